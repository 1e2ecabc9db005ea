/* The enrichment list: which blank fields could change the tier of how many accounts, and which accounts to fill first. */
#pragma once

#include "cx-tiering.h"

G_BEGIN_DECLS

/**
 * CxEnrichField:
 * @key: of the field
 * @label: as people call it
 * @in_data: whether the accounts have it in a form that the criteria can test; if not, it is blank everywhere
 * @blank: accounts that lack it
 * @change: accounts whose tier could change when only this field is filled
 * @up, @down: of these, those that could rise and those that could fall; many could do either
 * @top: of @change, those that are in tier 1 or 2 or could come there
 * @together: accounts that no single filling of it moves, but that it could lift together with other blank fields, all of
 *   which are needed
 * @together_top: of @together, those that are in tier 1 or 2 or could come there
 *
 * What filling one blank field could do. Source: method §3: an account whose low and high fall in different tiers could
 * move and belongs on the enrichment list; gates count, so a must that turns out to miss, and a never that turns out to
 * match, move an account too.
 *
 * A field is blank for an account when a criterion over it is unknown, or when `known` over it misses. Filling it with a
 * value answers all criteria over it at once, in every profile, so only those combinations of verdicts count that some value
 * gives together (cx-answers.h); exact up to 4096 combinations of a text or a list that none stands for, then at most. The
 * tier is that of the profile, or of the workspace: the best over its profiles.
 *
 * Every account with %CX_FLAG_COULD_MOVE counts in @change or @together of a field, but where no value is best for all
 * criteria over a field: then the match of all, with which `high` reckons, cannot come.
 *
 * @together is of pairs and more: in some profile, the field belongs to a smallest set of blank fields that lifts the
 * account above its tier. Only a rise can need several: each gate that drops an account does so alone.
 */
typedef struct {
  char    *key, *label;
  gboolean in_data;
  guint    blank, change, up, down, top, together, together_top;
} CxEnrichField;

/**
 * CxEnrichAccount:
 * @account: its row
 * @tier: now
 * @best, @worst: tiers that filling the field could give
 * @together: whether the field moves it together with others only; @best is then what filling several could give
 * @fit: now, under its segment
 */
typedef struct {
  guint    account;
  guint8   tier, best, worst;
  gboolean together;
  double   fit;
} CxEnrichAccount;

/** CxEnrichment: immutable, reference counted, safe across threads. */
typedef struct _CxEnrichment CxEnrichment;

CxEnrichment *cx_enrichment_ref   (CxEnrichment *self);
void          cx_enrichment_unref (CxEnrichment *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxEnrichment, cx_enrichment_unref)

/**
 * cx_enrichment_new:
 * @profile: rank index: its tiers; or -1: those of the workspace
 *
 * Of one profile O(groups × fields), else O(accounts × profiles) beside. Fails only with %G_IO_ERROR_CANCELLED.
 */
CxEnrichment *cx_enrichment_new (CxTiering *tiering, int profile, GCancellable *cancellable, GError **error);

/**
 * cx_enrichment_get_fields:
 *
 * Every field that a criterion asks for: most accounts that could change first, then most in tier 1 and 2, then most that
 * could change together with others, then most blank, then in the profiles' order.
 *
 * Returns: (transfer none) (element-type CxEnrichField)
 */
GPtrArray *cx_enrichment_get_fields (CxEnrichment *self);

/** cx_enrichment_find_field: the number of the field with this key or label (folded), or -1; of two of one key that in the data. */
int        cx_enrichment_find_field (CxEnrichment *self, const char *text);

/** cx_enrichment_count_change: accounts whose tier at least one of the fields could change alone. */
guint      cx_enrichment_count_change (CxEnrichment *self);

/**
 * cx_enrichment_find_accounts:
 * @field: its number
 * @limit: 0: all
 *
 * The accounts whose tier the field could change, those to fill first at the front: what it moves alone, then what it moves
 * together with others; of these the best tier that could come out, then the higher fit, then by name and key.
 * O(accounts + found · log found).
 *
 * Returns: (transfer full) (element-type CxEnrichAccount)
 */
GArray    *cx_enrichment_find_accounts (CxEnrichment *self, guint field, guint limit);

G_END_DECLS
