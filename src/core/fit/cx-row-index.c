/* Which of many accounts few things are about. Knows nothing of the things. */
#include "cx-row-index.h"

CxRowIndex *
cx_row_index_new (CxColumns *columns,
                  guint      capacity)
{
  CxRowIndex *self = g_new0 (CxRowIndex, 1);

  self->columns = cx_columns_ref (columns);
  self->rows = g_new (guint32, capacity + 1);
  self->places = g_new (guint32, capacity + 1);
  if (capacity > 0)
    self->bits = g_new0 (guint64, cx_columns_get_n_accounts (columns) / 64 + 1);
  return self;
}

void
cx_row_index_free (CxRowIndex *self)
{
  if (self == NULL)
    return;
  cx_columns_unref (self->columns);
  g_free (self->bits);
  g_free (self->rows);
  g_free (self->places);
  g_free (self);
}

void
cx_row_index_add (CxRowIndex *self,
                  gint64      account,
                  guint32     place)
{
  guint row;

  if (!cx_columns_find_id (self->columns, account, &row) || cx_row_index_has (self, row))
    return;
  self->bits[row / 64] |= G_GUINT64_CONSTANT (1) << (row % 64);
  self->rows[self->n] = row;
  self->places[self->n++] = place;
}

guint32
cx_row_index_find (const CxRowIndex *self,
                   guint             row)
{
  guint low = 0, high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->rows[middle] < row)
        low = middle + 1;
      else
        high = middle;
    }
  return self->places[low];
}
