/* The commands that look back at imports: which there were, what each overwrote, and taking one back. */
#include "cx-change-text.h"
#include "cx-cli.h"
#include "cx-import-table.h"
#include "cx-mapping-memory.h"
#include "cx-stage-undo.h"
#include "cx-spare-table.h"
#include "cx-table.h"
#include "cx-value.h"

#include <stdio.h>
#include <string.h>

/* Values that are listed when nobody says how many. */
#define N_CHANGES 100

static gboolean
parse_import (const char *text,
              gint64     *import,
              GError    **error)
{
  if (g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, import, NULL))
    return TRUE;
  return cx_cli_usage_error (error, "“%s” is no number of an import; “imports” lists them", text);
}

/* ── imports ── */

/* UTC, so that the same workspace prints the same everywhere. */
static char *
time_of (gint64 at)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (at);

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}

static void
print_imports_json (GPtrArray *imports)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < imports->len; i++)
    {
      const CxImportRow *row = imports->pdata[i];
      JsonObject *object = json_object_new ();
      g_autofree char *at = time_of (row->at);

      json_object_set_int_member (object, "import", row->id);
      json_object_set_string_member (object, "at", at);
      json_object_set_string_member (object, "file", row->file);
      json_object_set_string_member (object, "source", row->source);
      json_object_set_string_member (object, "kind", row->kind);
      json_object_set_string_member (object, "format", row->format);
      cx_cli_set_text (object, "sheet", row->sheet);
      json_object_set_string_member (object, "encoding", row->encoding);
      cx_cli_set_text (object, "delimiter", *row->delimiter ? row->delimiter : NULL);
      json_object_set_int_member (object, "rows", row->rows);
      json_object_set_int_member (object, "inserted", row->inserted);
      json_object_set_int_member (object, "updated", row->updated);
      json_object_set_int_member (object, "unchanged", row->unchanged);
      json_object_set_int_member (object, "merged", row->merged);
      json_object_set_int_member (object, "rejected", row->rejected);
      json_array_add_object_element (array, object);
    }
  cx_cli_print_array (array);
}

/* "book.xlsx, Accounts" */
static char *
name_of (const CxImportRow *row)
{
  g_autofree char *name = g_path_get_basename (row->file);

  return row->sheet ? g_strdup_printf ("%s, %s", name, row->sheet) : g_steal_pointer (&name);
}

static void
print_imports (GPtrArray *imports)
{
  static const char *const headers[] = { ">Import", "When (UTC)", "File",       "Source",  "Kind",       ">Rows",
                                         ">New",    ">Updated",   ">Unchanged", ">Merged", ">Set aside", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);

  for (guint i = 0; i < imports->len; i++)
    {
      const CxImportRow *row = imports->pdata[i];
      g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (row->at);

      cx_table_count (table, row->id);
      cx_table_take (table, g_date_time_format (time, "%Y-%m-%d %H:%M"));
      cx_table_take (table, name_of (row));
      cx_table_add (table, row->source);
      cx_table_add (table, row->kind);
      cx_table_count (table, row->rows);
      cx_table_count (table, row->inserted);
      cx_table_count (table, row->updated);
      cx_table_count (table, row->unchanged);
      cx_table_count (table, row->merged);
      cx_table_count (table, row->rejected);
    }
  if (imports->len == 0)
    puts ("Nothing was imported yet.");
  else
    cx_table_print (table, 0);
}

gboolean
cx_command_imports (CxCli   *cli,
                    int      argc,
                    char   **argv,
                    GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "print one JSON document", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxStore) store = NULL;
  g_autoptr(GPtrArray) imports = NULL;

  if (!cx_cli_parse (&argc, &argv, "", "Lists what was imported, newest last.", entries, 0, 0, error))
    return FALSE;
  store = cx_cli_open (cli, FALSE, error);
  imports = store ? cx_import_table_list (store, error) : NULL;
  if (imports == NULL)
    return FALSE;
  if (json)
    print_imports_json (imports);
  else
    print_imports (imports);
  return TRUE;
}

gboolean
cx_command_imports_forget (CxCli   *cli,
                           int      argc,
                           char   **argv,
                           GError **error)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr(CxStore) store = NULL;
  gint64 import;

  if (!cx_cli_parse (&argc, &argv, "ID",
                     "Forgets what the columns of an import became: those of the next file with its headers are guessed\n"
                     "anew. The accounts stay as they are.",
                     entries, 1, 1, error) ||
      !parse_import (argv[1], &import, error))
    return FALSE;
  store = cx_cli_open (cli, TRUE, error);
  return store != NULL && cx_mapping_memory_forget (store, import, error);
}

/* ── changes ── */

static void
print_changes_json (GPtrArray *changes)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < changes->len; i++)
    {
      const CxImportChange *change = changes->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "key", change->key);
      cx_cli_set_text (object, "name", change->name);
      cx_cli_set_text (object, "field", change->field ? change->field->key : NULL);
      json_object_set_member (object, "was", cx_change_value_to_json (change->field, &change->was));
      json_object_set_member (object, "now", cx_change_value_to_json (change->field, &change->now));
      json_array_add_object_element (array, object);
    }
  cx_cli_print_array (array);
}

static gboolean
print_changes (CxStore   *store,
               gint64     import,
               GPtrArray *changes,
               GError   **error)
{
  static const char *const headers[] = { "Account", "Name", "Field", "Was", "Became", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);
  gint64 values, accounts;

  if (!cx_import_changes_count (store, import, &values, &accounts, error))
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      const CxImportChange *change = changes->pdata[i];

      cx_table_add (table, change->key);
      cx_table_add (table, change->name);
      cx_table_add (table, change->field ? change->field->key : "(stage)");
      cx_table_take (table, cx_change_value_to_text (change->field, &change->was));
      cx_table_take (table, cx_change_value_to_text (change->field, &change->now));
    }
  if (changes->len == 0)
    {
      puts ("It overwrote nothing.");
      return TRUE;
    }
  cx_table_print (table, 0);
  if (values > changes->len)
    {
      g_autofree char *all = cx_cli_count (values), *of = cx_cli_count (accounts);

      printf ("… of %s values of %s accounts; --limit 0 lists all.\n", all, of);
    }
  return TRUE;
}

static void
print_spare_json (GPtrArray *rows)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      const CxSpareRow *row = rows->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "line", row->line);
      json_object_set_string_member (object, "key", row->key);
      cx_cli_set_text (object, "name", row->name);
      cx_cli_set_text (object, "field", row->field);
      cx_cli_set_text (object, "said", row->said);
      json_array_add_object_element (array, object);
    }
  cx_cli_print_array (array);
}

/* @kind: "accounts", "contacts" … */
static void
print_spare (GPtrArray  *rows,
             const char *kind)
{
  static const char *const headers[] = { ">Line", "Account", "Name", "Field", "Said", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);

  for (guint i = 0; i < rows->len; i++)
    {
      const CxSpareRow *row = rows->pdata[i];

      cx_table_count (table, row->line);
      cx_table_add (table, row->key);
      cx_table_add (table, row->name);
      cx_table_add (table, row->field ? row->field : "(the row)");
      cx_table_add (table, row->said);
    }
  if (rows->len == 0)
    printf ("All values were taken, and no two rows were about the same %.*s.\n", (int) strlen (kind) - 1, kind);
  else
    cx_table_print (table, 0);
}

/* Rows that were about the same as a row before, and values that were not taken. */
static gboolean
list_spare (CxStore           *store,
            const CxImportRow *import,
            gint64             limit,
            gboolean           json,
            GError           **error)
{
  g_autoptr(GPtrArray) rows = cx_spare_table_list (store, import->id, (guint) limit, error);

  if (rows == NULL)
    return FALSE;
  if (json)
    print_spare_json (rows);
  else
    print_spare (rows, import->kind);
  return TRUE;
}

gboolean
cx_command_changes (CxCli   *cli,
                    int      argc,
                    char   **argv,
                    GError **error)
{
  gboolean json = FALSE, merged = FALSE;
  gint64 import, limit = -1;
  const GOptionEntry entries[] = {
    { "merged", 0, 0, G_OPTION_ARG_NONE, &merged, "instead, further rows about the same account, contact, deal or event, and values that were not taken", NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT64, &limit, "how many values at most; 0: all (default 100; with --json all)", "N" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "print one JSON document", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxStore) store = NULL;
  g_autoptr(CxImportRow) row = NULL;
  g_autoptr(GPtrArray) changes = NULL;

  if (!cx_cli_parse (&argc, &argv, "ID", "Lists the values of accounts that an import overwrote or filled: as they were, and as they became.",
                     entries, 1, 1, error) ||
      !parse_import (argv[1], &import, error))
    return FALSE;
  if (limit > G_MAXINT)
    return cx_cli_usage_error (error, "--limit is a number of values");
  if (limit < 0)
    limit = json ? 0 : N_CHANGES;
  store = cx_cli_open (cli, FALSE, error);
  row = store ? cx_import_table_get (store, import, error) : NULL;
  if (row != NULL && merged)
    return list_spare (store, row, limit, json, error);
  changes = row ? cx_import_changes_list (store, import, (guint) limit, error) : NULL;
  if (changes == NULL)
    return FALSE;
  if (!json)
    return print_changes (store, import, changes, error);
  print_changes_json (changes);
  return TRUE;
}

/* ── undo-import ── */

static void
print_undo_json (const CxUndoResult *result,
                 gboolean            dry_run)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "import", result->import);
  json_object_set_string_member (object, "file", result->file);
  json_object_set_string_member (object, "kind", result->kind);
  json_object_set_boolean_member (object, "dry_run", dry_run);
  json_object_set_int_member (object, "accounts", result->counts.accounts);
  json_object_set_int_member (object, "changed", result->counts.changed);
  json_object_set_int_member (object, "values", result->counts.values);
  json_object_set_int_member (object, "fields", result->counts.fields);
  json_object_set_int_member (object, "refined", result->counts.refined);
  json_object_set_int_member (object, "events", result->counts.events);
  json_object_set_int_member (object, "records", result->counts.records);
  json_object_set_int_member (object, "rejected", result->counts.rejects);
  json_object_set_int_member (object, "unread", result->counts.unread);
  cx_cli_print_object (object);
}

static void
print_undo (const CxUndoResult *result,
            gboolean            dry_run)
{
  static const char *const headers[] = { "", ">", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);
  g_autofree char *records = g_strdup_printf ("%s gone that it added", result->kind);
  const struct {
    const char *label;
    gint64      count;
  } lines[] = {
    { records, result->counts.records },
    { "accounts gone that it added", result->counts.accounts },
    { "accounts as they were", result->counts.changed },
    { "values as they were", result->counts.values },
    { "fields gone that it added", result->counts.fields },
    { "fields as they were", result->counts.refined },
    { "stage events gone", result->counts.events },
    { "rows no longer set aside", result->counts.rejects },
    { "unread cells gone", result->counts.unread },
  };

  printf ("%s %" G_GINT64_FORMAT " (%s)%s\n", dry_run ? "Nothing was changed. Taking back import" : "Took back import", result->import, result->file,
          dry_run ? " would mean" : "");
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i].count > 0)
      {
        cx_table_add (table, lines[i].label);
        cx_table_count (table, lines[i].count);
      }
  cx_table_print (table, 2);
}

gboolean
cx_command_undo_import (CxCli   *cli,
                        int      argc,
                        char   **argv,
                        GError **error)
{
  gboolean dry_run = FALSE, json = FALSE;
  gint64 import;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, "say what would be taken back, and change nothing", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "print one JSON document", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxStore) store = NULL;
  g_autoptr(CxUndoResult) result = NULL;

  if (!cx_cli_parse (&argc, &argv, "ID",
                     "Takes an import back, also one that is not the latest: the workspace is then as it would be without it.\n"
                     "When something later stands on it, nothing happens, and it says what to take back first.",
                     entries, 1, 1, error) ||
      !parse_import (argv[1], &import, error))
    return FALSE;
  store = cx_cli_open (cli, TRUE, error);
  if (store == NULL)
    return FALSE;
  result = cx_stage_undo (store, import, dry_run, cx_date_today (), cx_cli_progress, cli, cli->cancellable, error);
  cx_cli_progress_end (cli);
  if (result == NULL)
    return FALSE;
  if (json)
    print_undo_json (result, dry_run);
  else
    print_undo (result, dry_run);
  return TRUE;
}
