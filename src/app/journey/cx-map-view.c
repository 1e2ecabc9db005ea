/* The journey map: a column a stage, a row an element, the completed sentence below. */
#include "cx-map-view.h"

#include "cx-glyphs.h"
#include "cx-map-cell.h"
#include "cx-map-words.h"

#include <glib/gi18n.h>

#define COLUMN_WIDTH 172

struct _CxMapView {
  AdwBin     parent_instance;

  GtkWidget *grid;
  GPtrArray *codes;       /* of the stages that columns are of */
  GPtrArray *cells;       /* (element-type CxMapCell): CX_N_ELEMENTS a column */
  GPtrArray *heads;       /* (element-type GtkLabel) */
  GPtrArray *glyphs;
  GPtrArray *sentences;   /* (element-type GtkLabel) */
  int        column_width;
};

G_DEFINE_FINAL_TYPE (CxMapView, cx_map_view, ADW_TYPE_BIN)

enum { SAID, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
on_said (CxMapView  *self,
         const char *text,
         CxMapCell  *cell)
{
  guint at;

  if (g_ptr_array_find (self->cells, cell, &at))
    g_signal_emit (self, signals[SAID], 0, self->codes->pdata[at / CX_N_ELEMENTS], at % CX_N_ELEMENTS, text);
}

static void
add_head (CxMapView *self,
          guint      stage)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *glyph = cx_stage_glyph_new (0), *label = gtk_label_new (NULL);

  gtk_widget_set_valign (glyph, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), glyph);
  gtk_box_append (GTK_BOX (box), label);
  gtk_grid_attach (GTK_GRID (self->grid), box, (int) stage, 0, 1, 1);
  g_ptr_array_add (self->heads, label);
  g_ptr_array_add (self->glyphs, glyph);
}

static void
add_cell (CxMapView       *self,
          const CxStage   *stage,
          guint            column,
          CxJourneyElement element)
{
  /* Translators: an element of the journey map and a stage: “Content, Raw lead” */
  g_autofree char *name = g_strdup_printf (_("%s, %s"), cx_map_element_title (element), stage->label);
  GtkWidget *cell = cx_map_cell_new (cx_map_element_title (element), name, cx_map_element_hint (element, stage->customer));

  g_signal_connect_swapped (cell, "said", G_CALLBACK (on_said), self);
  gtk_widget_set_vexpand (cell, FALSE);
  gtk_widget_add_css_class (cell, element == CX_ELEMENT_CONTENT ? "map-list" : "map-line");
  gtk_grid_attach (GTK_GRID (self->grid), cell, (int) column, (int) element + 1, 1, 1);
  g_ptr_array_add (self->cells, cell);
}

static void
add_sentence (CxMapView *self,
              guint      column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_widget_add_css_class (label, "map-sentence");
  gtk_grid_attach (GTK_GRID (self->grid), label, (int) column, CX_N_ELEMENTS + 1, 1, 1);
  g_ptr_array_add (self->sentences, label);
}

static void
build (CxMapView *self,
       CxJourney *journey)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  g_ptr_array_set_size (self->codes, 0);
  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->heads, 0);
  g_ptr_array_set_size (self->glyphs, 0);
  g_ptr_array_set_size (self->sentences, 0);
  for (guint i = 0; i < cx_journey_get_n_stages (journey); i++)
    {
      const CxStage *stage = cx_journey_get_stage (journey, i);

      g_ptr_array_add (self->codes, g_strdup (stage->code));
      add_head (self, i);
      for (guint element = 0; element < CX_N_ELEMENTS; element++)
        add_cell (self, stage, i, element);
      add_sentence (self, i);
      gtk_widget_set_size_request (gtk_grid_get_child_at (GTK_GRID (self->grid), (int) i, 0), self->column_width, -1);
    }
}

/* Names of stages are written in cells of the map: they do not build it anew under the hands of who writes. */
static gboolean
is_built_for (CxMapView *self,
              CxJourney *journey)
{
  if (self->codes->len != cx_journey_get_n_stages (journey))
    return FALSE;
  for (guint i = 0; i < self->codes->len; i++)
    if (!g_str_equal (self->codes->pdata[i], cx_journey_get_stage (journey, i)->code))
      return FALSE;
  return TRUE;
}

static void
fill_column (CxMapView  *self,
             CxJourney  *journey,
             guint       stage,
             const char *segment)
{
  g_autofree char *pieces = cx_map_pieces (cx_journey_get_said (journey, stage, CX_ELEMENT_CONTENT));
  g_autofree char *sentence = cx_map_sentence (journey, stage, segment);

  gtk_label_set_label (self->heads->pdata[stage], cx_journey_get_stage (journey, stage)->label);
  cx_stage_glyph_set_stage (self->glyphs->pdata[stage], cx_journey_get_mark (journey, (guint8) stage));
  for (guint element = 0; element < CX_N_ELEMENTS; element++)
    cx_map_cell_set_text (self->cells->pdata[stage * CX_N_ELEMENTS + element], cx_journey_get_said (journey, stage, element));
  cx_map_cell_set_note (self->cells->pdata[stage * CX_N_ELEMENTS + CX_ELEMENT_CONTENT], pieces);
  gtk_label_set_markup (self->sentences->pdata[stage], sentence);
}

static void
cx_map_view_finalize (GObject *object)
{
  CxMapView *self = CX_MAP_VIEW (object);

  g_ptr_array_unref (self->codes);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->heads);
  g_ptr_array_unref (self->glyphs);
  g_ptr_array_unref (self->sentences);
  G_OBJECT_CLASS (cx_map_view_parent_class)->finalize (object);
}

static void
cx_map_view_class_init (CxMapViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_map_view_finalize;
  signals[SAID] = g_signal_new ("said", CX_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                G_TYPE_STRING, G_TYPE_UINT, G_TYPE_STRING);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cx_map_view_init (CxMapView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_ptr_array_new ();
  self->heads = g_ptr_array_new ();
  self->glyphs = g_ptr_array_new ();
  self->sentences = g_ptr_array_new ();
  self->column_width = COLUMN_WIDTH;
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 9);
  gtk_widget_add_css_class (self->grid, "map");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->grid);
  adw_bin_set_child (ADW_BIN (self), scroller);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Journey map"), -1);
}

void
cx_map_view_show (CxMapView  *self,
                  CxJourney  *journey,
                  const char *segment)
{
  g_return_if_fail (CX_IS_MAP_VIEW (self) && journey != NULL);

  if (!is_built_for (self, journey))
    build (self, journey);
  for (guint stage = 0; stage < self->codes->len; stage++)
    fill_column (self, journey, stage, segment);
}

void
cx_map_view_set_column_width (CxMapView *self,
                              int        width)
{
  g_return_if_fail (CX_IS_MAP_VIEW (self));

  self->column_width = width > 0 ? width : COLUMN_WIDTH;
  for (guint i = 0; i < self->codes->len; i++)
    gtk_widget_set_size_request (gtk_grid_get_child_at (GTK_GRID (self->grid), (int) i, 0), self->column_width, -1);
}
