/* Numbers, ranges, and yes and no, as files write them. */
#include "cx-number.h"
#include "cx-value.h"

#include <math.h>
#include <string.h>

#define NONE NAN

static const struct {
  const char *text;
  double      value;
  const char *currency;
} numbers[] = {
  { "1234", 1234, "" },
  { "0", 0, "" },
  { "-0", 0, "" },
  { "007", 7, "" },
  { "1,234.5", 1234.5, "" },
  { "1.234,5", 1234.5, "" },
  { "1 234", 1234, "" },
  { "1\u00a0234\u202f567,25", 1234567.25, "" },
  { "1'234.50", 1234.5, "" },
  { "1’234", 1234, "" },
  { "17,50,000", 1750000, "" },
  { "1,00,00,000.5", 10000000.5, "" },
  { "1.234.567", 1234567, "" },
  { "1,234,567", 1234567, "" },
  { "1,234", 1234, "" },
  { "1.234", 1.234, "" },
  { "0,123", 0.123, "" },
  { "1234,567", 1234.567, "" },
  { "1200,00", 1200, "" },
  { "12,5", 12.5, "" },
  { "-12", -12, "" },
  { "\u221212", -12, "" },
  { "+12", 12, "" },
  { "(12)", -12, "" },
  { "($1,200.50)", -1200.5, "USD" },
  { "12 %", 12, "" },
  { "12%", 12, "" },
  { "~40", 40, "" },
  { ".5", 0.5, "" },
  { "5.", 5, "" },
  { "1e6", 1e6, "" },
  { "1.5E-3", 0.0015, "" },
  { "1.2M", 1200000, "" },
  { "4.35M", 4350000, "" },
  { "2.3 bn", 2.3e9, "" },
  { "3k", 3000, "" },
  { "2,5 Mio. EUR", 2500000, "EUR" },
  { "5 MM", 5e6, "" },
  { "2 lakh", 200000, "" },
  { "1.5 crore", 15000000, "" },
  { "3万", 30000, "" },
  { "1.2亿元", 120000000, "CNY" },
  { "$325 million", 325e6, "USD" },
  { "$180B", 180e9, "USD" },
  { "EUR 1200,00", 1200, "EUR" },
  { "1 200,50 €", 1200.5, "EUR" },
  { "1200 SEK", 1200, "SEK" },
  { "-$5", -5, "USD" },
  { "$-5", -5, "USD" },
  { "US$ 5m", 5e6, "USD" },
  { "R$ 1.500,00", 1500, "BRL" },
  { "CHF 1'250.00", 1250, "CHF" },
  { "Rs. 500", 500, "INR" },
  { "5 kr", 5, "SEK" },
  { "£0.99", 0.99, "GBP" },
  { "  42\t", 42, "" },
  { "123456789012345678", 123456789012345678.0, "" },
  { "0.1", 0.1, "" },
  { "9007199254740993", 9007199254740992.0, "" },
  { "", NONE, "" },
  { "-", NONE, "" },
  { "$", NONE, "" },
  { ".", NONE, "" },
  { "-.", NONE, "" },
  { "12 34", NONE, "" },
  { "1,2,3", NONE, "" },
  { "1,234,56", NONE, "" },
  { "1.234.56", NONE, "" },
  { "1,234.567,8", NONE, "" },
  { "1.234 567", NONE, "" },
  { "20.5.2024", NONE, "" },
  { "2024-05-20", NONE, "" },
  { "2013 (1888)", NONE, "" },
  { "12 monkeys", NONE, "" },
  { "12kg", NONE, "" },
  { "nan", NONE, "" },
  { "inf", NONE, "" },
  { "0x10", NONE, "" },
  { "1e999", NONE, "" },
  { "(12", NONE, "" },
  { "$5 EUR", NONE, "" },
  { "--5", NONE, "" },
  { "51-200", NONE, "" },
  { "1111111111111111111111111111111111111111111111111111111111111111", NONE, "" },
};

static void
test_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      double value = -77;
      char currency[4] = "?";
      gboolean read = cx_number_parse (numbers[i].text, &value, currency);

      if (read == isnan (numbers[i].value) || (read && value != numbers[i].value))
        g_error ("“%s”: %s %.17g, not %.17g", numbers[i].text, read ? "read" : "not read", value, numbers[i].value);
      if (read)
        g_assert_cmpstr (currency, ==, numbers[i].currency);
      else
        g_assert_cmpfloat (value, ==, -77);
    }
}

/* The quick way over plain digits must say what the C library says. */
static void
test_plain_numbers_are_exact (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 20000; i++)
    {
      int digits = g_rand_int_range (rand, 0, 10);
      g_autofree char *text =
        g_strdup_printf ("%s%d.%0*d", i % 2 ? "-" : "", g_rand_int_range (rand, 0, 99999), digits, g_rand_int_range (rand, 0, 9999));
      double value;

      g_assert_true (cx_number_parse (text, &value, NULL));
      g_assert_cmpfloat (value, ==, g_ascii_strtod (text, NULL));
    }
}

static void
test_slices_and_scales (void)
{
  CxNumber number;

  g_assert_true (cx_number_scan ("12345", 3, &number));
  g_assert_cmpfloat (number.value, ==, 123);
  g_assert_cmpint (number.scale, ==, 0);
  g_assert_true (cx_number_scan ("$5 million,", 10, &number));
  g_assert_cmpint (number.scale, ==, 6);
  g_assert_false (cx_number_scan ("5", 0, &number));

  g_assert_true (cx_number_words ("$ millions", 10, &number));
  g_assert_cmpint (number.scale, ==, 6);
  g_assert_cmpstr (number.currency, ==, "USD");
  g_assert_true (cx_number_words ("in EUR", 6, &number));
  g_assert_cmpint (number.scale, ==, 0);
  g_assert_cmpstr (number.currency, ==, "EUR");
  g_assert_true (cx_number_words ("bn USD", 6, &number));
  g_assert_cmpint (number.scale, ==, 9);
  g_assert_false (cx_number_words ("employees", 9, &number));
  g_assert_false (cx_number_words ("", 0, &number));
}

static const struct {
  const char *text;
  double      low, high;
} ranges[] = {
  { "51-200", 51, 200 },
  { "51 – 200", 51, 200 },
  { "51—200", 51, 200 },
  { "51 to 200", 51, 200 },
  { "1,001-5,000", 1001, 5000 },
  { "51-200 employees", 51, 200 },
  { "11-50 people", 11, 50 },
  { "10,000+", 10000, INFINITY },
  { "10,000 + employees", 10000, INFINITY },
  { "> 500", 500, INFINITY },
  { ">=500", 500, INFINITY },
  { "≥ 500", 500, INFINITY },
  { "over 1M", 1e6, INFINITY },
  { "1000 or more", 1000, INFINITY },
  { "< 10", -INFINITY, 10 },
  { "up to 10", -INFINITY, 10 },
  { "Less than 10", -INFINITY, 10 },
  { "$1M to $5M", 1e6, 5e6 },
  { "$1-5M", 1e6, 5e6 },
  { "500-1M", 500, 1e6 },
  { "$10M-$50M", 10e6, 50e6 },
  { "240", 240, 240 },
  { "-5", -5, -5 },
  { "-10 - -5", -10, -5 },
  { "1.5-2.5", 1.5, 2.5 },
  { "200-51", NONE, NONE },
  { "2024-05-01", NONE, NONE },
  { "", NONE, NONE },
  { "-", NONE, NONE },
  { "+", NONE, NONE },
  { ">", NONE, NONE },
  { "a-b", NONE, NONE },
  { "5-", NONE, NONE },
  { "overdue 5", NONE, NONE },
  { "a few to many of them and yet some more of them, to say nothing of the rest", NONE, NONE },
};

static void
test_ranges (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      double low = -77, high = -77;
      gboolean read = cx_range_parse (ranges[i].text, &low, &high);

      if (read == isnan (ranges[i].low) || (read && (low != ranges[i].low || high != ranges[i].high)))
        g_error ("“%s”: %s [%g, %g]", ranges[i].text, read ? "read" : "not read", low, high);
    }
}

static void
test_booleans (void)
{
  static const char *const yes[] = { "yes", "YES", "True", "y", "1", "x", " X " };
  static const char *const no[] = { "no", "False", "N", "0" };
  static const char *const neither[] = { "", "maybe", "10", "yes!", "-", "ja" };
  gboolean value;

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    g_assert_true (cx_boolean_parse (yes[i], &value) && value);
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    g_assert_true (cx_boolean_parse (no[i], &value) && !value);
  for (guint i = 0; i < G_N_ELEMENTS (neither); i++)
    g_assert_false (cx_boolean_parse (neither[i], &value));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/written", test_numbers);
  g_test_add_func ("/number/plain-is-exact", test_plain_numbers_are_exact);
  g_test_add_func ("/number/slices-and-scales", test_slices_and_scales);
  g_test_add_func ("/range/written", test_ranges);
  g_test_add_func ("/boolean/written", test_booleans);
  return g_test_run ();
}
