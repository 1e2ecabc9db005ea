/* Whether a text holds a phrase. */
#include "cx-words.h"

#include <string.h>

/* Whether two characters that meet belong to one word. */
static gboolean
is_inside_word (gunichar before,
                gunichar after)
{
  return g_unichar_isalnum (before) && g_unichar_isalnum (after) && !g_unichar_iswide (before) && !g_unichar_iswide (after);
}

static gboolean
starts_word (const char *text,
             const char *at)
{
  return at == text || !is_inside_word (g_utf8_get_char (g_utf8_prev_char (at)), g_utf8_get_char (at));
}

static gboolean
ends_word (const char *text,
           const char *end)
{
  return *end == '\0' || end == text || !is_inside_word (g_utf8_get_char (g_utf8_prev_char (end)), g_utf8_get_char (end));
}

gboolean
cx_words_contain (const char *folded,
                  const char *phrase)
{
  gboolean any_before = *phrase == '*', any_after;
  gsize length;
  g_autofree char *core = NULL;

  phrase += any_before;
  length = strlen (phrase);
  any_after = length > 0 && phrase[length - 1] == '*';
  core = g_strndup (phrase, length - any_after);
  length -= any_after;
  if (length == 0)
    return FALSE;
  for (const char *at = strstr (folded, core); at != NULL; at = strstr (g_utf8_next_char (at), core))
    if ((any_before || starts_word (folded, at)) && (any_after || ends_word (folded, at + length)))
      return TRUE;
  return FALSE;
}
