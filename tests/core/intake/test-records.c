/* Contacts, deals and usage events: who they belong to, what they come to, and taking them back. */
#include "fixture.h"

#include "cx-record-table.h"

#define ACCOUNTS                                                                                                       \
  "Account ID,Account Name,Website,Billing Country\n"                                                                  \
  "001A0000012abcD,Acme,acme.com,Germany\n"                                                                            \
  "001A0000012abcE,Birch,birch.co.uk,United Kingdom\n"                                                                 \
  ",Cedar,,France\n"                                                                                                   \
  ",Cedar,,Spain\n"                                                                                                    \
  ",Dale,shared.example,\n"                                                                                            \
  "001A0000012abcF,Elm One,elm.example,\n"                                                                             \
  "001A0000012abcG,Elm Two,elm.example,\n"

static void
set_up (Fixture *f)
{
  g_autoptr(CxImportResult) accounts = NULL;

  fixture_set_up (f);
  accounts = fixture_import (f, ACCOUNTS);
  assert_counts (accounts, "7 7 0 0 0 0");
}

static CxImportResult *
import_kind (Fixture     *f,
             CxImportKind kind,
             const char  *data,
             const char  *mapping)
{
  const CxImportOptions options = { .kind = kind, .mapping = mapping };
  g_autofree char *path = fixture_write (f, "records.csv", data, -1);
  g_autoptr(GError) error = NULL;
  g_autoptr(CxImportPlan) plan = cx_import_plan_new (f->store, path, &options, &error);
  CxImportResult *result;

  g_assert_no_error (error);
  result = fixture_run (f, plan, FALSE, &error);
  g_assert_no_error (error);
  return result;
}

/* ── joining ────────────────────────────────────────────────────────────── */

/* What a contact says of its account, and who that is; or why it is nobody. */
static void
test_joins (void)
{
  static const struct {
    const char *row; /* account id, website, company, country, email */
    const char *account, *why;
  } cases[] = {
    { "001A0000012abcD,,,,", "Acme", NULL },
    { "001A0000012abcDIAQ,,,,", "Acme", NULL },
    { "001a0000012abcd,,,,", NULL, "no account has the record id “001a0000012abcd”" },
    { "001A0000012abcD,birch.co.uk,Birch,,", "Acme", NULL },
    { ",https://www.birch.co.uk/x,,,", "Birch", NULL },
    { ",,,,eve@mail.birch.co.uk", "Birch", NULL },
    { ",,,,eve@gmail.com", NULL, "no record id, domain or name says which account this belongs to" },
    { ",gmail.com,acme,,", "Acme", NULL },
    { ",,ACME,,eve@gmail.com", "Acme", NULL },
    { ",,Acme,France,", NULL, "no account has the name “Acme”" },
    { ",,Cedar,France,", "Cedar", NULL },
    { ",,Cedar,,", NULL, "could belong to 2 accounts: cedar|france, cedar|spain" },
    { ",elm.example,,,", NULL, "could belong to 2 accounts: 001A0000012abcFIAQ, 001A0000012abcGIAQ" },
    { ",elm.example,Elm Two,,", "Elm Two", NULL },
    { "001A0000012abcF;001A0000012abcF,,,,", "Elm One", NULL },
    { "001A0000012abcF; 001A0000012abcG,,,,", NULL, "could belong to 2 accounts: 001A0000012abcFIAQ, 001A0000012abcGIAQ" },
    { "unheard,acme.com,,,", NULL, "no account has the record id “unheard”" },
    { "unheard,shared.example,,,", "Dale", NULL },
    { ",nobody.example,Nobody,,", NULL, "no account has the domain “nobody.example” or the name “Nobody”" },
    { ",other.example,Acme,,", NULL, "no account has the domain “other.example” or the name “Acme”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(Fixture) f = { 0 };
      g_autoptr(CxImportResult) result = NULL;
      g_autofree char *data = g_strdup_printf ("Account ID,Website,Company,Company Country,Email,Last Name\n%s,Rossi\n", cases[i].row);
      g_autofree char *found = NULL;

      set_up (&f);
      result = import_kind (&f, CX_IMPORT_CONTACTS, data, NULL);
      found = fixture_query (&f, cases[i].account ? "SELECT f_2 FROM account WHERE id = (SELECT account FROM contact)"
                                                  : "SELECT reason FROM import_reject");
      g_test_message ("%s", cases[i].row);
      g_assert_cmpstr (found, ==, cases[i].account ? cases[i].account : cases[i].why);
      assert_counts (result, cases[i].account ? "1 1 0 0 0 0" : "1 0 0 0 0 1");
    }
}

/* ── what rows come to ──────────────────────────────────────────────────── */

static void
test_contacts (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportResult) result = NULL;
  g_autofree char *rows = NULL, *why = NULL;

  set_up (&f);
  result = import_kind (&f, CX_IMPORT_CONTACTS,
                        "Contact ID,First Name,Last Name,Full name,Email,Job Title,Buying Role,Employment Seniority,Create Date,Last Modified Date,Company\n"
                        "c1,Ada,Rossi,,Ada@ACME.com,Head of IT,CHAMPION,director,2024-02-01 09:30,2025-03-04,Acme\n"
                        "c2,,,Bo Li,bo@acme.com; bo@old.example,,,,,,Acme\n"
                        ",Cy,,,no address,,,,,,Acme\n"
                        ",,,,,CEO,,,,,Acme\n", NULL);
  assert_counts (result, "4 3 0 0 0 1");
  rows = fixture_query (&f, "SELECT record_id, email, name, name_key, title, buying_role, seniority, created, updated FROM contact ORDER BY id");
  g_assert_cmpstr (rows, ==,
                   "c1|ada@acme.com|Ada Rossi|ada rossi|Head of IT|CHAMPION|director|19754|20151\n"
                   "c2|bo@acme.com|Bo Li|bo li|||||\n"
                   "||Cy|cy|||||");
  why = fixture_query (&f, "SELECT line, reason FROM import_reject");
  g_assert_cmpstr (why, ==, "5|no record id, email or name says who this is");
}

/* What status, stage and flags say of how a deal ended, and which day that was. */
static void
test_outcomes (void)
{
  static const struct {
    const char *headers, *row, *expected; /* outcome|closed */
    const char *other;                    /* fills columns that the row leaves blank: an empty column is left out */
  } cases[] = {
    { "Deal Stage,Close Date", "Closed Won,2026-01-02", "won|2026-01-02" },
    { "Deal Stage,Close Date", "Closed Lost,2026-01-02", "lost|2026-01-02" },
    { "Deal Stage,Close Date", "Negotiation,2026-01-02", "open|2026-01-02" },
    { "Deal - Stage,Deal - Status,Deal - Won time", "Proposal,Won,2026-01-03", "won|2026-01-03" },
    { "Deal - Stage,Deal - Status,Deal - Lost time", "Proposal,Lost,2026-01-03", "lost|2026-01-03" },
    { "Deal - Stage,Deal - Status,Deal - Won time", "Proposal,Open,", "open|", "Proposal,Won,2026-01-01" },
    { "StageName,IsClosed,IsWon", "Signed,1,1", "won|" },
    { "StageName,IsClosed,IsWon", "Gone,1,", "lost|", "Signed,1,1" },
    { "StageName,IsClosed,IsWon", "Talking,,", "open|", "Signed,1,1" },
    { "Deal Stage,Is Closed Won", "Signed,true", "won|" },
    { "Deal Stage,Is Deal Closed?,Deal probability", "Signed,true,1", "won|" },
    { "Deal Stage,Is Deal Closed?,Deal probability", "Gone,true,0", "lost|" },
    { "Deal Stage,Won time", "Proposal,2026-01-04", "won|2026-01-04" },
    { "Amount", "5", "|" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(Fixture) f = { 0 };
      g_autoptr(CxImportResult) result = NULL;
      g_autofree char *data = g_strdup_printf ("Deal ID,Company,%s\nd1,Acme,%s\nd2,Birch,%s\n", cases[i].headers, cases[i].row,
                                               cases[i].other ? cases[i].other : cases[i].row);
      g_autofree char *outcome = NULL;

      g_test_message ("%s: %s", cases[i].headers, cases[i].row);
      set_up (&f);
      result = import_kind (&f, CX_IMPORT_DEALS, data, NULL);
      outcome = fixture_query (&f, "SELECT outcome, date (closed * 86400, 'unixepoch') FROM deal WHERE record_id = 'd1'");
      g_assert_cmpstr (outcome, ==, cases[i].expected);
    }
}

static void
test_deal_days (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportResult) result = NULL;
  g_autofree char *days = NULL, *row = NULL;

  set_up (&f);
  result = import_kind (&f, CX_IMPORT_DEALS,
                        "Record ID,Deal Name,Company,Amount (EUR),Deal Stage,Create Date,Close Date,Closed Lost Reason,Closed Won Reason,"
                        "\"Date entered \"\"Proposal (Sales Pipeline)\"\"\",\"Date entered \"\"Proposal (Renewals)\"\"\"\n"
                        "1,A,Acme,\"1,200\",Closed Won,2026-01-01,2026-03-01,,Price,2026-02-01,\n"
                        "2,B,Acme,7,Closed Lost,2026-01-02,2026-03-02,Not a fit,,,2026-02-02\n"
                        "3,C,Acme,,Talking,2026-01-03,2026-09-03,,,,\n", NULL);
  assert_counts (result, "3 3 0 0 0 0");
  days = fixture_query (&f, "SELECT d.record_id, y.text, date (y.day * 86400, 'unixepoch') FROM deal_day y JOIN deal d ON d.id = y.deal"
                            " ORDER BY 1, 3");
  g_assert_cmpstr (days, ==,
                   "1|Deal created|2026-01-01\n1|Proposal|2026-02-01\n1|Closed Won|2026-03-01\n"
                   "2|Deal created|2026-01-02\n2|Proposal|2026-02-02\n"
                   "3|Deal created|2026-01-03");
  row = fixture_query (&f, "SELECT amount, currency, reason FROM deal ORDER BY id");
  g_assert_cmpstr (row, ==, "1200.0|EUR|Price\n7.0|EUR|Not a fit\n||");
}

static void
test_events (void)
{
  static const struct {
    const char *data, *counts, *rows, *why;
  } cases[] = {
    { "Company,Event date,Metric,Value\nAcme,2026-01-31,Logins,12\nAcme,2026-02-28,Logins,\nAcme,,Logins,3\nAcme,2026-01-31,,3\n", "4 2 0 0 0 2",
      "Logins|20484|12.0\nLogins|20512|", "no date says when this happened\nno measure says what happened" },
    { "Company domain,Usage month,Logins,Seats\nacme.com,2026-01-31,12,3\nbirch.co.uk,2026-01-31,,4\nacme.com,2026-02-28,,\n", "3 2 0 0 0 1",
      "Logins|20484|12.0\nSeats|20484|3.0\nSeats|20484|4.0", "no measure has a value" },
    { "Company,Event date,Event\nAcme,2026-01-31,Webinar\nAcme,2026-01-31,webinar\nBirch,2026-01-31,Webinar\n", "3 2 0 0 1 0",
      "Webinar|20484|2.0\nWebinar|20484|1.0", "" },
    { "Event ID,Email,Event date,Event\n1,eve@acme.com,2026-01-31,Call\n2,eve@acme.com,2026-01-31,Call\n", "2 2 0 0 0 0",
      "Call|20484|1.0\nCall|20484|1.0", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(Fixture) f = { 0 };
      g_autoptr(CxImportResult) result = NULL, again = NULL;
      g_autofree char *rows = NULL, *why = NULL;

      g_test_message ("%s", cases[i].data);
      set_up (&f);
      result = import_kind (&f, CX_IMPORT_EVENTS, cases[i].data, NULL);
      assert_counts (result, cases[i].counts);
      rows = fixture_query (&f, "SELECT measure, day, value FROM usage_event ORDER BY id");
      g_assert_cmpstr (rows, ==, cases[i].rows);
      why = fixture_query (&f, "SELECT reason FROM import_reject ORDER BY line");
      g_assert_cmpstr (why, ==, cases[i].why);
      again = import_kind (&f, CX_IMPORT_EVENTS, cases[i].data, NULL);
      g_assert_cmpint (again->counts.inserted + again->counts.updated, ==, 0);
      g_assert_cmpint (again->counts.unchanged, ==, result->counts.inserted);
    }
}

static void
test_unread (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportResult) result = NULL;
  g_autofree char *unread = NULL;

  set_up (&f);
  result = import_kind (&f, CX_IMPORT_DEALS, "Deal Name,Company,Amount,Close Date\nA,Acme,much,2026-01-01\nB,Acme,5,soon\nC,Nobody,lots,never\n", NULL);
  assert_counts (result, "3 2 0 0 0 1");
  unread = fixture_query (&f, "SELECT line, member, text FROM record_unread ORDER BY line");
  g_assert_cmpstr (unread, ==, "2|amount|much\n3|closed|soon");
}

/* ── the same again ─────────────────────────────────────────────────────── */

/* Which row a second file is about, and what then happens. */
static void
test_again (void)
{
  static const struct {
    CxImportKind kind;
    const char  *first, *second, *counts, *query, *expected;
  } cases[] = {
    { CX_IMPORT_CONTACTS, "Contact ID,Email,Last Name,Company\n1,a@acme.com,Rossi,Acme\n", "Contact ID,Email,Last Name,Company\n1,b@birch.co.uk,Rossi,Birch\n",
      "1 0 1 0 0 0", "SELECT account, record_id, email FROM contact", "2|1|b@birch.co.uk" },
    { CX_IMPORT_CONTACTS, "Email,Last Name,Company\na@acme.com,Rossi,Acme\n", "Contact ID,Email,Last Name,Company\n1,A@acme.com,Rossi,Acme\n",
      "1 0 1 0 0 0", "SELECT record_id, email FROM contact", "1|a@acme.com" },
    { CX_IMPORT_CONTACTS, "Contact ID,Email,Last Name,Company\n1,a@acme.com,Rossi,Acme\n", "Contact ID,Email,Last Name,Company\n2,a@acme.com,Rossi,Acme\n",
      "1 1 0 0 0 0", "SELECT record_id FROM contact", "1\n2" },
    { CX_IMPORT_CONTACTS, "First Name,Last Name,Company\nAda,Rossi,Acme\n", "First Name,Last Name,Company,Phone\nADA,Rossi,Acme,+1\n", "1 0 1 0 0 0",
      "SELECT name, phone FROM contact", "ADA Rossi|+1" },
    { CX_IMPORT_CONTACTS, "First Name,Last Name,Company\nAda,Rossi,Acme\n", "First Name,Last Name,Company\nAda,Rossi,Birch\n", "1 1 0 0 0 0",
      "SELECT account FROM contact", "1\n2" },
    { CX_IMPORT_CONTACTS, "Email,Title,Last Name,Company\na@acme.com,CEO,Rossi,Acme\n", "Email,Title,Last Name,Company\na@acme.com,,,Acme\nx@acme.com,CFO,Li,Acme\n",
      "2 1 0 1 0 0", "SELECT title, name FROM contact", "CEO|Rossi\nCFO|Li" },
    { CX_IMPORT_CONTACTS, "Email,Title,Last Name,Company\na@acme.com,,Rossi,Acme\na@acme.com,CEO,Other,Acme\n",
      "Email,Title,Last Name,Company\na@acme.com,,Rossi,Acme\na@acme.com,CEO,Other,Acme\n", "2 0 0 1 1 0", "SELECT title, name FROM contact", "CEO|Rossi" },
    { CX_IMPORT_DEALS, "Deal Name,Company,Create Date,Amount\nA,Acme,2026-01-01,5\nA,Acme,2026-01-02,6\n", "Deal Name,Company,Create Date,Amount\na,Acme,2026-01-02,7\n",
      "1 0 1 0 0 0", "SELECT name, amount FROM deal", "A|5.0\na|7.0" },
    { CX_IMPORT_DEALS, "Deal ID,Deal Name,Company,Deal Stage,Close Date\n1,A,Acme,Proposal,2026-01-01\n",
      "Deal ID,Deal Name,Company,Deal Stage,Close Date\n1,A,Acme,Closed Won,2026-02-01\n", "1 0 1 0 0 0", "SELECT outcome, stage FROM deal", "won|Closed Won" },
    { CX_IMPORT_EVENTS, "Company,Event date,Metric,Value\nAcme,2026-01-31,Logins,12\n", "Company,Event date,Metric,Value\nAcme,2026-01-31,LOGINS,13\n",
      "1 0 1 0 0 0", "SELECT measure, value FROM usage_event", "LOGINS|13.0" },
    /* Several of a day are one with their sum, which replaces what was there: 3 + 5 instead of 9. */
    { CX_IMPORT_EVENTS, "Company,Event date,Metric,Value\nAcme,2026-01-31,Logins,4\nAcme,2026-01-31,Logins,5\n",
      "Company,Event date,Metric,Value\nAcme,2026-01-31 10:00,Logins,3\nAcme,2026-02-01,Logins,1\nAcme,2026-01-31 17:00,logins,5\n", "3 1 1 0 1 0",
      "SELECT value FROM usage_event", "8.0\n1.0" },
    { CX_IMPORT_EVENTS, "Company,Event date,Metric,Value\nAcme,2026-01-31,Logins,8\n",
      "Company,Event date,Metric,Value\nAcme,2026-01-31,Logins,3\nAcme,2026-01-31,Logins,5\n", "2 0 0 1 1 0",
      "SELECT value FROM usage_event", "8.0" },
    /* A row that is told again is one; so is a record id. */
    { CX_IMPORT_EVENTS, "Company,Event date,Metric,Value\nAcme,2026-01-31,Logins,8\n",
      "Company,Event date,Metric,Value,User\nAcme,2026-01-31,Logins,3,ann\nAcme,2026-01-31,Logins,3,ann\nAcme,2026-01-31,Logins,3,bob\n", "3 0 1 0 2 0",
      "SELECT value FROM usage_event", "6.0" },
    { CX_IMPORT_EVENTS, "Company,Event date,Metric,Value\nAcme,2026-01-31,Logins,8\n",
      "Event ID,Company,Event date,Metric,Value\n,Acme,2026-01-31,Logins,1\ne1,Acme,2026-01-31,Logins,2\ne2,Acme,2026-01-31,Logins,3\ne1,Acme,2026-01-31,Logins,4\n",
      "4 1 1 0 2 0", "SELECT record_id, value FROM usage_event", "e1|3.0\ne2|3.0" },
    /* Days without a value, and without any. */
    { CX_IMPORT_EVENTS, "Company,Event date,Metric,Value\nAcme,2026-01-31,Logins,8\n",
      "Company,Event date,Metric,Value,User\nAcme,2026-01-31,Logins,,ann\nAcme,2026-01-31,Logins,,bob\nAcme,2026-02-01,Logins,,ann\n"
      "Acme,2026-02-01,Logins,2,bob\n", "4 1 0 1 2 0", "SELECT value FROM usage_event", "8.0\n2.0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(Fixture) f = { 0 };
      g_autoptr(CxImportResult) first = NULL, second = NULL, third = NULL;
      g_autofree char *rows = NULL;

      g_test_message ("%s then %s", cases[i].first, cases[i].second);
      set_up (&f);
      first = import_kind (&f, cases[i].kind, cases[i].first, NULL);
      second = import_kind (&f, cases[i].kind, cases[i].second, NULL);
      assert_counts (second, cases[i].counts);
      rows = fixture_query (&f, cases[i].query);
      g_assert_cmpstr (rows, ==, cases[i].expected);
      third = import_kind (&f, cases[i].kind, cases[i].second, NULL);
      g_assert_cmpint (third->counts.inserted + third->counts.updated, ==, 0);
    }
}

/* ── taking back ────────────────────────────────────────────────────────── */

static const char *const tables[] = { "contact", "deal", "deal_day", "usage_event", "record_change", "record_unread" };

static char *
dump (Fixture *f)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", tables[i]);
      g_autofree char *rows = fixture_query (f, sql);

      g_string_append_printf (text, "%s:\n%s\n", tables[i], rows);
    }
  return g_string_free_and_steal (text);
}

static gboolean
undo (Fixture *f,
      gint64   import,
      GError **error)
{
  CxDatabase *database = cx_store_get_database (f->store);
  gboolean done;

  g_assert_true (cx_database_begin (database, NULL));
  done = cx_records_undo (f->store, import, error);
  if (done)
    cx_database_commit (database, NULL);
  else
    cx_database_rollback (database);
  return done;
}

static const struct {
  CxImportKind kind;
  const char  *data;
} files[] = {
  { CX_IMPORT_CONTACTS, "Contact ID,Email,Title,Last Name,Company\n1,a@acme.com,CEO,Rossi,Acme\n2,b@acme.com,,Li,Acme\n" },
  { CX_IMPORT_DEALS, "Deal ID,Deal Name,Company,Deal Stage,Create Date,Amount\n1,A,Acme,Proposal,2026-01-01,0.1\n2,B,Acme,Proposal,2026-01-02,bad\n" },
  { CX_IMPORT_EVENTS, "Company,Event date,Metric,Value\nAcme,2026-01-31,Logins,12\n" },
  { CX_IMPORT_CONTACTS, "Contact ID,Email,Title,Last Name,Company\n1,c@acme.com,CFO,Rossi,Birch\n2,,COO,,Acme\n3,d@acme.com,,New,Acme\n" },
  { CX_IMPORT_DEALS, "Deal ID,Deal Name,Company,Deal Stage,Create Date,Amount,Close Date\n1,A,Birch,Closed Won,2026-01-05,0.3,2026-02-01\n3,C,Acme,Proposal,2026-01-02,7,\n" },
  { CX_IMPORT_EVENTS, "Company,Event date,Metric,Value\nAcme,2026-01-31,Logins,13.5\nAcme,2026-02-28,Logins,\n" },
};

/* Each import is taken back in turn, and the tables are as they were before it, value by value. */
static void
test_undo (void)
{
  g_auto(Fixture) f = { 0 };
  char *before[G_N_ELEMENTS (files)];
  gint64 ids[G_N_ELEMENTS (files)];

  set_up (&f);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(CxImportResult) result = NULL;

      before[i] = dump (&f);
      result = import_kind (&f, files[i].kind, files[i].data, NULL);
      ids[i] = result->id;
    }
  for (guint i = G_N_ELEMENTS (files); i > 0; i--)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *now = NULL;

      g_assert_true (undo (&f, ids[i - 1], &error));
      g_assert_no_error (error);
      now = dump (&f);
      g_assert_cmpstr (now, ==, before[i - 1]);
      g_free (before[i - 1]);
    }
}

/* Not while a later import stands on it; but what is about something else may stay. */
static void
test_undo_depends (void)
{
  g_auto(Fixture) f = { 0 };
  gint64 ids[G_N_ELEMENTS (files)];
  g_autofree char *before = NULL, *after = NULL, *left = NULL;
  g_autoptr(GError) error = NULL;

  set_up (&f);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(CxImportResult) result = import_kind (&f, files[i].kind, files[i].data, NULL);

      ids[i] = result->id;
    }
  before = dump (&f);
  g_assert_false (undo (&f, ids[0], &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_DEPENDS);
  g_assert_nonnull (strstr (error->message, "later imports depend on it (5)"));
  g_clear_error (&error);
  /* The accounts that everything belongs to. */
  g_assert_false (undo (&f, 1, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_DEPENDS);
  g_assert_nonnull (strstr (error->message, "(2, 3, 4, 5, 6, 7)"));
  g_clear_error (&error);
  after = dump (&f);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (undo (&f, ids[3], &error));
  left = fixture_query (&f, "SELECT record_id, account, email, title FROM contact");
  g_assert_cmpstr (left, ==, "1|1|a@acme.com|CEO\n2|1|b@acme.com|");
}

/* All or nothing, when asked for. */
static void
test_strict (void)
{
  const CxImportOptions options = { .kind = CX_IMPORT_CONTACTS };
  g_auto(Fixture) f = { 0 };
  g_autofree char *path = NULL, *rows = NULL;
  g_autoptr(CxImportPlan) plan = NULL;
  g_autoptr(GError) error = NULL;

  set_up (&f);
  path = fixture_write (&f, "c.csv", "Last Name,First Name,Company\nRossi,Ada,Acme\nLi,Bo,Nobody\n", -1);
  plan = cx_import_plan_new (f.store, path, &options, &error);
  g_assert_null (fixture_run (&f, plan, TRUE, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_REJECTED);
  g_assert_nonnull (strstr (error->message, "1 of 2 rows are bad (line 3: no account has the name “Nobody”)"));
  rows = fixture_query (&f, "SELECT count (*) FROM contact");
  g_assert_cmpstr (rows, ==, "0");
}

static void
test_no_account (void)
{
  const CxImportOptions options = { .kind = CX_IMPORT_DEALS };
  g_auto(Fixture) f = { 0 };
  g_autofree char *path = NULL;
  g_autoptr(CxImportPlan) plan = NULL;
  g_autoptr(GError) error = NULL;

  set_up (&f);
  path = fixture_write (&f, "d.csv", "Deal Name,Amount\nA,5\n", -1);
  plan = cx_import_plan_new (f.store, path, &options, &error);
  g_assert_no_error (error);
  g_assert_null (fixture_run (&f, plan, FALSE, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NO_IDENTITY);
  g_assert_nonnull (strstr (error->message, "which account a row belongs to"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/joins", test_joins);
  g_test_add_func ("/records/contacts", test_contacts);
  g_test_add_func ("/records/outcomes", test_outcomes);
  g_test_add_func ("/records/deal-days", test_deal_days);
  g_test_add_func ("/records/events", test_events);
  g_test_add_func ("/records/unread", test_unread);
  g_test_add_func ("/records/again", test_again);
  g_test_add_func ("/records/undo", test_undo);
  g_test_add_func ("/records/undo-depends", test_undo_depends);
  g_test_add_func ("/records/strict", test_strict);
  g_test_add_func ("/records/no-account", test_no_account);
  return g_test_run ();
}
