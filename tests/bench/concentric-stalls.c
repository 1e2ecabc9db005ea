/* The window with a meter in its main loop: a source that wants to run every 10 ms, before all others, says by how much
 * it was late. bench-window.py runs it.
 *
 *   concentric-stalls OPTIONS-OF-CONCENTRIC …
 *
 * Every stall of at least 8 ms is a line on standard output: when (seconds of the monotonic clock), how long (ms), how
 * much of that went into painting (what widgets draw, and the renderer, which here is the processor), and how much time of a
 * processor the thread had meanwhile: where others want the processors too, the rest is theirs.
 * One line says "usable" and when: the first frame of a list with rows in it has been drawn.
 */
#include "cx-application.h"

#include <locale.h>
#include <stdio.h>
#include <time.h>

#define TICK_MS 10
#define LEAST_MS 8

/* Looking for the list takes time itself. */
#define TICKS_PER_LOOK 2

static gint64 last, layout_end, painted;

static gboolean
is_list_with_rows (GtkWidget *widget)
{
  GListModel *rows = GTK_IS_COLUMN_VIEW (widget) ? G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (widget))) : NULL;

  return rows != NULL && g_list_model_get_n_items (rows) > 0;
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  GtkWidget *found = is_list_with_rows (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child))
      found = find_list (child);
  return found;
}

static void
on_painted (GdkFrameClock *clock,
            gpointer       data)
{
  g_signal_handlers_disconnect_by_func (clock, on_painted, data);
  printf ("usable %.3f\n", g_get_monotonic_time () / 1e6);
  fflush (stdout);
}

/* Returns: whether it was found */
static gboolean
look_for_list (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  GtkWidget *list = window ? find_list (GTK_WIDGET (window)) : NULL;

  if (list == NULL)
    return FALSE;
  g_signal_connect (gtk_widget_get_frame_clock (list), "after-paint", G_CALLBACK (on_painted), NULL);
  gtk_widget_queue_draw (list);
  return TRUE;
}

static void
on_layout (GdkFrameClock *clock,
           gpointer       data)
{
  layout_end = g_get_monotonic_time ();
}

static void
on_after_paint (GdkFrameClock *clock,
                gpointer       data)
{
  if (layout_end != 0)
    painted += g_get_monotonic_time () - layout_end;
  layout_end = 0;
}

static void
watch_painting (GApplication *application)
{
  static GdkFrameClock *watched;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  GdkFrameClock *clock = window ? gtk_widget_get_frame_clock (GTK_WIDGET (window)) : NULL;

  if (clock == NULL || clock == watched)
    return;
  watched = clock;
  g_signal_connect (clock, "layout", G_CALLBACK (on_layout), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), NULL);
}

/* What this thread has used of a processor, in ms. */
static double
get_used (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static gboolean
on_tick (gpointer application)
{
  static double used;
  static guint n;
  static gboolean found;
  gint64 now = g_get_monotonic_time ();
  double late = (now - last) / 1e3 - TICK_MS;

  if (last != 0 && late >= LEAST_MS)
    {
      printf ("%.3f %.1f %.1f %.1f\n", now / 1e6, late, painted / 1e3, get_used () - used);
      fflush (stdout);
    }
  painted = 0;
  watch_painting (application);
  if (!found && ++n % TICKS_PER_LOOK == 0)
    found = look_for_list (application);
  last = now;
  used = get_used ();
  return G_SOURCE_CONTINUE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(AdwApplication) application = NULL;

  setlocale (LC_ALL, "");
  application = cx_application_new (G_APPLICATION_NON_UNIQUE);
  g_timeout_add_full (G_PRIORITY_HIGH - 50, TICK_MS, on_tick, application, NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
