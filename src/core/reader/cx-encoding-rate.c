/* Which of the older encodings a text is in.
 *
 * Decoded in the wrong encoding a word gets letters that never stand side by side, capitals behind small letters, and
 * signs where letters should be. A rating is about the logarithm of how likely the text is, for each byte beyond ASCII. */
#include "cx-encoding-rate.h"

#include "cx-encoding-letters.h"
#include "cx-encoding.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#define WEST "fr de es pt it ca sv da nb fi is nl et"
#define EAST "pl cs sk hu hr sl ro"
#define CYRILLIC "ru uk bg sr be"

/* @rarity: by so much a text must be better in it than in the first. Encodings that differ from another only where that has
 * control characters (ISO-8859-1, -9) are not tried: the Windows encoding reads the same. */
static const struct {
  const char *encoding, *languages;
  double      rarity;
} candidates[] = {
  { "WINDOWS-1252", WEST, 0 },
  { "WINDOWS-1250", EAST, 1.5 },
  { "WINDOWS-1251", CYRILLIC, 1.5 },
  { "SHIFT_JIS", "ja", 1.5 },
  { "GB18030", "zh_CN", 1.5 },
  { "BIG5", "zh_TW", 2 },
  { "EUC-KR", "ko", 2 },
  { "EUC-JP", "ja", 2.5 },
  { "WINDOWS-1254", "tr", 2 },
  { "WINDOWS-1253", "el", 2 },
  { "WINDOWS-1257", "lt lv et", 2 },
  { "MACINTOSH", WEST, 2 },
  { "ISO-8859-15", WEST, 2 },
  { "ISO-8859-2", EAST, 2.5 },
  { "ISO-8859-5", CYRILLIC, 3 },
  { "ISO-8859-7", "el", 2.5 },
  { "KOI8-R", "ru", 2.5 },
  { "KOI8-U", "uk", 3.5 },
  { "WINDOWS-1255", "he", 4 },
  { "WINDOWS-1256", "ar fa", 4 },
  { "CP874", "th", 4 },
  { "IBM850", WEST, 4 },
  { "IBM852", EAST, 4 },
  { "IBM866", CYRILLIC, 4 },
  { "MAC-CENTRALEUROPE", EAST, 4 },
  { "MAC-CYRILLIC", CYRILLIC, 4 },
};

#define MAX_LANGUAGES 16

/* What is rated lower looks like no text. */
#define WORST_TEXT -7.2

/* Ratings of one character. */
#define RATE_ILLEGAL -16.0
#define RATE_CONTROL -14.0
#define RATE_RARE_SIGN -12.2        /* of a language of many signs */
#define RATE_FOREIGN_LETTER -8.5
#define RATE_RARE_PAIR -7.0
#define RATE_WIDE_MARK -4.5
#define RATE_USUAL_MARK -5.0
#define RATE_RARE_MARK -8.5
#define RATE_MARK_IN_WORD -11.0
#define RATE_CASE -3.0              /* more, for a capital behind a small letter */
#define RATE_MIXED -4.0             /* more, for a letter of another script beside one of ASCII */
#define RATE_BESIDE_WIDE 2.5        /* a letter between others beyond ASCII says less */
#define RATE_OTHER_LANGUAGE -1.0    /* more for each word, where every word may be of another language */

#define ILLEGAL ((gunichar) -1)
#define FIRST_SIGN 0x3000

/* Letters that a language has, and ranks of its pairs. */
typedef struct {
  GHashTable *ranks;    /* of pairs: first << 16 | second; of letters: themselves, rank of no meaning */
} Language;

typedef struct {
  Language languages[MAX_LANGUAGES];
  guint    n_languages;
  double   sums[MAX_LANGUAGES], words[MAX_LANGUAGES], mixed;
  double   shared;      /* what is the same in all languages */
} Rating;

/* ── languages ──────────────────────────────────────────────────────────── */

static const char *
find_letters (const char *language)
{
  for (guint i = 0; cx_language_letters[i].language != NULL; i++)
    if (g_str_equal (cx_language_letters[i].language, language))
      return cx_language_letters[i].letters;
  g_assert_not_reached ();
}

static gpointer
key_of (gunichar first,
        gunichar second)
{
  return GUINT_TO_POINTER (first << 16 | second);
}

static void
language_init (Language   *self,
               const char *name)
{
  guint rank = 1;

  self->ranks = g_hash_table_new (NULL, NULL);
  for (const char *p = find_letters (name); *p; rank++)
    {
      gunichar first = g_utf8_get_char (p), second = 0;

      p = g_utf8_next_char (p);
      if (first < FIRST_SIGN)
        {
          second = g_utf8_get_char (p);
          p = g_utf8_next_char (p);
          g_hash_table_insert (self->ranks, key_of (0, first), GUINT_TO_POINTER (rank));
          g_hash_table_insert (self->ranks, key_of (0, second), GUINT_TO_POINTER (rank));
          g_hash_table_insert (self->ranks, key_of (first, second), GUINT_TO_POINTER (rank));
        }
      else
        g_hash_table_insert (self->ranks, key_of (0, first), GUINT_TO_POINTER (rank));
    }
}

static guint
get_rank (const Language *self,
          gunichar        first,
          gunichar        second)
{
  return first > 0xffff || second > 0xffff ? 0 : GPOINTER_TO_UINT (g_hash_table_lookup (self->ranks, key_of (first, second)));
}

static double
rate_pair (const Language *self,
           gunichar        first,
           gunichar        second,
           gunichar        letter)
{
  guint rank = get_rank (self, first, second);
  double rate = rank > 0 ? -log (27.5 + 2.5 * rank) : get_rank (self, 0, letter) > 0 ? RATE_RARE_PAIR : RATE_FOREIGN_LETTER;

  return first >= 0x80 && second >= 0x80 ? rate + RATE_BESIDE_WIDE : rate;
}

static double
rate_sign (const Language *self,
           gunichar        sign)
{
  guint rank = get_rank (self, 0, sign);

  return rank > 0 ? -log (150 + 2.5 * rank) : RATE_RARE_SIGN;
}

/* ── characters ─────────────────────────────────────────────────────────── */

/* What stands in for a neighbour: letters in lower case, all else the edge of a word. */
static gunichar
plain (gunichar c)
{
  return c != ILLEGAL && g_unichar_isalpha (c) ? g_unichar_tolower (c) : '_';
}

static gboolean
is_small (gunichar c)
{
  return c != ILLEGAL && g_unichar_islower (c);
}

static gboolean
is_capital (gunichar c)
{
  return c != ILLEGAL && g_unichar_isupper (c);
}

static gboolean
is_among (gunichar        c,
          const gunichar *set,
          guint           n)
{
  for (guint i = 0; i < n; i++)
    if (set[i] == c)
      return TRUE;
  return FALSE;
}

static double
rate_mark (gunichar before,
           gunichar c,
           gunichar after)
{
  static const gunichar joining[] = { 0x2019, 0xb7, 0xa0, 0x2013 };
  static const gunichar opening[] = { 0x2018, 0x201c, 0x201e, 0x2014, 0x2026, 0x2022, 0xab, 0xa7, 0xa1, 0xbf, 0xb0, 0x2116 };
  static const gunichar closing[] = { 0x201d, 0xbb, 0x20ac, 0xa3, 0xa9, 0xae, 0x2122, 0xba, 0xaa, 0xbd, 0xb2, 0xd7 };
  gboolean inside = before != '_' && after != '_';

  if (c == ILLEGAL)
    return RATE_ILLEGAL;
  if (g_unichar_iscntrl (c) || !g_unichar_isdefined (c) || g_unichar_type (c) == G_UNICODE_PRIVATE_USE)
    return RATE_CONTROL;
  if (g_unichar_ismark (c))
    return RATE_USUAL_MARK;
  if (c >= FIRST_SIGN)
    return RATE_WIDE_MARK;
  if (is_among (c, joining, G_N_ELEMENTS (joining)))
    return RATE_USUAL_MARK;
  if (is_among (c, opening, G_N_ELEMENTS (opening)))
    return inside ? RATE_RARE_MARK : RATE_USUAL_MARK;
  if (is_among (c, closing, G_N_ELEMENTS (closing)))
    return after != '_' ? RATE_RARE_MARK : RATE_USUAL_MARK;
  return inside ? RATE_MARK_IN_WORD : RATE_RARE_MARK;
}

static gboolean
is_latin (gunichar c)
{
  return c < 0x80 && g_ascii_isalpha (c);
}

static void
rate_letter (Rating         *self,
             const gunichar *at)
{
  gunichar before = plain (at[-1]), c = plain (at[0]), after = plain (at[1]);

  if (g_unichar_get_script (c) != G_UNICODE_SCRIPT_LATIN)
    self->shared += (is_latin (before) + is_latin (after)) * RATE_MIXED;
  if ((is_capital (*at) && is_small (at[-1])) || (is_small (*at) && is_capital (at[1])))
    self->shared += RATE_CASE;
  for (guint i = 0; i < self->n_languages; i++)
    self->words[i] += (rate_pair (&self->languages[i], before, c, c) + rate_pair (&self->languages[i], c, after, c)) / 2;
}

static void
end_word (Rating *self)
{
  double best = -G_MAXDOUBLE;

  for (guint i = 0; i < self->n_languages; i++)
    {
      best = MAX (best, self->words[i]);
      self->sums[i] += self->words[i];
    }
  if (best < 0)
    self->mixed += best + RATE_OTHER_LANGUAGE;
  memset (self->words, 0, sizeof self->words);
}

/* @text: with one character more on both sides. */
static void
rate_text (Rating         *self,
           const gunichar *text,
           gsize           length)
{
  for (gsize i = 1; i + 1 < length; i++)
    {
      gunichar c = text[i];

      if (plain (c) == '_')
        end_word (self);
      if (c < 0x80)
        continue;
      if (plain (c) == '_' || (c >= 0xff00 && c < 0xfff0))
        self->shared += rate_mark (plain (text[i - 1]), c, plain (text[i + 1]));
      else if (c >= FIRST_SIGN)
        for (guint j = 0; j < self->n_languages; j++)
          self->words[j] += rate_sign (&self->languages[j], c);
      else
        rate_letter (self, &text[i]);
    }
  end_word (self);
}

/* ── decoding ───────────────────────────────────────────────────────────── */

static void
append_decoded (GArray     *characters,
                const char *p,
                const char *end)
{
  for (; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_array_append_val (characters, c);
    }
}

/* Returns: (transfer full) (nullable): the characters between two line ends, %NULL when iconv does not know @encoding */
static GArray *
decode (const char *encoding,
        const char *text,
        gsize       length)
{
  GIConv converter = g_iconv_open ("UTF-8", cx_encoding_get_decoder (encoding));
  const gunichar edge = '\n', illegal = ILLEGAL;
  char *in = (char *) text, buffer[4096];
  gsize n_in = length;
  GArray *characters;

  if (converter == (GIConv) -1)
    return NULL;
  characters = g_array_sized_new (FALSE, FALSE, sizeof (gunichar), length + 2);
  g_array_append_val (characters, edge);
  while (n_in > 0)
    {
      char *out = buffer;
      gsize n_out = sizeof buffer;
      gboolean failed = g_iconv (converter, &in, &n_in, &out, &n_out) == (gsize) -1 && errno != E2BIG;

      append_decoded (characters, buffer, out);
      if (!failed || n_in == 0)
        continue;
      g_array_append_val (characters, illegal);
      in++;
      n_in--;
    }
  g_array_append_val (characters, edge);
  g_iconv_close (converter);
  return characters;
}

/* ── public ─────────────────────────────────────────────────────────────── */

static double
rate_candidate (const char *encoding,
                const char *languages,
                const char *text,
                gsize       length)
{
  g_autoptr(GArray) characters = decode (encoding, text, length);
  g_auto(GStrv) names = g_strsplit (languages, " ", MAX_LANGUAGES);
  Rating rating = { .n_languages = g_strv_length (names) };
  double best;

  if (characters == NULL)
    return -G_MAXDOUBLE;
  for (guint i = 0; i < rating.n_languages; i++)
    language_init (&rating.languages[i], names[i]);
  rate_text (&rating, (gunichar *) characters->data, characters->len);
  best = rating.mixed;
  for (guint i = 0; i < rating.n_languages; i++)
    {
      best = MAX (best, rating.sums[i]);
      g_hash_table_unref (rating.languages[i].ranks);
    }
  return best + rating.shared;
}

const char *
cx_encoding_find_best (const char *text,
                       gsize       length)
{
  double best_rate = -G_MAXDOUBLE;
  const char *best = NULL;
  gsize n_wide = 0;

  for (gsize i = 0; i < length; i++)
    n_wide += (text[i] & 0x80) != 0;
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      double rate = rate_candidate (candidates[i].encoding, candidates[i].languages, text, length) - candidates[i].rarity;

      if (rate > best_rate)
        {
          best = candidates[i].encoding;
          best_rate = rate;
        }
    }
  return best_rate < WORST_TEXT * n_wide ? "UTF-8" : best;
}
