/* The draft of one profile while it is edited: undo and redo as stacks of immutable profiles. Knows no
 * file and no thread. */
#pragma once

#include "cx-profile.h"

G_BEGIN_DECLS

typedef struct _CxDraft CxDraft;

/** cx_draft_new: @saved: as the file has it */
CxDraft   *cx_draft_new  (CxProfile *saved);
void       cx_draft_free (CxDraft *self);

CxProfile *cx_draft_get_profile (CxDraft *self);   /* (transfer none) */

/** cx_draft_edit: one step of undo, unless @merge is not 0 and the same as of the edit before. Returns: whether anything changed */
gboolean   cx_draft_edit (CxDraft *self, CxProfile *profile, guint merge);

/** cx_draft_amend: replaces the profile without a step: what undo and redo lead to stays. */
void       cx_draft_amend (CxDraft *self, CxProfile *profile);

gboolean   cx_draft_undo (CxDraft *self);
gboolean   cx_draft_redo (CxDraft *self);
gboolean   cx_draft_can_undo (CxDraft *self);
gboolean   cx_draft_can_redo (CxDraft *self);

/** cx_draft_is_saved: whether the file has it. */
gboolean   cx_draft_is_saved (CxDraft *self);

/** cx_draft_set_saved: @profile is what the file has now. */
void       cx_draft_set_saved (CxDraft *self, CxProfile *profile);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxDraft, cx_draft_free)

G_END_DECLS
