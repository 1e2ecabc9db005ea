/* The words around every picture. */
#include "cx-config.h"

#include "cx-picture-words.h"

#include <glib/gi18n-lib.h>

char *
cx_words_day (gint32 day)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc ((gint64) day * 86400);

  /* Translators: a date on the page: day, short name of the month, year (see g_date_time_format) */
  return date ? g_date_time_format (date, _("%-d %b %Y")) : g_strdup ("");
}

/* Scripts of living languages that run from right to left. */
static gboolean
is_right_to_left_script (GUnicodeScript script)
{
  static const GUnicodeScript scripts[] = {
    G_UNICODE_SCRIPT_ARABIC, G_UNICODE_SCRIPT_HEBREW, G_UNICODE_SCRIPT_SYRIAC, G_UNICODE_SCRIPT_THAANA,
    G_UNICODE_SCRIPT_NKO, G_UNICODE_SCRIPT_SAMARITAN, G_UNICODE_SCRIPT_MANDAIC, G_UNICODE_SCRIPT_ADLAM,
    G_UNICODE_SCRIPT_HANIFI_ROHINGYA,
  };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (scripts[i] == script)
      return TRUE;
  return FALSE;
}

/* As paragraphs are set. */
int
cx_words_direction (const char *text)
{
  for (const char *p = text ? text : ""; *p; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return is_right_to_left_script (g_unichar_get_script (g_utf8_get_char (p))) ? 1 : -1;
  return 0;
}

gboolean
cx_words_are_rtl (void)
{
  return cx_words_direction (_("Accounts")) > 0;
}

char *
cx_picture_about (CxSnapshot *snapshot)
{
  g_autofree char *day = cx_words_day (cx_snapshot_get_day (snapshot));

  /* Each in its own direction. */
  return g_strdup_printf ("\u2068%s\u2069 · \u2068%s\u2069", cx_snapshot_get_name (snapshot), day);
}
