/* The funnel's geometry: what is drawn is what the pointer finds. */
#include "cx-funnel-shape.h"

#include <math.h>

#define N_GROUPS 5
#define WIDTH 662
#define COLUMN 130
#define GAP 12
#define N_STAGES 5

/* The reached funnel of the mock-up; the last are all. */
static const guint counts[N_GROUPS * N_STAGES] = {
  71,  52, 38, 27, 21,
  154, 65, 35, 14, 10,
  195, 61, 23, 6,  3,
  192, 43, 8,  1,  0,
  612, 221, 104, 48, 34,
};

static void
test_bars (void)
{
  g_autoptr(CxFunnelShape) shape = cx_funnel_shape_new (counts, N_GROUPS, N_STAGES, WIDTH, 1, FALSE);

  g_assert_cmpfloat (shape->column_width, ==, COLUMN);
  g_assert_cmpfloat (shape->height, ==, 5 * 38 + 4 * 50);
  for (guint group = 0; group < N_GROUPS; group++)
    for (guint stage = 0; stage < N_STAGES; stage++)
      {
        const CxRect *bar = cx_funnel_shape_get_bar (shape, group, stage);
        guint count = counts[group * N_STAGES + stage];
        double total = group == 4, most = total ? 612 : 195, scale = total ? shape->total_scale : shape->scale;

        g_assert_cmpfloat_with_epsilon (bar->x + bar->width / 2, group * COLUMN + 65 + total * GAP, 1e-9);
        g_assert_cmpfloat (bar->y, ==, stage * 88);
        g_assert_cmpfloat (bar->height, ==, 38);
        g_assert_cmpfloat (bar->width, <=, 122 + 1e-9);
        if (count == 0)
          g_assert_cmpfloat (bar->width, ==, 0);
        else if (count * scale >= 2)
          g_assert_cmpfloat_with_epsilon (bar->width / 122, count / most, 1e-9);
        else
          g_assert_cmpfloat (bar->width, ==, 2);
      }
}

static void
test_right_to_left (void)
{
  g_autoptr(CxFunnelShape) ltr = cx_funnel_shape_new (counts, N_GROUPS, N_STAGES, WIDTH, 1, FALSE);
  g_autoptr(CxFunnelShape) rtl = cx_funnel_shape_new (counts, N_GROUPS, N_STAGES, WIDTH, 1, TRUE);

  for (guint group = 0; group < N_GROUPS; group++)
    for (guint stage = 0; stage < N_STAGES; stage++)
      {
        const CxRect *a = cx_funnel_shape_get_bar (ltr, group, stage), *b = cx_funnel_shape_get_bar (rtl, group, stage);

        g_assert_cmpfloat_with_epsilon (a->x + a->width, WIDTH - b->x, 1e-9);
        g_assert_cmpfloat (a->width, ==, b->width);
      }
}

/* Every pixel either belongs to the one cell that contains it, or to none. */
static void
test_find (gconstpointer data)
{
  gboolean rtl = GPOINTER_TO_INT (data);
  g_autoptr(CxFunnelShape) shape = cx_funnel_shape_new (counts, N_GROUPS, N_STAGES, WIDTH, 1, rtl);

  for (int y = -10; y < shape->height + 10; y++)
    for (int x = -10; x < WIDTH + 10; x += 3)
      {
        int from_first = rtl ? WIDTH - 1 - x : x;
        gboolean in_row = y >= 0 && y < shape->height && y % 88 < 38;
        gboolean in_column = from_first >= 0 && from_first < WIDTH && (from_first < 4 * COLUMN || from_first >= 4 * COLUMN + GAP);
        guint group = 99, stage = 99;
        gboolean found = cx_funnel_shape_find (shape, x, y, &group, &stage);

        g_assert_cmpint (found, ==, in_row && in_column);
        if (!found)
          continue;
        g_assert_cmpuint (stage, ==, y / 88);
        g_assert_cmpuint (group, ==, MIN (from_first / COLUMN, 4));
      }
}

/* Beside larger texts bars are higher, not wider. */
static void
test_unit (void)
{
  g_autoptr(CxFunnelShape) usual = cx_funnel_shape_new (counts, N_GROUPS, N_STAGES, WIDTH, 1, FALSE);
  g_autoptr(CxFunnelShape) large = cx_funnel_shape_new (counts, N_GROUPS, N_STAGES, WIDTH, 1.5, FALSE);
  CxRect cell = cx_funnel_shape_get_cell (large, 2, 3);
  guint group, stage;

  g_assert_cmpfloat (large->height, ==, 1.5 * usual->height);
  g_assert_cmpfloat (cx_funnel_shape_get_bar (large, 2, 3)->y, ==, 1.5 * 3 * 88);
  g_assert_cmpfloat (cx_funnel_shape_get_bar (large, 2, 3)->width, ==, cx_funnel_shape_get_bar (usual, 2, 3)->width);
  g_assert_true (cx_funnel_shape_find (large, cell.x + 1, cell.y + cell.height - 1, &group, &stage));
  g_assert_cmpuint (group * N_STAGES + stage, ==, 2 * N_STAGES + 3);
}

static void
test_nothing (void)
{
  static const guint zeros[N_STAGES] = { 0 };
  g_autoptr(CxFunnelShape) none = cx_funnel_shape_new (NULL, 0, N_STAGES, WIDTH, 1, FALSE);
  g_autoptr(CxFunnelShape) empty = cx_funnel_shape_new (zeros, 1, N_STAGES, WIDTH, 1, FALSE);
  g_autoptr(CxFunnelShape) narrow = cx_funnel_shape_new (counts, N_GROUPS, N_STAGES, 10, 1, FALSE);
  guint group, stage;

  g_assert_false (cx_funnel_shape_find (none, 5, 5, &group, &stage));
  g_assert_true (cx_funnel_shape_find (empty, 5, 5, &group, &stage));
  g_assert_cmpfloat (cx_funnel_shape_get_bar (empty, 0, 0)->width, ==, 0);
  g_assert_cmpfloat (empty->gap, ==, 0);
  g_assert_cmpfloat (narrow->scale, ==, 0);
  g_assert_true (isfinite (cx_funnel_shape_get_bar (narrow, 3, 4)->x));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/funnel-shape/bars", test_bars);
  g_test_add_func ("/funnel-shape/right-to-left", test_right_to_left);
  g_test_add_data_func ("/funnel-shape/find/ltr", GINT_TO_POINTER (FALSE), test_find);
  g_test_add_data_func ("/funnel-shape/find/rtl", GINT_TO_POINTER (TRUE), test_find);
  g_test_add_func ("/funnel-shape/unit", test_unit);
  g_test_add_func ("/funnel-shape/nothing", test_nothing);
  return g_test_run ();
}
