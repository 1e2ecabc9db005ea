/* The funnels side by side and that of all accounts, put down on a drawing. */
#include "cx-config.h"

#include "cx-funnel-draw.h"

#include "cx-amount.h"
#include "cx-funnel-words.h"
#include "cx-palette.h"
#include "cx-tier-sign.h"

#include <glib/gi18n-lib.h>

/* In units. */
#define HEAD 42.0           /* the row of the groups' names */
#define LABELS 92.0         /* the column of the stages' names */
#define LABELS_NARROW 64.0
#define NARROW 480.0
#define MARGIN 9.0          /* beyond the last column */
#define LEAST_COLUMN 50.0
#define NATURAL_COLUMN 130.0
#define FOOT 15.0
#define BRIEF_FROM 10000
#define BRIEF_ROOM 30.0     /* beside digits, for the bar */
#define COUNT_INSIDE 44.0   /* a bar narrower than this has its count beside it */

/* The scale of the window's usual type: 11 pt. */
#define USUAL_SCALE (11.0 * 96 / 72 / CX_DRAWING_TYPE)

typedef struct {
  CxDrawing            *drawing;
  const CxFunnelAnswer *answer;
  CxFunnelPlan         *plan;
  CxLook                look;
} Picture;

/* ── where everything stands ── */

static double
unit_of (double scale)
{
  return scale / USUAL_SCALE;
}

CxFunnelPlan *
cx_funnel_plan_new (const CxFunnelAnswer *answer,
                    double                width,
                    double                scale,
                    gboolean              rtl)
{
  CxFunnelPlan *self = g_new0 (CxFunnelPlan, 1);
  guint n_groups = cx_funnel_answer_get_n_groups (answer) + 1, n_stages = answer->groups->n_stages;
  g_autofree guint *counts = g_new0 (guint, n_groups * n_stages + 1);

  for (guint group = 0; group < n_groups; group++)
    for (guint stage = 0; stage < n_stages; stage++)
      counts[group * n_stages + stage] = cx_funnel_answer_get_group (answer, group)->counts[stage];
  self->unit = unit_of (scale);
  self->labels = (width < NARROW * self->unit ? LABELS_NARROW : LABELS) * self->unit;
  self->x = rtl ? MARGIN * self->unit : self->labels;
  self->y = HEAD * self->unit;
  self->width = width;
  self->shape = cx_funnel_shape_new (counts, n_groups, n_stages, MAX (width - self->labels - MARGIN * self->unit, 1), self->unit, rtl);
  self->height = self->y + self->shape->height + FOOT * self->unit;
  return self;
}

void
cx_funnel_plan_free (CxFunnelPlan *self)
{
  if (self == NULL)
    return;
  cx_funnel_shape_free (self->shape);
  g_free (self);
}

void
cx_funnel_plan_measure (guint   n_groups,
                        guint   n_stages,
                        double  scale,
                        double *least,
                        double *natural,
                        double *height)
{
  double unit = unit_of (scale);
  g_autofree guint *none = g_new0 (guint, 2 * n_stages + 1);
  g_autoptr(CxFunnelShape) shape = cx_funnel_shape_new (none, 2, n_stages, 100, unit, FALSE);

  if (least)
    *least = (LABELS_NARROW + (n_groups + 1) * LEAST_COLUMN) * unit + shape->gap;
  if (natural)
    *natural = (LABELS + (n_groups + 1) * NATURAL_COLUMN) * unit + shape->gap;
  if (height)
    *height = HEAD * unit + shape->height + FOOT * unit;
}

/* ── bars ── */

static gboolean
is_total (const Picture *self,
          guint          group)
{
  return group + 1 == self->plan->shape->n_groups;
}

static guint
color_of (const Picture *self,
          guint          group,
          guint          stage)
{
  if (is_total (self, group))
    return cx_palette_all (self->look.dark);
  if (cx_funnel_answer_by_tier (self->answer))
    return cx_palette_tier (cx_funnel_words_tier (group), CX_TIER_MARK, self->look.dark);
  return cx_palette_stage (cx_journey_get_mark (cx_snapshot_get_journey (self->answer->snapshot), (guint8) stage), self->look.dark);
}

/* Black or white, whichever stands out more (relative luminance, WCAG 2, as gamma 2). */
static guint
ink_on (guint color)
{
  double red = (color >> 16 & 0xff) / 255.0, green = (color >> 8 & 0xff) / 255.0, blue = (color & 0xff) / 255.0;

  return 0.2126 * red * red + 0.7152 * green * green + 0.0722 * blue * blue > 0.22 ? cx_palette_ink (FALSE) : cx_palette_ink (TRUE);
}

static void
put_bar (const Picture *self,
         guint          group,
         guint          stage)
{
  const CxRect *bar = cx_funnel_shape_get_bar (self->plan->shape, group, stage);
  double x = self->plan->x + bar->x, y = self->plan->y + bar->y;

  if (bar->width <= 0)
    return;
  cx_drawing_box (self->drawing, x, y, bar->width, bar->height, 3 * self->plan->unit, color_of (self, group, stage));
  if (self->look.high_contrast && bar->width > 2)
    cx_drawing_frame (self->drawing, x, y, bar->width, bar->height, 3 * self->plan->unit, 1, self->look.ink);
}

/* From the whole lower edge of a bar to the whole upper edge of the next. */
static void
put_trapezoid (const Picture *self,
               guint          group,
               guint          stage)
{
  const CxRect *a = cx_funnel_shape_get_bar (self->plan->shape, group, stage);
  const CxRect *b = cx_funnel_shape_get_bar (self->plan->shape, group, stage + 1);
  double x = self->plan->x, y = self->plan->y;
  const double points[] = { x + a->x, y + a->y + a->height, x + a->x + a->width, y + a->y + a->height,
                            x + b->x + b->width, y + b->y,  x + b->x, y + b->y };

  if (a->width <= 0)
    return;
  cx_drawing_set_opacity (self->drawing, self->look.high_contrast ? 0.3 : 0.16);
  cx_drawing_polygon (self->drawing, points, 4, color_of (self, group, stage));
  cx_drawing_set_opacity (self->drawing, 1);
}

/* ── texts ── */

/* Puts a set text (transfer full) down with its middle at a height. */
static void
put_middle (const Picture *self,
            PangoLayout   *layout,
            double         x,
            double         middle,
            guint          color)
{
  double height;

  cx_layout_get_size (layout, NULL, &height, NULL);
  cx_drawing_place (self->drawing, layout, x, middle - height / 2, color);
}

/* In full, or, where the column has no room for five digits and more, as "42k": the table has them all. */
static PangoLayout *
set_count (const Picture *self,
           guint          group,
           guint          stage)
{
  guint count = cx_funnel_answer_get_group (self->answer, group)->counts[stage];
  g_autofree char *number = cx_format_number (count, 0), *brief = cx_format_money (count, NULL, TRUE);
  PangoLayout *layout = cx_drawing_layout (self->drawing, CX_TEXT_COUNT_STRONG, number, -1, FALSE);
  double width;

  cx_layout_get_size (layout, &width, NULL, NULL);
  if (count < BRIEF_FROM || width + BRIEF_ROOM * self->plan->unit <= self->plan->shape->column_width)
    return layout;
  g_object_unref (layout);
  return cx_drawing_layout (self->drawing, CX_TEXT_COUNT_STRONG, brief, -1, FALSE);
}

/* Whether a text beside a bar runs neither into the bar of the next group, nor into a count upon that, nor out of the picture. */
static gboolean
has_room (const Picture *self,
          guint          group,
          guint          stage,
          double         end)
{
  const CxFunnelShape *shape = self->plan->shape;
  g_autoptr(PangoLayout) next = NULL;
  const CxRect *bar;
  double width;

  if (is_total (self, group))
    return end < shape->n_groups * shape->column_width + shape->gap + MARGIN * self->plan->unit / 2;
  if (is_total (self, group + 1) && end + 2 > (group + 1) * shape->column_width + shape->gap / 2)
    return FALSE;
  next = set_count (self, group + 1, stage);
  cx_layout_get_size (next, &width, NULL, NULL);
  bar = cx_funnel_shape_get_bar (shape, group + 1, stage);
  return end + 2 < bar->x + (bar->width - MAX (bar->width, width)) / 2;
}

/* In a bar that is wide enough, else beside it; where there is no room, upon it, on a piece of paper. */
static void
put_count (const Picture *self,
           guint          group,
           guint          stage)
{
  const CxRect *bar = cx_funnel_shape_get_bar (self->plan->shape, group, stage);
  PangoLayout *layout = set_count (self, group, stage);
  double middle = self->plan->y + bar->y + bar->height / 2, gap = 6 * self->plan->unit, width, height, x;

  cx_layout_get_size (layout, &width, &height, NULL);
  x = self->plan->x + bar->x + (bar->width - width) / 2;
  if (bar->width > MAX (COUNT_INSIDE * self->plan->unit, width + gap))
    put_middle (self, layout, x, middle, ink_on (color_of (self, group, stage)));
  else if (has_room (self, group, stage, bar->x + bar->width + gap + width))
    put_middle (self, layout, self->plan->x + bar->x + bar->width + gap, middle, self->look.ink);
  else if (bar->width >= width + gap / 2)
    put_middle (self, layout, x, middle, ink_on (color_of (self, group, stage)));
  else
    {
      cx_drawing_box (self->drawing, x - gap / 2, middle - height / 2, width + gap, height, gap / 2, cx_palette_paper (self->look.dark));
      put_middle (self, layout, x, middle, self->look.ink);
    }
}

/* In two lines, where the column is narrow. */
static void
put_conversion (const Picture *self,
                guint          group,
                guint          stage)
{
  const CxConversion *conversion = &cx_funnel_answer_get_group (self->answer, group)->conversions[stage];
  CxRect cell = cx_funnel_shape_get_cell (self->plan->shape, group, stage);
  CxRect next = cx_funnel_shape_get_cell (self->plan->shape, group, stage + 1);
  g_autofree char *rate = NULL, *interval = NULL, *markup = NULL;
  int faint = (int) (cx_look_faint (self->look) * 100);
  PangoLayout *layout;

  if (conversion->n == 0)
    return;
  rate = cx_funnel_words_rate (conversion);
  interval = cx_funnel_words_interval (conversion);
  if (conversion->enough)
    markup = g_strdup_printf ("<b>%s</b> <span alpha='%d%%'>%s</span>", rate, faint, interval);
  else
    markup = g_strdup_printf ("<span alpha='%d%%'>%s</span>", faint, _("too few to say"));
  layout = cx_drawing_layout_markup (self->drawing, CX_TEXT_COUNT, markup, cell.width, FALSE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  put_middle (self, layout, self->plan->x + cell.x, self->plan->y + (cell.y + cell.height + next.y) / 2, self->look.ink);
}

/* The name of a group with its middle at a point, in no more than the room there is. */
static void
put_name (const Picture *self,
          PangoLayout   *layout,
          double         center,
          double         middle,
          double         room)
{
  double width;

  cx_layout_get_size (layout, &width, NULL, NULL);
  if (width > room)
    {
      width = room;
      pango_layout_set_width (layout, (int) (room * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  put_middle (self, layout, center - width / 2, middle, self->look.ink);
}

/* The name of a group over its column; when it is a tier, beside its sign, or below it where the column is narrow. */
static void
put_head (const Picture *self,
          guint          group)
{
  CxRect cell = cx_funnel_shape_get_cell (self->plan->shape, group, 0);
  gboolean sign = cx_funnel_answer_by_tier (self->answer) && !is_total (self, group);
  double unit = self->plan->unit, center = self->plan->x + cell.x + cell.width / 2, middle = self->plan->y / 2 - unit, width;
  g_autofree char *name = cx_funnel_words_group (self->answer, group);
  PangoLayout *layout = cx_drawing_layout (self->drawing, CX_TEXT_STRONG, name, -1, FALSE);

  cx_layout_get_size (layout, &width, NULL, NULL);
  if (sign && width > cell.width - 24 * unit)
    {
      g_object_unref (layout);
      cx_tier_sign_put (self->drawing, cx_funnel_words_tier (group), center, 12 * unit, 1.2 * unit, self->look.dark);
      put_name (self, cx_drawing_layout (self->drawing, CX_TEXT_CAPTION_STRONG, name, -1, FALSE), center, 31 * unit, MAX (cell.width, 8));
      return;
    }
  if (sign)
    cx_tier_sign_put (self->drawing, cx_funnel_words_tier (group), center - width / 2 - unit, middle, 1.2 * unit, self->look.dark);
  put_name (self, layout, center + (sign ? 9 * unit : 0), middle, MAX (cell.width - 6 * unit, 8));
}

static void
put_stage (const Picture *self,
           guint          stage)
{
  CxJourney *journey = cx_snapshot_get_journey (self->answer->snapshot);
  CxRect cell = cx_funnel_shape_get_cell (self->plan->shape, 0, stage);
  double unit = self->plan->unit, middle = self->plan->y + cell.y + cell.height / 2, x = (self->plan->labels < LABELS * unit ? 22 : 32) * unit;
  PangoLayout *layout = cx_drawing_layout (self->drawing, CX_TEXT_STRONG, cx_journey_get_stage (journey, stage)->code,
                                           self->plan->labels - x - 2 * unit, FALSE);

  pango_layout_set_height (layout, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  cx_drawing_stage_mark (self->drawing, cx_journey_get_mark (journey, (guint8) stage), x - 12 * unit, middle, 4.6 * unit, self->look.dark);
  put_middle (self, layout, x, middle, self->look.ink);
}

/* ── all of it ── */

static void
put_group (const Picture *self,
           guint          group)
{
  guint n_stages = self->answer->groups->n_stages;

  put_head (self, group);
  for (guint stage = 0; stage + 1 < n_stages; stage++)
    put_trapezoid (self, group, stage);
  for (guint stage = 0; stage < n_stages; stage++)
    {
      put_bar (self, group, stage);
      put_count (self, group, stage);
      if (stage + 1 < n_stages)
        put_conversion (self, group, stage);
    }
}

/* All accounts are no group like the others: they have a scale of their own. */
static void
put_line_before_total (const Picture *self)
{
  const CxFunnelShape *shape = self->plan->shape;
  double x = self->plan->x + (shape->n_groups - 1) * shape->column_width + shape->gap / 2, unit = self->plan->unit;

  if (shape->gap <= 0)
    return;
  cx_drawing_set_opacity (self->drawing, self->look.high_contrast ? 1 : 0.25);
  cx_drawing_line (self->drawing, x, 8 * unit, x, self->plan->y + shape->height, 1, 0, self->look.ink);
  cx_drawing_set_opacity (self->drawing, 1);
}

/* The drawing mirrors what is put on it. */
double
cx_funnel_draw (CxDrawing            *drawing,
                const CxFunnelAnswer *answer,
                double                width,
                CxLook                look)
{
  g_autoptr(CxFunnelPlan) plan = cx_funnel_plan_new (answer, width, cx_drawing_get_scale (drawing), FALSE);
  const Picture self = { drawing, answer, plan, look };

  for (guint stage = 0; stage < answer->groups->n_stages; stage++)
    put_stage (&self, stage);
  put_line_before_total (&self);
  for (guint group = 0; group < plan->shape->n_groups; group++)
    put_group (&self, group);
  return plan->height;
}
