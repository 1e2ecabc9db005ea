/* The sentences of the one-pager, translated, for the page as for its description. Draws nothing. */
#pragma once

#include "cx-page.h"

G_BEGIN_DECLS

/** cx_page_words_place: "Northwind Robotics · Ideal customer profile 1 of 2". (transfer full) */
char       *cx_page_words_place      (const CxPageContext *context);
/** cx_page_words_state: "Draft of version 4 · 22 Nov 2026 · 612 accounts". (transfer full) */
char       *cx_page_words_state      (const CxPageContext *context);
/** cx_page_words_tier: "Tier 1 · Bullseye", "Outside". */
const char *cx_page_words_tier       (guint8 tier);
/** cx_page_words_importance: "must", as on the page's pills. */
const char *cx_page_words_importance (CxImportance importance);
/** cx_page_words_of: "311 of 612". (transfer full) */
char       *cx_page_words_of         (guint n, guint of);
/** cx_page_words_share: "213 = 35 %", or "0" without accounts. (transfer full) */
char       *cx_page_words_share      (guint n, guint of);
/** cx_page_words_number: as the locale groups digits. (transfer full) */
char       *cx_page_words_number     (guint n);

/** The fixed texts of the page. */
const char *cx_page_words_question   (void);   /* What value do we alone add? */
const char *cx_page_words_who        (void);   /* Who they are */
const char *cx_page_words_what       (void);   /* What they do */
const char *cx_page_words_market     (void);   /* The market */
const char *cx_page_words_in_profile (void);   /* Accounts in tier 1 and 2 */
const char *cx_page_words_tight      (void);   /* Tight is below 40 % */
const char *cx_page_words_legend     (void);   /* must: … */
const char *cx_page_words_made_with  (void);

G_END_DECLS
