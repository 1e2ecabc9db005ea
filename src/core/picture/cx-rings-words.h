/* What the bullseye says in words: its message, and how large each ring is. */
#pragma once

#include "cx-fit-picture.h"

G_BEGIN_DECLS

/** cx_rings_describe_message: "94 of 1,000 accounts are in the bullseye; 61 of them are customers". Returns: (transfer full) */
char *cx_rings_describe_message (const CxFitPicture *picture);
/** cx_rings_describe_share: how much of @all @n is: "9 %", "< 1 %"; "–" of nothing. Returns: (transfer full) */
char *cx_rings_describe_share   (guint n, guint all);
/** cx_rings_describe_tier: "Tier 1 · 94 · 9 %". Returns: (transfer full) */
char *cx_rings_describe_tier    (CxFitPicture *picture, guint8 tier);
/** cx_rings_describe_cells: what the colours of a density mean: "1 … 403 accounts a dot". @fullest: %G_MAXUINT: not known yet. Returns: (transfer full) */
char *cx_rings_describe_cells   (guint fullest);
/** cx_rings_describe_customers: "1,204 customers"; "… among them" where a density has no points for them. Returns: (transfer full) */
char *cx_rings_describe_customers (const CxFitPicture *picture);

G_END_DECLS
