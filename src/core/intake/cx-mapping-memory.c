/* What the columns of earlier files became. */
#include "cx-mapping-memory.h"

#include "cx-text.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Of the headers that either file has, the share that both must have. */
#define SHARE_ALIKE (2.0 / 3)

void
cx_remembered_free (CxRemembered *self)
{
  if (self == NULL)
    return;
  g_free (self->mapping);
  g_free (self->key);
  g_free (self->source);
  g_free (self);
}

/* ── names of columns ───────────────────────────────────────────────────── */

static gboolean
is_own (const char *header)
{
  return g_str_has_prefix (header, CX_IMPORT_OWN_PREFIX);
}

/* "Header", and "Header#2" for the second one: as a mapping names them. NULL for columns that this program wrote. */
static GStrv
name_columns (const char *const *header)
{
  g_autoptr(GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = g_strv_length ((char **) header);
  GStrv names = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      guint occurrence = GPOINTER_TO_UINT (g_hash_table_lookup (counts, header[i])) + 1;

      g_hash_table_insert (counts, (gpointer) header[i], GUINT_TO_POINTER (occurrence));
      names[i] = occurrence == 1 ? g_strdup (header[i]) : g_strdup_printf ("%s#%u", header[i], occurrence);
    }
  return names;
}

char *
cx_mapping_memory_fingerprint (CxImportKind       kind,
                               const char *const *header)
{
  g_autoptr(GString) text = g_string_new (cx_import_kind_get_name (kind));

  g_return_val_if_fail (header != NULL, NULL);

  for (; *header != NULL; header++)
    {
      g_autofree char *folded = cx_text_fold (*header, -1);

      if (!is_own (*header))
        g_string_append_printf (text, "\n%s", folded);
    }
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, (gssize) text->len);
}

/* ── writing ────────────────────────────────────────────────────────────── */

static void
set_text (JsonObject *object,
          const char *member,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

static JsonNode *
describe_field (const CxField *field)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  set_text (object, "key", field->key);
  set_text (object, "type", cx_field_type_to_name (field->type));
  set_text (object, "role", field->role);
  set_text (object, "label", field->label);
  json_node_take_object (node, object);
  return node;
}

static char *
print (JsonObject *object)
{
  g_autoptr(JsonNode) root = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (root, object);
  return json_to_string (root, FALSE);
}

char *
cx_mapping_memory_write (const CxImportPlan *plan)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) header = NULL, names = NULL;
  JsonObject *mapping = json_object_new ();

  for (guint i = 0; i < plan->columns->len; i++)
    g_strv_builder_add (builder, ((const CxPlanColumn *) plan->columns->pdata[i])->header);
  header = g_strv_builder_end (builder);
  names = name_columns ((const char *const *) header);
  for (guint i = 0; i < plan->columns->len; i++)
    {
      const CxPlanColumn *column = plan->columns->pdata[i];

      if (is_own (column->header))
        continue;
      if (column->field != NULL)
        json_object_set_member (mapping, names[i], describe_field (column->field));
      else if (column->filled > 0)
        json_object_set_null_member (mapping, names[i]);
    }
  return print (mapping);
}

static void
set_character (JsonObject *object,
               const char *member,
               char        character)
{
  const char text[] = { character, '\0' };

  if (character != '\0')
    json_object_set_string_member (object, member, text);
}

/* How the file is written, and beside it the field that tells its accounts apart. */
static char *
print_form (const CxImportPlan *plan)
{
  const CxReadForm *form = plan->form;
  const CxPlanColumn *key = plan->key_column >= 0 ? plan->columns->pdata[plan->key_column] : NULL;
  JsonObject *object = json_object_new ();
  JsonArray *header = json_array_new ();

  set_text (object, "format", cx_format_get_name (form->format));
  set_text (object, "encoding", form->encoding);
  set_character (object, "delimiter", form->delimiter);
  set_character (object, "quote", form->quote);
  set_character (object, "escape", form->escape);
  set_text (object, "sheet", form->sheet);
  json_object_set_int_member (object, "preamble_lines", form->preamble_lines);
  json_object_set_int_member (object, "header_lines", form->header_lines);
  for (guint i = 0; form->header[i] != NULL; i++)
    json_array_add_string_element (header, form->header[i]);
  json_object_set_array_member (object, "header", header);
  if (key != NULL)
    set_text (object, "key", key->field ? key->field->key : key->header);
  return print (object);
}

gboolean
cx_mapping_memory_keep (CxStore            *store,
                        gint64              import,
                        const CxImportPlan *plan,
                        GError            **error)
{
  g_autofree char *form = print_form (plan), *mapping = cx_mapping_memory_write (plan);
  g_autofree char *fingerprint = cx_mapping_memory_fingerprint (plan->kind, (const char *const *) plan->form->header);
  g_autoptr(CxStatement) update =
    cx_database_prepare (cx_store_get_database (store),
                         "UPDATE import SET kind = ?, form = ?, mapping = ?, fingerprint = ? WHERE id = ?", error);

  if (update == NULL)
    return FALSE;
  cx_statement_bind_text (update, 1, cx_import_kind_get_name (plan->kind), -1);
  cx_statement_bind_text (update, 2, form, -1);
  cx_statement_bind_text (update, 3, mapping, -1);
  cx_statement_bind_text (update, 4, fingerprint, -1);
  cx_statement_bind_int (update, 5, import);
  return cx_statement_run (update, error);
}

/* ── finding ────────────────────────────────────────────────────────────── */

/* A column of a file by its folded name, for headers that are written a little differently now. */
static GHashTable *
fold_names (GStrv names)
{
  GHashTable *folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; names[i] != NULL; i++)
    if (!is_own (names[i]))
      g_hash_table_insert (folded, cx_text_fold (names[i], -1), names[i]);
  return folded;
}

/* A field that exists is as it is by now; only the column's way to it is remembered. */
static JsonNode *
recall_entry (JsonNode  *entry,
              GPtrArray *fields)
{
  const char *key;
  JsonNode *node;

  if (!JSON_NODE_HOLDS_OBJECT (entry))
    return json_node_copy (entry);
  key = json_object_get_string_member_with_default (json_node_get_object (entry), "key", "");
  if (cx_field_list_find (fields, key) == NULL)
    return json_node_copy (entry);
  node = json_node_new (JSON_NODE_VALUE);
  json_node_set_string (node, key);
  return node;
}

/* @said, for the columns of @names. @n_common: (out): how many of them it speaks of */
static JsonObject *
recall (JsonObject *said,
        GHashTable *names,
        GPtrArray  *fields,
        guint      *n_common)
{
  JsonObject *mapping = json_object_new ();
  JsonObjectIter iter;
  const char *member;
  JsonNode *entry;

  *n_common = 0;
  json_object_iter_init (&iter, said);
  while (json_object_iter_next (&iter, &member, &entry))
    {
      g_autofree char *folded = cx_text_fold (member, -1);
      const char *name = g_hash_table_lookup (names, folded);

      if (name == NULL)
        continue;
      json_object_set_member (mapping, name, recall_entry (entry, fields));
      ++*n_common;
    }
  return mapping;
}

typedef struct {
  CxDatabase   *database;
  GPtrArray    *fields;
  GStrv         columns; /* of the file */
  GHashTable   *names;
  CxRemembered *best;
  double        best_share;
} Search;

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->columns, g_strfreev);
  g_clear_pointer (&self->best, cx_remembered_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static void
weigh (Search      *self,
       CxStatement *row,
       gboolean     same)
{
  const char *text = cx_statement_get_text (row, 1);
  g_autoptr(JsonNode) root = text ? json_from_string (text, NULL) : NULL;
  g_autoptr(JsonObject) mapping = NULL;
  guint n_common, n_said;
  double share;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return;
  mapping = recall (json_node_get_object (root), self->names, self->fields, &n_common);
  n_said = json_object_get_size (json_node_get_object (root));
  share = same ? 1 : (double) n_common / MAX (1, n_said + g_hash_table_size (self->names) - n_common);
  if (share < SHARE_ALIKE || share <= self->best_share)
    return;
  self->best_share = share;
  g_clear_pointer (&self->best, cx_remembered_free);
  self->best = g_new0 (CxRemembered, 1);
  self->best->import = cx_statement_get_int (row, 0);
  self->best->mapping = print (g_steal_pointer (&mapping));
  self->best->key = g_strdup (cx_statement_get_text (row, 2));
  self->best->source = g_strdup (cx_statement_get_text (row, 3));
  self->best->at = cx_statement_get_int (row, 4);
}

/* Newest first. A source that is but the name of its file is nobody's. */
#define MEMORIES                                                                                                        \
  "SELECT id, mapping, json_extract (form, '$.key'), nullif (source, file), at FROM import"                             \
  " WHERE kind = ?1 AND mapping IS NOT NULL AND fingerprint IS NOT NULL "

static gboolean
search (Search       *self,
        CxImportKind  kind,
        const char   *fingerprint,
        GError      **error)
{
  g_autoptr(CxStatement) select =
    cx_database_prepare (self->database,
                         fingerprint ? MEMORIES "AND fingerprint = ?2 ORDER BY id DESC LIMIT 1"
                                     : MEMORIES "AND id IN (SELECT max (id) FROM import GROUP BY kind, fingerprint) ORDER BY id DESC", error);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  cx_statement_bind_text (select, 1, cx_import_kind_get_name (kind), -1);
  if (fingerprint != NULL)
    cx_statement_bind_text (select, 2, fingerprint, -1);
  for (;;)
    {
      if (!cx_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      weigh (self, select, fingerprint != NULL);
    }
}

gboolean
cx_mapping_memory_find (CxStore           *store,
                        CxImportKind       kind,
                        const char *const *header,
                        CxRemembered     **remembered,
                        GError           **error)
{
  g_auto(Search) self = { .database = cx_store_get_database (store) };
  g_autofree char *fingerprint = cx_mapping_memory_fingerprint (kind, header);

  self.fields = cx_field_table_list (store, error);
  if (self.fields == NULL)
    return FALSE;
  self.columns = name_columns (header);
  self.names = fold_names (self.columns);
  if (!search (&self, kind, fingerprint, error) || (self.best == NULL && !search (&self, kind, NULL, error)))
    return FALSE;
  *remembered = g_steal_pointer (&self.best);
  return TRUE;
}

gboolean
cx_mapping_memory_forget (CxStore *store,
                          gint64   import,
                          GError **error)
{
  CxDatabase *database = cx_store_get_database (store);
  g_autoptr(CxStatement) update =
    cx_database_prepare (database,
                         "UPDATE import SET fingerprint = NULL WHERE id = ?1 OR fingerprint ="
                         " (SELECT fingerprint FROM import WHERE id = ?1)", error);

  if (update == NULL)
    return FALSE;
  cx_statement_bind_int (update, 1, import);
  if (!cx_statement_run (update, error))
    return FALSE;
  if (sqlite3_changes (cx_database_get_handle (database)) == 0)
    g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "no import %" G_GINT64_FORMAT "; “imports” lists them", import);
  return sqlite3_changes (cx_database_get_handle (database)) > 0;
}
