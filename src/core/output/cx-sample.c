/* The sample workspace. */
#include "cx-sample.h"

#include "cx-datadir.h"
#include "cx-error.h"
#include "cx-profile-table.h"
#include "cx-profile.h"
#include "cx-snapshot.h"
#include "cx-value.h"
#include "cx-version-table.h"

#include <glib/gstdio.h>

/* The day on which the sample plays. */
#define SAMPLE_DATE "2026-11-22"

/* By rank. */
static const char *const profiles[] = { "sample/mid-market-logistics.json", "sample/cold-chain.json" };

static gint32
sample_day (void)
{
  gint32 day = 0;

  cx_date_parse (SAMPLE_DATE, CX_DATE_DAY_FIRST, &day);
  return day;
}

static gboolean
import_accounts (CxStore      *store,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autofree char *path = cx_datadir_find ("sample/accounts.csv");
  g_autoptr(CxImportPlan) plan = cx_import_plan_new (store, path, NULL, 0, NULL, error);
  g_autoptr(CxImportResult) result = NULL;

  if (plan == NULL)
    return FALSE;
  result = cx_stage_import (store, plan, FALSE, FALSE, sample_day (), NULL, NULL, cancellable, error);
  return result != NULL;
}

static gboolean
publish_profile (CxStore    *store,
                 const char *file,
                 GError    **error)
{
  g_autofree char *path = cx_datadir_find (file);
  g_autofree char *json = NULL;
  g_autofree char *document = NULL;
  g_autoptr(CxProfile) profile = NULL;
  const CxPublication first = {
    .day = sample_day (),
    .author = "Elin Sørensen",
    .reason = "First version: an informed guess from 14 customer interviews",
  };
  gsize length;
  gint64 id = 0;

  if (!g_file_get_contents (path, &json, &length, error))
    return FALSE;
  profile = cx_profile_parse (json, length, path, error);
  if (profile == NULL)
    return FALSE;
  document = cx_profile_to_json (profile);
  return cx_profile_table_save (store, &id, cx_profile_get_name (profile), document, error) &&
         cx_version_table_publish (store, id, &first, error) > 0;
}

static gboolean
fill (CxStore      *store,
      GCancellable *cancellable,
      GError      **error)
{
  cx_database_watch (cx_store_get_database (store), cancellable);
  if (!cx_store_set_property (store, CX_SNAPSHOT_DAY_PROPERTY, SAMPLE_DATE, error) || !cx_stage_set_up (store, error) ||
      !import_accounts (store, cancellable, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    if (!publish_profile (store, profiles[i], error))
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
