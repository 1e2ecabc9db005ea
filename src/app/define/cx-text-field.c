/* A member of a few lines of text, which grows with what is typed. Its own undo is off: undo belongs to
 * the document, which holds it as one paragraph. */
#include "cx-member-kinds.h"

struct _CxTextField {
  CxMemberField parent_instance;

  GtkTextView  *view;
  GtkLabel     *example;
};

G_DEFINE_FINAL_TYPE (CxTextField, cx_text_field, CX_TYPE_MEMBER_FIELD)

/* One paragraph, trimmed. */
static char *
one_paragraph (const char *text)
{
  return g_strstrip (g_strdelimit (g_strdup (text), "\r\n", ' '));
}

static char *
get_text (CxTextField *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autofree char *raw = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  raw = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return one_paragraph (raw);
}

static void
on_changed (CxTextField *self)
{
  gboolean empty = gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->view)) == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->example), empty);
  cx_member_field_edited (CX_MEMBER_FIELD (self), FALSE);
}

/* A text view knows how high its text is only once it has been given a width and an idle moment to look, and
 * then does not ask for that height by itself. */
static gboolean
on_idle (gpointer user_data)
{
  gtk_widget_queue_resize (user_data);
  return G_SOURCE_REMOVE;
}

static void
on_map (GtkWidget *view)
{
  g_idle_add_full (G_PRIORITY_LOW, on_idle, g_object_ref (view), g_object_unref);
}

static void
on_example_changed (CxTextField *self)
{
  gtk_label_set_label (self->example, cx_member_field_get_example (CX_MEMBER_FIELD (self)));
}

static void
cx_text_field_set_up (CxMemberField *field)
{
  CxTextField *self = CX_TEXT_FIELD (field);
  GtkWidget *overlay = gtk_overlay_new ();

  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->view));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->example));
  gtk_overlay_set_measure_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->example), TRUE);
  cx_member_field_set_input (field, overlay, GTK_WIDGET (self->view));
  on_example_changed (self);
}

static void
cx_text_field_show (CxMemberField *field,
                     CxProfile     *profile,
                     const char    *part,
                     int            entry)
{
  CxTextField *self = CX_TEXT_FIELD (field);
  const char *text = cx_profile_get_text (profile, part, entry, cx_member_field_get_member (field)->key);
  g_autofree char *now = get_text (self);
  g_autofree char *then = one_paragraph (text ? text : "");

  if (!g_str_equal (now, then))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text ? text : "", -1);
}

static CxProfile *
cx_text_field_apply (CxMemberField *field,
                      CxProfile     *draft,
                      const char    *part,
                      int            entry)
{
  g_autofree char *text = get_text (CX_TEXT_FIELD (field));

  return cx_profile_with_text (draft, part, entry, cx_member_field_get_member (field)->key, text);
}

static void
cx_text_field_class_init (CxTextFieldClass *klass)
{
  CxMemberFieldClass *field_class = CX_MEMBER_FIELD_CLASS (klass);

  field_class->set_up = cx_text_field_set_up;
  field_class->show = cx_text_field_show;
  field_class->apply = cx_text_field_apply;
}

static void
set_up_view (CxTextField *self)
{
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_top_margin (self->view, 8);
  gtk_text_view_set_bottom_margin (self->view, 8);
  gtk_text_view_set_left_margin (self->view, 10);
  gtk_text_view_set_right_margin (self->view, 10);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "text-field");
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (self->view), FALSE);
}

static void
set_up_example (CxTextField *self)
{
  GtkWidget *example = gtk_label_new (NULL);

  self->example = GTK_LABEL (example);
  gtk_label_set_xalign (self->example, 0);
  gtk_label_set_wrap (self->example, TRUE);
  gtk_widget_set_can_target (example, FALSE);
  gtk_widget_set_valign (example, GTK_ALIGN_START);
  gtk_widget_set_margin_top (example, 8);
  gtk_widget_set_margin_start (example, 11);
  gtk_widget_set_margin_end (example, 10);
  gtk_widget_set_margin_bottom (example, 8);
  gtk_widget_add_css_class (example, "dimmed");
}

static void
cx_text_field_init (CxTextField *self)
{
  set_up_view (self);
  set_up_example (self);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_after (self->view, "map", G_CALLBACK (on_map), NULL);
  g_signal_connect (self, "notify::example", G_CALLBACK (on_example_changed), NULL);
}
