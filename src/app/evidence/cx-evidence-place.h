/* The place Evidence: does what customers do say whether they stay? */
#pragma once

#include "cx-place.h"

G_BEGIN_DECLS

/** CxEvidencePlace: the leading indicator, its cohorts, and the renewal of greens against reds. */
#define CX_TYPE_EVIDENCE_PLACE (cx_evidence_place_get_type ())
G_DECLARE_FINAL_TYPE (CxEvidencePlace, cx_evidence_place, CX, EVIDENCE_PLACE, CxPlace)

G_END_DECLS
