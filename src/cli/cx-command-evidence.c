/* The command evidence cohorts: do customers do what the leading indicator says, and do those that do renew more? */
#include "cx-cli.h"
#include "cx-cohort-words.h"
#include "cx-error.h"
#include "cx-field-table.h"
#include "cx-number.h"
#include "cx-table.h"
#include "cx-text.h"
#include "cx-value.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct {
  char    *field, *measure, *kind, *least, *every, *signing, *cohort;
  int      target, steady;
  gboolean any, save, reset, grid, json;
} EvidenceOptions;

static void
evidence_options_clear (EvidenceOptions *self)
{
  g_free (self->field);
  g_free (self->measure);
  g_free (self->kind);
  g_free (self->least);
  g_free (self->every);
  g_free (self->signing);
  g_free (self->cohort);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EvidenceOptions, evidence_options_clear)

/* What the command works on. */
typedef struct {
  CxSnapshot  *snapshot;
  CxUsageLog  *log;
  CxIndicator *indicator;
  CxCohorts   *cohorts;
  gboolean     decided;
} Evidence;

static void
evidence_clear (Evidence *self)
{
  g_clear_pointer (&self->cohorts, cx_cohorts_free);
  g_clear_pointer (&self->indicator, cx_indicator_free);
  g_clear_pointer (&self->log, cx_usage_log_unref);
  g_clear_pointer (&self->snapshot, cx_snapshot_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Evidence, evidence_clear)

/* ── JSON ── */

static void
set_share (JsonObject          *object,
           const char          *k,
           const char          *rate,
           const CxCohortShare *share)
{
  json_object_set_int_member (object, "n", share->n);
  json_object_set_int_member (object, k, share->k);
  cx_cli_set_number (object, rate, share->share);
  cx_cli_set_number (object, "low", share->low);
  cx_cli_set_number (object, "high", share->high);
  json_object_set_boolean_member (object, "enough", share->enough);
}

static JsonObject *
indicator_to_json (const Evidence *evidence)
{
  const CxIndicator *indicator = evidence->indicator;
  g_autofree char *sentence = cx_indicator_sentence (indicator, evidence->log);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "sentence", sentence);
  json_object_set_boolean_member (object, "defined", evidence->decided);
  json_object_set_string_member (object, "kind", cx_indicator_kind_to_name (indicator->kind));
  cx_cli_set_text (object, "measure", indicator->measure);
  cx_cli_set_number (object, "least", indicator->least);
  json_object_set_string_member (object, "every", cx_period_to_name (indicator->every));
  json_object_set_int_member (object, "target", indicator->target);
  json_object_set_int_member (object, "steady", indicator->steady);
  json_object_set_string_member (object, "signing", cx_signing_to_name (indicator->signing));
  cx_cli_set_text (object, "field", indicator->field);
  json_object_set_string_member (object, "cohort", cx_period_to_name (indicator->cohort));
  return object;
}

static JsonObject *
cohort_to_json (const CxCohorts *cohorts,
                const CxCohort  *cohort)
{
  JsonObject *object = json_object_new ();
  JsonArray *periods = json_array_new ();

  json_object_set_string_member (object, "cohort", cohort->name);
  cx_cli_set_day (object, "start", cohort->start);
  json_object_set_int_member (object, "customers", cohort->customers);
  set_share (object, "green", "share", &cohort->greens);
  for (guint i = 0; i < cx_cohorts_get_last_period (cohorts); i++)
    {
      JsonObject *period = json_object_new ();

      json_object_set_int_member (period, "period", i + 1);
      set_share (period, "done", "share", &cohort->periods[i]);
      json_array_add_object_element (periods, period);
    }
  json_object_set_array_member (object, "periods", periods);
  return object;
}

static JsonObject *
renewal_to_json (const Evidence *evidence)
{
  const CxCohorts *cohorts = evidence->cohorts;
  g_autofree char *rule = cx_cohorts_renewal_rule (cohorts, cx_snapshot_get_journey (evidence->snapshot));
  g_autofree char *text = cx_cohorts_renewal_text (cohorts);
  const CxRenewalRate *rates[] = { &cohorts->green, &cohorts->red };
  static const char *const names[] = { "green", "red" };
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "by", cx_renewal_rule_to_name (cohorts->rule));
  json_object_set_string_member (object, "rule", rule);
  json_object_set_string_member (object, "title", cx_cohorts_renewal_title (cohorts));
  json_object_set_string_member (object, "text", text);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      JsonObject *rate = json_object_new ();

      set_share (rate, "renewed", "rate", &rates[i]->decided);
      json_object_set_int_member (rate, "open", rates[i]->open);
      json_object_set_object_member (object, names[i], rate);
    }
  json_object_set_string_member (object, "test", "two-proportion");
  cx_cli_set_number (object, "p", cohorts->p);
  return object;
}

static JsonObject *
customer_to_json (const Evidence *evidence,
                  guint           at)
{
  const CxCohorts *cohorts = evidence->cohorts;
  const CxCohortCustomer *customer = cx_cohorts_get_customer (cohorts, at);
  CxColumns *columns = cx_snapshot_get_columns (evidence->snapshot);
  JsonObject *object = json_object_new ();
  JsonArray *cells = json_array_new ();

  json_object_set_string_member (object, "key", cx_columns_get_key (columns, customer->account));
  json_object_set_string_member (object, "name", cx_columns_get_name (columns, customer->account));
  json_object_set_string_member (object, "cohort", cx_cohorts_get_cohort (cohorts, customer->cohort)->name);
  cx_cli_set_day (object, "signed", customer->signed_day);
  json_object_set_string_member (object, "standing", cx_standing_to_name (customer->standing));
  json_object_set_int_member (object, "done", customer->done);
  json_object_set_int_member (object, "judged", customer->judged);
  json_object_set_string_member (object, "renewal", cx_renewal_state_to_name (customer->renewal.state));
  cx_cli_set_day (object, "decided", customer->renewal.day);
  cx_cli_set_day (object, "left", customer->renewal.left == G_MAXINT32 ? G_MININT32 : customer->renewal.left);
  for (guint i = 0; i < cx_cohorts_get_last_period (cohorts); i++)
    json_array_add_string_element (cells, cx_cohort_cell_to_name (cx_cohorts_get_cell (cohorts, at, i)));
  json_object_set_array_member (object, "cells", cells);
  return object;
}

static JsonArray *
grid_to_json (const Evidence *evidence)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < evidence->cohorts->customers->len; i++)
    json_array_add_object_element (array, customer_to_json (evidence, i));
  return array;
}

static void
print_json (const Evidence *evidence,
            gboolean        grid)
{
  const CxCohorts *cohorts = evidence->cohorts;
  g_autofree char *title = cx_cohorts_title (cohorts), *signing = cx_cohorts_signing_rule (cohorts, evidence->snapshot);
  g_autofree char *green = cx_cohorts_green_rule (cohorts);
  JsonObject *object = json_object_new ();
  JsonArray *groups = json_array_new ();

  json_object_set_object_member (object, "indicator", indicator_to_json (evidence));
  cx_cli_set_day (object, "day", cohorts->today);
  json_object_set_string_member (object, "title", title);
  json_object_set_string_member (object, "signing_rule", signing);
  json_object_set_string_member (object, "green_rule", green);
  json_object_set_int_member (object, "events", cx_usage_log_get_n_events (evidence->log));
  json_object_set_int_member (object, "undated", cohorts->undated);
  json_object_set_int_member (object, "unused", cohorts->unused);
  for (guint i = 0; i < cohorts->cohorts->len; i++)
    json_array_add_object_element (groups, cohort_to_json (cohorts, cohorts->cohorts->pdata[i]));
  json_array_add_object_element (groups, cohort_to_json (cohorts, cohorts->all));
  json_object_set_array_member (object, "cohorts", groups);
  json_object_set_object_member (object, "renewal", renewal_to_json (evidence));
  if (grid)
    json_object_set_array_member (object, "grid", grid_to_json (evidence));
  cx_cli_print_object (object);
}

/* ── for people ── */

static void
add_cohort (CxTable        *table,
            const CxCohort *cohort)
{
  cx_table_add (table, cohort->name);
  cx_table_count (table, cohort->customers);
  cx_table_count (table, cohort->greens.n);
  cx_table_count (table, cohort->greens.k);
  cx_table_take (table, cx_cohort_percent (&cohort->greens));
  cx_table_take (table, cohort->greens.enough ? cx_cohort_interval (&cohort->greens) : g_strdup (""));
}

static void
print_cohorts (const CxCohorts *cohorts)
{
  static const char *const headers[] = { "Cohort", ">Customers", ">Judged", ">Green", ">Share", ">95 %", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);

  for (guint i = 0; i < cohorts->cohorts->len; i++)
    add_cohort (table, cohorts->cohorts->pdata[i]);
  add_cohort (table, cohorts->all);
  cx_table_print (table, 0);
}

static void
add_rate (CxTable             *table,
          const char          *name,
          const CxRenewalRate *rate)
{
  cx_table_add (table, name);
  cx_table_count (table, rate->decided.n);
  cx_table_count (table, rate->decided.k);
  cx_table_take (table, cx_cohort_percent (&rate->decided));
  cx_table_take (table, rate->decided.enough ? cx_cohort_interval (&rate->decided) : g_strdup (""));
  cx_table_count (table, rate->open);
}

static void
print_renewal (const CxCohorts *cohorts)
{
  static const char *const headers[] = { "Customers", ">Decided", ">Renewed", ">Rate", ">95 %", ">Not decided", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);

  add_rate (table, cx_standing_label (CX_STANDING_GREEN), &cohorts->green);
  add_rate (table, cx_standing_label (CX_STANDING_RED), &cohorts->red);
  cx_table_print (table, 0);
}

static void
print_grid (const Evidence *evidence)
{
  const CxCohorts *cohorts = evidence->cohorts;

  putchar ('\n');
  for (guint i = 0; i < cohorts->customers->len; i++)
    {
      const CxCohortCustomer *customer = cx_cohorts_get_customer (cohorts, i);
      g_autofree char *day = cx_date_format (customer->signed_day);

      printf ("%s  ", day);
      for (guint period = 0; period < cx_cohorts_get_last_period (cohorts); period++)
        fputs (cx_cohort_cell_glyph (cx_cohorts_get_cell (cohorts, i, period)), stdout);
      printf ("  %s\n", cx_columns_get_name (cx_snapshot_get_columns (evidence->snapshot), customer->account));
    }
  puts ("\n✓ done · ✗ not done · still open: a dot · ? not known · – no customer any more");
}

static void
print_evidence (const Evidence *evidence,
                gboolean        grid)
{
  const CxCohorts *cohorts = evidence->cohorts;
  g_autofree char *sentence = cx_indicator_sentence (evidence->indicator, evidence->log), *title = cx_cohorts_title (cohorts);
  g_autofree char *signing = cx_cohorts_signing_rule (cohorts, evidence->snapshot), *green = cx_cohorts_green_rule (cohorts);
  g_autofree char *text = cx_cohorts_renewal_text (cohorts);
  g_autofree char *rule = cx_cohorts_renewal_rule (cohorts, cx_snapshot_get_journey (evidence->snapshot));

  printf ("%s\n%s. %s\n%s\n\n", sentence, title, green, signing);
  if (cohorts->customers->len == 0)
    return;
  print_cohorts (cohorts);
  printf ("\n%s. %s\n%s%s\n", cx_cohorts_renewal_title (cohorts), text, rule, *rule ? "\n" : "");
  print_renewal (cohorts);
  if (grid)
    print_grid (evidence);
}

/* ── the definition ── */

static gboolean
read_signing (CxIndicator     *indicator,
              const Evidence  *evidence,
              const char      *text,
              GError         **error)
{
  const CxColumn *column;

  if (cx_signing_from_name (text, &indicator->signing) && indicator->signing != CX_SIGNING_FIELD)
    {
      g_clear_pointer (&indicator->field, g_free);
      return TRUE;
    }
  column = cx_columns_find (cx_snapshot_get_columns (evidence->snapshot), text);
  if (column == NULL || column->field->type != CX_FIELD_DATE)
    return cx_cli_usage_error (error, "--signing %s is neither “stage” nor “usage”, nor the key of a date field", text);
  indicator->signing = CX_SIGNING_FIELD;
  g_set_str (&indicator->field, text);
  return TRUE;
}

static gboolean
read_words (CxIndicator           *indicator,
            const EvidenceOptions *options,
            GError               **error)
{
  if (options->kind != NULL && !cx_indicator_kind_from_name (options->kind, &indicator->kind))
    return cx_cli_usage_error (error, "--kind %s: there are total, days and measures", options->kind);
  if (options->every != NULL && (!cx_period_from_name (options->every, &indicator->every) || indicator->every == CX_PERIOD_YEAR))
    return cx_cli_usage_error (error, "--every %s: there are day, week, month and quarter", options->every);
  if (options->cohort != NULL && (!cx_period_from_name (options->cohort, &indicator->cohort) || indicator->cohort < CX_PERIOD_MONTH))
    return cx_cli_usage_error (error, "--cohort %s: there are month, quarter and year", options->cohort);
  if (options->any && options->measure != NULL)
    return cx_cli_usage_error (error, "--any and --measure exclude each other");
  return TRUE;
}

static gboolean
read_numbers (CxIndicator           *indicator,
              const EvidenceOptions *options,
              GError               **error)
{
  if (options->least != NULL && (!cx_number_parse (options->least, &indicator->least, NULL) || !(indicator->least >= CX_INDICATOR_LEAST) ||
                                 !(indicator->least <= CX_INDICATOR_MOST)))
    return cx_cli_usage_error (error, "--least %s is no number above 0, up to %g", options->least, CX_INDICATOR_MOST);
  if (options->target != -1 && (options->target < 1 || options->target > 100))
    return cx_cli_usage_error (error, "--target %d is no percentage from 1 to 100", options->target);
  if (options->steady != -1 && (options->steady < 1 || options->steady > 100))
    return cx_cli_usage_error (error, "--steady %d is no percentage from 1 to 100", options->steady);
  if (options->target != -1)
    indicator->target = (guint) options->target;
  if (options->steady != -1)
    indicator->steady = (guint) options->steady;
  return TRUE;
}

static gboolean
read_measure (CxIndicator           *indicator,
              const Evidence        *evidence,
              const EvidenceOptions *options,
              GError               **error)
{
  g_autofree char *key = options->measure ? cx_text_fold (options->measure, -1) : NULL;

  if (options->any)
    g_clear_pointer (&indicator->measure, g_free);
  if (key == NULL)
    return TRUE;
  g_set_str (&indicator->measure, key);
  if (cx_usage_log_find_measure (evidence->log, key) != CX_NO_MEASURE)
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "no measure “%s” among the usage events; “events” lists them", options->measure);
  return FALSE;
}

/* What was stored is shown as it is. */
static gboolean
check_least (const CxIndicator     *indicator,
             const Evidence        *evidence,
             const EvidenceOptions *options,
             GError               **error)
{
  gboolean said = options->least != NULL || options->kind != NULL || options->every != NULL;
  g_autofree char *problem = said ? cx_indicator_problem (indicator, evidence->log) : NULL;

  return problem == NULL || cx_cli_usage_error (error, "--least: %s", problem);
}

/* What the options say in place of what is stored. */
static gboolean
read_definition (Evidence              *evidence,
                 CxCli                 *cli,
                 CxStore               *store,
                 const EvidenceOptions *options,
                 GError               **error)
{
  g_autofree char *problem = NULL;

  evidence->indicator = options->reset ? cx_indicator_new () : cx_indicator_load (store, &evidence->decided, &problem, error);
  if (problem != NULL)
    cx_cli_say (cli, "%s; until then the one that ships stands in for it", problem);
  return evidence->indicator != NULL && read_words (evidence->indicator, options, error) &&
         read_numbers (evidence->indicator, options, error) && read_measure (evidence->indicator, evidence, options, error) &&
         check_least (evidence->indicator, evidence, options, error) &&
         (options->signing == NULL || read_signing (evidence->indicator, evidence, options->signing, error));
}

static gboolean
save_definition (Evidence              *evidence,
                 CxStore               *store,
                 const EvidenceOptions *options,
                 GError               **error)
{
  g_autoptr(CxIndicator) shipped = cx_indicator_new ();

  if (!options->save)
    return TRUE;
  evidence->decided = !options->reset || !cx_indicator_equal (evidence->indicator, shipped);
  return cx_indicator_save (store, evidence->decided ? evidence->indicator : NULL, error);
}

/* ── the command ── */

static gboolean
read_evidence (Evidence              *evidence,
               CxCli                 *cli,
               const EvidenceOptions *options,
               GError               **error)
{
  g_autoptr(CxStore) store = cx_cli_open (cli, options->save, error);
  g_autoptr(CxRenewals) renewals = NULL;
  CxColumns *columns;

  if (store == NULL)
    return FALSE;
  evidence->snapshot = cx_snapshot_load (store, cli->cancellable, error);
  if (evidence->snapshot == NULL)
    return FALSE;
  columns = cx_snapshot_get_columns (evidence->snapshot);
  evidence->log = cx_usage_log_load (store, columns, NULL, cli->cancellable, error);
  if (evidence->log == NULL || !read_definition (evidence, cli, store, options, error))
    return FALSE;
  renewals = cx_renewals_load (store, columns, cx_snapshot_get_journey (evidence->snapshot), cli->cancellable, error);
  if (renewals == NULL)
    return FALSE;
  evidence->cohorts = cx_cohorts_new (evidence->snapshot, evidence->log, renewals, evidence->indicator, options->field, cli->cancellable, error);
  return evidence->cohorts != NULL && save_definition (evidence, store, options, error);
}

static gboolean
check_what (const char *what,
            GError    **error)
{
  if (g_str_equal (what, "cohorts"))
    return TRUE;
  if (g_str_equal (what, "segments") || g_str_equal (what, "lift") || g_str_equal (what, "backtest"))
    return cx_cli_usage_error (error, "evidence %s: this version cannot show it yet; there is cohorts", what);
  return cx_cli_usage_error (error, "evidence %s: no such evidence; there is cohorts", what);
}

gboolean
cx_command_evidence (CxCli   *cli,
                     int      argc,
                     char   **argv,
                     GError **error)
{
  g_auto(EvidenceOptions) options = { .target = -1, .steady = -1 };
  const GOptionEntry entries[] = {
    { "field", 0, 0, G_OPTION_ARG_STRING, &options.field, "cohorts by this field; else by when customers signed", "FIELD" },
    { "measure", 0, 0, G_OPTION_ARG_STRING, &options.measure, "what customers should use", "NAME" },
    { "any", 0, 0, G_OPTION_ARG_NONE, &options.any, "… or anything", NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind, "what is counted: total, days or measures", "KIND" },
    { "least", 0, 0, G_OPTION_ARG_STRING, &options.least, "at least so much within a period", "N" },
    { "every", 0, 0, G_OPTION_ARG_STRING, &options.every, "the period: day, week, month or quarter", "PERIOD" },
    { "target", 0, 0, G_OPTION_ARG_INT, &options.target, "how many percent of customers should be green", "P" },
    { "steady", 0, 0, G_OPTION_ARG_INT, &options.steady, "green from this percentage of periods on", "P" },
    { "signing", 0, 0, G_OPTION_ARG_STRING, &options.signing, "when a customer signed: stage, usage or a date field", "WHEN" },
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &options.cohort, "who signed in one month, quarter or year", "PERIOD" },
    { "reset", 0, 0, G_OPTION_ARG_NONE, &options.reset, "begin with the definition that ships", NULL },
    { "save", 0, 0, G_OPTION_ARG_NONE, &options.save, "keep the definition in the workspace", NULL },
    { "grid", 0, 0, G_OPTION_ARG_NONE, &options.grid, "customer by customer too", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "print one JSON document", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto(Evidence) evidence = { 0 };

  if (!cx_cli_parse (&argc, &argv, "cohorts", "Shows whether customers do what the leading indicator says, and whether those that do renew more.",
                     entries, 1, 1, error) ||
      !check_what (argv[1], error) || !read_evidence (&evidence, cli, &options, error))
    return FALSE;
  if (options.json)
    print_json (&evidence, options.grid);
  else
    print_evidence (&evidence, options.grid);
  return TRUE;
}
