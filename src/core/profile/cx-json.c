/* JSON text in one canonical form. Knows nothing of what a document means. */
#include "cx-json.h"

#include "cx-error.h"

#include <math.h>
#include <string.h>

/* json-glib says "<data>:3:7: Parse error: …"; people are told line, column and reason. */
static void
set_not_json (GError    **error,
              const char *file,
              const char *message)
{
  const char *place = g_str_has_prefix (message, "<data>:") ? message + strlen ("<data>:") : NULL;
  const char *reason = strstr (message, "Parse error: ");
  g_autofree char *where = NULL;

  if (place != NULL && reason != NULL)
    {
      char *end;
      guint64 line = g_ascii_strtoull (place, &end, 10);
      guint64 column = g_ascii_strtoull (end + 1, NULL, 10);

      where = g_strdup_printf ("line %" G_GUINT64_FORMAT ", column %" G_GUINT64_FORMAT ": ", line, column);
      reason += strlen ("Parse error: ");
    }
  g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "%s%s%snot JSON (%s); correct the document", file ? file : "",
               file ? ": " : "", where ? where : "", reason ? reason : message);
}

/* Line and column from 1; columns are counted in characters. All before @at is UTF-8. */
static void
set_fault (GError    **error,
           const char *file,
           const char *text,
           const char *at,
           const char *message)
{
  const char *begin = text;
  guint line = 1;

  for (const char *p = text; (p = memchr (p, '\n', (gsize) (at - p))) != NULL; begin = ++p)
    line++;
  g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "%s%sline %u, column %ld: %s", file ? file : "", file ? ": " : "", line,
               g_utf8_pointer_to_offset (begin, at) + 1, message);
}

/* The first escape of a character that texts end at, so that what follows would be lost; escaped backslashes are none. */
static const char *
find_escaped_nul (const char *text,
                  const char *end)
{
  for (const char *p = text; (p = memchr (p, '\\', (gsize) (end - p))) != NULL; p += 2)
    {
      if (end - p >= 6 && memcmp (p, "\\u0000", 6) == 0)
        return p;
      if (end - p < 2)
        return NULL;
    }
  return NULL;
}

static gboolean
check_bytes (const char *text,
             gsize       length,
             const char *file,
             GError    **error)
{
  const char *end = text + length, *fault;
  g_autofree char *message = NULL;

  if (!g_utf8_validate_len (text, length, &fault) && *fault == '\0')
    message = g_strdup ("a NUL byte, which no text holds; save the document as UTF-8 without it");
  else if (fault < end)
    message = g_strdup_printf ("not UTF-8 text (byte 0x%02X); save the document as UTF-8", (guchar) *fault);
  else if ((fault = find_escaped_nul (text, end)) != NULL)
    message = g_strdup ("“\\u0000” cannot be kept in a text; remove it");
  if (message == NULL)
    return TRUE;
  set_fault (error, file, text, fault, message);
  return FALSE;
}

/* Members that were read of each object that is open, and the first that an object had already. */
typedef struct {
  GArray *counts;
  char   *name;
  guint   line, column;
} Members;

static void
members_clear (Members *self)
{
  g_array_unref (self->counts);
  g_free (self->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Members, members_clear)

static void
on_object_start (JsonParser *parser,
                 gpointer    user_data)
{
  Members *self = user_data;
  guint none = 0;

  g_array_append_val (self->counts, none);
}

static void
on_object_end (JsonParser *parser,
               JsonObject *object,
               gpointer    user_data)
{
  Members *self = user_data;

  g_array_set_size (self->counts, self->counts->len - 1);
}

/* A member that was there already leaves the object as large as it was. */
static void
on_object_member (JsonParser *parser,
                  JsonObject *object,
                  const char *name,
                  gpointer    user_data)
{
  Members *self = user_data;
  guint count = ++g_array_index (self->counts, guint, self->counts->len - 1);

  if (count == json_object_get_size (object) || self->name != NULL)
    return;
  self->name = g_strdup (name);
  self->line = json_parser_get_current_line (parser);
  self->column = json_parser_get_current_pos (parser);
}

static gboolean
check_members (const Members *members,
               const char    *file,
               GError       **error)
{
  if (members->name == NULL)
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "%s%sline %u, column %u: “%s” ends here for the second time in one object; keep one",
               file ? file : "", file ? ": " : "", members->line, members->column, members->name);
  return FALSE;
}

JsonNode *
cx_json_parse (const char *text,
               gssize      length,
               const char *file,
               GError    **error)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) reason = NULL;
  g_auto(Members) members = { .counts = g_array_new (FALSE, FALSE, sizeof (guint)) };

  g_return_val_if_fail (text != NULL, NULL);

  if (!check_bytes (text, length < 0 ? strlen (text) : (gsize) length, file, error))
    return NULL;
  json_parser_set_strict (parser, TRUE);
  g_signal_connect (parser, "object-start", G_CALLBACK (on_object_start), &members);
  g_signal_connect (parser, "object-end", G_CALLBACK (on_object_end), &members);
  g_signal_connect (parser, "object-member", G_CALLBACK (on_object_member), &members);
  if (json_parser_load_from_data (parser, text, length, &reason) && json_parser_get_root (parser) != NULL)
    return check_members (&members, file, error) ? json_parser_steal_root (parser) : NULL;
  set_not_json (error, file, reason ? reason->message : "the document is empty");
  return NULL;
}

static void
print_double (GString *out,
              double   value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (value == 0)
    g_string_append_c (out, '0');
  else if (value == trunc (value) && fabs (value) < 1e15)
    g_string_append_printf (out, "%.0f", value);
  else
    {
      for (int digits = 15; digits <= 17; digits++)
        {
          g_autofree char *format = g_strdup_printf ("%%.%dg", digits);

          g_ascii_formatd (text, sizeof text, format, value);
          if (g_ascii_strtod (text, NULL) == value)
            break;
        }
      g_string_append (out, text);
    }
}

static void
print_string (GString    *out,
              const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p; p++)
    switch (*p)
      {
      case '"':
      case '\\':
        g_string_append_c (out, '\\');
        g_string_append_c (out, *p);
        break;
      case '\n':
        g_string_append (out, "\\n");
        break;
      case '\r':
        g_string_append (out, "\\r");
        break;
      case '\t':
        g_string_append (out, "\\t");
        break;
      default:
        if ((guchar) *p < 0x20)
          g_string_append_printf (out, "\\u%04x", (guchar) *p);
        else
          g_string_append_c (out, *p);
      }
  g_string_append_c (out, '"');
}

static void
print_value (GString  *out,
             JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (JSON_NODE_HOLDS_NULL (node))
    g_string_append (out, "null");
  else if (type == G_TYPE_STRING)
    print_string (out, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_DOUBLE)
    print_double (out, json_node_get_double (node));
  else
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
}

static void
print_indent (GString *out,
              guint    depth)
{
  g_string_append_c (out, '\n');
  for (guint i = 0; i < depth; i++)
    g_string_append (out, "  ");
}

static gboolean
is_plain (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) || JSON_NODE_HOLDS_NULL (node);
}

static gboolean
is_plain_list (JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!is_plain (json_array_get_element (array, i)))
      return FALSE;
  return TRUE;
}

static void print_node (GString *out, JsonNode *node, guint depth);

static void
print_array (GString   *out,
             JsonArray *array,
             guint      depth)
{
  gboolean plain = is_plain_list (array);

  g_string_append_c (out, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append (out, plain ? ", " : ",");
      if (!plain)
        print_indent (out, depth + 1);
      print_node (out, json_array_get_element (array, i), depth + 1);
    }
  if (!plain)
    print_indent (out, depth);
  g_string_append_c (out, ']');
}

static void
print_object (GString    *out,
              JsonObject *object,
              guint       depth)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;
  gboolean first = TRUE;

  g_string_append_c (out, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    {
      if (!first)
        g_string_append_c (out, ',');
      first = FALSE;
      print_indent (out, depth + 1);
      print_string (out, key);
      g_string_append (out, ": ");
      print_node (out, node, depth + 1);
    }
  if (!first)
    print_indent (out, depth);
  g_string_append_c (out, '}');
}

static void
print_node (GString  *out,
            JsonNode *node,
            guint     depth)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    print_object (out, json_node_get_object (node), depth);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    print_array (out, json_node_get_array (node), depth);
  else
    print_value (out, node);
}

char *
cx_json_print (JsonNode *root)
{
  GString *out;

  g_return_val_if_fail (root != NULL, NULL);

  out = g_string_new (NULL);
  print_node (out, root, 0);
  g_string_append_c (out, '\n');
  return g_string_free_and_steal (out);
}
