/* What another program writes into the file of the open workspace. */
#include "workspace-world.h"

#include "cx-profile-table.h"

static gboolean
follow (World *world)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  gboolean changed;

  cx_workspace_follow_async (world->workspace, on_result, world);
  result = wait (world);
  changed = cx_workspace_follow_finish (world->workspace, result, &error);
  g_assert_no_error (error);
  return changed;
}

static CxStore *
open_elsewhere (World *world)
{
  g_autoptr(GError) error = NULL;
  CxStore *store = cx_store_open (world->path, TRUE, &error);

  g_assert_no_error (error);
  return store;
}

static void
rename_elsewhere (World      *world,
                  const char *name)
{
  g_autoptr(CxStore) store = open_elsewhere (world);

  g_assert_true (cx_store_set_property (store, "name", name, NULL));
}

static void
save_elsewhere (World  *world,
                double  low)
{
  g_autoptr(CxStore) store = open_elsewhere (world);
  g_autoptr(CxProfile) profile = with_criterion (cx_workspace_get_draft (world->workspace), low);
  g_autofree char *document = cx_profile_to_json (profile);
  gint64 id = cx_workspace_get_ranked (world->workspace)->id;

  g_assert_true (cx_profile_table_save (store, &id, cx_profile_get_name (profile), document, NULL));
}

static guint
n_criteria (World *world)
{
  return cx_profile_get_n_criteria (cx_workspace_get_draft (world->workspace));
}

static void
test_noticed (World         *world,
              gconstpointer  data)
{
  g_autofree char *name = NULL;

  g_assert_false (follow (world));
  rename_elsewhere (world, "Elsewhere");
  g_assert_true (follow (world));
  g_object_get (world->workspace, "name", &name, NULL);
  g_assert_cmpstr (name, ==, "Elsewhere");
  g_assert_false (follow (world));
}

/* What the window writes itself is no news. */
static void
test_own (World         *world,
          gconstpointer  data)
{
  import_good (world);
  edit (world, 100);
  spin (world, 800);
  g_assert_false (follow (world));
}

/* A job that reads only half of the workspace again must not hide what another program did to the other half. */
static void
test_noticed_by_jobs (World         *world,
                      gconstpointer  data)
{
  g_autoptr(GAsyncResult) result = NULL;

  import_good (world);
  {
    g_autoptr(CxStore) store = open_elsewhere (world);

    g_assert_true (cx_database_execute (cx_store_get_database (store), "DELETE FROM account WHERE id = (SELECT max (id) FROM account)", NULL));
  }
  cx_workspace_add_profile_async (world->workspace, "Other", on_result, world);
  result = wait (world);
  g_assert_true (cx_workspace_add_profile_finish (world->workspace, result, NULL));
  g_assert_cmpuint (n_accounts (world), ==, 2);
}

/* A draft that nobody edits becomes what the file has now, and that can be undone; one with edits stays. */
static void
test_drafts (World         *world,
             gconstpointer  data)
{
  gboolean can_undo;

  save_elsewhere (world, 10);
  g_assert_cmpuint (n_criteria (world), ==, 0);
  g_assert_true (follow (world));
  g_assert_cmpuint (n_criteria (world), ==, 1);
  g_object_get (world->workspace, "can-undo", &can_undo, NULL);
  g_assert_true (can_undo);

  save_elsewhere (world, 20);
  edit (world, 30);
  edit (world, 40);
  g_assert_true (follow (world));
  g_assert_cmpuint (n_criteria (world), ==, 3);
  reopen (world);
  g_assert_cmpuint (n_criteria (world), ==, 3);
}

#define ADD(name, func) g_test_add ("/workspace-follow/" name, World, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("noticed", test_noticed);
  ADD ("own", test_own);
  ADD ("noticed-by-jobs", test_noticed_by_jobs);
  ADD ("drafts", test_drafts);
  return g_test_run ();
}
