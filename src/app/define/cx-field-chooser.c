/* A popover that offers the fields of the catalogue. Its rows are made when it is opened. */
#include "cx-field-chooser.h"

#include "cx-text.h"

#include <glib/gi18n.h>

struct _CxFieldChooser {
  GtkPopover      parent_instance;

  GtkSearchEntry *search;
  GtkListBox     *list;

  CxCatalogue    *catalogue;
  gulong          filled;
};

enum {
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CxFieldChooser, cx_field_chooser, GTK_TYPE_POPOVER)

/* ── rows ── */

static void
add_row (CxFieldChooser *self,
         const char     *key,
         const char     *label,
         const char     *note)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (label), *end = gtk_label_new (note);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (end, "dimmed");
  gtk_widget_add_css_class (end, "caption");
  gtk_widget_add_css_class (end, "numeric");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), end);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "field", g_strdup (key), g_free);
  gtk_list_box_append (self->list, row);
}

static char *
note_of (const CxFieldChoice *choice)
{
  if (!choice->imported)
    return g_strdup (_("not imported"));
  if (choice->fill < 0)
    return g_strdup ("");
  /* Translators: the share of accounts that have a value in a field */
  return g_strdup_printf (_("%.0f %% filled"), 100 * choice->fill);
}

/* What was typed may name a field that the data does not have yet. */
static void
add_own_name (CxFieldChooser *self,
              const char     *typed)
{
  g_autofree char *key = cx_text_slug (typed);
  g_autofree char *label = NULL;

  if (*key == '\0' || cx_catalogue_find (self->catalogue, key))
    return;
  label = g_strdup_printf (_("Use “%s”"), typed);
  add_row (self, key, label, _("not imported"));
}

static void
fill_list (CxFieldChooser *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *wanted = cx_text_fold (typed, -1);

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; self->catalogue && i < cx_catalogue_get_n (self->catalogue); i++)
    {
      const CxFieldChoice *choice = cx_catalogue_get (self->catalogue, i);
      g_autofree char *folded = cx_text_fold (choice->label, -1);
      g_autofree char *note = note_of (choice);

      if (strstr (folded, wanted) || strstr (choice->key, wanted))
        add_row (self, choice->key, choice->label, note);
    }
  if (self->catalogue)
    add_own_name (self, typed);
}

/* ── callbacks ── */

static void
choose (CxFieldChooser *self,
        GtkListBoxRow  *row)
{
  g_autofree char *key = g_strdup (g_object_get_data (G_OBJECT (row), "field"));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, key);
}

static void
on_row_activated (CxFieldChooser *self,
                  GtkListBoxRow  *row)
{
  choose (self, row);
}

static void
on_search_changed (CxFieldChooser *self)
{
  fill_list (self);
}

static void
on_search_activate (CxFieldChooser *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (first)
    choose (self, first);
}

static void
on_stop_search (CxFieldChooser *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_filled (CxFieldChooser *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill_list (self);
}

static void
cx_field_chooser_map (GtkWidget *widget)
{
  CxFieldChooser *self = CX_FIELD_CHOOSER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill_list (self);
  GTK_WIDGET_CLASS (cx_field_chooser_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
cx_field_chooser_dispose (GObject *object)
{
  CxFieldChooser *self = CX_FIELD_CHOOSER (object);

  cx_field_chooser_set_catalogue (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_FIELD_CHOOSER);
  G_OBJECT_CLASS (cx_field_chooser_parent_class)->dispose (object);
}

static void
cx_field_chooser_class_init (CxFieldChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cx_field_chooser_dispose;
  widget_class->map = cx_field_chooser_map;
  signals[CHOSEN] = g_signal_new ("chosen", CX_TYPE_FIELD_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-field-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, CxFieldChooser, search);
  gtk_widget_class_bind_template_child (widget_class, CxFieldChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
}

static void
cx_field_chooser_init (CxFieldChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cx_field_chooser_new (void)
{
  return g_object_new (CX_TYPE_FIELD_CHOOSER, NULL);
}

void
cx_field_chooser_set_catalogue (CxFieldChooser *self,
                                CxCatalogue    *catalogue)
{
  g_return_if_fail (CX_IS_FIELD_CHOOSER (self));

  if (self->catalogue == catalogue)
    return;
  if (self->catalogue)
    g_clear_signal_handler (&self->filled, self->catalogue);
  g_set_object (&self->catalogue, catalogue);
  if (catalogue)
    self->filled = g_signal_connect_object (catalogue, "filled", G_CALLBACK (on_filled), self, G_CONNECT_SWAPPED);
}
