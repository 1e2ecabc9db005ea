/* What was published of the selected profile, and what was imported. Asks the workspace, and shows what it answers. */
#include "cx-history-place.h"

#include "cx-history-detail.h"
#include "cx-history-import-row.h"
#include "cx-history-row.h"
#include "cx-import-summary.h"
#include "cx-import-undo.h"

#include <glib/gi18n.h>

struct _CxHistoryPlace {
  CxPlace                 parent_instance;

  GSignalGroup           *signals;
  GCancellable           *asking;         /* the newest question about versions, or NULL */
  GCancellable           *asking_imports; /* the newest question about imports, or NULL */
  GCancellable           *asking_detail;  /* the newest question about one import, or NULL */
  GPtrArray              *versions;       /* (element-type CxVersionRow): newest first, or NULL */
  GPtrArray              *imports;        /* (element-type CxImportRow): newest first, or NULL */

  GtkStack               *stack;
  GtkStack               *empty;
  AdwToggleGroup         *about;
  GtkStack               *lists;
  GtkStack               *details;
  AdwNavigationSplitView *split;
  AdwWindowTitle         *list_title;
  GtkListBox             *list;
  AdwNavigationPage      *detail_page;
  CxHistoryDetail        *detail;
  GtkWidget              *revert_button;
  GtkListBox             *import_list;
  CxImportSummary        *import_detail;
  GtkWidget              *undo_button;
};

G_DEFINE_FINAL_TYPE (CxHistoryPlace, cx_history_place, CX_TYPE_PLACE)

/* ── versions or imports ────────────────────────────────────────────────── */

static gboolean
is_about_imports (CxHistoryPlace *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->about), "imports") == 0;
}

static GtkListBoxRow *
selected_row (CxHistoryPlace *self)
{
  return gtk_list_box_get_selected_row (is_about_imports (self) ? self->import_list : self->list);
}

static void
update_titles (CxHistoryPlace *self)
{
  CxWorkspace *workspace = cx_place_get_workspace (CX_PLACE (self));
  CxProfile *draft = workspace ? cx_workspace_get_draft (workspace) : NULL;
  GtkListBoxRow *row = selected_row (self);
  guint i = row ? (guint) gtk_list_box_row_get_index (row) : 0;
  g_autofree char *title = NULL;

  adw_window_title_set_subtitle (self->list_title, draft && !is_about_imports (self) ? cx_profile_get_name (draft) : "");
  if (row == NULL)
    return;
  if (is_about_imports (self))
    title = g_strdup_printf (_("Import %d"), (int) ((const CxImportRow *) self->imports->pdata[i])->id);
  else
    title = g_strdup_printf (_("Version %d"), ((const CxVersionRow *) self->versions->pdata[i])->version);
  adw_navigation_page_set_title (self->detail_page, title);
}

static void
update_view (CxHistoryPlace *self)
{
  gboolean imports = is_about_imports (self);
  GPtrArray *rows = imports ? self->imports : self->versions;
  const char *name = imports ? "imports" : "versions";

  if (rows == NULL)
    return;
  gtk_stack_set_visible_child_name (self->stack, rows->len > 0 ? "lists" : "empty");
  gtk_stack_set_visible_child_name (self->empty, name);
  gtk_stack_set_visible_child_name (self->lists, name);
  gtk_stack_set_visible_child_name (self->details, name);
  gtk_widget_set_visible (self->revert_button, !imports);
  gtk_widget_set_visible (self->undo_button, imports);
  update_titles (self);
}

/* ── one version ────────────────────────────────────────────────────────── */

/* What the draft says already cannot be made the draft again. */
static void
update_revert (CxHistoryPlace *self)
{
  CxWorkspace *workspace = cx_place_get_workspace (CX_PLACE (self));
  CxProfile *profile = cx_history_detail_get_profile (self->detail), *draft = workspace ? cx_workspace_get_draft (workspace) : NULL;

  gtk_widget_set_sensitive (self->revert_button, profile && draft && !cx_profile_equal (profile, draft));
}

static void
show_version (CxHistoryPlace *self,
              guint           i)
{
  cx_history_detail_show (self->detail, cx_place_get_workspace (CX_PLACE (self)), self->versions, i);
  update_revert (self);
  update_titles (self);
}

static void
on_row_selected (CxHistoryPlace *self,
                 GtkListBoxRow  *row)
{
  if (row && self->versions)
    show_version (self, (guint) gtk_list_box_row_get_index (row));
}

static void
on_row_activated (CxHistoryPlace *self)
{
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

/* ── back to it ─────────────────────────────────────────────────────────── */

static gboolean
undo_revert (gpointer workspace)
{
  cx_workspace_undo (workspace);
  return G_SOURCE_REMOVE;
}

static void
on_revert (CxHistoryPlace *self)
{
  CxWorkspace *workspace = cx_place_get_workspace (CX_PLACE (self));
  CxProfile *profile = cx_history_detail_get_profile (self->detail);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  g_autofree char *text = NULL;

  if (workspace == NULL || profile == NULL || row == NULL)
    return;
  text = g_strdup_printf (_("The draft says what version %d says"),
                          ((const CxVersionRow *) self->versions->pdata[gtk_list_box_row_get_index (row)])->version);
  cx_workspace_edit (workspace, profile, 0);
  cx_place_toast (GTK_WIDGET (self), text, undo_revert, g_object_ref (workspace), g_object_unref);
}

/* ── all versions ───────────────────────────────────────────────────────── */

static int
selected_version (CxHistoryPlace *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row && self->versions ? ((const CxVersionRow *) self->versions->pdata[gtk_list_box_row_get_index (row)])->version : 0;
}

static guint
find_version (GPtrArray *versions,
              int        version)
{
  for (guint i = 0; i < versions->len; i++)
    if (((const CxVersionRow *) versions->pdata[i])->version == version)
      return i;
  return 0;
}

/* What was selected stays selected, unless a newer version came. */
static void
show_versions (CxHistoryPlace *self,
               GPtrArray      *versions)
{
  CxWorkspace *workspace = cx_place_get_workspace (CX_PLACE (self));
  gint32 today = cx_snapshot_get_day (cx_workspace_get_snapshot (workspace));
  int was = self->versions && self->versions->len == versions->len ? selected_version (self) : 0;

  g_clear_pointer (&self->versions, g_ptr_array_unref);
  gtk_list_box_remove_all (self->list);
  self->versions = g_ptr_array_ref (versions);
  for (guint i = 0; i < versions->len; i++)
    gtk_list_box_append (self->list, cx_history_row_new (versions->pdata[i], today, i == 0));
  if (versions->len > 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) find_version (versions, was)));
  update_view (self);
}

static void
on_versions (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CxHistoryPlace) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) versions = cx_workspace_versions_finish (CX_WORKSPACE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->asking)
    return;
  g_clear_object (&self->asking);
  if (versions)
    show_versions (self, versions);
  else
    cx_place_toast_error (GTK_WIDGET (self), error);
}

static void
stop (GCancellable **asking)
{
  g_cancellable_cancel (*asking);
  g_clear_object (asking);
}

static void
ask_versions (CxHistoryPlace *self)
{
  CxWorkspace *workspace = cx_place_get_workspace (CX_PLACE (self));

  stop (&self->asking);
  if (workspace == NULL || cx_workspace_get_draft (workspace) == NULL)
    return;
  self->asking = g_cancellable_new ();
  cx_workspace_versions_async (workspace, self->asking, on_versions, g_object_ref (self));
}

/* ── imports ────────────────────────────────────────────────────────────── */

static const CxImportRow *
selected_import (CxHistoryPlace *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->import_list);

  return row && self->imports ? self->imports->pdata[gtk_list_box_row_get_index (row)] : NULL;
}

static void
on_details (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CxHistoryPlace) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CxImportOutcome) outcome = cx_workspace_import_details_finish (CX_WORKSPACE (source), result, &error);
  const CxImportRow *import;

  if (g_task_get_cancellable (G_TASK (result)) != self->asking_detail)
    return;
  g_clear_object (&self->asking_detail);
  import = selected_import (self);
  if (outcome && import)
    cx_import_summary_recall (self->import_detail, CX_WORKSPACE (source), import, outcome);
  else if (error)
    cx_place_toast_error (GTK_WIDGET (self), error);
}

/* The list is told that nothing is selected any more when it goes, too. */
static void
on_import_selected (CxHistoryPlace *self,
                    GtkListBoxRow  *row)
{
  CxWorkspace *workspace = cx_place_get_workspace (CX_PLACE (self));
  const CxImportRow *import = row ? selected_import (self) : NULL;

  stop (&self->asking_detail);
  if (import == NULL || workspace == NULL)
    return;
  update_titles (self);
  self->asking_detail = g_cancellable_new ();
  cx_workspace_import_details_async (workspace, import->id, self->asking_detail, on_details, g_object_ref (self));
}

static void
on_undo (CxHistoryPlace *self)
{
  CxWorkspace *workspace = cx_place_get_workspace (CX_PLACE (self));
  const CxImportRow *import = selected_import (self);

  if (workspace && import)
    cx_import_undo_present (GTK_WIDGET (self), workspace, import->id, import, NULL, NULL, NULL);
}

/* What was selected stays selected, unless it went or a newer import came. */
static void
show_imports (CxHistoryPlace *self,
              GPtrArray      *imports)
{
  gint32 today = cx_snapshot_get_day (cx_workspace_get_snapshot (cx_place_get_workspace (CX_PLACE (self))));
  const CxImportRow *before = selected_import (self);
  gint64 was = before && self->imports->len >= imports->len ? before->id : 0;
  int selected = 0;

  gtk_list_box_remove_all (self->import_list);
  g_clear_pointer (&self->imports, g_ptr_array_unref);
  self->imports = g_ptr_array_ref (imports);
  for (guint i = 0; i < imports->len; i++)
    {
      const CxImportRow *import = imports->pdata[i];

      gtk_list_box_append (self->import_list, cx_history_import_row_new (import, today));
      if (import->id == was)
        selected = (int) i;
    }
  if (imports->len > 0)
    gtk_list_box_select_row (self->import_list, gtk_list_box_get_row_at_index (self->import_list, selected));
  update_view (self);
}

static void
on_imports (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CxHistoryPlace) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) imports = cx_workspace_imports_finish (CX_WORKSPACE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->asking_imports)
    return;
  g_clear_object (&self->asking_imports);
  if (imports)
    show_imports (self, imports);
  else
    cx_place_toast_error (GTK_WIDGET (self), error);
}

static void
ask_imports (CxHistoryPlace *self)
{
  CxWorkspace *workspace = cx_place_get_workspace (CX_PLACE (self));

  stop (&self->asking_imports);
  if (workspace == NULL)
    return;
  self->asking_imports = g_cancellable_new ();
  cx_workspace_imports_async (workspace, self->asking_imports, on_imports, g_object_ref (self));
}

/* ── what changes ───────────────────────────────────────────────────────── */

static void
ask (CxHistoryPlace *self)
{
  ask_versions (self);
  ask_imports (self);
}

static void
on_draft_changed (CxHistoryPlace *self)
{
  CxWorkspace *workspace = cx_place_get_workspace (CX_PLACE (self));

  if (self->versions == NULL || self->versions->len == 0 || workspace == NULL || cx_workspace_get_draft (workspace) == NULL)
    return;
  cx_history_detail_update (self->detail);
  update_revert (self);
}

/* Versions of another profile: nothing of them is to be seen under this one's name. */
static void
on_profile_changed (CxHistoryPlace *self)
{
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  ask_versions (self);
}

/* ── virtual functions ──────────────────────────────────────────────────── */

static void
cx_history_place_workspace_changed (CxPlace *place)
{
  CxHistoryPlace *self = CX_HISTORY_PLACE (place);

  g_signal_group_set_target (self->signals, cx_place_get_workspace (place));
  on_profile_changed (self);
  ask_imports (self);
}

static void
cx_history_place_dispose (GObject *object)
{
  CxHistoryPlace *self = CX_HISTORY_PLACE (object);

  stop (&self->asking);
  stop (&self->asking_imports);
  stop (&self->asking_detail);
  if (self->signals)
    g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_HISTORY_PLACE);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_pointer (&self->imports, g_ptr_array_unref);
  G_OBJECT_CLASS (cx_history_place_parent_class)->dispose (object);
}

static void
cx_history_place_class_init (CxHistoryPlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_history_place_dispose;
  CX_PLACE_CLASS (klass)->workspace_changed = cx_history_place_workspace_changed;
  g_type_ensure (CX_TYPE_HISTORY_DETAIL);
  g_type_ensure (CX_TYPE_IMPORT_SUMMARY);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-history-place.ui");
  gtk_widget_class_bind_template_child (widget_class, CxHistoryPlace, stack);
  gtk_widget_class_bind_template_child (widget_class, CxHistoryPlace, empty);
  gtk_widget_class_bind_template_child (widget_class, CxHistoryPlace, about);
  gtk_widget_class_bind_template_child (widget_class, CxHistoryPlace, lists);
  gtk_widget_class_bind_template_child (widget_class, CxHistoryPlace, details);
  gtk_widget_class_bind_template_child (widget_class, CxHistoryPlace, split);
  gtk_widget_class_bind_template_child (widget_class, CxHistoryPlace, list_title);
  gtk_widget_class_bind_template_child (widget_class, CxHistoryPlace, list);
  gtk_widget_class_bind_template_child (widget_class, CxHistoryPlace, detail_page);
  gtk_widget_class_bind_template_child (widget_class, CxHistoryPlace, detail);
  gtk_widget_class_bind_template_child (widget_class, CxHistoryPlace, revert_button);
  gtk_widget_class_bind_template_child (widget_class, CxHistoryPlace, import_list);
  gtk_widget_class_bind_template_child (widget_class, CxHistoryPlace, import_detail);
  gtk_widget_class_bind_template_child (widget_class, CxHistoryPlace, undo_button);
  gtk_widget_class_bind_template_callback (widget_class, on_import_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_revert);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_undo);
  gtk_widget_class_bind_template_callback (widget_class, update_view);
}

static void
cx_history_place_init (CxHistoryPlace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (CX_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->signals, "notify::snapshot", G_CALLBACK (ask), self);
  g_signal_group_connect_swapped (self->signals, "notify::profile", G_CALLBACK (on_profile_changed), self);
  g_signal_group_connect_swapped (self->signals, "notify::draft", G_CALLBACK (on_draft_changed), self);
}
