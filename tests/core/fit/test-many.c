/* So many accounts that two threads share the work: loading, evaluating and searching give what one thread alone gives. */
#include "fit-fixture.h"

#include "cx-evaluation.h"
#include "cx-filter.h"
#include "cx-text.h"

#include <string.h>

#define N 60000

static const char profile[] =
  "{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"Many\", \"thresholds\": [75, 50, 25], \"criteria\": ["
  "{\"id\": \"a\", \"field\": \"industry\", \"op\": \"in\", \"values\": [\"Kind 3\", \"kind 5\"], \"importance\": \"must\"},"
  "{\"id\": \"b\", \"field\": \"employees\", \"op\": \"between\", \"values\": [100, 700], \"importance\": \"strong\"},"
  "{\"id\": \"c\", \"field\": \"tools\", \"op\": \"has-any\", \"values\": [\"T1\"], \"importance\": \"nice\"},"
  "{\"id\": \"d\", \"field\": \"tools\", \"op\": \"has-all\", \"values\": [\"T1\", \"T2\"], \"importance\": \"nice\"},"
  "{\"id\": \"e\", \"field\": \"name\", \"op\": \"contains\", \"values\": [\"7\"], \"importance\": \"never\"}]}";

/* Values that come and go with different periods, some missing; the halves of the accounts differ. */
static Fixture *
make (void)
{
  Fixture *self = fixture_new ();

  fixture_field (self, "name", CX_FIELD_TEXT, "name");
  fixture_field (self, "industry", CX_FIELD_CATEGORY, "industry");
  fixture_field (self, "employees", CX_FIELD_NUMBER, "employees");
  fixture_field (self, "tools", CX_FIELD_LIST, "technologies");
  fixture_field (self, "size", CX_FIELD_RANGE, NULL);
  fixture_run (self,
               "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < 60000)"
               " INSERT INTO account (key, f_1, f_2, f_3, f_4, f_5_lo, f_5_hi) SELECT 'k' || i, 'Company ' || i || iif (i % 2, ' of Malmö', ' of Lyon'),"
               " iif (i % 7, 'Kind ' || (i % 11 + i / 40000), NULL), iif (i % 5, i % 997, NULL),"
               " iif (i % 3, json_array ('T' || (i % 4), 'T' || (i % 6)), '[]'), i % 100, i % 100 + 10 FROM n");
  return self;
}

static void
test_load (void)
{
  Fixture *fixture = make ();
  g_autoptr(CxColumns) shared = fixture_load (fixture);
  g_autoptr(CxColumns) alone = NULL;

  /* Within a transaction another connection would not see what is under way, so there is none. */
  fixture_run (fixture, "BEGIN");
  alone = fixture_load (fixture);
  fixture_run (fixture, "COMMIT");
  g_assert_cmpuint (cx_columns_get_n_accounts (shared), ==, N);
  g_assert_cmpuint (cx_columns_get_n_accounts (alone), ==, N);
  for (guint i = 0; i < cx_columns_get_fields (shared)->len; i++)
    {
      const char *key = ((CxField *) cx_columns_get_fields (shared)->pdata[i])->key;

      for (guint a = 0; a < N; a++)
        {
          g_autofree char *x = cx_column_get_text (cx_columns_find (shared, key), a);
          g_autofree char *y = cx_column_get_text (cx_columns_find (alone, key), a);

          g_assert_cmpstr (x, ==, y);
        }
    }
  for (guint a = 0; a < N; a += 999)
    g_assert_cmpstr (cx_columns_get_key (shared, a), ==, cx_columns_get_key (alone, a));
  fixture_free (fixture);
}

static void
test_writer_meanwhile (void)
{
  Fixture *fixture = make ();
  g_autoptr(CxColumns) before = fixture_load (fixture);
  g_autoptr(CxColumns) after = NULL;

  fixture_run (fixture, "INSERT INTO account (key, f_1) VALUES ('new', 'New')");
  after = fixture_load (fixture);
  g_assert_cmpuint (cx_columns_get_n_accounts (before), ==, N);
  g_assert_cmpuint (cx_columns_get_n_accounts (after), ==, N + 1);
  fixture_free (fixture);
}

static void
assert_verdicts (CxEvaluation *evaluation,
                 CxProfile    *document,
                 CxColumns    *columns)
{
  g_autofree guint8 *verdicts = g_malloc (N);

  for (guint c = 0; c < cx_profile_get_n_criteria (document); c++)
    {
      CxVerdictCounts counts = cx_criterion_evaluate (cx_profile_get_criterion (document, c), columns, 20000, verdicts);
      CxVerdictCounts found = cx_evaluation_count_verdicts (evaluation, c);

      g_assert_cmpmem (&counts, sizeof counts, &found, sizeof found);
      for (guint a = 0; a < N; a++)
        g_assert_cmpuint (cx_evaluation_get_verdict (evaluation, a, c), ==, verdicts[a]);
    }
}

static void
test_evaluate (void)
{
  Fixture *fixture = make ();
  g_autoptr(CxColumns) columns = fixture_load (fixture);
  g_autoptr(CxProfile) document = cx_profile_parse (profile, -1, NULL, NULL);
  g_autoptr(CxEvaluation) evaluation = cx_evaluation_new (columns, document, 20000, NULL);

  fixture_free (fixture);
  assert_verdicts (evaluation, document, columns);
  /* One criterion edited, then one gone, then one edited and others moved: groups are split, joined, and turned. */
  for (guint edits = 1; edits <= 3; edits++)
    {
      g_autoptr(CxProfile) edited = edits == 2 ? cx_profile_without_criterion (document, 2) : cx_profile_ref (document);
      g_autoptr(CxEvaluation) next = NULL;
      g_autoptr(CxEvaluation) fresh = NULL;

      for (guint i = 0; i < (edits == 2 ? 0 : edits); i++)
        {
          g_autoptr(CxCriterion) criterion = cx_criterion_copy (cx_profile_get_criterion (edited, 1));
          CxProfile *changed;

          criterion->low = 50 + i;
          changed = i == 0 ? cx_profile_with_criterion (edited, 1, criterion) : cx_profile_with_move (edited, 0, 3);
          cx_profile_unref (edited);
          edited = changed;
        }
      next = cx_evaluation_new (columns, edited, 20000, evaluation);
      fresh = cx_evaluation_new (columns, edited, 20000, NULL);
      assert_verdicts (next, edited, columns);
      g_assert_cmpmem (cx_evaluation_get_counts (next), sizeof (CxFitCounts), cx_evaluation_get_counts (fresh), sizeof (CxFitCounts));
      g_assert_cmpuint (cx_evaluation_get_n_groups (next), ==, cx_evaluation_get_n_groups (fresh));
      for (guint a = 0; a < N; a += 7)
        g_assert_cmpuint (cx_evaluation_get_group (next, a), ==, cx_evaluation_get_group (fresh, a));
    }
}

static void
test_count_by (void)
{
  Fixture *fixture = make ();
  g_autoptr(CxColumns) columns = fixture_load (fixture);
  g_autoptr(CxProfile) document = cx_profile_parse (profile, -1, NULL, NULL);
  g_autoptr(CxEvaluation) evaluation = cx_evaluation_new (columns, document, 20000, NULL);
  g_autofree guint8 *values = g_malloc (N);
  CxTierCounts counts[3], expected[3] = { { 0 } };

  fixture_free (fixture);
  for (guint a = 0; a < N; a++)
    {
      values[a] = a % 3;
      expected[a % 3][cx_evaluation_get_fit (evaluation, a)->tier]++;
    }
  cx_evaluation_count_tiers_by (evaluation, values, 3, counts);
  g_assert_cmpmem (counts, sizeof counts, expected, sizeof expected);
}

static void
test_search (void)
{
  static const char *const searches[] = { "7", "COMPANY 599", "malmo", "lyon 12", "12 of malmö", "zzz", "o f", "" };
  Fixture *fixture = make ();
  g_autoptr(CxColumns) columns = fixture_load (fixture);
  g_autoptr(CxSearch) search = cx_search_new (columns);
  g_autofree guint8 *found = g_malloc (N);

  fixture_free (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *wanted = cx_text_fold (searches[i], -1);
      g_auto(GStrv) words = g_strsplit (wanted, " ", -1);

      cx_search_find (search, searches[i], found);
      for (guint a = 0; a < N; a++)
        {
          g_autofree char *name = cx_text_fold (cx_columns_get_name (columns, a), -1);
          gboolean expected = TRUE;

          for (guint w = 0; words[w]; w++)
            expected = expected && strstr (name, words[w]) != NULL;
          g_assert_cmpuint (found[a], ==, expected);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/many/load", test_load);
  g_test_add_func ("/many/writer-meanwhile", test_writer_meanwhile);
  g_test_add_func ("/many/evaluate", test_evaluate);
  g_test_add_func ("/many/count-by", test_count_by);
  g_test_add_func ("/many/search", test_search);
  return g_test_run ();
}
