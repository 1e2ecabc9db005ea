/* A popover to pick values of a field from those that the data has, most frequent first, or to type others. */
#pragma once

#include "cx-catalogue.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxValueChooser: signal `toggled` (s: value): chosen, or no longer chosen. */
#define CX_TYPE_VALUE_CHOOSER (cx_value_chooser_get_type ())
G_DECLARE_FINAL_TYPE (CxValueChooser, cx_value_chooser, CX, VALUE_CHOOSER, GtkPopover)

GtkWidget *cx_value_chooser_new        (void);

/** cx_value_chooser_set_field: whose values are offered. @parts: values may be parts of a text ("contains") */
void       cx_value_chooser_set_field  (CxValueChooser *self, CxCatalogue *catalogue, const char *key, gboolean parts);

/** cx_value_chooser_set_chosen: the values that are chosen now. */
void       cx_value_chooser_set_chosen (CxValueChooser *self, char *const *values);

G_END_DECLS
