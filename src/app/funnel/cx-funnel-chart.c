/* Funnels side by side, drawn from the shapes of the core. */
#include "cx-funnel-chart.h"

#include "cx-format.h"
#include "cx-funnel-accounts.h"
#include "cx-funnel-segment.h"
#include "cx-funnel-shape.h"
#include "cx-funnel-words.h"
#include "cx-glyphs.h"

#include <glib/gi18n.h>

#define HEAD 42           /* the row of the groups' names */
#define LABELS 92         /* the column of the stages' names */
#define LABELS_NARROW 58
#define NARROW 480
#define MARGIN 9          /* beyond the last column */
#define LEAST_COLUMN 62
#define COUNT_INSIDE 44   /* a bar narrower than this has its count beside it */

struct _CxFunnelChart {
  GtkWidget             parent_instance;

  const CxFunnelAnswer *answer;
  CxFunnelShape        *shape;      /* of the allocated width */
  GPtrArray            *segments;   /* (element-type CxFunnelSegment): group * n_stages + stage */
  GPtrArray            *glyphs;     /* (element-type CxTierGlyph): one a group, when groups are tiers */
};

G_DEFINE_FINAL_TYPE (CxFunnelChart, cx_funnel_chart, GTK_TYPE_WIDGET)

static gboolean
is_rtl (CxFunnelChart *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static int
labels_width (int width)
{
  return width < NARROW ? LABELS_NARROW : LABELS;
}

/* Where the shape's origin lies. */
static graphene_point_t
origin (CxFunnelChart *self)
{
  return GRAPHENE_POINT_INIT (is_rtl (self) ? MARGIN : labels_width (gtk_widget_get_width (GTK_WIDGET (self))), HEAD);
}

static guint
n_stages_of (CxFunnelChart *self)
{
  return self->answer->groups->n_stages;
}

/* ── drawing ────────────────────────────────────────────────────────────── */

static PangoLayout *
make_text (CxFunnelChart *self,
           const char    *markup,
           double         scale)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autofree char *scaled = g_strdup_printf ("<span size='%d%%' font_features='tnum=1'>%s</span>", (int) (scale * 100), markup);

  pango_layout_set_markup (layout, scaled, -1);
  return layout;
}

/* With its middle at a point, or beginning or ending there. @align: 0, 0.5 or 1 of the width, left to right */
static void
append_text (GtkSnapshot   *snapshot,
             PangoLayout   *layout,
             double         x,
             double         middle,
             double         align,
             const GdkRGBA *color)
{
  PangoRectangle logical;

  pango_layout_get_pixel_extents (layout, NULL, &logical);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x - logical.x - logical.width * align, middle - logical.height / 2.0));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static GdkRGBA
color_of (CxFunnelChart *self,
          guint          group,
          guint          stage)
{
  if (cx_funnel_answer_by_tier (self->answer))
    return cx_rgba_tier (cx_funnel_words_tier (group), CX_TIER_MARK);
  return cx_rgba_stage (cx_journey_get_mark (cx_snapshot_get_journey (self->answer->snapshot), (guint8) stage));
}

/* Black or white, whichever stands out more (relative luminance, WCAG 2). */
static GdkRGBA
ink_on (const GdkRGBA *color)
{
  double luminance = 0.2126 * color->red * color->red + 0.7152 * color->green * color->green + 0.0722 * color->blue * color->blue;

  return luminance > 0.22 ? (GdkRGBA) { 0, 0, 0, 0.85f } : (GdkRGBA) { 1, 1, 1, 1 };
}

static void
append_bar (CxFunnelChart *self,
            GtkSnapshot   *snapshot,
            guint          group,
            guint          stage)
{
  const CxRect *bar = cx_funnel_shape_get_bar (self->shape, group, stage);
  GdkRGBA color = color_of (self, group, stage);
  GskRoundedRect rounded;

  if (bar->width <= 0)
    return;
  gsk_rounded_rect_init_from_rect (&rounded, &GRAPHENE_RECT_INIT (bar->x, bar->y, bar->width, bar->height), MIN (3, bar->width / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &color, &rounded.bounds);
  gtk_snapshot_pop (snapshot);
}

/* From the whole lower edge of a bar to the whole upper edge of the next. */
static void
append_trapezoid (CxFunnelChart *self,
                  GtkSnapshot   *snapshot,
                  guint          group,
                  guint          stage)
{
  const CxRect *a = cx_funnel_shape_get_bar (self->shape, group, stage), *b = cx_funnel_shape_get_bar (self->shape, group, stage + 1);
  GdkRGBA color = color_of (self, group, stage);
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskPath) path = NULL;

  if (a->width <= 0)
    return;
  color.alpha *= 0.16f;
  gsk_path_builder_move_to (builder, a->x, a->y + a->height);
  gsk_path_builder_line_to (builder, a->x + a->width, a->y + a->height);
  gsk_path_builder_line_to (builder, b->x + b->width, b->y);
  gsk_path_builder_line_to (builder, b->x, b->y);
  gsk_path_builder_close (builder);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &color);
}

static void
append_count (CxFunnelChart *self,
              GtkSnapshot   *snapshot,
              guint          group,
              guint          stage,
              const GdkRGBA *color)
{
  const CxRect *bar = cx_funnel_shape_get_bar (self->shape, group, stage);
  CxRect cell = cx_funnel_shape_get_cell (self->shape, group, stage);
  g_autofree char *number = cx_format_number (cx_funnel_answer_get_group (self->answer, group)->counts[stage], 0);
  g_autofree char *markup = g_strdup_printf ("<b>%s</b>", number);
  g_autoptr(PangoLayout) layout = make_text (self, markup, 0.95);
  GdkRGBA fill = color_of (self, group, stage), inside = ink_on (&fill);
  double middle = bar->y + bar->height / 2;
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (bar->width > COUNT_INSIDE || (bar->width > width + 6 && bar->x + bar->width + 6 + width > cell.x + cell.width))
    append_text (snapshot, layout, bar->x + bar->width / 2, middle, 0.5, &inside);
  else if (is_rtl (self))
    append_text (snapshot, layout, bar->x - 6, middle, 1, color);
  else
    append_text (snapshot, layout, bar->x + bar->width + 6, middle, 0, color);
}

/* In two lines, where the column is narrow. */
static void
append_conversion (CxFunnelChart *self,
                   GtkSnapshot   *snapshot,
                   guint          group,
                   guint          stage,
                   const GdkRGBA *color)
{
  const CxConversion *conversion = &cx_funnel_answer_get_group (self->answer, group)->conversions[stage];
  CxRect cell = cx_funnel_shape_get_cell (self->shape, group, stage), next = cx_funnel_shape_get_cell (self->shape, group, stage + 1);
  double middle = (cell.y + cell.height + next.y) / 2;
  g_autofree char *rate = NULL, *interval = NULL, *markup = NULL;
  g_autoptr(PangoLayout) layout = NULL;

  if (conversion->n == 0)
    return;
  rate = cx_funnel_words_rate (conversion);
  interval = cx_funnel_words_interval (conversion);
  if (conversion->enough)
    markup = g_strdup_printf ("<b>%s</b> <span alpha='68%%'>%s</span>", rate, interval);
  else
    markup = g_strdup_printf ("<span alpha='68%%'>%s</span>", _("too few to say"));
  layout = make_text (self, markup, 0.88);
  pango_layout_set_width (layout, (int) (cell.width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  append_text (snapshot, layout, cell.x + cell.width / 2, middle, 0.5, color);
}

static void
append_group (CxFunnelChart *self,
              GtkSnapshot   *snapshot,
              guint          group,
              const GdkRGBA *color)
{
  for (guint stage = 0; stage + 1 < n_stages_of (self); stage++)
    append_trapezoid (self, snapshot, group, stage);
  for (guint stage = 0; stage < n_stages_of (self); stage++)
    {
      append_bar (self, snapshot, group, stage);
      append_count (self, snapshot, group, stage, color);
      if (stage + 1 < n_stages_of (self))
        append_conversion (self, snapshot, group, stage, color);
    }
}

/* The name of a group over its column; beside its glyph, when it is a tier. */
static PangoLayout *
make_head (CxFunnelChart *self,
           guint          group)
{
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>", cx_funnel_words_group (self->answer, group));
  PangoLayout *layout = make_text (self, markup, 0.95);
  gboolean glyph = self->glyphs->len > 0;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int) (MAX (self->shape->column_width - (glyph ? 24 : 6), 8) * PANGO_SCALE));
  return layout;
}

static void
append_heads (CxFunnelChart *self,
              GtkSnapshot   *snapshot,
              const GdkRGBA *color)
{
  for (guint group = 0; group < self->shape->n_groups; group++)
    {
      CxRect cell = cx_funnel_shape_get_cell (self->shape, group, 0);
      g_autoptr(PangoLayout) layout = make_head (self, group);
      double shift = self->glyphs->len > 0 ? (is_rtl (self) ? -11 : 11) : 0;

      append_text (snapshot, layout, cell.x + cell.width / 2 + shift, -HEAD / 2.0 - 1, 0.5, color);
    }
}

static void
append_stages (CxFunnelChart *self,
               GtkSnapshot   *snapshot,
               const GdkRGBA *color)
{
  CxJourney *journey = cx_snapshot_get_journey (self->answer->snapshot);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean rtl = is_rtl (self);

  for (guint stage = 0; stage < n_stages_of (self); stage++)
    {
      CxRect cell = cx_funnel_shape_get_cell (self->shape, 0, stage);
      double middle = HEAD + cell.y + cell.height / 2;
      g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>", cx_journey_get_stage (journey, stage)->code);
      g_autoptr(PangoLayout) layout = make_text (self, markup, 0.95);
      guint8 mark = cx_journey_get_mark (journey, (guint8) stage);

      cx_stage_mark_append (snapshot, mark, &GRAPHENE_POINT_INIT (rtl ? width - 18 : 18, middle), 4.6, FALSE);
      append_text (snapshot, layout, rtl ? width - 32 : 32, middle, rtl ? 1 : 0, color);
    }
}

static void
cx_funnel_chart_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  CxFunnelChart *self = CX_FUNNEL_CHART (widget);
  graphene_point_t from = origin (self);
  GdkRGBA color;

  if (self->shape == NULL)
    return;
  gtk_widget_get_color (widget, &color);
  append_stages (self, snapshot, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &from);
  append_heads (self, snapshot, &color);
  for (guint group = 0; group < self->shape->n_groups; group++)
    append_group (self, snapshot, group, &color);
  gtk_snapshot_restore (snapshot);
  GTK_WIDGET_CLASS (cx_funnel_chart_parent_class)->snapshot (widget, snapshot);
}

/* ── place and size ─────────────────────────────────────────────────────── */

static void
cx_funnel_chart_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  CxFunnelChart *self = CX_FUNNEL_CHART (widget);
  guint n_groups = self->answer ? cx_funnel_answer_get_n_groups (self->answer) : 1;
  guint n_stages = self->answer ? n_stages_of (self) : 1;
  g_autofree guint *none = NULL;
  g_autoptr(CxFunnelShape) shape = NULL;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LABELS_NARROW + (int) n_groups * LEAST_COLUMN;
      *natural = LABELS + (int) n_groups * 150;
      return;
    }
  none = g_new0 (guint, n_stages + 1);
  shape = cx_funnel_shape_new (none, 1, n_stages, 100, FALSE);
  *minimum = *natural = HEAD + (int) shape->height + 15;
}

static void
make_shape (CxFunnelChart *self,
            int            width)
{
  guint n_groups = cx_funnel_answer_get_n_groups (self->answer), n_stages = n_stages_of (self);
  g_autofree guint *counts = g_new0 (guint, n_groups * n_stages + 1);

  for (guint group = 0; group < n_groups; group++)
    for (guint stage = 0; stage < n_stages; stage++)
      counts[group * n_stages + stage] = cx_funnel_answer_get_group (self->answer, group)->counts[stage];
  g_clear_pointer (&self->shape, cx_funnel_shape_free);
  self->shape = cx_funnel_shape_new (counts, n_groups, n_stages, MAX (width - labels_width (width) - MARGIN, 1), is_rtl (self));
}

static void
place (GtkWidget *child,
       double     x,
       double     y,
       double     width,
       double     height)
{
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation) { (int) x, (int) y, (int) width, (int) height }, -1);
}

static void
place_glyphs (CxFunnelChart    *self,
              graphene_point_t  from)
{
  for (guint group = 0; group < self->glyphs->len; group++)
    {
      CxRect cell = cx_funnel_shape_get_cell (self->shape, group, 0);
      g_autoptr(PangoLayout) head = make_head (self, group);
      PangoRectangle logical;
      double middle = from.x + cell.x + cell.width / 2;

      pango_layout_get_pixel_extents (head, NULL, &logical);
      place (self->glyphs->pdata[group], is_rtl (self) ? middle + logical.width / 2 - 5 : middle - logical.width / 2 - 11,
             HEAD / 2.0 - 9, 16, 16);
    }
}

static void
cx_funnel_chart_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  CxFunnelChart *self = CX_FUNNEL_CHART (widget);
  graphene_point_t from;

  if (self->answer == NULL)
    return;
  make_shape (self, width);
  from = origin (self);
  place_glyphs (self, from);
  for (guint i = 0; i < self->segments->len; i++)
    {
      CxFunnelSegment *segment = self->segments->pdata[i];
      CxRect cell = cx_funnel_shape_get_cell (self->shape, cx_funnel_segment_get_group (segment), cx_funnel_segment_get_stage (segment));

      place (GTK_WIDGET (segment), from.x + cell.x, from.y + cell.y, cell.width, cell.height);
    }
}

/* ── walking ────────────────────────────────────────────────────────────── */

static gboolean
focus_segment (CxFunnelChart *self,
               int            group,
               int            stage)
{
  guint n_groups = self->segments->len / n_stages_of (self);

  if (group < 0 || (guint) group >= n_groups || stage < 0 || (guint) stage >= n_stages_of (self))
    return FALSE;
  return gtk_widget_grab_focus (self->segments->pdata[(guint) group * n_stages_of (self) + (guint) stage]);
}

static gboolean
cx_funnel_chart_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  CxFunnelChart *self = CX_FUNNEL_CHART (widget);
  GtkWidget *focused = gtk_widget_get_focus_child (widget);
  int group, stage, forward = is_rtl (self) ? -1 : 1;

  if (self->answer == NULL || self->segments->len == 0)
    return FALSE;
  if (!CX_IS_FUNNEL_SEGMENT (focused))
    return focus_segment (self, 0, 0);
  group = (int) cx_funnel_segment_get_group (CX_FUNNEL_SEGMENT (focused));
  stage = (int) cx_funnel_segment_get_stage (CX_FUNNEL_SEGMENT (focused));
  switch (direction)
    {
    case GTK_DIR_UP:
      return focus_segment (self, group, stage - 1);
    case GTK_DIR_DOWN:
      return focus_segment (self, group, stage + 1);
    case GTK_DIR_LEFT:
      return focus_segment (self, group - forward, stage);
    case GTK_DIR_RIGHT:
      return focus_segment (self, group + forward, stage);
    default:
      return FALSE;
    }
}

/* ── the widget ─────────────────────────────────────────────────────────── */

static char *
accounts_of (CxFunnelChart   *self,
             CxFunnelSegment *segment)
{
  return cx_funnel_accounts_of_bar (self->answer, cx_funnel_segment_get_group (segment), cx_funnel_segment_get_stage (segment));
}

static void
on_activated (CxFunnelSegment *segment,
              CxFunnelChart   *self)
{
  g_autofree char *accounts = accounts_of (self, segment);

  if (accounts != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-accounts", "s", accounts);
}

static void
clear_children (CxFunnelChart *self)
{
  for (guint i = 0; i < self->segments->len; i++)
    gtk_widget_unparent (self->segments->pdata[i]);
  for (guint i = 0; i < self->glyphs->len; i++)
    gtk_widget_unparent (self->glyphs->pdata[i]);
  g_ptr_array_set_size (self->segments, 0);
  g_ptr_array_set_size (self->glyphs, 0);
}

static void
cx_funnel_chart_dispose (GObject *object)
{
  CxFunnelChart *self = CX_FUNNEL_CHART (object);

  self->answer = NULL;
  clear_children (self);
  g_clear_pointer (&self->shape, cx_funnel_shape_free);
  G_OBJECT_CLASS (cx_funnel_chart_parent_class)->dispose (object);
}

static void
cx_funnel_chart_finalize (GObject *object)
{
  g_ptr_array_unref (CX_FUNNEL_CHART (object)->segments);
  g_ptr_array_unref (CX_FUNNEL_CHART (object)->glyphs);
  G_OBJECT_CLASS (cx_funnel_chart_parent_class)->finalize (object);
}

static void
cx_funnel_chart_class_init (CxFunnelChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_funnel_chart_dispose;
  G_OBJECT_CLASS (klass)->finalize = cx_funnel_chart_finalize;
  widget_class->measure = cx_funnel_chart_measure;
  widget_class->size_allocate = cx_funnel_chart_size_allocate;
  widget_class->snapshot = cx_funnel_chart_snapshot;
  widget_class->focus = cx_funnel_chart_focus;
  gtk_widget_class_set_css_name (widget_class, "funnelchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
cx_funnel_chart_init (CxFunnelChart *self)
{
  self->segments = g_ptr_array_new ();
  self->glyphs = g_ptr_array_new ();
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

static void
add_children (CxFunnelChart *self,
              guint          group)
{
  if (cx_funnel_answer_by_tier (self->answer))
    {
      GtkWidget *glyph = cx_tier_glyph_new (cx_funnel_words_tier (group));

      gtk_widget_set_parent (glyph, GTK_WIDGET (self));
      g_ptr_array_add (self->glyphs, glyph);
    }
  for (guint stage = 0; stage < n_stages_of (self); stage++)
    {
      GtkWidget *segment = cx_funnel_segment_new (group, stage);

      g_signal_connect (segment, "activated", G_CALLBACK (on_activated), self);
      gtk_widget_set_parent (segment, GTK_WIDGET (self));
      g_ptr_array_add (self->segments, segment);
    }
}

/* Segments stay while there are as many groups: so the focus does, too. */
void
cx_funnel_chart_show (CxFunnelChart        *self,
                      const CxFunnelAnswer *answer)
{
  guint wanted = answer ? cx_funnel_answer_get_n_groups (answer) * answer->groups->n_stages : 0;
  guint glyphs = answer && cx_funnel_answer_by_tier (answer) ? cx_funnel_answer_get_n_groups (answer) : 0;

  g_return_if_fail (CX_IS_FUNNEL_CHART (self));

  self->answer = answer;
  g_clear_pointer (&self->shape, cx_funnel_shape_free);
  if (self->segments->len != wanted || self->glyphs->len != glyphs)
    {
      clear_children (self);
      for (guint group = 0; answer != NULL && group < cx_funnel_answer_get_n_groups (answer); group++)
        add_children (self, group);
    }
  for (guint i = 0; i < self->segments->len; i++)
    {
      CxFunnelSegment *segment = self->segments->pdata[i];
      g_autofree char *words = cx_funnel_words_segment (answer, cx_funnel_segment_get_group (segment), cx_funnel_segment_get_stage (segment));

      g_autofree char *accounts = accounts_of (self, segment);

      cx_funnel_segment_set_words (segment, words, accounts != NULL);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
