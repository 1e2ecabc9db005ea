/* The names of the sectors around the bullseye, laid out. */
#pragma once

#include "cx-bullseye-image.h"

G_BEGIN_DECLS

/** CxBullseyeLabels: one label a sector; knows where each is. */
typedef struct _CxBullseyeLabels CxBullseyeLabels;

/** cx_bullseye_labels_new: for a widget of this size, the rings in its middle. */
CxBullseyeLabels *cx_bullseye_labels_new  (GtkWidget *widget, CxBullseyeImage *image, int width, int height);
void              cx_bullseye_labels_free (CxBullseyeLabels *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxBullseyeLabels, cx_bullseye_labels_free)

void              cx_bullseye_labels_draw (CxBullseyeLabels *self, GtkSnapshot *snapshot, const GdkRGBA *color, const GdkRGBA *dim);
/** cx_bullseye_labels_find: the sector whose label is under a point of the widget; -1 when none. */
int               cx_bullseye_labels_find (CxBullseyeLabels *self, double x, double y);

/** cx_bullseye_text: a layout in the widget's font, at @scale of its size, figures of one width. Returns: (transfer full) */
PangoLayout      *cx_bullseye_text        (GtkWidget *widget, const char *text, double scale, gboolean bold);

/** cx_bullseye_fit_name: lays a name out in one or two lines of @width px; a longer word is cut short, not broken. */
void              cx_bullseye_fit_name    (PangoLayout *layout, int width);

G_END_DECLS
