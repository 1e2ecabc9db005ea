/* The part of a receipt about what people decided whatever the score. */
#include "cx-receipt-overrides.h"

#include "cx-format.h"
#include "cx-glyphs.h"

#include <glib/gi18n.h>
#include <math.h>

static GtkWidget *
row_new (const char *icon,
         const char *title,
         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new (), *image = gtk_image_new_from_icon_name (icon);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_margin_top (image, 15);
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  return row;
}

static void
add_button (GtkWidget  *row,
            const char *icon,
            const char *label,
            const char *action,
            GVariant   *target)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (target != NULL)
    gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
pin_row_new (const CxPin *pin,
             guint8       scored,
             gint32       today)
{
  g_autofree char *day = cx_format_day (pin->day, today);
  g_autofree char *author = cx_format_isolate (pin->author);
  g_autofree char *reason = cx_format_isolate (pin->reason);
  /* Translators: %1$s is a tier ("Tier 1"), %2$s a person, %3$s a day */
  g_autofree char *title = g_strdup_printf (_("Pinned to %1$s by %2$s on %3$s"), cx_tier_label (pin->tier), author, day);
  /* Translators: %1$s is why somebody pinned the tier, %2$s a tier ("Tier 2") */
  g_autofree char *subtitle = g_strdup_printf (_("“%1$s”\nThe score says %2$s"), reason, cx_tier_label (scored));
  GtkWidget *row = row_new ("cx-pin-symbolic", title, subtitle);

  add_button (row, "edit-delete-symbolic", _("Lift Pin"), "receipt.lift-pin", NULL);
  return row;
}

static char *
said_title (const CxSaidNo *said)
{
  g_autofree char *amount = isnan (said->amount) ? NULL : cx_format_money (said->amount, said->currency, FALSE);

  if (amount == NULL)
    return g_strdup (said->taken ? _("Taken anyway") : _("Declined"));
  /* Translators: %s is an amount: a deal of that amount was declined, or taken although it is outside */
  return g_strdup_printf (said->taken ? _("Taken anyway: %s") : _("Declined: %s"), amount);
}

static GtkWidget *
said_row_new (const CxSaidNo *said,
              gint32          today)
{
  g_autofree char *day = cx_format_day (said->day, today);
  g_autofree char *author = cx_format_isolate (said->author);
  g_autofree char *reason = cx_format_isolate (said->reason);
  g_autofree char *title = said_title (said);
  /* Translators: %1$s is why a deal was declined, %2$s a person, %3$s a day */
  g_autofree char *subtitle = g_strdup_printf (_("“%1$s”\n%2$s, %3$s"), reason, author, day);
  GtkWidget *row = row_new (said->taken ? "dialog-warning-symbolic" : "action-unavailable-symbolic", title, subtitle);

  add_button (row, "edit-delete-symbolic", _("Remove"), "receipt.unsay-no", g_variant_new_int64 (said->id));
  return row;
}

void
cx_receipt_overrides_fill (GtkListBox *list,
                           CxSnapshot *snapshot,
                           int         profile,
                           guint       account)
{
  CxTiering *tiering = cx_snapshot_get_tiering (snapshot);
  CxSaidNos *said_nos = cx_snapshot_get_said_nos (snapshot);
  gint32 today = cx_snapshot_get_day (snapshot);
  const CxPin *pin = cx_tiering_get_pin (tiering, account);
  guint first, n = cx_said_nos_find (said_nos, account, &first);

  gtk_list_box_remove_all (list);
  if (pin != NULL)
    gtk_list_box_append (list, pin_row_new (pin, cx_tiering_get_scored_fit (tiering, profile, account)->tier, today));
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (list, said_row_new (cx_said_nos_get (said_nos, first + i), today));
  gtk_widget_set_visible (GTK_WIDGET (list), pin != NULL || n > 0);
}
