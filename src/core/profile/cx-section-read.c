/* The parts of the one-pager in JSON: checked against the table of what they hold, every mistake named by
 * its path, and written canonically. */
#include "cx-profile-read.h"

#include "cx-section.h"

#include <math.h>

static gboolean
is_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) &&
         (json_node_get_value_type (node) == G_TYPE_INT64 || json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

static const char *
text_of (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/* ── one value ── */

static gboolean
check_text (JsonNode   *node,
            const char *path,
            const char *file,
            GError    **error)
{
  return text_of (node) != NULL || cx_read_fail (error, file, path, "must be a text");
}

static gboolean
check_choice (const CxMember *member,
              JsonNode       *node,
              const char     *path,
              const char     *file,
              GError        **error)
{
  g_autoptr(GString) offered = g_string_new (NULL);

  if (text_of (node) != NULL && cx_member_choice_label (member, text_of (node)) != NULL)
    return TRUE;
  for (const CxChoice *choice = member->choices; choice->value; choice++)
    g_string_append_printf (offered, "%s%s", offered->len > 0 ? ", " : "", choice->value);
  return cx_read_fail (error, file, path, "must be one of: %s", offered->str);
}

static gboolean
check_lines (JsonNode   *node,
             const char *path,
             const char *file,
             GError    **error)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return cx_read_fail (error, file, path, "must be a list of texts");
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *line = g_strdup_printf ("%s[%u]", path, i);

      if (!check_text (json_array_get_element (array, i), line, file, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_number (const CxMember *member,
              JsonNode       *node,
              const char     *path,
              const char     *file,
              GError        **error)
{
  double number = is_number (node) ? json_node_get_double (node) : NAN;

  if (member->kind == CX_MEMBER_SHARE)
    return (number >= 0 && number <= 1) || cx_read_fail (error, file, path, "must be a number from 0 to 1");
  if (member->kind == CX_MEMBER_COUNT)
    return (number >= 0 && number <= CX_MAX_COUNT && number == trunc (number)) ||
           cx_read_fail (error, file, path, "must be a whole number from 0");
  return (number >= 0 && isfinite (number)) || cx_read_fail (error, file, path, "must be a number from 0");
}

static gboolean
check_date (JsonNode   *node,
            const char *path,
            const char *file,
            GError    **error)
{
  double day;

  return (text_of (node) != NULL && cx_day_parse (text_of (node), &day)) ||
         cx_read_fail (error, file, path, "must be a date such as \"2026-11-22\"");
}

static gboolean
check_member (const CxMember *member,
              JsonNode       *node,
              const char     *path,
              const char     *file,
              GError        **error)
{
  switch (member->kind)
    {
    case CX_MEMBER_CHOICE:
      return check_choice (member, node, path, file, error);
    case CX_MEMBER_LINES:
      return check_lines (node, path, file, error);
    case CX_MEMBER_ANSWER:
    case CX_MEMBER_CHECK:
      return (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN) ||
             cx_read_fail (error, file, path, "must be true or false");
    case CX_MEMBER_MONEY:
    case CX_MEMBER_SHARE:
    case CX_MEMBER_COUNT:
      return check_number (member, node, path, file, error);
    case CX_MEMBER_CURRENCY:
      return (text_of (node) != NULL && cx_currency_is_valid (text_of (node))) ||
             cx_read_fail (error, file, path, "must be three capital letters such as \"EUR\"");
    case CX_MEMBER_DATE:
      return check_date (node, path, file, error);
    case CX_MEMBER_LINE:
    case CX_MEMBER_TEXT:
    case CX_MEMBER_LINK:
    default:
      return check_text (node, path, file, error);
    }
}

gboolean
cx_currency_is_valid (const char *text)
{
  guint n = 0;

  while (g_ascii_isupper (text[n]))
    n++;
  return n == 3 && text[3] == '\0';
}

/* ── parts ── */

static gboolean
check_object (const CxPart *part,
              JsonNode     *node,
              const char   *path,
              const char   *file,
              GError      **error)
{
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return cx_read_fail (error, file, path, "must be an object");
  object = json_node_get_object (node);
  for (const CxMember *member = part->members; member->key; member++)
    {
      JsonNode *value = json_object_get_member (object, member->key);
      g_autofree char *at = g_strdup_printf ("%s.%s", path, member->key);

      if (value != NULL && !check_member (member, value, at, file, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_list (const CxPart *part,
            JsonNode     *node,
            const char   *path,
            const char   *file,
            GError      **error)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return cx_read_fail (error, file, path, "must be a list");
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *at = g_strdup_printf ("%s[%u]", path, i);

      if (!check_object (part, json_array_get_element (array, i), at, file, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
cx_sections_check (JsonNode   *node,
                   const char *file,
                   GError    **error)
{
  const CxPart *part;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return cx_read_fail (error, file, "sections", "must be an object");
  for (guint i = 0; (part = cx_part_get (i)); i++)
    {
      JsonNode *value = json_object_get_member (json_node_get_object (node), part->key);
      g_autofree char *path = g_strconcat ("sections.", part->key, NULL);

      if (value == NULL)
        continue;
      if (!(part->entry ? check_list : check_object) (part, value, path, file, error))
        return FALSE;
    }
  return TRUE;
}

/* ── canonical order ── */

/* A copy of @object with the members of @first in front, in that order. */
JsonObject *
cx_json_reorder (JsonObject        *object,
                 const char *const *first)
{
  JsonObject *ordered = json_object_new ();
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  for (guint i = 0; first[i]; i++)
    if (json_object_has_member (object, first[i]))
      json_object_set_member (ordered, first[i], json_node_copy (json_object_get_member (object, first[i])));
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    if (!g_strv_contains (first, key))
      json_object_set_member (ordered, key, json_node_copy (node));
  return ordered;
}

static JsonObject *
write_object (const CxPart *part,
              JsonObject   *object)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();

  for (const CxMember *member = part->members; member->key; member++)
    g_ptr_array_add (keys, (gpointer) member->key);
  g_ptr_array_add (keys, NULL);
  return cx_json_reorder (object, (const char *const *) keys->pdata);
}

static JsonArray *
write_list (const CxPart *part,
            JsonArray    *array)
{
  JsonArray *written = json_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    json_array_add_object_element (written, write_object (part, json_array_get_object_element (array, i)));
  return written;
}

JsonObject *
cx_sections_write (JsonObject *sections)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();
  JsonObject *written;
  const CxPart *part;

  for (guint i = 0; (part = cx_part_get (i)); i++)
    g_ptr_array_add (keys, (gpointer) part->key);
  g_ptr_array_add (keys, NULL);
  written = cx_json_reorder (sections, (const char *const *) keys->pdata);
  for (guint i = 0; (part = cx_part_get (i)); i++)
    if (!json_object_has_member (written, part->key))
      continue;
    else if (part->entry)
      json_object_set_array_member (written, part->key, write_list (part, json_object_get_array_member (written, part->key)));
    else
      json_object_set_object_member (written, part->key, write_object (part, json_object_get_object_member (written, part->key)));
  return written;
}
