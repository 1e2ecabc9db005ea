/* Stages: moves by hand, of one account and of many, and back. */
#include "stage-world.h"

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

#define ADD(path, test) g_test_add ("/stage/" path, World, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("move-against-file", test_move_against_file);
  ADD ("unmove", test_unmove);
  ADD ("unmove-after-file", test_unmove_after_file);
  ADD ("move-many", test_move_many);
  ADD ("unmove-many-later", test_unmove_many_later);
  ADD ("move-many-errors", test_move_many_errors);
  ADD ("move-errors", test_move_errors);
  return g_test_run ();
}
