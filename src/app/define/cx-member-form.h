/* The fields of a part, or of one entry of it, made from the table of the one-pager. */
#pragma once

#include "cx-member-kinds.h"

G_BEGIN_DECLS

#define CX_TYPE_MEMBER_FORM (cx_member_form_get_type ())
G_DECLARE_FINAL_TYPE (CxMemberForm, cx_member_form, CX, MEMBER_FORM, AdwBin)

/** CX_EVERY_KIND: for cx_member_form_new(); else the sum of 1 << kind. */
#define CX_EVERY_KIND G_MAXUINT

/** cx_member_form_new: fields for the members of @part whose kind is among @kinds. */
CxMemberForm  *cx_member_form_new           (const CxPart *part, guint kinds);
void           cx_member_form_set_workspace (CxMemberForm *self, CxWorkspace *workspace);
void           cx_member_form_show          (CxMemberForm *self, CxProfile *profile, int entry);

/** cx_member_form_find: the field of the member @key; (nullable) */
CxMemberField *cx_member_form_find          (CxMemberForm *self, const char *key);

G_END_DECLS
