/* Asks for a deal that was declined, or taken anyway. Knows no accounts. */
#include "cx-said-no-dialog.h"

#include "cx-value.h"

#include <glib/gi18n.h>
#include <math.h>

struct _CxSaidNoDialog {
  AdwDialog parent_instance;

  char           *currency;
  GtkWidget      *record_button;
  GtkLabel       *about_label;
  GtkCheckButton *declined_check, *taken_check;
  GtkEditable    *amount_row, *reason_row, *author_row;
};

G_DEFINE_FINAL_TYPE (CxSaidNoDialog, cx_said_no_dialog, ADW_TYPE_DIALOG)

enum { ANSWERED, N_SIGNALS };
static guint signals[N_SIGNALS];

static char *
text_of (GtkEditable *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (row)));
}

/* Blank is not known; what the text names goes before the workspace's currency. */
static gboolean
read_amount (CxSaidNoDialog *self,
             double         *amount,
             char            named[4])
{
  g_autofree char *text = text_of (self->amount_row);

  *amount = NAN;
  named[0] = '\0';
  return *text == '\0' || (cx_number_parse (text, amount, named) && isfinite (*amount) && *amount >= 0);
}

static void
on_changed (CxSaidNoDialog *self)
{
  g_autofree char *reason = text_of (self->reason_row);
  g_autofree char *author = text_of (self->author_row);
  double amount;
  char named[4];
  gboolean readable = read_amount (self, &amount, named);

  if (readable)
    gtk_widget_remove_css_class (GTK_WIDGET (self->amount_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->amount_row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->amount_row), GTK_ACCESSIBLE_STATE_INVALID,
                               readable ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->amount_row), readable ? NULL : _("Write an amount like 40000 or €40,000"));
  gtk_widget_set_sensitive (self->record_button, readable && *reason != '\0' && *author != '\0');
}

static void
on_cancel (CxSaidNoDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_record (CxSaidNoDialog *self)
{
  g_autofree char *reason = text_of (self->reason_row);
  g_autofree char *author = text_of (self->author_row);
  CxSaidNo said = { .reason = reason, .author = author, .taken = gtk_check_button_get_active (self->taken_check) };
  char named[4];

  if (!read_amount (self, &said.amount, named))
    return;
  if (!isnan (said.amount))
    said.currency = *named != '\0' ? named : self->currency;
  g_signal_emit (self, signals[ANSWERED], 0, &said);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
cx_said_no_dialog_dispose (GObject *object)
{
  CxSaidNoDialog *self = CX_SAID_NO_DIALOG (object);

  g_clear_pointer (&self->currency, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_SAID_NO_DIALOG);
  G_OBJECT_CLASS (cx_said_no_dialog_parent_class)->dispose (object);
}

static void
cx_said_no_dialog_class_init (CxSaidNoDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_said_no_dialog_dispose;
  signals[ANSWERED] = g_signal_new ("answered", CX_TYPE_SAID_NO_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                    G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-said-no-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CxSaidNoDialog, record_button);
  gtk_widget_class_bind_template_child (widget_class, CxSaidNoDialog, about_label);
  gtk_widget_class_bind_template_child (widget_class, CxSaidNoDialog, declined_check);
  gtk_widget_class_bind_template_child (widget_class, CxSaidNoDialog, taken_check);
  gtk_widget_class_bind_template_child (widget_class, CxSaidNoDialog, amount_row);
  gtk_widget_class_bind_template_child (widget_class, CxSaidNoDialog, reason_row);
  gtk_widget_class_bind_template_child (widget_class, CxSaidNoDialog, author_row);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_record);
}

static void
cx_said_no_dialog_init (CxSaidNoDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
cx_said_no_dialog_new (const char *about,
                       const char *currency,
                       const char *author)
{
  CxSaidNoDialog *self = g_object_new (CX_TYPE_SAID_NO_DIALOG, NULL);

  g_return_val_if_fail (about != NULL, ADW_DIALOG (self));

  self->currency = g_strdup (currency);
  gtk_label_set_text (self->about_label, about);
  if (currency != NULL)
    {
      /* Translators: %s is a currency, e.g. "EUR" */
      g_autofree char *title = g_strdup_printf (_("Amount in %s"), currency);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->amount_row), title);
    }
  gtk_editable_set_text (self->author_row, author ? author : "");
  return ADW_DIALOG (self);
}
