/* Benchmarks: those that are shipped, there and back, and what is refused. */
#include "cx-benchmarks.h"
#include "cx-error.h"

#include <string.h>

static void
test_shipped (void)
{
  static const struct { const char *text; CxBenchmarkMeasure measure; } expected[] = {
    { "below 20\u202f% at horizontal vendors", CX_BENCHMARK_PIPELINE },
    { "near 50\u202f% at vertical vendors", CX_BENCHMARK_PIPELINE },
    { "below 30\u202f% at horizontal vendors", CX_BENCHMARK_CUSTOMERS },
    { "near 60\u202f% at vertical vendors", CX_BENCHMARK_CUSTOMERS },
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) shipped = cx_benchmarks_read (NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (shipped->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < shipped->len; i++)
    {
      const CxBenchmark *benchmark = shipped->pdata[i];
      g_autofree char *text = cx_benchmark_text (benchmark);

      g_assert_cmpstr (text, ==, expected[i].text);
      g_assert_cmpint (benchmark->measure, ==, expected[i].measure);
      g_assert_nonnull (strstr (benchmark->source, "Science of Scaling"));
      g_assert_cmpint (benchmark->noted[0], !=, '\0');
    }
}

static void
test_there_and_back (void)
{
  g_autoptr(GPtrArray) all = cx_benchmarks_read ("", NULL), again = NULL;
  CxBenchmark *edited = all->pdata[1];
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL, *twice = NULL;

  edited->percent = 37.5;
  g_set_str (&edited->source, "Our “own” survey\n");
  text = cx_benchmarks_write (all);
  again = cx_benchmarks_read (text, &error);
  g_assert_no_error (error);
  edited = again->pdata[1];
  g_assert_cmpfloat (edited->percent, ==, 37.5);
  g_assert_cmpstr (edited->source, ==, "Our “own” survey\n");
  twice = cx_benchmarks_write (again);
  g_assert_cmpstr (text, ==, twice);
}

#define ONE(measure, vendors, bound, percent)                                                                        \
  "{\"format\": \"concentric-benchmarks\", \"version\": 1, \"benchmarks\": [{\"measure\": " measure ", \"vendors\": " vendors \
  ", \"bound\": " bound ", \"percent\": " percent "}]}"

static void
test_refused (void)
{
  static const char *const rows[] = {
    "nonsense", "[]", "{}", "{\"format\": \"concentric-benchmarks\"}", "{\"format\": \"concentric-stages\", \"benchmarks\": []}",
    "{\"format\": \"concentric-benchmarks\", \"benchmarks\": [7]}",
    ONE ("\"moon\"", "\"vertical\"", "\"near\"", "5"), ONE ("7", "\"vertical\"", "\"near\"", "5"),
    ONE ("\"pipeline\"", "\"diagonal\"", "\"near\"", "5"), ONE ("\"pipeline\"", "\"vertical\"", "\"above\"", "5"),
    ONE ("\"pipeline\"", "\"vertical\"", "\"near\"", "101"), ONE ("\"pipeline\"", "\"vertical\"", "\"near\"", "-1"),
    ONE ("\"pipeline\"", "\"vertical\"", "\"near\"", "\"5\""),
  };
  g_autoptr(GPtrArray) good = cx_benchmarks_read (ONE ("\"pipeline\"", "\"vertical\"", "\"near\"", "5"), NULL);

  g_assert_nonnull (good);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", rows[i]);
      g_assert_null (cx_benchmarks_read (rows[i], &error));
      g_assert_error (error, CX_ERROR, CX_ERROR_SYNTAX);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/benchmarks/shipped", test_shipped);
  g_test_add_func ("/benchmarks/there-and-back", test_there_and_back);
  g_test_add_func ("/benchmarks/refused", test_refused);
  return g_test_run ();
}
