/* The texts of the bullseye: the names of rings and their thresholds along the axis, and around the
 * rings the names of the sectors, with how many of each are tier 1. */
#include "cx-config.h"

#include "cx-rings-parts.h"

#include "cx-amount.h"
#include "cx-palette.h"
#include "cx-tier-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define OFFSET      9.0   /* between the rings and a name */
#define EDGE        6.0   /* between a name and the edge of the frame */
#define PAD         4.0   /* of the ground below a name that lies on the rings */
#define NEAREST     60.0  /* to the middle, where all sectors meet */
#define HALO        3.5
#define GLYPH       12.0
#define GLYPH_GAP   4.0
#define NAME_SCALE  0.852 /* 12.5 px of 14.67 */
#define SMALL_SCALE 0.716 /* 10.5 px */
#define COUNT_SCALE 0.784 /* 11.5 px */
#define RING_SCALE  0.784 /* 11.5 px */
#define CUT_SCALE   0.716 /* 10.5 px */

static const char *const default_font = "Adwaita Sans, Inter, Cantarell, sans-serif 11";

/* ── setting text ─────────────────────────────────────────────────────── */

static PangoContext *
make_context (const CxRingsFrame *frame,
              cairo_t            *cr)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr(PangoFontDescription) font =
    frame->font ? pango_font_description_copy (frame->font) : pango_font_description_from_string (default_font);

  pango_context_set_font_description (context, font);
  pango_cairo_context_set_resolution (context, frame->resolution > 0 ? frame->resolution : 96);
  pango_cairo_context_set_font_options (context, frame->options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, frame->rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  if (cr)
    pango_cairo_update_context (cr, context);
  return context;
}

static PangoLayout *
make_text (PangoContext *context,
           const char   *text,
           double        scale,
           gboolean      bold)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_layout_set_text (layout, text, -1);
  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

/* Whether a line of @layout begins within a word. */
static gboolean
breaks_a_word (PangoLayout *layout)
{
  int n;
  const PangoLogAttr *attributes = pango_layout_get_log_attrs_readonly (layout, &n);
  const char *text = pango_layout_get_text (layout);

  for (int i = 1; i < pango_layout_get_line_count (layout); i++)
    {
      const char *start = text + pango_layout_get_line_readonly (layout, i)->start_index;

      if (!attributes[g_utf8_pointer_to_offset (text, start)].is_line_break)
        return TRUE;
    }
  return FALSE;
}

void
cx_rings_fit_name (PangoLayout *layout,
                   int          width)
{
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -2);
  if (breaks_a_word (layout))
    pango_layout_set_height (layout, -1);
}

static void
show_text (cairo_t     *cr,
           PangoLayout *layout,
           double       x,
           double       y)
{
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

/* ── the axis ─────────────────────────────────────────────────────────── */

/* On a line of paper around its letters, for marks may lie below it. */
static void
draw_text_at (cairo_t     *cr,
              PangoLayout *layout,
              double       middle,
              double       top,
              guint32      color,
              guint32      paper)
{
  PangoRectangle extents;

  pango_layout_get_pixel_extents (layout, NULL, &extents);
  cairo_move_to (cr, middle - extents.width / 2.0 - extents.x, top);
  pango_cairo_layout_path (cr, layout);
  cairo_set_line_width (cr, HALO);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cx_palette_set_source (cr, paper, 0.9);
  cairo_stroke (cr);
  cx_palette_set_source (cr, color, 1);
  show_text (cr, layout, middle - extents.width / 2.0 - extents.x, top);
}

/* Along the ring rather than across it, above the axis. */
static void
draw_text_turned (cairo_t     *cr,
                  PangoLayout *layout,
                  double       middle,
                  guint32      color,
                  guint32      paper)
{
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_save (cr);
  cairo_translate (cr, middle, 0);
  cairo_rotate (cr, -G_PI_2);
  draw_text_at (cr, layout, width / 2.0 + 2, -height / 2.0, color, paper);
  cairo_restore (cr);
}

/* The name of a ring; its bare number where the ring is too narrow for the name; and what has no number is turned. */
static void
draw_ring_name (const CxRingsDrawing *self,
                cairo_t              *cr,
                PangoContext         *context,
                guint8                tier)
{
  g_autofree char *number = g_strdup_printf ("%u", tier);
  g_autoptr(PangoLayout) layout = make_text (context, cx_tier_label (tier), RING_SCALE, TRUE);
  guint32 color = cx_palette_tier (tier, CX_TIER_TEXT, self->frame.dark), paper = cx_palette_tier (tier, CX_TIER_FILL, self->frame.dark);
  double inner, outer, middle, room;
  int width, height;

  cx_rings_get_edges (self->rings, tier, &inner, &outer);
  middle = tier == 1 ? outer * 0.62 : (inner + outer) / 2;
  room = tier == 1 ? outer * 0.76 : outer - inner - 2;
  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > room && tier != CX_TIER_OUTSIDE)
    {
      pango_layout_set_text (layout, number, -1);
      pango_layout_get_pixel_size (layout, &width, &height);
    }
  if (self->rings->rtl)
    middle = -middle;
  if (width <= room)
    draw_text_at (cr, layout, middle, -height + 3, color, paper);
  else if (tier == CX_TIER_OUTSIDE && height <= room + 2)
    draw_text_turned (cr, layout, middle, color, paper);
}

static void
trace_pill (cairo_t *cr,
            double   x,
            double   y,
            double   width,
            double   height,
            double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* A threshold below the line of its ring, on a ground that hides the line; unless it would lie over those at @taken. */
static void
draw_cut (const CxRingsDrawing *self,
          cairo_t              *cr,
          PangoContext         *context,
          guint8                tier,
          CxRingsBox            taken[3])
{
  g_autofree char *text = g_strdup_printf ("%.4g", self->rings->thresholds[tier - 1]);
  g_autoptr(PangoLayout) layout = make_text (context, text, CUT_SCALE, TRUE);
  guint32 ground = cx_palette_tier (2, CX_TIER_FILL, self->frame.dark);
  double x = self->rings->rtl ? -self->rings->ring[tier - 1] : self->rings->ring[tier - 1];
  CxRingsBox *box = &taken[tier - 1];
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  for (guint i = 0; i < 3; i++)
    if (taken[i].width > 0 && fabs (taken[i].x - x) < (taken[i].width + width + 4) / 2.0)
      return;
  *box = (CxRingsBox) { x, 5, width + 4, height - 2 };
  trace_pill (cr, box->x - box->width / 2, box->y, box->width, box->height, 4);
  cx_palette_set_source (cr, ground, 1);
  cairo_fill (cr);
  draw_text_at (cr, layout, x, 4, cx_palette_tier (tier, CX_TIER_TEXT, self->frame.dark), ground);
}

void
cx_rings_draw_axis (const CxRingsDrawing *self,
                    cairo_t              *cr)
{
  static const guint8 order[] = { 1, 3, 2 };  /* the innermost and the outermost say most */
  PangoContext *context = make_context (&self->frame, cr);
  CxRingsBox taken[3] = { 0 };

  for (guint8 tier = 0; tier < CX_N_TIERS; tier++)
    draw_ring_name (self, cr, context, tier);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    draw_cut (self, cr, context, order[i], taken);
  g_object_unref (context);
}

/* ── the names of the sectors ─────────────────────────────────────────── */

/* A name laid out: at (x, y), hung up by @anchor: its start, middle or end. */
typedef struct {
  PangoLayout *name, *count;
  CxRingsBox   box;
  double       name_x, count_x, count_y;
  double       reach;   /* how far from the middle of the rings it is hung up */
} Label;

static void
clear_label (Label *label)
{
  g_clear_object (&label->name);
  g_clear_object (&label->count);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Label, clear_label)

static double
get_anchor (double cosine)
{
  if (fabs (cosine) < 0.26)
    return 0.5;
  return cosine > 0 ? 0 : 1;
}

static double
get_room (double x,
          double anchor,
          double width)
{
  double room = anchor == 0 ? width - x : anchor == 1 ? x : 2 * MIN (x, width - x);

  return MAX (40, room - EDGE);
}

static char *
describe_count (const CxRingsDrawing *self,
                guint                 sector)
{
  const CxRingsSector *s = &self->rings->sectors[sector];
  g_autofree char *tier1 = cx_format_number (s->tier1, 0), *all = cx_format_number (s->accounts, 0);

  if (cx_rings_drawing_is_density (self))
    return g_steal_pointer (&tier1);
  /* Translators: accounts in tier 1 of all in a sector: "35 of 148" */
  return g_strdup_printf (_("%s of %s"), tier1, all);
}

/* How far out along the middle of a sector its name can be: beyond the rings, or where the frame ends. */
static double
get_reach (const CxRingsDrawing *self,
           double                cosine,
           double                sine)
{
  double reach = self->rings->radius + OFFSET, right = self->frame.width - self->x, below = self->frame.height - self->y;

  if (self->frame.zoom <= 1)
    return reach;
  if (fabs (cosine) > 1e-6)
    reach = MIN (reach, (cosine > 0 ? right : -self->x) / cosine - 2 * EDGE);
  if (fabs (sine) > 1e-6)
    reach = MIN (reach, (sine > 0 ? self->y : -below) / sine - 2 * EDGE);
  return reach;
}

static void
move_label (Label  *label,
            double  x,
            double  y)
{
  label->name_x += x - label->box.x;
  label->count_x += x - label->box.x;
  label->count_y += y - label->box.y;
  label->box.x = x;
  label->box.y = y;
}

static void
place_label (const CxRingsDrawing *self,
             guint                 sector,
             Label                *label)
{
  const CxRingsSector *s = &self->rings->sectors[sector];
  /* That of all accounts has the most room above them. */
  double radians = self->rings->n_sectors == 1 ? G_PI_2 : (s->start + s->end) / 2 * G_PI / 180;
  double cosine = cos (radians), sine = sin (radians);
  double reach = label->reach = get_reach (self, cosine, sine);
  double x = self->x + reach * cosine, y = self->y - reach * sine;
  gboolean inside = reach < self->rings->radius;
  double anchor = inside ? 1 - get_anchor (cosine) : get_anchor (cosine), block, height, top;
  PangoRectangle name, count;

  cx_rings_fit_name (label->name, get_room (x, anchor, self->frame.width));
  pango_layout_get_pixel_extents (label->name, NULL, &name);
  pango_layout_get_pixel_extents (label->count, NULL, &count);
  count.width += GLYPH + GLYPH_GAP;
  block = MAX (name.width, count.width);
  height = name.height + count.height;
  top = y - height / 2 - (inside ? -sine : sine) * height / 2;
  x -= anchor * block;
  label->box = (CxRingsBox) { x, top, block, height };
  label->name_x = x + anchor * (block - name.width) - name.x;
  label->count_x = x + anchor * (block - count.width);
  label->count_y = top + name.height;
}

static gboolean
overlaps (const CxRingsBox *a,
          const CxRingsBox *b)
{
  return b->width > 0 && a->x < b->x + b->width + PAD && b->x < a->x + a->width + PAD && a->y < b->y + b->height + PAD
         && b->y < a->y + a->height + PAD;
}

static gboolean
is_in_frame (const CxRingsDrawing *self,
             const CxRingsBox     *box)
{
  return box->x >= 0 && box->y >= 0 && box->x + box->width <= self->frame.width && box->y + box->height <= self->frame.height;
}

/* A zoomed sector that lies on the other side of the frame has no name, nor has one whose name would
 * hide that of a larger sector. */
static gboolean
has_room (const CxRingsDrawing *self,
          guint                 sector,
          const Label          *label)
{
  for (guint i = 0; i < sector; i++)
    if (overlaps (&label->box, &self->names[i]))
      return FALSE;
  return label->reach > NEAREST && is_in_frame (self, &label->box);
}

/* Around all of the rings: within the frame, and beyond the names of larger sectors, as seen from the middle. */
static gboolean
make_room (const CxRingsDrawing *self,
           guint                 sector,
           Label                *label)
{
  const CxRingsBox *box = &label->box;
  gboolean down = box->y + box->height / 2 > self->y;

  move_label (label, CLAMP (box->x, 0, MAX (0, self->frame.width - box->width)), box->y);
  for (guint i = 0; i < sector; i++)
    {
      const CxRingsBox *other = &self->names[i];

      if (!overlaps (box, other))
        continue;
      move_label (label, box->x, down ? other->y + other->height + PAD : other->y - box->height - PAD);
      i = -1;  /* where it is now, it may lie over another */
      if (!is_in_frame (self, box))
        return FALSE;
    }
  return TRUE;
}

/* A name that would be cut short is set smaller. */
static void
make_label (const CxRingsDrawing *self,
            PangoContext         *context,
            guint                 sector,
            Label                *label)
{
  static const double scales[] = { NAME_SCALE, SMALL_SCALE };
  g_autofree char *count = describe_count (self, sector);

  label->count = make_text (context, count, COUNT_SCALE, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_clear_object (&label->name);
      label->name = make_text (context, self->rings->sectors[sector].label, scales[i], TRUE);
      place_label (self, sector, label);
      if (!pango_layout_is_ellipsized (label->name))
        return;
    }
}

void
cx_rings_place_names (CxRingsDrawing *self)
{
  PangoContext *context = make_context (&self->frame, NULL);

  for (guint i = 0; i < self->rings->n_sectors; i++)
    {
      g_auto(Label) label = { NULL };

      make_label (self, context, i, &label);
      if (self->frame.zoom > 1 ? has_room (self, i, &label) : make_room (self, i, &label))
        self->names[i] = label.box;
    }
  g_object_unref (context);
}

static void
set_text_color (const CxRingsDrawing *self,
                cairo_t              *cr,
                double                alpha)
{
  double full = self->frame.contrast || self->frame.dark ? 1 : 0.8;
  double ink = self->frame.dark ? 1 : 0;

  cairo_set_source_rgba (cr, ink, ink, self->frame.dark ? 1 : 6 / 255.0, self->frame.contrast ? 1 : full * alpha);
}

/* The glyph of tier 1 at 12 px. */
static void
draw_glyph (const CxRingsDrawing *self,
            cairo_t              *cr,
            double                x,
            double                y)
{
  static const double radii[] = { 7, 5 };
  const double scale = GLYPH / 16;

  set_text_color (self, cr, 0.34);
  cairo_set_line_width (cr, 0.75);
  for (guint i = 0; i < G_N_ELEMENTS (radii); i++)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, radii[i] * scale, 0, 2 * G_PI);
      cairo_stroke (cr);
    }
  cairo_arc (cr, x, y, 3.2 * scale, 0, 2 * G_PI);
  cx_palette_set_source (cr, cx_palette_tier (1, CX_TIER_MARK, self->frame.dark), 1);
  cairo_fill (cr);
}

static void
draw_label (const CxRingsDrawing *self,
            cairo_t              *cr,
            const Label          *label)
{
  double middle = (label->count_y + label->box.y + label->box.height) / 2;
  gboolean rtl = self->frame.rtl;
  int width;

  pango_layout_get_pixel_size (label->count, &width, NULL);
  if (self->frame.zoom > 1)
    {
      trace_pill (cr, label->box.x - PAD, label->box.y - PAD / 2, label->box.width + 2 * PAD,
                  label->box.height + PAD, 6);
      cx_palette_set_source (cr, cx_palette_paper (self->frame.dark), 0.86);
      cairo_fill (cr);
    }
  set_text_color (self, cr, 1);
  show_text (cr, label->name, label->name_x, label->box.y);
  draw_glyph (self, cr, label->count_x + GLYPH / 2 + (rtl ? width + GLYPH_GAP : 0), middle);
  set_text_color (self, cr, self->frame.dark ? 0.66 : 0.725);
  show_text (cr, label->count, label->count_x + (rtl ? 0 : GLYPH + GLYPH_GAP), label->count_y);
}

void
cx_rings_draw_names (const CxRingsDrawing *self,
                     cairo_t              *cr)
{
  PangoContext *context = make_context (&self->frame, cr);

  for (guint i = 0; i < self->rings->n_sectors; i++)
    {
      g_auto(Label) label = { NULL };

      if (self->names[i].width <= 0)
        continue;
      make_label (self, context, i, &label);
      move_label (&label, self->names[i].x, self->names[i].y);
      draw_label (self, cr, &label);
    }
  g_object_unref (context);
}
