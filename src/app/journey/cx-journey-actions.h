/* The dialogs that the place Journey opens, as actions of its class. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** cx_journey_actions_install: `journey.map-values` and `journey.edit-stages`; of a subclass of #CxPlace. */
void cx_journey_actions_install (GtkWidgetClass *klass);

G_END_DECLS
