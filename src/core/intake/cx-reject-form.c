/* What a file of rejects looks like. */
#include "cx-reject-form.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Between cells that share the column for those beyond the header. */
#define BESIDE " | "

#define NAME_LETTERS 10

CxRejectColumn
cx_reject_column (const char *header)
{
  static const char *const names[] = { NULL, CX_REPAIR_SURPLUS, CX_REPAIR_IMPORT, CX_REPAIR_LINE, CX_REPAIR_REASON };

  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (header, names[i]))
      return (CxRejectColumn) i;
  return CX_REJECT_CELL;
}

/* ── names of imports ───────────────────────────────────────────────────── */

/* "1-kdmboajgch": letters only behind the number, so that a spreadsheet sees neither a date nor an exponent. */
static char *
make_name (gint64      id,
           const char *about)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, about, -1);

  digest[NAME_LETTERS] = '\0';
  for (char *p = digest; *p != '\0'; p++)
    *p = (char) ('a' + g_ascii_xdigit_value (*p));
  return g_strdup_printf ("%" G_GINT64_FORMAT "-%s", id, digest);
}

GHashTable *
cx_reject_names_new (CxStore *store,
                     GError **error)
{
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr(CxStatement) select =
    cx_database_prepare (cx_store_get_database (store),
                         "SELECT id, at || char (10) || file || char (10) || rows || char (10) || ifnull (digest, '') FROM import", error);
  gboolean has_row;

  if (select == NULL)
    return NULL;
  for (;;)
    {
      gint64 id;

      if (!cx_statement_step (select, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&names);
      id = cx_statement_get_int (select, 0);
      g_hash_table_insert (names, g_memdup2 (&id, sizeof id), make_name (id, cx_statement_get_text (select, 1)));
    }
}

gboolean
cx_reject_names_find (GHashTable    *names,
                      const char    *import,
                      const char    *line,
                      CxRejectPlace *place)
{
  g_autofree char *name = g_strstrip (g_strdup (import)), *number = g_strstrip (g_strdup (line));
  gint64 id = g_ascii_strtoll (name, NULL, 10);

  if (g_strcmp0 (g_hash_table_lookup (names, &id), name) != 0 ||
      !g_ascii_string_to_signed (number, 10, 1, G_MAXINT64, &place->line, NULL))
    return FALSE;
  place->import = id;
  return TRUE;
}

/* ── columns ────────────────────────────────────────────────────────────── */

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

CxRejectForm *
cx_reject_form_new (CxStore *store,
                    gint64   import,
                    GError **error)
{
  g_autoptr(CxImportRow) row = cx_import_table_get (store, import, error);
  g_autoptr(CxStatement) select =
    row ? cx_database_prepare (cx_store_get_database (store), "SELECT json_extract (form, '$.header') FROM import WHERE id = ?", error) : NULL;
  g_autoptr(GStrvBuilder) header = g_strv_builder_new ();
  g_auto(GStrv) all = NULL;
  CxRejectForm *self;

  if (select == NULL)
    return NULL;
  cx_statement_bind_int (select, 1, import);
  if (!cx_statement_step (select, NULL, error))
    return NULL;
  all = parse_texts (cx_statement_get_text (select, 0));
  self = g_new0 (CxRejectForm, 1);
  self->import = import;
  self->columns = g_array_new (FALSE, FALSE, sizeof (CxRejectColumn));
  for (guint i = 0; all[i] != NULL; i++)
    {
      CxRejectColumn column = cx_reject_column (all[i]);

      g_array_append_val (self->columns, column);
      self->again |= column == CX_REJECT_IMPORT;
      if (column == CX_REJECT_CELL)
        g_strv_builder_add (header, all[i]);
    }
  self->header = g_strv_builder_end (header);
  return self;
}

void
cx_reject_form_free (CxRejectForm *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->header);
  g_array_unref (self->columns);
  g_free (self);
}

/* ── rows ───────────────────────────────────────────────────────────────── */

/* A file of rejects was written with an apostrophe before what a spreadsheet would run; it is written with one again. */
static const char *
without_guard (const char *text)
{
  const char *rest = text + strspn (text, "'");

  return *text == '\'' && *rest != '\0' && strchr ("=+-@\t\r", *rest) != NULL ? text + 1 : text;
}

static void
add_surplus (GString    *surplus,
             const char *text)
{
  if (*text == '\0')
    return;
  if (surplus->len > 0)
    g_string_append (surplus, BESIDE);
  g_string_append (surplus, text);
}

static gboolean
is_blank (GStrv cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    if (*cells[i] != '\0')
      return FALSE;
  return TRUE;
}

static GStrv
raw_cell (const CxRejectRow *row)
{
  gsize length;
  const char *raw = g_bytes_get_data (row->raw, &length);
  GStrv cells = g_new0 (char *, 2);

  cells[0] = raw ? g_utf8_make_valid (raw, (gssize) length) : g_strdup ("");
  return cells;
}

void
cx_reject_cells_read (CxRejectCells      *self,
                      const CxRejectForm *form,
                      GHashTable         *names,
                      const CxRejectRow  *row)
{
  g_auto(GStrv) all = parse_texts (row->cells);
  g_autoptr(GStrvBuilder) cells = g_strv_builder_new ();
  GString *surplus = g_string_new (NULL);
  const char *import = NULL, *line = NULL;

  for (guint i = 0; all[i] != NULL; i++)
    {
      CxRejectColumn column = i < form->columns->len ? g_array_index (form->columns, CxRejectColumn, i) : CX_REJECT_SURPLUS;
      const char *text = form->again ? without_guard (all[i]) : all[i];

      if (column == CX_REJECT_CELL)
        g_strv_builder_add (cells, text);
      else if (column == CX_REJECT_SURPLUS)
        add_surplus (surplus, text);
      else if (column == CX_REJECT_IMPORT)
        import = text;
      else if (column == CX_REJECT_LINE)
        line = text;
    }
  self->cells = g_strv_builder_end (cells);
  self->surplus = g_string_free_and_steal (surplus);
  if (import == NULL || line == NULL || !cx_reject_names_find (names, import, line, &self->place))
    self->place = (CxRejectPlace) { row->import, row->line };
  if (is_blank (self->cells) && *self->surplus == '\0' && import == NULL)
    {
      g_strfreev (self->cells);
      self->cells = raw_cell (row);
    }
}

void
cx_reject_cells_clear (CxRejectCells *self)
{
  g_clear_pointer (&self->cells, g_strfreev);
  g_clear_pointer (&self->surplus, g_free);
}
