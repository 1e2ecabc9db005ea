/* Words and numbers of the receipt and the table, in the C locale. */
#include "cx-format.h"
#include "cx-receipt-text.h"
#include "fit-world.h"

#include <pango/pango.h>

#include <math.h>
#include <string.h>

#define THIN_MINUS "\342\210\222"

static void
test_numbers (void)
{
  static const struct { double value; int decimals; const char *text; } rows[] = {
    { 0, 2, "0" },       { 12, 2, "12" },           { 12.5, 2, "12.5" },          { 12.345, 2, "12.35" },
    { 100, 0, "100" },   { -3, 0, THIN_MINUS "3" }, { -0.001, 2, "0" },           { 1234567, 2, "1,234,567" },
    { -1234, 0, THIN_MINUS "1,234" }, { 999, 0, "999" }, { 1000.25, 2, "1,000.25" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = cx_format_number (rows[i].value, rows[i].decimals);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_money (void)
{
  static const struct { double value; const char *unit; gboolean brief; const char *text; } rows[] = {
    { 416000, "EUR", TRUE, "€416k" },
    { 416000, "EUR", FALSE, "€416,000" },
    { 17102334, "EUR", TRUE, "€17.1M" },
    { 1260, "USD", TRUE, "$1.3k" },
    { 999, "USD", TRUE, "$999" },
    { 999499, "USD", TRUE, "$999k" },
    { 999500, "USD", TRUE, "$1M" },
    { 99949, "GBP", TRUE, "£99.9k" },
    { 2.5e9, "GBP", TRUE, "£2.5bn" },
    { 12, "CHF", TRUE, "CHF\302\24012" },
    { -5200, "EUR", TRUE, THIN_MINUS "€5.2k" },
    { 7, NULL, TRUE, "7" },
    { 7, "", FALSE, "7" },
    { 0, "EUR", TRUE, "€0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = cx_format_money (rows[i].value, rows[i].unit, rows[i].brief);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_days (void)
{
  static const struct { gint32 day, today; const char *text, *ago; } rows[] = {
    { 20740, 20800, "14 Oct", "60 days ago" },
    { 20740, 21000, "14 Oct 2026", "260 days ago" },
    { 20740, 20740, "14 Oct", "today" },
    { 20740, 20741, "14 Oct", "1 day ago" },
    { 20740, 20738, "14 Oct", "in 2 days" },
    { -1, 20740, "31 Dec 1969", "20,741 days ago" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = cx_format_day (rows[i].day, rows[i].today);
      g_autofree char *ago = cx_format_ago (rows[i].day, rows[i].today);

      g_assert_cmpstr (text, ==, rows[i].text);
      g_assert_cmpstr (ago, ==, rows[i].ago);
    }
}

static void
test_sources (void)
{
  static const struct { CxValueSource source; const char *text, *words; } rows[] = {
    { { 3, (char *) "HubSpot", (char *) "crm.csv", 20740 }, "HubSpot, 14 Oct", "From HubSpot, 14 Oct: crm.csv" },
    { { 3, (char *) "crm.csv", (char *) "crm.csv", 20300 }, "crm.csv, 31 Jul 2025", "From crm.csv, 31 Jul 2025" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = cx_receipt_source (&rows[i].source, 20800);
      g_autofree char *words = cx_receipt_source_long (&rows[i].source, 20800);

      g_assert_cmpstr (text, ==, rows[i].text);
      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static CxCriterion *
criterion_new (const char *field,
               CxOperator  op,
               const char *values)
{
  CxCriterion *criterion = g_new0 (CxCriterion, 1);

  criterion->id = g_strdup ("c");
  criterion->label = g_strdup ("");
  criterion->section = g_strdup ("firmographics");
  criterion->field = g_strdup (field);
  criterion->op = op;
  criterion->values = g_strsplit (values, ",", -1);
  criterion->low = 200;
  criterion->high = op == CX_OP_AT_LEAST ? INFINITY : 900;
  criterion->flag = TRUE;
  criterion->days = 180;
  return criterion;
}

/* Each operator, known and not known before, to match and to miss. */
static void
test_sentences (void)
{
  static const struct { const char *field; CxOperator op; const char *values, *sentences[4]; } rows[] = {
    { "technologies", CX_OP_HAS_ANY, "Snowflake,Kafka",
      { "technologies were known to include Snowflake or Kafka", "technologies included Snowflake or Kafka",
        "technologies no longer included Snowflake or Kafka", "technologies were known not to include Snowflake or Kafka" } },
    { "technologies", CX_OP_HAS_ALL, "Snowflake,Kafka",
      { "technologies were known to include Snowflake and Kafka", "technologies included Snowflake and Kafka",
        "technologies no longer included Snowflake and Kafka", "technologies were known not to include Snowflake and Kafka" } },
    { "technologies", CX_OP_HAS_NONE, "Oracle",
      { "technologies were known not to include Oracle", "technologies did not include Oracle",
        "technologies included Oracle", "technologies were known to include Oracle" } },
    { "industry", CX_OP_IN, "Retail,<Grocery>",
      { "industry were known to be Retail or <Grocery>", "industry were Retail or <Grocery>",
        "industry were no longer Retail or <Grocery>", "industry were known not to be Retail or <Grocery>" } },
    { "industry", CX_OP_NOT_IN, "Media",
      { "industry were known not to be Media", "industry were not Media",
        "industry were Media", "industry were known to be Media" } },
    { "name", CX_OP_CONTAINS, "air",
      { "name were known to contain “air”", "name contained “air”",
        "name no longer contained “air”", "name were known not to contain “air”" } },
    { "employees", CX_OP_AT_LEAST, "",
      { "employees were known to be 200 or more", "employees were 200 or more",
        "employees were no longer 200 or more", "employees were known not to be 200 or more" } },
    { "hired", CX_OP_WITHIN_DAYS, "",
      { "hired were known to be in the last 180 days", "hired were in the last 180 days",
        "hired were no longer in the last 180 days", "hired were known not to be in the last 180 days" } },
    { "employees", CX_OP_KNOWN, "",
      { "employees were known", "employees were known", "employees were not known", "employees were not known" } },
  };
  static const CxChange changes[4] = {
    { 0, CX_VERDICT_UNKNOWN, CX_VERDICT_MATCH }, { 0, CX_VERDICT_MISS, CX_VERDICT_MATCH },
    { 0, CX_VERDICT_MATCH, CX_VERDICT_MISS }, { 0, CX_VERDICT_UNKNOWN, CX_VERDICT_MISS },
  };
  FitWorld world;

  fit_world_set_up (&world, fit_world_accounts);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint k = 0; k < G_N_ELEMENTS (changes); k++)
      {
        g_autoptr(CxCriterion) criterion = criterion_new (rows[i].field, rows[i].op, rows[i].values);
        CxReceiptLine line = { .criterion = criterion };
        CxReceipt receipt = { .n_lines = 1, .lines = &line };
        CxCounterfactual counterfactual = { 1, 1, (CxChange *) &changes[k] };
        g_autofree char *markup = cx_receipt_sentence (&counterfactual, &receipt, cx_snapshot_get_columns (world.snapshot), 20800);
        g_autofree char *expected = g_strdup_printf ("Would be tier 1 if %s.", rows[i].sentences[k]);
        g_autofree char *text = NULL;

        g_assert_true (pango_parse_markup (markup, -1, 0, NULL, &text, NULL, NULL));
        g_assert_cmpstr (text, ==, expected);
      }
  fit_world_tear_down (&world);
}

static void
test_join (void)
{
  static const struct { const char *texts[6]; guint limit; gboolean all; const char *text; } rows[] = {
    { { NULL }, 2, FALSE, "" },
    { { "A" }, 2, FALSE, "A" },
    { { "A", "B" }, 2, FALSE, "A or B" },
    { { "A", "B" }, 2, TRUE, "A and B" },
    { { "A", "B", "C" }, 3, TRUE, "A, B and C" },
    { { "A", "B", "C", "D" }, 2, FALSE, "A, B or 2 more" },
    { { "A", "B", "C" }, 2, FALSE, "A, B or 1 more" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = cx_format_join (rows[i].texts, rows[i].limit, rows[i].all);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_conditions (void)
{
  static char *texts[] = { (char *) "Retail", (char *) "Wholesale", NULL };
  static const CxField amount = { .type = CX_FIELD_NUMBER, .key = (char *) "employees" };
  static const CxField money = { .type = CX_FIELD_MONEY, .key = (char *) "revenue", .unit = (char *) "EUR" };
  static const struct { CxCriterion criterion; const CxField *field; const char *text; } rows[] = {
    { { .op = CX_OP_IN, .values = texts }, NULL, "Retail or Wholesale" },
    { { .op = CX_OP_NOT_IN, .values = texts }, NULL, "other than Retail or Wholesale" },
    { { .op = CX_OP_HAS_ALL, .values = texts }, NULL, "Retail and Wholesale" },
    { { .op = CX_OP_BETWEEN, .low = 200, .high = 900 }, &amount, "200–900" },
    { { .op = CX_OP_BETWEEN, .low = 200, .high = INFINITY }, &amount, "200 or more" },
    { { .op = CX_OP_AT_LEAST, .low = 2, .high = INFINITY }, &amount, "2 or more" },
    { { .op = CX_OP_AT_MOST, .low = -INFINITY, .high = 5 }, &money, "€5 or less" },
    { { .op = CX_OP_IS, .flag = TRUE }, NULL, "yes" },
    { { .op = CX_OP_WITHIN_DAYS, .days = 90 }, NULL, "in the last 90 days" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      static char *none[] = { NULL };
      CxCriterion criterion = rows[i].criterion;
      g_autofree char *text = NULL;

      if (criterion.values == NULL)
        criterion.values = none;
      text = cx_format_condition (&criterion, rows[i].field, 20740);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* Whatever the weights, what is printed adds up to what is printed. */
static void
test_points (void)
{
  for (guint trial = 0; trial < 2000; trial++)
    {
      CxReceiptLine lines[32] = { { NULL } };
      CxReceipt receipt = { .lines = lines, .n_lines = g_test_rand_int_range (1, 32) };
      double weights[32], total = 0, low = 0, high = 0, printed = 0;
      g_autoptr(CxReceiptPoints) points = NULL;
      g_autofree char *fit = NULL;
      g_autofree char *sum = NULL;

      for (guint i = 0; i < receipt.n_lines; i++)
        total += weights[i] = g_test_rand_int_range (1, 11);
      for (guint i = 0; i < receipt.n_lines; i++)
        {
          double share = 100 * weights[i] / total;

          lines[i].verdict = g_test_rand_int_range (0, 3);
          lines[i].points = lines[i].verdict == CX_VERDICT_MATCH ? share : 0;
          lines[i].possible = lines[i].verdict == CX_VERDICT_UNKNOWN ? share : 0;
          low += lines[i].points;
          high += lines[i].points + lines[i].possible;
        }
      points = cx_receipt_points_new (&receipt);
      for (guint i = 0; i < receipt.n_lines; i++)
        {
          g_autofree char *text = cx_format_points (points->points[i]);

          printed += g_ascii_strtod (text, NULL);
          g_assert_cmpfloat_with_epsilon (points->points[i], lines[i].points, 0.1);
        }
      fit = cx_format_fit (low);
      sum = cx_format_fit (printed);
      g_assert_cmpfloat_with_epsilon (points->fit, low, 0.0501);
      g_assert_cmpstr (sum, ==, fit);
      g_assert_cmpfloat (high, <=, 100.0001);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/format/numbers", test_numbers);
  g_test_add_func ("/format/money", test_money);
  g_test_add_func ("/format/days", test_days);
  g_test_add_func ("/receipt/sources", test_sources);
  g_test_add_func ("/receipt/sentences", test_sentences);
  g_test_add_func ("/format/join", test_join);
  g_test_add_func ("/format/conditions", test_conditions);
  g_test_add_func ("/receipt/points", test_points);
  return g_test_run ();
}
