/* What the funnel says in words: its message, definitions, groups, conversions. Knows no widgets. */
#pragma once

#include "cx-funnel-answer.h"

G_BEGIN_DECLS

/** cx_funnel_words_title: its message: "31 % of tier 1 became customers, 7 % of the rest". Returns: (transfer full) */
char       *cx_funnel_words_title      (const CxFunnelAnswer *answer);

/** cx_funnel_words_intervals: what stands beside the rates. (transfer none) */
const char *cx_funnel_words_intervals  (void);

/** cx_funnel_words_stages: what the codes of the stages mean, as markup. Returns: (transfer full) */
char       *cx_funnel_words_stages     (const CxFunnelAnswer *answer);

/** cx_funnel_words_scale: how many accounts fill a column, and how many that of all. Returns: (transfer full) */
char       *cx_funnel_words_scale      (const CxFunnelAnswer *answer);

/** cx_funnel_words_moves: who skipped a stage, moved back, or is in none. Returns: (transfer full) */
char       *cx_funnel_words_moves      (const CxFunnelAnswer *answer);

/**
 * cx_funnel_words_waiting: how many accounts may still move on, so that rates rise.
 *
 * Returns: (transfer full) (nullable): %NULL where nobody waits, and of a snapshot of all accounts, which is of now anyway
 */
char       *cx_funnel_words_waiting    (const CxFunnelAnswer *answer);

/** cx_funnel_words_no_finding: why there is none. (transfer none) */
const char *cx_funnel_words_no_finding (const CxFunnelAnswer *answer);

/** cx_funnel_words_definition: its name and its rule, as markup. (transfer none) */
const char *cx_funnel_words_definition (CxFunnelDefinition definition);

/** cx_funnel_words_definition_name: "Strict". (transfer none) */
const char *cx_funnel_words_definition_name (CxFunnelDefinition definition);

/** cx_funnel_words_group: "Tier 1", "Katrin Vogel", "None", "14 others"; "All" for the one behind the last. Returns: (transfer full) */
char       *cx_funnel_words_group      (const CxFunnelAnswer *answer, guint group);

/** cx_funnel_words_tier: the tier that a group is, when groups are tiers. */
guint8      cx_funnel_words_tier       (guint group);

/** cx_funnel_words_rate: "73 %", also in a text that runs from right to left. Returns: (transfer full) */
char       *cx_funnel_words_rate       (const CxConversion *conversion);

/** cx_funnel_words_range: "19–43", also in a text that runs from right to left. Returns: (transfer full) */
char       *cx_funnel_words_range      (double low, double high);

/** cx_funnel_words_interval: "62–82". Returns: (transfer full) */
char       *cx_funnel_words_interval   (const CxConversion *conversion);

/** cx_funnel_words_segment: all that is to say about one bar, as sentences. Returns: (transfer full) */
char       *cx_funnel_words_segment    (const CxFunnelAnswer *answer, guint group, guint stage);

G_END_DECLS
