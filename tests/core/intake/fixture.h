/* A workspace in a temporary folder, and files to import into it. */
#pragma once

#include "cx-import.h"
#include "cx-import-table.h"
#include "cx-value.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

typedef struct {
  char    *folder, *path;
  CxStore *store;
} Fixture;

static G_GNUC_UNUSED void
fixture_set_up (Fixture *self)
{
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("concentric-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "w.concentric", NULL);
  self->store = cx_store_create (self->path, "Test", &error);
  g_assert_no_error (error);
}

static G_GNUC_UNUSED void
fixture_tear_down (Fixture *self)
{
  g_autoptr(GDir) folder = NULL;
  const char *name;

  cx_store_close (self->store);
  folder = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (self->folder, name, NULL);

      g_unlink (file);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_tear_down)

static G_GNUC_UNUSED char *
fixture_write (Fixture    *self,
               const char *name,
               const char *data,
               gssize      length)
{
  g_autoptr(GError) error = NULL;
  char *path = g_build_filename (self->folder, name, NULL);

  g_file_set_contents (path, data, length, &error);
  g_assert_no_error (error);
  return path;
}

static G_GNUC_UNUSED CxImportPlan *
fixture_plan (Fixture    *self,
              const char *data,
              const char *mapping)
{
  g_autofree char *path = fixture_write (self, "data.csv", data, -1);
  g_autoptr(GError) error = NULL;
  CxImportPlan *plan = cx_import_plan_new (self->store, path, &(CxImportOptions) { .mapping = mapping }, &error);

  g_assert_no_error (error);
  return plan;
}

/* Imports by the plan and commits; on failure rolls back and gives the error. */
static G_GNUC_UNUSED CxImportResult *
fixture_run (Fixture      *self,
             CxImportPlan *plan,
             gboolean      strict,
             GError      **error)
{
  CxDatabase *database = cx_store_get_database (self->store);
  g_autoptr(GError) own = NULL;
  CxImportResult *result;

  g_assert_true (cx_database_begin (database, NULL));
  result = cx_import_run (self->store, plan, &(CxImportWay) { .strict = strict }, NULL, error);
  if (result == NULL)
    {
      cx_database_rollback (database);
      return NULL;
    }
  cx_database_commit (database, &own);
  g_assert_no_error (own);
  return result;
}

static G_GNUC_UNUSED CxImportResult *
fixture_import_with (Fixture    *self,
                     const char *data,
                     const char *mapping)
{
  g_autoptr(CxImportPlan) plan = fixture_plan (self, data, mapping);
  g_autoptr(GError) error = NULL;
  CxImportResult *result = fixture_run (self, plan, FALSE, &error);

  g_assert_no_error (error);
  return result;
}

static G_GNUC_UNUSED CxImportResult *
fixture_import (Fixture    *self,
                const char *data)
{
  return fixture_import_with (self, data, NULL);
}

/* "rows inserted updated unchanged merged rejected" */
static G_GNUC_UNUSED void
assert_counts (CxImportResult *result,
               const char     *expected)
{
  const CxImportCounts *c = &result->counts;
  g_autofree char *text =
    g_strdup_printf ("%d %d %d %d %d %d", (int) c->rows, (int) c->inserted, (int) c->updated, (int) c->unchanged,
                     (int) c->merged, (int) c->rejected);

  g_assert_cmpint (c->rows, ==, c->inserted + c->updated + c->unchanged + c->merged + c->rejected);
  g_assert_cmpstr (text, ==, expected);
}

static G_GNUC_UNUSED const CxField *
plan_field (CxImportPlan *plan,
            const char   *header)
{
  for (guint i = 0; i < plan->columns->len; i++)
    {
      const CxPlanColumn *column = plan->columns->pdata[i];

      if (g_str_equal (column->header, header))
        return column->field;
    }
  g_assert_not_reached ();
}

/* The answer to a query: cells with "|" between, rows with "\n"; a missing one is empty. */
static G_GNUC_UNUSED char *
fixture_query (Fixture    *self,
               const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxStatement) statement = cx_database_prepare (cx_store_get_database (self->store), sql, &error);
  GString *text = g_string_new (NULL);
  gboolean has_row;

  g_assert_no_error (error);
  while (cx_statement_step (statement, &has_row, &error) && has_row)
    {
      if (text->len > 0)
        g_string_append_c (text, '\n');
      for (int i = 0; i < sqlite3_column_count (cx_statement_get_handle (statement)); i++)
        {
          const char *cell = cx_statement_get_text (statement, i);

          g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", cell ? cell : "");
        }
    }
  g_assert_no_error (error);
  return g_string_free_and_steal (text);
}

/* Values of fields by key, "name employees": one account a line, in order of id. */
static G_GNUC_UNUSED char *
fixture_values (Fixture    *self,
                const char *keys)
{
  g_autoptr(GPtrArray) fields = cx_field_table_list (self->store, NULL);
  g_auto(GStrv) split = g_strsplit (keys, " ", -1);
  g_autoptr(GString) sql = g_string_new ("SELECT ");

  for (guint i = 0; split[i] != NULL; i++)
    {
      const CxField *field = cx_field_list_find (fields, split[i]);
      g_autofree char *columns = NULL;

      if (field == NULL)
        g_error ("no field “%s”", split[i]);
      columns = cx_field_columns (field);
      g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", columns);
    }
  g_string_append (sql, " FROM account ORDER BY id");
  return fixture_query (self, sql->str);
}

static G_GNUC_UNUSED void
fixture_check (Fixture *self)
{
  g_auto(GStrv) problems = cx_store_check (self->store, NULL);

  g_assert_nonnull (problems);
  if (problems[0] != NULL)
    g_error ("%s", problems[0]);
}

#define assert_text(expression, expected) \
  G_STMT_START { g_autofree char *text_ = (expression); g_assert_cmpstr (text_, ==, (expected)); } G_STMT_END
