/* One account as a card of the board. */
#include "cx-board-card.h"

#include "cx-board-face.h"
#include "cx-glyphs.h"

#include <glib/gi18n.h>

#define GLYPH 15
#define BAR 44

struct _CxBoardCard {
  GtkWidget    parent_instance;

  CxBoardItem *item;
  CxBoardFace  face;
  GtkWidget   *glyph, *bar;
  GtkWidget   *menu;      /* made when first asked for */
};

G_DEFINE_FINAL_TYPE (CxBoardCard, cx_board_card, GTK_TYPE_WIDGET)

static int
fit_start (void)
{
  return CX_BOARD_FACE_PADDING + GLYPH + 7;
}

static int
bar_start (CxBoardCard *self)
{
  return fit_start () + cx_board_face_fit_width (&self->face, GTK_WIDGET (self), self->item) + 7;
}

/* ── the menu ───────────────────────────────────────────────────────────── */

static GMenuModel *
make_menu (CxBoardCard *self)
{
  CxJourney *journey = cx_snapshot_get_journey (cx_board_item_get_snapshot (self->item));
  guint8 current = cx_board_item_get_stage_index (self->item);
  g_autoptr(GMenu) menu = g_menu_new (), open = g_menu_new (), stages = g_menu_new (), on = g_menu_new ();

  g_menu_append (open, _("_Open Account"), "card.open");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (open));
  for (guint stage = 0; stage <= cx_journey_get_n_stages (journey); stage++)
    {
      gboolean none = stage == cx_journey_get_n_stages (journey);
      g_autofree char *action = g_strdup_printf ("card.move-to(uint32 %u)", none ? CX_NO_STAGE : stage);

      if (current != (none ? CX_NO_STAGE : stage))
        g_menu_append (stages, none ? _("No Stage") : cx_journey_get_stage (journey, stage)->label, action);
    }
  g_menu_append_section (menu, _("Move To"), G_MENU_MODEL (stages));
  g_menu_append (on, _("Move on a _Day…"), "card.move-on-day");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (on));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
open_menu_at (CxBoardCard        *self,
              const GdkRectangle *place)
{
  g_autoptr(GMenuModel) menu = NULL;

  if (self->item == NULL)
    return;
  menu = make_menu (self);
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (menu);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static GdkRectangle
dots_of (CxBoardCard *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  return (GdkRectangle) { rtl ? 0 : width - CX_BOARD_FACE_DOTS, 0, CX_BOARD_FACE_DOTS,
                          CX_BOARD_FACE_MARGIN * 2 + cx_board_face_line_height (GTK_WIDGET (self)) };
}

void
cx_board_card_open_menu (CxBoardCard *self)
{
  GdkRectangle dots;

  g_return_if_fail (CX_IS_BOARD_CARD (self));

  dots = dots_of (self);
  open_menu_at (self, &dots);
}

static void
secondary_pressed (GtkGestureClick *click,
                   int              n_press,
                   double           x,
                   double           y,
                   CxBoardCard     *self)
{
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu_at (self, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

/* A press on the dots must not open the account. */
static void
primary_pressed (GtkGestureClick *click,
                 int              n_press,
                 double           x,
                 double           y,
                 CxBoardCard     *self)
{
  GdkRectangle dots = dots_of (self);

  if (!gdk_rectangle_contains_point (&dots, (int) x, (int) y))
    {
      gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  cx_board_card_open_menu (self);
}

/* ── moving and opening ─────────────────────────────────────────────────── */

static void
move_to (CxBoardCard *self,
         guint32      stage)
{
  if (self->item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "journey.move", "(xu)", cx_board_item_get_id (self->item), stage);
}

static void
activate_move_to (GtkWidget  *widget,
                  const char *name,
                  GVariant   *stage)
{
  move_to (CX_BOARD_CARD (widget), g_variant_get_uint32 (stage));
}

static void
activate_move_on_day (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  CxBoardCard *self = CX_BOARD_CARD (widget);

  if (self->item != NULL)
    gtk_widget_activate_action (widget, "journey.move-on-day", "x", cx_board_item_get_id (self->item));
}

static void
activate_step (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  cx_board_card_step (CX_BOARD_CARD (widget), g_str_equal (name, "card.next-stage") ? 1 : -1);
}

static void
activate_open (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  CxBoardCard *self = CX_BOARD_CARD (widget);

  if (self->item != NULL)
    gtk_widget_activate_action (widget, "win.show-account", "s",
                                cx_columns_get_key (cx_board_item_get_columns (self->item), cx_board_item_get_entry (self->item)->account));
}

static void
activate_menu (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  cx_board_card_open_menu (CX_BOARD_CARD (widget));
}

void
cx_board_card_step (CxBoardCard *self,
                    int          by)
{
  int stage, n_stages;

  g_return_if_fail (CX_IS_BOARD_CARD (self));

  if (self->item == NULL)
    return;
  n_stages = (int) cx_journey_get_n_stages (cx_snapshot_get_journey (cx_board_item_get_snapshot (self->item)));
  stage = cx_board_item_get_stage_index (self->item);
  /* Accounts in no stage stand behind the last one. */
  if (stage == CX_NO_STAGE)
    stage = n_stages;
  stage += by;
  if (stage >= 0 && stage <= n_stages)
    move_to (self, stage == n_stages ? CX_NO_STAGE : (guint32) stage);
}

static GdkContentProvider *
prepare_drag (GtkDragSource *source,
              double         x,
              double         y,
              CxBoardCard   *self)
{
  g_autoptr(GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  if (self->item == NULL)
    return NULL;
  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (CX_TYPE_BOARD_ITEM, self->item);
}

/* ── the widget ─────────────────────────────────────────────────────────── */

static void
cx_board_card_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = 120;
      return;
    }
  *minimum = *natural = 2 * CX_BOARD_FACE_MARGIN + 3 * cx_board_face_line_height (widget) + 2 * CX_BOARD_FACE_GAP;
}

static void
place_child (CxBoardCard *self,
             GtkWidget   *child,
             int          start,
             int          width)
{
  int line = cx_board_face_line_height (GTK_WIDGET (self)), height, all = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  gtk_widget_size_allocate (child,
                            &(GtkAllocation) { rtl ? all - start - width : start,
                                               CX_BOARD_FACE_MARGIN + line + CX_BOARD_FACE_GAP + (line - height) / 2,
                                               width, height }, -1);
}

static void
cx_board_card_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  CxBoardCard *self = CX_BOARD_CARD (widget);

  if (self->item != NULL)
    {
      place_child (self, self->glyph, CX_BOARD_FACE_PADDING, GLYPH);
      place_child (self, self->bar, bar_start (self), BAR);
    }
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
cx_board_card_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  CxBoardCard *self = CX_BOARD_CARD (widget);

  if (self->item == NULL)
    return;
  cx_board_face_append (&self->face, widget, snapshot, self->item, fit_start (), bar_start (self) + BAR);
  GTK_WIDGET_CLASS (cx_board_card_parent_class)->snapshot (widget, snapshot);
}

static void
cx_board_card_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  cx_board_face_clear (&CX_BOARD_CARD (widget)->face);
  GTK_WIDGET_CLASS (cx_board_card_parent_class)->css_changed (widget, change);
}

static void
cx_board_card_dispose (GObject *object)
{
  CxBoardCard *self = CX_BOARD_CARD (object);

  g_clear_object (&self->item);
  cx_board_face_clear (&self->face);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->glyph, gtk_widget_unparent);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  G_OBJECT_CLASS (cx_board_card_parent_class)->dispose (object);
}

static void
cx_board_card_class_init (CxBoardCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_board_card_dispose;
  widget_class->measure = cx_board_card_measure;
  widget_class->size_allocate = cx_board_card_size_allocate;
  widget_class->snapshot = cx_board_card_snapshot;
  widget_class->css_changed = cx_board_card_css_changed;
  gtk_widget_class_set_css_name (widget_class, "boardcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
  gtk_widget_class_install_action (widget_class, "card.open", NULL, activate_open);
  gtk_widget_class_install_action (widget_class, "card.menu", NULL, activate_menu);
  gtk_widget_class_install_action (widget_class, "card.next-stage", NULL, activate_step);
  gtk_widget_class_install_action (widget_class, "card.previous-stage", NULL, activate_step);
  gtk_widget_class_install_action (widget_class, "card.move-to", "u", activate_move_to);
  gtk_widget_class_install_action (widget_class, "card.move-on-day", NULL, activate_move_on_day);
}

static void
cx_board_card_init (CxBoardCard *self)
{
  GtkGesture *secondary = gtk_gesture_click_new (), *primary = gtk_gesture_click_new ();
  GtkDragSource *drag = gtk_drag_source_new ();

  self->glyph = cx_tier_glyph_new (CX_TIER_OUTSIDE);
  g_object_set (self->glyph, "size", GLYPH, NULL);
  self->bar = cx_fit_bar_new ();
  gtk_widget_set_parent (self->glyph, GTK_WIDGET (self));
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  /* The row's name says what these draw. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->glyph), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
  g_signal_connect (primary, "pressed", G_CALLBACK (primary_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (primary));
  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect (drag, "prepare", G_CALLBACK (prepare_drag), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

GtkWidget *
cx_board_card_new (void)
{
  return g_object_new (CX_TYPE_BOARD_CARD, NULL);
}

CxBoardItem *
cx_board_card_get_item (CxBoardCard *self)
{
  g_return_val_if_fail (CX_IS_BOARD_CARD (self), NULL);

  return self->item;
}

void
cx_board_card_set_item (CxBoardCard *self,
                        CxBoardItem *item)
{
  static const double default_thresholds[] = { 75, 50, 25 };
  const double *thresholds;

  g_return_if_fail (CX_IS_BOARD_CARD (self));

  if (!g_set_object (&self->item, item))
    return;
  cx_board_face_clear (&self->face);
  if (item != NULL)
    {
      const CxFit *fit = &cx_board_item_get_entry (item)->fit;

      thresholds = cx_board_item_get_thresholds (item);
      cx_tier_glyph_set_tier (CX_TIER_GLYPH (self->glyph), fit->tier);
      cx_fit_bar_set_fit (CX_FIT_BAR (self->bar), fit, thresholds ? thresholds : default_thresholds);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
