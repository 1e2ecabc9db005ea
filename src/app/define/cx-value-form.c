/* The value framework (method §2.1). */
#include "cx-value-form.h"

#include "cx-criteria-edit.h"
#include "cx-text-field.h"

struct _CxValueForm {
  AdwBin       parent_instance;

  CxTextField *statement;
  CxTextField *evidence;

  CxWorkspace *workspace;
  guint        merge;
  gboolean     typing;
};

G_DEFINE_FINAL_TYPE (CxValueForm, cx_value_form, ADW_TYPE_BIN)

static void
edit_text (CxValueForm *self,
           const char  *key,
           CxTextField *field)
{
  g_autofree char *text = cx_text_field_get_text (field);
  g_autoptr(CxProfile) edited = NULL;

  if (self->workspace == NULL || cx_workspace_get_draft (self->workspace) == NULL)
    return;
  edited = cx_profile_with_text (cx_workspace_get_draft (self->workspace), "value", CX_NO_ENTRY, key, text);
  self->typing = TRUE;
  cx_workspace_edit (self->workspace, edited, self->merge);
  self->typing = FALSE;
}

static void
on_statement_changed (CxValueForm *self)
{
  edit_text (self, "statement", self->statement);
}

static void
on_evidence_changed (CxValueForm *self)
{
  edit_text (self, "evidence", self->evidence);
}

static void
on_begun (CxValueForm *self)
{
  self->merge = cx_criteria_merge ();
}

static void
cx_value_form_dispose (GObject *object)
{
  CxValueForm *self = CX_VALUE_FORM (object);

  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_VALUE_FORM);
  G_OBJECT_CLASS (cx_value_form_parent_class)->dispose (object);
}

static void
cx_value_form_class_init (CxValueFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_value_form_dispose;
  g_type_ensure (CX_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-value-form.ui");
  gtk_widget_class_bind_template_child (widget_class, CxValueForm, statement);
  gtk_widget_class_bind_template_child (widget_class, CxValueForm, evidence);
  gtk_widget_class_bind_template_callback (widget_class, on_statement_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_evidence_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_begun);
}

static void
cx_value_form_init (CxValueForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cx_value_form_set_workspace (CxValueForm *self,
                             CxWorkspace *workspace)
{
  g_return_if_fail (CX_IS_VALUE_FORM (self));

  g_set_object (&self->workspace, workspace);
}

void
cx_value_form_show (CxValueForm *self,
                    CxProfile   *draft)
{
  g_return_if_fail (CX_IS_VALUE_FORM (self));

  if (self->typing)
    return;
  cx_text_field_set_text (self->statement, cx_profile_get_text (draft, "value", CX_NO_ENTRY, "statement"));
  cx_text_field_set_text (self->evidence, cx_profile_get_text (draft, "value", CX_NO_ENTRY, "evidence"));
}
