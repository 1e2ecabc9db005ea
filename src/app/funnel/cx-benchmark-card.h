/* One's own shares beside those of others. */
#pragma once

#include "cx-funnel-answer.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxBenchmarkCard: hidden unless the setting `show-benchmarks` is on; follows the setting `benchmarks`. */
#define CX_TYPE_BENCHMARK_CARD (cx_benchmark_card_get_type ())
G_DECLARE_FINAL_TYPE (CxBenchmarkCard, cx_benchmark_card, CX, BENCHMARK_CARD, AdwBin)

void cx_benchmark_card_show (CxBenchmarkCard *self, const CxFunnelAnswer *answer);

G_END_DECLS
