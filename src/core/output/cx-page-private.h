/* What the files that lay out the page share: colours, measures, and the page on its way. */
#pragma once

#include "cx-page-sections.h"
#include "cx-page-sheet.h"
#include "cx-page-words.h"

G_BEGIN_DECLS

#define CX_PAGE_MARGIN_X 45.0
#define CX_PAGE_CONTENT (CX_PAGE_WIDTH - 2 * CX_PAGE_MARGIN_X)
#define CX_PAGE_GUTTER 30.0
#define CX_PAGE_COLUMN ((CX_PAGE_CONTENT - CX_PAGE_GUTTER) / 2)

/* The page is paper, light in every theme; colours are the tiers' (mockups/README.md). */
enum {
  CX_INK = 0x1c1b20,
  CX_FAINT_INK = 0x6b6670,
  CX_GAIN_INK = 0x00664f,
  CX_TIER1_INK = 0x5a2d82,
  CX_RULE = 0xd9cbe4,
  CX_HAIRLINE = 0xece7f0,
  CX_BAND = 0xf5eefa,
  CX_PILL = 0xefe6f6,
  CX_PAPER = 0xffffff,
};

typedef struct {
  const CxPageContext *context;
  CxProfile           *profile;
  const CxFitCounts   *counts;
  GPtrArray           *sections;  /* CxPageSection */
  CxSheet             *sheet;
  double               scale;
} CxPageLayout;

/** cx_page_put_heading: a heading, with a rule above it when @ruled. Each of these returns the y below what it put down. */
double cx_page_put_heading  (CxPageLayout *page, const char *heading, double x, double y, double width, gboolean ruled);

/** cx_page_put_entries: the sections that are more than criteria, in one column or two. */
double cx_page_put_entries  (CxPageLayout *page, double y);

/** cx_page_put_grade: the sign of how well something is known: ● data-backed, ◐ customer-said, ○ assumption. */
void   cx_page_put_grade    (CxPageLayout *page, CxPageGrade grade, double x, double middle);

/** cx_page_put_grades: what the signs mean, in a row from @x. */
void   cx_page_put_grades   (CxPageLayout *page, double x, double y);

G_END_DECLS
