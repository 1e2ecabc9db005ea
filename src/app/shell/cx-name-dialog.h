/* Asks for one name. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** CxNameFunc: @name is not blank and has no white space at its ends. */
typedef void (*CxNameFunc) (const char *name, gpointer user_data);

/** cx_name_dialog_present: shows a dialog over @parent, which lives as long as @user_data is used. @name: (nullable): what stands there first */
void cx_name_dialog_present (GtkWidget *parent, const char *heading, const char *body, const char *field, const char *name,
                             const char *answer, CxNameFunc func, gpointer user_data);

G_END_DECLS
