/* One record of a JSON file, flattened into the cells of a row: nested objects with dots, lists of scalars joined with ";",
 * what is nested deeper as JSON text. Knows nothing of where in the file records stand. */
#pragma once

#include "cx-json-input.h"
#include "cx-json-keys.h"
#include "cx-row.h"

G_BEGIN_DECLS

/**
 * CxJsonRecord:
 * @scan: its fault says why a record could not be read, its flaw why it is of no use
 * @cells: (element-type CxCell): of the last record that was read, one per column
 */
typedef struct {
  CxJsonScan  scan;
  CxJsonKeys *keys;
  GArray     *cells;

  /*< private >*/
  char       *scratch;      /* the text of cells that is not as it stands in the file */
  gsize       n_scratch;
  char       *out;
} CxJsonRecord;

void         cx_json_record_init     (CxJsonRecord *self);
void         cx_json_record_clear    (CxJsonRecord *self);

/** cx_json_record_set_keys: (not owned): where cells go to from now on. */
void         cx_json_record_set_keys (CxJsonRecord *self, CxJsonKeys *keys);

/**
 * CxJsonResult:
 * @CX_JSON_DONE: the value was read, and the input stands behind it
 * @CX_JSON_BROKEN: it is not JSON; the scan's fault says why, and the input stands where it stood
 * @CX_JSON_FAILED: the file cannot be read; the error is set
 */
typedef enum { CX_JSON_DONE, CX_JSON_BROKEN, CX_JSON_FAILED } CxJsonResult;

/**
 * cx_json_record_read:
 * @depth: of what stands around the object
 * @raw: (out): its text, valid as long as the window does not move
 *
 * Reads the object that starts at @input's place. Of keys that come twice the last one holds.
 */
CxJsonResult cx_json_record_read     (CxJsonRecord *self, CxJsonInput *input, guint depth, CxCell *raw, GError **error);

/**
 * cx_json_retry:
 *
 * Whether what was scanned up to the fault of @scan may go on behind the window: then more has been brought, and all has to
 * be scanned again from @input's place.
 *
 * Returns: %CX_JSON_DONE: scan again; otherwise what to return
 */
CxJsonResult cx_json_retry           (CxJsonScan *scan, CxJsonInput *input, GError **error);

/** cx_json_dup_fault: what is wrong at the fault of @scan, for people: "expected “:”, not “x”". */
char        *cx_json_dup_fault       (const CxJsonScan *scan);

/** cx_json_fault_error: the same as an error with file, line and column; moves @input there. */
void         cx_json_fault_error     (const CxJsonScan *scan, CxJsonInput *input, GError **error);

G_END_DECLS
