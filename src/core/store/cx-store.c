/* The workspace file. */
#include "cx-store.h"

#include "cx-error.h"
#include "cx-field-table.h"
#include "cx-schema.h"

#include <glib/gstdio.h>

/* Less than that is not worth the change of journal. */
#define LARGE_LOAD (8 * 1024 * 1024)

#define USUAL_MEMORY "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;"
#define LOAD_MEMORY "PRAGMA temp_store = FILE; PRAGMA cache_size = -16384;"

/* What a load refers to it has just made itself, and cx_store_check() looks at all of it. */
#define REFERENCES_OFF "PRAGMA foreign_keys = OFF;"
#define REFERENCES_ON "PRAGMA foreign_keys = ON;"

struct _CxStore {
  CxDatabase *database;
  gboolean    writable;
  gboolean    loading;    /* much, with the journal that is for it */
};

static CxStore *
store_new (CxDatabase *database,
           gboolean    writable)
{
  CxStore *self = g_new0 (CxStore, 1);

  self->database = database;
  self->writable = writable;
  return self;
}

/* Truth is worth a sync per transaction; everything else of a connection is speed. */
static gboolean
set_up_connection (CxDatabase *database,
                   GError    **error)
{
  return cx_database_execute (database,
                              REFERENCES_ON "PRAGMA synchronous = FULL;" USUAL_MEMORY,
                              error);
}

CxStore *
cx_store_create (const char *path,
                 const char *name,
                 GError    **error)
{
  g_autoptr(CxDatabase) database = NULL;
  g_autoptr(CxStore) self = NULL;

  g_return_val_if_fail (path != NULL && name != NULL, NULL);

  database = cx_database_open (path, CX_DATABASE_CREATE, error);
  if (database == NULL)
    return NULL;
  if (!set_up_connection (database, error) || !cx_schema_create (database, error))
    {
      g_clear_pointer (&database, cx_database_close);
      g_unlink (path);
      return NULL;
    }
  self = store_new (g_steal_pointer (&database), TRUE);
  if (!cx_store_set_property (self, "name", name, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* An unclean end leaves a journal behind: then the file is looked at before it is written to. So does a program that has it
 * open just now, which who only reads needs not pay for. */
static gboolean
check_after_unclean_end (CxDatabase *database,
                         gboolean    unclean,
                         GError    **error)
{
  g_autoptr(CxStatement) statement = NULL;
  const char *verdict;

  if (!unclean)
    return TRUE;
  statement = cx_database_prepare (database, "PRAGMA quick_check (1)", error);
  if (statement == NULL || !cx_statement_step (statement, NULL, error))
    return FALSE;
  verdict = cx_statement_get_text (statement, 0);
  if (g_strcmp0 (verdict, "ok") == 0)
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_DAMAGED, "%s: the workspace file is damaged (%s); restore a backup",
               cx_database_get_path (database), verdict);
  return FALSE;
}

static gboolean
has_journal (const char *path,
             const char *suffix)
{
  g_autofree char *journal = g_strconcat (path, suffix, NULL);

  return g_file_test (journal, G_FILE_TEST_EXISTS);
}

CxStore *
cx_store_open (const char *path,
               gboolean    writable,
               GError    **error)
{
  g_autoptr(CxDatabase) database = NULL;
  gboolean unclean;
  int version;

  g_return_val_if_fail (path != NULL, NULL);

  unclean = writable && (has_journal (path, "-wal") || has_journal (path, "-journal"));
  database = cx_database_open (path, writable ? CX_DATABASE_WRITE : CX_DATABASE_READ, error);
  if (database == NULL || !cx_schema_recognise (database, &version, error) || !set_up_connection (database, error) ||
      !check_after_unclean_end (database, unclean, error))
    return NULL;
  if (writable && (!cx_schema_migrate (database, error) || !cx_database_execute (database, "PRAGMA journal_mode = WAL", error)))
    return NULL;
  return store_new (g_steal_pointer (&database), writable);
}

void
cx_store_close (CxStore *self)
{
  if (self == NULL)
    return;
  cx_database_close (self->database);
  g_free (self);
}

CxDatabase *
cx_store_get_database (CxStore *self)
{
  return self->database;
}

char *
cx_store_get_property (CxStore    *self,
                       const char *key,
                       GError    **error)
{
  g_autoptr(CxStatement) statement = cx_database_prepare (self->database, "SELECT value FROM property WHERE key = ?", error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  cx_statement_bind_text (statement, 1, key, -1);
  if (!cx_statement_step (statement, &has_row, error) || !has_row)
    return NULL;
  return g_strdup (cx_statement_get_text (statement, 0));
}

gboolean
cx_store_set_property (CxStore    *self,
                       const char *key,
                       const char *value,
                       GError    **error)
{
  g_autoptr(CxStatement) statement =
    cx_database_prepare (self->database, "INSERT OR REPLACE INTO property (key, value) VALUES (?, ?)", error);

  if (statement == NULL)
    return FALSE;
  cx_statement_bind_text (statement, 1, key, -1);
  cx_statement_bind_text (statement, 2, value, -1);
  return cx_statement_run (statement, error);
}

char *
cx_store_get_name (CxStore *self)
{
  char *name = cx_store_get_property (self, "name", NULL);

  return name ? name : g_path_get_basename (cx_database_get_path (self->database));
}

static gboolean
copy_into (CxDatabase *database,
           const char *path,
           GError    **error)
{
  g_autoptr(CxStatement) vacuum = cx_database_prepare (database, "VACUUM INTO ?", error);

  if (vacuum == NULL)
    return FALSE;
  cx_statement_bind_text (vacuum, 1, path, -1);
  return cx_statement_run (vacuum, error);
}

gboolean
cx_store_back_up (CxStore    *self,
                  const char *path,
                  GError    **error)
{
  gboolean copied;

  g_return_val_if_fail (path != NULL, FALSE);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, CX_ERROR, CX_ERROR_EXISTS, "%s: the file exists already; choose another name", path);
      return FALSE;
    }
  /* A reader may write nothing, which SQLite takes to mean copies too. */
  if (!cx_database_execute (self->database, "PRAGMA query_only = OFF", error))
    return FALSE;
  copied = copy_into (self->database, path, error);
  if (!self->writable)
    cx_database_execute (self->database, "PRAGMA query_only = ON", NULL);
  return copied;
}

/* ── much at once ───────────────────────────────────────────────────────── */

/* Whether others have the file open is seen when they are asked to let go of it. */
static gboolean
set_journal (CxStore    *self,
             const char *mode)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA journal_mode = %s", mode);
  sqlite3 *handle = cx_database_get_handle (self->database);
  gboolean set;

  sqlite3_busy_timeout (handle, 0);
  set = cx_database_execute (self->database, sql, NULL);
  sqlite3_busy_timeout (handle, CX_DATABASE_BUSY_MS);
  return set;
}

static void
leave_load (CxStore *self)
{
  if (self->loading)
    set_journal (self, "WAL");
  self->loading = FALSE;
  cx_database_execute (self->database, REFERENCES_ON USUAL_MEMORY, NULL);
}

gboolean
cx_store_begin_load (CxStore *self,
                     guint64  bytes,
                     GError **error)
{
  self->loading = bytes >= LARGE_LOAD && set_journal (self, "DELETE");
  if (cx_database_execute (self->database, self->loading ? REFERENCES_OFF LOAD_MEMORY : LOAD_MEMORY, error) &&
      cx_database_begin (self->database, error))
    return TRUE;
  leave_load (self);
  return FALSE;
}

gboolean
cx_store_end_load (CxStore *self,
                   gboolean keep,
                   GError **error)
{
  gboolean kept = keep && cx_database_commit (self->database, error);

  if (!keep)
    cx_database_rollback (self->database);
  leave_load (self);
  return kept || !keep;
}

/* ── checking ───────────────────────────────────────────────────────────── */

static gboolean
collect_integrity (CxStore      *self,
                   GStrvBuilder *problems,
                   GError      **error)
{
  g_autoptr(CxStatement) statement = cx_database_prepare (self->database, "PRAGMA integrity_check (100)", error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      const char *text;

      if (!cx_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      text = cx_statement_get_text (statement, 0);
      if (g_strcmp0 (text, "ok") != 0)
        g_strv_builder_add (problems, text);
    }
}

static gboolean
collect_foreign_keys (CxStore      *self,
                      GStrvBuilder *problems,
                      GError      **error)
{
  g_autoptr(CxStatement) statement =
    cx_database_prepare (self->database, "SELECT \"table\", parent, count (*) FROM pragma_foreign_key_check GROUP BY 1, 2", error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      if (!cx_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      g_strv_builder_take (problems, g_strdup_printf ("%s: %" G_GINT64_FORMAT " rows point at a missing %s",
                                                      cx_statement_get_text (statement, 0),
                                                      cx_statement_get_int (statement, 2),
                                                      cx_statement_get_text (statement, 1)));
    }
}

/* No index sees to it (cx-schema.c, step 3). */
static gboolean
collect_doubles (CxStore      *self,
                 const char   *column,
                 GStrvBuilder *problems,
                 GError      **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT count (*) FROM (SELECT 1 FROM account WHERE %s IS NOT NULL GROUP BY %s HAVING count (*) > 1)", column, column);
  gint64 n;

  if (!cx_database_get_int (self->database, sql, &n, error))
    return FALSE;
  if (n > 0)
    g_strv_builder_take (problems, g_strdup_printf ("account: %" G_GINT64_FORMAT " values of %s stand for several accounts", n, column));
  return TRUE;
}

/* What STRICT tables and foreign keys let through. */
static gboolean
collect_overrides (CxStore      *self,
                   GStrvBuilder *problems,
                   GError      **error)
{
  gint64 pins, said_no;
  gboolean kept;

  /* A reader may have an older file before it. */
  if (!cx_database_has_table (self->database, "said_no", &kept, error))
    return FALSE;
  if (!kept)
    return TRUE;
  if (!cx_database_get_int (self->database, "SELECT count (*) FROM tier_pin WHERE trim (reason) = '' OR trim (author) = ''", &pins, error) ||
      !cx_database_get_int (self->database, "SELECT count (*) FROM said_no WHERE trim (reason) = '' OR trim (author) = ''"
                                            " OR amount < 0 OR taken NOT IN (0, 1)", &said_no, error))
    return FALSE;
  if (pins > 0)
    g_strv_builder_take (problems, g_strdup_printf ("tier_pin: %" G_GINT64_FORMAT " pins say no reason or nobody's name", pins));
  if (said_no > 0)
    g_strv_builder_take (problems, g_strdup_printf ("said_no: %" G_GINT64_FORMAT " deals say no reason or nobody's name, or a wrong amount", said_no));
  return TRUE;
}

static gboolean
collect_stored_fit (CxStore      *self,
                    GStrvBuilder *problems,
                    GError      **error)
{
  gint64 n;

  if (!cx_database_get_int (self->database, "SELECT count (*) FROM fit_row WHERE id >> 32 NOT IN (SELECT id FROM fit_run)", &n, error))
    return FALSE;
  if (n > 0)
    g_strv_builder_take (problems, g_strdup_printf ("fit_row: %" G_GINT64_FORMAT " rows are of no stored fit", n));
  return TRUE;
}

char **
cx_store_check (CxStore *self,
                GError **error)
{
  g_autoptr(GStrvBuilder) problems = g_strv_builder_new ();

  if (!collect_integrity (self, problems, error) || !collect_foreign_keys (self, problems, error) ||
      !collect_doubles (self, "key", problems, error) || !collect_doubles (self, "record_id", problems, error) ||
      !collect_overrides (self, problems, error) || !collect_stored_fit (self, problems, error) || !cx_field_table_check (self, problems, error))
    return NULL;
  return g_strv_builder_end (problems);
}

gboolean
cx_store_count (CxStore       *self,
                CxStoreCounts *counts,
                GError       **error)
{
  gint64 schema;

  if (!cx_database_get_int (self->database, "PRAGMA user_version", &schema, error) ||
      !cx_database_get_int (self->database, "SELECT count (*) FROM account", &counts->accounts, error) ||
      !cx_database_get_int (self->database, "SELECT count (*) FROM profile WHERE NOT retired", &counts->profiles, error) ||
      !cx_database_get_int (self->database, "SELECT count (*) FROM import", &counts->imports, error) ||
      !cx_database_get_int (self->database, "SELECT count (*) FROM import_reject", &counts->rejects, error))
    return FALSE;
  counts->schema = (int) schema;
  return TRUE;
}
