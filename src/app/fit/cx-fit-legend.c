/* What the marks of the bullseye mean. */
#include "cx-fit-legend.h"

#include "cx-rings-legend.h"

struct _CxFitLegend {
  AdwBin     parent_instance;

  GtkWidget *box;
  GPtrArray *items;   /* (element-type CxLegendItem) */
};

G_DEFINE_FINAL_TYPE (CxFitLegend, cx_fit_legend, ADW_TYPE_BIN)

static void
draw_sample (GtkDrawingArea *area,
             cairo_t        *cr,
             int             width,
             int             height,
             gpointer        item)
{
  cx_legend_item_draw (item, cr, height, gtk_widget_get_direction (GTK_WIDGET (area)) == GTK_TEXT_DIR_RTL,
                       adw_style_manager_get_dark (adw_style_manager_get_default ()));
}

static GtkWidget *
make_sample (const CxLegendItem *item)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "content-width", (int) cx_legend_item_get_width (item), "content-height", (int) CX_LEGEND_HEIGHT,
                                  "valign", GTK_ALIGN_CENTER, NULL);

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_sample, cx_legend_item_copy (item), (GDestroyNotify) cx_legend_item_free);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), area,
                           G_CONNECT_SWAPPED);
  return area;
}

static void
add_item (CxFitLegend        *self,
          const CxLegendItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", item->words, "xalign", 0.0f, "wrap", TRUE,
                                   "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, NULL);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  if (item->minor)
    gtk_widget_add_css_class (box, "quiet");
  if (cx_legend_item_get_width (item) > 0)
    gtk_box_append (GTK_BOX (box), make_sample (item));
  gtk_box_append (GTK_BOX (box), label);
  adw_wrap_box_append (ADW_WRAP_BOX (self->box), box);
}

/* While a slider moves, only fits change. */
static gboolean
says_the_same (GPtrArray *a,
               GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!cx_legend_item_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
cx_fit_legend_dispose (GObject *object)
{
  g_clear_pointer (&CX_FIT_LEGEND (object)->items, g_ptr_array_unref);
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
  self->items = g_ptr_array_new ();
  self->box = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->box), 15);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->box), 6);
  adw_wrap_box_set_align (ADW_WRAP_BOX (self->box), 0.5);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

void
cx_fit_legend_set_pictures (CxFitLegend  *self,
                            CxFitPicture *picture,
                            CxFitPicture *beside,
                            guint         fullest)
{
  g_autoptr(GPtrArray) items = NULL;
  GtkWidget *child;

  g_return_if_fail (CX_IS_FIT_LEGEND (self));

  items = picture ? cx_rings_legend_new (picture, beside, fullest) : g_ptr_array_new ();
  if (says_the_same (self->items, items))
    return;
  g_ptr_array_unref (self->items);
  self->items = g_ptr_array_ref (items);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    adw_wrap_box_remove (ADW_WRAP_BOX (self->box), child);
  for (guint i = 0; i < items->len; i++)
    add_item (self, items->pdata[i]);
}
