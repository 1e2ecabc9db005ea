/* The words of JSON (RFC 8259, strictly): strings, numbers, literals, and whole values that are passed over. Knows nothing
 * of files and of tables. */
#include "cx-json-scan.h"

#include <string.h>

#define ONES G_GUINT64_CONSTANT (0x0101010101010101)
#define TOPS (ONES << 7)

#define BROKEN_UTF8 "text that is not UTF-8"
#define HALF_CHARACTER "half a character (a lone surrogate)"
#define NUL_CHARACTER "a NUL character"

const char *
cx_json_fail (CxJsonScan *self,
              const char *at,
              const char *fault)
{
  self->fault = fault;
  self->fault_at = at;
  return NULL;
}

/* ── strings ────────────────────────────────────────────────────────────── */

/* The first quote, backslash or control character at or behind @p; @all gathers the bits of what was passed. */
static inline const char *
pass_plain (const char *p,
            guint64    *all)
{
  while (TRUE)
    {
      guint64 word, quotes, slashes, hits;

      memcpy (&word, p, sizeof word);
      word = GUINT64_FROM_LE (word);
      quotes = word ^ (ONES * '"');
      slashes = word ^ (ONES * '\\');
      hits = (((quotes - ONES) & ~quotes) | ((slashes - ONES) & ~slashes) | ((word - ONES * 0x20) & ~word)) & TOPS;
      *all |= word;
      if (hits != 0)
        return p + __builtin_ctzll (hits) / 8;
      p += 8;
    }
}

/* Four hexadecimal digits; -1 when there are fewer, with @p at the first that is none. */
static int
scan_hex (const char **p)
{
  int value = 0;

  for (guint i = 0; i < 4; i++, (*p)++)
    {
      int digit = g_ascii_xdigit_value (**p);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/* @p is behind the "\u" of a high surrogate's digits. */
static const char *
scan_low_surrogate (CxJsonScan *self,
                    const char *p)
{
  const char *digits = p + 2;
  int low;

  if (p[0] != '\\' || p[1] != 'u')
    {
      self->flaw = HALF_CHARACTER;
      return p;
    }
  low = scan_hex (&digits);
  if (low < 0)
    return cx_json_fail (self, digits, "expected four hexadecimal digits");
  if (low < 0xdc00 || low > 0xdfff)
    {
      self->flaw = HALF_CHARACTER;
      return p;
    }
  return digits;
}

/* @p is behind a backslash. */
static const char *
scan_escape (CxJsonScan *self,
             const char *p)
{
  int value;

  if (*p != '\0' && strchr ("\"\\/bfnrt", *p) != NULL)
    return p + 1;
  if (*p != 'u')
    return cx_json_fail (self, p, "no character is escaped like this");
  p++;
  value = scan_hex (&p);
  if (value < 0)
    return cx_json_fail (self, p, "expected four hexadecimal digits");
  if (value == 0)
    self->flaw = NUL_CHARACTER;
  if (value >= 0xdc00 && value <= 0xdfff)
    self->flaw = HALF_CHARACTER;
  return value >= 0xd800 && value <= 0xdbff ? scan_low_surrogate (self, p) : p;
}

const char *
cx_json_scan_string (CxJsonScan   *self,
                     const char   *p,
                     CxJsonString *string)
{
  guint64 all = 0;

  string->text = p;
  string->escaped = FALSE;
  while (*(p = pass_plain (p, &all)) != '"')
    {
      if (*p != '\\')
        return cx_json_fail (self, p, "a line end or control character in a text, where its closing “\"” is missing");
      string->escaped = TRUE;
      p = scan_escape (self, p + 1);
      if (p == NULL)
        return NULL;
    }
  string->length = p - string->text;
  if ((all & TOPS) != 0 && !g_utf8_validate_len (string->text, string->length, NULL))
    self->flaw = BROKEN_UTF8;
  return p + 1;
}

static char *
unescape_one (const char **p,
              char        *out)
{
  static const char letters[] = "bfnrt", meanings[] = "\b\f\n\r\t";
  const char *letter = strchr (letters, **p);
  int value, low;

  if (**p != 'u')
    {
      *out = letter != NULL ? meanings[letter - letters] : **p;
      (*p)++;
      return out + 1;
    }
  (*p)++;
  value = scan_hex (p);
  if (value >= 0xd800 && value <= 0xdbff && (*p)[0] == '\\' && (*p)[1] == 'u')
    {
      const char *digits = *p + 2;

      low = scan_hex (&digits);
      if (low >= 0xdc00 && low <= 0xdfff)
        {
          value = 0x10000 + ((value - 0xd800) << 10) + (low - 0xdc00);
          *p = digits;
        }
    }
  if (value <= 0 || (value >= 0xd800 && value <= 0xdfff))
    value = 0xfffd;
  return out + g_unichar_to_utf8 (value, out);
}

char *
cx_json_unescape (const CxJsonString *string,
                  char               *out)
{
  const char *p = string->text, *end = p + string->length;

  while (p < end)
    {
      const char *slash = memchr (p, '\\', end - p);
      gsize plain = (slash != NULL ? slash : end) - p;

      memcpy (out, p, plain);
      out += plain;
      p += plain;
      if (slash == NULL)
        break;
      p++;
      out = unescape_one (&p, out);
    }
  return out;
}

/* ── numbers and literals ───────────────────────────────────────────────── */

static const char *
scan_digits (CxJsonScan *self,
             const char *p)
{
  if (!g_ascii_isdigit (*p))
    return cx_json_fail (self, p, "expected a digit");
  while (g_ascii_isdigit (*p))
    p++;
  return p;
}

static const char *
scan_number (CxJsonScan *self,
             const char *p)
{
  if (*p == '-')
    p++;
  if (*p == '0' && g_ascii_isdigit (p[1]))
    return cx_json_fail (self, p + 1, "a number with a zero in front");
  p = scan_digits (self, p);
  if (p != NULL && *p == '.')
    p = scan_digits (self, p + 1);
  if (p != NULL && (*p == 'e' || *p == 'E'))
    {
      p++;
      if (*p == '+' || *p == '-')
        p++;
      p = scan_digits (self, p);
    }
  return p;
}

static const char *
scan_literal (CxJsonScan *self,
              const char *p,
              const char *literal)
{
  for (; *literal != '\0'; p++, literal++)
    if (*p != *literal)
      return cx_json_fail (self, p, "expected true, false or null");
  return p;
}

const char *
cx_json_scan_scalar (CxJsonScan *self,
                     const char *p)
{
  switch (*p)
    {
    case 't':
      return scan_literal (self, p, "true");
    case 'f':
      return scan_literal (self, p, "false");
    case 'n':
      return scan_literal (self, p, "null");
    default:
      if (*p == '-' || g_ascii_isdigit (*p))
        return scan_number (self, p);
      return cx_json_fail (self, p, "expected a value");
    }
}

/* ── whole values ───────────────────────────────────────────────────────── */

static inline void
copy (char      **out,
      const char *from,
      const char *to)
{
  if (out == NULL)
    return;
  memcpy (*out, from, to - from);
  *out += to - from;
}

/* A key and its colon. */
static const char *
scan_key (CxJsonScan *self,
          const char *p,
          char      **out)
{
  const char *start = p;
  CxJsonString key;

  if (*p != '"')
    return cx_json_fail (self, p, "expected a key in quotes");
  p = cx_json_scan_string (self, p + 1, &key);
  if (p == NULL)
    return NULL;
  copy (out, start, p);
  p = cx_json_skip_space (p);
  if (*p != ':')
    return cx_json_fail (self, p, "expected “:”");
  copy (out, p, p + 1);
  return cx_json_skip_space (p + 1);
}

/* @p stands at the bracket or brace that opens. */
static const char *
scan_container (CxJsonScan *self,
                const char *p,
                guint       depth,
                char      **out)
{
  gboolean is_object = *p == '{';
  char close = is_object ? '}' : ']';

  if (depth >= CX_JSON_MAX_DEPTH)
    return cx_json_fail (self, p, "more than 512 levels of arrays and objects");
  copy (out, p, p + 1);
  p = cx_json_skip_space (p + 1);
  if (*p == close)
    {
      copy (out, p, p + 1);
      return p + 1;
    }
  while (TRUE)
    {
      if (is_object && (p = scan_key (self, p, out)) == NULL)
        return NULL;
      p = cx_json_scan_value (self, p, depth + 1, out);
      if (p == NULL)
        return NULL;
      p = cx_json_skip_space (p);
      if (*p != ',' && *p != close)
        return cx_json_fail (self, p, is_object ? "expected “,” or “}”" : "expected “,” or “]”");
      copy (out, p, p + 1);
      p++;
      if (p[-1] == close)
        return p;
      p = cx_json_skip_space (p);
    }
}

const char *
cx_json_scan_value (CxJsonScan *self,
                    const char *p,
                    guint       depth,
                    char      **out)
{
  const char *start = p;
  CxJsonString string;

  if (*p == '{' || *p == '[')
    return scan_container (self, p, depth, out);
  p = *p == '"' ? cx_json_scan_string (self, p + 1, &string) : cx_json_scan_scalar (self, p);
  if (p != NULL)
    copy (out, start, p);
  return p;
}
