/* Readiness, worked out by hand from the table of method §2. */
#include "cx-readiness.h"

#include "fit-fixture.h"
#include "one-pager.h"

/* What the sections ask for, in order: value, firmographics, behaviour, pain, differentiation, buying circle, proof,
 * market, readiness. */
static void
check_totals (const CxReadiness *readiness,
              const guint        expected[CX_N_SECTIONS])
{
  guint total = 0;

  for (guint i = 0; i < CX_N_SECTIONS; i++)
    {
      g_assert_cmpuint (readiness->sections[i].total, ==, expected[i]);
      total += expected[i];
    }
  g_assert_cmpuint (readiness->all.total, ==, total);
  g_assert_cmpuint (readiness->items->len, ==, total);
}

/* An object asks for each wanted member, a list for a first entry: 4 + 2 + 1 + 1 + 1 + (1 + 5) + 1 + 6 + 1. */
static void
test_empty (void)
{
  static const guint totals[CX_N_SECTIONS] = { 4, 2, 1, 1, 1, 6, 1, 6, 1 };
  g_autoptr(CxProfile) profile = cx_profile_new ("Empty");
  g_autoptr(CxReadiness) readiness = cx_readiness_new (profile, NULL);

  check_totals (readiness, totals);
  g_assert_cmpuint (readiness->all.done, ==, 0);
  g_assert_cmpuint (readiness->percent, ==, 0);
  g_assert_cmpuint (readiness->answers.total, ==, 5);
  g_assert_cmpuint (readiness->ticks.total, ==, 6);
  g_assert_cmpuint (readiness->answers.done + readiness->ticks.done, ==, 0);
}

/* A list adds its wanted members for each entry: pain 13, claims 7, roles 5, stories 5, needs 5, questions 1; a criterion 1. */
static void
test_complete (void)
{
  static const guint totals[CX_N_SECTIONS] = { 4, 3, 2, 14, 8, 11, 6, 6, 6 };
  g_autoptr(CxProfile) profile = page_new (complete_page);
  g_autoptr(CxReadiness) readiness = cx_readiness_new (profile, NULL);

  check_totals (readiness, totals);
  g_assert_cmpuint (readiness->percent, ==, 100);
  for (guint i = 0; i < readiness->items->len; i++)
    g_assert_true (((const CxReadinessItem *) readiness->items->pdata[i])->done);
}

/* The only open item. */
static const CxReadinessItem *
only_open (const CxReadiness *readiness)
{
  const CxReadinessItem *open = NULL;

  for (guint i = 0; i < readiness->items->len; i++)
    if (!((const CxReadinessItem *) readiness->items->pdata[i])->done)
      {
        g_assert_null (open);
        open = readiness->items->pdata[i];
      }
  g_assert_nonnull (open);
  return open;
}

/* 59 of 60 is 98.3 %: rounded down. */
static void
test_one_missing (void)
{
  static const struct { const char *part; int entry; const char *member, *section, *words, *name; } rows[] = {
    { "value", CX_NO_ENTRY, "summary", "value", "The customer, in one paragraph", NULL },
    { "pain", 0, "often", "pain", "How often", "Fleets block each other" },
    { "pain", 0, "title", "pain", "Pain", "Pain 1" },
    { "buying_circle", 0, "wants", "buying_circle", "What they want", "Champion" },
    { "buying_circle", 0, "role", "buying_circle", "Role", "Role 1" },
    { "buying_questions", CX_NO_ENTRY, "how", "buying_circle", "How do they buy?", NULL },
    { "market", CX_NO_ENTRY, "currency", "market", "Currency", NULL },
    { "questions", 0, "question", "behaviour", "Question for the first call", "Question 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CxProfile) profile = page_new (complete_page);
      g_autoptr(CxReadiness) readiness = NULL;
      const CxReadinessItem *open;

      /* An entry that says nothing more would be taken away. */
      if (g_str_equal (rows[i].part, "questions"))
        page_text (&profile, "questions", 0, "why", "Night shifts");
      page_text (&profile, rows[i].part, rows[i].entry, rows[i].member, NULL);
      readiness = cx_readiness_new (profile, NULL);
      open = only_open (readiness);
      g_assert_cmpstr (open->section, ==, rows[i].section);
      g_assert_cmpstr (open->part, ==, rows[i].part);
      g_assert_cmpint (open->entry, ==, rows[i].entry);
      g_assert_cmpstr (open->member, ==, rows[i].member);
      g_assert_cmpstr (open->words, ==, rows[i].words);
      g_assert_cmpstr (open->name, ==, rows[i].name);
      g_assert_cmpuint (readiness->all.done, ==, 59);
      g_assert_cmpuint (readiness->all.total, ==, 60);
      g_assert_cmpuint (readiness->percent, ==, 98);
    }
}

static CxProfile *
page_with (const char *field,
           const char *section,
           const char *test,
           const char *importance)
{
  g_autofree char *json = g_strdup_printf (
    "{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"P\", \"criteria\": [{\"id\": \"c1\", \"label\": \"C\","
    " \"section\": \"%s\", \"field\": \"%s\", %s, \"importance\": \"%s\"}]}", section, field, test, importance);

  return page_new (json);
}

/* Firmographics: one criterion, one that is a must or strong, each complete; behaviour: a criterion or a question. */
static void
test_criteria (void)
{
  static const struct { const char *section, *test, *importance; guint firm_done, firm, behaviour_done, behaviour; } rows[] = {
    { "firmographics", "\"op\": \"known\"", "must", 3, 3, 0, 1 },
    { "firmographics", "\"op\": \"known\"", "strong", 3, 3, 0, 1 },
    { "firmographics", "\"op\": \"known\"", "nice", 2, 3, 0, 1 },
    { "firmographics", "\"op\": \"known\"", "never", 2, 3, 0, 1 },
    { "firmographics", "\"op\": \"in\", \"values\": []", "must", 2, 3, 0, 1 },
    { "firmographics", "\"op\": \"between\", \"values\": [null, null]", "must", 2, 3, 0, 1 },
    { "firmographics", "\"op\": \"between\", \"values\": [null, 5]", "must", 3, 3, 0, 1 },
    { "behaviour", "\"op\": \"known\"", "must", 0, 2, 2, 2 },
    { "behaviour", "\"op\": \"has-any\", \"values\": []", "nice", 0, 2, 1, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CxProfile) profile = page_with ("x", rows[i].section, rows[i].test, rows[i].importance);
      g_autoptr(CxReadiness) readiness = cx_readiness_new (profile, NULL);

      g_assert_cmpuint (readiness->sections[1].done, ==, rows[i].firm_done);
      g_assert_cmpuint (readiness->sections[1].total, ==, rows[i].firm);
      g_assert_cmpuint (readiness->sections[2].done, ==, rows[i].behaviour_done);
      g_assert_cmpuint (readiness->sections[2].total, ==, rows[i].behaviour);
    }
}

/* Each criterion is asked for a field as soon as there are accounts; a text field cannot be "at least". */
static void
test_searchable (void)
{
  static const struct { const char *field, *test; gboolean accounts; guint done, total; const char *open; } rows[] = {
    { "moon", "\"op\": \"known\"", FALSE, 3, 3, NULL },
    { "moon", "\"op\": \"known\"", TRUE, 3, 4, "C: a field that your accounts have" },
    { "kind", "\"op\": \"known\"", TRUE, 4, 4, NULL },
    { "kind", "\"op\": \"at-least\", \"values\": [5]", TRUE, 3, 4, "C: a field that your accounts have" },
    { "kind", "\"op\": \"in\", \"values\": []", TRUE, 3, 4, "C: a value to test" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Fixture *fixture = fixture_new ();
      g_autoptr(CxColumns) columns = NULL;
      g_autoptr(CxProfile) profile = page_with (rows[i].field, "firmographics", rows[i].test, "must");
      g_autoptr(CxEvaluation) evaluation = NULL;
      g_autoptr(CxReadiness) readiness = NULL;

      fixture_field (fixture, "kind", CX_FIELD_TEXT, NULL);
      if (rows[i].accounts)
        fixture_run (fixture, "INSERT INTO account (key, f_1) VALUES ('a', 'b')");
      columns = fixture_load (fixture);
      evaluation = cx_evaluation_new (columns, profile, 20000, NULL);
      readiness = cx_readiness_new (profile, evaluation);
      g_assert_cmpuint (readiness->sections[1].done, ==, rows[i].done);
      g_assert_cmpuint (readiness->sections[1].total, ==, rows[i].total);
      for (guint k = 0; rows[i].open && k < readiness->items->len; k++)
        {
          const CxReadinessItem *item = readiness->items->pdata[k];

          if (g_str_equal (item->section, "firmographics") && !item->done)
            {
              g_assert_cmpstr (item->words, ==, rows[i].open);
              g_assert_cmpstr (item->criterion, ==, "c1");
              g_assert_null (item->part);
            }
        }
      fixture_free (fixture);
    }
}

/* An entry is named in one line of at most 80 characters. */
static void
test_names (void)
{
  g_autofree char *long_text = g_strnfill (81, 'x'), *full = g_strnfill (80, 'x'), *cut = g_strnfill (79, 'x');
  g_autofree char *shown = g_strconcat (cut, "…", NULL);
  const struct { const char *claim, *name; } rows[] = {
    { "Short", "Short" }, { " two\nlines ", "two lines" }, { full, full }, { long_text, shown }, { NULL, "Claim 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CxProfile) profile = page_new (complete_page);
      g_autofree char *name = NULL;

      page_text (&profile, "differentiation", 0, "claim", rows[i].claim);
      name = cx_entry_name (profile, cx_part_find ("differentiation"), 0);
      g_assert_cmpstr (name, ==, rows[i].name);
    }
}

/* The gut check is counted apart: 5 answers, 6 ticks. */
static void
test_gut_check (void)
{
  g_autoptr(CxProfile) profile = page_new (
    "{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"P\", \"sections\": {\"gut_check\": {"
    "\"upsell\": \"Those with two sites\", \"rivals\": \"One maker\", \"size\": true}}}");
  g_autoptr(CxReadiness) readiness = cx_readiness_new (profile, NULL);

  g_assert_cmpuint (readiness->answers.done, ==, 2);
  g_assert_cmpuint (readiness->answers.total, ==, 5);
  g_assert_cmpuint (readiness->ticks.done, ==, 1);
  g_assert_cmpuint (readiness->ticks.total, ==, 6);
  g_assert_cmpuint (readiness->all.done, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/readiness/empty", test_empty);
  g_test_add_func ("/readiness/complete", test_complete);
  g_test_add_func ("/readiness/one-missing", test_one_missing);
  g_test_add_func ("/readiness/criteria", test_criteria);
  g_test_add_func ("/readiness/searchable", test_searchable);
  g_test_add_func ("/readiness/names", test_names);
  g_test_add_func ("/readiness/gut-check", test_gut_check);
  return g_test_run ();
}
