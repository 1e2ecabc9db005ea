/* Where the files are that the program ships with. */
#include "cx-datadir.h"

#include "cx-config.h"

char *
cx_datadir_find (const char *relative)
{
  const char *const folders[] = { g_getenv ("CONCENTRIC_DATADIR"), CX_DATADIR, CX_SOURCE_DATADIR };

  g_return_val_if_fail (relative != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    if (folders[i] != NULL && *folders[i] != '\0')
      {
        g_autofree char *path = g_build_filename (folders[i], relative, NULL);

        if (g_file_test (path, G_FILE_TEST_EXISTS))
          return g_steal_pointer (&path);
      }
  return g_build_filename (CX_DATADIR, relative, NULL);
}
