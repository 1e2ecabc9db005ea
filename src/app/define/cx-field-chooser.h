/* A popover that offers the fields of the catalogue, with search, and names that are not imported yet. */
#pragma once

#include "cx-catalogue.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxFieldChooser: signal `chosen` (s: field key). */
#define CX_TYPE_FIELD_CHOOSER (cx_field_chooser_get_type ())
G_DECLARE_FINAL_TYPE (CxFieldChooser, cx_field_chooser, CX, FIELD_CHOOSER, GtkPopover)

GtkWidget *cx_field_chooser_new           (void);
void       cx_field_chooser_set_catalogue (CxFieldChooser *self, CxCatalogue *catalogue);

G_END_DECLS
