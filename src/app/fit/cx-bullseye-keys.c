/* The keyboard on the bullseye. It stands on a ring, on a sector of a ring, or on an account of that
 * sector; each is an accessible child. Arrows move, Enter chooses and goes one step in, Escape one
 * step out. A density has no accounts to stand on: the list beside has them. */
#include "cx-bullseye-private.h"

#include "cx-bullseye-spot.h"
#include "cx-fit-words.h"

#include <glib/gi18n.h>
#include <math.h>

/* Outwards, as the keys Up and Down walk. */
static const guint8 outwards[CX_N_TIERS] = { 1, 2, 3, 0 };

static int
get_n_sectors (CxBullseye *self)
{
  return self->sectors->len / CX_N_TIERS;
}

static GtkWidget *
get_sector_spot (CxBullseye *self,
                 int         tier,
                 int         sector)
{
  return g_ptr_array_index (self->sectors, tier * get_n_sectors (self) + sector);
}

static CxBullseyeSpot *
get_focused_spot (CxBullseye *self)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self));

  return focused && CX_IS_BULLSEYE_SPOT (focused) ? CX_BULLSEYE_SPOT (focused) : NULL;
}

/* ── the accessible children ──────────────────────────────────────────── */

static GtkWidget *
add_spot (CxBullseye *self,
          int         tier,
          int         sector)
{
  GtkWidget *spot = cx_bullseye_spot_new (tier, sector);

  gtk_widget_set_parent (spot, GTK_WIDGET (self));
  g_signal_connect_swapped (spot, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), self);
  return spot;
}

static void
make_sectors (CxBullseye *self,
              guint       n)
{
  if (self->sectors->len == n * CX_N_TIERS)
    return;
  while (self->sectors->len > 0)
    gtk_widget_unparent (g_ptr_array_steal_index (self->sectors, self->sectors->len - 1));
  for (guint tier = 0; tier < CX_N_TIERS; tier++)
    for (guint sector = 0; sector < n; sector++)
      g_ptr_array_add (self->sectors, add_spot (self, tier, sector));
}

static void
name_walker (CxBullseye *self)
{
  CxFitPicture *picture = self->image->picture;
  guint row = g_array_index (self->walk, guint, self->walk_at);
  g_autofree char *text = cx_fit_describe_account (picture, row);
  /* Translators: "Grünfels Distribution: Tier 2, fit 56, account 3 of 35" */
  g_autofree char *name = g_strdup_printf (_("%s: %s, account %u of %u"),
                                           cx_columns_get_name (cx_snapshot_get_columns (picture->question->snapshot), row),
                                           text, self->walk_at + 1, self->walk->len);

  cx_bullseye_spot_set_name (CX_BULLSEYE_SPOT (self->walker), name);
}

void
cx_bullseye_update_spots (CxBullseye *self)
{
  CxFitPicture *picture = self->image ? self->image->picture : NULL;
  g_autofree char *name = NULL;

  if (gtk_widget_has_focus (self->walker))
    gtk_widget_grab_focus (self->rings[1]);
  g_array_set_size (self->walk, 0);
  gtk_widget_set_visible (self->walker, FALSE);
  make_sectors (self, picture ? picture->n_sectors : 0);
  if (picture == NULL)
    return;
  name = cx_fit_describe_picture (picture);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (guint tier = 0; tier < CX_N_TIERS; tier++)
    {
      g_autofree char *ring = cx_fit_describe_ring (picture, tier);

      cx_bullseye_spot_set_name (CX_BULLSEYE_SPOT (self->rings[tier]), ring);
      for (guint sector = 0; sector < picture->n_sectors; sector++)
        {
          g_autofree char *part = cx_fit_describe_sector (picture, tier, sector);

          cx_bullseye_spot_set_name (CX_BULLSEYE_SPOT (get_sector_spot (self, tier, sector)), part);
        }
    }
}

static void
allocate_square (GtkWidget *spot,
                 double     x,
                 double     y,
                 double     half)
{
  int minimum;

  if (!gtk_widget_get_visible (spot))
    return;
  gtk_widget_measure (spot, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (spot, GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_allocate (spot, ceil (2 * half), ceil (2 * half), -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (x - half, y - half)));
}

static void
allocate_ring (CxBullseye *self,
               int         tier,
               double      x,
               double      y,
               double      scale)
{
  const CxRings *rings = self->image ? self->image->rings : NULL;
  double inner = 0, outer = 1;

  if (rings)
    cx_rings_get_edges (rings, tier, &inner, &outer);
  allocate_square (self->rings[tier], x, y, outer * scale);
  for (int sector = 0; sector < get_n_sectors (self); sector++)
    {
      double radians = (rings->sectors[sector].start + rings->sectors[sector].end) / 2 * G_PI / 180;
      double radius = (inner + outer) / 2 * scale;

      allocate_square (get_sector_spot (self, tier, sector), x + radius * cos (radians), y - radius * sin (radians), 12);
    }
}

static void
allocate_walker (CxBullseye *self,
                 double      x,
                 double      y,
                 double      scale)
{
  CxRingsMark mark;

  if (self->walk->len == 0)
    return;
  mark = cx_bullseye_image_place (self->image, g_array_index (self->walk, guint, self->walk_at));
  allocate_square (self->walker, x + mark.x * scale, y + mark.y * scale, mark.radius + 4);
}

void
cx_bullseye_allocate_spots (CxBullseye *self)
{
  double x, y, scale;

  cx_bullseye_get_middle (self, &x, &y, &scale);
  for (int tier = 0; tier < CX_N_TIERS; tier++)
    allocate_ring (self, tier, x, y, scale);
  allocate_walker (self, x, y, scale);
}

gboolean
cx_bullseye_get_focused (CxBullseye  *self,
                         CxFitRegion *region,
                         int         *row)
{
  CxBullseyeSpot *spot = get_focused_spot (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (spot == NULL || !gtk_widget_has_focus (GTK_WIDGET (spot)) || !GTK_IS_WINDOW (root)
      || !gtk_window_get_focus_visible (GTK_WINDOW (root)))
    return FALSE;
  *region = CX_FIT_EVERYWHERE;
  *row = -1;
  if (GTK_WIDGET (spot) != self->walker)
    {
      region->tier = cx_bullseye_spot_get_tier (spot);
      region->sector = cx_bullseye_spot_get_sector (spot);
    }
  else if (self->walk->len > 0)
    *row = g_array_index (self->walk, guint, self->walk_at);
  return TRUE;
}

/* ── moving ───────────────────────────────────────────────────────────── */

static int
step_tier (int tier,
           int by)
{
  for (int i = 0; i < CX_N_TIERS; i++)
    if (outwards[i] == tier)
      return outwards[CLAMP (i + by, 0, CX_N_TIERS - 1)];
  return 1;
}

/* Nobody stands where nothing is seen. */
static void
stand_on_account (CxBullseye *self)
{
  int row = g_array_index (self->walk, guint, self->walk_at);
  CxRingsMark mark = cx_bullseye_image_place (self->image, row);

  name_walker (self);
  cx_bullseye_point_at (self, row);
  cx_bullseye_reveal (self, mark.x / self->image->rings->radius, mark.y / self->image->rings->radius);
}

static void
stand_on_sector (CxBullseye *self,
                 int         tier,
                 int         sector)
{
  const CxRings *rings = self->image->rings;
  double radians = (rings->sectors[sector].start + rings->sectors[sector].end) / 2 * G_PI / 180, inner, outer;

  cx_rings_get_edges (rings, tier, &inner, &outer);
  gtk_widget_grab_focus (get_sector_spot (self, tier, sector));
  inner = (inner + outer) / 2 / rings->radius;
  cx_bullseye_reveal (self, inner * cos (radians), -inner * sin (radians));
}

static void
move_on_walk (CxBullseye *self,
              int         by)
{
  self->walk_at = (self->walk_at + self->walk->len + by) % self->walk->len;
  stand_on_account (self);
}

/* Left and right along the sectors; from a ring, into its first or last. */
static void
move_across (CxBullseye *self,
             int         tier,
             int         sector,
             int         by)
{
  int n = get_n_sectors (self);

  if (n == 0)
    return;
  if (sector < 0)
    sector = by > 0 ? 0 : n - 1;
  else
    sector = (sector + n + by) % n;
  stand_on_sector (self, tier, sector);
}

static void
move_by_arrow (CxBullseye     *self,
               CxBullseyeSpot *spot,
               int             outward,
               int             across)
{
  int tier = cx_bullseye_spot_get_tier (spot), sector = cx_bullseye_spot_get_sector (spot);

  if (GTK_WIDGET (spot) == self->walker)
    move_on_walk (self, outward + across);
  else if (across != 0)
    move_across (self, tier, sector, across);
  else if (sector < 0)
    gtk_widget_grab_focus (self->rings[step_tier (tier, outward)]);
  else
    stand_on_sector (self, step_tier (tier, outward), sector);
}

gboolean
cx_bullseye_move_focus (CxBullseye       *self,
                        GtkDirectionType  direction)
{
  CxBullseyeSpot *spot = get_focused_spot (self);
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  if (self->image == NULL)
    return FALSE;
  if (spot == NULL || !gtk_widget_has_focus (GTK_WIDGET (spot)))
    return gtk_widget_grab_focus (self->rings[1]);
  switch (direction)
    {
    case GTK_DIR_UP:
      move_by_arrow (self, spot, -1, 0);
      return TRUE;
    case GTK_DIR_DOWN:
      move_by_arrow (self, spot, 1, 0);
      return TRUE;
    case GTK_DIR_LEFT:
      move_by_arrow (self, spot, 0, -forward);
      return TRUE;
    case GTK_DIR_RIGHT:
      move_by_arrow (self, spot, 0, forward);
      return TRUE;
    default:
      return FALSE;
    }
}

/* ── Enter and Escape ─────────────────────────────────────────────────── */

static void
enter_sector (CxBullseye *self,
              int         tier,
              int         sector)
{
  CxFitRegion region = { tier, sector, FALSE };

  if (self->image->rings->cells->len > 0)
    return;
  g_clear_pointer (&self->walk, g_array_unref);
  self->walk = cx_fit_picture_find (self->image->picture, region);
  self->walk_at = 0;
  if (self->walk->len == 0)
    return;
  gtk_widget_set_visible (self->walker, TRUE);
  stand_on_account (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_grab_focus (self->walker);
}

/* To the first sector that has any of its accounts. */
static void
enter_ring (CxBullseye *self,
            int         tier)
{
  const CxFitPicture *picture = self->image->picture;
  guint sector = 0;

  while (sector < picture->n_sectors && picture->counts[sector][tier] == 0)
    sector++;
  if (picture->n_sectors > 0)
    stand_on_sector (self, tier, sector < picture->n_sectors ? (int) sector : 0);
}

static gboolean
on_enter (CxBullseye     *self,
          CxBullseyeSpot *spot)
{
  int tier = cx_bullseye_spot_get_tier (spot), sector = cx_bullseye_spot_get_sector (spot);

  if (GTK_WIDGET (spot) == self->walker)
    {
      int row = g_array_index (self->walk, guint, self->walk_at);

      if (row == self->chosen)
        cx_bullseye_emit_open (self, row);
      else
        cx_bullseye_emit_account (self, row);
      return TRUE;
    }
  cx_bullseye_emit_region (self, tier, sector);
  if (sector < 0)
    enter_ring (self, tier);
  else
    enter_sector (self, tier, sector);
  return TRUE;
}

static gboolean
on_escape (CxBullseye     *self,
           CxBullseyeSpot *spot)
{
  if (GTK_WIDGET (spot) == self->walker)
    {
      CxRingsInput account = cx_fit_picture_get (self->image->picture, g_array_index (self->walk, guint, self->walk_at));

      gtk_widget_grab_focus (get_sector_spot (self, account.tier, account.sector));
      gtk_widget_set_visible (self->walker, FALSE);
      cx_bullseye_point_at (self, -1);
      return TRUE;
    }
  if (cx_bullseye_spot_get_sector (spot) >= 0)
    {
      gtk_widget_grab_focus (self->rings[cx_bullseye_spot_get_tier (spot)]);
      return TRUE;
    }
  if (self->view.zoom > 1 && cx_fit_region_equal (self->region, CX_FIT_EVERYWHERE))
    cx_bullseye_show_all (self);
  else
    cx_bullseye_emit_region (self, -1, -1);
  return TRUE;
}

static gboolean
on_zoom_key (CxBullseye *self,
             guint       keyval)
{
  switch (keyval)
    {
    case GDK_KEY_plus:
    case GDK_KEY_KP_Add:
      cx_bullseye_zoom_in (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      cx_bullseye_zoom_out (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      cx_bullseye_show_all (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* To the first or the last of the accounts that are walked. */
static gboolean
on_end_key (CxBullseye *self,
            guint       keyval)
{
  gboolean home = keyval == GDK_KEY_Home || keyval == GDK_KEY_KP_Home;

  if (!home && keyval != GDK_KEY_End && keyval != GDK_KEY_KP_End)
    return GDK_EVENT_PROPAGATE;
  self->walk_at = home ? 0 : self->walk->len - 1;
  stand_on_account (self);
  return GDK_EVENT_STOP;
}

static gboolean
is_menu_key (guint           keyval,
             GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  return (keyval == GDK_KEY_Menu && modifiers == 0) || (keyval == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK);
}

static gboolean
on_key (CxBullseye      *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  state)
{
  CxBullseyeSpot *spot = get_focused_spot (self);

  if (spot != NULL && GTK_WIDGET (spot) == self->walker && self->image != NULL && is_menu_key (keyval, state))
    {
      cx_bullseye_emit_menu (self, g_array_index (self->walk, guint, self->walk_at));
      return GDK_EVENT_STOP;
    }
  if (spot == NULL || self->image == NULL || (state & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (on_zoom_key (self, keyval))
    return GDK_EVENT_STOP;
  if ((state & GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (GTK_WIDGET (spot) == self->walker && self->walk->len > 0 && on_end_key (self, keyval))
    return GDK_EVENT_STOP;
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_space:
      return on_enter (self, spot);
    case GDK_KEY_Escape:
      return on_escape (self, spot);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

void
cx_bullseye_init_keys (CxBullseye *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->sectors = g_ptr_array_new ();
  self->walk = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < CX_N_TIERS; i++)
    self->rings[outwards[i]] = add_spot (self, outwards[i], -1);
  self->walker = add_spot (self, -1, -1);
  gtk_widget_set_visible (self->walker, FALSE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
