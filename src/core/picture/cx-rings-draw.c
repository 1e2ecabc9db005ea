/* The bullseye as a drawing: fills, lines and spokes, and in which order the parts lie. */
#include "cx-rings-parts.h"

#include "cx-palette.h"

#include <math.h>

#define BESIDE       164  /* for the names left and right of the rings */
#define ABOVE        116  /* for those above and below */
#define MIN_RADIUS   64
#define VIEW_MARGIN  24   /* a mark so far beyond the frame still counts as seen */
#define SPOKE_FROM   16.0
#define SPOKE_BEYOND 6.0
#define SPOKE_WIDTH  1.6
#define DENSITY_FILL 0.45 /* of the rings below a density */

/* From the outside in, as they are painted. */
static const guint8 painted[CX_N_TIERS] = { 0, 3, 2, 1 };

static void
trace_circle (cairo_t *cr,
              double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  cairo_close_path (cr);
}

/* Bands rather than discs one on the other, so that a pale fill is the same wherever it lies. */
static void
draw_fills (const CxRingsDrawing *self,
            cairo_t              *cr,
            double                opacity)
{
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  for (guint i = 0; i < CX_N_TIERS; i++)
    {
      double inner, outer;

      cx_rings_get_edges (self->rings, painted[i], &inner, &outer);
      trace_circle (cr, outer);
      if (inner > 0)
        trace_circle (cr, inner);
      cx_palette_set_source (cr, cx_palette_tier (painted[i], CX_TIER_FILL, self->frame.dark), opacity);
      cairo_fill (cr);
    }
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
}

static double
get_line_width (guint8 tier)
{
  return tier == 1 ? 1.5 : tier == 2 ? 1.25 : 1;
}

/* @margin: paper on both sides of each line, to part it from a density below. */
static void
draw_lines (const CxRingsDrawing *self,
            cairo_t              *cr,
            double                margin)
{
  CxTierColor part = self->frame.contrast ? CX_TIER_TEXT : CX_TIER_LINE;

  for (guint i = 0; i < CX_N_TIERS; i++)
    {
      double inner, outer, width = get_line_width (painted[i]) + (self->frame.contrast ? 0.75 : 0);

      cx_rings_get_edges (self->rings, painted[i], &inner, &outer);
      trace_circle (cr, outer);
      if (margin > 0 && painted[i] != CX_TIER_OUTSIDE)
        {
          cairo_set_line_width (cr, width + 2 * margin);
          cx_palette_set_source (cr, cx_palette_paper (self->frame.dark), 1);
          cairo_stroke_preserve (cr);
        }
      cairo_set_line_width (cr, width);
      cx_palette_set_source (cr, cx_palette_tier (painted[i], part, self->frame.dark), 1);
      cairo_stroke (cr);
    }
}

/* Between each sector and the next; the axis parts the last from the first. */
static void
draw_spokes (const CxRingsDrawing *self,
             cairo_t              *cr)
{
  const CxRings *rings = self->rings;

  for (guint i = 0; i + 1 < rings->n_sectors; i++)
    {
      const CxRingsSector *lower = &rings->sectors[rings->rtl ? i + 1 : i];
      const CxRingsSector *upper = &rings->sectors[rings->rtl ? i : i + 1];
      double radians = (lower->end + upper->start) / 2 * G_PI / 180, to = rings->radius + SPOKE_BEYOND;

      cairo_move_to (cr, SPOKE_FROM * cos (radians), -SPOKE_FROM * sin (radians));
      cairo_line_to (cr, to * cos (radians), -to * sin (radians));
    }
  cairo_set_line_width (cr, SPOKE_WIDTH);
  cx_palette_set_source (cr, cx_palette_paper (self->frame.dark), 1);
  cairo_stroke (cr);
}

static void
draw_marks (const CxRingsDrawing *self,
            cairo_t              *cr,
            GHashTable           *without)
{
  draw_fills (self, cr, 1);
  draw_lines (self, cr, 0);
  draw_spokes (self, cr);
  cx_rings_draw_marks (self, cr, without);
}

static void
draw_density (const CxRingsDrawing *self,
              cairo_t              *cr)
{
  draw_fills (self, cr, DENSITY_FILL);
  draw_spokes (self, cr);
  cx_rings_draw_cells (self, cr);
  draw_lines (self, cr, 1);
}

void
cx_rings_drawing_draw (const CxRingsDrawing *self,
                       cairo_t              *cr)
{
  cx_rings_drawing_draw_without (self, cr, NULL);
}

void
cx_rings_drawing_draw_without (const CxRingsDrawing *self,
                               cairo_t              *cr,
                               GHashTable           *without)
{
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, self->frame.width, self->frame.height);
  cairo_clip (cr);
  cairo_translate (cr, self->x, self->y);
  if (cx_rings_drawing_is_density (self))
    draw_density (self, cr);
  else
    draw_marks (self, cr, without);
  cx_rings_draw_axis (self, cr);
  cairo_translate (cr, -self->x, -self->y);
  cx_rings_draw_names (self, cr);
  cairo_restore (cr);
  cairo_new_path (cr);
}

/* ── laying out ───────────────────────────────────────────────────────── */

double
cx_rings_get_radius (double width,
                     double height)
{
  return MAX (MIN_RADIUS, MIN (floor (width) - BESIDE, floor (height) - ABOVE) / 2);
}

static void
copy_frame (CxRingsFrame       *frame,
            const CxRingsFrame *other)
{
  *frame = *other;
  frame->zoom = CLAMP (other->zoom, 1, CX_RINGS_MAX_ZOOM);
  frame->font = other->font ? pango_font_description_copy (other->font) : NULL;
  frame->options = other->options ? cairo_font_options_copy (other->options) : NULL;
}

static void
lay_out (CxRingsDrawing *self)
{
  const CxRingsFrame *frame = &self->frame;
  CxRingsView view;

  self->radius = cx_rings_get_radius (frame->width, frame->height);
  self->x = frame->width / 2 - frame->x * self->radius * frame->zoom;
  self->y = frame->height / 2 - frame->y * self->radius * frame->zoom;
  view = (CxRingsView) {
    .zoom = frame->zoom,
    .left = -self->x - VIEW_MARGIN,
    .top = -self->y - VIEW_MARGIN,
    .right = frame->width - self->x + VIEW_MARGIN,
    .bottom = frame->height - self->y + VIEW_MARGIN,
  };
  self->rings = cx_fit_picture_lay_out (self->picture, self->radius * frame->zoom, frame->rtl,
                                        frame->zoom > 1 ? &view : NULL);
}

CxRingsDrawing *
cx_rings_drawing_new (CxFitPicture       *picture,
                      const CxRingsFrame *frame)
{
  CxRingsDrawing *self = g_new0 (CxRingsDrawing, 1);

  self->picture = cx_fit_picture_ref (picture);
  copy_frame (&self->frame, frame);
  lay_out (self);
  cx_rings_place_names (self);
  return self;
}

void
cx_rings_drawing_free (CxRingsDrawing *self)
{
  if (self == NULL)
    return;
  g_clear_pointer ((PangoFontDescription **) &self->frame.font, pango_font_description_free);
  g_clear_pointer ((cairo_font_options_t **) &self->frame.options, cairo_font_options_destroy);
  cx_rings_free (self->rings);
  cx_fit_picture_unref (self->picture);
  g_free (self);
}

gboolean
cx_rings_drawing_is_density (const CxRingsDrawing *self)
{
  return self->rings->cells->len > 0;
}

guint
cx_rings_drawing_get_fullest (const CxRingsDrawing *self)
{
  return cx_rings_drawing_is_density (self) ? self->rings->cell_accounts : 0;
}

CxRingsMark
cx_rings_drawing_place (const CxRingsDrawing *self,
                        guint                 account)
{
  CxRingsInput input = cx_fit_picture_get (self->picture, account);
  CxRingsMark mark = { .account = account };

  cx_rings_place (self->rings, &input, &mark);
  return mark;
}

int
cx_rings_drawing_find_name (const CxRingsDrawing *self,
                            double                x,
                            double                y)
{
  for (guint i = 0; i < self->rings->n_sectors; i++)
    {
      const CxRingsBox *box = &self->names[i];

      if (box->width > 0 && x >= box->x && x <= box->x + box->width && y >= box->y && y <= box->y + box->height)
        return i;
    }
  return -1;
}
