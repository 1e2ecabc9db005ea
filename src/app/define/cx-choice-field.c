/* A member that is one of many: a drop-down, whose first line takes the choice away. */
#include "cx-member-kinds.h"

#include <glib/gi18n.h>

struct _CxChoiceField {
  CxMemberField parent_instance;

  GtkDropDown  *drop_down;
};

G_DEFINE_FINAL_TYPE (CxChoiceField, cx_choice_field, CX_TYPE_MEMBER_FIELD)

static void
on_selected (CxChoiceField *self)
{
  cx_member_field_edited (CX_MEMBER_FIELD (self), TRUE);
}

static void
cx_choice_field_set_up (CxMemberField *field)
{
  CxChoiceField *self = CX_CHOICE_FIELD (field);
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("Not said"));
  for (const CxChoice *choice = cx_member_field_get_member (field)->choices; choice->value; choice++)
    gtk_string_list_append (labels, _(choice->label));
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (labels));
  cx_member_field_set_input (field, GTK_WIDGET (self->drop_down), GTK_WIDGET (self->drop_down));
}

static void
cx_choice_field_show (CxMemberField *field,
                       CxProfile     *profile,
                       const char    *part,
                       int            entry)
{
  const CxMember *member = cx_member_field_get_member (field);
  const char *value = cx_profile_get_text (profile, part, entry, member->key);
  guint selected = 0;

  for (guint i = 0; member->choices[i].value; i++)
    if (g_strcmp0 (member->choices[i].value, value) == 0)
      selected = i + 1;
  gtk_drop_down_set_selected (CX_CHOICE_FIELD (field)->drop_down, selected);
}

static CxProfile *
cx_choice_field_apply (CxMemberField *field,
                        CxProfile     *draft,
                        const char    *part,
                        int            entry)
{
  const CxMember *member = cx_member_field_get_member (field);
  guint selected = gtk_drop_down_get_selected (CX_CHOICE_FIELD (field)->drop_down);
  gboolean none = selected == 0 || selected == GTK_INVALID_LIST_POSITION;

  return cx_profile_with_text (draft, part, entry, member->key, none ? NULL : member->choices[selected - 1].value);
}

static void
cx_choice_field_class_init (CxChoiceFieldClass *klass)
{
  CxMemberFieldClass *field_class = CX_MEMBER_FIELD_CLASS (klass);

  field_class->set_up = cx_choice_field_set_up;
  field_class->show = cx_choice_field_show;
  field_class->apply = cx_choice_field_apply;
}

static void
cx_choice_field_init (CxChoiceField *self)
{
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (on_selected), self);
}
