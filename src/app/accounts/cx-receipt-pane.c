/* The receipt of one account. */
#include "cx-receipt-pane.h"

#include "cx-account-data.h"
#include "cx-format.h"
#include "cx-glyphs.h"
#include "cx-override-actions.h"
#include "cx-place.h"
#include "cx-receipt-list.h"
#include "cx-receipt-overrides.h"
#include "cx-receipt-records.h"
#include "cx-receipt-text.h"
#include "cx-value.h"
#include "cx-workspace-records.h"

#include <glib/gi18n.h>

struct _CxReceiptPane {
  AdwBin parent_instance;

  CxWorkspace *workspace;
  CxSnapshot  *snapshot;   /* what is on screen */
  int          profile;    /* as asked for */
  int          picked;     /* by the person, or -1 */
  gint64       account;    /* id */
  guint        row;        /* in snapshot */

  GtkWidget     *header;
  GtkScrolledWindow *scroller;
  GtkLabel      *name;
  GtkLabel      *place;
  GtkMenuButton *profile_button;
  GtkWidget     *verdict;
  CxTierGlyph   *glyph;
  GtkLabel      *tier;
  GtkLabel      *fit;
  GtkLabel      *segment;
  CxFitBar      *bar;
  GtkBox        *notes;
  GtkListBox    *overrides;
  GtkListBox    *criteria;
  GtkBox        *sentences;
  AdwWrapBox    *stages;
  AdwExpanderRow *circle, *deals, *usage;
  GPtrArray     *circle_rows, *deal_rows, *usage_rows;
  GCancellable  *reading;   /* of the records of the account, or NULL */
  AdwExpanderRow *fields;
  GPtrArray     *field_rows;
  GtkMenuButton *move_button;
};

G_DEFINE_FINAL_TYPE (CxReceiptPane, cx_receipt_pane, ADW_TYPE_BIN)

enum { CLOSE, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ── moving a stage ──────────────────────────────────────────────────────── */

/* A move on its way, and what its Undo needs. */
typedef struct {
  CxReceiptPane *pane;
  CxWorkspace   *workspace;
  gint64         account;
  char          *said;
} Move;

static void
move_free (gpointer data)
{
  Move *self = data;

  g_object_unref (self->pane);
  g_object_unref (self->workspace);
  g_free (self->said);
  g_free (self);
}

static void
on_unmoved (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(CxReceiptPane) pane = data;
  g_autoptr(GError) error = NULL;

  if (!cx_workspace_unmove_finish (CX_WORKSPACE (source), result, &error))
    cx_place_toast_error (GTK_WIDGET (pane), error);
}

static gboolean
undo_move (gpointer data)
{
  Move *move = data;
  guint row;

  if (cx_account_find_id (cx_snapshot_get_columns (cx_workspace_get_snapshot (move->workspace)), move->account, &row))
    cx_workspace_unmove_async (move->workspace, row, on_unmoved, g_object_ref (move->pane));
  return G_SOURCE_REMOVE;
}

static void
on_moved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Move *move = data;
  g_autoptr(GError) error = NULL;

  if (cx_workspace_move_finish (CX_WORKSPACE (source), result, &error))
    {
      cx_place_toast_done (GTK_WIDGET (move->pane), move->said, undo_move, move, move_free);
      return;
    }
  cx_place_toast_error (GTK_WIDGET (move->pane), error);
  move_free (move);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *code)
{
  CxReceiptPane *self = CX_RECEIPT_PANE (widget);
  CxJourney *journey = self->snapshot != NULL ? cx_snapshot_get_journey (self->snapshot) : NULL;
  int stage = journey != NULL ? cx_journey_find_stage (journey, g_variant_get_string (code, NULL)) : -1;
  g_autofree char *account = NULL;
  Move *move;

  if (stage < 0 || stage == cx_journey_get_current (journey, self->row))
    return;
  account = cx_format_isolate (gtk_label_get_text (self->name));
  move = g_new0 (Move, 1);
  move->pane = g_object_ref (self);
  move->workspace = g_object_ref (self->workspace);
  move->account = self->account;
  /* Translators: %1$s is an account, %2$s a stage */
  move->said = g_strdup_printf (_("%1$s moved to %2$s"), account, cx_journey_get_stage (journey, stage)->code);
  cx_workspace_move_async (self->workspace, self->row, stage, cx_date_today (), on_moved, move);
}

static void
update_moves (CxReceiptPane *self)
{
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), cx_receipt_moves_new (self->snapshot, self->row));
  gtk_menu_button_set_popover (self->move_button, popover);
}

/* ── pins, and what is said no to ────────────────────────────────────────── */

static GArray *
this_account (CxReceiptPane *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (rows, self->row);
  return rows;
}

static void
pin_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  CxReceiptPane *self = CX_RECEIPT_PANE (widget);
  g_autoptr(GArray) rows = this_account (self);

  if (self->snapshot != NULL)
    cx_override_pin (widget, self->workspace, self->snapshot, rows);
}

static void
lift_pin_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  CxReceiptPane *self = CX_RECEIPT_PANE (widget);
  g_autoptr(GArray) rows = this_account (self);

  if (self->snapshot != NULL)
    cx_override_lift (widget, self->workspace, self->snapshot, rows);
}

static void
say_no_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  CxReceiptPane *self = CX_RECEIPT_PANE (widget);

  if (self->snapshot != NULL)
    cx_override_say_no (widget, self->workspace, self->snapshot, self->row);
}

static void
unsay_no_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *id)
{
  CxReceiptPane *self = CX_RECEIPT_PANE (widget);
  CxSaidNos *said_nos = self->snapshot != NULL ? cx_snapshot_get_said_nos (self->snapshot) : NULL;
  guint first, n = said_nos != NULL ? cx_said_nos_find (said_nos, self->row, &first) : 0;

  for (guint i = 0; i < n; i++)
    if (cx_said_nos_get (said_nos, first + i)->id == g_variant_get_int64 (id))
      cx_override_unsay_no (widget, self->workspace, cx_said_nos_get (said_nos, first + i));
}

/* ── what is shown ───────────────────────────────────────────────────────── */

static int
shown_profile (CxReceiptPane *self)
{
  CxTiering *tiering = cx_snapshot_get_tiering (self->snapshot);
  int n = cx_tiering_get_n_profiles (tiering);

  if (self->picked >= 0 && self->picked < n)
    return self->picked;
  if (self->profile >= 0 && self->profile < n)
    return self->profile;
  return cx_tiering_get_segment (tiering, self->row);
}

static char *
profile_label (CxTiering *tiering,
               guint      profile,
               int        segment)
{
  const CxRanked *ranked = cx_tiering_get_profile (tiering, profile);
  g_autofree char *name = cx_format_isolate (cx_profile_get_name (ranked->draft));

  if ((int) profile == segment)
    /* Translators: rank and name of the profile that gives an account its tier: its segment */
    return g_strdup_printf (_("%d · %s (its segment)"), ranked->rank, name);
  return g_strdup_printf ("%d · %s", ranked->rank, name);
}

static void
update_profile_menu (CxReceiptPane *self)
{
  CxTiering *tiering = cx_snapshot_get_tiering (self->snapshot);
  guint n = cx_tiering_get_n_profiles (tiering);
  int segment = cx_tiering_get_segment (tiering, self->row);
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) section = g_menu_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = profile_label (tiering, i, segment);
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "receipt.profile", "i", (int) i);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, _("Receipt Under"), G_MENU_MODEL (section));
  gtk_menu_button_set_menu_model (self->profile_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->profile_button), n > 1);
}

static void
update_head (CxReceiptPane *self)
{
  CxColumns *columns = cx_snapshot_get_columns (self->snapshot);
  g_autofree char *place = cx_account_place (columns, self->row);

  gtk_label_set_text (self->name, cx_columns_get_name (columns, self->row));
  gtk_label_set_text (self->place, place);
  gtk_widget_set_visible (GTK_WIDGET (self->place), place[0] != '\0');
}

/* Says so when another profile gives the account its tier in the workspace. */
static void
update_segment (CxReceiptPane *self,
                int            profile)
{
  CxTiering *tiering = cx_snapshot_get_tiering (self->snapshot);
  int segment = cx_tiering_get_segment (tiering, self->row);
  guint8 tier = cx_tiering_get_fit (tiering, self->row)->tier;

  gtk_widget_set_visible (GTK_WIDGET (self->segment), segment >= 0 && segment != profile && tier != CX_TIER_OUTSIDE);
  if (gtk_widget_get_visible (GTK_WIDGET (self->segment)))
    {
      g_autofree char *name = cx_format_isolate (cx_profile_get_name (cx_tiering_get_profile (tiering, segment)->draft));
      /* Translators: %1$s is a tier ("Tier 1"), %2$s a profile */
      g_autofree char *text = g_strdup_printf (_("%1$s under %2$s"), cx_tier_label (tier), name);

      gtk_label_set_text (self->segment, text);
    }
}

/* @shown: what the receipt comes to, and the tier that a person pinned. */
static void
update_fit (CxReceiptPane   *self,
            const CxReceipt *receipt,
            const CxFit     *shown,
            const double    *thresholds)
{
  g_autofree char *low = cx_format_fit (receipt->fit.low);
  g_autofree char *high = cx_format_fit (receipt->fit.high);
  guint8 number = shown->tier;
  g_autofree char *tier = NULL;
  g_autofree char *fit = NULL;

  cx_tier_glyph_set_tier (self->glyph, number);
  tier = number == CX_TIER_OUTSIDE ? g_strdup (cx_tier_label (number))
                                   : g_strdup_printf ("%s · %s", cx_tier_label (number), cx_tier_name (number));
  gtk_label_set_text (self->tier, tier);
  if (receipt->fit.high > receipt->fit.low)
    /* Translators: a fit of 0 to 100, and what it is at most */
    fit = g_strdup_printf (_("Fit <b>%s</b>, at most %s when all is known"), low, high);
  else
    fit = g_strdup_printf (_("Fit <b>%s</b>"), low);
  gtk_label_set_markup (self->fit, fit);
  cx_fit_bar_set_fit (self->bar, &receipt->fit, thresholds);
}

static void
update_criteria (CxReceiptPane *self)
{
  int profile = shown_profile (self);
  CxEvaluation *evaluation;
  g_autoptr(CxReceipt) receipt = NULL;
  const CxFit *shown;

  cx_receipt_overrides_fill (self->overrides, self->snapshot, profile, self->row);
  gtk_widget_set_visible (self->verdict, profile >= 0);
  if (profile < 0)
    return;
  evaluation = cx_tiering_get_profile (cx_snapshot_get_tiering (self->snapshot), profile)->evaluation;
  receipt = cx_receipt_new (evaluation, self->row);
  shown = cx_tiering_get_fit_under (cx_snapshot_get_tiering (self->snapshot), profile, self->row);
  update_fit (self, receipt, shown, cx_profile_get_thresholds (cx_evaluation_get_profile (evaluation)));
  update_segment (self, profile);
  cx_receipt_notes_fill (self->notes, shown);
  cx_receipt_list_fill (self->criteria, receipt, self->snapshot, self->row);
  cx_receipt_sentences_fill (self->sentences, receipt, self->snapshot);
  /* A tier that is pinned does not hang on verdicts. */
  if (cx_tiering_get_pin (cx_snapshot_get_tiering (self->snapshot), self->row) != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->sentences), FALSE);
}

static void
update_fields (CxReceiptPane *self)
{
  for (guint i = 0; i < self->field_rows->len; i++)
    adw_expander_row_remove (self->fields, g_ptr_array_index (self->field_rows, i));
  g_ptr_array_set_size (self->field_rows, 0);
  if (self->snapshot == NULL || !adw_expander_row_get_expanded (self->fields))
    return;
  g_ptr_array_unref (self->field_rows);
  self->field_rows = cx_receipt_fields_new (self->snapshot, self->row);
  for (guint i = 0; i < self->field_rows->len; i++)
    adw_expander_row_add_row (self->fields, g_ptr_array_index (self->field_rows, i));
}

/* ── contacts, deals and usage ───────────────────────────────────────────── */

static void
clear_records (CxReceiptPane *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  cx_receipt_records_clear (self->circle, self->circle_rows);
  cx_receipt_records_clear (self->deals, self->deal_rows);
  cx_receipt_records_clear (self->usage, self->usage_rows);
}

/* The draft of the profile that the receipt is under. */
static CxProfile *
find_profile (CxReceiptPane *self)
{
  int profile = shown_profile (self);

  return profile < 0 ? NULL : cx_tiering_get_profile (cx_snapshot_get_tiering (self->snapshot), profile)->draft;
}

static void
on_records (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(CxReceiptPane) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CxAccountRecords) records = cx_workspace_records_finish (CX_WORKSPACE (source), result, &error);
  gint32 day;

  /* Cancelled: another account is on screen, or none. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  if (records == NULL)
    {
      cx_place_toast_error (GTK_WIDGET (self), error);
      return;
    }
  if (self->snapshot == NULL)
    return;
  day = cx_snapshot_get_day (self->snapshot);
  cx_receipt_list_show_sources (self->criteria, records->sources, self->snapshot);
  cx_receipt_circle_fill (self->circle, self->circle_rows, records->people, find_profile (self), day);
  cx_receipt_deals_fill (self->deals, self->deal_rows, records->deals, day);
  cx_receipt_usage_fill (self->usage, self->usage_rows, records->usage, day);
}

static void
read_records (CxReceiptPane *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->snapshot == NULL)
    return;
  self->reading = g_cancellable_new ();
  cx_workspace_records_async (self->workspace, self->account, self->reading, on_records, g_object_ref (self));
}

static void
update (CxReceiptPane *self)
{
  CxSnapshot *snapshot = self->workspace != NULL ? cx_workspace_get_snapshot (self->workspace) : NULL;

  g_clear_pointer (&self->snapshot, cx_snapshot_unref);
  if (snapshot != NULL && self->account >= 0 &&
      cx_account_find_id (cx_snapshot_get_columns (snapshot), self->account, &self->row))
    self->snapshot = cx_snapshot_ref (snapshot);
  if (self->snapshot != NULL)
    {
      update_head (self);
      update_profile_menu (self);
      update_criteria (self);
      cx_receipt_stages_fill (self->stages, self->snapshot, self->row);
      update_moves (self);
      read_records (self);
    }
  else
    clear_records (self);
  update_fields (self);
}

static void
profile_action (GtkWidget  *widget,
                const char *name,
                GVariant   *profile)
{
  CxReceiptPane *self = CX_RECEIPT_PANE (widget);

  self->picked = g_variant_get_int32 (profile);
  update (self);
}

static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  g_signal_emit (widget, signals[CLOSE], 0);
}

static void
cx_receipt_pane_dispose (GObject *object)
{
  CxReceiptPane *self = CX_RECEIPT_PANE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->snapshot, cx_snapshot_unref);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_RECEIPT_PANE);
  G_OBJECT_CLASS (cx_receipt_pane_parent_class)->dispose (object);
}

static void
cx_receipt_pane_finalize (GObject *object)
{
  CxReceiptPane *self = CX_RECEIPT_PANE (object);

  g_ptr_array_unref (self->field_rows);
  g_ptr_array_unref (self->circle_rows);
  g_ptr_array_unref (self->deal_rows);
  g_ptr_array_unref (self->usage_rows);
  G_OBJECT_CLASS (cx_receipt_pane_parent_class)->finalize (object);
}

static void
cx_receipt_pane_class_init (CxReceiptPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_receipt_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = cx_receipt_pane_finalize;
  signals[CLOSE] = g_signal_new ("close", CX_TYPE_RECEIPT_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CX_TYPE_TIER_GLYPH);
  g_type_ensure (CX_TYPE_FIT_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-receipt-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CxReceiptPane, header);
  gtk_widget_class_bind_template_child (widget_class, CxReceiptPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, CxReceiptPane, name);
  gtk_widget_class_bind_template_child (widget_class, CxReceiptPane, place);
  gtk_widget_class_bind_template_child (widget_class, CxReceiptPane, profile_button);
  gtk_widget_class_bind_template_child (widget_class, CxReceiptPane, verdict);
  gtk_widget_class_bind_template_child (widget_class, CxReceiptPane, glyph);
  gtk_widget_class_bind_template_child (widget_class, CxReceiptPane, tier);
  gtk_widget_class_bind_template_child (widget_class, CxReceiptPane, fit);
  gtk_widget_class_bind_template_child (widget_class, CxReceiptPane, segment);
  gtk_widget_class_bind_template_child (widget_class, CxReceiptPane, bar);
  gtk_widget_class_bind_template_child (widget_class, CxReceiptPane, notes);
  gtk_widget_class_bind_template_child (widget_class, CxReceiptPane, overrides);
  gtk_widget_class_bind_template_child (widget_class, CxReceiptPane, criteria);
  gtk_widget_class_bind_template_child (widget_class, CxReceiptPane, sentences);
  gtk_widget_class_bind_template_child (widget_class, CxReceiptPane, stages);
  gtk_widget_class_bind_template_child (widget_class, CxReceiptPane, circle);
  gtk_widget_class_bind_template_child (widget_class, CxReceiptPane, deals);
  gtk_widget_class_bind_template_child (widget_class, CxReceiptPane, usage);
  gtk_widget_class_bind_template_child (widget_class, CxReceiptPane, fields);
  gtk_widget_class_bind_template_child (widget_class, CxReceiptPane, move_button);
  gtk_widget_class_install_action (widget_class, "receipt.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "receipt.move", "s", move_action);
  gtk_widget_class_install_action (widget_class, "receipt.pin", NULL, pin_action);
  gtk_widget_class_install_action (widget_class, "receipt.lift-pin", NULL, lift_pin_action);
  gtk_widget_class_install_action (widget_class, "receipt.say-no", NULL, say_no_action);
  gtk_widget_class_install_action (widget_class, "receipt.unsay-no", "x", unsay_no_action);
  gtk_widget_class_install_action (widget_class, "receipt.profile", "i", profile_action);
}

static void
cx_receipt_pane_init (CxReceiptPane *self)
{
  self->account = self->profile = self->picked = -1;
  self->field_rows = g_ptr_array_new ();
  self->circle_rows = g_ptr_array_new ();
  self->deal_rows = g_ptr_array_new ();
  self->usage_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->fields, "notify::expanded", G_CALLBACK (update_fields), self, G_CONNECT_SWAPPED);
}

void
cx_receipt_pane_show (CxReceiptPane *self,
                      CxWorkspace   *workspace,
                      int            profile,
                      gint64         account)
{
  gboolean other = account != self->account;

  g_return_if_fail (CX_IS_RECEIPT_PANE (self));

  if (workspace != self->workspace && self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  if (g_set_object (&self->workspace, workspace) && workspace != NULL)
    g_signal_connect_object (workspace, "notify::snapshot", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  if (profile != self->profile)
    self->picked = -1;
  self->profile = profile;
  self->account = account;
  if (other)
    clear_records (self);
  update (self);
  if (other)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

void
cx_receipt_pane_set_compact (CxReceiptPane *self,
                             gboolean       compact)
{
  g_return_if_fail (CX_IS_RECEIPT_PANE (self));

  gtk_widget_set_visible (self->header, !compact);
}
