/* The cohorts of a leading indicator as a picture that stands alone: grid, share by cohort, renewal. */
#include "cx-config.h"

#include "cx-cohorts-picture.h"

#include "cx-amount.h"
#include "cx-cohort-draw.h"
#include "cx-cohort-words.h"
#include "cx-picture-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* In units. */
#define WIDTH 900.0
#define NAMES 190.0         /* the column of names */
#define GAP 12.0
#define COLUMNS_HEIGHT 44.0
#define ROW 20.0
#define MOST_PITCH 24.0
#define SHARE_ROW 20.0
#define SHARE_BAR 9.0
#define SHARE_WIDTH 320.0

typedef struct {
  const CxCohorts *cohorts;
  CxSnapshot      *snapshot;
  CxDrawing       *drawing;
  double           width;
  guint            n_periods;
} Picture;

/* What Cairo draws by itself. @customer: or G_MAXUINT: the columns above them */
typedef struct {
  const CxCohorts    *cohorts;
  const CxCohortShare *share;
  CxCohortShape       shape;
  guint               customer;
  double              target;
  CxStanding          standing;
  gboolean            rtl;
} Part;

/* ── the grid ── */

static void
draw_cells (cairo_t *cr,
            double   width,
            double   height,
            gpointer data)
{
  const Part *part = data;

  if (part->customer == G_MAXUINT)
    cx_cohort_draw_columns (cr, part->cohorts, part->cohorts->all, &part->shape, height, CX_LOOK_PAPER);
  else
    cx_cohort_draw_row (cr, part->cohorts, part->customer, &part->shape, 0, CX_LOOK_PAPER);
}

static void
put_cells (Picture *self,
           double   y,
           double   height,
           guint    customer)
{
  Part *part = g_new0 (Part, 1);

  part->cohorts = self->cohorts;
  part->customer = customer;
  cx_cohort_shape_init (&part->shape, 1, self->n_periods, self->width - NAMES, ROW, MOST_PITCH, cx_drawing_is_rtl (self->drawing));
  cx_drawing_picture (self->drawing, NAMES, y, self->width - NAMES, height, draw_cells, part, g_free);
}

/* A name that is too long for its column ends in dots. */
static void
put_name (Picture    *self,
          const char *name,
          double      y,
          double      width)
{
  PangoLayout *layout = cx_drawing_layout (self->drawing, CX_TEXT_CAPTION, name, width, FALSE);

  pango_layout_set_height (layout, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  cx_drawing_place_as (self->drawing, "P", layout, 0, y, CX_LOOK_PAPER.ink);
}

/* The number of every third period. */
static double
put_numbers (Picture *self,
             double   y)
{
  CxCohortShape shape;
  double below = y;

  cx_cohort_shape_init (&shape, 1, self->n_periods, self->width - NAMES, ROW, MOST_PITCH, FALSE);
  for (guint column = 0; column < self->n_periods; column += cx_cohort_shape_label_step (&shape, 24))
    {
      g_autofree char *text = g_strdup_printf ("%u", column + 1);
      CxRect cell = cx_cohort_shape_get_cell (&shape, 0, column);

      below = cx_drawing_place (self->drawing, cx_drawing_layout (self->drawing, CX_TEXT_CAPTION, text, -1, FALSE), NAMES + cell.x + 2, y,
                                CX_LOOK_PAPER.ink);
    }
  return below;
}

static double
put_grid (Picture *self,
          double   y)
{
  guint n = self->cohorts->customers->len, shown = MIN (n, CX_COHORTS_PICTURE_ROWS);
  CxColumns *columns = cx_snapshot_get_columns (self->snapshot);

  put_name (self, _("All customers"), y, NAMES - GAP);
  put_cells (self, y, COLUMNS_HEIGHT, G_MAXUINT);
  put_name (self, cx_cohorts_period_title (self->cohorts), y + COLUMNS_HEIGHT + 2, NAMES - GAP);
  y = put_numbers (self, y + COLUMNS_HEIGHT + 2) + 4;
  for (guint i = 0; i < shown; i++, y += ROW)
    {
      put_name (self, cx_columns_get_name (columns, cx_cohorts_get_customer (self->cohorts, i)->account), y, NAMES - GAP);
      put_cells (self, y, ROW, i);
    }
  if (shown < n)
    {
      g_autofree char *more = cx_format_number (n - shown, 0);
      g_autofree char *text = g_strdup_printf (ngettext ("and %s more customer", "and %s more customers", n - shown), more);

      y = cx_drawing_text (self->drawing, CX_TEXT_CAPTION, text, 0, y + 3, self->width, CX_LOOK_PAPER.ink);
    }
  return y;
}

/* What the cells mean. */
static double
put_legend (Picture *self,
            double   y)
{
  GString *text = g_string_new (NULL);

  for (CxCohortCell cell = CX_CELL_DONE; cell <= CX_CELL_LEFT; cell++)
    g_string_append_printf (text, "%s%s\u00a0%s", cell > CX_CELL_DONE ? "    " : "", cx_cohort_cell_glyph (cell), cx_cohort_cell_label (cell));
  y = cx_drawing_text (self->drawing, CX_TEXT_CAPTION, text->str, 0, y + 4, self->width, CX_LOOK_PAPER.ink);
  g_string_free (text, TRUE);
  return y;
}

/* ── shares ── */

static void
draw_share (cairo_t *cr,
            double   width,
            double   height,
            gpointer data)
{
  const Part *part = data;

  cx_cohort_draw_share (cr, part->share, part->target, width, height, part->rtl, part->standing, CX_LOOK_PAPER);
}

static double
put_share (Picture             *self,
           double               y,
           const char          *name,
           const CxCohortShare *share,
           double               target,
           CxStanding           standing)
{
  g_autofree char *text = cx_cohort_share_text (share);
  Part *part = g_new0 (Part, 1);

  part->share = share;
  part->target = target;
  part->standing = standing;
  part->rtl = cx_drawing_is_rtl (self->drawing);
  put_name (self, name, y, NAMES - GAP);
  cx_drawing_picture (self->drawing, NAMES, y + 3, SHARE_WIDTH, SHARE_BAR, draw_share, part, g_free);
  cx_drawing_place_as (self->drawing, "P", cx_drawing_layout (self->drawing, CX_TEXT_CAPTION, text, -1, FALSE), NAMES + SHARE_WIDTH + GAP, y,
                       CX_LOOK_PAPER.ink);
  return y + SHARE_ROW;
}

static double
put_head (Picture    *self,
          const char *text,
          double      y)
{
  return cx_drawing_place_as (self->drawing, "H2", cx_drawing_layout (self->drawing, CX_TEXT_HEADING, text, self->width, FALSE), 0, y + 14,
                              CX_LOOK_PAPER.ink) + 4;
}

static double
put_shares (Picture *self,
            double   y)
{
  const CxCohorts *cohorts = self->cohorts;

  y = put_head (self, _("Share of green customers, by cohort"), y);
  for (guint i = 0; i <= cohorts->cohorts->len; i++)
    {
      const CxCohort *cohort = i < cohorts->cohorts->len ? cx_cohorts_get_cohort (cohorts, i) : cohorts->all;
      g_autofree char *name = cx_cohort_label (cohorts, cohort);

      y = put_share (self, y, name, &cohort->greens, cohorts->indicator->target / 100.0, CX_STANDING_GREEN);
    }
  if (cohorts->rule == CX_RENEWAL_UNKNOWN)
    return y;
  y = put_head (self, cx_cohorts_renewal_title (cohorts), y);
  y = put_share (self, y, cx_standing_label (CX_STANDING_GREEN), &cohorts->green.decided, NAN, CX_STANDING_GREEN);
  return put_share (self, y, cx_standing_label (CX_STANDING_RED), &cohorts->red.decided, NAN, CX_STANDING_RED);
}

static double
put_all (CxDrawing *drawing,
         double     width,
         gpointer   data)
{
  Picture *self = data;

  self->drawing = drawing;
  self->width = width;
  return put_shares (self, put_legend (self, put_grid (self, 0)));
}

/* ── the table ── */

static void
add_share (CxFigures           *figures,
           const CxCohortShare *share)
{
  cx_figures_count (figures, share->n);
  cx_figures_count (figures, share->k);
  cx_figures_take (figures, cx_cohort_percent (share));
  cx_figures_take (figures, cx_cohort_interval (share));
}

static void
add_cohort (CxFigures       *figures,
            const CxCohorts *cohorts,
            const CxCohort  *cohort)
{
  g_autofree char *name = cx_cohort_label (cohorts, cohort);

  cx_figures_add_row (figures, name);
  cx_figures_count (figures, cohort->customers);
  add_share (figures, &cohort->greens);
}

CxFigures *
cx_cohorts_figures (const CxCohorts *cohorts)
{
  CxFigures *figures = cx_figures_new (_("Share of green customers, by cohort"), _("Cohort"), _("Customers"), _("Judged"), _("Green"),
                                       _("Share"), _("95\u202f% interval"), NULL);

  for (guint i = 0; i < cohorts->cohorts->len; i++)
    add_cohort (figures, cohorts, cx_cohorts_get_cohort (cohorts, i));
  add_cohort (figures, cohorts, cohorts->all);
  return figures;
}

CxFigures *
cx_cohorts_period_figures (const CxCohorts *cohorts)
{
  CxFigures *figures = cx_figures_new (_("All customers, by period since signing"), _("Period"), _("Customers"), _("Done"), _("Share"),
                                       _("95\u202f% interval"), NULL);

  for (guint i = 0; i < cx_cohorts_get_last_period (cohorts); i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      cx_figures_add_row (figures, number);
      add_share (figures, &cohorts->all->periods[i]);
    }
  return figures;
}

CxFigures *
cx_cohorts_renewal_figures (const CxCohorts *cohorts)
{
  const CxRenewalRate *rates[] = { &cohorts->green, &cohorts->red };
  CxFigures *figures = cx_figures_new (cx_cohorts_renewal_title (cohorts), _("Customers"), _("Decided"), _("Renewed"), _("Share"),
                                       _("95\u202f% interval"), _("Not decided"), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      cx_figures_add_row (figures, cx_standing_label (i == 0 ? CX_STANDING_GREEN : CX_STANDING_RED));
      add_share (figures, &rates[i]->decided);
      cx_figures_count (figures, rates[i]->open);
    }
  return figures;
}

/* ── the picture ── */

/* Notes are markup. */
static char *
as_note (char *text)
{
  char *escaped = g_markup_escape_text (text, -1);

  g_free (text);
  return escaped;
}

CxPicture *
cx_cohorts_picture_new (const CxCohorts *cohorts,
                        CxSnapshot      *snapshot,
                        CxUsageLog      *log,
                        gboolean         rtl)
{
  guint last = cx_cohorts_get_last_period (cohorts);
  Picture self = { .cohorts = cohorts, .snapshot = snapshot, .n_periods = MAX (last, cx_period_first_year (cohorts->indicator->every)) };
  g_autofree char *title = cx_cohorts_title (cohorts), *about = cx_picture_about (snapshot);
  g_autofree char *sentence = as_note (cx_indicator_sentence (cohorts->indicator, log));
  g_autofree char *renewal = as_note (cx_cohorts_renewal_text (cohorts)), *green = as_note (cx_cohorts_green_rule (cohorts));
  g_autofree char *signing = as_note (cx_cohorts_signing_rule (cohorts, snapshot));
  g_autofree char *rule = as_note (cx_cohorts_renewal_rule (cohorts, cx_snapshot_get_journey (snapshot)));
  const char *const notes[] = { sentence, renewal, green, signing, rule, NULL };
  const CxPictureWords words = { title, about, notes };

  return cx_picture_new (&words, WIDTH, cohorts->today, rtl, put_all, &self, cx_cohorts_figures (cohorts));
}
