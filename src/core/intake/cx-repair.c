/* Rows that an import set aside and that come again. */
#include "cx-repair.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Which row of which import. */
typedef struct {
  gint64 import, line;
} Place;

/* What was set aside there. @sum: of its cells, so that a million of them fit into memory. @reason: interned. */
typedef struct {
  Place       place;
  guint64     sum;
  const char *reason;
} Reject;

struct _CxRepair {
  int           import_column, line_column;
  GArray       *own;      /* columns that this program wrote, int */
  GHashTable   *rejects;  /* Reject, by its place */
  GStringChunk *reasons;
  GHashTable   *repaired; /* line of the file → Place */
  char         *answer;
};

/* ── as it was ──────────────────────────────────────────────────────────── */

static GStrv
parse_texts (const char *json)
{
  g_autoptr(JsonNode) root = json ? json_from_string (json, NULL) : NULL;
  g_autoptr(GStrvBuilder) texts = g_strv_builder_new ();

  if (root != NULL && JSON_NODE_HOLDS_ARRAY (root))
    {
      JsonArray *array = json_node_get_array (root);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonNode *element = json_array_get_element (array, i);
          const char *text = json_node_get_value_type (element) == G_TYPE_STRING ? json_node_get_string (element) : NULL;

          g_strv_builder_add (texts, text ? text : "");
        }
    }
  return g_strv_builder_end (texts);
}

GStrv
cx_repair_header (CxStore *store,
                  gint64   import,
                  GError **error)
{
  g_autoptr(CxImportRow) row = cx_import_table_get (store, import, error);
  g_autoptr(CxStatement) select =
    row ? cx_database_prepare (cx_store_get_database (store), "SELECT json_extract (form, '$.header') FROM import WHERE id = ?", error) : NULL;

  if (select == NULL)
    return NULL;
  cx_statement_bind_int (select, 1, import);
  if (!cx_statement_step (select, NULL, error))
    return NULL;
  return parse_texts (cx_statement_get_text (select, 0));
}

GStrv
cx_repair_cells (const CxRejectRow *reject)
{
  GStrv cells = parse_texts (reject->cells);
  gsize length;
  const char *raw;

  for (guint i = 0; cells[i] != NULL; i++)
    if (*cells[i] != '\0')
      return cells;
  g_strfreev (cells);
  raw = g_bytes_get_data (reject->raw, &length);
  cells = g_new0 (char *, 2);
  cells[0] = raw ? g_utf8_make_valid (raw, (gssize) length) : g_strdup ("");
  return cells;
}

/* ── as it comes again ──────────────────────────────────────────────────── */

static guint
place_hash (gconstpointer key)
{
  const Place *place = key;

  return (guint) (place->import * 1000003 + place->line);
}

static gboolean
place_equal (gconstpointer a,
             gconstpointer b)
{
  const Place *x = a, *y = b;

  return x->import == y->import && x->line == y->line;
}

/* FNV-1a, 64 bits, of cells in their order; empty ones at the end do not count, and neither does an apostrophe before what a
 * spreadsheet would run. */
typedef struct {
  guint64 sum;
  guint   n_empty;
} Sum;

static void
sum_bytes (Sum        *sum,
           const char *bytes,
           gsize       n)
{
  for (gsize i = 0; i < n; i++)
    sum->sum = (sum->sum ^ (guint8) bytes[i]) * G_GUINT64_CONSTANT (1099511628211);
}

static void
sum_cell (Sum        *sum,
          const char *text,
          gsize       length)
{
  if (length == 0)
    {
      sum->n_empty++;
      return;
    }
  for (; sum->n_empty > 0; sum->n_empty--)
    sum_bytes (sum, "\0", 1);
  if (length > 1 && *text == '\'')
    text++, length--;
  sum_bytes (sum, text, length);
  sum_bytes (sum, "\0", 1);
}

#define SUM_START ((Sum) { .sum = G_GUINT64_CONSTANT (14695981039346656037) })

static gboolean
learn_reject (const CxRejectRow *row,
              gpointer           user_data,
              GError           **error)
{
  CxRepair *self = user_data;
  g_auto(GStrv) cells = cx_repair_cells (row);
  Reject *reject = g_new (Reject, 1);
  Sum sum = SUM_START;

  for (guint i = 0; cells[i] != NULL; i++)
    sum_cell (&sum, cells[i], strlen (cells[i]));
  *reject = (Reject) { { row->import, row->line }, sum.sum, g_string_chunk_insert_const (self->reasons, row->reason) };
  g_hash_table_replace (self->rejects, &reject->place, reject);
  return TRUE;
}

static void
find_columns (CxRepair          *self,
              const char *const *header)
{
  self->import_column = self->line_column = -1;
  for (int i = 0; header[i] != NULL; i++)
    {
      if (g_str_equal (header[i], CX_REPAIR_IMPORT))
        self->import_column = i;
      else if (g_str_equal (header[i], CX_REPAIR_LINE))
        self->line_column = i;
      else if (!g_str_equal (header[i], CX_REPAIR_REASON))
        continue;
      g_array_append_val (self->own, i);
    }
}

gboolean
cx_repair_new (CxStore           *store,
               const char *const *header,
               CxRepair         **repair,
               GError           **error)
{
  g_autoptr(CxRepair) self = g_new0 (CxRepair, 1);

  *repair = NULL;
  self->own = g_array_new (FALSE, FALSE, sizeof (int));
  find_columns (self, header);
  if (self->import_column < 0 || self->line_column < 0)
    return TRUE;
  self->rejects = g_hash_table_new_full (place_hash, place_equal, NULL, g_free);
  self->reasons = g_string_chunk_new (1024);
  self->repaired = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  if (!cx_import_table_walk_rejects (store, 0, learn_reject, self, error))
    return FALSE;
  *repair = g_steal_pointer (&self);
  return TRUE;
}

void
cx_repair_free (CxRepair *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->own, g_array_unref);
  g_clear_pointer (&self->rejects, g_hash_table_unref);
  g_clear_pointer (&self->repaired, g_hash_table_unref);
  g_clear_pointer (&self->reasons, g_string_chunk_free);
  g_free (self->answer);
  g_free (self);
}

static gint64
number_of (const CxRow *row,
           int          column)
{
  g_autofree char *text = (guint) column < row->n_cells ? g_strndup (row->cells[column].text, row->cells[column].length) : NULL;
  gint64 number;

  return text != NULL && g_ascii_string_to_signed (g_strstrip (text), 10, 1, G_MAXINT64, &number, NULL) ? number : 0;
}

static gboolean
is_own (CxRepair *self,
        guint     column)
{
  for (guint i = 0; i < self->own->len; i++)
    if (g_array_index (self->own, int, i) == (int) column)
      return TRUE;
  return FALSE;
}

const char *
cx_repair_look (CxRepair    *self,
                const CxRow *row)
{
  const Place place = { number_of (row, self->import_column), number_of (row, self->line_column) };
  const Reject *reject = g_hash_table_lookup (self->rejects, &place);
  Sum sum = SUM_START;

  if (reject == NULL)
    return NULL;
  for (guint i = 0; i < row->n_cells; i++)
    if (!is_own (self, i))
      sum_cell (&sum, row->cells[i].text, row->cells[i].length);
  if (sum.sum != reject->sum)
    {
      g_hash_table_replace (self->repaired, g_memdup2 (&row->line, sizeof row->line), g_memdup2 (&place, sizeof place));
      return NULL;
    }
  g_free (self->answer);
  self->answer = g_strdup_printf ("not repaired: %s", reject->reason);
  return self->answer;
}

/* ── what came in ───────────────────────────────────────────────────────── */

/* Repaired rows can be bad in another way. */
static gboolean
forget_rejected (CxRepair *self,
                 CxStore  *store,
                 gint64    import,
                 GError  **error)
{
  g_autoptr(CxStatement) select =
    cx_database_prepare (cx_store_get_database (store), "SELECT line FROM import_reject WHERE import = ?", error);
  gboolean has_row = TRUE;

  if (select == NULL)
    return FALSE;
  cx_statement_bind_int (select, 1, import);
  while (has_row)
    {
      gint64 line;

      if (!cx_statement_step (select, &has_row, error))
        return FALSE;
      line = cx_statement_get_int (select, 0);
      g_hash_table_remove (self->repaired, &line);
    }
  return TRUE;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *x = a, *y = b;

  if (x->import != y->import)
    return x->import < y->import ? -1 : 1;
  return (x->line > y->line) - (x->line < y->line);
}

/* [[import, line], …] */
static char *
print_repaired (CxRepair *self)
{
  g_autoptr(GList) places = g_list_sort (g_hash_table_get_values (self->repaired), compare_places);
  GString *json = g_string_new ("[");

  for (GList *l = places; l != NULL; l = l->next)
    {
      const Place *place = l->data;

      g_string_append_printf (json, "%s[%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT "]", l == places ? "" : ",", place->import, place->line);
    }
  return g_string_free_and_steal (g_string_append_c (json, ']'));
}

gboolean
cx_repair_finish (CxRepair *self,
                  CxStore  *store,
                  gint64    import,
                  GError  **error)
{
  g_autofree char *repaired = NULL;
  g_autoptr(CxStatement) update = NULL;

  if (!forget_rejected (self, store, import, error))
    return FALSE;
  if (g_hash_table_size (self->repaired) == 0)
    return TRUE;
  update = cx_database_prepare (cx_store_get_database (store),
                                "UPDATE import SET form = json_set (ifnull (form, '{}'), '$.repairs', json (?)) WHERE id = ?", error);
  if (update == NULL)
    return FALSE;
  repaired = print_repaired (self);
  cx_statement_bind_text (update, 1, repaired, -1);
  cx_statement_bind_int (update, 2, import);
  return cx_statement_run (update, error);
}
