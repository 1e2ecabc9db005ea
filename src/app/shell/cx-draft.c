/* The draft of one profile while it is edited. */
#include "cx-draft.h"

struct _CxDraft {
  CxProfile *profile;
  CxProfile *saved;
  GPtrArray *undo, *redo;   /* (element-type CxProfile): the last is the next to come back */
  guint      merge;
};

CxDraft *
cx_draft_new (CxProfile *saved)
{
  CxDraft *self = g_new0 (CxDraft, 1);

  g_return_val_if_fail (saved != NULL, NULL);

  self->profile = cx_profile_ref (saved);
  self->saved = cx_profile_ref (saved);
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_profile_unref);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_profile_unref);
  return self;
}

void
cx_draft_free (CxDraft *self)
{
  cx_profile_unref (self->profile);
  cx_profile_unref (self->saved);
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  g_free (self);
}

CxProfile *
cx_draft_get_profile (CxDraft *self)
{
  return self->profile;
}

gboolean
cx_draft_edit (CxDraft   *self,
               CxProfile *profile,
               guint      merge)
{
  g_return_val_if_fail (profile != NULL, FALSE);

  if (cx_profile_equal (self->profile, profile))
    return FALSE;
  if (merge == 0 || merge != self->merge)
    g_ptr_array_add (self->undo, cx_profile_ref (self->profile));
  self->merge = merge;
  g_ptr_array_set_size (self->redo, 0);
  cx_profile_unref (self->profile);
  self->profile = cx_profile_ref (profile);
  return TRUE;
}

void
cx_draft_amend (CxDraft   *self,
                CxProfile *profile)
{
  g_return_if_fail (profile != NULL);

  cx_profile_ref (profile);
  cx_profile_unref (self->profile);
  self->profile = profile;
  self->merge = 0;
}

/* The present goes onto one stack, and the top of the other becomes the present. */
static gboolean
step (CxDraft   *self,
      GPtrArray *from,
      GPtrArray *to)
{
  if (from->len == 0)
    return FALSE;
  g_ptr_array_add (to, self->profile);
  self->profile = g_ptr_array_steal_index (from, from->len - 1);
  self->merge = 0;
  return TRUE;
}

gboolean
cx_draft_undo (CxDraft *self)
{
  return step (self, self->undo, self->redo);
}

gboolean
cx_draft_redo (CxDraft *self)
{
  return step (self, self->redo, self->undo);
}

gboolean
cx_draft_can_undo (CxDraft *self)
{
  return self->undo->len > 0;
}

gboolean
cx_draft_can_redo (CxDraft *self)
{
  return self->redo->len > 0;
}

gboolean
cx_draft_is_saved (CxDraft *self)
{
  return cx_profile_equal (self->profile, self->saved);
}

void
cx_draft_set_saved (CxDraft   *self,
                    CxProfile *profile)
{
  cx_profile_ref (profile);
  cx_profile_unref (self->saved);
  self->saved = profile;
}
