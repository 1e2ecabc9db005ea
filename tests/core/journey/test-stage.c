/* Stages: what a new workspace knows, what files say over time, and what their values mean. */
#include "cx-journey.h"
#include "stage-world.h"

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

/* As "MQL since 40; RL MQL": where the first account is on a day, and the events that it had by then. */
static char *
journey_on (World *world,
            guint  account,
            gint32 today)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxColumns) columns = cx_columns_load (world->store, NULL, &error);
  g_autoptr(CxJourney) journey = cx_journey_load (world->store, columns, today, NULL, &error);
  g_autoptr(GString) text = g_string_new (NULL);
  const CxStageEvent *events;
  gint32 since;
  guint8 current;
  guint n;

  g_assert_no_error (error);
  events = cx_journey_get_events (journey, account, &n);
  current = cx_journey_get_current (journey, account);
  since = cx_journey_get_since (journey, account);
  g_string_append (text, current == CX_NO_STAGE ? "-" : cx_journey_get_stage (journey, current)->code);
  if (since != G_MININT32)
    g_string_append_printf (text, " since %d", since);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "; %s", cx_journey_get_stage (journey, events[i].stage)->code);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A date that is still to come says nothing before its day, and all of it from then on. */
static void
test_days_to_come (World        *world,
                   gconstpointer data)
{
  static const struct { guint account; gint32 today; const char *expected; } rows[] = {
    { 0, 100, "RL since 10; RL" }, { 0, 399, "RL since 10; RL" }, { 0, 400, "SQL since 400; RL; SQL" },
    { 1, 100, "-" },               { 1, 400, "SQL since 400; SQL" },
    { 2, 100, "RL; RL" },          { 2, 400, "RL; RL; SQL" },
    { 3, 100, "SQL; RL" },         { 3, 400, "SQL since 400; RL; SQL" },
  };

  FILE_SAYS (100, { "dates", NULL, 10, 400 }, { "only", NULL, 0, 400 }, { "behind", "Lead", 0, 400 }, { "ahead", "Opportunity", 10, 400 });
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *on = journey_on (world, rows[i].account, rows[i].today);

      g_assert_cmpstr (on, ==, rows[i].expected);
    }
  /* What was seen by another clock than the workspace plays on stays. */
  move (world, "dates", "Rev", 120);
  {
    g_autofree char *on = journey_on (world, 0, 110);

    g_assert_cmpstr (on, ==, "Rev since 120; RL; Rev");
  }
}

static void
test_one_day_in_order (World        *world,
                       gconstpointer data)
{
  FILE_SAYS (100, { "acme", "Opportunity", 40, 40 });
  assert_events (world, "acme", "RL@40 dated, SQL@40 dated");
  assert_at (world, "acme", "SQL since 40");
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
  ADD ("days-to-come", test_days_to_come);
  ADD ("one-day-in-order", test_one_day_in_order);
  ADD ("mapping", test_mapping);
  ADD ("mapping-of-dates", test_mapping_of_dates);
  ADD ("map-list", test_map_list);
  g_test_add ("/stage/map-list/in-memory", World, GINT_TO_POINTER (TRUE), set_up, test_map_list, tear_down);
  return g_test_run ();
}
