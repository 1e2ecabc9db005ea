/* The accelerators of the window, with the words for them. One table: the application sets them, the
 * dialog shows them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CxShortcut:
 * @group, @title: to be translated with gettext()
 * @action: detailed name of the action; %NULL for keys that widgets handle themselves
 * @accels: %NULL-terminated
 */
typedef struct {
  const char *group, *title, *action;
  const char *accels[3];
} CxShortcut;

/** cx_shortcuts_get: (transfer none): the shortcut at @i, or %NULL behind the last. Those of a group follow each other. */
const CxShortcut *cx_shortcuts_get (guint i);

G_END_DECLS
