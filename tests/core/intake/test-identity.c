/* Who a row is about: the rule, and the indices against the rule written out. */
#include "fixture.h"
#include "cx-identity.h"

typedef struct {
  char match[8], domain[16], name[8], country[8];
} Who;

static const char *
or_null (const char *text)
{
  return *text ? text : NULL;
}

static CxRowIdentity
row_of (const Who *who)
{
  return (CxRowIdentity) {
    cx_id_text (or_null (who->match)), cx_id_text (or_null (who->match)), or_null (who->domain), or_null (who->name), or_null (who->country),
  };
}

/*  row has         account has      the same when
 *  id              id               ids agree
 *  id              no id, domain    row has no domain: names agree; else domains agree
 *  no id           id or not        domains agree; names, when one of both has no domain
 *
 * Names agree unless both countries are known and differ.
 */
static gboolean
is_same (const Who *row,
         const Who *account)
{
  if (*row->match && *account->match)
    return g_str_equal (row->match, account->match);
  if (*row->domain && *account->domain)
    return g_str_equal (row->domain, account->domain);
  if (*row->name && *account->name)
    return g_str_equal (row->name, account->name) &&
           (!*row->country || !*account->country || g_str_equal (row->country, account->country));
  return FALSE;
}

static void
fill (char       *known,
      const char *text)
{
  if (*known == '\0')
    strcpy (known, text);
}

static CxAccountIdentity
stored_of (const Who *who)
{
  return (CxAccountIdentity) {
    "key", or_null (who->match), or_null (who->match), or_null (who->domain), or_null (who->name), or_null (who->country),
  };
}

/* Every answer of the indices qualifies by the rule, and there is none only when nobody qualifies. */
static void
test_against_the_rule (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxIdentities) identities = NULL;
  g_autoptr(GArray) accounts = g_array_new (FALSE, FALSE, sizeof (Who));
  g_autoptr(GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed (3);
  guint found = 0;
  gint64 slot;

  fixture_set_up (&f);
  identities = cx_identities_load (f.store, NULL, NULL);
  /* Nothing is stored here: all lists are made before there is an account. */
  g_assert_true (cx_identities_find (identities, &(CxRowIdentity) { .name = "nobody" }, &slot, NULL));
  for (guint n = 0; n < 20000; n++)
    {
      Who who = { 0 };
      CxRowIdentity row;
      const char *key, *record_id;
      gboolean any = FALSE;

      if (g_rand_int_range (rand, 0, 3) == 0)
        g_snprintf (who.match, sizeof who.match, "i%d", g_rand_int_range (rand, 0, 300));
      if (g_rand_int_range (rand, 0, 2) == 0)
        g_snprintf (who.domain, sizeof who.domain, "d%d.example", g_rand_int_range (rand, 0, 200));
      if (g_rand_int_range (rand, 0, 2) == 0)
        g_snprintf (who.name, sizeof who.name, "n%d", g_rand_int_range (rand, 0, 100));
      if (*who.name && g_rand_int_range (rand, 0, 2) == 0)
        g_snprintf (who.country, sizeof who.country, "c%d", g_rand_int_range (rand, 0, 3));
      if (!*who.match && !*who.domain && !*who.name)
        continue;
      row = row_of (&who);
      g_assert_true (cx_identities_find (identities, &row, &slot, NULL));
      for (guint i = 0; i < accounts->len; i++)
        any |= is_same (&who, &g_array_index (accounts, Who, i));
      g_assert_cmpint (slot != CX_NO_ACCOUNT, ==, any);
      if (slot == CX_NO_ACCOUNT)
        {
          slot = cx_identities_add (identities, &row, &key, &record_id);
          g_assert_cmpuint (slot, ==, accounts->len + 1);
          g_assert_true (g_hash_table_add (keys, g_strdup (key)));
          g_array_append_val (accounts, who);
          continue;
        }
      {
        Who *account = &g_array_index (accounts, Who, slot - 1);
        CxAccountIdentity stored;

        found++;
        g_assert_true (is_same (&who, account));
        stored = stored_of (account);
        record_id = cx_identities_choose_record_id (identities, &stored, &row, TRUE);
        cx_identities_leave (identities, &stored);
        fill (account->match, who.match);
        fill (account->domain, who.domain);
        fill (account->name, who.name);
        fill (account->country, who.country);
        g_assert_cmpstr (record_id, ==, or_null (account->match));
        stored = stored_of (account);
        cx_identities_enter (identities, slot, &stored);
      }
    }
  g_assert_cmpuint (accounts->len, >, 300);
  g_assert_cmpuint (found, >, 10000);
}

/* Rows of the second import, alone, against the accounts of the first. */
static const struct {
  const char *first, *second; /* id,domain,name,country */
  gboolean    same;
} cases[] = {
  { "1,a.example,Acme,DE", "1,b.example,Beta,FR", TRUE },
  { "1,a.example,Acme,DE", "2,a.example,Acme,DE", FALSE },
  { "1,a.example,Acme,DE", ",a.example,Beta,", TRUE },
  { "1,a.example,Acme,DE", ",b.example,Acme,DE", FALSE },
  { "1,a.example,Acme,DE", ",,ACME ,de", TRUE },
  { "1,a.example,Acme,DE", ",,Acme,", TRUE },
  { ",,Acme,", ",,Acme,DE", TRUE },
  { "1,a.example,Acme,DE", ",,Acme,FR", FALSE },
  { ",a.example,Acme,DE", "7,a.example,Beta,", TRUE },
  { ",a.example,Acme,DE", "7,,Acme,DE", TRUE },
  { ",a.example,Acme,DE", "7,b.example,Acme,DE", FALSE },
  { "1,,Acme,DE", ",a.example,Acme,DE", TRUE },
  { "1,,Acme,DE", "2,,Acme,DE", FALSE },
  { ",,Acme,DE", ",,acme,de", TRUE },
  { ",www.a.example,Acme,DE", ",https://shop.a.example/x,Beta,FR", TRUE },
  { ",facebook.com/acme,Acme,DE", ",facebook.com/beta,Beta,DE", FALSE },
  { ",facebook.com/acme,Acme,DE", ",linkedin.com/acme,Acme,DE", TRUE },
  { "1a,,Acme,DE", "1A,,Acme,DE", FALSE },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(Fixture) f = { 0 };
      g_autofree char *first = g_strdup_printf ("Record ID,Domain,Company,Country\n%s\n", cases[i].first);
      g_autofree char *second = g_strdup_printf ("Record ID,Domain,Company,Country\n%s\n", cases[i].second);
      g_autoptr(CxImportResult) before = NULL;
      g_autoptr(CxImportResult) after = NULL;

      fixture_set_up (&f);
      before = fixture_import (&f, first);
      after = fixture_import (&f, second);
      if ((after->counts.inserted == 0) != cases[i].same)
        g_error ("“%s” and “%s”", cases[i].first, cases[i].second);
    }
}

static void
test_keys (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportResult) result = NULL;

  fixture_set_up (&f);
  result = fixture_import (&f, "Record ID,Domain,Company,Country\n7,a.example,Acme,DE\n,b.example,Beta,DE\n,,Ćee  Ltd,DE\n,,Dee,\n,,7,\n8,a.example,Acme,DE\n");
  assert_text (fixture_query (&f, "SELECT key FROM account ORDER BY id"), "7\nb.example\ncee ltd|de\ndee\n7#2\n8");
}

/* A 15-character id of a report and the 18-character one of an export are one account. */
static void
test_salesforce_ids (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxImportResult) loader = NULL;
  g_autoptr(CxImportResult) report = NULL;

  fixture_set_up (&f);
  loader = fixture_import (&f, "Id,IsDeleted,Name,OwnerId\n001Nq00000J1MwVIAV,,Acme,5\n001Nq00000J1MwfIAF,,Beta,5\n");
  report = fixture_import (&f, "Account ID,Account Name,Account Owner,Billing Country\n001Nq00000J1MwV,Acme,5,\n001Nq00000J1MwF,Other,5,\n");
  assert_counts (report, "2 1 0 1 0 0");
  assert_text (fixture_query (&f, "SELECT record_id FROM account ORDER BY id"),
               "001Nq00000J1MwVIAV\n001Nq00000J1MwfIAF\n001Nq00000J1MwFIAV");
}

static char *
make_file (gboolean steady)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (8);
  GString *data = g_string_new ("Record ID,Domain,Company,Country,Size\n");

  for (guint i = 0; i < 3000; i++)
    {
      int company = g_rand_int_range (rand, 0, 500), any = g_rand_int_range (rand, 0, 8);
      int knows = steady ? company % 8 : any;
      g_autofree char *id = knows & 1 ? g_strdup_printf ("i%d", company) : g_strdup ("");
      g_autofree char *domain = knows & 2 ? g_strdup_printf ("d%d.example", company) : g_strdup ("");
      g_autofree char *name = knows & 4 ? g_strdup_printf ("n%d", company) : g_strdup ("");

      g_string_append_printf (data, "%s,%s,%s,%s,%u\n", id, domain, name, i % 3 ? "DE" : "", i);
    }
  return g_string_free_and_steal (data);
}

/* Accounts that come from the file are found as those that were just added: the same rows, again, change nothing. */
static void
test_reload (void)
{
  g_auto(Fixture) f = { 0 };
  g_autofree char *data = make_file (TRUE);
  g_autoptr(CxImportResult) first = NULL;
  g_autoptr(CxImportResult) second = NULL;

  fixture_set_up (&f);
  first = fixture_import (&f, data);
  second = fixture_import (&f, data);
  g_assert_cmpint (first->counts.inserted, >, 400);
  g_assert_cmpint (second->counts.unchanged, ==, first->counts.inserted);
  g_assert_cmpint (second->counts.merged, ==, first->counts.merged);
  g_assert_cmpint (second->counts.rejected, ==, first->counts.rejected);
  fixture_check (&f);
}

/* Rows that know now this, now that of a company, add nobody when they come again. */
static void
test_reload_of_scattered_knowledge (void)
{
  g_auto(Fixture) f = { 0 };
  g_autofree char *data = make_file (FALSE);
  g_autoptr(CxImportResult) first = NULL;
  g_autoptr(CxImportResult) second = NULL;

  fixture_set_up (&f);
  first = fixture_import (&f, data);
  second = fixture_import (&f, data);
  g_assert_cmpint (first->counts.inserted, >, 400);
  g_assert_cmpint (second->counts.inserted, ==, 0);
  fixture_check (&f);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/identity/against-the-rule", test_against_the_rule);
  g_test_add_func ("/identity/cases", test_cases);
  g_test_add_func ("/identity/keys", test_keys);
  g_test_add_func ("/identity/salesforce-ids", test_salesforce_ids);
  g_test_add_func ("/identity/reload", test_reload);
  g_test_add_func ("/identity/reload-of-scattered-knowledge", test_reload_of_scattered_knowledge);
  return g_test_run ();
}
