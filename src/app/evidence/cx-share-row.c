/* One share as a row: its name, a bar with its interval, and the numbers. */
#include "cx-share-row.h"

#include "cx-cohort-words.h"
#include "cx-interval-bar.h"

struct _CxShareRow {
  GtkListBoxRow parent_instance;
};

G_DEFINE_FINAL_TYPE (CxShareRow, cx_share_row, GTK_TYPE_LIST_BOX_ROW)

static void
cx_share_row_class_init (CxShareRowClass *klass)
{
}

static void
cx_share_row_init (CxShareRow *self)
{
}

static GtkWidget *
text_label (const char *text,
            gboolean    at_end)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), at_end ? 1 : 0);
  gtk_label_set_justify (GTK_LABEL (label), at_end ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_hexpand (label, at_end);
  return label;
}

GtkWidget *
cx_share_row_new (const char          *name,
                  const CxCohortShare *share,
                  double               target,
                  CxStanding           standing,
                  const char          *note)
{
  GtkWidget *row = g_object_new (CX_TYPE_SHARE_ROW, NULL), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *numbers;
  g_autofree char *text = cx_cohort_share_text (share);
  g_autofree char *whole = note ? g_strjoin (" · ", text, note, NULL) : g_strdup (text);
  g_autofree char *says = g_strdup_printf ("%s: %s", name, whole);

  numbers = text_label (whole, TRUE);
  gtk_widget_add_css_class (numbers, "numeric");
  gtk_widget_add_css_class (numbers, "board-small");
  gtk_box_append (GTK_BOX (line), text_label (name, FALSE));
  gtk_box_append (GTK_BOX (line), numbers);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), cx_interval_bar_new (share, target, standing));
  gtk_widget_add_css_class (box, "share-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, says, -1);
  return row;
}
