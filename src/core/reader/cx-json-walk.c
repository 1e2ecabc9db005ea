/* Walks through the structure of a JSON file, value by value, whatever its size. Knows nothing of tables. */
#include "cx-json-walk.h"

void
cx_json_walk_init (CxJsonWalk  *self,
                   CxJsonInput *input)
{
  *self = (CxJsonWalk) { .input = input };
  self->path = g_string_new (NULL);
  self->key = g_string_new (NULL);
  self->places = g_array_new (FALSE, FALSE, sizeof (CxJsonPlace));
}

void
cx_json_walk_clear (CxJsonWalk *self)
{
  if (self->places == NULL)
    return;
  g_string_free (self->path, TRUE);
  g_string_free (self->key, TRUE);
  g_clear_pointer (&self->places, g_array_unref);
}

CxJsonPlace *
cx_json_walk_get_place (CxJsonWalk *self)
{
  return self->places->len > 0 ? &g_array_index (self->places, CxJsonPlace, self->places->len - 1) : NULL;
}

/* ── words ──────────────────────────────────────────────────────────────── */

static CxJsonEvent
fail (CxJsonWalk *self,
      const char *fault,
      GError    **error)
{
  self->scan.end = self->input->end;
  cx_json_fail (&self->scan, self->input->at, fault);
  cx_json_fault_error (&self->scan, self->input, error);
  return CX_JSON_ERROR;
}

/* Moves on to the next character that is no white space; it is NUL at the end. */
static gboolean
skip_space (CxJsonWalk *self,
            GError    **error)
{
  CxJsonInput *input = self->input;

  while (TRUE)
    {
      input->at = cx_json_skip_space (input->at);
      if (input->at < input->end || input->ended)
        return TRUE;
      if (!cx_json_input_more (input, error))
        return FALSE;
    }
}

/* Goes through scan after scan until the window holds all of what is scanned. */
static gboolean
fits (CxJsonWalk  *self,
      const char  *end,
      gboolean    *again,
      GError     **error)
{
  CxJsonResult result;

  *again = FALSE;
  if (end != NULL)
    return TRUE;
  result = cx_json_retry (&self->scan, self->input, error);
  *again = result == CX_JSON_DONE;
  if (result == CX_JSON_BROKEN)
    cx_json_fault_error (&self->scan, self->input, error);
  return *again;
}

static gboolean
read_key (CxJsonWalk *self,
          GError    **error)
{
  CxJsonInput *input = self->input;
  CxJsonPlace *place = cx_json_walk_get_place (self);
  CxJsonString key;
  const char *end;
  gboolean again;

  if (*input->at != '"')
    return fail (self, "expected a key in quotes", error), FALSE;
  do
    {
      self->scan = (CxJsonScan) { .end = input->end };
      end = cx_json_scan_string (&self->scan, input->at + 1, &key);
      if (!fits (self, end, &again, error))
        return FALSE;
    }
  while (again);
  g_string_set_size (self->key, key.length);
  g_string_truncate (self->key, cx_json_unescape (&key, self->key->str) - self->key->str);
  if (!g_utf8_validate_len (self->key->str, self->key->len, NULL))
    return fail (self, self->scan.flaw, error), FALSE;
  g_string_truncate (self->path, place->path_length);
  if (place->path_length > 0)
    g_string_append_c (self->path, '.');
  g_string_append_len (self->path, self->key->str, self->key->len);
  input->at = end;
  if (!skip_space (self, error))
    return FALSE;
  if (*input->at != ':')
    return fail (self, "expected “:”", error), FALSE;
  input->at++;
  return skip_space (self, error);
}

/* ── steps ──────────────────────────────────────────────────────────────── */

static CxJsonEvent
leave (CxJsonWalk *self)
{
  CxJsonPlace *place = cx_json_walk_get_place (self);

  self->input->at++;
  g_string_truncate (self->path, place->path_length);
  g_array_set_size (self->places, self->places->len - 1);
  return CX_JSON_LEFT;
}

static CxJsonEvent
next_in_place (CxJsonWalk  *self,
               CxJsonPlace *place,
               GError     **error)
{
  CxJsonInput *input = self->input;

  if (*input->at == (place->is_array ? ']' : '}'))
    return leave (self);
  if (place->n_values++ > 0)
    {
      if (*input->at != ',')
        return fail (self, place->is_array ? "expected “,” or “]”" : "expected “,” or “}”", error);
      input->at++;
      if (!skip_space (self, error))
        return CX_JSON_ERROR;
    }
  if (!place->is_array)
    return read_key (self, error) ? CX_JSON_VALUE : CX_JSON_ERROR;
  g_string_truncate (self->path, place->path_length);
  return CX_JSON_VALUE;
}

CxJsonEvent
cx_json_walk_next (CxJsonWalk *self,
                   GError    **error)
{
  CxJsonPlace *place = cx_json_walk_get_place (self);

  if (!skip_space (self, error))
    return CX_JSON_ERROR;
  if (place != NULL)
    return next_in_place (self, place, error);
  if (!self->started)
    {
      self->started = TRUE;
      return CX_JSON_VALUE;
    }
  return self->input->at == self->input->end ? CX_JSON_END : fail (self, "expected nothing more", error);
}

gboolean
cx_json_walk_enter (CxJsonWalk *self,
                    GError    **error)
{
  CxJsonPlace place = { *self->input->at == '[', self->path->len, 0 };

  if (self->places->len >= CX_JSON_MAX_DEPTH)
    return fail (self, "more than 512 levels of arrays and objects", error), FALSE;
  self->input->at++;
  g_array_append_val (self->places, place);
  return TRUE;
}

gboolean
cx_json_walk_pass (CxJsonWalk *self,
                   CxCell     *raw,
                   GError    **error)
{
  CxJsonInput *input = self->input;
  const char *end;
  gboolean again;

  do
    {
      self->scan = (CxJsonScan) { .end = input->end };
      end = cx_json_scan_value (&self->scan, input->at, self->places->len, NULL);
      /* A number may go on where the window ends. */
      if (end == input->end && !input->ended)
        end = cx_json_fail (&self->scan, end, "expected more");
      if (!fits (self, end, &again, error))
        return FALSE;
    }
  while (again);
  if (raw != NULL)
    *raw = (CxCell) { input->at, end - input->at };
  input->at = end;
  return TRUE;
}

gboolean
cx_json_walk_record (CxJsonWalk   *self,
                     CxJsonRecord *record,
                     CxCell       *raw,
                     GError      **error)
{
  CxJsonResult result = cx_json_record_read (record, self->input, self->places->len, raw, error);

  if (result == CX_JSON_BROKEN)
    cx_json_fault_error (&record->scan, self->input, error);
  return result == CX_JSON_DONE;
}
