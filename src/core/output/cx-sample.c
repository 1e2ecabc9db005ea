/* The sample workspace. */
#include "cx-sample.h"

#include "cx-datadir.h"
#include "cx-error.h"
#include "cx-indicator.h"
#include "cx-profile-table.h"
#include "cx-profile.h"
#include "cx-publish.h"
#include "cx-value.h"
#include "cx-version-table.h"

#include <glib/gstdio.h>

/* The day on which the sample plays. */
#define SAMPLE_DATE "2026-11-22"

/* Profiles by rank, and their versions in order of publication. */
static const struct {
  const char *file, *date, *reason;
  gboolean    first;   /* of its profile */
} versions[] = {
  { "sample/mid-market-logistics-1.json", "2026-03-02", "First version: an informed guess from six conversations", TRUE },
  { "sample/mid-market-logistics.json", "2026-09-08",
    "After 14 interviews: three warehouses became a must, larger companies came in, behaviour was added", FALSE },
  { "sample/cold-chain.json", "2026-09-15", "A bet: two pilots, to be looked at again before Christmas", TRUE },
};

/* What the draft of the first profile proposes: brands on site tell more than head count. */
static const struct {
  const char *criterion;
  double      weight;
} proposed[] = { { "robots", 4 }, { "people", 2 } };

static gint32
day_of (const char *date)
{
  gint32 day = 0;

  cx_date_parse (date, CX_DATE_DAY_FIRST, &day);
  return day;
}

static gboolean
import (CxStore      *store,
        const char   *file,
        CxImportKind  kind,
        GCancellable *cancellable,
        GError      **error)
{
  const CxImportOptions options = { .kind = kind };
  g_autofree char *path = cx_datadir_find (file);
  g_autoptr(CxImportPlan) plan = cx_import_plan_new (store, path, &options, error);
  g_autoptr(CxImportResult) result = NULL;

  if (plan == NULL)
    return FALSE;
  result = cx_stage_import (store, plan, FALSE, FALSE, day_of (SAMPLE_DATE), NULL, NULL, cancellable, error);
  return result != NULL;
}

/* Accounts, what customers used, and how their contracts went on. */
static gboolean
import_all (CxStore      *store,
            GCancellable *cancellable,
            GError      **error)
{
  return import (store, "sample/accounts.csv", CX_IMPORT_ACCOUNTS, cancellable, error) &&
         import (store, "sample/usage.csv", CX_IMPORT_EVENTS, cancellable, error) &&
         import (store, "sample/renewals.csv", CX_IMPORT_DEALS, cancellable, error);
}

/* "70 % of customers: at least 2,000 Missions every month" */
static gboolean
define_indicator (CxStore *store,
                  GError **error)
{
  g_autoptr(CxIndicator) indicator = cx_indicator_new ();

  indicator->kind = CX_INDICATOR_TOTAL;
  indicator->measure = g_strdup ("missions");
  indicator->least = 2000;
  return cx_indicator_save (store, indicator, error);
}

static CxProfile *
read_profile (const char *file,
              GError    **error)
{
  g_autofree char *path = cx_datadir_find (file);
  g_autofree char *json = NULL;
  gsize length;

  if (!g_file_get_contents (path, &json, &length, error))
    return NULL;
  return cx_profile_parse (json, (gssize) length, path, error);
}

static gboolean
save_profile (CxStore   *store,
              gint64    *id,
              CxProfile *profile,
              GError   **error)
{
  g_autofree char *document = cx_profile_to_json (profile);

  return cx_profile_table_save (store, id, cx_profile_get_name (profile), document, error);
}

/* What the draft of profile @id would move from what is in force. @snapshot: (inout): the last one, read again. */
static CxOutlook *
look (CxStore     *store,
      gint64       id,
      CxProfile   *draft,
      CxSnapshot **snapshot,
      GError     **error)
{
  const CxWhiplashLimits limits = cx_whiplash_limits_load (store);
  g_autoptr(CxSnapshot) previous = g_steal_pointer (snapshot);
  CxTiering *tiering;
  guint i = 0;

  *snapshot = previous ? cx_snapshot_load_over (store, cx_snapshot_get_columns (previous), previous, FALSE, NULL, error)
                       : cx_snapshot_load (store, NULL, error);
  if (*snapshot == NULL)
    return NULL;
  tiering = cx_snapshot_get_tiering (*snapshot);
  while (cx_tiering_get_profile (tiering, i)->id != id)
    i++;
  return cx_outlook_new (*snapshot, cx_tiering_get_profile (tiering, i), draft, NULL, &limits);
}

/* A version of the past: its impact is what it would have been on the sample's accounts. */
static gboolean
publish (CxStore         *store,
         gint64           id,
         const CxOutlook *outlook,
         const char      *reason,
         gint32           day,
         GError         **error)
{
  g_autoptr(JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *impact = NULL;
  CxPublication publication = { .day = day, .author = "Elin Sørensen", .reason = reason };

  json_node_take_object (root, cx_impact_to_json (outlook->impact, FALSE));
  impact = json_to_string (root, FALSE);
  publication.impact = impact;
  return cx_version_table_publish (store, id, &publication, error) > 0;
}

static gboolean
publish_profiles (CxStore *store,
                  GError **error)
{
  g_autoptr(CxSnapshot) snapshot = NULL;
  gint64 id = 0;

  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autoptr(CxProfile) profile = read_profile (versions[i].file, error);
      g_autoptr(CxOutlook) outlook = NULL;

      id = versions[i].first ? 0 : id;
      if (profile == NULL || !save_profile (store, &id, profile, error) ||
          (outlook = look (store, id, profile, &snapshot, error)) == NULL ||
          !publish (store, id, outlook, versions[i].reason, day_of (versions[i].date), error))
        return FALSE;
    }
  return TRUE;
}

static CxProfile *
with_weight (CxProfile  *profile,
             const char *id,
             double      weight)
{
  int at = cx_profile_find_criterion (profile, id);
  g_autoptr(CxCriterion) criterion = NULL;

  if (at < 0)
    return cx_profile_ref (profile);
  criterion = cx_criterion_copy (cx_profile_get_criterion (profile, (guint) at));
  criterion->weight = weight;
  return cx_profile_with_criterion (profile, (guint) at, criterion);
}

static gboolean
propose (CxStore *store,
         GError **error)
{
  g_autoptr(GPtrArray) rows = cx_profile_table_list (store, error);
  const CxProfileRow *first = rows && rows->len > 0 ? rows->pdata[0] : NULL;
  g_autoptr(CxProfile) profile = first ? cx_profile_parse (first->document, -1, NULL, error) : NULL;
  gint64 id;

  if (profile == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (proposed); i++)
    {
      CxProfile *changed = with_weight (profile, proposed[i].criterion, proposed[i].weight);

      cx_profile_unref (profile);
      profile = changed;
    }
  id = first->id;
  return save_profile (store, &id, profile, error);
}

static gboolean
fill (CxStore      *store,
      GCancellable *cancellable,
      GError      **error)
{
  cx_database_watch (cx_store_get_database (store), cancellable);
  if (!cx_store_set_property (store, CX_SNAPSHOT_DAY_PROPERTY, SAMPLE_DATE, error) || !cx_stage_set_up (store, error) ||
      !import_all (store, cancellable, error) || !publish_profiles (store, error) || !propose (store, error) ||
      !define_indicator (store, error))
    return FALSE;
  cx_database_watch (cx_store_get_database (store), NULL);
  return TRUE;
}

static void
remove_file (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

CxStore *
cx_sample_create (const char   *path,
                  const char   *name,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr(CxStore) store = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  store = cx_store_create (path, name ? name : CX_SAMPLE_NAME, error);
  if (store == NULL)
    return NULL;
  if (fill (store, cancellable, error))
    return g_steal_pointer (&store);
  g_clear_pointer (&store, cx_store_close);
  remove_file (path);
  return NULL;
}
