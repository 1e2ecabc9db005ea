/* The stages and the meaning of common CRM values that a new workspace starts with. Knows the form of
 * data/presets/stages.json and nothing of accounts. */
#include "cx-journey-resources.h"
#include "cx-stage-private.h"
#include "cx-text.h"

#include <json-glib/json-glib.h>

#define PRESET "/io/github/concentric_app/Concentric/journey/stages.json"

static JsonNode *
load_preset (GError **error)
{
  g_autoptr(GBytes) bytes = g_resource_lookup_data (cx_journey_get_resource (), PRESET, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();

  if (bytes == NULL ||
      !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error))
    return NULL;
  return json_parser_steal_root (parser);
}

static gboolean
map_value (CxStatement *insert,
           const char  *value,
           const char  *stage,
           GError     **error)
{
  g_autofree char *folded = cx_text_fold (value, -1);

  cx_statement_bind_text (insert, 1, folded, -1);
  cx_statement_bind_text (insert, 2, value, -1);
  cx_statement_bind_text (insert, 3, stage, -1);
  return cx_statement_run (insert, error);
}

/* A stage is also meant by its own code and label. */
static gboolean
add_stages (CxDatabase  *database,
            JsonArray   *stages,
            CxStatement *map,
            GError     **error)
{
  g_autoptr(CxStatement) insert =
    cx_database_prepare (database, "INSERT INTO stage (code, position, label, customer, team) VALUES (?, ?, ?, ?, ?)", error);

  for (guint i = 0; insert != NULL && i < json_array_get_length (stages); i++)
    {
      JsonObject *stage = json_array_get_object_element (stages, i);
      const char *code = json_object_get_string_member (stage, "code");
      const char *label = json_object_get_string_member (stage, "label");

      cx_statement_bind_text (insert, 1, code, -1);
      cx_statement_bind_int (insert, 2, i);
      cx_statement_bind_text (insert, 3, label, -1);
      cx_statement_bind_text (insert, 4, json_object_get_string_member (stage, "customer"), -1);
      cx_statement_bind_text (insert, 5, json_object_get_string_member (stage, "team"), -1);
      if (!cx_statement_run (insert, error) || !map_value (map, code, code, error) || !map_value (map, label, code, error))
        return FALSE;
    }
  return insert != NULL;
}

static gboolean
add_values (JsonObject  *values,
            CxStatement *map,
            GError     **error)
{
  JsonObjectIter iter;
  const char *value;
  JsonNode *stage;

  json_object_iter_init_ordered (&iter, values);
  while (json_object_iter_next_ordered (&iter, &value, &stage))
    if (!map_value (map, value, json_node_is_null (stage) ? NULL : json_node_get_string (stage), error))
      return FALSE;
  return TRUE;
}

static gboolean
fill (CxDatabase *database,
      JsonObject *preset,
      GError    **error)
{
  g_autoptr(CxStatement) map =
    cx_database_prepare (database, "INSERT OR IGNORE INTO stage_map (value, label, stage) VALUES (?, ?, ?)", error);
  JsonArray *sources = json_object_get_array_member (preset, "values");

  if (map == NULL || !add_stages (database, json_object_get_array_member (preset, "stages"), map, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (sources); i++)
    {
      JsonObject *source = json_array_get_object_element (sources, i);

      if (!add_values (json_object_get_object_member (source, "map"), map, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
cx_stage_set_up (CxStore *store,
                 GError **error)
{
  CxDatabase *database = cx_store_get_database (store);
  g_autoptr(JsonNode) preset = load_preset (error);
  gint64 n;

  if (preset == NULL || !cx_database_get_int (database, "SELECT count (*) FROM stage", &n, error))
    return FALSE;
  if (n > 0)
    return TRUE;
  if (!cx_database_begin (database, error))
    return FALSE;
  if (fill (database, json_node_get_object (preset), error))
    return cx_database_commit (database, error);
  cx_database_rollback (database);
  return FALSE;
}
