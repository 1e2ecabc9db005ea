/* A button that opens a calendar. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** CxDayButton: signal `chosen` (string: "2026-11-22") when the person chooses a day. */
#define CX_TYPE_DAY_BUTTON (cx_day_button_get_type ())
G_DECLARE_FINAL_TYPE (CxDayButton, cx_day_button, CX, DAY_BUTTON, AdwBin)

GtkWidget *cx_day_button_new     (void);

/** cx_day_button_set_day: the day that the calendar opens at: since 1970-01-01; not finite: today */
void       cx_day_button_set_day (CxDayButton *self, double day);

G_END_DECLS
