/* The sentences of the place Fit: what a person reads, and a screen reader says, of an account, a
 * ring or a sector. Knows no widgets. */
#pragma once

#include "cx-fit-picture.h"

G_BEGIN_DECLS

/** cx_fit_format_measure: short, with its currency: "€259k", "1,200". @field: (nullable). Returns: (transfer full) */
char *cx_fit_format_measure   (const CxField *field, double measure);

/** cx_fit_get_size_field: (transfer none) (nullable): what marks are sized by. */
const CxField *cx_fit_get_size_field (CxFitPicture *picture);

/** cx_fit_describe_account: "Tier 2, fit 56, at most 78 · MQL · €259k". Returns: (transfer full) */
char *cx_fit_describe_account (CxFitPicture *picture, guint account);

/** cx_fit_describe_region: "Tier 2 · Logistics". Returns: (transfer full) */
char *cx_fit_describe_region  (CxFitPicture *picture, CxFitRegion region);

/** cx_fit_describe_ring: for the keyboard: "Tier 2, strong fit: 144 of 612 accounts, ring 2 of 4". Returns: (transfer full) */
char *cx_fit_describe_ring    (CxFitPicture *picture, guint8 tier);

/** cx_fit_describe_sector: "Tier 2, Logistics: 35 accounts, sector 1 of 7". Returns: (transfer full) */
char *cx_fit_describe_sector  (CxFitPicture *picture, guint8 tier, guint sector);

/** cx_fit_describe_picture: all of it in one sentence. Returns: (transfer full) */
char *cx_fit_describe_picture (CxFitPicture *picture);

/** cx_fit_count_accounts: "612 accounts". Returns: (transfer full) */
char *cx_fit_count_accounts   (guint n);

G_END_DECLS
