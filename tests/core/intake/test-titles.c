/* What job titles and the words of CRMs mean. */
#include "fixture.h"

#include "cx-deal-words.h"
#include "cx-titles.h"
#include "cx-words.h"

static void
test_words (void)
{
  static const struct {
    const char *text, *phrase;
    gboolean    holds;
  } cases[] = {
    { "head of sales", "head of", TRUE }, { "ahead of time", "head of", FALSE }, { "it manager", "it", TRUE },
    { "unit manager", "it", FALSE }, { "vp, it", "it", TRUE }, { "it-leiter", "it", TRUE }, { "ciso", "ciso", TRUE },
    { "vertriebsleiter", "*leiter", TRUE }, { "vertriebsleiter", "leiter", FALSE }, { "leiterin", "leiter*", TRUE },
    { "leiterin", "leiter", FALSE }, { "einkaufsleiterin", "*leiter*", TRUE }, { "営業部長", "部長", TRUE }, { "采购经理", "经理", TRUE },
    { "", "it", FALSE }, { "it", "*", FALSE }, { "it", "", FALSE }, { "vp2", "vp", FALSE }, { "bait it", "it", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s in %s", cases[i].phrase, cases[i].text);
      g_assert_cmpint (cx_words_contain (cases[i].text, cases[i].phrase), ==, cases[i].holds);
    }
}

/* Titles of several languages by the rules that ship. */
static void
test_shipped (void)
{
  static const struct {
    const char *title, *role, *seniority;
  } cases[] = {
    { "CEO", "economic buyer", "c-level" },
    { "Chief Financial Officer", "economic buyer", "c-level" },
    { "VP Sales", "economic buyer", "vp" },
    { "Vice President, Procurement", "procurement", "vp" },
    { "Owner", "economic buyer", "c-level" },
    { "Product Owner", "influencer", "individual" },
    { "Director of IT Security", "security", "director" },
    { "IT Manager", "IT", "manager" },
    { "CTO", "IT", "c-level" },
    { "CISO", "security", "c-level" },
    { "Head of Operations", "champion", "director" },
    { "Account Executive", "user", "individual" },
    { "Executive Assistant to the CEO", "user", "individual" },
    { "Senior Data Analyst", "user", "individual" },
    { "Project Manager", "influencer", "manager" },
    { "Category Manager", "procurement", "manager" },
    { "Geschäftsführerin", "economic buyer", "c-level" },
    { "Leiter Logistik", "champion", "director" },
    { "Einkäuferin", "procurement", NULL },
    { "Vertriebsleiter", "champion", "director" },
    { "Directeur Général", "economic buyer", "c-level" },
    { "Responsable des achats", "procurement", "manager" },
    { "Gerente de compras", "procurement", "manager" },
    { "Diretora de TI", "champion", "director" },
    { "Jednatel", "economic buyer", "c-level" },
    { "Ředitelka nákupu", "procurement", "director" },
    { "営業部長", "champion", "director" },
    { "代表取締役社長", "economic buyer", "c-level" },
    { "采购经理", "procurement", "manager" },
    { "Poet", NULL, NULL },
    { NULL, NULL, NULL },
  };
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxTitles) titles = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&f);
  titles = cx_titles_load (f.store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].title ? cases[i].title : "no title");
      g_assert_cmpstr (cx_titles_role (titles, cases[i].title, NULL, NULL), ==, cases[i].role);
      g_assert_cmpstr (cx_seniority_get_name (cx_titles_seniority (titles, cases[i].title, NULL)), ==, cases[i].seniority);
    }
}

/* What the CRM says goes before the title; "other" says nothing. */
static void
test_crm (void)
{
  static const struct {
    const char *title, *crm, *role;
    gboolean    by_crm;
  } roles[] = {
    { "CEO", "CHAMPION", "champion", TRUE },
    { "CEO", "Champion", "champion", TRUE },
    { "CEO", "OTHER", "economic buyer", FALSE },
    { "CEO", "OTHER;BLOCKER;CHAMPION", "blocker", TRUE },
    { NULL, "Economic Decision Maker", "economic buyer", TRUE },
    { "Poet", "Technical Buyer", "IT", TRUE },
    { "Head of Sales", "never heard of", "champion", FALSE },
    { NULL, "BUDGET_HOLDER", "economic buyer", TRUE },
    { NULL, "END_USER", "user", TRUE },
    { NULL, "LEGAL_AND_COMPLIANCE", "influencer", TRUE },
  };
  static const struct {
    const char *title, *crm, *seniority;
  } seniorities[] = {
    { "CEO", "vp", "vp" }, { "CEO", "VP-Level", "vp" }, { NULL, "executive", "c-level" }, { NULL, "C suite", "c-level" },
    { "Director", "entry", "individual" }, { "Director", "unheard", "director" }, { NULL, "Non-Manager", "individual" },
  };
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxTitles) titles = NULL;

  fixture_set_up (&f);
  titles = cx_titles_load (f.store, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      gboolean by_crm;

      g_test_message ("%s", roles[i].crm);
      g_assert_cmpstr (cx_titles_role (titles, roles[i].title, roles[i].crm, &by_crm), ==, roles[i].role);
      g_assert_cmpint (by_crm, ==, roles[i].by_crm);
    }
  for (guint i = 0; i < G_N_ELEMENTS (seniorities); i++)
    {
      g_test_message ("%s", seniorities[i].crm);
      g_assert_cmpstr (cx_seniority_get_name (cx_titles_seniority (titles, seniorities[i].title, seniorities[i].crm)), ==,
                       seniorities[i].seniority);
    }
}

#define RULES(roles, crm)                                                                                              \
  "{\"format\": \"concentric-titles\", \"version\": 1, \"roles\": [" roles "], \"crm_roles\": {" crm "}, \"seniority\": [], \"crm_seniority\": {}}"

static void
test_own_rules (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxTitles) titles = NULL, shipped = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&f);
  g_assert_true (cx_titles_store (f.store, RULES ("{\"role\": \"champion\", \"words\": [\"Poet*\"]}", "\"x\": null"), &error));
  g_assert_no_error (error);
  titles = cx_titles_load (f.store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cx_titles_role (titles, "poetess", NULL, NULL), ==, "champion");
  g_assert_null (cx_titles_role (titles, "CEO", NULL, NULL));
  g_assert_true (cx_titles_store (f.store, NULL, &error));
  shipped = cx_titles_load (f.store, &error);
  g_assert_cmpstr (cx_titles_role (shipped, "CEO", NULL, NULL), ==, "economic buyer");
}

static void
test_bad_rules (void)
{
  static const struct {
    const char *json;
    CxError     code;
    const char *says;
  } cases[] = {
    { "{", CX_ERROR_SYNTAX, "title rules: " },
    { "[]", CX_ERROR_SYNTAX, "not a JSON object" },
    { "{}", CX_ERROR_SYNTAX, "“format”" },
    { "{\"format\": \"concentric-titles\", \"version\": 2}", CX_ERROR_NEWER_DOCUMENT, "newer Concentric" },
    { "{\"format\": \"concentric-titles\"}", CX_ERROR_SYNTAX, "“roles”" },
    { RULES ("{\"role\": \"king\", \"words\": []}", ""), CX_ERROR_INVALID, "“king”" },
    { RULES ("{\"role\": \"champion\"}", ""), CX_ERROR_SYNTAX, "\"words\"" },
    { RULES ("{\"role\": \"champion\", \"words\": [\" * \"]}", ""), CX_ERROR_SYNTAX, "no word" },
    { RULES ("{\"role\": \"champion\", \"words\": [1]}", ""), CX_ERROR_SYNTAX, "no word" },
    { RULES ("3", ""), CX_ERROR_SYNTAX, "a rule is" },
    { RULES ("", "\"x\": \"king\""), CX_ERROR_INVALID, "“king”" },
    { RULES ("", "\"x\": 7"), CX_ERROR_INVALID, "neither a role" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", cases[i].json);
      g_assert_null (cx_titles_parse (cases[i].json, &error));
      g_assert_error (error, CX_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

static void
test_outcomes (void)
{
  static const struct {
    const char *text;
    CxOutcome   outcome;
  } cases[] = {
    { "Closed Won", CX_OUTCOME_WON }, { "closedwon", CX_OUTCOME_WON }, { "Won", CX_OUTCOME_WON }, { "Gewonnen", CX_OUTCOME_WON },
    { "Vyhráno", CX_OUTCOME_WON }, { "受注", CX_OUTCOME_WON }, { "Closed - Lost", CX_OUTCOME_LOST }, { "LOST", CX_OUTCOME_LOST },
    { "Closed-Lost to Competition", CX_OUTCOME_LOST }, { "Perdu", CX_OUTCOME_LOST }, { "open", CX_OUTCOME_OPEN },
    { "Negotiation", CX_OUTCOME_UNKNOWN }, { "Won over", CX_OUTCOME_UNKNOWN }, { "", CX_OUTCOME_UNKNOWN }, { NULL, CX_OUTCOME_UNKNOWN },
  };
  g_autoptr(CxDealWords) words = cx_deal_words_load (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text ? cases[i].text : "nothing");
      g_assert_cmpint (cx_deal_words_outcome (words, cases[i].text), ==, cases[i].outcome);
    }
}

static void
test_declined (void)
{
  static const char *const own[] = { "Zu klein", NULL };
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxDealWords) words = NULL, mine = NULL, again = NULL;

  fixture_set_up (&f);
  words = cx_deal_words_load (f.store, NULL);
  g_assert_true (cx_deal_words_declined (words, "Not a fit: too small", NULL));
  g_assert_true (cx_deal_words_declined (words, NULL, "Disqualified"));
  g_assert_false (cx_deal_words_declined (words, "Price", "Closed Lost"));
  g_assert_false (cx_deal_words_declined (words, "not a fitting price", NULL));
  g_assert_false (cx_deal_words_declined (words, NULL, NULL));
  g_assert_true (cx_deal_words_set_declined (f.store, own, NULL));
  mine = cx_deal_words_load (f.store, NULL);
  g_assert_true (cx_deal_words_declined (mine, "ZU KLEIN für uns", NULL));
  g_assert_false (cx_deal_words_declined (mine, "Not a fit", NULL));
  g_assert_true (cx_deal_words_set_declined (f.store, NULL, NULL));
  again = cx_deal_words_load (f.store, NULL);
  g_assert_true (cx_deal_words_declined (again, "Not a fit", NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/titles/words", test_words);
  g_test_add_func ("/titles/shipped", test_shipped);
  g_test_add_func ("/titles/crm", test_crm);
  g_test_add_func ("/titles/own-rules", test_own_rules);
  g_test_add_func ("/titles/bad-rules", test_bad_rules);
  g_test_add_func ("/titles/outcomes", test_outcomes);
  g_test_add_func ("/titles/declined", test_declined);
  return g_test_run ();
}
