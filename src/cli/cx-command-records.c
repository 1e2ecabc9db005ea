/* The commands about what accounts have several of: contacts, deals, deals rates, events. */
#include "cx-circle.h"
#include "cx-cli.h"
#include "cx-deal.h"
#include "cx-error.h"
#include "cx-table.h"
#include "cx-usage.h"
#include "cx-value.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define MOST_LINES 50

/* ── what they share ── */

/* @id: 0 for all accounts. */
static gboolean
find_account (CxCli      *cli,
              CxStore    *store,
              const char *text,
              gint64     *id,
              GError    **error)
{
  g_autoptr(CxColumns) columns = NULL;

  *id = 0;
  if (text == NULL)
    return TRUE;
  columns = cx_cli_load_account (cli, store, text, error);
  if (columns == NULL)
    return FALSE;
  *id = cx_columns_get_id (columns, 0);
  return TRUE;
}

static char *
day_text (gint32 day)
{
  return day == G_MININT32 ? NULL : cx_date_format (day);
}

static char *
money_text (double      amount,
            const char *currency)
{
  g_autofree char *number = isnan (amount) ? NULL : cx_cli_count ((gint64) llround (amount));

  return number == NULL || currency == NULL ? g_steal_pointer (&number) : g_strconcat (number, " ", currency, NULL);
}

static guint
lines_of (int   limit,
          guint n)
{
  return MIN (n, limit < 0 ? MOST_LINES : (guint) limit);
}

static void
say_more (guint shown,
          guint n)
{
  g_autofree char *more = cx_cli_count (n - shown);

  if (shown < n)
    printf ("… and %s more; --limit shows them.\n", more);
}

/* ── contacts ── */

static void
print_people_json (GPtrArray *people,
                   guint      n)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < n; i++)
    {
      const CxPerson *person = people->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "account", person->account_key);
      cx_cli_set_text (object, "record_id", person->record_id);
      cx_cli_set_text (object, "name", person->name);
      cx_cli_set_text (object, "title", person->title);
      cx_cli_set_text (object, "email", person->email);
      cx_cli_set_text (object, "phone", person->phone);
      cx_cli_set_text (object, "role", person->role);
      cx_cli_set_text (object, "role_by", person->role == NULL ? NULL : person->by_crm ? "crm" : "title");
      cx_cli_set_text (object, "seniority", cx_seniority_get_name (person->seniority));
      cx_cli_set_day (object, "dated", person->dated);
      json_object_set_string_member (object, "shelf", cx_shelf_get_name (person->shelf));
      json_array_add_object_element (array, object);
    }
  cx_cli_print_array (array);
}

static void
print_people (GPtrArray *people,
              guint      n)
{
  static const char *const headers[] = { "Account", "Role", "Seniority", "Name", "Title", "Known since", "", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);

  for (guint i = 0; i < n; i++)
    {
      const CxPerson *person = people->pdata[i];

      cx_table_add (table, person->account_key);
      cx_table_add (table, person->role);
      cx_table_add (table, cx_seniority_get_name (person->seniority));
      cx_table_add (table, person->name ? person->name : person->email);
      cx_table_add (table, person->title);
      cx_table_take (table, day_text (person->dated));
      cx_table_add (table, person->shelf > CX_SHELF_FRESH ? cx_shelf_get_name (person->shelf) : "");
    }
  if (people->len > 0)
    cx_table_print (table, 0);
  else
    puts ("No contacts; “import FILE --as contacts” brings them in.");
  say_more (n, people->len);
}

gboolean
cx_command_contacts (CxCli   *cli,
                     int      argc,
                     char   **argv,
                     GError **error)
{
  g_autofree char *account = NULL;
  gboolean json = FALSE;
  int limit = -1;
  const GOptionEntry entries[] = {
    { "account", 0, 0, G_OPTION_ARG_STRING, &account, "only of this account: key, record id, domain or name", "ACCOUNT" },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, "how many at most; else 50, with --json all", "N" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "print one JSON document", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxStore) store = NULL;
  g_autoptr(GPtrArray) people = NULL;
  gint64 id;

  if (!cx_cli_parse (&argc, &argv, "",
                     "Lists the people at accounts: role in the buying circle, seniority, and whether they may have moved on.", entries, 0, 0,
                     error))
    return FALSE;
  store = cx_cli_open (cli, FALSE, error);
  if (store == NULL || !find_account (cli, store, account, &id, error))
    return FALSE;
  people = cx_person_list (store, id, cx_snapshot_read_day (store), error);
  if (people == NULL)
    return FALSE;
  if (json)
    print_people_json (people, limit < 0 ? people->len : lines_of (limit, people->len));
  else
    print_people (people, lines_of (limit, people->len));
  return TRUE;
}

/* ── deals ── */

static void
print_deals_json (GPtrArray *deals,
                  guint      n)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < n; i++)
    {
      const CxDeal *deal = deals->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "account", deal->account_key);
      cx_cli_set_text (object, "record_id", deal->record_id);
      cx_cli_set_text (object, "name", deal->name);
      cx_cli_set_number (object, "amount", deal->amount);
      cx_cli_set_text (object, "currency", deal->currency);
      cx_cli_set_text (object, "stage", deal->stage);
      cx_cli_set_text (object, "outcome", cx_outcome_get_name (deal->outcome));
      json_object_set_boolean_member (object, "declined", deal->declined);
      cx_cli_set_text (object, "reason", deal->reason);
      cx_cli_set_text (object, "pipeline", deal->pipeline);
      cx_cli_set_text (object, "owner", deal->owner);
      cx_cli_set_text (object, "type", deal->type);
      cx_cli_set_day (object, "created", deal->created);
      cx_cli_set_day (object, "closed", deal->closed);
      cx_cli_set_number (object, "probability", deal->probability);
      json_array_add_object_element (array, object);
    }
  cx_cli_print_array (array);
}

static void
print_deals (GPtrArray *deals,
             guint      n)
{
  static const char *const headers[] = { "Account", "Deal", ">Amount", "Stage", "Outcome", "Created", "Closed", "Reason", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);

  for (guint i = 0; i < n; i++)
    {
      const CxDeal *deal = deals->pdata[i];

      cx_table_add (table, deal->account_key);
      cx_table_add (table, deal->name ? deal->name : deal->record_id);
      cx_table_take (table, money_text (deal->amount, deal->currency));
      cx_table_add (table, deal->stage);
      cx_table_add (table, deal->declined ? "declined" : cx_outcome_get_name (deal->outcome));
      cx_table_take (table, day_text (deal->created));
      cx_table_take (table, day_text (deal->closed));
      cx_table_add (table, deal->reason ? deal->reason : "");
    }
  if (deals->len > 0)
    cx_table_print (table, 0);
  else
    puts ("No deals; “import FILE --as deals” brings them in.");
  say_more (n, deals->len);
}

static gboolean
is_wanted (const CxDeal *deal,
           const char   *outcome)
{
  return g_str_equal (outcome, "declined") ? deal->declined : g_strcmp0 (cx_outcome_get_name (deal->outcome), outcome) == 0;
}

static gboolean
keep_outcome (GPtrArray  *deals,
              const char *outcome,
              GError    **error)
{
  static const char *const known[] = { "open", "won", "lost", "declined", NULL };

  if (outcome == NULL)
    return TRUE;
  if (!g_strv_contains (known, outcome))
    return cx_cli_usage_error (error, "--outcome %s: deals are open, won, lost or declined", outcome);
  for (guint i = deals->len; i > 0; i--)
    if (!is_wanted (deals->pdata[i - 1], outcome))
      g_ptr_array_remove_index (deals, i - 1);
  return TRUE;
}

gboolean
cx_command_deals (CxCli   *cli,
                  int      argc,
                  char   **argv,
                  GError **error)
{
  g_autofree char *account = NULL, *outcome = NULL;
  gboolean json = FALSE;
  int limit = -1;
  const GOptionEntry entries[] = {
    { "account", 0, 0, G_OPTION_ARG_STRING, &account, "only of this account: key, record id, domain or name", "ACCOUNT" },
    { "outcome", 0, 0, G_OPTION_ARG_STRING, &outcome, "only these: open, won, lost or declined", "OUTCOME" },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, "how many at most; else 50, with --json all", "N" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "print one JSON document", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxStore) store = NULL;
  g_autoptr(GPtrArray) deals = NULL;
  gint64 id;

  if (!cx_cli_parse (&argc, &argv, "", "Lists the deals of accounts, the newest closing first.", entries, 0, 0, error))
    return FALSE;
  store = cx_cli_open (cli, FALSE, error);
  if (store == NULL || !find_account (cli, store, account, &id, error))
    return FALSE;
  deals = cx_deal_list (store, id, error);
  if (deals == NULL || !keep_outcome (deals, outcome, error))
    return FALSE;
  if (json)
    print_deals_json (deals, limit < 0 ? deals->len : lines_of (limit, deals->len));
  else
    print_deals (deals, lines_of (limit, deals->len));
  return TRUE;
}

/* ── deals rates ── */

static void
print_rates_json (GPtrArray *rates)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < rates->len; i++)
    {
      const CxDealRate *rate = rates->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "group", rate->group);
      json_object_set_int_member (object, "deals", rate->deals);
      json_object_set_int_member (object, "open", rate->open);
      json_object_set_int_member (object, "won", rate->won);
      json_object_set_int_member (object, "lost", rate->lost);
      json_object_set_int_member (object, "declined", rate->declined);
      cx_cli_set_number (object, "rate", rate->rate);
      cx_cli_set_number (object, "low", isnan (rate->rate) ? NAN : rate->low);
      cx_cli_set_number (object, "high", isnan (rate->rate) ? NAN : rate->high);
      json_object_set_boolean_member (object, "enough", rate->enough);
      cx_cli_set_text (object, "currency", rate->currency);
      cx_cli_set_number (object, "won_amount", rate->won_amount);
      cx_cli_set_number (object, "lost_amount", rate->lost_amount);
      cx_cli_set_number (object, "declined_amount", rate->declined_amount);
      json_array_add_object_element (array, object);
    }
  cx_cli_print_array (array);
}

static char *
rate_text (const CxDealRate *rate)
{
  g_autofree char *share = NULL, *low = NULL, *high = NULL;

  if (!rate->enough)
    return g_strdup ("too few to say");
  share = cx_cli_percent (rate->rate);
  low = cx_cli_percent (rate->low);
  high = cx_cli_percent (rate->high);
  return g_strdup_printf ("%s (%s–%s)", share, low, high);
}

static void
print_rates (GPtrArray *rates)
{
  static const char *const headers[] = { "Group", ">Deals", ">Open", ">Won", ">Lost", ">Declined", ">Win rate", ">Won", ">Declined", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);

  for (guint i = 0; i < rates->len; i++)
    {
      const CxDealRate *rate = rates->pdata[i];

      cx_table_add (table, rate->group);
      cx_table_count (table, rate->deals);
      cx_table_count (table, rate->open);
      cx_table_count (table, rate->won);
      cx_table_count (table, rate->lost);
      cx_table_count (table, rate->declined);
      cx_table_take (table, rate_text (rate));
      cx_table_take (table, money_text (rate->won_amount, rate->currency));
      cx_table_take (table, money_text (rate->declined_amount, rate->currency));
    }
  cx_table_print (table, 0);
}

gboolean
cx_command_deals_rates (CxCli   *cli,
                        int      argc,
                        char   **argv,
                        GError **error)
{
  g_autofree char *by = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_STRING, &by, "tier or segment of the account; owner, pipeline or type of the deal", "GROUP" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "print one JSON document", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxStore) store = NULL;
  g_autoptr(CxSnapshot) snapshot = NULL;
  g_autoptr(GPtrArray) deals = NULL, rates = NULL;

  if (!cx_cli_parse (&argc, &argv, "",
                     "How many deals were won of those that were won or lost, with the 95 % interval. What we declined counts apart:\n"
                     "“reasons” says which reasons mean that.",
                     entries, 0, 0, error))
    return FALSE;
  store = cx_cli_open (cli, FALSE, error);
  snapshot = store ? cx_snapshot_load (store, cli->cancellable, error) : NULL;
  deals = snapshot ? cx_deal_list (store, 0, error) : NULL;
  rates = deals ? cx_deal_rates (deals, snapshot, by, error) : NULL;
  if (rates == NULL)
    return FALSE;
  if (json)
    print_rates_json (rates);
  else
    print_rates (rates);
  return TRUE;
}

/* ── events ── */

static void
print_usage_json (GPtrArray *measures)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < measures->len; i++)
    {
      const CxUsage *usage = measures->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "account", usage->account_key);
      json_object_set_string_member (object, "measure", usage->measure);
      json_object_set_int_member (object, "events", usage->events);
      cx_cli_set_number (object, "total", usage->total);
      cx_cli_set_number (object, "latest", usage->latest);
      cx_cli_set_day (object, "first_day", usage->first_day);
      cx_cli_set_day (object, "last_day", usage->last_day);
      json_array_add_object_element (array, object);
    }
  cx_cli_print_array (array);
}

static void
print_usage (GPtrArray *measures,
             guint      n)
{
  static const char *const headers[] = { "Account", "Measure", ">Events", ">Total", ">Latest", "First", "Last", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);

  for (guint i = 0; i < n; i++)
    {
      const CxUsage *usage = measures->pdata[i];

      cx_table_add (table, usage->account_key);
      cx_table_add (table, usage->measure);
      cx_table_count (table, usage->events);
      cx_table_take (table, money_text (usage->total, NULL));
      cx_table_take (table, money_text (usage->latest, NULL));
      cx_table_take (table, day_text (usage->first_day));
      cx_table_take (table, day_text (usage->last_day));
    }
  if (measures->len > 0)
    cx_table_print (table, 0);
  else
    puts ("No usage events; “import FILE --as events” brings them in.");
  say_more (n, measures->len);
}

gboolean
cx_command_events (CxCli   *cli,
                   int      argc,
                   char   **argv,
                   GError **error)
{
  g_autofree char *account = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "account", 0, 0, G_OPTION_ARG_STRING, &account, "only of this account: key, record id, domain or name", "ACCOUNT" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "print one JSON document", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxStore) store = NULL;
  g_autoptr(GPtrArray) measures = NULL;
  gint64 id;

  if (!cx_cli_parse (&argc, &argv, "", "What accounts used: events, total and latest value of each measure.", entries, 0, 0, error))
    return FALSE;
  store = cx_cli_open (cli, FALSE, error);
  if (store == NULL || !find_account (cli, store, account, &id, error) || (measures = cx_usage_list (store, id, error)) == NULL)
    return FALSE;
  if (json)
    print_usage_json (measures);
  else
    print_usage (measures, lines_of (-1, measures->len));
  return TRUE;
}
