/* One value of one account as other programs read it. */
#include "cx-cell.h"

#include "cx-value.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Whole numbers up to here are exact in a double. */
#define LARGEST_WHOLE 9007199254740992.0

/* Up to so many units no two decimal texts mean the same double. */
#define LARGEST_SHORT 1e15

/* ── JSON ── */

JsonNode *
cx_cell_number_to_json (double number)
{
  if (!isfinite (number))
    return json_node_init_null (json_node_alloc ());
  if (number == trunc (number) && fabs (number) <= LARGEST_WHOLE)
    return json_node_init_int (json_node_alloc (), (gint64) number);
  return json_node_init_double (json_node_alloc (), number);
}

static JsonNode *
text_to_json (char *text)
{
  g_autofree char *owned = text;

  return json_node_init_string (json_node_alloc (), owned);
}

static JsonNode *
array_to_json (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  return node;
}

static JsonNode *
list_to_json (const CxColumn *column,
              guint           account)
{
  JsonArray *array;

  if (column->offsets[account] == column->offsets[account + 1])
    return json_node_init_null (json_node_alloc ());
  array = json_array_new ();
  for (guint32 i = column->offsets[account]; i < column->offsets[account + 1]; i++)
    json_array_add_string_element (array, column->texts[column->items[i]]);
  return array_to_json (array);
}

static JsonNode *
range_to_json (double low,
               double high)
{
  JsonArray *array = json_array_new ();

  json_array_add_element (array, cx_cell_number_to_json (low));
  json_array_add_element (array, cx_cell_number_to_json (high));
  return array_to_json (array);
}

JsonNode *
cx_cell_to_json (const CxColumn *column,
                 guint           account)
{
  if (column->offsets != NULL)
    return list_to_json (column, account);
  if (column->codes != NULL)
    return cx_column_code (column, account) == CX_NO_CODE
             ? json_node_init_null (json_node_alloc ())
             : json_node_init_string (json_node_alloc (), column->texts[cx_column_code (column, account)]);
  if (isnan (column->low[account]))
    return json_node_init_null (json_node_alloc ());
  switch (column->field->type)
    {
    case CX_FIELD_RANGE:
      return range_to_json (column->low[account], column->high[account]);
    case CX_FIELD_DATE:
      return text_to_json (cx_date_format ((gint32) column->low[account]));
    case CX_FIELD_BOOLEAN:
      return json_node_init_boolean (json_node_alloc (), column->low[account] != 0);
    default:
      return cx_cell_number_to_json (column->low[account]);
    }
}

void
cx_cell_set_json (JsonObject     *object,
                  const char     *member,
                  const CxColumn *column,
                  guint           account)
{
  if (column == NULL)
    json_object_set_null_member (object, member);
  else
    json_object_set_member (object, member, cx_cell_to_json (column, account));
}

/* ── CSV ── */

/* An import takes one apostrophe off such a text, so one that has some already gets another. */
gboolean
cx_cell_would_run (const char *text)
{
  while (*text == '\'')
    text++;
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

gboolean
cx_cell_seems_guarded (const char *text)
{
  return *text == '\'' && cx_cell_would_run (text);
}

void
cx_cell_append_text (GString    *out,
                     const char *text)
{
  gboolean runs = cx_cell_would_run (text);

  if (strpbrk (text, ",\"\r\n") == NULL && *text != ' ')
    {
      if (runs)
        g_string_append_c (out, '\'');
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  if (runs)
    g_string_append_c (out, '\'');
  for (const char *p = text; *p; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

/* "-1.25e-07" as "-0.000000125": few readers of CSV know exponents. */
static void
append_without_exponent (GString    *out,
                         const char *number)
{
  int exponent = atoi (strchr (number, 'e') + 1);
  g_autoptr(GString) digits = g_string_new (NULL);

  for (const char *p = number; *p != 'e'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  if (*number == '-')
    g_string_append_c (out, '-');
  if (exponent < 0)
    {
      g_string_append (out, "0.");
      for (int i = exponent + 1; i < 0; i++)
        g_string_append_c (out, '0');
    }
  g_string_append (out, digits->str);
  for (int i = (int) digits->len; i <= exponent; i++)
    g_string_append_c (out, '0');
}

static void
append_digits (GString *out,
               guint64  number,
               guint    at_least)
{
  char digits[24];
  guint n = 0;

  do
    digits[n++] = (char) ('0' + number % 10);
  while ((number /= 10) > 0 || n < at_least);
  while (n-- > 0)
    g_string_append_c (out, digits[n]);
}

/* Most numbers are whole, or have few decimals: what is a whole number of 1/10^n is the quotient of two exact doubles, rounded
 * once, and so reads back the same. */
static gboolean
append_short (GString *out,
              double   number)
{
  static const double units[] = { 1, 10, 100, 1000, 10000 };
  double size = fabs (number);

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      double whole = round (size * units[i]);

      if (whole > (i > 0 ? LARGEST_SHORT : LARGEST_WHOLE) || whole / units[i] != size)
        continue;
      if (number < 0)
        g_string_append_c (out, '-');
      append_digits (out, (guint64) whole / (guint64) units[i], 1);
      if (i > 0)
        {
          g_string_append_c (out, '.');
          append_digits (out, (guint64) whole % (guint64) units[i], i);
        }
      return TRUE;
    }
  return FALSE;
}

void
cx_cell_append_number (GString *out,
                       double   number)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (number) || append_short (out, number))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (buffer, sizeof buffer, formats[i], number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }
  if (strchr (buffer, 'e') == NULL)
    g_string_append (out, buffer);
  else
    append_without_exponent (out, buffer);
}

/* What an import multiplies back to exactly @number; rounding can need the next number beside the quotient. */
static double
in_scale (double number,
          int    scale)
{
  double unit, quotient, above, below;

  if (scale == 0)
    return number;
  unit = pow (10, scale);
  quotient = number / unit;
  above = nextafter (quotient, INFINITY);
  below = nextafter (quotient, -INFINITY);
  if (quotient * unit == number)
    return quotient;
  if (above * unit == number)
    return above;
  return below * unit == number ? below : quotient;
}

static void
append_list (GString        *out,
             const CxColumn *column,
             guint           account)
{
  for (guint32 i = column->offsets[account]; i < column->offsets[account + 1]; i++)
    {
      if (i > column->offsets[account])
        g_string_append_c (out, ';');
      g_string_append (out, column->texts[column->items[i]]);
    }
}

/* " to " where a minus sign would make it hard to read. */
void
cx_cell_append_range (GString *out,
                      double   low,
                      double   high)
{
  if (isinf (low) && isinf (high))
    return;
  if (isinf (low))
    g_string_append_c (out, '<');
  else
    cx_cell_append_number (out, low);
  if (isinf (high))
    g_string_append_c (out, '+');
  else if (isinf (low))
    cx_cell_append_number (out, high);
  else
    {
      g_string_append (out, low < 0 || high < 0 ? " to " : "-");
      cx_cell_append_number (out, high);
    }
}

static void
set_text (CxExportCell *cell,
          const char   *text)
{
  if (*text != '\0')
    *cell = (CxExportCell) { CX_EXPORT_TEXT, text, 0 };
}

static void
get_number (const CxColumn *column,
            guint           account,
            int             scale,
            GString        *scratch,
            CxExportCell   *cell)
{
  double low = column->low[account];

  if (isnan (low))
    return;
  switch (column->field->type)
    {
    case CX_FIELD_RANGE:
      if (low == column->high[account])
        {
          *cell = (CxExportCell) { CX_EXPORT_NUMBER, NULL, in_scale (low, scale) };
          break;
        }
      cx_cell_append_range (scratch, in_scale (low, scale), in_scale (column->high[account], scale));
      set_text (cell, scratch->str);
      break;
    case CX_FIELD_DATE:
      *cell = (CxExportCell) { CX_EXPORT_DATE, NULL, low };
      break;
    case CX_FIELD_BOOLEAN:
      *cell = (CxExportCell) { CX_EXPORT_BOOLEAN, NULL, low };
      break;
    default:
      if (isfinite (low))
        *cell = (CxExportCell) { CX_EXPORT_NUMBER, NULL, in_scale (low, scale) };
    }
}

void
cx_cell_get (const CxColumn *column,
             guint           account,
             int             scale,
             GString        *scratch,
             CxExportCell   *cell)
{
  *cell = (CxExportCell) { 0 };
  if (column->offsets != NULL)
    {
      append_list (scratch, column, account);
      set_text (cell, scratch->str);
    }
  else if (column->codes == NULL)
    get_number (column, account, scale, scratch, cell);
  else if (cx_column_code (column, account) != CX_NO_CODE)
    set_text (cell, column->texts[cx_column_code (column, account)]);
}

/* All but texts need neither quotes nor a guard. */
static void
append_value (GString            *out,
              const CxExportCell *cell)
{
  g_autofree char *date = NULL;

  if (cell->kind == CX_EXPORT_NUMBER)
    cx_cell_append_number (out, cell->number);
  else if (cell->kind == CX_EXPORT_BOOLEAN)
    g_string_append (out, cell->number != 0 ? "true" : "false");
  else if (cell->kind == CX_EXPORT_DATE)
    {
      date = cx_date_format ((gint32) cell->number);
      g_string_append (out, date);
    }
}

void
cx_cell_append_csv (GString            *out,
                    const CxExportCell *cell)
{
  if (cell->kind == CX_EXPORT_TEXT)
    cx_cell_append_text (out, cell->text);
  else
    append_value (out, cell);
}

void
cx_cell_append_plain (GString            *out,
                      const CxExportCell *cell)
{
  if (cell->kind != CX_EXPORT_TEXT)
    {
      append_value (out, cell);
      return;
    }
  if (cx_cell_would_run (cell->text))
    g_string_append_c (out, '\'');
  g_string_append (out, cell->text);
}
