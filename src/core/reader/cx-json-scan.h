/* The words of JSON (RFC 8259, strictly): strings, numbers, literals, and whole values that are passed over. Knows nothing
 * of files and of tables. All text scanned has a NUL byte behind its end, and readable bytes behind that. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** CX_JSON_MAX_DEPTH: how deep arrays and objects may stand in each other. */
#define CX_JSON_MAX_DEPTH 512

/**
 * CxJsonScan:
 * @end: of the text that is there; a fault at this place means that more text is needed, or that the file ends early
 * @fault, @fault_at: (nullable): why the text is not JSON
 * @flaw: (nullable): why a value is of no use though it is JSON: broken UTF-8, half a character, a NUL
 */
typedef struct {
  const char *end;
  const char *fault, *fault_at;
  const char *flaw;
} CxJsonScan;

/** CxJsonString: what stands between the quotes, as it stands there. */
typedef struct {
  const char *text;
  gsize       length;
  gboolean    escaped;
} CxJsonString;

static inline const char *
cx_json_skip_space (const char *p)
{
  while (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t')
    p++;
  return p;
}

/** cx_json_fail: Returns: %NULL, with the fault noted */
const char *cx_json_fail        (CxJsonScan *self, const char *at, const char *fault);

/**
 * cx_json_scan_string:
 * @p: behind the opening quote
 *
 * Returns: (nullable): behind the closing quote
 */
const char *cx_json_scan_string (CxJsonScan *self, const char *p, CxJsonString *string);

/** cx_json_scan_scalar: a number, true, false or null at @p. Returns: (nullable): behind it */
const char *cx_json_scan_scalar (CxJsonScan *self, const char *p);

/**
 * cx_json_scan_value:
 * @depth: of what stands around @p
 * @out: (nullable) (inout): where the value is copied to, without white space between its words; never longer than it was
 *
 * Returns: (nullable): behind the value at @p
 */
const char *cx_json_scan_value  (CxJsonScan *self, const char *p, guint depth, char **out);

/**
 * cx_json_unescape:
 *
 * Writes the characters that @string stands for, at most as many bytes as it has. Half a surrogate pair becomes U+FFFD.
 *
 * Returns: behind the last one
 */
char       *cx_json_unescape    (const CxJsonString *string, char *out);

G_END_DECLS
