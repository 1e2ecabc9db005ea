/* Times what the window computes while people work, in one process, without a window. bench-live.py runs it.
 *
 *   bench-live WORKSPACE PROFILE.json    prints one JSON object: per piece of work the median of several
 *                                        runs, in milliseconds on the clock; and megabytes of memory
 */
#include "cx-account-answer.h"
#include "cx-snapshot.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#define ROUNDS 7

typedef struct {
  CxSnapshot     *snapshot;
  CxColumns      *columns;
  CxProfile      *profile;
  CxEvaluation   *evaluation;
  CxAccountIndex *index;
  guint8         *found;     /* one byte an account */
  guint8         *values[3]; /* one byte an account: stage, owner, territory */
  const char     *by;        /* what to sort by */
  const char     *search;
  guint           n;         /* which criterion, weight or threshold to change */
} World;

typedef void (*WorkFunc) (World *world);

static double
milliseconds_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1e3;
}

static double
resident_megabytes (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) || (line = strstr (status, "VmRSS:")) == NULL)
    return 0;
  return g_ascii_strtod (line + strlen ("VmRSS:"), NULL) / 1024;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The median; or, of what is slow only the first time, the longest. */
static void
print_work (const char *name,
            WorkFunc    work,
            World      *world,
            gboolean    first_counts)
{
  double times[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      work (world);
      times[i] = milliseconds_since (start);
    }
  qsort (times, ROUNDS, sizeof (double), compare_doubles);
  printf (", \"%s\": %.3f", name, times[first_counts ? ROUNDS - 1 : ROUNDS / 2]);
  fflush (stdout);
}

static void
evaluate (World *world)
{
  g_autoptr(CxEvaluation) evaluation = cx_evaluation_new (world->columns, world->profile, 20500, NULL);
}

/* Another value in one criterion, as when somebody types in it. */
static void
edit_criterion (World *world)
{
  g_autoptr(CxCriterion) criterion = cx_criterion_copy (cx_profile_get_criterion (world->profile, world->n));
  g_autoptr(CxProfile) draft = NULL;
  g_autoptr(CxEvaluation) evaluation = NULL;

  if (criterion->values != NULL && criterion->values[0] != NULL)
    criterion->values[0][0] ^= 1;
  criterion->low += 1;
  criterion->flag = !criterion->flag;
  criterion->days++;
  draft = cx_profile_with_criterion (world->profile, world->n, criterion);
  evaluation = cx_evaluation_new (world->columns, draft, 20500, world->evaluation);
}

static void
slide_weight (World *world)
{
  g_autoptr(CxCriterion) criterion = cx_criterion_copy (cx_profile_get_criterion (world->profile, world->n));
  g_autoptr(CxProfile) draft = NULL;
  g_autoptr(CxEvaluation) evaluation = NULL;

  criterion->weight = criterion->weight > 5 ? 1 : criterion->weight + 1;
  draft = cx_profile_with_criterion (world->profile, world->n, criterion);
  evaluation = cx_evaluation_new (world->columns, draft, 20500, world->evaluation);
}

static void
slide_threshold (World *world)
{
  const double *old = cx_profile_get_thresholds (world->profile);
  g_autoptr(CxProfile) draft = cx_profile_with_thresholds (world->profile, (double[]) { old[0] + 3, old[1] + 2, old[2] + 1 });
  g_autoptr(CxEvaluation) evaluation = cx_evaluation_new (world->columns, draft, 20500, world->evaluation);
}

/* A weight moves, and the tiers of every stage, owner and territory follow. */
static void
slide_and_count (World *world)
{
  static CxTierCounts counts[256];
  g_autoptr(CxCriterion) criterion = cx_criterion_copy (cx_profile_get_criterion (world->profile, 0));
  g_autoptr(CxProfile) draft = NULL;
  g_autoptr(CxEvaluation) evaluation = NULL;

  criterion->weight++;
  draft = cx_profile_with_criterion (world->profile, 0, criterion);
  evaluation = cx_evaluation_new (world->columns, draft, 20500, world->evaluation);
  for (guint i = 0; i < G_N_ELEMENTS (world->values); i++)
    cx_evaluation_count_tiers_by (evaluation, world->values[i], 256, counts);
}

/* What a keystroke brings in the window: the accounts found, what they add up to, and in which order they stand. */
static void
answer (World *world)
{
  CxAccountAnswer *answer = g_new0 (CxAccountAnswer, 1);

  answer->snapshot = cx_snapshot_ref (world->snapshot);
  answer->profile = -1;
  answer->filter = cx_account_filter_new ();
  answer->index = cx_account_index_ref (world->index);
  cx_account_filter_set_search (answer->filter, world->search);
  cx_account_answer_find (answer, NULL);
  cx_account_answer_free (answer);
}

static void
search (World *world)
{
  cx_search_find (cx_columns_get_search (world->columns), world->search, world->found);
}

static void
sort (World *world)
{
  g_autoptr(GArray) rows = NULL;

  memset (world->found, 1, cx_columns_get_n_accounts (world->columns));
  rows = cx_account_order_new (world->index, world->snapshot, -1, world->found, world->by, TRUE);
}

static void
print_all (World *world)
{
  static const char *const searches[] = { "c", "company 4711", "malm", "zzz" };
  GPtrArray *fields = cx_columns_get_fields (world->columns);

  print_work ("evaluate", evaluate, world, FALSE);
  for (world->n = 0; world->n < cx_profile_get_n_criteria (world->profile); world->n++)
    {
      const CxCriterion *criterion = cx_profile_get_criterion (world->profile, world->n);
      g_autofree char *edit = g_strdup_printf ("edit %s", criterion->field);
      g_autofree char *weight = g_strdup_printf ("slide %s", criterion->field);

      print_work (edit, edit_criterion, world, FALSE);
      print_work (weight, slide_weight, world, FALSE);
    }
  print_work ("slide threshold", slide_threshold, world, FALSE);
  print_work ("count by three", slide_and_count, world, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *name = g_strdup_printf ("search %s", searches[i]);

      g_autofree char *whole = g_strdup_printf ("answer %s", searches[i]);

      world->search = searches[i];
      print_work (name, search, world, FALSE);
      print_work (whole, answer, world, FALSE);
    }
  for (guint i = 0; i < fields->len; i++)
    {
      g_autofree char *by = g_strdup_printf ("field:%s", ((CxField *) fields->pdata[i])->key);
      g_autofree char *name = g_strdup_printf ("sort %s", by);

      world->by = by;
      print_work (name, sort, world, TRUE);
    }
  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *name = NULL;

      world->by = ((const char *[]) { "name", "tier", "fit", "high", "stage", "best", "segment" })[i];
      name = g_strdup_printf ("sort %s", world->by);
      print_work (name, sort, world, TRUE);
    }
}

static guint8 *
read_bytes (World      *world,
            const char *role)
{
  guint n = cx_columns_get_n_accounts (world->columns);
  const CxColumn *column = cx_columns_find_role (world->columns, role);
  guint8 *bytes = g_malloc (n + 1);

  for (guint a = 0; a < n; a++)
    bytes[a] = column != NULL ? (guint8) cx_column_code (column, a) : cx_journey_get_current (cx_snapshot_get_journey (world->snapshot), a);
  return bytes;
}

static gboolean
run (char   **argv,
     GError **error)
{
  g_autoptr(CxStore) store = cx_store_open (argv[1], TRUE, error);
  g_autofree char *json = NULL;
  World world = { 0 };
  gint64 start;

  if (store == NULL || !g_file_get_contents (argv[2], &json, NULL, error))
    return FALSE;
  world.profile = cx_profile_parse (json, -1, argv[2], error);
  if (world.profile == NULL)
    return FALSE;
  start = g_get_monotonic_time ();
  world.columns = cx_columns_load (store, NULL, error);
  if (world.columns == NULL)
    return FALSE;
  printf ("{\"megabytes before\": %.1f, \"load columns\": %.1f", resident_megabytes (), milliseconds_since (start));
  cx_columns_unref (world.columns);
  start = g_get_monotonic_time ();
  world.snapshot = cx_snapshot_load (store, NULL, error);
  if (world.snapshot == NULL)
    return FALSE;
  printf (", \"load snapshot\": %.1f", milliseconds_since (start));
  world.columns = cx_snapshot_get_columns (world.snapshot);
  start = g_get_monotonic_time ();
  world.index = cx_account_index_new (world.snapshot, -1, NULL);
  cx_columns_get_search (cx_snapshot_get_columns (world.snapshot));
  printf (", \"index\": %.1f, \"megabytes\": %.1f", milliseconds_since (start), resident_megabytes ());
  world.found = g_malloc (cx_columns_get_n_accounts (world.columns) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (world.values); i++)
    world.values[i] = read_bytes (&world, ((const char *[]) { "journey", "owner", "territory" })[i]);
  world.evaluation = cx_evaluation_new (world.columns, world.profile, 20500, NULL);
  print_all (&world);
  printf ("}\n");
  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;

  setlocale (LC_ALL, "");
  if (argc != 3)
    {
      fputs ("usage: bench-live WORKSPACE PROFILE.json\n", stderr);
      return 2;
    }
  if (run (argv, &error))
    return 0;
  fprintf (stderr, "bench-live: %s\n", error->message);
  return 1;
}
