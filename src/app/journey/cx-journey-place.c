/* The place Journey: asks for the board, shows it or the map, and opens what its actions ask. */
#include "cx-journey-place.h"

#include "cx-account-data.h"
#include "cx-board.h"
#include "cx-board-move.h"
#include "cx-board-words.h"
#include "cx-figures-view.h"
#include "cx-format.h"
#include "cx-journey-actions.h"
#include "cx-journey-output.h"
#include "cx-map-say.h"
#include "cx-map-view.h"
#include "cx-move-dialog.h"
#include "cx-owner-menu.h"

#include <glib/gi18n.h>

#define NARROW_COLUMN_WIDTH 264

struct _CxJourneyPlace {
  CxPlace         parent_instance;

  char           *owner;         /* as in cx_owner_menu_new() */
  char           *order;
  char           *view;          /* "board" or "map" */
  gboolean        show_none, narrow, as_table;

  CxBoardAnswer  *answer;        /* what is shown */
  GCancellable   *asking;        /* the question that is open */
  gboolean        late;          /* the data changed while nobody looked */
  gint64          follow;        /* id of the account that gets the focus with the next answer, or 0 */

  AdwWindowTitle *title;
  GtkMenuButton  *more;
  GtkWidget      *search_button;
  GtkMenuButton  *order_button;
  GtkMenuButton  *owner_button;
  GtkSearchBar   *search_bar;
  GtkEditable    *search;
  AdwBanner      *banner;
  GtkStack       *stack;
  CxBoard        *board;
  CxMapView      *map;
  CxFiguresView  *table;
  GtkWidget      *views;
  GtkWidget      *footer;
  GtkLabel       *shown;
  GtkButton      *none_button;
  GMenuModel     *order_menu;
  GMenuModel     *more_menu;
};

G_DEFINE_FINAL_TYPE (CxJourneyPlace, cx_journey_place, CX_TYPE_PLACE)

enum {
  PROP_0,
  PROP_OWNER,
  PROP_ORDER,
  PROP_VIEW,
  PROP_SHOW_NONE,
  PROP_NARROW,
  PROP_AS_TABLE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static CxWorkspace *
workspace_of (CxJourneyPlace *self)
{
  return cx_place_get_workspace (CX_PLACE (self));
}

/* ── what is shown ──────────────────────────────────────────────────────── */

static gboolean
is_map (CxJourneyPlace *self)
{
  return g_str_equal (self->view, "map");
}

static void
update_banner (CxJourneyPlace *self)
{
  g_autofree char *title = cx_board_describe_undecided (self->answer->snapshot);
  guint n = cx_journey_count_undecided (cx_snapshot_get_journey (self->answer->snapshot));

  adw_banner_set_use_markup (self->banner, FALSE);
  adw_banner_set_title (self->banner, title);
  adw_banner_set_revealed (self->banner, n > 0 && !is_map (self));
}

static void
update_footer (CxJourneyPlace *self)
{
  g_autofree char *out = cx_format_number (self->answer->stages[self->answer->n_stages].entries->len, 0);
  g_autofree char *shown = cx_board_describe_shown (self->answer), *label = g_strdup_printf (_("%s in no stage"), out);

  gtk_label_set_label (self->shown, shown);
  gtk_button_set_label (self->none_button, label);
}

static void
update_title (CxJourneyPlace *self)
{
  g_autofree char *title = cx_journey_title (self->answer, is_map (self));

  adw_window_title_set_subtitle (self->title, title);
}

/* In a narrow window the choices are in one menu. */
static void
update_menus (CxJourneyPlace *self)
{
  CxWorkspace *workspace = workspace_of (self);
  CxSnapshot *snapshot = workspace ? cx_workspace_get_snapshot (workspace) : NULL;
  g_autoptr(GMenuModel) owners = snapshot ? cx_owner_menu_new (cx_snapshot_get_columns (snapshot)) : NULL;
  gboolean folded = self->narrow && !is_map (self);
  g_autoptr(GMenuModel) more = cx_owner_menu_fold (folded ? owners : NULL, folded ? self->order_menu : NULL, self->more_menu);

  gtk_menu_button_set_menu_model (self->more, more);
  gtk_menu_button_set_menu_model (self->owner_button, owners);
  gtk_widget_set_visible (GTK_WIDGET (self->owner_button), owners != NULL && !self->narrow && !is_map (self));
  gtk_widget_set_visible (GTK_WIDGET (self->order_button), !self->narrow && !is_map (self));
}

static void
update_choices (CxJourneyPlace *self)
{
  g_autofree char *owner = cx_owner_menu_label (self->owner);

  gtk_menu_button_set_label (self->owner_button, owner);
  gtk_menu_button_set_label (self->order_button,
                             g_str_equal (self->order, "fit") ? _("Best First") :
                             g_str_equal (self->order, "name") ? _("By Name") : _("Newest First"));
}

static void
show_table (CxJourneyPlace *self)
{
  cx_figures_view_show (self->table, cx_journey_figures (self->answer, is_map (self)));
}

/* Which of the two pictures there is, and what belongs to it. */
static void
show_view (CxJourneyPlace *self)
{
  gboolean empty = cx_columns_get_n_accounts (cx_snapshot_get_columns (self->answer->snapshot)) == 0, map = is_map (self);

  if (map)
    cx_map_view_show (self->map, cx_snapshot_get_journey (self->answer->snapshot), cx_journey_segment (self->answer));
  if (self->as_table)
    show_table (self);
  gtk_stack_set_visible_child_name (self->stack, empty && !map ? "empty" : self->as_table ? "table" : self->view);
  gtk_widget_set_visible (self->footer, !empty && !map);
  gtk_widget_set_visible (self->search_button, !map);
  gtk_widget_set_sensitive (self->search_button, !empty);
  if (map)
    gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  update_banner (self);
  update_title (self);
  update_menus (self);
}

static void
show_answer (CxJourneyPlace *self)
{
  gboolean empty = cx_columns_get_n_accounts (cx_snapshot_get_columns (self->answer->snapshot)) == 0;

  cx_board_show (self->board, empty ? NULL : self->answer, self->show_none);
  show_view (self);
  update_footer (self);
  if (self->follow != 0)
    cx_board_focus (self->board, self->follow);
  self->follow = 0;
}

/* ── asking ─────────────────────────────────────────────────────────────── */

/* An answer to a question that is no longer asked is dropped. */
static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  CxJourneyPlace *self = CX_JOURNEY_PLACE (source);
  g_autoptr(CxBoardAnswer) answer = data, before = NULL;

  if (g_task_get_cancellable (G_TASK (result)) != self->asking || !g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  g_clear_object (&self->asking);
  before = g_steal_pointer (&self->answer);
  self->answer = g_steal_pointer (&answer);
  show_answer (self);
}

static CxAccountFilter *
make_filter (CxJourneyPlace *self)
{
  CxAccountFilter *filter = cx_account_filter_new ();
  const char *owner = cx_owner_menu_value (self->owner);

  if (owner != NULL)
    cx_account_filter_set (filter, "owner", owner, TRUE);
  cx_account_filter_set_search (filter, gtk_editable_get_text (self->search));
  return filter;
}

static CxBoardOrder
order_of (CxJourneyPlace *self)
{
  if (g_str_equal (self->order, "fit"))
    return CX_BOARD_FIT;
  return g_str_equal (self->order, "name") ? CX_BOARD_NAME : CX_BOARD_NEWEST;
}

static void
forget_answer (CxJourneyPlace *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  cx_board_show (self->board, NULL, FALSE);
  g_clear_pointer (&self->answer, cx_board_answer_free);
  gtk_stack_set_visible_child_name (self->stack, "waiting");
  gtk_widget_set_visible (self->footer, FALSE);
  adw_banner_set_revealed (self->banner, FALSE);
}

/* Accounts that were imported away are not kept for a board that nobody sees: a million take much memory. */
static void
let_go (CxJourneyPlace *self)
{
  CxSnapshot *snapshot = workspace_of (self) ? cx_workspace_get_snapshot (workspace_of (self)) : NULL;

  if (self->answer != NULL && snapshot != NULL &&
      cx_snapshot_get_columns (self->answer->snapshot) != cx_snapshot_get_columns (snapshot))
    forget_answer (self);
}

static void
ask (CxJourneyPlace *self)
{
  CxWorkspace *workspace = workspace_of (self);
  g_autoptr(GTask) task = NULL;
  CxBoardAnswer *answer;

  self->late = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->late)
    let_go (self);
  if (self->late || workspace == NULL || cx_workspace_get_snapshot (workspace) == NULL)
    return;
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  answer = cx_board_answer_new (cx_workspace_get_snapshot (workspace), (int) cx_workspace_get_profile (workspace),
                                make_filter (self), order_of (self), self->answer);
  task = g_task_new (self, self->asking, on_answered, answer);
  g_task_set_task_data (task, answer, NULL);
  g_task_run_in_thread (task, cx_board_answer_run);
}

static void
on_mapped (CxJourneyPlace *self)
{
  if (self->late)
    ask (self);
}

static void
on_snapshot (CxJourneyPlace *self)
{
  update_menus (self);
  ask (self);
}

static void
cx_journey_place_workspace_changed (CxPlace *place)
{
  CxJourneyPlace *self = CX_JOURNEY_PLACE (place);
  CxWorkspace *workspace = cx_place_get_workspace (place);

  forget_answer (self);
  g_object_set (self, "owner", CX_OWNER_ALL, NULL);
  gtk_editable_set_text (self->search, "");
  if (workspace != NULL)
    {
      g_signal_connect_object (workspace, "notify::snapshot", G_CALLBACK (on_snapshot), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "notify::profile", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
    }
  on_snapshot (self);
}

/* ── actions ────────────────────────────────────────────────────────────── */

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CxJourneyPlace *self = CX_JOURNEY_PLACE (widget);
  CxWorkspace *workspace = workspace_of (self);
  CxSnapshot *snapshot = workspace ? cx_workspace_get_snapshot (workspace) : NULL;
  guint32 stage, account;
  gint64 id;

  g_variant_get (parameter, "(xu)", &id, &stage);
  if (snapshot == NULL || !cx_account_find_id (cx_snapshot_get_columns (snapshot), id, &account) ||
      cx_journey_get_current (cx_snapshot_get_journey (snapshot), account) == stage)
    return;
  if (stage == CX_NO_STAGE && !self->show_none)
    g_object_set (self, "show-none", TRUE, NULL);
  cx_board_move (self, account, (guint8) stage, cx_snapshot_get_day (snapshot));
}

static void
move_on_day_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *id)
{
  CxWorkspace *workspace = workspace_of (CX_JOURNEY_PLACE (widget));
  CxSnapshot *snapshot = workspace ? cx_workspace_get_snapshot (workspace) : NULL;
  guint account;

  if (snapshot != NULL && cx_account_find_id (cx_snapshot_get_columns (snapshot), g_variant_get_int64 (id), &account))
    adw_dialog_present (cx_move_dialog_new (CX_JOURNEY_PLACE (widget), account), widget);
}

static gboolean
on_find (GtkWidget *widget,
         GVariant  *parameter,
         gpointer   data)
{
  CxJourneyPlace *self = CX_JOURNEY_PLACE (widget);

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_sensitive (self->search_button) || is_map (self))
    return GDK_EVENT_PROPAGATE;
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return GDK_EVENT_STOP;
}

/* ── the place ──────────────────────────────────────────────────────────── */

static void
set_show_none (CxJourneyPlace *self,
               gboolean        show_none)
{
  self->show_none = show_none;
  if (self->answer != NULL)
    show_answer (self);
}

static void
set_view (CxJourneyPlace *self,
          const char     *view)
{
  if (!g_set_str (&self->view, g_strcmp0 (view, "map") == 0 ? "map" : "board") || self->answer == NULL)
    return;
  if (is_map (self))
    gtk_widget_grab_focus (self->views);
  show_view (self);
}

static void
set_as_table (CxJourneyPlace *self,
              gboolean        as_table)
{
  self->as_table = as_table;
  if (self->answer != NULL)
    show_view (self);
}

static gboolean
ask_for_picture (GtkWidget       *place,
                 CxPictureSource *source)
{
  CxJourneyPlace *self = CX_JOURNEY_PLACE (place);

  if (self->answer != NULL)
    cx_journey_picture (self->answer, is_map (self), source);
  return self->answer != NULL;
}

static void
set_narrow (CxJourneyPlace *self,
            gboolean        narrow)
{
  self->narrow = narrow;
  cx_board_set_column_width (self->board, narrow ? NARROW_COLUMN_WIDTH : 0);
  cx_map_view_set_column_width (self->map, narrow ? NARROW_COLUMN_WIDTH : 0);
  update_menus (self);
}

static void
set_choice (CxJourneyPlace *self,
            char          **choice,
            const char     *value)
{
  if (!g_set_str (choice, value))
    return;
  update_choices (self);
  ask (self);
}

static void
cx_journey_place_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  CxJourneyPlace *self = CX_JOURNEY_PLACE (object);

  switch (prop_id)
    {
    case PROP_OWNER:
      g_value_set_string (value, self->owner);
      break;
    case PROP_ORDER:
      g_value_set_string (value, self->order);
      break;
    case PROP_VIEW:
      g_value_set_string (value, self->view);
      break;
    case PROP_SHOW_NONE:
      g_value_set_boolean (value, self->show_none);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_AS_TABLE:
      g_value_set_boolean (value, self->as_table);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cx_journey_place_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  CxJourneyPlace *self = CX_JOURNEY_PLACE (object);

  switch (prop_id)
    {
    case PROP_OWNER:
      set_choice (self, &self->owner, g_value_get_string (value));
      break;
    case PROP_ORDER:
      set_choice (self, &self->order, g_value_get_string (value));
      break;
    case PROP_VIEW:
      set_view (self, g_value_get_string (value));
      break;
    case PROP_SHOW_NONE:
      set_show_none (self, g_value_get_boolean (value));
      break;
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    case PROP_AS_TABLE:
      set_as_table (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
  g_object_notify_by_pspec (object, pspec);
}

static void
cx_journey_place_dispose (GObject *object)
{
  CxJourneyPlace *self = CX_JOURNEY_PLACE (object);

  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_JOURNEY_PLACE);
  g_clear_pointer (&self->answer, cx_board_answer_free);
  g_clear_pointer (&self->owner, g_free);
  g_clear_pointer (&self->order, g_free);
  g_clear_pointer (&self->view, g_free);
  G_OBJECT_CLASS (cx_journey_place_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  props[PROP_OWNER] = g_param_spec_string ("owner", NULL, NULL, CX_OWNER_ALL, flags);
  props[PROP_ORDER] = g_param_spec_string ("order", NULL, NULL, "newest", flags);
  props[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "board", flags);
  props[PROP_SHOW_NONE] = g_param_spec_boolean ("show-none", NULL, NULL, FALSE, flags);
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  props[PROP_AS_TABLE] = g_param_spec_boolean ("as-table", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-journey-place.ui");
  gtk_widget_class_bind_template_child (widget_class, CxJourneyPlace, title);
  gtk_widget_class_bind_template_child (widget_class, CxJourneyPlace, more);
  gtk_widget_class_bind_template_child (widget_class, CxJourneyPlace, search_button);
  gtk_widget_class_bind_template_child (widget_class, CxJourneyPlace, order_button);
  gtk_widget_class_bind_template_child (widget_class, CxJourneyPlace, owner_button);
  gtk_widget_class_bind_template_child (widget_class, CxJourneyPlace, search_bar);
  gtk_widget_class_bind_template_child (widget_class, CxJourneyPlace, search);
  gtk_widget_class_bind_template_child (widget_class, CxJourneyPlace, banner);
  gtk_widget_class_bind_template_child (widget_class, CxJourneyPlace, stack);
  gtk_widget_class_bind_template_child (widget_class, CxJourneyPlace, board);
  gtk_widget_class_bind_template_child (widget_class, CxJourneyPlace, map);
  gtk_widget_class_bind_template_child (widget_class, CxJourneyPlace, table);
  gtk_widget_class_bind_template_child (widget_class, CxJourneyPlace, views);
  gtk_widget_class_bind_template_child (widget_class, CxJourneyPlace, footer);
  gtk_widget_class_bind_template_child (widget_class, CxJourneyPlace, shown);
  gtk_widget_class_bind_template_child (widget_class, CxJourneyPlace, none_button);
  gtk_widget_class_bind_template_child (widget_class, CxJourneyPlace, order_menu);
  gtk_widget_class_bind_template_child (widget_class, CxJourneyPlace, more_menu);
}

static void
cx_journey_place_class_init (CxJourneyPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CX_TYPE_BOARD);
  g_type_ensure (CX_TYPE_FIGURES_VIEW);
  g_type_ensure (CX_TYPE_MAP_VIEW);
  object_class->get_property = cx_journey_place_get_property;
  object_class->set_property = cx_journey_place_set_property;
  object_class->dispose = cx_journey_place_dispose;
  CX_PLACE_CLASS (klass)->workspace_changed = cx_journey_place_workspace_changed;
  install_properties (object_class);
  bind_template (widget_class);
  gtk_widget_class_install_property_action (widget_class, "journey.owner", "owner");
  gtk_widget_class_install_property_action (widget_class, "journey.order", "order");
  gtk_widget_class_install_property_action (widget_class, "journey.show-none", "show-none");
  gtk_widget_class_install_property_action (widget_class, "journey.view", "view");
  gtk_widget_class_install_property_action (widget_class, "journey.as-table", "as-table");
  gtk_widget_class_install_action (widget_class, "journey.move", "(xu)", move_action);
  gtk_widget_class_install_action (widget_class, "journey.move-on-day", "x", move_on_day_action);
  cx_journey_actions_install (widget_class);
}

/* Also while the focus is in the sidebar. */
static void
add_shortcuts (CxJourneyPlace *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (shortcuts), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_f, GDK_CONTROL_MASK),
                                                          gtk_callback_action_new (on_find, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}

static void
cx_journey_place_init (CxJourneyPlace *self)
{
  self->owner = g_strdup (CX_OWNER_ALL);
  self->order = g_strdup ("newest");
  self->view = g_strdup ("board");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, self->search);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (ask), self);
  g_signal_connect (self, "map", G_CALLBACK (on_mapped), NULL);
  g_signal_connect_swapped (self->map, "said", G_CALLBACK (cx_map_say), self);
  add_shortcuts (self);
  cx_picture_menu_install (GTK_WIDGET (self), G_MENU (self->more_menu), ask_for_picture);
  update_choices (self);
}

GtkWidget *
cx_journey_place_new (void)
{
  return g_object_new (CX_TYPE_JOURNEY_PLACE, NULL);
}

void
cx_journey_place_follow (CxJourneyPlace *self,
                         gint64          id)
{
  g_return_if_fail (CX_IS_JOURNEY_PLACE (self));

  self->follow = id;
}
