/* From a file of accounts to rows of the workspace: a plan that can be looked at and changed, then
 * one run inside the caller's transaction. Knows nothing of tiers and stages. */
#pragma once

#include "cx-error.h"
#include "cx-field-table.h"
#include "cx-reader.h"

G_BEGIN_DECLS

/**
 * CX_IMPORT_OWN_PREFIX:
 *
 * Headers that begin so ("Concentric tier") are of tags that this program wrote (cx_header_is_own()). Unless a person says
 * otherwise, such columns are left out: an answer must not come back as a fact.
 */
#define CX_IMPORT_OWN_PREFIX "Concentric "

/**
 * CxPlanColumn:
 * @header: as the file has it
 * @field: (nullable): what it becomes: key, label, type, role, unit; %NULL: this column is left out
 * @existing: whether the workspace has that field already (then its type stays)
 * @guessed: whether the program chose it, rather than a header that is known or a person
 * @filled: share of sampled rows with a value, 0…1
 * @samples: up to five values, %NULL-terminated
 * @date_order: how dates of this column are read (#CxDateOrder)
 * @separator: what stands between the items of a list
 * @scale: power of ten that the header names, "Revenue ($ millions)": plain numbers are multiplied by it
 */
typedef struct {
  char    *header;
  CxField *field;
  gboolean existing, guessed;
  double   filled;
  char   **samples;
  int      date_order;
  char     separator;
  int      scale;
} CxPlanColumn;

void cx_plan_column_free (CxPlanColumn *self);

/** CxImportKind: what the rows of a file are. */
typedef enum {
  CX_IMPORT_ACCOUNTS,
  CX_IMPORT_CONTACTS,
  CX_IMPORT_DEALS,
  CX_IMPORT_EVENTS,
} CxImportKind;

/** cx_import_kind_get_name: as the command line and the history call it: "accounts". */
const char *cx_import_kind_get_name (CxImportKind kind);

/**
 * CxImportOptions: what a person says of an import; all zero: accounts, and everything is found.
 * @source: (nullable): the system it comes from; %NULL: the preset's name, else the file's
 * @mapping: (nullable): JSON text: {"Header": "field key" | null | {"key":…, "type":…, "role":…, "label":…}}
 * @key: (nullable): as cx_import_plan_set_key() takes it
 */
typedef struct {
  CxImportKind  kind;
  const char   *source;
  CxReadOptions read;
  const char   *mapping;
  const char   *key;
} CxImportOptions;

/**
 * CxImportPlan:
 * @likely: what the headers look like, whatever @kind was asked for
 * @preset: (nullable): whose headers these are: "HubSpot", "Salesforce"
 * @file, @form: the file as it was looked at, and how it is written
 * @remembered: whether the columns become what they became the last time
 * @remembered_at: when that was: seconds since 1970
 * @key_column: index of the column that identifies accounts before all others, or -1: record id, domain, name and country
 * @columns: (element-type CxPlanColumn)
 * @preview: (element-type GStrv): the first rows, as cells
 * @fields: (element-type CxField): what the workspace had when the plan was made; of other kinds than accounts what their rows
 *   are made of (cx_kind_fields()); columns that are none of these are left out
 * @rows_read: how many rows a run has read; set by its thread before each word of progress
 */
typedef struct {
  CxImportKind kind, likely;
  char        *path, *source, *preset;
  CxSource    *file;
  CxReadForm  *form;
  gboolean     remembered;
  gint64       remembered_at;
  int          key_column;
  GPtrArray   *columns;
  GPtrArray   *preview;
  GPtrArray   *fields;
  gint64       rows_read;
} CxImportPlan;

/**
 * cx_import_plan_new:
 * @path: a file
 * @options: (nullable)
 *
 * Looks at the header and the rows; wholly empty columns are left out. Reads @store for fields that exist.
 * Fails with %CX_ERROR_IO, %CX_ERROR_EMPTY, %CX_ERROR_SYNTAX (mapping, encoding), %CX_ERROR_INVALID (a
 * mapping asks for another type than the field has) or %CX_ERROR_NOT_FOUND (no such key).
 */
CxImportPlan *cx_import_plan_new  (CxStore *store, const char *path, const CxImportOptions *options, GError **error);
void          cx_import_plan_free (CxImportPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxImportPlan, cx_import_plan_free)

/** cx_import_plan_copy: a plan that can be changed, or run in another thread, without the other. Returns: (transfer full) */
CxImportPlan *cx_import_plan_copy (const CxImportPlan *self);

/** cx_import_plan_set_key: identifies accounts by the column that becomes field @key, or has that header; %CX_ERROR_NOT_FOUND. */
gboolean      cx_import_plan_set_key (CxImportPlan *self, const char *key, GError **error);

/** cx_import_plan_set_field: what column @i becomes: an existing or new field, or %NULL to leave it out. */
void          cx_import_plan_set_field (CxImportPlan *self, guint i, const CxField *field);

/** cx_import_plan_has_identity: whether some column says which account a row is about: a key, record id, domain or name. */
gboolean      cx_import_plan_has_identity (CxImportPlan *self);

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

/**
 * CxImportResult:
 * @id: 0 after a dry run
 * @twin: the import that this one only repeated, or 0: the same file, read in the same way, and nothing in between
 * @ahead: of cx_stage_import(): days of stages that it told and that are still to come
 * @columns: (element-type CxImportColumn): those that were not left out
 */
typedef struct {
  gint64         id, twin, ahead;
  CxImportCounts counts;
  GPtrArray     *columns;
} CxImportResult;

void cx_import_result_free (CxImportResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxImportResult, cx_import_result_free)

/**
 * CxStageFunc:
 * @text: what the stage column says
 * @seen: (out): the same, folded, when it means a stage
 *
 * Returns: (nullable): the code of that stage; both texts live until the end of the import
 */
typedef const char *(*CxStageFunc) (const char *text, const char **seen, gpointer user_data);

/**
 * CxImportWay: how an import is run; all zero: rows that cannot be used are set aside.
 * @strict: fail with %CX_ERROR_REJECTED at the end when any row was rejected
 * @day: on which stages are seen: days since 1970-01-01
 * @stage: (nullable): puts new accounts into their stages at once
 */
typedef struct {
  gboolean       strict;
  gint32         day;
  CxStageFunc    stage;
  gpointer       stage_data;
  CxProgressFunc progress;
  gpointer       progress_data;
} CxImportWay;

/**
 * cx_import_run:
 * @way: (nullable)
 *
 * Reads the whole file into @store, inside the transaction that the caller has begun and will commit
 * or, on any error or for a dry run, roll back. Cells that are missing do not overwrite values. When
 * several rows of one file are about the same account, the first one counts, and the others fill its gaps:
 * so the same file, imported again, changes nothing. Fails with %CX_ERROR_NO_IDENTITY before any row.
 */
CxImportResult *cx_import_run (CxStore *store, CxImportPlan *plan, const CxImportWay *way, GCancellable *cancellable, GError **error);

G_END_DECLS
