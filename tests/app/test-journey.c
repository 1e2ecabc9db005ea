/* Journey and Funnel in a real window: cards that are moved and moved back, values that are decided,
 * bars that are walked. */
#include "cx-board-card.h"
#include "cx-board-column.h"
#include "cx-board.h"
#include "cx-funnel-chart.h"
#include "cx-funnel-place.h"
#include "cx-funnel-segment.h"
#include "cx-journey-place.h"
#include "cx-map-cell.h"
#include "cx-map-view.h"
#include "cx-move-dialog.h"
#include "cx-stage-map-dialog.h"
#include "cx-stage-row.h"
#include "cx-stages-dialog.h"
#include "place-world.h"

static const char *const accounts =
  "INSERT INTO account (id, key, f_1, f_2, f_3, f_4, stage, stage_by) VALUES"
  " (1, 'a', 'Anvil', 500, 'Ada', 'Lead', 'RL', 'import'), (2, 'b', 'Brick', 5, 'Bob', 'Lead', 'RL', 'import'),"
  " (3, 'c', 'Crane', 900, 'Ada', 'MQL', 'MQL', 'import'), (4, 'd', 'Dowel', 50, NULL, 'Warm', NULL, NULL);"
  "INSERT INTO stage_event (account, stage, day, source, value) VALUES (1, 'RL', 100, 'import', 'lead'),"
  " (2, 'RL', 100, 'import', 'lead'), (3, 'MQL', 100, 'import', 'mql')";

static const char *const fields[] = { "name", "employees", "owner", "stage", NULL };

static const CxFieldType types[] = { CX_FIELD_TEXT, CX_FIELD_NUMBER, CX_FIELD_CATEGORY, CX_FIELD_CATEGORY };

static void
set_up (World    *world,
        GType     place,
        gboolean  empty)
{
  world_set_up (world, place, fields, types, empty ? "" : accounts);
}

static void
set_up_journey (World        *world,
                gconstpointer data)
{
  set_up (world, CX_TYPE_JOURNEY_PLACE, data != NULL);
}

static void
set_up_funnel (World        *world,
               gconstpointer data)
{
  set_up (world, CX_TYPE_FUNNEL_PLACE, data != NULL);
}

/* ── finding widgets ── */

static CxBoardCard *
card_of (GtkWidget  *from,
         const char *name)
{
  CxBoardCard *found = NULL;

  if (CX_IS_BOARD_CARD (from))
    {
      CxBoardItem *item = cx_board_card_get_item (CX_BOARD_CARD (from));

      return item && g_str_equal (cx_board_item_get_name (item), name) ? CX_BOARD_CARD (from) : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (from); child && !found; child = gtk_widget_get_next_sibling (child))
    found = card_of (child, name);
  return found;
}

/* Which column shows the account: "Marketing-qualified, 2 accounts, 1 in tier 1–2". */
static void
assert_in_column (World      *world,
                  const char *name,
                  const char *column)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  for (;;)
    {
      CxBoardCard *card = card_of (world->place, name);
      GtkWidget *around = card ? gtk_widget_get_ancestor (GTK_WIDGET (card), CX_TYPE_BOARD_COLUMN) : NULL;
      g_autofree char *differs = around ? gtk_test_accessible_check_property (GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_LABEL, column) : NULL;

      if (around != NULL && differs == NULL)
        return;
      if (g_get_monotonic_time () > end)
        g_error ("%s is not in “%s”: %s", name, column, differs);
      g_main_context_iteration (NULL, FALSE);
    }
}

static guint8
stage_of (World *world,
          guint  account)
{
  return cx_journey_get_current (cx_snapshot_get_journey (cx_workspace_get_snapshot (world->workspace)), account);
}

static void
wait_for_stage (World *world,
                guint  account,
                guint8 stage)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (stage_of (world, account) != stage)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

/* ── journey ── */

static void
test_board (World        *world,
            gconstpointer data)
{
  wait_for (world, "4 accounts");
  assert_in_column (world, "Anvil", "Raw lead, 2 accounts, 1 in tier 1–2");
  assert_in_column (world, "Crane", "Marketing-qualified, 1 account, 1 in tier 1–2");
  gtk_test_accessible_assert_property (gtk_widget_get_parent (GTK_WIDGET (card_of (world->place, "Anvil"))),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Anvil, Tier 1, fit 100, Raw lead, Ada");
  g_assert_true (find_label (world->place, "Customer success keeps"));
  g_assert_null (card_of (world->place, "Dowel"));
  g_object_set (world->place, "show-none", TRUE, NULL);
  assert_in_column (world, "Dowel", "No stage, 1 account, 0 in tier 1–2");
}

static void
test_move (World        *world,
           gconstpointer data)
{
  wait_for (world, "4 accounts");
  cx_board_card_step (card_of (world->place, "Anvil"), 1);
  g_assert_cmpuint (stage_of (world, 0), ==, 1);
  assert_in_column (world, "Anvil", "Marketing-qualified, 2 accounts, 2 in tier 1–2");
  /* The first stage has none before it. */
  cx_board_card_step (card_of (world->place, "Brick"), -1);
  g_assert_cmpuint (stage_of (world, 1), ==, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (card_of (world->place, "Brick")), "card.move-to", "u", (guint32) CX_NO_STAGE));
  assert_in_column (world, "Brick", "No stage, 2 accounts, 0 in tier 1–2");
  cx_workspace_unmove_async (world->workspace, 1, NULL, NULL);
  cx_workspace_unmove_async (world->workspace, 0, NULL, NULL);
  wait_for_stage (world, 0, 0);
  assert_in_column (world, "Anvil", "Raw lead, 2 accounts, 1 in tier 1–2");
  assert_in_column (world, "Brick", "Raw lead, 2 accounts, 1 in tier 1–2");
}

/* Presses a key that a class of widgets is bound to. Returns: whether there is such a key */
static gboolean
press_key (GtkWidget      *widget,
           guint           key,
           GdkModifierType modifiers)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          GtkKeyvalTrigger *trigger = GTK_KEYVAL_TRIGGER (gtk_shortcut_get_trigger (shortcut));

          if (gtk_keyval_trigger_get_keyval (trigger) == key && gtk_keyval_trigger_get_modifiers (trigger) == modifiers)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, gtk_shortcut_get_arguments (shortcut));
        }
    }
  return FALSE;
}

/* What a card says of keys is so; they are none by which GNOME goes to another workspace. */
static void
test_move_by_key (World        *world,
                  gconstpointer data)
{
  GtkWidget *row, *column;

  wait_for (world, "4 accounts");
  row = gtk_widget_get_parent (GTK_WIDGET (card_of (world->place, "Anvil")));
  column = gtk_widget_get_ancestor (row, CX_TYPE_BOARD_COLUMN);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Shift+Alt+Left and Shift+Alt+Right move it to another stage");
  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_true (press_key (column, GDK_KEY_Right, GDK_SHIFT_MASK | GDK_ALT_MASK));
  g_assert_cmpuint (stage_of (world, 0), ==, 1);
  assert_in_column (world, "Anvil", "Marketing-qualified, 2 accounts, 2 in tier 1–2");
}

/* Anvil was seen on day 100. A day before that, or one that has not come, is refused. */
static void
test_move_on_day (World        *world,
                  gconstpointer data)
{
  gint32 today;
  GtkWidget *dialog;

  wait_for (world, "4 accounts");
  today = cx_snapshot_get_day (cx_workspace_get_snapshot (world->workspace));
  gtk_widget_activate_action (GTK_WIDGET (card_of (world->place, "Anvil")), "card.move-on-day", NULL);
  wait_for (world, "Move on a Day");
  dialog = find (world->window, CX_TYPE_MOVE_DIALOG);
  cx_move_dialog_set_day (CX_MOVE_DIALOG (dialog), 99);
  g_assert_nonnull (find_label (dialog, "Its newest stage is of 11 Apr 1970: choose that day or a later one"));
  gtk_widget_activate_action (dialog, "move.move", NULL);
  cx_move_dialog_set_day (CX_MOVE_DIALOG (dialog), today + 1);
  g_assert_nonnull (find_label (dialog, "This day has not come yet"));
  cx_move_dialog_set_day (CX_MOVE_DIALOG (dialog), 150);
  g_assert_cmpuint (stage_of (world, 0), ==, 0);
  gtk_widget_activate_action (dialog, "move.move", NULL);
  g_assert_cmpuint (stage_of (world, 0), ==, 1);
  g_assert_cmpint (cx_journey_get_since (cx_snapshot_get_journey (cx_workspace_get_snapshot (world->workspace)), 0), ==, 150);
  assert_in_column (world, "Anvil", "Marketing-qualified, 2 accounts, 2 in tier 1–2");
}

static void
test_owner (World        *world,
            gconstpointer data)
{
  wait_for (world, "4 accounts");
  g_object_set (world->place, "owner", "owner:Ada", NULL);
  wait_for (world, "2 of 4 accounts");
  g_assert_null (card_of (world->place, "Brick"));
  g_object_set (world->place, "owner", "owner:", NULL);
  wait_for (world, "1 of 4 accounts");
  g_object_set (world->place, "owner", "all", "order", "name", NULL);
  wait_for (world, "4 accounts");
}

static void
test_values (World        *world,
             gconstpointer data)
{
  AdwBanner *banner = ADW_BANNER (find (world->place, ADW_TYPE_BANNER));
  AdwDialog *dialog;
  GtkWidget *row;

  wait_for (world, "1 value of “stage” has no stage yet");
  gtk_widget_activate_action (world->place, "journey.map-values", NULL);
  wait_for (world, "Warm");
  dialog = ADW_DIALOG (find (world->window, CX_TYPE_STAGE_MAP_DIALOG));
  row = find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Warm");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  /* Decide later, RL, MQL, SQL: */
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 3);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "stage-map.apply", NULL);
  wait_for_stage (world, 3, 2);
  assert_in_column (world, "Dowel", "Sales-qualified, 1 account, 0 in tier 1–2");
  while (!g_str_equal (adw_banner_get_title (banner), "Every value of “stage” has a stage"))
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
open_stages (World *world)
{
  wait_for (world, "4 accounts");
  gtk_widget_activate_action (world->place, "journey.edit-stages", NULL);
  wait_for (world, "Stages of this workspace");
  return find (world->window, CX_TYPE_STAGES_DIALOG);
}

static GtkWidget *
stage_row (GtkWidget  *from,
           const char *code)
{
  GtkWidget *found = NULL;

  if (CX_IS_STAGE_ROW (from))
    return g_str_equal (cx_stage_row_get_stage (CX_STAGE_ROW (from))->code, code) ? from : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child && !found; child = gtk_widget_get_next_sibling (child))
    found = stage_row (child, code);
  return found;
}

static GtkWidget *
combo_row (GtkWidget  *from,
           const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_COMBO_ROW (from) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (from)), title))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child && !found; child = gtk_widget_get_next_sibling (child))
    found = combo_row (child, title);
  return found;
}

static const char *
label_of_stage (World *world,
                guint  stage)
{
  return cx_journey_get_stage (cx_snapshot_get_journey (cx_workspace_get_snapshot (world->workspace)), stage)->label;
}

static void
wait_for_stages (World *world,
                 guint  n)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (cx_journey_get_n_stages (cx_snapshot_get_journey (cx_workspace_get_snapshot (world->workspace))) != n)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

/* One is renamed, moved and goes; nothing can be applied before it is said where its accounts go to. */
static void
test_stages (World        *world,
             gconstpointer data)
{
  GtkWidget *dialog = open_stages (world), *row = stage_row (dialog, "MQL"), *target;

  gtk_widget_activate_action (stage_row (dialog, "SQL"), "stage-row.move", "i", -1);
  gtk_widget_activate_action (row, "stage-row.remove", NULL);
  wait_for (world, "Choose where accounts of stages that go will be");
  wait_for (world, "1 account");
  target = combo_row (dialog, "Marketing-qualified");
  g_assert_nonnull (target);
  /* Choose…, Raw lead, Sales-qualified: */
  adw_combo_row_set_selected (ADW_COMBO_ROW (target), 2);
  gtk_widget_activate_action (dialog, "stages.add", NULL);
  row = find (stage_row (dialog, "\n1"), ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (row), "Renewal talk");
  gtk_widget_activate_action (dialog, "stages.apply", NULL);
  assert_in_column (world, "Crane", "Sales-qualified, 1 account, 1 in tier 1–2");
  wait_for_stages (world, 5);
  g_assert_cmpstr (label_of_stage (world, 1), ==, "Sales-qualified");
  g_assert_cmpstr (label_of_stage (world, 4), ==, "Renewal talk");
}

/* Raw leads have their like in a journey from lead to cash, marketing-qualified ones have none. */
static void
test_template (World        *world,
               gconstpointer data)
{
  GtkWidget *dialog = open_stages (world);

  adw_combo_row_set_selected (ADW_COMBO_ROW (combo_row (dialog, "Start From")), 3);
  wait_for (world, "Choose where accounts of stages that go will be");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (combo_row (dialog, "Raw lead"))), ==, 1);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (combo_row (dialog, "Marketing-qualified"))), ==, 0);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (combo_row (dialog, "Retention"))), ==, 0);
  /* Lead, Opportunity, Contract, no stage: */
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo_row (dialog, "Marketing-qualified")), 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo_row (dialog, "Retention")), 4);
  gtk_widget_activate_action (dialog, "stages.apply", NULL);
  wait_for_stages (world, 3);
  assert_in_column (world, "Anvil", "Lead, 2 accounts, 1 in tier 1–2");
  assert_in_column (world, "Crane", "Opportunity, 1 account, 1 in tier 1–2");
}

static gboolean
starts_with (GtkWidget  *from,
             const char *text)
{
  if (GTK_IS_LABEL (from) && gtk_widget_get_mapped (from) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (from)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child; child = gtk_widget_get_next_sibling (child))
    if (starts_with (child, text))
      return TRUE;
  return FALSE;
}

static void
wait_for_start (World      *world,
                const char *text)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!starts_with (world->window, text))
    {
      g_main_context_iteration (NULL, FALSE);
      if (g_get_monotonic_time () > end)
        g_error ("no text begins with “%s”", text);
    }
}

static CxMapCell *
map_cell (GtkWidget  *from,
          const char *name)
{
  CxMapCell *found = NULL;

  if (CX_IS_MAP_CELL (from))
    {
      GtkTextView *view = cx_map_cell_get_view (CX_MAP_CELL (from));
      g_autofree char *differs = gtk_test_accessible_check_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

      return differs == NULL ? CX_MAP_CELL (from) : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (from); child && !found; child = gtk_widget_get_next_sibling (child))
    found = map_cell (child, name);
  return found;
}

/* As a person does: into the cell, some words, on to the next one. */
static void
write_cell (World      *world,
            const char *name,
            const char *text)
{
  CxMapCell *cell = map_cell (world->place, name);

  g_assert_nonnull (cell);
  gtk_widget_grab_focus (GTK_WIDGET (cx_map_cell_get_view (cell)));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (cx_map_cell_get_view (cell)), text, -1);
  gtk_widget_grab_focus (find (world->place, ADW_TYPE_TOGGLE_GROUP));
}

static void
wait_for_cell (World      *world,
               const char *name,
               const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (cx_map_cell_get_view (map_cell (world->place, name)));
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  for (;;)
    {
      g_autofree char *shown = NULL;

      g_object_get (buffer, "text", &shown, NULL);
      if (g_str_equal (shown, text))
        return;
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
test_map (World        *world,
          gconstpointer data)
{
  wait_for (world, "4 accounts");
  g_object_set (world->place, "view", "map", NULL);
  wait_for_start (world, "In the Raw lead stage of the sales process, matching the Aware, appeal stage of the customer’s cognition,"
                         " we bring ___ content through ___ to Large; they come to know ___");
  g_assert_true (find_label (world->place, "0 of about 3 good pieces"));
  write_cell (world, "Content, Raw lead", "Article\nTalk");
  wait_for_start (world, "In the Raw lead stage of the sales process, matching the Aware, appeal stage of the customer’s cognition,"
                         " we bring Article, Talk content through ___");
  g_assert_true (find_label (world->place, "2 of about 3 good pieces"));
  write_cell (world, "Customer comes to know, Raw lead", "that we exist");
  wait_for_start (world, "In the Raw lead stage of the sales process, matching the Aware, appeal stage of the customer’s cognition,"
                         " we bring Article, Talk content through ___ to Large; they come to know that we exist and feel ___");
  /* The name of a stage is one wherever it stands. */
  write_cell (world, "Sales process, Raw lead", "Lead");
  wait_for_start (world, "In the Lead stage");
  /* A name that another stage has is not taken, and does not stay in the cell. */
  write_cell (world, "Sales process, Raw lead", "Retention");
  wait_for_cell (world, "Sales process, Raw lead", "Lead");
  g_assert_cmpstr (label_of_stage (world, 0), ==, "Lead");
  g_object_set (world->place, "view", "board", NULL);
  assert_in_column (world, "Anvil", "Lead, 2 accounts, 1 in tier 1–2");
}

/* ── as a table ── */

static GtkWidget *
find_figure (GtkWidget  *from,
             const char *about)
{
  GtkWidget *found = NULL;
  g_autofree char *wrong = NULL;

  if (GTK_IS_LABEL (from) &&
      gtk_test_accessible_has_property (GTK_ACCESSIBLE (from), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION))
    {
      wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (from), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, about);
      if (wrong == NULL)
        return from;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (from); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_figure (child, about);
  return found;
}

/* What the columns of the board say, and what the cells of the map say. */
static void
test_as_table (World        *world,
               gconstpointer data)
{
  GtkWidget *figure;

  wait_for (world, "4 accounts");
  gtk_widget_activate_action (world->place, "journey.as-table", NULL);
  wait_for (world, "In no stage");
  g_assert_false (gtk_widget_get_mapped (find (world->place, CX_TYPE_BOARD)));
  figure = find_figure (world->place, "All, Raw lead");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (figure)), ==, "2");
  figure = find_figure (world->place, "Tier 1, Raw lead");
  g_assert_nonnull (figure);
  g_object_set (world->place, "view", "map", NULL);
  figure = find_figure (world->place, "Raw lead, Customer’s cognition");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (figure)), ==, "Aware, appeal");
  gtk_widget_activate_action (world->place, "journey.as-table", NULL);
  wait_for_start (world, "In the Raw lead stage of the sales process");
}

static void
test_empty (World        *world,
            gconstpointer data)
{
  wait_for (world, "No Accounts Yet");
}

/* ── funnel ── */

static void
assert_focus (World      *world,
              const char *words)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (world->window));

  g_assert_true (CX_IS_FUNNEL_SEGMENT (focus));
  gtk_test_accessible_assert_role (focus, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (focus, GTK_ACCESSIBLE_PROPERTY_LABEL, words);
}

static void
test_funnel (World        *world,
             gconstpointer data)
{
  GtkWidget *chart;

  wait_for (world, "0 skipped a stage · 0 moved back · 1 in no stage");
  chart = find (world->place, CX_TYPE_FUNNEL_CHART);
  gtk_test_accessible_assert_role (chart, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_widget_child_focus (chart, GTK_DIR_TAB_FORWARD);
  assert_focus (world, "Tier 1, Raw lead, stage 1 of 5: 2 accounts. To Marketing-qualified: 1 of 2, too few to say.");
  gtk_widget_child_focus (chart, GTK_DIR_DOWN);
  assert_focus (world, "Tier 1, Marketing-qualified, stage 2 of 5: 1 account. To Sales-qualified: 0 of 1, too few to say.");
  g_assert_false (gtk_widget_child_focus (chart, GTK_DIR_LEFT));
  gtk_widget_child_focus (chart, GTK_DIR_UP);
  for (guint i = 0; i < 3; i++)
    g_assert_true (gtk_widget_child_focus (chart, GTK_DIR_RIGHT));
  assert_focus (world, "Outside, Raw lead, stage 1 of 5: 1 account. To Marketing-qualified: 0 of 1, too few to say.");
  g_assert_true (gtk_widget_child_focus (chart, GTK_DIR_RIGHT));
  g_assert_false (gtk_widget_child_focus (chart, GTK_DIR_RIGHT));
  g_assert_false (gtk_widget_child_focus (chart, GTK_DIR_TAB_FORWARD));
}

static void
test_funnel_by_owner (World        *world,
                      gconstpointer data)
{
  GtkWidget *chart;

  wait_for (world, "Bars share one scale: 2 accounts fill a column. All has its own: 3 accounts.");
  g_object_set (world->place, "by", "owner", NULL);
  chart = find (world->place, CX_TYPE_FUNNEL_CHART);
  for (gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;;)
    {
      GtkWidget *segment = find (chart, CX_TYPE_FUNNEL_SEGMENT);

      if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (segment), GTK_ACCESSIBLE_PROPERTY_LABEL) &&
          g_str_has_prefix (gtk_widget_get_tooltip_text (segment), "Ada"))
        break;
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
    }
  gtk_widget_child_focus (chart, GTK_DIR_TAB_FORWARD);
  assert_focus (world, "Ada, Raw lead, stage 1 of 5: 2 accounts. To Marketing-qualified: 1 of 2, too few to say.");
}

#define JOURNEY(path, test, empty) g_test_add ("/journey/" path, World, GINT_TO_POINTER (empty), set_up_journey, test, tear_down)
#define FUNNEL(path, test, empty) g_test_add ("/funnel-place/" path, World, GINT_TO_POINTER (empty), set_up_funnel, test, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  JOURNEY ("board", test_board, FALSE);
  JOURNEY ("move", test_move, FALSE);
  JOURNEY ("move-by-key", test_move_by_key, FALSE);
  JOURNEY ("move-on-day", test_move_on_day, FALSE);
  JOURNEY ("owner", test_owner, FALSE);
  JOURNEY ("values", test_values, FALSE);
  JOURNEY ("stages", test_stages, FALSE);
  JOURNEY ("template", test_template, FALSE);
  JOURNEY ("map", test_map, FALSE);
  JOURNEY ("as-table", test_as_table, FALSE);
  JOURNEY ("empty", test_empty, TRUE);
  FUNNEL ("tiers", test_funnel, FALSE);
  FUNNEL ("owners", test_funnel_by_owner, FALSE);
  FUNNEL ("empty", test_empty, TRUE);
  return g_test_run ();
}
