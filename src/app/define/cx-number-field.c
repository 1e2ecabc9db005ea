/* A member that is a number: an amount, a count, a share typed as percent. What cannot be read stays in
 * the entry, with what is wrong below it; the document keeps the last number. */
#include "cx-member-kinds.h"

#include "cx-criterion-words.h"

#include <glib/gi18n.h>
#include <math.h>

struct _CxNumberField {
  CxMemberField parent_instance;

  GtkEditable  *entry;
  double        known;   /* as the document has it; NAN: not at all */
};

G_DEFINE_FINAL_TYPE (CxNumberField, cx_number_field, CX_TYPE_MEMBER_FIELD)

static CxMemberKind
kind_of (CxNumberField *self)
{
  return cx_member_field_get_member (CX_MEMBER_FIELD (self))->kind;
}

static gboolean
same (double a,
      double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static char *
write_number (double       number,
              CxMemberKind kind)
{
  if (isnan (number))
    return g_strdup ("");
  if (kind != CX_MEMBER_SHARE)
    return cx_bound_write (number, CX_FIELD_NUMBER);
  /* Translators: a share as it stands in an entry: 25 % */
  return g_strdup_printf (C_("entry", "%'.12g %%"), 100 * number);
}

/* Returns: what is wrong with @text, or NULL; empty text is no number, and right. */
static const char *
read_number (const char   *text,
             CxMemberKind  kind,
             double       *number)
{
  g_autofree char *digits = g_strstrip (g_strdup (text));

  if (kind == CX_MEMBER_SHARE && g_str_has_suffix (digits, "%"))
    digits[strlen (digits) - 1] = '\0';
  if (!cx_bound_read (digits, CX_FIELD_NUMBER, NAN, number))
    return _("This is not a number");
  if (isnan (*number))
    return NULL;
  if (*number < 0)
    return _("A number from 0 on");
  if (kind == CX_MEMBER_COUNT && *number != floor (*number))
    return _("A whole number, without a fraction");
  if (kind == CX_MEMBER_SHARE && *number > 100)
    return _("A share from 0 to 100 %");
  if (kind == CX_MEMBER_SHARE)
    *number /= 100;
  return NULL;
}

static void
on_changed (CxNumberField *self)
{
  double number;
  const char *wrong = read_number (gtk_editable_get_text (self->entry), kind_of (self), &number);

  cx_member_field_set_error (CX_MEMBER_FIELD (self), wrong);
  if (wrong == NULL)
    cx_member_field_edited (CX_MEMBER_FIELD (self), FALSE);
}

static void
write_known (CxNumberField *self)
{
  g_autofree char *text = write_number (self->known, kind_of (self));

  gtk_editable_set_text (self->entry, text);
  gtk_editable_set_position (self->entry, -1);
}

/* Who leaves sees the number as the document has it; what could not be read stays. */
static void
on_left (CxNumberField *self)
{
  g_autofree char *text = write_number (self->known, kind_of (self));
  double number;

  if (read_number (gtk_editable_get_text (self->entry), kind_of (self), &number) == NULL && same (number, self->known) &&
      !g_str_equal (text, gtk_editable_get_text (self->entry)))
    write_known (self);
}

static void
on_example_changed (CxNumberField *self)
{
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), cx_member_field_get_example (CX_MEMBER_FIELD (self)));
}

/* ── virtual functions ── */

static void
cx_number_field_set_up (CxMemberField *field)
{
  cx_member_field_set_input (field, GTK_WIDGET (CX_NUMBER_FIELD (field)->entry),
                             GTK_WIDGET (CX_NUMBER_FIELD (field)->entry));
  on_example_changed (CX_NUMBER_FIELD (field));
}

static void
cx_number_field_show (CxMemberField *field,
                       CxProfile     *profile,
                       const char    *part,
                       int            entry)
{
  CxNumberField *self = CX_NUMBER_FIELD (field);
  double number = cx_profile_get_number (profile, part, entry, cx_member_field_get_member (field)->key);

  if (same (number, self->known))
    return;
  self->known = number;
  write_known (self);
}

static CxProfile *
cx_number_field_apply (CxMemberField *field,
                        CxProfile     *draft,
                        const char    *part,
                        int            entry)
{
  CxNumberField *self = CX_NUMBER_FIELD (field);
  double number;

  if (read_number (gtk_editable_get_text (self->entry), kind_of (self), &number) != NULL)
    return NULL;
  self->known = number;
  return cx_profile_with_number (draft, part, entry, cx_member_field_get_member (field)->key, number);
}

static void
cx_number_field_class_init (CxNumberFieldClass *klass)
{
  CxMemberFieldClass *field_class = CX_MEMBER_FIELD_CLASS (klass);

  field_class->set_up = cx_number_field_set_up;
  field_class->show = cx_number_field_show;
  field_class->apply = cx_number_field_apply;
}

static void
cx_number_field_init (CxNumberField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->known = NAN;
  self->entry = GTK_EDITABLE (gtk_entry_new ());
  gtk_editable_set_enable_undo (self->entry, FALSE);
  gtk_editable_set_width_chars (self->entry, 10);
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "numeric");
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  g_signal_connect (self, "notify::example", G_CALLBACK (on_example_changed), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
}
