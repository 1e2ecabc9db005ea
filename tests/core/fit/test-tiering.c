/* The best tier over ranked profiles, and what is in force of a profile. */
#include "fit-fixture.h"

#include "cx-tiering.h"
#include "cx-version-table.h"

/* A profile that asks whether field @key is yes, with all the weight on it. */
static char *
ask (const char *name,
     const char *key,
     const char *thresholds)
{
  return g_strdup_printf ("{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"%s\", \"thresholds\": %s, \"criteria\":"
                          " [{\"field\": \"%s\", \"op\": \"is\", \"values\": [true], \"importance\": \"strong\"}]}",
                          name, thresholds, key);
}

static gint64
save (Fixture    *fixture,
      gint64      id,
      const char *name,
      const char *key,
      const char *thresholds)
{
  g_autofree char *document = ask (name, key, thresholds);
  g_autoptr(GError) error = NULL;

  cx_profile_table_save (fixture->store, &id, name, document, &error);
  g_assert_no_error (error);
  return id;
}

static CxTiering *
load (Fixture   *fixture,
      CxColumns *columns,
      CxTiering *previous)
{
  g_autoptr(GError) error = NULL;
  CxTiering *tiering = cx_tiering_load (fixture->store, columns, 20000, previous, &error);

  g_assert_no_error (error);
  return tiering;
}

static Fixture *
make (void)
{
  Fixture *self = fixture_new ();

  fixture_field (self, "one", CX_FIELD_BOOLEAN, NULL);
  fixture_field (self, "two", CX_FIELD_BOOLEAN, NULL);
  fixture_run (self, "INSERT INTO account (key, f_1, f_2) VALUES ('a', 1, 1), ('b', 0, 1), ('c', 1, 0), ('d', 0, 0), ('e', 0, NULL)");
  return self;
}

static void
test_no_profiles (void)
{
  Fixture *fixture = make ();
  g_autoptr(CxColumns) columns = fixture_load (fixture);
  g_autoptr(CxTiering) tiering = load (fixture, columns, NULL);

  g_assert_cmpuint (cx_tiering_get_n_profiles (tiering), ==, 0);
  g_assert_cmpint (cx_tiering_get_segment (tiering, 0), ==, -1);
  g_assert_cmpint (cx_tiering_get_fit (tiering, 0)->tier, ==, CX_TIER_OUTSIDE);
  g_assert_cmpfloat (cx_tiering_get_fit (tiering, 0)->high, ==, 0);
  g_assert_cmpuint (cx_tiering_get_counts (tiering)->accounts, ==, 5);
  g_assert_cmpuint (cx_tiering_get_counts (tiering)->tiers[CX_TIER_OUTSIDE], ==, 5);
  fixture_free (fixture);
}

static void
test_best_tier (void)
{
  Fixture *fixture = make ();
  g_autoptr(CxColumns) columns = fixture_load (fixture);
  g_autoptr(CxTiering) tiering = NULL;
  /* A match of “One” is tier 2, of “Two” tier 1; a miss of “Two” is tier 3. */
  static const struct {
    int segment, tier;
  } expected[] = { { 1, 1 }, { 1, 1 }, { 0, 2 }, { 1, 3 }, { 1, 3 } };

  save (fixture, 0, "One", "one", "[75, 50, 25]");
  save (fixture, 0, "Twö", "two", "[75, 50, 0]");
  /* A second criterion of “One” that nobody matches. */
  fixture_run (fixture, "UPDATE profile SET document = replace (document, '\"criteria\": [', '\"criteria\": [{\"field\": \"none\","
                        " \"op\": \"known\", \"importance\": \"strong\"}, ') WHERE rank = 1");
  tiering = load (fixture, columns, NULL);
  for (guint a = 0; a < G_N_ELEMENTS (expected); a++)
    {
      g_assert_cmpint (cx_tiering_get_segment (tiering, a), ==, expected[a].segment);
      g_assert_cmpint (cx_tiering_get_fit (tiering, a)->tier, ==, expected[a].tier);
    }
  g_assert_cmpuint (cx_tiering_get_counts (tiering)->tiers[1], ==, 2);
  g_assert_cmpuint (cx_tiering_get_counts (tiering)->tiers[2], ==, 1);
  g_assert_cmpuint (cx_tiering_get_counts (tiering)->tiers[3], ==, 2);
  g_assert_cmpuint (cx_tiering_get_counts (tiering)->could_move, ==, 1);
  g_assert_cmpint (cx_tiering_find_profile (tiering, "TWO")->rank, ==, 2);
  g_assert_null (cx_tiering_find_profile (tiering, "Three"));
  fixture_free (fixture);
}

/* Of equal tiers the higher-ranked profile gives the segment. */
static void
test_ties (void)
{
  Fixture *fixture = make ();
  g_autoptr(CxColumns) columns = fixture_load (fixture);
  g_autoptr(CxTiering) tiering = NULL;

  save (fixture, 0, "One", "one", "[75, 50, 25]");
  save (fixture, 0, "Two", "two", "[75, 50, 25]");
  tiering = load (fixture, columns, NULL);
  g_assert_cmpint (cx_tiering_get_segment (tiering, 0), ==, 0);
  g_assert_cmpint (cx_tiering_get_segment (tiering, 1), ==, 1);
  g_assert_cmpint (cx_tiering_get_segment (tiering, 3), ==, 0);
  fixture_free (fixture);
}

static void
test_in_force (void)
{
  Fixture *fixture = make ();
  g_autoptr(CxColumns) columns = fixture_load (fixture);
  g_autoptr(CxTiering) draft = NULL, published = NULL, edited = NULL, same = NULL;
  gint64 id = save (fixture, 0, "P", "one", "[75, 50, 25]");
  const CxRanked *ranked;

  draft = load (fixture, columns, NULL);
  g_assert_cmpint (cx_tiering_get_profile (draft, 0)->version, ==, 0);
  g_assert_cmpint (cx_version_table_publish (fixture->store, id, &(CxPublication) { .day = 19999, .author = "me", .reason = "first" }, NULL), ==, 1);
  save (fixture, id, "P", "two", "[75, 50, 25]");

  published = load (fixture, columns, draft);
  ranked = cx_tiering_get_profile (published, 0);
  g_assert_cmpint (ranked->version, ==, 1);
  g_assert_cmpint (ranked->published_day, ==, 19999);
  g_assert_cmpstr (cx_profile_get_criterion (ranked->draft, 0)->field, ==, "two");
  g_assert_cmpstr (cx_profile_get_criterion (cx_evaluation_get_profile (ranked->evaluation), 0)->field, ==, "one");
  /* The same document over the same columns is not evaluated again. */
  g_assert_true (ranked->evaluation == cx_tiering_get_profile (draft, 0)->evaluation);

  g_assert_cmpint (cx_version_table_publish (fixture->store, id, &(CxPublication) { .day = 20000, .author = "me", .reason = "second" }, NULL), ==, 2);
  edited = load (fixture, columns, published);
  g_assert_true (cx_tiering_get_profile (edited, 0)->evaluation != ranked->evaluation);
  g_assert_cmpint (cx_tiering_get_fit (edited, 1)->tier, ==, 1);

  same = cx_tiering_load (fixture->store, columns, 20001, edited, NULL);
  g_assert_true (cx_tiering_get_profile (same, 0)->evaluation != cx_tiering_get_profile (edited, 0)->evaluation);
  fixture_free (fixture);
}

static void
test_broken_document (void)
{
  Fixture *fixture = make ();
  g_autoptr(CxColumns) columns = fixture_load (fixture);
  g_autoptr(GError) error = NULL;

  fixture_run (fixture, "INSERT INTO profile (name, rank, document) VALUES ('Odd', 1, '{}')");
  g_assert_null (cx_tiering_load (fixture->store, columns, 20000, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_SYNTAX);
  g_assert_true (g_str_has_prefix (error->message, "profile “Odd”: format: "));
  fixture_free (fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fit/tiering/no-profiles", test_no_profiles);
  g_test_add_func ("/fit/tiering/best-tier", test_best_tier);
  g_test_add_func ("/fit/tiering/ties", test_ties);
  g_test_add_func ("/fit/tiering/in-force", test_in_force);
  g_test_add_func ("/fit/tiering/broken-document", test_broken_document);
  return g_test_run ();
}
