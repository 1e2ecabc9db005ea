/* The bullseye as a table: the same counts, a sector a line. */
#pragma once

#include "cx-fit-picture.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxFitTable: signal `region-chosen` (tier int, always -1; sector int, -1 for all): a line was activated. */
#define CX_TYPE_FIT_TABLE (cx_fit_table_get_type ())
G_DECLARE_FINAL_TYPE (CxFitTable, cx_fit_table, CX, FIT_TABLE, AdwBin)

GtkWidget *cx_fit_table_new         (void);
void       cx_fit_table_set_picture (CxFitTable *self, CxFitPicture *picture);   /* (nullable) */
/** cx_fit_table_set_counts: other numbers for the sectors of @picture, before there is a picture of them. @counts: (array): by sector */
void       cx_fit_table_set_counts  (CxFitTable *self, CxFitPicture *picture, const CxTierCounts *counts);
/**
 * cx_fit_table_set_beside: the numbers of another picture of the same sectors behind its own, in parentheses
 * @beside: (nullable)
 * @caption: (nullable): what that one is of
 */
void       cx_fit_table_set_beside  (CxFitTable *self, CxFitPicture *beside, const char *caption);

G_END_DECLS
