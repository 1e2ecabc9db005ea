/* Fits, days and values as the user's language writes them, beside numbers and money (cx-amount.h). Knows no widgets. */
#pragma once

#include "cx-amount.h"
#include "cx-columns.h"
#include "cx-profile.h"

G_BEGIN_DECLS

/** cx_format_fit: exactly one decimal. Returns: (transfer full) */
char *cx_format_fit    (double fit);

/** cx_format_points: exactly one decimal, but "0" for nothing. Returns: (transfer full) */
char *cx_format_points (double value);

/** cx_format_day: "14 Oct 2026"; the year is left out when it is the year of @today. Returns: (transfer full) */
char *cx_format_day    (gint32 day, gint32 today);

/** cx_format_period: "1 Jan – 31 Mar", "Since 1 Jan"; open at G_MININT32 and G_MAXINT32. Returns: (transfer full) */
char *cx_format_period (gint32 from, gint32 to, gint32 today);

/** cx_format_ago: "68 days ago", "today", "in 3 days". Returns: (transfer full) */
char *cx_format_ago    (gint32 day, gint32 today);

/** cx_format_value: any value of any column. @brief: money as above. Returns: (transfer full) (nullable): %NULL when missing */
char *cx_format_value  (const CxColumn *column, guint account, gint32 today, gboolean brief);

/**
 * cx_format_stored: a value as the workspace file keeps it.
 * @field: (nullable): whose value it is; %NULL: a text
 * @text: (nullable): of texts and lists
 * @low, @high: of the others; NaN: missing
 *
 * Returns: (transfer full) (nullable): %NULL when missing
 */
char *cx_format_stored (const CxField *field, const char *text, double low, double high, gint32 today);

/** cx_format_condition: what a criterion asks of its field, e.g. "200–2,000", "2 or more", "Retail or Wholesale". Returns: (transfer full) */
char *cx_format_condition (const CxCriterion *criterion, const CxField *field, gint32 today);

/**
 * cx_format_isolate:
 * @text: what people wrote, to stand in a sentence
 *
 * Where any of it reads in the other direction than the program it is marked as a text of its own, so that what stands
 * beside it in the sentence stays there. Returns: (transfer full)
 */
char *cx_format_isolate (const char *text);

/** cx_format_from_left: "+3", "3 → 4": numbers with signs read from the left in every language. Returns: (transfer full) */
char *cx_format_from_left (const char *text);

/** cx_format_join: "A", "A or B", "A, B or C"; past @limit "A, B or 3 more". Returns: (transfer full) */
char *cx_format_join   (const char *const *texts, guint limit, gboolean all);

G_END_DECLS
