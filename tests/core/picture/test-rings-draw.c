/* The bullseye as a drawing: the room that names take, in all sizes of frame, and that every target
 * of Cairo takes it. */
#include "../../app/fit-world.h"

#include "cx-rings-parts.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>
#include <string.h>

static PangoLayout *
set_text (PangoContext *context,
          const char   *text)
{
  PangoLayout *layout = pango_layout_new (context);

  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* @room: a text that just fits */
static void
test_fit_name (void)
{
  static const struct { const char *name, *room; int lines; gboolean cut; } rows[] = {
    { "Retail", "Retail", 1, FALSE },
    { "Manufacturing", "Manufacturing", 1, FALSE },
    { "Manufacturing", "Manufac", 1, TRUE },
    { "Food Manufacturing", "Manufac", 2, TRUE },
    { "Financial Services", "Financial ", 2, FALSE },
    { "Financial Services of All Kinds", "Financial S", 2, TRUE },
    { "Agro-Industry", "Industry", 2, FALSE },
  };
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(PangoLayout) room = set_text (context, rows[i].room);
      g_autoptr(PangoLayout) layout = set_text (context, rows[i].name);
      PangoRectangle taken;
      int width;

      pango_layout_get_pixel_size (room, &width, NULL);
      cx_rings_fit_name (layout, width + 1);
      g_test_message ("%s in %d px", rows[i].name, width);
      pango_layout_get_pixel_extents (layout, NULL, &taken);
      g_assert_cmpint (pango_layout_get_line_count (layout), ==, rows[i].lines);
      g_assert_cmpint (pango_layout_is_ellipsized (layout), ==, rows[i].cut);
      g_assert_cmpint (taken.width, <=, width + 1);
    }
  g_object_unref (context);
}

/* Each name is outside the rings, where it is found again, and none leaves the frame by the sides. */
static void
test_names (void)
{
  FitWorld world;
  g_autoptr(CxFitPicture) picture = NULL;

  fit_world_set_up (&world, fit_world_accounts);
  picture = fit_world_picture (&world, NULL, "industry", "potential");
  for (guint i = 0; i < 8; i++)
    {
      CxRingsFrame frame = { .width = 320 + 150 * (i / 2), .height = 300 + 120 * (i / 2), .rtl = i % 2 };
      g_autoptr(CxRingsDrawing) drawing = cx_rings_drawing_new (picture, &frame);

      for (guint sector = 0; sector < picture->n_sectors; sector++)
        {
          const CxRingsBox *box = &drawing->names[sector];

          g_assert_cmpfloat (box->width, >, 0);
          g_assert_cmpfloat (box->x, >=, 0);
          g_assert_cmpfloat (box->x + box->width, <=, frame.width);
          g_assert_cmpint (cx_rings_drawing_find_name (drawing, box->x + 1, box->y + 1), ==, sector);
        }
      g_assert_cmpint (cx_rings_drawing_find_name (drawing, drawing->x, drawing->y), ==, -1);
    }
  fit_world_tear_down (&world);
}

static gboolean
lies_over (const CxRingsBox *a,
           const CxRingsBox *b)
{
  return a->width > 0 && b->width > 0 && a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}

/* Large letters around small rings: a name makes way for those of larger sectors, or is not there. */
static void
test_names_in_little_room (void)
{
  FitWorld world;
  g_autoptr(CxFitPicture) picture = NULL;

  fit_world_set_up (&world, fit_world_accounts);
  picture = fit_world_picture (&world, NULL, CX_FIT_BY_STAGE, "");
  for (guint i = 0; i < 40; i++)
    {
      CxRingsFrame frame = { .width = 240 + 20 * (i % 20), .height = 220 + 20 * (i % 10), .rtl = i >= 20, .resolution = 96 + 12 * (i % 9) };
      g_autoptr(CxRingsDrawing) drawing = cx_rings_drawing_new (picture, &frame);

      g_assert_cmpfloat (drawing->names[0].width, >, 0);
      for (guint a = 0; a < picture->n_sectors; a++)
        {
          const CxRingsBox *box = &drawing->names[a];

          g_assert_true (box->width <= 0 || box->width > frame.width || (box->x >= 0 && box->x + box->width <= frame.width));
          for (guint b = 0; b < a; b++)
            g_assert_false (lies_over (box, &drawing->names[b]));
        }
    }
  fit_world_tear_down (&world);
}

/* Whatever part is seen, a name lies in the frame, on its own sector or beside it, and on no other name. */
static void
test_names_of_a_part (void)
{
  FitWorld world;
  g_autoptr(CxFitPicture) picture = NULL;
  guint shown = 0;

  fit_world_set_up (&world, fit_world_accounts);
  picture = fit_world_picture (&world, NULL, CX_FIT_BY_STAGE, "");
  for (guint i = 0; i < 300; i++)
    {
      CxRingsFrame frame = { .width = 600, .height = 500, .zoom = g_test_rand_double_range (1.1, 8),
                             .x = g_test_rand_double_range (-1, 1), .y = g_test_rand_double_range (-1, 1), .rtl = i % 2 };
      g_autoptr(CxRingsDrawing) drawing = cx_rings_drawing_new (picture, &frame);

      for (guint sector = 0; sector < picture->n_sectors; sector++)
        {
          const CxRingsBox *box = &drawing->names[sector];
          const CxRingsSector *s = &drawing->rings->sectors[sector];
          double middle = (s->start + s->end) / 2 * G_PI / 180;

          if (box->width <= 0)
            continue;
          shown++;
          g_assert_true (box->x >= 0 && box->y >= 0 && box->x + box->width <= 600 && box->y + box->height <= 500);
          /* On the same side of the middle as its sector. */
          g_assert_cmpfloat ((box->x + box->width / 2 - drawing->x) * cos (middle)
                             - (box->y + box->height / 2 - drawing->y) * sin (middle), >, 0);
          g_assert_cmpint (cx_rings_drawing_find_name (drawing, box->x + 1, box->y + 1), ==, sector);
        }
    }
  g_assert_cmpuint (shown, >, 100);
  fit_world_tear_down (&world);
}

/* ── targets ──────────────────────────────────────────────────────────── */

static cairo_status_t
append_bytes (void                *bytes,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GByteArray *
draw_file (const CxRingsDrawing *drawing,
           gboolean              pdf)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = (pdf ? cairo_pdf_surface_create_for_stream : cairo_svg_surface_create_for_stream) (
    append_bytes, bytes, drawing->frame.width, drawing->frame.height);
  cairo_t *cr = cairo_create (surface);

  cx_rings_drawing_draw (drawing, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  return bytes;
}

/* A vector file has vectors only, however pale a part of it is. */
static void
test_files (void)
{
  FitWorld world;
  g_autoptr(CxFitPicture) picture = NULL;
  g_autoptr(CxRingsDrawing) drawing = NULL;
  g_autoptr(GByteArray) svg = NULL, pdf = NULL;

  fit_world_set_up (&world, fit_world_accounts);
  picture = fit_world_picture (&world, NULL, "industry", "potential");
  drawing = cx_rings_drawing_new (picture, &(CxRingsFrame) { .width = 500, .height = 480 });
  svg = draw_file (drawing, FALSE);
  pdf = draw_file (drawing, TRUE);
  g_assert_nonnull (strstr ((const char *) svg->data, "<svg"));
  g_assert_null (strstr ((const char *) svg->data, "<image"));
  g_assert_cmpmem (pdf->data, 5, "%PDF-", 5);
  fit_world_tear_down (&world);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rings-draw/fit-name", test_fit_name);
  g_test_add_func ("/rings-draw/names", test_names);
  g_test_add_func ("/rings-draw/names-in-little-room", test_names_in_little_room);
  g_test_add_func ("/rings-draw/names-of-a-part", test_names_of_a_part);
  g_test_add_func ("/rings-draw/files", test_files);
  return g_test_run ();
}
