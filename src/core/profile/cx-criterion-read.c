/* The JSON form of one criterion: read with every mistake named by its path, and written canonically. */
#include "cx-profile-read.h"

#include "cx-error.h"

#include <math.h>
#include <string.h>

#define OPERATOR_NAMES                                                                                                 \
  "in, not-in, contains, between, at-least, at-most, has-any, has-all, has-none, is, within-days, known"
#define IMPORTANCE_NAMES "must, strong, nice, never"

/* GDate's Julian day of 1970-01-01, and the last day that four digits of year can say. */
#define JULIAN_EPOCH 719163
#define FIRST_DAY (1 - JULIAN_EPOCH)
#define LAST_DAY 2932896

/* A span longer than a millennium is a mistake. */
#define MAX_DAYS 366000

static const char *const known_members[] = { "id", "label", "section", "field", "op", "values", "importance", "weight", NULL };

gboolean
cx_read_fail (GError    **error,
              const char *file,
              const char *path,
              const char *format,
              ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "%s%s%s%s%s", file ? file : "", file ? ": " : "", path,
               *path ? ": " : "", message);
  return FALSE;
}

/* @n digits as a number, or -1. */
static int
read_digits (const char *text,
             guint       n)
{
  int number = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      number = 10 * number + g_ascii_digit_value (text[i]);
    }
  return number;
}

gboolean
cx_day_parse (const char *text,
              double     *day)
{
  int year, month, dom;
  GDate date;

  if (strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  year = read_digits (text, 4);
  month = read_digits (text + 5, 2);
  dom = read_digits (text + 8, 2);
  if (year < 1 || month < 1 || dom < 1 || !g_date_valid_dmy ((GDateDay) dom, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) dom, (GDateMonth) month, (GDateYear) year);
  *day = (double) g_date_get_julian (&date) - JULIAN_EPOCH;
  return TRUE;
}

double
cx_day_hold (double day)
{
  return CLAMP (round (day), FIRST_DAY, LAST_DAY);
}

static char *
day_print (double day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (cx_day_hold (day) + JULIAN_EPOCH));
  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
}

/* A criterion on its way in: where it is, for messages. */
typedef struct {
  JsonObject *object;
  const char *path, *file;
  GError    **error;
} Reader;

G_GNUC_PRINTF (3, 4) static gboolean
fail (Reader     *reader,
      const char *member,
      const char *format,
      ...)
{
  g_autofree char *path = g_strconcat (reader->path, ".", member, NULL);
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return cx_read_fail (reader->error, reader->file, path, "%s", message);
}

static gboolean
holds (JsonNode *node,
       GType     type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static gboolean
holds_number (JsonNode *node)
{
  return holds (node, G_TYPE_INT64) || holds (node, G_TYPE_DOUBLE);
}

/* Reads a text; @fallback stands for a missing one, %NULL makes it required. */
static gboolean
read_text (Reader     *reader,
           const char *member,
           const char *fallback,
           char      **text)
{
  JsonNode *node = json_object_get_member (reader->object, member);

  if (node == NULL && fallback == NULL)
    return fail (reader, member, "is missing; add it");
  if (node != NULL && !holds (node, G_TYPE_STRING))
    return fail (reader, member, "must be a text");
  *text = g_strdup (node ? json_node_get_string (node) : fallback);
  return TRUE;
}

static gboolean
read_section (Reader *reader,
              char  **section)
{
  if (!read_text (reader, "section", "firmographics", section))
    return FALSE;
  if (g_str_equal (*section, "firmographics") || g_str_equal (*section, "behaviour"))
    return TRUE;
  return fail (reader, "section", "“%s” is no section of criteria; use firmographics or behaviour", *section);
}

static gboolean
read_operator (Reader     *reader,
               CxOperator *op)
{
  g_autofree char *name = NULL;

  if (!read_text (reader, "op", NULL, &name))
    return FALSE;
  if (cx_operator_from_name (name, op))
    return TRUE;
  return fail (reader, "op", "“%s” is no operator; use one of " OPERATOR_NAMES, name);
}

static gboolean
read_weight (Reader      *reader,
             CxCriterion *criterion)
{
  g_autofree char *name = NULL;
  JsonNode *node = json_object_get_member (reader->object, "weight");

  if (!read_text (reader, "importance", NULL, &name))
    return FALSE;
  if (!cx_importance_from_name (name, &criterion->importance))
    return fail (reader, "importance", "“%s” is no importance; use one of " IMPORTANCE_NAMES, name);
  criterion->weight = cx_importance_default_weight (criterion->importance);
  if (node == NULL)
    return TRUE;
  if (!holds_number (node) || !(json_node_get_double (node) >= 0 && json_node_get_double (node) <= 10))
    return fail (reader, "weight", "must be a number from 0 to 10");
  if (criterion->importance != CX_IMPORTANCE_NEVER)
    criterion->weight = json_node_get_double (node);
  return TRUE;
}

/* The values, checked for their number. */
static gboolean
read_array (Reader     *reader,
            guint       n,
            const char *what,
            JsonArray **array)
{
  JsonNode *node = json_object_get_member (reader->object, "values");

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return fail (reader, "values", "must be a list of %s", what);
  *array = json_node_get_array (node);
  if (n != 0 && json_array_get_length (*array) != n)
    return fail (reader, "values", "must be a list of %s", what);
  return TRUE;
}

static gboolean
read_texts (Reader      *reader,
            CxCriterion *criterion)
{
  g_autoptr(GStrvBuilder) texts = g_strv_builder_new ();
  JsonArray *array;

  if (!read_array (reader, 0, "texts", &array))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      g_autofree char *member = g_strdup_printf ("values[%u]", i);

      if (!holds (node, G_TYPE_STRING))
        return fail (reader, member, "must be a text");
      g_strv_builder_add (texts, json_node_get_string (node));
    }
  g_strfreev (criterion->values);
  criterion->values = g_strv_builder_end (texts);
  return TRUE;
}

/* One bound: a number, a date, or null for an open end. */
static gboolean
read_bound (Reader    *reader,
            JsonArray *array,
            guint      i,
            double     open,
            double    *bound,
            gboolean  *is_date)
{
  JsonNode *node = json_array_get_element (array, i);
  g_autofree char *member = g_strdup_printf ("values[%u]", i);

  *is_date = FALSE;
  if (JSON_NODE_HOLDS_NULL (node))
    *bound = open;
  else if (holds_number (node) && isfinite (json_node_get_double (node)))
    *bound = json_node_get_double (node);
  else if (holds (node, G_TYPE_STRING) && cx_day_parse (json_node_get_string (node), bound))
    *is_date = TRUE;
  else
    return fail (reader, member, "must be a number, a date such as \"2026-11-22\", or null for an open end");
  return TRUE;
}

static gboolean
read_between (Reader      *reader,
              CxCriterion *criterion)
{
  gboolean low_is_date, high_is_date;
  JsonArray *array;

  if (!read_array (reader, 2, "two bounds, [lowest, highest]", &array) ||
      !read_bound (reader, array, 0, -INFINITY, &criterion->low, &low_is_date) ||
      !read_bound (reader, array, 1, INFINITY, &criterion->high, &high_is_date))
    return FALSE;
  if (low_is_date != high_is_date && isfinite (criterion->low) && isfinite (criterion->high))
    return fail (reader, "values", "one bound is a date and the other a number; write both alike");
  if (criterion->low > criterion->high)
    return fail (reader, "values", "the lowest comes after the highest; exchange them");
  criterion->dates = low_is_date || high_is_date;
  return TRUE;
}

static gboolean
read_days (Reader      *reader,
           CxCriterion *criterion)
{
  const char *what = "one whole number of days, 0 to 366000";
  JsonArray *array;
  JsonNode *node;
  double days;

  if (!read_array (reader, 1, what, &array))
    return FALSE;
  node = json_array_get_element (array, 0);
  days = holds_number (node) ? json_node_get_double (node) : -1;
  if (!(days >= 0 && days <= MAX_DAYS) || days != trunc (days))
    return fail (reader, "values[0]", "must be %s", what);
  criterion->days = (int) days;
  return TRUE;
}

static gboolean
read_flag (Reader      *reader,
           CxCriterion *criterion)
{
  JsonArray *array;

  if (!read_array (reader, 1, "one value, true or false", &array))
    return FALSE;
  if (!holds (json_array_get_element (array, 0), G_TYPE_BOOLEAN))
    return fail (reader, "values[0]", "must be true or false");
  criterion->flag = json_array_get_boolean_element (array, 0);
  return TRUE;
}

static gboolean
read_nothing (Reader *reader)
{
  JsonNode *node = json_object_get_member (reader->object, "values");

  if (node == NULL || (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) == 0))
    return TRUE;
  return fail (reader, "values", "“known” takes no values; remove them");
}

static gboolean
read_values (Reader      *reader,
             CxCriterion *criterion)
{
  JsonArray *array;

  switch (criterion->op)
    {
    case CX_OP_BETWEEN:
      return read_between (reader, criterion);
    case CX_OP_AT_LEAST:
      return read_array (reader, 1, "one bound", &array) &&
             read_bound (reader, array, 0, -INFINITY, &criterion->low, &criterion->dates);
    case CX_OP_AT_MOST:
      return read_array (reader, 1, "one bound", &array) &&
             read_bound (reader, array, 0, INFINITY, &criterion->high, &criterion->dates);
    case CX_OP_IS:
      return read_flag (reader, criterion);
    case CX_OP_WITHIN_DAYS:
      return read_days (reader, criterion);
    case CX_OP_KNOWN:
      return read_nothing (reader);
    default:
      return read_texts (reader, criterion);
    }
}

CxCriterion *
cx_criterion_read (JsonNode   *node,
                   const char *path,
                   const char *file,
                   GError    **error)
{
  g_autoptr(CxCriterion) criterion = g_new0 (CxCriterion, 1);
  Reader reader = { NULL, path, file, error };

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      cx_read_fail (error, file, path, "must be an object");
      return NULL;
    }
  reader.object = json_node_get_object (node);
  criterion->values = g_new0 (char *, 1);
  criterion->low = -INFINITY;
  criterion->high = INFINITY;
  if (!read_text (&reader, "id", "", &criterion->id) || !read_section (&reader, &criterion->section) ||
      !read_text (&reader, "field", NULL, &criterion->field) || !read_text (&reader, "label", "", &criterion->label) ||
      !read_operator (&reader, &criterion->op) || !read_values (&reader, criterion) || !read_weight (&reader, criterion))
    return NULL;
  if (*criterion->label == '\0')
    {
      g_free (criterion->label);
      criterion->label = g_strdup (criterion->field);
    }
  return g_steal_pointer (&criterion);
}

static void
write_bound (JsonArray         *array,
             const CxCriterion *criterion,
             double             bound)
{
  g_autofree char *day = NULL;

  if (!isfinite (bound))
    json_array_add_null_element (array);
  else if (!criterion->dates)
    json_array_add_double_element (array, bound);
  else
    json_array_add_string_element (array, (day = day_print (bound)));
}

static JsonArray *
write_values (const CxCriterion *criterion)
{
  JsonArray *array = json_array_new ();

  switch (criterion->op)
    {
    case CX_OP_BETWEEN:
      write_bound (array, criterion, criterion->low);
      write_bound (array, criterion, criterion->high);
      break;
    case CX_OP_AT_LEAST:
      write_bound (array, criterion, criterion->low);
      break;
    case CX_OP_AT_MOST:
      write_bound (array, criterion, criterion->high);
      break;
    case CX_OP_IS:
      json_array_add_boolean_element (array, criterion->flag);
      break;
    case CX_OP_WITHIN_DAYS:
      json_array_add_int_element (array, criterion->days);
      break;
    default:
      for (guint i = 0; criterion->values && criterion->values[i]; i++)
        json_array_add_string_element (array, criterion->values[i]);
    }
  return array;
}

static void
keep_unknown (JsonObject *object,
              JsonObject *old)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, old);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    if (!g_strv_contains (known_members, key))
      json_object_set_member (object, key, json_node_copy (node));
}

JsonNode *
cx_criterion_write (const CxCriterion *criterion,
                    JsonObject        *old)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "id", criterion->id);
  json_object_set_string_member (object, "label", criterion->label);
  json_object_set_string_member (object, "section", criterion->section);
  json_object_set_string_member (object, "field", criterion->field);
  json_object_set_string_member (object, "op", cx_operator_to_name (criterion->op));
  if (criterion->op != CX_OP_KNOWN)
    json_object_set_array_member (object, "values", write_values (criterion));
  json_object_set_string_member (object, "importance", cx_importance_to_name (criterion->importance));
  if (criterion->importance != CX_IMPORTANCE_NEVER)
    json_object_set_double_member (object, "weight", criterion->weight);
  if (old != NULL)
    keep_unknown (object, old);
  json_node_take_object (node, object);
  return node;
}
