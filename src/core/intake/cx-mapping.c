/* What a person says about the columns of a file. */
#include "cx-mapping.h"

#include <json-glib/json-glib.h>
#include <string.h>

struct _CxMapping {
  GHashTable *entries; /* header → CxMappingEntry */
  GHashTable *asked;   /* headers that a column was found for */
};

static void
entry_free (CxMappingEntry *entry)
{
  g_free (entry->key);
  g_free (entry->label);
  g_free (entry->role);
  g_free (entry);
}

static gboolean
fail (const char *header,
      const char *what,
      GError    **error)
{
  g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "mapping: “%s”: %s", header, what);
  return FALSE;
}

static gboolean
read_type (CxMappingEntry *entry,
           const char     *header,
           JsonObject     *object,
           GError        **error)
{
  const char *type = json_object_get_string_member_with_default (object, "type", NULL);

  if (type == NULL)
    return TRUE;
  entry->has_type = cx_field_type_from_name (type, &entry->type);
  return entry->has_type ||
         fail (header, "no such type; the types are text, category, list, number, range, money, date, boolean, id and domain", error);
}

static gboolean
has_only_texts (JsonObject *object,
                const char *header,
                GError    **error)
{
  static const char *const known[] = { "key", "type", "role", "label", NULL };
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      if (!g_strv_contains (known, name))
        return fail (header, "only “key”, “type”, “role” and “label” can be said of a column", error);
      if (json_node_get_value_type (node) != G_TYPE_STRING)
        return fail (header, "“key”, “type”, “role” and “label” are texts", error);
    }
  return TRUE;
}

static gboolean
read_entry (CxMappingEntry *entry,
            const char     *header,
            JsonNode       *node,
            GError        **error)
{
  JsonObject *object;

  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      entry->key = json_node_dup_string (node);
      return *entry->key != '\0' || fail (header, "the field key is empty; use null to leave the column out", error);
    }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (header, "a column becomes a field key, null or an object", error);
  object = json_node_get_object (node);
  if (!has_only_texts (object, header, error))
    return FALSE;
  entry->key = g_strdup (json_object_get_string_member_with_default (object, "key", ""));
  entry->role = g_strdup (json_object_get_string_member_with_default (object, "role", NULL));
  entry->label = g_strdup (json_object_get_string_member_with_default (object, "label", NULL));
  return read_type (entry, header, object, error);
}

CxMapping *
cx_mapping_parse (const char *text,
                  GError    **error)
{
  g_autoptr(CxMapping) self = g_new0 (CxMapping, 1);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) cause = NULL;
  JsonObjectIter iter;
  JsonNode *root, *node;
  const char *header;

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) entry_free);
  self->asked = g_hash_table_new (g_str_hash, g_str_equal);
  if (text == NULL)
    return g_steal_pointer (&self);
  if (!json_parser_load_from_data (parser, text, -1, &cause))
    {
      g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "mapping: %s", cause->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, CX_ERROR, CX_ERROR_SYNTAX, "mapping: not a JSON object of column headers");
      return NULL;
    }
  json_object_iter_init (&iter, json_node_get_object (root));
  while (json_object_iter_next (&iter, &header, &node))
    {
      CxMappingEntry *entry = g_new0 (CxMappingEntry, 1);

      g_hash_table_insert (self->entries, g_strdup (header), entry);
      if (!read_entry (entry, header, node, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
cx_mapping_free (CxMapping *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->asked);
  g_hash_table_unref (self->entries);
  g_free (self);
}

static const CxMappingEntry *
look_up (CxMapping  *self,
         const char *header)
{
  gpointer name, entry;

  if (!g_hash_table_lookup_extended (self->entries, header, &name, &entry))
    return NULL;
  g_hash_table_add (self->asked, name);
  return entry;
}

const CxMappingEntry *
cx_mapping_find (CxMapping  *self,
                 const char *header,
                 guint       occurrence)
{
  g_autofree char *numbered = g_strdup_printf ("%s#%u", header, occurrence);
  const CxMappingEntry *entry = look_up (self, numbered);

  if (entry != NULL)
    return entry;
  entry = look_up (self, header);
  return entry != NULL && (occurrence == 1 || entry->key == NULL) ? entry : NULL;
}

gboolean
cx_mapping_check (CxMapping *self,
                  GError   **error)
{
  GHashTableIter iter;
  gpointer header;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &header, NULL))
    if (!g_hash_table_contains (self->asked, header))
      return fail (header, "the file has no such column; check the spelling of the header", error);
  return TRUE;
}
