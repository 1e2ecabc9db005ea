/* When two texts count as the same, as nothing, and where they land. */
#include "cx-text.h"

#include <string.h>

static void
test_fold (void)
{
  static const char *const cases[][2] = {
    { "  Acme\t  Corp \n", "acme corp" }, { "", "" },           { " \t ", "" },          { "ACME", "acme" },
    { "Société Générale", "societe generale" }, { "カラス", "カラス" }, { "ガラス", "ガラス" }, { "की", "की" }, { "\u05e9\u05c1", "\u05e9" },
    { "STRASSE", "strasse" }, { "Straße", "strasse" }, { "ẞ", "ss" },
    { "İstanbul", "istanbul" },           { "ﬁne", "fine" },    { "Ａｃｍｅ", "acme" },  { "Acme\u00a0Corp", "acme corp" },
    { "株式会社", "株式会社" },           { "Ångström", "angstrom" }, { "A\u030angstro\u0308m", "angstrom" }, { "½", "1⁄2" },
    { "Ꭰᏸ", "ᎠᏰ" },                      { "ꭰᏰ", "ᎠᏰ" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = cx_text_fold (cases[i][0], -1);
      g_autofree char *twice = cx_text_fold (folded, -1);

      g_assert_cmpstr (folded, ==, cases[i][1]);
      g_assert_cmpstr (twice, ==, folded);
    }
}

/* Latin letters are folded one by one, all else as a whole: behind a letter of another script both say the same. */
static void
test_fold_latin (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20261122);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr(GString) text = g_string_new ("x");
      g_autoptr(GString) wide = g_string_new ("あ");
      g_autofree char *folded = NULL, *folded_wide = NULL, *expected = NULL;

      for (gint n = g_rand_int_range (random, 0, 12); n > 0; n--)
        g_string_append_unichar (text, (gunichar) (i < 0x250 && i > 0 && n == 1 ? (gint) i : g_rand_int_range (random, 1, 0x250)));
      g_string_append (wide, text->str);
      folded = cx_text_fold (text->str, -1);
      folded_wide = cx_text_fold (wide->str, -1);
      expected = g_strconcat ("あ", folded, NULL);
      g_assert_cmpstr (folded_wide, ==, expected);
    }
}

static void
test_fold_slice (void)
{
  g_autofree char *ascii = cx_text_fold ("Acme Corp", 4);
  g_autofree char *wide = cx_text_fold ("Évian Water", 6);

  g_assert_cmpstr (ascii, ==, "acme");
  g_assert_cmpstr (wide, ==, "evian");
}

static void
test_slug (void)
{
  static const char *const cases[][2] = {
    { "Annual Revenue (USD)", "annual_revenue_usd" }, { "num. of employees", "num_of_employees" }, { "__x__", "x" },
    { "# Employees", "employees" }, { "Země", "zeme" }, { "国", "国" }, { "!!!", "" }, { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *slug = cx_text_slug (cases[i][0]);

      g_assert_cmpstr (slug, ==, cases[i][1]);
    }
}

static void
test_missing (void)
{
  static const char *const missing[] = { "", " ", "\t\n", "-", "--", " - ", "N/A", "n/a", "NA", "#N/A", "NULL", "null", "None",
                                         "Select", "unknown", "UNDISCLOSED" };
  static const char *const present[] = { "0", "no", "---", "n", "nah", "Namibia", "nullable", ".", "Select one" };

  for (guint i = 0; i < G_N_ELEMENTS (missing); i++)
    g_assert_true (cx_text_is_missing (missing[i], strlen (missing[i])));
  for (guint i = 0; i < G_N_ELEMENTS (present); i++)
    g_assert_false (cx_text_is_missing (present[i], strlen (present[i])));
  g_assert_true (cx_text_is_missing ("NAmibia", 2));
}

/* Places on a picture must be the same on every machine and in every version. */
static void
test_hash_is_frozen (void)
{
  double acme = cx_text_hash ("acme", 0), other = cx_text_hash ("acme", 1);
  guint below_half = 0;

  g_assert_cmpfloat_with_epsilon (acme, 0.07437837919611967, 1e-12);
  g_assert_cmpfloat (acme, !=, other);
  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *text = g_strdup_printf ("account %u", i);
      double place = cx_text_hash (text, 3);

      g_assert_true (place >= 0 && place < 1);
      below_half += place < 0.5;
    }
  g_assert_cmpint (below_half, >, 4800);
  g_assert_cmpint (below_half, <, 5200);
}

static void
test_marks (void)
{
  g_autofree char *text = g_strdup ("\u2068a\u2069 · \u20667\u202f%\u2069 3\u2060–\u206042 \u2067א\u2069");

  g_assert_cmpstr (cx_text_drop_marks (text), ==, "a · 7\u202f% 3–42 א");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/fold-latin", test_fold_latin);
  g_test_add_func ("/text/fold-slice", test_fold_slice);
  g_test_add_func ("/text/slug", test_slug);
  g_test_add_func ("/text/marks", test_marks);
  g_test_add_func ("/text/missing", test_missing);
  g_test_add_func ("/text/hash-is-frozen", test_hash_is_frozen);
  return g_test_run ();
}
