/* SQLite behind a connection and statements that speak GError. */
#include "cx-database.h"

#include "cx-error.h"

#include <glib/gstdio.h>
#include <math.h>
#include <unistd.h>

struct _CxDatabase {
  sqlite3      *handle;
  char         *path;
  GThread      *thread;
  GCancellable *watched;
};

struct _CxStatement {
  sqlite3_stmt *handle;
  CxDatabase   *database;
};


/* Virtual machine steps between two looks at the cancellable: well under a millisecond. */
#define STEPS_PER_LOOK 2000

static void
assert_thread (CxDatabase *self)
{
  g_assert (self->thread == g_thread_self ());
}

static void
set_error (CxDatabase *self,
           int         code,
           GError    **error)
{
  switch (code & 0xff)
    {
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, CX_ERROR, CX_ERROR_BUSY,
                   "%s: another program is writing to this workspace; close it or try again in a moment", self->path);
      break;
    case SQLITE_NOTADB:
      g_set_error (error, CX_ERROR, CX_ERROR_NOT_A_WORKSPACE, "%s: not a Concentric workspace", self->path);
      break;
    case SQLITE_CORRUPT:
      g_set_error (error, CX_ERROR, CX_ERROR_DAMAGED,
                   "%s: the workspace file is damaged (%s); restore a backup", self->path, sqlite3_errmsg (self->handle));
      break;
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_PERM:
      g_set_error (error, CX_ERROR, CX_ERROR_IO, "%s: %s; check the folder, its rights and the free space", self->path,
                   sqlite3_errmsg (self->handle));
      break;
    default:
      g_set_error (error, CX_ERROR, CX_ERROR_DATABASE, "%s: %s", self->path, sqlite3_errmsg (self->handle));
    }
}

static gboolean
check (CxDatabase *self,
       int         code,
       GError    **error)
{
  if (code == SQLITE_OK)
    return TRUE;
  set_error (self, code, error);
  return FALSE;
}

static int
look_at_cancellable (gpointer user_data)
{
  return g_cancellable_is_cancelled (user_data);
}

/* A reader that may write the file tidies its journal away when it is the last to close; a read-only
 * handle would leave it behind, and the next open would take that for an unclean end. */
static int
open_flags (const char    *path,
            CxDatabaseMode mode)
{
  if (mode == CX_DATABASE_CREATE)
    return SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  if (mode == CX_DATABASE_READ && g_access (path, W_OK) != 0)
    return SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READONLY;
  return SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE;
}

/* Counting every piece of memory takes a lock each time, and nobody asks for the sum. */
static void
set_up_library (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&done, 1);
    }
}

CxDatabase *
cx_database_open (const char    *path,
                  CxDatabaseMode mode,
                  GError       **error)
{
  g_autoptr(CxDatabase) self = NULL;
  gboolean exists;

  g_return_val_if_fail (path != NULL, NULL);

  exists = g_file_test (path, G_FILE_TEST_EXISTS);
  if (mode == CX_DATABASE_CREATE && exists)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_EXISTS, "%s: the file exists already; choose another name", path);
      return NULL;
    }
  if (mode != CX_DATABASE_CREATE && !exists)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_IO, "%s: no such file; make a workspace with “new”", path);
      return NULL;
    }
  set_up_library ();
  self = g_new0 (CxDatabase, 1);
  self->path = g_strdup (path);
  self->thread = g_thread_self ();
  if (!check (self, sqlite3_open_v2 (path, &self->handle, open_flags (path, mode), NULL), error))
    return NULL;
  sqlite3_busy_timeout (self->handle, CX_DATABASE_BUSY_MS);
  if (mode == CX_DATABASE_READ && !cx_database_execute (self, "PRAGMA query_only = ON", error))
    return NULL;
  return g_steal_pointer (&self);
}

void
cx_database_close (CxDatabase *self)
{
  if (self == NULL)
    return;
  cx_database_watch (self, NULL);
  sqlite3_close_v2 (self->handle);
  g_free (self->path);
  g_free (self);
}

void
cx_database_adopt (CxDatabase *self)
{
  self->thread = g_thread_self ();
}

const char *
cx_database_get_path (CxDatabase *self)
{
  return self->path;
}

sqlite3 *
cx_database_get_handle (CxDatabase *self)
{
  assert_thread (self);
  return self->handle;
}

gboolean
cx_database_execute (CxDatabase *self,
                     const char *sql,
                     GError    **error)
{
  assert_thread (self);
  return check (self, sqlite3_exec (self->handle, sql, NULL, NULL, NULL), error);
}

gboolean
cx_database_get_int (CxDatabase *self,
                     const char *sql,
                     gint64     *value,
                     GError    **error)
{
  g_autoptr(CxStatement) statement = cx_database_prepare (self, sql, error);
  gboolean has_row;

  if (statement == NULL || !cx_statement_step (statement, &has_row, error))
    return FALSE;
  *value = has_row ? cx_statement_get_int (statement, 0) : 0;
  return TRUE;
}

gboolean
cx_database_has_table (CxDatabase *self,
                       const char *name,
                       gboolean   *has,
                       GError    **error)
{
  g_autoptr(CxStatement) statement = cx_database_prepare (self, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", error);

  if (statement == NULL)
    return FALSE;
  cx_statement_bind_text (statement, 1, name, -1);
  return cx_statement_step (statement, has, error);
}

gboolean
cx_database_is_in_place (CxDatabase *self)
{
  int moved = 0;

  assert_thread (self);
  return sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK || !moved;
}

/* What is written into a file that was moved is lost to whoever opens the one in its place, and its journal has the old name. */
gboolean
cx_database_begin (CxDatabase *self,
                   GError    **error)
{
  if (!cx_database_is_in_place (self))
    {
      g_set_error (error, CX_ERROR, CX_ERROR_IO, "%s: the file was moved, or replaced by another, since it was opened; open it again",
                   self->path);
      return FALSE;
    }
  return cx_database_execute (self, "BEGIN IMMEDIATE", error);
}

gboolean
cx_database_commit (CxDatabase *self,
                    GError    **error)
{
  if (cx_database_execute (self, "COMMIT", error))
    return TRUE;
  cx_database_rollback (self);
  return FALSE;
}

void
cx_database_rollback (CxDatabase *self)
{
  assert_thread (self);
  /* Rolling back must not be interrupted by the cancel that caused it. */
  cx_database_watch (self, NULL);
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

void
cx_database_watch (CxDatabase   *self,
                   GCancellable *cancellable)
{
  g_set_object (&self->watched, cancellable);
  sqlite3_progress_handler (self->handle, cancellable ? STEPS_PER_LOOK : 0, cancellable ? look_at_cancellable : NULL,
                            cancellable);
}

CxStatement *
cx_database_prepare (CxDatabase *self,
                     const char *sql,
                     GError    **error)
{
  CxStatement *statement;
  sqlite3_stmt *handle;

  assert_thread (self);
  if (!check (self, sqlite3_prepare_v2 (self->handle, sql, -1, &handle, NULL), error))
    return NULL;
  statement = g_new0 (CxStatement, 1);
  statement->handle = handle;
  statement->database = self;
  return statement;
}

void
cx_statement_free (CxStatement *self)
{
  if (self == NULL)
    return;
  sqlite3_finalize (self->handle);
  g_free (self);
}

void
cx_statement_bind_int (CxStatement *self,
                       int          at,
                       gint64       value)
{
  sqlite3_bind_int64 (self->handle, at, value);
}

void
cx_statement_bind_double (CxStatement *self,
                          int          at,
                          double       value)
{
  if (isnan (value))
    sqlite3_bind_null (self->handle, at);
  else
    sqlite3_bind_double (self->handle, at, value);
}

void
cx_statement_bind_text (CxStatement *self,
                        int          at,
                        const char  *text,
                        gssize       length)
{
  if (text == NULL)
    sqlite3_bind_null (self->handle, at);
  else
    sqlite3_bind_text (self->handle, at, text, (int) length, SQLITE_STATIC);
}

void
cx_statement_bind_null (CxStatement *self,
                        int          at)
{
  sqlite3_bind_null (self->handle, at);
}

gboolean
cx_statement_step (CxStatement *self,
                   gboolean    *has_row,
                   GError     **error)
{
  int code;

  assert_thread (self->database);
  code = sqlite3_step (self->handle);
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    {
      set_error (self->database, code, error);
      return FALSE;
    }
  if (has_row != NULL)
    *has_row = code == SQLITE_ROW;
  return TRUE;
}

gboolean
cx_statement_run (CxStatement *self,
                  GError     **error)
{
  gboolean done = cx_statement_step (self, NULL, error);

  sqlite3_reset (self->handle);
  return done;
}

void
cx_statement_reset (CxStatement *self)
{
  sqlite3_reset (self->handle);
}

gboolean
cx_statement_is_null (CxStatement *self,
                      int          column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

gint64
cx_statement_get_int (CxStatement *self,
                      int          column)
{
  return sqlite3_column_int64 (self->handle, column);
}

double
cx_statement_get_double (CxStatement *self,
                         int          column)
{
  return cx_statement_is_null (self, column) ? NAN : sqlite3_column_double (self->handle, column);
}

const char *
cx_statement_get_text (CxStatement *self,
                       int          column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

gsize
cx_statement_get_length (CxStatement *self,
                         int          column)
{
  return sqlite3_column_bytes (self->handle, column);
}

sqlite3_stmt *
cx_statement_get_handle (CxStatement *self)
{
  return self->handle;
}
