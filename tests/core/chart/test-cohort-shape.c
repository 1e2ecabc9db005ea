/* Geometry of cohorts: sizes, mirroring, and that what is drawn and what is found agree. */
#include "cx-cohort-shape.h"

static CxCohortShape
make (guint    n_rows,
      guint    n_columns,
      double   width,
      gboolean rtl)
{
  CxCohortShape shape;

  cx_cohort_shape_init (&shape, n_rows, n_columns, width, 20, 24, rtl);
  return shape;
}

/* Cells are as large as the width allows, and no larger than they may be. */
static void
test_sizes (void)
{
  static const struct {
    guint    columns;
    double   width, pitch, size;
    gboolean signs;
    guint    step;      /* of labels 20 px wide */
  } cases[] = {
    { 12, 600, 24, 21, TRUE, 1 }, { 24, 360, 15, 12.9, TRUE, 2 }, { 24, 240, 10, 8.6, FALSE, 2 }, { 104, 312, 3, 2.58, FALSE, 12 },
    { 365, 365, 1, .86, FALSE, 26 }, { 10, 0, 0, 0, FALSE, 10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CxCohortShape shape = make (1, cases[i].columns, cases[i].width, FALSE);

      g_assert_cmpfloat_with_epsilon (shape.pitch, cases[i].pitch, 1e-9);
      g_assert_cmpfloat_with_epsilon (shape.size, cases[i].size, 1e-9);
      g_assert_cmpint (cx_cohort_shape_shows_signs (&shape), ==, cases[i].signs);
      g_assert_cmpuint (cx_cohort_shape_label_step (&shape, 20), ==, cases[i].step);
    }
}

static void
test_places (void)
{
  CxCohortShape left = make (3, 12, 600, FALSE), right = make (3, 12, 600, TRUE);
  CxRect cell = cx_cohort_shape_get_cell (&left, 2, 5), mirrored = cx_cohort_shape_get_cell (&right, 2, 5);
  CxRect column = cx_cohort_shape_get_column (&left, 5, .25, 40);

  g_assert_cmpfloat (cell.x, ==, 120);
  g_assert_cmpfloat_with_epsilon (cell.y, 41.4, 1e-9);
  g_assert_cmpfloat_with_epsilon (cell.height, 17.2, 1e-9);
  g_assert_cmpfloat (mirrored.x + mirrored.width, ==, 600 - 120);
  g_assert_cmpfloat (column.x, ==, 120);
  g_assert_cmpfloat (column.y, ==, 30);
  g_assert_cmpfloat (column.height, ==, 10);
  g_assert_cmpfloat (cx_share_place (.25, 10, 200, FALSE), ==, 60);
  g_assert_cmpfloat (cx_share_place (.25, 10, 200, TRUE), ==, 160);
  g_assert_cmpfloat (cx_share_place (1.5, 10, 200, FALSE), ==, 210);
}

/* Whatever the shape and the point: a cell that holds the point is the one that is found. */
static void
test_find (void)
{
  for (guint i = 0; i < 10000; i++)
    {
      CxCohortShape shape = make ((guint) g_test_rand_int_range (1, 6), (guint) g_test_rand_int_range (1, 40), g_test_rand_double_range (20, 900),
                                  g_test_rand_bit ());
      double x = g_test_rand_double_range (-10, 910), y = g_test_rand_double_range (-10, 130);
      guint row = 0, column = 0, holds = 0;
      gboolean found = cx_cohort_shape_find (&shape, x, y, &row, &column);

      for (guint r = 0; r < shape.n_rows; r++)
        for (guint c = 0; c < shape.n_columns; c++)
          {
            CxRect cell = cx_cohort_shape_get_cell (&shape, r, c);

            if (x < cell.x || x >= cell.x + cell.width || y < cell.y || y >= cell.y + cell.height)
              continue;
            holds++;
            g_assert_true (found);
            g_assert_cmpuint (row, ==, r);
            g_assert_cmpuint (column, ==, c);
          }
      g_assert_cmpuint (holds, <=, 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cohort-shape/sizes", test_sizes);
  g_test_add_func ("/cohort-shape/places", test_places);
  g_test_add_func ("/cohort-shape/find", test_find);
  return g_test_run ();
}
