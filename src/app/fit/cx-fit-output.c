/* What the place Fit gives away. */
#include "cx-fit-output.h"

#include "cx-board-output.h"
#include "cx-picture-menu.h"
#include "cx-rings-picture.h"

#include <glib/gi18n.h>

/* What is shown; the second only while there are two. */
typedef struct {
  CxRingsSide sides[2];
} Shown;

static void
shown_free (gpointer data)
{
  Shown *self = data;

  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&self->sides[i].picture, cx_fit_picture_unref);
      g_free ((char *) self->sides[i].caption);
    }
  g_free (self);
}

static CxPicture *
make_picture (gpointer  data,
              gboolean  rtl,
              GError  **error)
{
  const Shown *shown = data;

  return shown->sides[1].picture ? cx_rings_pair_picture_new (shown->sides, rtl) : cx_rings_picture_new (shown->sides[0].picture, rtl);
}

/* @beside: (nullable) */
static Shown *
shown_new (CxFitPicture *picture,
           const Shown  *beside)
{
  Shown *self = g_new0 (Shown, 1);

  self->sides[0].picture = cx_fit_picture_ref (picture);
  if (beside == NULL)
    return self;
  self->sides[0].caption = g_strdup (beside->sides[0].caption);
  self->sides[1].caption = g_strdup (beside->sides[1].caption);
  self->sides[1].picture = cx_fit_picture_ref (beside->sides[1].picture);
  return self;
}

static char *
name_file (const Shown *shown)
{
  CxProfile *profile = cx_evaluation_get_profile (shown->sides[0].picture->question->evaluation);

  if (shown->sides[1].picture != NULL)
    /* Translators: a file's name: how accounts fit two profiles, or two versions */
    return g_strdup_printf (_("Fit of %s beside %s"), shown->sides[0].caption, shown->sides[1].caption);
  /* Translators: a file's name: how accounts fit a profile */
  return g_strdup_printf (_("Fit of %s"), cx_profile_get_name (profile));
}

static gboolean
ask_for_picture (GtkWidget       *place,
                 CxPictureSource *source)
{
  CxFitPicture *const *picture = g_object_get_data (G_OBJECT (place), "cx-fit-shown");
  Shown *shown;

  if (*picture == NULL)
    return FALSE;
  shown = shown_new (*picture, g_object_get_data (G_OBJECT (place), "cx-fit-beside"));
  *source = (CxPictureSource) { .make = make_picture, .data = shown, .free = shown_free, .name = name_file (shown) };
  return TRUE;
}

void
cx_fit_output_set_beside (CxPlace      *place,
                          const char   *caption,
                          CxFitPicture *beside,
                          const char   *beside_caption)
{
  Shown *shown = NULL;

  g_return_if_fail (CX_IS_PLACE (place));

  if (beside != NULL && caption != NULL && beside_caption != NULL)
    {
      shown = g_new0 (Shown, 1);
      shown->sides[0].caption = g_strdup (caption);
      shown->sides[1] = (CxRingsSide) { cx_fit_picture_ref (beside), g_strdup (beside_caption) };
    }
  g_object_set_data_full (G_OBJECT (place), "cx-fit-beside", shown, shown_free);
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
