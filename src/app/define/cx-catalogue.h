/* The fields that criteria can ask about, how full they are, and the values that the data has.
 * Counting is done in threads and remembered as long as the accounts stay the same. Knows no widgets. */
#pragma once

#include "cx-columns.h"
#include "cx-criterion-words.h"

G_BEGIN_DECLS

/**
 * CxFieldChoice:
 * @imported: whether the accounts have it; else it is one that most teams ask about
 * @fill: share of accounts with a value, 0…1, or -1 as long as nobody counted
 */
typedef struct {
  char       *key, *label, *unit;
  CxFieldType type;
  gboolean    imported;
  double      fill;
} CxFieldChoice;

/** CxValueCount: a value and how many accounts have it. */
typedef struct {
  char *text;
  guint accounts;
} CxValueCount;

/** CxValueCounts: @values: (element-type CxValueCount), most frequent first; @more: found, but beyond the limit. */
typedef struct {
  GPtrArray *values;
  guint      more;
} CxValueCounts;

void cx_value_counts_free (CxValueCounts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxValueCounts, cx_value_counts_free)

/** CxCatalogue: signal `filled` () once the shares are counted. */
#define CX_TYPE_CATALOGUE (cx_catalogue_get_type ())
G_DECLARE_FINAL_TYPE (CxCatalogue, cx_catalogue, CX, CATALOGUE, GObject)

/** cx_catalogue_new: @columns: (nullable): the accounts; begins to count in a thread. */
CxCatalogue         *cx_catalogue_new         (CxColumns *columns);

CxColumns           *cx_catalogue_get_columns (CxCatalogue *self);   /* (transfer none) (nullable) */
guint                cx_catalogue_get_n       (CxCatalogue *self);
const CxFieldChoice *cx_catalogue_get         (CxCatalogue *self, guint i);
const CxFieldChoice *cx_catalogue_find        (CxCatalogue *self, const char *key);   /* (nullable) */

/** cx_catalogue_name: how words call the field of a criterion, whether it exists or not; borrows from both. */
CxFieldName          cx_catalogue_name        (CxCatalogue *self, const CxCriterion *criterion);

/**
 * cx_catalogue_find_values_async:
 * @search: (nullable): only values that contain it, compared folded
 * @limit: at most so many
 *
 * The distinct values of a text or list field. O(accounts) once per field, then O(values), in a thread.
 */
void                 cx_catalogue_find_values_async  (CxCatalogue *self, const char *key, const char *search, guint limit,
                                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CxValueCounts       *cx_catalogue_find_values_finish (CxCatalogue *self, GAsyncResult *result, GError **error);

G_END_DECLS
