/* One field on its way from the rows of the file into its column. Knows nothing of other fields. */
#include "cx-columns-fill.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

void
cx_filler_init (CxFiller   *self,
             CxColumn *column,
             int       at,
             CxArena  *arena)
{
  guint32 zero = 0;

  self->column = column;
  self->at = at;
  if (!cx_field_type_is_text (column->field->type) && column->field->type != CX_FIELD_LIST)
    return;
  self->bytes = g_string_sized_new (16 * CX_FILL_BLOCK);
  self->lengths = g_new (guint32, CX_FILL_BLOCK);
  cx_dictionary_init (&self->texts, arena);
  if (column->field->type != CX_FIELD_LIST)
    return;
  cx_dictionary_init (&self->cells, arena);
  self->parsed = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->items = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (self->starts, zero);
}

void
cx_filler_clear (CxFiller *self)
{
  cx_dictionary_clear (&self->texts);
  cx_dictionary_clear (&self->cells);
  if (self->bytes != NULL)
    g_string_free (self->bytes, TRUE);
  g_free (self->codes);
  g_free (self->lengths);
  g_clear_pointer (&self->parsed, g_array_unref);
  g_clear_pointer (&self->starts, g_array_unref);
  g_clear_pointer (&self->items, g_array_unref);
}

/* Adds one item of the cell that is being read; a repeated one says nothing new. */
static void
add_item (CxFiller     *self,
          const char *text,
          gsize       length)
{
  guint32 code;

  if (length == 0)
    return;
  code = cx_dictionary_add (&self->texts, text, length);
  for (guint i = g_array_index (self->starts, guint32, self->starts->len - 1); i < self->parsed->len; i++)
    if (g_array_index (self->parsed, guint32, i) == code)
      return;
  g_array_append_val (self->parsed, code);
}

/* A cell with escapes, which are rare: left to json-glib. */
static void
parse_escaped_cell (CxFiller     *self,
                    const char *cell)
{
  g_autoptr(JsonNode) root = json_from_string (cell, NULL);
  JsonArray *array = root && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      const char *text = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

      if (text != NULL)
        add_item (self, text, strlen (text));
    }
}

/* ["a", "b"] without escapes: what stands between each pair of quotes. */
static void
parse_plain_cell (CxFiller     *self,
                  const char *cell)
{
  const char *open, *close;

  for (open = strchr (cell, '"'); open && (close = strchr (open + 1, '"')); open = strchr (close + 1, '"'))
    add_item (self, open + 1, close - open - 1);
}

/* Reads a cell that no account had before. */
static void
parse_cell (CxFiller  *self,
            guint32  code)
{
  const char *cell = self->cells.texts[code];

  if (strchr (cell, '\\'))
    parse_escaped_cell (self, cell);
  else
    parse_plain_cell (self, cell);
  g_array_append_val (self->starts, self->parsed->len);
}

static void
number_lists (CxFiller *self,
              guint   first,
              guint   n)
{
  g_autofree guint32 *codes = g_new (guint32, n + 1);

  cx_dictionary_add_many (&self->cells, self->bytes->str, self->lengths, n, codes);
  for (guint i = 0; i < n; i++)
    {
      guint32 from, to;

      self->column->offsets[first + i] = self->items->len;
      if (codes[i] == CX_NO_CODE)
        continue;
      if (codes[i] + 1 == self->starts->len)
        parse_cell (self, codes[i]);
      from = g_array_index (self->starts, guint32, codes[i]);
      to = g_array_index (self->starts, guint32, codes[i] + 1);
      if (to > from)
        g_array_append_vals (self->items, &g_array_index (self->parsed, guint32, from), to - from);
    }
}

/* When nearly each of the first accounts has a text of its own, so will the others. */
static void
number_texts (CxFiller *self,
              guint     first,
              guint     n)
{
  cx_dictionary_add_many (&self->texts, self->bytes->str, self->lengths, n, self->codes + first);
  if (first == 0 && n == CX_FILL_BLOCK && self->texts.n > n / 4 * 3)
    cx_dictionary_expect (&self->texts, self->most);
}

/* Values are read through sqlite3_value, which saves a look-up and two locks per call. That is safe as
 * long as the connection has one thread, and CxDatabase sees to it. */
static double
get_double (sqlite3_stmt *row,
            int           at)
{
  sqlite3_value *value = sqlite3_column_value (row, at);

  return sqlite3_value_type (value) == SQLITE_NULL ? NAN : sqlite3_value_double (value);
}

static void
fill_range (CxColumn     *column,
            guint         account,
            sqlite3_stmt *row,
            int           at)
{
  double low = get_double (row, at);
  double high = get_double (row, at + 1);

  column->low[account] = isnan (high) ? NAN : low;
  column->high[account] = isnan (low) ? NAN : high;
}

static void
fill_text (CxFiller       *self,
           guint         i,
           sqlite3_stmt *row)
{
  sqlite3_value *value = sqlite3_column_value (row, self->at);
  const char *text = (const char *) sqlite3_value_text (value);
  int length = sqlite3_value_bytes (value);

  self->lengths[i] = text ? (guint32) length : CX_TEXT_MISSING;
  if (text != NULL)
    g_string_append_len (self->bytes, text, length);
}

void
cx_filler_read (CxFiller     *self,
                guint         account,
                guint         i,
                sqlite3_stmt *row)
{
  CxColumn *column = self->column;

  if (self->bytes != NULL)
    fill_text (self, i, row);
  else if (column->high != NULL)
    fill_range (column, account, row, self->at);
  else
    column->low[account] = get_double (row, self->at);
}

void
cx_filler_resize (CxFiller *self,
                  guint     n)
{
  CxColumn *column = self->column;

  self->most = n;
  if (column->field->type == CX_FIELD_RANGE)
    column->high = g_renew (double, column->high, n);
  if (cx_field_type_is_text (column->field->type))
    self->codes = g_renew (guint32, self->codes, n);
  else if (column->field->type == CX_FIELD_LIST)
    column->offsets = g_renew (guint32, column->offsets, n + 1);
  else
    column->low = g_renew (double, column->low, n);
}

void
cx_filler_finish_block (CxFiller *self,
                        guint     first,
                        guint     n)
{
  if (self->bytes == NULL)
    return;
  if (self->items != NULL)
    number_lists (self, first, n);
  else
    number_texts (self, first, n);
  g_string_truncate (self->bytes, 0);
}

/* As few bytes a code as the number of texts needs; the largest number is no text. */
static void
narrow_codes (CxFiller *self,
              guint     n_accounts)
{
  CxColumn *column = self->column;

  column->code_bytes = self->texts.n < G_MAXUINT8 ? 1 : self->texts.n < G_MAXUINT16 ? 2 : 4;
  if (column->code_bytes == 4)
    {
      column->codes = g_steal_pointer (&self->codes);
      return;
    }
  column->codes = g_malloc (column->code_bytes * (gsize) (n_accounts + 1));
  for (guint a = 0; a < n_accounts; a++)
    if (column->code_bytes == 1)
      ((guint8 *) column->codes)[a] = (guint8) self->codes[a];
    else
      ((guint16 *) column->codes)[a] = (guint16) self->codes[a];
  g_clear_pointer (&self->codes, g_free);
}

void
cx_filler_finish (CxFiller *self,
                  guint     n_accounts)
{
  CxColumn *column = self->column;

  if (self->codes != NULL)
    narrow_codes (self, n_accounts);
  if (column->codes != NULL || column->offsets != NULL)
    {
      column->n_texts = self->texts.n;
      column->texts = g_renew (char *, g_steal_pointer (&self->texts.texts), self->texts.n + 1);
    }
  if (column->offsets != NULL)
    {
      column->offsets[n_accounts] = self->items->len;
      column->items = g_memdup2 (self->items->data, sizeof (guint32) * MAX (self->items->len, 1));
    }
  if (column->low != NULL && column->high == NULL)
    column->high = column->low;
}
