/* The place Funnel in a real window: what it finds, what if a rate were better, from when to when. */
#include "cx-config.h"
#include "cx-figures-view.h"
#include "cx-funnel-accounts.h"
#include "cx-funnel-chart.h"
#include "cx-funnel-draw.h"
#include "cx-funnel-figures.h"
#include "cx-funnel-findings.h"
#include "cx-funnel-picture.h"
#include "cx-funnel-place.h"
#include "cx-funnel-words.h"
#include "cx-growth-pane.h"
#include "cx-number-row.h"
#include "cx-slider-row.h"
#include "cx-value.h"
#include "golden.h"
#include "place-world.h"

static const char *const stages[] = { "RL", "MQL", "SQL", "Rev", "Ret" };

/* How many end at each stage. 100 leads, 80 MQL, 60 SQL, 30 Rev, 12 Ret. */
static const struct { int employees; guint at[5]; } ways[] = {
  { 500, { 2, 2, 4, 12, 8 } },
  { 5, { 18, 18, 26, 6, 4 } },
};

/* Everybody comes to a new stage every day from day 10,000 on; every second account 100 days later. */
static void
add_account (GString *sql,
             int      id,
             int      employees,
             guint    last)
{
  g_string_append_printf (sql, "INSERT INTO account (id, key, f_1, f_2, stage, stage_by) VALUES (%d, 'k%d', 'N%d', %d, '%s', 'import');",
                          id, id, id, employees, stages[last]);
  for (guint stage = 0; stage <= last; stage++)
    g_string_append_printf (sql, "INSERT INTO stage_event (account, stage, day, source, value) VALUES (%d, '%s', %d, 'import', 'x');",
                            id, stages[stage], 10000 + 100 * (id % 2) + (int) stage);
}

static void
set_up (World        *world,
        gconstpointer data)
{
  static const char *const fields[] = { "name", "employees", NULL };
  static const CxFieldType types[] = { CX_FIELD_TEXT, CX_FIELD_NUMBER };
  g_autoptr(GString) sql = g_string_new (NULL);
  int id = 0;

  for (guint way = 0; way < G_N_ELEMENTS (ways); way++)
    for (guint stage = 0; stage < 5; stage++)
      for (guint i = 0; i < ways[way].at[stage]; i++)
        add_account (sql, ++id, ways[way].employees, stage);
  world_set_up (world, CX_TYPE_FUNNEL_PLACE, fields, types, sql->str);
}

/* ── what it says ── */

static void
test_findings (World        *world,
               gconstpointer data)
{
  GtkWidget *link, *rule;

  wait_for (world, "Targeting, not closing");
  wait_for (world, "Customers fit, pipeline does not");
  link = gtk_widget_get_ancestor (wait_for (world, "44 accounts"), GTK_TYPE_BUTTON);
  gtk_test_accessible_assert_property (link, GTK_ACCESSIBLE_PROPERTY_LABEL, "44 accounts: Targeting, not closing");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (link)), ==, "win.show-accounts");
  g_assert_cmpstr (g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (link)), NULL), ==,
                   "tier=3,outside&stage=MQL,SQL");
  gtk_test_accessible_assert_property (gtk_widget_get_ancestor (link, GTK_TYPE_LIST_BOX_ROW), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Targeting, not closing");
  rule = gtk_widget_get_next_sibling (link);
  gtk_test_accessible_assert_property (rule, GTK_ACCESSIBLE_PROPERTY_LABEL, "Rule that fired: Targeting, not closing");
  gtk_test_accessible_assert_state (rule, GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (rule), TRUE);
  gtk_test_accessible_assert_state (rule, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  wait_for (world, "Tier 1 goes from SQL to Rev more often than the rest, by at least a fifth and by more than chance (two-proportion test, p < 0.05), and more "
                   "than half of the pipeline is tier 3 or outside. At least 10 accounts on both sides. The pipeline is every account "
                   "that is at MQL to SQL now.");
}

/* A picture that stands alone says which accounts it counts; who may still move on is said but of a snapshot of all. */
static void
test_definition (World        *world,
                 gconstpointer data)
{
  static const struct { CxFunnelDefinition definition; gint32 from; const char *about, *waiting; } cases[] = {
    { CX_FUNNEL_SNAPSHOT, G_MININT32, "\u2068Snapshot\u2069 · \u2068Test\u2069 · \u2068", NULL },
    { CX_FUNNEL_SNAPSHOT, 10050, "\u2068Snapshot\u2069 · \u2068Test\u2069 · \u2068", "44 accounts are still before Ret: rates may rise." },
    { CX_FUNNEL_REACHED, G_MININT32, "\u2068Reached\u2069 · \u2068Test\u2069 · \u2068", "88 accounts are still before Ret: rates may rise." },
    { CX_FUNNEL_STRICT, G_MININT32, "\u2068Strict\u2069 · \u2068Test\u2069 · \u2068", "88 accounts are still before Ret: rates may rise." },
    { CX_FUNNEL_STRICT, 20000, "\u2068Strict\u2069 · \u2068Test\u2069 · \u2068", NULL },
  };

  wait_for (world, "88 accounts are still before Ret: rates may rise.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CxFunnelAnswer) answer = cx_funnel_answer_new (cx_workspace_get_snapshot (world->workspace), 0, cases[i].definition,
                                                               cases[i].from, G_MAXINT32, "tier");
      g_autoptr(CxPicture) picture = NULL;
      g_autofree char *waiting = NULL;

      g_assert_true (cx_funnel_answer_fill (answer, NULL));
      picture = cx_funnel_picture_new (answer, FALSE);
      g_assert_true (g_str_has_prefix (picture->about, cases[i].about));
      g_assert_true (g_str_has_suffix (picture->about, "\u2069"));
      waiting = cx_funnel_words_waiting (answer);
      g_assert_cmpstr (waiting, ==, cases[i].waiting);
    }
}

static void
test_growth (World        *world,
             gconstpointer data)
{
  const char *half = "50\u202f%", *more = "60\u202f%";
  GtkWidget *row, *scale, *pane;

  wait_for (world, "100 × 80\u202f% × 75\u202f% × 50\u202f% + 12");
  wait_for (world, "42");
  wait_for (world, "won and retained,");
  wait_for (world, "as today");
  wait_for (world, "One point more in SQL → Rev adds most: +0.6 customers.");
  pane = find (world->place, CX_TYPE_GROWTH_PANE);
  row = gtk_widget_get_ancestor (find_label (pane, "SQL → Rev"), CX_TYPE_SLIDER_ROW);
  scale = find (row, GTK_TYPE_SCALE);
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_LABEL, "SQL → Rev");
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, half);
  gtk_range_set_value (GTK_RANGE (scale), 60);
  wait_for (world, "100 × 80\u202f% × 75\u202f% × 60\u202f% + 12");
  wait_for (world, "50 → 60\u202f%");
  wait_for (world, "+6 against today");
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, more);
  gtk_range_set_value (GTK_RANGE (scale), 40);
  wait_for (world, "−6 against today");
  gtk_widget_activate (find (pane, GTK_TYPE_BUTTON));
  wait_for (world, "as today");
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (scale)), ==, 50);
  g_assert_false (gtk_widget_get_sensitive (find (pane, GTK_TYPE_BUTTON)));
}

/* Every second account came in the 100 days from day 10,000 on, which is 19 May 1997. */
static void
test_period (World        *world,
             gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *list, *from, *to, *link;

  wait_for (world, "100 × 80\u202f% × 75\u202f% × 50\u202f% + 12");
  gtk_widget_activate_action (world->place, "funnel.choose-period", NULL);
  wait_for (world, "First Seen");
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (world->window));
  list = gtk_widget_get_first_child (adw_alert_dialog_get_extra_child (ADW_ALERT_DIALOG (dialog)));
  from = gtk_widget_get_first_child (list);
  to = gtk_widget_get_next_sibling (from);
  gtk_editable_set_text (GTK_EDITABLE (from), "8/1/1997");
  wait_for (world, cx_date_order_of_locale () == CX_DATE_MONTH_FIRST ? "Since 1 Aug 1997" : "Since 8 Jan 1997");
  gtk_editable_set_text (GTK_EDITABLE (from), "1997-08-01");
  gtk_editable_set_text (GTK_EDITABLE (to), "1997-05-01");
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "answer"));
  gtk_editable_set_text (GTK_EDITABLE (to), "soon");
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "answer"));
  wait_for (world, "Write days like 2026-01-31, the earlier first.");
  gtk_editable_set_text (GTK_EDITABLE (to), "");
  g_assert_true (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "answer"));
  g_signal_emit_by_name (dialog, "response", "answer");
  adw_dialog_force_close (dialog);
  wait_for (world, "Since 1 Aug 1997");
  wait_for (world, "50 × 80\u202f% × 75\u202f% × 50\u202f% + 6");
  link = gtk_widget_get_ancestor (wait_for (world, "50 accounts"), GTK_TYPE_BUTTON);
  g_assert_cmpstr (g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (link)), NULL), ==,
                   "reached=RL&seen=1997-08-01..");
}

/* Off until they are switched on; an edited figure is shown at once, and taken back with all others. */
static void
test_benchmarks (World        *world,
                 gconstpointer data)
{
  g_autoptr(GSettings) settings = g_settings_new (CX_APP_ID);
  AdwDialog *dialog;

  wait_for (world, "Targeting, not closing");
  g_assert_null (find_label (world->window, "Benchmarks"));
  gtk_widget_activate_action (world->place, "benchmarks.show-benchmarks", NULL);
  wait_for (world, "Benchmarks");
  wait_for (world, "Tier 1–2 share of the pipeline: 12\u202f%");
  wait_for (world, "Tier 1–2 share of the customers: 67\u202f%");
  wait_for (world, "below 20\u202f% at horizontal vendors");
  wait_for (world, "Science of Scaling podcast (Mark Roberge with Dan Sperring of Align ICP), noted 2026-11");
  gtk_widget_activate_action (world->place, "funnel.edit-benchmarks", NULL);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (world->window));
  cx_number_row_set_value (CX_NUMBER_ROW (find (GTK_WIDGET (dialog), CX_TYPE_NUMBER_ROW)), 15);
  wait_for (world, "below 15\u202f% at horizontal vendors");
  gtk_editable_set_text (GTK_EDITABLE (find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW)), "R&D <us>");
  wait_for (world, "R&D <us>, noted 2026-11");
  g_signal_emit_by_name (find (GTK_WIDGET (dialog), ADW_TYPE_BUTTON_ROW), "activated");
  wait_for (world, "below 20\u202f% at horizontal vendors");
  gtk_widget_activate_action (world->place, "benchmarks.show-benchmarks", NULL);
  g_assert_null (find_label (world->window, "Tier 1–2 share of the customers: 67\u202f%"));
  g_settings_reset (settings, "show-benchmarks");
}

/* What a bar says in words, its column of the table says in numbers. */
static void
test_as_table (World        *world,
               gconstpointer data)
{
  const char *one_line = "\u206628\u202f%\u2069 (\u206616\u2060–\u206044\u2069), 10 of 36";
  GtkWidget *label, *table;

  wait_for (world, "\u206683\u202f%\u2069*\n20 of 24");
  g_assert_nonnull (find (world->place, CX_TYPE_FUNNEL_CHART));
  gtk_widget_activate_action (world->place, "funnel.as-table", NULL);
  wait_for (world, "\u206683\u202f%\u2069 \u206664\u2060–\u206093\u2069\n20 of 24");
  g_assert_false (gtk_widget_get_visible (find (world->place, CX_TYPE_FUNNEL_CHART)));
  label = wait_for (world, "\u206628\u202f%\u2069 \u206616\u2060–\u206044\u2069\n10 of 36");
  gtk_test_accessible_assert_property (label, GTK_ACCESSIBLE_PROPERTY_LABEL, one_line);
  gtk_test_accessible_assert_property (label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Outside, SQL → Rev");
  table = gtk_widget_get_ancestor (label, GTK_TYPE_COLUMN_VIEW);
  gtk_test_accessible_assert_role (table, GTK_ACCESSIBLE_ROLE_TABLE);
  gtk_test_accessible_assert_property (table, GTK_ACCESSIBLE_PROPERTY_LABEL, "Funnel as a table");
  wait_for (world, "–");
  label = find_label (world->window, "\u206683\u202f%\u2069*\n20 of 24");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (label), ==, "Tier 1 against the rest: p\u00a0<\u00a00.001 (two-proportion test)");
  gtk_widget_activate_action (world->place, "funnel.as-table", NULL);
  g_assert_true (gtk_widget_get_visible (find (world->place, CX_TYPE_FUNNEL_CHART)));
}

/* ── what is drawn ── */

static GtkWidget *
make_chart (const CxFunnelAnswer *answer,
            GtkTextDirection      direction,
            int                   width,
            GtkWidget           **window)
{
  GtkWidget *fixed = gtk_fixed_new (), *chart = g_object_new (CX_TYPE_FUNNEL_CHART, NULL);

  gtk_widget_set_direction (chart, direction);
  cx_funnel_chart_show (CX_FUNNEL_CHART (chart), answer);
  gtk_widget_set_size_request (chart, width, -1);
  gtk_fixed_put (GTK_FIXED (fixed), chart, 0, 0);
  *window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (*window), fixed);
  gtk_window_present (GTK_WINDOW (*window));
  while (!gtk_widget_get_mapped (chart) || gtk_widget_get_width (chart) == 0)
    g_main_context_iteration (NULL, TRUE);
  return chart;
}

static CxFunnelAnswer *
ask (World *world)
{
  CxFunnelAnswer *answer;

  wait_for (world, "Targeting, not closing");
  answer = cx_funnel_answer_new (cx_workspace_get_snapshot (world->workspace), 0, CX_FUNNEL_REACHED, G_MININT32, G_MAXINT32, "tier");
  g_assert_true (cx_funnel_answer_fill (answer, NULL));
  return answer;
}

static void
test_golden (World        *world,
             gconstpointer data)
{
  static const struct { const char *name; GtkTextDirection direction; int width; } cases[] = {
    { "funnel", GTK_TEXT_DIR_LTR, 560 }, { "funnel-rtl", GTK_TEXT_DIR_RTL, 560 }, { "funnel-narrow", GTK_TEXT_DIR_LTR, 330 },
  };
  g_autoptr(CxFunnelAnswer) answer = ask (world);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *window, *chart = make_chart (answer, cases[i].direction, cases[i].width, &window);

      if (golden_font_is_there (chart))
        {
          g_autofree char *nodes = golden_draw (chart, gtk_widget_get_width (chart), gtk_widget_get_height (chart));

          golden_compare (nodes, cases[i].name);
        }
      else
        g_test_skip ("Inter is not installed");
      cx_funnel_chart_show (CX_FUNNEL_CHART (chart), NULL);
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

/* Where a bar is drawn, there is the part of it that is pointed at. */
static void
test_agrees (World        *world,
             gconstpointer data)
{
  g_autoptr(CxFunnelAnswer) answer = ask (world);
  GtkWidget *window, *chart = make_chart (answer, GTK_TEXT_DIR_RTL, 560, &window);
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (chart); child; child = gtk_widget_get_next_sibling (child), n++)
    {
      guint group = n / answer->groups->n_stages, stage = n % answer->groups->n_stages;
      g_autoptr(CxFunnelPlan) plan = cx_funnel_plan_new (answer, 560, 11.0 * 96 / 72 / CX_DRAWING_TYPE, TRUE);
      const CxRect *bar = cx_funnel_shape_get_bar (plan->shape, group, stage);
      graphene_rect_t bounds;

      g_assert_true (gtk_widget_compute_bounds (child, chart, &bounds));
      g_assert_cmpfloat (bounds.origin.x, <=, plan->x + bar->x + 1);
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, >=, plan->x + bar->x + bar->width - 1);
      g_assert_cmpfloat_with_epsilon (bounds.origin.y, plan->y + bar->y, 1);
    }
  g_assert_cmpuint (n, ==, 5 * 5);
  cx_funnel_chart_show (CX_FUNNEL_CHART (chart), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Beside the groups stands the funnel of all accounts, of its own scale; it is named, reached and opened as the others are. */
static void
test_all (World        *world,
          gconstpointer data)
{
  g_autoptr(CxFunnelAnswer) answer = ask (world);
  GtkWidget *window, *chart = make_chart (answer, GTK_TEXT_DIR_LTR, 560, &window), *child;
  const char *words = "All, Marketing-qualified, stage 2 of 5: 80 accounts. To Sales-qualified: \u206675\u202f%\u2069, "
                      "interval \u206665\u2060–\u206083\u2069 percent, 60 of 80.";
  g_autofree char *scale = cx_funnel_words_scale (answer), *accounts = cx_funnel_accounts_of_bar (answer, 4, 1);

  g_assert_cmpstr (scale, ==, "Bars share one scale: 72 accounts fill a column. All has its own: 100 accounts.");
  g_assert_cmpstr (accounts, ==, "reached=MQL");
  child = gtk_widget_get_first_child (chart);
  g_assert_true (gtk_widget_grab_focus (child));
  for (guint group = 0; group < 4; group++)
    g_assert_true (gtk_widget_child_focus (chart, GTK_DIR_RIGHT));
  g_assert_true (gtk_widget_child_focus (chart, GTK_DIR_DOWN));
  gtk_test_accessible_assert_property (gtk_window_get_focus (GTK_WINDOW (window)), GTK_ACCESSIBLE_PROPERTY_LABEL, words);
  cx_funnel_chart_show (CX_FUNNEL_CHART (chart), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A row that is laid out. */
static GtkWidget *
find_row (GtkWidget *from)
{
  GtkWidget *found = NULL;

  if (g_str_equal (G_OBJECT_TYPE_NAME (from), "GtkColumnViewRowWidget") && gtk_widget_get_mapped (from) &&
      g_str_equal (gtk_widget_get_css_name (from), "row"))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_row (child);
  return found;
}

/* All columns of the steps stand beside the growth equation in a window 1200 pixels wide, where no move has a day; else they scroll. */
static void
test_large_numbers (World        *world,
                    gconstpointer data)
{
  g_autoptr(CxFunnelAnswer) answer = ask (world);
  GtkWidget *table = g_object_ref_sink (cx_figures_view_new ()), *window = gtk_window_new ();
  g_autoptr(GtkCssProvider) style = gtk_css_provider_new ();
  int width;

  gtk_css_provider_load_from_resource (style, "/io/github/concentric_app/Concentric/style.css");
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (window), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

  for (guint group = 0; group < answer->tiers->groups->len; group++)
    for (guint stage = 0; stage + 1 < answer->tiers->n_stages; stage++)
      {
        CxConversion *conversion = &((CxFunnelGroup *) answer->tiers->groups->pdata[group])->conversions[stage];

        conversion->k *= 2500;
        conversion->n *= 2500;
        conversion->waiting *= 2500;
        conversion->median_days = NAN;
      }
  cx_figures_view_show (CX_FIGURES_VIEW (table), cx_funnel_figures_steps (answer));
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 400);
  gtk_window_set_child (GTK_WINDOW (window), table);
  gtk_window_present (GTK_WINDOW (window));
  while (find_row (table) == NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_measure (find (table, GTK_TYPE_COLUMN_VIEW), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  g_assert_cmpint (width, >, 300);
  g_assert_cmpint (width, <, 604);
  gtk_style_context_remove_provider_for_display (gtk_widget_get_display (window), GTK_STYLE_PROVIDER (style));
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (table);
}

static void
wait_for_bar (GtkWidget *table,
              gboolean   shown)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (find (table, GTK_TYPE_SCROLLED_WINDOW));
  GtkPolicyType policy = GTK_POLICY_NEVER;

  while (policy != (shown ? GTK_POLICY_ALWAYS : GTK_POLICY_AUTOMATIC))
    {
      g_main_context_iteration (NULL, TRUE);
      gtk_scrolled_window_get_policy (scroller, &policy, NULL);
    }
}

/* The bar of what is wider than its place stands below the last row, and takes no room else. */
static void
test_narrow_table (World        *world,
                   gconstpointer data)
{
  g_autoptr(CxFunnelAnswer) answer = ask (world);
  GtkWidget *table = cx_figures_view_new (), *fixed = gtk_fixed_new (), *window = gtk_window_new ();
  int wide, narrow;

  cx_figures_view_show (CX_FIGURES_VIEW (table), cx_funnel_figures_steps (answer));
  gtk_widget_set_size_request (table, 150, -1);
  gtk_fixed_put (GTK_FIXED (fixed), table, 0, 0);
  gtk_window_set_child (GTK_WINDOW (window), fixed);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_bar (table, TRUE);
  gtk_widget_measure (table, GTK_ORIENTATION_VERTICAL, -1, &narrow, NULL, NULL, NULL);
  gtk_widget_set_size_request (table, 900, -1);
  wait_for_bar (table, FALSE);
  gtk_widget_measure (table, GTK_ORIENTATION_VERTICAL, -1, &wide, NULL, NULL, NULL);
  g_assert_cmpint (wide, >, 100);
  g_assert_cmpint (narrow, >, wide);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ── what it gives away ── */

static void
on_text_read (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

/* The clipboard has the numbers of the bars; the picture comes as PNG and as SVG. */
static void
test_copy (World        *world,
           gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (world->place);
  g_autofree char *text = NULL;

  wait_for (world, "Targeting, not closing");
  gtk_widget_activate_action (world->place, "picture.copy-table", NULL);
  while (!gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), G_TYPE_STRING))
    g_main_context_iteration (NULL, TRUE);
  gdk_clipboard_read_text_async (clipboard, NULL, on_text_read, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_str_has_prefix (text, "Stage\tTier 1\tTier 2\tTier 3\tOutside\tAll\nRL\t28\t0\t0\t72\t100\n"));
  gtk_widget_activate_action (world->place, "picture.copy", NULL);
  while (!gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "image/svg+xml"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "image/png"));
}

static void
on_context (GObject      *workspace,
            GAsyncResult *result,
            gpointer      user_data)
{
  *(CxBoardContext **) user_data = cx_workspace_board_finish (CX_WORKSPACE (workspace), result, NULL);
}

/* The report for the board is of the profile that is shown; a profile without versions is compared with nothing. */
static void
test_board (World        *world,
            gconstpointer data)
{
  g_autoptr(CxBoardContext) context = NULL;
  g_autoptr(CxBoardReport) report = NULL;

  wait_for (world, "Targeting, not closing");
  cx_workspace_board_async (world->workspace, NULL, on_context, &context);
  while (context == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (context->profile, ==, 0);
  g_assert_null (context->previous);
  report = cx_board_report_new (context, NULL);
  g_assert_cmpstr (report->title, ==, "28 of 100 accounts are in the bullseye; 20 of them are customers");
  g_assert_cmpstr (report->funnel_title, ==, "\u206671\u202f%\u2069 of tier 1 became customers, \u206614\u202f%\u2069 of the rest");
  wait_for (world, report->funnel_title);
  g_assert_cmpstr (cx_figures_get (report->tiers, 0, 1), ==, "28");
}

#define ADD(path, test) g_test_add ("/funnel-place/" path, World, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  golden_set_font ();
  ADD ("findings", test_findings);
  ADD ("definition", test_definition);
  ADD ("growth", test_growth);
  ADD ("large-numbers", test_large_numbers);
  ADD ("narrow-table", test_narrow_table);
  ADD ("period", test_period);
  ADD ("benchmarks", test_benchmarks);
  ADD ("as-table", test_as_table);
  ADD ("golden", test_golden);
  ADD ("agrees", test_agrees);
  ADD ("all", test_all);
  ADD ("copy", test_copy);
  ADD ("board", test_board);
  return g_test_run ();
}
