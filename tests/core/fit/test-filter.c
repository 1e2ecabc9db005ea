/* `--where` expressions and search. */
#include "fit-fixture.h"

#include "cx-filter.h"

#include <string.h>

static Fixture *
make (void)
{
  Fixture *self = fixture_new ();

  fixture_field (self, "name", CX_FIELD_TEXT, "name");
  fixture_field (self, "domain", CX_FIELD_DOMAIN, "domain");
  fixture_field (self, "industry", CX_FIELD_CATEGORY, "industry");
  fixture_field (self, "employees", CX_FIELD_RANGE, "employees");
  fixture_field (self, "revenue", CX_FIELD_MONEY, "revenue");
  fixture_field (self, "founded", CX_FIELD_DATE, NULL);
  fixture_field (self, "public", CX_FIELD_BOOLEAN, NULL);
  fixture_field (self, "technologies", CX_FIELD_LIST, NULL);
  fixture_field (self, "not", CX_FIELD_TEXT, NULL);
  fixture_field (self, "größe", CX_FIELD_NUMBER, NULL);
  fixture_run (self, "INSERT INTO account (key, f_1, f_2, f_3, f_4_lo, f_4_hi, f_5, f_6, f_7, f_8, f_9, f_10) VALUES"
                     " ('a', 'United Air', 'united.com', 'Logistics', 240, 240, 1000000, 11323, 1, '[\"dbt\",\"Snowflake\"]', 'x', 1),"
                     " ('b', 'Delta', 'delta.com', 'RETAIL', 51, 200, -5.5, 11324, 0, '[\"dbt\"]', NULL, 2),"
                     " ('c', 'Airé', NULL, 'Retail, other', 10001, 9e999, 0, NULL, NULL, NULL, 'y', NULL),"
                     " ('d', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)");
  return self;
}

/* @expected: the keys of the accounts for which it holds. */
static const struct {
  const char *expression, *expected;
} expressions[] = {
  { "industry = logistics", "a" },
  { "industry == \"LOGÍSTICS\"", "a" },
  { "industry = 'retail'", "b" },
  { "industry != retail", "ac" },
  { "industry <> retail", "ac" },
  { "industry in (\"retail\", Logistics)", "ab" },
  { "industry in (\"Retail, other\")", "c" },
  { "industry not in (retail)", "ac" },
  { "name ~ \"air\"", "ac" },
  { "name ~ aire", "c" },
  { "name !~ air", "b" },
  { "name < delta", "c" },
  { "name <= delta", "bc" },
  { "name > delta", "a" },
  { "name >= delta", "ab" },
  { "domain = \"https://www.delta.com/x\"", "b" },
  { "domain ~ .com", "ab" },
  { "revenue = 1000000", "a" },
  { "revenue = 1M", "a" },
  { "revenue = \"$1,000,000\"", "a" },
  { "revenue != 0", "ab" },
  { "revenue < 0", "b" },
  { "revenue <= 0", "bc" },
  { "revenue > -5.5", "ac" },
  { "revenue >= -5.5", "abc" },
  { "revenue in (0, 1e6)", "ac" },
  { "revenue not in (0, 1e6)", "b" },
  { "employees >= 200", "ac" },  /* all of 51–200 is not */
  { "employees >= 51", "abc" },
  { "employees < 201", "b" },
  { "employees <= 199", "" },
  { "employees = 240", "a" },
  { "employees = 100", "" },
  { "employees != 100", "ac" },
  { "employees != 240", "bc" },
  { "founded < 2001-01-02", "a" },
  { "founded = 2001-01-02", "b" },
  { "founded >= \"2001-01-01\"", "ab" },
  { "public", "a" },
  { "not public", "bcd" },
  { "public = no", "b" },
  { "public != true", "b" },
  { "technologies = DBT", "ab" },
  { "technologies != snowflake", "b" },
  { "technologies in (snowflake, x)", "a" },
  { "technologies not in (snowflake, x)", "b" },
  { "technologies ~ snow", "a" },
  { "technologies !~ snow", "b" },
  { "known (name)", "abc" },
  { "known(technologies)", "ab" },
  { "known (employees) and not known (public)", "c" },
  { "not known (name)", "d" },
  { "not (revenue < 0)", "acd" },  /* a comparison with a missing value is false, so its negation is true */
  { "not not public", "a" },
  { "revenue >= 0 and industry ~ retail or name = delta", "bc" },
  { "revenue >= 0 and (industry ~ retail or name = delta)", "c" },
  { "name = delta or revenue >= 0 and industry ~ retail", "bc" },
  { "NOT public AND Known (name)", "bc" },
  { "`not` = x", "a" },
  { "größe >= 2", "b" },
  { "name = \"\"", "" },
  { "name ~ \"\"", "" },
};

/* The message after "expression, ". */
static const struct {
  const char *expression, *message;
} mistakes[] = {
  { "", "column 1: expected a field but found “the end”" },
  { "   ", "column 4: expected a field but found “the end”" },
  { "employes > 3", "column 1: no field “employes”; “fields” lists them" },
  { "name", "column 5: expected a comparison of “name” but found “the end”" },
  { "revenue >=", "column 11: expected a value but found “the end”" },
  { "revenue >= )", "column 12: expected a value but found “)”" },
  { "revenue >= many", "column 12: field “revenue” (money) cannot be compared with “many”; write a number" },
  { "revenue in (1, many)", "column 16: field “revenue” (money) cannot be compared with “many”" },
  { "größe = 1 and größe = x", "column 23: field “größe” (number) cannot be compared with “x”" },
  { "founded < 2001", "column 11: field “founded” (date) cannot be compared with “2001”; write a date such as 2001-01-31" },
  { "founded < 31.1.2001", "column 11: field “founded” (date) cannot be compared" },
  { "public = maybe", "column 10: field “public” (boolean) cannot be compared with “maybe”; write yes or no" },
  { "revenue ~ 3", "column 11: field “revenue” (money) cannot be searched with ~" },
  { "technologies < x", "column 16: field “technologies” (list) has no order" },
  { "name = \"x", "column 8: the quote is never closed; add a \"" },
  { "name = x y", "column 10: expected “and”, “or” or the end but found “y”" },
  { "name = x and", "column 13: expected a field but found “the end”" },
  { "(name = x", "column 10: expected “)” but found “the end”" },
  { "name = x)", "column 9: expected “and”, “or” or the end but found “)”" },
  { "known name", "column 7: expected “(” but found “name”" },
  { "known (3)", "column 8: no field “3”" },
  { "name in x", "column 9: expected “(” after “in” but found “x”" },
  { "name in ()", "column 10: expected a value but found “)”" },
  { "name in (x", "column 11: expected “)” but found “the end”" },
  { "name not x", "column 10: expected “in” after “not” but found “x”" },
  { "name ! x", "column 6: expected a comparison of “name” but found “!”" },
  { "= 3", "column 1: expected a field but found “=”" },
  { "name = \xff", "column 1: the expression is not UTF-8" },
};

static void
test_expressions (void)
{
  Fixture *fixture = make ();
  g_autoptr(CxColumns) columns = fixture_load (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (expressions); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CxFilter) filter = cx_filter_parse (expressions[i].expression, columns, &error);
      g_autoptr(GString) held = g_string_new (NULL);

      g_test_message ("%s", expressions[i].expression);
      g_assert_no_error (error);
      for (guint a = 0; a < 4; a++)
        if (cx_filter_holds (filter, a))
          g_string_append (held, cx_columns_get_key (columns, a));
      g_assert_cmpstr (held->str, ==, expressions[i].expected);
    }
  fixture_free (fixture);
}

static void
test_mistakes (void)
{
  Fixture *fixture = make ();
  g_autoptr(CxColumns) columns = fixture_load (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *expected = g_strconcat ("expression, ", mistakes[i].message, NULL);

      g_assert_null (cx_filter_parse (mistakes[i].expression, columns, &error));
      g_assert_true (error->domain == CX_ERROR);
      g_assert_cmpint (error->code, ==, strstr (expected, "no field") ? CX_ERROR_NOT_FOUND : CX_ERROR_SYNTAX);
      if (!g_str_has_prefix (error->message, expected))
        g_error ("“%s” is not “%s”", error->message, expected);
    }
  fixture_free (fixture);
}

/* Neither nesting nor length exhausts the stack. */
static void
test_large (void)
{
  Fixture *fixture = make ();
  g_autoptr(CxColumns) columns = fixture_load (fixture);
  g_autoptr(GString) nested = g_string_new (NULL), negated = g_string_new (NULL), chain = g_string_new ("public");
  g_autoptr(CxFilter) filter = NULL;

  for (guint i = 0; i < 100000; i++)
    {
      g_string_append_c (nested, '(');
      g_string_append (negated, "not ");
      g_string_append (chain, i % 2 ? " or public" : " and public");
    }
  g_assert_null (cx_filter_parse (nested->str, columns, NULL));
  g_assert_null (cx_filter_parse (negated->str, columns, NULL));
  filter = cx_filter_parse (chain->str, columns, NULL);
  g_assert_true (cx_filter_holds (filter, 0));
  g_assert_false (cx_filter_holds (filter, 1));
  fixture_free (fixture);
}

/* Words in any order are refused with a column, or hold for some accounts and not for others. */
static void
test_any_words (void)
{
  static const char *const parts[] = {
    "name", "revenue", "employees", "public", "technologies", "founded", "(", ")", "and", "or", "not", "in", "known", "=", "!=",
    "<", ">=", "~", "!~", ",", "\"x", "\"air\"", "'", "`not`", "3", "2001-01-02", "\\", "é", "\xc3", "",
  };
  Fixture *fixture = make ();
  g_autoptr(CxColumns) columns = fixture_load (fixture);
  guint accepted = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr(GString) expression = g_string_new (NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(CxFilter) filter = NULL;

      for (int n = g_test_rand_int_range (0, 9); n > 0; n--)
        g_string_append_printf (expression, "%s ", parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      filter = cx_filter_parse (expression->str, columns, &error);
      g_assert_true ((filter == NULL) == (error != NULL));
      for (guint a = 0; filter && a < 4; a++)
        cx_filter_holds (filter, a);
      if (filter == NULL)
        g_assert_true (g_str_has_prefix (error->message, "expression, column "));
      accepted += filter != NULL;
    }
  g_assert_cmpuint (accepted, >, 20);
  fixture_free (fixture);
}

static const struct {
  const char *text, *expected;
} searches[] = {
  { "", "abcd" },
  { "  ", "abcd" },
  { "air", "ac" },
  { "AIR uni", "a" },
  { "uni air", "a" },
  { "aire", "c" },
  { "AIRÉ", "c" },
  { ".com", "ab" },
  { "delta.com", "b" },
  { "delta com", "b" },
  { "d", "abd" },          /* a nameless account is found by its key */
  { "airunited", "" },     /* a word does not reach from name to domain, nor into the next account */
  { "airdelta", "" },
  { "deltadelta", "" },
  { "zzz", "" },
  { "a b c", "" },
};

static void
test_search (void)
{
  Fixture *fixture = make ();
  g_autoptr(CxColumns) columns = fixture_load (fixture);
  g_autoptr(CxSearch) search = cx_search_new (columns);

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      guint8 found[4] = { 9, 9, 9, 9 };
      g_autoptr(GString) keys = g_string_new (NULL);

      cx_search_find (search, searches[i].text, found);
      for (guint a = 0; a < 4; a++)
        if (found[a] == 1)
          g_string_append (keys, cx_columns_get_key (columns, a));
        else
          g_assert_cmpint (found[a], ==, 0);
      g_test_message ("%s", searches[i].text);
      g_assert_cmpstr (keys->str, ==, searches[i].expected);
    }
  fixture_free (fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fit/filter/expressions", test_expressions);
  g_test_add_func ("/fit/filter/mistakes", test_mistakes);
  g_test_add_func ("/fit/filter/large", test_large);
  g_test_add_func ("/fit/filter/any-words", test_any_words);
  g_test_add_func ("/fit/search", test_search);
  return g_test_run ();
}
