/* The team's own stages: what an edit does to accounts and their history, what it refuses, and that it is taken back exactly. */
#include "stage-world.h"

#include "cx-journey-map.h"
#include "cx-stage-edit.h"
#include "cx-stage-template.h"

/* "RL,MQL,*Rev:Paid": the codes in order, with * where accounts become customers, and another label behind a colon. */
static GPtrArray *
stages_of (World      *world,
           const char *text)
{
  g_autoptr(GPtrArray) before = cx_stage_list (world->store, NULL);
  GPtrArray *stages = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_stage_free);
  g_auto(GStrv) each = g_strsplit (text, ",", -1);

  for (guint i = 0; each[i] != NULL && *each[i] != '\0'; i++)
    {
      gboolean revenue = each[i][0] == '*';
      g_auto(GStrv) parts = g_strsplit (each[i] + revenue, ":", 2);
      CxStage *stage = NULL;

      for (guint j = 0; j < before->len; j++)
        if (g_str_equal (((CxStage *) before->pdata[j])->code, parts[0]))
          stage = cx_stage_copy (before->pdata[j]);
      if (stage == NULL)
        {
          stage = g_new0 (CxStage, 1);
          *stage = (CxStage) { g_strdup (parts[0]), g_strdup (parts[0]), g_strdup (""), g_strdup (""), -1, FALSE };
        }
      stage->revenue = revenue;
      if (parts[1] != NULL)
        g_set_str (&stage->label, parts[1]);
      g_ptr_array_add (stages, stage);
    }
  return stages;
}

/* "MQL>RL SQL>": where what stands at stages that go goes to. */
static GHashTable *
moves_of (const char *text)
{
  GHashTable *moves = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto(GStrv) each = g_strsplit (text, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      g_auto(GStrv) parts = g_strsplit (each[i], ">", 2);

      if (parts[0] != NULL && parts[1] != NULL)
        g_hash_table_insert (moves, g_strdup (parts[0]), g_strdup (parts[1]));
    }
  return moves;
}

static gint64
edit (World      *world,
      const char *stages,
      const char *moves,
      GError    **error)
{
  g_autoptr(GPtrArray) list = stages_of (world, stages);
  g_autoptr(GHashTable) table = moves_of (moves);
  gint64 number = 0;

  return cx_stage_edit (world->store, list, table, &number, error) ? number : 0;
}

/* Everything that an edit touches, as one text. */
static char *
dump (World *world)
{
  static const char *const questions[] = {
    "SELECT group_concat (code || position || label || customer || team || ifnull (mark, '-') || revenue) FROM stage",
    "SELECT group_concat (value || ifnull (stage, '-')) FROM stage_map",
    "SELECT group_concat (key || ifnull (stage, '-') || ifnull (stage_since, '-') || ifnull (stage_by, '-')) FROM account",
    "SELECT group_concat (id || account || ifnull (stage, '-') || day || source || ifnull (was_stage, '-')) FROM stage_event",
    "SELECT group_concat (account || what || import || was) FROM import_change",
    "SELECT group_concat (stage || element || text) FROM journey_cell",
  };
  g_autoptr(GString) all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autofree char *text = ask (world, questions[i], NULL);

      g_string_append_printf (all, "%s\n", text ? text : "");
    }
  return g_string_free_and_steal (g_steal_pointer (&all));
}

static void
fill (World *world)
{
  FILE_SAYS (100, { "acme", "Lead" }, { "brick", "MQL" }, { "crane", "SQL" }, { "dowel", "Customer" });
  move (world, "acme", "MQL", 105);
  move (world, "acme", "SQL", 106);
  move (world, "brick", "RL", 107);
  execute (world, "INSERT INTO journey_cell VALUES ('MQL', 'content', 'White paper'), ('MQL', 'channel', 'Mail'), ('RL', 'content', 'Article');"
                  "INSERT INTO import_change (account, what, import, was) SELECT 1, 'stage', max (id), 'MQL' FROM import");
}

static void
test_names (World        *world,
            gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL, *stages = NULL;
  gint64 number;

  fill (world);
  before = dump (world);
  number = edit (world, "MQL:Warm,RL,SQL,Trial,*Rev,Ret", "", &error);
  g_assert_no_error (error);
  stages = ask (world, "SELECT group_concat (code || '=' || label, ' ') FROM (SELECT * FROM stage ORDER BY position)", NULL);
  g_assert_cmpstr (stages, ==, "MQL=Warm RL=Raw lead SQL=Sales-qualified Trial=Trial Rev=Revenue Ret=Retention");
  assert_at (world, "acme", "SQL since 106");
  cx_stage_unedit (world->store, number, &error);
  g_assert_no_error (error);
  after = dump (world);
  g_assert_cmpstr (after, ==, before);
}

/* Its accounts, events, values and what the map says of it go where the team says. */
static void
test_removal (World        *world,
              gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL, *value = NULL, *content = NULL, *channel = NULL, *change = NULL;
  gint64 number;

  fill (world);
  before = dump (world);
  number = edit (world, "RL,SQL,*Rev,Ret", "MQL>RL", &error);
  g_assert_no_error (error);
  assert_at (world, "acme", "SQL since 106");
  assert_events (world, "acme", "RL@100 import, RL@105 move, SQL@106 move");
  assert_events (world, "brick", "RL@100 import, RL@107 move");
  value = ask (world, "SELECT stage FROM stage_map WHERE value = 'mql'", NULL);
  g_assert_cmpstr (value, ==, "RL");
  content = ask (world, "SELECT text FROM journey_cell WHERE stage = 'RL' AND element = 'content'", NULL);
  g_assert_cmpstr (content, ==, "Article\nWhite paper");
  channel = ask (world, "SELECT text FROM journey_cell WHERE stage = 'RL' AND element = 'channel'", NULL);
  g_assert_cmpstr (channel, ==, "Mail");
  change = ask (world, "SELECT was FROM import_change", NULL);
  g_assert_cmpstr (change, ==, "RL");
  cx_stage_unedit (world->store, number, &error);
  g_assert_no_error (error);
  after = dump (world);
  g_assert_cmpstr (after, ==, before);
  unmove (world, "acme");
  assert_at (world, "acme", "MQL since 105");
}

static void
test_removal_to_none (World        *world,
                      gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gint64 number;

  fill (world);
  before = dump (world);
  number = edit (world, "RL,MQL,*Rev,Ret", "SQL>", &error);
  g_assert_no_error (error);
  assert_at (world, "acme", "- since 106");
  assert_at (world, "crane", "-");
  assert_events (world, "acme", "RL@100 import, MQL@105 move, -@106 move");
  cx_stage_unedit (world->store, number, &error);
  g_assert_no_error (error);
  after = dump (world);
  g_assert_cmpstr (after, ==, before);
}

/* An account that came elsewhere after the edit stays there. */
static void
test_unedit_later (World        *world,
                   gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  gint64 number;

  fill (world);
  number = edit (world, "RL,MQL,*Rev,Ret,New", "SQL>MQL", &error);
  g_assert_no_error (error);
  move (world, "acme", "Rev", 110);
  g_assert_true (cx_stage_unedit (world->store, number, &error));
  assert_at (world, "acme", "Rev since 110");
  assert_at (world, "crane", "SQL");
  g_assert_false (cx_stage_unedit (world->store, number, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_DEPENDS);
}

static void
test_unedit_refused (World        *world,
                     gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gint64 number;

  fill (world);
  number = edit (world, "RL,MQL,SQL,*Rev,Ret,New", "", &error);
  g_assert_no_error (error);
  move (world, "acme", "New", 110);
  before = dump (world);
  g_assert_false (cx_stage_unedit (world->store, number, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_DEPENDS);
  after = dump (world);
  g_assert_cmpstr (after, ==, before);
  g_clear_error (&error);
  unmove (world, "acme");
  g_assert_true (cx_stage_unedit (world->store, number, &error));
}

static void
test_refused (World        *world,
              gconstpointer data)
{
  static const struct { const char *stages, *moves; int code; } cases[] = {
    { "", "", CX_ERROR_INVALID },
    { "RL,SQL,*Rev,Ret", "", CX_ERROR_DEPENDS },
    { "RL,SQL,*Rev,Ret", "MQL>MQL", CX_ERROR_INVALID },
    { "RL,SQL,*Rev,Ret", "MQL>XYZ", CX_ERROR_INVALID },
    { "RL,MQL,SQL,*Rev,*Ret", "", CX_ERROR_INVALID },
    { "RL,MQL:raw LEAD,SQL,*Rev,Ret", "", CX_ERROR_INVALID },
    { "RL,MQL: ,SQL,*Rev,Ret", "", CX_ERROR_INVALID },
    { "RL,rl:Other,MQL,SQL,*Rev,Ret", "", CX_ERROR_INVALID },
    { "RL,MQL,SQL,*Rev,Ret,a,b,c,d,e,f,g,h,i,j,k,l", "", CX_ERROR_INVALID },
  };
  g_autofree char *before = NULL;

  fill (world);
  before = dump (world);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *after = NULL;

      g_assert_cmpint (edit (world, cases[i].stages, cases[i].moves, &error), ==, 0);
      g_test_message ("%s: %s", cases[i].stages, error->message);
      g_assert_error (error, CX_ERROR, cases[i].code);
      after = dump (world);
      g_assert_cmpstr (after, ==, before);
      g_assert_true (sqlite3_get_autocommit (cx_database_get_handle (world->database)));
    }
}

static void
test_code (World        *world,
           gconstpointer data)
{
  static const struct { const char *label, *code; } cases[] = {
    { "Trial", "Trial" }, { "Raw lead", "Raw" }, { "Rev", "Rev2" }, { "none", "none2" }, { "  ", "S" }, { "Übergabe an", "Übergabe" },
    { "Implementation", "Implemen" }, { "rl", "rl2" },
  };
  g_autoptr(GPtrArray) stages = cx_stage_list (world->store, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = cx_stage_make_code (stages, cases[i].label);

      g_assert_cmpstr (code, ==, cases[i].code);
    }
}

/* Rows: the template, a stage of the journey so far, and the one that does the same. */
static void
test_templates (World        *world,
                gconstpointer data)
{
  static const struct { const char *template, *from, *to; } cases[] = {
    { "tofu", "RL", "TOFU" }, { "tofu", "MQL", "MOFU" }, { "tofu", "SQL", "BOFU" }, { "tofu", "Rev", NULL }, { "tofu", "Ret", NULL },
    { "lead-to-cash", "RL", "Lead" }, { "lead-to-cash", "MQL", NULL }, { "lead-to-cash", "SQL", "Opp" }, { "lead-to-cash", "Rev", "Con" },
    { "aarrr", "RL", "Acq" }, { "aarrr", "MQL", "Act" }, { "aarrr", "SQL", NULL }, { "aarrr", "Rev", "Rev" }, { "aarrr", "Ret", "Ret" },
    { "r2r", "Con", "Rev" }, { "r2r", "Ref", NULL }, { "r2r", "MOFU", "MQL" }, { "r2r", "Mine", NULL },
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) templates = cx_stage_template_list (&error), stages = cx_stage_list (world->store, NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (templates->len, ==, 4);
  for (guint i = 0; i < stages->len; i++)
    g_assert_cmpstr (((CxStage *) stages->pdata[i])->code, ==,
                     ((CxStage *) ((CxStageTemplate *) templates->pdata[0])->stages->pdata[i])->code);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < templates->len; j++)
      if (g_str_equal (((CxStageTemplate *) templates->pdata[j])->id, cases[i].template))
        g_assert_cmpstr (cx_stage_template_match (templates->pdata[j], templates, cases[i].from), ==, cases[i].to);
}

/* Who is a customer does not hang on names. */
static void
test_revenue (World        *world,
              gconstpointer data)
{
  static const struct { const char *stages, *moves; int revenue; } cases[] = {
    { "RL,MQL,SQL,*Rev,Ret", "", 3 }, { "RL,MQL,SQL,Rev,*Ret:Paying", "", 4 }, { "RL,MQL,SQL,Rev,Ret", "", -1 },
    { "Lead,*Con", "RL>Lead MQL>Lead SQL>Lead Rev>Con Ret>Con", 1 },
  };

  fill (world);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CxColumns) columns = NULL;
      g_autoptr(CxJourney) journey = NULL;

      edit (world, cases[i].stages, cases[i].moves, &error);
      g_assert_no_error (error);
      columns = cx_columns_load (world->store, NULL, &error);
      journey = cx_journey_load (world->store, columns, G_MAXINT32, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (cx_journey_find_revenue (journey), ==, cases[i].revenue);
      g_assert_cmpuint (cx_journey_get_mark (journey, 1), ==, 1);
      g_assert_cmpuint (cx_journey_get_mark (journey, CX_NO_STAGE), ==, CX_NO_STAGE);
    }
}

/* Rows: what is written into the map, and what a workspace that is read then says, or which error. */
static void
test_map (World        *world,
          gconstpointer data)
{
  static const struct { const char *stage; CxJourneyElement element; const char *text, *said; int code; } cases[] = {
    { "RL", CX_ELEMENT_CONTENT, " Article\nTalk ", "Article\nTalk" },
    { "RL", CX_ELEMENT_CONTENT, "Article", "Article" },
    { "RL", CX_ELEMENT_CONTENT, "  ", "" },
    { "RL", CX_ELEMENT_KNOW, "that we exist", "that we exist" },
    { "Ret", CX_ELEMENT_ACTION, "renew", "renew" },
    { "Ret", CX_ELEMENT_COGNITION, "", "" },
    { "RL", CX_ELEMENT_PROCESS, "Lead", "Lead" },
    { "RL", CX_ELEMENT_PROCESS, "LEAD", "LEAD" },
    { "RL", CX_ELEMENT_PROCESS, " ", NULL, CX_ERROR_INVALID },
    { "RL", CX_ELEMENT_PROCESS, "retention", NULL, CX_ERROR_INVALID },
    { "XYZ", CX_ELEMENT_FEEL, "safe", NULL, CX_ERROR_NOT_FOUND },
  };
  g_autoptr(CxColumns) columns = cx_columns_load (world->store, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CxJourney) journey = NULL;
      gboolean set = cx_journey_map_set (world->store, cases[i].stage, cases[i].element, cases[i].text, &error);

      g_assert_cmpint (set, ==, cases[i].said != NULL);
      if (!set)
        {
          g_assert_error (error, CX_ERROR, cases[i].code);
          continue;
        }
      journey = cx_journey_load (world->store, columns, G_MAXINT32, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (cx_journey_get_said (journey, (guint) cx_journey_find_stage (journey, cases[i].stage), cases[i].element), ==,
                       cases[i].said);
      g_assert_cmpstr (cx_journey_get_said (journey, 1, CX_ELEMENT_CONTENT), ==, "");
    }
  g_assert_cmpuint (cx_journey_map_count_pieces (" a\n\n b \n \nc"), ==, 3);
  g_assert_cmpuint (cx_journey_map_count_pieces (""), ==, 0);
}

#define ADD(path, test) g_test_add ("/stage-edit/" path, World, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("names", test_names);
  ADD ("removal", test_removal);
  ADD ("removal-to-none", test_removal_to_none);
  ADD ("unedit-later", test_unedit_later);
  ADD ("unedit-refused", test_unedit_refused);
  ADD ("refused", test_refused);
  ADD ("code", test_code);
  ADD ("templates", test_templates);
  ADD ("revenue", test_revenue);
  ADD ("map", test_map);
  return g_test_run ();
}
