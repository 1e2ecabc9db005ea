/* The button that takes win stories from a file: a chooser, and the reading off the main thread. */
#include "cx-story-button.h"

#include "cx-place.h"
#include "cx-story-import.h"

#include <glib/gi18n.h>

struct _CxStoryButton {
  AdwBin     parent_instance;

  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (CxStoryButton, cx_story_button, ADW_TYPE_BIN)

/* ── reading ── */

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
  g_autoptr(CxStoryButton) self = user_data;
  CxWorkspace *workspace = find_workspace (self);
  g_autoptr(GError) error = NULL;
  g_autoptr(CxStoryFile) file = cx_story_import_read_finish (result, &error);

  gtk_widget_set_sensitive (self->button, TRUE);
  if (file == NULL)
    {
      cx_place_toast_error (GTK_WIDGET (self), error);
      return;
    }
  if (workspace == NULL || cx_workspace_get_draft (workspace) == NULL)
    return;
  cx_story_import_add (GTK_WIDGET (self), workspace, file);
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
  g_return_if_fail (CX_IS_STORY_BUTTON (self) && path != NULL);

  gtk_widget_set_sensitive (self->button, FALSE);
  cx_story_import_read_async (path, 0, NULL, on_read, g_object_ref (self));
}
