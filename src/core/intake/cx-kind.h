/* What the rows of a file can be besides accounts, and what a row of each kind is made of. Knows nothing of files. */
#pragma once

#include "cx-import.h"
#include "cx-record-table.h"

G_BEGIN_DECLS

/**
 * CX_KIND_ENTERED, CX_KIND_MEASURE:
 *
 * Roles of members that have no fixed place: the dates on which deals came to a stage ("entered:Proposal"), and of events
 * that have a column a measure the name of the measure ("measure:Logins").
 */
#define CX_KIND_ENTERED "entered:"
#define CX_KIND_MEASURE "measure:"

/**
 * cx_kind_fields:
 * @kind: contacts, deals or events
 *
 * What a row of @kind is made of; the role of each is its key.
 *
 * Returns: (transfer full) (element-type CxField)
 */
GPtrArray   *cx_kind_fields (CxImportKind kind);

/** cx_kind_takes: whether @field is a member of @kind, or one of those that have no fixed place. */
gboolean     cx_kind_takes (CxImportKind kind, const CxField *field);

/** cx_kind_record: the table that rows of @kind go to. */
CxRecordKind cx_kind_record (CxImportKind kind);

/** CX_KIND_ROWS: so many rows say enough for cx_kind_guess(). */
#define CX_KIND_ROWS 20

/**
 * cx_kind_guess:
 * @rows: (element-type GStrv): the first rows below the headers, as cells
 * @kind: (out)
 *
 * What such rows under such headers most likely are; accounts when nothing speaks against it.
 */
gboolean     cx_kind_guess (char **headers, GPtrArray *rows, CxImportKind *kind, GError **error);

G_END_DECLS
