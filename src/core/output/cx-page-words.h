/* The sentences of the one-pager, translated, for every form of it. Draws nothing. */
#pragma once

#include "cx-page-content.h"

G_BEGIN_DECLS

/** cx_page_words_place: "Northwind Robotics · Ideal customer profile 1 of 2". (transfer full) */
char       *cx_page_words_place      (const CxPageContext *context);
/** cx_page_words_state: "Draft of version 4 · 22 Nov 2026 · 612 accounts, 6 territories · review by 22 Feb 2027". (transfer full) */
char       *cx_page_words_state      (const CxPageContext *context);
/** cx_page_words_tier: "Tier 1 · Bullseye", "Outside". */
const char *cx_page_words_tier       (guint8 tier);
/** cx_page_words_pill: "must", "ask". */
const char *cx_page_words_pill       (CxPagePill pill);

/** cx_page_grade_read: "data-backed", "customer-said", "assumption"; anything else is none. */
CxPageGrade cx_page_grade_read       (const char *name);
/** cx_page_grade_words: "Data-backed". */
const char *cx_page_grade_words      (CxPageGrade grade);
/** cx_page_grade_sign: ● data-backed, ◐ customer-said, ○ assumption. */
const char *cx_page_grade_sign       (CxPageGrade grade);

/** cx_page_words_of: "311 of 612". (transfer full) */
char       *cx_page_words_of         (guint n, guint of);
/** cx_page_words_number: as the locale groups digits. (transfer full) */
char       *cx_page_words_number     (guint n);
/** cx_page_words_percent: @share: 0…1: "18 %". (transfer full) */
char       *cx_page_words_percent    (double share);
/** cx_page_words_a_year: "€5.3M a year". (transfer full) */
char       *cx_page_words_a_year     (const char *amount);
/** cx_page_words_left_out: "3 of Proof". (transfer full) */
char       *cx_page_words_left_out   (guint n, const char *heading);

/** cx_page_words_not_on_page: "Not on this page: 3 of Proof, 2 of Why us". (transfer full) */
char       *cx_page_words_not_on_page (const char *left_out);

/** The fixed texts of the page. */
const char *cx_page_words_legend     (void);   /* Without a must, tier 3 at best … */
const char *cx_page_words_owners     (void);   /* A function beside a heading owns that section */
const char *cx_page_words_made_with  (void);
const char *cx_page_words_name       (void);   /* the name, when its end is left out */
const char *cx_page_words_summary    (void);   /* the summary, when it is left out */
const char *cx_page_words_owner      (void);   /* Owner */

G_END_DECLS
