/* JSON and NDJSON as rows. Two passes: the first finds the table and its header, which is the union of the keys of all
 * records; the second gives the rows. Knows nothing of what they mean. */
#include "cx-json-find.h"
#include "cx-row-source.h"

#include <string.h>

/* How much is looked at to tell whether a file is one value or one value a line. */
#define LOOK_BYTES (8 * 1024 * 1024)

/* The column of the keys of an object whose values are the records. */
#define KEY_COLUMN "key"

/* Separates texts in RFC 7464. */
#define RECORD_SEPARATOR 0x1e

/**
 * Shape:
 * @SHAPE_ONE: the whole file is one record
 * @SHAPE_ARRAY: the members of an array are the records
 * @SHAPE_MAP: the values of an object are, and their keys a column
 * @SHAPE_LINES: NDJSON
 */
typedef enum { SHAPE_ONE, SHAPE_ARRAY, SHAPE_MAP, SHAPE_LINES } Shape;

typedef struct {
  CxRowSource  base;
  CxSource    *source;
  char        *encoding;
  Shape        shape;
  char        *path;         /* of the array or object */
  CxJsonInput  input;
  CxJsonWalk   walk;
  CxJsonRecord record;
  CxJsonKeys  *keys;
  GString     *problem;
  gboolean     in_long_line; /* of which a part has been given already */
} CxJsonRows;

/* ── rows ───────────────────────────────────────────────────────────────── */

static void
give_row (CxJsonRows   *self,
          CxRow        *row,
          const CxCell *raw)
{
  row->cells = (const CxCell *) (gpointer) self->record.cells->data;
  row->n_cells = self->record.cells->len;
  row->raw = raw->text;
  row->raw_length = raw->length;
  if (self->record.scan.flaw != NULL)
    {
      g_string_printf (self->problem, "the record holds %s", self->record.scan.flaw);
      row->problem = self->problem->str;
    }
}

static void
give_problem (CxRow        *row,
              const CxCell *raw,
              const char   *problem)
{
  row->raw = raw->text;
  row->raw_length = raw->length;
  row->problem = problem;
}

/* ── one value ──────────────────────────────────────────────────────────── */

/* Whether the value at hand is where records are expected. */
static gboolean
is_at_member (CxJsonRows *self)
{
  const CxJsonPlace *place = cx_json_walk_get_place (&self->walk);

  if (place == NULL)
    return self->shape == SHAPE_ONE;
  return place->is_array == (self->shape == SHAPE_ARRAY) && self->shape != SHAPE_ONE &&
         strlen (self->path) == place->path_length && strncmp (self->walk.path->str, self->path, place->path_length) == 0;
}

/* A record that has a member called as the column of keys keeps that. */
static void
give_key (CxJsonRows *self)
{
  CxCell *cell = &g_array_index (self->record.cells, CxCell, 0);

  if (cell->length == 0)
    *cell = (CxCell) { self->walk.key->str, self->walk.key->len };
  if (self->record.scan.flaw == NULL)
    self->record.scan.flaw = self->walk.scan.flaw;
}

static gboolean
read_member (CxJsonRows *self,
             CxRow      *row,
             GError    **error)
{
  CxCell raw;

  cx_json_input_locate (&self->input);
  *row = (CxRow) { .line = self->input.line };
  if (*self->input.at != '{')
    {
      if (!cx_json_walk_pass (&self->walk, &raw, error))
        return FALSE;
      give_problem (row, &raw, "not a record: one stands in braces");
      return TRUE;
    }
  if (!cx_json_walk_record (&self->walk, &self->record, &raw, error))
    return FALSE;
  if (self->shape == SHAPE_MAP)
    give_key (self);
  give_row (self, row, &raw);
  return TRUE;
}

static gboolean
next_in_value (CxRowSource *source,
               CxRow       *row,
               GError     **error)
{
  CxJsonRows *self = (CxJsonRows *) source;

  while (TRUE)
    {
      CxJsonEvent event = cx_json_walk_next (&self->walk, error);

      if (event == CX_JSON_END || event == CX_JSON_ERROR)
        return FALSE;
      if (event == CX_JSON_LEFT)
        continue;
      if (is_at_member (self))
        return read_member (self, row, error);
      if (*self->input.at == '{' || *self->input.at == '[' ? !cx_json_walk_enter (&self->walk, error)
                                                           : !cx_json_walk_pass (&self->walk, NULL, error))
        return FALSE;
    }
}

/* ── one value a line ───────────────────────────────────────────────────── */

/* Moves on to the next value; its first character is NUL at the end. */
static gboolean
skip_to_value (CxJsonRows *self,
               GError    **error)
{
  CxJsonInput *input = &self->input;

  while (TRUE)
    {
      while (*input->at == ' ' || *input->at == '\n' || *input->at == '\r' || *input->at == '\t' ||
             *input->at == RECORD_SEPARATOR)
        input->at++;
      if (input->at < input->end || input->ended)
        return TRUE;
      if (!cx_json_input_more (input, error))
        return FALSE;
    }
}

/* The rest of the line at hand, or of one that is too long as much as there is. */
static gboolean
take_line (CxJsonRows *self,
           CxCell     *raw,
           GError    **error)
{
  CxJsonInput *input = &self->input;
  gsize seen = 0;
  const char *end;

  while ((end = memchr (input->at + seen, '\n', input->end - input->at - seen)) == NULL)
    {
      seen = input->end - input->at;
      if (input->ended || cx_json_input_is_full (input))
        break;
      if (!cx_json_input_more (input, error))
        return FALSE;
    }
  self->in_long_line = end == NULL && !input->ended;
  if (end == NULL)
    end = input->end;
  *raw = (CxCell) { input->at, end - input->at };
  while (raw->length > 0 && raw->text[raw->length - 1] == '\r')
    raw->length--;
  input->at = end;
  return TRUE;
}

/* Says why the line at hand is no record, and where; the input stays where it is. */
static void
describe_fault (CxJsonRows *self)
{
  CxJsonInput *input = &self->input, found = *input;
  g_autofree char *what = cx_json_dup_fault (&self->record.scan);

  found.at = self->record.scan.fault_at;
  cx_json_input_locate (&found);
  if (found.at == found.end && found.ended)
    g_string_assign (self->problem, what);
  else if (found.line == input->line)
    g_string_printf (self->problem, "column %" G_GINT64_FORMAT ": %s", found.column, what);
  else
    g_string_printf (self->problem, "the record does not end on its line: %s", what);
}

static gboolean
give_broken_line (CxJsonRows *self,
                  CxRow      *row,
                  const char *problem,
                  GError    **error)
{
  CxCell raw;

  if (!take_line (self, &raw, error))
    return FALSE;
  give_problem (row, &raw, problem);
  return TRUE;
}

static gboolean
skip_long_line (CxJsonRows *self,
                GError    **error)
{
  CxCell rest;

  while (self->in_long_line)
    if (!take_line (self, &rest, error))
      return FALSE;
  return skip_to_value (self, error);
}

static gboolean
next_line (CxRowSource *source,
           CxRow       *row,
           GError     **error)
{
  CxJsonRows *self = (CxJsonRows *) source;
  CxCell raw;

  if (!skip_long_line (self, error) || self->input.at == self->input.end)
    return FALSE;
  cx_json_input_locate (&self->input);
  *row = (CxRow) { .line = self->input.line };
  if (*self->input.at != '{')
    return give_broken_line (self, row, "not a record: one stands in braces", error);
  switch (cx_json_record_read (&self->record, &self->input, 0, &raw, error))
    {
    case CX_JSON_DONE:
      give_row (self, row, &raw);
      return TRUE;
    case CX_JSON_BROKEN:
      describe_fault (self);
      return give_broken_line (self, row, self->problem->str, error);
    case CX_JSON_FAILED:
    default:
      return FALSE;
    }
}

/* ── telling one value from many ────────────────────────────────────────── */

/* Whether a whole object stands on the line at @p. */
static gboolean
is_record_line (CxJsonScan *scan,
                const char *p)
{
  CxJsonScan line = { .end = scan->end };
  const char *end = *p == '{' ? cx_json_scan_value (&line, p, 0, NULL) : NULL;

  if (end == NULL || memchr (p, '\n', end - p) != NULL)
    return FALSE;
  while (*end == ' ' || *end == '\r' || *end == '\t')
    end++;
  return *end == '\n' || end == scan->end;
}

/* Whether the fault that was found in the first line at @p is but a broken line among whole ones. */
static gboolean
goes_on_below (CxJsonScan *scan,
               const char *p)
{
  const char *below = memchr (p, '\n', scan->end - p);

  if (below == NULL || *p != '{')
    return FALSE;
  below = cx_json_skip_space (below);
  return scan->fault_at <= below && is_record_line (scan, below);
}

static gboolean
looks_like_lines (CxJsonRows *self,
                  gboolean   *lines,
                  GError    **error)
{
  CxJsonInput *input = &self->input;

  *lines = FALSE;
  while (skip_to_value (self, error))
    {
      CxJsonScan scan = { .end = input->end };
      const char *end = cx_json_scan_value (&scan, input->at, 0, NULL);

      end = end != NULL ? cx_json_skip_space (end) : NULL;
      if (end != NULL && (end < input->end || input->ended))
        *lines = *end == '{' || *end == '[' || *end == RECORD_SEPARATOR;
      else if ((end == input->end || scan.fault_at == input->end) && !input->ended && input->end - input->at < LOOK_BYTES)
        {
          if (!cx_json_input_more (input, error))
            return FALSE;
          continue;
        }
      else
        *lines = end == NULL && goes_on_below (&scan, input->at);
      return TRUE;
    }
  return FALSE;
}

/* ── opening ────────────────────────────────────────────────────────────── */

static gboolean
start (CxJsonRows *self,
       GError    **error)
{
  cx_json_walk_clear (&self->walk);
  cx_json_input_clear (&self->input);
  cx_json_walk_init (&self->walk, &self->input);
  self->in_long_line = FALSE;
  self->base.next = self->shape == SHAPE_LINES ? next_line : next_in_value;
  return cx_json_input_init (&self->input, self->source, self->encoding, error);
}

static void
set_keys (CxJsonRows *self,
          CxJsonKeys *keys)
{
  g_clear_pointer (&self->keys, cx_json_keys_free);
  self->keys = keys;
  cx_json_record_set_keys (&self->record, keys);
}

/* Reads all rows for their keys. */
static gboolean
gather_header (CxJsonRows *self,
               CxReadForm *form,
               GError    **error)
{
  g_autoptr(GError) failure = NULL;
  CxRow row;

  set_keys (self, cx_json_keys_new (NULL));
  if (self->shape == SHAPE_MAP)
    {
      cx_json_keys_add_column (self->keys, KEY_COLUMN);
      self->keys->filled->data[0] = 1;
    }
  if (!start (self, error))
    return FALSE;
  while (self->base.next (&self->base, &row, &failure))
    ;
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  form->header = cx_json_keys_dup_header (self->keys);
  return TRUE;
}

static void
set_path (CxJsonRows *self,
          const char *path)
{
  g_free (self->path);
  self->path = g_strdup (path);
  if (self->shape == SHAPE_MAP)
    self->path[MAX (strlen (path), 2) - 2] = '\0';
}

static void
list_tables (GPtrArray  *tables,
             CxReadForm *form)
{
  g_autoptr(GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; i < tables->len; i++)
    g_strv_builder_add (paths, ((CxJsonTable *) tables->pdata[i])->path);
  form->sheets = g_strv_builder_end (paths);
}

static gboolean
no_such_table (CxJsonRows *self,
               const char *path,
               CxReadForm *form,
               GError    **error)
{
  g_autofree char *list = form->sheets != NULL ? g_strjoinv (", ", form->sheets) : NULL;

  g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "%s: no list of records is called “%s”; %s%s",
               cx_source_get_path (self->source), path, list != NULL ? "there are: " : "there is but one table",
               list != NULL ? list : "");
  return FALSE;
}

/* Finds the table of a file that is one value. */
static gboolean
find_table (CxJsonRows *self,
            const char *path,
            CxReadForm *form,
            GError    **error)
{
  g_autoptr(GPtrArray) tables = cx_json_find_tables (self->source, self->encoding, path, error);
  CxJsonTable *table;

  if (tables == NULL)
    return FALSE;
  table = cx_json_choose_table (tables, path);
  if (tables->len > 1 || (tables->len == 1 && *((CxJsonTable *) tables->pdata[0])->path != '\0'))
    list_tables (tables, form);
  if (table == NULL && path != NULL)
    return no_such_table (self, path, form, error);
  self->shape = table == NULL ? SHAPE_ONE : table->is_map ? SHAPE_MAP : SHAPE_ARRAY;
  if (form->sheets != NULL)
    form->sheet = g_strdup (table->path);
  set_path (self, table != NULL ? table->path : "");
  if (self->shape != SHAPE_ARRAY)
    return gather_header (self, form, error);
  form->header = cx_json_keys_dup_header (table->keys);
  return TRUE;
}

/* What the form of an earlier reading says of the shape. */
static void
recall_shape (CxJsonRows *self,
              CxReadForm *form)
{
  const char *path = form->sheet != NULL ? form->sheet : "";

  if (form->format == CX_FORMAT_NDJSON)
    self->shape = SHAPE_LINES;
  else if (g_str_has_suffix (path, ".*") || g_str_equal (path, "*"))
    self->shape = SHAPE_MAP;
  else
    self->shape = *path == '\0' && *self->input.at == '{' ? SHAPE_ONE : SHAPE_ARRAY;
  set_path (self, path);
}

static gboolean
nothing (CxJsonRows *self,
         GError    **error)
{
  g_set_error (error, CX_ERROR, CX_ERROR_EMPTY, "%s: there is no record in it; export a list of objects with keys and values",
               cx_source_get_path (self->source));
  return FALSE;
}

static gboolean
find_form (CxJsonRows          *self,
           const CxReadOptions *options,
           CxReadForm          *form,
           GError             **error)
{
  gboolean lines = options->format == CX_FORMAT_NDJSON;

  if (options->format == CX_FORMAT_AUTO && !looks_like_lines (self, &lines, error))
    return FALSE;
  form->format = lines ? CX_FORMAT_NDJSON : CX_FORMAT_JSON;
  self->shape = SHAPE_LINES;
  if (lines ? !gather_header (self, form, error) : !find_table (self, options->sheet, form, error))
    return FALSE;
  return form->header[0] != NULL || nothing (self, error);
}

static gboolean
open_rows (CxJsonRows          *self,
           const CxReadOptions *options,
           CxReadForm          *form,
           GError             **error)
{
  if (!start (self, error) || !skip_to_value (self, error) || (self->input.at == self->input.end && !nothing (self, error)))
    return FALSE;
  g_free (form->encoding);
  form->encoding = g_strdup (cx_json_input_get_encoding (&self->input));
  if (form->header != NULL)
    recall_shape (self, form);
  else if (!find_form (self, options, form, error))
    return FALSE;
  set_keys (self, cx_json_keys_new (form->header));
  return start (self, error);
}

static guint64
get_position (CxRowSource *source)
{
  return cx_json_input_get_position (&((CxJsonRows *) source)->input);
}

static void
json_rows_free (CxRowSource *source)
{
  CxJsonRows *self = (CxJsonRows *) source;

  cx_json_walk_clear (&self->walk);
  cx_json_record_clear (&self->record);
  cx_json_input_clear (&self->input);
  g_clear_pointer (&self->keys, cx_json_keys_free);
  g_string_free (self->problem, TRUE);
  cx_source_unref (self->source);
  g_free (self->path);
  g_free (self->encoding);
  g_free (self);
}

CxRowSource *
cx_json_rows_new (CxSource            *source,
                  const CxReadOptions *options,
                  CxReadForm          *form,
                  GError             **error)
{
  CxJsonRows *self = g_new0 (CxJsonRows, 1);

  self->base = (CxRowSource) { next_in_value, get_position, json_rows_free };
  self->source = cx_source_ref (source);
  self->encoding = g_strdup (options->encoding);
  self->problem = g_string_new (NULL);
  cx_json_record_init (&self->record);
  if (open_rows (self, options, form, error))
    return &self->base;
  json_rows_free (&self->base);
  return NULL;
}
