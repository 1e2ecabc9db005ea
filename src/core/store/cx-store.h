/* The workspace file: making, opening, copying and checking it. Knows no meaning. */
#pragma once

#include "cx-database.h"

G_BEGIN_DECLS

/** CxStore: an open workspace file; like its connection, it belongs to one thread. */
typedef struct _CxStore CxStore;

/**
 * cx_store_create:
 * @name: what people call the workspace
 *
 * Makes a new, empty workspace file and opens it for writing. Fails with %CX_ERROR_EXISTS.
 */
CxStore    *cx_store_create (const char *path, const char *name, GError **error);

/**
 * cx_store_open:
 * @writable: whether to open for writing; an older file is then migrated
 *
 * Fails with %CX_ERROR_NOT_A_WORKSPACE, %CX_ERROR_NEWER_WORKSPACE, %CX_ERROR_DAMAGED, %CX_ERROR_IO.
 */
CxStore    *cx_store_open   (const char *path, gboolean writable, GError **error);

/** cx_store_close: a writer also folds its journal into the file, so that one file is all there is. */
void        cx_store_close  (CxStore *self);

CxDatabase *cx_store_get_database (CxStore *self);

/** cx_store_get_property: a text that belongs to the whole file. Returns: (transfer full) (nullable) */
char       *cx_store_get_property (CxStore *self, const char *key, GError **error);
gboolean    cx_store_set_property (CxStore *self, const char *key, const char *value, GError **error);

/** cx_store_get_name: what people call the workspace. Returns: (transfer full): never %NULL */
char       *cx_store_get_name (CxStore *self);

/** cx_store_back_up: writes a consistent copy to @path, which must not exist, also while others write. */
gboolean    cx_store_back_up (CxStore *self, const char *path, GError **error);

/**
 * cx_store_check:
 *
 * Looks for damage: SQLite's integrity check, foreign keys, and that catalogue and columns agree.
 *
 * Returns: (transfer full): problems as sentences, %NULL-terminated; empty when all is well; %NULL on error
 */
char      **cx_store_check (CxStore *self, GError **error);

/**
 * cx_store_begin_load:
 * @bytes: how much will come, about
 *
 * Begins a transaction that writes much. While nobody else has the file open, new pages are then written once and into the
 * file itself, and memory stays small however many they are. Followed by exactly one cx_store_end_load().
 * Fails with %CX_ERROR_BUSY when another writer holds the file.
 */
gboolean    cx_store_begin_load (CxStore *self, guint64 bytes, GError **error);

/** cx_store_end_load: @keep: commits, otherwise rolls back. A failed commit has rolled back. */
gboolean    cx_store_end_load   (CxStore *self, gboolean keep, GError **error);

/** CxStoreCounts: how much a workspace holds. */
typedef struct {
  int    schema;
  gint64 accounts, profiles, imports, rejects;
} CxStoreCounts;

gboolean    cx_store_count (CxStore *self, CxStoreCounts *counts, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxStore, cx_store_close)

G_END_DECLS
