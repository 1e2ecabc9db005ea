/* The oracle of fit: SQLite runs the statement that cx_sql_write() prints, over thousands of random profiles and accounts,
 * and must say what cx_evaluation_new() says, to the last bit. Both are held against the rules by definition, whose texts
 * say by hand how they fold (fit-question.h). The seed is printed; $CONCENTRIC_TEST_SEED runs it again. */
#include "../fit/fit-question.h"

#include "cx-sql-private.h"

#include "cx-evaluation.h"

#define WORLDS 30
#define PROFILES_PER_WORLD 100
#define ACCOUNTS 50

typedef struct {
  World        *world;
  CxColumns    *columns;
  Question     *question;
  CxProfile    *profile;
  CxEvaluation *evaluation;
  char         *sql;
} Case;

static void
case_init (Case      *self,
           World     *world,
           CxColumns *columns,
           guint      n)
{
  const CxSqlOptions options = { .reference_day = REFERENCE_DAY, .verdicts = TRUE };
  g_autoptr(GError) error = NULL;

  *self = (Case) { .world = world, .columns = columns, .question = question_new (n) };
  self->profile = question_to_profile (self->question);
  self->evaluation = cx_evaluation_new (columns, self->profile, REFERENCE_DAY, NULL);
  self->sql = cx_sql_write (world->store, self->profile, &options, &error);
  g_assert_no_error (error);
}

static void
case_clear (Case *self)
{
  question_free (self->question);
  cx_profile_unref (self->profile);
  cx_evaluation_unref (self->evaluation);
  g_free (self->sql);
}

/* Everything that a person needs to see the disagreement again. */
static void
fail (const Case *self,
      guint       account,
      const char *what,
      double      by_sql,
      double      by_evaluation,
      double      by_definition)
{
  g_autofree char *document = cx_profile_to_json (self->profile);

  for (guint f = 0; f < N_FIELDS; f++)
    {
      g_autofree char *text = cx_column_get_text (cx_columns_find (self->columns, field_keys[f]), account);

      fprintf (stderr, "%s: %s\n", field_keys[f], text ? text : "(missing)");
    }
  fprintf (stderr, "%s\n%s\n", document, self->sql);
  g_error ("account A%u: %s is %.17g by SQL, %.17g by evaluation, %.17g by definition", account, what, by_sql, by_evaluation,
           by_definition);
}

static void
agree (const Case *self,
       guint       account,
       const char *what,
       double      by_sql,
       double      by_evaluation,
       double      by_definition)
{
  if (by_sql != by_evaluation || by_sql != by_definition || isnan (by_sql))
    fail (self, account, what, by_sql, by_evaluation, by_definition);
}

static double
score (gint64 part,
       gint64 units)
{
  return units == 0 ? 0 : 100.0 * (double) part / (double) units;
}

static void
check_row (const Case  *self,
           CxStatement *row)
{
  guint account = (guint) g_ascii_strtoull (cx_statement_get_text (row, 0) + 1, NULL, 10);
  const CxFit *fit = cx_evaluation_get_fit (self->evaluation, account);
  Verdict verdicts[CX_MAX_CRITERIA];
  Outcome outcome;

  for (guint i = 0; i < self->question->n; i++)
    {
      g_autofree char *what = g_strdup_printf ("v%u", i + 1);

      verdicts[i] = judge (&self->question->asked[i], &self->world->accounts[account]);
      agree (self, account, what, cx_statement_get_double (row, (int) i + 4),
             cx_evaluation_get_verdict (self->evaluation, account, i), verdicts[i]);
    }
  outcome = outcome_of (self->question, verdicts);
  agree (self, account, "low", cx_statement_get_double (row, 1), fit->low, score (outcome.low_units, outcome.units));
  agree (self, account, "high", cx_statement_get_double (row, 2), fit->high, score (outcome.high_units, outcome.units));
  agree (self, account, "tier", cx_statement_get_double (row, 3), fit->tier, outcome.tier);
}

static void
check_case (const Case *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxStatement) row = cx_database_prepare (cx_store_get_database (self->world->store), self->sql, &error);
  gboolean has_row = TRUE;
  guint n = 0;

  if (error != NULL)
    g_error ("%s\n%s", self->sql, error->message);
  for (; cx_statement_step (row, &has_row, &error) && has_row; n++)
    check_row (self, row);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, self->world->n);
}

/* 0 to 32 criteria; mostly few, because then scores differ more. */
static guint
random_n (void)
{
  return pick (10) == 0 ? 0 : pick (4) == 0 ? pick (CX_MAX_CRITERIA + 1) : pick (9);
}

static void
test_against_sqlite (void)
{
  guint cases = 0, criteria = 0;

  for (guint w = 0; w < WORLDS; w++)
    {
      World *world = world_new (w == 0 ? 0 : ACCOUNTS);
      g_autoptr(CxColumns) columns = cx_columns_load (world->store, NULL, NULL);

      for (guint p = 0; p < PROFILES_PER_WORLD; p++)
        {
          Case one;

          case_init (&one, world, columns, p == 0 ? CX_MAX_CRITERIA : random_n ());
          check_case (&one);
          cases++;
          criteria += one.question->n;
          case_clear (&one);
        }
      world_free (world);
    }
  g_test_message ("%u profiles, %u criteria", cases, criteria);
}

/* Any number at all: bits as they come, or a decimal as people write it. */
static double
any_number (void)
{
  union {
    guint64 bits;
    double  number;
  } any = { (guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int () };

  if (pick (3) == 0)
    return (g_test_rand_int () / 100.0) / (int[]) { 1, 10, 100, 1000, 10000 }[pick (5)];
  return isfinite (any.number) ? any.number : 0;
}

/* SQLite reads decimals to the last bit but one, each version in its own way; so what is written must not hang on that. */
static void
test_numbers (void)
{
  const CxSqlOptions options = { .dialect = CX_SQL_SQLITE };
  const CxSql self = { .options = &options };
  World *world = world_new (0);
  double numbers[500];

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr(GString) sql = g_string_new ("SELECT 1");
      g_autoptr(CxStatement) row = NULL;

      for (guint n = 0; n < G_N_ELEMENTS (numbers); n++)
        {
          g_autofree char *text = cx_sql_number (&self, numbers[n] = any_number ());

          g_string_append_printf (sql, ", %s", text);
        }
      row = cx_database_prepare (cx_store_get_database (world->store), sql->str, NULL);
      g_assert_nonnull (row);
      g_assert_true (cx_statement_step (row, NULL, NULL));
      for (guint n = 0; n < G_N_ELEMENTS (numbers); n++)
        g_assert_cmpfloat (cx_statement_get_double (row, (int) n + 1), ==, numbers[n]);
    }
  world_free (world);
}

int
main (int    argc,
      char **argv)
{
  seeded_test_init (&argc, &argv);
  g_test_add_func ("/output/sql/numbers", test_numbers);
  g_test_add_func ("/output/sql/against-sqlite", test_against_sqlite);
  return g_test_run ();
}
