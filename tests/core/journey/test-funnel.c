/* The funnel: definitions by truth table, intervals against published ones, and random journeys
 * against an implementation that follows the words of the definitions. */
#include "cx-funnel.h"

#include "cx-stats.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define N_STAGES 5

static const char *const codes[] = { "RL", "MQL", "SQL", "Rev", "Ret" };

typedef struct {
  char    *path, *folder;
  CxStore *store;
} World;

static void
set_up (World        *world,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  world->folder = g_dir_make_tmp ("concentric-funnel-XXXXXX", &error);
  g_assert_no_error (error);
  world->path = g_build_filename (world->folder, "w.concentric", NULL);
  world->store = cx_store_create (world->path, "Test", &error);
  g_assert_no_error (error);
  g_assert_true (cx_stage_set_up (world->store, &error));
}

static void
tear_down (World        *world,
           gconstpointer data)
{
  cx_store_close (world->store);
  g_unlink (world->path);
  g_rmdir (world->folder);
  g_free (world->path);
  g_free (world->folder);
}

/* An account's way: where it is now (-1: nowhere), and "stage day" pairs of known days in any order. */
typedef struct {
  int   current;
  guint n;
  struct { int stage, day; } events[8];
} Way;

static void
append_way (GString   *sql,
            guint      account,
            const Way *way)
{
  g_string_append_printf (sql, "INSERT INTO account (id, key, stage) VALUES (%u, 'k%u', ", account + 1, account);
  if (way->current < 0)
    g_string_append (sql, "NULL);");
  else
    g_string_append_printf (sql, "'%s');", codes[way->current]);
  for (guint i = 0; i < way->n; i++)
    g_string_append_printf (sql, "INSERT INTO stage_event (account, stage, day, source) VALUES (%u, '%s', %d, 'dated');",
                            account + 1, codes[way->events[i].stage], way->events[i].day);
}

static CxJourney *
journey_of (World     *world,
            const Way *ways,
            guint      n)
{
  g_autoptr(GString) sql = g_string_new ("BEGIN;");
  g_autoptr(GError) error = NULL;
  g_autoptr(CxColumns) columns = NULL;
  CxJourney *journey;

  for (guint a = 0; a < n; a++)
    append_way (sql, a, &ways[a]);
  g_string_append (sql, "COMMIT");
  cx_database_execute (cx_store_get_database (world->store), sql->str, &error);
  g_assert_no_error (error);
  columns = cx_columns_load (world->store, NULL, &error);
  g_assert_no_error (error);
  journey = cx_journey_load (world->store, columns, G_MAXINT32, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cx_journey_get_n_accounts (journey), ==, n);
  return journey;
}

static CxFunnel *
funnel_of (CxJourney         *journey,
           CxFunnelDefinition definition,
           gint32             from,
           gint32             to)
{
  static const char *const names[] = { "one" };
  g_autofree guint32 *group_of = g_new0 (guint32, cx_journey_get_n_accounts (journey) + 1);

  return cx_funnel_new (journey, definition, group_of, names, 1, from, to);
}

/* One account each: is it counted at RL, MQL, SQL, Rev, Ret? */
static void
test_definitions (World        *world,
                  gconstpointer data)
{
  static const struct { Way way; const char *snapshot, *reached, *strict; guint skipped, backward; } rows[] = {
    { { -1, 0 }, "00000", "00000", "00000", 0, 0 },
    { { 0, 1, { { 0, 1 } } }, "10000", "10000", "10000", 0, 0 },
    { { 2, 1, { { 2, 1 } } }, "00100", "11100", "00000", 0, 0 },
    { { 2, 3, { { 0, 1 }, { 1, 2 }, { 2, 3 } } }, "00100", "11100", "11100", 0, 0 },
    { { 2, 3, { { 2, 3 }, { 0, 1 }, { 1, 2 } } }, "00100", "11100", "11100", 0, 0 },
    { { 2, 2, { { 0, 1 }, { 2, 2 } } }, "00100", "11100", "10000", 1, 0 },
    { { 0, 3, { { 0, 1 }, { 1, 2 }, { 0, 3 } } }, "10000", "11000", "11000", 0, 1 },
    { { 1, 3, { { 0, 5 }, { 1, 2 }, { 2, 6 } } }, "01000", "11100", "10000", 1, 1 },
    { { -1, 2, { { 0, 1 }, { 1, 2 } } }, "00000", "11000", "11000", 0, 0 },
    { { 1, 2, { { 1, 4 }, { 0, 4 } } }, "01000", "11000", "11000", 0, 1 },
    { { 4, 5, { { 0, 1 }, { 1, 1 }, { 2, 1 }, { 3, 1 }, { 4, 1 } } }, "00001", "11111", "11111", 0, 0 },
    { { 2, 4, { { 0, 1 }, { 2, 2 }, { 1, 3 }, { 2, 4 } } }, "00100", "11100", "11100", 1, 1 },
  };
  Way ways[G_N_ELEMENTS (rows)];
  g_autoptr(CxJourney) journey = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    ways[i] = rows[i].way;
  journey = journey_of (world, ways, G_N_ELEMENTS (rows));
  for (int definition = CX_FUNNEL_SNAPSHOT; definition <= CX_FUNNEL_STRICT; definition++)
    {
      static const char *const names[] = { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11" };
      guint32 group_of[G_N_ELEMENTS (rows)];
      g_autoptr(CxFunnel) funnel = NULL;
      guint skipped = 0, backward = 0;

      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        group_of[i] = i;
      funnel = cx_funnel_new (journey, definition, group_of, names, G_N_ELEMENTS (rows), G_MININT32, G_MAXINT32);
      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        {
          const CxFunnelGroup *group = funnel->groups->pdata[i];
          const char *expected = (const char *[]) { rows[i].snapshot, rows[i].reached, rows[i].strict }[definition];

          g_assert_cmpstr (group->name, ==, names[i]);
          g_assert_cmpuint (group->accounts, ==, 1);
          for (guint stage = 0; stage < N_STAGES; stage++)
            g_assert_cmpuint (group->counts[stage], ==, (guint) (expected[stage] - '0'));
          skipped += rows[i].skipped;
          backward += rows[i].backward;
        }
      g_assert_cmpuint (funnel->skipped, ==, skipped);
      g_assert_cmpuint (funnel->backward, ==, backward);
      g_assert_cmpuint (funnel->no_stage, ==, definition == CX_FUNNEL_SNAPSHOT ? 2 : 1);
    }
}

/* Newcombe, R. G. (1998), "Two-sided confidence intervals for the single proportion", table I, method 3. */
static void
test_intervals (World        *world,
                gconstpointer data)
{
  static const struct { guint k, n; double low, high; } published[] = {
    { 81, 263, 0.2553, 0.3662 }, { 15, 148, 0.0624, 0.1605 }, { 0, 20, 0, 0.1611 }, { 1, 29, 0.0061, 0.1718 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    {
      guint k = published[i].k, n = published[i].n;
      g_autofree Way *ways = g_new0 (Way, n);
      g_autoptr(CxJourney) journey = NULL;
      g_autoptr(CxFunnel) funnel = NULL;
      const CxConversion *conversion;

      for (guint a = 0; a < n; a++)
        ways[a].current = a < k;
      cx_database_execute (cx_store_get_database (world->store), "DELETE FROM account", NULL);
      journey = journey_of (world, ways, n);
      funnel = funnel_of (journey, CX_FUNNEL_SNAPSHOT, G_MININT32, G_MAXINT32);
      conversion = ((CxFunnelGroup *) funnel->groups->pdata[0])->conversions;
      g_assert_cmpuint (conversion->n, ==, n);
      g_assert_cmpuint (conversion->k, ==, k);
      g_assert_cmpfloat_with_epsilon (conversion->low, published[i].low, 0.00005);
      g_assert_cmpfloat_with_epsilon (conversion->high, published[i].high, 0.00005);
      g_assert_true (conversion->enough);
      g_assert_cmpuint (conversion->waiting, ==, n - k);
    }
}

static void
test_times (World        *world,
            gconstpointer data)
{
  static const Way ways[] = {
    { 1, 2, { { 0, 0 }, { 1, 10 } } },
    { 1, 2, { { 0, 0 }, { 1, 20 } } },
    { 1, 3, { { 0, 100 }, { 1, 130 }, { 1, 190 } } },       /* its first arrival counts */
    { 1, 4, { { 1, 1 }, { 0, 50 }, { 1, 90 }, { 1, 99 } } },  /* not the one before */
    { 2, 2, { { 0, 0 }, { 2, 7 } } },                        /* skipped: no time */
    { 0, 1, { { 0, 5 } } },
  };
  g_autoptr(CxJourney) journey = journey_of (world, ways, G_N_ELEMENTS (ways));
  g_autoptr(CxFunnel) funnel = funnel_of (journey, CX_FUNNEL_REACHED, G_MININT32, G_MAXINT32);
  const CxFunnelGroup *group = funnel->groups->pdata[0];

  /* 10, 20, 30, 40 days, type 7 quantiles. */
  g_assert_cmpuint (group->conversions[0].moves, ==, 4);
  g_assert_cmpfloat (group->conversions[0].q1_days, ==, 17.5);
  g_assert_cmpfloat (group->conversions[0].median_days, ==, 25);
  g_assert_cmpfloat (group->conversions[0].q3_days, ==, 32.5);
  g_assert_cmpuint (group->conversions[0].waiting, ==, 1);
  g_assert_true (isnan (group->conversions[1].median_days));
  g_assert_cmpuint (group->conversions[1].moves, ==, 0);
  g_assert_cmpuint (group->conversions[1].waiting, ==, 4);
  g_assert_cmpuint (cx_funnel_count_waiting (funnel), ==, 6);
  g_assert_false (group->conversions[1].enough);
}

/* An account that was only seen at its first stage says nothing about how long it was there. */
static void
test_unknown_days (World        *world,
                   gconstpointer data)
{
  static const Way ways[] = { { 0, 0 }, { 0, 0 } };
  g_autoptr(GError) error = NULL;
  g_autoptr(CxColumns) columns = NULL;
  g_autoptr(CxJourney) journey = NULL;
  g_autoptr(CxFunnel) funnel = NULL;
  const CxStageEvent *events;
  guint n;

  cx_journey_unref (journey_of (world, ways, G_N_ELEMENTS (ways)));
  cx_database_execute (cx_store_get_database (world->store),
                       "INSERT INTO stage_event (account, stage, day, source) VALUES"
                       " (1, 'RL', 100, 'import'), (1, 'MQL', 120, 'move'), (1, 'SQL', 130, 'move'),"
                       " (2, 'RL', 100, 'import'), (2, 'MQL', 90, 'move'), (2, 'MQL', 95, 'import')", &error);
  g_assert_no_error (error);
  columns = cx_columns_load (world->store, NULL, &error);
  journey = cx_journey_load (world->store, columns, G_MAXINT32, NULL, &error);
  g_assert_no_error (error);
  events = cx_journey_get_events (journey, 0, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_false (events[0].known);
  g_assert_true (events[1].known);
  events = cx_journey_get_events (journey, 1, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (events[0].day, ==, 90);
  g_assert_cmpuint (events[0].stage, ==, 0);
  funnel = funnel_of (journey, CX_FUNNEL_REACHED, G_MININT32, G_MAXINT32);
  g_assert_true (isnan (((CxFunnelGroup *) funnel->groups->pdata[0])->conversions[0].median_days));
  g_assert_cmpfloat (((CxFunnelGroup *) funnel->groups->pdata[0])->conversions[1].median_days, ==, 10);
  g_assert_cmpuint (funnel->backward, ==, 0);
}

static void
test_days_asked (World        *world,
                 gconstpointer data)
{
  static const Way ways[] = {
    { 1, 2, { { 1, 30 }, { 0, 10 } } }, { 0, 1, { { 0, 20 } } }, { 0, 1, { { 0, 21 } } }, { 0, 0 },
  };
  g_autoptr(CxJourney) journey = journey_of (world, ways, G_N_ELEMENTS (ways));
  g_autoptr(CxFunnel) funnel = funnel_of (journey, CX_FUNNEL_REACHED, 10, 20);
  const CxFunnelGroup *group = funnel->groups->pdata[0];

  g_assert_cmpuint (group->accounts, ==, 2);
  g_assert_cmpuint (group->counts[0], ==, 2);
  g_assert_cmpuint (group->counts[1], ==, 1);
}

/* ── By definition: slow and obvious ────────────────────────────────────────────────────────────── */

static gboolean
was_at (const Way *way,
        int        stage)
{
  if (way->current == stage)
    return TRUE;
  for (guint i = 0; i < way->n; i++)
    if (way->events[i].stage == stage)
      return TRUE;
  return FALSE;
}

static gboolean
reached (const Way *way,
         int        stage)
{
  for (int at = stage; at < N_STAGES; at++)
    if (was_at (way, at))
      return TRUE;
  return FALSE;
}

/* Whether events at every stage up to @stage can be chosen with days that never fall. */
static gboolean
passed (const Way *way,
        int        stage,
        int        not_after)
{
  if (stage < 0)
    return TRUE;
  for (guint i = 0; i < way->n; i++)
    if (way->events[i].stage == stage && way->events[i].day <= not_after && passed (way, stage - 1, way->events[i].day))
      return TRUE;
  return FALSE;
}

static gboolean
counts_at (const Way         *way,
           CxFunnelDefinition definition,
           int                stage)
{
  if (definition == CX_FUNNEL_SNAPSHOT)
    return way->current == stage;
  return definition == CX_FUNNEL_REACHED ? reached (way, stage) : passed (way, stage, G_MAXINT);
}

static Way
random_way (void)
{
  Way way = { .n = (guint) g_test_rand_int_range (0, 8) };

  for (guint i = 0; i < way.n; i++)
    {
      way.events[i].stage = g_test_rand_int_range (0, N_STAGES);
      way.events[i].day = g_test_rand_int_range (0, 12);
    }
  way.current = g_test_rand_int_range (-1, N_STAGES);
  return way;
}

#define N_WAYS 3000

static void
check_group (const CxFunnelGroup *group,
             const Way           *ways,
             CxFunnelDefinition   definition,
             guint                rest,
             guint                divisor)
{
  guint counts[N_STAGES] = { 0 };

  for (guint a = 0; a < N_WAYS; a++)
    for (int stage = 0; stage < N_STAGES && a % divisor == rest; stage++)
      counts[stage] += counts_at (&ways[a], definition, stage);
  for (guint stage = 0; stage < N_STAGES; stage++)
    g_assert_cmpuint (group->counts[stage], ==, counts[stage]);
  for (guint stage = 0; stage + 1 < N_STAGES; stage++)
    {
      const CxConversion *conversion = &group->conversions[stage];
      guint n = counts[stage], k = counts[stage + 1];
      double low, high;

      for (guint beyond = stage + 1; beyond < N_STAGES && definition == CX_FUNNEL_SNAPSHOT; beyond++)
        {
          n += counts[beyond];
          k += beyond > stage + 1 ? counts[beyond] : 0;
        }
      cx_wilson (k, n, &low, &high);
      g_assert_cmpuint (conversion->n, ==, n);
      g_assert_cmpuint (conversion->k, ==, k);
      g_assert_cmpfloat (conversion->rate, ==, (double) k / n);
      g_assert_cmpfloat (conversion->low, ==, low);
      g_assert_cmpfloat (conversion->high, ==, high);
    }
}

static void
test_random (World        *world,
             gconstpointer data)
{
  static const char *const names[] = { "even", "odd" };
  g_autofree Way *ways = g_new (Way, N_WAYS);
  g_autofree guint32 *group_of = g_new (guint32, N_WAYS);
  g_autoptr(CxJourney) journey = NULL;

  for (guint a = 0; a < N_WAYS; a++)
    {
      ways[a] = random_way ();
      group_of[a] = a % 2;
    }
  journey = journey_of (world, ways, N_WAYS);
  for (int definition = CX_FUNNEL_SNAPSHOT; definition <= CX_FUNNEL_STRICT; definition++)
    {
      g_autoptr(CxFunnel) funnel = cx_funnel_new (journey, definition, group_of, names, 2, G_MININT32, G_MAXINT32);

      g_assert_cmpuint (funnel->groups->len, ==, 3);
      check_group (funnel->groups->pdata[0], ways, definition, 0, 2);
      check_group (funnel->groups->pdata[1], ways, definition, 1, 2);
      check_group (funnel->groups->pdata[2], ways, definition, 0, 1);
      g_assert_cmpstr (((CxFunnelGroup *) funnel->groups->pdata[2])->name, ==, "all");
    }
}

/* Groups that are folded into one are as if they had been one from the start. */
static void
test_fold (World        *world,
           gconstpointer data)
{
  static const char *const eight[] = { "0", "1", "2", "3", "4", "5", "6", "7" }, *const three[] = { "0", "1", "rest" };
  g_autofree Way *ways = g_new (Way, N_WAYS);
  g_autofree guint32 *by_eight = g_new (guint32, N_WAYS), *by_three = g_new (guint32, N_WAYS);
  g_autoptr(CxJourney) journey = NULL;

  for (guint a = 0; a < N_WAYS; a++)
    {
      ways[a] = random_way ();
      by_eight[a] = a % 8;
      by_three[a] = MIN (a % 8, 2);
    }
  journey = journey_of (world, ways, N_WAYS);
  for (int definition = CX_FUNNEL_SNAPSHOT; definition <= CX_FUNNEL_STRICT; definition++)
    {
      g_autoptr(CxFunnel) folded = cx_funnel_new (journey, definition, by_eight, eight, 8, G_MININT32, G_MAXINT32);
      g_autoptr(CxFunnel) expected = cx_funnel_new (journey, definition, by_three, three, 3, G_MININT32, G_MAXINT32);

      cx_funnel_fold (folded, 8, "rest");
      g_assert_cmpuint (folded->groups->len, ==, 9);
      cx_funnel_fold (folded, 2, "rest");
      g_assert_cmpuint (folded->groups->len, ==, expected->groups->len);
      for (guint i = 0; i < expected->groups->len; i++)
        {
          const CxFunnelGroup *x = folded->groups->pdata[i], *y = expected->groups->pdata[i];

          g_assert_cmpstr (x->name, ==, y->name);
          g_assert_cmpuint (x->accounts, ==, y->accounts);
          g_assert_cmpmem (x->counts, sizeof x->counts, y->counts, sizeof y->counts);
          for (guint stage = 0; stage + 1 < N_STAGES; stage++)
            {
              g_assert_cmpuint (x->conversions[stage].k, ==, y->conversions[stage].k);
              g_assert_cmpuint (x->conversions[stage].n, ==, y->conversions[stage].n);
              /* Of no accounts there is no rate, and no number is equal to none. */
              g_assert_true (x->conversions[stage].high == y->conversions[stage].high || x->conversions[stage].n == 0);
              g_assert_cmpuint (x->conversions[stage].waiting, ==, y->conversions[stage].waiting);
            }
        }
    }
}

/* A journey after a move in memory is the journey that the file would give. */
static void
test_with_move (World        *world,
                gconstpointer data)
{
  static const Way ways[] = { { 0, 1, { { 0, 10 } } }, { 1, 2, { { 0, 10 }, { 1, 30 } } }, { 2, 1, { { 2, 5 } } } };
  g_autoptr(CxJourney) before = journey_of (world, ways, G_N_ELEMENTS (ways));
  static const struct { guint account; guint8 stage; gint32 day; } moves[] = {
    { 1, 3, 20 }, { 0, 1, 40 }, { 2, CX_NO_STAGE, 50 }, { 2, 4, 50 },
  };
  g_autoptr(CxJourney) journey = cx_journey_ref (before);

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autoptr(CxJourney) moved = cx_journey_with_move (journey, moves[i].account, moves[i].stage, moves[i].day);
      g_autoptr(GError) error = NULL;
      g_autoptr(CxColumns) columns = NULL;
      g_autoptr(CxJourney) loaded = NULL;

      cx_stage_move (world->store, moves[i].account + 1, moves[i].stage == CX_NO_STAGE ? NULL : codes[moves[i].stage], moves[i].day, &error);
      g_assert_no_error (error);
      columns = cx_columns_load (world->store, NULL, &error);
      loaded = cx_journey_load (world->store, columns, G_MAXINT32, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (cx_journey_get_since (moved, moves[i].account), ==, moves[i].day);
      for (guint a = 0; a < G_N_ELEMENTS (ways); a++)
        {
          guint n, m;
          const CxStageEvent *x = cx_journey_get_events (moved, a, &n), *y = cx_journey_get_events (loaded, a, &m);

          g_assert_cmpuint (n, ==, m);
          for (guint e = 0; e < n; e++)
            g_assert_true (x[e].day == y[e].day && x[e].stage == y[e].stage && x[e].known == y[e].known);
          g_assert_cmpuint (cx_journey_get_current (moved, a), ==, cx_journey_get_current (loaded, a));
        }
      g_clear_pointer (&journey, cx_journey_unref);
      journey = g_steal_pointer (&moved);
    }
}

static void
test_find_stage (World        *world,
                 gconstpointer data)
{
  static const Way ways[] = { { 0, 0 } };
  g_autoptr(CxJourney) journey = journey_of (world, ways, 1);

  g_assert_cmpint (cx_journey_find_stage (journey, "sql"), ==, 2);
  g_assert_cmpint (cx_journey_find_stage (journey, " Ret "), ==, 4);
  g_assert_cmpint (cx_journey_find_stage (journey, "none"), ==, -1);
}

#define ADD(path, test) g_test_add ("/funnel/" path, World, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("definitions", test_definitions);
  ADD ("intervals", test_intervals);
  ADD ("times", test_times);
  ADD ("unknown-days", test_unknown_days);
  ADD ("days-asked", test_days_asked);
  ADD ("random", test_random);
  ADD ("fold", test_fold);
  ADD ("with-move", test_with_move);
  ADD ("find-stage", test_find_stage);
  return g_test_run ();
}
