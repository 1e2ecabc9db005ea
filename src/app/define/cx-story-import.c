/* Win stories of a file on their way into the draft: one step of undo, and a word about rows that were left out. */
#include "cx-story-import.h"

#include "cx-define-view.h"
#include "cx-place.h"
#include "cx-stories.h"

#include <glib/gi18n.h>

#define MAX_NAMED_REJECTS 8

/* ── what was added, for Undo ── */

typedef struct {
  CxWorkspace *workspace;
  gint64       profile;
  CxProfile   *after;
  guint        first;   /* the first of the added entries in @after, up to its last */
} Added;

static void
added_free (gpointer data)
{
  Added *added = data;

  g_object_unref (added->workspace);
  cx_profile_unref (added->after);
  g_free (added);
}

/* Takes away what still says what the file said; what was edited since stays. */
static gboolean
on_undo (gpointer data)
{
  Added *added = data;
  CxProfile *draft = cx_workspace_get_draft (added->workspace);
  g_autoptr(CxProfile) edited = NULL;

  if (draft == NULL || added->profile != cx_define_profile_id (added->workspace))
    return G_SOURCE_REMOVE;
  edited = cx_profile_ref (draft);
  for (guint i = added->first; i < cx_profile_get_n_entries (added->after, CX_STORIES); i++)
    for (guint k = cx_profile_get_n_entries (edited, CX_STORIES); k-- > 0;)
      if (cx_profile_entry_equal (added->after, CX_STORIES, i, edited, k))
        {
          g_autoptr(CxProfile) before = edited;

          edited = cx_profile_without_entry (before, CX_STORIES, k);
          break;
        }
  cx_workspace_edit (added->workspace, edited, 0);
  return G_SOURCE_REMOVE;
}

/* ── adding ── */

static void
add_stories (GtkWidget         *from,
             CxWorkspace       *workspace,
             const CxStoryFile *file)
{
  CxProfile *draft = cx_workspace_get_draft (workspace);
  guint n;
  g_autoptr(CxProfile) edited = cx_stories_add (draft, file, &n);
  g_autofree char *title = g_strdup_printf (ngettext ("%u story added", "%u stories added", n), n);
  Added *added;

  if (n == 0)
    {
      cx_place_toast (from, _("No story is new"), NULL, NULL, NULL);
      return;
    }
  added = g_new0 (Added, 1);
  added->workspace = g_object_ref (workspace);
  added->profile = cx_define_profile_id (workspace);
  added->after = cx_profile_ref (edited);
  added->first = cx_profile_get_n_entries (draft, CX_STORIES);
  cx_workspace_edit (workspace, edited, 0);
  cx_place_toast (from, title, on_undo, added, added_free);
}

/* ── rows that were left out ── */

static void
show_rejects (GtkWidget *from,
              GPtrArray *rejects)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u Row Left Out", "%u Rows Left Out", rejects->len), rejects->len);
  g_autoptr(GString) body = g_string_new (NULL);
  AdwDialog *dialog;

  for (guint i = 0; i < MIN (rejects->len, MAX_NAMED_REJECTS); i++)
    {
      const CxStoryReject *reject = rejects->pdata[i];

      g_string_append_printf (body, _("Line %" G_GINT64_FORMAT ": %s"), reject->line, reject->reason);
      g_string_append_c (body, '\n');
    }
  if (rejects->len > MAX_NAMED_REJECTS)
    g_string_append_printf (body, ngettext ("and %u more", "and %u more", rejects->len - MAX_NAMED_REJECTS),
                            rejects->len - MAX_NAMED_REJECTS);
  dialog = adw_alert_dialog_new (title, NULL);
  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog), g_strstrip (body->str));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, from);
}

/* ── reading ── */

typedef struct {
  char *path;
  char  delimiter;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->path);
  g_free (question);
}

static void
read_file (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  const Question *question = data;
  GError *error = NULL;
  CxStoryFile *file = cx_story_file_read (question->path, question->delimiter, NULL, &error);

  if (file)
    g_task_return_pointer (task, file, (GDestroyNotify) cx_story_file_free);
  else
    g_task_return_error (task, error);
}

/* ── public ── */

void
cx_story_import_read_async (const char          *path,
                            char                 delimiter,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  g_return_if_fail (path != NULL);

  question->path = g_strdup (path);
  question->delimiter = delimiter;
  g_task_set_source_tag (task, cx_story_import_read_async);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, read_file);
}

CxStoryFile *
cx_story_import_read_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cx_story_import_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
cx_story_import_add (GtkWidget         *from,
                     CxWorkspace       *workspace,
                     const CxStoryFile *file)
{
  g_return_if_fail (GTK_IS_WIDGET (from) && CX_IS_WORKSPACE (workspace) && file != NULL);

  add_stories (from, workspace, file);
  if (file->rejects->len > 0)
    show_rejects (from, file->rejects);
}
