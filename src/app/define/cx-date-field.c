/* A member that is a day: typed as "2026-11-22", or chosen from a calendar. */
#include "cx-member-kinds.h"

#include "cx-criterion-words.h"
#include "cx-day-button.h"

#include <glib/gi18n.h>
#include <math.h>

struct _CxDateField {
  CxMemberField parent_instance;

  GtkEditable  *entry;
  CxDayButton  *calendar;
};

G_DEFINE_FINAL_TYPE (CxDateField, cx_date_field, CX_TYPE_MEMBER_FIELD)

/* The day that stands in the entry, NAN for none. Returns: whether it can be read */
static gboolean
get_day (CxDateField *self,
         double       *day)
{
  return cx_bound_read (gtk_editable_get_text (self->entry), CX_FIELD_DATE, NAN, day);
}

static char *
get_text (CxDateField *self)
{
  double day;

  return get_day (self, &day) && !isnan (day) ? cx_bound_write (day, CX_FIELD_DATE) : NULL;
}

static void
on_changed (CxDateField *self)
{
  double day;
  gboolean valid = get_day (self, &day);

  if (valid)
    {
      cx_day_button_set_day (self->calendar, day);
      cx_member_field_set_error (CX_MEMBER_FIELD (self), NULL);
      cx_member_field_edited (CX_MEMBER_FIELD (self), FALSE);
    }
}

/* A day is typed from left to right: it is judged when it is done. */
static void
on_left (CxDateField *self)
{
  double day;

  cx_member_field_set_error (CX_MEMBER_FIELD (self), get_day (self, &day) ? NULL : _("A day, such as 2027-02-22"));
}

static void
on_chosen (CxDateField *self,
           const char   *day)
{
  gtk_editable_set_text (self->entry, day);
}

static void
on_example_changed (CxDateField *self)
{
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), cx_member_field_get_example (CX_MEMBER_FIELD (self)));
}

/* ── virtual functions ── */

static void
cx_date_field_set_up (CxMemberField *field)
{
  CxDateField *self = CX_DATE_FIELD (field);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->calendar));
  cx_member_field_set_input (field, box, GTK_WIDGET (self->entry));
  on_example_changed (self);
}

/* An entry that cannot be read stays until the document has a day to put there. */
static void
cx_date_field_show (CxMemberField *field,
                     CxProfile     *profile,
                     const char    *part,
                     int            entry)
{
  CxDateField *self = CX_DATE_FIELD (field);
  const char *text = cx_profile_get_text (profile, part, entry, cx_member_field_get_member (field)->key);
  g_autofree char *now = get_text (self);
  double day;

  if (g_strcmp0 (now, text) == 0 && (text || !get_day (self, &day)))
    return;
  gtk_editable_set_text (self->entry, text ? text : "");
  cx_member_field_set_error (field, NULL);
}

static CxProfile *
cx_date_field_apply (CxMemberField *field,
                      CxProfile     *draft,
                      const char    *part,
                      int            entry)
{
  g_autofree char *text = get_text (CX_DATE_FIELD (field));

  return cx_profile_with_text (draft, part, entry, cx_member_field_get_member (field)->key, text);
}

static void
cx_date_field_class_init (CxDateFieldClass *klass)
{
  CxMemberFieldClass *field_class = CX_MEMBER_FIELD_CLASS (klass);

  field_class->set_up = cx_date_field_set_up;
  field_class->show = cx_date_field_show;
  field_class->apply = cx_date_field_apply;
}

static void
cx_date_field_init (CxDateField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_EDITABLE (gtk_entry_new ());
  self->calendar = CX_DAY_BUTTON (cx_day_button_new ());
  gtk_editable_set_enable_undo (self->entry, FALSE);
  gtk_editable_set_width_chars (self->entry, 10);
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "numeric");
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  g_signal_connect_swapped (self->calendar, "chosen", G_CALLBACK (on_chosen), self);
  g_signal_connect (self, "notify::example", G_CALLBACK (on_example_changed), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
}
