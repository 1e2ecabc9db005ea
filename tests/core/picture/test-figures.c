/* A table of texts: what it says, and that it stays within its width. */
#include "cx-figures.h"

static CxFigures *
make (void)
{
  CxFigures *figures = cx_figures_new ("Test", "Name", "Tier 1", "All", NULL);

  cx_figures_add_row (figures, "Logistics\tand more\n");
  cx_figures_count (figures, 3);
  cx_figures_take (figures, g_strdup ("12 %"));
  cx_figures_add_row (figures, "Retail");
  cx_figures_count (figures, 40);
  return figures;
}

/* A tab or a line's end within a text would be another cell. */
static void
test_tabs (void)
{
  g_autoptr(CxFigures) figures = make ();
  g_autofree char *text = cx_figures_to_tabs (figures);

  g_assert_cmpstr (text, ==, "Name\tTier 1\tAll\nLogistics and more \t3\t12 %\nRetail\t40\t\n");
}

typedef struct {
  double left, right;
  guint  n;
} Seen;

static void
see_text (PangoLayout *layout,
          double       x,
          double       y,
          guint        color,
          double       opacity,
          gpointer     data)
{
  Seen *seen = data;
  PangoRectangle ink;

  pango_layout_get_extents (layout, &ink, NULL);
  if (ink.width == 0)
    return;
  seen->left = MIN (seen->left, x + (double) ink.x / PANGO_SCALE);
  seen->right = MAX (seen->right, x + (double) (ink.x + ink.width) / PANGO_SCALE);
  seen->n++;
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
test_put (gconstpointer data)
{
  gboolean rtl = GPOINTER_TO_INT (data);
  static const CxDrawingTarget target = { .box = see_box, .path = see_path, .text = see_text };
  g_autoptr(CxFigures) figures = make ();

  for (double width = 80; width < 700; width += 155)
    {
      g_autoptr(CxDrawing) drawing = cx_drawing_new (width + 20, 1, rtl, "en");
      Seen seen = { .left = G_MAXDOUBLE };

      g_assert_cmpfloat (cx_figures_put (figures, drawing, 10, 5, width, CX_LOOK_PAPER), >, 5);
      cx_drawing_replay (drawing, &target, &seen);
      g_assert_cmpuint (seen.n, ==, 8);
      g_assert_cmpfloat (seen.left, >=, 9);
      g_assert_cmpfloat (seen.right, <=, width + 11);
    }
}

/* How a cell looks in a window is not what it says. */
static void
test_dress (void)
{
  g_autoptr(CxFigures) figures = cx_figures_new ("Test", "Name", "All", NULL);
  g_autofree char *tabs = NULL;

  cx_figures_add_row (figures, "Retail");
  cx_figures_take (figures, g_strdup ("80 %, 8 of 10"));
  cx_figures_dress (figures, g_strdup ("<b>80 %</b>\n8 of 10"), g_strdup ("p = 0.1"));
  g_assert_cmpstr (cx_figures_get (figures, 0, 1), ==, "80 %, 8 of 10");
  g_assert_cmpstr (cx_figures_get_markup (figures, 0, 1), ==, "<b>80 %</b>\n8 of 10");
  g_assert_cmpstr (cx_figures_get_note (figures, 0, 1), ==, "p = 0.1");
  g_assert_null (cx_figures_get_markup (figures, 0, 0));
  tabs = cx_figures_to_tabs (figures);
  g_assert_cmpstr (tabs, ==, "Name\tAll\nRetail\t80 %, 8 of 10\n");
}

/* Numbers end at one edge, whatever they are written with, and names begin at the other. */
typedef struct {
  double starts[6], ends[6];
  guint  n;
} Edges;

static void
see_edges (PangoLayout *layout,
           double       x,
           double       y,
           guint        color,
           double       opacity,
           gpointer     data)
{
  Edges *edges = data;
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  edges->starts[edges->n] = x + (double) logical.x / PANGO_SCALE;
  edges->ends[edges->n++] = x + (double) (logical.x + logical.width) / PANGO_SCALE;
}

static void
test_edges (gconstpointer data)
{
  gboolean rtl = GPOINTER_TO_INT (data);
  static const CxDrawingTarget target = { .box = see_box, .path = see_path, .text = see_edges };
  g_autoptr(CxFigures) figures = cx_figures_new ("Test", "Name", "All", NULL);
  g_autoptr(CxDrawing) drawing = cx_drawing_new (400, 1, rtl, "en");
  Edges edges = { .n = 0 };

  cx_figures_add_row (figures, "שלום");
  cx_figures_take (figures, g_strdup ("7"));
  cx_figures_add_row (figures, "Retail");
  cx_figures_take (figures, g_strdup ("€5.9M"));
  cx_figures_put (figures, drawing, 0, 0, 400, CX_LOOK_PAPER);
  cx_drawing_replay (drawing, &target, &edges);
  g_assert_cmpuint (edges.n, ==, 6);
  for (guint row = 1; row < 3; row++)
    {
      const double *names = rtl ? edges.ends : edges.starts, *numbers = rtl ? edges.starts : edges.ends;

      g_assert_cmpfloat_with_epsilon (names[2 * row], names[0], 0.01);
      g_assert_cmpfloat_with_epsilon (numbers[2 * row + 1], numbers[1], 0.01);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figures/tabs", test_tabs);
  g_test_add_func ("/figures/dress", test_dress);
  g_test_add_data_func ("/figures/put/ltr", GINT_TO_POINTER (FALSE), test_put);
  g_test_add_data_func ("/figures/put/rtl", GINT_TO_POINTER (TRUE), test_put);
  g_test_add_data_func ("/figures/edges/ltr", GINT_TO_POINTER (FALSE), test_edges);
  g_test_add_data_func ("/figures/edges/rtl", GINT_TO_POINTER (TRUE), test_edges);
  return g_test_run ();
}
