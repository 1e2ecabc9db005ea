/* The cells of one customer, or above them the share of all customers period by period. */
#include "cx-cohort-cells.h"

#include "cx-cohort-draw.h"
#include "cx-cohort-words.h"
#include "cx-drawing-append.h"

#include <glib/gi18n.h>

/* Of a cell, in heights of the font. */
#define MOST_PITCH 1.6
#define ROW_HEIGHT 1.6
#define COLUMN_HEIGHT 2.8

/* Between columns and their numbers. */
#define GAP 2

struct _CxCohortCells {
  GtkWidget     parent_instance;

  CxCohortView *view;
  guint         customer;
};

G_DEFINE_FINAL_TYPE (CxCohortCells, cx_cohort_cells, GTK_TYPE_WIDGET)

static double
font_height (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  double height = pango_units_to_double (pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);
  return height;
}

static CxCohortShape
shape_of (CxCohortCells *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double font = font_height (widget);
  CxCohortShape shape;

  cx_cohort_shape_init (&shape, 1, self->view->n_periods, gtk_widget_get_width (widget), ROW_HEIGHT * font, MOST_PITCH * font,
                        gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
  return shape;
}

/* ── drawing ── */

/* The numbers of periods, every so many as there is room for; and the first, unless the next is close. */
static void
append_numbers (CxCohortCells       *self,
                GtkSnapshot         *snapshot,
                const CxCohortShape *shape,
                double               top)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "88 ");
  GdkRGBA color;
  int width;
  guint step;

  pango_layout_get_pixel_size (layout, &width, NULL);
  step = cx_cohort_shape_label_step (shape, width);
  gtk_widget_get_color (GTK_WIDGET (self), &color);
  for (guint column = step == 2 ? 1 : 0; column < shape->n_columns; column = column == 0 && step > 1 ? step - 1 : column + step)
    {
      g_autofree char *text = g_strdup_printf ("%u", column + 1);
      CxRect cell = cx_cohort_shape_get_cell (shape, 0, column);

      pango_layout_set_text (layout, text, -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (cell.x + (cell.width - width) / 2), (float) top));
      gtk_snapshot_append_layout (snapshot, layout, &color);
      gtk_snapshot_restore (snapshot);
    }
}

/* What the numbers count, below them. */
static void
append_caption (CxCohortCells *self,
                GtkSnapshot   *snapshot,
                double         top)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (widget, cx_cohorts_period_title (self->view->cohorts));
  g_autoptr(PangoAttrList) small = pango_attr_list_new ();
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA color;
  int width;

  pango_attr_list_insert (small, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, small);
  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_widget_get_color (widget, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (rtl ? gtk_widget_get_width (widget) - width : 0), (float) top));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
cx_cohort_cells_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  CxCohortCells *self = CX_COHORT_CELLS (widget);
  float width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  CxLook look = cx_look_of (widget);
  double columns = COLUMN_HEIGHT * font_height (widget);
  CxCohortShape shape;
  cairo_t *cr;

  if (self->view == NULL || width <= 0)
    return;
  shape = shape_of (self);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (self->customer != CX_EVERYBODY)
    cx_cohort_draw_row (cr, self->view->cohorts, self->customer, &shape, 0, look);
  else
    cx_cohort_draw_columns (cr, self->view->cohorts, self->view->cohorts->all, &shape, columns, look);
  cairo_destroy (cr);
  if (self->customer != CX_EVERYBODY)
    return;
  append_numbers (self, snapshot, &shape, columns + GAP);
  append_caption (self, snapshot, columns + GAP + font_height (widget));
}

static void
cx_cohort_cells_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  CxCohortCells *self = CX_COHORT_CELLS (widget);
  double font = font_height (widget);
  guint n = self->view ? self->view->n_periods : 12;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 120;
      *natural = (int) CLAMP (n * MOST_PITCH * font, 120, 800);
    }
  else
    *minimum = *natural = (int) (self->customer == CX_EVERYBODY ? (COLUMN_HEIGHT + 2) * font + GAP : ROW_HEIGHT * font);
}

/* ── under the pointer ── */

static char *
words_of (CxCohortCells *self,
          guint          period)
{
  g_autofree char *name = cx_cohort_view_period (self->view, period), *share = NULL;

  if (self->customer == CX_EVERYBODY)
    share = cx_cohort_share_text (&self->view->cohorts->all->periods[period]);
  else
    share = g_strdup (cx_cohort_cell_label (cx_cohorts_get_cell (self->view->cohorts, self->customer, period)));
  /* Translators: "Month 3", and what is true of it */
  return g_strdup_printf (_("%s: %s"), name, share);
}

static gboolean
cx_cohort_cells_query_tooltip (GtkWidget  *widget,
                               int         x,
                               int         y,
                               gboolean    keyboard,
                               GtkTooltip *tooltip)
{
  CxCohortCells *self = CX_COHORT_CELLS (widget);
  g_autofree char *text = NULL;
  CxCohortShape shape;
  guint row, period;

  if (self->view == NULL || keyboard)
    return FALSE;
  shape = shape_of (self);
  shape.row_height = gtk_widget_get_height (widget);
  if (!cx_cohort_shape_find (&shape, x, y, &row, &period))
    return FALSE;
  text = words_of (self, period);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* ── the widget ── */

static void
cx_cohort_cells_finalize (GObject *object)
{
  g_clear_pointer (&CX_COHORT_CELLS (object)->view, cx_cohort_view_unref);
  G_OBJECT_CLASS (cx_cohort_cells_parent_class)->finalize (object);
}

static void
cx_cohort_cells_class_init (CxCohortCellsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cx_cohort_cells_finalize;
  widget_class->snapshot = cx_cohort_cells_snapshot;
  widget_class->measure = cx_cohort_cells_measure;
  widget_class->query_tooltip = cx_cohort_cells_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cx_cohort_cells_init (CxCohortCells *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  cx_look_follow (GTK_WIDGET (self));
}

GtkWidget *
cx_cohort_cells_new (void)
{
  return g_object_new (CX_TYPE_COHORT_CELLS, NULL);
}

void
cx_cohort_cells_show (CxCohortCells *self,
                      CxCohortView  *view,
                      guint          customer)
{
  g_return_if_fail (CX_IS_COHORT_CELLS (self));

  g_clear_pointer (&self->view, cx_cohort_view_unref);
  self->view = view ? cx_cohort_view_ref (view) : NULL;
  self->customer = customer;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
