/* Smells: a page without any, and each one on and off. */
#include "cx-section.h"
#include "cx-smells.h"
#include "cx-stale-name.h"

#include "fit-fixture.h"
#include "one-pager.h"

#include <math.h>
#include <string.h>

#define TODAY 20000

/* "code section.part[entry].member criterion" a smell, comma-separated. */
static char *
words_of (GPtrArray *smells)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < smells->len; i++)
    {
      const CxSmell *smell = smells->pdata[i];

      g_assert_true (g_str_has_suffix (smell->text, "."));
      g_string_append_printf (text, "%s%s", i ? ", " : "", cx_smell_code_to_name (smell->code));
      if (smell->section)
        g_string_append_printf (text, " %s", smell->section);
      if (smell->part)
        g_string_append_printf (text, "/%s", smell->part);
      if (smell->entry != CX_NO_ENTRY)
        g_string_append_printf (text, "[%d]", smell->entry);
      if (smell->member)
        g_string_append_printf (text, ".%s", smell->member);
      if (smell->criterion)
        g_string_append_printf (text, " #%s", smell->criterion);
    }
  return g_string_free_and_steal (text);
}

static void
check (CxProfile    *profile,
       CxEvaluation *evaluation,
       gint32        published,
       const char   *expected)
{
  g_autoptr(GPtrArray) smells = cx_smells_find (profile, evaluation, NULL, TODAY, published);
  g_autofree char *found = words_of (smells);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_none (void)
{
  g_autoptr(CxProfile) profile = page_new (complete_page);
  g_autoptr(CxProfile) empty = cx_profile_new ("Empty");

  check (profile, NULL, CX_SMELLS_NEVER, "");
  check (profile, NULL, TODAY, "");
  check (empty, NULL, CX_SMELLS_NEVER, "");
}

/* One member of the complete page is changed. */
static void
test_texts (void)
{
  static const struct { const char *part; int entry; const char *member, *text, *expected; } rows[] = {
    { "value", CX_NO_ENTRY, "evidence", NULL, "no-evidence value/value.evidence" },
    { "pain", 0, "evidence", NULL, "no-evidence pain/pain[0].evidence" },
    { "differentiation", 0, "evidence", NULL, "no-evidence differentiation/differentiation[0].evidence" },
    { "market", CX_NO_ENTRY, "evidence", NULL, "no-evidence market/market.evidence" },
    { "value", CX_NO_ENTRY, "statement", "Robots for EVERYONE", "everyone value/value.statement" },
    { "value", CX_NO_ENTRY, "summary", "We sell to all companies.", "everyone value/value.summary" },
    { "value", CX_NO_ENTRY, "summary", "Every company gains", "everyone value/value.summary" },
    { "value", CX_NO_ENTRY, "summary", "Any company", "everyone value/value.summary" },
    { "value", CX_NO_ENTRY, "summary", "Many companyies, anyoneelse, all-companies", "" },
    { "value", CX_NO_ENTRY, "summary", "我们卖给所有公司。", "everyone value/value.summary" },
    { "value", CX_NO_ENTRY, "summary", "Jedes Unternehmen", "everyone value/value.summary" },
    { "pain", 0, "who", "anybody", "everyone pain/pain[0].who" },
    { "buying_circle", 0, "title", "Everybody", "everyone buying_circle/buying_circle[0].title" },
    { "pain", 0, "today", "everybody waits", "" },
    { "review", CX_NO_ENTRY, "by", "2024-10-03", "review/review.by" },
    { "review", CX_NO_ENTRY, "by", "2024-10-04", "" },
    { "review", CX_NO_ENTRY, "by", "2030-01-01", "" },
  };

  /* Day 20000 is 2024-10-04. */
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CxProfile) profile = page_new (complete_page);

      page_text (&profile, rows[i].part, rows[i].entry, rows[i].member, rows[i].text);
      check (profile, NULL, CX_SMELLS_NEVER, rows[i].expected);
    }
}

/* Evidence is asked for whatever the grade, in other words. */
static void
test_evidence_words (void)
{
  static const struct { const char *grade, *words; } rows[] = {
    { "data-backed", "“Fleets block each other” is graded “Data-backed” without evidence" },
    { "customer-said", "is graded “Customer-said” without evidence" },
    { "assumption", "“Fleets block each other” has no evidence yet" },
    { NULL, "“Fleets block each other” has no evidence yet" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CxProfile) profile = page_new (complete_page);
      g_autoptr(GPtrArray) smells = NULL;

      page_text (&profile, "pain", 0, "evidence", NULL);
      page_text (&profile, "pain", 0, "grade", rows[i].grade);
      smells = cx_smells_find (profile, NULL, NULL, TODAY, CX_SMELLS_NEVER);
      g_assert_cmpuint (smells->len, ==, 1);
      g_assert_nonnull (strstr (((const CxSmell *) smells->pdata[0])->text, rows[i].words));
    }
}

static void
test_rival (void)
{
  static const struct { int answer; const char *expected; } rows[] = {
    { 1, "rival differentiation/differentiation[0].rival" },
    { 0, "" },
    { -1, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CxProfile) profile = page_new (complete_page);
      g_autoptr(CxProfile) edited = cx_profile_with_answer (profile, "differentiation", 0, "rival", rows[i].answer);

      check (edited, NULL, CX_SMELLS_NEVER, rows[i].expected);
    }
}

/* All that is graded is assumed (the need is so from the start); one grade better, and it is not. */
static void
test_guess (void)
{
  static const char *const graded[] = { "value", "pain", "differentiation", "buying_circle", "proof", "market" };
  g_autoptr(CxProfile) profile = page_new (complete_page);

  for (guint i = 0; i < G_N_ELEMENTS (graded); i++)
    {
      check (profile, NULL, CX_SMELLS_NEVER, "");
      page_text (&profile, graded[i], cx_part_find (graded[i])->entry ? 0 : CX_NO_ENTRY, "grade", "assumption");
    }
  check (profile, NULL, CX_SMELLS_NEVER, "guess");
}

static void
test_age (void)
{
  static const struct { int days; const char *expected, *words; } rows[] = {
    { 0, "", NULL },
    { 183, "", NULL },
    { 184, "precision/review.by", "6 months" },
    { 365, "precision/review.by", "12 months" },
    { 366, "untouched/review.by", "12 months" },
    { 800, "untouched/review.by", "26 months" },
    { -5, "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CxProfile) profile = page_new (complete_page);
      g_autoptr(GPtrArray) smells = cx_smells_find (profile, NULL, NULL, TODAY, TODAY - rows[i].days);

      check (profile, NULL, TODAY - rows[i].days, rows[i].expected);
      if (rows[i].words)
        g_assert_nonnull (strstr (((const CxSmell *) smells->pdata[0])->text, rows[i].words));
    }
}

static void
test_weight (void)
{
  static const struct { const char *name, *label; CxImportance importance; const char *expected; } rows[] = {
    { "P", "C", CX_IMPORTANCE_MUST, "" },
    { "P", "C", CX_IMPORTANCE_STRONG, "" },
    { "P", "C", CX_IMPORTANCE_NICE, "no-weight firmographics" },
    { "P", "C", CX_IMPORTANCE_NEVER, "no-weight firmographics" },
    { "P", "All industries", CX_IMPORTANCE_MUST, "everyone firmographics #people" },
    { "Everyone", "C", CX_IMPORTANCE_MUST, "everyone" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CxProfile) profile = page_new (complete_page);
      g_autoptr(CxProfile) named = cx_profile_with_name (profile, rows[i].name);
      g_autoptr(CxCriterion) criterion = cx_criterion_copy (cx_profile_get_criterion (named, 0));
      g_autoptr(CxProfile) edited = NULL;

      g_set_str (&criterion->label, rows[i].label);
      criterion->importance = rows[i].importance;
      edited = cx_profile_with_criterion (named, 0, criterion);
      check (edited, NULL, CX_SMELLS_NEVER, rows[i].expected);
    }
}

static CxCriterion
named (const char *label,
       CxOperator  op,
       double      low,
       double      high,
       int         days)
{
  static char *none[] = { NULL };

  return (CxCriterion) {
    .id = (char *) "x", .label = (char *) label, .section = (char *) "firmographics", .field = (char *) "f", .op = op,
    .values = none, .low = low, .high = high, .days = days, .importance = CX_IMPORTANCE_MUST, .weight = 3,
  };
}

static void
test_names_with_numbers (void)
{
  const struct { CxCriterion criterion; gboolean other; } rows[] = {
    { named ("500 to 10,000 employees", CX_OP_BETWEEN, 500, 10000, 0), FALSE },
    { named ("500 to 10,000 employees", CX_OP_BETWEEN, 999, 10000, 0), TRUE },
    { named ("500 to 10,000 employees", CX_OP_BETWEEN, 500, 9000, 0), TRUE },
    { named ("Three warehouses or more", CX_OP_AT_LEAST, 4, INFINITY, 0), FALSE },
    { named ("Large (500+)", CX_OP_AT_LEAST, 500, INFINITY, 0), FALSE },
    { named ("Up to 10k", CX_OP_AT_MOST, -INFINITY, 10000, 0), FALSE },
    { named ("Up to 10k", CX_OP_AT_MOST, -INFINITY, 20000, 0), TRUE },
    { named ("Peak week 1.8 × the average", CX_OP_AT_LEAST, 1.8, INFINITY, 0), FALSE },
    { named ("Growth of 25 %", CX_OP_AT_LEAST, 0.25, INFINITY, 0), FALSE },
    { named ("B2B companies", CX_OP_AT_LEAST, 7, INFINITY, 0), FALSE },
    { named ("S/4HANA users", CX_OP_AT_LEAST, 7, INFINITY, 0), FALSE },
    { named ("Hired in the last 6 months", CX_OP_WITHIN_DAYS, 0, 0, 180), FALSE },
    { named ("Hired in the last 6 months", CX_OP_WITHIN_DAYS, 0, 0, 90), TRUE },
    { named ("Top 100", CX_OP_KNOWN, 0, 0, 0), FALSE },
    { named ("", CX_OP_AT_LEAST, 7, INFINITY, 0), FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (cx_stale_name_has_other_numbers (&rows[i].criterion) != rows[i].other)
      g_error ("row %u: %s", i, rows[i].criterion.label);
}

/* A test that changed since it was published, under the same name; the field's key is no name. */
static void
test_names_since (void)
{
  static const struct { const char *label, *now; double low; gboolean found; } rows[] = {
    { "Three sites", "Three sites", 3, FALSE },
    { "Three sites", "Three sites", 4, TRUE },
    { "Three sites", "Four sites", 4, FALSE },
    { "f", "f", 4, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CxCriterion was = named (rows[i].label, CX_OP_AT_LEAST, 3, INFINITY, 0);
      CxCriterion is = named (rows[i].now, CX_OP_AT_LEAST, rows[i].low, INFINITY, 0);
      g_autoptr(CxProfile) empty = cx_profile_new ("P");
      g_autoptr(CxProfile) published = cx_profile_with_criterion (empty, 0, &was);
      g_autoptr(CxProfile) draft = cx_profile_with_criterion (empty, 0, &is);
      g_autoptr(GPtrArray) smells = cx_smells_find (draft, NULL, published, TODAY, TODAY);
      guint n = 0;

      for (guint k = 0; k < smells->len; k++)
        n += ((CxSmell *) smells->pdata[k])->code == CX_SMELL_NAME;
      g_assert_cmpuint (n, ==, rows[i].found);
    }
}

/* @inside of 10 accounts have 200 employees or more, and so are in tier 1. */
static void
test_accounts (void)
{
  static const struct { CxFieldType type; const char *key; guint n, inside; const char *expected; } rows[] = {
    { CX_FIELD_NUMBER, "employees", 0, 0, "" },
    { CX_FIELD_NUMBER, "employees", 10, 0, "no-match firmographics" },
    { CX_FIELD_NUMBER, "employees", 10, 1, "" },
    { CX_FIELD_NUMBER, "employees", 10, 4, "" },
    { CX_FIELD_NUMBER, "employees", 10, 5, "not-tight firmographics" },
    { CX_FIELD_TEXT, "employees", 10, 0, "not-searchable firmographics #people, no-match firmographics" },
    { CX_FIELD_NUMBER, "people", 10, 0, "not-searchable firmographics #people, no-match firmographics" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Fixture *fixture = fixture_new ();
      g_autoptr(CxProfile) profile = page_new (complete_page);
      g_autoptr(CxColumns) columns = NULL;
      g_autoptr(CxEvaluation) evaluation = NULL;

      fixture_field (fixture, rows[i].key, rows[i].type, NULL);
      for (guint a = 0; a < rows[i].n; a++)
        {
          g_autofree char *sql = g_strdup_printf ("INSERT INTO account (key, f_1) VALUES ('k%u', %s)", a,
                                                  rows[i].type == CX_FIELD_TEXT ? "'x'" : a < rows[i].inside ? "200" : "199");

          fixture_run (fixture, sql);
        }
      columns = fixture_load (fixture);
      evaluation = cx_evaluation_new (columns, profile, TODAY, NULL);
      check (profile, evaluation, CX_SMELLS_NEVER, rows[i].expected);
      fixture_free (fixture);
    }
}

static void
test_occasions (void)
{
  guint n = 0;

  while (cx_smells_get_occasion (n))
    n++;
  g_assert_cmpuint (n, ==, 5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/smells/none", test_none);
  g_test_add_func ("/smells/texts", test_texts);
  g_test_add_func ("/smells/evidence-words", test_evidence_words);
  g_test_add_func ("/smells/rival", test_rival);
  g_test_add_func ("/smells/guess", test_guess);
  g_test_add_func ("/smells/age", test_age);
  g_test_add_func ("/smells/weight", test_weight);
  g_test_add_func ("/smells/names-with-numbers", test_names_with_numbers);
  g_test_add_func ("/smells/names-since", test_names_since);
  g_test_add_func ("/smells/accounts", test_accounts);
  g_test_add_func ("/smells/occasions", test_occasions);
  return g_test_run ();
}
