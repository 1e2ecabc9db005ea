/* What the files of the window share. */
#pragma once

#include "cx-sidebar.h"
#include "cx-window.h"

G_BEGIN_DECLS

struct _CxWindow {
  AdwApplicationWindow    parent_instance;

  GSettings              *settings;
  CxWorkspace            *workspace;
  CxColumns              *columns;       /* the accounts that what was done can be taken back of */
  GSignalGroup           *signals;
  GCancellable           *opening;       /* cancelled when another workspace is asked for */
  GFile                  *import_next;   /* to be imported once a workspace is open */
  GListModel             *toasts_shown;
  GFileMonitor           *monitor;
  guint                   look_soon;
  gboolean                looking;

  GtkWidget              *toasts;
  AdwNavigationSplitView *split;
  AdwNavigationPage      *content_page;
  CxSidebar              *sidebar;
  GtkStack               *stack;
  AdwStatusPage          *opening_page;
  GtkStack               *places;
  GtkRevealer            *drop_hint;
};

/** cx_window_set_workspace: shows @workspace (nullable) and closes what was open. */
void cx_window_set_workspace (CxWindow *self, CxWorkspace *workspace);

/** cx_window_is_opening: whether a first workspace is on its way. */
gboolean cx_window_is_opening (CxWindow *self);

/** cx_window_install_file_actions: new, open, switch, copies. */
void cx_window_install_file_actions (GtkWidgetClass *klass);

/** cx_window_install_import_actions: the file chooser of accounts. */
void cx_window_install_import_actions (GtkWidgetClass *klass);

/** cx_window_install_profile_actions: a new profile, the dialog Profiles. */
void cx_window_install_profile_actions (GtkWidgetClass *klass);

/** cx_window_refresh_library: reads the names of the workspaces for the menu. */
void cx_window_refresh_library (CxWindow *self);

/** cx_window_install_drop: a file that is dropped anywhere is opened or imported. */
void cx_window_install_drop (CxWindow *self);

/** cx_window_follow: shows what other programs write into the workspace that is shown now, as soon as they are done. */
void cx_window_follow (CxWindow *self);

/** cx_window_look_again: who comes back to the window sees what the file says now. */
void cx_window_look_again (CxWindow *self);

G_END_DECLS
