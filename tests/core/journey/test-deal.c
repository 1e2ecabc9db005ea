/* Deals, people and usage of accounts: what they come to, and what deals say of stages. */
#include "cx-circle.h"
#include "cx-deal.h"
#include "cx-usage.h"
#include "cx-value.h"

#include <glib/gstdio.h>
#include <math.h>

typedef struct {
  char    *folder, *workspace, *csv;
  CxStore *store;
} World;

static void
set_up (World        *world,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  world->folder = g_dir_make_tmp ("concentric-deal-XXXXXX", &error);
  g_assert_no_error (error);
  world->workspace = g_build_filename (world->folder, "w.concentric", NULL);
  world->csv = g_build_filename (world->folder, "f.csv", NULL);
  world->store = cx_store_create (world->workspace, "Test", &error);
  g_assert_no_error (error);
  g_assert_true (cx_stage_set_up (world->store, &error));
}

static void
tear_down (World        *world,
           gconstpointer data)
{
  cx_store_close (world->store);
  g_unlink (world->workspace);
  g_unlink (world->csv);
  g_rmdir (world->folder);
  g_free (world->workspace);
  g_free (world->csv);
  g_free (world->folder);
}

static char *
ask (World      *world,
     const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxStatement) statement = cx_database_prepare (cx_store_get_database (world->store), sql, &error);

  g_assert_no_error (error);
  g_assert_true (cx_statement_step (statement, NULL, &error));
  return g_strdup (cx_statement_get_text (statement, 0));
}

static gint32
day_of (const char *text)
{
  gint32 day;

  g_assert_true (cx_date_parse (text, CX_DATE_DAY_FIRST, &day));
  return day;
}

static gint64
import (World       *world,
        CxImportKind kind,
        const char  *data,
        const char  *day)
{
  const CxImportOptions options = { .kind = kind };
  g_autoptr(GError) error = NULL;
  g_autoptr(CxImportPlan) plan = NULL;
  g_autoptr(CxImportResult) result = NULL;

  g_assert_true (g_file_set_contents (world->csv, data, -1, NULL));
  plan = cx_import_plan_new (world->store, world->csv, &options, &error);
  g_assert_no_error (error);
  result = cx_stage_import (world->store, plan, FALSE, FALSE, day_of (day), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->counts.rejected, ==, 0);
  return result->id;
}

/* ── stages ─────────────────────────────────────────────────────────────── */

#define EVENTS                                                                                                         \
  "SELECT ifnull (group_concat (account || ' ' || stage || ' ' || date (day * 86400, 'unixepoch') || ' ' || source, ', '), '')" \
  " FROM (SELECT * FROM stage_event ORDER BY account, day, id)"

#define STAGES                                                                                                         \
  "SELECT group_concat (ifnull (stage, '-') || ' ' || ifnull (date (stage_since * 86400, 'unixepoch'), '?'), ', ')"    \
  " FROM (SELECT * FROM account ORDER BY id)"

#define HEADER "Deal ID,Deal Name,Company,Deal Stage,Create Date,Close Date,\"Date entered \"\"Contract Sent\"\"\",Last Stage Change Date\n"

/* One account, its deals, and the events and the stage that they come to. */
static void
test_events (World        *world,
             gconstpointer data)
{
  static const struct {
    const char *deals, *events, *stage;
  } cases[] = {
    { "1,A,Acme,Closed Won,2026-01-01,2026-03-01,2026-02-01,\n", "1 MQL 2026-01-01 dated, 1 SQL 2026-02-01 dated, 1 Rev 2026-03-01 dated", "Rev 2026-03-01" },
    { "1,A,Acme,Closed Lost,2026-01-01,2026-03-01,2026-02-01,\n", "1 MQL 2026-01-01 dated, 1 SQL 2026-02-01 dated", "SQL 2026-02-01" },
    /* A second deal does not bring the account back. */
    { "1,A,Acme,Closed Won,2026-01-01,2026-03-01,,\n2,B,Acme,Closed Lost,2026-04-01,2026-06-01,2026-05-01,\n",
      "1 MQL 2026-01-01 dated, 1 Rev 2026-03-01 dated", "Rev 2026-03-01" },
    { "1,A,Acme,Closed Won,2026-01-05,2026-03-01,,\n2,B,Acme,Closed Won,2026-01-01,2026-02-01,,\n",
      "1 MQL 2026-01-01 dated, 1 Rev 2026-02-01 dated", "Rev 2026-02-01" },
    /* An open deal is seen where it is; since when, nobody knows. */
    { "1,A,Acme,Contract Sent,2026-01-01,,,\n", "1 MQL 2026-01-01 dated, 1 SQL 2026-11-22 import", NULL },
    { "1,A,Acme,Contract Sent,2026-01-01,,,2026-02-02\n", "1 MQL 2026-01-01 dated, 1 SQL 2026-02-02 dated", "SQL 2026-02-02" },
    /* Prospecting is before what the creation of a deal is said to mean. */
    { "1,A,Acme,Prospecting,2026-01-01,,,\n", "1 RL 2026-11-22 import", NULL },
    /* What nobody decided says nothing. */
    { "1,A,Acme,Sauna,,,,2026-02-02\n", "", "- ?" },
    { "1,A,Acme,Closed Won,2026-03-01,2026-03-01,2026-03-01,\n", "1 MQL 2026-03-01 dated, 1 SQL 2026-03-01 dated, 1 Rev 2026-03-01 dated", "Rev 2026-03-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      World own = { 0 };
      g_autofree char *deals = g_strconcat (HEADER, cases[i].deals, NULL);
      g_autofree char *events = NULL, *stage = NULL, *again = NULL;

      g_test_message ("%s", cases[i].deals);
      set_up (&own, NULL);
      import (&own, CX_IMPORT_ACCOUNTS, "Company\nAcme\n", "2026-11-01");
      import (&own, CX_IMPORT_DEALS, deals, "2026-11-22");
      events = ask (&own, EVENTS);
      g_assert_cmpstr (events, ==, cases[i].events);
      stage = ask (&own, STAGES);
      if (cases[i].stage != NULL)
        g_assert_cmpstr (stage, ==, cases[i].stage);
      import (&own, CX_IMPORT_DEALS, deals, "2026-11-23");
      import (&own, CX_IMPORT_ACCOUNTS, "Company\nAcme\n", "2026-11-24");
      again = ask (&own, EVENTS);
      g_assert_cmpstr (again, ==, cases[i].events);
      tear_down (&own, NULL);
    }
}

/* A stage that changed since the last import of deals is dated by this one. */
static void
test_changed (World        *world,
              gconstpointer data)
{
  g_autofree char *events = NULL, *stage = NULL;

  import (world, CX_IMPORT_ACCOUNTS, "Company\nAcme\n", "2026-11-01");
  import (world, CX_IMPORT_DEALS, "Deal ID,Deal Name,Company,Deal Stage\n1,A,Acme,Appointment Scheduled\n", "2026-11-02");
  import (world, CX_IMPORT_DEALS, "Deal ID,Deal Name,Company,Deal Stage\n1,A,Acme,Contract Sent\n", "2026-11-09");
  events = ask (world, EVENTS);
  g_assert_cmpstr (events, ==, "1 MQL 2026-11-02 import, 1 SQL 2026-11-09 dated");
  stage = ask (world, STAGES);
  g_assert_cmpstr (stage, ==, "SQL 2026-11-09");
}

/* The stage column of accounts, and a move by hand, say where an account is; deals only add to its history. */
static void
test_column_speaks (World        *world,
                    gconstpointer data)
{
  g_autofree char *stage = NULL, *moved = NULL;
  g_autoptr(GError) error = NULL;

  import (world, CX_IMPORT_ACCOUNTS, "Company,Lifecycle Stage\nAcme,Lead\nBirch,\n", "2026-11-01");
  g_assert_true (cx_stage_move (world->store, 2, "Rev", day_of ("2026-11-02"), &error));
  import (world, CX_IMPORT_DEALS, HEADER "1,A,Acme,Contract Sent,2026-01-01,,2026-02-02,\n2,B,Birch,Contract Sent,2026-01-01,,2026-02-02,\n",
          "2026-11-22");
  stage = ask (world, "SELECT stage FROM account WHERE id = 1");
  g_assert_cmpstr (stage, ==, "RL");
  moved = ask (world, "SELECT stage FROM account WHERE id = 2");
  g_assert_cmpstr (moved, ==, "Rev");
}

/* What deals call their stages is listed for a decision; the decision makes events. */
static void
test_decided_later (World        *world,
                    gconstpointer data)
{
  g_autoptr(GPtrArray) values = NULL;
  g_autofree char *events = NULL;
  g_autoptr(GError) error = NULL;
  gboolean found = FALSE;

  import (world, CX_IMPORT_ACCOUNTS, "Company\nAcme\n", "2026-11-01");
  import (world, CX_IMPORT_DEALS, "Deal ID,Deal Name,Company,Deal Stage,\"Date entered \"\"Sauna\"\"\"\n1,A,Acme,Sauna,2026-05-01\n", "2026-11-02");
  values = cx_stage_map_list (world->store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < values->len; i++)
    {
      const CxStageValue *value = values->pdata[i];

      if (g_str_equal (value->value, "Sauna"))
        {
          found = TRUE;
          g_assert_false (value->mapped);
          g_assert_cmpint (value->accounts, ==, 1);
        }
    }
  g_assert_true (found);
  g_assert_true (cx_stage_map_set (world->store, "Sauna", "SQL", day_of ("2026-11-03"), &error));
  events = ask (world, EVENTS);
  g_assert_cmpstr (events, ==, "1 SQL 2026-05-01 dated");
}

/* ── rates ──────────────────────────────────────────────────────────────── */

static void
test_rates (World        *world,
            gconstpointer data)
{
  g_autoptr(GPtrArray) deals = NULL, rates = NULL, none = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  import (world, CX_IMPORT_ACCOUNTS, "Company\nAcme\n", "2026-11-01");
  import (world, CX_IMPORT_DEALS,
          "Deal ID,Deal Name,Company,Deal Stage,Amount,Currency,Closed Lost Reason,Deal owner\n"
          "1,A,Acme,Closed Won,10,EUR,,Ada\n2,B,Acme,Closed Won,20,EUR,,Ada\n3,C,Acme,Closed Lost,5,EUR,Price,Ada\n"
          "4,D,Acme,Closed Lost,7,EUR,Not a fit,Bo\n5,E,Acme,Contract Sent,9,USD,,Bo\n6,F,Acme,Closed Lost,,,,\n", "2026-11-02");
  deals = cx_deal_list (world->store, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (deals->len, ==, 6);
  rates = cx_deal_rates (deals, NULL, "owner", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rates->len; i++)
    {
      const CxDealRate *rate = rates->pdata[i];

      g_string_append_printf (text, "%s %u %u/%u/%u/%u %.3f %g %g %s; ", rate->group, rate->deals, rate->open, rate->won, rate->lost, rate->declined,
                              isnan (rate->rate) ? -1 : rate->rate, rate->won_amount, rate->declined_amount, rate->currency ? rate->currency : "-");
    }
  g_assert_cmpstr (text->str, ==,
                   "Ada 3 0/2/1/0 0.667 30 0 EUR; Bo 2 1/0/1/1 -1.000 0 7 EUR; none 1 0/0/1/0 0.000 0 0 -; all 6 1/2/3/1 0.500 30 7 EUR; ");
  none = cx_deal_rates (deals, NULL, "weather", &error);
  g_assert_null (none);
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
}

/* ── people ─────────────────────────────────────────────────────────────── */

static void
test_shelf (void)
{
  static const struct {
    const char *dated, *day;
    CxShelf     shelf;
  } cases[] = {
    { "2025-08-22", "2026-11-22", CX_SHELF_FRESH },           { "2025-08-21", "2026-11-22", CX_SHELF_MAY_HAVE_MOVED },
    { "2024-11-22", "2026-11-22", CX_SHELF_MAY_HAVE_MOVED },  { "2024-11-21", "2026-11-22", CX_SHELF_PROBABLY_MOVED },
    { "2026-11-22", "2026-11-22", CX_SHELF_FRESH },           { "2027-01-01", "2026-11-22", CX_SHELF_FRESH },
    { "2024-11-30", "2026-02-28", CX_SHELF_FRESH },           { "2024-11-30", "2026-03-01", CX_SHELF_MAY_HAVE_MOVED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s at %s", cases[i].dated, cases[i].day);
      g_assert_cmpint (cx_shelf_of (day_of (cases[i].dated), day_of (cases[i].day)), ==, cases[i].shelf);
    }
  g_assert_cmpint (cx_shelf_of (G_MININT32, 0), ==, CX_SHELF_UNKNOWN);
}

static void
test_people (World        *world,
             gconstpointer data)
{
  g_autoptr(GPtrArray) people = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  import (world, CX_IMPORT_ACCOUNTS, "Company\nAcme\nBirch\n", "2026-11-01");
  import (world, CX_IMPORT_CONTACTS,
          "Contact ID,Full name,Company,Job Title,Buying Role,Create Date,Last Modified Date\n"
          "1,Zoe,Acme,Analyst,,2024-01-01,2026-10-01\n2,Ada,Acme,CFO,,2024-01-01,\n3,Bo,Acme,Poet,BLOCKER,,\n4,Cy,Acme,,,,\n"
          "5,Di,Acme,Head of Sales,,2025-06-01,\n6,Ed,Birch,CEO,,2026-01-01,\n7,Eve,Acme,VP Sales,CHAMPION,2026-01-01,\n", "2026-11-02");
  people = cx_person_list (world->store, 1, day_of ("2026-11-22"), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < people->len; i++)
    {
      const CxPerson *person = people->pdata[i];
      const char *seniority = cx_seniority_get_name (person->seniority);

      g_string_append_printf (text, "%s %s%s %s %s; ", person->name, person->role ? person->role : "-", person->by_crm ? "!" : "",
                              seniority ? seniority : "-", cx_shelf_get_name (person->shelf));
    }
  g_assert_cmpstr (text->str, ==,
                   "Eve champion! vp fresh; Di champion director may have moved; Ada economic buyer c-level probably moved; "
                   "Zoe user individual fresh; Bo blocker! - unknown; Cy - - unknown; ");
}

static void
test_circle (void)
{
  g_autofree const char **plain = cx_circle_roles (NULL);
  g_autofree char *joined = g_strjoinv (",", (char **) plain);

  g_assert_cmpstr (joined, ==, "champion,economic buyer,influencer,user,security,IT,procurement");
}

static void
test_usage (World        *world,
            gconstpointer data)
{
  g_autoptr(GPtrArray) usage = NULL;
  g_autoptr(GError) error = NULL;
  const CxUsage *logins;

  import (world, CX_IMPORT_ACCOUNTS, "Company\nAcme\n", "2026-11-01");
  import (world, CX_IMPORT_EVENTS, "Company,Event date,Metric,Value\nAcme,2026-02-28,Logins,4\nAcme,2026-03-31,Logins,9\nAcme,2026-01-31,Logins,5\n",
          "2026-11-02");
  usage = cx_usage_list (world->store, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (usage->len, ==, 1);
  logins = usage->pdata[0];
  g_assert_cmpstr (logins->measure, ==, "Logins");
  g_assert_cmpint (logins->events, ==, 3);
  g_assert_cmpfloat (logins->total, ==, 18);
  g_assert_cmpfloat (logins->latest, ==, 9);
  g_assert_cmpint (logins->first_day, ==, day_of ("2026-01-31"));
  g_assert_cmpint (logins->last_day, ==, day_of ("2026-03-31"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/deal/events", World, NULL, set_up, test_events, tear_down);
  g_test_add ("/deal/changed", World, NULL, set_up, test_changed, tear_down);
  g_test_add ("/deal/column-speaks", World, NULL, set_up, test_column_speaks, tear_down);
  g_test_add ("/deal/decided-later", World, NULL, set_up, test_decided_later, tear_down);
  g_test_add ("/deal/rates", World, NULL, set_up, test_rates, tear_down);
  g_test_add_func ("/deal/shelf", test_shelf);
  g_test_add ("/deal/people", World, NULL, set_up, test_people, tear_down);
  g_test_add_func ("/deal/circle", test_circle);
  g_test_add ("/deal/usage", World, NULL, set_up, test_usage, tear_down);
  return g_test_run ();
}
