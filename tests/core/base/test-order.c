/* Orders of many things against the slow ways to find them. */
#include "cx-order.h"

#include <locale.h>
#include <math.h>
#include <string.h>

static const char *const *compared, *const *compared_ties;

static int
compare_slowly (gconstpointer a,
                gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  int order = g_utf8_collate (compared[x], compared[y]);

  if (order == 0 && compared_ties != NULL)
    order = strcmp (compared_ties[x], compared_ties[y]);
  return order != 0 ? order : (x > y) - (x < y);
}

static void
assert_ranks (const char *const *texts,
              const char *const *ties,
              guint              n)
{
  g_autofree guint32 *rank = cx_order_rank_texts (texts, ties, n, CX_ORDER_COLLATED);
  g_autofree guint32 *rows = g_new (guint32, n + 1);

  for (guint i = 0; i < n; i++)
    rows[i] = i;
  compared = texts;
  compared_ties = ties;
  qsort (rows, n, sizeof (guint32), compare_slowly);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (rank[rows[i]], ==, i);
}

static void
test_few_texts (void)
{
  static const char *const texts[] = { "Zürich", "zurich", "Äpfel", "apple", "", "Ärger", "Company 10", "Company 9", "東京", "apple" };
  static const char *const ties[] = { "9", "8", "7", "6", "5", "4", "3", "2", "1", "0" };

  assert_ranks (texts, NULL, G_N_ELEMENTS (texts));
  assert_ranks (texts, ties, G_N_ELEMENTS (texts));
  assert_ranks (texts, NULL, 1);
  assert_ranks (texts, NULL, 0);
}

/* So many that two threads share them; some equal, some alike for long. */
static void
test_many_texts (void)
{
  guint n = 50000;
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) ties = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (texts, g_strdup_printf ("Company of %s %d", i % 3 ? "Malmö" : "malmo", g_rand_int_range (rand, 0, 20000)));
      g_ptr_array_add (ties, g_strdup_printf ("%d", g_rand_int_range (rand, 0, 100)));
    }
  assert_ranks ((const char *const *) texts->pdata, NULL, n);
  assert_ranks ((const char *const *) texts->pdata, (const char *const *) ties->pdata, n);
}

static void
test_bytes (void)
{
  static const char *const texts[] = { "b", "B", "a", "+49 40", "10", "9" }, *const numbers[] = { "10", "+49 40", "9", "(0)" };
  static const guint32 ranks[] = { 5, 3, 4, 0, 1, 2 }, of_numbers[] = { 2, 1, 3, 0 };
  g_autofree guint32 *rank = cx_order_rank_texts (texts, NULL, G_N_ELEMENTS (texts), CX_ORDER_BYTES);
  g_autofree guint32 *letterless = cx_order_rank_texts (numbers, NULL, G_N_ELEMENTS (numbers), CX_ORDER_COLLATED);

  g_assert_cmpmem (rank, sizeof ranks, ranks, sizeof ranks);
  g_assert_cmpmem (letterless, sizeof of_numbers, of_numbers, sizeof of_numbers);
}

static void
test_numbers (void)
{
  static const double numbers[] = { 3, -1, 0, NAN, -0.0, INFINITY, -INFINITY, 1e-300, 3, 1e300, -2.5, NAN };
  static const guint32 up[] = { 6, 10, 1, 2, 4, 7, 0, 8, 9, 5, 3, 11 }, down[] = { 5, 9, 0, 8, 7, 2, 4, 1, 10, 6, 3, 11 };
  guint n = G_N_ELEMENTS (numbers);

  for (guint descending = 0; descending < 2; descending++)
    {
      CxOrderItem items[G_N_ELEMENTS (numbers)];

      for (guint i = 0; i < n; i++)
        items[i] = (CxOrderItem) { cx_order_key (numbers[i], descending), i };
      cx_order_sort (items, n);
      for (guint i = 0; i < n; i++)
        g_assert_cmpuint (items[i].row, ==, descending ? down[i] : up[i]);
    }
  cx_order_sort (NULL, 0);
}

static void
test_random_numbers (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (11);
  guint n = 20000;
  g_autofree CxOrderItem *items = g_new (CxOrderItem, n);
  g_autofree double *numbers = g_new (double, n);

  for (guint i = 0; i < n; i++)
    {
      numbers[i] = i % 2 ? g_rand_int_range (rand, -50, 50) : g_rand_double_range (rand, -1e6, 1e6);
      items[i] = (CxOrderItem) { cx_order_key (numbers[i], FALSE), i };
    }
  cx_order_sort (items, n);
  for (guint i = 1; i < n; i++)
    {
      double before = numbers[items[i - 1].row], after = numbers[items[i].row];

      g_assert_true (before < after || (before == after && items[i - 1].row < items[i].row));
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/order/texts/few", test_few_texts);
  g_test_add_func ("/order/texts/many", test_many_texts);
  g_test_add_func ("/order/texts/bytes", test_bytes);
  g_test_add_func ("/order/numbers/table", test_numbers);
  g_test_add_func ("/order/numbers/random", test_random_numbers);
  return g_test_run ();
}
