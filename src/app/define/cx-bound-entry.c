/* An entry for one bound of a criterion. What cannot be read is marked, and the last value that could
 * be read stays until the focus leaves. */
#include "cx-bound-entry.h"

#include "cx-day-button.h"
#include "cx-value.h"

#include <glib/gi18n.h>
#include <math.h>

struct _CxBoundEntry {
  AdwBin         parent_instance;

  GtkEntry      *entry;
  CxDayButton   *calendar;

  CxFieldType    type;
  double         open, value;
  gboolean       updating;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CxBoundEntry, cx_bound_entry, ADW_TYPE_BIN)

static void
show_valid (CxBoundEntry *self,
            gboolean      valid)
{
  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->entry), valid ? NULL
                               : self->type == CX_FIELD_DATE ? _("This is not a date") : _("This is not a number"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

/* As wide as what stands in it, within reason. */
static void
fit_width (CxBoundEntry *self)
{
  int length = (int) g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
  int least = self->type == CX_FIELD_DATE ? 10 : 4;

  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), CLAMP (length, least, 14));
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), CLAMP (length, least, 14));
}

static void
write_value (CxBoundEntry *self)
{
  g_autofree char *text = cx_bound_write (self->value, self->type);

  self->updating = TRUE;
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
      gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
    }
  self->updating = FALSE;
  show_valid (self, TRUE);
}

static void
on_entry_changed (CxBoundEntry *self)
{
  double value;
  gboolean valid;

  fit_width (self);
  if (self->updating)
    return;
  valid = cx_bound_read (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->type, self->open, &value);
  show_valid (self, valid);
  if (!valid || value == self->value)
    return;
  self->value = value;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What could not be read gives way to the last value that could. */
static void
on_leave (CxBoundEntry *self)
{
  write_value (self);
}

static void
on_day_chosen (CxBoundEntry *self,
               const char   *day)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), day);
}

/* ── object ── */

static void
cx_bound_entry_class_init (CxBoundEntryClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", CX_TYPE_BOUND_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
cx_bound_entry_init (CxBoundEntry *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_ENTRY (gtk_entry_new ());
  self->open = self->value = INFINITY;
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "numeric");
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_entry_set_input_purpose (self->entry, GTK_INPUT_PURPOSE_NUMBER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  self->calendar = CX_DAY_BUTTON (cx_day_button_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->calendar));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_entry_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_leave), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect_swapped (self->calendar, "chosen", G_CALLBACK (on_day_chosen), self);
}

void
cx_bound_entry_set_kind (CxBoundEntry *self,
                         CxFieldType   type,
                         double        open,
                         const char   *label)
{
  gboolean date = type == CX_FIELD_DATE;

  g_return_if_fail (CX_IS_BOUND_ENTRY (self));

  self->type = type;
  if (!isfinite (self->value))
    self->value = open;
  self->open = open;
  gtk_widget_set_visible (GTK_WIDGET (self->calendar), date);
  fit_width (self);
  gtk_entry_set_input_purpose (self->entry, date ? GTK_INPUT_PURPOSE_FREE_FORM : GTK_INPUT_PURPOSE_NUMBER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
cx_bound_entry_set_value (CxBoundEntry *self,
                          double        value)
{
  g_return_if_fail (CX_IS_BOUND_ENTRY (self));

  if (value == self->value && gtk_widget_has_css_class (GTK_WIDGET (self->entry), "error") == FALSE)
    return;
  self->value = value;
  write_value (self);
}

double
cx_bound_entry_get_value (CxBoundEntry *self)
{
  g_return_val_if_fail (CX_IS_BOUND_ENTRY (self), NAN);

  return self->value;
}
