/* Fills the columnar copy from the workspace in one pass over the accounts. Knows nothing of criteria. */
#include "cx-columns-private.h"

#include "cx-error.h"
#include "cx-text.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

/* Result columns before the first field: id and key. */
#define FIRST_FIELD 2

/* Texts are gathered for so many rows and then numbered column by column: then one column's dictionary at
 * a time lies in the processor's cache. Also how often a long load looks whether it is still wanted. */
#define BLOCK 4096

/* A field on its way in. */
typedef struct {
  CxColumn    *column;
  int          at; /* result column */
  CxDictionary texts;
  /* Texts and lists: the cells of this block, one behind the other. */
  GString     *bytes;
  guint32     *lengths;
  /* Lists: distinct cells, and for each the codes parsed[starts[cell] … starts[cell + 1]). */
  CxDictionary cells;
  GArray      *parsed, *starts, *items;
} Filler;

typedef struct {
  CxColumns *columns;
  Filler    *fillers;
  guint      allocated;
  guint      n_in_block;
} Load;

static void
filler_init (Filler   *self,
             CxColumn *column,
             int       at,
             CxArena  *arena)
{
  guint32 zero = 0;

  self->column = column;
  self->at = at;
  if (!cx_field_type_is_text (column->field->type) && column->field->type != CX_FIELD_LIST)
    return;
  self->bytes = g_string_sized_new (16 * BLOCK);
  self->lengths = g_new (guint32, BLOCK);
  cx_dictionary_init (&self->texts, arena);
  if (column->field->type != CX_FIELD_LIST)
    return;
  cx_dictionary_init (&self->cells, arena);
  self->parsed = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->items = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (self->starts, zero);
}

static void
filler_clear (Filler *self)
{
  cx_dictionary_clear (&self->texts);
  cx_dictionary_clear (&self->cells);
  if (self->bytes != NULL)
    g_string_free (self->bytes, TRUE);
  g_free (self->lengths);
  g_clear_pointer (&self->parsed, g_array_unref);
  g_clear_pointer (&self->starts, g_array_unref);
  g_clear_pointer (&self->items, g_array_unref);
}

/* Adds one item of the cell that is being read; a repeated one says nothing new. */
static void
add_item (Filler     *self,
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
parse_escaped_cell (Filler     *self,
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
parse_plain_cell (Filler     *self,
                  const char *cell)
{
  const char *open, *close;

  for (open = strchr (cell, '"'); open && (close = strchr (open + 1, '"')); open = strchr (close + 1, '"'))
    add_item (self, open + 1, close - open - 1);
}

/* Reads a cell that no account had before. */
static void
parse_cell (Filler  *self,
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
number_lists (Filler *self,
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

/* Numbers the texts of the block that ends here. */
static void
finish_block (Load *load)
{
  guint n = load->n_in_block, first = load->columns->n_accounts - n;

  for (guint i = 0; i < load->columns->fields->len; i++)
    {
      Filler *filler = &load->fillers[i];

      if (filler->bytes == NULL)
        continue;
      if (filler->items != NULL)
        number_lists (filler, first, n);
      else
        cx_dictionary_add_many (&filler->texts, filler->bytes->str, filler->lengths, n, filler->column->codes + first);
      g_string_truncate (filler->bytes, 0);
    }
  load->n_in_block = 0;
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
fill_text (Filler       *self,
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

static void
fill_cell (Filler       *self,
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

/* Makes room for @n accounts (and for the end of the last list). */
static void
resize (Load *load,
        guint n)
{
  CxColumns *self = load->columns;

  load->allocated = n;
  self->ids = g_renew (gint64, self->ids, n);
  self->keys = g_renew (char *, self->keys, n);
  for (guint i = 0; i < self->fields->len; i++)
    {
      CxColumn *column = &self->columns[i];

      if (column->field->type == CX_FIELD_RANGE)
        column->high = g_renew (double, column->high, n);
      if (cx_field_type_is_text (column->field->type))
        column->codes = g_renew (guint32, column->codes, n);
      else if (column->field->type == CX_FIELD_LIST)
        column->offsets = g_renew (guint32, column->offsets, n + 1);
      else
        column->low = g_renew (double, column->low, n);
    }
}

static void
fill_row (Load         *load,
          sqlite3_stmt *row)
{
  CxColumns *self = load->columns;
  guint account = self->n_accounts;

  if (account == load->allocated)
    resize (load, account * 2);
  self->ids[account] = sqlite3_column_int64 (row, 0);
  self->keys[account] = cx_arena_copy (self->arena, (const char *) sqlite3_column_text (row, 1),
                                       (gsize) sqlite3_column_bytes (row, 1));
  for (guint i = 0; i < self->fields->len; i++)
    fill_cell (&load->fillers[i], account, load->n_in_block, row);
  self->n_accounts++;
  if (++load->n_in_block == BLOCK)
    finish_block (load);
}

/* The folded form of each text; most are folded already and then share its memory. */
static char **
fold_texts (CxDictionary *texts)
{
  char **folded = g_new (char *, texts->n + 1);

  for (guint i = 0; i < texts->n; i++)
    {
      g_autofree char *fold = cx_text_fold (texts->texts[i], -1);

      folded[i] = g_str_equal (fold, texts->texts[i]) ? texts->texts[i] : cx_arena_copy (texts->arena, fold, strlen (fold));
    }
  return folded;
}

static void
finish_column (Filler *self,
               guint   n_accounts)
{
  CxColumn *column = self->column;

  if (column->codes != NULL || column->offsets != NULL)
    {
      column->n_texts = self->texts.n;
      column->folded = fold_texts (&self->texts);
      column->texts = g_steal_pointer (&self->texts.texts);
    }
  if (column->offsets != NULL)
    {
      column->offsets[n_accounts] = self->items->len;
      column->items = (guint32 *) (gpointer) g_array_free (g_steal_pointer (&self->items), FALSE);
    }
  if (column->low != NULL && column->high == NULL)
    column->high = column->low;
}

static CxColumns *
columns_new (GPtrArray *fields)
{
  CxColumns *self = g_new0 (CxColumns, 1);

  g_atomic_ref_count_init (&self->refs);
  self->fields = fields;
  self->columns = g_new0 (CxColumn, fields->len + 1);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->arena = cx_arena_new ();
  for (guint i = 0; i < fields->len; i++)
    {
      CxColumn *column = &self->columns[i];

      column->field = fields->pdata[i];
      g_hash_table_insert (self->by_key, column->field->key, column);
    }
  self->name = cx_columns_find_role (self, "name");
  if (self->name != NULL && !cx_field_type_is_text (self->name->field->type))
    self->name = NULL;
  return self;
}

static char *
build_sql (GPtrArray *fields)
{
  GString *sql = g_string_new ("SELECT id, key");

  for (guint i = 0; i < fields->len; i++)
    {
      g_autofree char *columns = cx_field_columns (fields->pdata[i]);

      g_string_append_printf (sql, ", %s", columns);
    }
  g_string_append (sql, " FROM account ORDER BY id");
  return g_string_free_and_steal (sql);
}

static gboolean
read_rows (Load         *load,
           CxStatement  *statement,
           GCancellable *cancellable,
           GError      **error)
{
  sqlite3_stmt *row = cx_statement_get_handle (statement);
  gboolean has_row = FALSE;

  while (TRUE)
    {
      if (load->n_in_block == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!cx_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      fill_row (load, row);
    }
  finish_block (load);
  return TRUE;
}

static Filler *
fillers_new (CxColumns *columns)
{
  Filler *fillers = g_new0 (Filler, columns->fields->len + 1);
  int at = FIRST_FIELD;

  for (guint i = 0; i < columns->fields->len; i++)
    {
      filler_init (&fillers[i], &columns->columns[i], at, columns->arena);
      at += (int) cx_field_n_columns (columns->fields->pdata[i]);
    }
  return fillers;
}

static void
fillers_free (Filler *fillers,
              guint   n)
{
  for (guint i = 0; i < n; i++)
    filler_clear (&fillers[i]);
  g_free (fillers);
}

CxColumns *
cx_columns_load (CxStore      *store,
                 GCancellable *cancellable,
                 GError      **error)
{
  CxDatabase *database = cx_store_get_database (store);
  GPtrArray *fields = cx_field_table_list (store, error);
  g_autoptr(CxColumns) self = fields ? columns_new (fields) : NULL;
  g_autofree char *sql = fields ? build_sql (fields) : NULL;
  g_autoptr(CxStatement) statement = NULL;
  Load load = { self, NULL, 0, 0 };
  gint64 n;
  gboolean done;

  if (fields == NULL || !cx_database_get_int (database, "SELECT count (*) FROM account", &n, error))
    return NULL;
  statement = cx_database_prepare (database, sql, error);
  if (statement == NULL)
    return NULL;
  load.fillers = fillers_new (self);
  resize (&load, (guint) MAX (n, 1));
  done = read_rows (&load, statement, cancellable, error);
  for (guint i = 0; done && i < fields->len; i++)
    finish_column (&load.fillers[i], self->n_accounts);
  fillers_free (load.fillers, fields->len);
  return done ? g_steal_pointer (&self) : NULL;
}
