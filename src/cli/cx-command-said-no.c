/* The commands about deals outside the ideal customer profile: decline, undecline, declined. */
#include "cx-cli.h"
#include "cx-table.h"
#include "cx-value.h"

#include <math.h>
#include <stdio.h>

/* ── decline ── */

typedef struct {
  char    *amount, *currency, *reason, *author;
  gboolean taken;
} Decline;

static void
decline_clear (Decline *self)
{
  g_free (self->amount);
  g_free (self->currency);
  g_free (self->reason);
  g_free (self->author);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Decline, decline_clear)

static gboolean
check_currency (const char *currency,
                GError    **error)
{
  for (guint i = 0; i < 3; i++)
    if (!g_ascii_isalpha (currency[i]))
      return cx_cli_usage_error (error, "“%s” is no currency; write its code, like EUR", currency);
  return currency[3] == '\0' || cx_cli_usage_error (error, "“%s” is no currency; write its code, like EUR", currency);
}

/* "40000", "€40,000", "1.2M", or unknown. */
static gboolean
read_amount (const Decline *self,
             CxSaidNo      *said,
             GError       **error)
{
  char named[4] = "";

  said->amount = NAN;
  if (g_ascii_strcasecmp (self->amount, "unknown") == 0)
    return TRUE;
  if (!cx_number_parse (self->amount, &said->amount, named) || !(said->amount >= 0 && said->amount < 1e15))
    return cx_cli_usage_error (error, "--amount “%s” is no amount; write it like 40000 or “€40,000”, or unknown", self->amount);
  if (self->currency != NULL && !check_currency (self->currency, error))
    return FALSE;
  if (self->currency != NULL && *named != '\0' && g_ascii_strcasecmp (self->currency, named) != 0)
    return cx_cli_usage_error (error, "--amount is in %s and --currency says %s; say one of them", named, self->currency);
  if (self->currency != NULL || *named != '\0')
    said->currency = g_ascii_strup (self->currency ? self->currency : named, -1);
  return TRUE;
}

static gboolean
parse_decline (Decline *self,
               int     *argc,
               char  ***argv,
               GError **error)
{
  const GOptionEntry entries[] = {
    { "amount", 0, 0, G_OPTION_ARG_STRING, &self->amount, "what the deal was worth, or unknown", "AMOUNT" },
    { "currency", 0, 0, G_OPTION_ARG_STRING, &self->currency, "of the amount; else that of the workspace", "CODE" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &self->reason, "why", "REASON" },
    { "taken", 0, 0, G_OPTION_ARG_NONE, &self->taken, "the deal was taken anyway", NULL },
    { "author", 0, 0, G_OPTION_ARG_STRING, &self->author, "who; else the name of the account on this machine", "NAME" },
    G_OPTION_ENTRY_NULL
  };

  if (!cx_cli_parse (argc, argv, "ACCOUNT",
                     "Records a deal outside the ideal customer profile that was declined, or taken anyway.", entries, 1, 1, error))
    return FALSE;
  if (self->amount == NULL)
    return cx_cli_usage_error (error, "a deal needs an amount: say --amount, if need be “--amount unknown”");
  return cx_cli_check_reason ("a declined deal", self->reason, self->author, error);
}

gboolean
cx_command_decline (CxCli   *cli,
                    int      argc,
                    char   **argv,
                    GError **error)
{
  g_auto(Decline) options = { 0 };
  g_autoptr(CxSaidNo) said = g_new0 (CxSaidNo, 1);
  g_autoptr(CxStore) store = NULL;
  g_autoptr(CxColumns) columns = NULL;

  if (!parse_decline (&options, &argc, &argv, error) || !read_amount (&options, said, error))
    return FALSE;
  store = cx_cli_open (cli, TRUE, error);
  columns = store ? cx_cli_load_account (cli, store, argv[1], error) : NULL;
  if (columns == NULL)
    return FALSE;
  said->account = cx_columns_get_id (columns, 0);
  if (said->currency == NULL && !isnan (said->amount))
    said->currency = g_strdup (cx_said_nos_currency (columns));
  said->taken = options.taken;
  said->reason = g_strdup (options.reason);
  said->author = g_strdup (options.author ? options.author : g_get_real_name ());
  said->day = cx_snapshot_read_day (store);
  if (!cx_said_no_table_add (store, said, NULL, error))
    return FALSE;
  cx_cli_say (cli, said->taken ? "%s: taken, although outside." : "%s: declined.", cx_columns_get_name (columns, 0));
  return TRUE;
}

/* ── undecline ── */

gboolean
cx_command_undecline (CxCli   *cli,
                      int      argc,
                      char   **argv,
                      GError **error)
{
  g_autoptr(CxStore) store = NULL;
  g_autoptr(CxColumns) columns = NULL;
  g_autoptr(CxSaidNos) said_nos = NULL;
  const CxSaidNo *last;
  guint first, n;

  if (!cx_cli_parse (&argc, &argv, "ACCOUNT", "Takes the last deal of an account that “decline” recorded back.", NULL, 1, 1, error))
    return FALSE;
  store = cx_cli_open (cli, TRUE, error);
  columns = store ? cx_cli_load_account (cli, store, argv[1], error) : NULL;
  said_nos = columns ? cx_said_nos_load (store, columns, error) : NULL;
  if (said_nos == NULL)
    return FALSE;
  n = cx_said_nos_find (said_nos, 0, &first);
  if (n == 0)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "nothing is declined of “%s”; “declined” lists what is",
                   cx_columns_get_name (columns, 0));
      return FALSE;
    }
  last = cx_said_nos_get (said_nos, first + n - 1);
  if (!cx_said_no_table_remove (store, last->id, error))
    return FALSE;
  cx_cli_say (cli, "%s: taken back: %s", cx_columns_get_name (columns, 0), last->reason);
  return TRUE;
}

/* ── declined ── */

/* The newest first, then the one recorded last. */
static int
compare_said (gconstpointer a,
              gconstpointer b)
{
  const CxSaidNo *x = *(const CxSaidNo *const *) a, *y = *(const CxSaidNo *const *) b;

  if (x->day != y->day)
    return x->day > y->day ? -1 : 1;
  return (x->id < y->id) - (x->id > y->id);
}

/* (transfer container) (element-type CxSaidNo) */
static GPtrArray *
list_said (CxSaidNos *said_nos)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < cx_said_nos_get_n (said_nos); i++)
    g_ptr_array_add (list, (gpointer) cx_said_nos_get (said_nos, i));
  g_ptr_array_sort (list, compare_said);
  return list;
}

static guint
row_of (CxSnapshot     *snapshot,
        const CxSaidNo *said)
{
  guint row = 0;

  cx_columns_find_id (cx_snapshot_get_columns (snapshot), said->account, &row);
  return row;
}

static JsonObject *
said_to_json (CxSnapshot     *snapshot,
              const CxSaidNo *said)
{
  CxColumns *columns = cx_snapshot_get_columns (snapshot);
  guint account = row_of (snapshot, said);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "key", cx_columns_get_key (columns, account));
  json_object_set_string_member (object, "name", cx_columns_get_name (columns, account));
  json_object_set_int_member (object, "tier", cx_tiering_get_fit (cx_snapshot_get_tiering (snapshot), account)->tier);
  cx_cli_set_number (object, "amount", said->amount);
  cx_cli_set_text (object, "currency", said->currency);
  json_object_set_boolean_member (object, "taken", said->taken);
  json_object_set_string_member (object, "reason", said->reason);
  json_object_set_string_member (object, "author", said->author);
  cx_cli_set_day (object, "date", said->day);
  return object;
}

static JsonArray *
totals_to_json (GArray *sums)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < sums->len; i++)
    {
      const CxSaidNoSum *sum = &g_array_index (sums, CxSaidNoSum, i);
      JsonObject *object = json_object_new ();

      cx_cli_set_text (object, "currency", sum->currency);
      json_object_set_int_member (object, "declined", sum->declined);
      cx_cli_set_number (object, "declined_amount", sum->declined_amount);
      json_object_set_int_member (object, "taken", sum->taken);
      cx_cli_set_number (object, "taken_amount", sum->taken_amount);
      json_array_add_object_element (array, object);
    }
  return array;
}

static char *
amount_text (double      amount,
             const char *currency)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (amount))
    return g_strdup ("not known");
  if (amount == floor (amount) && amount < 1e15)
    {
      g_autofree char *whole = cx_cli_count ((gint64) amount);

      return g_strjoin (" ", whole, currency, NULL);
    }
  return g_strjoin (" ", g_ascii_formatd (number, sizeof number, "%.2f", amount), currency, NULL);
}

static void
print_said (CxSnapshot *snapshot,
            GPtrArray  *list)
{
  static const char *const headers[] = { "Account", "Tier", ">Amount", "", "Reason", "Author", "Date", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);

  for (guint i = 0; i < list->len; i++)
    {
      const CxSaidNo *said = list->pdata[i];
      guint account = row_of (snapshot, said);

      cx_table_add (table, cx_columns_get_name (cx_snapshot_get_columns (snapshot), account));
      cx_table_add (table, cx_cli_short_tier (cx_tiering_get_fit (cx_snapshot_get_tiering (snapshot), account)->tier));
      cx_table_take (table, amount_text (said->amount, said->currency));
      cx_table_add (table, said->taken ? "taken" : "declined");
      cx_table_add (table, said->reason);
      cx_table_add (table, said->author);
      cx_table_take (table, cx_date_format (said->day));
    }
  cx_table_print (table, 0);
}

static void
print_totals (GArray *sums)
{
  static const char *const headers[] = { "", ">Declined", ">Worth", ">Taken anyway", ">Worth", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);

  for (guint i = 0; i < sums->len; i++)
    {
      const CxSaidNoSum *sum = &g_array_index (sums, CxSaidNoSum, i);

      cx_table_add (table, sum->currency ? sum->currency : "no currency");
      cx_table_count (table, sum->declined);
      cx_table_take (table, amount_text (sum->declined_amount, NULL));
      cx_table_count (table, sum->taken);
      cx_table_take (table, amount_text (sum->taken_amount, NULL));
    }
  cx_table_print (table, 0);
}

static void
print_declined_json (CxSnapshot *snapshot,
                     GPtrArray  *list,
                     GArray     *sums)
{
  JsonObject *object = json_object_new ();
  JsonArray *deals = json_array_new ();

  for (guint i = 0; i < list->len; i++)
    json_array_add_object_element (deals, said_to_json (snapshot, list->pdata[i]));
  json_object_set_array_member (object, "deals", deals);
  json_object_set_array_member (object, "totals", totals_to_json (sums));
  cx_cli_print_object (object);
}

gboolean
cx_command_declined (CxCli   *cli,
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
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GArray) sums = NULL;

  if (!cx_cli_parse (&argc, &argv, "", "Lists what people said no to, or took anyway, and what it adds up to.", entries, 0, 0, error))
    return FALSE;
  snapshot = cx_cli_load (cli, error);
  if (snapshot == NULL)
    return FALSE;
  list = list_said (cx_snapshot_get_said_nos (snapshot));
  sums = cx_said_nos_sum (cx_snapshot_get_said_nos (snapshot), NULL);
  if (json)
    print_declined_json (snapshot, list, sums);
  else if (list->len == 0)
    puts ("Nothing is declined: “decline ACCOUNT --amount A --reason R” records a deal.");
  else
    {
      print_said (snapshot, list);
      putchar ('\n');
      print_totals (sums);
    }
  return TRUE;
}
