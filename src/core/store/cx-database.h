/* SQLite behind a connection and statements that speak GError. Knows nothing of accounts. */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/** CxDatabase: one connection; belongs to the thread that opened it, and checks that. */
typedef struct _CxDatabase CxDatabase;

/** CX_DATABASE_BUSY_MS: how long a connection waits for others. */
#define CX_DATABASE_BUSY_MS 5000

/** CxStatement: one prepared statement of a connection, freed before it. */
typedef struct _CxStatement CxStatement;

typedef enum {
  CX_DATABASE_READ,
  CX_DATABASE_WRITE,
  CX_DATABASE_CREATE, /* fails with CX_ERROR_EXISTS when the file is there */
} CxDatabaseMode;

CxDatabase *cx_database_open    (const char *path, CxDatabaseMode mode, GError **error);
void        cx_database_close   (CxDatabase *self);
/** cx_database_adopt: the calling thread owns it from now on; the one before is done with it. */
void        cx_database_adopt   (CxDatabase *self);
const char *cx_database_get_path (CxDatabase *self);

/** cx_database_get_handle: for what this wrapper does not cover (backup, progress handlers). */
sqlite3    *cx_database_get_handle (CxDatabase *self);

/** cx_database_execute: runs one or more statements that answer nothing. */
gboolean    cx_database_execute (CxDatabase *self, const char *sql, GError **error);

/** cx_database_get_int: the first column of the first row, or @fallback when there is no row. */
gboolean    cx_database_get_int (CxDatabase *self, const char *sql, gint64 *value, GError **error);

/** cx_database_has_table: @has: (out): whether there is a table called @name */
gboolean    cx_database_has_table (CxDatabase *self, const char *name, gboolean *has, GError **error);

/** cx_database_is_in_place: whether the file is still where it was opened: not moved away, and nothing put in its place. */
gboolean    cx_database_is_in_place (CxDatabase *self);

/**
 * cx_database_begin: `BEGIN IMMEDIATE`: fails with %CX_ERROR_BUSY when another writer holds the file, with %CX_ERROR_IO when
 * the file is no longer in its place.
 * Every begin is followed by exactly one commit or rollback. A failed commit has rolled back.
 */
gboolean    cx_database_begin    (CxDatabase *self, GError **error);
gboolean    cx_database_commit   (CxDatabase *self, GError **error);
void        cx_database_rollback (CxDatabase *self);

/** cx_database_watch: makes a running statement end with G_IO_ERROR_CANCELLED; %NULL to stop watching. */
void        cx_database_watch    (CxDatabase *self, GCancellable *cancellable);

CxStatement *cx_database_prepare (CxDatabase *self, const char *sql, GError **error);
void         cx_statement_free   (CxStatement *self);

/* Parameters count from 1, columns from 0, as in SQLite. Texts must live until the next step or reset. */
void         cx_statement_bind_int    (CxStatement *self, int at, gint64 value);
void         cx_statement_bind_double (CxStatement *self, int at, double value);  /* NaN binds NULL */
void         cx_statement_bind_text   (CxStatement *self, int at, const char *text, gssize length); /* NULL binds NULL */
void         cx_statement_bind_null   (CxStatement *self, int at);

/**
 * cx_statement_step:
 * @has_row: (out) (optional): whether there is a row to read
 *
 * Returns: %FALSE on error
 */
gboolean     cx_statement_step  (CxStatement *self, gboolean *has_row, GError **error);

/** cx_statement_run: step, expect no row, reset. */
gboolean     cx_statement_run   (CxStatement *self, GError **error);
void         cx_statement_reset (CxStatement *self);

gboolean     cx_statement_is_null    (CxStatement *self, int column);
gint64       cx_statement_get_int    (CxStatement *self, int column);
double       cx_statement_get_double (CxStatement *self, int column); /* NULL reads NaN */
const char  *cx_statement_get_text   (CxStatement *self, int column); /* until the next step; NULL reads NULL */
gsize        cx_statement_get_length (CxStatement *self, int column); /* bytes of the text */

/** cx_statement_get_handle: for loops that cannot afford a call per cell. */
sqlite3_stmt *cx_statement_get_handle (CxStatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxDatabase, cx_database_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxStatement, cx_statement_free)

G_END_DECLS
