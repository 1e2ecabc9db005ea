/* A JSON document that is written piece by piece. */
#include "cx-json-stream.h"

#include "cx-json.h"

#include <string.h>

/* Text is handed to the stream in pieces of this size. */
#define PIECE 65536

void
cx_json_stream_init (CxJsonStream  *self,
                     GOutputStream *stream,
                     GCancellable  *cancellable)
{
  *self = (CxJsonStream) { stream, cancellable, g_string_sized_new (2 * PIECE), 0, 0 };
}

void
cx_json_stream_clear (CxJsonStream *self)
{
  if (self->out != NULL)
    g_string_free (self->out, TRUE);
  self->out = NULL;
}

static gboolean
hand_over (CxJsonStream *self,
           gsize         at_least,
           GError      **error)
{
  if (self->out->len < at_least)
    return TRUE;
  if (!g_output_stream_write_all (self->stream, self->out->str, self->out->len, NULL, self->cancellable, error))
    return FALSE;
  g_string_truncate (self->out, 0);
  return TRUE;
}

static void
indent (CxJsonStream *self)
{
  for (guint i = 0; i < self->depth; i++)
    g_string_append (self->out, "  ");
}

/* A member's name as JSON writes it. */
static void
append_name (CxJsonStream *self,
             const char   *member)
{
  g_autoptr(JsonNode) node = json_node_init_string (json_node_alloc (), member);
  g_autofree char *text = cx_json_print (node);

  g_string_append_len (self->out, text, (gssize) strlen (text) - 1);
  g_string_append (self->out, ": ");
}

/* Up to where the next value begins. */
static void
begin_value (CxJsonStream *self,
             const char   *member)
{
  if (self->depth > 0)
    g_string_append (self->out, self->filled & 1u << self->depth ? ",\n" : "\n");
  self->filled |= 1u << self->depth;
  indent (self);
  if (member != NULL)
    append_name (self, member);
}

void
cx_json_stream_open (CxJsonStream *self,
                     const char   *member,
                     char          bracket)
{
  begin_value (self, member);
  g_string_append_c (self->out, bracket);
  self->depth++;
  self->filled &= ~(1u << self->depth);
}

gboolean
cx_json_stream_close (CxJsonStream *self,
                      char          bracket,
                      GError      **error)
{
  gboolean filled = (self->filled & 1u << self->depth) != 0;

  self->depth--;
  if (filled)
    {
      g_string_append_c (self->out, '\n');
      indent (self);
    }
  g_string_append_c (self->out, bracket);
  return hand_over (self, PIECE, error);
}

gboolean
cx_json_stream_take (CxJsonStream *self,
                     const char   *member,
                     JsonNode     *node,
                     GError      **error)
{
  g_autoptr(JsonNode) owned = node;
  g_autofree char *text = cx_json_print (owned);
  char *end = strchr (text, '\n');

  begin_value (self, member);
  g_string_append_len (self->out, text, end - text);
  for (char *line = end + 1; *line != '\0'; line = end + 1)
    {
      end = strchr (line, '\n');
      g_string_append_c (self->out, '\n');
      indent (self);
      g_string_append_len (self->out, line, end - line);
    }
  return hand_over (self, PIECE, error);
}

gboolean
cx_json_stream_take_object (CxJsonStream *self,
                            const char   *member,
                            JsonObject   *object,
                            GError      **error)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return cx_json_stream_take (self, member, node, error);
}

gboolean
cx_json_stream_add_text (CxJsonStream *self,
                         const char   *member,
                         const char   *text,
                         GError      **error)
{
  return cx_json_stream_take (self, member,
                              text ? json_node_init_string (json_node_alloc (), text) : json_node_init_null (json_node_alloc ()), error);
}

gboolean
cx_json_stream_end (CxJsonStream *self,
                    GError      **error)
{
  g_string_append_c (self->out, '\n');
  return hand_over (self, 0, error);
}
