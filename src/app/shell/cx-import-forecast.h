/* One line that says what an import would do, while that is found out and when it is. Knows no workspace. */
#pragma once

#include "cx-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_IMPORT_FORECAST (cx_import_forecast_get_type ())
G_DECLARE_FINAL_TYPE (CxImportForecast, cx_import_forecast, CX, IMPORT_FORECAST, AdwBin)

/** cx_import_forecast_show_working: @share: done of the work, 0…1; negative: it has not begun */
void cx_import_forecast_show_working (CxImportForecast *self, double share);

/** cx_import_forecast_show_outcome: what would happen. */
void cx_import_forecast_show_outcome (CxImportForecast *self, const CxImportOutcome *outcome);

/** cx_import_forecast_show_stories: @stories of a file would go into the draft, @rejects not. */
void cx_import_forecast_show_stories (CxImportForecast *self, guint stories, guint rejects);

/** cx_import_forecast_show_problem: why nothing can happen. */
void cx_import_forecast_show_problem (CxImportForecast *self, const char *problem);

G_END_DECLS
