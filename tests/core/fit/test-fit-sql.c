/* Random profiles over random accounts, against SQLite: the test writes each criterion, the score and the
 * tier as an SQL expression over the stored accounts, and SQLite judges. How a text folds stands in a table
 * that is filled from the pools. */
#include "fit-question.h"

#include "cx-evaluation.h"

#define WORLDS 5
#define PROFILES_PER_WORLD 40
#define ACCOUNTS 150

static void
run (World      *world,
     const char *sql)
{
  g_autoptr(GError) error = NULL;

  cx_database_execute (cx_store_get_database (world->store), sql, &error);
  g_assert_no_error (error);
}

static void
append_quoted (GString    *sql,
               const char *text)
{
  char *quoted = sqlite3_mprintf ("%Q", text);

  g_string_append (sql, quoted);
  sqlite3_free (quoted);
}

static void
fill_pool (World          *world,
           const PoolText *pool,
           guint           n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GString) sql = g_string_new ("INSERT INTO temp.pool VALUES (");

      append_quoted (sql, pool[i].text);
      g_string_append (sql, ", ");
      append_quoted (sql, pool[i].whole);
      g_string_append (sql, ", ");
      append_quoted (sql, pool[i].part);
      g_string_append (sql, ")");
      run (world, sql->str);
    }
}

static void
make_pool (World *world)
{
  run (world, "CREATE TEMP TABLE pool (text TEXT PRIMARY KEY, whole TEXT, part TEXT) WITHOUT ROWID");
  fill_pool (world, words, G_N_ELEMENTS (words));
  fill_pool (world, ids, G_N_ELEMENTS (ids));
  fill_pool (world, domains, G_N_ELEMENTS (domains));
}

/* (a, b, c): the wanted texts as they count. */
static void
append_wanted (GString     *sql,
               const Asked *asked)
{
  g_string_append_c (sql, '(');
  for (guint i = 0; i < asked->n_wanted; i++)
    {
      if (i > 0)
        g_string_append (sql, ", ");
      append_quoted (sql, asked->wanted[i]->whole);
    }
  g_string_append_c (sql, ')');
}

static void
append_contains (GString     *sql,
                 const Asked *asked,
                 const char  *column)
{
  g_string_append (sql, "0");
  for (guint i = 0; i < asked->n_wanted; i++)
    {
      const char *part = asked->field == F_ID ? asked->wanted[i]->text : asked->wanted[i]->part;

      if (*part == '\0')
        continue;
      g_string_append_printf (sql, " OR instr ((SELECT part FROM pool WHERE text = %s), ", column);
      append_quoted (sql, part);
      g_string_append (sql, ") > 0");
    }
}

static void
append_has_all (GString     *sql,
                const Asked *asked,
                const char  *column)
{
  g_string_append (sql, "1");
  for (guint i = 0; i < asked->n_wanted; i++)
    {
      g_string_append_printf (sql, " AND EXISTS (SELECT 1 FROM json_each (%s) j JOIN pool p ON p.text = j.value WHERE p.whole = ",
                              column);
      append_quoted (sql, asked->wanted[i]->whole);
      g_string_append_c (sql, ')');
    }
}

/* A condition that holds for a match of a value that is there. */
static void
append_test (GString     *sql,
             const Asked *asked,
             const char  *column)
{
  switch (asked->criterion.op)
    {
    case CX_OP_IN:
    case CX_OP_NOT_IN:
      g_string_append_printf (sql, "(SELECT whole FROM pool WHERE text = %s) %s ", column,
                              asked->criterion.op == CX_OP_IN ? "IN" : "NOT IN");
      append_wanted (sql, asked);
      break;
    case CX_OP_CONTAINS:
      append_contains (sql, asked, column);
      break;
    case CX_OP_HAS_ALL:
      append_has_all (sql, asked, column);
      break;
    case CX_OP_HAS_ANY:
    case CX_OP_HAS_NONE:
      g_string_append_printf (sql, "%s EXISTS (SELECT 1 FROM json_each (%s) j JOIN pool p ON p.text = j.value WHERE p.whole IN ",
                              asked->criterion.op == CX_OP_HAS_NONE ? "NOT" : "", column);
      append_wanted (sql, asked);
      g_string_append_c (sql, ')');
      break;
    case CX_OP_IS:
      g_string_append_printf (sql, "%s = %d", column, asked->criterion.flag);
      break;
    default:
      g_string_append_printf (sql, "%s BETWEEN %d AND %d", column, REFERENCE_DAY - asked->criterion.days, REFERENCE_DAY);
    }
}

static void
append_number (GString *sql,
               double   number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (sql, isinf (number) ? (number > 0 ? "9e999" : "-9e999") : g_ascii_dtostr (text, sizeof text, number));
}

static void
append_between (GString           *sql,
                const CxCriterion *criterion,
                const char        *low,
                const char        *high)
{
  g_string_append_printf (sql, "WHEN %s >= ", low);
  append_number (sql, criterion->low);
  g_string_append_printf (sql, " AND %s <= ", high);
  append_number (sql, criterion->high);
  g_string_append_printf (sql, " THEN 1 WHEN %s < ", high);
  append_number (sql, criterion->low);
  g_string_append_printf (sql, " OR %s > ", low);
  append_number (sql, criterion->high);
  g_string_append (sql, " THEN 0 ELSE 2 END");
}

/* 0, 1 or 2 for the criterion. Field number f has id f + 1. */
static void
append_verdict (GString     *sql,
                const Asked *asked)
{
  gboolean range = asked->field == F_RANGE;
  g_autofree char *low = g_strdup_printf ("f_%u%s", asked->field + 1, range ? "_lo" : "");
  g_autofree char *high = g_strdup_printf ("f_%u%s", asked->field + 1, range ? "_hi" : "");

  if (asked->criterion.op == CX_OP_KNOWN)
    {
      g_string_append_printf (sql, asked->field < N_FIELDS ? "(%s IS NOT NULL)" : "0", low);
      return;
    }
  if (!can_ask (asked))
    {
      g_string_append (sql, "2");
      return;
    }
  g_string_append_printf (sql, "CASE WHEN %s IS NULL THEN 2 ", low);
  if (asked->criterion.op >= CX_OP_BETWEEN && asked->criterion.op <= CX_OP_AT_MOST)
    {
      append_between (sql, &asked->criterion, low, high);
      return;
    }
  g_string_append (sql, "WHEN ");
  append_test (sql, asked, low);
  g_string_append (sql, " THEN 1 ELSE 0 END");
}

/* Whether any criterion of @importance has @verdict. */
static void
append_any (GString        *sql,
            const Question *question,
            CxImportance    importance,
            int             verdict)
{
  g_string_append (sql, "(0");
  for (guint i = 0; i < question->n; i++)
    if (question->asked[i].criterion.importance == importance)
      g_string_append_printf (sql, " OR v%u = %d", i, verdict);
  g_string_append (sql, ")");
}

static void
append_units (GString        *sql,
              const Question *question,
              const char     *verdicts)
{
  g_string_append (sql, "(0");
  for (guint i = 0; i < question->n; i++)
    g_string_append_printf (sql, " + (v%u IN (%s)) * %d", i, verdicts, question->asked[i].milliweight);
  g_string_append (sql, ")");
}

static char *
build_sql (const Question *question)
{
  GString *sql = g_string_new ("SELECT low, high, CASE WHEN disqualified OR units = 0 THEN 0"
                               " WHEN capped AND tier IN (1, 2) THEN 3 ELSE tier END");

  for (guint i = 0; i < question->n; i++)
    g_string_append_printf (sql, ", v%u", i);
  g_string_append_printf (sql, " FROM (SELECT *, 100.0 * low_units / units AS low, 100.0 * high_units / units AS high,"
                               " CASE WHEN 800 * low_units >= %d * units THEN 1 WHEN 800 * low_units >= %d * units THEN 2"
                               " WHEN 800 * low_units >= %d * units THEN 3 ELSE 0 END AS tier FROM (SELECT *, ",
                          question->eighths[0], question->eighths[1], question->eighths[2]);
  append_units (sql, question, "1");
  g_string_append (sql, " AS low_units, ");
  append_units (sql, question, "1, 2");
  g_string_append (sql, " AS high_units, ");
  append_units (sql, question, "0, 1, 2");
  g_string_append (sql, " AS units, ");
  append_any (sql, question, CX_IMPORTANCE_NEVER, 1);
  g_string_append (sql, " AS disqualified, ");
  append_any (sql, question, CX_IMPORTANCE_MUST, 0);
  g_string_append (sql, " AS capped FROM (SELECT id");
  for (guint i = 0; i < question->n; i++)
    {
      g_string_append (sql, ", ");
      append_verdict (sql, &question->asked[i]);
      g_string_append_printf (sql, " AS v%u", i);
    }
  g_string_append (sql, " FROM account ORDER BY id))) ORDER BY id");
  return g_string_free_and_steal (sql);
}

static void
check_profile (World     *world,
               CxColumns *columns)
{
  Question *question = question_new (pick (12));
  g_autoptr(CxProfile) profile = question_to_profile (question);
  g_autoptr(CxEvaluation) evaluation = cx_evaluation_new (columns, profile, REFERENCE_DAY, NULL);
  g_autofree char *sql = build_sql (question);
  g_autoptr(GError) error = NULL;
  g_autoptr(CxStatement) statement = cx_database_prepare (cx_store_get_database (world->store), sql, &error);

  g_assert_no_error (error);
  for (guint a = 0; a < world->n; a++)
    {
      const CxFit *fit = cx_evaluation_get_fit (evaluation, a);
      gboolean has_row;

      cx_statement_step (statement, &has_row, &error);
      g_assert_no_error (error);
      g_assert_true (has_row);
      for (guint i = 0; i < question->n; i++)
        g_assert_cmpint (cx_evaluation_get_verdict (evaluation, a, i), ==, cx_statement_get_int (statement, (int) i + 3));
      g_assert_cmpint (fit->tier, ==, cx_statement_get_int (statement, 2));
      /* Without weights SQLite divides by zero, which is NULL there and 0 by the method. */
      g_assert_cmpfloat (fit->low, ==, cx_statement_is_null (statement, 0) ? 0 : cx_statement_get_double (statement, 0));
      g_assert_cmpfloat (fit->high, ==, cx_statement_is_null (statement, 1) ? 0 : cx_statement_get_double (statement, 1));
    }
  question_free (question);
}

static void
test_against_sqlite (void)
{
  for (guint w = 0; w < WORLDS; w++)
    {
      World *world = world_new (ACCOUNTS);
      g_autoptr(CxColumns) columns = cx_columns_load (world->store, NULL, NULL);

      make_pool (world);
      for (guint p = 0; p < PROFILES_PER_WORLD; p++)
        check_profile (world, columns);
      world_free (world);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fit/sql/against-sqlite", test_against_sqlite);
  return g_test_run ();
}
