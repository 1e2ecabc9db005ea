/* The numbers of the funnel chart as a table. */
#pragma once

#include "cx-funnel-answer.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxFunnelNumbers: a column a group and one for all; lines of stages and of the steps between them take turns. */
#define CX_TYPE_FUNNEL_NUMBERS (cx_funnel_numbers_get_type ())
G_DECLARE_FINAL_TYPE (CxFunnelNumbers, cx_funnel_numbers, CX, FUNNEL_NUMBERS, AdwBin)

void cx_funnel_numbers_show (CxFunnelNumbers *self, const CxFunnelAnswer *answer);

G_END_DECLS
