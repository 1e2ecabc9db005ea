/* The accounts of each segment as a table. */
#pragma once

#include "cx-figures.h"
#include "cx-snapshot.h"

G_BEGIN_DECLS

/** CX_SEGMENTS_MOST: with a row each; those that rank below have one together. */
#define CX_SEGMENTS_MOST 7

/**
 * cx_segment_figures_new:
 *
 * Segment by segment, as they rank: accounts by tier in the workspace, their share, and who of them is a customer; then those
 * outside of all segments, and all. O(accounts), any thread.
 *
 * Returns: (transfer full) (nullable): %NULL where a single profile, or none, is in force
 */
CxFigures *cx_segment_figures_new (CxSnapshot *snapshot);

G_END_DECLS
