/* An open workspace without a window: its own main context stands for the main thread. */
#pragma once

#include "cx-workspace.h"

#include "cx-error.h"

#include <glib/gstdio.h>
#include <math.h>

#define TIMEOUT_US (20 * G_USEC_PER_SEC)

static const char *const good =
  "Company name,Website,Industry,Employees,Lifecycle Stage\n"
  "Anvil,https://anvil-tools.com,Retail,500,Lead\n"
  "Bridge,https://bridge-tools.com,Retail,90,Opportunity\n"
  "Crane,https://crane-tools.com,Wholesale,700,\n";

/* ── a workspace to play with ───────────────────────────────────────────── */

typedef struct {
  char         *folder, *path;
  GMainContext *context;
  CxWorkspace  *workspace;
  GAsyncResult *result;
  guint         snapshots, drafts, evaluations;   /* notifications that were counted */
} World;

static inline void
on_result (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_set_object (&((World *) user_data)->result, result);
}

static inline gboolean
on_timeout (gpointer user_data)
{
  g_error ("nothing came for %d seconds", (int) (TIMEOUT_US / G_USEC_PER_SEC));
  return G_SOURCE_REMOVE;
}

static inline GAsyncResult *
wait (World *world)
{
  g_autoptr(GSource) timeout = g_timeout_source_new (TIMEOUT_US / 1000);

  g_source_set_callback (timeout, on_timeout, NULL, NULL);
  g_source_attach (timeout, world->context);
  while (world->result == NULL)
    g_main_context_iteration (world->context, TRUE);
  g_source_destroy (timeout);
  return g_steal_pointer (&world->result);
}

static inline void
spin (World *world,
      guint  ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (world->context, FALSE);
      g_usleep (1000);
    }
}

static inline void
wait_until (World       *world,
            const guint *n)
{
  gint64 end = g_get_monotonic_time () + TIMEOUT_US;

  while (*n == 0 && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (world->context, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpuint (*n, >, 0);
}

static inline CxWorkspace *
open_path (World      *world,
           const char *path,
           gboolean    create,
           GError    **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  cx_workspace_open_async (path, create ? "Test" : NULL, create, FALSE, NULL, on_result, world);
  result = wait (world);
  return cx_workspace_open_finish (result, error);
}

static inline void
set_up (World         *world,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  world->folder = g_dir_make_tmp ("cx-workspace-XXXXXX", &error);
  g_assert_no_error (error);
  world->path = g_build_filename (world->folder, "w.concentric", NULL);
  world->context = g_main_context_new ();
  g_main_context_push_thread_default (world->context);
  world->workspace = open_path (world, world->path, TRUE, &error);
  g_assert_no_error (error);
}

static inline void
remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static inline void
tear_down (World         *world,
           gconstpointer  data)
{
  cx_workspace_close (world->workspace);
  spin (world, 10);
  g_assert_finalize_object (world->workspace);
  g_main_context_pop_thread_default (world->context);
  g_main_context_unref (world->context);
  remove_folder (world->folder);
  g_free (world->folder);
  g_free (world->path);
}

static inline void
reopen (World *world)
{
  g_autoptr(GError) error = NULL;

  cx_workspace_close (world->workspace);
  g_clear_object (&world->workspace);
  world->workspace = open_path (world, world->path, FALSE, &error);
  g_assert_no_error (error);
}

static inline char *
write_file (World      *world,
            const char *name,
            const char *text,
            gssize      length)
{
  char *path = g_build_filename (world->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, length, NULL));
  return path;
}

static inline CxImportPlan *
plan (World      *world,
      const char *path)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  CxImportPlan *answer;

  cx_workspace_plan_async (world->workspace, path, NULL, NULL, on_result, world);
  result = wait (world);
  answer = cx_workspace_plan_finish (world->workspace, result, &error);
  g_assert_no_error (error);
  return answer;
}

static inline CxImportOutcome *
import (World      *world,
        const char *path)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  CxImportOutcome *answer;

  cx_workspace_import_async (world->workspace, plan (world, path), NULL, NULL, NULL, on_result, world);
  result = wait (world);
  answer = cx_workspace_import_finish (world->workspace, result, &error);
  g_assert_no_error (error);
  return answer;
}

static inline void
import_good (World *world)
{
  g_autofree char *path = write_file (world, "good.csv", good, -1);
  g_autoptr(CxImportOutcome) outcome = import (world, path);

  g_assert_cmpint (outcome->result->counts.inserted, ==, 3);
}

static inline guint
n_accounts (World *world)
{
  return cx_columns_get_n_accounts (cx_snapshot_get_columns (cx_workspace_get_snapshot (world->workspace)));
}

/* The draft with one more criterion: employees at least @low. */
static inline CxProfile *
with_criterion (CxProfile *profile,
                double     low)
{
  CxCriterion criterion = {
    .id = (char *) "", .label = (char *) "Size", .section = (char *) "firmographics", .field = (char *) "employees",
    .op = CX_OP_AT_LEAST, .values = (char *[]) { NULL }, .low = low, .high = INFINITY,
    .importance = CX_IMPORTANCE_STRONG, .weight = 3,
  };

  return cx_profile_with_criterion (profile, cx_profile_get_n_criteria (profile), &criterion);
}

static inline void
edit (World  *world,
      double  low)
{
  g_autoptr(CxProfile) draft = with_criterion (cx_workspace_get_draft (world->workspace), low);

  cx_workspace_edit (world->workspace, draft, 0);
}

static inline void
count (GObject    *object,
       GParamSpec *pspec,
       gpointer    n)
{
  g_assert_true (g_main_context_is_owner (g_main_context_get_thread_default ()));
  (*(guint *) n)++;
}
