/* The journey map as a page: a row an element, a column a stage. */
#include "cx-config.h"

#include "cx-stages-picture.h"

#include "cx-map-words.h"
#include "cx-picture-words.h"

#include <glib/gi18n-lib.h>

#define COLUMN 150.0
#define LEAST_WIDTH 640.0

CxFigures *
cx_map_figures (CxJourney *journey)
{
  CxFigures *figures = cx_figures_new (_("Journey map"), _("Element"), NULL);

  figures->prose = TRUE;
  for (guint stage = 0; stage < cx_journey_get_n_stages (journey); stage++)
    cx_figures_add_column (figures, cx_journey_get_stage (journey, stage)->label);
  for (guint element = 0; element < CX_N_ELEMENTS; element++)
    {
      cx_figures_add_row (figures, cx_map_element_title ((CxJourneyElement) element));
      for (guint stage = 0; stage < cx_journey_get_n_stages (journey); stage++)
        cx_figures_take (figures, g_strdup (cx_journey_get_said (journey, stage, (CxJourneyElement) element)));
    }
  return figures;
}

static double
put_body (CxDrawing *drawing,
          double     width,
          gpointer   journey)
{
  g_autoptr(CxFigures) figures = cx_map_figures (journey);

  return cx_figures_put (figures, drawing, 0, 0, width, CX_LOOK_PAPER);
}

/* The sentences that the team completed stand below the table. */
CxPicture *
cx_map_picture_new (CxSnapshot *snapshot,
                    const char *segment,
                    gboolean    rtl)
{
  CxJourney *journey = cx_snapshot_get_journey (snapshot);
  guint n = cx_journey_get_n_stages (journey);
  g_autoptr(GPtrArray) notes = g_ptr_array_new_null_terminated (n, g_free, TRUE);
  g_autofree char *title = segment ? g_strdup_printf (_("Journey map for %s"), segment) : g_strdup (_("Journey map"));
  g_autofree char *about = cx_picture_about (snapshot);
  CxPictureWords words = { title, about, NULL };

  for (guint stage = 0; stage < n; stage++)
    g_ptr_array_add (notes, cx_map_sentence (journey, stage, segment));
  words.notes = (const char *const *) notes->pdata;
  return cx_picture_new (&words, MAX (LEAST_WIDTH, 60 + (n + 0.6) * COLUMN), cx_snapshot_get_day (snapshot), rtl, put_body, journey,
                         cx_map_figures (journey));
}
