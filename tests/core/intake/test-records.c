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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/joins", test_joins);
  return g_test_run ();
}
