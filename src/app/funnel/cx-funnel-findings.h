/* What the funnel says about the profile: findings as cards. */
#pragma once

#include "cx-funnel-answer.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxFunnelFindings: a list; each finding opens the accounts behind it, and shows its rule when asked. */
#define CX_TYPE_FUNNEL_FINDINGS (cx_funnel_findings_get_type ())
G_DECLARE_FINAL_TYPE (CxFunnelFindings, cx_funnel_findings, CX, FUNNEL_FINDINGS, AdwBin)

void cx_funnel_findings_show (CxFunnelFindings *self, const CxFunnelAnswer *answer);

G_END_DECLS
