/* The market, worked out by hand (method §8). */
#include "cx-market.h"

#include <glib/gstdio.h>
#include <math.h>

/* Where accounts of the profile are: their stage now, and the furthest they were at before ("" none). */
typedef struct {
  const char *stage, *before;
  guint       inside, outside;
} Group;

/* 20 accounts in the profile, 12 of which ever reached SQL, 6 Rev; 5 customers now, since one left. */
static const Group groups[] = {
  { "RL", "", 5, 50 },  { "MQL", "", 2, 10 }, { "MQL", "SQL", 1, 0 }, { "SQL", "", 5, 9 },
  { "SQL", "Rev", 1, 2 }, { "Rev", "", 3, 4 },  { "Ret", "Rev", 2, 1 }, { "", "", 1, 3 },
};

typedef struct {
  char         *folder, *path;
  CxStore      *store;
  CxColumns    *columns;
  CxJourney    *journey;
  CxEvaluation *evaluation;
} World;

static CxProfile *
page_of (const char *market)
{
  g_autofree char *json = g_strdup_printf (
    "{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"P\", \"criteria\": [{\"id\": \"c1\", \"field\": \"ours\","
    " \"op\": \"is\", \"values\": [true], \"importance\": \"must\"}], \"sections\": {\"market\": {%s}}}", market);
  g_autoptr(GError) error = NULL;
  CxProfile *profile = cx_profile_parse (json, -1, NULL, &error);

  g_assert_no_error (error);
  return profile;
}

static void
append_account (GString     *sql,
                guint        id,
                const Group *group,
                gboolean     inside)
{
  g_string_append_printf (sql, "INSERT INTO account (id, key, stage, f_1) VALUES (%u, 'k%u', nullif ('%s', ''), %d);", id, id,
                          group->stage, inside);
  if (*group->before)
    g_string_append_printf (sql, "INSERT INTO stage_event (account, stage, day, source) VALUES (%u, '%s', 1, 'dated');", id,
                            group->before);
}

static void
add_accounts (World *world,
              guint  most)
{
  g_autoptr(GString) sql = g_string_new ("BEGIN;");
  g_autoptr(GError) error = NULL;
  guint id = 1;

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (guint k = 0; k < groups[i].inside + groups[i].outside && id <= most; k++)
      append_account (sql, id++, &groups[i], k < groups[i].inside);
  g_string_append (sql, "COMMIT");
  cx_database_execute (cx_store_get_database (world->store), sql->str, &error);
  g_assert_no_error (error);
}

static void
world_init (World *world,
            guint  most)
{
  g_autoptr(CxField) field = cx_field_new ("ours", "Ours", CX_FIELD_BOOLEAN, NULL, NULL, NULL);
  g_autoptr(CxProfile) profile = page_of ("");
  g_autoptr(GError) error = NULL;

  world->folder = g_dir_make_tmp ("concentric-market-XXXXXX", NULL);
  world->path = g_build_filename (world->folder, "w.concentric", NULL);
  world->store = cx_store_create (world->path, "Test", &error);
  g_assert_no_error (error);
  g_assert_true (cx_stage_set_up (world->store, &error));
  g_assert_true (cx_field_table_add (world->store, field, &error));
  add_accounts (world, most);
  world->columns = cx_columns_load (world->store, NULL, &error);
  g_assert_no_error (error);
  world->journey = cx_journey_load (world->store, world->columns, G_MAXINT32, NULL, &error);
  g_assert_no_error (error);
  world->evaluation = cx_evaluation_new (world->columns, profile, 20000, NULL);
}

static void
world_clear (World *world)
{
  cx_evaluation_unref (world->evaluation);
  cx_journey_unref (world->journey);
  cx_columns_unref (world->columns);
  cx_store_close (world->store);
  g_unlink (world->path);
  g_rmdir (world->folder);
  g_free (world->path);
  g_free (world->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

static void
check_number (double actual,
              double expected)
{
  if (isnan (expected))
    g_assert_true (isnan (actual));
  else
    g_assert_cmpfloat_with_epsilon (actual, expected, 1e-9 * MAX (1, fabs (expected)));
}

static void
test_counted (void)
{
  g_auto(World) world = { 0 };
  g_autoptr(CxProfile) profile = page_of ("\"share_we_can_win\": 0.25, \"average_spend\": 99000, \"currency\": \"EUR\", \"vendors\": 4");
  CxMarket market;

  world_init (&world, G_MAXUINT);
  market = cx_market_new (profile, world.evaluation, world.journey);
  check_number (market.companies, 20);
  check_number (market.customers, 5);
  check_number (market.penetration, 0.25);
  check_number (market.tam, 20 * 0.25 * 99000);
  g_assert_cmpstr (market.currency, ==, "EUR");
  check_number (market.fair_share, 0.25);
  g_assert_cmpuint (market.decided, ==, 12);
  g_assert_cmpuint (market.won, ==, 6);
  check_number (market.win_rate, 0.5);
  check_number (market.unfair_ratio, 2);
  g_assert_false (market.companies_typed || market.customers_typed || market.win_rate_typed);
}

/* What is typed goes before what is counted; what is not known stays unknown. */
static void
test_typed (void)
{
  static const struct { const char *typed; double companies, customers, penetration, tam, fair_share, win_rate, unfair_ratio; } rows[] = {
    { "", 20, 5, 0.25, NAN, NAN, 0.5, NAN },
    { "\"companies\": 100", 100, 5, 0.05, NAN, NAN, 0.5, NAN },
    { "\"companies\": 100, \"customers\": 0", 100, 0, 0, NAN, NAN, 0.5, NAN },
    { "\"companies\": 0", 0, 5, NAN, NAN, NAN, 0.5, NAN },
    { "\"win_rate\": 0.4, \"vendors\": 1", 20, 5, 0.25, NAN, 0.8, 0.4, 0.5 },
    { "\"win_rate\": 0, \"vendors\": 2", 20, 5, 0.25, NAN, 0.5, 0, 0 },
    { "\"vendors\": 0", 20, 5, 0.25, NAN, NAN, 0.5, NAN },
    { "\"vendors\": 3", 20, 5, 0.25, NAN, 1 / 3.0, 0.5, 1.5 },
    { "\"share_we_can_win\": 0, \"average_spend\": 5", 20, 5, 0.25, 0, NAN, 0.5, NAN },
    { "\"share_we_can_win\": 0.5", 20, 5, 0.25, NAN, NAN, 0.5, NAN },
  };
  g_auto(World) world = { 0 };

  world_init (&world, G_MAXUINT);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CxProfile) profile = page_of (rows[i].typed);
      CxMarket market = cx_market_new (profile, world.evaluation, world.journey);

      check_number (market.companies, rows[i].companies);
      check_number (market.customers, rows[i].customers);
      check_number (market.penetration, rows[i].penetration);
      check_number (market.tam, rows[i].tam);
      check_number (market.fair_share, rows[i].fair_share);
      check_number (market.win_rate, rows[i].win_rate);
      check_number (market.unfair_ratio, rows[i].unfair_ratio);
    }
}

/* Nothing to count from, or too little to say. */
static void
test_unknown (void)
{
  g_autoptr(CxProfile) profile = page_of ("\"vendors\": 4");
  CxMarket market = cx_market_new (profile, NULL, NULL);

  check_number (market.companies, NAN);
  check_number (market.customers, NAN);
  check_number (market.penetration, NAN);
  check_number (market.win_rate, NAN);
  check_number (market.fair_share, 0.25);
  g_assert_null (market.currency);
  /* The first 77 accounts: RL, MQL, and 6 in the profile that reached SQL. */
  {
    g_auto(World) few = { 0 };

    world_init (&few, 77);
    market = cx_market_new (profile, few.evaluation, few.journey);
    check_number (market.companies, 13);
    check_number (market.customers, 0);
    g_assert_cmpuint (market.decided, ==, 6);
    g_assert_cmpuint (market.won, ==, 0);
    check_number (market.win_rate, NAN);
    check_number (market.unfair_ratio, NAN);
    market = cx_market_new (profile, few.evaluation, NULL);
    check_number (market.companies, 13);
    check_number (market.customers, NAN);
    g_assert_cmpuint (market.decided, ==, 0);
  }
  {
    g_auto(World) none = { 0 };

    world_init (&none, 0);
    check_number (cx_market_new (profile, none.evaluation, none.journey).companies, NAN);
  }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/market/counted", test_counted);
  g_test_add_func ("/market/typed", test_typed);
  g_test_add_func ("/market/unknown", test_unknown);
  return g_test_run ();
}
