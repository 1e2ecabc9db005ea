/* The stages and the meaning of common CRM values that a new workspace starts with. Knows the form of
 * data/presets/stages.json and nothing of accounts. */
#include "cx-stage-private.h"
#include "cx-stage-template.h"
#include "cx-text.h"

#include <json-glib/json-glib.h>

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
add_stages (CxDatabase            *database,
            const CxStageTemplate *template,
            CxStatement           *map,
            GError               **error)
{
  for (guint i = 0; i < template->stages->len; i++)
    {
      const CxStage *stage = template->stages->pdata[i];

      if (!cx_stage_write (database, stage, i, error) || !map_value (map, stage->code, stage->code, error) ||
          !map_value (map, stage->label, stage->code, error))
        return FALSE;
    }
  return TRUE;
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
fill (CxDatabase            *database,
      const CxStageTemplate *template,
      JsonObject            *preset,
      GError               **error)
{
  g_autoptr(CxStatement) map =
    cx_database_prepare (database, "INSERT OR IGNORE INTO stage_map (value, label, stage) VALUES (?, ?, ?)", error);
  JsonArray *sources = json_object_get_array_member (preset, "values");

  if (map == NULL || !add_stages (database, template, map, error))
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
  g_autoptr(JsonNode) preset = cx_stage_load_preset (error);
  g_autoptr(GPtrArray) templates = preset ? cx_stage_template_list (error) : NULL;
  gint64 n;

  if (templates == NULL || !cx_database_get_int (database, "SELECT count (*) FROM stage", &n, error))
    return FALSE;
  if (n > 0)
    return TRUE;
  if (!cx_database_begin (database, error))
    return FALSE;
  if (fill (database, templates->pdata[0], json_node_get_object (preset), error))
    return cx_database_commit (database, error);
  cx_database_rollback (database);
  return FALSE;
}
