/* A page as the bytes of a file. */
#include "cx-report.h"

#include "cx-pages.h"

#include <string.h>

/* ── formats ── */

static const char *const names[CX_N_REPORT_FORMATS] = { "pdf", "svg", "html", "md" };

const char *
cx_report_format_to_name (CxReportFormat format)
{
  return names[format];
}

gboolean
cx_report_format_from_name (const char     *name,
                            CxReportFormat *format)
{
  for (guint i = 0; i < CX_N_REPORT_FORMATS; i++)
    if (g_ascii_strcasecmp (names[i], name) == 0)
      {
        *format = (CxReportFormat) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
cx_report_format_of_file (const char     *path,
                          CxReportFormat *format)
{
  const char *dot = strrchr (path, '.');

  if (dot && (g_ascii_strcasecmp (dot, ".htm") == 0 || g_ascii_strcasecmp (dot, ".markdown") == 0))
    {
      *format = g_ascii_strcasecmp (dot, ".htm") == 0 ? CX_REPORT_HTML : CX_REPORT_MARKDOWN;
      return TRUE;
    }
  return dot && cx_report_format_from_name (dot + 1, format);
}

/* ── the laid-out forms ── */

static void
draw (cairo_t *cr,
      guint    number,
      gpointer page)
{
  cx_page_draw (page, cr);
}

static GBytes *
write_page (const CxPageContext *context,
            CxPage              *page,
            CxReportFormat       format,
            GError             **error)
{
  const CxPageContent *content = cx_page_get_content (page);
  g_autofree char *text = cx_page_describe (content);
  CxPages pages = { .n_pages = 1, .title = content->title, .author = context->workspace, .subject = content->place,
                    .description = text, .day = context->day, .draw = draw, .data = page };

  cx_page_get_size (page, &pages.width, &pages.height);
  return format == CX_REPORT_PDF ? cx_pages_to_pdf (&pages, error) : cx_pages_to_svg (&pages, error);
}

GBytes *
cx_report_new (const CxPageContext *context,
               CxReportFormat       format,
               char               **left_out,
               GError             **error)
{
  g_autoptr(CxPageContent) content = NULL;
  g_autoptr(CxPage) page = NULL;
  char *text;

  g_return_val_if_fail (context != NULL && left_out != NULL, NULL);

  *left_out = NULL;
  content = cx_page_content_new (context);
  if (format == CX_REPORT_HTML || format == CX_REPORT_MARKDOWN)
    {
      text = format == CX_REPORT_HTML ? cx_page_to_html (content) : cx_page_to_markdown (content);
      return g_bytes_new_take (text, strlen (text));
    }
  page = cx_page_new (context, g_steal_pointer (&content));
  *left_out = cx_page_rest_words (cx_page_get_left_out (page));
  return write_page (context, page, format, error);
}

/* ── the report for the board ── */

static void
draw_board (cairo_t *cr,
            guint    page,
            gpointer sheets)
{
  cx_board_sheets_draw (sheets, cr, page);
}

static GBytes *
write_board (CxBoardReport *report,
             CxReportFormat format,
             GError       **error)
{
  g_autoptr(CxBoardSheets) sheets = cx_board_sheets_new (report);
  g_autofree char *text = cx_board_report_to_markdown (report);
  CxPages pages = { .n_pages = CX_BOARD_PAGES, .title = report->title, .author = report->workspace, .subject = report->place,
                    .description = text, .day = report->day, .draw = draw_board, .data = sheets };

  cx_paper_get_size (report->paper, &pages.width, &pages.height);
  return format == CX_REPORT_PDF ? cx_pages_to_pdf (&pages, error) : cx_pages_to_svg (&pages, error);
}

GBytes *
cx_report_new_board (const CxBoardContext *context,
                     CxReportFormat        format,
                     GError              **error)
{
  g_autoptr(CxBoardReport) report = NULL;
  char *text;

  g_return_val_if_fail (context != NULL, NULL);

  report = cx_board_report_new (context, error);
  if (report == NULL)
    return NULL;
  if (format == CX_REPORT_PDF || format == CX_REPORT_SVG)
    return write_board (report, format, error);
  text = format == CX_REPORT_HTML ? cx_board_report_to_html (report, error) : cx_board_report_to_markdown (report);
  return text ? g_bytes_new_take (text, strlen (text)) : NULL;
}
