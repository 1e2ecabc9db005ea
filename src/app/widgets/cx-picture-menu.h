/* What can be done with the picture of a place: copy it, save it, copy its numbers. Made in a thread. */
#pragma once

#include "cx-picture.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CxPictureSource: what makes the picture that is shown now.
 * @make: in a thread, of @data alone. Fails like any picture
 * @data: freed by @free
 * @name: (transfer full): of the file, without its ending
 */
typedef struct {
  CxPicture    *(*make) (gpointer data, gboolean rtl, GError **error);
  gpointer        data;
  GDestroyNotify  free;
  char           *name;
} CxPictureSource;

/** CxPictureAsk: fills @source with what @place shows now. Returns: %FALSE when it shows nothing */
typedef gboolean (*CxPictureAsk) (GtkWidget *place, CxPictureSource *source);

/**
 * cx_picture_menu_install:
 * @menu: the menu of the place, which gets a section more
 *
 * Gives @place the actions `picture.copy` (also by Ctrl+Shift+C, while the place is in view), `picture.copy-table` and
 * `picture.save` (s: "svg", "png", "png-2x" or "pdf").
 */
void cx_picture_menu_install (GtkWidget *place, GMenu *menu, CxPictureAsk ask);

G_END_DECLS
