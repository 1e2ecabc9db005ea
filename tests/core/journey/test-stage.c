/* Stages: what a new workspace knows, what files say over time, and moves by hand. The files are
 * played by writing the stage column as an import does. */
#include "cx-stage-private.h"

#include <glib/gstdio.h>

typedef struct {
  char       *folder;
  CxStore    *store;
  CxDatabase *database;
  CxField    *stage, *entered_lead, *entered_sql, *told;
} World;

static CxField *
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

static void
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

static void
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

static void
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

static void
append_date (GString       *sql,
             const CxField *field,
             gint32         day,
             const char    *key)
{
  if (day != 0)
    g_string_append_printf (sql, "UPDATE account SET f_%d = %d WHERE key = '%s';", (int) field->id, day, key);
}

static void
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

static void
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

static char *
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
static void
assert_at (World      *world,
           const char *key,
           const char *expected)
{
  g_autofree char *at = ask (world, "SELECT ifnull (stage, '-') || ifnull (' since ' || stage_since, '') FROM account WHERE key = ?", key);

  g_assert_cmpstr (at, ==, expected);
}

/* "RL@100 import, SQL@110 move", in order of days. */
static void
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

static gint64
id_of (World      *world,
       const char *key)
{
  g_autofree char *id = ask (world, "SELECT id FROM account WHERE key = ?", key);

  g_assert_nonnull (id);
  return g_ascii_strtoll (id, NULL, 10);
}

static void
move (World      *world,
      const char *key,
      const char *stage,
      gint32      day)
{
  g_autoptr(GError) error = NULL;

  cx_stage_move (world->store, id_of (world, key), stage, day, &error);
  g_assert_no_error (error);
}

static void
unmove (World      *world,
        const char *key)
{
  g_autoptr(GError) error = NULL;

  cx_stage_unmove (world->store, id_of (world, key), &error);
  g_assert_no_error (error);
}

static void
map (World      *world,
     const char *value,
     const char *stage,
     gint32      day)
{
  g_autoptr(GError) error = NULL;

  cx_stage_map_set (world->store, value, stage, day, &error);
  g_assert_no_error (error);
}

static void
test_set_up (World        *world,
             gconstpointer data)
{
  static const char *const expected[][4] = {
    { "RL", "Raw lead", "Aware, appeal", "Marketing" },
    { "MQL", "Marketing-qualified", "Ask", "Marketing" },
    { "SQL", "Sales-qualified", "Act", "Sales" },
    { "Rev", "Revenue", "Act", "Sales" },
    { "Ret", "Retention", "Advocate", "Customer success" },
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) stages = NULL;

  g_assert_true (cx_stage_set_up (world->store, &error));
  stages = cx_stage_list (world->store, &error);
  g_assert_cmpuint (stages->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < stages->len; i++)
    {
      const CxStage *stage = stages->pdata[i];

      g_assert_cmpstr (stage->code, ==, expected[i][0]);
      g_assert_cmpstr (stage->label, ==, expected[i][1]);
      g_assert_cmpstr (stage->customer, ==, expected[i][2]);
      g_assert_cmpstr (stage->team, ==, expected[i][3]);
    }
}

/* What CRMs write, in their own spelling and in others. */
static void
test_preset (World        *world,
             gconstpointer data)
{
  static const struct { const char *value, *stage; } cases[] = {
    { "Subscriber", "RL" }, { "lead", "RL" }, { "Marketing Qualified Lead", "MQL" }, { "marketingqualifiedlead", "MQL" },
    { "SALES QUALIFIED LEAD", "SQL" }, { "opportunity", "SQL" }, { "Customer", "Rev" }, { "evangelist", "Ret" }, { "other", NULL },
    { "Appointment Scheduled", "MQL" }, { "Contract Sent", "SQL" }, { "closedwon", "Rev" }, { "Closed Lost", NULL },
    { "Prospecting", "RL" }, { "Needs Analysis", "MQL" }, { "Id. Decision Makers", "SQL" }, { "Proposal/Price Quote", "SQL" },
    { "Customer - Direct", "Rev" }, { "Channel Partner / Reseller", NULL }, { "Competitor", NULL }, { "Prospect", "RL" },
    { "Contact Made", "MQL" }, { "Negotiations Started", "SQL" }, { "Won", "Rev" }, { "Lost", NULL },
    { " raw  lead ", "RL" }, { "RETENTION", "Ret" }, { "rev", "Rev" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = g_strdup_printf ("k%u", i);

      FILE_SAYS (100, { key, cases[i].value });
      assert_at (world, key, cases[i].stage ? cases[i].stage : "-");
    }
}

static void
test_first_import_only_sees (World        *world,
                             gconstpointer data)
{
  FILE_SAYS (100, { "acme", "Opportunity" }, { "blank", NULL }, { "odd", "Nurturing" }, { "partner", "Partner" });
  assert_at (world, "acme", "SQL");
  assert_events (world, "acme", "SQL@100 import");
  assert_at (world, "blank", "-");
  assert_at (world, "odd", "-");
  assert_events (world, "odd", "");
  assert_at (world, "partner", "-");
  assert_events (world, "partner", "");
}

static void
test_change_is_dated (World        *world,
                      gconstpointer data)
{
  FILE_SAYS (100, { "acme", "Lead" });
  FILE_SAYS (107, { "acme", "Lead" });
  assert_events (world, "acme", "RL@100 import");
  FILE_SAYS (114, { "acme", "Opportunity" });
  assert_at (world, "acme", "SQL since 114");
  assert_events (world, "acme", "RL@100 import, SQL@114 import");
  FILE_SAYS (121, { "acme", "Closed Lost" });
  assert_at (world, "acme", "- since 121");
  assert_events (world, "acme", "RL@100 import, SQL@114 import, -@121 import");
  FILE_SAYS (128, { "acme", "closed lost" }, { "acme", NULL });
  assert_events (world, "acme", "RL@100 import, SQL@114 import, -@121 import");
  FILE_SAYS (135, { "acme", "Nurturing" });
  assert_at (world, "acme", "- since 121");
}

static void
test_told_day (World        *world,
               gconstpointer data)
{
  FILE_SAYS (100, { "acme", "Lead", .told = 60 }, { "late", "Lead", .told = 60 });
  assert_at (world, "acme", "RL since 60");
  assert_events (world, "acme", "RL@60 dated");
  FILE_SAYS (107, { "acme", "MQL", .told = 104 }, { "late", "MQL", .told = 20 });
  assert_at (world, "acme", "MQL since 104");
  /* A day before the last event cannot be when it came there. */
  assert_at (world, "late", "MQL since 107");
}

static void
test_entered_columns (World        *world,
                      gconstpointer data)
{
  FILE_SAYS (100, { "acme", "Opportunity", 10, 40 }, { "early", "Opportunity", 10 }, { "dates", NULL, 30, 50 });
  assert_at (world, "acme", "SQL since 40");
  assert_events (world, "acme", "RL@10 dated, SQL@40 dated");
  assert_at (world, "early", "SQL");
  assert_events (world, "early", "RL@10 dated, SQL@100 import");
  assert_at (world, "dates", "SQL since 50");

  FILE_SAYS (107, { "acme", "Opportunity", 10, 40 }, { "early", "Opportunity", 10, 45 });
  assert_events (world, "acme", "RL@10 dated, SQL@40 dated");
  assert_events (world, "early", "RL@10 dated, SQL@45 dated, SQL@100 import");
  assert_at (world, "early", "SQL since 45");
}

static void
test_one_day_in_order (World        *world,
                       gconstpointer data)
{
  FILE_SAYS (100, { "acme", "Opportunity", 40, 40 });
  assert_events (world, "acme", "RL@40 dated, SQL@40 dated");
  assert_at (world, "acme", "SQL since 40");
}

/* Rows: what the file said when the account was moved, what it says then; who wins. */
static void
test_move_against_file (World        *world,
                        gconstpointer data)
{
  static const struct { const char *before, *after, *at; } cases[] = {
    { "Lead", "Lead", "Rev since 105" },
    { "Lead", "Subscriber", "Rev since 105" },     /* means the same */
    { "Lead", NULL, "Rev since 105" },
    { "Lead", "Nurturing", "Rev since 105" },      /* undecided */
    { "Lead", "MQL", "MQL since 107" },
    { "Lead", "Partner", "- since 107" },
    { "Partner", "Partner", "Rev since 105" },
    { "Partner", "Lead", "RL since 107" },
    { "Nurturing", "Nurturing", "Rev since 105" },
    { "Nurturing", "MQL", "MQL since 107" },
    { NULL, "MQL", "MQL since 107" },
    { NULL, NULL, "Rev since 105" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = g_strdup_printf ("k%u", i);

      FILE_SAYS (100, { key, cases[i].before });
      move (world, key, "Rev", 105);
      FILE_SAYS (107, { key, cases[i].after });
      g_test_message ("%s → %s", cases[i].before, cases[i].after);
      assert_at (world, key, cases[i].at);
    }
}

static void
test_unmove (World        *world,
             gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  FILE_SAYS (100, { "acme", "Lead" });
  FILE_SAYS (103, { "acme", "MQL" });
  move (world, "acme", "SQL", 105);
  move (world, "acme", NULL, 106);
  assert_at (world, "acme", "- since 106");
  move (world, "acme", "Rev", 90);
  assert_at (world, "acme", "Rev since 90");
  unmove (world, "acme");
  assert_at (world, "acme", "- since 106");
  unmove (world, "acme");
  assert_at (world, "acme", "SQL since 105");
  unmove (world, "acme");
  assert_at (world, "acme", "MQL since 103");
  assert_events (world, "acme", "RL@100 import, MQL@103 import");
  g_assert_false (cx_stage_unmove (world->store, id_of (world, "acme"), &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
}

static CxStageMoves
move_many (World      *world,
           const char *keys,
           const char *stage,
           gint32      day)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) each = g_strsplit (keys, " ", -1);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  CxStageMoves moves = { 0 };

  for (guint i = 0; each[i] != NULL; i++)
    {
      gint64 id = g_str_equal (each[i], "gone") ? 4711 : id_of (world, each[i]);

      g_array_append_val (ids, id);
    }
  cx_stage_move_many (world->store, (const gint64 *) ids->data, ids->len, stage, day, &moves, &error);
  g_assert_no_error (error);
  return moves;
}

static void
unmove_many (World              *world,
             const CxStageMoves *moves)
{
  g_autoptr(GError) error = NULL;

  cx_stage_unmove_many (world->store, moves, &error);
  g_assert_no_error (error);
}

static void
test_move_many (World        *world,
                gconstpointer data)
{
  CxStageMoves moves, out;

  FILE_SAYS (100, { "a", "Lead" }, { "b", "MQL" }, { "c", "SQL" }, { "d", NULL }, { "e", "Lead" });
  move (world, "b", "Rev", 101);
  moves = move_many (world, "a b c d gone", "SQL", 105);
  g_assert_cmpuint (moves.n, ==, 3);   /* not c, which is there */
  assert_at (world, "a", "SQL since 105");
  assert_at (world, "b", "SQL since 105");
  assert_at (world, "c", "SQL");
  assert_events (world, "c", "SQL@100 import");
  assert_at (world, "d", "SQL since 105");
  assert_at (world, "e", "RL");
  assert_events (world, "b", "MQL@100 import, Rev@101 move, SQL@105 move");

  out = move_many (world, "a b", NULL, 106);
  g_assert_cmpuint (out.n, ==, 2);
  assert_at (world, "a", "- since 106");
  unmove_many (world, &out);
  assert_at (world, "a", "SQL since 105");
  unmove_many (world, &moves);
  assert_at (world, "a", "RL");
  assert_events (world, "a", "RL@100 import");
  assert_at (world, "b", "Rev since 101");
  assert_events (world, "b", "MQL@100 import, Rev@101 move");
  assert_at (world, "d", "-");
  assert_events (world, "d", "");
}

/* What went on since then is left alone. */
static void
test_unmove_many_later (World        *world,
                        gconstpointer data)
{
  CxStageMoves moves, none;

  FILE_SAYS (100, { "a", "Lead" }, { "b", "Lead" }, { "c", "Lead" });
  moves = move_many (world, "a b c", "MQL", 105);
  move (world, "a", "Rev", 106);
  FILE_SAYS (107, { "a", "Lead" }, { "b", "Customer" }, { "c", "Lead" });
  unmove_many (world, &moves);
  assert_at (world, "a", "Rev since 106");
  assert_events (world, "a", "RL@100 import, MQL@105 move, Rev@106 move");
  assert_at (world, "b", "Rev since 107");
  assert_at (world, "c", "RL");
  none = move_many (world, "a", "Rev", 110);
  g_assert_cmpuint (none.n, ==, 0);
  unmove_many (world, &none);
  assert_at (world, "a", "Rev since 106");
}

static void
test_move_many_errors (World        *world,
                       gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  CxStageMoves moves;
  gint64 id;

  FILE_SAYS (100, { "acme", "Lead" });
  id = id_of (world, "acme");
  g_assert_false (cx_stage_move_many (world->store, &id, 1, "XYZ", 100, &moves, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  g_assert_true (sqlite3_get_autocommit (cx_database_get_handle (world->database)));
  assert_at (world, "acme", "RL");
}

static void
test_unmove_after_file (World        *world,
                        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  FILE_SAYS (100, { "acme", "Lead" });
  move (world, "acme", "SQL", 105);
  FILE_SAYS (107, { "acme", "Customer" });
  g_assert_false (cx_stage_unmove (world->store, id_of (world, "acme"), &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  assert_at (world, "acme", "Rev since 107");
}

static void
test_move_errors (World        *world,
                  gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  FILE_SAYS (100, { "acme", "Lead" });
  g_assert_false (cx_stage_move (world->store, id_of (world, "acme"), "XYZ", 100, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (cx_stage_move (world->store, 4711, "RL", 100, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  g_assert_true (sqlite3_get_autocommit (cx_database_get_handle (world->database)));
}

static void
test_mapping (World        *world,
              gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  FILE_SAYS (100, { "a", "Nurturing" }, { "b", "NURTURING" }, { "moved", "Nurturing" }, { "c", "Lead" });
  move (world, "moved", "Rev", 101);
  map (world, "nurturing ", "MQL", 102);
  assert_at (world, "a", "MQL");
  assert_at (world, "b", "MQL");
  assert_at (world, "moved", "Rev since 101");
  assert_events (world, "a", "MQL@102 import");
  /* A correction is not a move. */
  map (world, "Nurturing", "SQL", 110);
  assert_at (world, "a", "SQL");
  assert_events (world, "a", "SQL@102 import");
  map (world, "Nurturing", NULL, 111);
  assert_at (world, "a", "-");
  map (world, "Nurturing", "RL", 112);
  assert_at (world, "a", "RL");
  assert_events (world, "a", "RL@102 import");
  assert_events (world, "c", "RL@100 import");

  g_assert_false (cx_stage_map_set (world->store, "Nurturing", "XYZ", 100, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (cx_stage_map_set (world->store, "  ", "RL", 100, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_INVALID);
}

static void
test_mapping_of_dates (World        *world,
                       gconstpointer data)
{
  FILE_SAYS (100, { "acme", "Opportunity", 10, 40 });
  map (world, "Lead", "MQL", 110);
  assert_events (world, "acme", "MQL@10 dated, SQL@40 dated");
  map (world, "Lead", "RL", 110);
  assert_events (world, "acme", "RL@10 dated, SQL@40 dated");
}

static void
test_map_list (World        *world,
               gconstpointer data)
{
  static const struct { const char *value, *stage; gboolean mapped; gint64 accounts; } expected[] = {
    { "Nurturing", NULL, FALSE, 3 }, { "Lead", "RL", TRUE, 2 }, { "Partner", NULL, TRUE, 1 }, { "salesqualifiedlead", "SQL", TRUE, 1 },
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(CxColumns) columns = NULL;
  g_autoptr(GPtrArray) values = NULL;

  FILE_SAYS (100, { "a", "Nurturing" }, { "b", "nurturing" }, { "c", "Nurturing" }, { "d", "Lead" }, { "e", "Lead", 10, 40 },
             { "f", "Partner" }, { "g", NULL });
  columns = cx_columns_load (world->store, NULL, &error);
  g_assert_no_error (error);
  values = data ? cx_stage_map_list_in (world->store, columns, &error) : cx_stage_map_list (world->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (values->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < values->len; i++)
    {
      const CxStageValue *value = values->pdata[i];

      g_assert_cmpstr (value->value, ==, expected[i].value);
      g_assert_cmpstr (value->stage, ==, expected[i].stage);
      g_assert_cmpint (value->mapped, ==, expected[i].mapped);
      g_assert_cmpint (value->accounts, ==, expected[i].accounts);
    }
}

#define ADD(path, test) g_test_add ("/stage/" path, World, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("set-up", test_set_up);
  ADD ("preset", test_preset);
  ADD ("first-import-only-sees", test_first_import_only_sees);
  ADD ("change-is-dated", test_change_is_dated);
  ADD ("told-day", test_told_day);
  ADD ("entered-columns", test_entered_columns);
  ADD ("one-day-in-order", test_one_day_in_order);
  ADD ("move-against-file", test_move_against_file);
  ADD ("unmove", test_unmove);
  ADD ("unmove-after-file", test_unmove_after_file);
  ADD ("move-many", test_move_many);
  ADD ("unmove-many-later", test_unmove_many_later);
  ADD ("move-many-errors", test_move_many_errors);
  ADD ("move-errors", test_move_errors);
  ADD ("mapping", test_mapping);
  ADD ("mapping-of-dates", test_mapping_of_dates);
  ADD ("map-list", test_map_list);
  g_test_add ("/stage/map-list/in-memory", World, GINT_TO_POINTER (TRUE), set_up, test_map_list, tear_down);
  return g_test_run ();
}
