/* What addresses say about who a company is. */
#include "cx-value.h"

static const struct {
  const char *text, *base, *domain;
} addresses[] = {
  { "example.com", "example.com", "example.com" },
  { "https://www.shop.example.co.uk/x", "example.co.uk", "example.co.uk" },
  { "HTTP://WWW.Example.COM:8080/a?b#c", "example.com", "example.com" },
  { "https://https://example.com/x", "example.com", "example.com" },
  { "//cdn.example.com/x", "example.com", "example.com" },
  { "www.example.com/path?u=http://other.org", "example.com", "example.com" },
  { "jane.doe@mail.example.de", "example.de", "example.de" },
  { "mailto:jane@example.de", "example.de", "example.de" },
  { "https://user:pw@example.com/", "example.com", "example.com" },
  { " example.com. ", "example.com", "example.com" },
  { "example.com, example.org", "example.com", "example.com" },
  { "acme.example", "acme.example", "acme.example" },
  { "https://www.bücher.de", "bücher.de", "bücher.de" },
  { "xn--bcher-kva.de", "bücher.de", "bücher.de" },
  { "xn--3666060p.de", NULL, NULL },
  { "www.xn--55qx5d.cn", "www.公司.cn", "www.公司.cn" },
  { "公司.cn", NULL, NULL },
  { "shop.例子.公司.cn", "例子.公司.cn", "例子.公司.cn" },
  { "acme.github.io", "acme.github.io", "acme.github.io" },
  { "www.kobe.jp", NULL, NULL },
  { "city.kobe.jp", "city.kobe.jp", "city.kobe.jp" },
  { "co.uk", NULL, NULL },
  { "someone@gmail.com", "gmail.com", NULL },
  { "someone@yahoo.co.jp", "yahoo.co.jp", NULL },
  { "https://www.amazon.de/stores/acme", "amazon.de", NULL },
  { "https://www.linkedin.com/company/acme", "linkedin.com", NULL },
  { "https://facebook.com/acme", "facebook.com", NULL },
  { "t-online.de", "t-online.de", NULL },
  { "mylinkedin.com", "mylinkedin.com", "mylinkedin.com" },
  { "192.168.1.1", NULL, NULL },
  { "http://[::1]/", NULL, NULL },
  { "localhost", NULL, NULL },
  { "Acme, Inc.", NULL, NULL },
  { "not available", NULL, NULL },
  { "a..b.com", NULL, NULL },
  { "-a.com", NULL, NULL },
  { "3.14", NULL, NULL },
  { "e.g", NULL, NULL },
  { "http://", NULL, NULL },
  { "@", NULL, NULL },
  { "", NULL, NULL },
  { "under_score.example.com", "example.com", "example.com" },
};

static void
test_addresses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *base = cx_domain_base (addresses[i].text);
      g_autofree char *domain = cx_domain_registrable (addresses[i].text);

      if (g_strcmp0 (base, addresses[i].base) != 0 || g_strcmp0 (domain, addresses[i].domain) != 0)
        g_error ("“%s”: base %s, domain %s", addresses[i].text, base, domain);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/addresses", test_addresses);
  return g_test_run ();
}
