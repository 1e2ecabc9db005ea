/* Rows that were read ahead. */
#include "cx-row-store.h"

#include <string.h>

struct _CxRowStore {
  GPtrArray *rows;  /* (element-type CxRow): each in one piece with all that it points to */
  gsize      size;
};

CxRowStore *
cx_row_store_new (void)
{
  CxRowStore *self = g_new0 (CxRowStore, 1);

  self->rows = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
cx_row_store_free (CxRowStore *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static const char *
copy_text (char      **room,
           const char *text,
           gsize       length)
{
  char *copy = *room;

  if (length > 0)
    memcpy (copy, text, length);
  copy[length] = '\0';
  *room += length + 1;
  return copy;
}

void
cx_row_store_add (CxRowStore  *self,
                  const CxRow *row)
{
  gsize cells_size = row->n_cells * sizeof (CxCell), problem_length = row->problem ? strlen (row->problem) : 0;
  gsize size = sizeof (CxRow) + cells_size + row->raw_length + problem_length + 2;
  CxCell *cells;
  CxRow *copy;
  char *room;

  for (guint i = 0; i < row->n_cells; i++)
    size += row->cells[i].length + 1;
  copy = g_malloc (size);
  *copy = *row;
  copy->cells = cells = (CxCell *) (copy + 1);
  room = (char *) (cells + row->n_cells);
  for (guint i = 0; i < row->n_cells; i++)
    cells[i] = (CxCell) { copy_text (&room, row->cells[i].text, row->cells[i].length), row->cells[i].length };
  copy->raw = copy_text (&room, row->raw, row->raw_length);
  copy->problem = row->problem ? copy_text (&room, row->problem, problem_length) : NULL;
  g_ptr_array_add (self->rows, copy);
  self->size += size;
}

guint
cx_row_store_get_n (CxRowStore *self)
{
  return self->rows->len;
}

gsize
cx_row_store_get_size (CxRowStore *self)
{
  return self->size;
}

const CxRow *
cx_row_store_get (CxRowStore *self,
                  guint       i)
{
  g_return_val_if_fail (i < self->rows->len, NULL);

  return self->rows->pdata[i];
}
