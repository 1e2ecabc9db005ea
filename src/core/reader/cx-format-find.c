/* Tells the format of a file from its first bytes. Knows nothing of what follows them. */
#include "cx-format-find.h"

#include <string.h>

#define HEAD_BYTES 4096

/* Where the first member of a zip has its name, and behind it what it holds when it is not packed. */
#define ZIP_NAME 30
#define ODS_MEMBER "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"

static gboolean
starts_with (const char *head,
             gsize       length,
             const char *magic,
             gsize       magic_length)
{
  return length >= magic_length && memcmp (head, magic, magic_length) == 0;
}

/* Leaves the characters that are more than white space, byte-order marks and the zero bytes of UTF-16 and UTF-32. */
static gsize
squeeze (char *head,
         gsize length)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    if (head[i] != '\0' && strchr (" \t\r\n\x1e\xef\xbb\xbf\xfe\xff", head[i]) == NULL)
      head[n++] = head[i];
  return n;
}

/* A header may start with a bracket as well: what follows decides. */
static gboolean
looks_like_json (const char *head,
                 gsize       length)
{
  const char *following = length > 0 && *head == '{' ? "\"}" : length > 0 && *head == '[' ? "{[]\"" : NULL;

  return following != NULL && (length == 1 || strchr (following, head[1]) != NULL);
}

/* Some programs write a web page or XML and call it a workbook. */
static gboolean
looks_like_markup (const char *head,
                   gsize       length)
{
  static const char *const starts[] = { "<?xml", "<!doctype", "<html", "<table", "<workbook", "<meta" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (length >= strlen (starts[i]) && g_ascii_strncasecmp (head, starts[i], strlen (starts[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
refuse_markup (CxSource *source,
               GError  **error)
{
  g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX,
               "%s: a web page or XML, whatever its name says; open it in a spreadsheet program and save it as XLSX",
               cx_source_get_path (source));
  return FALSE;
}

gboolean
cx_format_find (CxSource *source,
                CxFormat *format,
                GError  **error)
{
  char head[HEAD_BYTES];
  gssize n = cx_source_read (source, 0, head, sizeof head, error);

  if (n < 0)
    return FALSE;
  if (starts_with (head, n, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8))
    *format = CX_FORMAT_XLS;
  else if (starts_with (head, n, "PK\003\004", 4) || starts_with (head, n, "PK\005\006", 4))
    *format = n > ZIP_NAME && starts_with (head + ZIP_NAME, n - ZIP_NAME, ODS_MEMBER, strlen (ODS_MEMBER))
                ? CX_FORMAT_ODS : CX_FORMAT_XLSX;
  else
    {
      n = squeeze (head, n);
      *format = looks_like_json (head, n) ? CX_FORMAT_JSON : CX_FORMAT_AUTO;
      return !looks_like_markup (head, n) || refuse_markup (source, error);
    }
  return TRUE;
}
