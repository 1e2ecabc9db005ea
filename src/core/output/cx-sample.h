/* The sample workspace: an invented robotics company, its accounts, two profiles and a stage history. */
#pragma once

#include "cx-store.h"

G_BEGIN_DECLS

/** CX_SAMPLE_NAME: what the sample workspace is called when nobody says otherwise. */
#define CX_SAMPLE_NAME "Northwind Robotics"

/**
 * cx_sample_create:
 * @path: of the workspace file to make
 * @name: (nullable): what to call it; %NULL: %CX_SAMPLE_NAME
 *
 * Makes a workspace, imports the sample export with its stage history, publishes the versions of the sample's
 * profiles, and changes two weights in the draft of the first. Takes about a second: not for the main thread.
 * On any error, and when cancelled, no file is left behind. Fails with %CX_ERROR_EXISTS, or %CX_ERROR_IO when the sample is not installed.
 *
 * Returns: (transfer full): the workspace, open for writing, owned by the calling thread
 */
CxStore *cx_sample_create (const char *path, const char *name, GCancellable *cancellable, GError **error);

G_END_DECLS
