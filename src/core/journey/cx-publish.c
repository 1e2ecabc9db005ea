/* Publishing the draft of a profile. Knows how impact, warnings and the new version come together. */
#include "cx-publish.h"

#include "cx-error.h"
#include "cx-fit-write.h"
#include "cx-value.h"
#include "cx-version-table.h"

CxOutlook *
cx_outlook_new (CxSnapshot             *snapshot,
                const CxRanked         *ranked,
                CxProfile              *draft,
                CxEvaluation           *previous,
                const CxWhiplashLimits *limits)
{
  g_autoptr(CxEvaluation) evaluation = NULL;
  CxOutlook *self;

  g_return_val_if_fail (snapshot != NULL && ranked != NULL && draft != NULL && limits != NULL, NULL);

  evaluation = cx_evaluation_new (cx_snapshot_get_columns (snapshot), draft, cx_snapshot_get_day (snapshot),
                                  previous ? previous : ranked->evaluation);
  self = g_atomic_rc_box_new0 (CxOutlook);
  self->profile = ranked->id;
  self->version = ranked->version;
  self->published = ranked->published_day;
  self->day = cx_snapshot_get_day (snapshot);
  self->draft = cx_profile_ref (draft);
  self->impact = cx_impact_new (ranked->version > 0 ? ranked->evaluation : NULL, evaluation, cx_snapshot_get_journey (snapshot),
                                cx_snapshot_get_tiering (snapshot), ranked->id);
  self->evaluation = g_steal_pointer (&evaluation);
  self->limits = *limits;
  self->warnings = cx_whiplash_find (self->impact, self->version, self->published, self->day, limits);
  return self;
}

CxOutlook *
cx_outlook_ref (CxOutlook *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  CxOutlook *self = data;

  cx_profile_unref (self->draft);
  cx_evaluation_unref (self->evaluation);
  cx_impact_unref (self->impact);
  g_ptr_array_unref (self->warnings);
}

void
cx_outlook_unref (CxOutlook *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static char *
print (JsonNode *root)
{
  char *text = json_to_string (root, FALSE);

  json_node_unref (root);
  return text;
}

/* Inside the transaction nobody else writes. */
static gboolean
check_newest (CxStore         *store,
              const CxOutlook *outlook,
              GError         **error)
{
  int newest;

  if (!cx_version_table_find_newest (store, outlook->profile, &newest, error))
    return FALSE;
  if (newest == outlook->version)
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_INVALID,
               "version %d of “%s” was published meanwhile; look at what the draft would change now, then publish again", newest,
               cx_profile_get_name (outlook->draft));
  return FALSE;
}

static int
write_version (CxStore         *store,
               const CxOutlook *outlook,
               const char      *author,
               const char      *reason,
               GError         **error)
{
  g_autoptr(JsonArray) array = cx_whiplash_to_json (outlook->warnings);
  g_autoptr(JsonObject) object = cx_impact_to_json (outlook->impact, FALSE);
  g_autofree char *warnings = print (json_node_init_array (json_node_alloc (), array));
  g_autofree char *impact = print (json_node_init_object (json_node_alloc (), object));
  const CxPublication publication = {
    .day = cx_snapshot_read_day (store), .author = author, .reason = reason, .warnings = warnings, .impact = impact,
  };

  return cx_version_table_publish (store, outlook->profile, &publication, error);
}

int
cx_publish (CxStore         *store,
            const CxOutlook *outlook,
            CxProfile       *draft,
            const char      *author,
            const char      *reason,
            GError         **error)
{
  CxDatabase *database = cx_store_get_database (store);
  g_autofree char *document = NULL;
  gboolean stored;
  gint64 id;
  int version = 0;

  g_return_val_if_fail (outlook != NULL && draft != NULL && author != NULL && reason != NULL, 0);

  document = cx_profile_to_json (draft);
  id = outlook->profile;
  if (!cx_database_begin (database, error))
    return 0;
  if (check_newest (store, outlook, error) &&
      cx_profile_table_save (store, &id, cx_profile_get_name (draft), document, error))
    version = write_version (store, outlook, author, reason, error);
  if (version > 0 && cx_fit_write (store, id, version, outlook->evaluation, &stored, NULL, error))
    return cx_database_commit (database, error) ? version : 0;
  cx_database_rollback (database);
  return 0;
}

gboolean
cx_review_day (CxProfile *profile,
               gint32    *day)
{
  const char *text = cx_profile_get_text (profile, "review", CX_NO_ENTRY, "by");

  return text != NULL && cx_date_parse (text, CX_DATE_DAY_FIRST, day);
}

CxProfile *
cx_profile_with_review_day (CxProfile *profile,
                            gint32     day)
{
  g_autofree char *text = cx_date_format (day);

  return cx_profile_with_text (profile, "review", CX_NO_ENTRY, "by", text);
}
