/* The one-pager as a page: what is on it, in which order, and what happens when it is too much. */
#include "cx-page.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char      *folder;
  CxStore   *store;
  CxColumns *columns;
} World;

static void
add_field (World      *world,
           const char *key,
           CxFieldType type)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxField) field = cx_field_new (key, key, type, NULL, NULL, key);

  cx_field_table_add (world->store, field, &error);
  g_assert_no_error (error);
}

/* Ten accounts: people 100, 200 … 1000; the first six are in logistics, the last has no industry. */
static void
add_accounts (World *world)
{
  g_autoptr(GString) sql = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  for (guint i = 1; i <= 10; i++)
    g_string_append_printf (sql, "INSERT INTO account (key, f_1, f_2) VALUES ('a%u', %s, %u);", i,
                            i <= 6 ? "'Logistics'" : i < 10 ? "'Retail'" : "NULL", 100 * i);
  cx_database_execute (cx_store_get_database (world->store), sql->str, &error);
  g_assert_no_error (error);
}

static void
set_up (World        *world,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  world->folder = g_dir_make_tmp ("concentric-page-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (world->folder, "w.concentric", NULL);
  world->store = cx_store_create (path, "Test", &error);
  g_assert_no_error (error);
  add_field (world, "industry", CX_FIELD_CATEGORY);
  add_field (world, "people", CX_FIELD_NUMBER);
  add_accounts (world);
  world->columns = cx_columns_load (world->store, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (World        *world,
           gconstpointer data)
{
  static const char *const files[] = { "w.concentric", "page.pdf" };

  cx_columns_unref (world->columns);
  cx_store_close (world->store);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (world->folder, files[i], NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (world->folder), ==, 0);
  g_free (world->folder);
}

static CxEvaluation *
evaluate (World      *world,
          const char *json)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxProfile) profile = cx_profile_parse (json, -1, NULL, &error);

  g_assert_no_error (error);
  return cx_evaluation_new (world->columns, profile, 20000, NULL);
}

static CxPageContext
context_of (CxEvaluation *evaluation)
{
  return (CxPageContext) { .workspace = "Northwind Robotics", .rank = 1, .n_profiles = 2, .version = 3,
                           .draft = TRUE, .day = 20000, .evaluation = evaluation };
}

#define DOCUMENT                                                                                                       \
  "{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"Mid-market logistics\", \"criteria\": ["           \
  "{\"id\": \"a\", \"label\": \"Logistics companies\", \"section\": \"firmographics\", \"field\": \"industry\","       \
  " \"op\": \"in\", \"values\": [\"logistics\"], \"importance\": \"must\", \"weight\": 3},"                            \
  "{\"id\": \"b\", \"label\": \"Five hundred people\", \"section\": \"behaviour\", \"field\": \"people\","             \
  " \"op\": \"at-least\", \"values\": [500], \"importance\": \"nice\", \"weight\": 1}],"                               \
  "\"sections\": {\"value\": {\"statement\": \"One shift for all robots.\", \"evidence\": \"Eleven of fourteen\"}}}"

/* In reading order. */
static const char *const expected[] = {
  "Northwind Robotics · Ideal customer profile 1 of 2",
  "Mid-market logistics",
  "Draft of version 4 · 4 Oct 2024 · 10 accounts",
  "Tier 1 · Bullseye",
  "Outside",
  "What value do we alone add?",
  "One shift for all robots.",
  "Eleven of fourteen",
  "Who they are",
  "must",
  "Logistics companies",
  "6 of 10",
};

static const char *const expected_right[] = {
  "What they do",
  "nice",
  "Five hundred people",
  "6 of 10",
  "The market",
  "Accounts in tier 1 and 2",
};

static void
assert_order (const char        *text,
              const char *const *words,
              guint              n)
{
  const char *at = text;

  for (guint i = 0; i < n; i++)
    {
      const char *found = strstr (at, words[i]);

      if (found == NULL)
        g_error ("“%s” is not where it should be in:\n%s", words[i], text);
      at = found + strlen (words[i]);
    }
}

static char *
print_and_read (World               *world,
                const CxPageContext *context)
{
  g_autofree char *path = g_build_filename (world->folder, "page.pdf", NULL);
  const char *const command[] = { "pdftotext", "-raw", path, "-", NULL };
  cairo_surface_t *surface = cairo_pdf_surface_create (path, CX_PAGE_WIDTH * 0.75, CX_PAGE_HEIGHT * 0.75);
  cairo_t *cr = cairo_create (surface);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  cairo_scale (cr, 0.75, 0.75);
  g_assert_true (cx_page_draw (cr, context));
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static gboolean
has_pdftotext (void)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");

  if (program)
    return TRUE;
  g_test_skip ("pdftotext is not installed");
  return FALSE;
}

static void
test_text (World        *world,
           gconstpointer data)
{
  g_autoptr(CxEvaluation) evaluation = evaluate (world, DOCUMENT);
  CxPageContext context = context_of (evaluation);
  g_autofree char *text = NULL;

  if (!has_pdftotext ())
    return;
  text = print_and_read (world, &context);
  assert_order (text, expected, G_N_ELEMENTS (expected));
  assert_order (text, expected_right, G_N_ELEMENTS (expected_right));
  assert_order (text, (const char *const[]) { "Made with Concentric" }, 1);
}

static void
test_description (World        *world,
                  gconstpointer data)
{
  g_autoptr(CxEvaluation) evaluation = evaluate (world, DOCUMENT);
  CxPageContext context = context_of (evaluation);
  g_autofree char *text = cx_page_describe (&context);

  assert_order (text, expected, G_N_ELEMENTS (expected));
  assert_order (text, expected_right, G_N_ELEMENTS (expected_right));
  /* In logistics 4 are at 75 and 2 at 100, both tier 1; the others have 25 and miss the must, or may. */
  assert_order (text, (const char *const[]) { "Tier 1 · Bullseye: 6", "Tier 2 · Strong fit: 0", "Tier 3 · Caution: 4",
                                              "Outside: 0" }, 4);
  g_assert_nonnull (strstr (text, "6 = 60"));
}

/* A profile of @n criteria with labels of @words words. */
static char *
long_document (guint n,
               guint words)
{
  GString *json = g_string_new ("{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"Long\", \"criteria\": [");

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (json, "%s{\"id\": \"c%u\", \"section\": \"firmographics\", \"field\": \"industry\", \"op\": \"known\","
                              " \"importance\": \"nice\", \"label\": \"", i ? "," : "", i);
      for (guint w = 0; w < words; w++)
        g_string_append_printf (json, "%sword", w ? " " : "");
      g_string_append (json, "\"}");
    }
  g_string_append (json, "]}");
  return g_string_free (json, FALSE);
}

static gboolean
draws (CxPageContext *context)
{
  cairo_rectangle_t extents = { 0, 0, CX_PAGE_WIDTH, CX_PAGE_HEIGHT };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t *cr = cairo_create (surface);
  gboolean fits = cx_page_draw (cr, context);

  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return fits;
}

static void
test_overflow (World        *world,
               gconstpointer data)
{
  static const struct {
    guint    n, words;
    gboolean fits;
  } cases[] = {
    { 0, 0, TRUE },
    { 32, 3, TRUE },
    { 12, 20, TRUE },
    { 32, 60, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = long_document (cases[i].n, cases[i].words);
      g_autoptr(CxEvaluation) evaluation = evaluate (world, json);
      CxPageContext context = context_of (evaluation);

      g_assert_cmpint (draws (&context), ==, cases[i].fits);
    }
}

/* Scripts that run the other way, and have no spaces. */
static void
test_scripts (World        *world,
              gconstpointer data)
{
  static const char *const names[] = {
    "中型物流企业中型物流企业中型物流企业中型物流企业中型物流企业中型物流企业中型物流企业中型物流企业",
    "شركات الخدمات اللوجستية المتوسطة",
    "חברות לוגיסטיקה — mixed with English",
    "\u202e\u2066 controls \u2069",
    "a\u0301\u0302\u0303 👩‍👩‍👧",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CxProfile) profile = cx_profile_parse (DOCUMENT, -1, NULL, &error);
      g_autoptr(CxProfile) named = cx_profile_with_name (profile, names[i]);
      g_autoptr(CxEvaluation) evaluation = cx_evaluation_new (world->columns, named, 20000, NULL);
      CxPageContext context = context_of (evaluation);

      context.workspace = names[i];
      g_assert_true (draws (&context));
      context.rtl = TRUE;
      g_assert_true (draws (&context));
    }
}

/* Whether the strong centre of the rings is in the right half. */
static gboolean
rings_are_right (CxPageContext *context)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) CX_PAGE_WIDTH, (int) CX_PAGE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  const guchar *pixels;
  guint left = 0, right = 0;

  g_assert_true (cx_page_draw (cr, context));
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (int y = 40; y < 140; y++)
    for (int x = 0; x < (int) CX_PAGE_WIDTH; x++)
      {
        const guint32 *row = (const guint32 *) (pixels + y * cairo_image_surface_get_stride (surface));

        if ((row[x] & 0xffffff) == 0x5a2d82)
          *(x < CX_PAGE_WIDTH / 2 ? &left : &right) += 1;
      }
  cairo_surface_destroy (surface);
  g_assert_cmpuint (left + right, >, 500);
  return right > left;
}

static void
test_mirrored (World        *world,
               gconstpointer data)
{
  g_autoptr(CxEvaluation) evaluation = evaluate (world, DOCUMENT);
  CxPageContext context = context_of (evaluation);

  g_assert_true (rings_are_right (&context));
  context.rtl = TRUE;
  g_assert_false (rings_are_right (&context));
}

static void
test_states (World        *world,
             gconstpointer data)
{
  static const struct {
    gboolean    draft;
    int         version;
    const char *words;
  } cases[] = {
    { TRUE, 0, "Draft of version 1 ·" },
    { TRUE, 3, "Draft of version 4 ·" },
    { FALSE, 3, "Version 3 ·" },
  };
  g_autoptr(CxEvaluation) evaluation = evaluate (world, DOCUMENT);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CxPageContext context = context_of (evaluation);
      g_autofree char *text = NULL;

      context.draft = cases[i].draft;
      context.version = cases[i].version;
      text = cx_page_describe (&context);
      g_assert_nonnull (strstr (text, cases[i].words));
    }
}

static void
test_empty (World        *world,
            gconstpointer data)
{
  g_autofree char *json = long_document (0, 0);
  g_autoptr(CxEvaluation) evaluation = evaluate (world, json);
  CxPageContext context = context_of (evaluation);
  g_autofree char *text = cx_page_describe (&context);

  g_assert_null (strstr (text, "Who they are"));
  g_assert_null (strstr (text, "What value"));
  g_assert_null (strstr (text, "The market"));
  g_assert_nonnull (strstr (text, "Outside: 10"));
}

/* Things without a text are left out; the others are all said. */
static void
test_sections (World        *world,
               gconstpointer data)
{
  static const char *const document =
    "{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"Sections\", \"criteria\": [], \"sections\": {"
    "\"pain\": [{\"title\": \"Fleets <block> each other\", \"who\": \"Head\", \"often\": \"daily\", \"today\": \"fences\","
    " \"with_us\": \"a plan\", \"moves\": \"lower cost\", \"by\": \"€3\", \"grade\": \"data-backed\"}, {\"who\": \"nobody\"}, {}],"
    "\"differentiation\": [{\"kind\": \"unique\", \"claim\": \"Plans all\", \"evidence\": \"Tests\", \"grade\": \"assumption\"}],"
    "\"buying_circle\": [{\"grade\": \"assumption\"}],"
    "\"proof\": [{\"industry\": \"Grocery\", \"customer\": \"Penhallow\", \"story\": \"fewer temps\"}],"
    "\"readiness\": [{\"need\": \"Support\", \"gap\": \"None\", \"theme\": \"trust\", \"when\": \"soon\"}]}}";
  static const char *const order[] = {
    "Pains and use cases", "Fleets <block> each other – Lower cost: €3",
    "Head, daily. Today: fences. With us: a plan. (Data-backed)", "Why us", "Unique. Plans all Tests (Assumption)",
    "Proof", "Grocery: Penhallow – fewer temps", "Ready to serve them", "Support. None. Theme: trust, soon",
  };
  g_autoptr(CxEvaluation) evaluation = evaluate (world, document);
  CxPageContext context = context_of (evaluation);
  g_autofree char *text = cx_page_describe (&context);
  g_autofree char *printed = NULL;

  assert_order (text, order, G_N_ELEMENTS (order));
  g_assert_null (strstr (text, "Who buys"));
  g_assert_null (strstr (text, "nobody"));
  if (!has_pdftotext ())
    return;
  printed = print_and_read (world, &context);
  assert_order (printed, (const char *const[]) { "Fleets <block> each other", "Lower cost: €3", "Head, daily.", "Why us",
                                                 "Unique. Plans all", "Proof", "Penhallow", "Customer-said" }, 8);
}

int
main (int   argc,
      char *argv[])
{
  static const struct {
    const char *path;
    void      (*test) (World *, gconstpointer);
  } tests[] = {
    { "/page/text", test_text },
    { "/page/description", test_description },
    { "/page/overflow", test_overflow },
    { "/page/scripts", test_scripts },
    { "/page/mirrored", test_mirrored },
    { "/page/states", test_states },
    { "/page/empty", test_empty },
    { "/page/sections", test_sections },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, World, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
