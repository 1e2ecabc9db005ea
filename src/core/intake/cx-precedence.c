/* Which source may overwrite what another one wrote. */
#include "cx-precedence.h"

#include "cx-error.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* The workspace's property: a JSON array of names. */
#define PROPERTY "sources"

struct _CxPrecedence {
  CxStatement *writer;
  GHashTable  *ranks;  /* source → rank + 1 */
  guint        behind; /* rank of those without one */
  guint        rank;   /* of the import; 0 is the most trusted */
};

GStrv
cx_precedence_list (CxStore *store,
                    GError **error)
{
  g_autoptr(GError) failure = NULL;
  g_autofree char *text = cx_store_get_property (store, PROPERTY, &failure);
  g_autoptr(JsonNode) root = text ? json_from_string (text, NULL) : NULL;
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (root != NULL && JSON_NODE_HOLDS_ARRAY (root))
    {
      JsonArray *array = json_node_get_array (root);

      for (guint i = 0; i < json_array_get_length (array); i++)
        if (json_node_get_value_type (json_array_get_element (array, i)) == G_TYPE_STRING)
          g_strv_builder_add (names, json_array_get_string_element (array, i));
    }
  return g_strv_builder_end (names);
}

static gboolean
check_names (const char *const *sources,
             GError           **error)
{
  for (guint i = 0; sources[i] != NULL; i++)
    {
      if (*sources[i] == '\0')
        {
          g_set_error_literal (error, CX_ERROR, CX_ERROR_INVALID, "a source without a name cannot be ranked; “sources” lists their names");
          return FALSE;
        }
      for (guint k = 0; k < i; k++)
        if (g_str_equal (sources[i], sources[k]))
          {
            g_set_error (error, CX_ERROR, CX_ERROR_INVALID, "source “%s” is named twice; name each once, the most trusted first", sources[i]);
            return FALSE;
          }
    }
  return TRUE;
}

gboolean
cx_precedence_set (CxStore           *store,
                   const char *const *sources,
                   GError           **error)
{
  g_autoptr(JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  g_autofree char *text = NULL;
  JsonArray *array;

  g_return_val_if_fail (store != NULL && sources != NULL, FALSE);

  if (!check_names (sources, error))
    return FALSE;
  if (*sources == NULL)
    return cx_database_execute (cx_store_get_database (store), "DELETE FROM property WHERE key = '" PROPERTY "'", error);
  array = json_array_new ();
  for (; *sources != NULL; sources++)
    json_array_add_string_element (array, *sources);
  json_node_take_array (root, array);
  text = json_to_string (root, FALSE);
  return cx_store_set_property (store, PROPERTY, text, error);
}

static guint
rank_of (CxPrecedence *self,
         const char   *source)
{
  guint rank = source ? GPOINTER_TO_UINT (g_hash_table_lookup (self->ranks, source)) : 0;

  return rank > 0 ? rank - 1 : self->behind;
}

CxPrecedence *
cx_precedence_new (CxStore    *store,
                   const char *source,
                   GError    **error)
{
  g_autoptr(CxPrecedence) self = g_new0 (CxPrecedence, 1);
  g_auto(GStrv) sources = cx_precedence_list (store, error);

  if (sources == NULL)
    return NULL;
  self->ranks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (; sources[self->behind] != NULL; self->behind++)
    g_hash_table_insert (self->ranks, g_strdup (sources[self->behind]), GUINT_TO_POINTER (self->behind + 1));
  self->rank = rank_of (self, source);
  if (self->rank == 0)
    return g_steal_pointer (&self);
  self->writer = cx_database_prepare (cx_store_get_database (store),
                                      "SELECT source FROM import WHERE id = ifnull ("
                                      " (SELECT max (import) FROM import_change WHERE account = ?1 AND what = ?2),"
                                      " (SELECT added_by FROM account WHERE id = ?1))", error);
  return self->writer ? g_steal_pointer (&self) : NULL;
}

void
cx_precedence_free (CxPrecedence *self)
{
  if (self == NULL)
    return;
  cx_statement_free (self->writer);
  g_clear_pointer (&self->ranks, g_hash_table_unref);
  g_free (self);
}

gboolean
cx_precedence_is_open (CxPrecedence *self)
{
  return self->rank == 0;
}

gboolean
cx_precedence_may_overwrite (CxPrecedence *self,
                             gint64        account,
                             const char   *column,
                             gboolean     *may,
                             GError      **error)
{
  gboolean has_row;

  *may = TRUE;
  if (self->rank == 0)
    return TRUE;
  cx_statement_bind_int (self->writer, 1, account);
  cx_statement_bind_text (self->writer, 2, column, -1);
  if (!cx_statement_step (self->writer, &has_row, error))
    return FALSE;
  *may = !has_row || self->rank <= rank_of (self, cx_statement_get_text (self->writer, 0));
  cx_statement_reset (self->writer);
  return TRUE;
}
