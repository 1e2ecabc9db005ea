/* The place Accounts: puts list, filters, footer and receipt together. */
#include "cx-accounts-place-private.h"

#include "cx-account-data.h"
#include "cx-account-tile.h"
#include "cx-accounts-footer.h"
#include "cx-enrich-dialog.h"
#include "cx-export-dialog.h"
#include "cx-filter-bar.h"
#include "cx-format.h"
#include "cx-selection-bar.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (CxAccountsPlace, cx_accounts_place, CX_TYPE_PLACE)

enum { PROP_0, PROP_NARROW, PROP_TIGHT, N_PROPS };
static GParamSpec *props[N_PROPS];

static CxWorkspace *
workspace_of (CxAccountsPlace *self)
{
  return cx_place_get_workspace (CX_PLACE (self));
}

/* ── what is shown ───────────────────────────────────────────────────────── */

static void
update_page (CxAccountsPlace *self)
{
  const CxAccountSummary *summary = cx_account_list_get_summary (self->list);
  const char *page = self->narrow ? "tiles" : "table";

  if (summary == NULL)
    page = "waiting";
  else if (summary->accounts == 0)
    page = "empty";
  else if (summary->fit.accounts == 0)
    page = "nothing";
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (GTK_WIDGET (self->filters), summary != NULL && summary->accounts > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->footer), summary != NULL && summary->fit.accounts > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->search), summary != NULL && summary->accounts > 0);
  gtk_widget_set_sensitive (self->search_button, summary != NULL && summary->accounts > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->columns_button), summary != NULL && summary->accounts > 0 && !self->narrow);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "accounts.export", summary != NULL && summary->fit.accounts > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "accounts.enrich", summary != NULL && summary->accounts > 0);
}

static void
update_titles (CxAccountsPlace *self)
{
  const CxAccountSummary *summary = cx_account_list_get_summary (self->list);
  guint n = summary != NULL ? summary->accounts : 0;
  g_autofree char *number = cx_format_number (n, 0);
  g_autofree char *hint = n > 0 ? g_strdup_printf (ngettext ("Search %s account", "Search %s accounts", n), number)
                                : g_strdup (_("Search accounts"));
  g_autofree char *markup = cx_shown_text (self->list);
  g_autofree char *shown = NULL;

  pango_parse_markup (markup, -1, 0, NULL, &shown, NULL, NULL);
  adw_window_title_set_subtitle (self->title, n > 0 ? shown : "");
  g_object_set (self->search, "placeholder-text", hint, NULL);
  g_object_set (self->narrow_search, "placeholder-text", hint, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->narrow_search), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
}

static void
scroll_to (CxAccountsPlace *self,
           guint            position)
{
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    cx_account_list_grow (self->list);
  if (self->narrow)
    gtk_list_view_scroll_to (self->tiles, position, GTK_LIST_SCROLL_NONE, NULL);
  else
    gtk_column_view_scroll_to (self->table, position, NULL, GTK_LIST_SCROLL_NONE, NULL);
}

/* An account that another place asked for is shown as soon as the list has it. */
static void
show_wanted (CxAccountsPlace *self)
{
  CxSnapshot *snapshot = cx_account_list_get_snapshot (self->list);
  guint account, n, position;

  if (self->wanted == NULL || snapshot == NULL)
    return;
  if (cx_columns_find_account (cx_snapshot_get_columns (snapshot), self->wanted, &account, &n))
    {
      cx_account_list_select (self->list, cx_columns_get_id (cx_snapshot_get_columns (snapshot), account));
      position = cx_account_list_find (self->list, account);
      if (position != GTK_INVALID_LIST_POSITION)
        scroll_to (self, position);
    }
  g_clear_pointer (&self->wanted, g_free);
}

static void
on_answered (CxAccountsPlace *self)
{
  CxSnapshot *snapshot = cx_account_list_get_snapshot (self->list);

  if (snapshot != NULL)
    cx_account_columns_set_snapshot (self->columns, snapshot);
  update_page (self);
  update_titles (self);
  cx_accounts_place_update_receipt (self);
  show_wanted (self);
}

/* The end of the list may go: it must not be what is on screen, or GTK looks for every row anew. */
static void
on_refilter (CxAccountsPlace *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    scroll_to (self, 0);
}

/* Rows on screen read again first after a new order. */
static void
on_scrolled (GtkAdjustment   *adjustment,
             CxAccountsPlace *self)
{
  double range = gtk_adjustment_get_upper (adjustment);
  double middle = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) / 2;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  cx_account_list_set_near (self->list, range > 0 ? (guint) (n * middle / range) : 0);
}

static void
on_search_changed (CxAccountsPlace *self)
{
  g_autoptr(CxAccountFilter) filter = cx_account_filter_copy (cx_account_list_get_filter (self->list));

  cx_account_filter_set_search (filter, gtk_editable_get_text (self->search));
  cx_account_list_set_filter (self->list, filter);
}

static void
set_filter (CxAccountsPlace       *self,
            const CxAccountFilter *filter)
{
  cx_account_list_set_filter (self->list, filter);
  gtk_editable_set_text (self->search, cx_account_filter_get_search (filter));
}

/* Only the view that is seen has the model: the other would make rows for nothing. */
static void
update_views (CxAccountsPlace *self)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->list);

  gtk_column_view_set_model (self->table, self->narrow ? NULL : model);
  gtk_list_view_set_model (self->tiles, self->narrow ? model : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->title), self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->search), !self->narrow);
  gtk_widget_set_visible (self->search_button, self->narrow);
  gtk_widget_set_visible (self->import_button, !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->columns_button), !self->narrow);
  if (!self->narrow)
    gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  cx_receipt_pane_set_compact (self->receipt, self->narrow);
  cx_filter_bar_set_compact (CX_FILTER_BAR (adw_bin_get_child (self->filters)), self->narrow);
  cx_selection_bar_set_compact (CX_SELECTION_BAR (adw_bin_get_child (self->selection)), self->narrow);
}

static void
set_narrow (CxAccountsPlace *self,
            gboolean         narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  update_views (self);
  update_page (self);
  cx_accounts_place_update_receipt (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
}

static void
set_tight (CxAccountsPlace *self,
           gboolean         tight)
{
  if (self->tight == tight)
    return;
  self->tight = tight;
  cx_accounts_place_update_receipt (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TIGHT]);
}

/* ── keys ────────────────────────────────────────────────────────────────── */

static gboolean
on_escape (GtkWidget *widget,
           GVariant  *args,
           gpointer   data)
{
  CxAccountsPlace *self = CX_ACCOUNTS_PLACE (widget);

  if (!gtk_widget_get_mapped (widget) || cx_account_list_get_n_selected (self->list) == 0)
    return GDK_EVENT_PROPAGATE;
  cx_accounts_place_close_receipt (self);
  return GDK_EVENT_STOP;
}

static gboolean
on_find (GtkWidget *widget,
         GVariant  *args,
         gpointer   data)
{
  CxAccountsPlace *self = CX_ACCOUNTS_PLACE (widget);

  if (!gtk_widget_get_mapped (widget))
    return GDK_EVENT_PROPAGATE;
  if (self->narrow)
    gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->narrow ? self->narrow_search : self->search));
  return GDK_EVENT_STOP;
}

static void
on_stop_search (CxAccountsPlace *self)
{
  gtk_editable_set_text (self->search, "");
  gtk_widget_grab_focus (self->narrow ? GTK_WIDGET (self->tiles) : GTK_WIDGET (self->table));
}

static void
unselect_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  cx_accounts_place_close_receipt (CX_ACCOUNTS_PLACE (widget));
}

/* ── dialogs ──────────────────────────────────────────────────────────────── */

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  CxAccountsPlace *self = CX_ACCOUNTS_PLACE (widget);
  CxSnapshot *snapshot = cx_account_list_get_snapshot (self->list);

  if (snapshot != NULL && workspace_of (self) != NULL)
    adw_dialog_present (cx_export_dialog_new (widget, workspace_of (self), snapshot, cx_account_list_get_profile (self->list),
                                              cx_account_list_get_rows (self->list), FALSE), widget);
}

static void
enrich_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  CxAccountsPlace *self = CX_ACCOUNTS_PLACE (widget);
  CxSnapshot *snapshot = cx_account_list_get_snapshot (self->list);

  if (snapshot != NULL && workspace_of (self) != NULL)
    adw_dialog_present (cx_enrich_dialog_new (widget, workspace_of (self), snapshot, cx_account_list_get_profile (self->list)), widget);
}

static void
clear_filters_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  g_autoptr(CxAccountFilter) none = cx_account_filter_new ();

  set_filter (CX_ACCOUNTS_PLACE (widget), none);
}

/* ── the workspace ───────────────────────────────────────────────────────── */

static void
on_snapshot (CxAccountsPlace *self)
{
  CxWorkspace *workspace = workspace_of (self);

  cx_account_list_set_snapshot (self->list, workspace != NULL ? cx_workspace_get_snapshot (workspace) : NULL,
                                workspace != NULL ? (int) cx_workspace_get_profile (workspace) : -1);
}

static void
cx_accounts_place_workspace_changed (CxPlace *place)
{
  CxAccountsPlace *self = CX_ACCOUNTS_PLACE (place);
  CxWorkspace *workspace = cx_place_get_workspace (place);
  g_autoptr(CxAccountFilter) none = cx_account_filter_new ();

  cx_account_list_select (self->list, -1);
  set_filter (self, none);
  if (workspace != NULL)
    {
      g_signal_connect_object (workspace, "notify::snapshot", G_CALLBACK (on_snapshot), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "notify::profile", G_CALLBACK (on_snapshot), self, G_CONNECT_SWAPPED);
    }
  on_snapshot (self);
}

static void
on_columns_menu (GtkMenuButton *button,
                 gpointer       data)
{
  CxAccountsPlace *self = data;
  CxWorkspace *workspace = workspace_of (self);
  CxEvaluation *evaluation = workspace != NULL ? cx_workspace_get_evaluation (workspace) : NULL;
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover),
                         cx_account_columns_make_menu (self->columns, evaluation ? cx_evaluation_get_profile (evaluation) : NULL));
  gtk_menu_button_set_popover (button, popover);
}

static void
cx_accounts_place_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, CX_ACCOUNTS_PLACE (object)->narrow);
      break;
    case PROP_TIGHT:
      g_value_set_boolean (value, CX_ACCOUNTS_PLACE (object)->tight);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cx_accounts_place_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW:
      set_narrow (CX_ACCOUNTS_PLACE (object), g_value_get_boolean (value));
      break;
    case PROP_TIGHT:
      set_tight (CX_ACCOUNTS_PLACE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cx_accounts_place_dispose (GObject *object)
{
  CxAccountsPlace *self = CX_ACCOUNTS_PLACE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_ACCOUNTS_PLACE);
  g_clear_object (&self->columns);
  g_clear_object (&self->list);
  g_clear_pointer (&self->wanted, g_free);
  G_OBJECT_CLASS (cx_accounts_place_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_install_action (widget_class, "accounts.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "accounts.enrich", NULL, enrich_action);
  gtk_widget_class_install_action (widget_class, "accounts.unselect", NULL, unselect_action);
  gtk_widget_class_install_action (widget_class, "accounts.clear-filters", NULL, clear_filters_action);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (CX_TYPE_RECEIPT_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-accounts-place.ui");
  gtk_widget_class_bind_template_child (widget_class, CxAccountsPlace, layouts);
  gtk_widget_class_bind_template_child (widget_class, CxAccountsPlace, split);
  gtk_widget_class_bind_template_child (widget_class, CxAccountsPlace, sheet);
  gtk_widget_class_bind_template_child (widget_class, CxAccountsPlace, receipt);
  gtk_widget_class_bind_template_child (widget_class, CxAccountsPlace, title);
  gtk_widget_class_bind_template_child (widget_class, CxAccountsPlace, search);
  gtk_widget_class_bind_template_child (widget_class, CxAccountsPlace, narrow_search);
  gtk_widget_class_bind_template_child (widget_class, CxAccountsPlace, search_bar);
  gtk_widget_class_bind_template_child (widget_class, CxAccountsPlace, search_button);
  gtk_widget_class_bind_template_child (widget_class, CxAccountsPlace, import_button);
  gtk_widget_class_bind_template_child (widget_class, CxAccountsPlace, columns_button);
  gtk_widget_class_bind_template_child (widget_class, CxAccountsPlace, stack);
  gtk_widget_class_bind_template_child (widget_class, CxAccountsPlace, table);
  gtk_widget_class_bind_template_child (widget_class, CxAccountsPlace, table_window);
  gtk_widget_class_bind_template_child (widget_class, CxAccountsPlace, tiles);
  gtk_widget_class_bind_template_child (widget_class, CxAccountsPlace, filters);
  gtk_widget_class_bind_template_child (widget_class, CxAccountsPlace, footer);
  gtk_widget_class_bind_template_child (widget_class, CxAccountsPlace, selection);
}

static void
cx_accounts_place_class_init (CxAccountsPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cx_accounts_place_get_property;
  object_class->set_property = cx_accounts_place_set_property;
  object_class->dispose = cx_accounts_place_dispose;
  CX_PLACE_CLASS (klass)->workspace_changed = cx_accounts_place_workspace_changed;

  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_TIGHT] = g_param_spec_boolean ("tight", NULL, NULL, FALSE,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  bind_template (GTK_WIDGET_CLASS (klass));
  install_actions (GTK_WIDGET_CLASS (klass));
}

static void
connect_list (CxAccountsPlace *self)
{
  g_signal_connect_object (self->list, "answered", G_CALLBACK (on_answered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "refilter", G_CALLBACK (on_refilter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->table_window), "value-changed",
                           G_CALLBACK (on_scrolled), self, 0);
}

/* Wherever in the window the focus is: a new layout may have taken it away from the place. */
static void
add_shortcuts (CxAccountsPlace *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcutController *controller = GTK_SHORTCUT_CONTROLLER (keys);

  gtk_shortcut_controller_set_scope (controller, GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (controller, gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>f"),
                                                                      gtk_callback_action_new (on_find, NULL, NULL)));
  gtk_shortcut_controller_add_shortcut (controller, gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"),
                                                                      gtk_callback_action_new (on_escape, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
connect_widgets (CxAccountsPlace *self)
{
  cx_accounts_place_connect_receipt (self);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self->table));
  gtk_search_bar_connect_entry (self->search_bar, self->narrow_search);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (on_search_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (on_stop_search), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_create_popup_func (self->columns_button, on_columns_menu, self, NULL);
}

static void
cx_accounts_place_init (CxAccountsPlace *self)
{
  g_autoptr(GtkListItemFactory) tiles = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->list = cx_account_list_new ();
  self->columns = cx_account_columns_new (self->table, self->list);
  tiles = cx_account_tile_factory_new (self->list);
  gtk_list_view_set_factory (self->tiles, tiles);
  adw_bin_set_child (self->filters, cx_filter_bar_new (self->list));
  adw_bin_set_child (self->footer, cx_accounts_footer_new (self->list));
  adw_bin_set_child (self->selection, cx_selection_bar_new (self->list));
  connect_list (self);
  connect_widgets (self);
  add_shortcuts (self);
  update_views (self);
  update_page (self);
}

GtkWidget *
cx_accounts_place_new (void)
{
  return g_object_new (CX_TYPE_ACCOUNTS_PLACE, NULL);
}

void
cx_accounts_place_show_account (CxAccountsPlace *self,
                                const char      *key)
{
  CxSnapshot *snapshot;
  guint account, n;

  g_return_if_fail (CX_IS_ACCOUNTS_PLACE (self) && key != NULL);

  g_set_str (&self->wanted, key);
  snapshot = cx_account_list_get_snapshot (self->list);
  if (snapshot == NULL)
    return;
  if (cx_columns_find_account (cx_snapshot_get_columns (snapshot), key, &account, &n) &&
      cx_account_list_find (self->list, account) != GTK_INVALID_LIST_POSITION)
    show_wanted (self);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "accounts.clear-filters", NULL);
}

void
cx_accounts_place_show_filter (CxAccountsPlace *self,
                               const char      *filter)
{
  g_autoptr(CxAccountFilter) parsed = NULL;
  g_autoptr(GError) error = NULL;

  g_return_if_fail (CX_IS_ACCOUNTS_PLACE (self) && filter != NULL);

  parsed = cx_account_filter_parse (filter, &error);
  if (parsed != NULL)
    set_filter (self, parsed);
  else
    cx_place_toast_error (GTK_WIDGET (self), error);
}
