/* A drawing of the core as nodes of a snapshot: shapes and texts stay such, crisp at every scale. */
#pragma once

#include "cx-drawing.h"
#include "cx-look.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** cx_drawing_append: draws all of it, the origin at the top left corner. */
void   cx_drawing_append     (CxDrawing *drawing, GtkSnapshot *snapshot);

/** cx_look_of: how pictures look in @widget now: its text colour, dark or light, high contrast. */
CxLook cx_look_of            (GtkWidget *widget);

/** cx_look_faint_percent: opacity of a text that is less than another, for markup: nothing is faint in high contrast. */
int    cx_look_faint_percent (void);

/** cx_look_follow: draws @widget anew whenever its look changes. */
void   cx_look_follow        (GtkWidget *widget);

G_END_DECLS
