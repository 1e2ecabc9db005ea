/* A member of one line: a text, a link with a button that opens it, a currency. */
#include "cx-member-kinds.h"

#include <glib/gi18n.h>

struct _CxLineField {
  CxMemberField parent_instance;

  GtkEditable  *entry;
  GtkWidget    *open;   /* (nullable): of a link */
};

G_DEFINE_FINAL_TYPE (CxLineField, cx_line_field, CX_TYPE_MEMBER_FIELD)

static gboolean
is_currency (CxLineField *self)
{
  return cx_member_field_get_member (CX_MEMBER_FIELD (self))->kind == CX_MEMBER_CURRENCY;
}

/* As the document holds it: trimmed, a currency in capitals. */
static char *
get_text (CxLineField *self)
{
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  if (!is_currency (self))
    return text;
  for (char *c = text; *c; c++)
    *c = g_ascii_toupper (*c);
  return text;
}

static gboolean
is_valid (CxLineField *self,
          const char   *text)
{
  if (!is_currency (self) || *text == '\0')
    return TRUE;
  return strlen (text) == 3 && g_ascii_isupper (text[0]) && g_ascii_isupper (text[1]) && g_ascii_isupper (text[2]);
}

static gboolean
is_address (const char *text)
{
  g_autofree char *scheme = g_uri_parse_scheme (text);

  return scheme != NULL && (g_str_equal (scheme, "https") || g_str_equal (scheme, "http"));
}

/* ── callbacks ── */

static void
on_changed (CxLineField *self)
{
  g_autofree char *text = get_text (self);

  if (self->open)
    gtk_widget_set_visible (self->open, is_address (text));
  if (is_valid (self, text))
    cx_member_field_set_error (CX_MEMBER_FIELD (self), NULL);
  cx_member_field_edited (CX_MEMBER_FIELD (self), FALSE);
}

/* Only who leaves a currency half typed is told so. */
static void
on_left (CxLineField *self)
{
  g_autofree char *text = get_text (self);

  cx_member_field_set_error (CX_MEMBER_FIELD (self), is_valid (self, text) ? NULL : _("Three letters, such as EUR"));
}

static void
on_open (CxLineField *self)
{
  g_autofree char *text = get_text (self);
  g_autoptr(GtkUriLauncher) launcher = gtk_uri_launcher_new (text);

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, NULL, NULL);
}

static void
on_example_changed (CxLineField *self)
{
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), cx_member_field_get_example (CX_MEMBER_FIELD (self)));
}

/* ── virtual functions ── */

static void
add_open_button (CxLineField *self,
                 GtkWidget    *box)
{
  self->open = gtk_button_new_from_icon_name ("adw-external-link-symbolic");
  gtk_widget_set_visible (self->open, FALSE);
  gtk_widget_set_tooltip_text (self->open, _("Open Link"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Open link"), -1);
  g_signal_connect_swapped (self->open, "clicked", G_CALLBACK (on_open), self);
  gtk_box_append (GTK_BOX (box), self->open);
}

static void
cx_line_field_set_up (CxMemberField *field)
{
  CxLineField *self = CX_LINE_FIELD (field);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  if (cx_member_field_get_member (field)->kind == CX_MEMBER_LINK)
    add_open_button (self, box);
  if (is_currency (self))
    gtk_editable_set_width_chars (self->entry, 5);
  gtk_widget_add_css_class (box, "linked");
  cx_member_field_set_input (field, box, GTK_WIDGET (self->entry));
  on_example_changed (self);
}

static void
cx_line_field_show (CxMemberField *field,
                     CxProfile     *profile,
                     const char    *part,
                     int            entry)
{
  CxLineField *self = CX_LINE_FIELD (field);
  const char *text = cx_profile_get_text (profile, part, entry, cx_member_field_get_member (field)->key);
  g_autofree char *now = get_text (self);

  if (g_str_equal (now, text ? text : "") || (text == NULL && !is_valid (self, now)))
    return;
  gtk_editable_set_text (self->entry, text ? text : "");
  cx_member_field_set_error (field, NULL);
}

static CxProfile *
cx_line_field_apply (CxMemberField *field,
                      CxProfile     *draft,
                      const char    *part,
                      int            entry)
{
  g_autofree char *text = get_text (CX_LINE_FIELD (field));

  return cx_profile_with_text (draft, part, entry, cx_member_field_get_member (field)->key,
                               is_valid (CX_LINE_FIELD (field), text) ? text : NULL);
}

static void
cx_line_field_class_init (CxLineFieldClass *klass)
{
  CxMemberFieldClass *field_class = CX_MEMBER_FIELD_CLASS (klass);

  field_class->set_up = cx_line_field_set_up;
  field_class->show = cx_line_field_show;
  field_class->apply = cx_line_field_apply;
}

static void
cx_line_field_init (CxLineField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_EDITABLE (gtk_entry_new ());
  gtk_editable_set_enable_undo (self->entry, FALSE);
  gtk_editable_set_width_chars (self->entry, 10);
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  g_signal_connect (self, "notify::example", G_CALLBACK (on_example_changed), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
}
