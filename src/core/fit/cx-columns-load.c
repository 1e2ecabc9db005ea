/* Fills the columnar copy from the workspace in one pass over the accounts. Knows nothing of criteria. */
#include "cx-columns-private.h"

#include "cx-error.h"
#include "cx-text.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

/* Result columns before the first field: id and key. */
#define FIRST_FIELD 2

/* How often a long load looks whether it is still wanted. */
#define ROWS_PER_LOOK 4096

/* A field on its way in. */
typedef struct {
  CxColumn    *column;
  int          at; /* result column */
  CxDictionary texts;
  /* Lists: distinct cells, and for each the codes items[starts[cell] … starts[cell + 1]) of @parsed. */
  CxDictionary cells;
  GArray      *parsed, *starts, *items;
} Filler;

typedef struct {
  CxColumns *columns;
  Filler    *fillers;
  guint      allocated;
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

static void
fill_list (Filler     *self,
           guint       account,
           const char *cell,
           gsize       length)
{
  guint32 code, from, to;

  self->column->offsets[account] = self->items->len;
  if (cell == NULL)
    return;
  code = cx_dictionary_add (&self->cells, cell, length);
  if (code + 1 == self->starts->len)
    {
      if (strchr (cell, '\\'))
        parse_escaped_cell (self, cell);
      else
        parse_plain_cell (self, cell);
      g_array_append_val (self->starts, self->parsed->len);
    }
  from = g_array_index (self->starts, guint32, code);
  to = g_array_index (self->starts, guint32, code + 1);
  if (to > from)
    g_array_append_vals (self->items, &g_array_index (self->parsed, guint32, from), to - from);
}

static double
get_double (sqlite3_stmt *row,
            int           at)
{
  return sqlite3_column_type (row, at) == SQLITE_NULL ? NAN : sqlite3_column_double (row, at);
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
fill_cell (Filler       *self,
           guint         account,
           sqlite3_stmt *row)
{
  CxColumn *column = self->column;
  const char *text;

  if (column->field->type == CX_FIELD_RANGE)
    {
      fill_range (column, account, row, self->at);
      return;
    }
  if (column->low != NULL)
    {
      column->low[account] = get_double (row, self->at);
      return;
    }
  text = (const char *) sqlite3_column_text (row, self->at);
  if (column->field->type == CX_FIELD_LIST)
    fill_list (self, account, text, (gsize) sqlite3_column_bytes (row, self->at));
  else
    column->codes[account] =
      text ? cx_dictionary_add (&self->texts, text, (gsize) sqlite3_column_bytes (row, self->at)) : CX_NO_CODE;
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
    fill_cell (&load->fillers[i], account, row);
  self->n_accounts++;
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
      if (load->columns->n_accounts % ROWS_PER_LOOK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!cx_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      fill_row (load, row);
    }
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
  Load load = { self, NULL, 0 };
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
