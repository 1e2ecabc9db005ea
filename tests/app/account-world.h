/* Six accounts whose fits were worked out by hand. */
#pragma once

#include "cx-profile-table.h"
#include "cx-snapshot.h"
#include "cx-stage.h"

#include <glib/gstdio.h>
#include <string.h>

/* Weights 3, 3 and 1, thresholds 75, 50, 25. */
static const char *const document =
  "{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"Robots\", \"thresholds\": [75, 50, 25], \"criteria\": ["
  "{\"id\": \"c1\", \"label\": \"Retail\", \"section\": \"firmographics\", \"field\": \"industry\", \"op\": \"in\","
  " \"values\": [\"Retail\"], \"importance\": \"strong\", \"weight\": 3},"
  "{\"id\": \"c2\", \"label\": \"Size\", \"section\": \"firmographics\", \"field\": \"employees\", \"op\": \"at-least\","
  " \"values\": [100], \"importance\": \"must\", \"weight\": 3},"
  "{\"id\": \"c3\", \"label\": \"Robots\", \"section\": \"firmographics\", \"field\": \"tags\", \"op\": \"has-any\","
  " \"values\": [\"robots\"], \"importance\": \"nice\", \"weight\": 1}], \"sections\": {}}";

/* key: fit, tier      a: 100, 1 · b: 42.9, 3 (must missed) · c: 57.1, 2 · d: 42.9–100, 3 (needs data, could
 * move) · e: 0–42.9, outside (needs data, could move) · f: 0–100, outside (needs data, could move) */
static const char *const accounts =
  "INSERT INTO account (id, key, f_1, f_2, f_3, f_4, f_5, f_6, f_7, stage) VALUES"
  " (11, 'a', 'Anvil',          'Retail',    500,  1000, 'Ada', 'North', '[\"robots\",\"agv\"]', 'MQL'),"
  " (12, 'b', 'Zebra',          'Retail',    50,   2500, 'Bob', 'South', NULL,                   'SQL'),"
  " (13, 'c', 'Crane',          'Wholesale', 200,  NULL, 'Ada', NULL,    '[\"robots\"]',         'MQL'),"
  " (14, 'd', 'Müller Freight', 'RETAIL',    NULL, 300,  NULL,  'NORTH', NULL,                   NULL),"
  " (15, 'e', 'Muller Air',     'Wholesale', NULL, 4000, 'Bob', 'South', '[\"agv\"]',            'RL'),"
  " (16, 'f', 'Eclair',         NULL,        NULL, NULL, NULL,  NULL,    NULL,                   'Ret')";

typedef struct {
  char       *folder, *path;
  CxStore    *store;
  CxSnapshot *snapshot;
} World;

static G_GNUC_UNUSED void
add_field (CxStore    *store,
           const char *key,
           CxFieldType type,
           const char *role,
           const char *unit)
{
  g_autoptr(CxField) field = cx_field_new (key, key, type, role, unit, key);
  g_autoptr(GError) error = NULL;

  cx_field_table_add (store, field, &error);
  g_assert_no_error (error);
}

static G_GNUC_UNUSED void
set_up (World        *world,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  gint64 profile = 0;

  world->folder = g_dir_make_tmp ("concentric-accounts-XXXXXX", NULL);
  world->path = g_build_filename (world->folder, "w.concentric", NULL);
  world->store = cx_store_create (world->path, "Test", &error);
  g_assert_no_error (error);
  g_assert_true (cx_stage_set_up (world->store, NULL));
  add_field (world->store, "name", CX_FIELD_TEXT, "name", NULL);
  add_field (world->store, "industry", CX_FIELD_CATEGORY, "industry", NULL);
  add_field (world->store, "employees", CX_FIELD_NUMBER, "employees", NULL);
  add_field (world->store, "potential", CX_FIELD_MONEY, "potential", "EUR");
  add_field (world->store, "owner", CX_FIELD_CATEGORY, "owner", NULL);
  add_field (world->store, "territory", CX_FIELD_CATEGORY, "territory", NULL);
  add_field (world->store, "tags", CX_FIELD_LIST, NULL, NULL);
  cx_database_execute (cx_store_get_database (world->store), accounts, &error);
  g_assert_no_error (error);
  cx_profile_table_save (world->store, &profile, "Robots", document, &error);
  g_assert_no_error (error);
  world->snapshot = cx_snapshot_load (world->store, NULL, &error);
  g_assert_no_error (error);
}

static G_GNUC_UNUSED void
tear_down (World        *world,
           gconstpointer data)
{
  cx_snapshot_unref (world->snapshot);
  cx_store_close (world->store);
  g_unlink (world->path);
  g_rmdir (world->folder);
  g_free (world->path);
  g_free (world->folder);
}

static G_GNUC_UNUSED char *
keys_of (CxSnapshot *snapshot,
         GArray     *rows)
{
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append (keys, cx_columns_get_key (cx_snapshot_get_columns (snapshot), g_array_index (rows, guint, i)));
  return g_string_free_and_steal (keys);
}

/* e is pinned to tier 1, a to the outside; of b something was said no to. */
static G_GNUC_UNUSED void
override (World *world)
{
  g_autoptr(GError) error = NULL;

  cx_database_execute (cx_store_get_database (world->store),
                       "INSERT INTO tier_pin VALUES (15, 1, 'R', 'Ada', 20000), (11, 0, 'R', 'Ada', 20000);"
                       "INSERT INTO said_no (account, amount, currency, reason, author, day) VALUES (12, 500, 'EUR', 'R', 'Ada', 20000)",
                       &error);
  g_assert_no_error (error);
  cx_snapshot_unref (world->snapshot);
  world->snapshot = cx_snapshot_load (world->store, NULL, &error);
  g_assert_no_error (error);
}
