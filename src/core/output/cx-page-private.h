/* What the files that lay out the page share: colours, measures, and the page on its way. */
#pragma once

#include "cx-drawing.h"
#include "cx-page.h"

G_BEGIN_DECLS

#define CX_PAGE_MARGIN_X 45.0
#define CX_PAGE_GUTTER 30.0

/* The page is paper, light in every theme; colours are the tiers' (mockups/README.md). */
enum {
  CX_INK = 0x1c1b20,
  CX_DETAIL_INK = 0x4d4952,
  CX_FAINT_INK = 0x6b6670,
  CX_GAIN_INK = 0x00664f,
  CX_TIER1_INK = 0x5a2d82,
  CX_RULE = 0xd9cbe4,
  CX_HAIRLINE = 0xece7f0,
  CX_BAND = 0xf5eefa,
  CX_PILL = 0xefe6f6,
  CX_PILL_LINE = 0xb9b3be,
  CX_PAPER_COLOR = 0xffffff,
};

/**
 * CxPageLayout: one try at the page, in page units: 1/96 inch.
 * @content_width: between the margins
 * @no_summary, @no_value: what is left out when even the top of the page is too much
 */
typedef struct {
  const CxPageContext *context;
  const CxPageContent *content;
  CxDrawing             *sheet;
  double               scale, height, content_width;
  gboolean             no_summary, no_value;
} CxPageLayout;

/** CxPageBlock: what is put down whole or not at all. */
typedef struct {
  CxDrawing *sheet;
  double   height;
} CxPageBlock;

void        cx_page_block_clear  (CxPageBlock *self);

/**
 * CxPageStack: a section as a heading and blocks.
 * @n_all: entries that have something for the page
 * @n: blocks that are put down: the first ones
 */
typedef struct {
  const CxPageSection *section;
  double               width;
  CxPageBlock          heading;
  GArray              *blocks;
  guint                n_all, n;
} CxPageStack;

/** cx_page_stack_new: sets a section @width wide. @limit: a height beyond which nothing more is set: it would not fit. */
CxPageStack *cx_page_stack_new    (CxPageLayout *page, const CxPageSection *section, double width, double limit);
void         cx_page_stack_free   (CxPageStack *self);
/** cx_page_stack_height: of the heading and the @n blocks; 0 without any. */
double       cx_page_stack_height (const CxPageStack *self);
/** cx_page_stack_put: puts it down, with the structure of a section. Returns: the y below */
double       cx_page_stack_put    (CxPageStack *self, CxPageLayout *page, double x, double y);

/** cx_page_head_new, cx_page_value_new: the top of the page, as blocks. @cut: (out): whether the name is too long for the page */
CxPageBlock  cx_page_head_new     (CxPageLayout *page, gboolean *cut);
CxPageBlock  cx_page_value_new    (CxPageLayout *page);

/** cx_page_html_style: the style sheet of web pages. (transfer none) */
const char  *cx_page_html_style   (void);

/** cx_page_put_grade: the sign of how well something is known: ● data-backed, ◐ customer-said, ○ assumption. */
void         cx_page_put_grade    (CxDrawing *sheet, CxPageGrade grade, double x, double middle);
#define CX_PAGE_GRADE_INDENT 13.0

/** cx_page_layout_runs: sets runs of text; faint ones are smaller. Returns: (transfer full) */
PangoLayout *cx_page_layout_runs  (CxDrawing *sheet, CxTextStyle style, GArray *runs, double width);

G_END_DECLS
