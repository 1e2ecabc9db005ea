/* The enrichment list against its definition: every combination of answers, every set of blank fields, account by account. */
#include "fit-question.h"

#include "cx-enrichment.h"
#include "cx-profile-table.h"

#define MAX_PROFILES 3
#define MAX_BLANKS (2 * (N_FIELDS + 1))

/* A world with its profiles in force. */
typedef struct {
  World    *world;
  guint     n;
  Question *questions[MAX_PROFILES];
  CxTiering *tiering;
} Case;

/* Which field, and whether the data has it in a form that the criterion can test. */
static guint
blank_of (const Asked *asked)
{
  return 2 * asked->field + (can_ask (asked) ? 1 : 0);
}

static gboolean
lacks (const Asked *asked,
       Verdict      verdict)
{
  return verdict == UNKNOWN || (asked->criterion.op == CX_OP_KNOWN && verdict == MISS);
}

static guint32
blanks_of (const Question *question,
           const Account  *account)
{
  guint32 blanks = 0;

  for (guint i = 0; i < question->n; i++)
    if (lacks (&question->asked[i], judge (&question->asked[i], account)))
      blanks |= 1u << blank_of (&question->asked[i]);
  return blanks;
}

static int
depth (int tier)
{
  return tier == 0 ? 4 : tier;
}

/* The depths, as bits, that come out when the fields of @set are filled. */
static guint
depths_of (const Question *question,
           const Account  *account,
           guint32         set)
{
  Verdict verdicts[CX_MAX_CRITERIA];
  guint open[CX_MAX_CRITERIA], n = 0, depths = 0;

  for (guint i = 0; i < question->n; i++)
    {
      const Asked *asked = &question->asked[i];

      verdicts[i] = judge (asked, account);
      if (!(set >> blank_of (asked) & 1) || !lacks (asked, verdicts[i]))
        continue;
      if (asked->criterion.op == CX_OP_KNOWN)
        verdicts[i] = MATCH;
      else
        open[n++] = i;
    }
  for (guint k = 0; k < 1u << n; k++)
    {
      for (guint j = 0; j < n; j++)
        verdicts[open[j]] = k >> j & 1 ? MATCH : MISS;
      depths |= 1u << depth (outcome_of (question, verdicts).tier);
    }
  return depths;
}

/* What comes out of the workspace: the better of each pair. */
static guint
better_of (guint a,
           guint b)
{
  guint both = 0;

  for (int i = 1; i <= 4; i++)
    for (int j = 1; j <= 4; j++)
      if (a >> i & 1 && b >> j & 1)
        both |= 1u << MIN (i, j);
  return both;
}

static guint
workspace_depths (const Case    *test,
                  guint          first,
                  guint          end,
                  const Account *account,
                  guint32        set)
{
  guint depths = 1u << 4;

  for (guint p = first; p < end; p++)
    depths = better_of (depths, depths_of (test->questions[p], account, set));
  return depths;
}

static int
best_of (guint depths)
{
  return __builtin_ctz (depths);
}

static int
worst_of (guint depths)
{
  return 31 - __builtin_clz (depths);
}

/* Whether some smallest set of blank fields that lifts the account under one profile has @blank in it. */
static gboolean
joins (const Question *question,
       const Account  *account,
       guint           blank,
       int             now)
{
  guint32 blanks = blanks_of (question, account);

  /* All subsets, by the usual trick. */
  for (guint32 set = blanks; set != 0; set = (set - 1) & blanks)
    {
      gboolean smallest = set >> blank & 1 && best_of (depths_of (question, account, set)) < now;

      for (guint32 part = (set - 1) & set; smallest && part != 0; part = (part - 1) & set)
        smallest = best_of (depths_of (question, account, part)) >= now;
      if (smallest)
        return TRUE;
    }
  return FALSE;
}

typedef struct {
  gboolean blank, alone, together;
  int      now, best, worst;
  double   fit;
} Expected;

static double
fit_of (const Case    *test,
        guint          first,
        guint          end,
        const Account *account,
        int            now)
{
  for (guint p = first; p < end; p++)
    if (best_of (depths_of (test->questions[p], account, 0)) == now)
      {
        Verdict verdicts[CX_MAX_CRITERIA];
        Outcome o;

        for (guint i = 0; i < test->questions[p]->n; i++)
          verdicts[i] = judge (&test->questions[p]->asked[i], account);
        o = outcome_of (test->questions[p], verdicts);
        return o.units == 0 ? 0 : 100.0 * (double) o.low_units / (double) o.units;
      }
  g_assert_not_reached ();
}

static Expected
expect (const Case    *test,
        guint          first,
        guint          end,
        const Account *account,
        guint          blank)
{
  Expected e = { .now = best_of (workspace_depths (test, first, end, account, 0)) };
  guint depths = workspace_depths (test, first, end, account, 1u << blank);

  for (guint p = first; p < end; p++)
    e.blank |= blanks_of (test->questions[p], account) >> blank & 1;
  e.best = best_of (depths);
  e.worst = worst_of (depths);
  e.alone = e.blank && depths != 1u << e.now;
  for (guint p = first; p < end && e.blank && !e.alone; p++)
    e.together |= joins (test->questions[p], account, blank, e.now);
  for (guint p = first; p < end && e.together; p++)
    for (guint32 blanks = blanks_of (test->questions[p], account), set = blanks; set != 0; set = (set - 1) & blanks)
      e.best = MIN (e.best, best_of (depths_of (test->questions[p], account, set)));
  e.fit = fit_of (test, first, end, account, e.now);
  return e;
}

static int
compare_expected (const Expected *a,
                  guint           account_a,
                  const Expected *b,
                  guint           account_b)
{
  g_autofree char *key_a = g_strdup_printf ("A%u", account_a), *key_b = g_strdup_printf ("A%u", account_b);

  if (a->together != b->together)
    return a->together - b->together;
  if (a->best != b->best)
    return a->best - b->best;
  if (a->fit != b->fit)
    return a->fit > b->fit ? -1 : 1;
  return strcmp (key_a, key_b);
}

static void
check_accounts (CxEnrichment   *enrichment,
                guint           field,
                const Expected *expected,
                guint           n_expected)
{
  g_autoptr(GArray) all = cx_enrichment_find_accounts (enrichment, field, 0);
  guint limit = 1 + pick (5);
  g_autoptr(GArray) first = cx_enrichment_find_accounts (enrichment, field, limit);

  g_assert_cmpuint (all->len, ==, n_expected);
  g_assert_cmpuint (first->len, ==, MIN (limit, n_expected));
  for (guint i = 0; i < first->len; i++)
    g_assert_cmpuint (g_array_index (first, CxEnrichAccount, i).account, ==, g_array_index (all, CxEnrichAccount, i).account);
  for (guint i = 0; i < all->len; i++)
    {
      const CxEnrichAccount *account = &g_array_index (all, CxEnrichAccount, i);
      const Expected *e = &expected[account->account];

      g_assert_true (e->alone || e->together);
      g_assert_cmpint (depth (account->tier), ==, e->now);
      g_assert_cmpint (depth (account->best), ==, e->best);
      g_assert_cmpint (depth (account->worst), ==, e->worst);
      g_assert_cmpint (account->together, ==, e->together);
      g_assert_cmpfloat (account->fit, ==, e->fit);
      if (i > 0)
        g_assert_cmpint (compare_expected (&expected[(account - 1)->account], (account - 1)->account, e, account->account), <, 0);
    }
}

static void
check_field (const Case   *test,
             guint         first,
             guint         end,
             CxEnrichment *enrichment,
             guint         number)
{
  const CxEnrichField *field = cx_enrichment_get_fields (enrichment)->pdata[number];
  g_autofree Expected *expected = g_new0 (Expected, test->world->n + 1);
  CxEnrichField sum = { 0 };
  guint f = 0;

  while (!g_str_equal (field_keys[f], field->key))
    f++;
  for (guint a = 0; a < test->world->n; a++)
    {
      Expected *e = &expected[a];
      gboolean top;

      *e = expect (test, first, end, &test->world->accounts[a], 2 * f + (field->in_data ? 1 : 0));
      top = MIN (e->now, e->best) <= 2;
      sum.blank += e->blank;
      sum.change += e->alone;
      sum.up += e->alone && e->best < e->now;
      sum.down += e->alone && e->worst > e->now;
      sum.top += e->alone && top;
      sum.together += e->together;
      sum.together_top += e->together && top;
    }
  g_assert_cmpuint (field->blank, ==, sum.blank);
  g_assert_cmpuint (field->change, ==, sum.change);
  g_assert_cmpuint (field->up, ==, sum.up);
  g_assert_cmpuint (field->down, ==, sum.down);
  g_assert_cmpuint (field->together, ==, sum.together);
  g_assert_cmpuint (field->top, ==, sum.top);
  g_assert_cmpuint (field->together_top, ==, sum.together_top);
  check_accounts (enrichment, number, expected, sum.change + sum.together);
}

static guint
count_asked (const Case *test,
             guint       first,
             guint       end)
{
  guint32 asked = 0;

  for (guint p = first; p < end; p++)
    for (guint i = 0; i < test->questions[p]->n; i++)
      asked |= 1u << blank_of (&test->questions[p]->asked[i]);
  return (guint) __builtin_popcount (asked);
}

/* Whether a never asks that a field be known: filling it puts an account outside, so that a match of its other criteria, with
 * which `high` reckons, cannot come. */
static gboolean
forbids_knowing (const Question *question)
{
  for (guint i = 0; i < question->n; i++)
    if (question->asked[i].criterion.op == CX_OP_KNOWN && question->asked[i].criterion.importance == CX_IMPORTANCE_NEVER)
      return TRUE;
  return FALSE;
}

static void
check (const Case *test,
       int         profile)
{
  guint first = profile < 0 ? 0 : (guint) profile, end = profile < 0 ? test->n : first + 1, change = 0;
  g_autoptr(GError) error = NULL;
  g_autoptr(CxEnrichment) enrichment = cx_enrichment_new (test->tiering, profile, NULL, &error);
  GPtrArray *fields = cx_enrichment_get_fields (enrichment);

  g_assert_no_error (error);
  g_assert_cmpuint (fields->len, ==, count_asked (test, first, end));
  for (guint i = 0; i < fields->len; i++)
    {
      const CxEnrichField *field = fields->pdata[i], *before = i > 0 ? fields->pdata[i - 1] : NULL;

      check_field (test, first, end, enrichment, i);
      if (before != NULL)
        g_assert_true (before->change > field->change || (before->change == field->change && before->top >= field->top));
    }
  for (guint a = 0; a < test->world->n; a++)
    {
      gboolean alone = FALSE, together = FALSE;

      for (guint b = 0; b < MAX_BLANKS; b++)
        {
          Expected e = expect (test, first, end, &test->world->accounts[a], b);

          alone = alone || e.alone;
          together = together || e.together;
        }
      change += alone;
      /* Method §3: an account that could move belongs on the list. */
      if (profile >= 0 && !forbids_knowing (test->questions[first]) &&
          cx_evaluation_get_fit (cx_tiering_get_profile (test->tiering, first)->evaluation, a)->flags & CX_FLAG_COULD_MOVE)
        g_assert_true (alone || together);
    }
  g_assert_cmpuint (cx_enrichment_count_change (enrichment), ==, change);
}

static void
make_profiles (Case      *test,
               CxColumns *columns)
{
  g_autoptr(GError) error = NULL;

  cx_database_execute (cx_store_get_database (test->world->store), "DELETE FROM profile", &error);
  g_assert_no_error (error);
  for (guint p = 0; p < test->n; p++)
    {
      g_autoptr(CxProfile) profile = question_to_profile (test->questions[p] = question_new (1 + pick (6)));
      g_autofree char *name = g_strdup_printf ("P%u", p);
      g_autofree char *document = cx_profile_to_json (profile);
      gint64 id = 0;

      cx_profile_table_save (test->world->store, &id, name, document, &error);
      g_assert_no_error (error);
    }
  test->tiering = cx_tiering_load (test->world->store, columns, REFERENCE_DAY, NULL, &error);
  g_assert_no_error (error);
}

static void
test_by_definition (void)
{
  for (guint w = 0; w < 12; w++)
    {
      Case test = { .world = world_new (pick (40)) };
      g_autoptr(CxColumns) columns = cx_columns_load (test.world->store, NULL, NULL);

      for (guint i = 0; i < 30; i++)
        {
          test.n = 1 + pick (MAX_PROFILES);
          make_profiles (&test, columns);
          for (int p = -1; p < (int) test.n; p++)
            check (&test, p);
          for (guint p = 0; p < test.n; p++)
            question_free (test.questions[p]);
          cx_tiering_unref (test.tiering);
        }
      world_free (test.world);
    }
}

static void
test_no_profiles (void)
{
  Case test = { .world = world_new (5) };
  g_autoptr(CxColumns) columns = cx_columns_load (test.world->store, NULL, NULL);
  g_autoptr(CxEnrichment) enrichment = NULL;

  make_profiles (&test, columns);
  enrichment = cx_enrichment_new (test.tiering, -1, NULL, NULL);
  g_assert_cmpuint (cx_enrichment_get_fields (enrichment)->len, ==, 0);
  g_assert_cmpuint (cx_enrichment_count_change (enrichment), ==, 0);
  g_assert_cmpint (cx_enrichment_find_field (enrichment, "number"), ==, -1);
  cx_tiering_unref (test.tiering);
  world_free (test.world);
}

static void
test_cancelled (void)
{
  Case test = { .world = world_new (5), .n = 2 };
  g_autoptr(CxColumns) columns = cx_columns_load (test.world->store, NULL, NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  make_profiles (&test, columns);
  g_cancellable_cancel (cancellable);
  g_assert_null (cx_enrichment_new (test.tiering, -1, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  for (guint p = 0; p < test.n; p++)
    question_free (test.questions[p]);
  cx_tiering_unref (test.tiering);
  world_free (test.world);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fit/enrichment/by-definition", test_by_definition);
  g_test_add_func ("/fit/enrichment/no-profiles", test_no_profiles);
  g_test_add_func ("/fit/enrichment/cancelled", test_cancelled);
  return g_test_run ();
}
