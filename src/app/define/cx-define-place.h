/* The One-Pager: its sections to fill in at the start, the page itself, live, at the end. */
#pragma once

#include "cx-place.h"

G_BEGIN_DECLS

#define CX_TYPE_DEFINE_PLACE (cx_define_place_get_type ())
G_DECLARE_FINAL_TYPE (CxDefinePlace, cx_define_place, CX, DEFINE_PLACE, CxPlace)

GtkWidget *cx_define_place_new (void);

G_END_DECLS
