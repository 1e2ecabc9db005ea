/* The dialog that asks for the name of a criterion. */
#include "cx-criterion-rename.h"

#include <glib/gi18n.h>

typedef struct {
  GtkEditable   *entry;
  CxRenamedFunc  renamed;
  gpointer       user_data;
  GDestroyNotify destroy;
} Question;

static void
question_free (Question *self)
{
  if (self->destroy)
    self->destroy (self->user_data);
  g_free (self);
}

static void
on_response (AdwAlertDialog *dialog,
             const char     *response,
             Question       *question)
{
  g_autofree char *label = g_strstrip (g_strdup (gtk_editable_get_text (question->entry)));

  if (g_str_equal (response, "automatic"))
    question->renamed ("", question->user_data);
  else if (g_str_equal (response, "rename"))
    question->renamed (label, question->user_data);
}

void
cx_criterion_rename (GtkWidget      *parent,
                     const char     *label,
                     gboolean        named,
                     CxRenamedFunc   renamed,
                     gpointer        user_data,
                     GDestroyNotify  destroy)
{
  AdwDialog *alert = adw_alert_dialog_new (_("Rename Criterion"), _("As the page and the receipts call it"));
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (alert);
  GtkWidget *entry = gtk_entry_new ();
  Question *question = g_new0 (Question, 1);

  question->entry = GTK_EDITABLE (entry);
  question->renamed = renamed;
  question->user_data = user_data;
  question->destroy = destroy;
  gtk_editable_set_text (GTK_EDITABLE (entry), label);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name"), -1);
  adw_alert_dialog_set_extra_child (dialog, entry);
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), NULL);
  if (named)
    adw_alert_dialog_add_responses (dialog, "automatic", _("_Use Its Words"), NULL);
  adw_alert_dialog_add_responses (dialog, "rename", _("_Rename"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "rename", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "rename");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, (GClosureNotify) question_free, 0);
  adw_dialog_present (alert, parent);
  gtk_widget_grab_focus (entry);
}
