/* What the keyboard can do, as plain rows. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** cx_shortcuts_dialog_new: rows are made of the application's accelerators. */
AdwDialog *cx_shortcuts_dialog_new (void);

G_END_DECLS
