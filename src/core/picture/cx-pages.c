/* Pages that somebody draws, as the bytes of a file. */
#include "cx-pages.h"

#include "cx-error.h"
#include "cx-value.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>
#include <string.h>

#define UNITS_A_POINT (96.0 / 72.0)

static cairo_status_t
write_bytes (void         *closure,
             const guchar *data,
             guint         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check (cairo_status_t status,
       GError       **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_IO, "the picture cannot be drawn: %s; try another format", cairo_status_to_string (status));
  return FALSE;
}

/* Ends a file, and says whether all went well on the way. */
static gboolean
finish (cairo_t         *cr,
        cairo_surface_t *surface,
        GError         **error)
{
  cairo_status_t status = cairo_status (cr);

  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = status ? status : cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return check (status, error);
}

/* All pages on one sheet. */
static void
draw_below (const CxPages *self,
            cairo_t       *cr)
{
  for (guint page = 0; page < self->n_pages; page++)
    {
      cairo_save (cr);
      cairo_translate (cr, 0, page * self->height);
      self->draw (cr, page, self->data);
      cairo_restore (cr);
    }
}

/* ── PDF ── */

/* Cairo would date the file now: the same page would never be the same bytes. */
static void
set_metadata (const CxPages   *self,
              cairo_surface_t *surface)
{
  g_autofree char *date = cx_date_format (self->day), *time = g_strconcat (date, "T00:00:00Z", NULL);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  if (self->author)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, self->author);
  if (self->subject)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, self->subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Concentric");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, time);
}

GBytes *
cx_pages_to_pdf (const CxPages *self,
                 GError       **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_bytes, bytes, self->width, self->height);
  cairo_t *cr = cairo_create (surface);

  set_metadata (self, surface);
  for (guint page = 0; page < self->n_pages; page++)
    {
      self->draw (cr, page, self->data);
      if (page + 1 < self->n_pages)
        cairo_show_page (cr);
    }
  return finish (cr, surface, error) ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/* ── SVG ── */

/* An SVG has its texts as shapes: what it says stands in its description. */
static GBytes *
describe_svg (const CxPages *self,
              GByteArray    *bytes)
{
  g_autofree char *markup = g_markup_printf_escaped ("\n<title>%s</title>\n<desc>%s</desc>", self->title,
                                                     self->description ? self->description : "");
  g_autofree char *svg = g_strndup ((const char *) bytes->data, bytes->len);
  char *root = strstr (svg, "<svg "), *end = root ? strchr (root, '>') : NULL, *whole;

  if (end == NULL)
    return g_bytes_new (svg, strlen (svg));
  *end = '\0';
  whole = g_strconcat (svg, " role=\"img\">", markup, end + 1, NULL);
  return g_bytes_new_take (whole, strlen (whole));
}

GBytes *
cx_pages_to_svg (const CxPages *self,
                 GError       **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (write_bytes, bytes, self->width, self->n_pages * self->height);
  cairo_t *cr;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PT);
  cr = cairo_create (surface);
  draw_below (self, cr);
  return finish (cr, surface, error) ? describe_svg (self, bytes) : NULL;
}

/* ── PNG ── */

GBytes *
cx_pages_to_png (const CxPages *self,
                 double         scale,
                 GError       **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  double pixels = scale * UNITS_A_POINT;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (self->width * pixels),
                                                         (int) ceil (self->n_pages * self->height * pixels));
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, pixels, pixels);
  draw_below (self, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  status = status ? status : cairo_surface_write_to_png_stream (surface, write_bytes, bytes);
  cairo_surface_destroy (surface);
  return check (status, error) ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}
