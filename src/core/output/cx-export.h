/* The tagged list as files for a CRM or a spreadsheet: in parts, verified, whole or not at all. */
#pragma once

#include "cx-error.h"
#include "cx-snapshot.h"

G_BEGIN_DECLS

/** CxExportTarget: who reads the files. */
typedef enum {
  CX_EXPORT_GENERIC,
  CX_EXPORT_HUBSPOT,
  CX_EXPORT_SALESFORCE,
} CxExportTarget;

typedef enum {
  CX_EXPORT_CSV,
  CX_EXPORT_XLSX,
  CX_EXPORT_JSON,
} CxExportFormat;

/** CxExportWhat: of a generic export: all fields, or the evaluation with the verdict of every criterion. */
typedef enum {
  CX_EXPORT_ACCOUNTS,
  CX_EXPORT_FIT,
} CxExportWhat;

gboolean    cx_export_target_from_name (const char *name, CxExportTarget *target);   /* generic hubspot salesforce */
gboolean    cx_export_format_from_name (const char *name, CxExportFormat *format);   /* csv xlsx json */
const char *cx_export_format_to_name   (CxExportFormat format);
/** cx_export_format_of_file: the format that a file's name ends in; %FALSE when it ends in none. */
gboolean    cx_export_format_of_file   (const char *path, CxExportFormat *format);

/** CX_EXPORT_CRM_CHUNK: rows of one file for a CRM; what the importer of Salesforce takes at once. */
#define CX_EXPORT_CRM_CHUNK 50000

/**
 * CxExportOptions: all zero but @profile and @out: the tagged list as CSV.
 * @profile: rank index, or -1: the tiers of the workspace
 * @fields: (nullable): keys of the fields in a generic list; %NULL: all
 * @headers: (nullable): "tier=ICP_Tier__c": other headers for a CRM's columns `id tier own_tier segment fit reason version date stage`
 * @chunk: rows of one file at most; 0: %CX_EXPORT_CRM_CHUNK for a CRM, else as many as the format holds
 * @stage: whether a CRM is told stages too; @allow_backward: also where the CRM's is further along
 * @byte_order_mark: begin CSV with one, without which some spreadsheets do not see that it is UTF-8
 * @out: the file; of several parts `NAME-1.csv`, `NAME-2.csv`
 * @undo: (nullable): the file for the CRM's prior values; @force: it may be there already
 */
typedef struct {
  CxExportWhat       what;
  CxExportTarget     target;
  CxExportFormat     format;
  int                profile;
  const char *const *fields;
  const char *const *headers;
  guint              chunk;
  gboolean           stage, allow_backward, byte_order_mark, force;
  const char        *out, *undo;
} CxExportOptions;

/**
 * CxExportCounts: what of the accounts asked for goes into the files.
 * @accounts: asked for; @rows: in the files
 * @repaired: record ids that were made whole again
 * @no_id, @bad_id, @twice: left out of a CRM's files: without a record id, with one that is none of that CRM, with one that
 *   another account has
 * @stages_kept: stages that are not told, because the CRM's is further along or cannot be compared
 * @not_cleared: accounts that are outside now, but have a tier in HubSpot, which knows no such tier and ignores empty cells
 */
typedef struct {
  guint accounts, rows, repaired, no_id, bad_id, twice, stages_kept, not_cleared;
} CxExportCounts;

/** cx_export_counts_left_out: accounts that are in no file for the CRM. */
guint       cx_export_counts_left_out (const CxExportCounts *self);

/** CxExport: one export: planned, and then written. It may be planned in one thread and run in another. */
typedef struct _CxExport CxExport;

/**
 * cx_export_new:
 * @rows: (element-type guint): accounts of @snapshot, in this order
 *
 * Plans an export: nothing is written. Fails with %CX_ERROR_INVALID (what does not go together), %CX_ERROR_NOT_FOUND (no such
 * field; nothing known for an undo file) or %CX_ERROR_EXISTS (an undo file that is there).
 */
CxExport             *cx_export_new  (CxSnapshot *snapshot, GArray *rows, const CxExportOptions *options, GError **error);
void                  cx_export_free (CxExport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxExport, cx_export_free)

const CxExportCounts *cx_export_get_counts (CxExport *self);

/** cx_export_get_files: what is written: first the parts; the list of what is left out, if anything is; the undo files. */
const char *const    *cx_export_get_files  (CxExport *self);
guint                 cx_export_get_n_parts (CxExport *self);

/** cx_export_get_left_out_file: (nullable): where the accounts stand that are in no file for the CRM, and why. */
const char           *cx_export_get_left_out_file (CxExport *self);

/** cx_export_get_not_undone: headers of columns whose prior values no import brought; %NULL-terminated, %NULL without undo file. */
const char *const    *cx_export_get_not_undone (CxExport *self);

/**
 * cx_export_find_stale:
 *
 * A file beside the parts that an export with more parts has left: "tags-3.csv" beside two.
 *
 * Returns: (transfer full) (nullable)
 */
char                 *cx_export_find_stale (CxExport *self);

/**
 * cx_export_run:
 *
 * Writes all files under temporary names, reads each again and compares every cell (but of JSON), and gives them their names.
 * The same snapshot and options give the same bytes. On any error, and when cancelled, no file is there that was not before,
 * and none has changed. Fails with %CX_ERROR_IO, or %CX_ERROR_DAMAGED when a file does not hold what was written.
 */
gboolean              cx_export_run (CxExport *self, CxProgressFunc progress, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
