/* The tables of three-valued logic, walked row by row: operators, gates, receipts. */
#include "fit-fixture.h"

#include "cx-evaluation.h"

#include <math.h>
#include <string.h>

#define DAY 20000

static Fixture *
make (void)
{
  Fixture *self = fixture_new ();

  fixture_field (self, "text", CX_FIELD_TEXT, NULL);
  fixture_field (self, "number", CX_FIELD_NUMBER, NULL);
  fixture_field (self, "range", CX_FIELD_RANGE, NULL);
  fixture_field (self, "date", CX_FIELD_DATE, NULL);
  fixture_field (self, "flag", CX_FIELD_BOOLEAN, NULL);
  fixture_field (self, "list", CX_FIELD_LIST, NULL);
  fixture_field (self, "id", CX_FIELD_ID, NULL);
  fixture_field (self, "site", CX_FIELD_DOMAIN, NULL);
  return self;
}

/* One row of the table of operators: @value is SQL for the field's column (two for the range). */
static const struct {
  const char *field, *value, *op, *values;
  CxVerdict   verdict;
} operators[] = {
#define U CX_VERDICT_UNKNOWN
#define Y CX_VERDICT_MATCH
#define N CX_VERDICT_MISS
  /* Missing is unknown for all but known. */
  { "text", "NULL", "in", "[\"a\"]", U },
  { "text", "NULL", "not-in", "[\"a\"]", U },
  { "text", "NULL", "contains", "[\"a\"]", U },
  { "number", "NULL", "between", "[1, 2]", U },
  { "number", "NULL", "at-least", "[1]", U },
  { "number", "NULL", "at-most", "[1]", U },
  { "range", "NULL, NULL", "between", "[null, null]", U },
  { "date", "NULL", "within-days", "[9]", U },
  { "flag", "NULL", "is", "[false]", U },
  { "list", "NULL", "has-any", "[\"a\"]", U },
  { "list", "NULL", "has-all", "[\"a\"]", U },
  { "list", "NULL", "has-none", "[\"a\"]", U },
  { "list", "'[]'", "has-none", "[\"a\"]", U },
  { "text", "NULL", "known", "[]", N },
  { "list", "NULL", "known", "[]", N },
  { "range", "NULL, NULL", "known", "[]", N },
  /* Texts: whole, folded, trimmed. */
  { "text", "'Logistics'", "in", "[\"LOGÍSTICS \"]", Y },
  { "text", "'Logistics'", "in", "[\"Logistic\", \"\"]", N },
  { "text", "'Logistics'", "in", "[]", N },
  { "text", "'Logistics'", "not-in", "[\"x\"]", Y },
  { "text", "'Logistics'", "not-in", "[\"x\", \"logistics\"]", N },
  { "text", "'Logistics'", "not-in", "[]", Y },
  { "text", "'Food Logistics'", "contains", "[\"x\", \"od log\"]", Y },
  { "text", "'Food Logistics'", "contains", "[\"odlog\"]", N },
  { "text", "'Food Logistics'", "contains", "[\"\", \" \"]", N },
  { "text", "'x'", "known", "[]", Y },
  /* Identifiers as they stand, addresses by their domain. */
  { "id", "'00A'", "in", "[\"00a\"]", N },
  { "id", "'00A'", "in", "[\"00A\"]", Y },
  { "id", "'00A'", "contains", "[\"0a\"]", N },
  { "site", "'https://www.acme.co.uk/x'", "in", "[\"ACME.co.uk\"]", Y },
  { "site", "'acme.co.uk'", "in", "[\"http://shop.acme.co.uk\"]", Y },
  { "site", "'acme.co.uk'", "in", "[\"co.uk\"]", N },
  { "site", "'notacme.co.uk'", "in", "[\"acme.co.uk\"]", N },
  { "site", "'acme.co.uk'", "not-in", "[\"acme.co.uk\"]", N },
  { "site", "'acme.co.uk'", "contains", "[\".co.\"]", Y },
  /* Numbers: bounds included, either end open. */
  { "number", "200", "between", "[200, 2000]", Y },
  { "number", "2000", "between", "[200, 2000]", Y },
  { "number", "199.999", "between", "[200, 2000]", N },
  { "number", "2000.001", "between", "[200, 2000]", N },
  { "number", "-5", "between", "[null, 0]", Y },
  { "number", "5", "between", "[null, null]", Y },
  { "number", "200", "at-least", "[200]", Y },
  { "number", "199", "at-least", "[200]", N },
  { "number", "200", "at-most", "[200]", Y },
  { "number", "201", "at-most", "[200]", N },
  { "number", "0", "known", "[]", Y },
  /* Ranges: inside, outside, on a bound. */
  { "range", "201, 500", "between", "[200, 500]", Y },
  { "range", "200, 500", "between", "[200, 500]", Y },
  { "range", "1, 199", "between", "[200, 500]", N },
  { "range", "501, 1000", "between", "[200, 500]", N },
  { "range", "51, 200", "between", "[200, 500]", U },
  { "range", "500, 1000", "between", "[200, 500]", U },
  { "range", "1, 1000", "between", "[200, 500]", U },
  { "range", "10001, 9e999", "at-least", "[200]", Y },
  { "range", "100, 9e999", "at-least", "[200]", U },
  { "range", "-9e999, 10", "at-least", "[200]", N },
  { "range", "100, 9e999", "at-most", "[99]", N },
  { "range", "51, 200", "known", "[]", Y },
  /* Dates. */
  { "date", "20000", "within-days", "[0]", Y },
  { "date", "19991", "within-days", "[9]", Y },
  { "date", "19990", "within-days", "[9]", N },
  { "date", "20001", "within-days", "[9]", N },
  { "date", "11381", "between", "[\"2001-02-28\", null]", Y },
  { "date", "11380", "at-least", "[\"2001-02-28\"]", N },
  { "date", "11380", "at-most", "[11380]", Y },
  /* Yes and no. */
  { "flag", "1", "is", "[true]", Y },
  { "flag", "1", "is", "[false]", N },
  { "flag", "0", "is", "[false]", Y },
  { "flag", "0", "is", "[true]", N },
  { "flag", "0", "known", "[]", Y },
  /* Lists. */
  { "list", "'[\"Snowflake\",\"dbt\"]'", "has-any", "[\"DBT\", \"x\"]", Y },
  { "list", "'[\"Snowflake\",\"dbt\"]'", "has-any", "[\"x\"]", N },
  { "list", "'[\"Snowflake\",\"dbt\"]'", "has-any", "[]", N },
  { "list", "'[\"Snowflake\",\"dbt\"]'", "has-all", "[\"dbt\", \"snowflake\", \"DBT\"]", Y },
  { "list", "'[\"Snowflake\",\"dbt\"]'", "has-all", "[\"dbt\", \"x\"]", N },
  { "list", "'[\"Snowflake\",\"dbt\"]'", "has-all", "[]", Y },
  { "list", "'[\"Snowflake\",\"dbt\"]'", "has-none", "[\"x\"]", Y },
  { "list", "'[\"Snowflake\",\"dbt\"]'", "has-none", "[\"x\", \"dbt\"]", N },
  { "list", "'[\"Snow\"]'", "has-any", "[\"Snowflake\"]", N },
  /* A type that the operator cannot test, a field that is not there. */
  { "list", "'[\"a\"]'", "in", "[\"a\"]", U },
  { "text", "'a'", "has-any", "[\"a\"]", U },
  { "text", "'5'", "at-least", "[1]", U },
  { "number", "1", "is", "[true]", U },
  { "number", "19999", "within-days", "[9]", U },
  { "number", "20000", "at-least", "[\"2001-02-28\"]", U },
  { "flag", "1", "at-least", "[0]", U },
  { "nowhere", NULL, "in", "[\"a\"]", U },
  { "nowhere", NULL, "not-in", "[\"a\"]", U },
  { "nowhere", NULL, "known", "[]", N },
#undef U
#undef Y
#undef N
};

static void
set_value (Fixture    *fixture,
           const char *field,
           const char *value)
{
  static const char *const keys[] = { "text", "number", "range", "date", "flag", "list", "id", "site" };
  g_autofree char *sql = NULL;

  fixture_run (fixture, "DELETE FROM account");
  for (guint i = 0; i < G_N_ELEMENTS (keys) && value; i++)
    if (g_str_equal (keys[i], field))
      {
        g_autofree char *column = g_strdup_printf ("f_%u", i + 1);

        sql = g_strdup_printf ("INSERT INTO account (key, %s) VALUES ('a', %s)", i == 2 ? "f_3_lo, f_3_hi" : column, value);
      }
  fixture_run (fixture, sql ? sql : "INSERT INTO account (key) VALUES ('a')");
}

static CxProfile *
parse_criteria (const char *criteria,
                const char *thresholds)
{
  g_autofree char *json = g_strdup_printf ("{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"P\","
                                           " \"thresholds\": %s, \"criteria\": [%s]}", thresholds, criteria);
  g_autoptr(GError) error = NULL;
  CxProfile *profile = cx_profile_parse (json, -1, NULL, &error);

  g_assert_no_error (error);
  return profile;
}

static void
test_operators (void)
{
  Fixture *fixture = make ();

  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"field\": \"%s\", \"op\": \"%s\", \"values\": %s, \"importance\": \"must\"}",
                                               operators[i].field, operators[i].op, operators[i].values);
      g_autoptr(CxProfile) profile = parse_criteria (json, "[75, 50, 25]");
      g_autoptr(CxColumns) columns = NULL;
      g_autoptr(CxEvaluation) evaluation = NULL;

      g_test_message ("%s of %s", json, operators[i].value);
      set_value (fixture, operators[i].field, operators[i].value);
      columns = fixture_load (fixture);
      evaluation = cx_evaluation_new (columns, profile, DAY, NULL);
      g_assert_cmpstr (cx_verdict_to_name (cx_evaluation_get_verdict (evaluation, 0, 0)), ==,
                       cx_verdict_to_name (operators[i].verdict));
    }
  fixture_free (fixture);
}

/* The gates: @verdicts of must (weight 3), strong (3), nice (1), never, in letters: y match, n miss, ? unknown. */
static const struct {
  const char *verdicts;
  double      low, high;
  int         tier, high_tier;
  const char *flags; /* d needs data, m could move, c capped */
} gates[] = {
  { "yyyn", 100, 100, 1, 1, "" },
  { "yyy?", 100, 100, 1, 1, "" },       /* an unknown never does nothing */
  { "yyyy", 100, 100, 0, 0, "c" },      /* a matched one puts outside */
  { "nyyn", 400 / 7.0, 400 / 7.0, 3, 3, "c" },
  { "ny?n", 300 / 7.0, 400 / 7.0, 3, 3, "" }, /* tier 3 by score already: the must holds nothing back */
  { "n??n", 0, 400 / 7.0, 0, 3, "m" },
  { "?yyn", 400 / 7.0, 100, 2, 1, "dm" },
  { "?nnn", 0, 300 / 7.0, 0, 3, "dm" },
  { "??yy", 100 / 7.0, 100, 0, 0, "" }, /* disqualified: no data would help */
  { "y?nn", 300 / 7.0, 600 / 7.0, 3, 1, "m" },
  { "yy?n", 600 / 7.0, 100, 1, 1, "" },
  { "nnnn", 0, 0, 0, 0, "" },
  { "nnny", 0, 0, 0, 0, "" },           /* outside by score: nothing is held back */
};

static const char *
sql_flag (char letter)
{
  return letter == 'y' ? "1" : letter == 'n' ? "0" : "NULL";
}

static CxColumns *
load_flags (Fixture    *fixture,
            const char *verdicts)
{
  g_autoptr(GString) sql = g_string_new ("DELETE FROM account; INSERT INTO account (key");

  for (guint i = 0; verdicts[i]; i++)
    g_string_append_printf (sql, ", f_%u", i + 1);
  g_string_append (sql, ") VALUES ('a'");
  for (guint i = 0; verdicts[i]; i++)
    g_string_append_printf (sql, ", %s", sql_flag (verdicts[i]));
  g_string_append (sql, ")");
  fixture_run (fixture, sql->str);
  return fixture_load (fixture);
}

static Fixture *
make_flags (guint n)
{
  Fixture *fixture = fixture_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("b%u", i);

      fixture_field (fixture, key, CX_FIELD_BOOLEAN, NULL);
    }
  return fixture;
}

/* Criterion i asks whether field b<i> is yes. */
static CxProfile *
ask_flags (const char *const *importances,
           const double       *weights,
           const char         *thresholds)
{
  g_autoptr(GString) json = g_string_new (NULL);

  for (guint i = 0; importances[i]; i++)
    {
      g_string_append_printf (json, "%s{\"field\": \"b%u\", \"op\": \"is\", \"values\": [true], \"importance\": \"%s\"",
                              i > 0 ? ", " : "", i, importances[i]);
      if (weights != NULL)
        g_string_append_printf (json, ", \"weight\": %g", weights[i]);
      g_string_append_c (json, '}');
    }
  return parse_criteria (json->str, thresholds);
}

static void
test_gates (void)
{
  static const char *const importances[] = { "must", "strong", "nice", "never", NULL };
  Fixture *fixture = make_flags (4);
  g_autoptr(CxProfile) profile = ask_flags (importances, NULL, "[75, 50, 25]");

  for (guint i = 0; i < G_N_ELEMENTS (gates); i++)
    {
      g_autoptr(CxColumns) columns = load_flags (fixture, gates[i].verdicts);
      g_autoptr(CxEvaluation) evaluation = cx_evaluation_new (columns, profile, DAY, NULL);
      const CxFit *fit = cx_evaluation_get_fit (evaluation, 0);

      g_test_message ("%s", gates[i].verdicts);
      g_assert_cmpfloat (fit->low, ==, gates[i].low);
      g_assert_cmpfloat (fit->high, ==, gates[i].high);
      g_assert_cmpint (fit->tier, ==, gates[i].tier);
      g_assert_cmpint (fit->high_tier, ==, gates[i].high_tier);
      g_assert_cmpint ((fit->flags & CX_FLAG_NEEDS_DATA) != 0, ==, strchr (gates[i].flags, 'd') != NULL);
      g_assert_cmpint ((fit->flags & CX_FLAG_COULD_MOVE) != 0, ==, strchr (gates[i].flags, 'm') != NULL);
      g_assert_cmpint ((fit->flags & CX_FLAG_CAPPED) != 0, ==, strchr (gates[i].flags, 'c') != NULL);
    }
  fixture_free (fixture);
}

/* Scores that lie on a threshold count as reaching it, whatever the weights' binary form. */
static void
test_on_the_threshold (void)
{
  static const char *const importances[] = { "strong", "strong", "strong", NULL };
  static const struct {
    double      weights[3];
    const char *verdicts;
    int         tier;
  } cases[] = {
    { { 0.1, 0.2, 0.3 }, "yyn", 2 },   /* 0.1 + 0.2 of 0.6 is half, though not in binary */
    { { 0.1, 0.2, 0.3 }, "nny", 2 },
    { { 0.7, 0.2, 0.3 }, "yyn", 1 },   /* three quarters */
    { { 1, 1, 1 }, "yyn", 2 },
    { { 1.1, 1.1, 2.2 }, "ynn", 3 },   /* a quarter */
    { { 1.1, 1.1, 2.2001 }, "ynn", 0 },
    { { 0, 0, 0 }, "yyy", 0 },         /* without weights nobody scores */
  };
  Fixture *fixture = make_flags (3);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CxProfile) profile = ask_flags (importances, cases[i].weights, "[75, 50, 25]");
      g_autoptr(CxColumns) columns = load_flags (fixture, cases[i].verdicts);
      g_autoptr(CxEvaluation) evaluation = cx_evaluation_new (columns, profile, DAY, NULL);

      g_assert_cmpint (cx_evaluation_get_fit (evaluation, 0)->tier, ==, cases[i].tier);
    }
  fixture_free (fixture);
}

static void
test_no_weights_at_threshold_0 (void)
{
  static const char *const importances[] = { "never", NULL };
  Fixture *fixture = make_flags (1);
  g_autoptr(CxColumns) columns = load_flags (fixture, "n");
  g_autoptr(CxProfile) nevers = ask_flags (importances, NULL, "[75, 50, 0]");
  g_autoptr(CxProfile) empty = cx_profile_new ("P");
  g_autoptr(CxEvaluation) one = cx_evaluation_new (columns, nevers, DAY, NULL);
  g_autoptr(CxEvaluation) two = cx_evaluation_new (columns, empty, DAY, NULL);
  g_autoptr(CxReceipt) receipt = cx_receipt_new (two, 0);

  g_assert_cmpint (cx_evaluation_get_fit (one, 0)->tier, ==, CX_TIER_OUTSIDE);
  g_assert_cmpint (cx_evaluation_get_fit (two, 0)->tier, ==, CX_TIER_OUTSIDE);
  g_assert_cmpfloat (cx_evaluation_get_fit (two, 0)->high, ==, 0);
  g_assert_cmpuint (receipt->n_lines, ==, 0);
  g_assert_null (receipt->lift);
  g_assert_null (receipt->drop);
  fixture_free (fixture);
}

static void
test_receipt (void)
{
  static const char *const importances[] = { "must", "strong", "nice", "never", NULL };
  Fixture *fixture = make_flags (4);
  g_autoptr(CxProfile) profile = ask_flags (importances, NULL, "[75, 50, 25]");
  g_autoptr(CxColumns) columns = load_flags (fixture, "y?nn");
  g_autoptr(CxEvaluation) evaluation = cx_evaluation_new (columns, profile, DAY, NULL);
  g_autoptr(CxReceipt) receipt = cx_receipt_new (evaluation, 0);

  g_assert_cmpuint (receipt->n_lines, ==, 4);
  g_assert_cmpstr (receipt->lines[0].value, ==, "yes");
  g_assert_null (receipt->lines[1].value);
  g_assert_cmpfloat (receipt->lines[0].points, ==, receipt->fit.low);
  g_assert_cmpfloat_with_epsilon (receipt->lines[1].possible, 300 / 7.0, 1e-12);
  g_assert_cmpfloat (receipt->lines[2].points + receipt->lines[2].possible, ==, 0);

  /* The unknown alone lifts it, to the bullseye; losing the must puts it outside. */
  g_assert_cmpuint (receipt->lift->n_changes, ==, 1);
  g_assert_cmpuint (receipt->lift->changes[0].criterion, ==, 1);
  g_assert_cmpint (receipt->lift->changes[0].from, ==, CX_VERDICT_UNKNOWN);
  g_assert_cmpint (receipt->lift->changes[0].to, ==, CX_VERDICT_MATCH);
  g_assert_cmpint (receipt->lift->tier, ==, 1);
  g_assert_cmpuint (receipt->drop->n_changes, ==, 1);
  g_assert_cmpuint (receipt->drop->changes[0].criterion, ==, 0);
  g_assert_cmpint (receipt->drop->tier, ==, CX_TIER_OUTSIDE);
  fixture_free (fixture);
}

static void
test_inverted_bounds (void)
{
  Fixture *fixture = make ();
  CxCriterion criterion = { .field = (char *) "number", .op = CX_OP_BETWEEN, .low = 9, .high = 1 };
  g_autoptr(CxColumns) columns = NULL;
  CxVerdictCounts counts;
  guint8 verdicts[2];

  fixture_run (fixture, "INSERT INTO account (key, f_2) VALUES ('a', 5), ('b', NULL)");
  columns = fixture_load (fixture);
  counts = cx_criterion_evaluate (&criterion, columns, DAY, verdicts);
  g_assert_cmpuint (counts.miss, ==, 1);
  g_assert_cmpuint (counts.unknown, ==, 1);
  g_assert_cmpint (verdicts[0], ==, CX_VERDICT_MISS);
  criterion.field = NULL;
  counts = cx_criterion_evaluate (&criterion, columns, DAY, NULL);
  g_assert_cmpuint (counts.unknown, ==, 2);
  fixture_free (fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fit/evaluation/operators", test_operators);
  g_test_add_func ("/fit/evaluation/gates", test_gates);
  g_test_add_func ("/fit/evaluation/on-the-threshold", test_on_the_threshold);
  g_test_add_func ("/fit/evaluation/no-weights-at-threshold-0", test_no_weights_at_threshold_0);
  g_test_add_func ("/fit/evaluation/receipt", test_receipt);
  g_test_add_func ("/fit/evaluation/inverted-bounds", test_inverted_bounds);
  return g_test_run ();
}
