/* All of a workspace as one JSON document. Knows the members that have a meaning by their own; of other tables only rows. */
#include "cx-workspace-json.h"

#include "cx-cell.h"
#include "cx-json.h"
#include "cx-json-stream.h"
#include "cx-profile-table.h"
#include "cx-snapshot.h"
#include "cx-tags.h"
#include "cx-value.h"
#include "cx-version-table.h"

#include <string.h>

#define VERSION 1

/* Accounts between two reports of progress. */
#define STEP 4096

/* What stands in the document by itself, and what belongs to the undoing of imports. */
static const char *const told[] = {
  "property", "field", "account", "profile", "profile_version", "stage", "stage_map", "stage_event", "journey_cell",
  "import_change", "tier_pin", "said_no", NULL,
};

typedef struct {
  CxStore       *store;
  CxSnapshot    *snapshot;
  CxJsonStream   json;
  CxProgressFunc progress;
  gpointer       data;
} Writer;

static void
set_text (JsonObject *object,
          const char *member,
          const char *text)
{
  if (text == NULL)
    json_object_set_null_member (object, member);
  else
    json_object_set_string_member (object, member, text);
}

static void
set_day (JsonObject *object,
         const char *member,
         gint32      day)
{
  g_autofree char *text = day == G_MININT32 ? NULL : cx_date_format (day);

  set_text (object, member, text);
}

/* A document that is stored as text; null where there is none. */
static gboolean
set_document (JsonObject *object,
              const char *member,
              const char *text,
              GError    **error)
{
  JsonNode *node = text ? cx_json_parse (text, -1, member, error) : json_node_init_null (json_node_alloc ());

  if (node != NULL)
    json_object_set_member (object, member, node);
  return node != NULL;
}

/* ── fields, profiles, stages ── */

static gboolean
write_fields (Writer  *self,
              GError **error)
{
  GPtrArray *fields = cx_columns_get_fields (cx_snapshot_get_columns (self->snapshot));

  cx_json_stream_open (&self->json, "fields", '[');
  for (guint i = 0; i < fields->len; i++)
    {
      const CxField *field = fields->pdata[i];
      JsonObject *object = json_object_new ();

      set_text (object, "key", field->key);
      set_text (object, "label", field->label);
      set_text (object, "header", field->header);
      set_text (object, "type", cx_field_type_to_name (field->type));
      set_text (object, "role", field->role);
      set_text (object, "unit", field->unit);
      if (!cx_json_stream_take_object (&self->json, NULL, object, error))
        return FALSE;
    }
  return cx_json_stream_close (&self->json, ']', error);
}

static gboolean
write_versions (Writer  *self,
                gint64   profile,
                GError **error)
{
  g_autoptr(GPtrArray) versions = cx_version_table_list (self->store, profile, error);

  if (versions == NULL)
    return FALSE;
  cx_json_stream_open (&self->json, "versions", '[');
  for (guint i = versions->len; i-- > 0;)
    {
      const CxVersionRow *row = versions->pdata[i];
      g_autoptr(JsonObject) object = json_object_new ();

      json_object_set_int_member (object, "version", row->version);
      set_day (object, "published", row->day);
      set_text (object, "author", row->author);
      set_text (object, "reason", row->reason);
      if (!set_document (object, "warnings", row->warnings, error) || !set_document (object, "impact", row->impact, error) ||
          !set_document (object, "document", row->document, error) ||
          !cx_json_stream_take_object (&self->json, NULL, g_steal_pointer (&object), error))
        return FALSE;
    }
  return cx_json_stream_close (&self->json, ']', error);
}

static gboolean
write_profile (Writer             *self,
               const CxProfileRow *row,
               GError            **error)
{
  g_autoptr(JsonNode) draft = cx_json_parse (row->document, -1, row->name, error);
  JsonNode *rank = row->rank > 0 ? json_node_init_int (json_node_alloc (), row->rank) : json_node_init_null (json_node_alloc ());

  cx_json_stream_open (&self->json, NULL, '{');
  return cx_json_stream_add_text (&self->json, "name", row->name, error) && cx_json_stream_take (&self->json, "rank", rank, error) &&
         draft != NULL && cx_json_stream_take (&self->json, "draft", g_steal_pointer (&draft), error) &&
         write_versions (self, row->id, error) && cx_json_stream_close (&self->json, '}', error);
}

/* The retired ones follow, with rank null. */
static gboolean
write_profiles (Writer  *self,
                GError **error)
{
  g_autoptr(GPtrArray) active = cx_profile_table_list (self->store, error);
  g_autoptr(GPtrArray) retired = active ? cx_profile_table_list_retired (self->store, error) : NULL;

  if (retired == NULL)
    return FALSE;
  cx_json_stream_open (&self->json, "profiles", '[');
  for (guint i = 0; i < active->len; i++)
    if (!write_profile (self, active->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < retired->len; i++)
    if (!write_profile (self, retired->pdata[i], error))
      return FALSE;
  return cx_json_stream_close (&self->json, ']', error);
}

static JsonNode *
value_to_json (sqlite3_stmt *statement,
               int           i)
{
  switch (sqlite3_column_type (statement, i))
    {
    case SQLITE_INTEGER:
      return json_node_init_int (json_node_alloc (), sqlite3_column_int64 (statement, i));
    case SQLITE_FLOAT:
      return cx_cell_number_to_json (sqlite3_column_double (statement, i));
    case SQLITE_TEXT:
      return json_node_init_string (json_node_alloc (), (const char *) sqlite3_column_text (statement, i));
    case SQLITE_BLOB:
      {
        g_autofree char *base64 = g_base64_encode (sqlite3_column_blob (statement, i), (gsize) sqlite3_column_bytes (statement, i));

        return json_node_init_string (json_node_alloc (), base64);
      }
    default:
      return json_node_init_null (json_node_alloc ());
    }
}

/* The answer to a question as an array of objects; bytes are Base64. */
static gboolean
write_rows (Writer     *self,
            const char *member,
            const char *sql,
            GError    **error)
{
  g_autoptr(CxStatement) rows = cx_database_prepare (cx_store_get_database (self->store), sql, error);
  gboolean has_row;

  if (rows == NULL)
    return FALSE;
  cx_json_stream_open (&self->json, member, '[');
  while (cx_statement_step (rows, &has_row, error))
    {
      sqlite3_stmt *statement = cx_statement_get_handle (rows);
      JsonObject *object;

      if (!has_row)
        return cx_json_stream_close (&self->json, ']', error);
      object = json_object_new ();
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        json_object_set_member (object, sqlite3_column_name (statement, i), value_to_json (statement, i));
      if (!cx_json_stream_take_object (&self->json, NULL, object, error))
        return FALSE;
    }
  return FALSE;
}

/* ── accounts ── */

static JsonArray *
events_of (CxJourney *journey,
           guint      account)
{
  JsonArray *array = json_array_new ();
  guint n;
  const CxStageEvent *events = cx_journey_get_events (journey, account, &n);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_object_new ();

      set_day (object, "day", events[i].day);
      set_text (object, "stage", events[i].stage == CX_NO_STAGE ? NULL : cx_journey_get_stage (journey, events[i].stage)->code);
      json_object_set_boolean_member (object, "known", events[i].known != 0);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonNode *
pin_to_json (const CxPin *pin)
{
  JsonNode *node = json_node_alloc ();
  JsonObject *object;

  if (pin == NULL)
    return json_node_init_null (node);
  object = json_object_new ();
  json_object_set_int_member (object, "tier", pin->tier);
  set_text (object, "reason", pin->reason);
  set_text (object, "author", pin->author);
  set_day (object, "date", pin->day);
  json_node_init_object (node, object);
  json_object_unref (object);
  return node;
}

static JsonObject *
account_to_json (CxSnapshot *snapshot,
                 guint       account)
{
  CxColumns *columns = cx_snapshot_get_columns (snapshot);
  CxJourney *journey = cx_snapshot_get_journey (snapshot);
  GPtrArray *fields = cx_columns_get_fields (columns);
  guint8 stage = cx_journey_get_current (journey, account);
  JsonObject *object = json_object_new (), *values = json_object_new ();

  set_text (object, "key", cx_columns_get_key (columns, account));
  set_text (object, "stage", stage == CX_NO_STAGE ? NULL : cx_journey_get_stage (journey, stage)->code);
  set_day (object, "since", cx_journey_get_since (journey, account));
  for (guint i = 0; i < fields->len; i++)
    {
      const CxField *field = fields->pdata[i];

      json_object_set_member (values, field->key, cx_cell_to_json (cx_columns_find (columns, field->key), account));
    }
  json_object_set_object_member (object, "fields", values);
  json_object_set_array_member (object, "events", events_of (journey, account));
  json_object_set_member (object, "pinned", pin_to_json (cx_tiering_get_pin (cx_snapshot_get_tiering (snapshot), account)));
  json_object_set_array_member (object, "said_no", cx_said_nos_to_json (cx_snapshot_get_said_nos (snapshot), account));
  return object;
}

static gboolean
write_accounts (Writer  *self,
                GError **error)
{
  guint n = cx_columns_get_n_accounts (cx_snapshot_get_columns (self->snapshot));

  cx_json_stream_open (&self->json, "accounts", '[');
  for (guint account = 0; account < n; account++)
    {
      if (!cx_json_stream_take_object (&self->json, NULL, account_to_json (self->snapshot, account), error))
        return FALSE;
      if (account % STEP != 0)
        continue;
      if (self->progress != NULL)
        self->progress (account, n, self->data);
      if (g_cancellable_set_error_if_cancelled (self->json.cancellable, error))
        return FALSE;
    }
  return cx_json_stream_close (&self->json, ']', error);
}

/* ── the other tables ── */

static char **
other_tables (CxStore *store,
              GError **error)
{
  g_autoptr(CxStatement) names =
    cx_database_prepare (cx_store_get_database (store),
                         "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name", error);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  gboolean has_row = TRUE;

  if (names == NULL)
    return NULL;
  while (cx_statement_step (names, &has_row, error))
    {
      if (!has_row)
        return g_strv_builder_end (builder);
      if (!g_strv_contains (told, cx_statement_get_text (names, 0)))
        g_strv_builder_add (builder, cx_statement_get_text (names, 0));
    }
  return NULL;
}

static gboolean
write_tables (Writer  *self,
              GError **error)
{
  g_auto(GStrv) tables = other_tables (self->store, error);

  if (tables == NULL)
    return FALSE;
  cx_json_stream_open (&self->json, "tables", '{');
  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", tables[i]);

      if (!write_rows (self, tables[i], sql, error))
        return FALSE;
    }
  return cx_json_stream_close (&self->json, '}', error);
}

/* ── the document ── */

static gboolean
write_document (Writer  *self,
                GError **error)
{
  g_autofree char *day = cx_date_format (cx_snapshot_get_day (self->snapshot));
  CxJsonStream *json = &self->json;

  cx_json_stream_open (json, NULL, '{');
  return cx_json_stream_add_text (json, "format", "concentric-workspace", error) &&
         cx_json_stream_take (json, "version", json_node_init_int (json_node_alloc (), VERSION), error) &&
         cx_json_stream_add_text (json, "name", cx_snapshot_get_name (self->snapshot), error) &&
         cx_json_stream_add_text (json, "day", day, error) && write_fields (self, error) && write_profiles (self, error) &&
         write_rows (self, "stages", "SELECT code, label, customer, team, mark, revenue FROM stage ORDER BY position", error) &&
         write_rows (self, "journey_map", "SELECT stage, element, text FROM journey_cell ORDER BY stage, element", error) &&
         write_rows (self, "stage_values", "SELECT label AS value, stage FROM stage_map ORDER BY value", error) &&
         write_accounts (self, error) && write_tables (self, error) && cx_json_stream_close (json, '}', error) &&
         cx_json_stream_end (json, error);
}

gboolean
cx_workspace_json_write (CxStore       *store,
                         const char    *path,
                         CxProgressFunc progress,
                         gpointer       data,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(CxSnapshot) snapshot = NULL;
  g_autoptr(GFileOutputStream) stream = NULL;
  g_autoptr(GCancellable) drop = g_cancellable_new ();
  Writer self = { store, NULL, { 0 }, progress, data };
  gboolean done;

  g_return_val_if_fail (store != NULL && path != NULL, FALSE);

  snapshot = self.snapshot = cx_snapshot_load (store, cancellable, error);
  stream = snapshot ? g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error) : NULL;
  if (stream == NULL)
    return FALSE;
  cx_json_stream_init (&self.json, G_OUTPUT_STREAM (stream), cancellable);
  done = write_document (&self, error) && g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
  cx_json_stream_clear (&self.json);
  /* Closing with a cancelled cancellable leaves the old file as it was. */
  g_cancellable_cancel (drop);
  if (!done)
    g_output_stream_close (G_OUTPUT_STREAM (stream), drop, NULL);
  return done;
}
