/* Sets of accounts: what they cost, that they come back, and that damaged bytes do no harm. */
#include "cx-account-set.h"

static GBytes *
make (const gint64 *ids,
      guint         n)
{
  g_autoptr(CxAccountSetBuilder) builder = cx_account_set_builder_new ();

  for (guint i = 0; i < n; i++)
    cx_account_set_builder_add (builder, ids[i]);
  return cx_account_set_builder_end (builder);
}

static char *
say (GBytes *set)
{
  GString *text = g_string_new (NULL);
  CxAccountSetIter iter;
  gint64 first, last;

  cx_account_set_iter_init (&iter, set);
  while (cx_account_set_iter_next (&iter, &first, &last))
    g_string_append_printf (text, "%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT " ", first, last);
  return g_string_free (text, FALSE);
}

static void
assert_bytes (GBytes     *set,
              const char *hex)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (set, &length);
  g_autoptr(GString) text = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    g_string_append_printf (text, "%02x", data[i]);
  g_assert_cmpstr (text->str, ==, hex);
}

static void
test_bytes (void)
{
  static const struct {
    gint64      ids[6];
    guint       n;
    const char *hex, *runs;
  } cases[] = {
    { { 0 }, 0, "", "" },
    { { 1 }, 1, "0101", "1-1 " },
    { { 1, 2, 3 }, 3, "0103", "1-3 " },
    { { 1, 1, 2, 2 }, 4, "0102", "1-2 " },
    { { 5, 6, 9 }, 3, "05020201", "5-6 9-9 " },
    { { 127, 128, 256, 16640 }, 4, "7f027f01ff7f01", "127-128 256-256 16640-16640 " },
    { { 200 }, 1, "c80101", "200-200 " },
    { { G_MAXINT64 - 1 }, 1, "feffffffffffffff7f01", "9223372036854775806-9223372036854775806 " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) set = make (cases[i].ids, cases[i].n);
      g_autofree char *runs = say (set);

      assert_bytes (set, cases[i].hex);
      g_assert_cmpstr (runs, ==, cases[i].runs);
      g_assert_true (cx_account_set_is_sound (set));
    }
}

static void
test_million (void)
{
  g_autoptr(CxAccountSetBuilder) builder = cx_account_set_builder_new ();
  g_autoptr(GBytes) set = NULL;

  for (gint64 id = 1; id <= 1000000; id++)
    cx_account_set_builder_add (builder, id);
  set = cx_account_set_builder_end (builder);
  g_assert_cmpint (cx_account_set_count (set), ==, 1000000);
  g_assert_cmpuint (g_bytes_get_size (set), <=, 6);
}

/* Against plain tables of booleans. */
static void
test_random (void)
{
  enum { N = 300 };

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr(CxAccountSetBuilder) builder = cx_account_set_builder_new ();
      g_autoptr(GBytes) both = NULL, either = NULL, a = NULL, b = NULL;
      gboolean in[2][N] = { { FALSE } };
      GBytes *sets[2];
      CxAccountSetIter iter;
      gint64 first, last, n = 0, m = 0;

      for (guint k = 0; k < 2; k++)
        {
          int stay = g_test_rand_int_range (1, 20);
          gboolean inside = FALSE;

          for (int id = 1; id < N; id++)
            {
              inside ^= g_test_rand_int_range (0, stay) == 0;
              if ((in[k][id] = inside))
                cx_account_set_builder_add (builder, id);
            }
          sets[k] = cx_account_set_builder_end (builder);
        }
      a = sets[0];
      b = sets[1];
      both = cx_account_set_intersect (a, b);
      cx_account_set_iter_init (&iter, both);
      while (cx_account_set_iter_next (&iter, &first, &last))
        for (; first <= last; first++, n++)
          g_assert_true (in[0][first] && in[1][first]);
      either = cx_account_set_unite (a, b);
      cx_account_set_iter_init (&iter, either);
      while (cx_account_set_iter_next (&iter, &first, &last))
        for (; first <= last; first++, m++)
          g_assert_true (in[0][first] || in[1][first]);
      for (int id = 1; id < N; id++)
        {
          n -= in[0][id] && in[1][id];
          m -= in[0][id] || in[1][id];
        }
      g_assert_cmpint (n, ==, 0);
      g_assert_cmpint (m, ==, 0);
      g_assert_true (cx_account_set_is_sound (both) && cx_account_set_is_sound (either));
    }
}

static void
test_damaged (void)
{
  static const struct {
    guint8 bytes[24];
    gsize  n;
    gint64 count;
  } cases[] = {
    { { 0x01 }, 1, 0 },                                      /* a gap without a run */
    { { 0x01, 0x03, 0x80 }, 3, 3 },                          /* a number that does not end */
    { { 0x01, 0x03, 0x00, 0x01 }, 4, 3 },                    /* two runs that touch */
    { { 0x01, 0x00 }, 2, 0 },                                /* an empty run */
    { { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01, 0x01 }, 11, 0 }, /* no such id */
    { { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f, 0x01, 0x01, 0x01 }, 12, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) set = g_bytes_new_static (cases[i].bytes, cases[i].n);

      g_assert_false (cx_account_set_is_sound (set));
      g_assert_cmpint (cx_account_set_count (set), ==, cases[i].count);
    }
  g_assert_true (cx_account_set_is_sound (NULL));
  for (guint round = 0; round < 5000; round++)
    {
      guint8 bytes[16];
      gsize n = (gsize) g_test_rand_int_range (0, sizeof bytes);
      g_autoptr(GBytes) set = NULL, same = NULL;

      for (gsize i = 0; i < n; i++)
        bytes[i] = (guint8) g_test_rand_int ();
      set = g_bytes_new (bytes, n);
      same = cx_account_set_intersect (set, set);
      g_assert_cmpint (cx_account_set_count (same), ==, cx_account_set_count (set));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/account-set/bytes", test_bytes);
  g_test_add_func ("/account-set/million", test_million);
  g_test_add_func ("/account-set/random", test_random);
  g_test_add_func ("/account-set/damaged", test_damaged);
  return g_test_run ();
}
