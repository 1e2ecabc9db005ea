/* The command that says which blank fields would move most tiers, and which accounts to fill first: enrich. */
#include "cx-cell.h"
#include "cx-cli.h"
#include "cx-enrichment.h"
#include "cx-error.h"
#include "cx-table.h"

#include <gio/gunixoutputstream.h>
#include <stdio.h>
#include <unistd.h>

/* How many accounts to fill first are told of a field, unless it is the only one that is asked for. */
#define FEW_ACCOUNTS 3

/* @profile: rank index, or -1; @field: number of the only one, or -1; @limit, @accounts: 0: all */
typedef struct {
  CxSnapshot   *snapshot;
  CxEnrichment *enrichment;
  int           profile, field, limit, accounts;
} Enrich;

static const CxEnrichField *
get_field (const Enrich *enrich,
           guint         i)
{
  return cx_enrichment_get_fields (enrich->enrichment)->pdata[i];
}

/* The numbers of the fields that are told: blank somewhere, or asked for. */
static GArray *
find_fields (const Enrich *enrich)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = cx_enrichment_get_fields (enrich->enrichment)->len;

  for (guint i = 0; i < n && (enrich->limit == 0 || (int) fields->len < enrich->limit); i++)
    if (enrich->field < 0 ? get_field (enrich, i)->blank > 0 : enrich->field == (int) i)
      g_array_append_val (fields, i);
  return fields;
}

/* ── as JSON ── */

static void
add_criteria (JsonArray           *array,
              const CxRanked      *ranked,
              const CxEnrichField *field)
{
  CxProfile *profile = cx_evaluation_get_profile (ranked->evaluation);

  for (guint i = 0; i < cx_profile_get_n_criteria (profile); i++)
    {
      const CxCriterion *criterion = cx_profile_get_criterion (profile, i);
      JsonObject *object;

      if (g_strcmp0 (criterion->field, field->key) != 0 || cx_evaluation_is_searchable (ranked->evaluation, i) != field->in_data)
        continue;
      object = json_object_new ();
      json_object_set_string_member (object, "profile", cx_profile_get_name (ranked->draft));
      json_object_set_string_member (object, "criterion", criterion->id);
      json_object_set_string_member (object, "label", criterion->label);
      json_array_add_object_element (array, object);
    }
}

static JsonArray *
criteria_to_json (const Enrich        *enrich,
                  const CxEnrichField *field)
{
  CxTiering *tiering = cx_snapshot_get_tiering (enrich->snapshot);
  JsonArray *array = json_array_new ();

  for (guint p = 0; p < cx_tiering_get_n_profiles (tiering); p++)
    if (enrich->profile < 0 || enrich->profile == (int) p)
      add_criteria (array, cx_tiering_get_profile (tiering, p), field);
  return array;
}

static JsonArray *
accounts_to_json (const Enrich *enrich,
                  guint         field)
{
  g_autoptr(GArray) accounts = cx_enrichment_find_accounts (enrich->enrichment, field, (guint) enrich->accounts);
  CxColumns *columns = cx_snapshot_get_columns (enrich->snapshot);
  JsonArray *array = json_array_sized_new (accounts->len);

  for (guint i = 0; i < accounts->len; i++)
    {
      const CxEnrichAccount *account = &g_array_index (accounts, CxEnrichAccount, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "key", cx_columns_get_key (columns, account->account));
      cx_cell_set_json (object, "name", cx_columns_find_role (columns, "name"), account->account);
      cx_cell_set_json (object, "domain", cx_columns_find_role (columns, "domain"), account->account);
      json_object_set_int_member (object, "tier", account->tier);
      json_object_set_int_member (object, "best", account->best);
      json_object_set_int_member (object, "worst", account->worst);
      cx_cli_set_number (object, "fit", account->fit);
      json_object_set_boolean_member (object, "together", account->together);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
field_to_json (const Enrich *enrich,
               guint         number)
{
  const CxEnrichField *field = get_field (enrich, number);
  JsonObject *object = json_object_new (), *change = json_object_new (), *together = json_object_new ();

  json_object_set_int_member (change, "accounts", field->change);
  json_object_set_int_member (change, "up", field->up);
  json_object_set_int_member (change, "down", field->down);
  json_object_set_int_member (change, "tiers_1_2", field->top);
  json_object_set_int_member (together, "accounts", field->together);
  json_object_set_int_member (together, "tiers_1_2", field->together_top);
  json_object_set_string_member (object, "field", field->key);
  json_object_set_string_member (object, "label", field->label);
  json_object_set_boolean_member (object, "in_data", field->in_data);
  json_object_set_array_member (object, "criteria", criteria_to_json (enrich, field));
  json_object_set_int_member (object, "blank", field->blank);
  json_object_set_object_member (object, "change", change);
  json_object_set_object_member (object, "together", together);
  json_object_set_array_member (object, "first", accounts_to_json (enrich, number));
  return object;
}

static void
print_json (const Enrich *enrich)
{
  CxTiering *tiering = cx_snapshot_get_tiering (enrich->snapshot);
  g_autoptr(GArray) fields = find_fields (enrich);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < fields->len; i++)
    json_array_add_object_element (array, field_to_json (enrich, g_array_index (fields, guint, i)));
  cx_cli_set_text (object, "profile",
                   enrich->profile < 0 ? NULL : cx_profile_get_name (cx_tiering_get_profile (tiering, enrich->profile)->draft));
  json_object_set_int_member (object, "accounts", cx_columns_get_n_accounts (cx_snapshot_get_columns (enrich->snapshot)));
  json_object_set_int_member (object, "change", cx_enrichment_count_change (enrich->enrichment));
  json_object_set_array_member (object, "fields", array);
  cx_cli_print_object (object);
}

/* ── as CSV: the list to fill, which can be imported again ── */

static gboolean
print_csv (CxCli        *cli,
           const Enrich *enrich,
           GError      **error)
{
  g_autoptr(GArray) accounts = cx_enrichment_find_accounts (enrich->enrichment, (guint) enrich->field, (guint) enrich->accounts);
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  const CxEnrichField *field = get_field (enrich, (guint) enrich->field);
  gboolean there = cx_columns_find (cx_snapshot_get_columns (enrich->snapshot), field->key) != NULL;
  const char *const keys[] = { there ? field->key : NULL, NULL };

  for (guint i = 0; i < accounts->len; i++)
    g_array_append_val (rows, g_array_index (accounts, CxEnrichAccount, i).account);
  return cx_tagged_write_csv (enrich->snapshot, enrich->profile, rows, keys, stream, cli->cancellable, error);
}

/* ── for people ── */

/* "Åland Freight, Kesterby", or of a field that is not there a word about that. */
static char *
first_names (const Enrich *enrich,
             guint         field)
{
  CxColumns *columns = cx_snapshot_get_columns (enrich->snapshot);
  g_autoptr(GArray) accounts = NULL;
  g_autoptr(GString) names = g_string_new (NULL);

  if (!get_field (enrich, field)->in_data)
    return g_strdup ("not in the data");
  accounts = cx_enrichment_find_accounts (enrich->enrichment, field, (guint) enrich->accounts);
  for (guint i = 0; i < accounts->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            cx_columns_get_name (columns, g_array_index (accounts, CxEnrichAccount, i).account));
  return g_string_free_and_steal (g_steal_pointer (&names));
}

static void
print_fields (const Enrich *enrich)
{
  static const char *const headers[] = { "Field", ">Blank", ">Could change", ">Up", ">Down", ">Tiers 1–2", ">With others", "Fill first", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);
  g_autoptr(GArray) fields = find_fields (enrich);
  g_autofree char *change = cx_cli_count (cx_enrichment_count_change (enrich->enrichment));
  g_autofree char *all = cx_cli_count (cx_columns_get_n_accounts (cx_snapshot_get_columns (enrich->snapshot)));

  if (fields->len == 0)
    {
      puts ("No blank field could change a tier.");
      return;
    }
  for (guint i = 0; i < fields->len; i++)
    {
      const CxEnrichField *field = get_field (enrich, g_array_index (fields, guint, i));

      cx_table_add (table, field->label);
      cx_table_count (table, field->blank);
      cx_table_count (table, field->change);
      cx_table_count (table, field->up);
      cx_table_count (table, field->down);
      cx_table_count (table, field->top);
      cx_table_count (table, field->together);
      cx_table_take (table, first_names (enrich, g_array_index (fields, guint, i)));
    }
  cx_table_print (table, 0);
  printf ("%s of %s accounts could change tier by one field alone\n", change, all);
}

static const char *
tier_word (guint8 tier)
{
  static const char *const words[CX_N_TIERS] = { "Outside", "Tier 1", "Tier 2", "Tier 3" };

  return words[tier];
}

static void
print_field (const Enrich *enrich)
{
  static const char *const headers[] = { "Account", "Key", "Domain", "Tier", ">Fit", "At best", "At worst", "", NULL };
  const CxEnrichField *field = get_field (enrich, (guint) enrich->field);
  g_autoptr(GArray) accounts = cx_enrichment_find_accounts (enrich->enrichment, (guint) enrich->field, (guint) enrich->accounts);
  g_autoptr(CxTable) table = cx_table_new (headers);
  CxColumns *columns = cx_snapshot_get_columns (enrich->snapshot);
  const CxColumn *domain = cx_columns_find_role (columns, "domain");
  g_autofree char *change = cx_cli_count (field->change), *together = cx_cli_count (field->together), *blank = cx_cli_count (field->blank);

  for (guint i = 0; i < accounts->len; i++)
    {
      const CxEnrichAccount *account = &g_array_index (accounts, CxEnrichAccount, i);

      cx_table_add (table, cx_columns_get_name (columns, account->account));
      cx_table_add (table, cx_columns_get_key (columns, account->account));
      cx_table_take (table, domain ? cx_column_get_text (domain, account->account) : NULL);
      cx_table_add (table, tier_word (account->tier));
      cx_table_take (table, g_strdup_printf ("%.1f", account->fit));
      cx_table_add (table, tier_word (account->best));
      cx_table_add (table, tier_word (account->worst));
      cx_table_add (table, account->together ? "with other fields" : "");
    }
  if (accounts->len > 0)
    cx_table_print (table, 0);
  printf ("%s: %s accounts could change tier, %s more with other fields, of %s where it is %s\n", field->label, change, together, blank,
          field->in_data ? "blank" : "not in the data");
}

/* ── the command ── */

static gboolean
find_field (Enrich     *enrich,
            const char *text,
            GError    **error)
{
  enrich->field = text ? cx_enrichment_find_field (enrich->enrichment, text) : -1;
  if (text != NULL && enrich->field < 0)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "no criterion asks for “%s”; “enrich” lists the fields that could change a tier", text);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_options (const Enrich *enrich,
               const char   *field,
               gboolean      json,
               gboolean      csv,
               GError      **error)
{
  if (json && csv)
    return cx_cli_usage_error (error, "--json and --csv exclude each other");
  if (csv && field == NULL)
    return cx_cli_usage_error (error, "--csv lists the accounts of one field; name it with --field");
  if (enrich->limit < 0)
    return cx_cli_usage_error (error, "--limit counts fields; %d is no count", enrich->limit);
  if (enrich->accounts < -1)
    return cx_cli_usage_error (error, "--accounts counts accounts; %d is no count", enrich->accounts);
  return TRUE;
}

gboolean
cx_command_enrich (CxCli   *cli,
                   int      argc,
                   char   **argv,
                   GError **error)
{
  g_autofree char *profile = NULL, *field = NULL;
  gboolean json = FALSE, csv = FALSE;
  Enrich enrich = { .accounts = -1 };
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &enrich.limit, "at most so many fields", "N" },
    { "accounts", 0, 0, G_OPTION_ARG_INT, &enrich.accounts, "so many accounts to fill first, 0: all; else 3, and all of one field", "N" },
    { "field", 0, 0, G_OPTION_ARG_STRING, &field, "this field only, with its accounts", "FIELD" },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &profile, "tiers by this profile; else each account’s best", "PROFILE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "print one JSON document", NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &csv, "print the accounts of one field as CSV, to be filled and imported", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxSnapshot) snapshot = NULL;
  g_autoptr(CxEnrichment) enrichment = NULL;

  if (!cx_cli_parse (&argc, &argv, "", "Ranks blank fields by the number of accounts whose tier they could change.", entries, 0, 0, error) ||
      !check_options (&enrich, field, json, csv, error))
    return FALSE;
  if (enrich.accounts < 0)
    enrich.accounts = field ? 0 : FEW_ACCOUNTS;
  snapshot = enrich.snapshot = cx_cli_load (cli, error);
  if (snapshot == NULL || !cx_cli_find_profile (cx_snapshot_get_tiering (snapshot), profile, &enrich.profile, error))
    return FALSE;
  enrichment = enrich.enrichment = cx_enrichment_new (cx_snapshot_get_tiering (snapshot), enrich.profile, cli->cancellable, error);
  if (enrichment == NULL || !find_field (&enrich, field, error))
    return FALSE;
  if (csv)
    return print_csv (cli, &enrich, error);
  if (json)
    print_json (&enrich);
  else if (field != NULL)
    print_field (&enrich);
  else
    print_fields (&enrich);
  return TRUE;
}
