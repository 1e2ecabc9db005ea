/* Asks to which stage an account came, and on which day. */
#include "cx-move-dialog.h"

#include "cx-account-data.h"
#include "cx-board-move.h"
#include "cx-format.h"

#include <glib/gi18n.h>

struct _CxMoveDialog {
  AdwDialog       parent_instance;

  CxJourneyPlace *place;
  CxSnapshot     *snapshot;
  guint           account;
  GArray         *stages;     /* (element-type guint8): that can be chosen */

  GtkLabel       *about;
  AdwComboRow    *stage;
  GtkCalendar    *calendar;
  GtkLabel       *problem;
};

G_DEFINE_FINAL_TYPE (CxMoveDialog, cx_move_dialog, ADW_TYPE_DIALOG)

static gint32
chosen_day (CxMoveDialog *self)
{
  g_autoptr(GDateTime) date = gtk_calendar_get_date (self->calendar);
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) g_date_time_get_day_of_month (date), (GDateMonth) g_date_time_get_month (date),
                  (GDateYear) g_date_time_get_year (date));
  /* Julian day 1 of GLib is 0001-01-01. */
  return (gint32) g_date_get_julian (&day) - 719163;
}

static void
on_day (CxMoveDialog *self)
{
  gint32 day, newest;
  g_autofree char *problem = NULL;

  if (self->snapshot == NULL)
    return;
  day = chosen_day (self);
  newest = cx_journey_get_newest_day (cx_snapshot_get_journey (self->snapshot), self->account);
  if (day > cx_snapshot_get_day (self->snapshot))
    problem = g_strdup (_("This day has not come yet"));
  else if (day < newest)
    {
      g_autofree char *text = cx_format_day (newest, cx_snapshot_get_day (self->snapshot));

      /* Translators: a day */
      problem = g_strdup_printf (_("Its newest stage is of %s: choose that day or a later one"), text);
    }
  gtk_label_set_label (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "move.move", problem == NULL);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CxMoveDialog *self = CX_MOVE_DIALOG (widget);
  CxWorkspace *workspace = cx_place_get_workspace (CX_PLACE (self->place));
  gint64 id = cx_columns_get_id (cx_snapshot_get_columns (self->snapshot), self->account);
  guint8 stage = g_array_index (self->stages, guint8, adw_combo_row_get_selected (self->stage));
  guint account;

  adw_dialog_close (ADW_DIALOG (self));
  if (workspace != NULL && cx_account_find_id (cx_snapshot_get_columns (cx_workspace_get_snapshot (workspace)), id, &account))
    cx_board_move (self->place, account, stage, chosen_day (self));
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
fill_stages (CxMoveDialog *self)
{
  CxJourney *journey = cx_snapshot_get_journey (self->snapshot);
  guint8 current = cx_journey_get_current (journey, self->account);
  guint n = cx_journey_get_n_stages (journey), next = 0;
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i <= n; i++)
    {
      guint8 stage = i == n ? CX_NO_STAGE : (guint8) i;

      if (stage == current)
        continue;
      if (current != CX_NO_STAGE && stage == current + 1)
        next = self->stages->len;
      gtk_string_list_append (list, i == n ? _("No Stage") : cx_journey_get_stage (journey, i)->label);
      g_array_append_val (self->stages, stage);
    }
  adw_combo_row_set_model (self->stage, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->stage, next);
}

static void
cx_move_dialog_dispose (GObject *object)
{
  CxMoveDialog *self = CX_MOVE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_MOVE_DIALOG);
  g_clear_pointer (&self->stages, g_array_unref);
  g_clear_pointer (&self->snapshot, cx_snapshot_unref);
  g_clear_object (&self->place);
  G_OBJECT_CLASS (cx_move_dialog_parent_class)->dispose (object);
}

static void
cx_move_dialog_class_init (CxMoveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_move_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-move-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CxMoveDialog, about);
  gtk_widget_class_bind_template_child (widget_class, CxMoveDialog, stage);
  gtk_widget_class_bind_template_child (widget_class, CxMoveDialog, calendar);
  gtk_widget_class_bind_template_child (widget_class, CxMoveDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_day);
  gtk_widget_class_install_action (widget_class, "move.move", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "move.cancel", NULL, cancel_action);
}

static void
cx_move_dialog_init (CxMoveDialog *self)
{
  self->stages = g_array_new (FALSE, FALSE, sizeof (guint8));
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
cx_move_dialog_new (CxJourneyPlace *place,
                    guint           account)
{
  CxMoveDialog *self = g_object_new (CX_TYPE_MOVE_DIALOG, NULL);

  self->place = g_object_ref (place);
  self->snapshot = cx_snapshot_ref (cx_workspace_get_snapshot (cx_place_get_workspace (CX_PLACE (place))));
  self->account = account;
  gtk_label_set_label (self->about, cx_columns_get_name (cx_snapshot_get_columns (self->snapshot), account));
  fill_stages (self);
  cx_move_dialog_set_day (self, cx_snapshot_get_day (self->snapshot));
  return ADW_DIALOG (self);
}

void
cx_move_dialog_set_day (CxMoveDialog *self,
                        gint32        day)
{
  g_autoptr(GDateTime) date = NULL;

  g_return_if_fail (CX_IS_MOVE_DIALOG (self));

  date = g_date_time_new_from_unix_utc ((gint64) day * 86400);
  gtk_calendar_select_day (self->calendar, date);
  on_day (self);
}
