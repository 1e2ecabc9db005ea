/* What the place Fit gives away. */
#include "cx-fit-output.h"

#include "cx-board-output.h"
#include "cx-picture-menu.h"
#include "cx-rings-picture.h"

#include <glib/gi18n.h>

static CxPicture *
make_picture (gpointer  picture,
              gboolean  rtl,
              GError  **error)
{
  return cx_rings_picture_new (picture, rtl);
}

static gboolean
ask_for_picture (GtkWidget       *place,
                 CxPictureSource *source)
{
  CxFitPicture *const *shown = g_object_get_data (G_OBJECT (place), "cx-fit-shown");
  CxProfile *profile;

  if (*shown == NULL)
    return FALSE;
  profile = cx_evaluation_get_profile ((*shown)->question->evaluation);
  *source = (CxPictureSource) {
    .make = make_picture,
    .data = cx_fit_picture_ref (*shown),
    .free = (GDestroyNotify) cx_fit_picture_unref,
    /* Translators: a file's name: how accounts fit a profile */
    .name = g_strdup_printf (_("Fit of %s"), cx_profile_get_name (profile)),
  };
  return TRUE;
}

void
cx_fit_output_install (CxPlace             *place,
                       GtkMenuButton       *button,
                       CxFitPicture *const *shown)
{
  g_autoptr(GMenu) menu = g_menu_new ();

  g_return_if_fail (CX_IS_PLACE (place) && GTK_IS_MENU_BUTTON (button) && shown != NULL);

  g_object_set_data (G_OBJECT (place), "cx-fit-shown", (gpointer) shown);
  cx_picture_menu_install (GTK_WIDGET (place), menu, ask_for_picture);
  cx_board_output_install (place, menu);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}
