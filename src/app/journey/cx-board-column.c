/* One stage of the board: its two names, what it adds up to, and its accounts as cards. */
#include "cx-board-column.h"

#include "cx-account-data.h"
#include "cx-board-card.h"
#include "cx-format.h"
#include "cx-glyphs.h"

#include <glib/gi18n.h>

struct _CxBoardColumn {
  GtkBox       parent_instance;

  guint8       index;
  CxBoardList *accounts;

  GtkWidget   *glyph;
  GtkLabel    *label;
  GtkWidget   *customer_icon;
  GtkLabel    *customer;
  GtkLabel    *count;
  GtkWidget   *bar;
  GtkLabel    *best;
  GtkLabel    *sum;
  GtkLabel    *days;
  char        *team;
  GtkWidget   *well;
  GtkListView *list;
  GtkWidget   *nothing;
};

G_DEFINE_FINAL_TYPE (CxBoardColumn, cx_board_column, GTK_TYPE_BOX)

/* ── cards ──────────────────────────────────────────────────────────────── */

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *row,
          CxBoardColumn            *self)
{
  gtk_list_item_set_child (row, cx_board_card_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *row,
         CxBoardColumn            *self)
{
  CxBoardItem *item = gtk_list_item_get_item (row);
  g_autofree char *name = cx_board_item_describe (item);

  cx_board_card_set_item (CX_BOARD_CARD (gtk_list_item_get_child (row)), item);
  gtk_list_item_set_accessible_label (row, name);
  gtk_list_item_set_accessible_description (row, _("Shift+Alt+Left and Shift+Alt+Right move it to another stage"));
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *row,
           CxBoardColumn            *self)
{
  cx_board_card_set_item (CX_BOARD_CARD (gtk_list_item_get_child (row)), NULL);
}

static void
on_activate (CxBoardColumn *self,
             guint          position)
{
  g_autoptr(CxBoardItem) item = g_list_model_get_item (G_LIST_MODEL (self->accounts), position);

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-account", "s",
                                cx_columns_get_key (cx_board_item_get_columns (item), cx_board_item_get_entry (item)->account));
}

/* The row that has the focus holds the card. */
static CxBoardCard *
find_focused_card (CxBoardColumn *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  GtkWidget *card = row ? gtk_widget_get_first_child (row) : NULL;

  return CX_IS_BOARD_CARD (card) ? CX_BOARD_CARD (card) : NULL;
}

static gboolean
on_step (GtkWidget *widget,
         GVariant  *by,
         gpointer   data)
{
  CxBoardCard *card = find_focused_card (CX_BOARD_COLUMN (widget));
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  if (card == NULL)
    return GDK_EVENT_PROPAGATE;
  cx_board_card_step (card, rtl ? -g_variant_get_int32 (by) : g_variant_get_int32 (by));
  return GDK_EVENT_STOP;
}

static gboolean
on_menu_key (GtkWidget *widget,
             GVariant  *parameter,
             gpointer   data)
{
  CxBoardCard *card = find_focused_card (CX_BOARD_COLUMN (widget));

  if (card == NULL)
    return GDK_EVENT_PROPAGATE;
  cx_board_card_open_menu (card);
  return GDK_EVENT_STOP;
}

/* ── dropping ───────────────────────────────────────────────────────────── */

static GdkDragAction
on_drag_enter (GtkDropTarget *target,
               double         x,
               double         y,
               CxBoardColumn *self)
{
  gtk_widget_add_css_class (self->well, "drop");
  return GDK_ACTION_MOVE;
}

static void
on_drag_leave (GtkDropTarget *target,
               CxBoardColumn *self)
{
  gtk_widget_remove_css_class (self->well, "drop");
}

static gboolean
on_drop (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         CxBoardColumn *self)
{
  CxBoardItem *item = g_value_get_object (value);

  gtk_widget_remove_css_class (self->well, "drop");
  if (item == NULL || cx_board_item_get_stage_index (item) == self->index)
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (self), "journey.move", "(xu)", cx_board_item_get_id (item), (guint32) self->index);
}

/* ── the column ─────────────────────────────────────────────────────────── */

static void
cx_board_column_dispose (GObject *object)
{
  CxBoardColumn *self = CX_BOARD_COLUMN (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_BOARD_COLUMN);
  g_clear_object (&self->accounts);
  g_clear_pointer (&self->team, g_free);
  G_OBJECT_CLASS (cx_board_column_parent_class)->dispose (object);
}

/* Only those with Shift are told of: GNOME and others keep Ctrl+Alt for their workspaces. */
static void
add_shortcuts (GtkWidgetClass *widget_class)
{
  static const GdkModifierType modifiers[] = { GDK_CONTROL_MASK | GDK_ALT_MASK, GDK_SHIFT_MASK | GDK_ALT_MASK };

  for (guint i = 0; i < G_N_ELEMENTS (modifiers); i++)
    {
      gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, modifiers[i], on_step, "i", -1);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Left, modifiers[i], on_step, "i", -1);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, modifiers[i], on_step, "i", 1);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Right, modifiers[i], on_step, "i", 1);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_key, NULL);
}

static void
cx_board_column_class_init (CxBoardColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CX_TYPE_STAGE_GLYPH);
  g_type_ensure (CX_TYPE_TIER_BAR);
  G_OBJECT_CLASS (klass)->dispose = cx_board_column_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-board-column.ui");
  gtk_widget_class_bind_template_child (widget_class, CxBoardColumn, glyph);
  gtk_widget_class_bind_template_child (widget_class, CxBoardColumn, label);
  gtk_widget_class_bind_template_child (widget_class, CxBoardColumn, customer_icon);
  gtk_widget_class_bind_template_child (widget_class, CxBoardColumn, customer);
  gtk_widget_class_bind_template_child (widget_class, CxBoardColumn, count);
  gtk_widget_class_bind_template_child (widget_class, CxBoardColumn, bar);
  gtk_widget_class_bind_template_child (widget_class, CxBoardColumn, days);
  gtk_widget_class_bind_template_child (widget_class, CxBoardColumn, best);
  gtk_widget_class_bind_template_child (widget_class, CxBoardColumn, sum);
  gtk_widget_class_bind_template_child (widget_class, CxBoardColumn, well);
  gtk_widget_class_bind_template_child (widget_class, CxBoardColumn, list);
  gtk_widget_class_bind_template_child (widget_class, CxBoardColumn, nothing);
  add_shortcuts (widget_class);
}

static void
add_cards (CxBoardColumn *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  gtk_list_view_set_factory (self->list, factory);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (on_activate), self);
}

static void
add_drop_target (CxBoardColumn *self)
{
  GtkDropTarget *target = gtk_drop_target_new (CX_TYPE_BOARD_ITEM, GDK_ACTION_MOVE);

  g_signal_connect (target, "enter", G_CALLBACK (on_drag_enter), self);
  g_signal_connect (target, "leave", G_CALLBACK (on_drag_leave), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
cx_board_column_init (CxBoardColumn *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_cards (self);
  add_drop_target (self);
}

GtkWidget *
cx_board_column_new (guint8         index,
                     const CxStage *stage)
{
  CxBoardColumn *self = g_object_new (CX_TYPE_BOARD_COLUMN, NULL);
  const char *label = stage ? stage->label : _("No stage");
  g_autoptr(GtkSelectionModel) model = NULL;

  self->index = index;
  self->team = g_strdup (stage ? stage->team : "");
  self->accounts = cx_board_list_new (index);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->accounts))));
  gtk_list_view_set_model (self->list, model);
  gtk_widget_set_visible (self->glyph, stage != NULL);
  gtk_label_set_label (self->label, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), label);
  gtk_widget_set_visible (self->customer_icon, stage != NULL);
  gtk_label_set_label (self->customer, stage ? stage->customer : _("Partners, lost, undecided"));
  if (stage == NULL)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->customer), _("Accounts whose value means no stage, or that have none"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

static void
describe (CxBoardColumn *self,
          guint          accounts,
          guint          best)
{
  g_autofree char *all = cx_format_number (accounts, 0), *first = cx_format_number (best, 0);
  g_autofree char *name = g_strdup_printf (ngettext ("%s, %s account, %s in tier 1–2", "%s, %s accounts, %s in tier 1–2", accounts),
                                           gtk_label_get_label (self->label), all, first);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* A stage of whose accounts no first day is known says so by a dash, so that the cards of all columns begin at one line. */
static void
show_days (CxBoardColumn      *self,
           const CxBoardStage *stage)
{
  double median = cx_round_days (stage->median_days);
  g_autofree char *number = cx_format_number (median, 0);
  g_autofree char *dated = cx_format_number (stage->n_dated, 0), *all = cx_format_number (stage->entries->len, 0);
  g_autofree char *days = stage->n_dated > 0 ?
    /* Translators: for how many days half of the accounts have been at a stage */
    g_strdup_printf (ngettext ("Median %s day in stage", "Median %s days in stage", (gulong) median), number) :
    g_strdup ("–");
  g_autofree char *about = g_strdup_printf (_("Since when is known of %s of %s"), dated, all);
  g_autofree char *spoken = g_strdup_printf ("%s. %s", self->team, stage->n_dated > 0 ? days : _("Days in stage are not known"));

  gtk_label_set_label (self->days, days);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->days), about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, *self->team ? spoken : days, -1);
}

void
cx_board_column_show (CxBoardColumn       *self,
                      const CxBoardAnswer *answer)
{
  const CxBoardStage *stage = &answer->stages[self->index == CX_NO_STAGE ? answer->n_stages : self->index];
  const CxColumn *money = cx_account_money (cx_snapshot_get_columns (answer->snapshot));
  g_autofree char *count = cx_format_number (stage->entries->len, 0);
  guint best = stage->tiers[1] + stage->tiers[2];
  g_autofree char *number = cx_format_number (best, 0);
  g_autofree char *share = g_strdup_printf (_("%s in tier 1–2"), number);
  g_autofree char *sum = stage->n_summed > 0 ? cx_format_money (stage->sum, money->field->unit, TRUE) : g_strdup ("");

  g_return_if_fail (CX_IS_BOARD_COLUMN (self));

  cx_stage_glyph_set_stage (CX_STAGE_GLYPH (self->glyph), cx_journey_get_mark (cx_snapshot_get_journey (answer->snapshot), self->index));
  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->best, share);
  gtk_label_set_label (self->sum, sum);
  if (stage->n_summed > 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->sum), money->field->label);
  cx_tier_bar_set_counts (CX_TIER_BAR (self->bar), stage->tiers);
  gtk_widget_set_visible (self->nothing, stage->entries->len == 0);
  show_days (self, stage);
  describe (self, stage->entries->len, best);
}

void
cx_board_column_fill (CxBoardColumn       *self,
                      const CxBoardAnswer *answer)
{
  g_return_if_fail (CX_IS_BOARD_COLUMN (self));

  cx_board_list_show (self->accounts, answer);
}

gboolean
cx_board_column_focus (CxBoardColumn *self,
                       gint64         id)
{
  guint position;

  g_return_val_if_fail (CX_IS_BOARD_COLUMN (self), FALSE);

  position = cx_board_list_find (self->accounts, id);
  if (position == G_MAXUINT)
    return FALSE;
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  return TRUE;
}
