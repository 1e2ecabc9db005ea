/* The journey map: five elements of every stage side by side, and the sentence that they complete. */
#pragma once

#include "cx-snapshot.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxMapView: signal `said` (string: code of the stage, uint: #CxJourneyElement, string): a cell was written. */
#define CX_TYPE_MAP_VIEW (cx_map_view_get_type ())
G_DECLARE_FINAL_TYPE (CxMapView, cx_map_view, CX, MAP_VIEW, AdwBin)

/** cx_map_view_show: @segment: (nullable): the profile that the content is for */
void cx_map_view_show             (CxMapView *self, CxJourney *journey, const char *segment);

/** cx_map_view_set_column_width: 0: as narrow as texts are still read. */
void cx_map_view_set_column_width (CxMapView *self, int width);

G_END_DECLS
