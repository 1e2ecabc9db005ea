/* What the cells of the grid mean. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** cx_evidence_legend_fill: a cell of each kind, with its words. */
void cx_evidence_legend_fill (AdwWrapBox *box);

G_END_DECLS
