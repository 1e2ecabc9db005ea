/* The growth equation in words and signs. Knows no widgets. */
#pragma once

#include "cx-growth.h"

G_BEGIN_DECLS

/** cx_growth_words_percent: "47 %". Returns: (transfer full) */
char *cx_growth_words_percent  (double rate);

/** cx_growth_words_equation: "612 × 40 % × 47 % × 46 % + 35". Returns: (transfer full) */
char *cx_growth_words_equation (const CxGrowth *growth);

/** cx_growth_words_against: "+5 against today", or that nothing changed. Returns: (transfer full) */
char *cx_growth_words_against  (const CxGrowth *growth, const CxGrowth *today);

/** cx_growth_words_unit: "customers", or, where no stage makes customers (@revenue below 1), "at BOFU". Returns: (transfer full) */
char *cx_growth_words_unit     (CxJourney *journey, const CxGrowth *growth, int revenue);
/** cx_growth_words_sum: of what the number is that the equation makes: who is retained was won before, so it is no number of customers. */
char *cx_growth_words_sum     (CxJourney *journey, const CxGrowth *growth, int revenue);

/** cx_growth_words_lever: "One point more in RL → MQL adds most: +1.3 customers." @unit: of what. Returns: (transfer full): markup */
char *cx_growth_words_lever    (CxJourney *journey, const CxGrowth *growth, const char *unit);

/** cx_growth_words_step: "RL → MQL". Returns: (transfer full) */
char *cx_growth_words_step     (CxJourney *journey, guint rate);

G_END_DECLS
