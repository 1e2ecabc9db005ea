/* Profiles as documents: drafts in rank order, and the version in force of each. Knows no criteria. */
#include "cx-profile-table.h"

#include "cx-error.h"
#include "cx-text.h"

void
cx_profile_row_free (CxProfileRow *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->document);
  g_free (self->published);
  g_free (self);
}

static CxProfileRow *
read_row (CxStatement *statement,
          int          rank)
{
  CxProfileRow *row = g_new0 (CxProfileRow, 1);

  row->id = cx_statement_get_int (statement, 0);
  row->name = g_strdup (cx_statement_get_text (statement, 1));
  row->rank = rank;
  row->document = g_strdup (cx_statement_get_text (statement, 2));
  row->version = (int) cx_statement_get_int (statement, 3);
  row->published = g_strdup (cx_statement_get_text (statement, 4));
  row->published_day = (gint32) cx_statement_get_int (statement, 5);
  return row;
}

GPtrArray *
cx_profile_table_list (CxStore *store,
                       GError **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_profile_row_free);
  g_autoptr(CxStatement) statement = cx_database_prepare (
    cx_store_get_database (store),
    "SELECT p.id, p.name, p.document, v.version, v.document, v.day FROM profile p LEFT JOIN profile_version v"
    " ON v.profile = p.id AND v.version = (SELECT max (version) FROM profile_version WHERE profile = p.id)"
    " WHERE NOT p.retired ORDER BY p.rank, p.id",
    error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  while (TRUE)
    {
      if (!cx_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&rows);
      /* Ranks are 1, 2, 3 … whatever gaps the stored ones have. */
      g_ptr_array_add (rows, read_row (statement, (int) rows->len + 1));
    }
}

/* Names that fold alike are one name to people. */
static gboolean
check_name (CxStore    *store,
            gint64      id,
            const char *name,
            GError    **error)
{
  g_autoptr(CxStatement) statement =
    cx_database_prepare (cx_store_get_database (store), "SELECT name FROM profile WHERE id <> ?", error);
  g_autofree char *folded = cx_text_fold (name, -1);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  cx_statement_bind_int (statement, 1, id);
  while (TRUE)
    {
      g_autofree char *other = NULL;

      if (!cx_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      other = cx_text_fold (cx_statement_get_text (statement, 0), -1);
      if (g_str_equal (other, folded))
        {
          g_set_error (error, CX_ERROR, CX_ERROR_EXISTS, "a profile named “%s” exists already; choose another name",
                       cx_statement_get_text (statement, 0));
          return FALSE;
        }
    }
}

static gboolean
set_not_found (gint64   id,
               GError **error)
{
  g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "no profile number %" G_GINT64_FORMAT "; “profile list” lists them", id);
  return FALSE;
}

gboolean
cx_profile_table_save (CxStore    *store,
                       gint64     *id,
                       const char *name,
                       const char *document,
                       GError    **error)
{
  CxDatabase *database = cx_store_get_database (store);
  g_autoptr(CxStatement) save = NULL;

  g_return_val_if_fail (id != NULL && name != NULL && document != NULL, FALSE);

  if (!check_name (store, *id, name, error))
    return FALSE;
  save = cx_database_prepare (database,
                              *id == 0 ? "INSERT INTO profile (name, document, rank)"
                                         " VALUES (?, ?, (SELECT coalesce (max (rank), 0) + 1 FROM profile))"
                                       : "UPDATE profile SET name = ?, document = ? WHERE id = ? AND NOT retired",
                              error);
  if (save == NULL)
    return FALSE;
  cx_statement_bind_text (save, 1, name, -1);
  cx_statement_bind_text (save, 2, document, -1);
  if (*id != 0)
    cx_statement_bind_int (save, 3, *id);
  if (!cx_statement_run (save, error))
    return FALSE;
  if (sqlite3_changes (cx_database_get_handle (database)) == 0)
    return set_not_found (*id, error);
  if (*id == 0)
    *id = sqlite3_last_insert_rowid (cx_database_get_handle (database));
  return TRUE;
}
