/* Work over many things, halves of them in a thread each. Knows nothing of what the things are. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** CX_HALVES_MIN: with fewer things a second thread costs more than it brings. */
#define CX_HALVES_MIN 20000

/**
 * CxHalfFunc:
 * @data: what was given to cx_halves_run()
 * @half: 0 or 1
 *
 * Works on the things from … to - 1; writes nothing that the other half reads or writes.
 */
typedef void (*CxHalfFunc) (gpointer data, guint half, guint from, guint to);

/**
 * cx_halves_run:
 * @n: how many things there are
 *
 * Calls @func for both halves of @n things, the second in a thread of its own, and waits; for all of them as half 0 where
 * they are fewer than %CX_HALVES_MIN.
 *
 * Returns: how many halves there were, 1 or 2
 */
guint cx_halves_run (guint n, CxHalfFunc func, gpointer data);

G_END_DECLS
