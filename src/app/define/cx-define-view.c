/* What the one-pager's editor shows at one moment. What is counted here is counted by cx-readiness.h. */
#include "cx-define-view.h"

#include "cx-value.h"

gint64
cx_define_profile_id (CxWorkspace *workspace)
{
  const CxRanked *ranked = cx_workspace_get_ranked (workspace);

  return ranked ? ranked->id : 0;
}

CxDefineView *
cx_define_view_new (CxWorkspace *workspace,
                    CxCatalogue *catalogue)
{
  const CxRanked *ranked = cx_workspace_get_ranked (workspace);
  CxProfile *draft = cx_workspace_get_draft (workspace);
  CxEvaluation *evaluation = cx_workspace_get_draft_evaluation (workspace);
  gboolean published = ranked && ranked->version > 0;
  CxDefineView *self;

  if (draft == NULL)
    return NULL;
  self = g_new0 (CxDefineView, 1);
  self->workspace = g_object_ref (workspace);
  self->catalogue = g_object_ref (catalogue);
  self->draft = cx_profile_ref (draft);
  self->published = published ? cx_profile_ref (cx_evaluation_get_profile (ranked->evaluation)) : NULL;
  self->evaluation = evaluation ? cx_evaluation_ref (evaluation) : NULL;
  self->readiness = cx_readiness_new (draft, evaluation);
  self->smells = cx_smells_find (draft, evaluation, self->published, cx_snapshot_get_day (cx_workspace_get_snapshot (workspace)),
                                 published ? ranked->published_day : CX_SMELLS_NEVER);
  return self;
}

void
cx_define_view_free (CxDefineView *self)
{
  g_object_unref (self->workspace);
  g_object_unref (self->catalogue);
  cx_profile_unref (self->draft);
  g_clear_pointer (&self->published, cx_profile_unref);
  g_clear_pointer (&self->evaluation, cx_evaluation_unref);
  cx_readiness_free (self->readiness);
  g_ptr_array_unref (self->smells);
  g_free (self);
}

guint
cx_define_view_missing (const CxDefineView *self,
                        const char         *part,
                        int                 entry)
{
  guint n = 0;

  for (guint i = 0; i < self->readiness->items->len; i++)
    {
      const CxReadinessItem *item = self->readiness->items->pdata[i];

      n += !item->done && g_strcmp0 (item->part, part) == 0 && (entry == CX_NO_ENTRY || item->entry == entry);
    }
  return n;
}

CxMarket
cx_define_view_market (const CxDefineView *self)
{
  CxSnapshot *snapshot = cx_workspace_get_snapshot (self->workspace);

  return cx_market_new (self->draft, self->evaluation, snapshot ? cx_snapshot_get_journey (snapshot) : NULL);
}
