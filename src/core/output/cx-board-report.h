/* The report for the board: everything that stands on its two pages, as plain values. Draws nothing. */
#pragma once

#include "cx-fit-picture.h"
#include "cx-figures.h"
#include "cx-funnel-answer.h"
#include "cx-page-content.h"
#include "cx-tier-totals.h"

G_BEGIN_DECLS

/**
 * CxBoardContext: what the report is of. All of it is borrowed, but of a copy.
 * @profile: rank index
 * @previous: (nullable): the version before the one in force, over the same accounts; @previous_version: its number
 * @paper: of both pages
 * @rtl: whether lines begin at the right
 */
typedef struct {
  CxSnapshot   *snapshot;
  int           profile;
  CxEvaluation *previous;
  int           previous_version;
  CxPaper       paper;
  gboolean      rtl;
} CxBoardContext;

CxBoardContext *cx_board_context_copy (const CxBoardContext *self);
void            cx_board_context_free (CxBoardContext *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxBoardContext, cx_board_context_free)

/**
 * cx_board_context_new:
 * @profile: rank index; there must be one
 *
 * Finds the version before the one in force. The store's thread.
 */
CxBoardContext *cx_board_context_new (CxSnapshot *snapshot, CxStore *store, int profile, GError **error);

/** CxBoardFinding: what the funnel says about the profile, and the rule that fired. */
typedef struct {
  char *title, *text, *rule;
} CxBoardFinding;

/**
 * CxBoardReport:
 * @workspace, @profile: their names
 * @place: "Northwind Robotics · Mid-market logistics", each in its own direction; @title: the message of the rings; @state: version, day, accounts
 * @tiers: a line a tier; @tiers_note: what its columns are
 * @funnel_title: the message of the funnel; @funnel_scale: that of its bars, beside its picture; @funnel_notes: (element-type utf8): its legend, as Pango markup
 * @findings: (element-type CxBoardFinding); @no_finding: (nullable): why there are none
 * @sectors_title: "Accounts by Industry"; @sectors: a line a sector of the rings
 * @segments: (nullable): a line a profile in force, of the accounts that it gives their tier; %NULL: there is but one
 */
typedef struct {
  const char     *language;
  gboolean        rtl;
  CxPaper         paper;
  gint32          day;
  char           *workspace, *profile, *place, *title, *state;
  CxFitPicture   *fit;
  CxFunnelAnswer *funnel;
  CxFigures      *tiers, *bars, *steps, *sectors, *segments;
  char           *tiers_note, *funnel_title, *funnel_scale, *sectors_title;
  GPtrArray      *funnel_notes, *findings;
  const char     *no_finding;
} CxBoardReport;

/** cx_board_report_new: O(accounts), any thread. */
CxBoardReport *cx_board_report_new  (const CxBoardContext *context, GError **error);
void           cx_board_report_free (CxBoardReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxBoardReport, cx_board_report_free)

/** cx_board_report_to_html: self-contained, both pictures in it. Returns: (transfer full) (nullable) */
char          *cx_board_report_to_html     (CxBoardReport *self, GError **error);
/** cx_board_report_to_markdown: its words and tables. Returns: (transfer full) */
char          *cx_board_report_to_markdown (const CxBoardReport *self);

/** CX_BOARD_PAGES: how many pages it has. */
#define CX_BOARD_PAGES 2

/** CxBoardSheets: the pages, laid out. Belongs to the thread that made it. */
typedef struct _CxBoardSheets CxBoardSheets;

/** cx_board_sheets_new: type shrinks until each page has room for what stands on it. @report: must outlive it */
CxBoardSheets *cx_board_sheets_new  (CxBoardReport *report);
void           cx_board_sheets_free (CxBoardSheets *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxBoardSheets, cx_board_sheets_free)

/** cx_board_sheets_get_shrink: how much smaller a page is drawn, as its smallest type was not enough: 1: not at all. */
double         cx_board_sheets_get_shrink (CxBoardSheets *self, guint page);

/** cx_board_sheets_draw: one point a unit, the top left corner of the page at the origin. */
void           cx_board_sheets_draw (CxBoardSheets *self, cairo_t *cr, guint page);

G_END_DECLS
