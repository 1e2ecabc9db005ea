/* The command that shows what imports set aside: rows, and cells that could not be read. */
#include "cx-cell.h"
#include "cx-cli.h"
#include "cx-reject-csv.h"
#include "cx-table.h"

#include <gio/gunixoutputstream.h>
#include <stdio.h>
#include <string.h>

static char *
raw_text (const CxRejectRow *row,
          gboolean          *exact)
{
  gsize length;
  const char *raw = g_bytes_get_data (row->raw, &length);

  *exact = g_utf8_validate_len (raw, length, NULL);
  return *exact ? g_strndup (raw, length) : g_utf8_make_valid (raw, length);
}

static void
print_rejects_json (GPtrArray *rejects)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < rejects->len; i++)
    {
      const CxRejectRow *row = rejects->pdata[i];
      JsonObject *object = json_object_new ();
      gboolean exact;
      g_autofree char *raw = raw_text (row, &exact);
      g_autofree char *base64 =
        exact ? NULL : g_base64_encode (g_bytes_get_data (row->raw, NULL), g_bytes_get_size (row->raw));

      json_object_set_int_member (object, "import", row->import);
      json_object_set_string_member (object, "file", row->file);
      json_object_set_int_member (object, "line", row->line);
      json_object_set_string_member (object, "reason", row->reason);
      json_object_set_string_member (object, "raw", raw);
      cx_cli_set_text (object, "raw_base64", base64);
      json_object_set_member (object, "cells", row->cells ? json_from_string (row->cells, NULL) : json_node_new (JSON_NODE_NULL));
      if (row->repaired != 0)
        json_object_set_int_member (object, "repaired", row->repaired);
      else
        json_object_set_null_member (object, "repaired");
      json_array_add_object_element (array, object);
    }
  cx_cli_print_array (array);
}

static void
print_rejects_csv (GPtrArray *rejects)
{
  g_autoptr(GString) out = g_string_new ("import,file,line,reason,raw\r\n");

  for (guint i = 0; i < rejects->len; i++)
    {
      const CxRejectRow *row = rejects->pdata[i];
      gboolean exact;
      g_autofree char *raw = raw_text (row, &exact);

      g_string_append_printf (out, "%" G_GINT64_FORMAT ",", row->import);
      cx_cell_append_text (out, row->file);
      g_string_append_printf (out, ",%" G_GINT64_FORMAT ",", row->line);
      cx_cell_append_text (out, row->reason);
      g_string_append_c (out, ',');
      cx_cell_append_text (out, raw);
      g_string_append (out, "\r\n");
    }
  fputs (out->str, stdout);
}

static void
print_rejects (GPtrArray *rejects)
{
  static const char *const headers[] = { ">Import", "File", ">Line", "Reason", "Row", ">Repaired by", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);

  for (guint i = 0; i < rejects->len; i++)
    {
      const CxRejectRow *row = rejects->pdata[i];
      gboolean exact;

      cx_table_count (table, row->import);
      cx_table_take (table, g_path_get_basename (row->file));
      cx_table_count (table, row->line);
      cx_table_add (table, row->reason);
      cx_table_take (table, raw_text (row, &exact));
      cx_table_take (table, row->repaired != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, row->repaired) : NULL);
    }
  if (rejects->len == 0)
    puts ("No rows were set aside.");
  else
    cx_table_print (table, 0);
}

/* Under the columns of their own file, to be repaired and imported again. */
static gboolean
print_repairable (CxCli   *cli,
                  CxStore *store,
                  gint64   import,
                  GError **error)
{
  g_autoptr(GOutputStream) out = g_unix_output_stream_new (fileno (stdout), FALSE);

  return cx_reject_csv_write (store, import, out, cli->cancellable, error);
}

static void
say_how_to_repair (CxCli *cli,
                   gint64 import)
{
  g_autofree char *id = import > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, import) : g_strdup ("ID");

  cx_cli_say (cli, "“rejects --import %s --csv” gives a file that can be repaired and imported again.", id);
}

/* ── cells ── */

static void
print_cells_json (GPtrArray *cells)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < cells->len; i++)
    {
      const CxUnreadRow *row = cells->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "import", row->import);
      json_object_set_string_member (object, "file", row->file);
      json_object_set_int_member (object, "line", row->line);
      json_object_set_string_member (object, "field", row->field);
      json_object_set_string_member (object, "text", row->text);
      json_array_add_object_element (array, object);
    }
  cx_cli_print_array (array);
}

static void
print_cells_csv (GPtrArray *cells)
{
  g_autoptr(GString) out = g_string_new ("import,file,line,field,text\r\n");

  for (guint i = 0; i < cells->len; i++)
    {
      const CxUnreadRow *row = cells->pdata[i];

      g_string_append_printf (out, "%" G_GINT64_FORMAT ",", row->import);
      cx_cell_append_text (out, row->file);
      g_string_append_printf (out, ",%" G_GINT64_FORMAT ",", row->line);
      cx_cell_append_text (out, row->field);
      g_string_append_c (out, ',');
      cx_cell_append_text (out, row->text);
      g_string_append (out, "\r\n");
    }
  fputs (out->str, stdout);
}

static void
print_cells_table (GPtrArray *cells)
{
  static const char *const headers[] = { ">Import", "File", ">Line", "Field", "Cell", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);

  for (guint i = 0; i < cells->len; i++)
    {
      const CxUnreadRow *row = cells->pdata[i];

      cx_table_count (table, row->import);
      cx_table_take (table, g_path_get_basename (row->file));
      cx_table_count (table, row->line);
      cx_table_add (table, row->field);
      cx_table_add (table, row->text);
    }
  if (cells->len == 0)
    puts ("Every cell could be read.");
  else
    cx_table_print (table, 0);
}

/* ── the command ── */

typedef struct {
  gboolean json, csv, cells;
  gint64   import;
} RejectOptions;

static gboolean
print_cells (CxStore             *store,
             const RejectOptions *options,
             GError             **error)
{
  g_autoptr(GPtrArray) cells = cx_import_table_unread (store, options->import, error);

  if (cells == NULL)
    return FALSE;
  if (options->json)
    print_cells_json (cells);
  else if (options->csv)
    print_cells_csv (cells);
  else
    print_cells_table (cells);
  return TRUE;
}

static gboolean
print_rows (CxCli               *cli,
            CxStore             *store,
            const RejectOptions *options,
            GError             **error)
{
  g_autoptr(GPtrArray) rejects = NULL;

  if (options->csv && options->import > 0)
    return print_repairable (cli, store, options->import, error);
  rejects = cx_import_table_rejects (store, options->import, error);
  if (rejects == NULL)
    return FALSE;
  if (options->json)
    print_rejects_json (rejects);
  else if (options->csv)
    print_rejects_csv (rejects);
  else
    print_rejects (rejects);
  if (!options->json && rejects->len > 0)
    say_how_to_repair (cli, options->import);
  return TRUE;
}

gboolean
cx_command_rejects (CxCli   *cli,
                    int      argc,
                    char   **argv,
                    GError **error)
{
  RejectOptions options = { .import = -1 };
  const GOptionEntry entries[] = {
    { "import", 0, 0, G_OPTION_ARG_INT64, &options.import, "of this import only", "ID" },
    { "cells", 0, 0, G_OPTION_ARG_NONE, &options.cells, "cells that could not be read, of rows that came in", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "print one JSON document", NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &options.csv, "print CSV; of one import under its own columns, to repair and import again", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxStore) store = NULL;
  g_autoptr(CxImportRow) row = NULL;

  if (!cx_cli_parse (&argc, &argv, "", "Lists the rows that were set aside, with line and reason.", entries, 0, 0, error))
    return FALSE;
  if (options.json && options.csv)
    return cx_cli_usage_error (error, "--json and --csv exclude each other");
  store = cx_cli_open (cli, FALSE, error);
  if (store == NULL || (options.import >= 0 && (row = cx_import_table_get (store, options.import, error)) == NULL))
    return FALSE;
  options.import = MAX (options.import, 0);
  return options.cells ? print_cells (store, &options, error) : print_rows (cli, store, &options, error);
}
