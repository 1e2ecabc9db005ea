/* Values that imports overwrote, for people and for other programs. */
#pragma once

#include "cx-change-table.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** cx_change_value_to_text: as an import would read it back. @field: (nullable). Returns: (transfer full) (nullable): %NULL when missing */
char     *cx_change_value_to_text (const CxField *field, const CxChangeValue *value);

/** cx_change_value_to_json: in the form of cx_cell_to_json(). Returns: (transfer full): a null node when missing */
JsonNode *cx_change_value_to_json (const CxField *field, const CxChangeValue *value);

G_END_DECLS
