/* Walks through the structure of a JSON file, value by value, whatever its size: into the objects and arrays that are
 * entered, over the others. Knows nothing of tables. */
#pragma once

#include "cx-json-record.h"

G_BEGIN_DECLS

/**
 * CxJsonEvent:
 * @CX_JSON_VALUE: the input stands at a value, which must now be entered, passed over, or read as a record
 * @CX_JSON_LEFT: the object or array entered last has ended
 * @CX_JSON_END: so has the file
 * @CX_JSON_ERROR: the error is set
 */
typedef enum { CX_JSON_VALUE, CX_JSON_LEFT, CX_JSON_END, CX_JSON_ERROR } CxJsonEvent;

/** CxJsonPlace: an object or array that has been entered. @path_length: of the path to it. */
typedef struct {
  gboolean is_array;
  gsize    path_length;
  guint64  n_values;
} CxJsonPlace;

/**
 * CxJsonWalk:
 * @path: of the value that the input stands at, or of what was left: its keys joined with dots; members of arrays have that
 *   of the array
 * @scan: its flaw says what is odd about the last key
 * @key: the last key, as it stands for characters
 * @places: (element-type CxJsonPlace): what has been entered and not left, the outermost first
 */
typedef struct {
  CxJsonInput *input;
  CxJsonScan   scan;
  GString     *path, *key;
  GArray      *places;

  /*< private >*/
  gboolean     started;
} CxJsonWalk;

void               cx_json_walk_init  (CxJsonWalk *self, CxJsonInput *input);
void               cx_json_walk_clear (CxJsonWalk *self);

CxJsonEvent        cx_json_walk_next  (CxJsonWalk *self, GError **error);

/** cx_json_walk_enter: the object or array that the input stands at. */
gboolean           cx_json_walk_enter (CxJsonWalk *self, GError **error);

/** cx_json_walk_pass: over the value that the input stands at. @raw: (out) (optional): its text */
gboolean           cx_json_walk_pass  (CxJsonWalk *self, CxCell *raw, GError **error);

/** cx_json_walk_record: reads the object that the input stands at. */
gboolean           cx_json_walk_record (CxJsonWalk *self, CxJsonRecord *record, CxCell *raw, GError **error);

/** cx_json_walk_get_place: Returns: (nullable): the innermost */
CxJsonPlace       *cx_json_walk_get_place (CxJsonWalk *self);

G_END_DECLS
