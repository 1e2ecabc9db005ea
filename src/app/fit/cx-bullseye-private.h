/* What the parts of the bullseye share: drawing, pointer, keyboard. */
#pragma once

#include "cx-bullseye.h"
#include "cx-bullseye-image.h"

G_BEGIN_DECLS

/** CxBullseyeView: what is seen: see #CxRingsFrame. */
typedef struct {
  double zoom, x, y;
} CxBullseyeView;

#define CX_BULLSEYE_ALL ((CxBullseyeView) { 1, 0, 0 })

typedef enum {
  CX_BULLSEYE_NO_DRAG,
  CX_BULLSEYE_PANS,
  CX_BULLSEYE_BOXES,
} CxBullseyeDrag;

/**
 * CxBullseye:
 * @picture: what is to be shown
 * @image: what is shown: of @picture, or of an older one while the next is being drawn
 * @view: what is to be seen; @flight leads it from @from to @to
 * @twin: (nullable) (unowned): shows what is seen here
 * @pointer_x, @pointer_y: where the pointer was last
 * @change: from the picture before, of which @old_texture is left, to that of @image; @last_picture: when one came last
 * @drag: what dragging does; @started: farther than a click's shake; @from: the view it began with
 * @band: the rectangle that is being drawn
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
  CxBullseyeView   view, from, to;
  CxBullseye      *twin;
  AdwAnimation    *flight;
  double           pointer_x, pointer_y;

  AdwAnimation    *change;
  GdkTexture      *old_texture;
  gint64           last_picture;

  CxBullseyeDrag   drag;
  gboolean         started;
  graphene_rect_t  band;

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
void     cx_bullseye_emit_box     (CxBullseye *self, const CxFitRegion *region);
void     cx_bullseye_notify_zoomed (CxBullseye *self);

/** cx_bullseye_init_view: zoom by the wheel and by two fingers. */
void     cx_bullseye_init_view    (CxBullseye *self);
void     cx_bullseye_set_view     (CxBullseye *self, CxBullseyeView view);
/** cx_bullseye_is_flying: whether the view is on its way: images of where it passes are not worth making. */
gboolean cx_bullseye_is_flying    (CxBullseye *self);
/** cx_bullseye_get_radius: of the rings if they were not zoomed. */
double   cx_bullseye_get_radius   (CxBullseye *self);
/** cx_bullseye_to_radii: from a point of the widget to one from the middle of the rings, in radii. */
void     cx_bullseye_to_radii     (CxBullseye *self, double *x, double *y);
/** cx_bullseye_show_region: zooms to a ring, a sector, or where both meet. */
void     cx_bullseye_show_region  (CxBullseye *self, CxFitRegion region);
void     cx_bullseye_zoom_in      (CxBullseye *self);
void     cx_bullseye_zoom_out     (CxBullseye *self);
/** cx_bullseye_reveal: moves a zoomed view to a point, in radii, that is not in it. */
void     cx_bullseye_reveal       (CxBullseye *self, double x, double y);

void     cx_bullseye_init_drag    (CxBullseye *self);

void     cx_bullseye_init_change  (CxBullseye *self);
/** cx_bullseye_begin_change: @image takes the place of @old (both nullable), which is about to be freed. */
void     cx_bullseye_begin_change (CxBullseye *self, const CxBullseyeImage *old, const CxBullseyeImage *image);
gboolean cx_bullseye_is_changing  (CxBullseye *self);
/** cx_bullseye_draw_change: in place of the texture, which would be at @bounds. */
void     cx_bullseye_draw_change  (CxBullseye *self, GtkSnapshot *snapshot, const graphene_rect_t *bounds);

/** cx_bullseye_find_account: the row whose mark is under a point of the widget; -1 when none. */
int      cx_bullseye_find_account (CxBullseye *self, double x, double y);

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
