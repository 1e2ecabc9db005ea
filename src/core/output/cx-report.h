/* A page, or the report for the board, as the bytes of a file: PDF, SVG, HTML or Markdown. Writes no file. */
#pragma once

#include "cx-board-report.h"
#include "cx-page.h"

G_BEGIN_DECLS

typedef enum {
  CX_REPORT_PDF,
  CX_REPORT_SVG,
  CX_REPORT_HTML,
  CX_REPORT_MARKDOWN,
} CxReportFormat;

#define CX_N_REPORT_FORMATS (CX_REPORT_MARKDOWN + 1)

/** cx_report_format_to_name: "pdf", "svg", "html", "md": also how files end. */
const char *cx_report_format_to_name   (CxReportFormat format);
gboolean    cx_report_format_from_name (const char *name, CxReportFormat *format);
/** cx_report_format_of_file: by how its name ends, in any case. */
gboolean    cx_report_format_of_file   (const char *path, CxReportFormat *format);

/**
 * cx_report_new:
 * @left_out: (out) (nullable) (transfer full): what did not fit on the page: "3 of Proof"; %NULL when everything
 *   does, and of forms that have room
 *
 * The same context gives the same bytes: the dates in the file are the context's day. Fails with %CX_ERROR_IO.
 */
GBytes     *cx_report_new (const CxPageContext *context, CxReportFormat format, char **left_out, GError **error);

/** cx_report_new_board: the report for the board: two pages; as SVG below each other. Likewise. */
GBytes     *cx_report_new_board (const CxBoardContext *context, CxReportFormat format, GError **error);

G_END_DECLS
