/* From a file of accounts to rows of the workspace: a plan that can be looked at and changed, then
 * one run inside the caller's transaction. Knows nothing of tiers and stages. */
#pragma once

#include "cx-error.h"
#include "cx-field-table.h"

G_BEGIN_DECLS

/**
 * CxPlanColumn:
 * @header: as the file has it
 * @field: (nullable): what it becomes: key, label, type, role, unit; %NULL: this column is left out
 * @existing: whether the workspace has that field already (then its type stays)
 * @guessed: whether the program chose it, rather than a preset or a person
 * @filled: share of sampled rows with a value, 0…1
 * @samples: up to five values, %NULL-terminated
 * @date_order: how dates of this column are read (#CxDateOrder)
 */
typedef struct {
  char    *header;
  CxField *field;
  gboolean existing, guessed;
  double   filled;
  char   **samples;
  int      date_order;
} CxPlanColumn;

/**
 * CxImportPlan:
 * @preset: (nullable): whose headers these are: "HubSpot", "Salesforce"
 * @key_column: index of the column that identifies accounts before all others, or -1: record id, domain, name and country
 * @columns: (element-type CxPlanColumn)
 * @preview: (element-type GStrv): the first rows, as cells
 */
typedef struct {
  char      *path, *source, *format, *encoding, *preset;
  char       delimiter;
  int        key_column;
  GPtrArray *columns;
  GPtrArray *preview;
} CxImportPlan;

/**
 * cx_import_plan_new:
 * @path: a file
 * @source: (nullable): the system it comes from; %NULL: the preset's name, else the file's
 * @delimiter: 0 to guess
 * @mapping: (nullable): JSON text: {"Header": "field key" | null | {"key":…, "type":…, "role":…, "label":…}}
 *
 * Looks at the header and a sample of the rows. Reads @store for fields that exist. Fails with
 * %CX_ERROR_IO, %CX_ERROR_EMPTY, %CX_ERROR_SYNTAX (mapping, encoding) or %CX_ERROR_NO_IDENTITY.
 */
CxImportPlan *cx_import_plan_new  (CxStore *store, const char *path, const char *source, char delimiter, const char *mapping, GError **error);
void          cx_import_plan_free (CxImportPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxImportPlan, cx_import_plan_free)

/** cx_import_plan_set_key: identifies accounts by the column that becomes field @key; %CX_ERROR_NOT_FOUND. */
gboolean      cx_import_plan_set_key (CxImportPlan *self, const char *key, GError **error);

/** cx_import_plan_set_field: what column @i becomes: an existing or new field, or %NULL to leave it out. */
void          cx_import_plan_set_field (CxImportPlan *self, guint i, const CxField *field);

/** CxImportCounts: rows = inserted + updated + unchanged + merged + rejected. */
typedef struct {
  gint64 rows, inserted, updated, unchanged, merged, rejected;
} CxImportCounts;

/**
 * CxImportColumn: what became of one column.
 * @unread: cells that could not be read as the field's type; kept in import_unread, unknown to criteria
 */
typedef struct {
  char   *header;
  CxField *field;
  gint64  filled, unread;
} CxImportColumn;

/** CxImportResult: @id is 0 after a dry run. @columns: (element-type CxImportColumn): those that were not left out. */
typedef struct {
  gint64         id;
  CxImportCounts counts;
  GPtrArray     *columns;
} CxImportResult;

void cx_import_result_free (CxImportResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxImportResult, cx_import_result_free)

/**
 * cx_import_run:
 * @strict: fail with %CX_ERROR_REJECTED at the end when any row was rejected
 *
 * Reads the whole file into @store, inside the transaction that the caller has begun and will commit
 * or, on any error or for a dry run, roll back. Cells that are missing do not overwrite values.
 */
CxImportResult *cx_import_run (CxStore *store, CxImportPlan *plan, gboolean strict, CxProgressFunc progress,
                               gpointer progress_data, GCancellable *cancellable, GError **error);

G_END_DECLS
