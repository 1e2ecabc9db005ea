/* A workspace of a few accounts, written by hand as SQL values. */
#pragma once

#include "cx-columns.h"
#include "cx-error.h"
#include "cx-store.h"

#include <glib/gstdio.h>

typedef struct {
  char    *folder, *path;
  CxStore *store;
} Fixture;

static inline void
fixture_run (Fixture    *self,
             const char *sql)
{
  g_autoptr(GError) error = NULL;

  cx_database_execute (cx_store_get_database (self->store), sql, &error);
  g_assert_no_error (error);
}

/* Fields get the ids 1, 2, 3 …, so their columns are f_1, f_2, f_3 … */
static inline void
fixture_field (Fixture    *self,
               const char *key,
               CxFieldType type,
               const char *role)
{
  g_autoptr(CxField) field = cx_field_new (key, key, type, role, NULL, NULL);
  g_autoptr(GError) error = NULL;

  cx_field_table_add (self->store, field, &error);
  g_assert_no_error (error);
}

static inline Fixture *
fixture_new (void)
{
  Fixture *self = g_new0 (Fixture, 1);
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("concentric-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "w.concentric", NULL);
  self->store = cx_store_create (self->path, "Fixture", &error);
  g_assert_no_error (error);
  fixture_run (self, "PRAGMA synchronous = OFF");
  return self;
}

static inline CxColumns *
fixture_load (Fixture *self)
{
  g_autoptr(GError) error = NULL;
  CxColumns *columns = cx_columns_load (self->store, NULL, &error);

  g_assert_no_error (error);
  return columns;
}

static inline void
fixture_free (Fixture *self)
{
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (self->path, "-shm", NULL);

  cx_store_close (self->store);
  g_unlink (self->path);
  g_unlink (wal);
  g_unlink (shm);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}
