/* What a kind of workbook has to do: list its sheets and give the rows of one after the other. Internal to the readers of
 * workbooks. */
#pragma once

#include "cx-sheet-grid.h"
#include "cx-source.h"

G_BEGIN_DECLS

/** CxSheetTab: a sheet of cells. @part: where in the file it is; not for every kind */
typedef struct {
  char    *name, *part;
  gboolean hidden;
} CxSheetTab;

/** cx_sheet_tabs_new: Returns: (transfer full) (element-type CxSheetTab) */
GPtrArray *cx_sheet_tabs_new (void);
/** cx_sheet_tabs_add: takes @name and @part. */
void       cx_sheet_tabs_add (GPtrArray *tabs, char *name, char *part, gboolean hidden);

/**
 * CxSheetFile: an open workbook; the first member of a kind's own struct.
 * @tabs: in their order; sheets of charts and macros are none
 * @grid: where the rows go; new for each sheet
 * @open: starts at the first row of the sheet at @tab, counted from 0
 * @step: reads on and adds rows to @grid; %FALSE at the end and on error
 * @progress: how much of the sheet has been read, from 0 to 1
 */
typedef struct _CxSheetFile CxSheetFile;
struct _CxSheetFile {
  CxSource    *source;
  GPtrArray   *tabs;
  CxSheetGrid *grid;
  gboolean   (*open)     (CxSheetFile *self, guint tab, GError **error);
  gboolean   (*step)     (CxSheetFile *self, GError **error);
  double     (*progress) (CxSheetFile *self);
  void       (*free)     (CxSheetFile *self);
};

CxSheetFile *cx_sheet_xlsx_new (CxSource *source, GError **error);
CxSheetFile *cx_sheet_ods_new  (CxSource *source, GError **error);
CxSheetFile *cx_sheet_xls_new  (CxSource *source, GError **error);

G_END_DECLS
