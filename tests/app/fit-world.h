/* Six accounts whose fits were worked out by hand, for the tests of the place Fit. */
#pragma once

#include "cx-fit-picture.h"

#include "cx-profile-table.h"
#include "cx-stage.h"

#include <glib/gstdio.h>

/* Weights 3 and 1, thresholds 75, 50, 25. */
static const char *const fit_world_document =
  "{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"Robots\", \"thresholds\": [75, 50, 25], \"criteria\": ["
  "{\"id\": \"c1\", \"label\": \"Large\", \"section\": \"firmographics\", \"field\": \"employees\", \"op\": \"at-least\","
  " \"values\": [100], \"importance\": \"strong\", \"weight\": 3},"
  "{\"id\": \"c2\", \"label\": \"Rich\", \"section\": \"firmographics\", \"field\": \"potential\", \"op\": \"at-least\","
  " \"values\": [500], \"importance\": \"nice\", \"weight\": 1}], \"sections\": {}}";

/* a: 100, 1 · b: 75, 1 · c: 25, 3 · d: 0, outside · e: 25–100, 3 (could move) · f: 75–100, 1 */
static const char *const fit_world_accounts =
  "INSERT INTO account (id, key, f_1, f_2, f_3, f_4, stage) VALUES"
  " (11, 'a', 'Anvil',   'Retail',    500,  900, 'Rev'),"
  " (12, 'b', 'Bolt',    'RETAIL',    500,  10,   'MQL'),"
  " (13, 'c', 'Crane',   'Wholesale', 50,   900, 'RL'),"
  " (14, 'd', 'Drill',   'Wholesale', 50,   10,   'RL'),"
  " (15, 'e', 'Eclair',  NULL,        NULL, 900, NULL),"
  " (16, 'f', 'Forge',   'Retail',    500,  NULL, 'Ret')";

typedef struct {
  char         *folder, *path;
  CxStore      *store;
  CxSnapshot   *snapshot;
  CxEvaluation *base;    /* (unowned) */
} FitWorld;

static inline void
fit_world_add_field (CxStore    *store,
                     const char *key,
                     CxFieldType type,
                     const char *unit)
{
  g_autoptr(CxField) field = cx_field_new (key, key, type, key, unit, key);
  g_autoptr(GError) error = NULL;

  cx_field_table_add (store, field, &error);
  g_assert_no_error (error);
}

/* @accounts: SQL */
static inline void
fit_world_set_up (FitWorld   *world,
                  const char *accounts)
{
  g_autoptr(GError) error = NULL;
  gint64 profile = 0;

  world->folder = g_dir_make_tmp ("concentric-fit-XXXXXX", NULL);
  world->path = g_build_filename (world->folder, "w.concentric", NULL);
  world->store = cx_store_create (world->path, "Test", &error);
  g_assert_no_error (error);
  g_assert_true (cx_stage_set_up (world->store, NULL));
  fit_world_add_field (world->store, "name", CX_FIELD_TEXT, NULL);
  fit_world_add_field (world->store, "industry", CX_FIELD_CATEGORY, NULL);
  fit_world_add_field (world->store, "employees", CX_FIELD_NUMBER, NULL);
  fit_world_add_field (world->store, "potential", CX_FIELD_MONEY, "EUR");
  cx_database_execute (cx_store_get_database (world->store), accounts, &error);
  g_assert_no_error (error);
  cx_profile_table_save (world->store, &profile, "Robots", fit_world_document, &error);
  g_assert_no_error (error);
  world->snapshot = cx_snapshot_load (world->store, NULL, &error);
  g_assert_no_error (error);
  world->base = cx_tiering_get_profile (cx_snapshot_get_tiering (world->snapshot), 0)->evaluation;
}

static inline void
fit_world_tear_down (FitWorld *world)
{
  cx_snapshot_unref (world->snapshot);
  cx_store_close (world->store);
  g_unlink (world->path);
  g_rmdir (world->folder);
  g_free (world->path);
  g_free (world->folder);
}

/* @evaluation: (nullable): what is in force */
static inline CxFitPicture *
fit_world_picture (FitWorld     *world,
                   CxEvaluation *evaluation,
                   const char   *sectors,
                   const char   *size)
{
  g_autoptr(CxFitQuestion) question =
    cx_fit_question_new (world->snapshot, evaluation ? evaluation : world->base, world->base, sectors, size);

  return cx_fit_picture_new (question);
}
