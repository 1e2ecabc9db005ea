/* From draft to version and back, in a window with the sample: the dialog shows what core works out, the history what was
 * kept, and the reminder comes in time. */
#include "cx-application.h"
#include "cx-history-place.h"
#include "cx-number-row.h"
#include "cx-places.h"
#include "cx-publish-dialog.h"
#include "cx-review.h"
#include "cx-value.h"
#include "cx-window.h"

#include <stdlib.h>

#define REASON "Brands on site tell more than head count"

static AdwApplication *application;
static CxWindow *window;
static CxWorkspace *workspace;
static GSettings *settings;

/* ── helpers ────────────────────────────────────────────────────────────── */

typedef gboolean (*Check) (gpointer data);

static void
wait_until (Check    check,
            gpointer data)
{
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (!check (data) && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_true (check (data));
}

static gpointer
part (gpointer    widget,
      const char *name)
{
  return gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);
}

/* All widgets below @widget that are of @type, or have @css_class, in their order. */
static void
collect (GtkWidget  *widget,
         GType       type,
         const char *css_class,
         GPtrArray  *found)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      if (css_class ? gtk_widget_has_css_class (child, css_class) : g_type_is_a (G_OBJECT_TYPE (child), type))
        g_ptr_array_add (found, child);
      collect (child, type, css_class, found);
    }
}

static const char *
first_text (GtkWidget *widget)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new ();

  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  collect (widget, GTK_TYPE_LABEL, NULL, labels);
  g_assert_cmpuint (labels->len, >, 0);
  return gtk_label_get_text (labels->pdata[0]);
}

static gboolean
has_workspace (gpointer data)
{
  return cx_window_get_workspace (window) != NULL;
}

static gboolean
shows_impact (gpointer dialog)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (part (dialog, "stack")), "impact") == 0;
}

static AdwDialog *
open_dialog (void)
{
  AdwDialog *dialog = g_object_ref_sink (cx_publish_dialog_new (workspace, settings));

  adw_dialog_present (dialog, GTK_WIDGET (window));
  wait_until (shows_impact, dialog);
  return dialog;
}

static void
close_dialog (AdwDialog *dialog)
{
  adw_dialog_force_close (dialog);
  g_object_unref (dialog);
}

static const CxRanked *
get_ranked (void)
{
  return cx_tiering_get_profile (cx_snapshot_get_tiering (cx_workspace_get_snapshot (workspace)), cx_workspace_get_profile (workspace));
}

static void
say_why (AdwDialog  *dialog,
         const char *reason)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (part (part (dialog, "form"), "reason_view")), reason, -1);
}

static void
type_into (AdwDialog  *dialog,
           const char *row,
           const char *text)
{
  gtk_editable_set_text (part (part (dialog, "form"), row), text);
}

/* ── the dialog ─────────────────────────────────────────────────────────── */

static void
assert_matrix (AdwDialog      *dialog,
               const CxImpact *impact)
{
  static const guint8 order[CX_N_TIERS] = { 1, 2, 3, CX_TIER_OUTSIDE };
  g_autoptr(GPtrArray) cells = g_ptr_array_new ();

  collect (part (dialog, "matrix"), G_TYPE_NONE, "impact-cell", cells);
  g_assert_cmpuint (cells->len, ==, CX_N_TIERS * CX_N_TIERS);
  for (guint i = 0; i < cells->len; i++)
    {
      guint from = order[i / CX_N_TIERS], to = order[i % CX_N_TIERS], n = impact->matrix[from][to];
      g_autofree char *text = g_strdup_printf ("%'u", n);

      g_assert_cmpstr (first_text (cells->pdata[i]), ==, text);
      g_assert_cmpint (GTK_IS_BUTTON (cells->pdata[i]), ==, from != to && n > 0);
    }
}

static void
assert_groups (AdwDialog            *dialog,
               const CxImpactGroups *groups,
               const char           *toggle)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new ();
  guint shown = 0;

  adw_toggle_group_set_active_name (part (dialog, "group_toggle"), toggle);
  collect (part (dialog, "table"), G_TYPE_NONE, "impact-line", lines);
  for (guint g = 0; g < groups->n; g++)
    {
      const CxImpactGroup *group = &groups->groups[g];
      g_autoptr(GPtrArray) labels = g_ptr_array_new ();
      g_autofree char *of = g_strdup_printf ("%'u/%'u", group->before_changed, group->before);
      gboolean found = FALSE;

      if (group->changed == 0)
        continue;
      g_assert_cmpuint (shown, <, lines->len);
      collect (lines->pdata[shown++], GTK_TYPE_LABEL, NULL, labels);
      for (guint i = 0; i < labels->len; i++)
        found = found || g_str_equal (gtk_label_get_text (labels->pdata[i]), of);
      g_assert_true (found);
    }
  g_assert_cmpuint (shown, ==, lines->len);
  g_assert_cmpuint (shown, >, 3);
}

/* What the dialog shows is what core works out of the same accounts. */
static void
test_numbers (void)
{
  const CxWhiplashLimits limits = { CX_WHIPLASH_DAYS, CX_WHIPLASH_SHARE };
  g_autoptr(CxOutlook) outlook = cx_outlook_new (cx_workspace_get_snapshot (workspace), get_ranked (), cx_workspace_get_draft (workspace),
                                                 NULL, &limits);
  g_autofree char *stages = g_strdup_printf ("%u customers, %u open deals", outlook->impact->customers, outlook->impact->deals);
  g_autofree char *changed = g_strdup_printf ("%'u of %'u accounts change tier", outlook->impact->changed, outlook->impact->accounts);
  AdwDialog *dialog = open_dialog ();

  g_assert_cmpuint (outlook->impact->changed, >, 0);
  g_assert_cmpuint (outlook->warnings->len, ==, 2);
  assert_matrix (dialog, outlook->impact);
  assert_groups (dialog, &outlook->impact->territories, "territory");
  assert_groups (dialog, &outlook->impact->owners, "owner");
  g_assert_cmpstr (gtk_label_get_text (part (dialog, "changed_label")), ==, changed);
  g_assert_cmpstr (gtk_label_get_text (part (dialog, "stages_label")), ==, stages);
  g_assert_cmpstr (gtk_button_get_label (part (dialog, "publish_button")), ==, "_Publish Anyway");
  g_assert_false (gtk_widget_get_visible (part (dialog, "tiers_list")));
  close_dialog (dialog);
}

/* The cells, the rows and Show All lead to the accounts. */
static void
test_accounts (void)
{
  AdwDialog *dialog = open_dialog ();
  AdwNavigationView *pages = part (dialog, "pages");

  g_signal_emit_by_name (part (dialog, "matrix"), "chosen", 1, 2);
  g_assert_cmpstr (adw_navigation_page_get_title (adw_navigation_view_get_visible_page (pages)), ==, "Tier 1 to Tier 2");
  adw_navigation_view_pop (pages);
  g_signal_emit_by_name (part (dialog, "show_all_button"), "clicked");
  g_assert_cmpstr (adw_navigation_page_get_title (adw_navigation_view_get_visible_page (pages)), ==, "All Accounts");
  adw_navigation_view_pop (pages);
  g_signal_emit_by_name (part (dialog, "table"), "more", 0);
  g_assert_cmpstr (adw_navigation_page_get_tag (adw_navigation_view_get_visible_page (pages)), !=, "publish");
  close_dialog (dialog);
}

static gboolean
may_publish (AdwDialog *dialog)
{
  return gtk_widget_get_sensitive (part (dialog, "publish_button"));
}

static void
assert_hint (AdwDialog  *dialog,
             const char *words)
{
  g_assert_cmpstr (gtk_label_get_text (part (part (dialog, "form"), "hint_label")), ==, words);
}

static void
test_what_a_version_needs (void)
{
  static const struct { const char *text; gboolean good; } reviews[] = {
    { "someday", FALSE }, { "", TRUE }, { "1999-01-01", FALSE }, { "2026-11-21", FALSE }, { "2026-11-22", TRUE }, { "2027-01-01", TRUE },
  };
  AdwDialog *dialog = open_dialog ();

  type_into (dialog, "author_row", "Ada");
  g_assert_false (may_publish (dialog));
  say_why (dialog, "  ");
  g_assert_false (may_publish (dialog));
  assert_hint (dialog, "To publish, say why.");
  say_why (dialog, REASON);
  g_assert_true (may_publish (dialog));
  assert_hint (dialog, "kept with the version, your name and both warnings");
  type_into (dialog, "author_row", " ");
  g_assert_false (may_publish (dialog));
  assert_hint (dialog, "To publish, say who you are.");
  say_why (dialog, "");
  assert_hint (dialog, "To publish, say why, and who you are.");
  say_why (dialog, REASON);
  type_into (dialog, "author_row", "Ada");
  for (guint i = 0; i < G_N_ELEMENTS (reviews); i++)
    {
      type_into (dialog, "review_row", reviews[i].text);
      g_test_message ("%s", reviews[i].text);
      g_assert_true (may_publish (dialog) == reviews[i].good);
      g_assert_true (gtk_widget_has_css_class (part (part (dialog, "form"), "review_row"), "error") != reviews[i].good);
    }
  type_into (dialog, "review_row", "2026-11-21");
  assert_hint (dialog, "The next review has passed already: say a day from today on, or leave it empty.");
  close_dialog (dialog);
}

/* Right to left, the arrow points to where the columns are, and the lines of a warning in English begin at the right. */
static void
test_mirrored (void)
{
  g_autoptr(GPtrArray) cards = g_ptr_array_new (), labels = g_ptr_array_new ();
  AdwDialog *dialog;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  dialog = open_dialog ();
  g_assert_cmpstr (first_text (part (dialog, "matrix")), ==, "from ↓ to ←");
  collect (part (dialog, "warnings_box"), G_TYPE_NONE, "warning-card", cards);
  g_assert_cmpuint (cards->len, ==, 2);
  collect (cards->pdata[0], GTK_TYPE_LABEL, NULL, labels);
  for (guint i = 0; i < labels->len; i++)
    g_assert_cmpint (gtk_label_get_justify (labels->pdata[i]), ==, GTK_JUSTIFY_RIGHT);
  close_dialog (dialog);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  dialog = open_dialog ();
  g_assert_cmpstr (first_text (part (dialog, "matrix")), ==, "from ↓ to →");
  close_dialog (dialog);
}

/* What changes is what will be published, with its review day. */
static void
test_changes (void)
{
  AdwDialog *dialog = open_dialog ();
  g_autofree char *same = NULL;
  int without;
  gint32 day;

  g_assert_true (cx_review_find_day (get_ranked (), &day));
  same = cx_date_format (day);
  type_into (dialog, "review_row", same);
  without = atoi (gtk_label_get_text (part (dialog, "changes_label")));
  type_into (dialog, "review_row", "2031-01-01");
  g_assert_cmpint (atoi (gtk_label_get_text (part (dialog, "changes_label"))), ==, without + 1);
  close_dialog (dialog);
}

static gboolean
has_no_warnings (gpointer dialog)
{
  return !gtk_widget_get_visible (part (dialog, "warnings_box")) &&
         g_strcmp0 (gtk_button_get_label (part (dialog, "publish_button")), "_Publish") == 0;
}

static gboolean
has_warnings (gpointer dialog)
{
  return !has_no_warnings (dialog);
}

/* Other limits warn of less, at once and the next time; the table marks by them. */
static void
test_limits (void)
{
  AdwDialog *dialog = open_dialog ();

  cx_number_row_set_value (part (dialog, "days_row"), 30);
  cx_number_row_set_value (part (dialog, "share_row"), 100);
  wait_until (has_no_warnings, dialog);
  close_dialog (dialog);
  dialog = open_dialog ();
  g_assert_true (has_no_warnings (dialog));
  g_assert_cmpfloat (cx_number_row_get_value (part (dialog, "days_row")), ==, 30);
  cx_number_row_set_value (part (dialog, "days_row"), 90);
  wait_until (has_warnings, dialog);
  close_dialog (dialog);
}

static gboolean
is_version_3 (gpointer data)
{
  return get_ranked ()->version == 3;
}

static void
test_publish (void)
{
  AdwDialog *dialog = open_dialog ();
  gint32 day;

  type_into (dialog, "author_row", "Ada");
  type_into (dialog, "review_row", "2026-11-30");
  say_why (dialog, REASON);
  g_signal_emit_by_name (part (dialog, "publish_button"), "clicked");
  wait_until (is_version_3, NULL);
  g_assert_false (cx_workspace_draft_differs (workspace));
  g_assert_true (cx_review_find_day (get_ranked (), &day));
  g_assert_cmpint (day - cx_snapshot_get_day (cx_workspace_get_snapshot (workspace)), ==, 8);
  g_object_unref (dialog);
  /* Nobody edited anything: the review day is no step. */
  cx_workspace_undo (workspace);
  g_assert_false (cx_workspace_draft_differs (workspace));
}

/* ── the reminder ───────────────────────────────────────────────────────── */

static void
test_review_words (void)
{
  static const struct { int left; const char *words; } cases[] = {
    { 5, "Review of “P” is due in 5 days" }, { 1, "Review of “P” is due in 1 day" }, { 0, "Review of “P” is due today" },
    { -1, "Review of “P” was due on 21 Nov" },
  };
  gint32 today;

  cx_date_parse ("2026-11-22", CX_DATE_DAY_FIRST, &today);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = cx_review_words ("P", today + cases[i].left, today);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* Eight days before the review, wherever there is room for it; on the One-Pager it leads to the publication. */
static void
test_reminder (void)
{
  static const struct { const char *place, *button; } cases[] = { { "journey", "_Review" }, { "one-pager", "_Publish…" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CxPlace *place = cx_window_show_place (window, cases[i].place);
      g_autoptr(GPtrArray) found = g_ptr_array_new ();
      AdwBanner *banner;

      collect (GTK_WIDGET (place), CX_TYPE_REVIEW_BANNER, NULL, found);
      g_assert_cmpuint (found->len, ==, 1);
      banner = ADW_BANNER (adw_bin_get_child (found->pdata[0]));
      g_assert_true (adw_banner_get_revealed (banner));
      g_assert_cmpstr (adw_banner_get_title (banner), ==, "Review of “Mid-market logistics” is due in 8 days");
      g_assert_cmpstr (adw_banner_get_button_label (banner), ==, cases[i].button);
    }
}

/* ── the history ────────────────────────────────────────────────────────── */

static gboolean
shows_three (gpointer place)
{
  return gtk_list_box_get_row_at_index (part (place, "list"), 2) != NULL;
}

static void
test_history (void)
{
  CxPlace *place = cx_window_show_place (window, "history");
  g_autoptr(CxProfile) draft = cx_profile_ref (cx_workspace_get_draft (workspace));
  GtkWidget *detail = part (place, "detail");
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();

  wait_until (shows_three, place);
  g_assert_null (gtk_list_box_get_row_at_index (part (place, "list"), 3));
  g_assert_cmpstr (gtk_label_get_text (part (detail, "reason_label")), ==, REASON);
  g_assert_cmpstr (gtk_label_get_text (part (detail, "direction_label")), ==, "From version 2 to version 3: 3 changes");
  g_assert_true (g_str_has_prefix (gtk_label_get_text (part (detail, "facts_label")), "Published "));
  g_assert_true (gtk_widget_get_visible (part (detail, "warnings_box")));
  g_assert_false (gtk_widget_get_sensitive (part (place, "revert_button")));

  gtk_drop_down_set_selected (part (detail, "other_drop"), 0);
  g_assert_cmpstr (gtk_label_get_text (part (detail, "direction_label")), ==, "From version 3 to the draft nothing changed.");
  gtk_list_box_select_row (part (place, "list"), gtk_list_box_get_row_at_index (part (place, "list"), 2));
  g_assert_cmpuint (gtk_drop_down_get_selected (part (detail, "other_drop")), ==, 0);
  g_assert_true (gtk_widget_get_sensitive (part (place, "revert_button")));
  gtk_drop_down_set_selected (part (detail, "other_drop"), 1);
  g_assert_true (g_str_has_prefix (gtk_label_get_text (part (detail, "direction_label")), "From version 1 to version 3: "));

  g_signal_emit_by_name (part (place, "revert_button"), "clicked");
  g_assert_false (cx_profile_equal (cx_workspace_get_draft (workspace), draft));
  g_assert_false (gtk_widget_get_sensitive (part (place, "revert_button")));
  cx_workspace_undo (workspace);
  g_assert_true (cx_profile_equal (cx_workspace_get_draft (workspace), draft));
}

static void
on_added (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(gboolean *) user_data = cx_workspace_add_profile_finish (CX_WORKSPACE (source), result, NULL);
}

static gboolean
is_set (gpointer flag)
{
  return *(gboolean *) flag;
}

static gboolean
shows_nothing (gpointer place)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (part (place, "stack")), "empty") == 0;
}

/* A profile without a version: nothing to move from, and no history. */
static void
test_first_version (void)
{
  CxPlace *place = cx_window_show_place (window, "history");
  gboolean added = FALSE;
  AdwDialog *dialog;

  cx_workspace_add_profile_async (workspace, "Fresh", on_added, &added);
  wait_until (is_set, &added);
  wait_until (shows_nothing, place);
  dialog = open_dialog ();
  g_assert_true (gtk_widget_get_visible (part (dialog, "tiers_list")));
  g_assert_nonnull (gtk_list_box_get_row_at_index (part (dialog, "tiers_list"), 3));
  g_assert_false (gtk_widget_get_visible (part (dialog, "matrix")));
  g_assert_false (gtk_widget_get_visible (part (dialog, "who_box")));
  g_assert_true (has_no_warnings (dialog));
  close_dialog (dialog);
}

static void
test_close (void)
{
  gtk_window_close (GTK_WINDOW (window));
  g_clear_object (&workspace);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  application = cx_application_new (G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  settings = g_settings_new ("io.github.concentric_app.Concentric");
  window = CX_WINDOW (cx_window_new (GTK_APPLICATION (application)));
  gtk_window_present (GTK_WINDOW (window));
  cx_window_open_sample (window);
  wait_until (has_workspace, NULL);
  workspace = g_object_ref (cx_window_get_workspace (window));

  /* One story: each builds on what was done before. */
  g_test_add_func ("/publish/review-words", test_review_words);
  g_test_add_func ("/publish/numbers", test_numbers);
  g_test_add_func ("/publish/accounts", test_accounts);
  g_test_add_func ("/publish/what-a-version-needs", test_what_a_version_needs);
  g_test_add_func ("/publish/changes", test_changes);
  g_test_add_func ("/publish/mirrored", test_mirrored);
  g_test_add_func ("/publish/limits", test_limits);
  g_test_add_func ("/publish/publish", test_publish);
  g_test_add_func ("/publish/reminder", test_reminder);
  g_test_add_func ("/publish/history", test_history);
  g_test_add_func ("/publish/first-version", test_first_version);
  g_test_add_func ("/publish/close", test_close);
  status = g_test_run ();
  g_object_unref (settings);
  g_object_unref (application);
  return status;
}
