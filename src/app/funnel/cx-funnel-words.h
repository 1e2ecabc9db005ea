/* What the funnel says in words: definitions, groups, conversions. Knows no widgets. */
#pragma once

#include "cx-funnel-answer.h"

G_BEGIN_DECLS

/** cx_funnel_words_definition: its name and its rule, as markup. (transfer none) */
const char *cx_funnel_words_definition (CxFunnelDefinition definition);

/** cx_funnel_words_group: "Tier 1", "Katrin Vogel", "None", "Others". (transfer none) */
const char *cx_funnel_words_group      (const CxFunnelAnswer *answer, guint group);

/** cx_funnel_words_tier: the tier that a group is, when groups are tiers. */
guint8      cx_funnel_words_tier       (guint group);

/** cx_funnel_words_rate: "73 %". Returns: (transfer full) */
char       *cx_funnel_words_rate       (const CxConversion *conversion);

/** cx_funnel_words_range: "19–43", also in a text that runs from right to left. Returns: (transfer full) */
char       *cx_funnel_words_range      (double low, double high);

/** cx_funnel_words_interval: "62–82". Returns: (transfer full) */
char       *cx_funnel_words_interval   (const CxConversion *conversion);

/** cx_funnel_words_segment: all that is to say about one bar, as sentences. Returns: (transfer full) */
char       *cx_funnel_words_segment    (const CxFunnelAnswer *answer, guint group, guint stage);

G_END_DECLS
