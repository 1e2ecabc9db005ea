/* A workspace with stages, files that are played by writing the stage column as an import does, and moves by hand. */
#pragma once

#include "cx-stage-private.h"

#include <glib/gstdio.h>

typedef struct {
  char       *folder;
  CxStore    *store;
  CxDatabase *database;
  CxField    *stage, *entered_lead, *entered_sql, *told;
} World;

static G_GNUC_UNUSED CxField *
add_field (World      *world,
           const char *key,
           CxFieldType type,
           const char *role)
{
  g_autoptr(GError) error = NULL;
  CxField *field = cx_field_new (key, key, type, role, NULL, key);

  cx_field_table_add (world->store, field, &error);
  g_assert_no_error (error);
  return field;
}

static G_GNUC_UNUSED void
set_up (World        *world,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  world->folder = g_dir_make_tmp ("concentric-stage-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (world->folder, "w.concentric", NULL);
  world->store = cx_store_create (path, "Test", &error);
  g_assert_no_error (error);
  world->database = cx_store_get_database (world->store);
  cx_stage_set_up (world->store, &error);
  g_assert_no_error (error);
  world->stage = add_field (world, "lifecycle", CX_FIELD_CATEGORY, "stage");
  world->entered_lead = add_field (world, "entered_lead", CX_FIELD_DATE, "entered:Lead");
  world->entered_sql = add_field (world, "entered_sql", CX_FIELD_DATE, "entered:salesqualifiedlead");
  world->told = add_field (world, "since", CX_FIELD_DATE, "stage_date");
}

static G_GNUC_UNUSED void
tear_down (World        *world,
           gconstpointer data)
{
  g_autofree char *path = g_build_filename (world->folder, "w.concentric", NULL);

  cx_field_free (world->stage);
  cx_field_free (world->entered_lead);
  cx_field_free (world->entered_sql);
  cx_field_free (world->told);
  cx_store_close (world->store);
  g_unlink (path);
  g_rmdir (world->folder);
  g_free (world->folder);
}

static G_GNUC_UNUSED void
execute (World      *world,
         const char *sql)
{
  g_autoptr(GError) error = NULL;

  cx_database_execute (world->database, sql, &error);
  g_assert_no_error (error);
}

/* One account as one file has it; 0: no date. */
typedef struct {
  const char *key, *value;
  gint32      entered_lead, entered_sql, told;
} Row;

static G_GNUC_UNUSED void
append_date (GString       *sql,
             const CxField *field,
             gint32         day,
             const char    *key)
{
  if (day != 0)
    g_string_append_printf (sql, "UPDATE account SET f_%d = %d WHERE key = '%s';", (int) field->id, day, key);
}

static G_GNUC_UNUSED void
write_row (World     *world,
           const Row *row,
           gint64     import)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO account (key, added_by) SELECT '%s', %d WHERE NOT EXISTS (SELECT 1 FROM account WHERE key = '%s');",
                          row->key, (int) import, row->key);
  if (row->value != NULL)
    g_string_append_printf (sql, "UPDATE account SET f_%d = '%s' WHERE key = '%s';", (int) world->stage->id, row->value, row->key);
  append_date (sql, world->entered_lead, row->entered_lead, row->key);
  append_date (sql, world->entered_sql, row->entered_sql, row->key);
  append_date (sql, world->told, row->told, row->key);
  execute (world, sql->str);
}

static G_GNUC_UNUSED void
file_says (World     *world,
           gint32     day,
           const Row *rows,
           guint      n_rows)
{
  g_autoptr(GError) error = NULL;
  gint64 import;

  execute (world, "BEGIN IMMEDIATE");
  cx_stage_remember (world->store, &error);
  g_assert_no_error (error);
  execute (world, "INSERT INTO import (file, source, at, format, encoding, delimiter, rows, inserted, updated, unchanged, merged, rejected)"
                  " VALUES ('f', 's', 0, 'csv', 'UTF-8', ',', 0, 0, 0, 0, 0, 0)");
  import = sqlite3_last_insert_rowid (cx_database_get_handle (world->database));
  for (guint i = 0; i < n_rows; i++)
    write_row (world, &rows[i], import);
  cx_stage_follow (world->store, import, day, &error);
  g_assert_no_error (error);
  execute (world, "COMMIT");
}

#define FILE_SAYS(day, ...) file_says (world, day, (const Row[]) { __VA_ARGS__ }, G_N_ELEMENTS (((const Row[]) { __VA_ARGS__ })))

static G_GNUC_UNUSED char *
ask (World      *world,
     const char *sql,
     const char *key)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxStatement) statement = cx_database_prepare (world->database, sql, &error);

  g_assert_no_error (error);
  cx_statement_bind_text (statement, 1, key, -1);
  cx_statement_step (statement, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (cx_statement_get_text (statement, 0));
}

/* "SQL since 110", "SQL", "-". */
static G_GNUC_UNUSED void
assert_at (World      *world,
           const char *key,
           const char *expected)
{
  g_autofree char *at = ask (world, "SELECT ifnull (stage, '-') || ifnull (' since ' || stage_since, '') FROM account WHERE key = ?", key);

  g_assert_cmpstr (at, ==, expected);
}

/* "RL@100 import, SQL@110 move", in order of days. */
static G_GNUC_UNUSED void
assert_events (World      *world,
               const char *key,
               const char *expected)
{
  g_autofree char *events =
    ask (world,
         "SELECT ifnull (group_concat (t, ', '), '') FROM (SELECT ifnull (e.stage, '-') || '@' || e.day || ' ' || e.source AS t"
         " FROM stage_event e JOIN account a ON a.id = e.account WHERE a.key = ? ORDER BY e.day, e.id)", key);

  g_assert_cmpstr (events, ==, expected);
}

static G_GNUC_UNUSED gint64
id_of (World      *world,
       const char *key)
{
  g_autofree char *id = ask (world, "SELECT id FROM account WHERE key = ?", key);

  g_assert_nonnull (id);
  return g_ascii_strtoll (id, NULL, 10);
}

static G_GNUC_UNUSED void
move (World      *world,
      const char *key,
      const char *stage,
      gint32      day)
{
  g_autoptr(GError) error = NULL;

  cx_stage_move (world->store, id_of (world, key), stage, day, &error);
  g_assert_no_error (error);
}

static G_GNUC_UNUSED void
unmove (World      *world,
        const char *key)
{
  g_autoptr(GError) error = NULL;

  cx_stage_unmove (world->store, id_of (world, key), &error);
  g_assert_no_error (error);
}

static G_GNUC_UNUSED void
map (World      *world,
     const char *value,
     const char *stage,
     gint32      day)
{
  g_autoptr(GError) error = NULL;

  cx_stage_map_set (world->store, value, stage, day, &error);
  g_assert_no_error (error);
}
