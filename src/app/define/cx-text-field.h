/* A titled text of a few lines in the one-pager: grows with what is typed. Knows nothing of profiles. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** CxTextField: properties `title`, `placeholder` (strings); signals `changed` () by the person only, `begun` () when the focus enters. */
#define CX_TYPE_TEXT_FIELD (cx_text_field_get_type ())
G_DECLARE_FINAL_TYPE (CxTextField, cx_text_field, CX, TEXT_FIELD, AdwBin)

/** cx_text_field_set_text: %NULL is "" */
void  cx_text_field_set_text (CxTextField *self, const char *text);
/** cx_text_field_get_text: Returns: (transfer full): one paragraph, trimmed */
char *cx_text_field_get_text (CxTextField *self);

G_END_DECLS
