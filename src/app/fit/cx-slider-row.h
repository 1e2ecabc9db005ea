/* A name, a slider and its value, the value before the change included. Knows nothing of fit. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** CxSliderRow: signal `moved` (value double): a person moved it. */
#define CX_TYPE_SLIDER_ROW (cx_slider_row_get_type ())
G_DECLARE_FINAL_TYPE (CxSliderRow, cx_slider_row, CX, SLIDER_ROW, GtkWidget)

/** cx_slider_row_new: @about: the whole name, when @name is a short one. @glyph: (nullable): stands before the name. */
GtkWidget *cx_slider_row_new       (const char *name, const char *about, GtkWidget *glyph, double maximum, double step);
/** cx_slider_row_set_value: without a signal. @before: what @value is compared with; shown when it differs. */
void       cx_slider_row_set_value (CxSliderRow *self, double value, double before);

/** cx_slider_row_set_words: shows words in place of the number. @value: what a screen reader says; @shown: what is read */
void       cx_slider_row_set_words (CxSliderRow *self, const char *value, const char *shown);

G_END_DECLS
