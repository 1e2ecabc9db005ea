/* Where the values of one account came from. */
#include "cx-value-source.h"

#include "cx-field-table.h"

/* A reading under way. @writers: field id → newest import that changed it; @imports: import → CxValueSource */
typedef struct {
  CxStore     *store;
  gint64       account, added_by;
  GHashTable  *writers, *imports;
  CxStatement *import;
} Reading;

static void
value_source_free (gpointer data)
{
  CxValueSource *self = data;

  g_free (self->source);
  g_free (self->file);
  g_free (self);
}

static CxValueSource *
value_source_copy (const CxValueSource *self)
{
  CxValueSource *copy = g_memdup2 (self, sizeof *self);

  copy->source = g_strdup (self->source);
  copy->file = g_strdup (self->file);
  return copy;
}

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->writers, g_hash_table_unref);
  g_clear_pointer (&self->imports, g_hash_table_unref);
  cx_statement_free (self->import);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* Both columns of a range are of its field: "f_3_lo" and "f_3_hi" of field 3. */
static gboolean
read_writers (Reading *self,
              GError **error)
{
  g_autoptr(CxStatement) rows =
    cx_database_prepare (cx_store_get_database (self->store),
                         "SELECT CAST (substr (what, 3) AS INTEGER), max (import) FROM import_change"
                         " WHERE account = ? AND what GLOB 'f_[0-9]*' GROUP BY 1", error);
  gboolean has_row;

  if (rows == NULL)
    return FALSE;
  cx_statement_bind_int (rows, 1, self->account);
  while (TRUE)
    {
      if (!cx_statement_step (rows, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      g_hash_table_insert (self->writers, GSIZE_TO_POINTER ((gsize) cx_statement_get_int (rows, 0)),
                           GSIZE_TO_POINTER ((gsize) cx_statement_get_int (rows, 1)));
    }
}

/* What import @id was; of one that nobody knows, @found is %NULL. */
static gboolean
find_import (Reading              *self,
             gint64                id,
             const CxValueSource **found,
             GError              **error)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) id);
  gboolean has_row;

  *found = g_hash_table_lookup (self->imports, key);
  if (*found != NULL)
    return TRUE;
  cx_statement_bind_int (self->import, 1, id);
  if (!cx_statement_step (self->import, &has_row, error))
    return FALSE;
  if (has_row)
    {
      CxValueSource *source = g_new0 (CxValueSource, 1);

      source->import = id;
      source->source = g_strdup (cx_statement_get_text (self->import, 0));
      source->file = g_strdup (cx_statement_get_text (self->import, 1));
      source->day = (gint32) cx_statement_get_int (self->import, 2);
      g_hash_table_insert (self->imports, key, source);
      *found = source;
    }
  cx_statement_reset (self->import);
  return TRUE;
}

static gboolean
add_source (Reading       *self,
            const CxField *field,
            GHashTable    *sources,
            GError       **error)
{
  gint64 writer = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (self->writers, GSIZE_TO_POINTER ((gsize) field->id)));
  const CxValueSource *source;

  if (!find_import (self, writer > 0 ? writer : self->added_by, &source, error))
    return FALSE;
  if (source != NULL)
    g_hash_table_insert (sources, g_strdup (field->key), value_source_copy (source));
  return TRUE;
}

/* Who added the account, and then of every field whether it has a value. Returns: (nullable) */
static CxStatement *
select_account (Reading   *self,
                GPtrArray *fields,
                GError   **error)
{
  g_autoptr(GString) sql = g_string_new ("SELECT added_by");
  CxStatement *row;

  for (guint i = 0; i < fields->len; i++)
    {
      g_autofree char *columns = cx_field_columns (fields->pdata[i]);

      g_string_append_printf (sql, ", coalesce (%s%s) IS NOT NULL", columns, cx_field_n_columns (fields->pdata[i]) == 1 ? ", NULL" : "");
    }
  g_string_append (sql, " FROM account WHERE id = ?");
  row = cx_database_prepare (cx_store_get_database (self->store), sql->str, error);
  if (row != NULL)
    cx_statement_bind_int (row, 1, self->account);
  return row;
}

GHashTable *
cx_value_sources_read (CxStore *store,
                       gint64   account,
                       GError **error)
{
  g_auto(Reading) self = { .store = store, .account = account };
  g_autoptr(GHashTable) sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, value_source_free);
  g_autoptr(GPtrArray) fields = cx_field_table_list (store, error);
  g_autoptr(CxStatement) row = NULL;
  gboolean has_row;

  if (fields == NULL)
    return NULL;
  self.writers = g_hash_table_new (NULL, NULL);
  self.imports = g_hash_table_new_full (NULL, NULL, NULL, value_source_free);
  self.import = cx_database_prepare (cx_store_get_database (store),
                                     "SELECT source, file, ifnull (day, at / 86400) FROM import WHERE id = ?", error);
  row = self.import ? select_account (&self, fields, error) : NULL;
  if (row == NULL || !read_writers (&self, error) || !cx_statement_step (row, &has_row, error))
    return NULL;
  self.added_by = has_row ? cx_statement_get_int (row, 0) : 0;
  for (guint i = 0; i < fields->len && has_row; i++)
    if (cx_statement_get_int (row, (int) i + 1) && !add_source (&self, fields->pdata[i], sources, error))
      return NULL;
  return g_steal_pointer (&sources);
}
