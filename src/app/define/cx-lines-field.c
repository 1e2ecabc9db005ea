/* A member that is a list of short texts: an entry each, and always an empty one at the end. A chain of
 * whys is numbered, and ends with the fifth. */
#include "cx-member-kinds.h"

#include <glib/gi18n.h>

#define MAX_WHYS 5

struct _CxLinesField {
  CxMemberField parent_instance;

  GtkBox       *box;
  gboolean      filling;   /* lines follow the document */
};

G_DEFINE_FINAL_TYPE (CxLinesField, cx_lines_field, CX_TYPE_MEMBER_FIELD)

static gboolean
is_chain (CxLinesField *self)
{
  return g_str_equal (cx_member_field_get_member (CX_MEMBER_FIELD (self))->key, "whys");
}

/* A line is a box: of a chain its number, and the entry. */
static GtkEditable *
entry_of (GtkWidget *line)
{
  return GTK_EDITABLE (gtk_widget_get_last_child (line));
}

static char *
text_of (GtkWidget *line)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry_of (line))));
}

static guint
count_lines (CxLinesField *self)
{
  guint n = 0;

  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->box)); line; line = gtk_widget_get_next_sibling (line))
    n++;
  return n;
}

/* What stands in the entries, without the blank ones. */
static GStrv
get_lines (CxLinesField *self)
{
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();

  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->box)); line; line = gtk_widget_get_next_sibling (line))
    {
      g_autofree char *text = text_of (line);

      if (*text)
        g_strv_builder_add (lines, text);
    }
  return g_strv_builder_end (lines);
}

/* ── lines ── */

/* Typing into the last line adds a line. */
static void on_changed (CxLinesField *self);

static GtkWidget *
append_line (CxLinesField *self,
             const char    *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *entry = gtk_entry_new ();
  gboolean first = count_lines (self) == 0;

  if (is_chain (self))
    gtk_box_append (GTK_BOX (line), gtk_label_new (NULL));
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 10);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_box_append (GTK_BOX (line), entry);
  gtk_box_append (self->box, line);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_changed), self);
  if (!first)
    cx_member_field_add_named (CX_MEMBER_FIELD (self), entry);
  return line;
}

/* Numbers, examples, and the empty entry at the end. */
static void
finish_lines (CxLinesField *self)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->box));
  guint i = 0;

  if (*gtk_editable_get_text (entry_of (last)) && !(is_chain (self) && count_lines (self) >= MAX_WHYS))
    append_line (self, "");
  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->box)); line; line = gtk_widget_get_next_sibling (line))
    {
      g_autofree char *number = g_strdup_printf ("%u", ++i);
      const char *more = is_chain (self) ? _("Why?") : _("One more");

      if (is_chain (self))
        gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (line)), number);
      gtk_entry_set_placeholder_text (GTK_ENTRY (entry_of (line)),
                                      i == 1 ? cx_member_field_get_example (CX_MEMBER_FIELD (self)) : more);
    }
}

static void
on_changed (CxLinesField *self)
{
  if (self->filling)
    return;
  finish_lines (self);
  cx_member_field_edited (CX_MEMBER_FIELD (self), FALSE);
}

/* Lines that were emptied go when nobody is in them any more. */
static void
on_left (CxLinesField *self)
{
  GtkWidget *next, *last = gtk_widget_get_last_child (GTK_WIDGET (self->box));

  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->box)); line && line != last; line = next)
    {
      g_autofree char *text = text_of (line);

      next = gtk_widget_get_next_sibling (line);
      if (*text == '\0' && line != gtk_widget_get_first_child (GTK_WIDGET (self->box)))
        gtk_box_remove (self->box, line);
    }
  finish_lines (self);
}

/* ── virtual functions ── */

static void
cx_lines_field_set_up (CxMemberField *field)
{
  CxLinesField *self = CX_LINES_FIELD (field);
  GtkWidget *line = append_line (self, "");

  cx_member_field_set_input (field, GTK_WIDGET (self->box), GTK_WIDGET (entry_of (line)));
  finish_lines (self);
}

static gboolean
says (CxLinesField *self,
      CxProfile     *profile,
      const char    *part,
      int            entry)
{
  const char *key = cx_member_field_get_member (CX_MEMBER_FIELD (self))->key;
  g_auto(GStrv) lines = get_lines (self);
  guint n = g_strv_length (lines);

  if (n != cx_profile_get_n_lines (profile, part, entry, key))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (lines[i], cx_profile_get_line (profile, part, entry, key, i)) != 0)
      return FALSE;
  return TRUE;
}

static void
cx_lines_field_show (CxMemberField *field,
                      CxProfile     *profile,
                      const char    *part,
                      int            entry)
{
  CxLinesField *self = CX_LINES_FIELD (field);
  const char *key = cx_member_field_get_member (field)->key;
  guint n = cx_profile_get_n_lines (profile, part, entry, key), i = 0;
  GtkWidget *next;

  if (says (self, profile, part, entry))
    return;
  self->filling = TRUE;
  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->box)); line; line = next, i++)
    {
      next = gtk_widget_get_next_sibling (line);
      if (i < MAX (n, 1))
        gtk_editable_set_text (entry_of (line), i < n ? cx_profile_get_line (profile, part, entry, key, i) : "");
      else
        gtk_box_remove (self->box, line);
    }
  for (; i < n; i++)
    append_line (self, cx_profile_get_line (profile, part, entry, key, i));
  self->filling = FALSE;
  finish_lines (self);
}

static CxProfile *
cx_lines_field_apply (CxMemberField *field,
                       CxProfile     *draft,
                       const char    *part,
                       int            entry)
{
  g_auto(GStrv) lines = get_lines (CX_LINES_FIELD (field));

  return cx_profile_with_lines (draft, part, entry, cx_member_field_get_member (field)->key, (const char *const *) lines);
}

static void
cx_lines_field_class_init (CxLinesFieldClass *klass)
{
  CxMemberFieldClass *field_class = CX_MEMBER_FIELD_CLASS (klass);

  field_class->set_up = cx_lines_field_set_up;
  field_class->show = cx_lines_field_show;
  field_class->apply = cx_lines_field_apply;
}

static void
cx_lines_field_init (CxLinesField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (GTK_WIDGET (self->box), focus);
}
