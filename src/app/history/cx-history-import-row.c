/* An import as a row of a list. Knows no other import. */
#include "cx-history-import-row.h"

#include "cx-import-words.h"

#include <glib/gi18n.h>

static GtkWidget *
text_line (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
cx_history_import_row_new (const CxImportRow *import,
                           gint32             today)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *words;
  const CxImportCounts counts = { import->rows, import->inserted, import->updated, import->unchanged, import->merged, import->rejected };
  g_autofree char *title = g_strdup_printf (_("Import %d"), (int) import->id);
  g_autofree char *when = cx_import_when (import->at, today);
  g_autofree char *source = g_strdup_printf ("%s · %s", import->source, cx_import_kind_name_label (import->kind));
  g_autofree char *head = g_strdup_printf ("%s · %s", title, when);
  g_autofree char *counted = cx_import_counts_words (&counts);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s, %s: %s", title, when, import->file, source, counted);

  gtk_box_append (GTK_BOX (box), text_line (import->file, "heading"));
  gtk_box_append (GTK_BOX (box), text_line (head, "quiet"));
  gtk_box_append (GTK_BOX (box), text_line (source, "quiet"));
  words = text_line (counted, NULL);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_lines (GTK_LABEL (words), 2);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (row, "history-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}
