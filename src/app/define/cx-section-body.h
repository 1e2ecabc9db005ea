/* What a section of the one-pager holds: help, hints, its criteria, a form or a list for each of its
 * parts, and its owner. Made from the table. */
#pragma once

#include "cx-define-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_SECTION_BODY (cx_section_body_get_type ())
G_DECLARE_FINAL_TYPE (CxSectionBody, cx_section_body, CX, SECTION_BODY, AdwBin)

GtkWidget *cx_section_body_new   (const CxSection *section);
void       cx_section_body_show  (CxSectionBody *self, const CxDefineView *view);

/** cx_section_body_begin: takes the person to a criterion (@part %NULL, @key its id) or to a member; all (nullable) */
void       cx_section_body_begin (CxSectionBody *self, const char *part, int entry, const char *key);

G_END_DECLS
