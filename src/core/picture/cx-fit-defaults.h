/* Which fields make the sectors and sizes of the bullseye, before anybody chose. */
#pragma once

#include "cx-columns.h"

G_BEGIN_DECLS

/** cx_fit_makes_sectors: the stage is offered once, as the journey has it, not as the imported column says. */
gboolean    cx_fit_makes_sectors   (const CxField *field);
gboolean    cx_fit_makes_size      (const CxField *field);

/** cx_fit_sectors_default: a key: the industry, else another field by which sales is organised, else "". (transfer none) */
const char *cx_fit_sectors_default (CxColumns *columns);
/** cx_fit_size_default: a key: the potential, else what else is a measure of an account, else "". (transfer none) */
const char *cx_fit_size_default    (CxColumns *columns);

G_END_DECLS
