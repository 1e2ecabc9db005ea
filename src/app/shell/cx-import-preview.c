/* The first rows of a file as a small table. */
#include "cx-import-preview.h"

#define MAX_ROWS 5
#define MAX_COLUMNS 40
#define MAX_CHARS 28

static void
attach (GtkGrid    *grid,
        guint       column,
        guint       row,
        const char *text,
        const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

GtkWidget *
cx_import_preview_new (const CxImportPeek *peek)
{
  GtkWidget *grid = gtk_grid_new (), *viewport = gtk_viewport_new (NULL, NULL);
  guint n_columns = MIN (g_strv_length (peek->form->header), MAX_COLUMNS), n_rows = MIN (peek->rows->len, MAX_ROWS);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "import-preview");
  for (guint i = 0; i < n_columns; i++)
    attach (GTK_GRID (grid), i, 0, peek->form->header[i], "caption-heading");
  for (guint r = 0; r < n_rows; r++)
    {
      char **cells = g_ptr_array_index (peek->rows, r);

      for (guint i = 0; i < n_columns && cells[i]; i++)
        attach (GTK_GRID (grid), i, r + 1, cells[i], "caption");
    }
  gtk_scrollable_set_hscroll_policy (GTK_SCROLLABLE (viewport), GTK_SCROLL_NATURAL);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), grid);
  return viewport;
}
