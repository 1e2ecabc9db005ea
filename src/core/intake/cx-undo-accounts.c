/* Accounts that an import added, and columns of fields that it added, out of the table of accounts. */
#include "cx-undo-private.h"

/* Ids of one step: little enough to be cancelled in. */
#define IDS_PER_STEP 20000

/* What the table of accounts is called while another one without some columns takes its place: SQLite by itself would
 * write the whole table once for every column that goes. */
#define FORMER "account_former"

static gboolean
step_through (CxUndo     *self,
              const char *table,
              const char *sql,
              gint64     *changes,
              GError    **error)
{
  g_autoptr(CxStatement) statement = cx_database_prepare (self->database, sql, error);
  g_autofree char *newest = g_strdup_printf ("SELECT max (id) FROM %s", table);
  gint64 last;

  if (statement == NULL || !cx_database_get_int (self->database, newest, &last, error))
    return FALSE;
  for (gint64 id = 0; id <= last; id += IDS_PER_STEP)
    {
      cx_statement_bind_int (statement, 1, self->import);
      cx_statement_bind_int (statement, 2, id);
      cx_statement_bind_int (statement, 3, id + IDS_PER_STEP);
      if (!cx_statement_run (statement, error))
        return FALSE;
      *changes += sqlite3_changes64 (cx_database_get_handle (self->database));
      if (!cx_undo_advance (self, IDS_PER_STEP, error))
        return FALSE;
    }
  return TRUE;
}

static GStrv
list_texts (CxUndo     *self,
            const char *sql,
            GError    **error)
{
  g_autoptr(GStrvBuilder) texts = g_strv_builder_new ();
  g_autoptr(CxStatement) select = cx_database_prepare (self->database, sql, error);
  gboolean has_row = TRUE;

  if (select == NULL)
    return NULL;
  cx_statement_bind_int (select, 1, self->import);
  while (has_row)
    {
      if (!cx_statement_step (select, &has_row, error))
        return NULL;
      if (has_row)
        g_strv_builder_add (texts, cx_statement_get_text (select, 0));
    }
  return g_strv_builder_end (texts);
}

/* An empty table with the definition of account as it would be had the columns never come. Nothing follows names of
 * tables now (cx_import_undo_begin()): what points at account points at the new one. */
static gboolean
make_anew (CxUndo  *self,
           GStrv    gone,
           GError **error)
{
  g_auto(GStrv) definition = list_texts (self, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'account' AND ?1", error);
  g_autofree char *sql = definition ? g_strconcat ("ALTER TABLE account RENAME TO " FORMER "; ", *definition, NULL) : NULL;

  if (sql == NULL || !cx_database_execute (self->database, sql, error))
    return FALSE;
  for (guint i = 0; gone[i] != NULL; i++)
    {
      g_autofree char *drop = g_strdup_printf ("ALTER TABLE account DROP COLUMN %s", gone[i]);

      if (!cx_database_execute (self->database, drop, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill_anew (CxUndo  *self,
           gint64  *kept,
           GError **error)
{
  g_auto(GStrv) columns = list_texts (self, "SELECT name FROM pragma_table_info ('account') WHERE ?1", error);
  g_autofree char *list = columns ? g_strjoinv (", ", columns) : NULL;
  g_autofree char *sql = list ? g_strdup_printf ("INSERT INTO account (%s) SELECT %s FROM " FORMER
                                                 " WHERE added_by IS NOT ?1 AND id >= ?2 AND id < ?3 ORDER BY id", list, list) : NULL;

  return sql != NULL && step_through (self, FORMER, sql, kept, error);
}

static gboolean
drop_former (CxUndo  *self,
             GError **error)
{
  g_auto(GStrv) belongings =
    list_texts (self, "SELECT sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND tbl_name = '" FORMER "' AND sql IS NOT NULL AND ?1", error);

  if (belongings == NULL || !cx_database_execute (self->database, "DROP TABLE " FORMER, error))
    return FALSE;
  for (guint i = 0; belongings[i] != NULL; i++)
    if (!cx_database_execute (self->database, belongings[i], error))
      return FALSE;
  return TRUE;
}

/* The columns of account that no field has any longer. */
static GStrv
list_gone (CxUndo  *self,
           GError **error)
{
  return list_texts (self,
                     "SELECT c.name FROM pragma_table_info ('account') c, field f WHERE f.id IN " CX_UNDO_FIELDS_GONE
                     " AND c.name IN ('f_' || f.id, 'f_' || f.id || '_lo', 'f_' || f.id || '_hi')", error);
}

gboolean
cx_undo_accounts (CxUndo  *self,
                  GError **error)
{
  g_auto(GStrv) gone = list_gone (self, error);
  gint64 all, kept = 0;

  if (gone == NULL)
    return FALSE;
  if (*gone == NULL)
    return step_through (self, "account", "DELETE FROM account WHERE added_by = ?1 AND id >= ?2 AND id < ?3",
                         &self->counts.accounts, error);
  if (!cx_database_get_int (self->database, "SELECT count (*) FROM account", &all, error) ||
      !make_anew (self, gone, error) || !fill_anew (self, &kept, error) || !drop_former (self, error))
    return FALSE;
  self->counts.accounts = all - kept;
  return TRUE;
}
