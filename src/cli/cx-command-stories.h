/* What `import` hands on when the rows are win stories. */
#pragma once

#include "cx-cli.h"

G_BEGIN_DECLS

/**
 * CxStoryOptions:
 * @profile: (nullable): name or rank; %NULL: the only one
 * @mapping: (nullable): JSON text, which column is what
 * @delimiter: 0 to guess
 */
typedef struct {
  const char *profile, *mapping;
  char        delimiter;
  gboolean    dry_run, strict, json;
} CxStoryOptions;

/** cx_command_import_stories: appends the stories of a file to the draft, in one transaction. */
gboolean cx_command_import_stories (CxCli *cli, const char *path, const CxStoryOptions *options, GError **error);

G_END_DECLS
