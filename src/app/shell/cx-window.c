/* The window: which workspace and which place are shown. What is done with files is in
 * cx-window-files.c, what other programs write in cx-window-follow.c. */
#include "cx-window-private.h"

#include "cx-accounts-place.h"
#include "cx-config.h"
#include "cx-places.h"
#include "cx-publish-dialog.h"
#include "cx-review.h"
#include "cx-shortcuts-dialog.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (CxWindow, cx_window, ADW_TYPE_APPLICATION_WINDOW)

enum {
  PROP_0,
  PROP_WORKSPACE,
  PROP_PLACE,
  PROP_PROFILE,
  PROP_PATH,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* ── places ─────────────────────────────────────────────────────────────── */

static const CxPlaceInfo *
find_place (const char *id)
{
  const CxPlaceInfo *place;

  for (guint i = 0; (place = cx_places_get (i)); i++)
    if (g_strcmp0 (place->id, id) == 0)
      return place;
  return NULL;
}

/* A place that is one view under one header bar has room for the reminder between them. */
static AdwToolbarView *
find_view (GtkWidget *place)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (place));

  if (ADW_IS_BREAKPOINT_BIN (child))
    child = adw_breakpoint_bin_get_child (ADW_BREAKPOINT_BIN (child));
  return ADW_IS_TOOLBAR_VIEW (child) ? ADW_TOOLBAR_VIEW (child) : NULL;
}

static void
add_review_banner (CxWindow          *self,
                   GtkWidget         *place,
                   const CxPlaceInfo *info)
{
  AdwToolbarView *view = find_view (place);
  GtkWidget *banner;

  if (view == NULL)
    return;
  banner = cx_review_banner_new (g_str_equal (info->id, "one-pager"));
  adw_toolbar_view_add_top_bar (view, banner);
  g_object_bind_property (self, "workspace", banner, "workspace", G_BINDING_SYNC_CREATE);
}

/* Places are made when they are first seen. */
static CxPlace *
ensure_place (CxWindow          *self,
              const CxPlaceInfo *info)
{
  GtkWidget *place = gtk_stack_get_child_by_name (self->places, info->id);

  if (place == NULL)
    {
      place = g_object_new (info->get_type (), "workspace", self->workspace, NULL);
      add_review_banner (self, place, info);
      gtk_stack_add_named (self->places, place, info->id);
    }
  return CX_PLACE (place);
}

static CxPlace *
show_place (CxWindow   *self,
            const char *id)
{
  const CxPlaceInfo *info = find_place (id);
  CxPlace *place;

  if (info == NULL)
    return NULL;
  place = ensure_place (self, info);
  gtk_stack_set_visible_child (self->places, GTK_WIDGET (place));
  adw_navigation_page_set_title (self->content_page, _(info->title));
  cx_sidebar_select (self->sidebar, id);
  g_settings_set_string (self->settings, "place", id);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLACE]);
  cx_place_present (place);
  return place;
}

CxPlace *
cx_window_show_place (CxWindow   *self,
                      const char *id)
{
  CxPlace *place;

  g_return_val_if_fail (CX_IS_WINDOW (self), NULL);

  place = self->workspace ? show_place (self, id) : NULL;
  if (place)
    adw_navigation_split_view_set_show_content (self->split, TRUE);
  return place;
}

static void
show_first_place (CxWindow *self)
{
  g_autofree char *last = g_settings_get_string (self->settings, "place");
  const CxPlaceInfo *first = cx_places_get (0);

  if (find_place (last))
    cx_window_show_place (self, last);
  else if (first)
    cx_window_show_place (self, first->id);
}

/* ── the workspace ──────────────────────────────────────────────────────── */

/* A first version can always be published; a further one when something is new about it, or when it is to be looked at
 * again: then the day of the next review is new. */
static gboolean
can_publish (CxWorkspace *workspace)
{
  const CxRanked *ranked = cx_workspace_get_ranked (workspace);

  return ranked && (ranked->version == 0 || cx_workspace_draft_differs (workspace) ||
                    cx_review_is_due (cx_workspace_get_snapshot (workspace), ranked));
}

static void
update_actions (CxWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean open = self->workspace != NULL;
  gboolean undo = FALSE, redo = FALSE;

  if (open)
    g_object_get (self->workspace, "can-undo", &undo, "can-redo", &redo, NULL);
  gtk_widget_action_set_enabled (widget, "win.publish", open && can_publish (self->workspace));
  gtk_widget_action_set_enabled (widget, "win.undo", undo || cx_place_can_undo_done (widget));
  gtk_widget_action_set_enabled (widget, "win.redo", redo);
  gtk_widget_action_set_enabled (widget, "win.save-copy", open);
  gtk_widget_action_set_enabled (widget, "win.back-up", open);
  gtk_widget_action_set_enabled (widget, "win.new-profile", open);
  gtk_widget_action_set_enabled (widget, "win.manage-profiles", open);
}

/* An edit is done later than what could be taken back else. */
static void
on_draft_changed (CxWindow *self)
{
  cx_place_pass_done (GTK_WIDGET (self));
  update_actions (self);
}

/* What was done to accounts that are others now, by an import or another program, is not to be taken back by key. */
static void
on_snapshot_changed (CxWindow *self)
{
  CxColumns *columns = self->workspace ? cx_snapshot_get_columns (cx_workspace_get_snapshot (self->workspace)) : NULL;

  if (columns == self->columns)
    return;
  g_clear_pointer (&self->columns, cx_columns_unref);
  self->columns = columns ? cx_columns_ref (columns) : NULL;
  cx_place_pass_done (GTK_WIDGET (self));
  update_actions (self);
}

static void
on_profile_changed (CxWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROFILE]);
}

static void
on_failed (CxWindow     *self,
           const GError *error)
{
  cx_place_toast_error (GTK_WIDGET (self), error);
}

static void
update_title (CxWindow *self)
{
  const char *name = self->workspace ? cx_snapshot_get_name (cx_workspace_get_snapshot (self->workspace)) : _("Concentric");

  gtk_window_set_title (GTK_WINDOW (self), name);
}

static void
hand_workspace_to_places (CxWindow *self)
{
  for (GtkWidget *place = gtk_widget_get_first_child (GTK_WIDGET (self->places)); place; place = gtk_widget_get_next_sibling (place))
    g_object_set (place, "workspace", self->workspace, NULL);
  g_object_set (self->sidebar, "workspace", self->workspace, NULL);
}

void
cx_window_set_workspace (CxWindow    *self,
                         CxWorkspace *workspace)
{
  g_autoptr(CxWorkspace) before = g_steal_pointer (&self->workspace);

  self->workspace = workspace ? g_object_ref (workspace) : NULL;
  g_signal_group_set_target (self->signals, workspace);
  hand_workspace_to_places (self);
  if (before)
    cx_workspace_close (before);
  cx_window_follow (self);
  on_snapshot_changed (self);
  update_actions (self);
  update_title (self);
  gtk_stack_set_visible_child_name (self->stack, workspace ? "workspace" : "welcome");
  if (workspace)
    {
      g_settings_set_string (self->settings, "workspace", cx_workspace_get_path (workspace));
      show_first_place (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WORKSPACE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROFILE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PATH]);
}

/* ── actions ────────────────────────────────────────────────────────────── */

/* While a dialog is open, its text is what the keys are about, not the draft behind it. */
static gboolean
text_takes (CxWindow   *self,
            const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL)
    return FALSE;
  if (focus)
    gtk_widget_activate_action (focus, action, NULL);
  return TRUE;
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CxWindow *self = CX_WINDOW (widget);

  if (text_takes (self, "text.undo"))
    return;
  if (cx_place_can_undo_done (widget))
    cx_place_undo_done (widget);
  else
    cx_workspace_undo (self->workspace);
  update_actions (self);
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CxWindow *self = CX_WINDOW (widget);

  if (!text_takes (self, "text.redo"))
    cx_workspace_redo (self->workspace);
}

static void
publish_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  CxWindow *self = CX_WINDOW (widget);

  adw_dialog_present (cx_publish_dialog_new (self->workspace, self->settings), widget);
}

static void
shortcuts_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  adw_dialog_present (cx_shortcuts_dialog_new (), widget);
}

static void
show_account_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  CxPlace *place = cx_window_show_place (CX_WINDOW (widget), "accounts");

  if (place)
    cx_accounts_place_show_account (CX_ACCOUNTS_PLACE (place), g_variant_get_string (parameter, NULL));
}

static void
show_accounts_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  CxPlace *place = cx_window_show_place (CX_WINDOW (widget), "accounts");

  if (place)
    cx_accounts_place_show_filter (CX_ACCOUNTS_PLACE (place), g_variant_get_string (parameter, NULL));
}

/* ── virtual functions ──────────────────────────────────────────────────── */

static gboolean
cx_window_close_request (GtkWindow *window)
{
  CxWindow *self = CX_WINDOW (window);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set (self->settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (self->settings, "maximized", gtk_window_is_maximized (window));
  g_cancellable_cancel (self->opening);
  if (self->workspace)
    cx_workspace_close (self->workspace);
  return GTK_WINDOW_CLASS (cx_window_parent_class)->close_request (window);
}

static void
cx_window_dispose (GObject *object)
{
  CxWindow *self = CX_WINDOW (object);

  if (self->signals)
    g_signal_group_set_target (self->signals, NULL);
  if (self->workspace)
    cx_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->columns, cx_columns_unref);
  cx_window_follow (self);
  g_clear_object (&self->toasts_shown);
  g_clear_object (&self->signals);
  g_clear_object (&self->opening);
  g_clear_object (&self->import_next);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_WINDOW);
  G_OBJECT_CLASS (cx_window_parent_class)->dispose (object);
}

static void
cx_window_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  CxWindow *self = CX_WINDOW (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_PLACE:
      g_value_set_string (value, gtk_stack_get_visible_child_name (self->places));
      break;
    case PROP_PROFILE:
      g_value_set_uint (value, self->workspace ? cx_workspace_get_profile (self->workspace) : 0);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->workspace ? cx_workspace_get_path (self->workspace) : "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cx_window_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  CxWindow *self = CX_WINDOW (object);

  switch (prop_id)
    {
    case PROP_PLACE:
      cx_window_show_place (self, g_value_get_string (value));
      break;
    case PROP_PROFILE:
      if (self->workspace)
        cx_workspace_set_profile (self->workspace, g_value_get_uint (value));
      break;
    case PROP_PATH:
      cx_window_open_path (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *klass)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  props[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, CX_TYPE_WORKSPACE,
                                               G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_PLACE] = g_param_spec_string ("place", NULL, NULL, NULL, flags);
  props[PROP_PROFILE] = g_param_spec_uint ("profile", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  g_object_class_install_properties (klass, N_PROPS, props);
}

static void
cx_window_class_init (CxWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = cx_window_dispose;
  object_class->get_property = cx_window_get_property;
  object_class->set_property = cx_window_set_property;
  window_class->close_request = cx_window_close_request;
  install_properties (object_class);

  g_type_ensure (CX_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CxWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CxWindow, split);
  gtk_widget_class_bind_template_child (widget_class, CxWindow, content_page);
  gtk_widget_class_bind_template_child (widget_class, CxWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CxWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CxWindow, opening_page);
  gtk_widget_class_bind_template_child (widget_class, CxWindow, places);
  gtk_widget_class_bind_template_child (widget_class, CxWindow, drop_hint);

  gtk_widget_class_install_property_action (widget_class, "win.place", "place");
  gtk_widget_class_install_property_action (widget_class, "win.profile", "profile");
  gtk_widget_class_install_property_action (widget_class, "win.switch", "path");
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.publish", NULL, publish_action);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.show-account", "s", show_account_action);
  gtk_widget_class_install_action (widget_class, "win.show-accounts", "s", show_accounts_action);
  cx_window_install_file_actions (widget_class);
  cx_window_install_profile_actions (widget_class);
  cx_window_install_import_actions (widget_class);
}

static void
cx_window_init (CxWindow *self)
{
  g_autoptr(AdwSpinnerPaintable) spinner = NULL;
  int width, height;

  self->settings = g_settings_new (CX_APP_ID);
  self->signals = g_signal_group_new (CX_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->signals, "notify::can-undo", G_CALLBACK (update_actions), self);
  g_signal_group_connect_swapped (self->signals, "notify::can-redo", G_CALLBACK (update_actions), self);
  g_signal_group_connect_swapped (self->signals, "notify::draft-differs", G_CALLBACK (update_actions), self);
  g_signal_group_connect_swapped (self->signals, "notify::snapshot", G_CALLBACK (on_snapshot_changed), self);
  g_signal_group_connect_swapped (self->signals, "notify::draft", G_CALLBACK (on_draft_changed), self);
  g_signal_group_connect_swapped (self->signals, "notify::profile", G_CALLBACK (on_profile_changed), self);
  g_signal_group_connect_swapped (self->signals, "failed", G_CALLBACK (on_failed), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  spinner = adw_spinner_paintable_new (GTK_WIDGET (self->opening_page));
  adw_status_page_set_paintable (self->opening_page, GDK_PAINTABLE (spinner));
  g_settings_get (self->settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (self->settings, "maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_signal_connect (self, "notify::is-active", G_CALLBACK (cx_window_look_again), NULL);
  self->toasts_shown = gtk_widget_observe_children (GTK_WIDGET (self->toasts));
  g_signal_connect_object (self->toasts_shown, "items-changed", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  update_actions (self);
  cx_window_install_drop (self);
  cx_window_refresh_library (self);
}

GtkWidget *
cx_window_new (GtkApplication *application)
{
  return g_object_new (CX_TYPE_WINDOW, "application", application, NULL);
}

CxWorkspace *
cx_window_get_workspace (CxWindow *self)
{
  g_return_val_if_fail (CX_IS_WINDOW (self), NULL);

  return self->workspace;
}
