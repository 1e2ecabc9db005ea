/* The colours of the data, light and dark: one description for the window, for pictures and for paper. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/** CxTierColor: what part of a tier's picture a colour is for. */
typedef enum {
  CX_TIER_MARK,
  CX_TIER_TEXT,
  CX_TIER_FILL,
  CX_TIER_LINE,
} CxTierColor;

/* Colours are 0xRRGGBB. */

guint32 cx_palette_tier    (guint8 tier, CxTierColor part, gboolean dark);
/** cx_palette_stage: by mark of the stage (cx_journey_get_mark()); 0xff (no stage) is dim. */
guint32 cx_palette_stage   (guint8 stage, gboolean dark);
/** cx_palette_density: @level 0…9. */
guint32 cx_palette_density (guint8 level, gboolean dark);
/** cx_palette_unknown: of what data is missing for. */
guint32 cx_palette_unknown (gboolean dark);
/** cx_palette_all: of all accounts together, beside the tiers. */
guint32 cx_palette_all     (gboolean dark);
/** cx_palette_paper: of the ground that pictures lie on; cx_palette_ink: of what is written on it. */
guint32 cx_palette_paper   (gboolean dark);
guint32 cx_palette_ink     (gboolean dark);
/** CX_PALETTE_DETAIL: of what is written small on light paper. */
#define CX_PALETTE_DETAIL 0x4d4952

/** cx_palette_set_source: draws in a colour from now on. */
void    cx_palette_set_source (cairo_t *cr, guint32 color, double alpha);

G_END_DECLS
