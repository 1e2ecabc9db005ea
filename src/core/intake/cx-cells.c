/* From the text of a cell to the values that are stored. */
#include "cx-cells.h"

#include "cx-number.h"
#include "cx-record-id.h"
#include "cx-text.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

/* Longer texts are neither numbers nor dates nor addresses. */
#define LONGEST_VALUE 1023

struct _CxCellReader {
  GString   *scratch; /* one cell, NUL-terminated */
  GPtrArray *texts;   /* of this row, made rather than found in the file */
};

CxCellReader *
cx_cell_reader_new (void)
{
  CxCellReader *self = g_new0 (CxCellReader, 1);

  self->scratch = g_string_sized_new (256);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
cx_cell_reader_free (CxCellReader *self)
{
  if (self == NULL)
    return;
  g_string_free (self->scratch, TRUE);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

void
cx_cell_reader_begin (CxCellReader *self)
{
  if (self->texts->len > 0)
    g_ptr_array_set_size (self->texts, 0);
}

static CxCell
trim (CxCell cell)
{
  while (cell.length > 0 && g_ascii_isspace (*cell.text))
    cell.text++, cell.length--;
  while (cell.length > 0 && g_ascii_isspace (cell.text[cell.length - 1]))
    cell.length--;
  return cell;
}

/* An apostrophe before what a spreadsheet would run only keeps it from running; it is no part of the text. A text that begins
 * with apostrophes of its own was given one more. */
static CxCell
unguard (CxCell cell)
{
  gsize guards = 0;

  while (guards < cell.length && cell.text[guards] == '\'')
    guards++;
  if (guards > 0 && guards < cell.length && memchr ("=+-@\t\r", cell.text[guards], 6) != NULL)
    cell.text++, cell.length--;
  return cell;
}

static void
store_text (CxStoredCell *stored,
            const char   *text,
            gsize         length)
{
  stored->kind = CX_CELL_TEXT;
  stored->text = text;
  stored->length = length;
}

static void
store_real (CxStoredCell *stored,
            double        value)
{
  stored->kind = CX_CELL_REAL;
  stored->real = value;
}

static void
store_integer (CxStoredCell *stored,
               gint64        value)
{
  stored->kind = CX_CELL_INTEGER;
  stored->integer = value;
}

static void
take_text (CxCellReader *self,
           CxStoredCell *stored,
           char         *text)
{
  g_ptr_array_add (self->texts, text);
  store_text (stored, text, strlen (text));
}

/* ── ids ────────────────────────────────────────────────────────────────── */

/* What has not all that an id of Salesforce says: 15 characters, as reports write them, or 18 whose letters are all large or all
 * small: perhaps some program lost the case, which the last three tell. */
static gboolean
is_spoilt_salesforce_id (const CxCell *cell)
{
  gboolean upper = FALSE, lower = FALSE;

  for (gsize i = 0; i < MIN (cell->length, 15); i++)
    {
      upper |= g_ascii_isupper (cell->text[i]);
      lower |= g_ascii_islower (cell->text[i]);
    }
  return cell->length == 15 || (cell->length == 18 && upper != lower);
}

static gboolean
take_repaired (CxCellReader *self,
               gboolean    (*repair) (GString *out, const char *text),
               CxCell        cell,
               CxStoredCell *stored)
{
  g_autoptr(GString) whole = g_string_new (NULL);
  g_autofree char *text = g_strndup (cell.text, cell.length);

  if (!repair (whole, text))
    return FALSE;
  take_text (self, stored, g_string_free_and_steal (g_steal_pointer (&whole)));
  return TRUE;
}

/* What a spreadsheet makes of a long id: "4.15087E+18", "123.0". */
static gboolean
is_number_of_spreadsheet (const CxCell *cell)
{
  gsize digits = 0;

  while (digits < cell->length && g_ascii_isdigit (cell->text[digits]))
    digits++;
  if (digits == 0 || digits == cell->length || !strchr (".eE", cell->text[digits]))
    return FALSE;
  for (gsize i = digits; i < cell->length; i++)
    if (!g_ascii_isdigit (cell->text[i]) && !strchr (".eE+", cell->text[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_nought (const CxCell *cell)
{
  for (gsize i = 0; i < cell->length; i++)
    if (cell->text[i] != '0')
      return FALSE;
  return TRUE;
}

/* Digits that are lost are not made up, and nought is nobody's id: many companies would become one. */
static gboolean
read_id (CxCellReader     *self,
         const CxCellRule *rule,
         CxCell            cell,
         CxStoredCell     *stored)
{
  if (rule->salesforce_id && is_spoilt_salesforce_id (&cell) && take_repaired (self, cx_salesforce_id_repair, cell, stored))
    return TRUE;
  if (is_number_of_spreadsheet (&cell))
    return take_repaired (self, cx_hubspot_id_repair, cell, stored);
  if (is_nought (&cell))
    return FALSE;
  store_text (stored, cell.text, cell.length);
  return TRUE;
}

/* ── lists ──────────────────────────────────────────────────────────────── */

static gboolean
is_repeated (const CxCell *items,
             guint         n,
             CxCell        item)
{
  for (guint i = 0; i < n; i++)
    if (items[i].length == item.length && memcmp (items[i].text, item.text, item.length) == 0)
      return TRUE;
  return FALSE;
}

/* Items in their order, each once, as they are added. */
typedef struct {
  GString *json;
  CxCell   seen[32];
  guint    n;
} Items;

static void
add_item (Items *self,
          CxCell item)
{
  item = trim (item);
  if (cx_text_is_missing (item.text, item.length) || is_repeated (self->seen, MIN (self->n, G_N_ELEMENTS (self->seen)), item))
    return;
  if (self->n < G_N_ELEMENTS (self->seen))
    self->seen[self->n] = item;
  g_string_append_c (self->json, self->n++ > 0 ? ',' : '[');
  cx_text_append_json (self->json, item.text, item.length);
}

/* The texts of a list that a JSON file holds; it is left in JSON where an item has the separator in it. */
static JsonNode *
parse_array (CxCell cell)
{
  g_autofree char *text = cell.length > 1 && *cell.text == '[' && cell.text[cell.length - 1] == ']' ? g_strndup (cell.text, cell.length) : NULL;
  g_autoptr(JsonNode) node = text ? json_from_string (text, NULL) : NULL;
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (json_node_get_value_type (json_array_get_element (array, i)) != G_TYPE_STRING)
      return NULL;
  return array ? g_steal_pointer (&node) : NULL;
}

static void
split_items (Items *self,
             char   separator,
             CxCell cell)
{
  const char *end = cell.text + cell.length;

  for (const char *p = cell.text, *stop; p <= end; p = stop + 1)
    {
      stop = memchr (p, separator, end - p);
      stop = stop ? stop : end;
      add_item (self, (CxCell) { p, stop - p });
    }
}

/* A list in which nothing is known is missing. */
static void
read_list (CxCellReader *self,
           char          separator,
           CxCell        cell,
           CxStoredCell *stored)
{
  g_autoptr(JsonNode) node = parse_array (cell);
  Items items = { .json = g_string_new (NULL) };

  if (node == NULL)
    split_items (&items, separator, cell);
  for (guint i = 0; node != NULL && i < json_array_get_length (json_node_get_array (node)); i++)
    {
      const char *item = json_array_get_string_element (json_node_get_array (node), i);

      add_item (&items, (CxCell) { item, strlen (item) });
    }
  if (items.n > 0)
    take_text (self, stored, g_string_free_and_steal (g_string_append_c (items.json, ']')));
  else
    g_string_free (items.json, TRUE);
}

/* ── numbers, days, yes and no, domains ─────────────────────────────────── */

static gboolean
read_number (const CxCellRule *rule,
             const CxCell     *cell,
             CxStoredCell     *stored)
{
  CxNumber number;

  if (!cx_number_scan (cell->text, cell->length, &number))
    return FALSE;
  /* A cell that names its own scale means it: "$1.2 billion" under "($ millions)". */
  store_real (stored, rule->scale != 0 && number.scale == 0 ? number.value * pow (10, rule->scale) : number.value);
  return TRUE;
}

static gboolean
read_end (const char *text,
          double      open,
          double     *end)
{
  CxNumber number;

  *end = open;
  if (g_str_equal (text, "null"))
    return TRUE;
  if (!cx_number_scan (text, strlen (text), &number))
    return FALSE;
  *end = number.value;
  return TRUE;
}

/* A range of a JSON file: "51;200", "[51,null]". */
static gboolean
read_pair (const char *text,
           double     *low,
           double     *high)
{
  gboolean whole = *text == '[' && g_str_has_suffix (text, "]");
  g_autofree char *inside = whole ? g_strndup (text + 1, strlen (text) - 2) : g_strdup (text);
  char *behind = strpbrk (inside, whole ? "," : ";");

  if (behind == NULL)
    return FALSE;
  *behind++ = '\0';
  return read_end (g_strstrip (inside), -INFINITY, low) && read_end (g_strstrip (behind), INFINITY, high) && *low <= *high;
}

static gboolean
read_range (const CxCellRule *rule,
            const char       *text,
            CxStoredCell     *stored)
{
  gboolean scaled = rule->scale != 0 && strpbrk (text, "kKmMbBtT") == NULL;
  double low, high;

  if (!cx_range_parse (text, &low, &high) && !read_pair (text, &low, &high))
    return FALSE;
  store_real (&stored[0], scaled ? low * pow (10, rule->scale) : low);
  store_real (&stored[1], scaled ? high * pow (10, rule->scale) : high);
  return TRUE;
}

static gboolean
read_domain (CxCellReader *self,
             const char   *text,
             CxStoredCell *stored)
{
  char *domain = cx_domain_base (text);

  if (domain == NULL)
    return FALSE;
  take_text (self, stored, domain);
  return TRUE;
}

static gboolean
read_short (CxCellReader     *self,
            const CxCellRule *rule,
            const char       *text,
            CxStoredCell     *stored)
{
  gboolean flag;
  gint32 day;

  switch ((int) rule->type)
    {
    case CX_FIELD_RANGE:
      return read_range (rule, text, stored);
    case CX_FIELD_DATE:
      if (!cx_date_parse (text, rule->date_order, &day) && !cx_period_parse (text, &day))
        return FALSE;
      store_integer (stored, day);
      return TRUE;
    case CX_FIELD_BOOLEAN:
      if (!cx_boolean_parse (text, &flag))
        return FALSE;
      store_integer (stored, flag);
      return TRUE;
    default:
      return read_domain (self, text, stored);
    }
}

CxCellRule
cx_cell_rule_of_column (const CxImportPlan *plan,
                        const CxPlanColumn *column,
                        const CxField      *field)
{
  return (CxCellRule) {
    .type = field->type,
    .date_order = column->date_order,
    .separator = column->separator ? column->separator : ';',
    .scale = column->scale,
    .unguarded = plan->form->format == CX_FORMAT_JSON || plan->form->format == CX_FORMAT_NDJSON,
    .salesforce_id = g_strcmp0 (plan->preset, "Salesforce") == 0 && g_strcmp0 (field->role, "record_id") == 0,
  };
}

gboolean
cx_cell_reader_read (CxCellReader     *self,
                     const CxCellRule *rule,
                     const CxCell     *cell,
                     CxStoredCell     *stored)
{
  CxCell trimmed = trim (*cell);

  if (!rule->unguarded)
    trimmed = unguard (trimmed);
  stored[0].kind = CX_CELL_MISSING;
  if (rule->type == CX_FIELD_RANGE)
    stored[1].kind = CX_CELL_MISSING;
  if (cx_text_is_missing (trimmed.text, trimmed.length))
    return TRUE;
  switch (rule->type)
    {
    case CX_FIELD_ID:
      return read_id (self, rule, trimmed, stored);
    case CX_FIELD_TEXT:
    case CX_FIELD_CATEGORY:
      store_text (stored, trimmed.text, trimmed.length);
      return TRUE;
    case CX_FIELD_LIST:
      read_list (self, rule->separator, trimmed, stored);
      return TRUE;
    case CX_FIELD_NUMBER:
    case CX_FIELD_MONEY:
      return read_number (rule, &trimmed, stored);
    case CX_FIELD_RANGE:
    case CX_FIELD_DATE:
    case CX_FIELD_BOOLEAN:
    case CX_FIELD_DOMAIN:
    default:
      if (trimmed.length > LONGEST_VALUE)
        return FALSE;
      g_string_truncate (self->scratch, 0);
      g_string_append_len (self->scratch, trimmed.text, trimmed.length);
      return read_short (self, rule, self->scratch->str, stored);
    }
}
