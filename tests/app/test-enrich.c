/* The enrichment list in the window: its words, its fields, the accounts of one, and the way on to them. */
#include "fit-world.h"

#include "cx-accounts-place.h"
#include "cx-application.h"
#include "cx-enrich-dialog.h"
#include "cx-enrich-page.h"
#include "cx-enrich-words.h"
#include "cx-export-dialog.h"
#include "cx-receipt-pane.h"
#include "cx-window.h"

static AdwApplication *application;

static void
spin (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

/* ── words ──────────────────────────────────────────────────────────────── */

static void
test_field_words (void)
{
  static const struct {
    CxEnrichField field;
    const char   *blank, *words;
  } rows[] = {
    { { .in_data = TRUE, .blank = 241, .change = 127, .up = 127, .top = 69, .together = 14 },
      "Blank for 241 · 69 in or near tier 1–2",
      "127 accounts could rise by this field alone. 14 accounts could rise once other blank fields are filled too." },
    { { .in_data = TRUE, .blank = 1, .change = 1, .up = 1, .down = 1 },
      "Blank for 1", "1 account could change tier by this field alone: 1 could rise, 1 could fall." },
    { { .in_data = TRUE, .blank = 3, .change = 2, .down = 2, .top = 2 },
      "Blank for 3 · 2 in or near tier 1–2", "2 accounts could fall by this field alone." },
    { { .blank = 9, .together = 5, .together_top = 5 },
      "Not in the data, so blank everywhere · 5 could rise with other fields",
      "5 accounts could rise once other blank fields are filled too." },
    { { .in_data = TRUE, .blank = 4 }, "Blank for 4", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *blank = cx_enrich_blank (&rows[i].field), *words = cx_enrich_field (&rows[i].field);

      g_assert_cmpstr (blank, ==, rows[i].blank);
      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_account_words (void)
{
  static const struct {
    CxEnrichAccount account;
    const char     *words;
  } rows[] = {
    { { .tier = 2, .best = 1, .worst = 2 }, "Could become tier 1" },
    { { .tier = 2, .best = 1, .worst = 0 }, "Could become tier 1, or fall to outside" },
    { { .tier = 1, .best = 1, .worst = 3 }, "Could fall to tier 3" },
    { { .tier = 0, .best = 2, .worst = 2 }, "Would become tier 2" },
    { { .tier = 1, .best = 0, .worst = 0 }, "Would become outside" },
    { { .tier = 3, .best = 2, .worst = 3, .together = TRUE }, "Could become tier 2 with other fields" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = cx_enrich_account (&rows[i].account);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

/* ── the window ─────────────────────────────────────────────────────────── */

static CxWindow *
make_window (void)
{
  CxWindow *window = CX_WINDOW (cx_window_new (GTK_APPLICATION (application)));
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  gtk_window_present (GTK_WINDOW (window));
  cx_window_open_sample (window);
  while (cx_window_get_workspace (window) == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (cx_window_get_workspace (window));
  spin (50);
  return window;
}

/* Every widget of a type below @widget that is on the screen. */
static void
collect (GtkWidget *widget,
         GType      type,
         GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

/* At least @n of them. */
static GPtrArray *
wait_for_several (GtkWidget *widget,
                  GType      type,
                  guint      n)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  g_autoptr(GPtrArray) found = g_ptr_array_new ();

  while (found->len < n && g_get_monotonic_time () < end)
    {
      spin (20);
      g_ptr_array_set_size (found, 0);
      collect (widget, type, found);
    }
  g_assert_cmpuint (found->len, >=, n);
  return g_steal_pointer (&found);
}

static GPtrArray *
wait_for (GtkWidget *widget,
          GType      type)
{
  return wait_for_several (widget, type, 1);
}

static CxEnrichment *
expected (CxWindow *window)
{
  CxWorkspace *workspace = cx_window_get_workspace (window);

  return cx_enrichment_new (cx_snapshot_get_tiering (cx_workspace_get_snapshot (workspace)), (int) cx_workspace_get_profile (workspace),
                            NULL, NULL);
}

static GtkWidget *
open_dialog (CxWindow *window)
{
  GtkWidget *place = GTK_WIDGET (cx_window_show_place (window, "accounts"));
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!gtk_widget_activate_action (place, "accounts.enrich", NULL) && g_get_monotonic_time () < end)
    spin (20);
  while (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) == NULL && g_get_monotonic_time () < end)
    {
      spin (20);
      gtk_widget_activate_action (place, "accounts.enrich", NULL);
    }
  return GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
}

static const char *
title_of (GPtrArray *rows,
          guint      i)
{
  return adw_preferences_row_get_title (rows->pdata[i]);
}

/* The page of a field, with @n rows, which are made a few at a time. */
static GtkWidget *
wait_for_page (GtkWidget *dialog,
               guint      n)
{
  g_autoptr(GPtrArray) pages = wait_for (dialog, CX_TYPE_ENRICH_PAGE);
  g_autoptr(GPtrArray) rows = wait_for_several (pages->pdata[0], ADW_TYPE_ACTION_ROW, n);

  spin (300);
  return pages->pdata[0];
}

static void
test_from_field_to_account (void)
{
  CxWindow *window = make_window ();
  g_autoptr(CxEnrichment) enrichment = expected (window);
  GPtrArray *fields = cx_enrichment_get_fields (enrichment);
  GtkWidget *dialog = open_dialog (window);
  g_autoptr(GPtrArray) rows = wait_for (dialog, ADW_TYPE_ACTION_ROW);
  g_autoptr(GArray) accounts = cx_enrichment_find_accounts (enrichment, 0, 0);
  CxColumns *columns = cx_snapshot_get_columns (cx_workspace_get_snapshot (cx_window_get_workspace (window)));
  g_autoptr(GPtrArray) first = NULL, receipts = NULL;
  g_autofree char *name = NULL;
  GtkLabel *shown;

  g_assert_true (CX_IS_ENRICH_DIALOG (dialog));
  for (guint i = 0; i < rows->len && i < fields->len; i++)
    g_assert_cmpstr (title_of (rows, i), ==, ((const CxEnrichField *) fields->pdata[i])->label);
  adw_action_row_activate (rows->pdata[0]);
  first = wait_for (wait_for_page (dialog, MIN (accounts->len, 100)), ADW_TYPE_ACTION_ROW);
  g_assert_cmpuint (first->len, ==, MIN (accounts->len, 100));
  for (guint i = 0; i < first->len; i++)
    g_assert_cmpstr (title_of (first, i), ==, cx_columns_get_name (columns, g_array_index (accounts, CxEnrichAccount, i).account));
  name = g_strdup (title_of (first, 1));
  adw_action_row_activate (first->pdata[1]);
  receipts = wait_for (GTK_WIDGET (window), CX_TYPE_RECEIPT_PANE);
  shown = GTK_LABEL (gtk_widget_get_template_child (receipts->pdata[0], CX_TYPE_RECEIPT_PANE, "name"));
  g_assert_cmpstr (gtk_label_get_text (shown), ==, name);
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  gtk_window_close (GTK_WINDOW (window));
  spin (50);
}

static void
test_export (void)
{
  CxWindow *window = make_window ();
  GtkWidget *dialog = open_dialog (window);
  g_autoptr(GPtrArray) rows = wait_for (dialog, ADW_TYPE_ACTION_ROW);
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  adw_action_row_activate (rows->pdata[0]);
  gtk_widget_activate (GTK_WIDGET (gtk_widget_get_template_child (wait_for_page (dialog, 1), CX_TYPE_ENRICH_PAGE, "export_button")));
  while (!CX_IS_EXPORT_DIALOG (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))) && g_get_monotonic_time () < end)
    spin (20);
  g_assert_true (CX_IS_EXPORT_DIALOG (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))));
  gtk_window_close (GTK_WINDOW (window));
  spin (50);
}

/* Where nothing is blank, words say so; a dialog that is closed before its answer makes no widgets. */
static void
test_nothing (void)
{
  CxWindow *window = make_window ();
  FitWorld world;
  AdwDialog *dialog, *closed;
  g_autoptr(GPtrArray) found = NULL;

  fit_world_set_up (&world, "INSERT INTO account (id, key, f_1, f_2, f_3, f_4) VALUES (1, 'a', 'Anvil', 'Retail', 500, 900)");
  dialog = cx_enrich_dialog_new (GTK_WIDGET (window), cx_window_get_workspace (window), world.snapshot, -1);
  adw_dialog_present (dialog, GTK_WIDGET (window));
  found = wait_for (GTK_WIDGET (dialog), ADW_TYPE_STATUS_PAGE);
  g_assert_cmpstr (adw_status_page_get_title (found->pdata[0]), ==, "No Blank Field Could Change a Tier");
  adw_dialog_force_close (dialog);
  closed = cx_enrich_dialog_new (GTK_WIDGET (window), cx_window_get_workspace (window), world.snapshot, 0);
  adw_dialog_present (closed, GTK_WIDGET (window));
  adw_dialog_force_close (closed);
  spin (300);
  fit_world_tear_down (&world);
  gtk_window_close (GTK_WINDOW (window));
  spin (50);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  application = cx_application_new (G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_test_add_func ("/enrich/field-words", test_field_words);
  g_test_add_func ("/enrich/account-words", test_account_words);
  g_test_add_func ("/enrich/from-field-to-account", test_from_field_to_account);
  g_test_add_func ("/enrich/export", test_export);
  g_test_add_func ("/enrich/nothing", test_nothing);
  return g_test_run ();
}
