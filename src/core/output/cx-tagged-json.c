/* The tagged list as JSON. */
#include "cx-cell.h"
#include "cx-tagged.h"
#include "cx-tags.h"
#include "cx-value.h"

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

static JsonArray *
flags_of (const CxTags *tags,
          guint         account)
{
  JsonArray *array = json_array_new ();
  const char *flags[CX_N_FLAGS];
  guint n = cx_tags_get_flags (tags, account, flags);

  for (guint i = 0; i < n; i++)
    json_array_add_string_element (array, flags[i]);
  return array;
}

static JsonObject *
fields_of (GPtrArray *columns,
           guint      account)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < columns->len; i++)
    {
      const CxColumn *column = columns->pdata[i];

      cx_cell_set_json (object, column->field->key, column, account);
    }
  return object;
}

JsonObject *
cx_tags_account_to_json (const CxTags *tags,
                         GPtrArray    *columns,
                         guint         account)
{
  JsonObject *object = json_object_new ();
  const CxFit *fit = cx_tags_get_fit (tags, account);

  json_object_set_string_member (object, "key", cx_columns_get_key (tags->columns, account));
  cx_cell_set_json (object, "name", tags->name, account);
  cx_cell_set_json (object, "domain", tags->domain, account);
  json_object_set_int_member (object, "tier", fit->tier);
  set_text (object, "segment", cx_tags_get_segment (tags, account));
  json_object_set_member (object, "fit", cx_cell_number_to_json (fit->low));
  json_object_set_member (object, "low", cx_cell_number_to_json (fit->low));
  json_object_set_member (object, "high", cx_cell_number_to_json (fit->high));
  set_text (object, "stage", cx_tags_get_stage (tags, account));
  cx_cell_set_json (object, "owner", tags->owner, account);
  cx_cell_set_json (object, "territory", tags->territory, account);
  json_object_set_array_member (object, "flags", flags_of (tags, account));
  json_object_set_object_member (object, "fields", fields_of (columns, account));
  return object;
}

JsonNode *
cx_tags_pin_to_json (const CxTags *self,
                     guint         account)
{
  const CxPin *pin = cx_tiering_get_pin (self->tiering, account);
  g_autofree char *day = pin ? cx_date_format (pin->day) : NULL;
  JsonNode *node = json_node_alloc ();
  JsonObject *object;

  if (pin == NULL)
    return json_node_init_null (node);
  object = json_object_new ();
  json_object_set_int_member (object, "tier", pin->tier);
  json_object_set_int_member (object, "scored_tier", cx_tiering_get_scored_fit (self->tiering, self->profile, account)->tier);
  json_object_set_string_member (object, "reason", pin->reason);
  json_object_set_string_member (object, "author", pin->author);
  json_object_set_string_member (object, "date", day);
  json_node_init_object (node, object);
  json_object_unref (object);
  return node;
}

JsonArray *
cx_said_nos_to_json (CxSaidNos *self,
                     guint      account)
{
  JsonArray *array = json_array_new ();
  guint first, n = cx_said_nos_find (self, account, &first);

  for (guint i = 0; i < n; i++)
    {
      const CxSaidNo *said = cx_said_nos_get (self, first + i);
      JsonObject *object = json_object_new ();
      g_autofree char *day = cx_date_format (said->day);

      json_object_set_member (object, "amount", cx_cell_number_to_json (said->amount));
      set_text (object, "currency", said->currency);
      json_object_set_boolean_member (object, "taken", said->taken);
      set_text (object, "reason", said->reason);
      set_text (object, "author", said->author);
      set_text (object, "date", day);
      json_array_add_object_element (array, object);
    }
  return array;
}

JsonNode *
cx_tagged_json (CxSnapshot        *snapshot,
                int                profile,
                GArray            *rows,
                const char *const *columns,
                GError           **error)
{
  g_autoptr(GPtrArray) chosen = NULL;
  JsonNode *node;
  JsonArray *array;
  CxTags tags;

  g_return_val_if_fail (snapshot != NULL && rows != NULL, NULL);

  cx_tags_init (&tags, snapshot, profile);
  chosen = cx_tags_columns (&tags, columns, error);
  if (chosen == NULL)
    return NULL;
  array = json_array_sized_new (rows->len);
  for (guint i = 0; i < rows->len; i++)
    json_array_add_object_element (array, cx_tags_account_to_json (&tags, chosen, g_array_index (rows, guint, i)));
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, array);
  return node;
}
