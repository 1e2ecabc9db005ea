/* The workspace file: made, opened, refused, copied, checked and brought up to date. */
#include "cx-error.h"
#include "cx-field-table.h"
#include "cx-scan.h"
#include "cx-schema.h"
#include "cx-store.h"
#include "cx-version-table.h"
#include "schema-1.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *folder, *path;
} Fixture;

static void
fixture_set_up (Fixture *self)
{
  self->folder = g_dir_make_tmp ("concentric-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "w.concentric", NULL);
}

static void
fixture_tear_down (Fixture *self)
{
  g_autoptr(GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (self->folder, name, NULL);

      g_unlink (file);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_tear_down)

static CxStore *
create (Fixture *f)
{
  g_autoptr(GError) error = NULL;
  CxStore *store = cx_store_create (f->path, "Our market", &error);

  g_assert_no_error (error);
  return store;
}

static gint64
get_int (CxStore    *store,
         const char *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 value = -1;

  cx_database_get_int (cx_store_get_database (store), sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

static void
execute (CxStore    *store,
         const char *sql)
{
  g_autoptr(GError) error = NULL;

  cx_database_execute (cx_store_get_database (store), sql, &error);
  g_assert_no_error (error);
}

static void
assert_clean (CxStore *store)
{
  g_auto(GStrv) problems = cx_store_check (store, NULL);

  g_assert_nonnull (problems);
  g_assert_null (problems[0]);
}

static void
test_create (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxStore) store = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *journal_mode = NULL;
  CxStoreCounts counts;

  fixture_set_up (&f);
  store = create (&f);
  name = cx_store_get_name (store);
  g_assert_cmpstr (name, ==, "Our market");
  g_assert_cmpint (get_int (store, "PRAGMA application_id"), ==, 0x434e4354);
  g_assert_cmpint (get_int (store, "PRAGMA user_version"), ==, CX_SCHEMA_VERSION);
  g_assert_cmpint (get_int (store, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (get_int (store, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (get_int (store, "SELECT count (*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict"
                                   " AND name NOT LIKE 'sqlite_%'"), ==, 0);
  g_assert_cmpint (get_int (store, "SELECT journal_mode = 'wal' FROM pragma_journal_mode"), ==, 1);
  g_assert_true (cx_store_count (store, &counts, &error));
  g_assert_cmpint (counts.schema, ==, CX_SCHEMA_VERSION);
  g_assert_cmpint (counts.accounts + counts.profiles + counts.imports + counts.rejects, ==, 0);
  assert_clean (store);
  g_assert_null (cx_store_create (f.path, "Again", &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_EXISTS);
}

/* A closed workspace is one file, and opens as it was. */
static void
test_open (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxStore) store = NULL;
  g_autoptr(CxStore) reader = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *journal = NULL;
  g_autofree char *missing = NULL;

  fixture_set_up (&f);
  journal = g_strconcat (f.path, "-wal", NULL);
  missing = g_strconcat (f.path, ".not", NULL);
  store = create (&f);
  g_assert_true (cx_store_set_property (store, "name", "Renamed", &error));
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
  cx_store_close (g_steal_pointer (&store));
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  store = cx_store_open (f.path, TRUE, &error);
  g_assert_no_error (error);
  reader = cx_store_open (f.path, FALSE, &error);
  g_assert_no_error (error);
  {
    g_autofree char *name = cx_store_get_name (reader);
    g_autofree char *nothing = cx_store_get_property (reader, "no such thing", &error);

    g_assert_cmpstr (name, ==, "Renamed");
    g_assert_null (nothing);
    g_assert_no_error (error);
  }
  g_assert_false (cx_store_set_property (reader, "name", "x", &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_IO);
  g_clear_error (&error);
  g_assert_null (cx_store_open (missing, TRUE, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_IO);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
}

static void
test_refuses_what_is_not_a_workspace (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxDatabase) other = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&f);
  g_file_set_contents (f.path, "Name,City\nAcme,Rome\nand so on, longer than the header of a database file, which has a hundred bytes\n", -1, NULL);
  g_assert_null (cx_store_open (f.path, TRUE, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_A_WORKSPACE);
  g_clear_error (&error);
  g_unlink (f.path);
  other = cx_database_open (f.path, CX_DATABASE_CREATE, NULL);
  cx_database_execute (other, "CREATE TABLE account (id INTEGER PRIMARY KEY)", NULL);
  g_assert_null (cx_store_open (f.path, TRUE, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_A_WORKSPACE);
}

static void
test_refuses_a_newer_workspace (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxStore) store = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&f);
  store = create (&f);
  execute (store, "PRAGMA user_version = 99");
  cx_store_close (g_steal_pointer (&store));
  g_assert_null (cx_store_open (f.path, TRUE, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NEWER_WORKSPACE);
  g_assert_nonnull (strstr (error->message, "schema 99"));
}

static void
test_refuses_a_damaged_workspace (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxStore) store = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *data = NULL;
  g_autofree char *journal = NULL;
  gsize length;

  fixture_set_up (&f);
  journal = g_strconcat (f.path, "-wal", NULL);
  store = create (&f);
  execute (store, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
                  " INSERT INTO account (key) SELECT 'account ' || i FROM n");
  cx_store_close (g_steal_pointer (&store));
  g_assert_true (g_file_get_contents (f.path, &data, &length, NULL));
  memset (data + length / 2, 0x5a, length / 4);
  g_assert_true (g_file_set_contents (f.path, data, length, NULL));
  /* An unclean end: the journal is there, so the file is looked at before it is trusted. */
  g_assert_true (g_file_set_contents (journal, "", 0, NULL));
  store = cx_store_open (f.path, TRUE, &error);
  g_assert_null (store);
  g_assert_error (error, CX_ERROR, CX_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "restore a backup"));
}

/* A backup that is put in the place of the open file: it is not mixed with what was there, and nothing is written into either. */
static void
test_replaced_while_open (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxStore) store = NULL, other = NULL;
  g_autoptr(CxScan) scan = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  fixture_set_up (&f);
  path = g_strconcat (f.path, ".other", NULL);
  store = create (&f);
  scan = cx_scan_begin (cx_store_get_database (store), TRUE, &error);
  g_assert_nonnull (cx_scan_get_twin (scan));
  g_clear_pointer (&scan, cx_scan_end);
  other = cx_store_create (path, "Other", &error);
  g_assert_no_error (error);
  cx_store_close (g_steal_pointer (&other));
  g_assert_cmpint (g_rename (path, f.path), ==, 0);
  scan = cx_scan_begin (cx_store_get_database (store), TRUE, &error);
  g_assert_no_error (error);
  g_assert_null (cx_scan_get_twin (scan));
  g_clear_pointer (&scan, cx_scan_end);
  g_assert_false (cx_database_begin (cx_store_get_database (store), &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "open it again"));
}

static void
test_check_finds_damage (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxStore) store = NULL;
  g_auto(GStrv) problems = NULL;

  fixture_set_up (&f);
  store = create (&f);
  execute (store, "INSERT INTO field (key, label, type) VALUES ('ghost', 'Ghost', 'text');"
                  "PRAGMA foreign_keys = OFF; INSERT INTO account (key, added_by) VALUES ('a', 77); PRAGMA foreign_keys = ON");
  problems = cx_store_check (store, NULL);
  g_assert_cmpuint (g_strv_length (problems), ==, 2);
  g_assert_cmpstr (problems[0], ==, "account: 1 rows point at a missing import");
  g_assert_cmpstr (problems[1], ==, "field “ghost”: its column is missing");
}

static void
test_back_up (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxStore) store = NULL;
  g_autoptr(CxStore) copy = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  fixture_set_up (&f);
  path = g_build_filename (f.folder, "copy.concentric", NULL);
  store = create (&f);
  execute (store, "INSERT INTO account (key) VALUES ('a'), ('b')");
  g_assert_true (cx_store_back_up (store, path, &error));
  execute (store, "DELETE FROM account");
  copy = cx_store_open (path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_int (copy, "SELECT count (*) FROM account"), ==, 2);
  assert_clean (copy);
  g_assert_false (cx_store_back_up (store, path, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_EXISTS);
}

/* An older file is copied aside before the first step. Version 0 is a file without tables. */
static void
test_migration_keeps_a_copy (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxDatabase) old = NULL;
  g_autoptr(CxStore) store = NULL;
  g_autoptr(CxStore) reader = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *data = NULL;

  fixture_set_up (&f);
  copy = g_strconcat (f.path, ".before-0", NULL);
  old = cx_database_open (f.path, CX_DATABASE_CREATE, NULL);
  cx_database_execute (old, "PRAGMA application_id = 0x434e4354; CREATE TABLE old_news (text TEXT)", NULL);
  g_clear_pointer (&old, cx_database_close);
  store = cx_store_open (f.path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_int (store, "PRAGMA user_version"), ==, CX_SCHEMA_VERSION);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  old = cx_database_open (copy, CX_DATABASE_READ, &error);
  g_assert_no_error (error);
  {
    gint64 n;

    g_assert_true (cx_database_get_int (old, "SELECT count (*) FROM sqlite_schema", &n, &error));
    g_assert_cmpint (n, ==, 1);
  }
  cx_store_close (g_steal_pointer (&store));
  store = cx_store_open (f.path, TRUE, &error);
  g_assert_no_error (error);
}

/* A step that fails leaves the file at the version it had. */
static void
test_failed_migration_rolls_back (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxDatabase) old = NULL;
  g_autoptr(GError) error = NULL;
  gint64 n;

  fixture_set_up (&f);
  old = cx_database_open (f.path, CX_DATABASE_CREATE, NULL);
  cx_database_execute (old, "PRAGMA application_id = 0x434e4354; CREATE TABLE import (x)", NULL);
  g_clear_pointer (&old, cx_database_close);
  g_assert_null (cx_store_open (f.path, TRUE, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_DATABASE);
  g_clear_error (&error);
  old = cx_database_open (f.path, CX_DATABASE_READ, NULL);
  g_assert_true (cx_database_get_int (old, "PRAGMA user_version", &n, NULL));
  g_assert_cmpint (n, ==, 0);
  g_assert_true (cx_database_get_int (old, "SELECT count (*) FROM sqlite_schema", &n, NULL));
  g_assert_cmpint (n, ==, 1);
}

static void
make_version_1 (Fixture *f)
{
  g_autoptr(CxDatabase) old = cx_database_open (f->path, CX_DATABASE_CREATE, NULL);
  g_autoptr(GError) error = NULL;

  cx_database_execute (old, schema_1, &error);
  g_assert_no_error (error);
  cx_database_execute (old,
                       "INSERT INTO profile (id, name, rank, document) VALUES (1, 'P', 1, '{2}'), (2, 'Q', 2, '{}');"
                       "INSERT INTO profile_version VALUES (1, 1, '{0}', 20000, 'Ada', 'First'), (1, 2, '{1}', 20010, 'Bo', 'Second'),"
                       " (2, 1, '{}', 20020, 'Cy', 'Other')",
                       &error);
  g_assert_no_error (error);
}

static void
assert_versions (CxStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = cx_version_table_list (store, 1, &error);
  const CxVersionRow *newest;

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  newest = rows->pdata[0];
  g_assert_cmpint (newest->version, ==, 2);
  g_assert_cmpint (newest->day, ==, 20010);
  g_assert_cmpstr (newest->author, ==, "Bo");
  g_assert_cmpstr (newest->reason, ==, "Second");
  g_assert_cmpstr (newest->document, ==, "{1}");
  g_assert_cmpstr (newest->warnings, ==, "[]");
  g_assert_null (newest->impact);
}

/* A reader does not change the file; a writer brings it up to date and keeps a copy as it was. */
static void
test_migrates_version_1 (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxStore) reader = NULL, writer = NULL, copy = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *kept = NULL;

  fixture_set_up (&f);
  kept = g_strconcat (f.path, ".before-1", NULL);
  make_version_1 (&f);
  reader = cx_store_open (f.path, FALSE, &error);
  g_assert_no_error (error);
  assert_versions (reader);
  g_assert_cmpint (get_int (reader, "PRAGMA user_version"), ==, 1);
  g_assert_false (g_file_test (kept, G_FILE_TEST_EXISTS));
  g_clear_pointer (&reader, cx_store_close);

  writer = cx_store_open (f.path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_int (writer, "PRAGMA user_version"), ==, CX_SCHEMA_VERSION);
  assert_versions (writer);
  assert_clean (writer);
  copy = cx_store_open (kept, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_int (copy, "PRAGMA user_version"), ==, 1);
  assert_versions (copy);
}

/* Accounts, their own columns and what points at them come through the step that makes their table anew. */
static void
test_migrates_accounts (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxDatabase) old = NULL;
  g_autoptr(CxStore) store = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&f);
  make_version_1 (&f);
  old = cx_database_open (f.path, CX_DATABASE_WRITE, NULL);
  cx_database_execute (old,
                       "INSERT INTO import VALUES (1, 'f', 's', 0, 'csv', 'UTF-8', ',', 2, 2, 0, 0, 0, 0);"
                       "INSERT INTO field (id, key, label, type) VALUES (1, 'size', 'Size', 'range');"
                       "ALTER TABLE account ADD COLUMN f_1_lo REAL; ALTER TABLE account ADD COLUMN f_1_hi REAL;"
                       "INSERT INTO stage (code, position, label, customer, team) VALUES ('RL', 1, 'Raw lead', '', ''), ('Rev', 2, 'Paid', '', '');"
                       "INSERT INTO account (id, key, record_id, stage, added_by, changed_by, f_1_lo, f_1_hi)"
                       " VALUES (1, 'a', 'r', 'RL', 1, 1, 51, 200), (7, 'b', NULL, NULL, 1, 1, NULL, 5);"
                       "INSERT INTO stage_event (account, stage, day, source, import) VALUES (1, 'RL', 20000, 'import', 1)", &error);
  g_assert_no_error (error);
  g_clear_pointer (&old, cx_database_close);
  store = cx_store_open (f.path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_int (store, "SELECT count (*) FROM account WHERE (id, key, record_id, stage, added_by, f_1_lo, f_1_hi)"
                                   " IS (1, 'a', 'r', 'RL', 1, 51, 200) OR (id, key, f_1_hi) IS (7, 'b', 5)"), ==, 2);
  g_assert_cmpint (get_int (store, "SELECT count (*) FROM stage_event JOIN account a ON a.id = account"), ==, 1);
  g_assert_cmpint (get_int (store, "SELECT count (*) FROM pragma_table_info ('account') WHERE name = 'changed_by'"), ==, 0);
  g_assert_cmpint (get_int (store, "SELECT count (*) FROM stage WHERE revenue = (code = 'Rev') AND mark IS NULL"), ==, 2);
  g_assert_cmpint (get_int (store, "PRAGMA foreign_keys"), ==, 1);
  assert_clean (store);
  execute (store, "DELETE FROM account WHERE id = 1");
  g_assert_cmpint (get_int (store, "SELECT count (*) FROM stage_event"), ==, 0);
}

/* No index sees to it that a key is one account's: the check does. */
static void
test_check_finds_doubles (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxStore) store = NULL;
  g_auto(GStrv) problems = NULL;

  fixture_set_up (&f);
  store = create (&f);
  execute (store, "INSERT INTO account (key, record_id) VALUES ('a', '1'), ('a', '2'), ('b', '2')");
  problems = cx_store_check (store, NULL);
  g_assert_cmpuint (g_strv_length (problems), ==, 2);
}

static void
assert_refused (CxStore    *store,
                const char *sql,
                const char *why)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (cx_database_execute (cx_store_get_database (store), sql, &error));
  g_assert_nonnull (strstr (error->message, why));
}

static void
test_published_versions_are_immutable (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxStore) store = NULL;

  fixture_set_up (&f);
  store = create (&f);
  execute (store, "INSERT INTO profile (id, name, rank, document) VALUES (1, 'P', 1, '{}'), (2, 'Q', 2, '{}');"
                  "INSERT INTO profile_version (profile, version, document, day, author, reason)"
                  " VALUES (1, 1, '{}', 0, 'a', 'r'), (1, 2, '{}', 0, 'a', 'r'), (2, 1, '{}', 0, 'a', 'r')");
  assert_refused (store, "UPDATE profile_version SET document = '[]'", "immutable");
  assert_refused (store, "UPDATE profile_version SET warnings = '[1]'", "immutable");
  assert_refused (store, "REPLACE INTO profile_version (profile, version, document, day, author, reason) VALUES (1, 1, 'x', 0, 'a', 'r')",
                  "immutable");
  assert_refused (store, "DELETE FROM profile_version WHERE version = 2", "stays");
  assert_refused (store, "DELETE FROM profile_version", "stays");
  execute (store, "DELETE FROM profile WHERE id = 1");
  g_assert_cmpint (get_int (store, "SELECT count (*) FROM profile_version"), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/create", test_create);
  g_test_add_func ("/store/open", test_open);
  g_test_add_func ("/store/refuses-what-is-not-a-workspace", test_refuses_what_is_not_a_workspace);
  g_test_add_func ("/store/refuses-a-newer-workspace", test_refuses_a_newer_workspace);
  g_test_add_func ("/store/refuses-a-damaged-workspace", test_refuses_a_damaged_workspace);
  g_test_add_func ("/store/replaced-while-open", test_replaced_while_open);
  g_test_add_func ("/store/check-finds-damage", test_check_finds_damage);
  g_test_add_func ("/store/back-up", test_back_up);
  g_test_add_func ("/store/migration-keeps-a-copy", test_migration_keeps_a_copy);
  g_test_add_func ("/store/failed-migration-rolls-back", test_failed_migration_rolls_back);
  g_test_add_func ("/store/migrates-version-1", test_migrates_version_1);
  g_test_add_func ("/store/migrates-accounts", test_migrates_accounts);
  g_test_add_func ("/store/check-finds-doubles", test_check_finds_doubles);
  g_test_add_func ("/store/published-versions-are-immutable", test_published_versions_are_immutable);
  return g_test_run ();
}
