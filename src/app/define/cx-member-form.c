/* The fields of a part, below each other; short ones that follow each other share a line. */
#include "cx-member-form.h"

struct _CxMemberForm {
  AdwBin     parent_instance;

  GtkBox    *box;
  GPtrArray *fields;   /* (element-type CxMemberField): borrowed */
};

G_DEFINE_FINAL_TYPE (CxMemberForm, cx_member_form, ADW_TYPE_BIN)

/* Entries fill the line; ticks stand in columns. */
static GtkWidget *
append_line (CxMemberForm *self,
             gboolean      ticks)
{
  GtkWidget *line = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (line), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (line), ticks ? 3 : 12);
  adw_wrap_box_set_justify (ADW_WRAP_BOX (line), ticks ? ADW_JUSTIFY_NONE : ADW_JUSTIFY_FILL);
  adw_wrap_box_set_justify_last_line (ADW_WRAP_BOX (line), !ticks);
  gtk_box_append (self->box, line);
  return line;
}

static gboolean
shares_line (const CxMember *member)
{
  return member->key != NULL && (cx_member_is_short (member) || member->kind == CX_MEMBER_CHECK);
}

static void
add_fields (CxMemberForm *self,
            const CxPart *part,
            guint         kinds)
{
  g_autoptr(GtkSizeGroup) column = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *line = NULL;

  for (const CxMember *member = part->members; member->key; member++)
    {
      CxMemberField *field;

      if ((kinds & (1u << member->kind)) == 0)
        continue;
      field = cx_member_field_new (part, member);
      g_ptr_array_add (self->fields, field);
      if (!shares_line (member))
        line = NULL;
      else if (line == NULL)
        line = append_line (self, member->kind == CX_MEMBER_CHECK);
      if (member->kind == CX_MEMBER_CHECK)
        gtk_size_group_add_widget (column, GTK_WIDGET (field));
      if (line)
        adw_wrap_box_append (ADW_WRAP_BOX (line), GTK_WIDGET (field));
      else
        gtk_box_append (self->box, GTK_WIDGET (field));
    }
}

static void
cx_member_form_finalize (GObject *object)
{
  g_ptr_array_unref (CX_MEMBER_FORM (object)->fields);
  G_OBJECT_CLASS (cx_member_form_parent_class)->finalize (object);
}

static void
cx_member_form_class_init (CxMemberFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_member_form_finalize;
}

static void
cx_member_form_init (CxMemberForm *self)
{
  self->fields = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

CxMemberForm *
cx_member_form_new (const CxPart *part,
                    guint         kinds)
{
  CxMemberForm *self = g_object_new (CX_TYPE_MEMBER_FORM, NULL);

  g_return_val_if_fail (part != NULL, NULL);

  add_fields (self, part, kinds);
  return self;
}

void
cx_member_form_set_workspace (CxMemberForm *self,
                              CxWorkspace  *workspace)
{
  g_return_if_fail (CX_IS_MEMBER_FORM (self));

  for (guint i = 0; i < self->fields->len; i++)
    cx_member_field_set_workspace (self->fields->pdata[i], workspace);
}

void
cx_member_form_show (CxMemberForm *self,
                     CxProfile    *profile,
                     int           entry)
{
  g_return_if_fail (CX_IS_MEMBER_FORM (self));

  for (guint i = 0; i < self->fields->len; i++)
    cx_member_field_show (self->fields->pdata[i], profile, entry);
}

CxMemberField *
cx_member_form_find (CxMemberForm *self,
                     const char   *key)
{
  g_return_val_if_fail (CX_IS_MEMBER_FORM (self), NULL);

  for (guint i = 0; i < self->fields->len; i++)
    if (g_strcmp0 (cx_member_field_get_member (self->fields->pdata[i])->key, key) == 0)
      return self->fields->pdata[i];
  return NULL;
}
