/* Whether a text answers "whom?" with everyone: "we sell to everyone" means nobody ([G] in method §2). Knows nothing of
 * where the text stands. */
#include "cx-everyone.h"

#include "cx-text.h"

#include <string.h>

/* Few and unmistakable, in the languages that the import knows headers of: a hint that is often wrong is not read. Folded. */
static const char *const phrases[] = {
  "everyone",       "everybody",      "anyone",          "anybody",       "all companies",  "any company",  "every company",
  "all businesses", "any business",   "every business",  "all industries", "any industry",  "every industry",
  "all sizes",      "any size",       "alle unternehmen", "jedes unternehmen", "jedermann", "alle branchen",
  "tout le monde",  "toutes les entreprises", "todo el mundo", "todas las empresas", "tutte le aziende",
  "所有公司",       "所有企业",       "任何公司",        "所有人",        "すべての企業",   "誰でも",
};

/* Scripts that are written without spaces have no edges of words. */
static gboolean
is_inside_word (gunichar c)
{
  return g_unichar_isalnum (c) && !g_unichar_iswide (c);
}

static gboolean
stands_alone (const char *text,
              const char *at,
              gsize       length)
{
  if (at > text && is_inside_word (g_utf8_get_char (g_utf8_prev_char (at))))
    return FALSE;
  return !is_inside_word (g_utf8_get_char (at + length));
}

static gboolean
has_phrase (const char *text,
            const char *phrase)
{
  gsize length = strlen (phrase);

  for (const char *at = strstr (text, phrase); at != NULL; at = strstr (at + length, phrase))
    if (stands_alone (text, at, length))
      return TRUE;
  return FALSE;
}

char *
cx_everyone_find (const char *text)
{
  g_autofree char *folded = text ? cx_text_fold (text, -1) : NULL;

  for (guint i = 0; folded != NULL && i < G_N_ELEMENTS (phrases); i++)
    {
      g_autofree char *phrase = cx_text_fold (phrases[i], -1);

      if (has_phrase (folded, phrase))
        return g_strdup (phrases[i]);
    }
  return NULL;
}
