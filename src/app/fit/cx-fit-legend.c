/* What the marks of the bullseye mean. */
#include "cx-fit-legend.h"

#include "cx-fit-words.h"
#include "cx-glyphs.h"
#include "cx-rings-words.h"
#include "cx-rings-draw.h"

#include <glib/gi18n.h>

struct _CxFitLegend {
  AdwBin        parent_instance;

  GtkWidget    *box;
  CxFitPicture *picture;
  guint         fullest;
};

G_DEFINE_FINAL_TYPE (CxFitLegend, cx_fit_legend, ADW_TYPE_BIN)

/* ── samples ──────────────────────────────────────────────────────────── */

static gboolean
is_dark (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ());
}

static void
draw_could_move (GtkDrawingArea *area,
                 cairo_t        *cr,
                 int             width,
                 int             height,
                 gpointer        data)
{
  GdkRGBA color = cx_rgba_stage (1);

  if (gtk_widget_get_direction (GTK_WIDGET (area)) == GTK_TEXT_DIR_RTL)
    {
      cairo_translate (cr, width, 0);
      cairo_scale (cr, -1, 1);
    }
  cairo_translate (cr, 5, height / 2.0);
  cairo_move_to (cr, 0, 3.4);
  cairo_line_to (cr, width - 6, 1);
  cairo_line_to (cr, width - 6, -1);
  cairo_line_to (cr, 0, -3.4);
  cairo_close_path (cr);
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, 0.32);
  cairo_fill (cr);
  cx_stage_mark_draw (cr, 1, 0, 0, 4, FALSE, is_dark ());
}

static void
draw_pinned (GtkDrawingArea *area,
             cairo_t        *cr,
             int             width,
             int             height,
             gpointer        data)
{
  cx_rings_draw_pin (cr, &(CxRingsMark) { .x = width / 2.0, .y = height / 2.0, .radius = 3 }, is_dark ());
  cx_stage_mark_draw (cr, 1, width / 2.0, height / 2.0, 3, FALSE, is_dark ());
}

static void
draw_needs_data (GtkDrawingArea *area,
                 cairo_t        *cr,
                 int             width,
                 int             height,
                 gpointer        data)
{
  cx_stage_mark_draw (cr, 1, width / 2.0, height / 2.0, 4, FALSE, is_dark ());
  cx_rings_draw_needs_data (cr, &(CxRingsMark) { .x = width / 2.0, .y = height / 2.0, .radius = 4 }, is_dark ());
}

static void
draw_sizes (GtkDrawingArea *area,
            cairo_t        *cr,
            int             width,
            int             height,
            gpointer        data)
{
  static const double radii[] = { 2.5, 4, 6.2 };
  GdkRGBA color;
  double x = 4;

  gtk_widget_get_color (GTK_WIDGET (area), &color);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 1);
  for (guint i = 0; i < G_N_ELEMENTS (radii); i++)
    {
      cairo_arc (cr, x, height / 2.0, radii[i], 0, 2 * G_PI);
      cairo_stroke (cr);
      x += i == 0 ? 11 : 16;
    }
}

static void
draw_levels (GtkDrawingArea *area,
             cairo_t        *cr,
             int             width,
             int             height,
             gpointer        data)
{
  for (guint level = 0; level < 10; level++)
    {
      GdkRGBA color = cx_rgba_density (level);

      gdk_cairo_set_source_rgba (cr, &color);
      cairo_arc (cr, 8 + 15 * level, height / 2.0, 10.2 * (0.16 + 0.034 * (level + 1)), 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

static void
draw_customer (GtkDrawingArea *area,
               cairo_t        *cr,
               int             width,
               int             height,
               gpointer        data)
{
  GdkRGBA color = cx_rgba_stage (4);

  gdk_cairo_set_source_rgba (cr, &color);
  cairo_arc (cr, width / 2.0, height / 2.0, 2.2, 0, 2 * G_PI);
  cairo_fill (cr);
}

static GtkWidget *
make_sample (GtkDrawingAreaDrawFunc draw,
             int                    width)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "content-width", width, "content-height", 16, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, NULL, NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), area,
                           G_CONNECT_SWAPPED);
  return area;
}

static void
add_item (CxFitLegend *self,
          GtkWidget   *sample,
          const char  *text,
          gboolean     dim)
{
  GtkWidget *item = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  if (dim)
    gtk_widget_add_css_class (item, "quiet");
  gtk_box_append (GTK_BOX (item), sample);
  gtk_box_append (GTK_BOX (item), label);
  adw_wrap_box_append (ADW_WRAP_BOX (self->box), item);
}

/* ── contents ─────────────────────────────────────────────────────────── */

static void
add_marks (CxFitLegend  *self,
           CxFitPicture *picture)
{
  CxJourney *journey = cx_snapshot_get_journey (picture->question->snapshot);
  const CxField *size = cx_fit_get_size_field (picture);

  for (guint s = 0; s < cx_journey_get_n_stages (journey); s++)
    add_item (self, cx_stage_glyph_new (cx_journey_get_mark (journey, (guint8) s)), cx_journey_get_stage (journey, s)->label, FALSE);
  if (picture->could_move > 0)
    add_item (self, make_sample (draw_could_move, 20), _("could move"), TRUE);
  if (picture->needs_data > 0)
    add_item (self, make_sample (draw_needs_data, 16), C_("account", "needs data"), TRUE);
  if (picture->pinned > 0)
    add_item (self, make_sample (draw_pinned, 18), C_("account", "pinned"), TRUE);
  if (size != NULL && picture->measure_high > 0)
    {
      g_autofree char *low = cx_fit_format_measure (size, picture->measure_low);
      g_autofree char *high = cx_fit_format_measure (size, picture->measure_high);
      /* Translators: a range of sizes: "€20k to €480k" */
      g_autofree char *range = g_strdup_printf (_("%s to %s"), low, high);

      add_item (self, make_sample (draw_sizes, 40), g_str_equal (low, high) ? low : range, TRUE);
    }
}

static void
add_density (CxFitLegend  *self,
             CxFitPicture *picture)
{
  g_autofree char *cells = cx_rings_describe_cells (self->fullest);

  add_item (self, make_sample (draw_levels, 152), cells, TRUE);
  if (cx_fit_picture_shows_customers (picture))
    {
      g_autofree char *customers = g_strdup_printf (ngettext ("%'u customer", "%'u customers", picture->n_customers),
                                                    picture->n_customers);

      add_item (self, make_sample (draw_customer, 8), customers, FALSE);
    }
  if (picture->pinned > 0)
    add_item (self, make_sample (draw_pinned, 18), C_("account", "pinned"), TRUE);
}

/* Whether another picture needs no other legend: while a slider moves, only fits change. */
static gboolean
says_the_same (CxFitPicture *a,
               CxFitPicture *b)
{
  return a != NULL && b != NULL && a->question->snapshot == b->question->snapshot
         && g_str_equal (a->question->size, b->question->size)
         && (a->could_move > 0) == (b->could_move > 0) && (a->needs_data > 0) == (b->needs_data > 0);
}

static void
cx_fit_legend_dispose (GObject *object)
{
  g_clear_pointer (&CX_FIT_LEGEND (object)->picture, cx_fit_picture_unref);
  G_OBJECT_CLASS (cx_fit_legend_parent_class)->dispose (object);
}

static void
cx_fit_legend_class_init (CxFitLegendClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_fit_legend_dispose;
}

static void
cx_fit_legend_init (CxFitLegend *self)
{
  self->box = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->box), 15);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->box), 6);
  adw_wrap_box_set_align (ADW_WRAP_BOX (self->box), 0.5);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

void
cx_fit_legend_set_picture (CxFitLegend  *self,
                           CxFitPicture *picture,
                           guint         fullest)
{
  GtkWidget *child;

  g_return_if_fail (CX_IS_FIT_LEGEND (self));

  if (self->fullest == fullest && says_the_same (self->picture, picture))
    return;
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    adw_wrap_box_remove (ADW_WRAP_BOX (self->box), child);
  g_clear_pointer (&self->picture, cx_fit_picture_unref);
  if (picture == NULL)
    return;
  self->picture = cx_fit_picture_ref (picture);
  self->fullest = fullest;
  if (fullest > 0)
    add_density (self, picture);
  else
    add_marks (self, picture);
}
