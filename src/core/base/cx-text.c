/* Text as Concentric compares it. */
#include "cx-text.h"

#include <string.h>

/* Folding of text that is plain ASCII: no decomposition to do, and most text is. */
static void
append_ascii (GString    *folded,
              const char *text,
              gsize       length)
{
  gsize n = folded->len, start = n;
  char *to;

  g_string_set_size (folded, n + length);
  to = folded->str;
  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];

      if (!g_ascii_isspace (c))
        to[n++] = c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
      else if (n > start && to[n - 1] != ' ')
        to[n++] = ' ';
    }
  if (n > start && to[n - 1] == ' ')
    n--;
  g_string_truncate (folded, n);
}

static gboolean
is_ascii (const char *text,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] & 0x80)
      return FALSE;
  return TRUE;
}

/* Accents of letters and points that are often left out. Other marks make other letters: of カ and ガ, की and का. */
static gboolean
is_accent (gunichar c)
{
  static const gunichar ranges[][2] = {
    { 0x0300, 0x036f }, { 0x0483, 0x0487 }, { 0x0591, 0x05c7 }, { 0x0610, 0x061a }, { 0x064b, 0x065f }, { 0x0670, 0x0670 },
    { 0x1ab0, 0x1aff }, { 0x1dc0, 0x1dff }, { 0x20d0, 0x20ff }, { 0xfe00, 0xfe0f }, { 0xfe20, 0xfe2f }, { 0xe0100, 0xe01ef },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (c >= ranges[i][0] && c <= ranges[i][1])
      return g_unichar_ismark (c);
  return FALSE;
}

/* Cherokee folds to its capital letters, which are older than its small ones (Unicode, CaseFolding.txt); GLib turns either
 * into the other. */
static gunichar
fold_cherokee (gunichar c)
{
  if (c >= 0xab70 && c <= 0xabbf)
    return c - 0xab70 + 0x13a0;
  return c >= 0x13f8 && c <= 0x13fd ? c - 8 : c;
}

/* Case folding can compose and expand ("ẞ", "İ"), so the result is decomposed once more. */
static char *
decompose (const char *text,
           gsize       length)
{
  g_autofree char *decomposed = g_utf8_normalize (text, (gssize) length, G_NORMALIZE_ALL);
  g_autofree char *cased = g_utf8_casefold (decomposed ? decomposed : "", -1);

  return g_utf8_normalize (cased, -1, G_NORMALIZE_ALL);
}

static void
append_unicode (GString    *folded,
                const char *text,
                gsize       length)
{
  g_autofree char *decomposed = decompose (text, length);
  g_autofree char *composed = NULL;
  gsize start = folded->len;

  for (const char *p = decomposed; *p; p = g_utf8_next_char (p))
    {
      gunichar c = fold_cherokee (g_utf8_get_char (p));

      if (is_accent (c))
        continue;
      if (!g_unichar_isspace (c))
        g_string_append_unichar (folded, c);
      else if (folded->len > start && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    }
  if (folded->len > start && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  composed = g_utf8_normalize (folded->str + start, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_string_truncate (folded, start);
  g_string_append (folded, composed);
}

void
cx_text_append_folded (GString    *folded,
                       const char *text,
                       gssize      length)
{
  gsize n;

  g_return_if_fail (folded != NULL && text != NULL);

  n = length < 0 ? strlen (text) : (gsize) length;
  if (is_ascii (text, n))
    append_ascii (folded, text, n);
  else
    append_unicode (folded, text, n);
}

char *
cx_text_fold (const char *text,
              gssize      length)
{
  GString *folded;

  g_return_val_if_fail (text != NULL, NULL);

  folded = g_string_sized_new (length < 0 ? strlen (text) : (gsize) length);
  cx_text_append_folded (folded, text, length);
  return g_string_free_and_steal (folded);
}

char *
cx_text_slug (const char *text)
{
  g_autofree char *folded = NULL;
  GString *slug;
  gboolean gap = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  folded = cx_text_fold (text, -1);
  slug = g_string_sized_new (strlen (folded));
  for (const char *p = folded; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c))
        {
          gap = TRUE;
          continue;
        }
      if (gap && slug->len > 0)
        g_string_append_c (slug, '_');
      gap = FALSE;
      g_string_append_unichar (slug, c);
    }
  return g_string_free_and_steal (slug);
}

gboolean
cx_text_is_missing (const char *text,
                    gsize       length)
{
  static const char *const placeholders[] = {
    "-", "--", "n/a", "na", "#n/a", "null", "none", "select", "unknown", "undisclosed",
  };
  char first;

  while (length > 0 && g_ascii_isspace (*text))
    text++, length--;
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  if (length == 0)
    return TRUE;
  if (length > strlen ("undisclosed"))
    return FALSE;
  first = *text | 0x20;
  if (first != 'n' && first != 's' && first != 'u' && *text != '-' && *text != '#')
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (placeholders); i++)
    if (strlen (placeholders[i]) == length && g_ascii_strncasecmp (placeholders[i], text, length) == 0)
      return TRUE;
  return FALSE;
}

double
cx_text_hash (const char *text,
              guint64     salt)
{
  guint64 h = G_GUINT64_CONSTANT (0xcbf29ce484222325) ^ (salt * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  g_return_val_if_fail (text != NULL, 0);

  for (const guchar *p = (const guchar *) text; *p; p++)
    h = (h ^ *p) * G_GUINT64_CONSTANT (0x100000001b3);
  h = (h ^ (h >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  h = (h ^ (h >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  h ^= h >> 31;
  return (double) (h >> 11) / (double) (G_GUINT64_CONSTANT (1) << 53);
}

void
cx_text_append_json (GString    *json,
                     const char *text,
                     gsize       length)
{
  g_string_append_c (json, '"');
  for (gsize i = 0; i < length; i++)
    {
      guchar c = text[i];

      if (c == '"' || c == '\\')
        g_string_append_c (json, '\\');
      if (c < 0x20)
        g_string_append_printf (json, "\\u%04x", c);
      else
        g_string_append_c (json, c);
    }
  g_string_append_c (json, '"');
}
