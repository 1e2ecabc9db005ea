/* Where in a JSON file the table is: the array whose members are records, wherever it stands; or the object whose values
 * are. Goes through the whole file, once or twice. Knows nothing of cells. */
#pragma once

#include "cx-json-walk.h"

G_BEGIN_DECLS

/**
 * CxJsonTable: what could be read as a table.
 * @path: keys joined with dots, "" for the outermost array; ends in "*" where the records are the values of an object
 * @n_records: how many objects there are
 * @keys: (nullable): their columns; known of arrays only
 */
typedef struct {
  char       *path;
  gboolean    is_map;
  guint64     n_records;
  CxJsonKeys *keys;
  guint       serial;
} CxJsonTable;

/**
 * cx_json_find_tables:
 * @path: (nullable): the one that is asked for
 *
 * Looks into records only where there is but one, and many in it, or what is asked for. Fails with %CX_ERROR_IO, or with %CX_ERROR_SYNTAX where the file is not JSON.
 *
 * Returns: (transfer full) (element-type CxJsonTable) (nullable): in their order, perhaps none
 */
GPtrArray   *cx_json_find_tables    (CxSource *source, const char *encoding, const char *path, GError **error);

/** cx_json_choose_table: Returns: (nullable): the one called @path, or of its values; without a name the largest, of equals
 * the first */
CxJsonTable *cx_json_choose_table   (GPtrArray *tables, const char *path);

/** cx_json_path_of_values: Returns: the path of the records that are the values of the object at @path */
char        *cx_json_path_of_values (const char *path);

G_END_DECLS
