/* What the one-pager's editor shows at one moment: the draft, and everything that follows from it. Knows no
 * widgets. */
#pragma once

#include "cx-catalogue.h"
#include "cx-market.h"
#include "cx-readiness.h"
#include "cx-smells.h"
#include "cx-workspace.h"

G_BEGIN_DECLS

/**
 * CxDefineView:
 * @draft: what is edited
 * @published: (nullable): the version in force
 * @evaluation: (nullable): of the draft, or of an older one
 * @smells: (element-type CxSmell)
 */
typedef struct {
  CxWorkspace  *workspace;
  CxCatalogue  *catalogue;
  CxProfile    *draft, *published;
  CxEvaluation *evaluation;
  CxReadiness  *readiness;
  GPtrArray    *smells;
} CxDefineView;

/** cx_define_view_new: Returns: (nullable): %NULL while the workspace has no profile */
CxDefineView   *cx_define_view_new        (CxWorkspace *workspace, CxCatalogue *catalogue);
void            cx_define_view_free       (CxDefineView *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxDefineView, cx_define_view_free)

/** cx_define_profile_id: of the selected profile, for whoever comes back later; 0: none. Ranks change, this does not. */
gint64          cx_define_profile_id      (CxWorkspace *workspace);

/** cx_define_view_missing: what is still to do: of one entry of a part, or with %CX_NO_ENTRY of all of it. */
guint           cx_define_view_missing    (const CxDefineView *self, const char *part, int entry);

/** cx_define_view_market: from the draft, its accounts and their journey. */
CxMarket        cx_define_view_market     (const CxDefineView *self);

G_END_DECLS
