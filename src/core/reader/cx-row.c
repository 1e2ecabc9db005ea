/* A row of cells. Knows nothing of what the cells mean. */
#include "cx-row.h"

#include "cx-text.h"

#include <string.h>

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

char *
cx_row_to_json (const CxRow *row)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *text = g_utf8_make_valid (row->cells[i].text, row->cells[i].length);

      if (i > 0)
        g_string_append_c (json, ',');
      cx_text_append_json (json, text, strlen (text));
    }
  g_string_append_c (json, ']');
  return g_string_free_and_steal (json);
}
