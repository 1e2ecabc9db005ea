/* A member that is one of a few: all are seen, and a button takes the choice away. Grades have their
 * signs; an answer that was not asked is a choice too. */
#include "cx-member-kinds.h"

#include <glib/gi18n.h>

struct _CxTogglesField {
  CxMemberField   parent_instance;

  AdwToggleGroup *group;
  GtkWidget      *clear;
};

G_DEFINE_FINAL_TYPE (CxTogglesField, cx_toggles_field, CX_TYPE_MEMBER_FIELD)

static gboolean
is_answer (CxMemberField *field)
{
  return cx_member_field_get_member (field)->kind == CX_MEMBER_ANSWER;
}

static void
add_toggle (CxTogglesField *self,
            const char      *name,
            const char      *sign,
            const char      *label)
{
  g_autofree char *signed_label = sign ? g_strdup_printf ("%s %s", sign, label) : NULL;
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, signed_label ? signed_label : label);
  adw_toggle_set_tooltip (toggle, label);
  adw_toggle_group_add (self->group, toggle);
}

static void
on_active_changed (CxTogglesField *self)
{
  gboolean chosen = adw_toggle_group_get_active (self->group) != GTK_INVALID_LIST_POSITION;

  gtk_widget_set_visible (self->clear, chosen && !is_answer (CX_MEMBER_FIELD (self)));
  cx_member_field_edited (CX_MEMBER_FIELD (self), TRUE);
}

static void
on_clear (CxTogglesField *self)
{
  if (gtk_widget_get_visible (self->clear))
    adw_toggle_group_set_active (self->group, GTK_INVALID_LIST_POSITION);
}

static gboolean
on_key_pressed (CxTogglesField *self,
                guint           key)
{
  if (key != GDK_KEY_Delete && key != GDK_KEY_BackSpace)
    return GDK_EVENT_PROPAGATE;
  on_clear (self);
  return GDK_EVENT_STOP;
}

/* ── virtual functions ── */

static void
cx_toggles_field_set_up (CxMemberField *field)
{
  CxTogglesField *self = CX_TOGGLES_FIELD (field);
  const CxMember *member = cx_member_field_get_member (field);
  g_autofree char *clear = g_strdup_printf (_("Clear: %s"), cx_member_field_get_label (field));

  for (const CxChoice *choice = member->choices; choice && choice->value; choice++)
    add_toggle (self, choice->value, cx_grade_sign (choice->value), _(choice->label));
  if (is_answer (field))
    {
      add_toggle (self, "yes", NULL, _("Yes"));
      add_toggle (self, "no", NULL, _("No"));
      add_toggle (self, "none", NULL, _("Not asked"));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clear), GTK_ACCESSIBLE_PROPERTY_LABEL, clear, -1);
  cx_member_field_set_input (field, GTK_WIDGET (self->group), GTK_WIDGET (self->group));
  cx_member_field_add_button (field, self->clear);
}

static void
cx_toggles_field_show (CxMemberField *field,
                        CxProfile     *profile,
                        const char    *part,
                        int            entry)
{
  const CxMember *member = cx_member_field_get_member (field);
  const char *name = NULL;
  int answer;

  if (is_answer (field))
    {
      answer = cx_profile_get_answer (profile, part, entry, member->key);
      name = answer > 0 ? "yes" : answer == 0 ? "no" : "none";
    }
  else
    name = cx_profile_get_text (profile, part, entry, member->key);
  if (name)
    adw_toggle_group_set_active_name (CX_TOGGLES_FIELD (field)->group, name);
  else
    adw_toggle_group_set_active (CX_TOGGLES_FIELD (field)->group, GTK_INVALID_LIST_POSITION);
}

static CxProfile *
cx_toggles_field_apply (CxMemberField *field,
                         CxProfile     *draft,
                         const char    *part,
                         int            entry)
{
  const CxMember *member = cx_member_field_get_member (field);
  const char *name = adw_toggle_group_get_active_name (CX_TOGGLES_FIELD (field)->group);

  if (!is_answer (field))
    return cx_profile_with_text (draft, part, entry, member->key, name);
  return cx_profile_with_answer (draft, part, entry, member->key,
                                 name == NULL || g_str_equal (name, "none") ? -1 : g_str_equal (name, "yes"));
}

static void
cx_toggles_field_class_init (CxTogglesFieldClass *klass)
{
  CxMemberFieldClass *field_class = CX_MEMBER_FIELD_CLASS (klass);

  field_class->set_up = cx_toggles_field_set_up;
  field_class->show = cx_toggles_field_show;
  field_class->apply = cx_toggles_field_apply;
}

static void
cx_toggles_field_init (CxTogglesField *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->group = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  self->clear = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  /* It stands before the choices; with the keyboard it is Delete. */
  gtk_widget_set_focusable (self->clear, FALSE);
  gtk_widget_set_visible (self->clear, FALSE);
  gtk_widget_set_tooltip_text (self->clear, _("Clear (Delete)"));
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_widget_add_css_class (self->clear, "small-button");
  adw_toggle_group_set_can_shrink (self->group, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->group), "member-toggles");
  g_signal_connect_swapped (self->group, "notify::active", G_CALLBACK (on_active_changed), self);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (on_clear), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->group), keys);
}
