/* Asks for one name. */
#include "cx-name-dialog.h"

#include <glib/gi18n.h>

typedef struct {
  AdwEntryRow *entry;
  CxNameFunc   func;
  gpointer     user_data;
} Question;

static char *
trimmed (AdwEntryRow *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
on_changed (AdwEntryRow    *entry,
            AdwAlertDialog *dialog)
{
  g_autofree char *name = trimmed (entry);

  adw_alert_dialog_set_response_enabled (dialog, "answer", *name != '\0');
}

static void
on_response (AdwAlertDialog *dialog,
             const char     *response,
             gpointer        user_data)
{
  Question *question = user_data;
  g_autofree char *name = trimmed (question->entry);

  if (g_str_equal (response, "answer") && *name)
    question->func (name, question->user_data);
}

static void
question_free (gpointer  data,
               GClosure *closure)
{
  g_free (data);
}

void
cx_name_dialog_present (GtkWidget  *parent,
                        const char *heading,
                        const char *body,
                        const char *field,
                        const char *name,
                        const char *answer,
                        CxNameFunc  func,
                        gpointer    user_data)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));
  GtkWidget *list = gtk_list_box_new (), *entry = adw_entry_row_new ();
  Question *question = g_new (Question, 1);

  *question = (Question) { ADW_ENTRY_ROW (entry), func, user_data };
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), field);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  adw_alert_dialog_set_extra_child (dialog, list);
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "answer", answer, NULL);
  adw_alert_dialog_set_response_appearance (dialog, "answer", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "answer");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_set_response_enabled (dialog, "answer", FALSE);
  g_signal_connect (entry, "changed", G_CALLBACK (on_changed), dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, question_free, 0);
  if (name != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), name);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
  adw_dialog_set_focus (ADW_DIALOG (dialog), entry);
}
