/* A button that opens a calendar. Knows nothing of what the day is for. */
#include "cx-day-button.h"

#include <glib/gi18n.h>
#include <math.h>

struct _CxDayButton {
  AdwBin         parent_instance;

  GtkMenuButton *button;
  GtkCalendar   *calendar;
  double         day;
  gboolean       updating;
};

enum {
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CxDayButton, cx_day_button, ADW_TYPE_BIN)

static void
on_shown (CxDayButton *self)
{
  g_autoptr(GDateTime) date =
    isfinite (self->day) ? g_date_time_new_from_unix_utc ((gint64) self->day * 86400) : g_date_time_new_now_local ();

  self->updating = TRUE;
  if (date)
    gtk_calendar_select_day (self->calendar, date);
  self->updating = FALSE;
}

static void
on_day_selected (CxDayButton *self)
{
  g_autoptr(GDateTime) date = NULL;
  g_autofree char *text = NULL;

  if (self->updating)
    return;
  date = gtk_calendar_get_date (self->calendar);
  text = g_date_time_format (date, "%Y-%m-%d");
  g_signal_emit (self, signals[CHOSEN], 0, text);
}

/* A calendar is many widgets, and most are never opened. */
static void
make_calendar (GtkMenuButton *button,
               gpointer       data)
{
  CxDayButton *self = data;
  GtkWidget *popover;

  if (self->calendar != NULL)
    return;
  popover = gtk_popover_new ();
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
  g_signal_connect_swapped (popover, "show", G_CALLBACK (on_shown), self);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (on_day_selected), self);
  gtk_menu_button_set_popover (button, popover);
}

static void
cx_day_button_class_init (CxDayButtonClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", CX_TYPE_DAY_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING);
}

static void
cx_day_button_init (CxDayButton *self)
{
  self->day = NAN;
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_create_popup_func (self->button, make_calendar, self, NULL);
  gtk_menu_button_set_icon_name (self->button, "x-office-calendar-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _("Choose a Day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choose a day"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

GtkWidget *
cx_day_button_new (void)
{
  return g_object_new (CX_TYPE_DAY_BUTTON, NULL);
}

void
cx_day_button_set_day (CxDayButton *self,
                       double       day)
{
  g_return_if_fail (CX_IS_DAY_BUTTON (self));

  self->day = day;
}
