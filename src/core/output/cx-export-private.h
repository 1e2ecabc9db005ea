/* What the files of the export share. */
#pragma once

#include "cx-export.h"
#include "cx-export-table.h"

G_BEGIN_DECLS

/** CxExportProgress: how far all files together are; rows are counted once written and once read again. */
typedef struct {
  CxProgressFunc func;
  gpointer       data;
  GCancellable  *cancellable;
  gint64         done, total;
} CxExportProgress;

/** cx_export_step: one row more. Returns: %FALSE when cancelled */
static inline gboolean
cx_export_step (CxExportProgress *self,
                GError          **error)
{
  if (++self->done % 4096 != 0)
    return TRUE;
  if (self->func != NULL)
    self->func (self->done, self->total, self->data);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/** CxExportPart: one file. @table: %NULL of JSON; @rows: (array length=n): borrowed from the export */
typedef struct {
  CxExportTable *table;
  CxExportFormat format;
  const guint   *rows;
  guint          n;
} CxExportPart;

/* @files: one a part; @options owns its texts */
struct _CxExport {
  CxSnapshot      *snapshot;
  CxExportOptions  options;
  CxExportCounts   counts;
  GArray          *rows, *left;
  GHashTable      *why;
  CxExportTable   *table, *undo_table, *left_table;
  GArray          *parts;        /* (element-type CxExportPart) */
  GPtrArray       *files;        /* %NULL-terminated */
  guint            n_parts;      /* of the list itself; the first ones */
  char            *left_file;
  char           **not_undone;
};

/** cx_export_choose: which of the accounts go to the CRM, and why others do not. */
gboolean       cx_export_choose    (CxExport *self, GArray *rows, GError **error);

/** cx_export_csv_write: header and rows of some accounts. */
gboolean       cx_export_csv_write (CxExportTable *table, const guint *rows, guint n, gboolean byte_order_mark, GOutputStream *stream,
                                    CxExportProgress *progress, GError **error);

/** cx_export_json_write: an array of one object per account. */
gboolean       cx_export_json_write (CxSnapshot *snapshot, const CxExportOptions *options, const guint *rows, guint n,
                                     GOutputStream *stream, CxExportProgress *progress, GError **error);

/** cx_export_verify: reads @path with the reader of imports and compares every cell. @name: what messages call the file */
gboolean       cx_export_verify    (CxExportTable *table, const guint *rows, guint n, CxExportFormat format, const char *path,
                                    const char *name, CxExportProgress *progress, GError **error);

/* ── for a CRM ── */

/** cx_export_id_append: the record id in the CRM's own form. Returns: %FALSE when @text is none */
gboolean       cx_export_id_append (GString *out, CxExportTarget target, const char *text);

/** cx_export_crm_new: the narrow list for a CRM. @stage, @headers: as in #CxExportOptions. Fails with %CX_ERROR_INVALID. */
CxExportTable *cx_export_crm_new   (CxSnapshot *snapshot, const CxExportOptions *options, GError **error);

/** cx_export_undo_new: the prior values of @table's columns. @unknown: (out): headers of those that no import brought */
CxExportTable *cx_export_undo_new  (CxExportTable *table, const CxExportOptions *options, char ***unknown, GError **error);

/** CxExportLeft: why an account is left out. */
typedef enum {
  CX_EXPORT_LEFT_NO_ID = 1,
  CX_EXPORT_LEFT_BAD_ID,
  CX_EXPORT_LEFT_TWICE,
} CxExportLeft;

/** cx_export_left_new: who is left out, and why. @why: (element-type guint CxExportLeft): by account; kept */
CxExportTable *cx_export_left_new  (CxSnapshot *snapshot, const CxExportOptions *options, GHashTable *why);

/** cx_export_find_hubspot_tier: (nullable): HubSpot's own tier, as last imported. */
const CxColumn *cx_export_find_hubspot_tier (CxSnapshot *snapshot);

G_END_DECLS
