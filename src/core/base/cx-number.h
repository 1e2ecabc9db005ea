/* One number as spreadsheets, CRMs and people write it, with what the text says around it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CxNumber:
 * @value: the number, with sign and scale
 * @scale: power of ten that a word or letter behind the digits named ("1.2M": 6), or 0
 * @currency: ISO code that the text names, or ""
 */
typedef struct {
  double value;
  int    scale;
  char   currency[4];
} CxNumber;

/**
 * cx_number_scan:
 * @text: UTF-8, need not be NUL-terminated
 *
 * What cx_number_parse() reads, from a slice and with its scale; allocates nothing.
 *
 * Returns: %FALSE when the whole slice is not one number; @number is then undefined
 */
gboolean cx_number_scan (const char *text, gsize length, CxNumber *number);

/**
 * cx_number_words:
 * @text: words such as the "$ millions" of a header "Revenue ($ millions)"
 *
 * Reads a unit that consists of nothing but a currency and a scale, in any order. The value of
 * @number is left alone.
 *
 * Returns: whether @text is such a unit
 */
gboolean cx_number_words (const char *text, gsize length, CxNumber *number);

G_END_DECLS
