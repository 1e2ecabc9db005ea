/* Publishing while another program has the same workspace open. */
#include "../fit/fit-fixture.h"

#include "cx-error.h"
#include "cx-fit-write.h"
#include "cx-publish.h"
#include "cx-value.h"
#include "cx-version-table.h"

static const char document[] =
  "{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"P\", \"criteria\": ["
  "{\"field\": \"size\", \"op\": \"at-least\", \"values\": [50], \"importance\": \"must\"}]}";

/* A workspace that was looked at, and another connection to its file. */
typedef struct {
  Fixture    *fixture;
  Fixture     other;
  CxSnapshot *snapshot;
  CxOutlook  *outlook;
  gint64      profile;
} Case;

static void
import (Fixture    *fixture,
        const char *file)
{
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO import (file, source, at, format, encoding, delimiter, rows, inserted, updated, unchanged, merged, rejected)"
    " VALUES ('%s', 's', 1, 'csv', 'UTF-8', ',', 1, 1, 0, 0, 0, 0)", file);

  fixture_run (fixture, sql);
}

static void
case_init (Case *self)
{
  const CxWhiplashLimits limits = { CX_WHIPLASH_DAYS, CX_WHIPLASH_SHARE };
  g_autoptr(GError) error = NULL;

  *self = (Case) { .fixture = fixture_new () };
  fixture_field (self->fixture, "size", CX_FIELD_NUMBER, NULL);
  fixture_run (self->fixture, "INSERT INTO account (key, f_1) VALUES ('a', 10), ('b', 100)");
  import (self->fixture, "a.csv");
  g_assert_true (cx_profile_table_save (self->fixture->store, &self->profile, "P", document, NULL));
  self->snapshot = cx_snapshot_load (self->fixture->store, NULL, &error);
  g_assert_no_error (error);
  self->outlook = cx_outlook_new (self->snapshot, cx_tiering_get_profile (cx_snapshot_get_tiering (self->snapshot), 0),
                                  cx_tiering_get_profile (cx_snapshot_get_tiering (self->snapshot), 0)->draft, NULL, &limits);
  self->other.store = cx_store_open (self->fixture->path, TRUE, &error);
  g_assert_no_error (error);
}

static void
case_clear (Case *self)
{
  cx_outlook_unref (self->outlook);
  cx_snapshot_unref (self->snapshot);
  cx_store_close (self->other.store);
  fixture_free (self->fixture);
}

static int
publish (Case *self)
{
  g_autoptr(GError) error = NULL;
  int version = cx_publish (self->fixture->store, self->outlook, self->outlook->draft, "Ada", "Why not", &error);

  g_assert_no_error (error);
  return version;
}

/* What the other program finds stored, of which version; -1: nothing. */
static void
assert_stored (Case  *self,
               gint64 n,
               gint64 version)
{
  CxDatabase *database = cx_store_get_database (self->other.store);
  g_autoptr(GError) error = NULL;
  gint64 found;

  g_assert_true (cx_database_get_int (database, "SELECT count (*) FROM fit", &found, &error));
  g_assert_no_error (error);
  g_assert_cmpint (found, ==, n);
  g_assert_true (cx_database_get_int (database, "SELECT coalesce (max (version), -1) FROM fit", &found, NULL));
  g_assert_cmpint (found, ==, version);
  g_assert_true (cx_database_get_int (database, "SELECT count (*) FROM fit_row", &found, NULL));
  g_assert_cmpint (found, ==, n);
}

static void
test_alone (void)
{
  Case test;

  case_init (&test);
  g_assert_cmpint (publish (&test), ==, 1);
  assert_stored (&test, 2, 1);
  case_clear (&test);
}

/* What the other program does between the look and the publication. */
static const struct {
  const char *name, *sql[3];
  gboolean    stored;
} meanwhile[] = {
  { "pinned", { "INSERT INTO tier_pin (account, tier, reason, author, day) VALUES (1, 1, 'R', 'Eve', 1)" }, TRUE },
  { "another-draft", { "INSERT INTO profile (name, rank, document) SELECT 'Q', 9, document FROM profile" }, TRUE },
  { "imported", { "UPDATE account SET f_1 = 70 WHERE key = 'a'",
                  "INSERT INTO import SELECT 2, 'b.csv', source, at, format, encoding, delimiter, rows, inserted, updated, unchanged, merged,"
                  " rejected, kind, form, mapping, fingerprint, seen, day, digest FROM import" } },
  { "took-back", { "UPDATE account SET f_1 = NULL", "DELETE FROM import" } },
  { "took-back-and-imported", { "DELETE FROM import",
                                "INSERT INTO import (id, file, source, at, format, encoding, delimiter, rows, inserted, updated, unchanged,"
                                " merged, rejected) VALUES (1, 'a.csv', 's', 2, 'csv', 'UTF-8', ',', 1, 1, 0, 0, 0, 0)" } },
  { "other-type", { "UPDATE field SET type = 'money'" } },
};

/* The version is published in any case; what is stored is never of accounts that were imported over. */
static void
test_meanwhile (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  gint64 versions;
  Case test;

  case_init (&test);
  for (guint s = 0; s < G_N_ELEMENTS (meanwhile[i].sql) && meanwhile[i].sql[s]; s++)
    fixture_run (&test.other, meanwhile[i].sql[s]);
  g_assert_cmpint (publish (&test), ==, 1);
  assert_stored (&test, meanwhile[i].stored ? 2 : 0, meanwhile[i].stored ? 1 : -1);
  g_assert_true (cx_database_get_int (cx_store_get_database (test.other.store), "SELECT count (*) FROM profile_version", &versions, NULL));
  g_assert_cmpint (versions, ==, 1);
  case_clear (&test);
}

/* The other program imported and stored the fit of the version that was in force: that is not in force any more. */
static void
test_stored_meanwhile (void)
{
  g_autoptr(CxSnapshot) theirs = NULL;
  const CxRanked *ranked;
  gboolean stored = FALSE;
  Case test;

  case_init (&test);
  import (&test.other, "b.csv");
  theirs = cx_snapshot_load (test.other.store, NULL, NULL);
  ranked = cx_tiering_get_profile (cx_snapshot_get_tiering (theirs), 0);
  g_assert_true (cx_database_begin (cx_store_get_database (test.other.store), NULL));
  g_assert_true (cx_fit_write (test.other.store, ranked->id, 0, ranked->evaluation, &stored, NULL, NULL));
  g_assert_true (stored);
  g_assert_true (cx_database_commit (cx_store_get_database (test.other.store), NULL));
  assert_stored (&test, 2, 0);
  g_assert_cmpint (publish (&test), ==, 1);
  assert_stored (&test, 0, -1);
  case_clear (&test);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publishing/alone", test_alone);
  for (guint i = 0; i < G_N_ELEMENTS (meanwhile); i++)
    {
      g_autofree char *path = g_strconcat ("/publishing/meanwhile/", meanwhile[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_meanwhile);
    }
  g_test_add_func ("/publishing/stored-meanwhile", test_stored_meanwhile);
  return g_test_run ();
}
