/* The values of a criterion as removable chips, and a button to pick more. */
#pragma once

#include "cx-catalogue.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxValueChips: signal `changed` (^as: the values from now on). */
#define CX_TYPE_VALUE_CHIPS (cx_value_chips_get_type ())
G_DECLARE_FINAL_TYPE (CxValueChips, cx_value_chips, CX, VALUE_CHIPS, AdwBin)

/** cx_value_chips_set_field: whose values are offered. @parts: values may be parts of a text ("contains") */
void cx_value_chips_set_field  (CxValueChips *self, CxCatalogue *catalogue, const char *key, gboolean parts);
void cx_value_chips_set_values (CxValueChips *self, char *const *values);

/** cx_value_chips_choose: opens the list of values. */
void cx_value_chips_choose     (CxValueChips *self);

G_END_DECLS
