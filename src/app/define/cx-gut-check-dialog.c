/* The gut check (method §2). Its fields are made from the table; it follows the draft while it is open. */
#include "cx-gut-check-dialog.h"

#include "cx-member-form.h"
#include "cx-readiness.h"
#include "cx-shortcuts.h"

#include <glib/gi18n.h>

struct _CxGutCheckDialog {
  AdwDialog       parent_instance;

  AdwWindowTitle *title;
  AdwBin         *questions;
  AdwBin         *checklist;

  CxMemberForm   *answers;
  CxMemberForm   *ticks;
  CxWorkspace    *workspace;
};

G_DEFINE_FINAL_TYPE (CxGutCheckDialog, cx_gut_check_dialog, ADW_TYPE_DIALOG)

static void
on_draft_changed (CxGutCheckDialog *self)
{
  CxProfile *draft = cx_workspace_get_draft (self->workspace);
  g_autoptr(CxReadiness) readiness = NULL;
  g_autofree char *words = NULL;

  if (draft == NULL)
    return;
  cx_member_form_show (self->answers, draft, CX_NO_ENTRY);
  cx_member_form_show (self->ticks, draft, CX_NO_ENTRY);
  readiness = cx_readiness_new (draft, NULL);
  words = g_strdup_printf (_("%u of %u answered · %u of %u covered"), readiness->answers.done, readiness->answers.total,
                           readiness->ticks.done, readiness->ticks.total);
  adw_window_title_set_subtitle (self->title, words);
}

/* ── undo: the keys of the window do not reach what lies behind a dialog ── */

static gboolean
on_undo (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  cx_workspace_undo (CX_GUT_CHECK_DIALOG (widget)->workspace);
  return TRUE;
}

static gboolean
on_redo (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  cx_workspace_redo (CX_GUT_CHECK_DIALOG (widget)->workspace);
  return TRUE;
}

static void
add_keys (GtkShortcutController *controller,
          const char            *action,
          GtkShortcutFunc        callback)
{
  const CxShortcut *shortcut;

  for (guint i = 0; (shortcut = cx_shortcuts_get (i)); i++)
    for (guint k = 0; g_strcmp0 (shortcut->action, action) == 0 && shortcut->accels[k]; k++)
      gtk_shortcut_controller_add_shortcut (controller,
                                            gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcut->accels[k]),
                                                              gtk_callback_action_new (callback, NULL, NULL)));
}

static void
add_shortcuts (CxGutCheckDialog *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_keys (GTK_SHORTCUT_CONTROLLER (controller), "win.undo", on_undo);
  add_keys (GTK_SHORTCUT_CONTROLLER (controller), "win.redo", on_redo);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* ── object ── */

static void
cx_gut_check_dialog_dispose (GObject *object)
{
  CxGutCheckDialog *self = CX_GUT_CHECK_DIALOG (object);

  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_GUT_CHECK_DIALOG);
  G_OBJECT_CLASS (cx_gut_check_dialog_parent_class)->dispose (object);
}

static void
cx_gut_check_dialog_class_init (CxGutCheckDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_gut_check_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-gut-check-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CxGutCheckDialog, title);
  gtk_widget_class_bind_template_child (widget_class, CxGutCheckDialog, questions);
  gtk_widget_class_bind_template_child (widget_class, CxGutCheckDialog, checklist);
}

static void
cx_gut_check_dialog_init (CxGutCheckDialog *self)
{
  const CxPart *part = cx_part_find ("gut_check");
  const guint ticks = 1u << CX_MEMBER_CHECK;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->answers = cx_member_form_new (part, CX_EVERY_KIND & ~ticks);
  self->ticks = cx_member_form_new (part, ticks);
  adw_bin_set_child (self->questions, GTK_WIDGET (self->answers));
  adw_bin_set_child (self->checklist, GTK_WIDGET (self->ticks));
  add_shortcuts (self);
}

AdwDialog *
cx_gut_check_dialog_new (CxWorkspace *workspace)
{
  CxGutCheckDialog *self = g_object_new (CX_TYPE_GUT_CHECK_DIALOG, NULL);

  g_return_val_if_fail (CX_IS_WORKSPACE (workspace), NULL);

  self->workspace = g_object_ref (workspace);
  cx_member_form_set_workspace (self->answers, workspace);
  cx_member_form_set_workspace (self->ticks, workspace);
  g_signal_connect_object (workspace, "notify::draft", G_CALLBACK (on_draft_changed), self, G_CONNECT_SWAPPED);
  on_draft_changed (self);
  return ADW_DIALOG (self);
}
