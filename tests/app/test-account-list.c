/* The list of accounts: what it shows, says and has selected, without a window. */
#include "cx-account-list.h"

#include "account-world.h"

typedef struct {
  guint position, removed, added;
  guint items_changed, selection_changed, refilter, answered;
} Heard;

static void
on_items_changed (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Heard      *heard)
{
  heard->position = position;
  heard->removed = removed;
  heard->added = added;
  heard->items_changed++;
}

static void
on_selection_changed (GtkSelectionModel *model,
                      guint              position,
                      guint              n,
                      Heard             *heard)
{
  heard->selection_changed++;
}

static void
count (guint *n)
{
  (*n)++;
}

static CxAccountList *
list_new (Heard *heard)
{
  CxAccountList *list = cx_account_list_new ();

  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), heard);
  g_signal_connect (list, "selection-changed", G_CALLBACK (on_selection_changed), heard);
  g_signal_connect_swapped (list, "refilter", G_CALLBACK (count), &heard->refilter);
  g_signal_connect_swapped (list, "answered", G_CALLBACK (count), &heard->answered);
  return list;
}

static void
wait_for_answer (CxAccountList *list,
                 Heard         *heard)
{
  gboolean busy = TRUE;

  memset (heard, 0, sizeof *heard);
  while (busy)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (list, "busy", &busy, NULL);
    }
}

static void
ask_filter (CxAccountList *list,
            const char    *text)
{
  g_autoptr(CxAccountFilter) filter = cx_account_filter_parse (text, NULL);

  cx_account_list_set_filter (list, filter);
}

static void
assert_shows (CxAccountList *list,
              const char    *wanted)
{
  g_autofree char *keys = keys_of (cx_account_list_get_snapshot (list), cx_account_list_get_rows (list));

  g_assert_cmpstr (keys, ==, wanted);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, strlen (wanted));
}

static void
test_list_order (World        *world,
                 gconstpointer data)
{
  Heard heard = { 0 };
  g_autoptr(CxAccountList) list = list_new (&heard);
  g_autoptr(CxAccountRow) first = NULL;
  guint changed = 0;

  cx_account_list_set_snapshot (list, world->snapshot, 0);
  wait_for_answer (list, &heard);
  assert_shows (list, "acdbfe");
  g_assert_cmpuint (heard.items_changed, ==, 1);
  g_assert_cmpuint (heard.added, ==, 6);

  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_signal_connect_swapped (first, "changed", G_CALLBACK (count), &changed);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (list), 3, TRUE);
  g_assert_cmpint (cx_account_list_get_selected (list), ==, 12);

  cx_account_list_set_order (list, "name", FALSE);
  wait_for_answer (list, &heard);
  assert_shows (list, "acfedb");
  g_assert_cmpuint (heard.items_changed, ==, 0);
  g_assert_cmpuint (heard.refilter, ==, 0);
  g_assert_cmpuint (heard.selection_changed, ==, 2);
  g_assert_cmpuint (changed, ==, 1);
  g_assert_cmpint (cx_account_list_get_selected (list), ==, 12);
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (list), 3));
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (list), 5));
}

static void
test_list_filter (World        *world,
                  gconstpointer data)
{
  Heard heard = { 0 };
  g_autoptr(CxAccountList) list = list_new (&heard);
  g_autoptr(GtkBitset) selection = NULL;

  cx_account_list_set_snapshot (list, world->snapshot, 0);
  wait_for_answer (list, &heard);
  cx_account_list_select (list, 12);

  ask_filter (list, "flag=could-move");
  wait_for_answer (list, &heard);
  assert_shows (list, "dfe");
  g_assert_cmpuint (heard.refilter, ==, 1);
  g_assert_cmpuint (heard.items_changed, ==, 1);
  g_assert_cmpuint (heard.position, ==, 3);
  g_assert_cmpuint (heard.removed, ==, 3);
  g_assert_cmpuint (heard.added, ==, 0);
  g_assert_cmpint (cx_account_list_get_selected (list), ==, 12);
  selection = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (list));
  g_assert_true (gtk_bitset_is_empty (selection));

  ask_filter (list, "tier=3");
  wait_for_answer (list, &heard);
  assert_shows (list, "db");
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (list), 1));

  ask_filter (list, "");
  wait_for_answer (list, &heard);
  assert_shows (list, "acdbfe");
  g_assert_cmpuint (heard.position, ==, 2);
  g_assert_cmpuint (heard.added, ==, 4);
  gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (list), 3);
  g_assert_cmpint (cx_account_list_get_selected (list), ==, -1);
}

/* A question that is asked while another is on its way takes its place. */
/* Whether the second question came before the first was answered, which was then dropped; the thread that answers may be
 * faster. */
static gboolean
ask_twice (World *world)
{
  Heard heard = { 0 };
  g_autoptr(CxAccountList) list = list_new (&heard);
  guint early;

  cx_account_list_set_snapshot (list, world->snapshot, 0);
  ask_filter (list, "tier=1");
  g_main_context_iteration (NULL, TRUE);
  early = heard.answered;
  ask_filter (list, "tier=2");
  wait_for_answer (list, &heard);
  g_assert_cmpuint (heard.answered, >=, 1);
  assert_shows (list, "c");
  return early == 0 && heard.answered == 1;
}

static void
test_list_drops_old_answers (World        *world,
                             gconstpointer data)
{
  guint n_overtaken = 0;

  for (guint i = 0; i < 100 && n_overtaken == 0; i++)
    n_overtaken += ask_twice (world);
  g_assert_cmpuint (n_overtaken, >, 0);
}

static void
test_list_follows_snapshots (World        *world,
                             gconstpointer data)
{
  Heard heard = { 0 };
  g_autoptr(CxAccountList) list = list_new (&heard);
  g_autoptr(CxSnapshot) moved = cx_snapshot_with_move (world->snapshot, 1, 0, 20000);
  g_autoptr(CxAccountRow) row = NULL;

  cx_account_list_set_snapshot (list, world->snapshot, 0);
  ask_filter (list, "stage=SQL");
  wait_for_answer (list, &heard);
  assert_shows (list, "b");
  row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  cx_account_list_set_snapshot (list, moved, 0);
  wait_for_answer (list, &heard);
  assert_shows (list, "");
  g_assert_cmpuint (heard.removed, ==, 1);
  cx_account_list_set_snapshot (list, NULL, -1);
  wait_for_answer (list, &heard);
  g_assert_null (cx_account_list_get_snapshot (list));
  g_assert_null (cx_account_list_get_summary (list));
}

/* ── several ─────────────────────────────────────────────────────────────── */

static char *
selected_keys (CxAccountList *list)
{
  g_autoptr(GArray) rows = cx_account_list_get_selected_rows (list);

  return keys_of (cx_account_list_get_snapshot (list), rows);
}

static void
assert_selected (CxAccountList *list,
                 const char    *keys,
                 gint64         alone)
{
  g_autofree char *selected = selected_keys (list);

  g_assert_cmpstr (selected, ==, keys);
  g_assert_cmpuint (cx_account_list_get_n_selected (list), ==, strlen (keys));
  g_assert_cmpint (cx_account_list_get_selected (list), ==, alone);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      const char *key = cx_columns_get_key (cx_snapshot_get_columns (cx_account_list_get_snapshot (list)),
                                            cx_account_list_get_account (list, i));

      g_assert_cmpint (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (list), i), ==, strchr (keys, *key) != NULL);
    }
}

static void
test_several (World        *world,
              gconstpointer data)
{
  Heard heard = { 0 };
  g_autoptr(CxAccountList) list = list_new (&heard);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (list);

  cx_account_list_set_snapshot (list, world->snapshot, 0);
  cx_account_list_set_order (list, "name", FALSE);
  wait_for_answer (list, &heard);
  cx_account_list_grow (list);
  assert_shows (list, "acfedb");
  assert_selected (list, "", -1);
  gtk_selection_model_select_item (model, 1, TRUE);
  assert_selected (list, "c", 13);
  gtk_selection_model_select_item (model, 3, FALSE);
  assert_selected (list, "ce", -1);
  gtk_selection_model_select_range (model, 2, 3, FALSE);
  assert_selected (list, "cfed", -1);
  gtk_selection_model_unselect_item (model, 3);
  assert_selected (list, "cfd", -1);
  gtk_selection_model_select_range (model, 4, 2, TRUE);
  assert_selected (list, "db", -1);
  gtk_selection_model_unselect_item (model, 4);
  assert_selected (list, "b", 12);
  heard.selection_changed = 0;
  gtk_selection_model_select_all (model);
  assert_selected (list, "acfedb", -1);
  g_assert_cmpuint (heard.selection_changed, ==, 1);

  gtk_selection_model_select_all (model);
  cx_account_list_select (list, 14);
  assert_selected (list, "d", 14);
  gtk_selection_model_unselect_all (model);
  assert_selected (list, "", -1);
}

/* By the account, not by where it stands. */
static void
test_several_stay (World        *world,
                   gconstpointer data)
{
  static const struct { const char *filter, *by; gboolean descending; const char *shown, *selected; guint hidden; } rows[] = {
    { "", "name", FALSE, "acfedb", "ceb", 0 },
    { "", "name", TRUE, "bdefca", "bec", 0 },
    { "tier=3", "name", TRUE, "bd", "bce", 2 },
    { "search=nothing", "name", TRUE, "", "bce", 3 },
    { "flag=could-move", NULL, FALSE, "dfe", "ebc", 2 },
    { "", NULL, FALSE, "acdbfe", "cbe", 0 },
  };
  Heard heard = { 0 };
  g_autoptr(CxAccountList) list = list_new (&heard);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (list);

  cx_account_list_set_snapshot (list, world->snapshot, 0);
  cx_account_list_set_order (list, "name", FALSE);
  wait_for_answer (list, &heard);
  cx_account_list_grow (list);
  for (guint i = 1; i < 6; i += 2)
    gtk_selection_model_select_item (model, i, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s by %s", rows[i].filter, rows[i].by ? rows[i].by : "default");
      ask_filter (list, rows[i].filter);
      cx_account_list_set_order (list, rows[i].by, rows[i].descending);
      if (i > 0)
        wait_for_answer (list, &heard);
      cx_account_list_grow (list);
      assert_shows (list, rows[i].shown);
      assert_selected (list, rows[i].selected, -1);
      g_assert_cmpuint (cx_account_list_get_n_hidden (list), ==, rows[i].hidden);
    }
}

/* Selecting more adds to those that are hidden; a click ends them all. */
static void
test_several_hidden (World        *world,
                     gconstpointer data)
{
  Heard heard = { 0 };
  g_autoptr(CxAccountList) list = list_new (&heard);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (list);

  cx_account_list_set_snapshot (list, world->snapshot, 0);
  cx_account_list_set_order (list, "name", FALSE);
  wait_for_answer (list, &heard);
  cx_account_list_grow (list);
  gtk_selection_model_select_range (model, 0, 2, TRUE);
  ask_filter (list, "flag=could-move");
  wait_for_answer (list, &heard);
  assert_shows (list, "fed");
  assert_selected (list, "ac", -1);
  gtk_selection_model_select_all (model);
  assert_selected (list, "fedac", -1);
  g_assert_cmpuint (cx_account_list_get_n_hidden (list), ==, 2);
  gtk_selection_model_unselect_item (model, 1);
  assert_selected (list, "fdac", -1);
  gtk_selection_model_select_range (model, 1, 2, TRUE);
  assert_selected (list, "ed", -1);
  g_assert_cmpuint (cx_account_list_get_n_hidden (list), ==, 0);

  ask_filter (list, "tier=3");
  wait_for_answer (list, &heard);
  assert_selected (list, "de", -1);
  gtk_selection_model_select_item (model, 0, TRUE);
  assert_selected (list, "d", 14);
  gtk_selection_model_select_item (model, 1, FALSE);
  assert_selected (list, "db", -1);
  cx_account_list_select (list, -1);
  assert_selected (list, "", -1);
}

/* What is selected while a question is open is not lost with its answer, and follows a pin. */
static void
test_several_follow_snapshots (World        *world,
                               gconstpointer data)
{
  Heard heard = { 0 };
  g_autoptr(CxAccountList) list = list_new (&heard);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (list);
  g_autoptr(CxSnapshot) before = cx_snapshot_ref (world->snapshot);

  cx_account_list_set_snapshot (list, before, 0);
  wait_for_answer (list, &heard);
  cx_account_list_grow (list);
  assert_shows (list, "acdbfe");
  gtk_selection_model_select_range (model, 0, 2, TRUE);
  override (world);
  g_assert_false (cx_snapshot_get_columns (before) == cx_snapshot_get_columns (world->snapshot));
  cx_account_list_set_snapshot (list, world->snapshot, 0);
  g_main_context_iteration (NULL, TRUE);
  gtk_selection_model_select_item (model, 5, FALSE);
  wait_for_answer (list, &heard);
  assert_shows (list, "ecdbaf");
  assert_selected (list, "eca", -1);
  cx_account_list_set_snapshot (list, NULL, -1);
  wait_for_answer (list, &heard);
  g_assert_cmpuint (cx_account_list_get_n_selected (list), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/account-list/" path, World, NULL, set_up, test, tear_down)
  ADD ("order", test_list_order);
  ADD ("filter", test_list_filter);
  ADD ("drops-old-answers", test_list_drops_old_answers);
  ADD ("follows-snapshots", test_list_follows_snapshots);
  ADD ("several", test_several);
  ADD ("several-stay", test_several_stay);
  ADD ("several-hidden", test_several_hidden);
  ADD ("several-follow-snapshots", test_several_follow_snapshots);
#undef ADD
  return g_test_run ();
}
