/* A popover to pick values of a field. The counting is the catalogue's, in a thread; an answer to a
 * search that is no longer asked is cancelled and dropped. */
#include "cx-value-chooser.h"

#include "cx-text.h"

#include <glib/gi18n.h>

/* More rows than this nobody reads; searching is quicker. */
#define MAX_ROWS 60

struct _CxValueChooser {
  GtkPopover      parent_instance;

  GtkSearchEntry *search;
  GtkWidget      *scroller;
  GtkListBox     *list;
  GtkLabel       *note;

  CxCatalogue    *catalogue;
  char           *key;
  char          **chosen;
  gboolean        parts;    /* values are parts of a text: what was typed comes first */
  GCancellable   *asking;
};

enum {
  TOGGLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CxValueChooser, cx_value_chooser, GTK_TYPE_POPOVER)

static gboolean
same_text (const char *a,
           const char *b)
{
  g_autofree char *left = cx_text_fold (a, -1), *right = cx_text_fold (b, -1);

  return g_str_equal (left, right);
}

static gboolean
is_chosen (CxValueChooser *self,
           const char     *value)
{
  for (guint i = 0; self->chosen && self->chosen[i]; i++)
    if (same_text (self->chosen[i], value))
      return TRUE;
  return FALSE;
}

/* ── rows ── */

static void
show_chosen (CxValueChooser *self,
             GtkWidget      *row)
{
  GtkWidget *check = g_object_get_data (G_OBJECT (row), "check");
  gboolean chosen = is_chosen (self, g_object_get_data (G_OBJECT (row), "value"));

  gtk_widget_set_opacity (check, chosen ? 1 : 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_CHECKED,
                               chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

static void
add_row (CxValueChooser *self,
         const char     *value,
         const char     *label,
         const char     *note)
{
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "accessible-role", GTK_ACCESSIBLE_ROLE_CHECKBOX, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget *name = gtk_label_new (label), *end = gtk_label_new (note);
  g_autofree char *accessible = g_strdup_printf ("%s %s", label, note);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (end, "dimmed");
  gtk_widget_add_css_class (end, "caption");
  gtk_widget_add_css_class (end, "numeric");
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), end);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "value", g_strdup (value), g_free);
  g_object_set_data (G_OBJECT (row), "check", check);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, accessible, -1);
  show_chosen (self, row);
  gtk_list_box_append (self->list, row);
}

/* A value that was typed, or was chosen and is not in the data, can be chosen and taken back too. */
static void
add_own_value (CxValueChooser *self,
               CxValueCounts  *found)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  g_autofree char *label = NULL;

  if (*typed == '\0')
    return;
  for (guint i = 0; i < found->values->len; i++)
    if (same_text (((CxValueCount *) found->values->pdata[i])->text, typed))
      return;
  label = g_strdup_printf (_("Add “%s”"), typed);
  add_row (self, typed, label, _("not in the data"));
}

static void
show_found (CxValueChooser *self,
            CxValueCounts  *found)
{
  g_autofree char *note = NULL;

  gtk_list_box_remove_all (self->list);
  if (self->parts)
    add_own_value (self, found);
  for (guint i = 0; i < found->values->len; i++)
    {
      const CxValueCount *value = found->values->pdata[i];
      g_autofree char *accounts = g_strdup_printf ("%'u", value->accounts);

      add_row (self, value->text, value->text, accounts);
    }
  if (!self->parts)
    add_own_value (self, found);
  if (found->more > 0)
    note = g_strdup_printf (ngettext ("%'u more value: search to find it", "%'u more values: search to find them",
                                      found->more),
                            found->more);
  else if (found->values->len == 0 && *gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0')
    note = g_strdup (_("The data has no values in this field. Type one and press Enter."));
  gtk_widget_set_visible (self->scroller, gtk_list_box_get_row_at_index (self->list, 0) != NULL);
  gtk_label_set_label (self->note, note ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CxValueChooser) self = user_data;
  g_autoptr(CxValueCounts) found = cx_catalogue_find_values_finish (CX_CATALOGUE (source), result, NULL);

  if (found && g_task_get_cancellable (G_TASK (result)) == self->asking)
    show_found (self, found);
}

static void
ask (CxValueChooser *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (self->catalogue == NULL || self->key == NULL)
    return;
  self->asking = g_cancellable_new ();
  cx_catalogue_find_values_async (self->catalogue, self->key, gtk_editable_get_text (GTK_EDITABLE (self->search)),
                                  MAX_ROWS, self->asking, on_found, g_object_ref (self));
}

/* ── callbacks ── */

static void
toggle (CxValueChooser *self,
        const char     *value)
{
  g_autofree char *own = g_strdup (value);

  g_signal_emit (self, signals[TOGGLED], 0, own);
}

static void
on_row_activated (CxValueChooser *self,
                  GtkListBoxRow  *row)
{
  toggle (self, g_object_get_data (G_OBJECT (row), "value"));
}

static void
on_search_changed (CxValueChooser *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    ask (self);
}

/* Enter takes the first of the list that is not taken, which is what was typed when the data does not
 * have it. */
static void
on_search_activate (CxValueChooser *self)
{
  GtkListBoxRow *row;
  int i = 0;

  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0')
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, i)) &&
         is_chosen (self, g_object_get_data (G_OBJECT (row), "value")))
    i++;
  if (row)
    toggle (self, g_object_get_data (G_OBJECT (row), "value"));
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
on_stop_search (CxValueChooser *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
cx_value_chooser_map (GtkWidget *widget)
{
  CxValueChooser *self = CX_VALUE_CHOOSER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  ask (self);
  GTK_WIDGET_CLASS (cx_value_chooser_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
cx_value_chooser_dispose (GObject *object)
{
  CxValueChooser *self = CX_VALUE_CHOOSER (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->chosen, g_strfreev);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_VALUE_CHOOSER);
  G_OBJECT_CLASS (cx_value_chooser_parent_class)->dispose (object);
}

static void
cx_value_chooser_class_init (CxValueChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cx_value_chooser_dispose;
  widget_class->map = cx_value_chooser_map;
  signals[TOGGLED] = g_signal_new ("toggled", CX_TYPE_VALUE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-value-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, CxValueChooser, search);
  gtk_widget_class_bind_template_child (widget_class, CxValueChooser, list);
  gtk_widget_class_bind_template_child (widget_class, CxValueChooser, scroller);
  gtk_widget_class_bind_template_child (widget_class, CxValueChooser, note);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
}

static void
cx_value_chooser_init (CxValueChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cx_value_chooser_new (void)
{
  return g_object_new (CX_TYPE_VALUE_CHOOSER, NULL);
}

void
cx_value_chooser_set_field (CxValueChooser *self,
                            CxCatalogue    *catalogue,
                            const char     *key,
                            gboolean        parts)
{
  g_return_if_fail (CX_IS_VALUE_CHOOSER (self));

  self->parts = parts;
  if (self->catalogue == catalogue && g_strcmp0 (self->key, key) == 0)
    return;
  g_set_object (&self->catalogue, catalogue);
  g_set_str (&self->key, key);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    ask (self);
}

void
cx_value_chooser_set_chosen (CxValueChooser *self,
                             char *const    *values)
{
  GtkListBoxRow *row;

  g_return_if_fail (CX_IS_VALUE_CHOOSER (self));

  g_strfreev (self->chosen);
  self->chosen = g_strdupv ((char **) values);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)); i++)
    show_chosen (self, GTK_WIDGET (row));
}
