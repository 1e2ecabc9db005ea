/* Pins and what was said no to: their tables, what they make of tiers, and taking them back. */
#include "fit-fixture.h"

#include "cx-said-nos.h"
#include "cx-tiering.h"

#include <math.h>

#define N 6

/* ── a workspace ────────────────────────────────────────────────────────── */

/* Of two profiles, each of which wants a yes in its field: a yes is tier 1, blank could become it, a no is outside. */
static Fixture *
make (guint n_profiles)
{
  static const char *const keys[] = { "one", "two" };
  Fixture *self = fixture_new ();

  fixture_field (self, "one", CX_FIELD_BOOLEAN, NULL);
  fixture_field (self, "two", CX_FIELD_BOOLEAN, NULL);
  fixture_run (self, "INSERT INTO account (id, key, f_1, f_2) VALUES (2, 'a', 1, 1), (3, 'b', 0, 1), (5, 'c', 1, 0),"
                     " (8, 'd', 0, 0), (13, 'e', 0, NULL), (21, 'f', NULL, NULL)");
  for (guint i = 0; i < n_profiles; i++)
    {
      g_autofree char *document = g_strdup_printf (
        "{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"%s\", \"criteria\": [{\"field\": \"%s\", \"op\": \"is\","
        " \"values\": [true], \"importance\": \"must\"}]}", keys[i], keys[i]);
      g_autoptr(GError) error = NULL;
      gint64 id = 0;

      cx_profile_table_save (self->store, &id, keys[i], document, &error);
      g_assert_no_error (error);
    }
  return self;
}

/* @tier: negative: no pin */
static void
add (GArray     *changes,
     gint64      account,
     int         tier,
     const char *reason)
{
  CxPin pin = { .day = 20000, .tier = (guint8) MAX (tier, 0) };

  if (tier >= 0)
    {
      pin.reason = g_ref_string_new (reason);
      pin.author = g_ref_string_new ("Ada");
    }
  cx_pin_list_add (changes, account, &pin);
  g_clear_pointer (&pin.reason, g_ref_string_release);
  g_clear_pointer (&pin.author, g_ref_string_release);
}

static void
write_changes (Fixture *fixture,
               GArray  *changes)
{
  g_autoptr(GError) error = NULL;

  cx_pin_table_write (fixture->store, changes, &error);
  g_assert_no_error (error);
}

static CxTiering *
load (Fixture   *fixture,
      CxColumns *columns)
{
  g_autoptr(GError) error = NULL;
  CxTiering *tiering = cx_tiering_load (fixture->store, columns, 20000, NULL, &error);

  g_assert_no_error (error);
  return tiering;
}

/* "3:1 13:0": account and tier */
static char *
pins_text (CxPins *pins)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < cx_pins_get_n (pins); i++)
    {
      const CxPin *pin = cx_pins_get (pins, i);

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT ":%d%s", i > 0 ? " " : "", pin->account, pin->tier, pin->reason);
    }
  return g_strdup (text->str);
}

/* ── tables ─────────────────────────────────────────────────────────────── */

static void
test_table (void)
{
  Fixture *fixture = make (0);
  g_autoptr(GArray) changes = cx_pin_list_new (), more = cx_pin_list_new (), list = NULL;
  const CxPin *pin;

  add (changes, 13, 0, "no");
  add (changes, 3, 1, "yes");
  add (changes, 2, 3, "hm");
  write_changes (fixture, changes);
  add (more, 3, 2, "changed");
  add (more, 2, -1, NULL);
  add (more, 8, -1, NULL);
  write_changes (fixture, more);
  list = cx_pin_table_list (fixture->store, NULL);
  g_assert_cmpuint (list->len, ==, 2);
  pin = &g_array_index (list, CxPin, 0);
  g_assert_cmpint (pin->account, ==, 3);
  g_assert_cmpint (pin->tier, ==, 2);
  g_assert_cmpint (pin->day, ==, 20000);
  g_assert_cmpstr (pin->reason, ==, "changed");
  g_assert_cmpstr (pin->author, ==, "Ada");
  g_assert_cmpint (g_array_index (list, CxPin, 1).account, ==, 13);
  fixture_free (fixture);
}

/* One account that is gone, and nothing is pinned. */
static void
test_all_or_nothing (void)
{
  Fixture *fixture = make (0);
  g_autoptr(GArray) changes = cx_pin_list_new (), list = NULL;
  g_autoptr(GError) error = NULL;

  add (changes, 3, 1, "yes");
  add (changes, 999, 1, "yes");
  g_assert_false (cx_pin_table_write (fixture->store, changes, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  list = cx_pin_table_list (fixture->store, NULL);
  g_assert_cmpuint (list->len, ==, 0);
  fixture_free (fixture);
}

/* A reader of a file from before there were pins. */
static void
test_older_file (void)
{
  Fixture *fixture = make (0);
  g_autoptr(CxColumns) columns = fixture_load (fixture);
  g_autoptr(CxPins) pins = NULL;
  g_autoptr(CxSaidNos) said_nos = NULL;

  fixture_run (fixture, "DROP TABLE tier_pin; DROP TABLE said_no");
  pins = cx_pins_load (fixture->store, NULL);
  said_nos = cx_said_nos_load (fixture->store, columns, NULL);
  g_assert_cmpuint (cx_pins_get_n (pins), ==, 0);
  g_assert_cmpuint (cx_said_nos_get_n (said_nos), ==, 0);
  g_assert_false (cx_said_nos_has (said_nos, 0));
  fixture_free (fixture);
}

/* ── changes in memory ──────────────────────────────────────────────────── */

static void
test_with_and_undo (void)
{
  Fixture *fixture = make (0);
  g_autoptr(GArray) first = cx_pin_list_new (), second = cx_pin_list_new (), undo = NULL;
  g_autoptr(CxPins) none = cx_pins_load (fixture->store, NULL);
  g_autoptr(CxPins) pinned = NULL, changed = NULL, again = NULL, stored = NULL;
  g_autofree char *before = NULL, *after = NULL, *back = NULL, *in_file = NULL;

  add (first, 13, 0, "x");
  add (first, 3, 1, "y");
  add (first, 5, 2, "z");
  pinned = cx_pins_with (none, first);
  before = pins_text (pinned);
  g_assert_cmpstr (before, ==, "3:1y 5:2z 13:0x");

  add (second, 21, 3, "new");
  add (second, 5, -1, NULL);
  add (second, 3, 1, "other reason");
  add (second, 8, -1, NULL);
  changed = cx_pins_with (pinned, second);
  after = pins_text (changed);
  g_assert_cmpstr (after, ==, "3:1other reason 13:0x 21:3new");
  g_assert_null (cx_pins_find (changed, 5));
  g_assert_cmpint (cx_pins_find (changed, 21)->tier, ==, 3);

  /* What was pinned otherwise comes back as it was, and the file agrees. */
  undo = cx_pins_undo (pinned, second);
  again = cx_pins_with (changed, undo);
  back = pins_text (again);
  g_assert_cmpstr (back, ==, before);
  write_changes (fixture, first);
  write_changes (fixture, second);
  write_changes (fixture, undo);
  stored = cx_pins_load (fixture->store, NULL);
  in_file = pins_text (stored);
  g_assert_cmpstr (in_file, ==, before);
  fixture_free (fixture);
}

/* ── tiers ──────────────────────────────────────────────────────────────── */

/* Counts, once more and slowly. */
static void
assert_counts (CxTiering *tiering)
{
  const CxFitCounts *counts = cx_tiering_get_counts (tiering);
  CxFitCounts once_more = { 0 };

  for (guint a = 0; a < N; a++)
    {
      const CxFit *fit = cx_tiering_get_fit (tiering, a);

      once_more.accounts++;
      once_more.tiers[fit->tier]++;
      once_more.needs_data += (fit->flags & CX_FLAG_NEEDS_DATA) != 0;
      once_more.could_move += (fit->flags & CX_FLAG_COULD_MOVE) != 0;
      once_more.capped += (fit->flags & CX_FLAG_CAPPED) != 0;
      once_more.pinned += (fit->flags & CX_FLAG_PINNED) != 0;
    }
  g_assert_cmpmem (counts, sizeof *counts, &once_more, sizeof once_more);
}

static void
assert_same_fit (const CxFit *a,
                 const CxFit *b)
{
  g_assert_cmpfloat (a->low, ==, b->low);
  g_assert_cmpfloat (a->high, ==, b->high);
  g_assert_cmpint (a->tier, ==, b->tier);
  g_assert_cmpint (a->high_tier, ==, b->high_tier);
  g_assert_cmpint (a->flags, ==, b->flags);
}

static void
assert_pinned (CxTiering *tiering,
               guint      account,
               guint8     tier)
{
  for (int profile = -1; profile < (int) MAX (cx_tiering_get_n_profiles (tiering), 1); profile++)
    {
      const CxFit *fit = cx_tiering_get_fit_under (tiering, profile, account);
      const CxFit *scored = cx_tiering_get_scored_fit (tiering, profile, account);

      g_assert_cmpint (fit->tier, ==, tier);
      g_assert_cmpint (fit->high_tier, ==, tier);
      g_assert_cmpfloat (fit->low, ==, scored->low);
      g_assert_cmpfloat (fit->high, ==, scored->high);
      g_assert_cmpint (fit->flags, ==, CX_FLAG_PINNED | (scored->flags & CX_FLAG_NEEDS_DATA));
    }
  g_assert_cmpint (cx_tiering_get_pin (tiering, account)->tier, ==, tier);
}

static void
test_tiers (gconstpointer data)
{
  guint n_profiles = GPOINTER_TO_UINT (data);
  Fixture *fixture = make (n_profiles);
  g_autoptr(CxColumns) columns = fixture_load (fixture);
  g_autoptr(CxTiering) before = load (fixture, columns);
  g_autoptr(CxTiering) with = NULL, loaded = NULL, without = NULL;
  g_autoptr(GArray) changes = cx_pin_list_new ();
  g_autoptr(CxPins) pins = NULL;

  add (changes, 21, 1, "f");
  add (changes, 2, 3, "a");
  add (changes, 8, 0, "d");
  pins = cx_pins_with (cx_tiering_get_pins (before), changes);
  with = cx_tiering_with_pins (before, pins);
  write_changes (fixture, changes);
  loaded = load (fixture, columns);
  for (guint i = 0; i < 2; i++)
    {
      CxTiering *tiering = i == 0 ? with : loaded;

      assert_pinned (tiering, 5, 1);
      assert_pinned (tiering, 0, 3);
      assert_pinned (tiering, 3, CX_TIER_OUTSIDE);
      for (guint a = 0; a < N; a++)
        {
          g_assert_cmpint (cx_tiering_get_segment (tiering, a), ==, cx_tiering_get_segment (before, a));
          if (a == 0 || a == 3 || a == 5)
            continue;
          g_assert_null (cx_tiering_get_pin (tiering, a));
          assert_same_fit (cx_tiering_get_fit (tiering, a), cx_tiering_get_fit (before, a));
        }
      assert_counts (tiering);
      g_assert_cmpuint (cx_tiering_get_counts (tiering)->pinned, ==, 3);
      g_assert_cmpuint (cx_tiering_get_n_pinned (tiering), ==, 3);
      g_assert_cmpuint (cx_tiering_get_pinned (tiering, 1), ==, 3);
    }
  assert_counts (before);
  without = cx_tiering_with_pins (with, cx_tiering_get_pins (before));
  assert_counts (without);
  g_assert_cmpmem (cx_tiering_get_counts (without), sizeof (CxFitCounts), cx_tiering_get_counts (before), sizeof (CxFitCounts));
  fixture_free (fixture);
}

/* By segment: a, c, d … of the first profile, b of the second. d is outside by score too. */
static void
test_counted_by_segment (void)
{
  Fixture *fixture = make (2);
  g_autoptr(CxColumns) columns = fixture_load (fixture);
  g_autoptr(GArray) changes = cx_pin_list_new ();
  g_autoptr(CxTiering) tiering = NULL;
  guint differ;

  add (changes, 2, 3, "a");
  add (changes, 3, 1, "b");
  add (changes, 8, 0, "d");
  write_changes (fixture, changes);
  tiering = load (fixture, columns);
  g_assert_cmpuint (cx_tiering_count_pinned (tiering, -1, &differ), ==, 3);
  g_assert_cmpuint (differ, ==, 1);
  g_assert_cmpuint (cx_tiering_count_pinned (tiering, 0, &differ), ==, 2);
  g_assert_cmpuint (differ, ==, 1);
  g_assert_cmpuint (cx_tiering_count_pinned (tiering, 1, &differ), ==, 1);
  g_assert_cmpuint (differ, ==, 0);
  fixture_free (fixture);
}

/* ── said no ────────────────────────────────────────────────────────────── */

static gint64
say_no (Fixture    *fixture,
        gint64      account,
        double      amount,
        const char *currency,
        gboolean    taken)
{
  const CxSaidNo said = { .account = account, .amount = amount, .currency = (char *) currency, .taken = taken, .reason = (char *) "R",
                          .author = (char *) "Ada", .day = 20000 };
  g_autoptr(GError) error = NULL;
  gint64 id;

  cx_said_no_table_add (fixture->store, &said, &id, &error);
  g_assert_no_error (error);
  return id;
}

static void
test_said_no (void)
{
  Fixture *fixture = make (0);
  g_autoptr(CxColumns) columns = fixture_load (fixture);
  g_autoptr(CxSaidNos) said_nos = NULL;
  g_autoptr(GArray) sums = NULL;
  const CxSaidNoSum *sum;
  guint first;

  say_no (fixture, 13, 10, "USD", FALSE);
  say_no (fixture, 3, 5, "EUR", FALSE);
  say_no (fixture, 13, 2.5, "EUR", TRUE);
  say_no (fixture, 13, NAN, "EUR", FALSE);
  said_nos = cx_said_nos_load (fixture->store, columns, NULL);
  g_assert_cmpuint (cx_said_nos_get_n (said_nos), ==, 4);
  g_assert_cmpuint (cx_said_nos_find (said_nos, 4, &first), ==, 3);
  g_assert_cmpuint (first, ==, 1);
  g_assert_cmpstr (cx_said_nos_get (said_nos, 1)->currency, ==, "USD");
  g_assert_true (isnan (cx_said_nos_get (said_nos, 3)->amount));
  g_assert_true (cx_said_nos_get (said_nos, 2)->taken);
  g_assert_true (cx_said_nos_has (said_nos, 1) && !cx_said_nos_has (said_nos, 0) && !cx_said_nos_has (said_nos, 5));
  g_assert_cmpuint (cx_said_nos_find (said_nos, 0, &first), ==, 0);
  sums = cx_said_nos_sum (said_nos, NULL);
  g_assert_cmpuint (sums->len, ==, 3);
  sum = &g_array_index (sums, CxSaidNoSum, 0);
  g_assert_cmpstr (sum->currency, ==, "EUR");
  g_assert_cmpuint (sum->declined, ==, 1);
  g_assert_cmpuint (sum->taken, ==, 1);
  g_assert_cmpfloat (sum->declined_amount, ==, 5);
  g_assert_cmpfloat (sum->taken_amount, ==, 2.5);
  sum = &g_array_index (sums, CxSaidNoSum, 2);
  g_assert_null (sum->currency);
  g_assert_cmpuint (sum->declined, ==, 1);
  g_assert_cmpfloat (sum->declined_amount, ==, 0);
  g_clear_pointer (&sums, g_array_unref);
  sums = cx_said_nos_sum (said_nos, (const guint8[N]) { [1] = 1 });
  g_assert_cmpuint (sums->len, ==, 1);
  g_assert_cmpuint (g_array_index (sums, CxSaidNoSum, 0).declined, ==, 1);
  fixture_free (fixture);
}

/* Taken back and recorded again, it stands where it stood. */
static void
test_said_no_undo (void)
{
  Fixture *fixture = make (0);
  gint64 id = say_no (fixture, 3, 5, "EUR", FALSE);
  g_autoptr(GPtrArray) before = NULL, after = NULL;
  const CxSaidNo gone = { .account = 999, .amount = 1, .reason = (char *) "R", .author = (char *) "Ada" };
  g_autoptr(GError) error = NULL;

  say_no (fixture, 3, 6, "EUR", FALSE);
  before = cx_said_no_table_list (fixture->store, NULL);
  g_assert_true (cx_said_no_table_remove (fixture->store, id, NULL));
  g_assert_false (cx_said_no_table_remove (fixture->store, id, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (cx_said_no_table_add (fixture->store, before->pdata[0], NULL, NULL));
  after = cx_said_no_table_list (fixture->store, NULL);
  g_assert_cmpuint (after->len, ==, 2);
  g_assert_cmpint (((CxSaidNo *) after->pdata[0])->id, ==, id);
  g_assert_cmpfloat (((CxSaidNo *) after->pdata[0])->amount, ==, 5);
  g_assert_false (cx_said_no_table_add (fixture->store, &gone, NULL, &error));
  g_assert_error (error, CX_ERROR, CX_ERROR_NOT_FOUND);
  fixture_free (fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fit/pins/table", test_table);
  g_test_add_func ("/fit/pins/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/fit/pins/older-file", test_older_file);
  g_test_add_func ("/fit/pins/with-and-undo", test_with_and_undo);
  g_test_add_data_func ("/fit/pins/tiers/no-profile", GUINT_TO_POINTER (0), test_tiers);
  g_test_add_data_func ("/fit/pins/tiers/one-profile", GUINT_TO_POINTER (1), test_tiers);
  g_test_add_data_func ("/fit/pins/tiers/two-profiles", GUINT_TO_POINTER (2), test_tiers);
  g_test_add_func ("/fit/pins/counted-by-segment", test_counted_by_segment);
  g_test_add_func ("/fit/pins/said-no", test_said_no);
  g_test_add_func ("/fit/pins/said-no-undo", test_said_no_undo);
  return g_test_run ();
}
