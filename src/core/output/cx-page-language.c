/* In which language a text of the one-pager is, as far as its script tells. */
#include "cx-page-language.h"

#include <locale.h>
#include <pango/pango.h>
#include <string.h>

/* The script of most letters; kana anywhere make Han letters Japanese. */
static GUnicodeScript
script_of (const char *const *texts,
           guint              n_texts)
{
  guint counts[256] = { 0 };
  GUnicodeScript best = G_UNICODE_SCRIPT_COMMON;

  for (guint i = 0; i < n_texts; i++)
    for (const char *p = texts[i] ? texts[i] : ""; *p; p = g_utf8_next_char (p))
      {
        GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));

        if (script <= G_UNICODE_SCRIPT_INHERITED || (guint) script >= G_N_ELEMENTS (counts))
          continue;
        counts[script]++;
        if (best == G_UNICODE_SCRIPT_COMMON || counts[script] > counts[best])
          best = script;
      }
  if (best == G_UNICODE_SCRIPT_HAN && counts[G_UNICODE_SCRIPT_HIRAGANA] + counts[G_UNICODE_SCRIPT_KATAKANA] > 0)
    return G_UNICODE_SCRIPT_HIRAGANA;
  return best;
}

static const char *
sample_of (GUnicodeScript script)
{
  PangoLanguage *sample = pango_script_get_sample_language ((PangoScript) script);

  if (script == G_UNICODE_SCRIPT_HAN)
    return "zh";
  return sample ? pango_language_to_string (sample) : NULL;
}

static gboolean
is_written_in (const char     *language,
               GUnicodeScript  script)
{
  return pango_language_includes_script (pango_language_from_string (language), (PangoScript) script);
}

char *
cx_page_language_of (const char *const *texts,
                     guint              n_texts)
{
  GUnicodeScript script = script_of (texts, n_texts);
  const char *locale = pango_language_to_string (pango_language_get_default ()), *sample;
  gboolean is_nobodys = g_str_equal (locale, "c") || g_str_equal (locale, "posix");

  if (!is_nobodys && (script == G_UNICODE_SCRIPT_COMMON || is_written_in (locale, script)))
    return g_strdup (locale);
  sample = sample_of (script);
  return g_strdup (sample ? sample : "en");
}

/* As gettext does, the list of languages that a person prefers goes before the locale, but where that is nobody's. */
char *
cx_page_language_of_interface (void)
{
  const char *locale = setlocale (LC_MESSAGES, NULL), *preferred = g_getenv ("LANGUAGE");
  g_autofree char *tag = NULL;

  tag = g_strndup (locale ? locale : "", locale ? strcspn (locale, ".@") : 0);
  if (*tag == '\0' || g_str_equal (tag, "C") || g_str_equal (tag, "POSIX"))
    return g_strdup ("en");
  if (preferred != NULL && strcspn (preferred, ":.@") > 0)
    {
      g_free (tag);
      tag = g_strndup (preferred, strcspn (preferred, ":.@"));
    }
  return g_strdelimit (g_steal_pointer (&tag), "_", '-');
}

const char *
cx_page_language_within (const char *text,
                         const char *page,
                         const char *document)
{
  GUnicodeScript script = script_of (&text, 1);

  if (script == G_UNICODE_SCRIPT_COMMON || is_written_in (page, script))
    return NULL;
  return is_written_in (document, script) ? document : sample_of (script);
}
