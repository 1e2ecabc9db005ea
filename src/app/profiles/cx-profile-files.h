/* Profile documents that leave and enter through a file chooser. */
#pragma once

#include "cx-profile.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** cx_profile_file_export: asks where to, writes the document of @profile, and says so in a toast over @parent. */
void cx_profile_file_export (GtkWidget *parent, CxProfile *profile);

/** CxProfileFileFunc: @profile: (transfer none) */
typedef void (*CxProfileFileFunc) (CxProfile *profile, gpointer user_data);

/** cx_profile_file_import: asks for a document; @func is called with what it says. @parent is kept, and gets a toast when it cannot be read. */
void cx_profile_file_import (GtkWidget *parent, CxProfileFileFunc func, gpointer user_data, GDestroyNotify destroy);

G_END_DECLS
