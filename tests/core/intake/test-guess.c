/* What columns are taken for. */
#include "cx-guess.h"

#include <string.h>

static const struct {
  const char *name, *header, *values; /* a bar between values */
  CxFieldType type;
  const char *currency;
} columns[] = {
  { "nothing", "X", "", CX_FIELD_TEXT, "" },
  { "only placeholders", "X", "-|N/A|null", CX_FIELD_TEXT, "" },
  { "numbers", "Employees", "12|1,200|-|50000", CX_FIELD_NUMBER, "" },
  { "one word in ten", "Employees", "1|2|3|4|5|6|7|8|9|many", CX_FIELD_NUMBER, "" },
  { "one word in five", "Employees", "1|2|3|4|many", CX_FIELD_TEXT, "" },
  { "ranges", "Size", "1-10|51-200|10,000+", CX_FIELD_RANGE, "" },
  { "ranges among numbers", "Size", "5|51-200|7", CX_FIELD_RANGE, "" },
  { "money by sign", "Size of deal", "$1,200|$5M|900", CX_FIELD_MONEY, "USD" },
  { "money by code", "X", "EUR 1200,00|EUR 5", CX_FIELD_MONEY, "EUR" },
  { "money in two currencies", "X", "$5|€6", CX_FIELD_MONEY, "" },
  { "money by header", "MonthlyCharges", "29.85|56.95", CX_FIELD_MONEY, "" },
  { "money by header words", "close_value", "1054|4514", CX_FIELD_MONEY, "" },
  { "ISO dates", "Created", "2024-02-01 09:30|2023-01-05 10:00|2023-01-07 10:00", CX_FIELD_DATE, "" },
  { "slashed dates", "Created", "5/20/2024|1/2/2023", CX_FIELD_DATE, "" },
  { "months", "X", "2026-03|2025-12", CX_FIELD_DATE, "" },
  { "weeks", "X", "2026-W01|2026-W02", CX_FIELD_DATE, "" },
  { "months by name", "X", "Jan 2026|February 2026", CX_FIELD_DATE, "" },
  { "months and days", "X", "Jan 2026|2026-02-03", CX_FIELD_DATE, "" },
  { "months of other times", "X", "1888-12|1890-11", CX_FIELD_TEXT, "" },
  { "numbers of invoices", "X", "03/2026|04/2026", CX_FIELD_TEXT, "" },
  { "seconds", "X", "1767225600|1767225601", CX_FIELD_NUMBER, "" },
  { "milliseconds", "X", "1767225600000|1767225600001", CX_FIELD_NUMBER, "" },
  { "compact days are numbers", "Created", "20240520|20240521", CX_FIELD_NUMBER, "" },
  { "years", "Year Founded", "1999|2004", CX_FIELD_NUMBER, "" },
  { "yes and no", "Target Account", "Yes|No|Yes|-", CX_FIELD_BOOLEAN, "" },
  { "crosses", "Partner", "x||X", CX_FIELD_BOOLEAN, "" },
  { "a place that is hidden", "Mailing City", "X||X", CX_FIELD_CATEGORY, "" },
  { "a place in camel case", "address_locality", "x", CX_FIELD_TEXT, "" },
  { "places or not", "Same country", "yes|no", CX_FIELD_BOOLEAN, "" },
  { "a few zeros and ones", "Children", "0|1|1", CX_FIELD_NUMBER, "" },
  { "many zeros and ones", "Senior", "0|1|1|0|1|0|1|1|0|1|0|1|1|0|1|0|1|1|0|1", CX_FIELD_BOOLEAN, "" },
  { "only zeros", "Children", "0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0", CX_FIELD_NUMBER, "" },
  { "ids by header", "Parent Company ID", "17|18", CX_FIELD_ID, "" },
  { "ids by a camel header", "ParentId", "001Nq00000J1MwfIAF|x", CX_FIELD_ID, "" },
  { "ids within", "Account Owner.id", "17|18", CX_FIELD_ID, "" },
  { "names of what has an id", "person_id.name", "Ann|Bob", CX_FIELD_TEXT, "" },
  { "codes", "Billing Zip/Postal Code", "80331|10115", CX_FIELD_TEXT, "" },
  { "codes with leading zeros", "Area", "01067|10115|04103", CX_FIELD_TEXT, "" },
  { "phones", "Phone", "+49 30 123456|+49 40 99", CX_FIELD_TEXT, "" },
  { "domains", "Homepage", "https://acme.example/x|www.beta.example|cee.example", CX_FIELD_DOMAIN, "" },
  { "pictures", "Logo", "https://images.acme.example/a.png|https://images.acme.example/b.png", CX_FIELD_TEXT, "" },
  { "profiles of a network", "LinkedIn", "https://linkedin.com/company/a|https://linkedin.com/company/b", CX_FIELD_TEXT, "" },
  { "mail addresses", "Email", "a@acme.example|b@beta.example", CX_FIELD_TEXT, "" },
  { "lists", "Web Technologies", "Snowflake;dbt|Kafka|Kafka;dbt|", CX_FIELD_LIST, "" },
  { "JSON is no list", "Address", "{a;b}|{c;d}", CX_FIELD_TEXT, "" },
  { "categories", "Industry", "Retail|Retail|Energy|Energy", CX_FIELD_CATEGORY, "" },
  { "all different", "Name", "Acme|Beta|Cee|Dee", CX_FIELD_TEXT, "" },
};

static CxGuess *
look_at (const char *values)
{
  g_auto(GStrv) split = g_strsplit (values, "|", -1);
  CxGuess *guess = cx_guess_new ();

  for (guint i = 0; split[i] != NULL; i++)
    cx_guess_add (guess, split[i], strlen (split[i]));
  return guess;
}

static void
test_types (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr(CxGuess) guess = look_at (columns[i].values);
      CxFieldType type = cx_guess_type (guess, columns[i].header);

      if (type != columns[i].type || strcmp (cx_guess_currency (guess), columns[i].currency) != 0)
        g_error ("%s: %s in “%s”", columns[i].name, cx_field_type_to_name (type), cx_guess_currency (guess));
    }
}

static void
test_date_order (void)
{
  static const struct {
    const char *values;
    CxDateOrder order;
  } cases[] = {
    { "3/4/2026|25/12/2025", CX_DATE_DAY_FIRST },   { "3/4/2026|12/25/2025", CX_DATE_MONTH_FIRST },
    { "3/4/2026|5/6/2026", CX_DATE_MONTH_FIRST },   { "3.4.2026|5.6.2026", CX_DATE_DAY_FIRST },
    { "25/12/2025|26/12/2025|12/27/2025", CX_DATE_DAY_FIRST },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CxGuess) guess = look_at (cases[i].values);

      g_assert_cmpint (cx_guess_date_order (guess), ==, cases[i].order);
    }
}

/* The one value that tells may come long after the sample. */
static void
test_late_order (void)
{
  g_autoptr(CxGuess) guess = look_at ("3/4/2026|5/6/2026");

  cx_guess_add_order (guess, "25/12/2025", 10);
  g_assert_cmpint (cx_guess_date_order (guess), ==, CX_DATE_DAY_FIRST);
  cx_guess_add_order (guess, "12/25/2025", 10);
  cx_guess_add_order (guess, "12/26/2025", 10);
  g_assert_cmpint (cx_guess_date_order (guess), ==, CX_DATE_DAY_FIRST);
}

static void
test_samples_and_separator (void)
{
  g_autoptr(CxGuess) guess = look_at ("a|b|a||c|d|e|f");
  g_autoptr(CxGuess) list = look_at ("a;b");
  g_auto(GStrv) samples = cx_guess_get_samples (guess);
  g_autofree char *joined = g_strjoinv (" ", samples);

  g_assert_cmpstr (joined, ==, "a b c d e");
  g_assert_cmpuint (cx_guess_get_filled (guess), ==, 7);
  g_assert_cmpint (cx_guess_separator (guess), ==, ',');
  g_assert_cmpint (cx_guess_separator (list), ==, ';');
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guess/types", test_types);
  g_test_add_func ("/guess/date-order", test_date_order);
  g_test_add_func ("/guess/late-order", test_late_order);
  g_test_add_func ("/guess/samples-and-separator", test_samples_and_separator);
  return g_test_run ();
}
