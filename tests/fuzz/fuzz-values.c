/* Any text is input to the readers of numbers, ranges, dates and addresses: nothing crashes them, and what
 * they read holds together. */
#include "cx-guess.h"
#include "cx-headers.h"
#include "cx-number.h"
#include "cx-text.h"
#include "cx-value.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
check_numbers (const char *text,
               gsize       length)
{
  char *slice = malloc (length + 1);
  CxNumber number;
  double low, high;

  /* A slice must be read as the text is, without a look behind its end. */
  memcpy (slice, text, length);
  slice[length] = '7';
  if (cx_number_scan (slice, length, &number))
    {
      g_assert_true (isfinite (number.value));
      g_assert_true (cx_range_parse (text, &low, &high) && low <= high);
    }
  else if (cx_range_parse (text, &low, &high))
    g_assert_true (low <= high);
  free (slice);
}

static void
check_dates (const char *text)
{
  gint32 day, other;

  for (int order = CX_DATE_DAY_FIRST; order <= CX_DATE_MONTH_FIRST; order++)
    if (cx_date_parse (text, order, &day))
      {
        g_autofree char *written = cx_date_format (day);

        g_assert_true (cx_date_parse (written, order, &other));
        g_assert_cmpint (day, ==, other);
      }
  cx_date_order_of (text);
}

static void
check_domains (const char *text)
{
  g_autofree char *base = cx_domain_base (text);
  g_autofree char *again = base ? cx_domain_base (base) : NULL;

  g_assert_cmpstr (base, ==, again);
}

static void
check_texts (const char *text,
             gsize       length)
{
  g_autofree char *folded = cx_text_fold (text, length);
  g_autofree char *slug = cx_text_slug (text);
  g_autofree char *stage = cx_header_stage (text);
  g_autoptr(CxGuess) guess = cx_guess_new ();
  CxHeaderUnit unit;
  g_autofree char *name = cx_header_split_unit (text, &unit);

  g_assert_true (g_utf8_validate (folded, -1, NULL) && g_utf8_validate (slug, -1, NULL) && g_utf8_validate (name, -1, NULL));
  cx_guess_add (guess, text, length);
  cx_guess_add_order (guess, text, length);
  g_assert_cmpint (cx_guess_type (guess, text), <, CX_N_FIELD_TYPES);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  char *text;

  if (memchr (data, 0, size) != NULL || !g_utf8_validate_len ((const char *) data, size, NULL))
    return 0;
  text = malloc (size + 1);
  memcpy (text, data, size);
  text[size] = '\0';
  check_numbers (text, size);
  check_dates (text);
  check_domains (text);
  check_texts (text, size);
  free (text);
  return 0;
}
