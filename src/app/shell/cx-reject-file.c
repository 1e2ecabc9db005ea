/* Rows that were set aside, as a file that a spreadsheet opens. */
#include "cx-reject-file.h"

#include "cx-import-table.h"

static void
append_cell (GString    *out,
             const char *text)
{
  g_string_append_c (out, '"');
  if (*text && strchr ("=+-@\t\r", *text))
    g_string_append_c (out, '\'');
  for (const char *p = text; *p; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

/* Bytes that are no text, which may be why the row is here, become replacement characters. */
static void
append_raw (GString *out,
            GBytes  *raw)
{
  gsize length;
  const char *data = g_bytes_get_data (raw, &length);
  g_autofree char *text = g_utf8_make_valid (data, length);

  append_cell (out, text);
}

GBytes *
cx_reject_file_format (GPtrArray *rejects)
{
  GString *out = g_string_new ("line,reason,row\r\n");

  for (guint i = 0; i < rejects->len; i++)
    {
      const CxRejectRow *reject = g_ptr_array_index (rejects, i);

      g_string_append_printf (out, "%" G_GINT64_FORMAT ",", reject->line);
      append_cell (out, reject->reason);
      g_string_append_c (out, ',');
      append_raw (out, reject->raw);
      g_string_append (out, "\r\n");
    }
  return g_string_free_to_bytes (out);
}

/* ── saving ─────────────────────────────────────────────────────────────── */

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      target,
                 GCancellable *cancellable)
{
  GPtrArray *rejects = g_object_get_data (G_OBJECT (task), "rejects");
  g_autoptr(GBytes) bytes = cx_reject_file_format (rejects);
  GError *error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (g_file_replace_contents (target, data, length, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_rejects (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *rejects = cx_workspace_rejects_finish (CX_WORKSPACE (source), result, &error);

  if (rejects == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_object_set_data_full (G_OBJECT (task), "rejects", rejects, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, write_in_thread);
}

void
cx_reject_file_save_async (CxWorkspace         *workspace,
                           gint64               import,
                           GFile               *target,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (workspace, NULL, callback, user_data);

  g_return_if_fail (CX_IS_WORKSPACE (workspace) && G_IS_FILE (target));

  g_task_set_source_tag (task, cx_reject_file_save_async);
  g_task_set_task_data (task, g_object_ref (target), g_object_unref);
  cx_workspace_rejects_async (workspace, import, on_rejects, task);
}

gboolean
cx_reject_file_save_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cx_reject_file_save_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
