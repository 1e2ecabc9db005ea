/* What the person says about a version: why, who, and when it is looked at again. Knows no impact. */
#pragma once

#include "cx-profile.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxPublishForm: signal `changed`: something else is said. Its focus goes to the reason. */
#define CX_TYPE_PUBLISH_FORM (cx_publish_form_get_type ())
G_DECLARE_FINAL_TYPE (CxPublishForm, cx_publish_form, CX, PUBLISH_FORM, GtkBox)

char      *cx_publish_form_get_reason (CxPublishForm *self);   /* (transfer full) */
char      *cx_publish_form_get_author (CxPublishForm *self);   /* (transfer full) */
void       cx_publish_form_set_author (CxPublishForm *self, const char *author);
void       cx_publish_form_set_review (CxPublishForm *self, gint32 day);

/** cx_publish_form_set_today: a review before @day has passed. */
void       cx_publish_form_set_today  (CxPublishForm *self, gint32 day);

/** cx_publish_form_set_kept: @words: what is kept with the version; said when nothing is missing. */
void       cx_publish_form_set_kept   (CxPublishForm *self, const char *words);

/** cx_publish_form_is_complete: a version says who wants it and why, or it is none. */
gboolean   cx_publish_form_is_complete (CxPublishForm *self);

/** cx_publish_form_apply: @draft with the review day as it is said; as it is while that is no day. Returns: (transfer full) */
CxProfile *cx_publish_form_apply      (CxPublishForm *self, CxProfile *draft);

G_END_DECLS
