/* Published versions of profiles: frozen drafts with why, who, and what was known of them that day. Knows no criteria. */
#include "cx-version-table.h"

#include "cx-error.h"

void
cx_version_row_free (CxVersionRow *self)
{
  if (self == NULL)
    return;
  g_free (self->author);
  g_free (self->reason);
  g_free (self->warnings);
  g_free (self->impact);
  g_free (self->document);
  g_free (self);
}

int
cx_version_table_publish (CxStore             *store,
                          gint64               profile,
                          const CxPublication *publication,
                          GError             **error)
{
  g_autoptr(CxStatement) publish = NULL;
  gboolean has_row;
  int version;

  g_return_val_if_fail (publication != NULL && publication->author != NULL && publication->reason != NULL, 0);

  publish = cx_database_prepare (
    cx_store_get_database (store),
    "INSERT INTO profile_version (profile, version, document, day, author, reason, warnings, impact)"
    " SELECT id, (SELECT coalesce (max (version), 0) + 1 FROM profile_version WHERE profile = p.id), document, ?, ?, ?,"
    " coalesce (?, '[]'), ? FROM profile p WHERE id = ? AND NOT retired RETURNING version",
    error);
  if (publish == NULL)
    return 0;
  cx_statement_bind_int (publish, 1, publication->day);
  cx_statement_bind_text (publish, 2, publication->author, -1);
  cx_statement_bind_text (publish, 3, publication->reason, -1);
  cx_statement_bind_text (publish, 4, publication->warnings, -1);
  cx_statement_bind_text (publish, 5, publication->impact, -1);
  cx_statement_bind_int (publish, 6, profile);
  if (!cx_statement_step (publish, &has_row, error))
    return 0;
  if (!has_row)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "no profile number %" G_GINT64_FORMAT "; “profile list” lists them", profile);
      return 0;
    }
  version = (int) cx_statement_get_int (publish, 0);
  /* The row counts as written only when the statement has run to its end. */
  return cx_statement_step (publish, NULL, error) ? version : 0;
}

gboolean
cx_version_table_find_newest (CxStore *store,
                              gint64   profile,
                              int     *version,
                              GError **error)
{
  g_autoptr(CxStatement) statement = cx_database_prepare (cx_store_get_database (store),
                                                          "SELECT coalesce (max (version), 0) FROM profile_version WHERE profile = ?", error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, 1, profile);
  if (!cx_statement_step (statement, &has_row, error))
    return FALSE;
  *version = (int) cx_statement_get_int (statement, 0);
  return TRUE;
}

static CxVersionRow *
read_row (CxStatement *statement)
{
  CxVersionRow *row = g_new0 (CxVersionRow, 1);

  row->version = (int) cx_statement_get_int (statement, 0);
  row->day = (gint32) cx_statement_get_int (statement, 1);
  row->author = g_strdup (cx_statement_get_text (statement, 2));
  row->reason = g_strdup (cx_statement_get_text (statement, 3));
  row->document = g_strdup (cx_statement_get_text (statement, 4));
  row->warnings = g_strdup (cx_statement_get_text (statement, 5));
  row->impact = g_strdup (cx_statement_get_text (statement, 6));
  return row;
}

/* A reader may have a file before it that nobody has opened for writing since warnings are kept. */
static CxStatement *
prepare_list (CxDatabase *database,
              GError    **error)
{
  gint64 n;

  if (!cx_database_get_int (database, "SELECT count (*) FROM pragma_table_info ('profile_version') WHERE name = 'warnings'", &n, error))
    return NULL;
  return cx_database_prepare (database,
                              n > 0 ? "SELECT version, day, author, reason, document, warnings, impact FROM profile_version"
                                      " WHERE profile = ? ORDER BY version DESC"
                                    : "SELECT version, day, author, reason, document, '[]', NULL FROM profile_version"
                                      " WHERE profile = ? ORDER BY version DESC",
                              error);
}

GPtrArray *
cx_version_table_list (CxStore *store,
                       gint64   profile,
                       GError **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_version_row_free);
  g_autoptr(CxStatement) statement = prepare_list (cx_store_get_database (store), error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  cx_statement_bind_int (statement, 1, profile);
  while (TRUE)
    {
      if (!cx_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&rows);
      g_ptr_array_add (rows, read_row (statement));
    }
}

char *
cx_version_table_get_document (CxStore *store,
                               gint64   profile,
                               int      version,
                               GError **error)
{
  g_autoptr(CxStatement) statement = cx_database_prepare (cx_store_get_database (store),
                                                          "SELECT document FROM profile_version WHERE profile = ? AND version = ?", error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  cx_statement_bind_int (statement, 1, profile);
  cx_statement_bind_int (statement, 2, version);
  if (!cx_statement_step (statement, &has_row, error))
    return NULL;
  if (has_row)
    return g_strdup (cx_statement_get_text (statement, 0));
  g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "version %d of this profile is not in the file any more; choose another", version);
  return NULL;
}
