/* The connection, the catalogue of fields, accounts as rows, and the quarantine. */
#include "cx-account-table.h"
#include "cx-error.h"
#include "cx-import-table.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

typedef struct {
  char    *folder, *path;
  CxStore *store;
} Fixture;

static void
fixture_set_up (Fixture *self)
{
  self->folder = g_dir_make_tmp ("concentric-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "w.concentric", NULL);
  self->store = cx_store_create (self->path, "Test", NULL);
  g_assert_nonnull (self->store);
}

static void
fixture_tear_down (Fixture *self)
{
  cx_store_close (self->store);
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_tear_down)

static void
test_statements (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxStatement) statement = NULL;
  g_autoptr(GError) error = NULL;
  gboolean has_row;

  fixture_set_up (&f);
  statement = cx_database_prepare (cx_store_get_database (f.store), "SELECT ?1, ?2, ?3, ?4, ?5", &error);
  g_assert_no_error (error);
  cx_statement_bind_int (statement, 1, G_MAXINT64);
  cx_statement_bind_double (statement, 2, -INFINITY);
  cx_statement_bind_double (statement, 3, NAN);
  cx_statement_bind_text (statement, 4, "čaj", -1);
  cx_statement_bind_text (statement, 5, NULL, -1);
  g_assert_true (cx_statement_step (statement, &has_row, &error));
  g_assert_true (has_row);
  g_assert_cmpint (cx_statement_get_int (statement, 0), ==, G_MAXINT64);
  g_assert_cmpfloat (cx_statement_get_double (statement, 1), ==, -INFINITY);
  g_assert_true (cx_statement_is_null (statement, 2));
  g_assert_true (isnan (cx_statement_get_double (statement, 2)));
  g_assert_cmpstr (cx_statement_get_text (statement, 3), ==, "čaj");
  g_assert_cmpuint (cx_statement_get_length (statement, 3), ==, 4);
  g_assert_null (cx_statement_get_text (statement, 4));
  g_assert_null (cx_database_prepare (cx_store_get_database (f.store), "SELEKT", &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_DATABASE);
}

static void
test_transactions (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxDatabase) other = NULL;
  g_autoptr(GError) error = NULL;
  CxDatabase *database;
  gint64 n;

  fixture_set_up (&f);
  database = cx_store_get_database (f.store);
  g_assert_true (cx_database_begin (database, &error));
  g_assert_true (cx_database_execute (database, "INSERT INTO account (key) VALUES ('a')", &error));
  other = cx_database_open (f.path, CX_DATABASE_WRITE, &error);
  g_assert_no_error (error);
  sqlite3_busy_timeout (cx_database_get_handle (other), 10);
  g_assert_false (cx_database_begin (other, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_BUSY);
  g_clear_error (&error);
  cx_database_rollback (database);
  g_assert_true (cx_database_get_int (database, "SELECT count (*) FROM account", &n, &error));
  g_assert_cmpint (n, ==, 0);
  g_assert_true (cx_database_begin (other, &error));
  cx_database_rollback (other);
}

static void
test_a_statement_can_be_cancelled (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  CxDatabase *database;

  fixture_set_up (&f);
  database = cx_store_get_database (f.store);
  cx_database_watch (database, cancellable);
  g_cancellable_cancel (cancellable);
  g_assert_false (cx_database_execute (database, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max (i) FROM n", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  cx_database_watch (database, NULL);
  g_assert_true (cx_database_execute (database, "SELECT 1", &error));
}

static void
test_fields (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxField) name = cx_field_new ("name", "Name", CX_FIELD_TEXT, "name", NULL, "Company name");
  g_autoptr(CxField) size = cx_field_new ("size", "Size", CX_FIELD_RANGE, NULL, NULL, NULL);
  g_autoptr(CxField) again = cx_field_new ("size", "Again", CX_FIELD_NUMBER, NULL, NULL, NULL);
  g_autoptr(GPtrArray) fields = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *columns = NULL;
  g_autofree double *fill = NULL;
  const CxField *field;

  fixture_set_up (&f);
  g_assert_true (cx_field_table_add (f.store, name, &error));
  g_assert_true (cx_field_table_add (f.store, size, &error));
  g_assert_false (cx_field_table_add (f.store, again, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_EXISTS);
  g_clear_error (&error);
  columns = cx_field_columns (size);
  g_assert_cmpstr (columns, ==, "f_2_lo, f_2_hi");
  g_assert_true (cx_database_execute (cx_store_get_database (f.store),
                                      "INSERT INTO account (key, f_1, f_2_lo, f_2_hi) VALUES ('a', 'Acme', 51, 200), ('b', 'Beta', NULL, NULL)", &error));
  fields = cx_field_table_list (f.store, &error);
  g_assert_cmpuint (fields->len, ==, 2);
  field = cx_field_list_find (fields, "size");
  g_assert_cmpint (field->type, ==, CX_FIELD_RANGE);
  g_assert_null (cx_field_list_find (fields, "none"));
  g_assert_true (cx_field_list_find_role (fields, "name") == fields->pdata[0]);
  g_assert_null (cx_field_list_find_role (fields, "stage"));
  fill = cx_field_table_fill (f.store, fields, &error);
  g_assert_cmpfloat (fill[0], ==, 1);
  g_assert_cmpfloat (fill[1], ==, 0.5);
}

static void
test_field_types_change_within_their_storage (void)
{
  static const struct {
    CxFieldType from, to;
    gboolean    can;
  } cases[] = {
    { CX_FIELD_TEXT, CX_FIELD_CATEGORY, TRUE }, { CX_FIELD_ID, CX_FIELD_DOMAIN, TRUE },  { CX_FIELD_NUMBER, CX_FIELD_MONEY, TRUE },
    { CX_FIELD_TEXT, CX_FIELD_NUMBER, FALSE },  { CX_FIELD_TEXT, CX_FIELD_LIST, FALSE }, { CX_FIELD_NUMBER, CX_FIELD_RANGE, FALSE },
    { CX_FIELD_DATE, CX_FIELD_BOOLEAN, FALSE }, { CX_FIELD_LIST, CX_FIELD_LIST, TRUE },
  };
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxField) ghost = cx_field_new ("ghost", "Ghost", CX_FIELD_TEXT, NULL, NULL, NULL);
  g_autoptr(GError) error = NULL;

  fixture_set_up (&f);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = g_strdup_printf ("f%u", i);
      g_autoptr(CxField) field = cx_field_new (key, key, cases[i].from, NULL, NULL, NULL);
      g_autoptr(GPtrArray) fields = NULL;
      g_autoptr(GError) refused = NULL;
      const CxField *stored;

      g_assert_true (cx_field_table_add (f.store, field, &error));
      field->type = cases[i].to;
      g_free (field->label);
      field->label = g_strdup ("New");
      g_assert_cmpint (cx_field_table_update (f.store, field, &refused), ==, cases[i].can);
      g_assert_cmpint (g_error_matches (refused, CX_ERROR, CX_ERROR_INVALID), ==, !cases[i].can);
      fields = cx_field_table_list (f.store, &error);
      stored = cx_field_list_find (fields, key);
      g_assert_cmpint (stored->type, ==, cases[i].can ? cases[i].to : cases[i].from);
      g_assert_cmpstr (stored->label, ==, cases[i].can ? "New" : key);
    }
  g_assert_false (cx_field_table_update (f.store, ghost, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
}

static const char *
or_dash (const char *text)
{
  return text ? text : "-";
}

static void
collect (gint64                   id,
         const CxAccountIdentity *identity,
         gpointer                 user_data)
{
  g_string_append_printf (user_data, "%d %s %s %s %s\n", (int) id, identity->key, or_dash (identity->record_id), or_dash (identity->name),
                          or_dash (identity->match));
}

/* Reads account @id and merges @cells into it. Returns: whether that changed it */
static gboolean
merge (CxAccountWriter    *writer,
       gint64              id,
       const CxStoredCell *cells,
       gboolean            fill)
{
  g_autoptr(GError) error = NULL;
  CxAccountIdentity stored;
  gboolean changed;

  cx_account_writer_read (writer, id, &stored, &error);
  g_assert_no_error (error);
  cx_account_writer_merge (writer, 2, stored.record_id, cells, fill, &changed, &error);
  g_assert_no_error (error);
  return changed;
}

static gint64
count (CxStore    *store,
       const char *sql)
{
  gint64 n = -1;

  g_assert_true (cx_database_get_int (cx_store_get_database (store), sql, &n, NULL));
  return n;
}

static void
test_accounts (void)
{
  static const CxNewAccount acme = { 1, "acme", "1" }, beta = { 2, "beta" };
  g_auto(Fixture) f = { 0 };
  g_autoptr(GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_field_free);
  g_autoptr(CxAccountWriter) writer = NULL, later = NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  CxField *name = cx_field_new ("name", "Name", CX_FIELD_TEXT, "name", NULL, NULL);
  CxField *size = cx_field_new ("size", "Size", CX_FIELD_NUMBER, NULL, NULL, NULL);
  CxStoredCell cells[2] = { { .kind = CX_CELL_TEXT, .text = "Acme Inc", .length = 4 }, { .kind = CX_CELL_REAL, .real = 5 } };

  fixture_set_up (&f);
  g_ptr_array_add (fields, name);
  g_ptr_array_add (fields, size);
  g_assert_true (cx_field_table_add (f.store, name, &error) && cx_field_table_add (f.store, size, &error));
  g_assert_true (cx_database_execute (cx_store_get_database (f.store),
                                      "INSERT INTO import (id, file, source, at, format, encoding, delimiter, rows, inserted, updated, unchanged, merged,"
                                      " rejected) VALUES (1, '', '', 0, '', '', '', 0, 0, 0, 0, 0, 0), (2, '', '', 0, '', '', '', 0, 0, 0, 0, 0, 0)", &error));
  writer = cx_account_writer_new (f.store, fields, NULL, 1, &error);
  later = cx_account_writer_new (f.store, fields, NULL, 2, &error);
  g_assert_no_error (error);
  g_assert_true (cx_account_writer_insert (writer, &acme, cells, &error));
  g_assert_false (merge (writer, 1, cells, FALSE));
  cells[0].kind = CX_CELL_MISSING;
  cells[1].real = 6;
  g_assert_false (merge (writer, 1, cells, TRUE));
  g_assert_true (merge (writer, 1, cells, FALSE));
  cells[1].kind = CX_CELL_MISSING;
  g_assert_true (cx_account_writer_insert (writer, &beta, cells, &error));
  cells[1] = (CxStoredCell) { .kind = CX_CELL_REAL, .real = 0.5 };
  g_assert_true (merge (writer, 2, cells, TRUE));
  g_assert_cmpint (count (f.store, "SELECT count (*) FROM import_change"), ==, 0);
  g_assert_true (merge (later, 1, cells, FALSE));
  g_assert_false (merge (later, 2, cells, FALSE));
  g_assert_cmpint (count (f.store, "SELECT count (*) FROM import_change"), ==, 1);
  g_assert_cmpint (count (f.store, "SELECT was FROM import_change WHERE account = 1 AND what = 'f_2' AND import = 2"), ==, 6);
  g_assert_true (cx_account_table_identities (f.store, size, collect, text, &error));
  g_assert_cmpstr (text->str, ==, "1 acme 1 Acme 0.5\n2 beta - - 0.5\n");
  g_string_truncate (text, 0);
  g_assert_true (cx_account_table_identities (f.store, NULL, collect, text, &error));
  g_assert_cmpstr (text->str, ==, "1 acme 1 Acme 1\n2 beta - - -\n");
  g_assert_false (cx_account_writer_insert (writer, &acme, cells, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_DATABASE);
}

static void
test_quarantine (void)
{
  g_auto(Fixture) f = { 0 };
  g_autoptr(CxQuarantine) quarantine = NULL;
  g_autoptr(GPtrArray) imports = NULL;
  g_autoptr(GPtrArray) rejects = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GError) error = NULL;
  CxImportRow row = { .at = 1700000000, .file = (char *) "a.csv", .source = (char *) "HubSpot", .format = (char *) "csv",
                      .encoding = (char *) "UTF-8", .delimiter = (char *) ";" };
  const CxImportRow *import;
  const CxRejectRow *reject;

  fixture_set_up (&f);
  row.id = cx_import_table_add (f.store, &row, &error);
  g_assert_cmpint (row.id, ==, 1);
  quarantine = cx_quarantine_new (f.store, row.id, &error);
  g_assert_no_error (error);
  g_assert_true (cx_quarantine_add_row (quarantine, 9, "later", "x\0y\xff", 4, NULL, &error));
  g_assert_true (cx_quarantine_add_row (quarantine, 3, "empty", NULL, 0, NULL, &error));
  row.rows = 5;
  row.inserted = 3;
  row.rejected = 2;
  g_assert_true (cx_import_table_finish (f.store, &row, &error));
  imports = cx_import_table_list (f.store, &error);
  import = imports->pdata[0];
  g_assert_cmpint (import->rows, ==, 5);
  g_assert_cmpint (import->inserted, ==, 3);
  g_assert_cmpint (import->rejected, ==, 2);
  g_assert_cmpint (import->at, ==, 1700000000);
  g_assert_cmpstr (import->delimiter, ==, ";");
  rejects = cx_import_table_rejects (f.store, 0, &error);
  g_assert_cmpuint (rejects->len, ==, 2);
  reject = rejects->pdata[0];
  g_assert_cmpint (reject->line, ==, 3);
  g_assert_cmpuint (g_bytes_get_size (reject->raw), ==, 0);
  reject = rejects->pdata[1];
  g_assert_cmpmem (g_bytes_get_data (reject->raw, NULL), g_bytes_get_size (reject->raw), "x\0y\xff", 4);
  g_assert_cmpstr (reject->file, ==, "a.csv");
  none = cx_import_table_rejects (f.store, 2, &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_false (cx_quarantine_add_cell (quarantine, 3, 77, "x", 1, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_DATABASE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/database/statements", test_statements);
  g_test_add_func ("/database/transactions", test_transactions);
  g_test_add_func ("/database/a-statement-can-be-cancelled", test_a_statement_can_be_cancelled);
  g_test_add_func ("/field-table/fields", test_fields);
  g_test_add_func ("/field-table/types-change-within-their-storage", test_field_types_change_within_their_storage);
  g_test_add_func ("/account-table/accounts", test_accounts);
  g_test_add_func ("/import-table/quarantine", test_quarantine);
  return g_test_run ();
}
