/* What stands beside the profile on the page. */
#include "cx-page-content.h"

CxPageContext *
cx_page_context_copy (const CxPageContext *self)
{
  CxPageContext *copy = g_memdup2 (self, sizeof *self);

  copy->workspace = g_strdup (self->workspace);
  copy->edited = g_strdup (self->edited);
  if (self->evaluation)
    cx_evaluation_ref (self->evaluation);
  if (self->journey)
    cx_journey_ref (self->journey);
  return copy;
}

void
cx_page_context_free (CxPageContext *self)
{
  g_free ((char *) self->workspace);
  g_free ((char *) self->edited);
  g_clear_pointer (&self->evaluation, cx_evaluation_unref);
  g_clear_pointer (&self->journey, cx_journey_unref);
  g_free (self);
}

gboolean
cx_page_context_equal (const CxPageContext *a,
                       const CxPageContext *b)
{
  for (guint i = 0; i < G_N_ELEMENTS (a->accent); i++)
    if (a->accent[i] != b->accent[i])
      return FALSE;
  return a->rank == b->rank && a->n_profiles == b->n_profiles && a->version == b->version && a->draft == b->draft &&
         a->day == b->day && a->evaluation == b->evaluation && a->journey == b->journey &&
         a->direction == b->direction && a->paper == b->paper && g_strcmp0 (a->workspace, b->workspace) == 0 &&
         g_strcmp0 (a->edited, b->edited) == 0;
}
