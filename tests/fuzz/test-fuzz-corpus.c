/* Runs a fuzz target over its seed corpus and past findings: the folder that is the first argument. */
#include <glib.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
main (int    argc,
      char **argv)
{
  g_autoptr(GDir) folder = g_dir_open (argv[1], 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (argv[1], name, NULL);
      g_autofree char *data = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &data, &length, NULL));
      LLVMFuzzerTestOneInput ((const uint8_t *) data, length);
      n++;
    }
  g_assert_cmpuint (n, >, 0);
  return 0;
}
