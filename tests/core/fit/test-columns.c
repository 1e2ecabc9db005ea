/* The columnar copy: what is loaded is what is stored, and accounts are found by what people call them. */
#include "fit-fixture.h"

#include <math.h>

static Fixture *
make (void)
{
  Fixture *self = fixture_new ();

  fixture_field (self, "name", CX_FIELD_TEXT, "name");
  fixture_field (self, "domain", CX_FIELD_DOMAIN, "domain");
  fixture_field (self, "record_id", CX_FIELD_ID, "record_id");
  fixture_field (self, "technologies", CX_FIELD_LIST, "technologies");
  fixture_field (self, "employees", CX_FIELD_RANGE, "employees");
  fixture_field (self, "revenue", CX_FIELD_MONEY, "revenue");
  fixture_field (self, "founded", CX_FIELD_DATE, NULL);
  fixture_field (self, "public", CX_FIELD_BOOLEAN, NULL);
  fixture_run (
    self,
    "INSERT INTO account (key, f_1, f_2, f_3, f_4, f_5_lo, f_5_hi, f_6, f_7, f_8) VALUES"
    " ('k1', 'Ünited  Air', 'https://www.united.com', '001A', '[\"Snowflake\",\"a; \\\"b\\\" \\u00e9\\n\",\"Snowflake\"]', 51, 200, 0.1, 19000, 1),"
    " ('k2', 'united air', 'delta.com', '001a', '[\"Snowflake\"]', 240, 240, 1234567.5, 0, 0),"
    " ('k3', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),"
    " ('K4', 'Delta', 'shop.delta.com', 'X', '[]', 10001, 9e999, -3, -1, 1),"
    " ('k5', 'k1', 'x.org', 'Y', '[\"dbt\"]', -9e999, 10, 1e20, 20779, 0)");
  return self;
}

static void
assert_text (CxColumns  *columns,
             const char *key,
             guint       account,
             const char *expected)
{
  g_autofree char *text = cx_column_get_text (cx_columns_find (columns, key), account);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_values (void)
{
  Fixture *fixture = make ();
  g_autoptr(CxColumns) columns = fixture_load (fixture);
  const CxColumn *technologies = cx_columns_find (columns, "technologies");
  const CxColumn *employees = cx_columns_find (columns, "employees");
  const CxColumn *revenue = cx_columns_find (columns, "revenue");

  fixture_free (fixture);
  g_assert_cmpuint (cx_columns_get_n_accounts (columns), ==, 5);
  g_assert_cmpuint (cx_columns_get_fields (columns)->len, ==, 8);
  g_assert_cmpint (cx_columns_get_id (columns, 4), ==, 5);
  g_assert_cmpstr (cx_columns_get_key (columns, 3), ==, "K4");
  g_assert_cmpstr (cx_columns_get_name (columns, 0), ==, "Ünited  Air");
  g_assert_cmpstr (cx_columns_get_name (columns, 2), ==, "k3");
  g_assert_null (cx_columns_find (columns, "nothing"));
  g_assert_null (cx_columns_find_role (columns, "owner"));
  g_assert_true (cx_columns_find_role (columns, "revenue") == revenue);

  g_assert_cmpuint (technologies->n_texts, ==, 3);
  g_assert_cmpuint (technologies->offsets[1], ==, 2);
  g_assert_cmpuint (technologies->offsets[5], ==, 4);
  g_assert_cmpuint (technologies->items[0], ==, technologies->items[2]);
  g_assert_true (employees->low != employees->high);
  g_assert_true (revenue->low == revenue->high);
  g_assert_true (isnan (employees->low[2]) && isnan (employees->high[2]) && isnan (revenue->low[2]));
  g_assert_cmpstr (columns ? cx_column_get_folded (cx_columns_find (columns, "name"))[0] : NULL, ==, "united air");
}

static void
test_texts (void)
{
  Fixture *fixture = make ();
  g_autoptr(CxColumns) columns = fixture_load (fixture);

  assert_text (columns, "name", 0, "Ünited  Air");
  assert_text (columns, "name", 2, NULL);
  assert_text (columns, "technologies", 0, "Snowflake; a; \"b\" é\n");
  assert_text (columns, "technologies", 2, NULL);
  assert_text (columns, "technologies", 3, NULL);
  assert_text (columns, "employees", 0, "51–200");
  assert_text (columns, "employees", 1, "240");
  assert_text (columns, "employees", 2, NULL);
  assert_text (columns, "employees", 3, "≥ 10001");
  assert_text (columns, "employees", 4, "≤ 10");
  assert_text (columns, "revenue", 0, "0.1");
  assert_text (columns, "revenue", 1, "1234567.5");
  assert_text (columns, "revenue", 3, "-3");
  assert_text (columns, "revenue", 4, "1e+20");
  assert_text (columns, "founded", 1, "1970-01-01");
  assert_text (columns, "founded", 3, "1969-12-31");
  assert_text (columns, "founded", 4, "2026-11-22");
  assert_text (columns, "public", 0, "yes");
  assert_text (columns, "public", 1, "no");
  assert_text (columns, "public", 2, NULL);
  fixture_free (fixture);
}

static void
test_find_account (void)
{
  static const struct {
    const char *text;
    int         account; /* -1: not one */
    guint       n;
  } cases[] = {
    { "k1", 0, 1 },                 /* a key, though an account is named so too */
    { "K4", 3, 1 },
    { "k4", -1, 0 },                /* keys are as they stand */
    { "001A", 0, 1 },               /* record ids too */
    { "001a", 1, 1 },
    { "united.com", 0, 1 },
    { "http://united.com/about", 0, 1 },
    { "delta.com", -1, 2 },         /* two share it */
    { "DELTA", 3, 1 },
    { "united air", -1, 2 },
    { "", -1, 0 },
    { "nobody", -1, 0 },
  };
  Fixture *fixture = make ();
  g_autoptr(CxColumns) columns = fixture_load (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint account = 99, n = 99;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (cx_columns_find_account (columns, cases[i].text, &account, &n), ==, cases[i].account >= 0);
      g_assert_cmpuint (n, ==, cases[i].n);
      g_assert_cmpint ((int) account, ==, cases[i].account >= 0 ? cases[i].account : 99);
    }
  fixture_free (fixture);
}

static void
test_empty (void)
{
  Fixture *fixture = fixture_new ();
  g_autoptr(CxColumns) none = fixture_load (fixture), no_rows = NULL;
  guint account;

  fixture_field (fixture, "list", CX_FIELD_LIST, "name"); /* a list cannot name an account */
  no_rows = fixture_load (fixture);
  g_assert_cmpuint (cx_columns_get_n_accounts (none), ==, 0);
  g_assert_false (cx_columns_find_account (none, "a", &account, NULL));
  g_assert_cmpuint (cx_columns_find (no_rows, "list")->offsets[0], ==, 0);
  fixture_run (fixture, "INSERT INTO account (key, f_1) VALUES ('a', '[\"x\"]')");
  {
    g_autoptr(CxColumns) one = fixture_load (fixture);

    g_assert_cmpstr (cx_columns_get_name (one, 0), ==, "a");
    g_assert_true (cx_columns_find_account (one, "a", &account, NULL));
  }
  fixture_free (fixture);
}

static void
test_cancelled (void)
{
  Fixture *fixture = make ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (cx_columns_load (fixture->store, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fixture_free (fixture);
}

/* More texts than the first tables hold, long ones too. */
static void
test_many (void)
{
  Fixture *fixture = fixture_new ();
  g_autoptr(CxColumns) columns = NULL;
  const CxColumn *column;

  fixture_field (fixture, "t", CX_FIELD_TEXT, NULL);
  fixture_run (fixture, "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 49999)"
                        " INSERT INTO account (key, f_1) SELECT 'k' || i,"
                        " CASE i % 3 WHEN 0 THEN NULL WHEN 1 THEN 'Text ' || (i % 30001) ELSE printf ('%.*c', i % 700, 'x') || 'z' END FROM n");
  columns = fixture_load (fixture);
  column = cx_columns_find (columns, "t");
  for (guint i = 0; i < 50000; i++)
    {
      g_autoptr(GString) expected = g_string_new (NULL);

      if (i % 3 == 0)
        {
          g_assert_cmpuint (cx_column_code (column, i), ==, CX_NO_CODE);
          continue;
        }
      if (i % 3 == 1)
        g_string_printf (expected, "Text %u", i % 30001);
      else
        for (guint k = 0; k <= i % 700; k++)
          g_string_append_c (expected, k == i % 700 ? 'z' : 'x');
      /* SQLite's %.*c of length 0 still writes one. */
      if (i % 3 == 2 && i % 700 == 0)
        g_string_assign (expected, "xz");
      g_assert_cmpstr (column->texts[cx_column_code (column, i)], ==, expected->str);
    }
  fixture_free (fixture);
}

/* An account that is read alone is the one that is found among all, with the same values. */
static void
test_alone (void)
{
  static const char *const texts[] = {
    "k1", "K4", "k4", "k5", "001A", "001a", "X", "https://united.com/x", "delta.com", "www.shop.delta.com", "x.org", "UNITED AIR", "delta",
    "k3", "", "nobody",
  };
  Fixture *fixture = make ();
  g_autoptr(CxColumns) all = fixture_load (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      guint row = 0, n_all, n;
      gboolean found = cx_columns_find_account (all, texts[i], &row, &n_all);
      g_autoptr(GError) error = NULL;
      g_autoptr(CxColumns) one = cx_columns_load_account (fixture->store, texts[i], &n, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (n, ==, n_all);
      g_assert_cmpuint (cx_columns_get_n_accounts (one), ==, found ? 1 : 0);
      for (guint f = 0; f < cx_columns_get_fields (all)->len && found; f++)
        {
          const char *key = ((const CxField *) cx_columns_get_fields (all)->pdata[f])->key;
          g_autofree char *expected = cx_column_get_text (cx_columns_find (all, key), row);

          assert_text (one, key, 0, expected);
        }
      if (found)
        g_assert_cmpint (cx_columns_get_id (one, 0), ==, cx_columns_get_id (all, row));
    }
  fixture_free (fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fit/columns/values", test_values);
  g_test_add_func ("/fit/columns/texts", test_texts);
  g_test_add_func ("/fit/columns/find-account", test_find_account);
  g_test_add_func ("/fit/columns/empty", test_empty);
  g_test_add_func ("/fit/columns/cancelled", test_cancelled);
  g_test_add_func ("/fit/columns/many", test_many);
  g_test_add_func ("/fit/columns/alone", test_alone);
  return g_test_run ();
}
