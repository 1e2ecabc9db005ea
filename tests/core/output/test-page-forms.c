/* The one-pager as HTML and Markdown: all of the document, and nothing that a text can break. */
#include "page-world.h"

/* Texts that markup, tables and lists would take for their own. */
static const char *const nasty[] = {
  "<script>alert('x')</script>",
  "a & b &amp; c &lt;",
  "\"quoted\" 'single'",
  "| a | b |",
  "**bold** _under_ `code` ~~gone~~",
  "# no heading",
  "- no list",
  "1. no list",
  "2) no list",
  "+ no list",
  "> no quote",
  "=== no line",
  "[no](link) ![no](image)",
  "<!-- no comment -->",
  "back\\slash \\* \\",
  "$x$ {{ y }} %s %n",
};

static char *
json_string (const char *text)
{
  g_autoptr(JsonNode) node = json_node_init_string (json_node_alloc (), text);

  return json_to_string (node, FALSE);
}

/* The text in every kind of place. */
static char *
nasty_document (const char *text)
{
  g_autofree char *word = json_string (text);
  g_autoptr(GString) json = g_string_new (DOCUMENT_OF (
    "\"value\": {\"statement\": @, \"summary\": @, \"evidence\": @, \"grade\": \"assumption\"},"
    "\"questions\": [{\"question\": @, \"why\": @}],"
    "\"pain\": [{\"title\": @, \"who\": @, \"problems\": @, \"by\": @, \"whys\": [@, @]}],"
    "\"buying_circle\": [{\"title\": @, \"wants\": @, \"judges\": @}],"
    "\"proof\": [{\"industry\": @, \"customer\": @, \"story\": @, \"link\": @}],"
    "\"owners\": {\"proof\": @}"));

  g_string_replace (json, "@", word, 0);
  return g_strdup (json->str);
}

/* What a reader of CommonMark makes of the escapes. */
static char *
unescape_markdown (const char *markdown)
{
  GString *text = g_string_new (NULL);

  for (const char *p = markdown; *p; p++)
    {
      if (*p == '\\' && g_ascii_ispunct (p[1]))
        p++;
      g_string_append_c (text, *p);
    }
  return g_string_free (text, FALSE);
}

/* Of each line what makes it what it is: "# ", "## ", "- ", "  - ", "|" and how many cells. */
static char *
shape_of (const char *markdown)
{
  g_auto(GStrv) lines = g_strsplit (markdown, "\n", -1);
  GString *shape = g_string_new (NULL);

  for (guint i = 0; lines[i]; i++)
    {
      guint cells = 0, strong = 0;

      for (const char *p = lines[i]; *p; p++)
        {
          if (*p == '\\' && g_ascii_ispunct (p[1]))
            p++;
          else if (*p == '|')
            cells++;
          else if (*p == '*')
            strong++;
          else if (strchr ("<>[`~_", *p))
            g_error ("“%c” is not escaped in: %s", *p, lines[i]);
        }
      g_string_append_printf (shape, "%.*s/%u/%u\n", (int) strspn (lines[i], " #-+=>"), lines[i], cells, strong);
    }
  return g_string_free (shape, FALSE);
}

#define N_PLACES 19

static void
test_markdown (World        *world,
               gconstpointer data)
{
  g_autofree char *plain = nasty_document ("plain words");
  g_autoptr(CxPageContext) model = world_context (world, plain);
  g_autofree char *tame = report_text (model, CX_REPORT_MARKDOWN), *shape = shape_of (tame);

  g_assert_cmpuint (count_of (tame, "plain words"), ==, N_PLACES);
  for (guint i = 0; i < G_N_ELEMENTS (nasty); i++)
    {
      g_autofree char *json = nasty_document (nasty[i]);
      g_autoptr(CxPageContext) context = world_context (world, json);
      g_autofree char *markdown = report_text (context, CX_REPORT_MARKDOWN), *own = shape_of (markdown);
      g_autofree char *text = unescape_markdown (markdown);

      g_assert_cmpstr (own, ==, shape);
      g_assert_cmpuint (count_of (text, nasty[i]), ==, N_PLACES);
    }
}

/* Every tag of the document, in order. */
static char *
tags_of (const char *html)
{
  GString *tags = g_string_new (NULL);

  for (const char *p = strstr (html, "<body>"); p; p = strchr (p + 1, '<'))
    g_string_append_printf (tags, "%.*s\n", (int) strcspn (p, " >"), p);
  return g_string_free (tags, FALSE);
}

static void
test_html (World        *world,
           gconstpointer data)
{
  g_autofree char *plain = nasty_document ("plain words");
  g_autoptr(CxPageContext) model = world_context (world, plain);
  g_autofree char *tame = report_text (model, CX_REPORT_HTML), *tags = tags_of (tame);

  g_assert_cmpuint (count_of (tame, "plain words"), ==, N_PLACES);
  for (guint i = 0; i < G_N_ELEMENTS (nasty); i++)
    {
      g_autofree char *json = nasty_document (nasty[i]);
      g_autofree char *escaped = g_markup_escape_text (nasty[i], -1);
      g_autoptr(CxPageContext) context = world_context (world, json);
      g_autofree char *html = report_text (context, CX_REPORT_HTML), *own = tags_of (html);

      g_assert_cmpstr (own, ==, tags);
      g_assert_cmpuint (count_of (html, escaped), ==, N_PLACES);
    }
}

/* What the page has no room for. */
static void
test_all_of_it (World        *world,
                gconstpointer data)
{
  static const char *const document = DOCUMENT_OF (
    "\"pain\": [{\"title\": \"P\", \"severity\": \"costly\", \"problems\": \"Standstill\", \"limits\": \"Two fleets\","
    " \"by\": \"a lot\", \"amount\": 310, \"currency\": \"EUR\", \"whys\": [\"First why\", \"Second why\"],"
    " \"evidence\": \"Shift logs\"}],"
    "\"differentiation\": [{\"claim\": \"C\", \"rival\": false, \"answer\": \"One maker only\"}],"
    "\"buying_circle\": [{\"role\": \"user\", \"title\": \"T\", \"judges\": \"By picks\", \"expects\": \"An engineer\"}],"
    "\"proof\": [{\"customer\": \"V\", \"business_model\": \"Contract\", \"link\": \"https://example.com/v?a=1&b=2\"}],"
    "\"market\": {\"vendors\": 4, \"evidence\": \"Trade register\"},"
    "\"readiness\": [{\"need\": \"N\", \"motion\": \"Engineer joins\"}],"
    "\"gut_check\": {\"upsell\": \"Not for the page\"}");
  static const char *const words[] = {
    "Costly", "Standstill", "Two fleets", "€310", "First why, Second why", "Shift logs", "One maker only", "By picks",
    "An engineer", "Contract", "Trade register", "Engineer joins", "industry: logistics",
  };
  g_autoptr(CxPageContext) context = world_context (world, document);
  g_autofree char *html = report_text (context, CX_REPORT_HTML), *markdown = report_text (context, CX_REPORT_MARKDOWN);
  g_autofree char *text = describe (context);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_assert_cmpuint (count_of (html, words[i]), ==, 1);
      g_assert_cmpuint (count_of (markdown, words[i]), ==, 1);
      g_assert_cmpuint (count_of (text, words[i]), ==, 0);
    }
  g_assert_nonnull (strstr (html, "<a href=\"https://example.com/v?a=1&amp;b=2\">"));
  g_assert_nonnull (strstr (html, "<dt>Could a rival say this?</dt><dd dir=\"auto\">no</dd>"));
  g_assert_null (strstr (html, "Not for the page"));
}

/* A test over many values names the first; all of them follow. */
static void
test_values (World        *world,
             gconstpointer data)
{
  static const char *const document =
    "{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"N\", \"criteria\": [{\"id\": \"a\", \"label\": \"L\","
    " \"section\": \"firmographics\", \"field\": \"industry\", \"op\": \"in\", \"values\": [%s], \"importance\": \"must\"}]}";
  g_autofree char *few = g_strdup_printf (document, "\"v1\", \"v2\", \"v3\", \"v4\"");
  g_autofree char *many = g_strdup_printf (document, "\"v1\", \"v2\", \"v3\", \"v4\", \"v5\"");
  g_autoptr(CxPageContext) first = world_context (world, few), second = world_context (world, many);
  g_autofree char *short_text = report_text (first, CX_REPORT_MARKDOWN), *long_text = report_text (second, CX_REPORT_MARKDOWN);

  g_assert_nonnull (strstr (short_text, "industry: v1, v2, v3 or v4 "));
  g_assert_null (strstr (short_text, "Values"));
  g_assert_nonnull (strstr (long_text, "Values: v1, v2, v3, v4, v5"));
}

/* A link that is none, and would be run. */
static void
test_links (World        *world,
            gconstpointer data)
{
  g_autoptr(CxPageContext) context =
    world_context (world, DOCUMENT_OF ("\"proof\": [{\"customer\": \"V\", \"link\": \"javascript:alert(1)\"}]"));
  g_autofree char *html = report_text (context, CX_REPORT_HTML);

  g_assert_null (strstr (html, "href"));
  g_assert_nonnull (strstr (html, "javascript:alert(1)"));
}

/* Refers to nothing outside, says what it is, and in which direction it runs. */
static void
test_html_stands_alone (World        *world,
                        gconstpointer data)
{
  static const char *const forbidden[] = { "src=", "url(", "@import", "<link", "<script", "http-equiv" };
  g_autoptr(CxPageContext) context = world_context (world, DOCUMENT_OF (""));
  g_autofree char *html = report_text (context, CX_REPORT_HTML);

  ASSERT_ORDER (html, "<!DOCTYPE html>", "<html lang=\"en\" dir=\"ltr\">", "<meta charset=\"utf-8\">",
                "<title>Mid-market logistics</title>", "@page", "@media print", "<main>", "<h1 ", "<svg ", "scope=\"row\"",
                "<h2 ", "</main>");
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    g_assert_null (strstr (html, forbidden[i]));
  g_assert_cmpuint (count_of (html, "<main"), ==, 1);
  g_assert_cmpuint (count_of (html, "<h1"), ==, 1);
}

/* The page is of the interface's language; a text says its own only where its script tells another. */
static void
test_html_languages (World        *world,
                     gconstpointer data)
{
  static const struct { const char *name, *title, *page; } cases[] = {
    { "Mid-market", "<h1 dir=\"auto\">Mid-market</h1>", "<html lang=\"en\" dir=\"ltr\">" },
    { "2026", "<h1 dir=\"auto\">2026</h1>", "<html lang=\"en\" dir=\"rtl\">" },
    { "شركات الخدمات", "<h1 dir=\"auto\" lang=\"ar\">شركات الخدمات</h1>", "<html lang=\"en\" dir=\"rtl\">" },
    { "中堅の物流会社と倉庫の会社", "<h1 dir=\"auto\" lang=\"ja\">中堅の物流会社と倉庫の会社</h1>", "<html lang=\"en\" dir=\"ltr\">" },
  };
  static const char *const document =
    "{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"%s\", \"criteria\": [], \"sections\": {"
    "\"value\": {\"statement\": \"روبوتات\", \"evidence\": \"Logs\"},"
    "\"proof\": [{\"customer\": \"物流\", \"story\": \"Plain\"}], \"owners\": {\"proof\": \"Отдел\"}}}";

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdup_printf (document, cases[i].name);
      g_autoptr(CxPageContext) context = world_context (world, json);
      g_autofree char *html = report_text (context, CX_REPORT_HTML);

      g_assert_nonnull (strstr (html, cases[i].page));
      g_assert_nonnull (strstr (html, cases[i].title));
      g_assert_nonnull (strstr (html, "<p class=\"statement\" dir=\"auto\" lang=\"ar\">روبوتات</p>"));
      g_assert_nonnull (strstr (html, "<span dir=\"auto\">Logs</span>"));
      g_assert_nonnull (strstr (html, i == 3 ? "lang=\"ja\"><strong>物流" : "lang=\"zh\"><strong>物流"));
      g_assert_nonnull (strstr (html, "Owner: <span dir=\"auto\" lang=\"ru\">Отдел</span>"));
      g_assert_null (strstr (html, "lang=\"en\">Plain"));
    }
}

static void
test_svg (World        *world,
          gconstpointer data)
{
  g_autoptr(CxPageContext) context = world_context (world, DOCUMENT_OF (""));
  g_autofree char *svg = report_text (context, CX_REPORT_SVG);

  ASSERT_ORDER (svg, "<svg ", "width=\"595.28pt\"", "role=\"img\"", "<title>Mid-market logistics</title>", "<desc>",
                "Logistics companies", "</desc>", "</svg>");
}

static void
test_formats (void)
{
  static const struct {
    const char *file;
    int         format;
  } cases[] = {
    { "a.pdf", CX_REPORT_PDF },   { "A.PDF", CX_REPORT_PDF },         { "x/y.z/a.svg", CX_REPORT_SVG },
    { "a.html", CX_REPORT_HTML }, { "a.htm", CX_REPORT_HTML },        { "a.md", CX_REPORT_MARKDOWN },
    { "a.pdf.md", CX_REPORT_MARKDOWN }, { "a.markdown", CX_REPORT_MARKDOWN }, { "pdf", -1 }, { "a.docx", -1 }, { "", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CxReportFormat format;
      gboolean known = cx_report_format_of_file (cases[i].file, &format);

      g_assert_cmpint (known ? (int) format : -1, ==, cases[i].format);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const struct {
    const char *path;
    void      (*test) (World *, gconstpointer);
  } tests[] = {
    { "/page-forms/markdown", test_markdown },
    { "/page-forms/html", test_html },
    { "/page-forms/all-of-it", test_all_of_it },
    { "/page-forms/values", test_values },
    { "/page-forms/links", test_links },
    { "/page-forms/html-stands-alone", test_html_stands_alone },
    { "/page-forms/html-languages", test_html_languages },
    { "/page-forms/svg", test_svg },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, World, NULL, world_set_up, tests[i].test, world_tear_down);
  g_test_add_func ("/page-forms/formats", test_formats);
  return g_test_run ();
}
