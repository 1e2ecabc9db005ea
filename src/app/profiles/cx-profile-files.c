/* Profile documents that leave and enter through a file chooser. Knows no workspace. */
#include "cx-profile-files.h"

#include "cx-place.h"

#include <glib/gi18n.h>
#include <string.h>

#define SUFFIX ".json"

static GtkFileDialog *
make_dialog (const char *title)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr(GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, _("Profile documents"));
  gtk_file_filter_add_pattern (filter, "*" SUFFIX);
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  return dialog;
}

static void
say_error (GtkWidget    *parent,
           const GError *error)
{
  if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    cx_place_toast_error (parent, error);
}

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* ── out ── */

typedef struct {
  GtkWidget *parent;
  GBytes    *document;
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->parent);
  g_bytes_unref (self->document);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Export) export = user_data;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *title = g_strdup_printf (_("“%s” saved"), name);
  g_autoptr(GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    cx_place_toast (export->parent, title, NULL, NULL, NULL);
  else
    cx_place_toast_error (export->parent, error);
}

static void
on_target_chosen (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(Export) export = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) target = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  GBytes *document = export->document;

  if (target == NULL)
    say_error (export->parent, error);
  else
    g_file_replace_contents_bytes_async (target, document, NULL, FALSE, G_FILE_CREATE_NONE, NULL, on_written,
                                         g_steal_pointer (&export));
}

void
cx_profile_file_export (GtkWidget *parent,
                        CxProfile *profile)
{
  g_autoptr(GtkFileDialog) dialog = make_dialog (_("Export Profile"));
  g_autofree char *name = g_strconcat (cx_profile_get_name (profile), SUFFIX, NULL);
  char *document = cx_profile_to_json (profile);
  Export *export = g_new0 (Export, 1);

  export->parent = g_object_ref (parent);
  export->document = g_bytes_new_take (document, strlen (document));
  g_strdelimit (name, G_DIR_SEPARATOR_S, '-');
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, window_of (parent), NULL, on_target_chosen, export);
}

/* ── in ── */

typedef struct {
  GtkWidget        *parent;
  CxProfileFileFunc func;
  gpointer          user_data;
  GDestroyNotify    destroy;
} Import;

static void
import_free (Import *self)
{
  if (self->destroy)
    self->destroy (self->user_data);
  g_object_unref (self->parent);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Import) import = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *text = NULL;
  g_autoptr(CxProfile) profile = NULL;
  gsize length;

  if (g_file_load_contents_finish (G_FILE (source), result, &text, &length, NULL, &error))
    profile = cx_profile_parse (text, (gssize) length, name, &error);
  if (profile != NULL)
    import->func (profile, import->user_data);
  else
    cx_place_toast_error (import->parent, error);
}

static void
on_source_chosen (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(Import) import = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file == NULL)
    say_error (import->parent, error);
  else
    g_file_load_contents_async (file, NULL, on_read, g_steal_pointer (&import));
}

void
cx_profile_file_import (GtkWidget        *parent,
                        CxProfileFileFunc func,
                        gpointer          user_data,
                        GDestroyNotify    destroy)
{
  g_autoptr(GtkFileDialog) dialog = make_dialog (_("Import Profile"));
  Import *import = g_new0 (Import, 1);

  *import = (Import) { g_object_ref (parent), func, user_data, destroy };
  gtk_file_dialog_open (dialog, window_of (parent), NULL, on_source_chosen, import);
}
