/* Asks from when to when. Knows nothing of what the period is for. */
#include "cx-period-dialog.h"

#include "cx-day-button.h"
#include "cx-format.h"
#include "cx-value.h"

#include <glib/gi18n.h>
#include <math.h>

typedef struct {
  AdwAlertDialog *dialog;
  GtkEditable    *from, *to;
  GtkLabel       *read;
  CxPeriodFunc    func;
  gpointer        user_data;
} Question;

/* Returns: whether what stands there is a day, or nothing */
static gboolean
read_day (GtkEditable *entry,
          gint32       open,
          gint32      *day)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  *day = open;
  return text[0] == '\0' || cx_date_parse (text, cx_date_order_of_locale (), day);
}

static gboolean
read_period (const Question *question,
             gint32         *from,
             gint32         *to)
{
  gboolean has_from = read_day (question->from, G_MININT32, from), has_to = read_day (question->to, G_MAXINT32, to);

  return has_from && has_to && *from <= *to;
}

static void
mark (GtkEditable *entry,
      gboolean     wrong)
{
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* The month by its name: whether 1/2 was read as a day of January or of February is seen. */
static void
show_read (Question *question,
           gint32    from,
           gint32    to)
{
  g_autofree char *words = cx_format_period (from, to, 0);

  gtk_label_set_label (question->read, words);
}

static void
on_changed (Question *question)
{
  gint32 from, to;
  gboolean good = read_period (question, &from, &to);
  gboolean from_is_read = read_day (question->from, G_MININT32, &from), to_is_read = read_day (question->to, G_MAXINT32, &to);

  mark (question->from, !from_is_read);
  mark (question->to, !to_is_read || (from_is_read && from > to));
  adw_alert_dialog_set_response_enabled (question->dialog, "answer", good);
  if (good)
    show_read (question, from, to);
  else
    gtk_label_set_label (question->read, _("Write days like 2026-01-31, the earlier first."));
}

static void
on_response (AdwAlertDialog *dialog,
             const char     *response,
             gpointer        user_data)
{
  Question *question = user_data;
  gint32 from, to;

  if (g_str_equal (response, "answer") && read_period (question, &from, &to))
    question->func (from, to, question->user_data);
}

static void
on_chosen (GtkEditable *entry,
           const char  *day)
{
  gtk_editable_set_text (entry, day);
}

static GtkEditable *
add_row (Question   *question,
         GtkWidget  *list,
         const char *title,
         gint32      day,
         gboolean    open)
{
  GtkWidget *row = adw_entry_row_new (), *button = cx_day_button_new ();
  g_autofree char *text = open ? g_strdup ("") : cx_date_format (day);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "numeric");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  cx_day_button_set_day (CX_DAY_BUTTON (button), open ? NAN : day);
  g_signal_connect_object (button, "chosen", G_CALLBACK (on_chosen), row, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_changed), question);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, question->read, NULL, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return GTK_EDITABLE (row);
}

static void
question_free (gpointer  data,
               GClosure *closure)
{
  g_free (data);
}

void
cx_period_dialog_present (GtkWidget   *parent,
                          gint32       from,
                          gint32       to,
                          CxPeriodFunc func,
                          gpointer     user_data)
{
  Question *question = g_new (Question, 1);
  GtkWidget *list = gtk_list_box_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *read = gtk_label_new (NULL);

  *question = (Question) { .func = func, .user_data = user_data, .read = GTK_LABEL (read) };
  question->dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("First Seen"),
                                                             _("Only accounts whose first event lies in these days. An empty day leaves "
                                                               "the period open.")));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  question->from = add_row (question, list, _("From, such as 2026-01-01"), from, from == G_MININT32);
  question->to = add_row (question, list, _("To, such as 2026-03-31"), to, to == G_MAXINT32);
  gtk_label_set_wrap (question->read, TRUE);
  gtk_widget_add_css_class (read, "dimmed");
  show_read (question, from, to);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), read);
  adw_alert_dialog_set_extra_child (question->dialog, box);
  adw_alert_dialog_add_responses (question->dialog, "cancel", _("_Cancel"), "answer", _("_Show"), NULL);
  adw_alert_dialog_set_response_appearance (question->dialog, "answer", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (question->dialog, "answer");
  adw_alert_dialog_set_close_response (question->dialog, "cancel");
  g_signal_connect_data (question->dialog, "response", G_CALLBACK (on_response), question, question_free, 0);
  adw_dialog_present (ADW_DIALOG (question->dialog), parent);
  adw_dialog_set_focus (ADW_DIALOG (question->dialog), GTK_WIDGET (question->from));
}
