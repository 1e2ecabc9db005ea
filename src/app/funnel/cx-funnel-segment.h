/* One bar of the funnel as something that can be pointed at, focused and read out. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** CxFunnelSegment: draws only its focus; the chart draws the bars. Signal `activated`: a click or Enter. */
#define CX_TYPE_FUNNEL_SEGMENT (cx_funnel_segment_get_type ())
G_DECLARE_FINAL_TYPE (CxFunnelSegment, cx_funnel_segment, CX, FUNNEL_SEGMENT, GtkWidget)

GtkWidget *cx_funnel_segment_new     (guint group, guint stage);
guint      cx_funnel_segment_get_group (CxFunnelSegment *self);
guint      cx_funnel_segment_get_stage (CxFunnelSegment *self);

/** cx_funnel_segment_set_words: what it says of itself, and whether it looks as if it opened something. */
void       cx_funnel_segment_set_words (CxFunnelSegment *self, const char *words, gboolean opens);

G_END_DECLS
