/* Where the files are that the program ships with. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cx_datadir_find:
 * @relative: e.g. "presets/stages.json"
 *
 * Looks in `$CONCENTRIC_DATADIR`, else where Concentric is installed, else in the source tree that it
 * was built from. The first of these that has the file wins.
 *
 * Returns: (transfer full): a path; when the file is nowhere, where it should be, so that opening it
 *   says what is missing
 */
char *cx_datadir_find (const char *relative);

G_END_DECLS
