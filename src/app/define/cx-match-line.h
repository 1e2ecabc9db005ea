/* The line below a criterion: what it matches, whether it can be searched, how it changed. */
#pragma once

#include "cx-evaluation.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_MATCH_LINE (cx_match_line_get_type ())
G_DECLARE_FINAL_TYPE (CxMatchLine, cx_match_line, CX, MATCH_LINE, AdwBin)

/** cx_match_line_show_counts: what @evaluation says of @criterion. @evaluation: (nullable): nothing yet */
void cx_match_line_show_counts (CxMatchLine *self, const CxCriterion *criterion, CxEvaluation *evaluation);

/** cx_match_line_show_change: how @criterion differs from what is published. @published: (nullable): nothing is */
void cx_match_line_show_change (CxMatchLine *self, const CxCriterion *criterion, CxProfile *published);

G_END_DECLS
