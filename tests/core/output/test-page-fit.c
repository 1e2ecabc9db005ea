/* What happens when it is too much for one page: type shrinks, then whole entries are left out and named. */
#include "page-world.h"

/* @n proofs, each with a story of @words words, and @m needs. */
static char *
full_document (guint n,
               guint words,
               guint m)
{
  g_autoptr(GString) json = g_string_new ("\"proof\": [");

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (json, "%s{\"industry\": \"Ind%03u\", \"customer\": \"Cust%03u\", \"story\": \"Tale%03u", i ? "," : "",
                              i, i, i);
      for (guint w = 0; w < words; w++)
        g_string_append (json, " word");
      g_string_append (json, "\"}");
    }
  g_string_append (json, "], \"readiness\": [");
  for (guint i = 0; i < m; i++)
    g_string_append_printf (json, "%s{\"need\": \"Need%03u\", \"gap\": \"Gap%03u\"}", i ? "," : "", i, i);
  g_string_append (json, "]");
  return g_strdup_printf (DOCUMENT_OF ("%s"), json->str);
}

/* Of all entries the first are there, whole and once; the others are counted. */
static guint
count_kept (const char *text,
            guint       n,
            const char *first,
            const char *last)
{
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *begin = g_strdup_printf ("%s%03u", first, i), *end = g_strdup_printf ("%s%03u", last, i);
      gboolean is_kept = count_of (text, begin) == 1;

      g_assert_cmpuint (count_of (text, begin), <=, 1);
      g_assert_cmpuint (count_of (text, end), ==, is_kept);
      if (is_kept)
        g_assert_cmpuint (kept, ==, i);
      kept += is_kept;
    }
  return kept;
}

static void
test_shrinks (World        *world,
              gconstpointer data)
{
  static const struct {
    guint    n, words, m;
    gboolean shrinks, fits;
  } cases[] = {
    { 0, 0, 0, FALSE, TRUE },
    { 5, 2, 5, FALSE, TRUE },
    { 44, 2, 44, TRUE, TRUE },
    { 120, 2, 0, TRUE, FALSE },
    { 4, 500, 4, TRUE, FALSE },
  };

  for (CxPaper paper = CX_PAPER_A4; paper <= CX_PAPER_LETTER; paper++)
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        g_autofree char *json = full_document (cases[i].n, cases[i].words, cases[i].m);
        g_autoptr(CxPageContext) context = world_context (world, json);
        g_autoptr(CxPage) page = NULL;

        context->paper = paper;
        page = cx_page_new (context, cx_page_content_new (context));
        g_assert_cmpint (cx_page_get_scale (page) < 1, ==, cases[i].shrinks);
        g_assert_cmpint (cx_page_get_left_out (page)->len == 0, ==, cases[i].fits);
        /* Body text has 8.7 pt at its full size, and never less than 6.6. */
        g_assert_cmpfloat (8.7 * cx_page_get_scale (page), >=, 6.6);
      }
}

/* The foot of the page, the result, and what is there agree on what is not. */
static void
test_names_what_is_left_out (World        *world,
                             gconstpointer data)
{
  g_autofree char *json = full_document (90, 3, 70);
  g_autoptr(CxPageContext) context = world_context (world, json);
  g_autofree char *text = ask_pdf (world, context, PDF_TEXT), *left_out = NULL, *expected = NULL, *notice = NULL;
  g_autoptr(GBytes) bytes = report_bytes (context, CX_REPORT_PDF, &left_out);
  guint proofs, needs;

  if (text == NULL)
    return;
  proofs = count_kept (text, 90, "Cust", "Tale");
  needs = count_kept (text, 70, "Need", "Gap");
  g_assert_cmpuint (proofs, >, 20);
  g_assert_cmpuint (needs, >, 20);
  expected = g_strdup_printf ("%u of Proof, %u of Ready to serve them", 90 - proofs, 70 - needs);
  g_assert_cmpstr (left_out, ==, expected);
  notice = g_strdup_printf ("Not on this page: %s", expected);
  g_assert_nonnull (strstr (text, notice));
  g_assert_nonnull (strstr (text, "Made with Concentric"));
}

/* One entry that is longer than the page goes whole, and its heading with it. */
static void
test_never_half_an_entry (World        *world,
                          gconstpointer data)
{
  g_autofree char *json = full_document (1, 3000, 2);
  g_autoptr(CxPageContext) context = world_context (world, json);
  g_autofree char *text = ask_pdf (world, context, PDF_TEXT), *left_out = NULL;
  g_autoptr(GBytes) bytes = report_bytes (context, CX_REPORT_PDF, &left_out);

  g_assert_cmpstr (left_out, ==, "1 of Proof");
  if (text == NULL)
    return;
  g_assert_cmpuint (count_of (text, "Proof"), ==, 1);   /* in the notice */
  g_assert_null (strstr (text, "Cust000"));
  g_assert_cmpuint (count_kept (text, 2, "Need", "Gap"), ==, 2);
}

/* Even the top of the page can be too much. */
static void
test_head (World        *world,
           gconstpointer data)
{
  g_autoptr(GString) words = g_string_new (NULL);
  g_autofree char *json = NULL, *left_out = NULL;
  g_autoptr(CxPageContext) context = NULL;
  g_autoptr(GBytes) bytes = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append (words, " word");
  json = g_strdup_printf ("{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"N%s\", \"criteria\": [],"
                          " \"sections\": {\"value\": {\"statement\": \"S%s\", \"summary\": \"T%s\"}}}", words->str,
                          words->str, words->str);
  context = world_context (world, json);
  bytes = report_bytes (context, CX_REPORT_PDF, &left_out);
  g_assert_cmpstr (left_out, ==, "the end of the name, the customer in one paragraph, What value do we alone add?");
}

/* One page of the right size, whatever is on it; and the same bytes each time. */
static void
test_paper (World        *world,
            gconstpointer data)
{
  static const char *const sizes[] = { "595.28 x 841.89 pts (A4)", "612 x 792 pts (letter)" };

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *json = full_document (i / 2 ? 80 : 3, 5, 3), *info = NULL;
      g_autoptr(CxPageContext) context = world_context (world, json);
      g_autoptr(GBytes) first = NULL, second = NULL;

      context->paper = (CxPaper) (i % 2);
      info = ask_pdf (world, context, (const char *const[]) { "pdfinfo", "-isodates", "FILE", NULL });
      first = report_bytes (context, CX_REPORT_PDF, NULL);
      second = report_bytes (context, CX_REPORT_PDF, NULL);
      g_assert_true (g_bytes_equal (first, second));
      if (info == NULL)
        return;
      ASSERT_ORDER (info, "Mid-market logistics", "Creator:         Concentric", "CreationDate:    2024-10-04T00:00:00Z",
                    "Tagged:          yes", "Pages:           1\n", sizes[i % 2]);
    }
}

static void
test_paper_names (void)
{
  CxPaper paper = CX_PAPER_A4;

  g_assert_true (cx_paper_from_name ("Letter", &paper) && paper == CX_PAPER_LETTER);
  g_assert_true (cx_paper_from_name ("a4", &paper) && paper == CX_PAPER_A4);
  g_assert_false (cx_paper_from_name ("a5", &paper));
  g_assert_cmpint (cx_paper_nearest (420, 595), ==, CX_PAPER_A4);        /* A5 */
  g_assert_cmpint (cx_paper_nearest (595, 842), ==, CX_PAPER_A4);
  g_assert_cmpint (cx_paper_nearest (612, 792), ==, CX_PAPER_LETTER);
  g_assert_cmpint (cx_paper_nearest (522, 756), ==, CX_PAPER_A4);        /* executive */
}

int
main (int   argc,
      char *argv[])
{
  static const struct {
    const char *path;
    void      (*test) (World *, gconstpointer);
  } tests[] = {
    { "/page-fit/shrinks", test_shrinks },
    { "/page-fit/names-what-is-left-out", test_names_what_is_left_out },
    { "/page-fit/never-half-an-entry", test_never_half_an_entry },
    { "/page-fit/head", test_head },
    { "/page-fit/paper", test_paper },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, World, NULL, world_set_up, tests[i].test, world_tear_down);
  g_test_add_func ("/page-fit/paper-names", test_paper_names);
  return g_test_run ();
}
