/* One record of a JSON file, flattened into the cells of a row. Knows nothing of where in the file records stand. */
#include "cx-json-record.h"

#include <string.h>

/* What joins the members of a list; a member that has one in it keeps the list in JSON. */
#define JOINT ';'

#define TOO_MANY_KEYS "more different keys than a table has columns"

/* ── cells ──────────────────────────────────────────────────────────────── */

/* Empty ones, so that there are @n. */
static void
add_cells (CxJsonRecord *self,
           guint         n)
{
  guint i = self->cells->len;

  if (n <= i)
    return;
  g_array_set_size (self->cells, n);
  for (; i < n; i++)
    g_array_index (self->cells, CxCell, i) = (CxCell) { "", 0 };
}

static void
set_cell (CxJsonRecord *self,
          CxJsonKey    *key,
          const char   *text,
          gsize         length)
{
  int column = cx_json_keys_get_column (self->keys, key);

  if (column < 0)
    {
      self->scan.flaw = length > 0 ? TOO_MANY_KEYS : self->scan.flaw;
      return;
    }
  add_cells (self, column + 1);
  g_array_index (self->cells, CxCell, column) = (CxCell) { text, length };
  if (length > 0)
    self->keys->filled->data[column] = 1;
}

static char *
put_string (const CxJsonString *string,
            char               *out)
{
  if (string->escaped)
    return cx_json_unescape (string, out);
  memcpy (out, string->text, string->length);
  return out + string->length;
}

static const char *
read_string (CxJsonRecord *self,
             const char   *p,
             CxJsonKey    *key)
{
  CxJsonString string;
  const char *start = self->out;

  p = cx_json_scan_string (&self->scan, p + 1, &string);
  if (p == NULL)
    return NULL;
  if (!string.escaped)
    {
      set_cell (self, key, string.text, string.length);
      return p;
    }
  self->out = cx_json_unescape (&string, self->out);
  set_cell (self, key, start, self->out - start);
  return p;
}

static const char *
read_scalar (CxJsonRecord *self,
             const char   *p,
             CxJsonKey    *key)
{
  const char *start = p;

  p = cx_json_scan_scalar (&self->scan, p);
  if (p != NULL)
    set_cell (self, key, start, *start == 'n' ? 0 : p - start);
  return p;
}

/* ── lists ──────────────────────────────────────────────────────────────── */

/* Whether a number at @p stands beside a null, on either side: a range with one end, which would not say which. */
static gboolean
is_half_range (CxJsonRecord *self,
               const char   *p)
{
  const char *members[2] = { p, NULL };

  for (guint i = 0; i < 2; i++)
    {
      if (*members[i] != 'n' && *members[i] != '-' && !g_ascii_isdigit (*members[i]))
        return FALSE;
      p = cx_json_scan_scalar (&self->scan, members[i]);
      p = p != NULL ? cx_json_skip_space (p) : "";
      if (*p != (i == 0 ? ',' : ']'))
        return FALSE;
      if (i == 0)
        members[1] = cx_json_skip_space (p + 1);
    }
  return (*members[0] == 'n') != (*members[1] == 'n');
}

/* Joins the members from the first one at @p on, until one comes that cannot be joined. */
static const char *
join_members (CxJsonRecord *self,
              const char   *p,
              gboolean     *joined)
{
  const char *first = self->out;

  while (*p != '{' && *p != '[')
    {
      CxJsonString member = { .text = p };
      const char *start;

      p = *p == '"' ? cx_json_scan_string (&self->scan, p + 1, &member) : cx_json_scan_scalar (&self->scan, p);
      if (p == NULL)
        return NULL;
      if (p[-1] != '"' && *member.text != 'n')
        member.length = p - member.text;
      if (member.length > 0 && self->out > first)
        *self->out++ = JOINT;
      start = self->out;
      self->out = put_string (&member, self->out);
      if (memchr (start, JOINT, self->out - start) != NULL)
        break;
      p = cx_json_skip_space (p);
      *joined = *p == ']';
      if (*joined)
        return p + 1;
      if (*p != ',')
        return cx_json_fail (&self->scan, p, "expected “,” or “]”");
      p = cx_json_skip_space (p + 1);
    }
  return p;
}

static const char *
read_list (CxJsonRecord *self,
           const char   *p,
           guint         depth,
           CxJsonKey    *key)
{
  char *start = self->out;
  const char *end = cx_json_skip_space (p + 1);
  gboolean joined = *end == ']';

  if (joined)
    end++;
  else if (!is_half_range (self, end))
    end = join_members (self, end, &joined);
  if (end != NULL && !joined)
    {
      self->out = start;
      end = cx_json_scan_value (&self->scan, p, depth, &self->out);
    }
  if (end != NULL)
    set_cell (self, key, start, self->out - start);
  return end;
}

/* ── objects ────────────────────────────────────────────────────────────── */

static const char *read_object (CxJsonRecord *self, const char *p, guint depth, CxJsonLevel *level);

/* Once a record has a flaw, the rest of it is only passed over. */
static const char *
read_value (CxJsonRecord       *self,
            const char         *p,
            guint               depth,
            CxJsonLevel        *level,
            const CxJsonString *spelling)
{
  CxJsonKey *key = self->scan.flaw == NULL ? cx_json_keys_find (self->keys, level, spelling) : NULL;

  if (key == NULL)
    {
      self->scan.flaw = self->scan.flaw != NULL ? self->scan.flaw : TOO_MANY_KEYS;
      return cx_json_scan_value (&self->scan, p, depth, NULL);
    }
  switch (*p)
    {
    case '"':
      return read_string (self, p, key);
    case '{':
      return read_object (self, p, depth, cx_json_keys_get_below (self->keys, key));
    case '[':
      return read_list (self, p, depth, key);
    default:
      return read_scalar (self, p, key);
    }
}

/* One key and its value. */
static const char *
read_pair (CxJsonRecord *self,
           const char   *p,
           guint         depth,
           CxJsonLevel  *level)
{
  CxJsonString spelling;

  if (*p != '"')
    return cx_json_fail (&self->scan, p, "expected a key in quotes");
  p = cx_json_scan_string (&self->scan, p + 1, &spelling);
  if (p == NULL)
    return NULL;
  p = cx_json_skip_space (p);
  if (*p != ':')
    return cx_json_fail (&self->scan, p, "expected “:”");
  return read_value (self, cx_json_skip_space (p + 1), depth, level, &spelling);
}

static const char *
read_object (CxJsonRecord *self,
             const char   *p,
             guint         depth,
             CxJsonLevel  *level)
{
  if (depth >= CX_JSON_MAX_DEPTH)
    return cx_json_fail (&self->scan, p, "more than 512 levels of arrays and objects");
  level->next = 0;
  p = cx_json_skip_space (p + 1);
  if (*p == '}')
    return p + 1;
  while ((p = read_pair (self, p, depth + 1, level)) != NULL)
    {
      p = cx_json_skip_space (p);
      if (*p == '}')
        return p + 1;
      if (*p != ',')
        return cx_json_fail (&self->scan, p, "expected “,” or “}”");
      p = cx_json_skip_space (p + 1);
    }
  return NULL;
}

/* ── faults ─────────────────────────────────────────────────────────────── */

CxJsonResult
cx_json_retry (CxJsonScan  *scan,
               CxJsonInput *input,
               GError     **error)
{
  if (scan->fault_at < input->end || input->ended)
    return CX_JSON_BROKEN;
  if (cx_json_input_is_full (input))
    {
      cx_json_fail (scan, input->at, "one value of more than 64 MB");
      return CX_JSON_BROKEN;
    }
  return cx_json_input_more (input, error) ? CX_JSON_DONE : CX_JSON_FAILED;
}

char *
cx_json_dup_fault (const CxJsonScan *scan)
{
  const char *at = scan->fault_at;
  gunichar c;

  if (at == scan->end)
    return g_strdup ("the file ends in the middle of a value");
  if (!g_str_has_prefix (scan->fault, "expected"))
    return g_strdup (scan->fault);
  c = g_utf8_get_char_validated (at, scan->end - at);
  if (c == (gunichar) -1 || c == (gunichar) -2 || !g_unichar_isprint (c))
    return g_strdup_printf ("%s, not the byte 0x%02X", scan->fault, (guchar) *at);
  return g_strdup_printf ("%s, not “%.*s”", scan->fault, (int) (g_utf8_next_char (at) - at), at);
}

void
cx_json_fault_error (const CxJsonScan *scan,
                     CxJsonInput      *input,
                     GError          **error)
{
  g_autofree char *what = cx_json_dup_fault (scan);

  input->at = scan->fault_at;
  cx_json_input_locate (input);
  g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX,
               "%s: line %" G_GINT64_FORMAT ", column %" G_GINT64_FORMAT ": %s; this is not JSON, so export it again",
               cx_json_input_get_path (input), input->line, input->column, what);
}

/* ── public ─────────────────────────────────────────────────────────────── */

void
cx_json_record_init (CxJsonRecord *self)
{
  *self = (CxJsonRecord) { .cells = g_array_new (FALSE, FALSE, sizeof (CxCell)) };
}

void
cx_json_record_clear (CxJsonRecord *self)
{
  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_pointer (&self->scratch, g_free);
}

void
cx_json_record_set_keys (CxJsonRecord *self,
                         CxJsonKeys   *keys)
{
  self->keys = keys;
}

/* What cells need beside the text of the record is never longer than it. */
static void
start_record (CxJsonRecord *self,
              CxJsonInput  *input)
{
  gsize longest = input->end - input->at;

  if (longest > self->n_scratch)
    {
      g_free (self->scratch);
      self->n_scratch = MAX (longest, 2 * self->n_scratch);
      self->scratch = g_malloc (self->n_scratch);
    }
  self->out = self->scratch;
  self->scan = (CxJsonScan) { .end = input->end };
  g_array_set_size (self->cells, 0);
  add_cells (self, self->keys->names->len);
}

CxJsonResult
cx_json_record_read (CxJsonRecord *self,
                     CxJsonInput  *input,
                     guint         depth,
                     CxCell       *raw,
                     GError      **error)
{
  const char *end;

  while (TRUE)
    {
      CxJsonResult result;

      start_record (self, input);
      end = read_object (self, input->at, depth, self->keys->top);
      if (end != NULL)
        break;
      result = cx_json_retry (&self->scan, input, error);
      if (result != CX_JSON_DONE)
        return result;
    }
  *raw = (CxCell) { input->at, end - input->at };
  input->at = end;
  return CX_JSON_DONE;
}
