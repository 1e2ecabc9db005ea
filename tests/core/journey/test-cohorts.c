/* Leading indicator and cohorts: tables worked out by hand. Random ones are held against Python in tests/cli/test_evidence.py. */
#include "cx-cohort-words.h"
#include "cx-stats.h"
#include "cx-undo.h"
#include "cx-value.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

typedef struct {
  char    *folder, *workspace, *csv;
  CxStore *store;
} World;

static void
set_up (World        *world,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  world->folder = g_dir_make_tmp ("concentric-cohorts-XXXXXX", &error);
  g_assert_no_error (error);
  world->workspace = g_build_filename (world->folder, "w.concentric", NULL);
  world->csv = g_build_filename (world->folder, "f.csv", NULL);
  world->store = cx_store_create (world->workspace, "Test", &error);
  g_assert_no_error (error);
  g_assert_true (cx_stage_set_up (world->store, &error));
  g_assert_true (cx_store_set_property (world->store, CX_SNAPSHOT_DAY_PROPERTY, "2026-07-10", &error));
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

static void
import (World       *world,
        CxImportKind kind,
        const char  *data)
{
  const CxImportOptions options = { .kind = kind };
  g_autoptr(GError) error = NULL;
  g_autoptr(CxImportPlan) plan = NULL;
  g_autoptr(CxImportResult) result = NULL;

  g_assert_true (g_file_set_contents (world->csv, data, -1, NULL));
  plan = cx_import_plan_new (world->store, world->csv, &options, &error);
  g_assert_no_error (error);
  result = cx_stage_import (world->store, plan, FALSE, FALSE, cx_snapshot_read_day (world->store), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->counts.rejected, ==, 0);
}

typedef struct {
  CxSnapshot *snapshot;
  CxUsageLog *log;
  CxRenewals *renewals;
  CxCohorts  *cohorts;
} Answer;

static void
answer_clear (Answer *self)
{
  g_clear_pointer (&self->cohorts, cx_cohorts_free);
  g_clear_pointer (&self->renewals, cx_renewals_unref);
  g_clear_pointer (&self->log, cx_usage_log_unref);
  g_clear_pointer (&self->snapshot, cx_snapshot_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static Answer
ask (World             *world,
     const CxIndicator *indicator)
{
  g_autoptr(GError) error = NULL;
  Answer answer = { .snapshot = cx_snapshot_load (world->store, NULL, &error) };
  CxColumns *columns;

  g_assert_no_error (error);
  columns = cx_snapshot_get_columns (answer.snapshot);
  answer.log = cx_usage_log_load (world->store, columns, NULL, NULL, &error);
  g_assert_no_error (error);
  answer.renewals = cx_renewals_load (world->store, columns, cx_snapshot_get_journey (answer.snapshot), NULL, &error);
  g_assert_no_error (error);
  answer.cohorts = cx_cohorts_new (answer.snapshot, answer.log, answer.renewals, indicator, NULL, NULL, &error);
  g_assert_no_error (error);
  return answer;
}

/* "2026-Q1 Acme +x?.- green renewed" a customer, the first @n periods. */
static char *
print (const Answer *answer,
       guint         n)
{
  const CxCohorts *cohorts = answer->cohorts;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cohorts->customers->len; i++)
    {
      const CxCohortCustomer *customer = cx_cohorts_get_customer (cohorts, i);

      g_string_append_printf (text, "%s %s ", cx_cohorts_get_cohort (cohorts, customer->cohort)->name,
                              cx_columns_get_name (cx_snapshot_get_columns (answer->snapshot), customer->account));
      for (guint period = 0; period < n; period++)
        g_string_append_c (text, "+x.?-"[cx_cohorts_get_cell (cohorts, i, period)]);
      g_string_append_printf (text, " %u/%u %s %s\n", customer->done, customer->judged, cx_standing_to_name (customer->standing),
                              cx_renewal_state_to_name (customer->renewal.state));
    }
  return g_string_free (text, FALSE);
}

#define ACCOUNTS                                                                                                    \
  "Company,Lifecycle Stage,\"Date entered \"\"Sales Qualified Lead\"\"\",\"Date entered \"\"Customer\"\"\",\"Date entered \"\"Evangelist\"\"\"\n" \
  "Acme,Customer,2025-12-01,2026-01-01,\n"      /* its January counts: it signed on the first */                    \
  "Bolt,Evangelist,2025-12-01,2026-01-02,2026-05-15\n" /* from February on; renewed in May */                       \
  "Coda,Sales Qualified Lead,2026-04-20,2026-01-31,\n" /* left in April */                                          \
  "Dune,Customer,2025-12-01,2026-06-05,\n"      /* July is not over */                                              \
  "Echo,Customer,,,\n"                          /* nobody knows since when */                                       \
  "Fern,Lead,,,\n"

#define EVENTS                                                                                                      \
  "Company,Date,Metric,Value\n"                                                                                     \
  "Fern,2026-02-01,Messages,9\n"                /* from this day on, usage is known */                               \
  "Acme,2026-02-10,Messages,60\n" "Acme,2026-02-28,Messages,40\n"                                                   \
  "Acme,2026-03-01,Messages,99\n"                                                                                   \
  "Acme,2026-04-30,Messages,100\n"                                                                                  \
  "Acme,2026-06-30,Messages,500\n"                                                                                  \
  "Bolt,2026-02-03,Messages,100\n" "Bolt,2026-03-03,Messages,100\n" "Bolt,2026-05-31,Messages,100\n"                \
  "Coda,2026-02-03,Logins,100\n" "Coda,2026-03-03,Messages,\n"                                                      \
  "Dune,2026-07-02,Messages,100\n"

static CxIndicator *
messages (void)
{
  CxIndicator *indicator = cx_indicator_new ();

  indicator->kind = CX_INDICATOR_TOTAL;
  indicator->measure = g_strdup ("messages");
  indicator->least = 100;
  indicator->steady = 60;
  return indicator;
}

static void
test_by_hand (World        *world,
              gconstpointer data)
{
  g_autoptr(CxIndicator) indicator = messages ();
  g_autofree char *text = NULL, *signing = NULL;
  g_auto(Answer) answer = { 0 };

  import (world, CX_IMPORT_ACCOUNTS, ACCOUNTS);
  import (world, CX_IMPORT_EVENTS, EVENTS);
  answer = ask (world, indicator);
  text = print (&answer, 7);
  g_assert_cmpstr (text, ==,
                   "2026-Q1 Acme ?+x+x+. 3/5 green open\n"
                   "2026-Q1 Bolt ++x+x.. 2/3 green renewed\n"
                   "2026-Q1 Coda xx----- 0/2 none lost\n"
                   "2026-Q2 Dune ....... 0/0 none open\n");
  g_assert_cmpuint (answer.cohorts->undated, ==, 1);
  g_assert_cmpuint (answer.cohorts->all->greens.k, ==, 2);
  g_assert_cmpuint (answer.cohorts->all->greens.n, ==, 2);
  g_assert_cmpuint (answer.cohorts->all->periods[1].n, ==, 3);
  g_assert_cmpuint (answer.cohorts->all->periods[1].k, ==, 2);
  g_assert_cmpuint (cx_cohorts_get_last_period (answer.cohorts), ==, 6);
  g_assert_cmpuint (answer.cohorts->green.decided.k, ==, 1);
  g_assert_cmpuint (answer.cohorts->green.open, ==, 1);
  g_assert_cmpuint (answer.cohorts->red.decided.n, ==, 0);
  signing = cx_cohorts_signing_rule (answer.cohorts, answer.snapshot);
  g_assert_nonnull (strstr (signing, "Of 1 more customer"));
}

/* Usage counts up to where the data reach, and of customers that it mentions. */
static void
test_ends (World        *world,
           gconstpointer data)
{
  static const struct {
    const char *events, *cells;
  } cases[] = {
    /* Months up to April, imported in July: May is not missed. */
    { "Acme,2026-01-01,Logins,1\nAcme,2026-02-01,Logins,1\nBolt,2026-04-01,Logins,1\n", "2026-Q1 Acme ++xx... 2/4" },
    /* The last day of anybody is 2 May, or three days before the month is over, or four. */
    { "Acme,2026-01-01,Logins,1\nBolt,2026-05-02,Logins,1\n", "2026-Q1 Acme +xxx... 1/4" },
    { "Acme,2026-01-01,Logins,1\nBolt,2026-05-28,Logins,1\n", "2026-Q1 Acme +xxxx.. 1/5" },
    { "Acme,2026-01-01,Logins,1\nBolt,2026-05-27,Logins,1\n", "2026-Q1 Acme +xxx... 1/4" },
    /* Two months are too few to judge. */
    { "Acme,2026-01-01,Logins,1\nBolt,2026-02-28,Logins,1\n", "2026-Q1 Acme +x..... 1/2 none" },
  };
  g_autoptr(CxIndicator) indicator = cx_indicator_new ();

  indicator->signing = CX_SIGNING_FIELD;
  indicator->field = g_strdup ("signed");
  import (world, CX_IMPORT_ACCOUNTS, "Company,Signed\nAcme,2026-01-01\nBolt,2026-01-01\nCoda,2026-01-01\n");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *events = g_strconcat ("Company,Date,Metric,Value\n", cases[i].events, NULL), *text = NULL, *rule = NULL;
      g_autoptr(GError) error = NULL;
      g_auto(Answer) answer = { 0 };
      CxUndoCounts counts;

      import (world, CX_IMPORT_EVENTS, events);
      answer = ask (world, indicator);
      text = print (&answer, 7);
      rule = cx_cohorts_green_rule (answer.cohorts);
      g_test_message ("case %u: %s", i, text);
      g_assert_true (g_str_has_prefix (text, cases[i].cells));
      g_assert_nonnull (strstr (text, "Coda ??????? 0/0 none"));
      g_assert_cmpuint (answer.cohorts->unused, ==, 1);
      g_assert_nonnull (strstr (rule, "1 customer has no usage: not judged."));
      g_assert_true (cx_import_undo (world->store, 2, &counts, NULL, NULL, NULL, &error));
      g_assert_no_error (error);
    }
}

/* Ten deals on ten days, all lost but the first: of what their header and the texts in turn say. */
static CxRenewalRule
ask_deals (World      *world,
           const char *column,
           guint       n,
           const char *first,
           const char *others)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(CxIndicator) indicator = cx_indicator_new ();
  g_autoptr(GError) error = NULL;
  g_auto(Answer) answer = { 0 };
  CxUndoCounts counts;

  g_string_printf (text, "Deal ID,Company,Deal Stage,Close Date,%s\n", column);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "D%u,Acme,%s,2026-02-%02u,%s\n", i, i == 0 ? "Closed Won" : "Closed Lost", i + 1, i == 0 ? first : others);
  import (world, CX_IMPORT_DEALS, text->str);
  answer = ask (world, indicator);
  g_assert_true (cx_import_undo (world->store, 2, &counts, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return cx_renewals_get_rule (answer.renewals);
}

/* Which deals are about a renewal. */
static void
test_renewals (World        *world,
               gconstpointer data)
{
  static const struct {
    const char *column;
    guint n;
    const char *first, *others;
    CxRenewalRule rule;
  } cases[] = {
    { "Deal Type", 10, "Renewal", "Renewal", CX_RENEWAL_BY_DEALS },
    { "Deal Type", 9, "Renewal", "Renewal", CX_RENEWAL_BY_STAGE },
    { "Deal Type", 10, "Renewal", "New business", CX_RENEWAL_BY_STAGE },
    { "Deal Type", 10, "renewed (auto)", "Vertragsverlängerung", CX_RENEWAL_BY_DEALS },
    { "Pipeline", 10, "合同更新", "Auto-Renewal", CX_RENEWAL_BY_DEALS },
    { "Deal Name", 10, "Acme renewal 2026", "Renewal: Acme", CX_RENEWAL_BY_DEALS },
    { "Deal Name", 10, "Renewable Energy pilot", "Renewable Energy pilot", CX_RENEWAL_BY_STAGE },
    /* A type that speaks of renewals silences the names. */
    { "Deal Name,Deal Type", 10, "Acme,Renewal", "Acme renewal,New business", CX_RENEWAL_BY_STAGE },
  };

  import (world, CX_IMPORT_ACCOUNTS, ACCOUNTS);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      g_assert_cmpint (ask_deals (world, cases[i].column, cases[i].n, cases[i].first, cases[i].others), ==, cases[i].rule);
    }
}

/* What counts within a period, by kind of indicator. */
static void
test_kinds (World        *world,
            gconstpointer data)
{
  static const struct {
    CxIndicatorKind kind;
    const char     *measure;
    double          least;
    const char     *cells;
  } cases[] = {
    { CX_INDICATOR_TOTAL, "logins", 5, "+xx" },    /* 3 + 4 - 2; one without a value; none */
    { CX_INDICATOR_TOTAL, "logins", 6, "xxx" },
    { CX_INDICATOR_TOTAL, "logins", 1, "++x" },
    { CX_INDICATOR_TOTAL, NULL, 9, "+xx" },
    { CX_INDICATOR_DAYS, "logins", 2, "+xx" },     /* a value below nothing is no use */
    { CX_INDICATOR_DAYS, "logins", 3, "xxx" },
    { CX_INDICATOR_DAYS, NULL, 3, "+xx" },
    { CX_INDICATOR_DAYS, NULL, 1, "+++" },
    { CX_INDICATOR_MEASURES, NULL, 2, "++x" },
    { CX_INDICATOR_MEASURES, NULL, 3, "xxx" },
    { CX_INDICATOR_DAYS, "saunas", 1, "???" },     /* what nobody measures */
  };

  import (world, CX_IMPORT_ACCOUNTS, "Company,Signed\nAcme,2026-04-01\n");
  import (world, CX_IMPORT_EVENTS, "Company,Date,Metric,Value\nAcme,2026-04-01,Logins,3\nAcme,2026-04-01,Exports,4\nAcme,2026-04-02,Logins,4\n"
          "Acme,2026-04-03,Logins,-2\nAcme,2026-04-04,Exports,1\n"
          "Acme,2026-05-09,Logins,\nAcme,2026-05-09,Exports,1\nAcme,2026-06-30,Exports,1\nAcme,2026-07-01,Logins,1\n");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CxIndicator) indicator = cx_indicator_new ();
      g_auto(Answer) answer = { 0 };
      g_autofree char *text = NULL, *expected = NULL;

      indicator->kind = cases[i].kind;
      indicator->measure = g_strdup (cases[i].measure);
      indicator->least = cases[i].least;
      indicator->signing = CX_SIGNING_FIELD;
      indicator->field = g_strdup ("signed");
      answer = ask (world, indicator);
      text = print (&answer, 3);
      expected = g_strdup_printf ("2026-Q2 Acme %s ", cases[i].cells);
      g_test_message ("case %u: %s", i, text);
      g_assert_true (g_str_has_prefix (text, expected));
    }
}

static void
test_nothing (World        *world,
              gconstpointer data)
{
  g_autoptr(CxIndicator) indicator = cx_indicator_new ();
  g_auto(Answer) answer = ask (world, indicator);
  g_autofree char *title = cx_cohorts_title (answer.cohorts);

  g_assert_cmpuint (answer.cohorts->customers->len, ==, 0);
  g_assert_cmpuint (answer.cohorts->cohorts->len, ==, 0);
  g_assert_true (isnan (answer.cohorts->all->greens.share));
  g_assert_cmpfloat (answer.cohorts->p, ==, 1);
  g_assert_cmpstr (title, ==, "No customer can be judged yet");
}

/* The log is read again only when something was imported. */
static void
test_log (World        *world,
          gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxColumns) columns = NULL;
  g_autoptr(CxUsageLog) first = NULL, same = NULL, next = NULL, later = NULL;
  CxUndoCounts counts;
  guint n;

  import (world, CX_IMPORT_ACCOUNTS, "Company\nAcme\nBolt\n");
  import (world, CX_IMPORT_EVENTS, "Company,Date,Metric,Value\nBolt,2026-04-02,Logins,1\nBolt,2026-04-01,Logins,2\nBolt,2026-04-01,Exports,3\n");
  columns = cx_columns_load (world->store, NULL, &error);
  first = cx_usage_log_load (world->store, columns, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cx_usage_log_get_n_events (first), ==, 3);
  g_assert_cmpuint (cx_usage_log_get_n_measures (first), ==, 2);
  g_assert_cmpstr (cx_usage_log_get_measure (first, 0)->label, ==, "Exports");
  g_assert_cmpuint (cx_usage_log_get_measure (first, 1)->events, ==, 2);
  g_assert_cmpuint (cx_usage_log_get_measure (first, 1)->accounts, ==, 1);
  cx_usage_log_get_entries (first, 0, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpfloat (cx_usage_log_get_entries (first, 1, &n)[0].value, ==, 3);
  g_assert_cmpuint (n, ==, 3);
  same = cx_usage_log_load (world->store, columns, first, NULL, &error);
  g_assert_true (same == first);
  import (world, CX_IMPORT_EVENTS, "Company,Date,Metric,Value\nAcme,2026-04-02,Logins,1\n");
  next = cx_usage_log_load (world->store, columns, first, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cx_usage_log_get_n_events (next), ==, 4);
  /* The number of an import that is taken back comes again. */
  g_assert_true (cx_import_undo (world->store, 3, &counts, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  import (world, CX_IMPORT_EVENTS, "Company,Date,Metric,Value\nAcme,2026-04-03,Logins,1\n");
  later = cx_usage_log_load (world->store, columns, next, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (later != next);
  g_assert_cmpint (cx_usage_log_get_entries (later, 0, &n)->day, ==, cx_usage_log_get_entries (next, 0, &n)->day + 1);
}

/* ── the definition ── */

static void
test_document (World        *world,
               gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxIndicator) indicator = messages (), loaded = NULL, none = NULL;
  gboolean decided;

  none = cx_indicator_load (world->store, &decided, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (decided);
  g_assert_false (cx_indicator_equal (none, indicator));
  g_assert_true (cx_indicator_save (world->store, indicator, &error));
  loaded = cx_indicator_load (world->store, &decided, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (decided);
  g_assert_true (cx_indicator_equal (loaded, indicator));
  g_assert_true (cx_indicator_save (world->store, NULL, &error));
  g_clear_pointer (&loaded, cx_indicator_free);
  loaded = cx_indicator_load (world->store, &decided, NULL, &error);
  g_assert_false (decided);
  g_assert_true (cx_indicator_equal (loaded, none));
}

/* What could not be read again is not kept; and what is kept and cannot be read can be defined anew. */
static void
test_unreadable (World        *world,
                 gconstpointer data)
{
  static const double wrong[] = { 1e300, 0, -1, NAN, INFINITY };
  g_autoptr(CxIndicator) indicator = messages (), loaded = NULL, shipped = cx_indicator_new ();
  g_autoptr(GError) failure = NULL, none = NULL;
  g_autofree char *problem = NULL;
  gboolean decided;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) error = NULL;

      indicator->least = wrong[i];
      g_assert_false (cx_indicator_save (world->store, indicator, &error));
      g_assert_nonnull (error);
      g_assert_null (strchr (error->message, '\n'));
    }
  loaded = cx_indicator_load (world->store, &decided, NULL, &none);
  g_assert_no_error (none);
  g_assert_false (decided);
  g_clear_pointer (&loaded, cx_indicator_free);
  g_assert_true (cx_store_set_property (world->store, "leading_indicator", "{}", &none));
  g_assert_null (cx_indicator_load (world->store, &decided, NULL, &failure));
  g_assert_nonnull (failure);
  loaded = cx_indicator_load (world->store, &decided, &problem, &none);
  g_assert_no_error (none);
  g_assert_false (decided);
  g_assert_true (cx_indicator_equal (loaded, shipped));
  g_assert_cmpstr (problem, ==, failure->message);
}

static void
test_bad_documents (void)
{
  static const char *const cases[][2] = {
    { "", "" }, { "[]", "format" }, { "{\"format\": \"concentric-profile\"}", "format" },
    { "\"kind\": \"days\"", "\"kind\": \"sums\"" }, { "\"every\": \"month\"", "\"every\": \"year\"" }, { "\"every\": \"month\"", "\"every\": 3" },
    { "\"signing\": \"stage\"", "\"signing\": \"\"" }, { "\"cohort\": \"quarter\"", "\"cohort\": \"week\"" },
    { "\"least\": 1", "\"least\": 0" }, { "\"least\": 1", "\"least\": \"1\"" }, { "\"target\": 70", "\"target\": 101" },
    { "\"steady\": 75", "\"steady\": 0" },     { "\"least\": 1", "\"least\": 29" },
  };
  g_autoptr(CxIndicator) indicator = cx_indicator_new ();
  g_autofree char *good = cx_indicator_print (indicator);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CxIndicator) bad = NULL;
      g_auto(GStrv) parts = i < 3 ? NULL : g_strsplit (good, cases[i][0], 2);
      g_autofree char *text = i < 3 ? g_strdup (cases[i][0]) : g_strjoinv (cases[i][1], parts);

      g_test_message ("%s", text);
      bad = cx_indicator_parse (text, &error);
      g_assert_null (bad);
      g_assert_nonnull (error);
      g_assert_null (strchr (error->message, '\n'));
    }
}

/* As many days as every period has, and no more; amounts have no bound. */
static void
test_problems (void)
{
  static const struct { CxIndicatorKind kind; double least; CxPeriod every; const char *problem; } rows[] = {
    { CX_INDICATOR_DAYS, 1, CX_PERIOD_DAY, NULL },
    { CX_INDICATOR_DAYS, 2, CX_PERIOD_DAY, "A day is one day, not 2: ask for 1" },
    { CX_INDICATOR_DAYS, 7, CX_PERIOD_WEEK, NULL },
    { CX_INDICATOR_DAYS, 7.5, CX_PERIOD_WEEK, "A week has 7 days, not 7.5: ask for fewer" },
    { CX_INDICATOR_DAYS, 28, CX_PERIOD_MONTH, NULL },
    { CX_INDICATOR_DAYS, 2000, CX_PERIOD_MONTH, "The shortest month has 28 days, not 2,000: ask for fewer" },
    { CX_INDICATOR_DAYS, 90, CX_PERIOD_QUARTER, NULL },
    { CX_INDICATOR_DAYS, 91, CX_PERIOD_QUARTER, "The shortest quarter has 90 days, not 91: ask for fewer" },
    { CX_INDICATOR_TOTAL, 2000, CX_PERIOD_DAY, NULL },
    { CX_INDICATOR_MEASURES, 2000, CX_PERIOD_DAY, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CxIndicator) indicator = cx_indicator_new ();
      g_autofree char *problem = NULL;

      indicator->kind = rows[i].kind;
      indicator->least = rows[i].least;
      indicator->every = rows[i].every;
      problem = cx_indicator_problem (indicator, NULL);
      g_assert_cmpstr (problem, ==, rows[i].problem);
    }
}

static void
test_sentences (void)
{
  static const struct {
    CxIndicatorKind kind;
    const char     *measure;
    double          least;
    CxPeriod        every;
    const char     *says;
  } cases[] = {
    { CX_INDICATOR_TOTAL, "messages", 2000, CX_PERIOD_MONTH, "at least 2,000 messages every month" },
    { CX_INDICATOR_DAYS, "backups", 1, CX_PERIOD_DAY, "backups every day" },
    { CX_INDICATOR_DAYS, "backups", 3, CX_PERIOD_WEEK, "backups on at least 3 days every week" },
    { CX_INDICATOR_DAYS, NULL, 1, CX_PERIOD_QUARTER, "any use every quarter" },
    { CX_INDICATOR_DAYS, NULL, 4, CX_PERIOD_MONTH, "any use on at least 4 days every month" },
    { CX_INDICATOR_MEASURES, NULL, 5, CX_PERIOD_MONTH, "at least 5 features every month" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CxIndicator) indicator = cx_indicator_new ();
      g_autofree char *says = NULL;

      indicator->kind = cases[i].kind;
      indicator->measure = g_strdup (cases[i].measure);
      indicator->least = cases[i].least;
      indicator->every = cases[i].every;
      says = cx_indicator_event (indicator, NULL);
      g_assert_cmpstr (says, ==, cases[i].says);
    }
}

/* What the comparison says, with the figures at which it changes. */
static void
test_renewal_titles (void)
{
  static const struct { guint k1, n1, k2, n2; const char *title; } rows[] = {
    { 9, 9, 20, 20, "Do greens renew more? Too few to say" },
    { 90, 100, 60, 100, "Greens renew more than reds" },
    { 60, 100, 90, 100, "Greens renew less than reds" },
    { 40, 50, 38, 50, "Do greens renew more? Too close to say" },
    { 10, 10, 10, 10, "Do greens renew more? Too close to say" },
    { 9971, 9971, 9148, 9148, "Greens renew no more than reds" },
    { 40, 40, 400, 400, "Greens renew no more than reds" },
    { 800, 1000, 795, 1000, "Greens renew no more than reds" },
    /* Within ten points, but a fifth more of few is not ruled out. */
    { 20, 1000, 20, 1000, "Do greens renew more? Too close to say" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CxCohorts cohorts = {
        .rule = CX_RENEWAL_BY_DEALS,
        .green.decided = { .k = rows[i].k1, .n = rows[i].n1, .share = (double) rows[i].k1 / rows[i].n1, .enough = rows[i].n1 >= CX_ENOUGH },
        .red.decided = { .k = rows[i].k2, .n = rows[i].n2, .share = (double) rows[i].k2 / rows[i].n2, .enough = rows[i].n2 >= CX_ENOUGH },
        .p = cx_two_proportions (rows[i].k1, rows[i].n1, rows[i].k2, rows[i].n2),
      };
      g_autofree char *text = cx_cohorts_renewal_text (&cohorts);

      g_assert_cmpstr (cx_cohorts_renewal_title (&cohorts), ==, rows[i].title);
      g_assert_true ((strstr (text, "is ruled out") != NULL) == (strstr (rows[i].title, "no more") != NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/cohorts/by-hand", World, NULL, set_up, test_by_hand, tear_down);
  g_test_add ("/cohorts/ends", World, NULL, set_up, test_ends, tear_down);
  g_test_add ("/cohorts/renewals", World, NULL, set_up, test_renewals, tear_down);
  g_test_add ("/cohorts/kinds", World, NULL, set_up, test_kinds, tear_down);
  g_test_add ("/cohorts/nothing", World, NULL, set_up, test_nothing, tear_down);
  g_test_add ("/cohorts/log", World, NULL, set_up, test_log, tear_down);
  g_test_add ("/indicator/document", World, NULL, set_up, test_document, tear_down);
  g_test_add ("/indicator/unreadable", World, NULL, set_up, test_unreadable, tear_down);
  g_test_add_func ("/cohorts/renewal-titles", test_renewal_titles);
  g_test_add_func ("/indicator/bad-documents", test_bad_documents);
  g_test_add_func ("/indicator/problems", test_problems);
  g_test_add_func ("/indicator/sentences", test_sentences);
  return g_test_run ();
}
