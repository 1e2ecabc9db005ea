/* Values that imports overwrote, for people and for other programs. */
#include "cx-change-text.h"

#include "cx-cell.h"
#include "cx-value.h"

#include <math.h>

static JsonNode *
text_node (const char *text)
{
  return text ? json_node_init_string (json_node_alloc (), text) : json_node_init_null (json_node_alloc ());
}

/* A list is stored as a JSON array. */
static JsonNode *
list_node (const char *text)
{
  JsonNode *node = json_from_string (text, NULL);

  return node ? node : text_node (text);
}

static JsonNode *
range_node (const CxChangeValue *value)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  json_array_add_element (array, cx_cell_number_to_json (value->low));
  json_array_add_element (array, cx_cell_number_to_json (value->high));
  json_node_take_array (node, array);
  return node;
}

JsonNode *
cx_change_value_to_json (const CxField       *field,
                         const CxChangeValue *value)
{
  if (cx_change_value_is_missing (value))
    return text_node (NULL);
  if (field == NULL || cx_field_type_is_text (field->type))
    return text_node (value->text);
  switch (field->type)
    {
    case CX_FIELD_LIST:
      return list_node (value->text);
    case CX_FIELD_RANGE:
      return range_node (value);
    case CX_FIELD_BOOLEAN:
      return json_node_init_boolean (json_node_alloc (), value->low != 0);
    case CX_FIELD_DATE:
      {
        g_autofree char *date = cx_date_format ((gint32) value->low);

        return text_node (date);
      }
    default:
      return cx_cell_number_to_json (value->low);
    }
}

static char *
list_text (const char *text)
{
  g_autoptr(JsonNode) node = list_node (text);
  g_autoptr(GString) out = g_string_new (NULL);
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return g_strdup (text);
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ";" : "", json_array_get_string_element (array, i));
  return g_string_free_and_steal (g_steal_pointer (&out));
}

char *
cx_change_value_to_text (const CxField       *field,
                         const CxChangeValue *value)
{
  g_autoptr(GString) out = g_string_new (NULL);

  if (cx_change_value_is_missing (value))
    return NULL;
  if (field == NULL || cx_field_type_is_text (field->type))
    return g_strdup (value->text);
  switch (field->type)
    {
    case CX_FIELD_LIST:
      return list_text (value->text);
    case CX_FIELD_RANGE:
      cx_cell_append_range (out, value->low, value->high);
      break;
    case CX_FIELD_BOOLEAN:
      return g_strdup (value->low != 0 ? "true" : "false");
    case CX_FIELD_DATE:
      return cx_date_format ((gint32) value->low);
    default:
      cx_cell_append_number (out, value->low);
    }
  return g_string_free_and_steal (g_steal_pointer (&out));
}
