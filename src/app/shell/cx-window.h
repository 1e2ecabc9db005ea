/* The window: a workspace, its places, and what can be done with both. */
#pragma once

#include "cx-place.h"

G_BEGIN_DECLS

/** CxWindow: property `workspace` (#CxWorkspace, read-only, nullable: none is open). Its actions are listed in cx-place.h. */
#define CX_TYPE_WINDOW (cx_window_get_type ())
G_DECLARE_FINAL_TYPE (CxWindow, cx_window, CX, WINDOW, AdwApplicationWindow)

GtkWidget   *cx_window_new (GtkApplication *application);

CxWorkspace *cx_window_get_workspace (CxWindow *self);   /* (transfer none) (nullable) */

/** cx_window_show_place: brings the place called @id into view. Returns: (transfer none) (nullable): the place */
CxPlace     *cx_window_show_place (CxWindow *self, const char *id);

/** cx_window_open_path: opens a workspace of the library; what was open is closed. */
void         cx_window_open_path (CxWindow *self, const char *path);

/** cx_window_open_sample: opens the sample, which is made the first time. */
void         cx_window_open_sample (CxWindow *self);

/** cx_window_open_last: opens what was open last, else what was written last; nothing happens when there is nothing. */
void         cx_window_open_last (CxWindow *self);

/** cx_window_open_file: a workspace file is copied into the library and opened; any other is imported. */
void         cx_window_open_file (CxWindow *self, GFile *file);

/** cx_window_import: shows the import dialog on @file; first asks for a workspace when none is open. */
void         cx_window_import (CxWindow *self, GFile *file);

G_END_DECLS
