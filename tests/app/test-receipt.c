/* The criteria of a receipt as rows: values, and where they came from. */
#include "fit-world.h"

#include "cx-format.h"
#include "cx-receipt-list.h"
#include "cx-value-source.h"

typedef struct {
  FitWorld    world;
  CxReceipt  *receipt;
  GtkListBox *list;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fit_world_set_up (&fixture->world, fit_world_accounts);
  fixture->receipt = cx_receipt_new (fixture->world.base, 4); /* Eclair: employees unknown, 900 */
  fixture->list = GTK_LIST_BOX (g_object_ref_sink (gtk_list_box_new ()));
  cx_receipt_list_fill (fixture->list, fixture->receipt, fixture->world.snapshot, 4);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_unref (fixture->list);
  cx_receipt_free (fixture->receipt);
  fit_world_tear_down (&fixture->world);
}

static void
add_source (GHashTable *sources,
            const char *field,
            gint64      import,
            const char *name,
            const char *file)
{
  CxValueSource *source = g_new0 (CxValueSource, 1);

  source->import = import;
  source->source = g_strdup (name);
  source->file = g_strdup (file);
  source->day = 20740;
  g_hash_table_insert (sources, g_strdup (field), source);
}

static void
source_free (gpointer data)
{
  CxValueSource *source = data;

  g_free (source->source);
  g_free (source->file);
  g_free (source);
}

static GHashTable *
sources_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, source_free);
}

static gboolean
shows (GtkWidget  *from,
       const char *text)
{
  if (GTK_IS_LABEL (from) && gtk_widget_get_visible (from) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (from)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

static GtkWidget *
row_at (Fixture *fixture,
        int      i)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (fixture->list, i));
}

static void
test_values (Fixture      *fixture,
             gconstpointer data)
{
  g_assert_true (shows (row_at (fixture, 0), "not known"));
  g_assert_true (shows (row_at (fixture, 1), "€900"));
  g_assert_true (shows (row_at (fixture, 2), "Sum"));
  g_assert_null (row_at (fixture, 3));
}

static void
test_one_import (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr(GHashTable) sources = sources_new ();

  add_source (sources, "potential", 1, "HubSpot", "crm.csv");
  add_source (sources, "name", 2, "Vendor", "vendor.csv");
  cx_receipt_list_show_sources (fixture->list, sources, fixture->world.snapshot);
  g_assert_false (shows (row_at (fixture, 1), "€900 ·"));
  g_assert_true (shows (row_at (fixture, 2), "All values from HubSpot, 14 Oct"));
  g_assert_null (gtk_widget_get_tooltip_text (row_at (fixture, 0)));
  g_assert_true (g_str_has_prefix (gtk_widget_get_tooltip_text (row_at (fixture, 1)), "From HubSpot, 14 Oct"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row_at (fixture, 0)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
}

static void
test_several_imports (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr(GHashTable) sources = sources_new (), none = sources_new ();

  add_source (sources, "potential", 1, "HubSpot", "crm.csv");
  add_source (sources, "employees", 2, "Vendor", "vendor.csv");
  cx_receipt_list_show_sources (fixture->list, sources, fixture->world.snapshot);
  g_assert_true (shows (row_at (fixture, 0), "not known · Vendor, 14 Oct"));
  g_assert_true (shows (row_at (fixture, 1), "€900 · HubSpot, 14 Oct"));
  g_assert_false (shows (row_at (fixture, 2), "All values"));
  g_assert_true (g_str_has_suffix (gtk_widget_get_tooltip_text (row_at (fixture, 0)), ": vendor.csv"));
  cx_receipt_list_show_sources (fixture->list, none, fixture->world.snapshot);
  g_assert_false (shows (row_at (fixture, 1), "€900 ·"));
  g_assert_false (shows (row_at (fixture, 2), "All values"));
}

static void
assert_isolated (const char *text,
                 gboolean    isolated)
{
  g_autofree char *marked = cx_format_isolate (text);
  g_autofree char *wanted = isolated ? g_strdup_printf ("\u2068%s\u2069", text) : g_strdup (text);

  g_assert_cmpstr (marked, ==, wanted);
}

/* What people wrote, in a sentence that reads from the left, and in one that reads from the right. */
static void
test_isolate (void)
{
  static const struct { const char *text; gboolean in_left, in_right; } rows[] = {
    { "", FALSE, FALSE },
    { "42 % · 3–5", FALSE, FALSE },
    { "Müller & Söhne", FALSE, TRUE },
    { "Ελλάδα", FALSE, TRUE },
    { "凌云物流", FALSE, TRUE },
    { "شركة النور", TRUE, FALSE },
    { "שלום 7", TRUE, FALSE },
    { "ACME النور", TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].text);
      gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
      assert_isolated (rows[i].text, rows[i].in_left);
      gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
      assert_isolated (rows[i].text, rows[i].in_right);
      gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
    }
}

static void
test_from_left (void)
{
  g_autofree char *plain = cx_format_from_left ("−42");
  g_autofree char *kept = NULL;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  kept = cx_format_from_left ("−42");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_assert_cmpstr (plain, ==, "−42");
  g_assert_cmpstr (kept, ==, "\u2066−42\u2069");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  g_test_add_func ("/receipt/isolate", test_isolate);
  g_test_add_func ("/receipt/from-left", test_from_left);
  g_test_add ("/receipt/values", Fixture, NULL, set_up, test_values, tear_down);
  g_test_add ("/receipt/one-import", Fixture, NULL, set_up, test_one_import, tear_down);
  g_test_add ("/receipt/several-imports", Fixture, NULL, set_up, test_several_imports, tear_down);
  return g_test_run ();
}
