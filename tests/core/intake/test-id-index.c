/* The index of identifiers against a table of GLib: the same accounts in the same order, whatever comes. */
#include "cx-hash.h"
#include "cx-id-index.h"

static void
assert_same (CxIdIndex  *index,
             GHashTable *oracle,
             guint64     hash)
{
  GArray *expected = g_hash_table_lookup (oracle, &hash);
  const guint32 *ids;
  guint n;

  ids = cx_id_index_look_up (index, hash, &n);
  g_assert_cmpuint (n, ==, expected ? expected->len : 0);
  g_assert_true ((ids != NULL) == (n > 0));
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (ids[i], ==, g_array_index (expected, guint32, i));
}

static void
add_both (CxIdIndex  *index,
          GHashTable *oracle,
          guint64     hash,
          guint32     id)
{
  GArray *ids = g_hash_table_lookup (oracle, &hash);

  if (ids == NULL)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_hash_table_insert (oracle, g_memdup2 (&hash, sizeof hash), ids);
    }
  g_array_append_val (ids, id);
  cx_id_index_add (index, hash, id);
}

static void
drop_both (CxIdIndex  *index,
           GHashTable *oracle,
           guint64     hash)
{
  GArray *ids = g_hash_table_lookup (oracle, &hash);

  if (ids != NULL && ids->len > 0)
    g_array_remove_index (ids, 0);
  cx_id_index_drop_first (index, hash);
}

/* Few hashes, so that many accounts share one; hash 0, which stands for 1, and neighbours in one segment among them. */
static guint64
pick (GRand *rand)
{
  int kind = g_rand_int_range (rand, 0, 4);

  if (kind == 0)
    return 2 * g_rand_int_range (rand, 0, 40);
  if (kind == 1)
    return (guint64) g_rand_int_range (rand, 0, 40) << 58;
  return cx_hash_bytes (&(int) { g_rand_int_range (rand, 0, 20000) }, sizeof (int), 0);
}

static void
test_against_a_table (void)
{
  g_autoptr(CxIdIndex) index = cx_id_index_new ();
  g_autoptr(GHashTable) oracle = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr(GRand) rand = g_rand_new_with_seed (11);

  g_assert_true (cx_id_index_is_empty (index));
  for (guint32 id = 1; id <= 60000; id++)
    {
      guint64 hash = pick (rand);

      if (g_rand_int_range (rand, 0, 6) == 0)
        drop_both (index, oracle, hash);
      else
        add_both (index, oracle, hash, id);
      assert_same (index, oracle, hash);
      assert_same (index, oracle, pick (rand));
    }
  g_assert_false (cx_id_index_is_empty (index));
}

/* One bit more, one byte less, another seed: another hash; the same bytes: the same one. */
static void
test_hash (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint8 bytes[64] = { 0 };

  for (gsize length = 0; length <= sizeof bytes; length++)
    for (guint seed = 0; seed < 4; seed++)
      {
        guint64 hash = cx_hash_bytes (bytes, length, seed);

        g_assert_true (g_hash_table_add (seen, g_memdup2 (&hash, sizeof hash)));
        g_assert_true (hash == cx_hash_bytes (bytes, length, seed));
      }
  for (guint bit = 0; bit < sizeof bytes * 8; bit++)
    {
      guint64 hash;

      bytes[bit / 8] ^= 1u << bit % 8;
      hash = cx_hash_bytes (bytes, sizeof bytes, 0);
      g_assert_true (g_hash_table_add (seen, g_memdup2 (&hash, sizeof hash)));
      bytes[bit / 8] ^= 1u << bit % 8;
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id-index/against-a-table", test_against_a_table);
  g_test_add_func ("/id-index/hash", test_hash);
  return g_test_run ();
}
