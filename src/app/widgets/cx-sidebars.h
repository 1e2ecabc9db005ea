/* Sidebars that slide in. Knows nothing of what is in them. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * cx_sidebar_guard:
 * @split: a split view with its sidebar
 *
 * Lets @split show or hide its sidebar at once as long as it has no size: a movement that starts there
 * divides by the width of the sidebar, which is 0, and hands a width that is no number to the layout,
 * which ends the program.
 *
 * A sidebar that is hidden is laid out all the same, in what the content leaves of the width, however little
 * that is: while it is hidden it has no size.
 */
void cx_sidebar_guard (AdwOverlaySplitView *split);

G_END_DECLS
