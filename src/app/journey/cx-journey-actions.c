/* The dialogs that the place Journey opens. */
#include "cx-journey-actions.h"

#include "cx-stage-map-dialog.h"
#include "cx-stages-dialog.h"

static void
map_values_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  CxWorkspace *workspace = cx_place_get_workspace (CX_PLACE (widget));

  if (workspace != NULL && cx_workspace_get_snapshot (workspace) != NULL)
    adw_dialog_present (cx_stage_map_dialog_new (workspace), widget);
}

static void
edit_stages_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  CxWorkspace *workspace = cx_place_get_workspace (CX_PLACE (widget));

  if (workspace != NULL && cx_workspace_get_snapshot (workspace) != NULL)
    adw_dialog_present (cx_stages_dialog_new (CX_PLACE (widget)), widget);
}

void
cx_journey_actions_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "journey.map-values", NULL, map_values_action);
  gtk_widget_class_install_action (klass, "journey.edit-stages", NULL, edit_stages_action);
}
