/* Which columns of a file are tags that this program wrote. */
#include "cx-own-headers.h"

#include <string.h>

gboolean
cx_header_is_own (const char *header)
{
  static const char name[] = "concentric";

  while (g_ascii_isspace (*header))
    header++;
  return g_ascii_strncasecmp (header, name, strlen (name)) == 0 && (header[strlen (name)] == ' ' || header[strlen (name)] == '_');
}

/* Lists that are not for a CRM name accounts by key. */
static gboolean
is_key (const char *header)
{
  return g_ascii_strcasecmp (header, "Concentric key") == 0;
}

gboolean
cx_headers_are_for_crm (const char *const *headers,
                        const gboolean    *named,
                        guint              n)
{
  guint own = 0;

  for (guint i = 0; i < n; i++)
    {
      if (named[i] || is_key (headers[i]))
        return FALSE;
      own += cx_header_is_own (headers[i]);
    }
  return own >= 2;
}

gboolean
cx_headers_are_own_list (const char *const *headers)
{
  static const char *const tags[] = { "key", "tier", "segment", "fit", "low", "high", "flags" };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (!g_strv_contains (headers, tags[i]))
      return FALSE;
  return TRUE;
}

const char *
cx_header_fact (const char *header)
{
  static const char prefix[] = "fields.";

  return g_str_has_prefix (header, prefix) ? header + strlen (prefix) : NULL;
}
