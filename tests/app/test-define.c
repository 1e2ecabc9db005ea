/* The One-Pager in a real window: rows of a profile, typing, undo, counts, the page. */
#include "cx-bound-entry.h"
#include "cx-criteria-edit.h"
#include "cx-criteria-list.h"
#include "cx-criterion-row.h"
#include "cx-day-button.h"
#include "cx-define-sections.h"
#include "cx-entry-list.h"
#include "cx-field-chooser.h"
#include "cx-gut-check-dialog.h"
#include "cx-hint-list.h"
#include "cx-importance-button.h"
#include "cx-market-results.h"
#include "cx-match-line.h"
#include "cx-page-pane.h"
#include "cx-page-view.h"
#include "cx-readiness-button.h"
#include "cx-readiness-ring.h"
#include "cx-story-button.h"
#include "cx-value-chips.h"
#include "cx-value-chooser.h"

#include "define-world.h"

#include <math.h>

static CxCriterionRow *
row_of (World      *world,
        const char *id)
{
  GtkWidget *row;

  for (guint i = 0; (row = nth (world->place, CX_TYPE_CRITERION_ROW, i)); i++)
    if (g_str_equal (cx_criterion_row_get_criterion (CX_CRITERION_ROW (row))->id, id))
      return CX_CRITERION_ROW (row);
  return NULL;
}

static GtkEditable *
entry_of (World      *world,
          const char *id,
          guint       n)
{
  GtkWidget *bound = nth (GTK_WIDGET (row_of (world, id)), CX_TYPE_BOUND_ENTRY, n);

  return GTK_EDITABLE (nth (bound, GTK_TYPE_ENTRY, 0));
}

static const CxCriterion *
criterion_of (World      *world,
              const char *id)
{
  CxProfile *draft = cx_workspace_get_draft (world->workspace);
  int at = cx_profile_find_criterion (draft, id);

  return at < 0 ? NULL : cx_profile_get_criterion (draft, (guint) at);
}

/* ── tests ── */

static void
test_templates (void)
{
  GType types[] = { CX_TYPE_BOUND_ENTRY, CX_TYPE_CRITERIA_LIST,
                    CX_TYPE_FIELD_CHOOSER, CX_TYPE_IMPORTANCE_BUTTON, CX_TYPE_PAGE_PANE, CX_TYPE_PAGE_VIEW,
                    CX_TYPE_SECTION_CARD, CX_TYPE_VALUE_CHIPS, CX_TYPE_VALUE_CHOOSER,
                    CX_TYPE_CRITERION_ROW, CX_TYPE_DAY_BUTTON, CX_TYPE_ENTRY_LIST, CX_TYPE_ENTRY_ROW,
                    CX_TYPE_GUT_CHECK_DIALOG, CX_TYPE_HINT_LIST, CX_TYPE_MARKET_RESULTS, CX_TYPE_MEMBER_FORM,
                    CX_TYPE_READINESS_BUTTON, CX_TYPE_READINESS_RING, CX_TYPE_STORY_BUTTON, CX_TYPE_DEFINE_SECTIONS,
                    CX_TYPE_DEFINE_PLACE };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *widget = g_object_ref_sink (g_object_new (types[i], NULL));

      g_test_message ("%s", g_type_name (types[i]));
      g_object_unref (widget);
    }
}

static void
test_rows (World        *world,
           gconstpointer data)
{
  GtkWidget *shops = GTK_WIDGET (row_of (world, "c1")), *people = GTK_WIDGET (row_of (world, "c2"));
  GtkWidget *visits = GTK_WIDGET (row_of (world, "c3"));

  gtk_test_accessible_assert_property (shops, GTK_ACCESSIBLE_PROPERTY_LABEL, "Shops");
  g_assert_true (shows (shops, "Retail"));
  g_assert_true (shows (shops, "3 of 4 match"));
  g_assert_true (shows (people, "2 of 4 match · 25\u202f% unknown"));
  g_assert_cmpstr (gtk_editable_get_text (entry_of (world, "c2", 0)), ==, "100");
  g_assert_true (shows (visits, "Not searchable"));
  g_assert_true (shows (world->place, "1 not searchable"));
  g_assert_true (shows (world->place, "2 criteria"));
}

static void
test_typing (World        *world,
             gconstpointer data)
{
  GtkEditable *entry = entry_of (world, "c2", 0);
  GtkWidget *row = GTK_WIDGET (row_of (world, "c2"));
  GtkWidget *counts = GTK_WIDGET (gtk_widget_get_template_child (nth (row, CX_TYPE_MATCH_LINE, 0), CX_TYPE_MATCH_LINE, "counts"));
  int end = 3;

  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_set_text (entry, "40");
  g_assert_cmpfloat (criterion_of (world, "c2")->low, ==, 40);
  g_assert_cmpstr (criterion_of (world, "c2")->label, ==, "employees at least 40");
  gtk_editable_set_text (entry, "600");
  settle (world);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (counts), ==, "0 match, 3 miss, 1 unknown");
  g_assert_false (shows (row, "More than 40\u202f% of the market"));
  gtk_editable_set_text (entry, "40.");
  settle (world);
  g_assert_true (shows (row, "3 of 4 match · 25\u202f% unknown"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (counts), ==, "3 match, 0 miss, 1 unknown");
  g_assert_true (shows (row, "More than 40\u202f% of the market"));
  g_assert_true (entry == entry_of (world, "c2", 0));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "40.");
  gtk_editable_insert_text (entry, " or so", -1, &end);
  g_assert_cmpfloat (criterion_of (world, "c2")->low, ==, 40);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));

  /* One run of typing is one step. */
  cx_workspace_undo (world->workspace);
  g_assert_cmpfloat (criterion_of (world, "c2")->low, ==, 100);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "100");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));
  cx_workspace_redo (world->workspace);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "40");
  settle (world);
}

/* While the lower bound is typed it may pass the upper one; the document keeps them in order, the
 * entries keep what was typed. */
static void
test_bounds_pass (World        *world,
                  gconstpointer data)
{
  GtkEditable *low = entry_of (world, "c3", 0), *high = entry_of (world, "c3", 1);

  gtk_widget_grab_focus (GTK_WIDGET (low));
  gtk_editable_set_text (low, "1");
  gtk_editable_set_text (low, "15");
  gtk_editable_set_text (low, "150");
  g_assert_cmpstr (gtk_editable_get_text (low), ==, "150");
  g_assert_cmpstr (gtk_editable_get_text (high), ==, "8");
  g_assert_cmpfloat (criterion_of (world, "c3")->low, ==, 8);
  g_assert_cmpfloat (criterion_of (world, "c3")->high, ==, 150);
  gtk_editable_set_text (high, "200");
  g_assert_cmpfloat (criterion_of (world, "c3")->low, ==, 150);
  g_assert_cmpfloat (criterion_of (world, "c3")->high, ==, 200);
  settle (world);
}

static CxCatalogue *
catalogue_of (World *world)
{
  return cx_catalogue_new (cx_snapshot_get_columns (cx_workspace_get_snapshot (world->workspace)));
}

static void
test_add_and_remove (World        *world,
                     gconstpointer data)
{
  g_autoptr(CxCatalogue) catalogue = catalogue_of (world);
  g_autofree char *id = cx_criteria_add (world->workspace, catalogue, "behaviour", "employees");
  CxCriterionRow *kept = row_of (world, "c3");
  gpointer removed;

  g_assert_nonnull (row_of (world, id));
  g_assert_true (shows (GTK_WIDGET (row_of (world, id)), "No value yet"));
  settle (world);
  removed = cx_criteria_remove (world->workspace, id);
  g_assert_null (row_of (world, id));
  g_assert_true (row_of (world, "c3") == kept);
  cx_criteria_restore (removed);
  g_assert_nonnull (row_of (world, id));
  cx_criteria_restore (removed);
  g_assert_cmpuint (cx_profile_get_n_criteria (cx_workspace_get_draft (world->workspace)), ==, 4);
  cx_criteria_removed_free (removed);
  settle (world);
}

static void
test_move (World        *world,
           gconstpointer data)
{
  CxCriterionRow *shops = row_of (world, "c1"), *people = row_of (world, "c2");

  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (shops)), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (shops), "criterion.move-up", NULL);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (shops)), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (shops), "criterion.move-down", NULL);
  g_assert_true (row_of (world, "c1") == shops);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (shops)), ==, 1);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (people)), ==, 0);
  g_assert_cmpint (cx_profile_find_criterion (cx_workspace_get_draft (world->workspace), "c1"), >,
                   cx_profile_find_criterion (cx_workspace_get_draft (world->workspace), "c2"));
  cx_workspace_undo (world->workspace);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (shops)), ==, 0);
  settle (world);
}

static void
drop_on (GtkWidget *onto,
         GtkWidget *dragged,
         double     y)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (onto);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
      g_auto(GValue) value = G_VALUE_INIT;
      gboolean taken;

      if (!GTK_IS_DROP_TARGET (controller))
        continue;
      g_value_init (&value, G_OBJECT_TYPE (dragged));
      g_value_set_object (&value, dragged);
      g_signal_emit_by_name (controller, "drop", &value, 1.0, y, &taken);
    }
}

/* By drag within a list, and into the other one, where the criterion belongs to the other section. */
static void
test_drag (World        *world,
           gconstpointer data)
{
  GtkWidget *shops = GTK_WIDGET (row_of (world, "c1")), *people = GTK_WIDGET (row_of (world, "c2"));

  drop_on (shops, people, 1);
  g_assert_true (GTK_WIDGET (row_of (world, "c2")) == people);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (people)), ==, 0);
  drop_on (shops, people, 1000);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (people)), ==, 1);
  drop_on (GTK_WIDGET (row_of (world, "c3")), people, 1);
  g_assert_cmpstr (criterion_of (world, "c2")->section, ==, "behaviour");
  g_assert_cmpint (cx_profile_find_criterion (cx_workspace_get_draft (world->workspace), "c2"), ==, 1);
  g_assert_true (gtk_widget_is_ancestor (GTK_WIDGET (row_of (world, "c2")), GTK_WIDGET (card_of (world, 2))));
  cx_workspace_undo (world->workspace);
  g_assert_cmpstr (criterion_of (world, "c2")->section, ==, "firmographics");
  drop_on (nth (GTK_WIDGET (card_of (world, 2)), CX_TYPE_CRITERIA_LIST, 0), GTK_WIDGET (row_of (world, "c1")), 1);
  g_assert_cmpstr (criterion_of (world, "c1")->section, ==, "behaviour");
  settle (world);
}

/* Asks for another name of the criterion and answers. */
static void
rename_as (World      *world,
           const char *id,
           const char *response,
           const char *name)
{
  AdwDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (row_of (world, id)), "criterion.rename", NULL);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (world->window));
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  gtk_editable_set_text (GTK_EDITABLE (nth (GTK_WIDGET (dialog), GTK_TYPE_ENTRY, 0)), name);
  g_signal_emit_by_name (dialog, "response", response);
  adw_dialog_force_close (dialog);
}

static void
test_rename (World        *world,
             gconstpointer data)
{
  static const struct {
    const char *response, *name, *label;
  } steps[] = {
    { "rename", "Large ones", "Large ones" },
    { "cancel", "Not this", "Large ones" },
    { "automatic", "Nor this", "employees at least 100" },
    { "rename", "  ", "employees at least 100" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      rename_as (world, "c2", steps[i].response, steps[i].name);
      g_assert_cmpstr (criterion_of (world, "c2")->label, ==, steps[i].label);
    }
  settle (world);
}

/* Another field takes what fits; a name that a person wrote stays, words are made anew. */
static void
test_change_field (World        *world,
                   gconstpointer data)
{
  static const struct {
    const char *id, *field;
    CxOperator  op;
    const char *label;
  } cases[] = {
    { "c1", "employees", CX_OP_AT_LEAST, "Shops" },
    { "c2", "industry", CX_OP_IN, "industry" },
    { "c2", "last_hire", CX_OP_WITHIN_DAYS, "Last hire for the role in the last 30 days" },
  };
  g_autoptr(CxCatalogue) catalogue = catalogue_of (world);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CxCriterion) changed = cx_criterion_copy (criterion_of (world, cases[i].id));

      cx_criteria_set_field (changed, catalogue, cases[i].field);
      cx_criteria_change (world->workspace, catalogue, changed, 0);
      g_assert_cmpint (criterion_of (world, cases[i].id)->op, ==, cases[i].op);
      g_assert_cmpstr (criterion_of (world, cases[i].id)->label, ==, cases[i].label);
    }
  settle (world);
}

static void
test_change_operator (World        *world,
                      gconstpointer data)
{
  static const struct {
    CxOperator from;
    double     low, high;
    CxOperator to;
    double     then_low, then_high;
  } cases[] = {
    { CX_OP_AT_LEAST, 5, INFINITY, CX_OP_AT_MOST, -INFINITY, 5 },
    { CX_OP_AT_MOST, -INFINITY, 5, CX_OP_AT_LEAST, 5, INFINITY },
    { CX_OP_AT_LEAST, 5, INFINITY, CX_OP_BETWEEN, 5, INFINITY },
    { CX_OP_BETWEEN, 5, 9, CX_OP_AT_LEAST, 5, INFINITY },
    { CX_OP_BETWEEN, 5, 9, CX_OP_AT_MOST, -INFINITY, 9 },
    { CX_OP_AT_LEAST, 5, INFINITY, CX_OP_KNOWN, -INFINITY, INFINITY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CxCriterion) criterion = cx_criterion_copy (criterion_of (world, "c2"));

      criterion->op = cases[i].from;
      criterion->low = cases[i].low;
      criterion->high = cases[i].high;
      cx_criteria_set_operator (criterion, cases[i].to, CX_FIELD_NUMBER);
      g_assert_cmpfloat (criterion->low, ==, cases[i].then_low);
      g_assert_cmpfloat (criterion->high, ==, cases[i].then_high);
    }
}

static void
on_values (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  CxValueCounts **counts = user_data;

  *counts = cx_catalogue_find_values_finish (CX_CATALOGUE (source), result, NULL);
}

static CxValueCounts *
find_values (CxCatalogue *catalogue,
             const char  *key,
             const char  *search,
             guint        limit)
{
  CxValueCounts *counts = NULL;

  cx_catalogue_find_values_async (catalogue, key, search, limit, NULL, on_values, &counts);
  while (counts == NULL)
    g_main_context_iteration (NULL, TRUE);
  return counts;
}

/* "Retail" and "retail" are one value; the most frequent comes first. */
static void
test_values (World        *world,
             gconstpointer data)
{
  g_autoptr(CxCatalogue) catalogue = catalogue_of (world);
  g_autoptr(CxValueCounts) all = find_values (catalogue, "industry", NULL, 10);
  g_autoptr(CxValueCounts) first = find_values (catalogue, "industry", "", 1);
  g_autoptr(CxValueCounts) found = find_values (catalogue, "industry", "WHOLE", 10);
  g_autoptr(CxValueCounts) nothing = find_values (catalogue, "no such field", NULL, 10);
  const CxValueCount *value = all->values->pdata[0];

  g_assert_cmpuint (all->values->len, ==, 2);
  g_assert_cmpstr (value->text, ==, "Retail");
  g_assert_cmpuint (value->accounts, ==, 3);
  g_assert_cmpuint (first->values->len, ==, 1);
  g_assert_cmpuint (first->more, ==, 1);
  g_assert_cmpuint (found->values->len, ==, 1);
  g_assert_cmpuint (nothing->values->len, ==, 0);
  while (cx_catalogue_find (catalogue, "employees")->fill < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (cx_catalogue_find (catalogue, "employees")->fill, ==, 0.75);
}

/* The page is set in a thread, a moment after its evaluation. */
static void
wait_for_words (CxPageView *page,
                const char *words)
{
  while (strstr (cx_page_view_get_text (page), words) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_page (World        *world,
           gconstpointer data)
{
  CxPageView *page = CX_PAGE_VIEW (nth (world->place, CX_TYPE_PAGE_VIEW, 0));
  g_autoptr(CxProfile) edited =
    cx_profile_with_text (cx_workspace_get_draft (world->workspace), "value", CX_NO_ENTRY, "statement", "Only we do.");

  wait_for_words (page, "Shops (3 of 4)");
  g_assert_null (strstr (cx_page_view_get_text (page), "Only we do."));
  cx_workspace_edit (world->workspace, edited, 0);
  wait_for_words (page, "Only we do.");
  g_assert_cmpuint (cx_page_view_get_left_out (page)->len, ==, 0);
  gtk_test_accessible_assert_property (page, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, cx_page_view_get_text (page));
}

/* Nothing that one types may widen the window: not a token without a place to break, in no part that shows it. */
static void
test_long_tokens (World        *world,
                  gconstpointer data)
{
  CxPageView *page = CX_PAGE_VIEW (nth (world->place, CX_TYPE_PAGE_VIEW, 0));
  GtkWidget *pane = nth (world->place, CX_TYPE_PAGE_PANE, 0);
  g_autofree char *token = g_strnfill (300, 'x');
  g_autoptr(CxProfile) pain = cx_profile_with_entry (cx_workspace_get_draft (world->workspace), "pain", 0);
  g_autoptr(CxProfile) titled = cx_profile_with_text (pain, "pain", 0, "title", token);
  g_autoptr(CxProfile) told = cx_profile_with_text (titled, "pain", 0, "who", token);
  g_autoptr(CxProfile) edited = cx_profile_with_text (told, "value", CX_NO_ENTRY, "statement", token);
  int before, after;

  for (guint i = 0; i < CX_N_SECTIONS; i++)
    cx_section_card_set_expanded (card_of (world, i), TRUE);
  settle (world);
  gtk_widget_measure (world->place, GTK_ORIENTATION_HORIZONTAL, -1, &before, NULL, NULL, NULL);
  cx_workspace_edit (world->workspace, edited, 0);
  wait_for_words (page, token);
  settle (world);
  gtk_widget_measure (world->place, GTK_ORIENTATION_HORIZONTAL, -1, &after, NULL, NULL, NULL);
  g_assert_cmpint (after, ==, before);
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (nth (pane, ADW_TYPE_TOGGLE_GROUP, 0)), "text");
  settle (world);
  gtk_widget_measure (world->place, GTK_ORIENTATION_HORIZONTAL, -1, &after, NULL, NULL, NULL);
  g_assert_cmpint (after, ==, before);
  g_assert_cmpint (after, <=, 360);
}

static void
test_share (void)
{
  static const struct {
    CxFitCounts counts;
    gboolean    loose;
    const char *words;
  } cases[] = {
    { { .accounts = 0 }, FALSE, "No accounts yet" },
    { { .accounts = 10, .tiers = { 10, 0, 0, 0 } }, FALSE, "No account is in tier 1 or 2" },
    { { .accounts = 10, .tiers = { 6, 2, 2, 0 } }, FALSE, "Tier 1 and 2: 4 of 10 accounts, 40" },
    { { .accounts = 10, .tiers = { 5, 2, 3, 0 } }, TRUE, "Not tight: 5 of 10 accounts" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean loose;
      g_autofree char *words = cx_page_share_words (&cases[i].counts, &loose);

      g_assert_true (g_str_has_prefix (words, cases[i].words));
      g_assert_cmpint (loose, ==, cases[i].loose);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const struct {
    const char *path;
    void      (*test) (World *, gconstpointer);
  } tests[] = {
    { "/define/rows", test_rows },
    { "/define/typing", test_typing },
    { "/define/bounds-pass", test_bounds_pass },
    { "/define/add-and-remove", test_add_and_remove },
    { "/define/move", test_move },
    { "/define/drag", test_drag },
    { "/define/rename", test_rename },
    { "/define/change-field", test_change_field },
    { "/define/change-operator", test_change_operator },
    { "/define/values", test_values },
    { "/define/page", test_page },
    { "/define/long-tokens", test_long_tokens },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/define/templates", test_templates);
  g_test_add_func ("/define/share", test_share);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, World, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
