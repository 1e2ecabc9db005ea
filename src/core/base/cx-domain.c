/* The registrable domain behind an address. */
#include "cx-value.h"

#include <gio/gio.h>
#include <libpsl.h>
#include <string.h>

#define MAX_HOST 253

/* First labels of services that live under many top-level domains. */
static const char *const shared_names[] = {
  "aliexpress", "amazon", "blogspot", "ebay", "gmail", "gmx", "googlemail", "hotmail", "mercadolibre", "outlook", "rakuten",
  "yahoo", "ymail",
};

/* Free mail, marketplaces, social networks and link shorteners: hosts that many companies share. */
static const char *const shared_domains[] = {
  "126.com", "163.com", "abv.bg", "about.me", "alibaba.com", "aol.com", "att.net", "bellsouth.net", "bigpond.com", "bit.ly",
  "bol.com.br", "btinternet.com", "comcast.net", "cox.net", "crunchbase.com", "daum.net", "etsy.com", "facebook.com",
  "fastmail.com", "fb.com", "foxmail.com", "free.fr", "freenet.de", "g.page", "github.com", "glassdoor.com", "goo.gl",
  "google.com", "hanmail.net", "hey.com", "icloud.com", "indiamart.com", "instagram.com", "interia.pl", "laposte.net",
  "libero.it", "linkedin.com", "linktr.ee", "live.com", "mac.com", "made-in-china.com", "mail.com", "mail.ru", "me.com",
  "medium.com", "msn.com", "naver.com", "notion.so", "ntlworld.com", "o2.pl", "optusnet.com.au", "orange.fr", "pinterest.com",
  "proton.me", "protonmail.com", "qq.com", "rediffmail.com", "sbcglobal.net", "seznam.cz", "sina.com", "t-online.de", "t.me",
  "taobao.com", "terra.com.br", "tiktok.com", "tmall.com", "tripadvisor.com", "tutanota.com", "twitter.com", "ukr.net",
  "uol.com.br", "verizon.net", "virgilio.it", "vk.com", "wa.me", "wanadoo.fr", "web.de", "weibo.com", "wikipedia.org", "wp.pl",
  "x.com", "yandex.com", "yandex.ru", "yelp.com", "youtu.be", "youtube.com", "zohomail.com",
};

static gboolean
ends_address (char c)
{
  return c == '\0' || c == ',' || c == ';' || c == '/' || c == '?' || c == '#' || c == '\\' || g_ascii_isspace (c);
}

/* Where the host of a URL, an e-mail address or a bare name begins and ends. */
static const char *
find_host (const char *text,
           gsize      *length)
{
  const char *scheme, *at = NULL;
  gsize n = 0;

  while (g_ascii_isspace (*text) || *text == '<')
    text++;
  if (g_ascii_strncasecmp (text, "mailto:", 7) == 0)
    text += 7;
  /* People paste addresses behind a scheme that is there already: "https://https://example.com". */
  while ((scheme = strstr (text, "://")) != NULL && strcspn (text, "/?#@ ") >= (gsize) (scheme - text))
    text = scheme + 3;
  if (g_str_has_prefix (text, "//"))
    text += 2;
  for (n = 0; !ends_address (text[n]); n++)
    if (text[n] == '@')
      at = text + n;
  if (at != NULL)
    {
      n -= at + 1 - text;
      text = at + 1;
    }
  for (gsize i = 0; i < n; i++)
    if (text[i] == ':' || text[i] == '>')
      n = i;
  while (n > 0 && text[n - 1] == '.')
    n--;
  *length = n;
  return text;
}

/* Letters, digits, hyphens and underscores between single dots, and a last label that is no number. */
static gboolean
is_host_name (const char *host)
{
  const char *label = host;
  gboolean has_dot = FALSE;

  for (const char *p = host; ; p++)
    {
      if (*p == '.' || *p == '\0')
        {
          if (p == label || *label == '-' || p[-1] == '-')
            return FALSE;
          if (*p == '\0')
            return has_dot && p - label >= 2 && !g_ascii_isdigit (*label);
          has_dot = TRUE;
          label = p + 1;
        }
      else if (!g_ascii_isalnum (*p) && *p != '-' && *p != '_' && !(*p & 0x80))
        return FALSE;
    }
}

static gboolean
is_ascii (const char *text)
{
  for (; *text; text++)
    if (*text & 0x80)
      return FALSE;
  return TRUE;
}

static char *
compose (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *lower = g_utf8_strdown (composed, -1);

  return g_utf8_normalize (lower, -1, G_NORMALIZE_ALL_COMPOSE);
}

/* Lower case, composed, and as Unicode where the address is written in Punycode. */
static char *
normalise (const char *text,
           gsize       length)
{
  g_autofree char *host = NULL;
  g_autofree char *composed = NULL;
  g_autofree char *decoded = NULL;

  if (length == 0 || length > MAX_HOST || !g_utf8_validate (text, length, NULL))
    return NULL;
  host = g_ascii_strdown (text, length);
  if (is_ascii (host) && strstr (host, "xn--") == NULL)
    return g_steal_pointer (&host);
  composed = compose (host);
  decoded = strstr (composed, "xn--") ? g_hostname_to_unicode (composed) : g_strdup (composed);
  /* Punycode can decode to code points that Unicode does not have, and to Punycode: nobody registered that. */
  if (decoded == NULL || !g_utf8_validate (decoded, -1, NULL) || strstr (decoded, "xn--") != NULL)
    return NULL;
  return compose (decoded);
}

static gpointer
make_shared_set (gpointer unused)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (shared_domains); i++)
    g_hash_table_add (set, (gpointer) shared_domains[i]);
  return set;
}

gboolean
cx_domain_is_shared (const char *domain)
{
  static GOnce once = G_ONCE_INIT;
  gsize label;

  g_return_val_if_fail (domain != NULL, FALSE);

  label = strcspn (domain, ".");
  for (guint i = 0; i < G_N_ELEMENTS (shared_names); i++)
    if (shared_names[i][0] == domain[0] && strlen (shared_names[i]) == label && strncmp (shared_names[i], domain, label) == 0)
      return TRUE;
  return g_hash_table_contains (g_once (&once, make_shared_set, NULL), domain);
}

/*
 * The registrable domain of a host that has two labels, or three of which the first is "www": one look at
 * the list in place of one per label. Of all others, and of suffixes, the list decides label by label.
 */
static const char *
find_registrable (const char *host)
{
  const char *name = g_str_has_prefix (host, "www.") ? host + 4 : host;
  const char *dot = strchr (name, '.');

  if (dot != NULL && strchr (dot + 1, '.') == NULL && !psl_is_public_suffix (psl_builtin (), name))
    return name;
  return psl_registrable_domain (psl_builtin (), host);
}

char *
cx_domain_base (const char *text)
{
  g_autofree char *host = NULL;
  const char *start, *domain;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  start = find_host (text, &length);
  host = normalise (start, length);
  if (host == NULL || strlen (host) > MAX_HOST || !is_host_name (host))
    return NULL;
  domain = find_registrable (host);
  if (domain == NULL)
    return NULL;
  return domain == host ? g_steal_pointer (&host) : g_strdup (domain);
}

char *
cx_domain_registrable (const char *text)
{
  g_autofree char *domain = cx_domain_base (text);

  return domain == NULL || cx_domain_is_shared (domain) ? NULL : g_steal_pointer (&domain);
}
