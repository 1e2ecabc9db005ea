/* What would have to be different for another tier; inside the fit layer only. */
#pragma once

#include "cx-scale.h"

G_BEGIN_DECLS

/**
 * cx_counterfactual_lift:
 *
 * The smallest set of changes that makes the tier better. Among the smallest: most changes of an unknown,
 * then the largest weights, then the earliest criteria. Returns: (nullable): %NULL when no change does
 */
CxCounterfactual *cx_counterfactual_lift (const CxScale *scale, guint64 mask);

/** cx_counterfactual_drop: the same for a worse tier. */
CxCounterfactual *cx_counterfactual_drop (const CxScale *scale, guint64 mask);

void              cx_counterfactual_free (CxCounterfactual *self);

G_END_DECLS
