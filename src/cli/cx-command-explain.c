/* The command explain: the receipt of one account. */
#include "cx-cell.h"
#include "cx-cli.h"
#include "cx-stats.h"
#include "cx-table.h"
#include "cx-value-source.h"
#include "cx-value.h"

#include <stdio.h>

/* What a receipt is of. @columns: of the account alone. @sources: where its values came from, by field. */
typedef struct {
  CxStore        *store;
  CxColumns      *columns;
  CxTiering      *tiering;
  CxSaidNos      *said_nos;
  GHashTable     *sources;
  const CxRanked *ranked;
  CxReceipt      *receipt;
} Explained;

static void
explained_clear (Explained *self)
{
  g_clear_pointer (&self->receipt, cx_receipt_free);
  g_clear_pointer (&self->sources, g_hash_table_unref);
  g_clear_pointer (&self->said_nos, cx_said_nos_unref);
  g_clear_pointer (&self->tiering, cx_tiering_unref);
  g_clear_pointer (&self->columns, cx_columns_unref);
  g_clear_pointer (&self->store, cx_store_close);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Explained, explained_clear)

static void
set_source (JsonObject          *object,
            const CxValueSource *source)
{
  JsonObject *member;

  if (source == NULL)
    {
      json_object_set_null_member (object, "source");
      return;
    }
  member = json_object_new ();
  json_object_set_int_member (member, "import", source->import);
  json_object_set_string_member (member, "source", source->source);
  json_object_set_string_member (member, "file", source->file);
  cx_cli_set_day (member, "day", source->day);
  json_object_set_object_member (object, "source", member);
}

static JsonObject *
line_to_json (const Explained     *explained,
              const CxReceiptLine *line)
{
  const CxCriterion *criterion = line->criterion;
  const CxColumn *column = cx_columns_find (explained->columns, criterion->field);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", criterion->id);
  json_object_set_string_member (object, "label", criterion->label);
  json_object_set_string_member (object, "field", criterion->field);
  cx_cell_set_json (object, "value", column, 0);
  json_object_set_string_member (object, "importance", cx_importance_to_name (criterion->importance));
  cx_cli_set_number (object, "weight", criterion->weight);
  json_object_set_string_member (object, "verdict", cx_verdict_to_name (line->verdict));
  cx_cli_set_number (object, "points", line->points);
  set_source (object, g_hash_table_lookup (explained->sources, criterion->field));
  return object;
}

static void
add_counterfactual (JsonArray              *array,
                    const Explained        *explained,
                    const CxCounterfactual *counterfactual)
{
  JsonObject *object;
  JsonArray *changes;

  if (counterfactual == NULL)
    return;
  object = json_object_new ();
  changes = json_array_new ();
  for (guint i = 0; i < counterfactual->n_changes; i++)
    {
      const CxChange *change = &counterfactual->changes[i];
      JsonObject *step = json_object_new ();

      json_object_set_string_member (step, "criterion", explained->receipt->lines[change->criterion].criterion->id);
      json_object_set_string_member (step, "from", cx_verdict_to_name (change->from));
      json_object_set_string_member (step, "to", cx_verdict_to_name (change->to));
      json_array_add_object_element (changes, step);
    }
  json_object_set_int_member (object, "to_tier", counterfactual->tier);
  json_object_set_array_member (object, "change", changes);
  json_array_add_object_element (array, object);
}

/* What the criteria say is here of the profile that the receipt is under. */
static JsonObject *
pinned_to_json (const Explained *explained)
{
  JsonObject *object = cx_cli_pin_to_json (explained->tiering, 0);

  json_object_set_int_member (object, "scored_tier", explained->receipt->fit.tier);
  return object;
}

static void
print_receipt_json (const Explained *explained)
{
  const CxReceipt *receipt = explained->receipt;
  const CxPin *pin = cx_tiering_get_pin (explained->tiering, 0);
  JsonObject *object = json_object_new ();
  JsonArray *criteria = json_array_new (), *counterfactual = json_array_new ();

  json_object_set_string_member (object, "key", cx_columns_get_key (explained->columns, 0));
  json_object_set_string_member (object, "profile", cx_profile_get_name (explained->ranked->draft));
  json_object_set_int_member (object, "version", explained->ranked->version);
  json_object_set_int_member (object, "tier", pin ? pin->tier : receipt->fit.tier);
  cx_cli_set_number (object, "low", receipt->fit.low);
  cx_cli_set_number (object, "high", receipt->fit.high);
  if (pin == NULL)
    json_object_set_null_member (object, "pinned");
  else
    json_object_set_object_member (object, "pinned", pinned_to_json (explained));
  for (guint i = 0; i < receipt->n_lines; i++)
    json_array_add_object_element (criteria, line_to_json (explained, &receipt->lines[i]));
  json_object_set_array_member (object, "criteria", criteria);
  add_counterfactual (counterfactual, explained, receipt->lift);
  add_counterfactual (counterfactual, explained, receipt->drop);
  json_object_set_array_member (object, "counterfactual", counterfactual);
  cx_cli_print_object (object);
}

/* Points to one decimal that add up to the fit to one decimal. */
static double *
printed_points (const CxReceipt *receipt)
{
  double *points = g_new0 (double, receipt->n_lines + 1);

  for (guint i = 0; i < receipt->n_lines; i++)
    points[i] = receipt->lines[i].points;
  cx_largest_remainder (points, receipt->n_lines, 0.1);
  return points;
}

static char *
points_text (const CxReceiptLine *line,
             double               points)
{
  if (line->verdict == CX_VERDICT_UNKNOWN && line->possible > 0)
    return g_strdup_printf ("0 + %.1f", line->possible);
  return g_strdup_printf ("%.1f", points);
}

/* "HubSpot 2026-11-22" */
static char *
source_text (const CxValueSource *source)
{
  g_autofree char *day = source ? cx_date_format (source->day) : NULL;

  return source ? g_strdup_printf ("%s %s", source->source, day) : g_strdup ("");
}

static void
print_lines (const Explained *explained)
{
  static const char *const headers[] = { "", "Criterion", "Importance", "Value", ">Points", "From", NULL };
  static const char *const marks[] = { [CX_VERDICT_MISS] = "✗", [CX_VERDICT_MATCH] = "✓", [CX_VERDICT_UNKNOWN] = "?" };
  const CxReceipt *receipt = explained->receipt;
  g_autoptr(CxTable) table = cx_table_new (headers);
  g_autofree double *points = printed_points (receipt);

  for (guint i = 0; i < receipt->n_lines; i++)
    {
      const CxReceiptLine *line = &receipt->lines[i];

      cx_table_add (table, marks[line->verdict]);
      cx_table_add (table, line->criterion->label);
      cx_table_add (table, cx_importance_to_name (line->criterion->importance));
      cx_table_add (table, line->value ? line->value : "not known");
      cx_table_take (table, points_text (line, points[i]));
      cx_table_take (table, source_text (g_hash_table_lookup (explained->sources, line->criterion->field)));
    }
  cx_table_add (table, "");
  cx_table_add (table, "Sum");
  cx_table_add (table, "");
  cx_table_add (table, "");
  cx_table_take (table, g_strdup_printf ("%.1f", receipt->fit.low));
  cx_table_add (table, "");
  cx_table_print (table, 2);
}

static void
print_counterfactual (const CxReceipt        *receipt,
                      const CxCounterfactual *counterfactual,
                      gboolean                pinned)
{
  if (counterfactual == NULL)
    return;
  printf ("  %s %s if ", pinned ? "By its score, would be" : "Would be", cx_cli_tier_name (counterfactual->tier));
  for (guint i = 0; i < counterfactual->n_changes; i++)
    {
      const CxChange *change = &counterfactual->changes[i];
      const char *label = receipt->lines[change->criterion].criterion->label;
      gboolean match = change->to == CX_VERDICT_MATCH;

      printf ("%s“%s” ", i > 0 ? " and " : "", label);
      if (change->from == CX_VERDICT_UNKNOWN)
        printf ("were known to %s", match ? "match" : "miss");
      else
        fputs (match ? "matched" : "missed", stdout);
    }
  puts (".");
}

static void
print_pin (const CxPin *pin,
           guint8       scored)
{
  g_autofree char *day = cx_date_format (pin->day);

  printf ("Pinned to %s by %s on %s: “%s”; the score says %s.\n", cx_cli_short_tier (pin->tier), pin->author, day, pin->reason,
          cx_cli_short_tier (scored));
}

static void
print_said_no (const Explained *explained)
{
  guint first, n = cx_said_nos_find (explained->said_nos, 0, &first);

  for (guint i = 0; i < n; i++)
    {
      const CxSaidNo *said = cx_said_nos_get (explained->said_nos, first + i);
      g_autofree char *day = cx_date_format (said->day);

      printf ("%s by %s on %s: “%s”.\n", said->taken ? "Taken anyway" : "Declined", said->author, day, said->reason);
    }
}

static void
print_receipt (const Explained *explained)
{
  const CxReceipt *receipt = explained->receipt;
  const CxPin *pin = cx_tiering_get_pin (explained->tiering, 0);

  printf ("%s (%s)\n", cx_columns_get_name (explained->columns, 0), cx_columns_get_key (explained->columns, 0));
  printf ("%s · fit %.1f", cx_cli_tier_name (pin ? pin->tier : receipt->fit.tier), receipt->fit.low);
  if (receipt->fit.high > receipt->fit.low)
    printf (", at most %.1f when all is known", receipt->fit.high);
  printf (" · %s, %s", cx_profile_get_name (explained->ranked->draft), explained->ranked->version > 0 ? "version " : "draft");
  if (explained->ranked->version > 0)
    printf ("%d", explained->ranked->version);
  putchar ('\n');
  if (pin != NULL)
    print_pin (pin, receipt->fit.tier);
  print_said_no (explained);
  putchar ('\n');
  print_lines (explained);
  putchar ('\n');
  print_counterfactual (receipt, receipt->lift, pin != NULL);
  print_counterfactual (receipt, receipt->drop, pin != NULL);
}

/* Without a word about it, the profile that gives the account its tier. */
static gboolean
choose_profile (Explained  *explained,
                const char *name,
                GError    **error)
{
  int profile;

  if (!cx_cli_find_profile (explained->tiering, name, &profile, error))
    return FALSE;
  if (profile < 0)
    profile = cx_tiering_get_segment (explained->tiering, 0);
  if (profile < 0)
    return cx_cli_usage_error (error, "no profile yet, so there is nothing to explain; “profile import” reads one");
  explained->ranked = cx_tiering_get_profile (explained->tiering, (guint) profile);
  return TRUE;
}

/* The one account, whatever else is in the file. */
static gboolean
explain (Explained  *self,
         CxCli      *cli,
         const char *account,
         const char *profile,
         GError    **error)
{
  self->store = cx_cli_open (cli, FALSE, error);
  self->columns = self->store ? cx_cli_load_account (cli, self->store, account, error) : NULL;
  self->tiering = self->columns ? cx_tiering_load (self->store, self->columns, cx_snapshot_read_day (self->store), NULL, error) : NULL;
  self->said_nos = self->tiering ? cx_said_nos_load (self->store, self->columns, error) : NULL;
  if (self->said_nos == NULL || !choose_profile (self, profile, error))
    return FALSE;
  self->sources = cx_value_sources_read (self->store, cx_columns_get_id (self->columns, 0), error);
  if (self->sources == NULL)
    return FALSE;
  self->receipt = cx_receipt_new (self->ranked->evaluation, 0);
  return TRUE;
}

gboolean
cx_command_explain (CxCli   *cli,
                    int      argc,
                    char   **argv,
                    GError **error)
{
  g_autofree char *name = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "profile", 0, 0, G_OPTION_ARG_STRING, &name, "by this profile; else by the one that gives the tier", "PROFILE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "print one JSON document", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto(Explained) explained = { 0 };

  if (!cx_cli_parse (&argc, &argv, "ACCOUNT", "Shows how an account came to its tier. It is named by key, record id, domain or name.",
                     entries, 1, 1, error) ||
      !explain (&explained, cli, argv[1], name, error))
    return FALSE;
  if (json)
    print_receipt_json (&explained);
  else
    print_receipt (&explained);
  return TRUE;
}
