/* Cohorts as a picture: files with the same numbers as the table, and colours that everybody can tell apart. */
#include "cx-cohort-draw.h"
#include "cx-cohorts-picture.h"
#include "cx-sample.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

typedef struct {
  char       *folder, *path;
  CxSnapshot *snapshot;
  CxUsageLog *log;
  CxCohorts  *cohorts;
} World;

static void
set_up (World        *world,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxStore) store = NULL;
  g_autoptr(CxIndicator) indicator = NULL;
  g_autoptr(CxRenewals) renewals = NULL;

  world->folder = g_dir_make_tmp ("concentric-picture-XXXXXX", NULL);
  world->path = g_build_filename (world->folder, "w.concentric", NULL);
  store = cx_sample_create (world->path, NULL, NULL, &error);
  g_assert_no_error (error);
  world->snapshot = cx_snapshot_load (store, NULL, &error);
  g_assert_no_error (error);
  world->log = cx_usage_log_load (store, cx_snapshot_get_columns (world->snapshot), NULL, NULL, &error);
  indicator = cx_indicator_load (store, NULL, NULL, &error);
  renewals = cx_renewals_load (store, cx_snapshot_get_columns (world->snapshot), cx_snapshot_get_journey (world->snapshot), NULL, &error);
  world->cohorts = cx_cohorts_new (world->snapshot, world->log, renewals, indicator, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (World        *world,
           gconstpointer data)
{
  cx_cohorts_free (world->cohorts);
  cx_usage_log_unref (world->log);
  cx_snapshot_unref (world->snapshot);
  g_unlink (world->path);
  g_rmdir (world->folder);
  g_free (world->path);
  g_free (world->folder);
}

static void
test_files (World        *world,
            gconstpointer data)
{
  const char *keep = g_getenv ("CONCENTRIC_TEST_PICTURES");

  for (gboolean rtl = FALSE; rtl <= TRUE; rtl++)
    for (CxPictureFormat format = 0; format < CX_N_PICTURE_FORMATS; format++)
      {
        g_autoptr(GError) error = NULL;
        g_autoptr(CxPicture) picture = cx_cohorts_picture_new (world->cohorts, world->snapshot, world->log, rtl);
        g_autoptr(CxPicture) again = cx_cohorts_picture_new (world->cohorts, world->snapshot, world->log, rtl);
        g_autoptr(GBytes) first = cx_picture_write (picture, format, &error), second = cx_picture_write (again, format, &error);

        g_assert_no_error (error);
        g_assert_true (g_bytes_equal (first, second));
        if (keep != NULL)
          {
            g_autofree char *file = g_strdup_printf ("%s/cohorts-%d-%d.%s", keep, rtl, format, cx_picture_format_get_suffix (format));

            g_file_set_contents (file, g_bytes_get_data (first, NULL), (gssize) g_bytes_get_size (first), NULL);
          }
        if (format == CX_PICTURE_SVG)
          g_assert_nonnull (strstr (g_bytes_get_data (first, NULL), "of customers are green"));
      }
}

static void
see_text (PangoLayout *layout,
          double       x,
          double       y,
          guint        color,
          double       opacity,
          gpointer     data)
{
  if (g_str_equal (pango_layout_get_text (layout), "Month since signing"))
    (*(guint *) data)++;
}

static void
see_path (const cairo_path_t *path,
          double              line,
          double              dash,
          guint               color,
          double              opacity,
          gpointer            data)
{
}

static void
see_box (double   x,
         double   y,
         double   width,
         double   height,
         double   radius,
         guint    color,
         double   opacity,
         gpointer data)
{
}

static void
see_picture (double     x,
             double     y,
             double     width,
             double     height,
             CxDrawFunc draw,
             gpointer   picture,
             gpointer   data)
{
}

/* What the numbers below the columns count is said once. */
static void
test_caption (World        *world,
              gconstpointer data)
{
  static const CxDrawingTarget target = { .box = see_box, .path = see_path, .text = see_text, .picture = see_picture };
  g_autoptr(CxPicture) picture = cx_cohorts_picture_new (world->cohorts, world->snapshot, world->log, FALSE);
  guint n = 0;

  cx_drawing_replay (picture->drawing, &target, &n);
  g_assert_cmpuint (n, ==, 1);
}

/* The table says what the cohorts are. */
static void
test_figures (World        *world,
              gconstpointer data)
{
  g_autoptr(CxFigures) figures = cx_cohorts_figures (world->cohorts);
  guint n = world->cohorts->cohorts->len;

  g_assert_cmpuint (cx_figures_get_n_rows (figures), ==, n + 1);
  g_assert_cmpstr (cx_figures_get (figures, n, 0), ==, "All");
  for (guint i = 0; i <= n; i++)
    {
      const CxCohort *cohort = i < n ? cx_cohorts_get_cohort (world->cohorts, i) : world->cohorts->all;

      g_assert_cmpint (atoi (cx_figures_get (figures, i, 1)), ==, cohort->customers);
      g_assert_cmpint (atoi (cx_figures_get (figures, i, 2)), ==, cohort->greens.n);
      g_assert_cmpint (atoi (cx_figures_get (figures, i, 3)), ==, cohort->greens.k);
    }
}

/* ── colours ── */

static double
linear (guint32 part)
{
  double c = part / 255.0;

  return c <= .04045 ? c / 12.92 : pow ((c + .055) / 1.055, 2.4);
}

/* Relative luminance (WCAG 2) of a colour as who lacks one kind of cone sees it (Viénot, Brettel and Mollon 1999), or @kind 0: everybody. */
static double
luminance (guint32 color,
           guint   kind)
{
  static const double seen[][9] = {
    { 1, 0, 0, 0, 1, 0, 0, 0, 1 },
    { .11238, .88762, 0, .11238, .88762, 0, .00401, -.00401, 1 },     /* protanopia */
    { .29275, .70725, 0, .29275, .70725, 0, -.02234, .02234, 1 },     /* deuteranopia */
  };
  double in[] = { linear (color >> 16 & 0xff), linear (color >> 8 & 0xff), linear (color & 0xff) }, out[3];

  for (guint i = 0; i < 3; i++)
    out[i] = CLAMP (seen[kind][3 * i] * in[0] + seen[kind][3 * i + 1] * in[1] + seen[kind][3 * i + 2] * in[2], 0, 1);
  return .2126 * out[0] + .7152 * out[1] + .0722 * out[2];
}

static double
contrast (guint32 a,
          guint32 b,
          guint   kind)
{
  double x = luminance (a, kind), y = luminance (b, kind);

  return (MAX (x, y) + .05) / (MIN (x, y) + .05);
}

/* Done and missed differ in lightness alone, whoever looks; signs stand out from their cells. */
static void
test_colors (void)
{
  for (gboolean dark = FALSE; dark <= TRUE; dark++)
    for (guint kind = 0; kind < 3; kind++)
      {
        g_assert_cmpfloat (contrast (cx_cohort_color_fill (CX_CELL_DONE, dark), cx_cohort_color_fill (CX_CELL_MISSED, dark), kind), >=, 3);
        for (CxCohortCell cell = CX_CELL_DONE; cell <= CX_CELL_MISSED; cell++)
          g_assert_cmpfloat (contrast (cx_cohort_color_fill (cell, dark), cx_cohort_color_sign (cell, dark), kind), >=, 4.5);
        for (CxCohortCell cell = CX_CELL_OPEN; cell <= CX_CELL_UNKNOWN; cell++)
          g_assert_cmpfloat (contrast (cx_cohort_color_fill (cell, dark), cx_cohort_color_sign (cell, dark), kind), >=, 3);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/cohorts-picture/files", World, NULL, set_up, test_files, tear_down);
  g_test_add ("/cohorts-picture/caption", World, NULL, set_up, test_caption, tear_down);
  g_test_add ("/cohorts-picture/figures", World, NULL, set_up, test_figures, tear_down);
  g_test_add_func ("/cohorts-picture/colors", test_colors);
  return g_test_run ();
}
