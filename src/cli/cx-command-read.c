/* The command that shows a file as the reader sees it: read. Knows nothing of workspaces. */
#include "cx-cli.h"
#include "cx-read-options.h"
#include "cx-table.h"

#include <stdio.h>
#include <string.h>

/* Rows that people are shown when they do not say how many. */
#define SHOWN_ROWS 20

typedef struct {
  CxCli      *cli;
  CxReader   *reader;
  gint64      most;       /* rows that are printed */
  gint64      n_rows;
  GString    *out;        /* what is printed next */
  CxTable    *table;      /* for people */
  JsonArray  *rejects;    /* of JSON, printed last */
  GString    *problems;   /* of the others */
  gint64      n_problems;
} Reading;

/* ── rows ── */

static void
print_out (Reading *self)
{
  fwrite (self->out->str, 1, self->out->len, stdout);
  g_string_truncate (self->out, 0);
}

typedef void (*RowFunc) (Reading *self, const CxRow *row);

static void
keep_problem (Reading     *self,
              const CxRow *row)
{
  self->n_problems++;
  if (self->rejects != NULL)
    {
      JsonObject *object = json_object_new ();
      gboolean exact = g_utf8_validate_len (row->raw, row->raw_length, NULL);
      g_autofree char *raw = exact ? g_strndup (row->raw, row->raw_length) : g_utf8_make_valid (row->raw, row->raw_length);
      g_autofree char *base64 = exact ? NULL : g_base64_encode ((const guchar *) row->raw, row->raw_length);

      json_object_set_int_member (object, "line", row->line);
      json_object_set_string_member (object, "reason", row->problem);
      json_object_set_string_member (object, "raw", raw);
      cx_cli_set_text (object, "raw_base64", base64);
      json_array_add_object_element (self->rejects, object);
    }
  else if (self->n_problems <= SHOWN_ROWS)
    g_string_append_printf (self->problems, "line %" G_GINT64_FORMAT ": %s\n", row->line, row->problem);
}

static gboolean
read_rows (Reading *self,
           RowFunc  print,
           GError **error)
{
  g_autoptr(GError) cause = NULL;
  CxRow row;

  while ((self->most < 0 || self->n_rows < self->most) && cx_reader_next (self->reader, &row, &cause))
    {
      if (row.problem != NULL)
        keep_problem (self, &row);
      else
        {
          print (self, &row);
          self->n_rows++;
        }
      if (g_cancellable_set_error_if_cancelled (self->cli->cancellable, &cause))
        break;
    }
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* ── JSON ── */

static void
append_json_text (GString    *out,
                  const char *text,
                  gsize       length)
{
  g_string_append_c (out, '"');
  for (const char *p = text; p < text + length; p++)
    {
      guchar c = *p;

      if (c < 0x20 || c == 0x7f)
        g_string_append_printf (out, "\\u%04x", c);
      else
        {
          if (c == '"' || c == '\\')
            g_string_append_c (out, '\\');
          g_string_append_c (out, c);
        }
    }
  g_string_append_c (out, '"');
}

static void
append_json_sign (GString    *out,
                  const char *member,
                  char        sign)
{
  g_string_append_printf (out, "  \"%s\": ", member);
  if (sign == '\0' || sign == '\n')
    g_string_append (out, "null");
  else
    append_json_text (out, &sign, 1);
  g_string_append (out, ",\n");
}

static void
append_json_form (GString          *out,
                  const CxReadForm *form)
{
  g_string_append (out, "{\n  \"encoding\": ");
  append_json_text (out, form->encoding, strlen (form->encoding));
  g_string_append (out, ",\n");
  append_json_sign (out, "delimiter", form->delimiter);
  append_json_sign (out, "quote", form->quote);
  g_string_append_printf (out, "  \"header_lines\": %u,\n  \"preamble_lines\": %u,\n  \"header\": [", form->header_lines,
                          form->preamble_lines);
  for (guint i = 0; form->header[i] != NULL; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      append_json_text (out, form->header[i], strlen (form->header[i]));
    }
  g_string_append (out, "],\n  \"rows\": [");
}

/* Rows are printed as they come: a table of any length is no tree in memory. */
static void
print_json_row (Reading     *self,
                const CxRow *row)
{
  g_string_append (self->out, self->n_rows > 0 ? ",\n    [" : "\n    [");
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_string_append (self->out, i > 0 ? ", " : "");
      append_json_text (self->out, row->cells[i].text, row->cells[i].length);
    }
  g_string_append_c (self->out, ']');
  print_out (self);
}

static gboolean
print_json (Reading *self,
            GError **error)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  g_autofree char *text = NULL;

  self->rejects = json_array_new ();
  json_node_take_array (node, self->rejects);
  append_json_form (self->out, cx_reader_get_form (self->reader));
  if (!read_rows (self, print_json_row, error))
    return FALSE;
  text = json_to_string (node, FALSE);
  g_string_append_printf (self->out, "%s],\n  \"rejects\": %s\n}\n", self->n_rows > 0 ? "\n  " : "", text);
  print_out (self);
  return TRUE;
}

/* ── CSV ── */

static void
append_csv_cell (GString    *out,
                 const char *text,
                 gsize       length)
{
  gboolean quoted = FALSE;

  for (gsize i = 0; i < length && !quoted; i++)
    quoted = text[i] == '"' || text[i] == ',' || text[i] == '\r' || text[i] == '\n';
  if (!quoted)
    {
      g_string_append_len (out, text, length);
      return;
    }
  g_string_append_c (out, '"');
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, text[i]);
    }
  g_string_append_c (out, '"');
}

static void
print_csv_row (Reading     *self,
               const CxRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_string_append (self->out, i > 0 ? "," : "");
      append_csv_cell (self->out, row->cells[i].text, row->cells[i].length);
    }
  g_string_append (self->out, "\r\n");
  print_out (self);
}

static gboolean
print_csv (Reading *self,
           GError **error)
{
  char *const *header = cx_reader_get_form (self->reader)->header;

  for (guint i = 0; header[i] != NULL; i++)
    {
      g_string_append (self->out, i > 0 ? "," : "");
      append_csv_cell (self->out, header[i], strlen (header[i]));
    }
  g_string_append (self->out, "\r\n");
  print_out (self);
  return read_rows (self, print_csv_row, error);
}

/* ── for people ── */

static void
print_form (const char       *path,
            const CxReadForm *form)
{
  g_autofree char *base = g_path_get_basename (path), *upper = g_ascii_strup (cx_format_get_name (form->format), -1);

  printf ("%s: %s, %s", base, upper, form->encoding);
  if (form->delimiter != 0)
    {
      g_autofree char *delimiter = cx_read_delimiter_name (form->delimiter);

      printf (", delimiter %s", delimiter);
      if (form->quote == '\n')
        printf (", no quotes");
      else
        printf (", quote %c%s", form->quote, form->escape == '\\' ? ", escape \\" : "");
    }
  if (form->sheet != NULL)
    printf (", %s “%s”", form->sheets ? "sheet" : "array", form->sheet);
  if (form->preamble_lines > 0)
    printf (", %u %s above the header", form->preamble_lines, form->preamble_lines == 1 ? "line" : "lines");
  if (form->header_lines > 1)
    printf (", header of %u lines", form->header_lines);
  putchar ('\n');
  if (form->sheets != NULL && g_strv_length (form->sheets) > 1)
    {
      g_autofree char *sheets = g_strjoinv (", ", form->sheets);

      printf ("Sheets: %s\n", sheets);
    }
  putchar ('\n');
}

static void
add_table_row (Reading     *self,
               const CxRow *row)
{
  guint n = g_strv_length (cx_reader_get_form (self->reader)->header);

  for (guint i = 0; i < n; i++)
    cx_table_take (self->table, i < row->n_cells ? g_strndup (row->cells[i].text, row->cells[i].length) : g_strdup (""));
}

/* A header that begins with ">" would be taken for that of numbers. */
static CxTable *
make_table (char *const *header)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) all = NULL;

  for (guint i = 0; header[i] != NULL; i++)
    g_strv_builder_take (names, g_strconcat (*header[i] == '>' ? " " : "", header[i], NULL));
  all = g_strv_builder_end (names);
  return cx_table_new ((const char *const *) all);
}

static gboolean
print_table (Reading    *self,
             const char *path,
             GError    **error)
{
  const CxReadForm *form = cx_reader_get_form (self->reader);
  g_autoptr(CxTable) shown = make_table (form->header);
  gboolean cut = self->most < 0;

  self->table = shown;
  self->most = cut ? SHOWN_ROWS : self->most;
  if (!read_rows (self, add_table_row, error))
    return FALSE;
  print_form (path, form);
  cx_table_print (shown, 0);
  if (cut && self->n_rows == SHOWN_ROWS)
    cx_cli_say (self->cli, "These are the first %d rows; --rows N shows more, --csv and --json all.", SHOWN_ROWS);
  return TRUE;
}

/* ── read ── */

static gboolean
print_reading (Reading    *self,
               const char *path,
               gboolean    json,
               gboolean    csv,
               GError    **error)
{
  gboolean done = json ? print_json (self, error) : csv ? print_csv (self, error) : print_table (self, path, error);

  if (!done || self->n_problems == 0)
    return done;
  self->cli->status = CX_EXIT_SET_ASIDE;
  if (json)
    return TRUE;
  cx_cli_say (self->cli, "%s%" G_GINT64_FORMAT " %s cannot be used.", self->problems->str, self->n_problems,
              self->n_problems == 1 ? "row" : "rows");
  return TRUE;
}

static gboolean
read_file (CxCli             *cli,
           const char        *path,
           const CxReadWords *words,
           gint64             most,
           gboolean           json,
           gboolean           csv,
           GError           **error)
{
  g_autoptr(CxSource) source = NULL;
  g_autoptr(CxReader) reader = NULL;
  g_autoptr(GString) out = g_string_new (NULL), problems = g_string_new (NULL);
  CxReadOptions options;

  if (!cx_read_words_parse (words, &options, error))
    return FALSE;
  source = cx_source_open (path, error);
  reader = source ? cx_reader_new (source, &options, error) : NULL;
  if (reader == NULL)
    return FALSE;
  return print_reading (&(Reading) { .cli = cli, .reader = reader, .most = most, .out = out, .problems = problems }, path, json, csv,
                        error);
}

gboolean
cx_command_read (CxCli   *cli,
                 int      argc,
                 char   **argv,
                 GError **error)
{
  g_auto(CxReadWords) words = { 0 };
  gint64 rows = -1;
  gboolean json = FALSE, csv = FALSE;
  const GOptionEntry entries[] = {
    CX_READ_ENTRIES (&words),
    { "rows", 0, 0, G_OPTION_ARG_INT64, &rows, "print so many rows at most", "N" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "print one JSON document", NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &csv, "print the table as CSV UTF-8", NULL },
    G_OPTION_ENTRY_NULL
  };
  gboolean parsed = cx_cli_parse (&argc, &argv, "FILE",
                                  "Prints the table in a file exactly as it is read, before any mapping; no workspace is needed. Rows that\n"
                                  "cannot be used are named with line and reason; then the exit code is 3.",
                                  entries, 1, 1, error);

  if (!parsed)
    return FALSE;
  if (json && csv)
    return cx_cli_usage_error (error, "--json and --csv exclude each other");
  if (rows < -1)
    return cx_cli_usage_error (error, "--rows %" G_GINT64_FORMAT ": say how many, from 0 on", rows);
  return read_file (cli, argv[1], &words, rows, json, csv, error);
}
