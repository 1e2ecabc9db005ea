/* A page as a list of shapes and texts: the same list is measured, drawn on screen and printed. */
#include "cx-drawing.h"

#include <math.h>

typedef enum {
  ITEM_TEXT,
  ITEM_BOX,
  ITEM_CIRCLE,
  ITEM_HALF_DISC,
  ITEM_BEGIN,
  ITEM_END,
} ItemKind;

/* A box or a circle with a line of 0 is filled. A circle's box is the square around it. */
typedef struct {
  ItemKind     kind;
  double       x, y, width, height;
  double       radius, line, dash;
  guint        color;
  PangoLayout *layout;
  const char  *tag;
} Item;

struct _CxDrawing {
  double        width, scale;
  gboolean      rtl;
  PangoContext *pango;
  GArray       *items;
};

/* Lines are a multiple of the size apart, whichever font a script falls back to. */
static const struct {
  double      size;
  PangoWeight weight;
  double      line;
} styles[] = {
  [CX_TEXT_TITLE] = { 29, PANGO_WEIGHT_ULTRABOLD, 1.1 },
  [CX_TEXT_STATEMENT] = { 16.4, PANGO_WEIGHT_BOLD, 1.25 },
  [CX_TEXT_SUMMARY] = { 12.4, PANGO_WEIGHT_NORMAL, 1.36 },
  [CX_TEXT_HEADING] = { 12.5, PANGO_WEIGHT_ULTRABOLD, 1.36 },
  [CX_TEXT_STRONG] = { 11.6, PANGO_WEIGHT_BOLD, 1.36 },
  [CX_TEXT_BODY] = { 11.6, PANGO_WEIGHT_NORMAL, 1.36 },
  [CX_TEXT_CAPTION] = { 10.3, PANGO_WEIGHT_NORMAL, 1.36 },
  [CX_TEXT_CAPTION_STRONG] = { 10.3, PANGO_WEIGHT_BOLD, 1.36 },
  [CX_TEXT_PILL] = { 9.6, PANGO_WEIGHT_BOLD, 1.36 },
  [CX_TEXT_COUNT] = { 10.3, PANGO_WEIGHT_NORMAL, 1.36 },
  [CX_TEXT_COUNT_STRONG] = { 11.6, PANGO_WEIGHT_BOLD, 1.36 },
};

/* Glyph positions must not depend on the scale that the page is shown at, or lines would break
 * elsewhere on screen than on paper: no hinting, no rounding to pixels. */
static PangoContext *
page_context_new (gboolean    rtl,
                  const char *language)
{
  PangoContext *pango = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (pango, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (pango, 96);
  pango_context_set_round_glyph_positions (pango, FALSE);
  pango_context_set_base_dir (pango, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango_context_set_language (pango, pango_language_from_string (language));
  return pango;
}

static void
item_clear (Item *item)
{
  g_clear_object (&item->layout);
}

static CxDrawing *
sheet_new (PangoContext *pango,
           double        width,
           double        scale,
           gboolean      rtl)
{
  CxDrawing *self = g_new0 (CxDrawing, 1);

  self->width = width;
  self->scale = scale;
  self->rtl = rtl;
  self->pango = pango;
  self->items = g_array_new (FALSE, TRUE, sizeof (Item));
  g_array_set_clear_func (self->items, (GDestroyNotify) item_clear);
  return self;
}

CxDrawing *
cx_drawing_new (double      width,
              double      scale,
              gboolean    rtl,
              const char *language)
{
  return sheet_new (page_context_new (rtl, language), width, scale, rtl);
}

CxDrawing *
cx_drawing_new_part (CxDrawing *self)
{
  return sheet_new (g_object_ref (self->pango), self->width, self->scale, self->rtl);
}

void
cx_drawing_add (CxDrawing *self,
              CxDrawing *part,
              double   x,
              double   y)
{
  for (guint i = 0; i < part->items->len; i++)
    {
      Item item = g_array_index (part->items, Item, i);

      item.x += x;
      item.y += y;
      if (item.layout)
        g_object_ref (item.layout);
      g_array_append_val (self->items, item);
    }
}

void
cx_drawing_free (CxDrawing *self)
{
  g_object_unref (self->pango);
  g_array_unref (self->items);
  g_free (self);
}

double
cx_drawing_get_scale (CxDrawing *self)
{
  return self->scale;
}

/* ── text ── */

/* On a page all lines begin at the same side, and Pango swaps the sides of a paragraph that runs against the
 * direction of its context. */
static PangoAlignment
alignment_of (CxDrawing     *self,
              PangoLayout *layout,
              gboolean     at_end)
{
  gboolean against = (pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL) != self->rtl;
  gboolean right = self->rtl != at_end;

  return right != against ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

static void
set_style (CxDrawing     *self,
           PangoLayout *layout,
           CxTextStyle  style)
{
  PangoFontDescription *font = pango_font_description_from_string ("Adwaita Sans, Inter, Cantarell, sans-serif");
  PangoAttrList *attributes = pango_attr_list_new ();
  double size = styles[style].size * self->scale;

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, styles[style].weight);
  pango_layout_set_font_description (layout, font);
  pango_attr_list_insert (attributes, pango_attr_line_height_new_absolute ((int) (styles[style].line * size * PANGO_SCALE)));
  /* A token that is broken stays as it was typed: a link or an id with a hyphen more is another one. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  if (style >= CX_TEXT_COUNT)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
}

PangoLayout *
cx_drawing_layout (CxDrawing    *self,
                 CxTextStyle style,
                 const char *text,
                 double      width,
                 gboolean    at_end)
{
  PangoLayout *layout = pango_layout_new (self->pango);

  set_style (self, layout, style);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_alignment (layout, alignment_of (self, layout, at_end));
  if (width >= 0)
    {
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  return layout;
}

void
cx_layout_get_size (PangoLayout *layout,
                    double      *width,
                    double      *height,
                    double      *baseline)
{
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  if (width)
    *width = (double) extents.width / PANGO_SCALE;
  if (height)
    *height = (double) extents.height / PANGO_SCALE;
  if (baseline)
    *baseline = (double) pango_layout_get_baseline (layout) / PANGO_SCALE;
}

double
cx_drawing_place (CxDrawing     *self,
                PangoLayout *layout,
                double       x,
                double       y,
                guint        color)
{
  Item item = { .kind = ITEM_TEXT, .x = x, .y = y, .color = color, .layout = layout };

  cx_layout_get_size (layout, &item.width, &item.height, NULL);
  if (pango_layout_get_width (layout) >= 0)
    item.width = (double) pango_layout_get_width (layout) / PANGO_SCALE;
  g_array_append_val (self->items, item);
  return y + item.height;
}

double
cx_drawing_text (CxDrawing    *self,
               CxTextStyle style,
               const char *text,
               double      x,
               double      y,
               double      width,
               guint       color)
{
  return cx_drawing_place (self, cx_drawing_layout (self, style, text, width, FALSE), x, y, color);
}

/* ── shapes ── */

void
cx_drawing_box (CxDrawing *self,
              double   x,
              double   y,
              double   width,
              double   height,
              double   radius,
              guint    color)
{
  cx_drawing_frame (self, x, y, width, height, radius, 0, color);
}

void
cx_drawing_frame (CxDrawing *self,
                double   x,
                double   y,
                double   width,
                double   height,
                double   radius,
                double   line,
                guint    color)
{
  Item item = { .kind = ITEM_BOX, .x = x, .y = y, .width = width, .height = height,
                .radius = radius, .line = line, .color = color };

  g_array_append_val (self->items, item);
}

void
cx_drawing_disc (CxDrawing *self,
               double   x,
               double   y,
               double   radius,
               guint    color)
{
  cx_drawing_circle (self, x, y, radius, 0, 0, color);
}

void
cx_drawing_half_disc (CxDrawing *self,
                    double   x,
                    double   y,
                    double   radius,
                    guint    color)
{
  cx_drawing_disc (self, x, y, radius, color);
  g_array_index (self->items, Item, self->items->len - 1).kind = ITEM_HALF_DISC;
}

void
cx_drawing_circle (CxDrawing *self,
                 double   x,
                 double   y,
                 double   radius,
                 double   line,
                 double   dash,
                 guint    color)
{
  Item item = { .kind = ITEM_CIRCLE, .x = x - radius, .y = y - radius, .width = 2 * radius, .height = 2 * radius,
                .radius = radius, .line = line, .dash = dash, .color = color };

  g_array_append_val (self->items, item);
}

/* ── structure ── */

void
cx_drawing_begin (CxDrawing    *self,
                const char *tag)
{
  Item item = { .kind = ITEM_BEGIN, .tag = tag };

  g_array_append_val (self->items, item);
}

void
cx_drawing_end (CxDrawing    *self,
              const char *tag)
{
  Item item = { .kind = ITEM_END, .tag = tag };

  g_array_append_val (self->items, item);
}

double
cx_drawing_place_as (CxDrawing     *self,
                   const char  *tag,
                   PangoLayout *layout,
                   double       x,
                   double       y,
                   guint        color)
{
  double below;

  cx_drawing_begin (self, tag);
  below = cx_drawing_place (self, layout, x, y, color);
  cx_drawing_end (self, tag);
  return below;
}

/* ── drawing ── */

static void
add_rounded (cairo_t *cr,
             double   x,
             double   y,
             double   width,
             double   height,
             double   radius)
{
  radius = MAX (0, MIN (radius, MIN (width, height) / 2));
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
fill_or_stroke (cairo_t    *cr,
                const Item *item)
{
  if (item->line <= 0)
    {
      cairo_fill (cr);
      return;
    }
  cairo_set_line_width (cr, item->line);
  cairo_set_dash (cr, &item->dash, item->dash > 0, 0);
  cairo_stroke (cr);
}

static void
draw_item (CxDrawing    *self,
           cairo_t    *cr,
           const Item *item)
{
  double x = self->rtl ? self->width - item->x - item->width : item->x;

  cairo_set_source_rgb (cr, (item->color >> 16 & 0xff) / 255.0, (item->color >> 8 & 0xff) / 255.0,
                        (item->color & 0xff) / 255.0);
  switch (item->kind)
    {
    case ITEM_TEXT:
      cairo_move_to (cr, x, item->y);
      pango_cairo_show_layout (cr, item->layout);
      cairo_new_path (cr);
      break;
    case ITEM_BOX:
      add_rounded (cr, x + item->line / 2, item->y + item->line / 2, item->width - item->line,
                   item->height - item->line, item->radius);
      fill_or_stroke (cr, item);
      break;
    case ITEM_CIRCLE:
      cairo_new_sub_path (cr);
      cairo_arc (cr, x + item->radius, item->y + item->radius, item->radius, 0, 2 * G_PI);
      fill_or_stroke (cr, item);
      break;
    case ITEM_HALF_DISC:
      cairo_new_sub_path (cr);
      cairo_arc (cr, x + item->radius, item->y + item->radius, item->radius, self->rtl ? G_PI_2 : -G_PI_2,
                 self->rtl ? 1.5 * G_PI : G_PI_2);
      fill_or_stroke (cr, item);
      break;
    case ITEM_BEGIN:
      cairo_tag_begin (cr, item->tag, NULL);
      break;
    case ITEM_END:
      cairo_tag_end (cr, item->tag);
      break;
    default:
      g_assert_not_reached ();
    }
}

void
cx_drawing_draw (CxDrawing *self,
               cairo_t *cr)
{
  for (guint i = 0; i < self->items->len; i++)
    draw_item (self, cr, &g_array_index (self->items, Item, i));
}
