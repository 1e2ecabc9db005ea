/* The command fit: how many accounts are in which tier. */
#include "cx-cli.h"
#include "cx-fit-write.h"
#include "cx-table.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

/* Tiers in the order in which people read them. */
static const guint tier_order[CX_N_TIERS] = { 1, 2, 3, CX_TIER_OUTSIDE };
static const char *const tier_keys[CX_N_TIERS] = { "outside", "1", "2", "3" };

static CxProfile *
profile_of (const CxRanked *ranked)
{
  return cx_evaluation_get_profile (ranked->evaluation);
}

static JsonObject *
tiers_to_json (const CxFitCounts *counts)
{
  JsonObject *tiers = json_object_new ();

  for (guint i = 0; i < CX_N_TIERS; i++)
    json_object_set_int_member (tiers, tier_keys[tier_order[i]], counts->tiers[tier_order[i]]);
  return tiers;
}

static JsonObject *
ranked_to_json (CxTiering *tiering,
                guint      profile)
{
  const CxRanked *ranked = cx_tiering_get_profile (tiering, profile);
  const CxFitCounts *counts = cx_evaluation_get_counts (ranked->evaluation);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", cx_profile_get_name (ranked->draft));
  json_object_set_int_member (object, "rank", ranked->rank);
  json_object_set_int_member (object, "version", ranked->version);
  json_object_set_int_member (object, "accounts", counts->accounts);
  json_object_set_object_member (object, "tiers", tiers_to_json (counts));
  json_object_set_int_member (object, "needs_data", counts->needs_data);
  json_object_set_int_member (object, "could_move", counts->could_move);
  json_object_set_int_member (object, "capped", counts->capped);
  json_object_set_int_member (object, "pinned", cx_tiering_count_pinned (tiering, (int) profile, NULL));
  return object;
}

static void
print_fit_json (CxTiering *tiering,
                int        only)
{
  JsonObject *object = json_object_new (), *workspace = json_object_new ();
  JsonArray *profiles = json_array_new ();

  for (guint i = 0; i < cx_tiering_get_n_profiles (tiering); i++)
    if (only < 0 || only == (int) i)
      json_array_add_object_element (profiles, ranked_to_json (tiering, i));
  json_object_set_array_member (object, "profiles", profiles);
  json_object_set_object_member (workspace, "tiers", tiers_to_json (cx_tiering_get_counts (tiering)));
  json_object_set_object_member (object, "workspace", workspace);
  cx_cli_print_object (object);
}

static void
print_tiers (const CxFitCounts *counts)
{
  static const char *const headers[] = { "", ">", ">", "", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);

  for (guint i = 0; i < CX_N_TIERS; i++)
    {
      guint n = counts->tiers[tier_order[i]];
      double share = counts->accounts > 0 ? (double) n / counts->accounts : 0;

      cx_table_add (table, cx_cli_tier_name (tier_order[i]));
      cx_table_count (table, n);
      cx_table_take (table, cx_cli_percent (share));
      cx_table_take (table, cx_cli_bar (share, 40));
    }
  cx_table_print (table, 2);
}

static void
print_not_searchable (const CxRanked *ranked)
{
  CxProfile *profile = profile_of (ranked);

  for (guint i = 0; i < cx_profile_get_n_criteria (profile); i++)
    if (!cx_evaluation_is_searchable (ranked->evaluation, i))
      printf ("  Not searchable: “%s” asks the field “%s”, which no import has brought in a form it can test.\n",
              cx_profile_get_criterion (profile, i)->label, cx_profile_get_criterion (profile, i)->field);
}

/* How many tiers people pinned, and how many of those the score would not give. */
static void
print_pinned (CxTiering *tiering)
{
  guint differ, n = cx_tiering_count_pinned (tiering, -1, &differ);
  g_autofree char *pinned = cx_cli_count (n), *others = cx_cli_count (differ);

  if (n > 0)
    printf ("  %s pinned, %s in another tier than by score: “pins” lists them\n", pinned, differ > 0 ? others : "none");
}

static void
print_ranked (CxTiering *tiering,
              guint      profile)
{
  const CxRanked *ranked = cx_tiering_get_profile (tiering, profile);
  const CxFitCounts *counts = cx_evaluation_get_counts (ranked->evaluation);
  g_autofree char *accounts = cx_cli_count (counts->accounts);
  g_autofree char *could_move = cx_cli_count (counts->could_move);
  g_autofree char *needs_data = cx_cli_count (counts->needs_data);
  g_autofree char *capped = cx_cli_count (counts->capped);
  guint n = cx_tiering_count_pinned (tiering, (int) profile, NULL);
  g_autofree char *pinned = cx_cli_count (n);

  printf ("%d · %s · ", ranked->rank, cx_profile_get_name (ranked->draft));
  if (ranked->version > 0)
    printf ("version %d", ranked->version);
  else
    fputs ("draft", stdout);
  printf (" · %s %s\n", accounts, counts->accounts == 1 ? "account" : "accounts");
  print_tiers (counts);
  printf ("  %s could move · %s need data · %s capped", could_move, needs_data, capped);
  if (n > 0)
    printf (" · %s pinned", pinned);
  putchar ('\n');
  print_not_searchable (ranked);
}

static void
print_fit (CxTiering *tiering,
           int        only)
{
  guint n = cx_tiering_get_n_profiles (tiering);

  for (guint i = 0; i < n; i++)
    if (only < 0 || only == (int) i)
      {
        print_ranked (tiering, i);
        putchar ('\n');
      }
  if (n == 0)
    puts ("No profiles yet, so every account is outside: “profile import” reads one.");
  puts (n > 1 ? "Workspace: each account at its best tier" : "Workspace");
  print_tiers (cx_tiering_get_counts (tiering));
  print_pinned (tiering);
}

/* Stores what was found of one profile, or (-1) of all. */
static gboolean
write_fit (CxCli     *cli,
           CxStore   *store,
           CxTiering *tiering,
           int        profile,
           GError   **error)
{
  CxDatabase *database = cx_store_get_database (store);
  gboolean done, stored = FALSE;

  if (!cx_database_begin (database, error))
    return FALSE;
  done = cx_tiering_is_current (tiering, store, &stored, error);
  for (guint i = 0; i < cx_tiering_get_n_profiles (tiering) && done && stored; i++)
    {
      const CxRanked *ranked = cx_tiering_get_profile (tiering, i);

      if (profile < 0 || (guint) profile == i)
        done = cx_fit_write (store, ranked->id, ranked->version, ranked->evaluation, &stored, cli->cancellable, error);
    }
  if (done && stored)
    return cx_database_commit (database, error);
  cx_database_rollback (database);
  if (done)
    g_set_error (error, CX_ERROR, CX_ERROR_BUSY, "somebody imported or published meanwhile; run “fit” again");
  return FALSE;
}

/* The fields that criteria in force of any profile test: others need not be read. */
static GHashTable *
find_tested_fields (CxStore *store,
                    GError **error)
{
  g_autoptr(GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) rows = cx_profile_table_list (store, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const CxProfileRow *row = rows->pdata[i];
      const char *document = row->published ? row->published : row->document;
      g_autoptr(CxProfile) profile = cx_profile_parse (document, -1, row->name, error);

      if (profile == NULL)
        return NULL;
      for (guint c = 0; c < cx_profile_get_n_criteria (profile); c++)
        if (cx_profile_get_criterion (profile, c)->field != NULL)
          g_hash_table_add (keys, g_strdup (cx_profile_get_criterion (profile, c)->field));
    }
  return rows ? g_steal_pointer (&keys) : NULL;
}

/* A profile may have been published between the look at what is tested and the look at the profiles. */
static gboolean
check_fields (CxTiering  *tiering,
              GHashTable *keys,
              GError    **error)
{
  for (guint i = 0; i < cx_tiering_get_n_profiles (tiering); i++)
    {
      CxProfile *profile = cx_evaluation_get_profile (cx_tiering_get_profile (tiering, i)->evaluation);

      for (guint c = 0; c < cx_profile_get_n_criteria (profile); c++)
        {
          const char *field = cx_profile_get_criterion (profile, c)->field;

          if (field != NULL && !g_hash_table_contains (keys, field))
            {
              g_set_error (error, CX_ERROR, CX_ERROR_BUSY, "somebody published meanwhile; run “fit” again");
              return FALSE;
            }
        }
    }
  return TRUE;
}

/* Accounts and tiers, without the journey; then the tiers are stored, in a file that can be written. */
static CxTiering *
find_fit (CxCli      *cli,
          const char *name,
          int        *profile,
          GError    **error)
{
  gboolean writable = cli->workspace == NULL || g_access (cli->workspace, W_OK) == 0;
  g_autoptr(CxStore) store = cx_cli_open (cli, writable, error);
  g_autoptr(GHashTable) keys = store ? find_tested_fields (store, error) : NULL;
  g_autoptr(CxColumns) columns = keys ? cx_columns_load_fields (store, keys, cli->cancellable, error) : NULL;
  g_autoptr(CxTiering) tiering = columns ? cx_tiering_load (store, columns, cx_snapshot_read_day (store), NULL, error) : NULL;

  if (tiering == NULL || !check_fields (tiering, keys, error) || !cx_cli_find_profile (tiering, name, profile, error))
    return NULL;
  if (writable && !write_fit (cli, store, tiering, *profile, error))
    return NULL;
  if (!writable)
    cx_cli_say (cli, "%s cannot be written: the tiers are shown, but not stored", cli->workspace);
  return g_steal_pointer (&tiering);
}

gboolean
cx_command_fit (CxCli   *cli,
                int      argc,
                char   **argv,
                GError **error)
{
  g_autofree char *name = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "profile", 0, 0, G_OPTION_ARG_STRING, &name, "this profile only, by name or rank", "PROFILE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "print one JSON document", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxTiering) tiering = NULL;
  int profile;

  if (!cx_cli_parse (&argc, &argv, "", "Evaluates every account, counts the tiers, and stores them.", entries, 0, 0, error))
    return FALSE;
  tiering = find_fit (cli, name, &profile, error);
  if (tiering == NULL)
    return FALSE;
  if (json)
    print_fit_json (tiering, profile);
  else
    print_fit (tiering, profile);
  return TRUE;
}
