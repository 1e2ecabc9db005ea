/* What the program is, who makes it, under which licence. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void cx_about_present (GtkWidget *parent);

G_END_DECLS
