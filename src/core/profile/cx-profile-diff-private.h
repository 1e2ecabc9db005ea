/* What the files of the difference share. */
#pragma once

#include "cx-profile-diff.h"

G_BEGIN_DECLS

/** CxDiff: a difference while it is found. */
typedef struct {
  CxProfile    *before, *after;
  CxFieldLookup lookup;
  gpointer      lookup_data;
  GPtrArray    *changes;
} CxDiff;

/** cx_diff_take: adds a change; @text is taken. Returns: (transfer none): for its short form */
CxProfileChange *cx_diff_take (CxDiff *self, CxProfileChangeKind kind, const char *section, char *text);

/** cx_diff_set_short: the same change in three pieces; @from and @to are taken. */
void cx_diff_set_short (CxProfileChange *change, const char *subject, char *from, char *to);

#define CX_DIFF_NONE (-1)

/**
 * CxPairs: which of the one list is which of the other.
 * @after_of: (array length=n_before): a number or %CX_DIFF_NONE
 * @before_of: (array length=n_after): likewise
 */
typedef struct {
  guint n_before, n_after;
  int  *after_of, *before_of;
} CxPairs;

/** CxPairFunc: whether number @before of the one list may be number @after of the other. */
typedef gboolean (*CxPairFunc) (CxDiff *self, guint before, guint after, gconstpointer data);

void cx_pairs_init  (CxPairs *pairs, guint n_before, guint n_after);
void cx_pairs_clear (CxPairs *pairs);
/** cx_pairs_match: pairs those that are alone yet and belong together, first with first. */
void cx_pairs_match (CxPairs *pairs, CxDiff *diff, CxPairFunc belong, gconstpointer data);
/** cx_pairs_find_moved: the fewest whose move explains the new order. Returns: (transfer full) (array length=n_after) */
gboolean *cx_pairs_find_moved (const CxPairs *pairs);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CxPairs, cx_pairs_clear)

void cx_diff_criteria (CxDiff *self);
void cx_diff_sections (CxDiff *self);

G_END_DECLS
