/* Shapes and texts, put down one after the other; how texts are set. */
#include "cx-drawing-private.h"

#include "cx-stage-mark.h"

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
picture_unref (CxDrawingPicture *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  if (self->destroy)
    self->destroy (self->data);
  g_free (self);
}

static void
item_clear (CxDrawingItem *item)
{
  g_clear_object (&item->layout);
  g_clear_pointer (&item->points, g_array_unref);
  g_clear_pointer (&item->picture, picture_unref);
}

/* The items of a part are those of the whole, too. */
static void
item_share (CxDrawingItem *item)
{
  if (item->layout)
    g_object_ref (item->layout);
  if (item->points)
    g_array_ref (item->points);
  if (item->picture)
    g_atomic_ref_count_inc (&item->picture->ref_count);
}

#define PAGE_FAMILY "Adwaita Sans, Inter, Cantarell, sans-serif"

static CxDrawing *
sheet_new (PangoContext *pango,
           const char   *family,
           double        width,
           double        scale,
           gboolean      rtl)
{
  CxDrawing *self = g_new0 (CxDrawing, 1);

  self->width = width;
  self->scale = scale;
  self->rtl = rtl;
  self->opacity = 1;
  self->family = g_strdup (family);
  self->pango = pango;
  self->items = g_array_new (FALSE, TRUE, sizeof (CxDrawingItem));
  g_array_set_clear_func (self->items, (GDestroyNotify) item_clear);
  return self;
}

CxDrawing *
cx_drawing_new (double      width,
              double      scale,
              gboolean    rtl,
              const char *language)
{
  return sheet_new (page_context_new (rtl, language), PAGE_FAMILY, width, scale, rtl);
}

CxDrawing *
cx_drawing_new_for (PangoContext *pango,
                    double        width,
                    gboolean      rtl)
{
  const PangoFontDescription *font = pango_context_get_font_description (pango);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE, resolution = pango_cairo_context_get_resolution (pango);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (resolution > 0 ? resolution : 96) / 72;
  return sheet_new (g_object_ref (pango), pango_font_description_get_family (font), width, size / CX_DRAWING_TYPE, rtl);
}

CxDrawing *
cx_drawing_new_part (CxDrawing *self)
{
  return sheet_new (g_object_ref (self->pango), self->family, self->width, self->scale, self->rtl);
}

void
cx_drawing_add (CxDrawing *self,
              CxDrawing *part,
              double   x,
              double   y)
{
  for (guint i = 0; i < part->items->len; i++)
    {
      CxDrawingItem item = g_array_index (part->items, CxDrawingItem, i);

      item.x += x;
      item.y += y;
      item_share (&item);
      g_array_append_val (self->items, item);
    }
}

void
cx_drawing_free (CxDrawing *self)
{
  g_object_unref (self->pango);
  g_array_unref (self->items);
  g_free (self->family);
  g_free (self);
}

double
cx_drawing_get_scale (CxDrawing *self)
{
  return self->scale;
}

gboolean
cx_drawing_is_rtl (CxDrawing *self)
{
  return self->rtl;
}

void
cx_drawing_set_opacity (CxDrawing *self,
                        double     opacity)
{
  self->opacity = opacity;
}

static void
add_item (CxDrawing *self,
          CxDrawingItem       item)
{
  item.opacity = self->opacity;
  g_array_append_val (self->items, item);
}

/* ── text ── */

/* On a page all lines begin at the same side, and Pango swaps the sides of a paragraph that runs against the
 * direction of its context. Digits alone are a paragraph of that direction, though they run from the left. */
static PangoAlignment
alignment_of (CxDrawing     *self,
              PangoLayout *layout,
              gboolean     at_end)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  gboolean against = (pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL) != self->rtl;
  gboolean right = self->rtl != at_end;

  return right != against ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

static void
set_style (CxDrawing     *self,
           PangoLayout   *layout,
           CxTextStyle    style,
           PangoAttrList *more)
{
  PangoFontDescription *font = pango_font_description_new ();
  PangoAttrList *attributes = pango_attr_list_new ();
  double size = styles[style].size * self->scale;

  pango_font_description_set_family (font, self->family);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, styles[style].weight);
  pango_layout_set_font_description (layout, font);
  pango_attr_list_insert (attributes, pango_attr_line_height_new_absolute ((int) (styles[style].line * size * PANGO_SCALE)));
  /* A token that is broken stays as it was typed: a link or an id with a hyphen more is another one. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  if (style >= CX_TEXT_COUNT)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (more)
    pango_attr_list_splice (attributes, more, 0, 0);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
}

static void
wrap (CxDrawing   *self,
      PangoLayout *layout,
      double       width,
      gboolean     at_end)
{
  pango_layout_set_alignment (layout, alignment_of (self, layout, at_end));
  if (width < 0)
    return;
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
}

PangoLayout *
cx_drawing_layout (CxDrawing    *self,
                 CxTextStyle style,
                 const char *text,
                 double      width,
                 gboolean    at_end)
{
  PangoLayout *layout = pango_layout_new (self->pango);

  set_style (self, layout, style, NULL);
  pango_layout_set_text (layout, text, -1);
  wrap (self, layout, width, at_end);
  return layout;
}

PangoLayout *
cx_drawing_layout_markup (CxDrawing   *self,
                          CxTextStyle  style,
                          const char  *markup,
                          double       width,
                          gboolean     at_end)
{
  PangoLayout *layout = pango_layout_new (self->pango);
  g_autoptr(PangoAttrList) attributes = NULL;
  g_autofree char *text = NULL;

  if (!pango_parse_markup (markup, -1, 0, &attributes, &text, NULL, NULL))
    text = g_strdup (markup);
  set_style (self, layout, style, attributes);
  pango_layout_set_text (layout, text, -1);
  wrap (self, layout, width, at_end);
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
  CxDrawingItem item = { .kind = CX_ITEM_TEXT, .x = x, .y = y, .color = color, .layout = layout };

  cx_layout_get_size (layout, &item.width, &item.height, NULL);
  if (pango_layout_get_width (layout) >= 0)
    item.width = (double) pango_layout_get_width (layout) / PANGO_SCALE;
  add_item (self, item);
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
  CxDrawingItem item = { .kind = CX_ITEM_BOX, .x = x, .y = y, .width = width, .height = height,
                .radius = radius, .line = line, .color = color };

  add_item (self, item);
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
  g_array_index (self->items, CxDrawingItem, self->items->len - 1).kind = CX_ITEM_HALF_DISC;
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
  CxDrawingItem item = { .kind = CX_ITEM_CIRCLE, .x = x - radius, .y = y - radius, .width = 2 * radius, .height = 2 * radius,
                .radius = radius, .line = line, .dash = dash, .color = color };

  add_item (self, item);
}

void
cx_drawing_line (CxDrawing *self,
                 double     x1,
                 double     y1,
                 double     x2,
                 double     y2,
                 double     line,
                 double     dash,
                 guint      color)
{
  cx_drawing_polygon (self, (const double[]) { x1, y1, x2, y2 }, 2, color);
  g_array_index (self->items, CxDrawingItem, self->items->len - 1).line = line;
  g_array_index (self->items, CxDrawingItem, self->items->len - 1).dash = dash;
}

void
cx_drawing_polygon (CxDrawing    *self,
                    const double *points,
                    guint         n,
                    guint         color)
{
  CxDrawingItem item = { .kind = CX_ITEM_POLYGON, .color = color, .points = g_array_sized_new (FALSE, FALSE, sizeof (double), 2 * n) };
  double left = points[0], right = points[0];

  for (guint i = 1; i < n; i++)
    {
      left = MIN (left, points[2 * i]);
      right = MAX (right, points[2 * i]);
    }
  for (guint i = 0; i < n; i++)
    {
      double point[2] = { points[2 * i] - left, points[2 * i + 1] };

      g_array_append_vals (item.points, point, 2);
    }
  item.x = left;
  item.width = right - left;
  add_item (self, item);
}

void
cx_drawing_stage_mark (CxDrawing *self,
                       guint8     mark,
                       double     x,
                       double     y,
                       double     radius,
                       gboolean   dark)
{
  CxStageMarkStyle style = cx_stage_mark_get_style (mark, FALSE, dark);
  CxDrawingItem item = { .kind = CX_ITEM_MARK, .x = x - radius, .y = y - radius, .width = 2 * radius, .height = 2 * radius, .radius = radius,
                .mark = mark, .color = style.fill };

  if (mark == 0xff)
    return;
  add_item (self, item);
  g_array_index (self->items, CxDrawingItem, self->items->len - 1).opacity *= style.fill_alpha;
  if (style.line_width <= 0)
    return;
  item.color = style.line;
  item.line = style.line_width;
  add_item (self, item);
}

void
cx_drawing_picture (CxDrawing     *self,
                    double         x,
                    double         y,
                    double         width,
                    double         height,
                    CxDrawFunc     draw,
                    gpointer       data,
                    GDestroyNotify destroy)
{
  CxDrawingItem item = { .kind = CX_ITEM_PICTURE, .x = x, .y = y, .width = width, .height = height, .picture = g_new (CxDrawingPicture, 1) };

  *item.picture = (CxDrawingPicture) { .draw = draw, .data = data, .destroy = destroy };
  g_atomic_ref_count_init (&item.picture->ref_count);
  add_item (self, item);
}

/* ── structure ── */

void
cx_drawing_begin (CxDrawing    *self,
                const char *tag)
{
  CxDrawingItem item = { .kind = CX_ITEM_BEGIN, .tag = tag };

  add_item (self, item);
}

void
cx_drawing_end (CxDrawing    *self,
              const char *tag)
{
  CxDrawingItem item = { .kind = CX_ITEM_END, .tag = tag };

  add_item (self, item);
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
