/* The enrichment list against its definition: every value of a field, every set of blank fields, account by account. */
#include "fit-values.h"

#include "cx-enrichment.h"
#include "cx-profile-table.h"

/* A world with its profiles in force. @first, @end: those that are asked; @answers: what each field can then answer */
typedef struct {
  World     *world;
  guint      n;
  Question  *questions[MAX_PROFILES];
  CxTiering *tiering;
  guint      first, end;
  GArray    *answers[MAX_BLANKS];
} Case;

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

/* Takes over what the answer says about this profile; FALSE when it gainsays what the field has answered. */
static gboolean
take_answer (const Question *question,
             guint           blank,
             const Verdict  *answer,
             Verdict        *verdicts)
{
  for (guint i = 0; i < question->n; i++)
    {
      const Asked *asked = &question->asked[i];

      if (blank_of (asked) != blank)
        continue;
      if (!lacks (asked, verdicts[i]) && verdicts[i] != answer[i])
        return FALSE;
      verdicts[i] = answer[i];
    }
  return TRUE;
}

/* The depths, as bits, that come out of one profile when the fields of @set are filled. */
static guint
depths_with (const Case    *test,
             guint          p,
             const Verdict *verdicts,
             guint32        set)
{
  guint blank = set ? (guint) __builtin_ctz (set) : 0, depths = 0;

  if (set == 0)
    return 1u << depth (outcome_of (test->questions[p], verdicts).tier);
  for (guint k = 0; k < test->answers[blank]->len; k++)
    {
      Verdict filled[CX_MAX_CRITERIA];

      memcpy (filled, verdicts, sizeof filled);
      if (take_answer (test->questions[p], blank, g_array_index (test->answers[blank], Answer, k).verdicts[p], filled))
        depths |= depths_with (test, p, filled, set & (set - 1));
    }
  return depths;
}

static void
judge_all (const Question *question,
           const Account  *account,
           Verdict        *verdicts)
{
  for (guint i = 0; i < question->n; i++)
    verdicts[i] = judge (&question->asked[i], account);
}

static guint
depths_of (const Case    *test,
           guint          p,
           const Account *account,
           guint32        set)
{
  Verdict verdicts[CX_MAX_CRITERIA];

  judge_all (test->questions[p], account, verdicts);
  return depths_with (test, p, verdicts, set);
}

/* What comes out of the workspace when one value answers every profile, or when the field is left as it is. */
static guint
workspace_depths (const Case    *test,
                  const Account *account,
                  int            blank)
{
  guint depths = 0, n = blank < 0 ? 1 : test->answers[blank]->len;

  for (guint k = 0; k < n; k++)
    {
      int best = 4;
      gboolean can = TRUE;

      for (guint p = test->first; p < test->end && can; p++)
        {
          Verdict verdicts[CX_MAX_CRITERIA];

          judge_all (test->questions[p], account, verdicts);
          if (blank >= 0)
            can = take_answer (test->questions[p], (guint) blank, g_array_index (test->answers[blank], Answer, k).verdicts[p], verdicts);
          best = MIN (best, depth (outcome_of (test->questions[p], verdicts).tier));
        }
      depths |= can ? 1u << best : 0;
    }
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
joins (const Case    *test,
       guint          p,
       const Account *account,
       guint          blank,
       int            now)
{
  guint32 blanks = blanks_of (test->questions[p], account);

  /* All subsets, by the usual trick. */
  for (guint32 set = blanks; set != 0; set = (set - 1) & blanks)
    {
      gboolean smallest = set >> blank & 1 && best_of (depths_of (test, p, account, set)) < now;

      for (guint32 part = (set - 1) & set; smallest && part != 0; part = (part - 1) & set)
        smallest = best_of (depths_of (test, p, account, part)) >= now;
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
        const Account *account,
        int            now)
{
  for (guint p = test->first; p < test->end; p++)
    if (best_of (depths_of (test, p, account, 0)) == now)
      {
        Verdict verdicts[CX_MAX_CRITERIA];
        Outcome o;

        judge_all (test->questions[p], account, verdicts);
        o = outcome_of (test->questions[p], verdicts);
        return o.units == 0 ? 0 : 100.0 * (double) o.low_units / (double) o.units;
      }
  g_assert_not_reached ();
}

static Expected
expect (const Case    *test,
        const Account *account,
        guint          blank)
{
  Expected e = { .now = best_of (workspace_depths (test, account, -1)) };
  guint depths;

  for (guint p = test->first; p < test->end; p++)
    e.blank |= blanks_of (test->questions[p], account) >> blank & 1;
  if (!e.blank)
    return e;
  depths = workspace_depths (test, account, (int) blank);
  e.best = best_of (depths);
  e.worst = worst_of (depths);
  e.alone = depths != 1u << e.now;
  for (guint p = test->first; p < test->end && !e.alone; p++)
    e.together |= joins (test, p, account, blank, e.now);
  for (guint p = test->first; p < test->end && e.together; p++)
    for (guint32 blanks = blanks_of (test->questions[p], account), set = blanks; set != 0; set = (set - 1) & blanks)
      e.best = MIN (e.best, best_of (depths_of (test, p, account, set)));
  e.fit = fit_of (test, account, e.now);
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

      *e = expect (test, &test->world->accounts[a], 2 * f + (field->in_data ? 1 : 0));
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
count_asked (const Case *test)
{
  guint32 asked = 0;

  for (guint p = test->first; p < test->end; p++)
    for (guint i = 0; i < test->questions[p]->n; i++)
      asked |= 1u << blank_of (&test->questions[p]->asked[i]);
  return (guint) __builtin_popcount (asked);
}

static gboolean
is_best (const Question *question,
         const Verdict  *answer,
         guint           blank)
{
  for (guint i = 0; i < question->n; i++)
    if (blank_of (&question->asked[i]) == blank &&
        (answer[i] == MATCH) != (question->asked[i].criterion.importance != CX_IMPORTANCE_NEVER))
      return FALSE;
  return TRUE;
}

/* Whether each blank field of the account has a value that is best for every criterion over it: then `high`, which reckons with
 * that, can come. What a range leaves open, if several criteria ask, it may not. */
static gboolean
can_come_high (const Case    *test,
               const Account *account)
{
  const Question *question = test->questions[test->first];
  guint32 blanks = blanks_of (question, account);
  gboolean can = !(blanks >> (2 * F_RANGE + 1) & 1) || !account->cells[F_RANGE].known;

  for (; blanks != 0 && can; blanks &= blanks - 1)
    {
      guint blank = (guint) __builtin_ctz (blanks);

      can = FALSE;
      for (guint k = 0; k < test->answers[blank]->len && !can; k++)
        can = is_best (question, g_array_index (test->answers[blank], Answer, k).verdicts[test->first], blank);
    }
  return can;
}

/* An account counts once, however many fields could change it. Method §3: one that could move belongs on the list. */
static guint
check_each (const Case *test,
            int         profile)
{
  guint change = 0;

  for (guint a = 0; a < test->world->n; a++)
    {
      const Account *account = &test->world->accounts[a];
      gboolean alone = FALSE, together = FALSE;

      for (guint b = 0; b < MAX_BLANKS; b++)
        {
          Expected e = expect (test, account, b);

          alone = alone || e.alone;
          together = together || e.together;
        }
      change += alone;
      if (profile >= 0 && can_come_high (test, account) &&
          cx_evaluation_get_fit (cx_tiering_get_profile (test->tiering, test->first)->evaluation, a)->flags & CX_FLAG_COULD_MOVE)
        g_assert_true (alone || together);
    }
  return change;
}

static void
check (Case *test,
       int   profile)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxEnrichment) enrichment = cx_enrichment_new (test->tiering, profile, NULL, &error);
  GPtrArray *fields = cx_enrichment_get_fields (enrichment);

  g_assert_no_error (error);
  test->first = profile < 0 ? 0 : (guint) profile;
  test->end = profile < 0 ? test->n : test->first + 1;
  for (guint b = 0; b < MAX_BLANKS; b++)
    test->answers[b] = answers_of (test->questions, test->first, test->end, b);
  g_assert_cmpuint (fields->len, ==, count_asked (test));
  for (guint i = 0; i < fields->len; i++)
    {
      const CxEnrichField *field = fields->pdata[i], *before = i > 0 ? fields->pdata[i - 1] : NULL;

      check_field (test, enrichment, i);
      if (before != NULL)
        g_assert_true (before->change > field->change || (before->change == field->change && before->top >= field->top));
    }
  g_assert_cmpuint (cx_enrichment_count_change (enrichment), ==, check_each (test, profile));
  for (guint b = 0; b < MAX_BLANKS; b++)
    g_array_unref (test->answers[b]);
}

/* Few different values, so that criteria ask for the same. */
static void
narrow_values (Asked *asked)
{
  guint n_pool;
  const PoolText *pool = asked->criterion.op == CX_OP_CONTAINS ? wanted_parts + 4 : pool_of (asked->field, &n_pool);

  for (guint i = 0; i < asked->n_wanted; i++)
    {
      asked->wanted[i] = &pool[pick (4)];
      g_set_str (&asked->criterion.values[i], asked->wanted[i]->text);
    }
}

/* Criteria mostly over few fields, so that several share one. */
static Question *
question_over (guint        n,
               const guint *fields)
{
  Question *question = question_new (n);

  for (guint i = 0; i < n; i++)
    {
      Asked *asked = &question->asked[i];

      while (pick (5) != 0 && asked->field != fields[0] && asked->field != fields[1])
        {
          g_strfreev (asked->criterion.values);
          random_criterion (asked);
        }
      if (pick (4) != 0)
        narrow_values (asked);
    }
  return question;
}

static void
make_questions (Case *test)
{
  const guint fields[] = { pick (N_FIELDS + 1), pick (N_FIELDS) };
  gboolean can;

  do
    {
      can = TRUE;
      for (guint p = 0; p < test->n; p++)
        test->questions[p] = pick (2) ? question_over (1 + pick (6), fields) : question_new (1 + pick (6));
      for (guint b = 0; b < MAX_BLANKS; b++)
        can = can && can_try (&(Trial) { test->questions, 0, test->n, b, NULL });
      for (guint p = 0; p < test->n && !can; p++)
        question_free (test->questions[p]);
    }
  while (!can);
}

static void
make_profiles (Case      *test,
               CxColumns *columns)
{
  g_autoptr(GError) error = NULL;

  cx_database_execute (cx_store_get_database (test->world->store), "DELETE FROM profile", &error);
  g_assert_no_error (error);
  make_questions (test);
  for (guint p = 0; p < test->n; p++)
    {
      g_autoptr(CxProfile) profile = question_to_profile (test->questions[p]);
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

      for (guint i = 0; i < 25; i++)
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
