/* What stands in each cell of a list that is exported, whatever the format of the file. Private to this folder. */
#pragma once

#include "cx-cell.h"
#include "cx-lifecycle.h"
#include "cx-reason.h"
#include "cx-tags.h"

G_BEGIN_DECLS

/** CxExportLook: how a workbook shows the cells of a column. */
typedef enum {
  CX_EXPORT_LOOK_TEXT,
  CX_EXPORT_LOOK_ID,
  CX_EXPORT_LOOK_TIER,
  CX_EXPORT_LOOK_SCORE,
  CX_EXPORT_LOOK_NUMBER,
  CX_EXPORT_LOOK_MONEY,
  CX_EXPORT_LOOK_DATE,
  CX_EXPORT_LOOK_PROSE,
} CxExportLook;

typedef struct _CxExportTable CxExportTable;
typedef struct _CxExportColumn CxExportColumn;

/** CxExportFunc: fills in @cell, which is empty; @table->scratch is empty and may hold its text. */
typedef void (*CxExportFunc) (CxExportTable *table, const CxExportColumn *column, guint account, CxExportCell *cell);

/**
 * CxExportColumn:
 * @unit: (nullable): the currency of money
 * @field: (nullable): whose values these are; @scale: as of cx_cell_get()
 * @profile, @criterion: of a column of verdicts
 */
struct _CxExportColumn {
  char           *header;
  CxExportLook    look;
  CxExportFunc    func;
  char           *unit;
  const CxColumn *field;
  int             scale;
  guint           profile, criterion;
};

/** CxExportTable: the columns of one list over the accounts of a snapshot, which it keeps; used by one thread at a time. */
struct _CxExportTable {
  CxSnapshot  *snapshot;
  CxTags       tags;
  GPtrArray   *columns;     /* (element-type CxExportColumn) */
  CxReasons   *reasons;     /* where a column shows them, or NULL */
  CxLifecycle *lifecycle;   /* likewise */
  GHashTable  *left;        /* (element-type guint CxExportLeft): why accounts are left out; likewise */
  gboolean     allow_backward;
  gboolean     spelt_tiers; /* "Tier 1" rather than "1" */
  GString     *scratch;
};

CxExportTable  *cx_export_table_new  (CxSnapshot *snapshot, int profile);
void            cx_export_table_free (CxExportTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxExportTable, cx_export_table_free)

/** cx_export_table_add: appends a column. Returns: (transfer none) */
CxExportColumn *cx_export_table_add       (CxExportTable *self, const char *header, CxExportLook look, CxExportFunc func);

/** cx_export_table_add_field: appends the values of a field under the header that they were imported with. */
void            cx_export_table_add_field (CxExportTable *self, const CxColumn *field);

/** cx_export_table_add_named_field: the same, under @header and in no scale. */
void            cx_export_table_add_named_field (CxExportTable *self, const CxColumn *field, const char *header);

/** cx_export_table_add_identity: appends who the account is: key, name and domain. */
void            cx_export_table_add_identity (CxExportTable *self);

/** cx_export_table_get: the cell of @account in column @i. */
void            cx_export_table_get       (CxExportTable *self, guint i, guint account, CxExportCell *cell);

/* Tags that every list shows alike: #CxExportFunc. */
void            cx_export_tier    (CxExportTable *table, const CxExportColumn *column, guint account, CxExportCell *cell);
void            cx_export_segment (CxExportTable *table, const CxExportColumn *column, guint account, CxExportCell *cell);
void            cx_export_fit     (CxExportTable *table, const CxExportColumn *column, guint account, CxExportCell *cell);
void            cx_export_version (CxExportTable *table, const CxExportColumn *column, guint account, CxExportCell *cell);

/** cx_export_header_of: the header under which a field came in, which its source knows; else its label. */
const char     *cx_export_header_of (const CxColumn *field);

/** cx_export_list_new: the tagged list (cx_tagged_write_csv()). @keys: (nullable): field keys; %NULL: all */
CxExportTable  *cx_export_list_new  (CxSnapshot *snapshot, int profile, const char *const *keys, GError **error);

/** cx_export_fit_new: the tags and the verdict of every criterion, without the other fields. */
CxExportTable  *cx_export_fit_new   (CxSnapshot *snapshot, int profile);

G_END_DECLS
