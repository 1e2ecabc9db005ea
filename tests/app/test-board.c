/* The board without a window: which accounts stand where, in which order, and that a change emits no
 * more rows than it must. */
#include "cx-board-list.h"

#include "cx-profile-table.h"
#include "cx-stage.h"

#include <glib/gstdio.h>

/* Fit is the employees test alone: 100 or 0. */
static const char *const document =
  "{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"Large\", \"thresholds\": [75, 50, 25], \"criteria\": ["
  "{\"id\": \"c1\", \"label\": \"Size\", \"section\": \"firmographics\", \"field\": \"employees\", \"op\": \"at-least\","
  " \"values\": [100], \"importance\": \"strong\", \"weight\": 3}], \"sections\": {}}";

static const char *const accounts =
  "INSERT INTO account (id, key, f_1, f_2, f_3, f_4, stage, stage_since) VALUES"
  " (11, 'a', 'Anvil', 500, 'Ada', 1000, 'MQL', 100), (12, 'b', 'Brick', 5,   'Bob', 200,  'MQL', 120),"
  " (13, 'c', 'Crane', 900, 'Ada', NULL, 'MQL', NULL), (14, 'd', 'Dowel', 50,  NULL,  300,  'SQL', 90),"
  " (15, 'e', 'Ember', 800, 'Bob', 50,   NULL,  NULL), (16, 'f', 'Ferry', 10,  'Ada', 70,   'MQL', 120)";

typedef struct {
  char       *folder, *path;
  CxStore    *store;
  CxSnapshot *snapshot;
} World;

static void
add_field (CxStore    *store,
           const char *key,
           CxFieldType type,
           const char *unit)
{
  g_autoptr(CxField) field = cx_field_new (key, key, type, key, unit, key);

  g_assert_true (cx_field_table_add (store, field, NULL));
}

static void
set_up (World        *world,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  gint64 profile = 0;

  world->folder = g_dir_make_tmp ("concentric-board-XXXXXX", NULL);
  world->path = g_build_filename (world->folder, "w.concentric", NULL);
  world->store = cx_store_create (world->path, "Test", &error);
  g_assert_no_error (error);
  g_assert_true (cx_stage_set_up (world->store, NULL));
  add_field (world->store, "name", CX_FIELD_TEXT, NULL);
  add_field (world->store, "employees", CX_FIELD_NUMBER, NULL);
  add_field (world->store, "owner", CX_FIELD_CATEGORY, NULL);
  add_field (world->store, "potential", CX_FIELD_MONEY, "EUR");
  cx_database_execute (cx_store_get_database (world->store), accounts, &error);
  g_assert_no_error (error);
  cx_profile_table_save (world->store, &profile, "Large", document, &error);
  g_assert_no_error (error);
  world->snapshot = cx_snapshot_load (world->store, NULL, &error);
  g_assert_no_error (error);
}

static void
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

static CxBoardAnswer *
answer (CxSnapshot          *snapshot,
        CxBoardOrder         order,
        const char          *owner,
        const CxBoardAnswer *previous)
{
  CxAccountFilter *filter = cx_account_filter_new ();
  CxBoardAnswer *asked;
  g_autoptr(GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  if (owner != NULL)
    cx_account_filter_set (filter, "owner", owner, TRUE);
  asked = cx_board_answer_new (snapshot, 0, filter, order, previous);
  cx_board_answer_run (task, NULL, asked, NULL);
  g_assert_true (g_task_propagate_boolean (task, NULL));
  return asked;
}

/* "abf": the keys of a column, top to bottom. */
static char *
column (const CxBoardAnswer *self,
        guint                stage)
{
  g_autoptr(GString) keys = g_string_new (NULL);

  for (guint i = 0; i < self->stages[stage].entries->len; i++)
    g_string_append (keys, cx_columns_get_key (cx_snapshot_get_columns (self->snapshot),
                                               g_array_index (self->stages[stage].entries, CxBoardEntry, i).account));
  return g_string_free (g_steal_pointer (&keys), FALSE);
}

static void
test_columns (World        *world,
              gconstpointer data)
{
  static const struct { CxBoardOrder order; const char *owner, *mql, *sql, *none; guint accounts; } cases[] = {
    { CX_BOARD_NEWEST, NULL, "bfac", "d", "e", 6 },
    { CX_BOARD_NAME, NULL, "abcf", "d", "e", 6 },
    { CX_BOARD_FIT, NULL, "acbf", "d", "e", 6 },
    { CX_BOARD_NAME, "Ada", "acf", "", "", 3 },
    { CX_BOARD_NEWEST, "", "", "d", "", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CxBoardAnswer) shown = answer (world->snapshot, cases[i].order, cases[i].owner, NULL);
      g_autofree char *mql = column (shown, 1), *sql = column (shown, 2), *none = column (shown, shown->n_stages);

      g_assert_cmpstr (mql, ==, cases[i].mql);
      g_assert_cmpstr (sql, ==, cases[i].sql);
      g_assert_cmpstr (none, ==, cases[i].none);
      g_assert_cmpuint (shown->accounts, ==, cases[i].accounts);
    }
}

static void
test_sums (World        *world,
           gconstpointer data)
{
  g_autoptr(CxBoardAnswer) shown = answer (world->snapshot, CX_BOARD_NAME, NULL, NULL);
  const CxBoardStage *mql = &shown->stages[1];

  g_assert_cmpuint (mql->tiers[1], ==, 2);
  g_assert_cmpuint (mql->tiers[CX_TIER_OUTSIDE], ==, 2);
  g_assert_cmpfloat (mql->sum, ==, 1270);
  g_assert_cmpuint (mql->n_summed, ==, 3);
}

/* For how many days accounts are at MQL: first days 100, 120, 120 and one that is not known; of Ada's 100 and 120. */
static void
test_days (World        *world,
           gconstpointer data)
{
  static const struct { const char *owner; guint stage, n_dated; double middle; } cases[] = {
    { NULL, 1, 3, 120 }, { "Ada", 1, 2, 110 }, { NULL, 2, 1, 90 }, { NULL, 0, 0, 0 },
  };
  gint32 today = cx_snapshot_get_day (world->snapshot);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CxBoardAnswer) shown = answer (world->snapshot, CX_BOARD_NEWEST, cases[i].owner, NULL);
      const CxBoardStage *stage = &shown->stages[cases[i].stage];

      g_assert_cmpuint (stage->n_dated, ==, cases[i].n_dated);
      if (stage->n_dated > 0)
        g_assert_cmpfloat (stage->median_days, ==, today - cases[i].middle);
    }
}

static void
note_change (GListModel *model,
             guint       position,
             guint       removed,
             guint       added,
             GString    *changes)
{
  g_string_append_printf (changes, "%u-%u+%u ", position, removed, added);
}

static void
assert_changes (GString    *changes,
                const char *expected)
{
  g_assert_cmpstr (changes->str, ==, expected);
  g_string_truncate (changes, 0);
}

/* What a column emits when an account leaves it, another order is asked for, and nothing changed. */
static void
test_changes (World        *world,
              gconstpointer data)
{
  g_autoptr(CxBoardList) list = cx_board_list_new (1);
  g_autoptr(GString) changes = g_string_new (NULL);
  g_autoptr(CxSnapshot) moved = cx_snapshot_with_move (world->snapshot, 1, 2, 130);
  g_autoptr(CxBoardAnswer) first = answer (world->snapshot, CX_BOARD_NAME, NULL, NULL), again = answer (world->snapshot, CX_BOARD_NAME, NULL, first);
  g_autoptr(CxBoardAnswer) without = answer (moved, CX_BOARD_NAME, NULL, again), newest = answer (moved, CX_BOARD_NEWEST, NULL, without);

  g_signal_connect (list, "items-changed", G_CALLBACK (note_change), changes);
  cx_board_list_show (list, first);
  assert_changes (changes, "0-0+4 ");
  cx_board_list_show (list, again);
  assert_changes (changes, "");
  cx_board_list_show (list, without);
  assert_changes (changes, "1-1+0 ");
  cx_board_list_show (list, newest);
  assert_changes (changes, "0-3+3 ");
  g_assert_cmpuint (cx_board_list_find (list, 11), ==, 1);
  g_assert_cmpuint (cx_board_list_find (list, 12), ==, G_MAXUINT);
  g_assert_cmpuint (cx_board_list_find (list, 4711), ==, G_MAXUINT);
}

static void
test_words (World        *world,
            gconstpointer data)
{
  g_autoptr(CxBoardList) list = cx_board_list_new (1), none = cx_board_list_new (CX_NO_STAGE);
  g_autoptr(CxBoardAnswer) shown = answer (world->snapshot, CX_BOARD_NAME, NULL, NULL);
  g_autoptr(CxBoardItem) crane = NULL, ember = NULL;
  g_autofree char *in_stage = NULL, *in_none = NULL;

  cx_board_list_show (list, shown);
  cx_board_list_show (none, shown);
  crane = g_list_model_get_item (G_LIST_MODEL (list), 2);
  ember = g_list_model_get_item (G_LIST_MODEL (none), 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (none), 1));
  in_stage = cx_board_item_describe (crane);
  in_none = cx_board_item_describe (ember);
  g_assert_cmpstr (in_stage, ==, "Crane, Tier 1, fit 100, Marketing-qualified, Ada");
  g_assert_cmpstr (in_none, ==, "Ember, Tier 1, fit 100, no stage, Bob");
}

static void
test_pinned_words (World        *world,
                   gconstpointer data)
{
  g_autoptr(CxBoardList) none = cx_board_list_new (CX_NO_STAGE);
  g_autoptr(CxBoardAnswer) before = answer (world->snapshot, CX_BOARD_NAME, NULL, NULL);
  g_autoptr(CxBoardAnswer) after = NULL;
  g_autoptr(CxSnapshot) snapshot = NULL;
  g_autoptr(GArray) pins = cx_pin_list_new ();
  g_autoptr(GRefString) text = g_ref_string_new ("A");
  g_autoptr(CxBoardItem) ember = NULL;
  g_autofree char *words = NULL;
  CxColumns *columns = cx_snapshot_get_columns (world->snapshot);

  cx_board_list_show (none, before);
  ember = g_list_model_get_item (G_LIST_MODEL (none), 0);
  cx_pin_list_add (pins, cx_columns_get_id (columns, cx_board_item_get_entry (ember)->account),
                   &(CxPin) { .tier = 3, .reason = text, .author = text, .day = 20000 });
  snapshot = cx_snapshot_with_pins (world->snapshot, pins);
  after = answer (snapshot, CX_BOARD_NAME, NULL, before);
  cx_board_list_show (none, after);
  g_clear_object (&ember);
  ember = g_list_model_get_item (G_LIST_MODEL (none), 0);
  words = cx_board_item_describe (ember);
  g_assert_cmpstr (words, ==, "Ember, Tier 3, fit 100, no stage, pinned, Bob");
}

#define ADD(path, test) g_test_add ("/board/" path, World, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("columns", test_columns);
  ADD ("sums", test_sums);
  ADD ("days", test_days);
  ADD ("changes", test_changes);
  ADD ("words", test_words);
  ADD ("pinned-words", test_pinned_words);
  return g_test_run ();
}
