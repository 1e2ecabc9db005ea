/* Text as Concentric compares it. */
#include "cx-text.h"

#include <string.h>

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

/* A decomposed character as it is compared: any space as one of them; 0: not at all. */
static gunichar
fold_decomposed (gunichar c)
{
  c = fold_cherokee (c);
  if (is_accent (c))
    return 0;
  return g_unichar_isspace (c) ? ' ' : c;
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
      gunichar c = fold_decomposed (g_utf8_get_char (p));

      if (c != 0 && (c != ' ' || (folded->len > start && folded->str[folded->len - 1] != ' ')))
        g_string_append_unichar (folded, c);
    }
  if (folded->len > start && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  composed = g_utf8_normalize (folded->str + start, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_string_truncate (folded, start);
  g_string_append (folded, composed);
}

/* Letters of Latin scripts come one by one, whatever stands beside them: each is folded once, and then known. */
#define N_LATIN 0x250
#define LATIN_BYTES 6

typedef struct {
  guint8 length; /* LATIN_BYTES and more: not known here */
  char   text[LATIN_BYTES - 1];
} LatinFold;

static gpointer
make_latin_folds (gpointer data)
{
  LatinFold *folds = g_new0 (LatinFold, N_LATIN);

  for (gunichar c = 0; c < N_LATIN; c++)
    {
      char text[6];
      g_autofree char *decomposed = decompose (text, (gsize) g_unichar_to_utf8 (c, text));
      g_autoptr(GString) fold = g_string_new (NULL);

      for (const char *p = decomposed; *p; p = g_utf8_next_char (p))
        if (fold_decomposed (g_utf8_get_char (p)) != 0)
          g_string_append_unichar (fold, fold_decomposed (g_utf8_get_char (p)));
      folds[c].length = (guint8) MIN (fold->len, LATIN_BYTES);
      memcpy (folds[c].text, fold->str, MIN (fold->len, sizeof folds[c].text));
    }
  return folds;
}

/* The character at @at, which is moved behind it; N_LATIN when it is none of these. */
static inline gunichar
next_latin (const guchar **at,
            const guchar  *end)
{
  gunichar c = *(*at)++;

  if (c < 0x80)
    return c;
  if (c < 0xc2 || c > 0xc9 || *at == end || (**at & 0xc0) != 0x80)
    return N_LATIN;
  c = (c & 0x1f) << 6 | (*(*at)++ & 0x3f);
  return MIN (c, N_LATIN);
}

/* Returns: FALSE when there is something else in @text, and nothing is appended */
static gboolean
append_latin (GString    *folded,
              const char *text,
              gsize       length)
{
  static GOnce once = G_ONCE_INIT;
  const LatinFold *folds = g_once (&once, make_latin_folds, NULL);
  const guchar *at = (const guchar *) text, *end = at + length;
  gsize n = folded->len, start = n;
  char *to;

  g_string_set_size (folded, n + length * LATIN_BYTES);
  to = folded->str;
  while (at < end)
    {
      gunichar c = next_latin (&at, end);

      if (c == 0 || c == N_LATIN || folds[c].length == LATIN_BYTES)
        {
          g_string_truncate (folded, start);
          return FALSE;
        }
      for (guint i = 0; i < folds[c].length; i++)
        if (folds[c].text[i] != ' ' || (n > start && to[n - 1] != ' '))
          to[n++] = folds[c].text[i];
    }
  if (n > start && to[n - 1] == ' ')
    n--;
  g_string_truncate (folded, n);
  return TRUE;
}

void
cx_text_append_folded (GString    *folded,
                       const char *text,
                       gssize      length)
{
  gsize n;

  g_return_if_fail (folded != NULL && text != NULL);

  n = length < 0 ? strlen (text) : (gsize) length;
  if (!append_latin (folded, text, n))
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

char *
cx_text_drop_marks (char *text)
{
  char *to = text;

  for (const char *p = text; *p;)
    {
      const char *next = g_utf8_next_char (p);
      gunichar c = g_utf8_get_char (p);

      while (p < next && c != 0x2060 && (c < 0x2066 || c > 0x2069))
        *to++ = *p++;
      p = next;
    }
  *to = '\0';
  return text;
}
