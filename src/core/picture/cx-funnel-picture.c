/* The funnel as a picture that stands alone. */
#include "cx-funnel-picture.h"

#include "cx-funnel-draw.h"
#include "cx-funnel-figures.h"
#include "cx-funnel-words.h"
#include "cx-picture-words.h"

#define LEAST_WIDTH 640.0

static double
put_funnel (CxDrawing *drawing,
            double     width,
            gpointer   answer)
{
  return cx_funnel_draw (drawing, answer, width, CX_LOOK_PAPER);
}

CxPicture *
cx_funnel_picture_new (const CxFunnelAnswer *answer,
                       gboolean              rtl)
{
  g_autofree char *title = cx_funnel_words_title (answer), *whose = cx_picture_about (answer->snapshot);
  g_autofree char *about = g_strdup_printf ("\u2068%s\u2069 · %s", cx_funnel_words_definition_name (answer->definition), whose);
  g_autofree char *scale = cx_funnel_words_scale (answer), *moves = cx_funnel_words_moves (answer);
  g_autofree char *waiting = cx_funnel_words_waiting (answer);
  g_autofree char *scales = g_strdup_printf ("%s %s", cx_funnel_words_intervals (), scale);
  g_autofree char *stages = cx_funnel_words_stages (answer);
  const char *const notes[] = { stages, cx_funnel_words_definition (answer->definition), scales, moves, waiting, NULL };
  const CxPictureWords words = { title, about, notes };
  double width;

  cx_funnel_plan_measure (cx_funnel_answer_get_n_groups (answer), answer->groups->n_stages, 1, NULL, &width, NULL);
  return cx_picture_new (&words, MAX (width + 60, LEAST_WIDTH), cx_snapshot_get_day (answer->snapshot), rtl, put_funnel, (gpointer) answer,
                         cx_funnel_figures_bars (answer));
}
