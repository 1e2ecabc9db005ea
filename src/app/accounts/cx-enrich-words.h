/* The enrichment list in words. Knows no widgets. */
#pragma once

#include "cx-enrichment.h"

G_BEGIN_DECLS

/** cx_enrich_sum: "341 of 2,000 accounts could change tier if one blank field were filled. …" Returns: (transfer full) */
char *cx_enrich_sum     (guint change, guint accounts);

/** cx_enrich_blank: how many lack the field, and how many of those it moves matter most. Returns: (transfer full) */
char *cx_enrich_blank   (const CxEnrichField *field);

/** cx_enrich_field: what filling the field could do, in sentences. Returns: (transfer full) */
char *cx_enrich_field   (const CxEnrichField *field);

/** cx_enrich_account: "Could become tier 1, or fall to outside". Returns: (transfer full) */
char *cx_enrich_account (const CxEnrichAccount *account);

G_END_DECLS
