/* Filters, orders, counts and the list of accounts, without a window, on six accounts whose fits were
 * worked out by hand. */
#include "cx-account-list.h"

#include "cx-error.h"
#include "cx-profile-table.h"
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

static void
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

static void
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
  world->snapshot = cx_snapshot_load (world->store, NULL, FALSE, NULL, &error);
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

static char *
keys_of (CxSnapshot *snapshot,
         GArray     *rows)
{
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append (keys, cx_columns_get_key (cx_snapshot_get_columns (snapshot), g_array_index (rows, guint, i)));
  return g_string_free_and_steal (keys);
}

static char *
find (World      *world,
      const char *filter,
      const char *by,
      gboolean    descending)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxAccountFilter) parsed = cx_account_filter_parse (filter, &error);
  g_autoptr(CxAccountIndex) index = cx_account_index_new (world->snapshot, 0, NULL);
  g_autofree guint8 *found = NULL;
  g_autoptr(GArray) rows = NULL;

  g_assert_no_error (error);
  found = cx_account_filter_find (parsed, world->snapshot, 0);
  rows = cx_account_order_new (index, world->snapshot, 0, found, by, descending);
  return keys_of (world->snapshot, rows);
}

static void
test_filter (World        *world,
             gconstpointer data)
{
  static const struct { const char *filter, *keys; } rows[] = {
    { "", "acdbfe" },
    { "tier=1", "a" },
    { "tier=1,2", "ac" },
    { "tier=outside", "fe" },
    { "stage=MQL", "ac" },
    { "stage=mql,none", "acd" },
    { "stage=Gone", "" },
    { "owner=Ada", "ac" },
    { "owner=ada,BOB", "acbe" },
    { "owner=", "df" },
    { "owner=,Ada", "acdf" },
    { "territory=north", "ad" },
    { "flag=needs-data", "dfe" },
    { "flag=could-move,needs-data", "dfe" },
    { "field:industry=retail", "adb" },
    { "field:tags=agv", "ae" },
    { "field:tags=agv,robots", "ace" },
    { "field:tags=", "dbf" },
    { "field:employees=50", "b" },
    { "field:employees=", "dfe" },
    { "field:nothing=x", "" },
    { "search=mull", "de" },
    { "search=AIR%20m%C3%BCll", "e" },
    { "search=", "acdbfe" },
    { "tier=outside&stage=RL", "e" },
    { "tier=outside&stage=RL&search=eclair", "" },
    { "owner=Bob&field:industry=Wholesale&flag=could-move", "e" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *keys = find (world, rows[i].filter, NULL, FALSE);

      g_test_message ("%s", rows[i].filter);
      g_assert_cmpstr (keys, ==, rows[i].keys);
    }
}

static void
test_order (World        *world,
            gconstpointer data)
{
  static const struct { const char *by; gboolean descending; const char *keys; } rows[] = {
    { NULL, FALSE, "acdbfe" },
    { NULL, TRUE, "acdbfe" },
    { "nonsense", FALSE, "acdbfe" },
    { "name", FALSE, "acfedb" },
    { "name", TRUE, "bdefca" },
    { "tier", TRUE, "fedbca" },
    { "fit", FALSE, "fedbca" },
    { "fit", TRUE, "acdbfe" },
    { "high", TRUE, "adfcbe" },
    { "best", TRUE, "fedbca" },
    { "stage", FALSE, "eacbfd" },
    { "stage", TRUE, "fbaced" },
    { "field:potential", FALSE, "dabecf" },
    { "field:potential", TRUE, "ebadcf" },
    { "field:owner", FALSE, "acbedf" },
    { "field:owner", TRUE, "beacdf" },
    { "field:tags", FALSE, "eacdbf" },
    { "field:gone", TRUE, "acdbfe" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *keys = find (world, "", rows[i].by, rows[i].descending);

      g_test_message ("%s %d", rows[i].by ? rows[i].by : "default", rows[i].descending);
      g_assert_cmpstr (keys, ==, rows[i].keys);
    }
}

static void
test_index_is_reused (World        *world,
                      gconstpointer data)
{
  g_autoptr(CxAccountIndex) index = cx_account_index_new (world->snapshot, 0, NULL);
  g_autoptr(CxSnapshot) moved = cx_snapshot_with_move (world->snapshot, 0, 4, 20000);
  g_autoptr(CxAccountIndex) same = cx_account_index_new (moved, 0, index);
  g_autoptr(CxAccountIndex) other = cx_account_index_new (moved, -1, index);

  g_assert_true (same == index);
  g_assert_true (other != index);
}

static void
test_text (void)
{
  static const struct { const char *text, *printed; } rows[] = {
    { "", "" },
    { "tier=2,1", "tier=1,2" },
    { "stage=SQL&tier=1", "tier=1&stage=SQL" },
    { "owner=Ada%20L.,Bob%26Co&search=%20air%20", "owner=Ada%20L.,Bob%26Co&search=air" },
    { "owner=", "owner=" },
    { "owner=,Ada", "owner=,Ada" },
    { "field:b=1&field:a=2&flag=could-move", "flag=could-move&field:a=2&field:b=1" },
    { "territory=%C3%9Cbersee", "territory=Übersee" },
    { "tier=1&tier=3", "tier=1,3" },
    { "field:a%26b=x%2Cy", "field:a%26b=x%2Cy" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CxAccountFilter) filter = cx_account_filter_parse (rows[i].text, &error);
      g_autofree char *printed = NULL;
      g_autoptr(CxAccountFilter) again = NULL;

      g_assert_no_error (error);
      printed = cx_account_filter_print (filter);
      g_assert_cmpstr (printed, ==, rows[i].printed);
      again = cx_account_filter_parse (printed, &error);
      g_assert_no_error (error);
      g_assert_true (cx_account_filter_equal (filter, again));
      g_assert_cmpint (cx_account_filter_is_empty (filter), ==, rows[i].printed[0] == '\0');
    }
}

static void
test_bad_text (void)
{
  static const char *const rows[] = { "tier", "tier=9", "tier=", "flag=fast", "=1", "profile=2", "field:=x", "owner=%zz", "owner=%ff" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CxAccountFilter) filter = cx_account_filter_parse (rows[i], &error);

      g_test_message ("%s", rows[i]);
      g_assert_error (error, CX_ERROR, CX_ERROR_SYNTAX);
      g_assert_null (filter);
    }
}

static void
test_editing (void)
{
  g_autoptr(CxAccountFilter) filter = cx_account_filter_new ();
  g_autoptr(CxAccountFilter) copy = NULL;
  g_auto(GStrv) questions = NULL;

  cx_account_filter_set (filter, "stage", "SQL", TRUE);
  cx_account_filter_set (filter, "stage", "SQL", TRUE);
  cx_account_filter_set (filter, "stage", "MQL", TRUE);
  cx_account_filter_set (filter, "tier", "1", FALSE);
  g_assert_cmpint (g_strv_length ((char **) cx_account_filter_get_values (filter, "stage")), ==, 2);
  g_assert_true (cx_account_filter_has (filter, "stage", "MQL"));
  copy = cx_account_filter_copy (filter);
  cx_account_filter_set (filter, "stage", "SQL", FALSE);
  cx_account_filter_set (filter, "stage", "MQL", FALSE);
  g_assert_true (cx_account_filter_is_empty (filter));
  g_assert_false (cx_account_filter_equal (filter, copy));
  questions = cx_account_filter_get_questions (copy);
  g_assert_cmpstrv (questions, ((const char *[]) { "stage", NULL }));
  cx_account_filter_set_search (copy, "x");
  cx_account_filter_clear (copy, "stage");
  g_assert_false (cx_account_filter_is_empty (copy));
  cx_account_filter_clear (copy, NULL);
  g_assert_true (cx_account_filter_is_empty (copy));
}

static char *
counts_of (GPtrArray *values)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    {
      const CxValueCount *count = g_ptr_array_index (values, i);

      g_string_append_printf (text, "%s:%u ", count->value, count->accounts);
    }
  return g_string_free_and_steal (text);
}

static void
test_summary (World        *world,
              gconstpointer data)
{
  static const struct { const char *filter, *tiers, *stages, *owners, *territories, *flags; guint shown; double sum; } rows[] = {
    { "", "1:1 2:1 3:2 outside:2 ", "RL:1 MQL:2 SQL:1 Rev:0 Ret:1 none:1 ", "Ada:2 Bob:2 :2 ", "North:2 South:2 :2 ",
      "needs-data:3 could-move:3 pinned:0 said-no:0 ", 6, 7800 },
    { "tier=3", "1:1 2:1 3:2 outside:2 ", "RL:0 MQL:0 SQL:1 Rev:0 Ret:0 none:1 ", "Ada:0 Bob:1 :1 ", "North:1 South:1 :0 ",
      "needs-data:1 could-move:1 pinned:0 said-no:0 ", 2, 2800 },
    { "tier=3&owner=Bob", "1:0 2:0 3:1 outside:1 ", "RL:0 MQL:0 SQL:1 Rev:0 Ret:0 none:0 ", "Ada:0 Bob:1 :1 ",
      "North:0 South:1 :0 ", "needs-data:0 could-move:0 pinned:0 said-no:0 ", 1, 2500 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CxAccountFilter) filter = cx_account_filter_parse (rows[i].filter, NULL);
      g_autofree guint8 *found = cx_account_filter_find (filter, world->snapshot, 0);
      g_autoptr(CxAccountSummary) summary = cx_account_summary_new (world->snapshot, 0, filter, found);
      const char *const wanted[] = { rows[i].tiers, rows[i].stages, rows[i].owners, rows[i].territories, rows[i].flags };

      g_assert_cmpuint (summary->accounts, ==, 6);
      g_assert_cmpuint (summary->fit.accounts, ==, rows[i].shown);
      g_assert_cmpfloat (summary->sum, ==, rows[i].sum);
      for (CxAccountQuestion q = 0; q < CX_N_QUESTIONS; q++)
        {
          g_autofree char *counts = counts_of (summary->values[q]);

          g_assert_cmpstr (counts, ==, wanted[q]);
        }
    }
}

/* ── the list ────────────────────────────────────────────────────────────── */

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

/* ── pins, and several accounts ─────────────────────────────────────────── */

/* e is pinned to tier 1, a to the outside; of b something was said no to. */
static void
override (World *world)
{
  g_autoptr(GError) error = NULL;

  cx_database_execute (cx_store_get_database (world->store),
                       "INSERT INTO tier_pin VALUES (15, 1, 'R', 'Ada', 20000), (11, 0, 'R', 'Ada', 20000);"
                       "INSERT INTO said_no (account, amount, currency, reason, author, day) VALUES (12, 500, 'EUR', 'R', 'Ada', 20000)",
                       &error);
  g_assert_no_error (error);
  cx_snapshot_unref (world->snapshot);
  world->snapshot = cx_snapshot_load (world->store, NULL, FALSE, NULL, &error);
  g_assert_no_error (error);
}

static void
test_pins (World        *world,
           gconstpointer data)
{
  static const struct { const char *filter, *by, *keys; } rows[] = {
    { "", NULL, "ecdbaf" },
    { "tier=1", NULL, "e" },
    { "tier=outside", NULL, "af" },
    { "flag=pinned", NULL, "ea" },
    { "flag=said-no", NULL, "b" },
    { "flag=pinned,said-no", "name", "aeb" },
    { "flag=could-move", NULL, "df" },
    { "flag=needs-data,pinned", NULL, "edaf" },
  };

  override (world);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *keys = find (world, rows[i].filter, rows[i].by, FALSE);

      g_test_message ("%s", rows[i].filter);
      g_assert_cmpstr (keys, ==, rows[i].keys);
    }
}

static void
test_pins_summary (World        *world,
                   gconstpointer data)
{
  g_autoptr(CxAccountFilter) filter = cx_account_filter_new ();
  g_autofree guint8 *found = NULL;
  g_autoptr(CxAccountSummary) summary = NULL;
  g_autofree char *flags = NULL;

  override (world);
  found = cx_account_filter_find (filter, world->snapshot, 0);
  summary = cx_account_summary_new (world->snapshot, 0, filter, found);
  flags = counts_of (summary->values[CX_QUESTION_FLAG]);
  g_assert_cmpstr (flags, ==, "needs-data:3 could-move:2 pinned:2 said-no:1 ");
  g_assert_cmpuint (summary->fit.pinned, ==, 2);
  g_assert_cmpuint (summary->said_no->len, ==, 1);
  g_assert_cmpfloat (g_array_index (summary->said_no, CxSaidNoSum, 0).declined_amount, ==, 500);
}

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

#define ADD(path, test) g_test_add (path, World, NULL, set_up, test, tear_down)
  g_test_add_func ("/accounts/filter/text", test_text);
  g_test_add_func ("/accounts/filter/bad-text", test_bad_text);
  g_test_add_func ("/accounts/filter/editing", test_editing);
  ADD ("/accounts/filter/find", test_filter);
  ADD ("/accounts/order", test_order);
  ADD ("/accounts/index-is-reused", test_index_is_reused);
  ADD ("/accounts/summary", test_summary);
  ADD ("/accounts/list/order", test_list_order);
  ADD ("/accounts/list/filter", test_list_filter);
  ADD ("/accounts/list/drops-old-answers", test_list_drops_old_answers);
  ADD ("/accounts/list/follows-snapshots", test_list_follows_snapshots);
  ADD ("/accounts/pins", test_pins);
  ADD ("/accounts/pins-summary", test_pins_summary);
  ADD ("/accounts/list/several", test_several);
  ADD ("/accounts/list/several-stay", test_several_stay);
  ADD ("/accounts/list/several-hidden", test_several_hidden);
  ADD ("/accounts/list/several-follow-snapshots", test_several_follow_snapshots);
#undef ADD
  return g_test_run ();
}
