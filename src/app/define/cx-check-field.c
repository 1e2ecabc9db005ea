/* A member that is ticked or not. */
#include "cx-member-kinds.h"

struct _CxCheckField {
  CxMemberField   parent_instance;

  GtkCheckButton *button;
};

G_DEFINE_FINAL_TYPE (CxCheckField, cx_check_field, CX_TYPE_MEMBER_FIELD)

static void
on_toggled (CxCheckField *self)
{
  cx_member_field_edited (CX_MEMBER_FIELD (self), TRUE);
}

static void
cx_check_field_set_up (CxMemberField *field)
{
  CxCheckField *self = CX_CHECK_FIELD (field);

  gtk_check_button_set_label (self->button, cx_member_field_get_label (field));
  cx_member_field_hide_label (field);
  cx_member_field_set_input (field, GTK_WIDGET (self->button), GTK_WIDGET (self->button));
}

static void
cx_check_field_show (CxMemberField *field,
                      CxProfile     *profile,
                      const char    *part,
                      int            entry)
{
  gboolean ticked = cx_profile_get_answer (profile, part, entry, cx_member_field_get_member (field)->key) > 0;

  gtk_check_button_set_active (CX_CHECK_FIELD (field)->button, ticked);
}

static CxProfile *
cx_check_field_apply (CxMemberField *field,
                       CxProfile     *draft,
                       const char    *part,
                       int            entry)
{
  gboolean ticked = gtk_check_button_get_active (CX_CHECK_FIELD (field)->button);

  return cx_profile_with_answer (draft, part, entry, cx_member_field_get_member (field)->key, ticked ? 1 : -1);
}

static void
cx_check_field_class_init (CxCheckFieldClass *klass)
{
  CxMemberFieldClass *field_class = CX_MEMBER_FIELD_CLASS (klass);

  field_class->set_up = cx_check_field_set_up;
  field_class->show = cx_check_field_show;
  field_class->apply = cx_check_field_apply;
}

static void
cx_check_field_init (CxCheckField *self)
{
  self->button = GTK_CHECK_BUTTON (gtk_check_button_new ());
  g_signal_connect_swapped (self->button, "toggled", G_CALLBACK (on_toggled), self);
}
