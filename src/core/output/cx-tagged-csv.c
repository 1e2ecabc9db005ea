/* The tagged list as CSV. */
#include "cx-export-private.h"
#include "cx-tagged.h"

gboolean
cx_tagged_write_csv (CxSnapshot        *snapshot,
                     int                profile,
                     GArray            *rows,
                     const char *const *columns,
                     GOutputStream     *stream,
                     GCancellable      *cancellable,
                     GError           **error)
{
  g_autoptr(CxExportTable) table = NULL;
  CxExportProgress progress = { .cancellable = cancellable };

  g_return_val_if_fail (snapshot != NULL && rows != NULL, FALSE);

  table = cx_export_list_new (snapshot, profile, columns, error);
  return table != NULL &&
         cx_export_csv_write (table, (const guint *) (gconstpointer) rows->data, rows->len, FALSE, stream, &progress, error);
}
