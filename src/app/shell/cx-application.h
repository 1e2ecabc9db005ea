/* The application: command line, actions of the whole program, accelerators. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_APPLICATION (cx_application_get_type ())
G_DECLARE_FINAL_TYPE (CxApplication, cx_application, CX, APPLICATION, AdwApplication)

/** cx_application_new: @flags: besides those that it needs; tests use #G_APPLICATION_NON_UNIQUE */
AdwApplication *cx_application_new (GApplicationFlags flags);

G_END_DECLS
