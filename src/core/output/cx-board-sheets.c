/* The two pages of the report for the board: the rings and the tiers; the funnel, what it says, sectors and segments. */
#include "cx-config.h"

#include "cx-board-report.h"

#include "cx-funnel-draw.h"
#include "cx-funnel-words.h"
#include "cx-page.h"
#include "cx-page-private.h"
#include "cx-page-words.h"
#include "cx-rings-picture.h"

#include <glib/gi18n-lib.h>

#define UNITS_A_POINT (96.0 / 72.0)
#define MARGIN_TOP 40.0
#define FOOT_HEIGHT 52.0
#define GAP 14.0

/* Down to 76 %, as the one-pager; what is still too much is drawn smaller as a whole. */
static const double scales[] = { 1, 0.92, 0.84, 0.76 };

struct _CxBoardSheets {
  double     width, height;             /* in units of 1/96 inch */
  CxDrawing *pages[CX_BOARD_PAGES];
  double     shrink[CX_BOARD_PAGES];
};

/* A page on its way. */
typedef struct {
  CxBoardReport *report;
  CxDrawing     *drawing;
  double         x, y, width, room, scale;
} Sheet;

/* ── pieces ── */

static void
put (Sheet      *self,
     const char *tag,
     CxTextStyle style,
     const char *text,
     guint       color,
     double      gap)
{
  self->y = cx_drawing_place_as (self->drawing, tag, cx_drawing_layout (self->drawing, style, text, self->width, FALSE), self->x, self->y,
                                 color) + gap * self->scale;
}

static void
put_figures (Sheet           *self,
             const CxFigures *figures,
             double           gap)
{
  self->y = cx_figures_put (figures, self->drawing, self->x, self->y, self->width, CX_LOOK_PAPER) + gap * self->scale;
}

static void
put_rings (Sheet *self)
{
  double height = MIN (self->width * 0.95, self->room * 0.64);
  guint fullest;

  cx_drawing_begin (self->drawing, "Figure");
  fullest = cx_rings_put (self->report->fit, self->drawing, self->x, self->y, self->width, height);
  self->y = cx_rings_put_legend (self->report->fit, fullest, self->drawing, self->x, self->y + height + 8, self->width) + 1.5 * GAP;
  cx_drawing_end (self->drawing, "Figure");
}

static void
put_funnel (Sheet *self)
{
  g_autoptr(CxDrawing) part = cx_drawing_new_part (self->drawing);
  double height = cx_funnel_draw (part, self->report->funnel, self->width, CX_LOOK_PAPER);

  cx_drawing_begin (self->drawing, "Figure");
  cx_drawing_add (self->drawing, part, self->x, self->y);
  cx_drawing_end (self->drawing, "Figure");
  self->y += height + 4;
  put (self, "P", CX_TEXT_CAPTION, self->report->funnel_scale, CX_FAINT_INK, 0);
  for (guint i = 0; i < self->report->funnel_notes->len; i++)
    self->y = cx_drawing_place_as (self->drawing, "P", cx_drawing_layout_markup (self->drawing, CX_TEXT_CAPTION,
                                                                                 self->report->funnel_notes->pdata[i], self->width, FALSE),
                                   self->x, self->y, CX_FAINT_INK);
  self->y += GAP * self->scale;
}

static void
put_findings (Sheet *self)
{
  put (self, "H2", CX_TEXT_HEADING, _("Findings"), CX_TIER1_INK, 2);
  for (guint i = 0; i < self->report->findings->len; i++)
    {
      const CxBoardFinding *finding = self->report->findings->pdata[i];

      put (self, "H3", CX_TEXT_STRONG, finding->title, CX_INK, 0);
      put (self, "P", CX_TEXT_BODY, finding->text, CX_INK, 0);
      put (self, "P", CX_TEXT_CAPTION, finding->rule, CX_FAINT_INK, 5);
    }
  if (self->report->no_finding)
    put (self, "P", CX_TEXT_BODY, self->report->no_finding, CX_INK, 5);
  self->y += 5 * self->scale;
}

/* ── pages ── */

static void
put_first (Sheet *self)
{
  CxBoardReport *report = self->report;

  put (self, "P", CX_TEXT_CAPTION_STRONG, report->place, CX_FAINT_INK, 3);
  put (self, "H1", CX_TEXT_TITLE, report->title, CX_INK, 4);
  put (self, "P", CX_TEXT_CAPTION, report->state, CX_FAINT_INK, 10);
  put_rings (self);
  put_figures (self, report->tiers, 4);
  if (report->tiers_note)
    put (self, "P", CX_TEXT_CAPTION, report->tiers_note, CX_FAINT_INK, 0);
}

static void
put_second (Sheet *self)
{
  CxBoardReport *report = self->report;

  put (self, "P", CX_TEXT_CAPTION_STRONG, report->place, CX_FAINT_INK, 3);
  put (self, "H1", CX_TEXT_STATEMENT, report->funnel_title, CX_INK, 6);
  self->y = cx_drawing_place_as (self->drawing, "P",
                                 cx_drawing_layout_markup (self->drawing, CX_TEXT_CAPTION,
                                                           cx_funnel_words_definition (report->funnel->definition), self->width, FALSE),
                                 self->x, self->y, CX_FAINT_INK) + 6;
  put_funnel (self);
  put_figures (self, report->steps, GAP);
  put_findings (self);
  put (self, "H2", CX_TEXT_HEADING, report->sectors_title, CX_TIER1_INK, 0);
  put_figures (self, report->sectors, report->segments ? GAP : 0);
  if (report->segments == NULL)
    return;
  put (self, "H2", CX_TEXT_HEADING, report->segments->title, CX_TIER1_INK, 0);
  put_figures (self, report->segments, 0);
}

/* Of the same size whatever the type of the page is. */
static void
put_foot (CxBoardSheets *self,
          CxDrawing     *drawing,
          guint          page)
{
  double top = self->height - FOOT_HEIGHT, width = self->width - 2 * CX_PAGE_MARGIN_X, own;
  /* Translators: the number of a page, and of how many */
  g_autofree char *number = g_strdup_printf (_("%u of %u"), page + 1, CX_BOARD_PAGES);
  PangoLayout *end = cx_drawing_layout (drawing, CX_TEXT_CAPTION, number, -1, FALSE);

  cx_layout_get_size (end, &own, NULL, NULL);
  cx_drawing_box (drawing, CX_PAGE_MARGIN_X, top, width, 1.25, 0, CX_RULE);
  cx_drawing_place_as (drawing, "P", cx_drawing_layout (drawing, CX_TEXT_CAPTION, cx_page_words_made_with (), width - own - GAP, FALSE),
                       CX_PAGE_MARGIN_X, top + 9, CX_FAINT_INK);
  cx_drawing_place_as (drawing, "P", end, CX_PAGE_MARGIN_X + width - own, top + 9, CX_FAINT_INK);
}

/* Returns: what it takes */
static double
try_page (CxBoardSheets *self,
          CxBoardReport *report,
          guint          page,
          double         scale,
          CxDrawing    **drawing)
{
  Sheet sheet = { .report = report, .x = CX_PAGE_MARGIN_X, .y = MARGIN_TOP, .width = self->width - 2 * CX_PAGE_MARGIN_X,
                  .room = self->height - MARGIN_TOP - FOOT_HEIGHT, .scale = scale };

  g_clear_pointer (drawing, cx_drawing_free);
  *drawing = sheet.drawing = cx_drawing_new (self->width, scale, report->rtl, report->language);
  cx_drawing_begin (*drawing, "Part");
  if (page == 0)
    put_first (&sheet);
  else
    put_second (&sheet);
  cx_drawing_end (*drawing, "Part");
  return sheet.y - MARGIN_TOP;
}

/* The first try that the page holds, or the last one, drawn smaller. */
static void
make_page (CxBoardSheets *self,
           CxBoardReport *report,
           guint          page)
{
  double room = self->height - MARGIN_TOP - FOOT_HEIGHT - 6, taken = 0;

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    if ((taken = try_page (self, report, page, scales[i], &self->pages[page])) <= room)
      break;
  self->shrink[page] = MIN (1, room / taken);
}

CxBoardSheets *
cx_board_sheets_new (CxBoardReport *report)
{
  CxBoardSheets *self = g_new0 (CxBoardSheets, 1);

  cx_paper_get_size (report->paper, &self->width, &self->height);
  self->width *= UNITS_A_POINT;
  self->height *= UNITS_A_POINT;
  for (guint page = 0; page < CX_BOARD_PAGES; page++)
    make_page (self, report, page);
  return self;
}

void
cx_board_sheets_free (CxBoardSheets *self)
{
  for (guint page = 0; page < CX_BOARD_PAGES; page++)
    g_clear_pointer (&self->pages[page], cx_drawing_free);
  g_free (self);
}

double
cx_board_sheets_get_shrink (CxBoardSheets *self,
                            guint          page)
{
  return self->shrink[page];
}

void
cx_board_sheets_draw (CxBoardSheets *self,
                      cairo_t       *cr,
                      guint          page)
{
  double shrink = self->shrink[page];
  g_autoptr(CxDrawing) foot = cx_drawing_new_part (self->pages[page]);

  cairo_save (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, self->width / UNITS_A_POINT, self->height / UNITS_A_POINT);
  cairo_fill (cr);
  cairo_scale (cr, 1 / UNITS_A_POINT, 1 / UNITS_A_POINT);
  cairo_save (cr);
  cairo_translate (cr, self->width * (1 - shrink) / 2, MARGIN_TOP * (1 - shrink));
  cairo_scale (cr, shrink, shrink);
  cx_drawing_draw (self->pages[page], cr);
  cairo_restore (cr);
  put_foot (self, foot, page);
  cx_drawing_draw (foot, cr);
  cairo_restore (cr);
}
