/* The sections of the one-pager that are lists of things (pains, claims, roles, stories, needs) as
 * entries that a page can show and a description can say. Draws nothing. */
#pragma once

#include "cx-profile.h"

G_BEGIN_DECLS

/** CxPageGrade: how well a claim is known (method §2). */
typedef enum {
  CX_GRADE_NONE,
  CX_GRADE_DATA,
  CX_GRADE_SAID,
  CX_GRADE_ASSUMED,
} CxPageGrade;

/** cx_page_grade_read: "data-backed", "customer-said", "assumption"; anything else is none. */
CxPageGrade cx_page_grade_read  (const char *name);
const char *cx_page_grade_words (CxPageGrade grade);

/**
 * CxPageEntry:
 * @key: (nullable): what stands in a column of its own before the text
 * @quiet: whether the key is less than the text
 * @markup: the text, Pango markup
 * @detail: (nullable): a second, smaller text below, Pango markup
 * @end: (nullable): what stands at the end of the first line
 */
typedef struct {
  CxPageGrade grade;
  gboolean    quiet;
  char       *key, *markup, *detail, *end;
} CxPageEntry;

/** CxPageSection: @wide: whether it takes the whole width. @entries: (element-type CxPageEntry), never empty */
typedef struct {
  const char *heading;
  gboolean    wide;
  GPtrArray  *entries;
} CxPageSection;

/**
 * cx_page_sections_read:
 *
 * What a profile has of them. Members of other shapes than the program's own are left out.
 *
 * Returns: (transfer full) (element-type CxPageSection): those that are not empty, in the order of the page
 */
GPtrArray  *cx_page_sections_read (CxProfile *profile);

G_END_DECLS
