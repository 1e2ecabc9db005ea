/* `--where` expressions: whether one holds for an account. Two-valued: a comparison with a missing value
 * is false, and so its negation by “not” is true. Knows nothing of criteria and verdicts. */
#include "cx-filter-private.h"

#include <math.h>

struct _CxFilter {
  CxColumns *columns;
  CxNode    *root;
};

CxNode *
cx_node_new (CxNodeKind      kind,
             const CxColumn *column)
{
  CxNode *self = g_new0 (CxNode, 1);

  self->kind = kind;
  self->column = column;
  if (column == NULL)
    self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_node_free);
  return self;
}

void
cx_node_free (CxNode *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self->table);
  g_free (self);
}

static gboolean
holds_known (const CxColumn *column,
             guint           account)
{
  if (column->codes != NULL)
    return cx_column_code (column, account) != CX_NO_CODE;
  if (column->offsets != NULL)
    return column->offsets[account] != column->offsets[account + 1];
  return !isnan (column->low[account]);
}

static gboolean
holds_list (const CxNode *self,
            guint         account)
{
  const CxColumn *column = self->column;
  guint from = column->offsets[account], to = column->offsets[account + 1];

  for (guint i = from; i < to; i++)
    if (self->table[column->items[i]])
      return !self->negated;
  return self->negated && from != to;
}

/* A range satisfies a comparison when all of it does. NaN, which is missing, compares false. */
static gboolean
holds_number (const CxNode *self,
              guint         account)
{
  double low = self->column->low[account], high = self->column->high[account];

  switch (self->compare)
    {
    case CX_COMPARE_EQUAL:
      return low == self->number && high == self->number;
    case CX_COMPARE_DIFFERENT:
      return high < self->number || low > self->number;
    case CX_COMPARE_BELOW:
      return high < self->number;
    case CX_COMPARE_AT_MOST:
      return high <= self->number;
    case CX_COMPARE_ABOVE:
      return low > self->number;
    default:
      return low >= self->number;
    }
}

static gboolean
holds (const CxNode *self,
       guint         account)
{
  switch (self->kind)
    {
    case CX_NODE_AND:
      for (guint i = 0; i < self->children->len; i++)
        if (!holds (self->children->pdata[i], account))
          return FALSE;
      return TRUE;
    case CX_NODE_OR:
      for (guint i = 0; i < self->children->len; i++)
        if (holds (self->children->pdata[i], account))
          return TRUE;
      return FALSE;
    case CX_NODE_NOT:
      return !holds (self->children->pdata[0], account);
    case CX_NODE_KNOWN:
      return holds_known (self->column, account);
    case CX_NODE_TEXT:
      return cx_column_code (self->column, account) != CX_NO_CODE && self->table[cx_column_code (self->column, account)];
    case CX_NODE_LIST:
      return holds_list (self, account);
    default:
      return holds_number (self, account);
    }
}

CxFilter *
cx_filter_parse (const char *expression,
                 CxColumns  *columns,
                 GError    **error)
{
  CxNode *root;
  CxFilter *self;

  g_return_val_if_fail (expression != NULL && columns != NULL, NULL);

  root = cx_node_parse (expression, columns, error);
  if (root == NULL)
    return NULL;
  self = g_new0 (CxFilter, 1);
  self->columns = cx_columns_ref (columns);
  self->root = root;
  return self;
}

gboolean
cx_filter_holds (CxFilter *self,
                 guint     account)
{
  g_return_val_if_fail (account < cx_columns_get_n_accounts (self->columns), FALSE);

  return holds (self->root, account);
}

void
cx_filter_free (CxFilter *self)
{
  if (self == NULL)
    return;
  cx_node_free (self->root);
  cx_columns_unref (self->columns);
  g_free (self);
}
