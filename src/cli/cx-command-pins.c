/* The commands about tiers that people pin: pin, unpin, pins. */
#include "cx-cli.h"
#include "cx-table.h"
#include "cx-value.h"

#include <stdio.h>
#include <string.h>

/* What a command is about, as it was before it. */
typedef struct {
  CxStore    *store;
  CxSnapshot *snapshot;
  GArray     *accounts; /* rows */
} World;

static void
world_clear (World *self)
{
  g_clear_pointer (&self->accounts, g_array_unref);
  g_clear_pointer (&self->snapshot, cx_snapshot_unref);
  g_clear_pointer (&self->store, cx_store_close);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

/* @names: @n accounts; one that is named twice counts once. */
static gboolean
world_load (World   *self,
            CxCli   *cli,
            char   **names,
            int      n,
            GError **error)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);

  self->accounts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->store = cx_cli_open (cli, TRUE, error);
  self->snapshot = self->store ? cx_snapshot_load (self->store, cli->cancellable, error) : NULL;
  if (self->snapshot == NULL)
    return FALSE;
  for (int i = 0; i < n; i++)
    {
      guint account;

      if (!cx_cli_find_account (self->snapshot, names[i], &account, error))
        return FALSE;
      if (g_hash_table_add (seen, GUINT_TO_POINTER (account)))
        g_array_append_val (self->accounts, account);
    }
  return TRUE;
}

static GArray *
changes_to (const World *self,
            const CxPin *pin)
{
  GArray *changes = cx_pin_list_new ();

  for (guint i = 0; i < self->accounts->len; i++)
    cx_pin_list_add (changes, cx_columns_get_id (cx_snapshot_get_columns (self->snapshot), g_array_index (self->accounts, guint, i)), pin);
  return changes;
}

/* ── pin ── */

static void
say_pinned (CxCli       *cli,
            const World *world,
            guint8       tier)
{
  for (guint i = 0; i < world->accounts->len; i++)
    {
      guint account = g_array_index (world->accounts, guint, i);
      guint8 scored = cx_tiering_get_scored_fit (cx_snapshot_get_tiering (world->snapshot), -1, account)->tier;
      const char *name = cx_columns_get_name (cx_snapshot_get_columns (world->snapshot), account);

      if (scored == tier)
        cx_cli_say (cli, "%s is pinned to %s, where its score puts it too.", name, cx_cli_tier_name (tier));
      else
        cx_cli_say (cli, "%s is pinned to %s; its score says %s.", name, cx_cli_tier_name (tier), cx_cli_tier_name (scored));
    }
}

gboolean
cx_command_pin (CxCli   *cli,
                int      argc,
                char   **argv,
                GError **error)
{
  g_autofree char *reason = NULL, *author = NULL;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, "why; it is shown wherever the pin is", "REASON" },
    { "author", 0, 0, G_OPTION_ARG_STRING, &author, "who; else the name of the account on this machine", "NAME" },
    G_OPTION_ENTRY_NULL
  };
  g_auto(World) world = { 0 };
  g_autoptr(GArray) changes = NULL;
  CxPin pin = { 0 };
  int tier;

  if (!cx_cli_parse (&argc, &argv, "ACCOUNT… TIER",
                     "Pins accounts to a tier (1, 2, 3 or outside), whatever they score, until “unpin”.", entries, 2, G_MAXINT, error) ||
      !cx_cli_parse_tier (argv[argc - 1], &tier, error) || !cx_cli_check_reason ("a pin", reason, author, error) ||
      !world_load (&world, cli, argv + 1, argc - 2, error))
    return FALSE;
  pin.tier = (guint8) tier;
  pin.day = cx_snapshot_get_day (world.snapshot);
  pin.reason = g_ref_string_new (reason);
  pin.author = g_ref_string_new (author ? author : g_get_real_name ());
  changes = changes_to (&world, &pin);
  g_ref_string_release (pin.reason);
  g_ref_string_release (pin.author);
  if (!cx_pin_table_write (world.store, changes, error))
    return FALSE;
  say_pinned (cli, &world, pin.tier);
  return TRUE;
}

/* ── unpin ── */

static gboolean
check_pinned (const World *world,
              GError     **error)
{
  for (guint i = 0; i < world->accounts->len; i++)
    {
      guint account = g_array_index (world->accounts, guint, i);

      if (cx_tiering_get_pin (cx_snapshot_get_tiering (world->snapshot), account) == NULL)
        {
          g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "“%s” is not pinned; “pins” lists those that are",
                       cx_columns_get_name (cx_snapshot_get_columns (world->snapshot), account));
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
cx_command_unpin (CxCli   *cli,
                  int      argc,
                  char   **argv,
                  GError **error)
{
  static const CxPin none = { 0 };
  g_auto(World) world = { 0 };
  g_autoptr(GArray) changes = NULL;

  if (!cx_cli_parse (&argc, &argv, "ACCOUNT…", "Lifts the pins of accounts: their tiers are what they score again.", NULL, 1, G_MAXINT,
                     error) ||
      !world_load (&world, cli, argv + 1, argc - 1, error) || !check_pinned (&world, error))
    return FALSE;
  changes = changes_to (&world, &none);
  if (!cx_pin_table_write (world.store, changes, error))
    return FALSE;
  for (guint i = 0; i < world.accounts->len; i++)
    {
      guint account = g_array_index (world.accounts, guint, i);

      cx_cli_say (cli, "%s is in %s again, by its score.", cx_columns_get_name (cx_snapshot_get_columns (world.snapshot), account),
                  cx_cli_tier_name (cx_tiering_get_scored_fit (cx_snapshot_get_tiering (world.snapshot), -1, account)->tier));
    }
  return TRUE;
}

/* ── pins ── */

static int
compare_pinned (gconstpointer a,
                gconstpointer b,
                gpointer      snapshot)
{
  CxTiering *tiering = cx_snapshot_get_tiering (snapshot);
  CxColumns *columns = cx_snapshot_get_columns (snapshot);
  guint x = *(const guint *) a, y = *(const guint *) b;
  guint8 tier_x = cx_tiering_get_pin (tiering, x)->tier, tier_y = cx_tiering_get_pin (tiering, y)->tier;
  int order;

  if (tier_x != tier_y)
    return tier_x == CX_TIER_OUTSIDE || (tier_y != CX_TIER_OUTSIDE && tier_x > tier_y) ? 1 : -1;
  order = strcmp (cx_columns_get_name (columns, x), cx_columns_get_name (columns, y));
  return order != 0 ? order : strcmp (cx_columns_get_key (columns, x), cx_columns_get_key (columns, y));
}

/* The best tier first, then by name. */
static GArray *
list_pinned (CxSnapshot *snapshot)
{
  CxTiering *tiering = cx_snapshot_get_tiering (snapshot);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < cx_tiering_get_n_pinned (tiering); i++)
    {
      guint account = cx_tiering_get_pinned (tiering, i);

      g_array_append_val (rows, account);
    }
  g_array_sort_with_data (rows, compare_pinned, snapshot);
  return rows;
}

JsonObject *
cx_cli_pin_to_json (CxTiering *tiering,
                    guint      account)
{
  const CxPin *pin = cx_tiering_get_pin (tiering, account);
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "tier", pin->tier);
  json_object_set_int_member (object, "scored_tier", cx_tiering_get_scored_fit (tiering, -1, account)->tier);
  json_object_set_string_member (object, "reason", pin->reason);
  json_object_set_string_member (object, "author", pin->author);
  cx_cli_set_day (object, "date", pin->day);
  return object;
}

static void
print_pins_json (CxSnapshot *snapshot,
                 GArray     *rows)
{
  CxColumns *columns = cx_snapshot_get_columns (snapshot);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      guint account = g_array_index (rows, guint, i);
      g_autoptr(JsonObject) pin = cx_cli_pin_to_json (cx_snapshot_get_tiering (snapshot), account);
      JsonObject *object = json_object_new ();
      g_autoptr(GList) members = json_object_get_members (pin);

      json_object_set_string_member (object, "key", cx_columns_get_key (columns, account));
      json_object_set_string_member (object, "name", cx_columns_get_name (columns, account));
      for (GList *l = members; l; l = l->next)
        json_object_set_member (object, l->data, json_node_copy (json_object_get_member (pin, l->data)));
      json_array_add_object_element (array, object);
    }
  cx_cli_print_array (array);
}

static void
print_pins (CxSnapshot *snapshot,
            GArray     *rows)
{
  static const char *const headers[] = { "Account", "Tier", "By score", "Reason", "Author", "Date", NULL };
  CxTiering *tiering = cx_snapshot_get_tiering (snapshot);
  g_autoptr(CxTable) table = cx_table_new (headers);

  if (rows->len == 0)
    {
      puts ("No account is pinned: “pin ACCOUNT TIER --reason R” pins one.");
      return;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      guint account = g_array_index (rows, guint, i);
      const CxPin *pin = cx_tiering_get_pin (tiering, account);

      cx_table_add (table, cx_columns_get_name (cx_snapshot_get_columns (snapshot), account));
      cx_table_add (table, cx_cli_short_tier (pin->tier));
      cx_table_add (table, cx_cli_short_tier (cx_tiering_get_scored_fit (tiering, -1, account)->tier));
      cx_table_add (table, pin->reason);
      cx_table_add (table, pin->author);
      cx_table_take (table, cx_date_format (pin->day));
    }
  cx_table_print (table, 0);
}

gboolean
cx_command_pins (CxCli   *cli,
                 int      argc,
                 char   **argv,
                 GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "print one JSON document", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxSnapshot) snapshot = NULL;
  g_autoptr(GArray) rows = NULL;

  if (!cx_cli_parse (&argc, &argv, "", "Lists the accounts whose tier is pinned: why, by whom, and what they score.", entries, 0, 0, error))
    return FALSE;
  snapshot = cx_cli_load (cli, error);
  if (snapshot == NULL)
    return FALSE;
  rows = list_pinned (snapshot);
  if (json)
    print_pins_json (snapshot, rows);
  else
    print_pins (snapshot, rows);
  return TRUE;
}
