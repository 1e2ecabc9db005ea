/* Accounts by what a column of texts says of them. Knows no tiers and no stages. */
#include "cx-grouping.h"

CxGrouping *
cx_grouping_new (const CxColumn *column)
{
  g_autoptr(GHashTable) by_fold = g_hash_table_new (g_str_hash, g_str_equal);
  CxGrouping *self;

  g_return_val_if_fail (column != NULL && column->codes != NULL, NULL);

  self = g_new0 (CxGrouping, 1);
  self->column = column;
  self->names = g_new0 (const char *, column->n_texts + 1);
  self->of_code = g_new (guint32, column->n_texts + 1);
  for (guint code = 0; code < column->n_texts; code++)
    {
      gpointer found;

      if (g_hash_table_lookup_extended (by_fold, cx_column_get_folded (column)[code], NULL, &found))
        {
          self->of_code[code] = GPOINTER_TO_UINT (found);
          continue;
        }
      self->of_code[code] = self->n;
      g_hash_table_insert (by_fold, cx_column_get_folded (column)[code], GUINT_TO_POINTER (self->n));
      self->names[self->n++] = column->texts[code];
    }
  self->n++;
  return self;
}

void
cx_grouping_free (CxGrouping *self)
{
  if (self == NULL)
    return;
  g_free (self->names);
  g_free (self->of_code);
  g_free (self);
}
