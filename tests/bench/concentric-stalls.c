/* The window with a meter in its main loop: a source that wants to run every 10 ms, before all others, says by how much
 * it was late. bench-window.py runs it.
 *
 *   concentric-stalls OPTIONS-OF-CONCENTRIC …
 *
 * Every stall of at least 8 ms is a line on standard output: when (seconds of the monotonic clock) and how long (ms).
 */
#include "cx-application.h"

#include <locale.h>
#include <stdio.h>

#define TICK_MS 10
#define LEAST_MS 8

static gint64 last;

static gboolean
on_tick (gpointer data)
{
  gint64 now = g_get_monotonic_time ();
  double late = (now - last) / 1e3 - TICK_MS;

  if (last != 0 && late >= LEAST_MS)
    {
      printf ("%.3f %.1f\n", now / 1e6, late);
      fflush (stdout);
    }
  last = now;
  return G_SOURCE_CONTINUE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(AdwApplication) application = NULL;

  setlocale (LC_ALL, "");
  g_timeout_add_full (G_PRIORITY_HIGH - 50, TICK_MS, on_tick, NULL, NULL);
  application = cx_application_new (G_APPLICATION_NON_UNIQUE);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
