/* The page out of the window: onto paper, and into files. */
#pragma once

#include "cx-output.h"
#include "cx-report.h"

G_BEGIN_DECLS

/** CxPageContextFunc: the page that is shown now, (transfer none) (nullable) */
typedef const CxPageContext *(*CxPageContextFunc) (GtkWidget *from);

/**
 * cx_page_output_new:
 * @from: whose window the dialogs are over and the messages in; outlives the actions
 *
 * The actions `print` and `export` (s: "pdf", "svg", "html", "md").
 *
 * Returns: (transfer full)
 */
GActionGroup      *cx_page_output_new         (GtkWidget *from, CxPageContextFunc context);
/** cx_page_output_set_enabled: whether there is a page. */
void               cx_page_output_set_enabled (GActionGroup *actions, gboolean enabled);

/** cx_page_print_operation: prints a page on any paper, scaled to fill it; not yet run. Returns: (transfer full) */
GtkPrintOperation *cx_page_print_operation    (const CxPageContext *context);

/** cx_page_export_async: makes the file in a thread; it appears whole or not at all. */
void               cx_page_export_async       (const CxPageContext *context, CxReportFormat format, GFile *file,
                                               GAsyncReadyCallback callback, gpointer user_data);
/** cx_page_export_finish: @left_out: (out) (nullable) (transfer full): what did not fit on the page */
gboolean           cx_page_export_finish      (GAsyncResult *result, char **left_out, GError **error);

/** cx_page_file_name: "Mid-market logistics v3.pdf". Returns: (transfer full) */
char              *cx_page_file_name          (const CxPageContext *context, CxReportFormat format);

/* The formats of reports as a #CxOutputKind has them, for other reports. */
const char        *cx_page_output_get_suffix  (int format);
const char        *cx_page_output_get_filter  (int format);
gboolean           cx_page_output_find_format (const char *name, int *format);

G_END_DECLS
