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

#define SELECT_ROWS \
  "SELECT p.id, p.name, p.document, v.version, v.document, v.day FROM profile p LEFT JOIN profile_version v" \
  " ON v.profile = p.id AND v.version = (SELECT max (version) FROM profile_version WHERE profile = p.id) "

static GPtrArray *
list_rows (CxStore    *store,
           const char *sql,
           gboolean    ranked,
           GError    **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_profile_row_free);
  g_autoptr(CxStatement) statement = cx_database_prepare (cx_store_get_database (store), sql, error);
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
      g_ptr_array_add (rows, read_row (statement, ranked ? (int) rows->len + 1 : 0));
    }
}

GPtrArray *
cx_profile_table_list (CxStore *store,
                       GError **error)
{
  return list_rows (store, SELECT_ROWS "WHERE NOT p.retired ORDER BY p.rank, p.id", TRUE, error);
}

GPtrArray *
cx_profile_table_list_retired (CxStore *store,
                               GError **error)
{
  return list_rows (store, SELECT_ROWS "WHERE p.retired ORDER BY p.name, p.id", FALSE, error);
}

/* Names that fold alike are one name to people. */
static gboolean
check_name (CxStore    *store,
            gint64      id,
            const char *name,
            GError    **error)
{
  g_autoptr(CxStatement) statement =
    cx_database_prepare (cx_store_get_database (store), "SELECT name, retired FROM profile WHERE id <> ?", error);
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
          g_set_error (error, CX_ERROR, CX_ERROR_EXISTS, "a profile named “%s” exists already%s; choose another name",
                       cx_statement_get_text (statement, 0), cx_statement_get_int (statement, 1) ? " and is retired" : "");
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

/* ── order ── */

static GArray *
list_active (CxStore *store,
             GError **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(CxStatement) list = cx_database_prepare (cx_store_get_database (store),
                                                     "SELECT id FROM profile WHERE NOT retired ORDER BY rank, id", error);
  gboolean has_row;

  if (list == NULL)
    return NULL;
  while (cx_statement_step (list, &has_row, error))
    {
      gint64 id;

      if (!has_row)
        return g_steal_pointer (&ids);
      id = cx_statement_get_int (list, 0);
      g_array_append_val (ids, id);
    }
  return NULL;
}

static int
find_place (const GArray *ids,
            gint64        id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return (int) i;
  return -1;
}

static gboolean
write_ranks (CxStore      *store,
             const GArray *ids,
             GError      **error)
{
  g_autoptr(CxStatement) update =
    cx_database_prepare (cx_store_get_database (store), "UPDATE profile SET rank = ? WHERE id = ?", error);

  if (update == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      cx_statement_bind_int (update, 1, i + 1);
      cx_statement_bind_int (update, 2, g_array_index (ids, gint64, i));
      if (!cx_statement_run (update, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
cx_profile_table_set_rank (CxStore *store,
                           gint64   id,
                           int      rank,
                           GError **error)
{
  g_autoptr(GArray) ids = list_active (store, error);
  int place = ids ? find_place (ids, id) : -1;

  if (ids == NULL)
    return FALSE;
  if (place < 0)
    return set_not_found (id, error);
  if (rank < 1 || rank > (int) ids->len)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_INVALID, "no rank %d; choose one from 1 to %u", rank, ids->len);
      return FALSE;
    }
  g_array_remove_index (ids, (guint) place);
  g_array_insert_val (ids, (guint) rank - 1, id);
  return write_ranks (store, ids, error);
}

static gboolean
set_retired (CxStore *store,
             gint64   id,
             gboolean retired,
             GError **error)
{
  CxDatabase *database = cx_store_get_database (store);
  g_autoptr(CxStatement) update = cx_database_prepare (
    database, "UPDATE profile SET retired = ?1, rank = 0 WHERE id = ?2 AND retired <> ?1", error);

  if (update == NULL)
    return FALSE;
  cx_statement_bind_int (update, 1, retired);
  cx_statement_bind_int (update, 2, id);
  if (!cx_statement_run (update, error))
    return FALSE;
  return sqlite3_changes (cx_database_get_handle (database)) > 0 || set_not_found (id, error);
}

gboolean
cx_profile_table_retire (CxStore *store,
                         gint64   id,
                         GError **error)
{
  g_autoptr(GArray) ids = NULL;

  if (!set_retired (store, id, TRUE, error))
    return FALSE;
  ids = list_active (store, error);
  return ids && write_ranks (store, ids, error);
}

gboolean
cx_profile_table_restore (CxStore *store,
                          gint64   id,
                          int      rank,
                          GError **error)
{
  g_autoptr(GArray) ids = list_active (store, error);

  if (ids == NULL || !set_retired (store, id, FALSE, error))
    return FALSE;
  if (rank >= 1 && rank <= (int) ids->len)
    g_array_insert_val (ids, (guint) rank - 1, id);
  else
    g_array_append_val (ids, id);
  return write_ranks (store, ids, error);
}

gboolean
cx_profile_table_discard (CxStore    *store,
                          gint64      id,
                          const char *document,
                          GError    **error)
{
  g_autoptr(GArray) ids = NULL;
  g_autoptr(CxStatement) delete = cx_database_prepare (
    cx_store_get_database (store), "DELETE FROM profile WHERE id = ?1 AND document = ?2 AND NOT EXISTS"
    " (SELECT * FROM profile_version WHERE profile = ?1)", error);

  if (delete == NULL)
    return FALSE;
  cx_statement_bind_int (delete, 1, id);
  cx_statement_bind_text (delete, 2, document, -1);
  if (!cx_statement_run (delete, error))
    return FALSE;
  ids = list_active (store, error);
  return ids && write_ranks (store, ids, error);
}
