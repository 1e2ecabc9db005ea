/* A picture as a file: its size, its words, its bytes; what mirrors. */
#include "cx-picture.h"

#include <string.h>

static double
put_body (CxDrawing *drawing,
          double     width,
          gpointer   data)
{
  cx_drawing_box (drawing, 0, 0, width / 4, 100, 3, 0x123456);
  cx_drawing_polygon (drawing, (const double[]) { 0, 0, width, 0, 0, 50 }, 3, 0xff0000);
  cx_drawing_stage_mark (drawing, 2, 20, 20, 6, FALSE);
  return 100;
}

static CxPicture *
make (gboolean rtl)
{
  const char *const notes[] = { "<b>Bars</b> share one scale.", NULL };
  const CxPictureWords words = { "31 % of tier 1 & more", "Test <1> · 22 Nov 2026", notes };
  CxFigures *figures = cx_figures_new ("Numbers", "Stage", "All", NULL);

  cx_figures_add_row (figures, "RL");
  cx_figures_count (figures, 42);
  return cx_picture_new (&words, 400, 20000, rtl, put_body, NULL, figures);
}

static guint32
read_big_endian (const guchar *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

static void
test_formats (void)
{
  static const char *const starts[CX_N_PICTURE_FORMATS] = { "<?xml", "\x89PNG", "\x89PNG", "%PDF" };

  for (CxPictureFormat format = 0; format < CX_N_PICTURE_FORMATS; format++)
    {
      g_autoptr(CxPicture) picture = make (FALSE), again = make (FALSE);
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) first = cx_picture_write (picture, format, &error);
      g_autoptr(GBytes) second = cx_picture_write (again, format, &error);
      const guchar *data = g_bytes_get_data (first, NULL);

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (first, second));
      g_assert_cmpmem (data, strlen (starts[format]), starts[format], strlen (starts[format]));
      if (format == CX_PICTURE_PNG || format == CX_PICTURE_PNG_2X)
        {
          guint scale = format == CX_PICTURE_PNG ? 1 : 2;

          g_assert_cmpuint (read_big_endian (data + 16), ==, 400 * scale);
          g_assert_cmpuint (read_big_endian (data + 20), >=, (guint) (picture->height * scale));
        }
      if (format == CX_PICTURE_SVG)
        {
          g_assert_nonnull (strstr ((const char *) data, "<title>31 % of tier 1 &amp; more</title>"));
          g_assert_nonnull (strstr ((const char *) data, "RL\t42"));
        }
    }
}

static void
test_names (void)
{
  static const struct { const char *name; CxPictureFormat before, after; gboolean found; } cases[] = {
    { "a.svg", CX_PICTURE_PDF, CX_PICTURE_SVG, TRUE },       { "a.PNG", CX_PICTURE_PNG_2X, CX_PICTURE_PNG_2X, TRUE },
    { "a.png", CX_PICTURE_SVG, CX_PICTURE_PNG, TRUE },       { "a.b.Pdf", CX_PICTURE_SVG, CX_PICTURE_PDF, TRUE },
    { "a.jpeg", CX_PICTURE_PNG_2X, CX_PICTURE_PNG_2X, FALSE }, { "pdf", CX_PICTURE_SVG, CX_PICTURE_SVG, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CxPictureFormat format = cases[i].before;

      g_assert_cmpint (cx_picture_format_of_file (cases[i].name, &format), ==, cases[i].found);
      g_assert_cmpint (format, ==, cases[i].after);
    }
}

/* ── right to left ── */

typedef struct {
  double box, least_path, most_path;
} Seen;

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
  ((Seen *) data)->box = x;
}

static void
see_path (const cairo_path_t *path,
          double              line,
          double              dash,
          guint               color,
          double              opacity,
          gpointer            data)
{
  Seen *seen = data;

  if (color != 0xff0000)
    return;
  seen->least_path = seen->most_path = path->data[1].point.x;
  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    if (path->data[i].header.length == 2 && path->data[i + 1].point.y < 200)
      {
        seen->least_path = MIN (seen->least_path, path->data[i + 1].point.x);
        seen->most_path = MAX (seen->most_path, path->data[i + 1].point.x);
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
}

static void
test_mirrors (void)
{
  static const CxDrawingTarget target = { .box = see_box, .path = see_path, .text = see_text };
  g_autoptr(CxPicture) ltr = make (FALSE), rtl = make (TRUE);
  Seen a = { 0 }, b = { 0 };

  cx_drawing_replay (ltr->drawing, &target, &a);
  cx_drawing_replay (rtl->drawing, &target, &b);
  g_assert_cmpfloat_with_epsilon (a.box + 340 / 4.0, 400 - b.box, 0.01);
  g_assert_cmpfloat_with_epsilon (a.least_path, 400 - b.most_path, 0.01);
  g_assert_cmpfloat_with_epsilon (a.most_path, 400 - b.least_path, 0.01);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture/formats", test_formats);
  g_test_add_func ("/picture/names", test_names);
  g_test_add_func ("/picture/mirrors", test_mirrors);
  return g_test_run ();
}
