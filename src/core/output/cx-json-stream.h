/* A JSON document that is written piece by piece, in the form of cx_json_print(). Private to this folder. */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** CxJsonStream: @depth: how many objects and arrays are open; @filled: bit N: something stands in the one at depth N */
typedef struct {
  GOutputStream *stream;
  GCancellable  *cancellable;
  GString       *out;
  guint          depth, filled;
} CxJsonStream;

void     cx_json_stream_init  (CxJsonStream *self, GOutputStream *stream, GCancellable *cancellable);
void     cx_json_stream_clear (CxJsonStream *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CxJsonStream, cx_json_stream_clear)

/** cx_json_stream_open: begins an object (`{`) or an array (`[`); @member: (nullable): its name, in an object */
void     cx_json_stream_open  (CxJsonStream *self, const char *member, char bracket);

/** cx_json_stream_close: ends it; @bracket: `}` or `]`. Fails when the stream does. */
gboolean cx_json_stream_close (CxJsonStream *self, char bracket, GError **error);

/** cx_json_stream_take: adds a value and frees it. Fails when the stream does. */
gboolean cx_json_stream_take  (CxJsonStream *self, const char *member, JsonNode *node, GError **error);

/** cx_json_stream_take_object: the same of an object. */
gboolean cx_json_stream_take_object (CxJsonStream *self, const char *member, JsonObject *object, GError **error);

/** cx_json_stream_add_text: adds a text, or null. */
gboolean cx_json_stream_add_text (CxJsonStream *self, const char *member, const char *text, GError **error);

/** cx_json_stream_end: hands the rest over, behind a line's end. */
gboolean cx_json_stream_end   (CxJsonStream *self, GError **error);

G_END_DECLS
