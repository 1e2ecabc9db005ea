/* A place on the bullseye that the keyboard can stand on: draws nothing, only has a name and the focus. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** CxBullseyeSpot: role LIST_ITEM. */
#define CX_TYPE_BULLSEYE_SPOT (cx_bullseye_spot_get_type ())
G_DECLARE_FINAL_TYPE (CxBullseyeSpot, cx_bullseye_spot, CX, BULLSEYE_SPOT, GtkWidget)

/** cx_bullseye_spot_new: @tier and @sector: what it stands for; -1: any, or nothing. */
GtkWidget *cx_bullseye_spot_new        (int tier, int sector);
int        cx_bullseye_spot_get_tier   (CxBullseyeSpot *self);
int        cx_bullseye_spot_get_sector (CxBullseyeSpot *self);
/** cx_bullseye_spot_set_name: what a screen reader says, its position included. */
void       cx_bullseye_spot_set_name   (CxBullseyeSpot *self, const char *name);

G_END_DECLS
