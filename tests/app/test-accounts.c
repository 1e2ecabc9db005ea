/* Filters, orders and counts of accounts, without a window. */
#include "cx-account-answer.h"
#include "cx-error.h"

#include "account-world.h"

static char *
find (World      *world,
      const char *filter,
      const char *by,
      gboolean    descending)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxAccountFilter) parsed = cx_account_filter_parse (filter, &error);
  g_autoptr(CxAccountIndex) index = cx_account_index_new (world->snapshot, 0, NULL);
  g_autofree guint8 *found = NULL;
  g_autoptr(GArray) rows = NULL;

  g_assert_no_error (error);
  found = cx_account_filter_find (parsed, world->snapshot, 0);
  rows = cx_account_order_new (index, world->snapshot, 0, found, by, descending);
  return keys_of (world->snapshot, rows);
}

static void
test_filter (World        *world,
             gconstpointer data)
{
  static const struct { const char *filter, *keys; } rows[] = {
    { "", "acdbfe" },
    { "tier=1", "a" },
    { "tier=1,2", "ac" },
    { "tier=outside", "fe" },
    { "stage=MQL", "ac" },
    { "stage=mql,none", "acd" },
    { "stage=Gone", "" },
    { "owner=Ada", "ac" },
    { "owner=ada,BOB", "acbe" },
    { "owner=", "df" },
    { "owner=,Ada", "acdf" },
    { "territory=north", "ad" },
    { "flag=needs-data", "dfe" },
    { "flag=could-move,needs-data", "dfe" },
    { "field:industry=retail", "adb" },
    { "field:tags=agv", "ae" },
    { "field:tags=agv,robots", "ace" },
    { "field:tags=", "dbf" },
    { "field:employees=50", "b" },
    { "field:employees=", "dfe" },
    { "field:nothing=x", "" },
    { "reached=MQL", "acbf" },
    { "reached=ret,sql", "bf" },
    { "reached=Gone", "" },
    { "search=mull", "de" },
    { "search=AIR%20m%C3%BCll", "e" },
    { "search=", "acdbfe" },
    { "tier=outside&stage=RL", "e" },
    { "tier=outside&stage=RL&search=eclair", "" },
    { "owner=Bob&field:industry=Wholesale&flag=could-move", "e" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *keys = find (world, rows[i].filter, NULL, FALSE);

      g_test_message ("%s", rows[i].filter);
      g_assert_cmpstr (keys, ==, rows[i].keys);
    }
}

static void
test_order (World        *world,
            gconstpointer data)
{
  static const struct { const char *by; gboolean descending; const char *keys; } rows[] = {
    { NULL, FALSE, "acdbfe" },
    { NULL, TRUE, "acdbfe" },
    { "nonsense", FALSE, "acdbfe" },
    { "name", FALSE, "acfedb" },
    { "name", TRUE, "bdefca" },
    { "tier", TRUE, "fedbca" },
    { "fit", FALSE, "fedbca" },
    { "fit", TRUE, "acdbfe" },
    { "high", TRUE, "adfcbe" },
    { "best", TRUE, "fedbca" },
    { "stage", FALSE, "eacbfd" },
    { "stage", TRUE, "fbaced" },
    { "field:potential", FALSE, "dabecf" },
    { "field:potential", TRUE, "ebadcf" },
    { "field:owner", FALSE, "acbedf" },
    { "field:owner", TRUE, "beacdf" },
    { "field:tags", FALSE, "eacdbf" },
    { "field:gone", TRUE, "acdbfe" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *keys = find (world, "", rows[i].by, rows[i].descending);

      g_test_message ("%s %d", rows[i].by ? rows[i].by : "default", rows[i].descending);
      g_assert_cmpstr (keys, ==, rows[i].keys);
    }
}

static void
test_index_is_reused (World        *world,
                      gconstpointer data)
{
  g_autoptr(CxAccountIndex) index = cx_account_index_new (world->snapshot, 0, NULL);
  g_autoptr(CxSnapshot) moved = cx_snapshot_with_move (world->snapshot, 0, 4, 20000);
  g_autoptr(CxAccountIndex) same = cx_account_index_new (moved, 0, index);
  g_autoptr(CxAccountIndex) other = cx_account_index_new (moved, -1, index);

  g_assert_true (same == index);
  g_assert_true (other != index);
}

static void
test_text (void)
{
  static const struct { const char *text, *printed; } rows[] = {
    { "", "" },
    { "tier=2,1", "tier=1,2" },
    { "stage=SQL&tier=1", "tier=1&stage=SQL" },
    { "owner=Ada%20L.,Bob%26Co&search=%20air%20", "owner=Ada%20L.,Bob%26Co&search=air" },
    { "owner=", "owner=" },
    { "owner=,Ada", "owner=,Ada" },
    { "field:b=1&field:a=2&flag=could-move", "flag=could-move&field:a=2&field:b=1" },
    { "territory=%C3%9Cbersee", "territory=Übersee" },
    { "tier=1&tier=3", "tier=1,3" },
    { "seen=2026-01-01..&passed=SQL&field:a=1", "passed=SQL&seen=2026-01-01..&field:a=1" },
    { "field:a%26b=x%2Cy", "field:a%26b=x%2Cy" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CxAccountFilter) filter = cx_account_filter_parse (rows[i].text, &error);
      g_autofree char *printed = NULL;
      g_autoptr(CxAccountFilter) again = NULL;

      g_assert_no_error (error);
      printed = cx_account_filter_print (filter);
      g_assert_cmpstr (printed, ==, rows[i].printed);
      again = cx_account_filter_parse (printed, &error);
      g_assert_no_error (error);
      g_assert_true (cx_account_filter_equal (filter, again));
      g_assert_cmpint (cx_account_filter_is_empty (filter), ==, rows[i].printed[0] == '\0');
    }
}

static void
test_bad_text (void)
{
  static const char *const rows[] = { "tier", "tier=9", "tier=", "flag=fast", "=1", "profile=2", "seen=today", "seen=2026-02-01..2026-01-01", "field:=x", "owner=%zz", "owner=%ff" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CxAccountFilter) filter = cx_account_filter_parse (rows[i], &error);

      g_test_message ("%s", rows[i]);
      g_assert_error (error, CX_ERROR, CX_ERROR_SYNTAX);
      g_assert_null (filter);
    }
}

static void
test_editing (void)
{
  g_autoptr(CxAccountFilter) filter = cx_account_filter_new ();
  g_autoptr(CxAccountFilter) copy = NULL;
  g_auto(GStrv) questions = NULL;

  cx_account_filter_set (filter, "stage", "SQL", TRUE);
  cx_account_filter_set (filter, "stage", "SQL", TRUE);
  cx_account_filter_set (filter, "stage", "MQL", TRUE);
  cx_account_filter_set (filter, "tier", "1", FALSE);
  g_assert_cmpint (g_strv_length ((char **) cx_account_filter_get_values (filter, "stage")), ==, 2);
  g_assert_true (cx_account_filter_has (filter, "stage", "MQL"));
  copy = cx_account_filter_copy (filter);
  cx_account_filter_set (filter, "stage", "SQL", FALSE);
  cx_account_filter_set (filter, "stage", "MQL", FALSE);
  g_assert_true (cx_account_filter_is_empty (filter));
  g_assert_false (cx_account_filter_equal (filter, copy));
  questions = cx_account_filter_get_questions (copy);
  g_assert_cmpstrv (questions, ((const char *[]) { "stage", NULL }));
  cx_account_filter_set_search (copy, "x");
  cx_account_filter_clear (copy, "stage");
  g_assert_false (cx_account_filter_is_empty (copy));
  cx_account_filter_clear (copy, NULL);
  g_assert_true (cx_account_filter_is_empty (copy));
}

static char *
counts_of (GPtrArray *values)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    {
      const CxValueCount *count = g_ptr_array_index (values, i);

      g_string_append_printf (text, "%s:%u ", count->value, count->accounts);
    }
  return g_string_free_and_steal (text);
}

static void
test_summary (World        *world,
              gconstpointer data)
{
  static const struct { const char *filter, *tiers, *stages, *owners, *territories, *flags; guint shown; double sum; } rows[] = {
    { "", "1:1 2:1 3:2 outside:2 ", "RL:1 MQL:2 SQL:1 Rev:0 Ret:1 none:1 ", "Ada:2 Bob:2 :2 ", "North:2 South:2 :2 ",
      "needs-data:3 could-move:3 pinned:0 said-no:0 ", 6, 7800 },
    { "tier=3", "1:1 2:1 3:2 outside:2 ", "RL:0 MQL:0 SQL:1 Rev:0 Ret:0 none:1 ", "Ada:0 Bob:1 :1 ", "North:1 South:1 :0 ",
      "needs-data:1 could-move:1 pinned:0 said-no:0 ", 2, 2800 },
    { "tier=3&owner=Bob", "1:0 2:0 3:1 outside:1 ", "RL:0 MQL:0 SQL:1 Rev:0 Ret:0 none:0 ", "Ada:0 Bob:1 :1 ",
      "North:0 South:1 :0 ", "needs-data:0 could-move:0 pinned:0 said-no:0 ", 1, 2500 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CxAccountFilter) filter = cx_account_filter_parse (rows[i].filter, NULL);
      g_autofree guint8 *found = cx_account_filter_find (filter, world->snapshot, 0);
      g_autoptr(CxAccountSummary) summary = cx_account_summary_new (world->snapshot, 0, filter, found);
      const char *const wanted[] = { rows[i].tiers, rows[i].stages, rows[i].owners, rows[i].territories, rows[i].flags };

      g_assert_cmpuint (summary->accounts, ==, 6);
      g_assert_cmpuint (summary->fit.accounts, ==, rows[i].shown);
      g_assert_cmpfloat (summary->sum, ==, rows[i].sum);
      for (CxAccountQuestion q = 0; q < CX_N_QUESTIONS; q++)
        {
          g_autofree char *counts = counts_of (summary->values[q]);

          g_assert_cmpstr (counts, ==, wanted[q]);
        }
    }
}

/* ── pins ────────────────────────────────────────────────────────────────── */

static void
test_pins (World        *world,
           gconstpointer data)
{
  static const struct { const char *filter, *by, *keys; } rows[] = {
    { "", NULL, "ecdbaf" },
    { "tier=1", NULL, "e" },
    { "tier=outside", NULL, "af" },
    { "flag=pinned", NULL, "ea" },
    { "flag=said-no", NULL, "b" },
    { "flag=pinned,said-no", "name", "aeb" },
    { "flag=could-move", NULL, "df" },
    { "flag=needs-data,pinned", NULL, "edaf" },
  };

  override (world);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *keys = find (world, rows[i].filter, rows[i].by, FALSE);

      g_test_message ("%s", rows[i].filter);
      g_assert_cmpstr (keys, ==, rows[i].keys);
    }
}

static void
test_pins_summary (World        *world,
                   gconstpointer data)
{
  g_autoptr(CxAccountFilter) filter = cx_account_filter_new ();
  g_autofree guint8 *found = NULL;
  g_autoptr(CxAccountSummary) summary = NULL;
  g_autofree char *flags = NULL;

  override (world);
  found = cx_account_filter_find (filter, world->snapshot, 0);
  summary = cx_account_summary_new (world->snapshot, 0, filter, found);
  flags = counts_of (summary->values[CX_QUESTION_FLAG]);
  g_assert_cmpstr (flags, ==, "needs-data:3 could-move:2 pinned:2 said-no:1 ");
  g_assert_cmpuint (summary->fit.pinned, ==, 2);
  g_assert_cmpuint (summary->said_no->len, ==, 1);
  g_assert_cmpfloat (g_array_index (summary->said_no, CxSaidNoSum, 0).declined_amount, ==, 500);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add (path, World, NULL, set_up, test, tear_down)
  g_test_add_func ("/accounts/filter/text", test_text);
  g_test_add_func ("/accounts/filter/bad-text", test_bad_text);
  g_test_add_func ("/accounts/filter/editing", test_editing);
  ADD ("/accounts/filter/find", test_filter);
  ADD ("/accounts/order", test_order);
  ADD ("/accounts/index-is-reused", test_index_is_reused);
  ADD ("/accounts/summary", test_summary);
  ADD ("/accounts/pins", test_pins);
  ADD ("/accounts/pins-summary", test_pins_summary);
#undef ADD
  return g_test_run ();
}
