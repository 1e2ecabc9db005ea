/* Figures of others that one's own stand beside: dated, attributed, editable (method §7). Never a truth. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CxBenchmarkMeasure:
 * @CX_BENCHMARK_PIPELINE: the share of the pipeline that is in tier 1 and 2
 * @CX_BENCHMARK_CUSTOMERS: the share of the customers that is
 */
typedef enum {
  CX_BENCHMARK_PIPELINE,
  CX_BENCHMARK_CUSTOMERS,
} CxBenchmarkMeasure;

/** CxBenchmarkVendors: whose figure it is: those that sell to every industry, or to one. */
typedef enum {
  CX_BENCHMARK_HORIZONTAL,
  CX_BENCHMARK_VERTICAL,
} CxBenchmarkVendors;

/**
 * CxBenchmark:
 * @below: whether it is said to be below @percent; else near it
 * @percent: 0 … 100
 * @source: who says so
 * @noted: when that was noted: a year, a month or a day, "2026-11"
 */
typedef struct {
  CxBenchmarkMeasure measure;
  CxBenchmarkVendors vendors;
  gboolean           below;
  double             percent;
  char              *source, *noted;
} CxBenchmark;

/**
 * cx_benchmarks_read:
 * @text: (nullable): what cx_benchmarks_write() wrote; %NULL or empty: those that the program ships with
 *
 * Fails with %CX_ERROR_SYNTAX, naming what is wrong.
 *
 * Returns: (transfer full) (element-type CxBenchmark) (nullable)
 */
GPtrArray *cx_benchmarks_read  (const char *text, GError **error);

/** cx_benchmarks_write: as data/presets/benchmarks.json is written. Returns: (transfer full) */
char      *cx_benchmarks_write (GPtrArray *benchmarks);

/** cx_benchmark_text: "below 20 % at horizontal vendors". Returns: (transfer full) */
char      *cx_benchmark_text   (const CxBenchmark *benchmark);

G_END_DECLS
