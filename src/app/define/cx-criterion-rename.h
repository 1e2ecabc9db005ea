/* The dialog that asks for the name of a criterion. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** CxRenamedFunc: @label: the new name; "" when the words of the criterion shall be its name again */
typedef void (*CxRenamedFunc) (const char *label, gpointer user_data);

/** cx_criterion_rename: asks, and calls back unless it was cancelled. @named: whether a person wrote the name that it has */
void cx_criterion_rename (GtkWidget *parent, const char *label, gboolean named, CxRenamedFunc renamed, gpointer user_data,
                          GDestroyNotify destroy);

G_END_DECLS
