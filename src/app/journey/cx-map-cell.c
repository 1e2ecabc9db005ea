/* One cell of the journey map: a text that is typed in place. Knows nothing of stages. */
#include "cx-map-cell.h"

struct _CxMapCell {
  GtkBox       parent_instance;

  char        *stored;
  GtkLabel    *title;
  GtkTextView *view;
  GtkWidget   *hint;
  GtkLabel    *note;
};

G_DEFINE_FINAL_TYPE (CxMapCell, cx_map_cell, GTK_TYPE_BOX)

enum { SAID, N_SIGNALS };

static guint signals[N_SIGNALS];

static char *
read_text (CxMapCell *self)
{
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (self->view), "text", &text, NULL);
  return g_strstrip (g_steal_pointer (&text));
}

static void
commit (CxMapCell *self)
{
  g_autofree char *text = read_text (self);

  if (g_set_str (&self->stored, text))
    g_signal_emit (self, signals[SAID], 0, text);
}

static void
on_changed (CxMapCell *self)
{
  gtk_widget_set_visible (self->hint, gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->view)) == 0);
}

static gboolean
on_escape (GtkWidget *widget,
           GVariant  *parameter,
           gpointer   data)
{
  CxMapCell *self = CX_MAP_CELL (data);
  g_autofree char *text = read_text (self);

  if (g_str_equal (text, self->stored))
    return GDK_EVENT_PROPAGATE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), self->stored, -1);
  return GDK_EVENT_STOP;
}

static void
add_controllers (CxMapCell *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new (), *keys = gtk_shortcut_controller_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (commit), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (on_escape, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

static GtkWidget *
make_view (CxMapCell *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "map-text");
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (on_changed), self);
  self->hint = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->hint), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (self->hint), 2);
  gtk_widget_set_valign (self->hint, GTK_ALIGN_START);
  gtk_widget_set_can_target (self->hint, FALSE);
  gtk_widget_add_css_class (self->hint, "quiet");
  gtk_widget_add_css_class (self->hint, "map-hint");
  gtk_widget_set_vexpand (GTK_WIDGET (self->view), TRUE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->view));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->hint);
  gtk_widget_set_overflow (overlay, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_vexpand (overlay, TRUE);
  gtk_widget_add_css_class (overlay, "card");
  return overlay;
}

static GtkLabel *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return GTK_LABEL (label);
}

static void
cx_map_cell_finalize (GObject *object)
{
  g_free (CX_MAP_CELL (object)->stored);
  G_OBJECT_CLASS (cx_map_cell_parent_class)->finalize (object);
}

static void
cx_map_cell_class_init (CxMapCellClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_map_cell_finalize;
  signals[SAID] = g_signal_new ("said", CX_TYPE_MAP_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cx_map_cell_init (CxMapCell *self)
{
  self->stored = g_strdup ("");
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
  self->title = make_label ("caption-heading");
  self->note = make_label ("caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "quiet");
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self), make_view (self));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->note));
  add_controllers (self);
}

GtkWidget *
cx_map_cell_new (const char *title,
                 const char *name,
                 const char *hint)
{
  CxMapCell *self = g_object_new (CX_TYPE_MAP_CELL, NULL);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (GTK_LABEL (self->hint), hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, hint, -1);
  return GTK_WIDGET (self);
}

void
cx_map_cell_set_text (CxMapCell  *self,
                      const char *text)
{
  g_autofree char *shown = NULL;
  gboolean typed;

  g_return_if_fail (CX_IS_MAP_CELL (self));

  shown = read_text (self);
  typed = gtk_widget_has_focus (GTK_WIDGET (self->view)) && !g_str_equal (shown, self->stored);
  g_set_str (&self->stored, text);
  if (!typed && !g_str_equal (shown, text))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
}

void
cx_map_cell_set_note (CxMapCell  *self,
                      const char *note)
{
  g_return_if_fail (CX_IS_MAP_CELL (self));

  gtk_label_set_label (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), *note != '\0');
}

GtkTextView *
cx_map_cell_get_view (CxMapCell *self)
{
  g_return_val_if_fail (CX_IS_MAP_CELL (self), NULL);

  return self->view;
}
