/* What the cells of the grid mean. */
#include "cx-evidence-legend.h"

#include "cx-cohort-draw.h"
#include "cx-cohort-words.h"
#include "cx-drawing-append.h"

#define SIZE 16

#define CX_TYPE_CELL_SAMPLE (cx_cell_sample_get_type ())
G_DECLARE_FINAL_TYPE (CxCellSample, cx_cell_sample, CX, CELL_SAMPLE, GtkWidget)

struct _CxCellSample {
  GtkWidget    parent_instance;

  CxCohortCell cell;
};

G_DEFINE_FINAL_TYPE (CxCellSample, cx_cell_sample, GTK_TYPE_WIDGET)

static void
cx_cell_sample_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  const CxRect place = { 0, (gtk_widget_get_height (widget) - SIZE) / 2.0, SIZE, SIZE };
  CxLook look = cx_look_of (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, SIZE, (float) gtk_widget_get_height (widget)));

  cx_cohort_draw_cell (cr, CX_CELL_SAMPLE (widget)->cell, &place, TRUE, look);
  cairo_destroy (cr);
}

static void
cx_cell_sample_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
cx_cell_sample_class_init (CxCellSampleClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = cx_cell_sample_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = cx_cell_sample_measure;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cx_cell_sample_init (CxCellSample *self)
{
  cx_look_follow (GTK_WIDGET (self));
}

void
cx_evidence_legend_fill (AdwWrapBox *box)
{
  for (CxCohortCell cell = CX_CELL_DONE; cell <= CX_CELL_LEFT; cell++)
    {
      GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
      CxCellSample *sample = g_object_new (CX_TYPE_CELL_SAMPLE, NULL);

      sample->cell = cell;
      gtk_box_append (GTK_BOX (pair), GTK_WIDGET (sample));
      gtk_box_append (GTK_BOX (pair), gtk_label_new (cx_cohort_cell_label (cell)));
      adw_wrap_box_append (box, pair);
    }
}
