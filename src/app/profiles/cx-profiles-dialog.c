/* The dialog Profiles. Rows follow the snapshot of the workspace, so that what is asked is shown as soon as it is done. */
#include "cx-profiles-dialog.h"

#include "cx-name-dialog.h"
#include "cx-place.h"
#include "cx-profile-files.h"
#include "cx-profile-rank-row.h"
#include "cx-profile-table.h"

#include <glib/gi18n.h>

struct _CxProfilesDialog {
  AdwDialog     parent_instance;

  CxWorkspace  *workspace;
  GSignalGroup *signals;
  char         *retiring;   /* (nullable): name of the profile that is on its way out */
  gint64        asked;      /* id of the profile that a question over this dialog is about */
  gint64        focus;      /* id of the profile whose row takes the focus when the rows are shown anew, or 0 */

  GtkListBox   *active_list;
  GtkWidget    *retired_box;
  GtkListBox   *retired_list;
};

G_DEFINE_FINAL_TYPE (CxProfilesDialog, cx_profiles_dialog, ADW_TYPE_DIALOG)

static CxTiering *
tiering (CxProfilesDialog *self)
{
  return cx_snapshot_get_tiering (cx_workspace_get_snapshot (self->workspace));
}

static int
find_profile (CxProfilesDialog *self,
              gint64            id)
{
  for (guint i = 0; i < cx_tiering_get_n_profiles (tiering (self)); i++)
    if (cx_tiering_get_profile (tiering (self), i)->id == id)
      return (int) i;
  return -1;
}

/* The draft as it is edited; of a profile that is not selected, as the file has it. */
static CxProfile *
draft_of (CxProfilesDialog *self,
          gint64            id)
{
  int i = find_profile (self, id);

  if (i < 0)
    return NULL;
  if ((guint) i == cx_workspace_get_profile (self->workspace))
    return cx_workspace_get_draft (self->workspace);
  return cx_tiering_get_profile (tiering (self), (guint) i)->draft;
}

/* ── what was asked is done ── */

/* The dialog may be closed by the time that an answer comes. */
static gboolean
is_open (CxProfilesDialog *self)
{
  return self->workspace != NULL && self->active_list != NULL;
}

static void
show_failure (CxProfilesDialog *self,
              const GError     *error)
{
  if (error != NULL && is_open (self))
    cx_place_toast_error (GTK_WIDGET (self->active_list), error);
}

static void
on_ranked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CxProfilesDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  cx_workspace_rank_profile_finish (CX_WORKSPACE (source), result, &error);
  show_failure (self, error);
}

static void
on_renamed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CxProfilesDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  cx_workspace_rename_profile_finish (CX_WORKSPACE (source), result, &error);
  show_failure (self, error);
}

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CxProfilesDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  cx_workspace_copy_profile_finish (CX_WORKSPACE (source), result, &error);
  show_failure (self, error);
}

static void
on_replaced (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CxProfilesDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  if (cx_workspace_replace_profile_finish (CX_WORKSPACE (source), result, &error) && is_open (self))
    cx_place_toast (GTK_WIDGET (self->active_list), _("Draft replaced"), NULL, NULL, NULL);
  show_failure (self, error);
}

static void
on_added (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CxProfilesDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  cx_workspace_add_profile_finish (CX_WORKSPACE (source), result, &error);
  show_failure (self, error);
}

static void
on_adopted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CxProfilesDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  cx_workspace_adopt_profile_finish (CX_WORKSPACE (source), result, &error);
  show_failure (self, error);
}

static void
on_restored (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CxProfilesDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  cx_workspace_restore_profile_finish (CX_WORKSPACE (source), result, &error);
  show_failure (self, error);
}

/* ── undo of a retirement ── */

typedef struct {
  CxProfilesDialog *self;
  CxRetired         retired;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->self);
  g_free (undo);
}

static void
restore (CxProfilesDialog *self,
         const CxRetired  *retired)
{
  self->focus = retired->id;
  cx_workspace_restore_profile_async (self->workspace, retired, on_restored, g_object_ref (self));
}

static gboolean
on_undo (gpointer data)
{
  Undo *undo = data;

  if (is_open (undo->self))
    restore (undo->self, &undo->retired);
  return G_SOURCE_REMOVE;
}

static void
on_retired (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CxProfilesDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree CxRetired *retired = cx_workspace_retire_profile_finish (CX_WORKSPACE (source), result, &error);
  g_autofree char *title = NULL;
  Undo *undo;

  show_failure (self, error);
  if (retired == NULL || !is_open (self))
    return;
  undo = g_new0 (Undo, 1);
  undo->self = g_object_ref (self);
  undo->retired = *retired;
  title = g_strdup_printf (_("“%s” retired"), self->retiring);
  cx_place_toast (GTK_WIDGET (self->active_list), title, on_undo, undo, undo_free);
}

/* ── questions ── */

static void
rename_asked (const char *name,
              gpointer    user_data)
{
  CxProfilesDialog *self = user_data;

  self->focus = self->asked;
  cx_workspace_rename_profile_async (self->workspace, self->asked, name, on_renamed, g_object_ref (self));
}

static void
replace_asked (CxProfile *profile,
               gpointer   user_data)
{
  CxProfilesDialog *self = user_data;
  CxProfile *draft = is_open (self) ? draft_of (self, self->asked) : NULL;
  g_autoptr(CxProfile) named = draft ? cx_profile_with_name (profile, cx_profile_get_name (draft)) : NULL;

  /* The name says which profile it is; the document says what that asks for. */
  if (named != NULL)
    cx_workspace_replace_profile_async (self->workspace, self->asked, named, on_replaced, g_object_ref (self));
}

static void
adopt_asked (CxProfile *profile,
             gpointer   user_data)
{
  CxProfilesDialog *self = user_data;

  if (is_open (self))
    cx_workspace_adopt_profile_async (self->workspace, profile, on_adopted, g_object_ref (self));
}

static void
new_asked (const char *name,
           gpointer    user_data)
{
  CxProfilesDialog *self = user_data;

  cx_workspace_add_profile_async (self->workspace, name, on_added, g_object_ref (self));
}

static void
on_new (CxProfilesDialog *self)
{
  cx_name_dialog_present (GTK_WIDGET (self), _("New Profile"),
                          _("A profile describes one ideal customer. It is ranked behind those that are there."), _("Name"), NULL,
                          _("_Create"), new_asked, self);
}

static void
on_import (CxProfilesDialog *self)
{
  cx_profile_file_import (GTK_WIDGET (self->active_list), adopt_asked, g_object_ref (self), g_object_unref);
}

static void
on_asked (CxProfilesDialog *self,
          const char       *what,
          CxProfileRankRow *row)
{
  gint64 id = cx_profile_rank_row_get_id (row);
  CxProfile *draft = draft_of (self, id);

  if (draft == NULL)
    return;
  self->asked = id;
  if (g_str_equal (what, "rename"))
    cx_name_dialog_present (GTK_WIDGET (self), _("Rename Profile"), _("Published versions keep the name that they had."), _("Name"),
                            cx_profile_get_name (draft), _("_Rename"), rename_asked, self);
  else if (g_str_equal (what, "duplicate"))
    cx_workspace_copy_profile_async (self->workspace, id, on_copied, g_object_ref (self));
  else if (g_str_equal (what, "export"))
    cx_profile_file_export (GTK_WIDGET (self->active_list), draft);
  else if (g_str_equal (what, "replace"))
    cx_profile_file_import (GTK_WIDGET (self->active_list), replace_asked, g_object_ref (self), g_object_unref);
  else if (g_str_equal (what, "retire"))
    {
      g_set_str (&self->retiring, cx_profile_get_name (draft));
      cx_workspace_retire_profile_async (self->workspace, id, on_retired, g_object_ref (self));
    }
}

static void
move_to (CxProfilesDialog *self,
         CxProfileRankRow *row,
         int               rank)
{
  if (rank < 1 || rank > (int) cx_tiering_get_n_profiles (tiering (self)) || rank == cx_profile_rank_row_get_rank (row))
    return;
  self->focus = cx_profile_rank_row_get_id (row);
  cx_workspace_rank_profile_async (self->workspace, self->focus, rank, on_ranked, g_object_ref (self));
}

static void
on_move (CxProfilesDialog *self,
         int               step,
         CxProfileRankRow *row)
{
  move_to (self, row, cx_profile_rank_row_get_rank (row) + step);
}

static void
on_dropped (CxProfilesDialog *self,
            CxProfileRankRow *dragged,
            gboolean          below,
            CxProfileRankRow *onto)
{
  int to = cx_profile_rank_row_get_rank (onto) + (below ? 1 : 0);

  /* Those behind the dragged one move up when it leaves. */
  move_to (self, dragged, to > cx_profile_rank_row_get_rank (dragged) ? to - 1 : to);
}

/* ── rows ── */

static CxProfileRankRow *
row_at (CxProfilesDialog *self,
        guint             i)
{
  return (CxProfileRankRow *) gtk_list_box_get_row_at_index (self->active_list, (int) i);
}

static CxProfileRankRow *
add_row (CxProfilesDialog *self)
{
  GtkWidget *row = cx_profile_rank_row_new ();

  g_signal_connect_swapped (row, "asked", G_CALLBACK (on_asked), self);
  g_signal_connect_swapped (row, "move", G_CALLBACK (on_move), self);
  g_signal_connect_swapped (row, "dropped", G_CALLBACK (on_dropped), self);
  gtk_list_box_append (self->active_list, row);
  return CX_PROFILE_RANK_ROW (row);
}

static void
update_active (CxProfilesDialog *self)
{
  guint n = cx_tiering_get_n_profiles (tiering (self));
  int focus = self->focus ? find_profile (self, self->focus) : -1;

  for (guint i = 0; i < n; i++)
    cx_profile_rank_row_show (row_at (self, i) ? row_at (self, i) : add_row (self), cx_tiering_get_profile (tiering (self), i), n);
  while (row_at (self, n) != NULL)
    gtk_list_box_remove (self->active_list, GTK_WIDGET (row_at (self, n)));
  if (focus >= 0)
    gtk_widget_grab_focus (GTK_WIDGET (row_at (self, (guint) focus)));
  self->focus = 0;
}

static void
on_restore_clicked (GtkWidget *button,
                    gpointer   user_data)
{
  CxProfilesDialog *self = user_data;
  gint64 *id = g_object_get_data (G_OBJECT (button), "profile");

  cx_place_forget_toast (GTK_WIDGET (self->active_list));
  restore (self, &(CxRetired) { .id = *id });
}

static void
add_retired (CxProfilesDialog   *self,
             const CxProfileRow *profile)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_with_mnemonic (_("Re_store"));
  g_autofree char *version = profile->version > 0 ? g_strdup_printf (_("Version %d"), profile->version)
                                                  : g_strdup (_("Never published"));
  g_autofree char *label = g_strdup_printf (_("Restore “%s”"), profile->name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), profile->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), version);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  /* "Restore" alone does not say which, and a relation would go before a label. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, profile->name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, version, -1);
  g_object_set_data_full (G_OBJECT (button), "profile", g_memdup2 (&profile->id, sizeof profile->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_restore_clicked), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (self->retired_list, row);
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CxProfilesDialog) self = user_data;
  g_autoptr(GPtrArray) retired = cx_workspace_retired_finish (CX_WORKSPACE (source), result, NULL);

  if (retired == NULL || self->retired_list == NULL)
    return;
  gtk_list_box_remove_all (self->retired_list);
  for (guint i = 0; i < retired->len; i++)
    add_retired (self, retired->pdata[i]);
  gtk_widget_set_visible (self->retired_box, retired->len > 0);
}

static void
update (CxProfilesDialog *self)
{
  update_active (self);
  cx_workspace_retired_async (self->workspace, on_listed, g_object_ref (self));
}

/* ── object ── */

static void
cx_profiles_dialog_dispose (GObject *object)
{
  CxProfilesDialog *self = CX_PROFILES_DIALOG (object);

  g_clear_object (&self->signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_PROFILES_DIALOG);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (cx_profiles_dialog_parent_class)->dispose (object);
}

static void
cx_profiles_dialog_finalize (GObject *object)
{
  g_free (CX_PROFILES_DIALOG (object)->retiring);
  G_OBJECT_CLASS (cx_profiles_dialog_parent_class)->finalize (object);
}

static void
cx_profiles_dialog_class_init (CxProfilesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_profiles_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = cx_profiles_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-profiles-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CxProfilesDialog, active_list);
  gtk_widget_class_bind_template_child (widget_class, CxProfilesDialog, retired_box);
  gtk_widget_class_bind_template_child (widget_class, CxProfilesDialog, retired_list);
  gtk_widget_class_bind_template_callback (widget_class, on_new);
  gtk_widget_class_bind_template_callback (widget_class, on_import);
}

static void
cx_profiles_dialog_init (CxProfilesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (CX_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->signals, "notify::snapshot", G_CALLBACK (update), self);
}

AdwDialog *
cx_profiles_dialog_new (CxWorkspace *workspace)
{
  CxProfilesDialog *self;

  g_return_val_if_fail (CX_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (CX_TYPE_PROFILES_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_group_set_target (self->signals, workspace);
  update (self);
  return ADW_DIALOG (self);
}
