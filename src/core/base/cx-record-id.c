/* Record ids as CRMs write them, and what spreadsheets and reports make of them. */
#include "cx-record-id.h"

#include <string.h>

#define SHORT_LENGTH 15
#define LONG_LENGTH 18

/* A character of the checksum covers so many of the id. */
#define CHUNK 5

/* An id is short enough that its exponent is, too. */
#define LARGEST_EXPONENT 30

/* What a spreadsheet keeps of a number. */
#define CERTAIN_DIGITS 15

static const char checks[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

/* ── Salesforce ── */

/* @id: 15 characters; three more say, five bits each, which of them are capitals. */
static void
append_long (GString    *out,
             const char *id)
{
  g_string_append_len (out, id, SHORT_LENGTH);
  for (guint chunk = 0; chunk < LONG_LENGTH - SHORT_LENGTH; chunk++)
    {
      guint bits = 0;

      for (guint i = 0; i < CHUNK; i++)
        bits |= (guint) g_ascii_isupper (id[chunk * CHUNK + i]) << i;
      g_string_append_c (out, checks[bits]);
    }
}

/* The case that the checksum says; FALSE when a digit would have to be a capital, or the checksum is none. */
static gboolean
restore_case (char       id[SHORT_LENGTH],
              const char *text)
{
  for (guint i = 0; i < SHORT_LENGTH; i++)
    {
      const char *check = strchr (checks, g_ascii_toupper (text[SHORT_LENGTH + i / CHUNK]));
      gboolean upper = check != NULL && (check - checks) >> (i % CHUNK) & 1;

      if (check == NULL || (upper && !g_ascii_isalpha (text[i])))
        return FALSE;
      id[i] = upper ? g_ascii_toupper (text[i]) : g_ascii_tolower (text[i]);
    }
  return TRUE;
}

gboolean
cx_salesforce_id_repair (GString    *out,
                         const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  gsize length = strlen (trimmed);
  char id[SHORT_LENGTH];

  if (length != SHORT_LENGTH && length != LONG_LENGTH)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (trimmed[i]))
      return FALSE;
  if (length == SHORT_LENGTH)
    memcpy (id, trimmed, SHORT_LENGTH);
  else if (!restore_case (id, trimmed))
    return FALSE;
  append_long (out, id);
  return TRUE;
}

/* ── HubSpot ── */

/* "E+4" and nothing behind it. */
static gboolean
read_exponent (const char *p,
               guint      *exponent)
{
  *exponent = 0;
  if (*p == '\0')
    return TRUE;
  if (g_ascii_toupper (*p++) != 'E')
    return FALSE;
  if (*p == '+')
    p++;
  if (!g_ascii_isdigit (*p))
    return FALSE;
  for (; g_ascii_isdigit (*p) && *exponent <= LARGEST_EXPONENT; p++)
    *exponent = 10 * *exponent + (guint) (*p - '0');
  return *p == '\0' && *exponent <= LARGEST_EXPONENT;
}

gboolean
cx_hubspot_id_repair (GString    *out,
                      const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  gsize whole = strspn (trimmed, "0123456789"), part = 0;
  const char *rest = trimmed + whole, *decimals = NULL;
  guint exponent;

  if (*rest == '.')
    {
      decimals = rest + 1;
      part = strspn (decimals, "0123456789");
      rest = decimals + part;
    }
  if (whole == 0 || !read_exponent (rest, &exponent) || exponent > MIN (part, CERTAIN_DIGITS))
    return FALSE;
  for (gsize i = exponent; i < part; i++)
    if (decimals[i] != '0')
      return FALSE;
  g_string_append_len (out, trimmed, (gssize) whole);
  if (exponent > 0)
    g_string_append_len (out, decimals, exponent);
  return TRUE;
}
