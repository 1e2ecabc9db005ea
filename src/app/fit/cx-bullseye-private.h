/* What the parts of the bullseye share: drawing, pointer, keyboard. */
#pragma once

#include "cx-bullseye.h"
#include "cx-bullseye-image.h"

G_BEGIN_DECLS

/**
 * CxBullseye:
 * @picture: what is to be shown
 * @image: what is shown: of @picture, or of an older one while the next is being drawn
 * @zoom, @x, @y: what is to be seen: see #CxRingsFrame
 * @chosen, @hovered: rows of accounts, or -1
 * @hovered_cell: a cell of the density, or -1
 * @rings: accessible children, by tier
 * @sectors: accessible children, by tier and sector: [tier * n_sectors + sector]
 * @walker: the accessible child that stands for one account after the other
 * @walk: (element-type guint): rows that the keyboard walks through, best first
 */
struct _CxBullseye {
  GtkWidget        parent_instance;

  CxFitPicture    *picture;
  CxBullseyeImage *image;
  gboolean         drawing;
  double           zoom, x, y;

  CxFitRegion      region;
  int              chosen, hovered, hovered_cell;

  GtkWidget       *tooltip, *tooltip_title, *tooltip_text;

  GtkWidget       *rings[CX_N_TIERS];
  GPtrArray       *sectors;
  GtkWidget       *walker;
  GArray          *walk;
  guint            walk_at;
};

/** cx_bullseye_emit_…: the signals. */
void     cx_bullseye_emit_region  (CxBullseye *self, int tier, int sector);
void     cx_bullseye_emit_account (CxBullseye *self, guint row);
void     cx_bullseye_emit_open    (CxBullseye *self, guint row);
void     cx_bullseye_emit_menu    (CxBullseye *self, guint row);

/**
 * cx_bullseye_get_middle: where the middle of the rings is in the widget; @scale: px of the widget for one of the image,
 * 1 but while the next image is being drawn.
 */
void     cx_bullseye_get_middle     (CxBullseye *self, double *x, double *y, double *scale);

/** cx_bullseye_draw: a frame, but for the children. */
void     cx_bullseye_draw           (CxBullseye *self, GtkSnapshot *snapshot);

/** cx_bullseye_init_pointer: hover, click, and the tooltip. */
void     cx_bullseye_init_pointer   (CxBullseye *self);
/** cx_bullseye_update_hover: forgets what was under the pointer of an older picture. */
void     cx_bullseye_update_hover   (CxBullseye *self);
/** cx_bullseye_point_at: as if the pointer were over an account (row, or -1: none): the keyboard stands there. */
void     cx_bullseye_point_at       (CxBullseye *self, int row);
void     cx_bullseye_allocate_tooltip (CxBullseye *self, int width, int height);

/** cx_bullseye_init_keys: the accessible children, and the keys that move between them. */
void     cx_bullseye_init_keys      (CxBullseye *self);
/** cx_bullseye_update_spots: names and places of the accessible children, after a new image. */
void     cx_bullseye_update_spots   (CxBullseye *self);
void     cx_bullseye_allocate_spots (CxBullseye *self);
/** cx_bullseye_move_focus: for the focus virtual function. */
gboolean cx_bullseye_move_focus     (CxBullseye *self, GtkDirectionType direction);
/** cx_bullseye_get_focused: the region or the account (row, else -1) that has the visible focus; FALSE when none. */
gboolean cx_bullseye_get_focused    (CxBullseye *self, CxFitRegion *region, int *row);

G_END_DECLS
