/* The pointer on the bullseye: what lies under it, the tooltip that names it, and clicks. */
#include "cx-bullseye-private.h"

#include "cx-fit-words.h"

#define TOOLTIP_BELOW 16

/* From a point of the widget to one of the image, from the middle of the rings. */
static void
to_middle (CxBullseye *self,
           double     *x,
           double     *y)
{
  double middle_x, middle_y, scale;

  cx_bullseye_get_middle (self, &middle_x, &middle_y, &scale);
  *x = (*x - middle_x) / scale;
  *y = (*y - middle_y) / scale;
}

int
cx_bullseye_find_account (CxBullseye *self,
                          double      x,
                          double      y)
{
  int mark;

  if (self->image == NULL)
    return -1;
  to_middle (self, &x, &y);
  mark = cx_rings_find (self->image->rings, x, y);
  return mark < 0 ? -1 : (int) g_array_index (self->image->rings->marks, CxRingsMark, mark).account;
}

/* A sector by its name, a ring by its part of the axis, or where both meet; FALSE beyond all of them. */
static gboolean
find_region (CxBullseye *self,
             double      x,
             double      y,
             int        *tier,
             int        *sector)
{
  if (self->image == NULL)
    return FALSE;
  to_middle (self, &x, &y);
  *tier = -1;
  *sector = cx_rings_drawing_find_name (self->image->drawing, x + self->image->drawing->x, y + self->image->drawing->y);
  if (*sector >= 0)
    return TRUE;
  *tier = cx_rings_find_ring (self->image->rings, x, y, sector);
  return *tier >= 0;
}

/* ── hover ────────────────────────────────────────────────────────────── */

static void
fill_tooltip (CxBullseye *self)
{
  CxFitPicture *picture = self->image->picture;
  CxColumns *columns = cx_snapshot_get_columns (picture->question->snapshot);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  if (self->hovered >= 0)
    {
      title = g_strdup (cx_columns_get_name (columns, self->hovered));
      text = cx_fit_describe_account (picture, self->hovered);
    }
  else
    {
      const CxRingsCell *cell = &g_array_index (self->image->rings->cells, CxRingsCell, self->hovered_cell);
      CxFitRegion region = CX_FIT_EVERYWHERE;

      region.tier = cx_rings_find_ring (self->image->rings, cell->x, cell->y, &region.sector);
      title = cx_fit_count_accounts (cell->accounts);
      text = cx_fit_describe_region (picture, region);
    }
  gtk_label_set_label (GTK_LABEL (self->tooltip_title), title);
  gtk_label_set_label (GTK_LABEL (self->tooltip_text), text);
}

static void
set_hovered (CxBullseye *self,
             int         row,
             int         cell)
{
  if (self->hovered == row && self->hovered_cell == cell)
    return;
  self->hovered = row;
  self->hovered_cell = cell;
  gtk_widget_set_visible (self->tooltip, row >= 0 || cell >= 0);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), row >= 0 ? "pointer" : NULL);
  if (row >= 0 || cell >= 0)
    fill_tooltip (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_motion (CxBullseye *self,
           double      x,
           double      y)
{
  int row = cx_bullseye_find_account (self, x, y), cell = -1;

  self->pointer_x = x;
  self->pointer_y = y;
  if (self->started)
    return;
  if (row < 0 && self->image != NULL && self->image->rings->cells->len > 0)
    {
      to_middle (self, &x, &y);
      cell = cx_rings_find_cell (self->image->rings, x, y);
    }
  set_hovered (self, row, cell);
}

static void
on_leave (CxBullseye *self)
{
  set_hovered (self, -1, -1);
}

static gboolean
get_tooltip_point (CxBullseye *self,
                   double     *x,
                   double     *y)
{
  if (self->image == NULL)
    return FALSE;
  if (self->hovered >= 0)
    {
      CxRingsMark mark = cx_bullseye_image_place (self->image, self->hovered);

      *x = mark.x, *y = mark.y;
      return TRUE;
    }
  if (self->hovered_cell >= 0)
    {
      const CxRingsCell *cell = &g_array_index (self->image->rings->cells, CxRingsCell, self->hovered_cell);

      *x = cell->x, *y = cell->y;
      return TRUE;
    }
  return FALSE;
}

/* Below what it names, above where there is no room, never beyond the edge. */
void
cx_bullseye_allocate_tooltip (CxBullseye *self,
                              int         width,
                              int         height)
{
  GtkRequisition size;
  double x, y, middle_x, middle_y, scale, left, top;

  if (!gtk_widget_get_visible (self->tooltip) || !get_tooltip_point (self, &x, &y))
    return;
  cx_bullseye_get_middle (self, &middle_x, &middle_y, &scale);
  x = middle_x + x * scale;
  y = middle_y + y * scale;
  gtk_widget_get_preferred_size (self->tooltip, NULL, &size);
  left = x - size.width / 2.0;
  top = y + TOOLTIP_BELOW;
  if (top + size.height > height)
    top = y - TOOLTIP_BELOW - size.height;
  left = CLAMP (left, 0, MAX (0, width - size.width));
  gtk_widget_allocate (self->tooltip, MIN (size.width, width), size.height, -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (left, MAX (0, top))));
}

void
cx_bullseye_update_hover (CxBullseye *self)
{
  set_hovered (self, -1, -1);
}

void
cx_bullseye_point_at (CxBullseye *self,
                      int         row)
{
  set_hovered (self, row, -1);
}

/* ── clicks ───────────────────────────────────────────────────────────── */

static void
click_region (CxBullseye *self,
              double      x,
              double      y)
{
  int tier, sector;

  if (!find_region (self, x, y, &tier, &sector)
      || (!self->region.moved && !self->region.boxed && self->region.tier == tier && self->region.sector == sector))
    cx_bullseye_emit_region (self, -1, -1);
  else
    cx_bullseye_emit_region (self, tier, sector);
}

/* Nearer to what was clicked twice; from beyond the rings, back to all of them. */
static void
zoom_to (CxBullseye *self,
         double      x,
         double      y)
{
  CxFitRegion region = CX_FIT_EVERYWHERE;

  if (!find_region (self, x, y, &region.tier, &region.sector))
    {
      cx_bullseye_show_all (self);
      return;
    }
  cx_bullseye_emit_region (self, region.tier, region.sector);
  cx_bullseye_show_region (self, region);
}

static void
on_released (CxBullseye *self,
             int         n_press,
             double      x,
             double      y)
{
  int row = cx_bullseye_find_account (self, x, y);

  if (self->image == NULL)
    return;
  if (row < 0 && n_press == 2)
    zoom_to (self, x, y);
  else if (row < 0)
    click_region (self, x, y);
  else if (n_press == 1)
    cx_bullseye_emit_account (self, row);
  else if (n_press == 2)
    cx_bullseye_emit_open (self, row);
}

static void
open_menu (CxBullseye *self,
           double      x,
           double      y)
{
  int row = cx_bullseye_find_account (self, x, y);

  if (row >= 0)
    cx_bullseye_emit_menu (self, (guint) row);
}

static void
on_secondary_pressed (CxBullseye *self,
                      int         n_press,
                      double      x,
                      double      y)
{
  open_menu (self, x, y);
}

static GtkWidget *
make_tooltip_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

void
cx_bullseye_init_pointer (CxBullseye *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new (), *menu = gtk_gesture_click_new (), *touch = gtk_gesture_long_press_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (menu, "pressed", G_CALLBACK (on_secondary_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (touch), TRUE);
  g_signal_connect_swapped (touch, "pressed", G_CALLBACK (open_menu), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (touch));

  self->tooltip = g_object_new (GTK_TYPE_BOX, "css-name", "tooltip", "orientation", GTK_ORIENTATION_VERTICAL,
                                "visible", FALSE, "can-target", FALSE, "accessible-role", GTK_ACCESSIBLE_ROLE_TOOLTIP,
                                NULL);
  gtk_widget_add_css_class (self->tooltip, "background");
  self->tooltip_title = make_tooltip_label ("heading");
  self->tooltip_text = make_tooltip_label ("numeric");
  gtk_box_append (GTK_BOX (self->tooltip), self->tooltip_title);
  gtk_box_append (GTK_BOX (self->tooltip), self->tooltip_text);
  gtk_widget_set_parent (self->tooltip, GTK_WIDGET (self));
}
