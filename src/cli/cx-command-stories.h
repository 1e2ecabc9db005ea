/* What `import` hands on when the rows are win stories. */
#pragma once

#include "cx-cli.h"
#include "cx-reader.h"

G_BEGIN_DECLS

/**
 * CxStoryOptions:
 * @profile: (nullable): name or rank; %NULL: the only one
 * @mapping: (nullable): JSON text, which column is what
 * @read: how the file is written, as far as it was said
 */
typedef struct {
  const char   *profile, *mapping;
  CxReadOptions read;
  gboolean      dry_run, strict, json;
} CxStoryOptions;

/** cx_command_import_stories: appends the stories of a file to the draft, in one transaction. */
gboolean cx_command_import_stories (CxCli *cli, const char *path, const CxStoryOptions *options, GError **error);

G_END_DECLS
