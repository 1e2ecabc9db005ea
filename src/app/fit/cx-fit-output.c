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

/* First of all in the menu; in a narrow window it is only there. A popover that was made keeps the page of a submenu
 * that went, and has no room for another of its name: it is made anew. */
void
cx_fit_output_set_compare (GtkMenuButton *button,
                           GMenuModel    *compare)
{
  g_autoptr(GMenuModel) menu = NULL;
  g_autoptr(GMenu) section = g_menu_new ();

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  menu = g_object_ref (gtk_menu_button_get_menu_model (button));
  gtk_menu_button_set_menu_model (button, NULL);
  if (compare != NULL)
    g_menu_append_submenu (section, _("Compare _With"), compare);
  g_menu_remove (G_MENU (menu), 0);
  g_menu_prepend_section (G_MENU (menu), NULL, G_MENU_MODEL (section));
  gtk_menu_button_set_menu_model (button, menu);
}

void
cx_fit_output_install (CxPlace             *place,
                       GtkMenuButton       *button,
                       CxFitPicture *const *shown)
{
  g_autoptr(GMenu) menu = g_menu_new (), nothing = g_menu_new ();

  g_return_if_fail (CX_IS_PLACE (place) && GTK_IS_MENU_BUTTON (button) && shown != NULL);

  g_object_set_data (G_OBJECT (place), "cx-fit-shown", (gpointer) shown);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (nothing));
  cx_picture_menu_install (GTK_WIDGET (place), menu, ask_for_picture);
  cx_board_output_install (place, menu);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}
