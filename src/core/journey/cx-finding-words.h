/* What the findings say in words, for window, page and command line. */
#pragma once

#include "cx-findings.h"

G_BEGIN_DECLS

/** cx_finding_title: "Targeting, not closing". Returns: (transfer full) */
char *cx_finding_title (CxJourney *journey, const CxFinding *finding);

/** cx_finding_text: its numbers, as sentences. Returns: (transfer full) */
char *cx_finding_text  (CxJourney *journey, const CxFinding *finding);

/** cx_finding_rule: the rule that fired, as sentences. @revenue: as of cx_findings_new(). Returns: (transfer full) */
char *cx_finding_rule  (CxJourney *journey, const CxFinding *finding, int revenue);

/** cx_finding_link: who it is about: "97 accounts", "48 customers". Returns: (transfer full) */
char *cx_finding_link  (const CxFinding *finding);

/** cx_finding_p: "p < 0.001", "p = 0.39", kept on one line. Returns: (transfer full) */
char *cx_finding_p     (double p);

G_END_DECLS
