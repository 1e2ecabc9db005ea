/* Types and roles of fields in the words of the window. */
#pragma once

#include "cx-field-table.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** cx_field_type_label: (transfer none): translated: "Number", "Yes or no" */
const char *cx_field_type_label (CxFieldType type);

/** cx_field_roles_get: the key of the role at @i, or %NULL behind the last. */
const char *cx_field_roles_get  (guint i);

/** cx_field_role_label: translated: "Employees"; of `entered:Demo` "Entered “Demo”". Returns: (transfer full) */
char       *cx_field_role_label (const char *role);

G_END_DECLS
