/* Reads the values that spreadsheets and CRMs write: numbers, money, ranges, dates, yes and no. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CxDateOrder:
 *
 * How a date of three plain numbers is meant. Decided per column from all its values, because
 * "3/4/2026" alone does not tell.
 */
typedef enum {
  CX_DATE_DAY_FIRST,
  CX_DATE_MONTH_FIRST,
} CxDateOrder;

/**
 * cx_number_parse:
 * @text: UTF-8, NUL-terminated
 *
 * Reads "1234", "1,234.5", "1.234,5", "1 234", "1'234", "17,50,000", "-12", "(12)", "12 %", "1.2M",
 * "$325 million", "EUR 1200,00", "~40". A single separator followed by exactly three digits groups
 * thousands ("1,234" is 1234, "1.234" is 1.234: a lone dot is a decimal point).
 * @currency: (out) (optional): set to the ISO code that the text names, or "" when none
 *
 * Returns: %FALSE when the text is not one number; @value is then untouched
 */
gboolean cx_number_parse (const char *text, double *value, char currency[4]);

/**
 * cx_range_parse:
 *
 * Reads "51-200", "51 – 200", "51 to 200", "1,001-5,000", "10,000+", "> 500", "< 10", "$1M to $5M"
 * and any single number (then both ends are the same). Bounds are included; an open end is infinite.
 *
 * Returns: %FALSE when the text is neither
 */
gboolean cx_range_parse (const char *text, double *low, double *high);

/** cx_boolean_parse: reads yes/no, true/false, y/n, 1/0, x, in any case. */
gboolean cx_boolean_parse (const char *text, gboolean *value);

/**
 * cx_date_parse:
 * @day: (out): days since 1970-01-01, proleptic Gregorian
 *
 * Reads ISO dates with or without time and zone, "2024-02-01 09:30", "5/20/2024 7:42", "20.5.2024",
 * "1 Feb 2024", "Feb 1, 2024". A time is dropped, not shifted: a day is the day that the file says.
 */
gboolean cx_date_parse (const char *text, CxDateOrder order, gint32 *day);

/** cx_date_parse_iso: reads "2024-02-01" and nothing else: what one person writes means the same to every other. */
gboolean cx_date_parse_iso (const char *text, gint32 *day);

/** cx_date_order_of_locale: how people of the current locale (%LC_TIME) write days. */
CxDateOrder cx_date_order_of_locale (void);

/**
 * cx_period_parse:
 * @day: (out): its first day, as cx_date_parse() has days
 *
 * Reads what files say instead of a day: a month or week, "2026-03", "03/2026", "Mar 2026", "2026-W12"; ten digits are
 * seconds since 1970 and thirteen milliseconds, whose day is that of UTC. Of a person who types, it would be a guess.
 */
gboolean cx_period_parse (const char *text, gint32 *day);

/**
 * cx_date_order_of:
 *
 * What one text says of its column's order: 1 when it can only be day first ("25/12/2024"), -1 when
 * it can only be month first ("12/25/2024"), 0 when it says nothing.
 */
int cx_date_order_of (const char *text);

/** cx_date_format: "2026-11-22", locale-independent. Returns: (transfer full) */
char *cx_date_format (gint32 day);

/** cx_date_today: the current day in the local time zone, as days since 1970-01-01. */
gint32 cx_date_today (void);

/**
 * cx_domain_base:
 * @text: a URL, a host name or an e-mail address
 *
 * The registrable domain by the Public Suffix List: `https://www.shop.example.co.uk/x` becomes
 * `example.co.uk`, in lower case and as Unicode.
 *
 * Returns: (transfer full) (nullable): %NULL when the text is no address, or one that nobody can register
 */
char *cx_domain_base (const char *text);

/** cx_domain_is_shared: whether a registrable domain is of a free-mail host, marketplace or social network, and so says nothing about who a company is. */
gboolean cx_domain_is_shared (const char *domain);

/**
 * cx_domain_registrable:
 *
 * cx_domain_base() where that says who a company is.
 *
 * Returns: (transfer full) (nullable): %NULL when there is none, or many companies share it
 */
char *cx_domain_registrable (const char *text);

G_END_DECLS
