/* Real exports that nobody here wrote: what becomes of their columns and rows. The files are not part of
 * this repository; without them the tests skip. */
#include "fixture.h"

static char *
find_data (const char *relative)
{
  const char *folder = g_getenv ("CONCENTRIC_SHARED_DATA");
  g_autofree char *path = folder ? g_build_filename (folder, relative, NULL)
                                 : g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "data", relative, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}

/* Imports a file; NULL, with the test skipped, when it is not there. */
static CxImportResult *
import_data (Fixture    *f,
             const char *relative)
{
  g_autofree char *path = find_data (relative);
  g_autoptr(CxImportPlan) plan = NULL;
  g_autoptr(GError) error = NULL;
  CxImportResult *result;

  if (path == NULL)
    {
      g_autofree char *message = g_strdup_printf ("%s is not there", relative);

      g_test_skip (message);
      return NULL;
    }
  plan = cx_import_plan_new (f->store, path, NULL, &error);
  g_assert_no_error (error);
  result = fixture_run (f, plan, FALSE, &error);
  g_assert_no_error (error);
  fixture_check (f);
  return result;
}

static const CxImportColumn *
column_of (CxImportResult *result,
           const char     *header)
{
  for (guint i = 0; i < result->columns->len; i++)
    {
      const CxImportColumn *column = result->columns->pdata[i];

      if (g_str_equal (column->header, header))
        return column;
    }
  g_error ("no column “%s”", header);
}

static void
assert_column (CxImportResult *result,
               const char     *header,
               const char     *key,
               CxFieldType     type,
               int             filled,
               int             unread)
{
  const CxImportColumn *column = column_of (result, header);

  if (!g_str_equal (column->field->key, key) || column->field->type != type || column->filled != filled || column->unread != unread)
    g_error ("%s: %s, %s, %d filled, %d unread", header, column->field->key, cx_field_type_to_name (column->field->type),
             (int) column->filled, (int) column->unread);
}

static void
test_sp500 (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportResult) result = NULL;
  g_autoptr(CxImportResult) again = NULL;

  fixture_set_up (&f);
  result = import_data (&f, "sp500/constituents.csv");
  if (result == NULL)
    return;
  assert_counts (result, "503 503 0 0 0 0");
  assert_column (result, "Security", "name", CX_FIELD_TEXT, 503, 0);
  assert_column (result, "GICS Sector", "industry", CX_FIELD_CATEGORY, 503, 0);
  assert_column (result, "Date added", "date_added", CX_FIELD_DATE, 503, 0);
  /* "2013 (1888)" is no year: unknown, and kept. */
  assert_column (result, "Founded", "founded", CX_FIELD_NUMBER, 464, 39);
  assert_text (fixture_query (&f, "SELECT text FROM import_unread WHERE line = 5"), "2013 (1888)");
  again = import_data (&f, "sp500/constituents.csv");
  assert_counts (again, "503 0 0 503 0 0");
}

static void
test_crm_pipeline (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportResult) accounts = NULL;
  g_autoptr(CxImportResult) deals = NULL;

  fixture_set_up (&f);
  accounts = import_data (&f, "crm-pipeline/accounts.csv");
  if (accounts == NULL)
    return;
  assert_counts (accounts, "85 85 0 0 0 0");
  assert_column (accounts, "revenue", "revenue", CX_FIELD_MONEY, 85, 0);
  assert_column (accounts, "employees", "employees", CX_FIELD_NUMBER, 85, 0);
  assert_column (accounts, "subsidiary_of", "subsidiary_of", CX_FIELD_CATEGORY, 15, 0);
  /* Deals about the same accounts: one row each counts, the others fill, those without an account are set aside. */
  deals = import_data (&f, "crm-pipeline/sales_pipeline.csv");
  assert_counts (deals, "8800 0 85 0 7290 1425");
  assert_column (deals, "deal_stage", "stage", CX_FIELD_CATEGORY, 7375, 0);
  assert_column (deals, "close_value", "close_value", CX_FIELD_MONEY, 6711, 0);
}

static void
test_fortune (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportResult) raw = NULL;
  g_autoptr(CxImportResult) clean = NULL;

  fixture_set_up (&f);
  raw = import_data (&f, "fortune1000/P2M3_Sam_data_raw.csv");
  if (raw == NULL)
    return;
  assert_counts (raw, "1000 1000 0 0 0 0");
  assert_column (raw, "Website", "domain", CX_FIELD_DOMAIN, 1000, 0);
  assert_column (raw, "num. of employees", "employees", CX_FIELD_NUMBER, 999, 0);
  assert_column (raw, "profitable", "profitable", CX_FIELD_BOOLEAN, 1000, 0);
  /* The cleaned file is about the same companies, found again by their domains and names. */
  clean = import_data (&f, "fortune1000/P2M3_Sam_data_clean.csv");
  g_assert_cmpint (clean->counts.rows, ==, 948);
  g_assert_cmpint (clean->counts.inserted, ==, 0);
}

static void
test_salesforce_export (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportResult) result = NULL;
  g_autoptr(GPtrArray) imports = NULL;
  const CxImportRow *import;

  fixture_set_up (&f);
  result = import_data (&f, "salesforce-dataloader/Account.csv");
  if (result == NULL)
    return;
  assert_counts (result, "94 94 0 0 0 0");
  imports = cx_import_table_list (f.store, NULL);
  import = imports->pdata[0];
  g_assert_cmpstr (import->source, ==, "Salesforce");
  /* Of more than 60 columns, those with a value. */
  g_assert_cmpuint (result->columns->len, ==, 28);
  assert_column (result, "Id", "record_id", CX_FIELD_ID, 94, 0);
  assert_column (result, "CreatedDate", "createddate", CX_FIELD_DATE, 94, 0);
  assert_column (result, "NumberOfEmployees", "employees", CX_FIELD_NUMBER, 24, 0);
}

static void
test_telco (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportResult) result = NULL;

  fixture_set_up (&f);
  result = import_data (&f, "telco-churn/Telco-Customer-Churn.csv");
  if (result == NULL)
    return;
  assert_counts (result, "7043 7043 0 0 0 0");
  assert_column (result, "customerID", "record_id", CX_FIELD_ID, 7043, 0);
  assert_column (result, "TotalCharges", "totalcharges", CX_FIELD_MONEY, 7032, 0);
  assert_column (result, "Churn", "churn", CX_FIELD_BOOLEAN, 7043, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/real-data/sp500", test_sp500);
  g_test_add_func ("/real-data/crm-pipeline", test_crm_pipeline);
  g_test_add_func ("/real-data/fortune1000", test_fortune);
  g_test_add_func ("/real-data/salesforce-export", test_salesforce_export);
  g_test_add_func ("/real-data/telco-churn", test_telco);
  return g_test_run ();
}
