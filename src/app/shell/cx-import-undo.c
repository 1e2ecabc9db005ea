/* Taking an import back. */
#include "cx-import-undo.h"

#include "cx-amount.h"
#include "cx-import-words.h"
#include "cx-place.h"

#include <glib/gi18n.h>

/* What is done sooner needs no word about how far it is. */
#define PATIENCE_MS 400

typedef struct {
  GtkWidget         *parent;
  CxWorkspace       *workspace;
  gint64             import;
  GCancellable      *cancellable;
  CxImportUndoneFunc undone;
  gpointer           user_data;
  GDestroyNotify     destroy;

  guint              patience;
  AdwDialog         *dialog;     /* (nullable): about the progress */
  GtkProgressBar    *bar;
} Undo;

static void
undo_free (Undo *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->dialog);
  if (self->destroy)
    self->destroy (self->user_data);
  g_object_unref (self->cancellable);
  g_object_unref (self->parent);
  g_object_unref (self->workspace);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Undo, undo_free)

/* ── how far it is ──────────────────────────────────────────────────────── */

static void
on_cancel (AdwAlertDialog *dialog,
           const char     *response,
           GCancellable   *cancellable)
{
  g_cancellable_cancel (cancellable);
}

static gboolean
show_progress (gpointer user_data)
{
  Undo *self = user_data;
  AdwDialog *dialog = adw_alert_dialog_new (_("Undoing the Import…"), NULL);

  self->patience = 0;
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Undo"), -1);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self->bar));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"));
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_cancel), self->cancellable, 0);
  self->dialog = g_object_ref_sink (dialog);
  adw_dialog_present (dialog, self->parent);
  return G_SOURCE_REMOVE;
}

static void
on_progress (gint64   done,
             gint64   total,
             gint64   count,
             gpointer user_data)
{
  Undo *self = user_data;

  if (self->bar && total > 0)
    gtk_progress_bar_set_fraction (self->bar, (double) done / (double) total);
}

static void
end_progress (Undo *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->dialog)
    adw_dialog_force_close (self->dialog);
}

/* ── the end ────────────────────────────────────────────────────────────── */

static void
show_refusal (Undo         *self,
              const GError *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("This Import Cannot Be Undone"), error->message);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, self->parent);
}

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Undo) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean done = cx_workspace_undo_import_finish (CX_WORKSPACE (source), result, &error);

  end_progress (self);
  if (done)
    {
      g_autofree char *title = g_strdup_printf (_("Import %d undone"), (int) self->import);

      cx_place_toast (self->parent, title, NULL, NULL, NULL);
      if (self->undone)
        self->undone (self->user_data);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      cx_place_toast (self->parent, _("Undo cancelled: nothing was changed"), NULL, NULL, NULL);
    }
  else
    {
      show_refusal (self, error);
    }
}

static void
start (Undo *self)
{
  self->patience = g_timeout_add (PATIENCE_MS, show_progress, self);
  cx_workspace_undo_import_async (self->workspace, self->import, on_progress, self, self->cancellable, on_undone, self);
}

/* ── the question ───────────────────────────────────────────────────────── */

static char *
describe_effect (const CxImportRow *import)
{
  g_autofree char *inserted = cx_format_number ((double) import->inserted, 0);
  g_autofree char *updated = cx_format_number ((double) import->updated, 0);
  g_autofree char *added = g_strdup_printf (ngettext ("%s record that it added goes", "%s records that it added go", import->inserted), inserted);
  g_autofree char *changed = g_strdup_printf (ngettext ("%s that it changed becomes what it was", "%s that it changed become what they were", import->updated), updated);

  if (import->inserted == 0 && import->updated == 0)
    return g_strdup (_("It changed nothing: only its entry here and the rows that it set aside go"));
  if (import->updated == 0)
    return g_steal_pointer (&added);
  if (import->inserted == 0)
    return g_strdup_printf (ngettext ("%s record that it changed becomes what it was", "%s records that it changed become what they were",
                                      import->updated), updated);
  /* Translators: what it added, what it changed */
  return g_strdup_printf (_("%s, and %s"), added, changed);
}

static char *
describe_undo (const CxImportRow *import)
{
  g_autofree char *effect = describe_effect (import);

  /* Translators: what undoing does, the name of a file */
  return g_strdup_printf (_("%s. “%s” can be imported again."), effect, import->file);
}

static void
on_answer (AdwAlertDialog *dialog,
           GAsyncResult   *result,
           gpointer        user_data)
{
  Undo *self = user_data;

  if (g_strcmp0 (adw_alert_dialog_choose_finish (dialog, result), "undo") == 0)
    start (self);
  else
    undo_free (self);
}

static void
ask_first (Undo              *self,
           const CxImportRow *import)
{
  g_autofree char *heading = g_strdup_printf (_("Undo Import %d?"), (int) self->import);
  g_autofree char *body = describe_undo (import);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "undo", _("_Undo Import"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "undo", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "undo");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, self->parent, NULL, (GAsyncReadyCallback) on_answer, self);
}

void
cx_import_undo_present (GtkWidget         *parent,
                        CxWorkspace       *workspace,
                        gint64             import,
                        const CxImportRow *ask,
                        CxImportUndoneFunc undone,
                        gpointer           user_data,
                        GDestroyNotify     destroy)
{
  Undo *self;

  g_return_if_fail (GTK_IS_WIDGET (parent) && CX_IS_WORKSPACE (workspace));

  self = g_new0 (Undo, 1);
  *self = (Undo) {
    .parent = g_object_ref (parent), .workspace = g_object_ref (workspace), .import = import,
    .cancellable = g_cancellable_new (), .undone = undone, .user_data = user_data, .destroy = destroy,
  };
  if (ask)
    ask_first (self, ask);
  else
    start (self);
}

/* ── offered by a toast ─────────────────────────────────────────────────── */

typedef struct {
  GWeakRef     parent;
  CxWorkspace *workspace;
  gint64       import;
} Offer;

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  g_weak_ref_clear (&offer->parent);
  g_object_unref (offer->workspace);
  g_free (offer);
}

static gboolean
on_offer_taken (gpointer data)
{
  Offer *offer = data;
  g_autoptr(GtkWidget) parent = g_weak_ref_get (&offer->parent);

  if (parent)
    cx_import_undo_present (parent, offer->workspace, offer->import, NULL, NULL, NULL, NULL);
  return G_SOURCE_REMOVE;
}

void
cx_import_undo_toast (GtkWidget   *parent,
                      CxWorkspace *workspace,
                      gint64       import,
                      const char  *title)
{
  Offer *offer;

  g_return_if_fail (GTK_IS_WIDGET (parent) && CX_IS_WORKSPACE (workspace) && title != NULL);

  offer = g_new0 (Offer, 1);
  g_weak_ref_init (&offer->parent, parent);
  offer->workspace = g_object_ref (workspace);
  offer->import = import;
  cx_place_toast (parent, title, on_offer_taken, offer, offer_free);
}
