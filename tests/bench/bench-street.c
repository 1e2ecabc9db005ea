/* Times the street in one process, without a window: import, load, evaluate, impact. bench-street.py runs it.
 *
 *   bench-street EXPORT.csv PROFILE.json WORKSPACE    prints one JSON object of seconds
 */
#include "cx-impact.h"
#include "cx-snapshot.h"
#include "cx-value.h"

#include <stdio.h>

/* The evaluation is quick, so it is timed as the best of several. */
#define ROUNDS 5

static double
seconds_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC;
}

static gboolean
import_file (CxStore    *store,
             const char *path,
             double     *seconds,
             GError    **error)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr(CxImportPlan) plan = cx_import_plan_new (store, path, NULL, error);
  g_autoptr(CxImportResult) result = NULL;

  if (plan == NULL)
    return FALSE;
  result = cx_stage_import (store, plan, FALSE, FALSE, cx_date_today (), NULL, NULL, NULL, error);
  *seconds = seconds_since (start);
  return result != NULL;
}

static double
evaluate (CxColumns *columns,
          CxProfile *profile)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr(CxEvaluation) evaluation = cx_evaluation_new (columns, profile, cx_date_today (), NULL);

      best = MIN (best, seconds_since (start));
    }
  return best;
}

/* What stricter thresholds would move, beside the evaluation of both. */
static double
find_impact (CxColumns *columns,
             CxJourney *journey,
             CxProfile *profile)
{
  static const double stricter[3] = { 85, 60, 30 };
  g_autoptr(CxProfile) draft = cx_profile_with_thresholds (profile, stricter);
  g_autoptr(CxEvaluation) from = cx_evaluation_new (columns, profile, cx_date_today (), NULL);
  g_autoptr(CxEvaluation) to = cx_evaluation_new (columns, draft, cx_date_today (), from);
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr(CxImpact) impact = cx_impact_new (from, to, journey, NULL, 0);

      best = MIN (best, seconds_since (start));
    }
  return best;
}

static gboolean
run (char   **argv,
     GError **error)
{
  g_autoptr(CxStore) store = cx_store_create (argv[3], "Bench", error);
  g_autoptr(CxColumns) columns = NULL;
  g_autoptr(CxJourney) journey = NULL;
  g_autoptr(CxProfile) profile = NULL;
  g_autofree char *json = NULL;
  double import_seconds, load_seconds;
  gint64 start;

  if (store == NULL || !cx_stage_set_up (store, error) || !import_file (store, argv[1], &import_seconds, error) ||
      !g_file_get_contents (argv[2], &json, NULL, error))
    return FALSE;
  profile = cx_profile_parse (json, -1, argv[2], error);
  if (profile == NULL)
    return FALSE;
  start = g_get_monotonic_time ();
  columns = cx_columns_load (store, NULL, error);
  load_seconds = seconds_since (start);
  journey = columns ? cx_journey_load (store, columns, G_MAXINT32, NULL, error) : NULL;
  if (journey == NULL)
    return FALSE;
  printf ("{\"import\": %.4f, \"load\": %.4f, \"fit\": %.4f, \"impact\": %.4f}\n", import_seconds, load_seconds,
          evaluate (columns, profile), find_impact (columns, journey, profile));
  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;

  if (argc != 4)
    {
      fputs ("usage: bench-street EXPORT.csv PROFILE.json WORKSPACE\n", stderr);
      return 2;
    }
  if (run (argv, &error))
    return 0;
  fprintf (stderr, "bench-street: %s\n", error->message);
  return 1;
}
