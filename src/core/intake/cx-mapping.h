/* What a person says about the columns of a file: a small JSON document. */
#pragma once

#include "cx-error.h"
#include "cx-field-type.h"

G_BEGIN_DECLS

/**
 * CxMappingEntry: what becomes of one column.
 * @key: (nullable): the field; %NULL: the column is left out
 * @label, @role: (nullable): %NULL when not given
 * @has_type: whether @type is given
 */
typedef struct {
  char       *key, *label, *role;
  gboolean    has_type;
  CxFieldType type;
} CxMappingEntry;

/** CxMapping: {"Header": "field key" | null | {"key":…, "type":…, "role":…, "label":…}} */
typedef struct _CxMapping CxMapping;

/** cx_mapping_parse: @text: JSON, or %NULL for an empty mapping. Fails with %CX_ERROR_SYNTAX. */
CxMapping *cx_mapping_parse (const char *text, GError **error);
void       cx_mapping_free  (CxMapping *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxMapping, cx_mapping_free)

/**
 * cx_mapping_find:
 * @occurrence: which of the columns that share this header, from 1
 *
 * "Header#2" names the second column of that header. The bare header names the first, and every one
 * that it leaves out.
 *
 * Returns: (nullable): what the mapping says of that column
 */
const CxMappingEntry *cx_mapping_find (CxMapping *self, const char *header, guint occurrence);

/** cx_mapping_check: fails with %CX_ERROR_SYNTAX when the mapping names a column that was never asked for. */
gboolean   cx_mapping_check (CxMapping *self, GError **error);

G_END_DECLS
