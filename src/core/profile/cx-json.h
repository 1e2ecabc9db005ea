/* JSON text in one canonical form, so that the same document is always the same bytes.
 * Knows nothing of what a document means. */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * cx_json_parse:
 * @file: (nullable): for messages
 *
 * Reads one strict JSON document. Nothing of it is lost: a NUL character, escaped or not, and a member that is twice in
 * one object are refused, as is what is not UTF-8. Fails with %CX_ERROR_SYNTAX, naming line and column; of a member,
 * where the second one ends.
 *
 * Returns: (transfer full): the root
 */
JsonNode *cx_json_parse (const char *text, gssize length, const char *file, GError **error);

/**
 * cx_json_print:
 *
 * Two spaces a level, members in their order, lists of plain values on one line, numbers as the shortest
 * text that reads back the same (3, not 3.0), a final newline.
 *
 * Returns: (transfer full)
 */
char     *cx_json_print (JsonNode *root);

G_END_DECLS
