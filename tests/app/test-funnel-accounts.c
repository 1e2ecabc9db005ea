/* Behind every bar and every finding are as many accounts as it says: on random journeys, for each definition, with and
 * without a period. */
#include "cx-account-filter.h"
#include "cx-funnel-accounts.h"
#include "cx-funnel-words.h"
#include "cx-profile-table.h"

#include <glib/gstdio.h>

#define N_ACCOUNTS 900
#define TODAY      20000

static const char *const document =
  "{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"Large\", \"thresholds\": [75, 50, 25], \"criteria\": ["
  "{\"id\": \"c1\", \"label\": \"Size\", \"section\": \"firmographics\", \"field\": \"employees\", \"op\": \"at-least\","
  " \"values\": [100], \"importance\": \"strong\", \"weight\": 3},"
  "{\"id\": \"c2\", \"label\": \"Huge\", \"section\": \"firmographics\", \"field\": \"employees\", \"op\": \"at-least\","
  " \"values\": [500], \"importance\": \"nice\", \"weight\": 2}], \"sections\": {}}";

static const char *const stages[] = { "RL", "MQL", "SQL", "Rev", "Ret" };

typedef struct {
  char       *folder;
  CxSnapshot *snapshot;
} World;

static void
add_field (CxStore    *store,
           const char *key,
           CxFieldType type)
{
  g_autoptr(CxField) field = cx_field_new (key, key, type, key, NULL, key);

  g_assert_true (cx_field_table_add (store, field, NULL));
}

/* Forward by one or two stages at a time, sometimes back; the larger the account, the farther, up to Rev. */
static void
add_journey (GString *sql,
             GRand   *rand,
             int      account)
{
  int size = g_rand_int_range (rand, 0, 3), day = TODAY - g_rand_int_range (rand, 0, 400);
  int stage = g_rand_int_range (rand, 0, 10) == 0 ? 1 : 0;

  g_string_append_printf (sql, "INSERT INTO account (id, key, f_1, f_2, f_3, f_4, f_5)"
                          " VALUES (%d, 'k%d', 'Name %d', %d, %s, 'City %d', 'Street %d');", account, account, account,
                          size == 0 ? 5 : size == 1 ? 200 : 900, account % 7 == 0 ? "NULL" : account % 5 == 0 ? "'none'" : account % 2 ? "'Ada'" : "'Bob'",
                          account % 13, account % 300);
  if (g_rand_int_range (rand, 0, 8) == 0)
    return;
  while (stage < 5)
    {
      g_string_append_printf (sql, "INSERT INTO stage_event (account, stage, day, source, value) VALUES (%d, '%s', %d, 'import', 'x');",
                              account, stages[stage], day);
      g_string_append_printf (sql, "UPDATE account SET stage = '%s', stage_by = 'import' WHERE id = %d;", stages[stage], account);
      if (g_rand_int_range (rand, 0, 10) > 3 + 2 * (stage < 3 ? size : 1))
        break;
      stage += g_rand_int_range (rand, 0, 10) == 0 ? 2 : stage > 0 && g_rand_int_range (rand, 0, 12) == 0 ? -1 : 1;
      day += g_rand_int_range (rand, 1, 60);
    }
}

static void
set_up (World        *world,
        gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr(CxStore) store = NULL;
  g_autoptr(GRand) rand = g_rand_new_with_seed (42);
  g_autoptr(GString) sql = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  gint64 profile = 0;

  world->folder = g_dir_make_tmp ("concentric-funnel-XXXXXX", NULL);
  path = g_build_filename (world->folder, "w.concentric", NULL);
  store = cx_store_create (path, "Test", &error);
  g_assert_no_error (error);
  g_assert_true (cx_stage_set_up (store, NULL));
  add_field (store, "name", CX_FIELD_TEXT);
  add_field (store, "employees", CX_FIELD_NUMBER);
  add_field (store, "owner", CX_FIELD_CATEGORY);
  add_field (store, "city", CX_FIELD_CATEGORY);
  add_field (store, "street", CX_FIELD_CATEGORY);
  for (int account = 1; account <= N_ACCOUNTS; account++)
    add_journey (sql, rand, account);
  cx_database_execute (cx_store_get_database (store), sql->str, &error);
  g_assert_no_error (error);
  cx_profile_table_save (store, &profile, "Large", document, &error);
  g_assert_no_error (error);
  world->snapshot = cx_snapshot_load (store, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (World        *world,
           gconstpointer data)
{
  g_autofree char *path = g_build_filename (world->folder, "w.concentric", NULL);

  cx_snapshot_unref (world->snapshot);
  g_unlink (path);
  g_rmdir (world->folder);
  g_free (world->folder);
}

static CxFunnelAnswer *
ask (World             *world,
     CxFunnelDefinition definition,
     gboolean           period,
     const char        *by)
{
  CxFunnelAnswer *answer = cx_funnel_answer_new (world->snapshot, -1, definition, period ? TODAY - 300 : G_MININT32,
                                                 period ? TODAY - 50 : G_MAXINT32, by);

  g_assert_true (cx_funnel_answer_fill (answer, NULL));
  return answer;
}

static guint
count (World      *world,
       const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxAccountFilter) filter = cx_account_filter_parse (text, &error);
  g_autofree guint8 *found = NULL;
  guint n = 0;

  g_assert_no_error (error);
  found = cx_account_filter_find (filter, world->snapshot, -1);
  for (guint a = 0; a < N_ACCOUNTS; a++)
    n += found[a];
  return n;
}

static void
test_bars (World        *world,
           gconstpointer data)
{
  static const char *const by[] = { "tier", "owner", "segment", "city" };

  for (CxFunnelDefinition definition = CX_FUNNEL_SNAPSHOT; definition <= CX_FUNNEL_STRICT; definition++)
    for (guint way = 0; way < 2 * G_N_ELEMENTS (by); way++)
      {
        g_autoptr(CxFunnelAnswer) answer = ask (world, definition, way & 1, by[way / 2]);

        for (guint group = 0; group <= cx_funnel_answer_get_n_groups (answer); group++)
          for (guint stage = 0; stage < answer->groups->n_stages; stage++)
            {
              g_autofree char *text = cx_funnel_accounts_of_bar (answer, group, stage);

              g_test_message ("%s", text);
              g_assert_cmpuint (count (world, text), ==, cx_funnel_answer_get_group (answer, group)->counts[stage]);
            }
      }
}

static void
test_too_many (World        *world,
               gconstpointer data)
{
  g_autoptr(CxFunnelAnswer) answer = ask (world, CX_FUNNEL_REACHED, FALSE, "street");
  g_autofree char *named = cx_funnel_accounts_of_bar (answer, 0, 0);
  g_autofree char *others = cx_funnel_words_group (answer, CX_FUNNEL_MOST_GROUPS);

  g_assert_cmpuint (answer->groups->folded->len, >, CX_FUNNEL_MOST_NAMED);
  g_assert_nonnull (named);
  g_assert_cmpstr (others, ==, "295 others");
  g_assert_null (cx_funnel_accounts_of_bar (answer, cx_funnel_answer_get_n_groups (answer) - 1, 0));
}

static void
test_findings (World        *world,
               gconstpointer data)
{
  guint seen[4] = { 0 };

  for (CxFunnelDefinition definition = CX_FUNNEL_SNAPSHOT; definition <= CX_FUNNEL_STRICT; definition++)
    for (guint period = 0; period < 2; period++)
      {
        g_autoptr(CxFunnelAnswer) answer = ask (world, definition, period, "tier");

        for (guint i = 0; i < answer->findings->len; i++)
          {
            const CxFinding *finding = &g_array_index (answer->findings, CxFinding, i);
            g_autofree char *text = cx_funnel_accounts_of_finding (answer, finding);

            g_test_message ("%s: %s", cx_finding_kind_to_name (finding->kind), text);
            g_assert_cmpuint (count (world, text), ==, finding->accounts);
            seen[finding->kind]++;
          }
      }
  /* The data is such that each kind but targeting occurs. */
  g_assert_cmpuint (seen[CX_FINDING_SHARE], >, 0);
  g_assert_cmpuint (seen[CX_FINDING_STAGE] + seen[CX_FINDING_CLOSE], >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/funnel-accounts/bars", World, NULL, set_up, test_bars, tear_down);
  g_test_add ("/funnel-accounts/too-many", World, NULL, set_up, test_too_many, tear_down);
  g_test_add ("/funnel-accounts/findings", World, NULL, set_up, test_findings, tear_down);
  return g_test_run ();
}
