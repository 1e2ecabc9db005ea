/* The report for the board: both pages hold what stands on them, whatever it is; what the parts say is one. */
#include "cx-report.h"
#include "cx-sample.h"
#include "cx-stage-edit.h"
#include "cx-stages-picture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char       *folder;
  CxStore    *store;
  CxSnapshot *snapshot;
} World;

static void
set_up (World        *world,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  world->folder = g_dir_make_tmp ("concentric-board-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (world->folder, "w.concentric", NULL);
  world->store = cx_sample_create (path, NULL, NULL, &error);
  g_assert_no_error (error);
  world->snapshot = cx_snapshot_load (world->store, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (World        *world,
           gconstpointer data)
{
  g_autoptr(GDir) folder = g_dir_open (world->folder, 0, NULL);
  const char *name;

  cx_snapshot_unref (world->snapshot);
  cx_store_close (world->store);
  while ((name = g_dir_read_name (folder)))
    {
      g_autofree char *path = g_build_filename (world->folder, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (world->folder), ==, 0);
  g_free (world->folder);
}

/* Draws a page without its paper being cut, and says where there is ink. */
static void
assert_page_holds (CxBoardSheets *sheets,
                   guint          page,
                   CxPaper        paper)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 700, 950);
  cairo_t *cr = cairo_create (surface);
  const guchar *pixels;
  double width, height;
  int stride;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, 40, 40);
  cx_board_sheets_draw (sheets, cr, page);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  cx_paper_get_size (paper, &width, &height);
  for (int y = 0; y < 950; y++)
    for (int x = 0; x < 700; x++)
      {
        const guchar *pixel = pixels + y * stride + 4 * x;
        gboolean ink = pixel[0] < 250 || pixel[1] < 250 || pixel[2] < 250;
        gboolean margin = x < 40 + 28 || x > 40 + width - 28 || y < 40 + 22 || y > 40 + height - 16;

        if (ink && margin)
          g_error ("page %u has ink at %d, %d, in the margin", page + 1, x - 40, y - 40);
      }
  cairo_surface_destroy (surface);
}

/* Returns: how much smaller it is drawn */
static double
assert_report_holds (World   *world,
                     gboolean rtl,
                     CxPaper  paper)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxBoardContext) context = cx_board_context_new (world->snapshot, world->store, 0, &error);
  g_autoptr(CxBoardReport) report = NULL;
  g_autoptr(CxBoardSheets) sheets = NULL;

  g_assert_no_error (error);
  context->rtl = rtl;
  context->paper = paper;
  report = cx_board_report_new (context, &error);
  g_assert_no_error (error);
  sheets = cx_board_sheets_new (report);
  for (guint page = 0; page < CX_BOARD_PAGES; page++)
    assert_page_holds (sheets, page, paper);
  return MIN (cx_board_sheets_get_shrink (sheets, 0), cx_board_sheets_get_shrink (sheets, 1));
}

/* Both pages of the sample have room for all that stands on them, in type that can be read. */
static void
test_pages (World        *world,
            gconstpointer data)
{
  for (guint rtl = 0; rtl < 2; rtl++)
    for (CxPaper paper = CX_PAPER_A4; paper <= CX_PAPER_LETTER; paper++)
      g_assert_cmpfloat (assert_report_holds (world, rtl, paper), ==, 1);
}

/* As many stages as there can be, with long names. */
static void
test_many_stages (World        *world,
                  gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) stages = cx_stage_list (world->store, &error);
  gint64 edit;

  g_assert_no_error (error);
  while (stages->len < CX_MAX_STAGES)
    {
      CxStage *stage = cx_stage_copy (stages->pdata[0]);

      g_free (stage->code);
      g_free (stage->label);
      stage->revenue = FALSE;
      stage->code = g_strdup_printf ("Evaluated%u", stages->len);
      stage->label = g_strdup_printf ("Evaluated by a committee of the whole group, number %u", stages->len);
      g_ptr_array_insert (stages, 1, stage);
    }
  g_assert_true (cx_stage_edit (world->store, stages, NULL, &edit, &error));
  g_assert_no_error (error);
  cx_snapshot_unref (world->snapshot);
  world->snapshot = cx_snapshot_load (world->store, NULL, &error);
  assert_report_holds (world, FALSE, CX_PAPER_LETTER);
}

/* Tiers and sectors are counted apart, and add up to the same. */
static void
test_adds_up (World        *world,
              gconstpointer data)
{
  g_autoptr(CxBoardContext) context = cx_board_context_new (world->snapshot, world->store, 0, NULL);
  g_autoptr(CxBoardReport) report = cx_board_report_new (context, NULL);
  guint last = cx_figures_get_n_rows (report->sectors) - 1;

  g_assert_cmpuint (cx_figures_get_n_rows (report->tiers), ==, 5);
  for (guint tier = 0; tier < 5; tier++)
    g_assert_cmpstr (cx_figures_get (report->tiers, tier, 1), ==, cx_figures_get (report->sectors, last, tier + 1));
  g_assert_cmpuint (report->findings->len, ==, report->funnel->findings->len);
  g_assert_nonnull (context->previous);
}

static guint
number_at (const CxFigures *figures,
           guint            row,
           guint            column)
{
  g_auto(GStrv) digits = g_strsplit (cx_figures_get (figures, row, column), ",", -1);
  g_autofree char *number = g_strjoinv ("", digits);

  return (guint) g_ascii_strtoull (number, NULL, 10);
}

/* Of two profiles in force each has its accounts; with those outside they are all. In every form, and of one profile in none. */
static void
test_segments (World        *world,
               gconstpointer data)
{
  g_autoptr(CxBoardContext) context = cx_board_context_new (world->snapshot, world->store, 0, NULL);
  g_autoptr(CxBoardReport) report = cx_board_report_new (context, NULL);
  g_autofree char *text = cx_board_report_to_markdown (report), *html = cx_board_report_to_html (report, NULL);
  guint n_profiles = cx_tiering_get_n_profiles (cx_snapshot_get_tiering (world->snapshot)), last = n_profiles + 1;

  g_assert_cmpuint (n_profiles, ==, 2);
  g_assert_cmpuint (cx_figures_get_n_rows (report->segments), ==, last + 1);
  g_assert_cmpstr (cx_figures_get (report->segments, 0, 0), ==, "Mid-market logistics");
  g_assert_cmpuint (number_at (report->segments, last, 5), ==, cx_columns_get_n_accounts (cx_snapshot_get_columns (world->snapshot)));
  for (guint column = 1; column <= 7; column++)
    {
      guint sum = 0;

      for (guint row = 0; row < last && column != 6; row++)
        sum += number_at (report->segments, row, column);
      g_assert_cmpuint (sum, ==, column == 6 ? 0 : number_at (report->segments, last, column));
    }
  g_assert_cmpuint (number_at (report->segments, n_profiles, 4), ==, number_at (report->segments, n_profiles, 5));
  g_assert_nonnull (strstr (text, "## Accounts by segment\n\n| Segment | Tier 1 | Tier 2 | Tier 3 | Outside | All | Share | Customers |\n"));
  g_assert_nonnull (strstr (html, "<h2>Accounts by segment</h2>"));
}

/* A name that runs from right to left moves nothing but its own letters. */
static void
test_names (World        *world,
            gconstpointer data)
{
  g_autoptr(CxBoardContext) context = cx_board_context_new (world->snapshot, world->store, 0, NULL);
  g_autoptr(CxBoardReport) report = cx_board_report_new (context, NULL);
  g_autofree char *html = cx_board_report_to_html (report, NULL);

  g_assert_cmpstr (report->place, ==, "\u2068Northwind Robotics\u2069 · \u2068Mid-market logistics\u2069");
  g_assert_nonnull (strstr (html, "<p class=\"place\"><bdi>Northwind Robotics</bdi> · <bdi>Mid-market logistics</bdi></p>"));
}

/* The map has a column a stage and a row an element; its picture is as wide as it needs. */
static void
test_map (World        *world,
          gconstpointer data)
{
  g_autoptr(CxPicture) picture = cx_map_picture_new (world->snapshot, "Mid-market logistics", FALSE);

  g_assert_cmpuint (cx_figures_get_n_columns (picture->figures), ==, 6);
  g_assert_cmpuint (cx_figures_get_n_rows (picture->figures), ==, 7);
  g_assert_cmpstr (cx_figures_get (picture->figures, 1, 1), ==, "Aware, appeal");
  g_assert_cmpstr (picture->title, ==, "Journey map for Mid-market logistics");
}

/* Whoever holds the most accounts is named; the table has those in no stage, too. */
static void
test_stages (World        *world,
             gconstpointer data)
{
  g_autoptr(CxStageTotals) totals = cx_stage_totals_new (world->snapshot);
  g_autofree char *none = cx_stage_totals_title (totals), *title = NULL;
  g_autoptr(CxFigures) figures = NULL;

  g_assert_cmpstr (none, ==, "No account is at a stage");
  totals->stages[2] = (CxStageTotal) { .tiers = { 1, 2, 3, 4 }, .accounts = 10, .median_days = 12.5, .n_dated = 9 };
  totals->stages[totals->n_stages].accounts = 5;
  title = cx_stage_totals_title (totals);
  g_assert_cmpstr (title, ==, "Sales-qualified holds the most accounts: 10 of 15");
  figures = cx_stages_figures (totals);
  g_assert_cmpuint (cx_figures_get_n_rows (figures), ==, totals->n_stages + 1);
  g_assert_cmpstr (cx_figures_get (figures, 2, 1), ==, "2");
  g_assert_cmpstr (cx_figures_get (figures, 2, 4), ==, "1");
  g_assert_cmpstr (cx_figures_get (figures, 2, 5), ==, "10");
}

#define ADD(path, test) g_test_add ("/board-report/" path, World, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("pages", test_pages);
  ADD ("many-stages", test_many_stages);
  ADD ("adds-up", test_adds_up);
  ADD ("segments", test_segments);
  ADD ("names", test_names);
  ADD ("map", test_map);
  ADD ("stages", test_stages);
  return g_test_run ();
}
