/* The nine sections of the one-pager as cards, made from the table. */
#pragma once

#include "cx-define-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxDefineSections: signal `edited` (string: key of a section) when the focus enters a card. */
#define CX_TYPE_DEFINE_SECTIONS (cx_define_sections_get_type ())
G_DECLARE_FINAL_TYPE (CxDefineSections, cx_define_sections, CX, DEFINE_SECTIONS, AdwBin)

/** cx_define_sections_show: takes @view (transfer full); open cards follow it, others when they open. */
void cx_define_sections_show  (CxDefineSections *self, CxDefineView *view);

/** cx_define_sections_reset: forgets what was typed and opened: another profile comes. */
void cx_define_sections_reset (CxDefineSections *self);

/** cx_define_sections_begin: opens the card and takes the person to the place; see cx_section_body_begin(). */
void cx_define_sections_begin (CxDefineSections *self, const char *section, const char *part, int entry, const char *key);

G_END_DECLS
