/* In which encoding a text is. */
#include "cx-encoding.h"

#include <string.h>

/* ── names ──────────────────────────────────────────────────────────────── */

static const struct {
  const char *encoding;
  gsize       length;
  guchar      mark[4];
} marks[] = {
  { "UTF-8", 3, { 0xef, 0xbb, 0xbf } },
  { "UTF-32LE", 4, { 0xff, 0xfe, 0, 0 } },  /* in front of UTF-16LE, whose mark it starts with */
  { "UTF-32BE", 4, { 0, 0, 0xfe, 0xff } },
  { "UTF-16LE", 2, { 0xff, 0xfe } },
  { "UTF-16BE", 2, { 0xfe, 0xff } },
  { "GB18030", 4, { 0x84, 0x31, 0x95, 0x33 } },
};

/* What people write, in capitals and without marks, and how it is called here. */
static const struct {
  const char *written, *name;
} aliases[] = {
  { "UTF8", "UTF-8" }, { "UTF8SIG", "UTF-8" }, { "UTF8BOM", "UTF-8" }, { "ASCII", "UTF-8" }, { "USASCII", "UTF-8" },
  { "UTF16LE", "UTF-16LE" }, { "UTF16BE", "UTF-16BE" }, { "UTF32LE", "UTF-32LE" }, { "UTF32BE", "UTF-32BE" },
  { "UNICODE", "UTF-16" }, { "UCS2", "UTF-16" }, { "UTF16", "UTF-16" }, { "UTF32", "UTF-32" },
  { "LATIN1", "ISO-8859-1" }, { "LATIN2", "ISO-8859-2" }, { "LATIN5", "ISO-8859-9" }, { "LATIN9", "ISO-8859-15" },
  { "ANSI", "WINDOWS-1252" }, { "MAC", "MACINTOSH" }, { "MACROMAN", "MACINTOSH" }, { "XMACROMAN", "MACINTOSH" },
  { "GB2312", "GB18030" }, { "GBK", "GB18030" }, { "CP936", "GB18030" }, { "CP950", "BIG5" }, { "SJIS", "SHIFT_JIS" },
  { "SHIFTJIS", "SHIFT_JIS" }, { "MSKANJI", "SHIFT_JIS" }, { "CP932", "SHIFT_JIS" }, { "WINDOWS31J", "SHIFT_JIS" },
  { "EUCJP", "EUC-JP" }, { "EUCKR", "EUC-KR" }, { "CP949", "EUC-KR" }, { "UHC", "EUC-KR" },
};

/* What is meant has more characters than the name says: those of the Windows version. */
static const struct {
  const char *encoding, *decoder;
} decoders[] = {
  { "SHIFT_JIS", "CP932" }, { "EUC-KR", "CP949" }, { "BIG5", "CP950" },
};

static char *
find_alias (const char *name)
{
  g_autoptr(GString) plain = g_string_new (NULL);
  g_autofree char *upper = g_ascii_strup (name, -1);

  for (const char *p = upper; *p; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (plain, *p);
  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_str_equal (aliases[i].written, plain->str))
      return g_strdup (aliases[i].name);
  if (g_str_has_prefix (plain->str, "CP125") && plain->len == 6)
    return g_strconcat ("WINDOWS-", plain->str + 2, NULL);
  return g_strstrip (g_steal_pointer (&upper));
}

static gboolean
has_mark (guint       i,
          const char *start,
          gsize       length)
{
  return length >= marks[i].length && memcmp (start, marks[i].mark, marks[i].length) == 0;
}

char *
cx_encoding_get_name (const char *name,
                      const char *start,
                      gsize       length)
{
  g_autofree char *found = find_alias (name);

  if (!g_str_equal (found, "UTF-16") && !g_str_equal (found, "UTF-32"))
    return g_steal_pointer (&found);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (marks[i].encoding, found) && has_mark (i, start, length))
      return g_strdup (marks[i].encoding);
  return g_strconcat (found, length > 0 && *start == '\0' ? "BE" : "LE", NULL);
}

gsize
cx_encoding_get_mark_length (const char *encoding,
                             const char *start,
                             gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_equal (marks[i].encoding, encoding) && has_mark (i, start, length))
      return marks[i].length;
  return 0;
}

const char *
cx_encoding_get_decoder (const char *encoding)
{
  for (guint i = 0; i < G_N_ELEMENTS (decoders); i++)
    if (g_str_equal (decoders[i].encoding, encoding))
      return decoders[i].decoder;
  return encoding;
}

const char *
cx_encoding_find_mark (const char *start,
                       gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (has_mark (i, start, length))
      return marks[i].encoding;
  return NULL;
}
