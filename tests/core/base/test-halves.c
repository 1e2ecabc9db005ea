/* Work in halves: every thing is met once, in the half that is said. */
#include "cx-halves.h"

typedef struct {
  guint8  *met;
  GThread *threads[2];
  guint    from[2], to[2];
} Met;

static void
meet (gpointer data,
      guint    half,
      guint    from,
      guint    to)
{
  Met *self = data;

  g_assert_cmpuint (half, <, 2);
  g_assert_null (self->threads[half]);
  self->threads[half] = g_thread_self ();
  self->from[half] = from;
  self->to[half] = to;
  for (guint i = from; i < to; i++)
    self->met[i]++;
}

static void
test_all_are_met_once (void)
{
  static const struct { guint n, halves; } cases[] = {
    { 0, 1 }, { 1, 1 }, { CX_HALVES_MIN - 1, 1 }, { CX_HALVES_MIN, 2 }, { CX_HALVES_MIN + 1, 2 }, { 1000003, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree guint8 *met = g_malloc0 (cases[i].n + 1);
      Met of = { .met = met };

      g_assert_cmpuint (cx_halves_run (cases[i].n, meet, &of), ==, cases[i].halves);
      g_assert_true (of.threads[0] == g_thread_self ());
      g_assert_cmpuint (of.from[0], ==, 0);
      g_assert_cmpuint (of.to[cases[i].halves - 1], ==, cases[i].n);
      if (cases[i].halves == 2)
        {
          g_assert_true (of.threads[1] != NULL && of.threads[1] != g_thread_self ());
          g_assert_cmpuint (of.to[0], ==, of.from[1]);
        }
      for (guint a = 0; a < cases[i].n; a++)
        g_assert_cmpuint (met[a], ==, 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/halves/all-are-met-once", test_all_are_met_once);
  return g_test_run ();
}
