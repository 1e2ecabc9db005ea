/* Imports into real workspaces: what goes in, what is set aside, and what stays as it was. */
#include "fixture.h"

static void
test_first_import (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportResult) result = NULL;

  fixture_set_up (&f);
  result = fixture_import (&f, "Company name,Company Domain Name,Number of Employees,Annual Revenue,Country/Region\n"
                               "Acme,https://www.acme.example/de,1200,\"$1,200,000\",Germany\n"
                               "\"Beta, Inc\",beta.example,-,1.5M,\n");
  assert_counts (result, "2 2 0 0 0 0");
  g_assert_cmpint (result->id, ==, 1);
  g_assert_cmpuint (result->columns->len, ==, 5);
  assert_text (fixture_values (&f, "name domain employees revenue country"),
               "Acme|acme.example|1200.0|1200000.0|Germany\nBeta, Inc|beta.example||1500000.0|");
  assert_text (fixture_query (&f, "SELECT key, added_by FROM account"),
               "acme.example|1\nbeta.example|1");
  assert_text (fixture_query (&f, "SELECT file, source, format, encoding, delimiter, rows, inserted FROM import"),
               "data.csv|HubSpot|csv|UTF-8|,|2|2");
  fixture_check (&f);
}

/* Each class of bad row, with its line and its reason; the rest is in. */
static void
test_rejects (void)
{
  static const char data[] =
    "Account Name,Account Owner,Billing Country\r\n"
    "Acme,Ann,US\r\n"
    "Be\0ta,Ann,US\r\n"                              /* 3 */
    "Caf\xe9,Ann,US\r\n"                             /* 4 */
    "Delta,Ann,US,extra\r\n"                         /* 5 */
    "Echo,Ann,US,, \r\n"
    "Fox\r\n"                                         /* 7 */
    ",Ann,US\r\n"                                    /* 8 */
    "N/A,,\r\n"                                      /* 9 */
    "\"Golf,Ann,US\r\n"                              /* 10 */
    "Hotel,Bob,DE\r\n"
    ",,\r\n"
    "\r\n"
    "Grand Totals (7 records),,\r\n"                 /* 14 */
    "Confidential Information - Do Not Distribute\r\n"
    "Copyright \xc2\xa9 2000-2026 salesforce.com, inc. All rights reserved.\r\n";
  g_auto(Fixture) f = { 0 };
  g_autofree char *path = NULL;
  g_autoptr(CxImportPlan) plan = NULL;
  g_autoptr(CxImportResult) result = NULL;
  g_autoptr(GPtrArray) rejects = NULL;
  g_autoptr(GError) error = NULL;
  const CxRejectRow *reject;

  fixture_set_up (&f);
  path = fixture_write (&f, "report.csv", data, sizeof data - 1);
  plan = cx_import_plan_new (f.store, path, NULL, &error);
  g_assert_no_error (error);
  result = fixture_run (&f, plan, FALSE, &error);
  g_assert_no_error (error);
  assert_counts (result, "13 3 0 0 0 10");
  assert_text (fixture_values (&f, "name owner country"), "Acme|Ann|US\nEcho|Ann|US\nHotel|Bob|DE");
  assert_text (fixture_query (&f, "SELECT line, reason FROM import_reject ORDER BY line"),
               "3|a NUL byte in cell 1\n"
               "4|cell 1 is not UTF-8 (byte 0xE9)\n"
               "5|4 cells, but the header has 3\n"
               "7|1 of 3 cells: the row ends early\n"
               "8|no record id, domain or name says which account this is\n"
               "9|no record id, domain or name says which account this is\n"
               "10|a quote opens and never closes\n"
               "14|the footer of a report, not an account\n"
               "15|the footer of a report, not an account\n"
               "16|the footer of a report, not an account");
  rejects = cx_import_table_rejects (f.store, result->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rejects->len, ==, 10);
  reject = rejects->pdata[0];
  g_assert_cmpmem (g_bytes_get_data (reject->raw, NULL), g_bytes_get_size (reject->raw), "Be\0ta,Ann,US", 12);
  g_assert_cmpstr (reject->file, ==, "report.csv");
  reject = rejects->pdata[6];
  g_assert_cmpmem (g_bytes_get_data (reject->raw, NULL), g_bytes_get_size (reject->raw), "\"Golf,Ann,US", 12);
  fixture_check (&f);
}

static void
test_unread_cells (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportResult) first = NULL;
  g_autoptr(CxImportResult) second = NULL;
  const CxImportColumn *column;

  fixture_set_up (&f);
  first = fixture_import (&f, "Name,Employees\nAcme,12\nBeta,13\nCee,14\n");
  second = fixture_import (&f, "Name,Employees\nAcme,about a dozen\nBeta,-\nCee,15\n");
  assert_counts (second, "3 0 1 2 0 0");
  column = second->columns->pdata[1];
  g_assert_cmpint (column->filled, ==, 1);
  g_assert_cmpint (column->unread, ==, 1);
  assert_text (fixture_values (&f, "name employees"), "Acme|12.0\nBeta|13.0\nCee|15.0");
  assert_text (fixture_query (&f, "SELECT import, line, field, text FROM import_unread"), "2|2|2|about a dozen");
}

static void
test_again (void)
{
  static const char data[] = "Record ID,Company name,Company Domain Name,Employee range,Web Technologies,Create Date,Target Account,Target Account\n"
                             "1,Acme,acme.example,51-200,Snowflake;dbt,2024-02-01 09:30,Yes,Tier 1\n"
                             "2,Beta,beta.example,\"10,000+\",,,No,\n"
                             "3,Cee,,,Kafka; \"\"x\"\" ;Kafka;,,Yes,Tier 2\n";
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportResult) first = NULL;
  g_autoptr(CxImportResult) second = NULL;
  g_autoptr(CxImportResult) third = NULL;

  fixture_set_up (&f);
  first = fixture_import (&f, data);
  assert_counts (first, "3 3 0 0 0 0");
  assert_text (fixture_values (&f, "record_id employees technologies create_date target_account target_account_2"),
               "1|51.0|200.0|[\"Snowflake\",\"dbt\"]|19754|1|Tier 1\n"
               "2|10000.0|Inf|||0|\n"
               "3|||[\"Kafka\",\"\\\"\\\"x\\\"\\\"\"]||1|Tier 2");
  second = fixture_import (&f, data);
  assert_counts (second, "3 0 0 3 0 0");
  third = fixture_import (&f, "Record ID,Company name\n2,Beta Ltd\n4,Dee\n1,\n");
  assert_counts (third, "3 1 1 1 0 0");
  assert_text (fixture_query (&f, "SELECT key, added_by FROM account ORDER BY id"),
               "1|1\n2|1\n3|1\n4|3");
  assert_text (fixture_query (&f, "SELECT count (*) FROM field"), "8");
  fixture_check (&f);
}

/* The same account twice in one file: the first row counts, the second fills its gaps. */
static void
test_merged_rows (void)
{
  static const char data[] = "Name,Website,Employees,City\n"
                             "Acme,acme.example,10,\n"
                             "Acme GmbH,www.acme.example,20,Berlin\n"
                             "Beta,,5,\n"
                             "Beta,beta.example,,Paris\n"
                             "beta ,,7,Rome\n";
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportResult) first = NULL;
  g_autoptr(CxImportResult) second = NULL;

  fixture_set_up (&f);
  first = fixture_import (&f, data);
  assert_counts (first, "5 2 0 0 3 0");
  assert_text (fixture_values (&f, "name domain employees city"), "Acme|acme.example|10.0|Berlin\nBeta|beta.example|5.0|Paris");
  second = fixture_import (&f, data);
  assert_counts (second, "5 0 0 2 3 0");
}

static void
test_strict (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportPlan) plan = NULL;
  g_autoptr(CxImportResult) result = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&f);
  plan = fixture_plan (&f, "Name,City\nAcme,Rome\n,Paris\n", NULL);
  result = fixture_run (&f, plan, TRUE, &error);
  g_assert_error (error, CX_ERROR, CX_ERROR_REJECTED);
  g_assert_nonnull (strstr (error->message, "1 of 2 rows are bad (line 3: no record id, domain or name"));
  g_assert_null (result);
  assert_text (fixture_query (&f, "SELECT (SELECT count (*) FROM account), (SELECT count (*) FROM field), (SELECT count (*) FROM import)"), "0|0|0");
  g_clear_error (&error);
  cx_import_plan_free (g_steal_pointer (&plan));
  plan = fixture_plan (&f, "Name,City\nAcme,Rome\n", NULL);
  result = fixture_run (&f, plan, TRUE, &error);
  g_assert_no_error (error);
  assert_counts (result, "1 1 0 0 0 0");
}

static void
cancel_at_second_look (gint64   done,
                       gint64   total,
                       gpointer user_data)
{
  g_assert_cmpint (done, <=, total);
  if (done > 20000)
    g_cancellable_cancel (user_data);
}

static void
test_cancel (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(GString) data = g_string_new ("Name,City\n");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(CxImportPlan) plan = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&f);
  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (data, "Account %u,Rome\n", i);
  plan = fixture_plan (&f, data->str, NULL);
  g_assert_true (cx_database_begin (cx_store_get_database (f.store), NULL));
  g_assert_null (cx_import_run (f.store, plan, &(CxImportWay) { .progress = cancel_at_second_look, .progress_data = cancellable }, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  cx_database_rollback (cx_store_get_database (f.store));
  assert_text (fixture_query (&f, "SELECT (SELECT count (*) FROM account), (SELECT count (*) FROM field)"), "0|0");
  fixture_check (&f);
}

static void
test_key (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportPlan) plan = NULL;
  g_autoptr(CxImportPlan) keyed = NULL;
  g_autoptr(CxImportResult) first = NULL;
  g_autoptr(CxImportResult) second = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&f);
  plan = fixture_plan (&f, "Symbol,Price\nMMM,5\nAOS,6\nAOS,7\n,8\n", NULL);
  g_assert_false (cx_import_plan_has_identity (plan));
  g_assert_null (fixture_run (&f, plan, FALSE, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NO_IDENTITY);
  g_clear_error (&error);
  g_assert_false (cx_import_plan_set_key (plan, "ticker", &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (cx_import_plan_set_key (plan, "symbol", &error));
  first = fixture_run (&f, plan, FALSE, &error);
  g_assert_no_error (error);
  assert_counts (first, "4 2 0 0 1 1");
  assert_text (fixture_query (&f, "SELECT key, record_id FROM account"), "MMM|MMM\nAOS|AOS");
  /* From now on the workspace knows by itself. */
  second = fixture_import (&f, "Symbol,Price\nMMM,5\nAOS,9\n");
  assert_counts (second, "2 0 1 1 0 0");
}

static void
test_key_of_digits (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportPlan) plan = NULL;
  g_autoptr(CxImportResult) result = NULL;

  fixture_set_up (&f);
  plan = fixture_plan (&f, "Agent,Price\n7,5\n007,6\n", NULL);
  g_assert_true (cx_import_plan_set_key (plan, "agent", NULL));
  result = fixture_run (&f, plan, FALSE, NULL);
  assert_counts (result, "2 2 0 0 0 0");
  assert_text (fixture_values (&f, "agent price"), "7|5.0\n007|6.0");
}

/* A key beside record ids: it alone decides, and a record id stays with the first account that had it. */
static void
test_key_beside_record_ids (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportResult) result = NULL;
  g_autoptr(CxImportResult) again = NULL;
  g_autoptr(CxImportPlan) plan = NULL;
  g_autoptr(CxImportPlan) second = NULL;
  g_autoptr(GError) error = NULL;
  static const char data[] = "Record ID,Number,Name\n1,10,Acme\n1,11,Beta\n2,10,Cee\n";

  fixture_set_up (&f);
  plan = fixture_plan (&f, data, NULL);
  g_assert_true (cx_import_plan_set_key (plan, "number", NULL));
  result = fixture_run (&f, plan, FALSE, &error);
  g_assert_no_error (error);
  assert_counts (result, "3 2 0 0 1 0");
  assert_text (fixture_query (&f, "SELECT key, record_id FROM account"), "10|1\n11|");
  second = fixture_plan (&f, data, NULL);
  g_assert_true (cx_import_plan_set_key (second, "number", NULL));
  again = fixture_run (&f, second, FALSE, &error);
  g_assert_no_error (error);
  assert_counts (again, "3 0 0 2 1 0");
  fixture_check (&f);
}

static void
test_too_many_columns (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(GString) data = g_string_new ("Name");
  g_autoptr(CxImportPlan) plan = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&f);
  for (guint i = 0; i < 2100; i++)
    g_string_append_printf (data, ",c%u", i);
  g_string_append (data, "\nAcme");
  for (guint i = 0; i < 2100; i++)
    g_string_append_printf (data, ",%u", i);
  plan = fixture_plan (&f, data->str, NULL);
  g_assert_null (fixture_run (&f, plan, FALSE, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "needs 2101 new columns"));
}

static void
test_two_columns_one_field (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportPlan) plan = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&f);
  plan = fixture_plan (&f, "Name,A,B\nAcme,1,2\n", "{\"A\": \"x\", \"B\": \"x\"}");
  g_assert_null (fixture_run (&f, plan, FALSE, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
}

/* The same file in the same way, with nothing in between, is known again; anything else is read. */
static void
test_twin (void)
{
  static const char data[] = "Record ID,Company name,Number of Employees\n1,Acme,50\n2,Beta,many\n1,Acme,\n\"3,Cee\n4,Dee,7\n";
  static const char typed[] = "{\"Number of Employees\": {\"key\": \"employees\", \"type\": \"number\"}}";
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportResult) first = NULL, again = NULL, third = NULL, changed = NULL, back = NULL, mapped = NULL;

  fixture_set_up (&f);
  first = fixture_import_with (&f, data, typed);
  g_assert_cmpint (first->twin, ==, 0);
  assert_counts (first, "5 3 0 0 1 1");
  again = fixture_import_with (&f, data, typed);
  g_assert_cmpint (again->twin, ==, 1);
  assert_counts (again, "5 0 0 3 1 1");
  g_assert_cmpint (((CxImportColumn *) again->columns->pdata[2])->unread, ==, 1);
  g_assert_cmpint (((CxImportColumn *) again->columns->pdata[2])->filled, ==, 2);
  assert_text (fixture_query (&f, "SELECT count (*), count (DISTINCT raw) FROM import_reject"), "2|1");
  third = fixture_import_with (&f, data, typed);
  g_assert_cmpint (third->twin, ==, 2);
  changed = fixture_import_with (&f, "Record ID,Company name,Number of Employees\n1,Acme,51\n", typed);
  g_assert_cmpint (changed->twin, ==, 0);
  assert_counts (changed, "1 0 1 0 0 0");
  back = fixture_import_with (&f, data, typed);
  g_assert_cmpint (back->twin, ==, 0);
  assert_counts (back, "5 0 1 2 1 1");
  mapped = fixture_import_with (&f, data, "{\"Number of Employees\": null}");
  g_assert_cmpint (mapped->twin, ==, 0);
  fixture_check (&f);
}

/* What further rows say otherwise is not taken, but it is not lost. */
static void
test_spare (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportResult) result = NULL;

  fixture_set_up (&f);
  result = fixture_import (&f, "Record ID,Company name,Domain,City\n4,Delta,delta.com,Bonn\n4,Deltatwo,deltatwo.com,Bonn\n,Foo,delta.com,Ulm\n4,Delta,,\n");
  assert_counts (result, "4 1 0 0 3 0");
  assert_text (fixture_query (&f, "SELECT line, ifnull (what, '-'), ifnull (value, '-') FROM import_spare ORDER BY rowid"),
               "3|-|-\n3|f_2|Deltatwo\n3|f_3|deltatwo.com\n4|-|-\n4|f_2|Foo\n4|f_4|Ulm\n5|-|-");
}

/* An id that a spreadsheet has rounded, and nought, make no account of several. */
static void
test_mangled_ids (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportResult) result = NULL;

  fixture_set_up (&f);
  result = fixture_import_with (&f, "Record ID,Company name,Domain\n4.15087E+18,Alpha,alpha.com\n4.15087E+18,Beta,beta.com\n0,Zero,zero.com\n"
                                    "0,None,none.com\n1.2300E+4,Gamma,gamma.com\n12300,Gamma,\n77.0,Delta,delta.com\n",
                                "{\"Record ID\": {\"key\": \"record_id\", \"type\": \"id\", \"role\": \"record_id\"}}");
  assert_counts (result, "7 6 0 0 1 0");
  assert_text (fixture_query (&f, "SELECT ifnull (record_id, '-'), key FROM account ORDER BY id"),
               "-|alpha.com\n-|beta.com\n-|zero.com\n-|none.com\n12300|12300\n77|77");
  assert_text (fixture_query (&f, "SELECT count (*) FROM import_unread"), "4");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/first", test_first_import);
  g_test_add_func ("/import/rejects", test_rejects);
  g_test_add_func ("/import/unread-cells", test_unread_cells);
  g_test_add_func ("/import/again", test_again);
  g_test_add_func ("/import/merged-rows", test_merged_rows);
  g_test_add_func ("/import/strict", test_strict);
  g_test_add_func ("/import/cancel", test_cancel);
  g_test_add_func ("/import/key", test_key);
  g_test_add_func ("/import/key-of-digits", test_key_of_digits);
  g_test_add_func ("/import/key-beside-record-ids", test_key_beside_record_ids);
  g_test_add_func ("/import/twin", test_twin);
  g_test_add_func ("/import/spare", test_spare);
  g_test_add_func ("/import/mangled-ids", test_mangled_ids);
  g_test_add_func ("/import/too-many-columns", test_too_many_columns);
  g_test_add_func ("/import/two-columns-one-field", test_two_columns_one_field);
  return g_test_run ();
}
