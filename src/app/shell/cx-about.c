/* What the program is. */
#include "cx-about.h"

#include "cx-config.h"

#include <glib/gi18n.h>

void
cx_about_present (GtkWidget *parent)
{
  AdwAboutDialog *dialog = ADW_ABOUT_DIALOG (adw_about_dialog_new ());

  adw_about_dialog_set_application_name (dialog, _("Concentric"));
  adw_about_dialog_set_application_icon (dialog, CX_APP_ID);
  adw_about_dialog_set_version (dialog, CX_VERSION);
  adw_about_dialog_set_developer_name (dialog, _("The Concentric developers"));
  adw_about_dialog_set_license_type (dialog, GTK_LICENSE_GPL_3_0);
  adw_about_dialog_set_comments (dialog, _("Agree on your ideal customer on one page, and see every account in its ring. "
                                           "Everything stays in files on this computer."));
  /* Translators: your names, one a line */
  adw_about_dialog_set_translator_credits (dialog, _("translator-credits"));
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}
