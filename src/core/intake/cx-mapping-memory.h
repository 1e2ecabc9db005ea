/* What the columns of earlier files became, so that next week's file with the same headers is read alike without asking. */
#pragma once

#include "cx-import.h"

G_BEGIN_DECLS

/**
 * cx_mapping_memory_fingerprint:
 * @header: of the columns, in their order
 *
 * The same for the same kind and headers, however their case and accents are written; columns that this program wrote
 * ("Concentric line") do not count.
 *
 * Returns: (transfer full): hexadecimal digits
 */
char    *cx_mapping_memory_fingerprint (CxImportKind kind, const char *const *header);

/**
 * cx_mapping_memory_write:
 *
 * What every column of @plan became, as a mapping that is complete: {"Header": {"key", "type", "role", "label"}}, null for
 * a column that was left out; "Header#2" for a header that repeats. Columns without any value are nobody's decision, and
 * are not in it.
 *
 * Returns: (transfer full): JSON
 */
char    *cx_mapping_memory_write (const CxImportPlan *plan);

/** cx_mapping_memory_keep: writes down with @import of which kind @plan is, how its file is written, and what its columns became. */
gboolean cx_mapping_memory_keep (CxStore *store, gint64 import, const CxImportPlan *plan, GError **error);

/**
 * CxRemembered: what is remembered for a file.
 * @import: whose memory it is
 * @at: when that was: seconds since 1970
 * @mapping: JSON, naming only columns that the file has
 * @key: (nullable): the field that told accounts apart
 * @source: (nullable): the system that it came from, when a person or the headers named one
 */
typedef struct {
  gint64 import, at;
  char  *mapping, *key, *source;
} CxRemembered;

void     cx_remembered_free (CxRemembered *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxRemembered, cx_remembered_free)

/**
 * cx_mapping_memory_find:
 * @remembered: (out) (nullable): %NULL when no earlier file was like this one
 *
 * The newest import of @kind with this header; when there is none, the one that shares most headers, if those are two
 * thirds of all that either has: new columns are then guessed. Fields that exist keep their type, role and label.
 */
gboolean cx_mapping_memory_find (CxStore *store, CxImportKind kind, const char *const *header, CxRemembered **remembered, GError **error);

/** cx_mapping_memory_forget: columns of files like that of @import are guessed anew. One statement; %CX_ERROR_NOT_FOUND. */
gboolean cx_mapping_memory_forget (CxStore *store, gint64 import, GError **error);

G_END_DECLS
