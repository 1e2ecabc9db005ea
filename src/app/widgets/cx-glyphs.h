/* The small signs that stand for a tier, a stage and a fit, and the colours of the data
 * (light and dark). Drawn, never an icon file; always beside a word. */
#pragma once

#include "cx-evaluation.h"
#include "cx-palette.h"
#include "cx-stage-mark.h"
#include "cx-tier-words.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** cx_rgba: a colour of the palette (0xRRGGBB) as the window takes it. */
GdkRGBA     cx_rgba         (guint32 color);
/* The palette's, light or dark as the style manager says. */
GdkRGBA     cx_rgba_tier    (guint8 tier, CxTierColor part);
GdkRGBA     cx_rgba_stage   (guint8 stage);

/** cx_stage_mark_append: the shape of a stage as cx_stage_mark_draw() has it. */
void        cx_stage_mark_append (GtkSnapshot *snapshot, guint8 stage, const graphene_point_t *middle, double radius, gboolean halo);

/** CxTierGlyph: a 16 px ring glyph. Properties: `tier` (uint), `size` (int). */
#define CX_TYPE_TIER_GLYPH (cx_tier_glyph_get_type ())
G_DECLARE_FINAL_TYPE (CxTierGlyph, cx_tier_glyph, CX, TIER_GLYPH, GtkWidget)
GtkWidget  *cx_tier_glyph_new      (guint8 tier);
void        cx_tier_glyph_set_tier (CxTierGlyph *self, guint8 tier);

/** CxStageGlyph: a 12 px stage mark. Properties: `stage` (uint: the mark of a stage; 255 draws nothing). */
#define CX_TYPE_STAGE_GLYPH (cx_stage_glyph_get_type ())
G_DECLARE_FINAL_TYPE (CxStageGlyph, cx_stage_glyph, CX, STAGE_GLYPH, GtkWidget)
GtkWidget  *cx_stage_glyph_new       (guint8 stage);
void        cx_stage_glyph_set_stage (CxStageGlyph *self, guint8 stage);

/** CxFitBar: solid to low, pale to high, end cap, threshold ticks. Role METER; its value is the fit. Properties: `labelled` (boolean): bands with their names below (the receipt's). */
#define CX_TYPE_FIT_BAR (cx_fit_bar_get_type ())
G_DECLARE_FINAL_TYPE (CxFitBar, cx_fit_bar, CX, FIT_BAR, GtkWidget)
GtkWidget  *cx_fit_bar_new     (void);
void        cx_fit_bar_set_fit (CxFitBar *self, const CxFit *fit, const double thresholds[3]);

/** CxTierBar: shares of the four tiers as one bar. Role IMG with a label that says the counts. */
#define CX_TYPE_TIER_BAR (cx_tier_bar_get_type ())
G_DECLARE_FINAL_TYPE (CxTierBar, cx_tier_bar, CX, TIER_BAR, GtkWidget)
GtkWidget  *cx_tier_bar_new        (void);
void        cx_tier_bar_set_counts (CxTierBar *self, const guint tiers[CX_N_TIERS]);

/** CxMatchBar: match, unknown, miss as one bar of 6 px. Role METER. */
#define CX_TYPE_MATCH_BAR (cx_match_bar_get_type ())
G_DECLARE_FINAL_TYPE (CxMatchBar, cx_match_bar, CX, MATCH_BAR, GtkWidget)
GtkWidget  *cx_match_bar_new        (void);
void        cx_match_bar_set_counts (CxMatchBar *self, CxVerdictCounts counts);

G_END_DECLS
