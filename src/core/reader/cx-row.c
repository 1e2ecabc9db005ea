/* A row of cells. Knows nothing of what the cells mean. */
#include "cx-row.h"

static gboolean
is_blank (const CxCell *cell)
{
  for (gsize i = 0; i < cell->length; i++)
    if (!g_ascii_isspace (cell->text[i]))
      return FALSE;
  return TRUE;
}

gboolean
cx_row_has_text (const CxRow *row,
                 guint        from)
{
  for (guint i = from; i < row->n_cells; i++)
    if (!is_blank (&row->cells[i]))
      return TRUE;
  return FALSE;
}
