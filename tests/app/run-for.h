/* Time that passes in the main loop, for what moves. */
#pragma once

#include <glib.h>

static inline gboolean
run_for_ended (gpointer passed)
{
  *(gboolean *) passed = TRUE;
  return G_SOURCE_REMOVE;
}

static inline void
run_for (guint ms)
{
  gboolean passed = FALSE;

  g_timeout_add (ms, run_for_ended, &passed);
  while (!passed)
    g_main_context_iteration (NULL, TRUE);
}
