/* A page as the bytes of a file. */
#include "cx-report.h"

#include "cx-error.h"
#include "cx-value.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
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

static cairo_status_t
write_bytes (void         *closure,
             const guchar *data,
             guint         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Cairo would date the file now: the same page would never be the same bytes. */
static void
set_metadata (cairo_surface_t     *surface,
              const CxPageContext *context,
              const CxPageContent *content)
{
  g_autofree char *date = cx_date_format (context->day), *time = g_strconcat (date, "T00:00:00Z", NULL);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, content->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, context->workspace);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, content->place);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Concentric");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, time);
}

/* An SVG has its texts as shapes: what it says stands in its description. */
static void
describe_svg (GByteArray          *bytes,
              const CxPageContent *content)
{
  g_autofree char *text = cx_page_describe (content);
  g_autofree char *markup =
    g_markup_printf_escaped ("\n<title>%s</title>\n<desc>%s</desc>", content->title, text);
  g_autofree char *svg = g_strndup ((const char *) bytes->data, bytes->len);
  char *root = strstr (svg, "<svg "), *end = root ? strchr (root, '>') : NULL;
  g_autofree char *whole = NULL;

  if (end == NULL)
    return;
  *end = '\0';
  whole = g_strconcat (svg, " role=\"img\">", markup, end + 1, NULL);
  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes, (const guchar *) whole, (guint) strlen (whole));
}

static GBytes *
draw (const CxPageContext *context,
      CxPage              *page,
      CxReportFormat       format,
      GError             **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  double width, height;
  cairo_t *cr;

  cx_page_get_size (page, &width, &height);
  surface = format == CX_REPORT_PDF ? cairo_pdf_surface_create_for_stream (write_bytes, bytes, width, height)
                                    : cairo_svg_surface_create_for_stream (write_bytes, bytes, width, height);
  if (format == CX_REPORT_PDF)
    set_metadata (surface, context, cx_page_get_content (page));
  else
    cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PT);
  cr = cairo_create (surface);
  cx_page_draw (page, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = status ? status : cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_IO, "the page cannot be drawn: %s; try another format",
                   cairo_status_to_string (status));
      return NULL;
    }
  if (format == CX_REPORT_SVG)
    describe_svg (bytes, cx_page_get_content (page));
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
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
  return draw (context, page, format, error);
}
