/* The names of the sectors around the bullseye: name in one or two lines, below it how many of them
 * are tier 1. */
#include "cx-bullseye-labels.h"

#include "cx-glyphs.h"

#include <glib/gi18n.h>
#include <math.h>

#define OFFSET      9.0   /* px between the rings and a label */
#define EDGE        6.0   /* px between a label and the edge of the widget */
#define GLYPH       12.0
#define GLYPH_GAP   4.0
#define NAME_SCALE  0.852 /* 12.5 px of 14.67 */
#define COUNT_SCALE 0.784 /* 11.5 px */

typedef struct {
  PangoLayout    *name, *count;
  graphene_rect_t bounds;
  float           name_x, count_x, count_y;
} Label;

struct _CxBullseyeLabels {
  guint  n;
  Label *labels;
};

PangoLayout *
cx_bullseye_text (GtkWidget  *widget,
                  const char *text,
                  double      scale,
                  gboolean    bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

/* At which share of its width a label is hung up: its start, middle or end. */
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
cx_bullseye_fit_name (PangoLayout *layout,
                      int          width)
{
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -2);
  if (breaks_a_word (layout))
    pango_layout_set_height (layout, -1);
}

static char *
describe_count (const CxBullseyeImage *image,
                guint                  sector)
{
  const CxRingsSector *s = &image->rings->sectors[sector];

  if (image->rings->cells->len > 0)
    return g_strdup_printf ("%'u", s->tier1);
  /* Translators: accounts in tier 1 of all in a sector: "35 of 148" */
  return g_strdup_printf (_("%'u of %'u"), s->tier1, s->accounts);
}

static void
place_label (Label               *label,
             const CxRings       *rings,
             const CxRingsSector *sector,
             int                  width,
             int                  height)
{
  double radians = (sector->start + sector->end) / 2 * G_PI / 180, cosine = cos (radians), sine = sin (radians);
  double x = width / 2.0 + (rings->radius + OFFSET) * cosine, y = height / 2.0 - (rings->radius + OFFSET) * sine;
  double anchor = get_anchor (cosine), block, top, block_height;
  PangoRectangle name, count;

  cx_bullseye_fit_name (label->name, get_room (x, anchor, width));
  pango_layout_get_pixel_extents (label->name, NULL, &name);
  pango_layout_get_pixel_extents (label->count, NULL, &count);
  count.width += GLYPH + GLYPH_GAP;
  block = MAX (name.width, count.width);
  block_height = name.height + count.height;
  top = y - block_height / 2 - sine * block_height / 2;
  x -= anchor * block;

  graphene_rect_init (&label->bounds, x, top, block, block_height);
  label->name_x = x + anchor * (block - name.width) - name.x;
  label->count_x = x + anchor * (block - count.width);
  label->count_y = top + name.height;
}

CxBullseyeLabels *
cx_bullseye_labels_new (GtkWidget       *widget,
                        CxBullseyeImage *image,
                        int              width,
                        int              height)
{
  CxBullseyeLabels *self = g_new0 (CxBullseyeLabels, 1);

  self->n = image->rings->n_sectors;
  self->labels = g_new0 (Label, self->n);
  for (guint i = 0; i < self->n; i++)
    {
      const CxRingsSector *sector = &image->rings->sectors[i];
      Label *label = &self->labels[i];
      g_autofree char *count = describe_count (image, i);

      label->name = cx_bullseye_text (widget, sector->label, NAME_SCALE, TRUE);
      label->count = cx_bullseye_text (widget, count, COUNT_SCALE, FALSE);
      place_label (label, image->rings, sector, width, height);
    }
  return self;
}

void
cx_bullseye_labels_free (CxBullseyeLabels *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n; i++)
    {
      g_object_unref (self->labels[i].name);
      g_object_unref (self->labels[i].count);
    }
  g_free (self->labels);
  g_free (self);
}

static void
draw_circle (GtkSnapshot   *snapshot,
             double         x,
             double         y,
             double         radius,
             const GdkRGBA *color,
             gboolean       filled)
{
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskPath) path = NULL;
  g_autoptr(GskStroke) stroke = gsk_stroke_new (0.75);

  gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (x, y), radius);
  path = gsk_path_builder_to_path (builder);
  if (filled)
    gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, color);
  else
    gtk_snapshot_append_stroke (snapshot, path, stroke, color);
}

/* The glyph of tier 1 at 12 px. */
static void
draw_glyph (GtkSnapshot   *snapshot,
            double         x,
            double         y,
            const GdkRGBA *color)
{
  const double scale = GLYPH / 16;
  GdkRGBA faint = *color, mark = cx_rgba_tier (1, CX_TIER_MARK);

  faint.alpha *= 0.34;
  draw_circle (snapshot, x, y, 7 * scale, &faint, FALSE);
  draw_circle (snapshot, x, y, 5 * scale, &faint, FALSE);
  draw_circle (snapshot, x, y, 3.2 * scale, &mark, TRUE);
}

static void
draw_text (GtkSnapshot   *snapshot,
           PangoLayout   *layout,
           double         x,
           double         y,
           const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

void
cx_bullseye_labels_draw (CxBullseyeLabels *self,
                         GtkSnapshot      *snapshot,
                         const GdkRGBA    *color,
                         const GdkRGBA    *dim)
{
  for (guint i = 0; i < self->n; i++)
    {
      const Label *label = &self->labels[i];
      double middle = (label->count_y + label->bounds.origin.y + label->bounds.size.height) / 2;

      draw_text (snapshot, label->name, label->name_x, label->bounds.origin.y, color);
      draw_glyph (snapshot, label->count_x + GLYPH / 2, middle, color);
      draw_text (snapshot, label->count, label->count_x + GLYPH + GLYPH_GAP, label->count_y, dim);
    }
}

int
cx_bullseye_labels_find (CxBullseyeLabels *self,
                         double            x,
                         double            y)
{
  for (guint i = 0; i < self->n; i++)
    if (graphene_rect_contains_point (&self->labels[i].bounds, &GRAPHENE_POINT_INIT (x, y)))
      return i;
  return -1;
}
