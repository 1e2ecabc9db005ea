/* The button that takes win stories from a file: a chooser, the reading off the main thread, one step of
 * undo, and a word about rows that were left out. */
#include "cx-story-button.h"

#include "cx-define-view.h"
#include "cx-place.h"
#include "cx-stories.h"

#include <glib/gi18n.h>

#define MAX_NAMED_REJECTS 8

struct _CxStoryButton {
  AdwBin     parent_instance;

  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (CxStoryButton, cx_story_button, ADW_TYPE_BIN)

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
add_stories (CxStoryButton     *self,
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
      cx_place_toast (GTK_WIDGET (self), _("No story is new"), NULL, NULL, NULL);
      return;
    }
  added = g_new0 (Added, 1);
  added->workspace = g_object_ref (workspace);
  added->profile = cx_define_profile_id (workspace);
  added->after = cx_profile_ref (edited);
  added->first = cx_profile_get_n_entries (draft, CX_STORIES);
  cx_workspace_edit (workspace, edited, 0);
  cx_place_toast (GTK_WIDGET (self), title, on_undo, added, added_free);
}

/* ── rows that were left out ── */

static void
show_rejects (CxStoryButton *self,
              GPtrArray     *rejects)
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
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* ── reading ── */

static void
read_file (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  GError *error = NULL;
  CxStoryFile *file = cx_story_file_read (data, 0, NULL, &error);

  if (file)
    g_task_return_pointer (task, file, (GDestroyNotify) cx_story_file_free);
  else
    g_task_return_error (task, error);
}

static CxWorkspace *
find_workspace (CxStoryButton *self)
{
  GtkWidget *place = gtk_widget_get_ancestor (GTK_WIDGET (self), CX_TYPE_PLACE);

  return place ? cx_place_get_workspace (CX_PLACE (place)) : NULL;
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  CxStoryButton *self = CX_STORY_BUTTON (source);
  CxWorkspace *workspace = find_workspace (self);
  g_autoptr(GError) error = NULL;
  g_autoptr(CxStoryFile) file = g_task_propagate_pointer (G_TASK (result), &error);

  gtk_widget_set_sensitive (self->button, TRUE);
  if (file == NULL)
    {
      cx_place_toast_error (GTK_WIDGET (self), error);
      return;
    }
  if (workspace == NULL || cx_workspace_get_draft (workspace) == NULL)
    return;
  add_stories (self, workspace, file);
  if (file->rejects->len > 0)
    show_rejects (self, file->rejects);
}

static void
on_chosen (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CxStoryButton) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file && g_file_peek_path (file))
    cx_story_button_read (self, g_file_peek_path (file));
  else if (error && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    cx_place_toast_error (GTK_WIDGET (self), error);
}

static void
on_clicked (CxStoryButton *self)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Import Win Stories"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, on_chosen,
                        g_object_ref (self));
}

static void
cx_story_button_class_init (CxStoryButtonClass *klass)
{
}

static void
cx_story_button_init (CxStoryButton *self)
{
  self->button = gtk_button_new_with_label (_("Import Stories…"));
  gtk_widget_set_tooltip_text (self->button, _("A table with a row for each won customer: industry, business model, customer, story or link"));
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_clicked), self);
  adw_bin_set_child (ADW_BIN (self), self->button);
}

GtkWidget *
cx_story_button_new (void)
{
  return g_object_new (CX_TYPE_STORY_BUTTON, NULL);
}

void
cx_story_button_read (CxStoryButton *self,
                      const char    *path)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (CX_IS_STORY_BUTTON (self) && path != NULL);

  gtk_widget_set_sensitive (self->button, FALSE);
  task = g_task_new (self, NULL, on_read, NULL);
  g_task_set_source_tag (task, cx_story_button_read);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, read_file);
}
