/* Everything that stands on the one-pager, in reading order, as plain values: what the laid-out page, its
 * plain text, HTML and Markdown are made of. The only reader of the document; draws nothing. */
#pragma once

#include "cx-evaluation.h"
#include "cx-journey.h"
#include "cx-section.h"

G_BEGIN_DECLS

/** CxPageDirection: where lines begin; by default as the document's own text does. */
typedef enum {
  CX_PAGE_BY_TEXT,
  CX_PAGE_LEFT_TO_RIGHT,
  CX_PAGE_RIGHT_TO_LEFT,
} CxPageDirection;

/** CxPaper: of both, everything the page asks for is there; see cx_paper_get_size(). */
typedef enum {
  CX_PAPER_A4,
  CX_PAPER_LETTER,
} CxPaper;

/**
 * CxPageContext: what stands beside the profile on the page. All of it is borrowed, but of a copy.
 * @version: 0: never published
 * @day: of the version, or of what was counted for the draft
 * @evaluation: its profile is the page's, its counts too
 * @journey: (nullable): over the same accounts; for the market
 * @edited: (nullable): key of the section with the accent frame while it is edited
 * @accent: colour of that frame, r g b 0…1
 */
typedef struct {
  const char     *workspace;
  guint           rank, n_profiles;
  int             version;
  gboolean        draft;
  gint32          day;
  CxEvaluation   *evaluation;
  CxJourney      *journey;
  CxPageDirection direction;
  CxPaper         paper;
  const char     *edited;
  double          accent[3];
} CxPageContext;

/** cx_page_context_copy: one that owns what it refers to, e.g. for another thread. */
CxPageContext *cx_page_context_copy (const CxPageContext *self);
void           cx_page_context_free (CxPageContext *self);
gboolean       cx_page_context_equal (const CxPageContext *a, const CxPageContext *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxPageContext, cx_page_context_free)

/** CxPageGrade: how well a claim is known (method §2). */
typedef enum {
  CX_GRADE_NONE,
  CX_GRADE_DATA,
  CX_GRADE_SAID,
  CX_GRADE_ASSUMED,
} CxPageGrade;

/** CxPagePill: the word in a small box before an entry: an importance, or what is asked in a first call. */
typedef enum {
  CX_PILL_NONE,
  CX_PILL_MUST,
  CX_PILL_STRONG,
  CX_PILL_NICE,
  CX_PILL_NEVER,
  CX_PILL_ASK,
} CxPagePill;

/** CxPageEnd: what stands at the end of an entry's first line. */
typedef enum {
  CX_END_PLAIN,
  CX_END_COUNT,   /* less than the text */
  CX_END_AMOUNT,  /* as much as the text */
  CX_END_GAIN,
} CxPageEnd;

/** CxPageRun: a piece of text in one style; between two runs stands a space. */
typedef enum {
  CX_RUN_PLAIN,
  CX_RUN_STRONG,
  CX_RUN_FAINT,
} CxRunStyle;

typedef struct {
  CxRunStyle style;
  char      *text;
} CxPageRun;

/** CxPageFact: what only forms with room tell. @label: borrowed; @link: whether @text is an address */
typedef struct {
  const char *label;
  char       *text;
  gboolean    link;
} CxPageFact;

/**
 * CxPageEntry:
 * @key: (nullable): what stands in a column of its own before the text
 * @quiet: whether the key is less than the text
 * @text, @detail: (element-type CxPageRun): the text, and a smaller one below; may be empty
 * @end: (nullable)
 * @facts: (element-type CxPageFact): the members of the document that are in none of the above
 */
typedef struct {
  CxPageGrade grade;
  CxPagePill  pill;
  char       *key;
  gboolean    quiet;
  GArray     *text, *detail;
  char       *end;
  CxPageEnd   end_kind;
  GArray     *facts;
} CxPageEntry;

/** CxPagePlace: where a section stands: the page has bands, and a band one column or two. */
typedef enum {
  CX_PLACE_CRITERIA,  /* the band of who they are, what they do, and the market */
  CX_PLACE_WIDE,      /* a band of its own */
  CX_PLACE_PAIR,      /* beside the next one */
} CxPagePlace;

/** CxPageSection: @heading: borrowed. @owner: (nullable). @entries: (element-type CxPageEntry), never empty */
typedef struct {
  const char *key, *heading;
  char       *owner;
  CxPagePlace place;
  GPtrArray  *entries;
} CxPageSection;

/** CxPageTier: @from: the least fit; 0 outside. @words: "Tier 1 · Bullseye", borrowed */
typedef struct {
  guint8      tier;
  double      from;
  const char *words;
  guint       n;
} CxPageTier;

#define CX_PAGE_N_TIERS 4

/**
 * CxPageContent: immutable, and of nobody's thread.
 * @language: of the document's text as far as its script tells, else of the locale: "ja", "en-GB"
 * @place: "Northwind Robotics · Ideal customer profile 1 of 2"
 * @state: "Version 4 · 22 Nov 2026 · 612 accounts · review by 22 Feb 2027"
 * @summary: (nullable)
 * @tiers: bullseye first, outside last
 * @value: (nullable): the band of the value: its only entry says the sentence, and what it rests on as its detail
 * @sections: (element-type CxPageSection): the others that say something, in reading order
 * @has_grades, @has_owners: whether anything has one, so that their sign is explained
 * @accounts: that were counted
 */
typedef struct {
  char          *language;
  gboolean       rtl;
  gint32         day;
  char          *place, *title, *state, *summary;
  CxPageTier     tiers[CX_PAGE_N_TIERS];
  CxPageSection *value;
  GPtrArray     *sections;
  gboolean       has_grades, has_owners;
  guint          accounts;
} CxPageContent;

CxPageContent *cx_page_content_new  (const CxPageContext *context);
void           cx_page_content_free (CxPageContent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxPageContent, cx_page_content_free)

/** cx_page_describe: the page as plain text, in reading order, for screen readers. Returns: (transfer full) */
char          *cx_page_describe     (const CxPageContent *content);

/** cx_page_to_html: all of the document, self-contained, for screen and print. Returns: (transfer full) */
char          *cx_page_to_html      (const CxPageContent *content);

/** cx_page_to_markdown: all of the document, as CommonMark with tables. Returns: (transfer full) */
char          *cx_page_to_markdown  (const CxPageContent *content);

G_END_DECLS
