/* One chart as a picture that stands alone. */
#include "cx-config.h"

#include "cx-picture.h"

#include "cx-pages.h"
#include "cx-palette.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define UNITS_A_POINT (96.0 / 72.0)
#define MARGIN 30.0
#define GAP 14.0

static double
put_notes (CxDrawing            *drawing,
           const CxPictureWords *words,
           double                y,
           double                width)
{
  for (guint i = 0; words->notes && words->notes[i]; i++)
    y = cx_drawing_place_as (drawing, "P", cx_drawing_layout_markup (drawing, CX_TEXT_CAPTION, words->notes[i], width, FALSE), MARGIN, y,
                             CX_PALETTE_DETAIL) + 2;
  return y;
}

/* The foot: whose numbers these are, of which day, and what made them. */
static double
put_foot (CxDrawing            *drawing,
          const CxPictureWords *words,
          double                y,
          double                width)
{
  PangoLayout *made = cx_drawing_layout (drawing, CX_TEXT_CAPTION, _("Made with Concentric"), -1, FALSE);
  double own;

  cx_layout_get_size (made, &own, NULL, NULL);
  cx_drawing_line (drawing, MARGIN, y, MARGIN + width, y, 1, 0, 0xd9cbe4);
  cx_drawing_place_as (drawing, "P", made, MARGIN + width - own, y + 6, 0x6b6670);
  return cx_drawing_place_as (drawing, "P", cx_drawing_layout (drawing, CX_TEXT_CAPTION, words->about, width - own - GAP, FALSE), MARGIN,
                              y + 6, 0x6b6670);
}

CxPicture *
cx_picture_new (const CxPictureWords *words,
                double                width,
                gint32                day,
                gboolean              rtl,
                CxPictureBody         body,
                gpointer              data,
                CxFigures            *figures)
{
  CxPicture *self = g_new0 (CxPicture, 1);
  double inner = width - 2 * MARGIN, y = MARGIN - 6, height;
  g_autoptr(CxDrawing) part = NULL;

  self->title = g_strdup (words->title);
  self->about = g_strdup (words->about);
  self->day = day;
  self->width = width;
  self->figures = figures;
  self->drawing = cx_drawing_new (width, 1, rtl, pango_language_to_string (pango_language_get_default ()));
  cx_drawing_begin (self->drawing, "Document");
  y = cx_drawing_place_as (self->drawing, "H1", cx_drawing_layout (self->drawing, CX_TEXT_STATEMENT, words->title, inner, FALSE), MARGIN,
                           y, cx_palette_ink (FALSE)) + GAP;
  part = cx_drawing_new_part (self->drawing);
  height = body (part, inner, data);
  cx_drawing_begin (self->drawing, "Figure");
  cx_drawing_add (self->drawing, part, MARGIN, y);
  cx_drawing_end (self->drawing, "Figure");
  y = put_notes (self->drawing, words, y + height + GAP, inner) + GAP / 2;
  self->height = put_foot (self->drawing, words, y, inner) + MARGIN / 2;
  cx_drawing_end (self->drawing, "Document");
  return self;
}

void
cx_picture_free (CxPicture *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->about);
  cx_drawing_free (self->drawing);
  cx_figures_free (self->figures);
  g_free (self);
}

/* ── files ── */

static const char *const suffixes[CX_N_PICTURE_FORMATS] = { "svg", "png", "png", "pdf" };

const char *
cx_picture_format_get_suffix (CxPictureFormat format)
{
  return suffixes[format];
}

gboolean
cx_picture_format_of_file (const char      *path,
                           CxPictureFormat *format)
{
  const char *dot = strrchr (path, '.');

  if (dot == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (dot + 1, suffixes[*format]) == 0)
    return TRUE;
  for (guint i = 0; i < CX_N_PICTURE_FORMATS; i++)
    if (g_ascii_strcasecmp (dot + 1, suffixes[i]) == 0)
      {
        *format = (CxPictureFormat) i;
        return TRUE;
      }
  return FALSE;
}

static void
draw (cairo_t *cr,
      guint    page,
      gpointer data)
{
  CxPicture *self = data;

  cairo_save (cr);
  cairo_scale (cr, 1 / UNITS_A_POINT, 1 / UNITS_A_POINT);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, self->width, self->height);
  cairo_fill (cr);
  cx_drawing_draw (self->drawing, cr);
  cairo_restore (cr);
}

GBytes *
cx_picture_write (CxPicture      *self,
                  CxPictureFormat format,
                  GError        **error)
{
  g_autofree char *description = cx_figures_to_tabs (self->figures);
  CxPages pages = { .width = self->width / UNITS_A_POINT, .height = self->height / UNITS_A_POINT, .n_pages = 1, .title = self->title,
                    .author = self->about, .description = description, .day = self->day, .draw = draw, .data = self };

  switch (format)
    {
    case CX_PICTURE_SVG:
      return cx_pages_to_svg (&pages, error);
    case CX_PICTURE_PDF:
      return cx_pages_to_pdf (&pages, error);
    case CX_PICTURE_PNG:
    case CX_PICTURE_PNG_2X:
    default:
      return cx_pages_to_png (&pages, format == CX_PICTURE_PNG_2X ? 2 : 1, error);
    }
}
