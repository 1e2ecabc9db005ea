/* What changed, in words: one edit a row, and random edits of a whole document. */
#include "cx-profile-diff.h"

#include <math.h>
#include <string.h>

static CxProfile *
parse (const char *json)
{
  g_autoptr(GError) error = NULL;
  CxProfile *profile = cx_profile_parse (json, -1, NULL, &error);

  g_assert_no_error (error);
  return profile;
}

/* ── an edit a row ──────────────────────────────────────────────────────── */

static gboolean
look_up (const char  *key,
         CxFieldName *name,
         gpointer     data)
{
  static const struct { const char *key; CxFieldName name; } fields[] = {
    { "employees", { "Employees", CX_FIELD_NUMBER, NULL } },
    { "founded", { "Founded", CX_FIELD_DATE, NULL } },
    { "technologies", { "Technologies", CX_FIELD_LIST, NULL } },
    { "industry", { "Industry", CX_FIELD_CATEGORY, NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].key, key) == 0)
      {
        *name = fields[i].name;
        return TRUE;
      }
  return FALSE;
}

#define EMPLOYEES "\"field\": \"employees\", \"op\": \"between\", \"importance\": \"strong\", \"values\": "
#define SNOWFLAKE "{\"id\": \"s\", \"label\": \"Runs Snowflake\", \"field\": \"technologies\", \"op\": \"has-any\", \"values\": [\"Snowflake\"], \"importance\": "
#define RETAIL "{\"id\": \"r\", \"field\": \"industry\", \"op\": \"in\", \"importance\": \"strong\", \"values\": [\"Retail\", \"Food\"], \"label\": \"Industry: Retail or Food\"}"

typedef struct {
  const char *before, *after;   /* what stands beside "format" and "name": criteria (an array), or another member */
  const char *lines;            /* "kind section text", one a line */
} Row;

static const Row rows[] = {
  { "\"criteria\": [{\"id\": \"e\", " EMPLOYEES "[50, 500]}]", "\"criteria\": [{\"id\": \"e\", " EMPLOYEES "[200, 2000]}]",
    "changed firmographics Employees 50–500 became 200–2000\n" },
  { "\"criteria\": [{\"id\": \"e\", \"label\": \"Not tiny\", " EMPLOYEES "[50, null]}]",
    "\"criteria\": [{\"id\": \"e\", \"label\": \"Not tiny\", " EMPLOYEES "[null, 500]}]",
    "changed firmographics Employees 50 or more became up to 500\n" },
  { "\"criteria\": [{\"field\": \"founded\", \"op\": \"at-least\", \"importance\": \"strong\", \"values\": [\"2001-02-03\"]}]",
    "\"criteria\": [{\"field\": \"founded\", \"op\": \"at-least\", \"importance\": \"strong\", \"values\": [\"2011-02-03\"]}]",
    "changed firmographics Founded 2001-02-03 or more became 2011-02-03 or more\n" },
  { "\"criteria\": [" SNOWFLAKE "\"nice\"}]", "\"criteria\": [" SNOWFLAKE "\"nice\", \"weight\": 3}]",
    "changed firmographics Weight of “Runs Snowflake” 1 → 3\n" },
  { "\"criteria\": [" SNOWFLAKE "\"nice\"}]", "\"criteria\": [" SNOWFLAKE "\"must\"}]",
    "changed firmographics Importance of “Runs Snowflake” Nice · 1 → Must · 3\n" },
  { "\"criteria\": [" SNOWFLAKE "\"nice\"}]", "\"criteria\": [" SNOWFLAKE "\"never\"}]",
    "changed firmographics Importance of “Runs Snowflake” Nice · 1 → Never\n" },
  { "\"criteria\": []", "\"criteria\": [" SNOWFLAKE "\"nice\"}]",
    "added firmographics New criterion “Runs Snowflake” (Technologies: Snowflake), Nice · 1\n" },
  { "\"criteria\": []", "\"criteria\": [" RETAIL "]", "added firmographics New criterion “Industry: Retail or Food”, Strong · 3\n" },
  { "\"criteria\": [" RETAIL "]", "\"criteria\": []", "removed firmographics Criterion “Industry: Retail or Food” removed\n" },
  /* A label that only says what is tested follows of itself. */
  { "\"criteria\": [" RETAIL "]",
    "\"criteria\": [{\"id\": \"r\", \"field\": \"industry\", \"op\": \"in\", \"importance\": \"strong\", \"values\": [\"Food\", \"Pharma\"], \"label\": \"Industry: Food or Pharma\"}]",
    "changed firmographics Industry: “Pharma” added, “Retail” removed\n" },
  { "\"criteria\": [" RETAIL "]",
    "\"criteria\": [{\"id\": \"r\", \"field\": \"industry\", \"op\": \"in\", \"importance\": \"strong\", \"values\": [\"Retail\", \"Food\"], \"label\": \"Shops\"}]",
    "changed firmographics “Industry: Retail or Food” is now called “Shops”\n" },
  { "\"criteria\": [" RETAIL "]",
    "\"criteria\": [{\"id\": \"r\", \"field\": \"industry\", \"op\": \"not-in\", \"importance\": \"strong\", \"values\": [\"Retail\", \"Food\"], \"label\": \"Industry: Retail or Food\"}]",
    "changed firmographics “Industry: Retail or Food” became “Industry not Retail or Food”\n" },
  { "\"criteria\": [" RETAIL "]",
    "\"criteria\": [{\"id\": \"r\", \"field\": \"industry\", \"op\": \"in\", \"importance\": \"strong\", \"values\": [\"Food\", \"Retail\"], \"label\": \"Industry: Retail or Food\"}]",
    "changed firmographics “Industry: Retail or Food” became “Industry: Food or Retail”\n" },
  { "\"criteria\": [" RETAIL "]",
    "\"criteria\": [{\"id\": \"r\", \"section\": \"behaviour\", \"field\": \"industry\", \"op\": \"in\", \"importance\": \"strong\", \"values\": [\"Retail\", \"Food\"], \"label\": \"Industry: Retail or Food\"}]",
    "moved behaviour “Industry: Retail or Food” moved from Firmographics to Behaviour and intent\n" },
  { "\"criteria\": [" RETAIL ", " SNOWFLAKE "\"nice\"}, {\"id\": \"k\", \"label\": \"K\", \"field\": \"x\", \"op\": \"known\", \"importance\": \"strong\"}]",
    "\"criteria\": [" SNOWFLAKE "\"nice\"}, {\"id\": \"k\", \"label\": \"K\", \"field\": \"x\", \"op\": \"known\", \"importance\": \"strong\"}, " RETAIL "]",
    "moved firmographics “Industry: Retail or Food” is now criterion 3 of 3\n" },
  /* The same id, and nothing else the same: another criterion. */
  { "\"criteria\": [" RETAIL "]", "\"criteria\": [{\"id\": \"r\", \"label\": \"K\", \"field\": \"x\", \"op\": \"known\", \"importance\": \"strong\"}]",
    "added firmographics New criterion “K” (x is known), Strong · 3\nremoved firmographics Criterion “Industry: Retail or Food” removed\n" },
  { "\"thresholds\": [75, 50, 25]", "\"thresholds\": [80, 50, 12.5]", "changed - Tier 1 from 75 → 80\nchanged - Tier 3 from 25 → 12.5\n" },
  { "\"sections\": {}", "\"sections\": {\"value\": {\"statement\": \"Trust\"}}",
    "added value Value framework · The value, in one sentence: “Trust” added\n" },
  { "\"sections\": {\"value\": {\"statement\": \"Trust\", \"grade\": \"assumption\"}}",
    "\"sections\": {\"value\": {\"statement\": \"Data\", \"grade\": \"data-backed\"}}",
    "changed value Value framework · The value, in one sentence: “Trust” became “Data”\n"
    "changed value Value framework · How well it is known: “Assumption” became “Data-backed”\n" },
  { "\"sections\": {\"market\": {\"share_we_can_win\": 0.07, \"vendors\": 4}}", "\"sections\": {\"market\": {\"share_we_can_win\": 0.25}}",
    "changed market Market · Share we can win: 7 % became 25 %\n"
    "removed market Market · Vendors a buyer chooses from, with us: 4 removed\n" },
  { "\"sections\": {\"pain\": [{\"title\": \"X\", \"who\": \"A\"}]}", "\"sections\": {\"pain\": [{\"title\": \"X\", \"who\": \"B\"}]}",
    "changed pain Pain “X” · Who has it: “A” became “B”\n" },
  { "\"sections\": {\"pain\": [{\"title\": \"X\", \"who\": \"A\"}, {\"title\": \"Y\"}]}",
    "\"sections\": {\"pain\": [{\"title\": \"Y\"}, {\"title\": \"X\", \"who\": \"B\"}]}",
    "changed pain Pain “X” · Who has it: “A” became “B”\nmoved pain Pain “X” moved to place 2\n" },
  { "\"sections\": {\"pain\": [{\"title\": \"X\"}]}", "\"sections\": {\"pain\": [{\"title\": \"Y\"}]}",
    "changed pain Pain “X” · Pain: “X” became “Y”\n" },
  { "\"sections\": {\"pain\": [{\"title\": \"X\"}]}", "\"sections\": {\"pain\": [{\"title\": \"W\"}, {\"title\": \"X\"}]}",
    "added pain Pain “W” added\n" },
  { "\"sections\": {\"pain\": [{\"title\": \"X\"}, {\"who\": \"A\"}]}", "\"sections\": {\"pain\": [{\"title\": \"X\"}]}",
    "removed pain Pain 2 removed\n" },
  { "\"sections\": {\"pain\": [{\"title\": \"X\", \"unheard\": 1}]}", "\"sections\": {\"pain\": [{\"title\": \"X\", \"unheard\": 2}]}",
    "changed pain Pain “X”: something else changed\n" },
  { "\"sections\": {\"pain\": [{\"title\": \"X\", \"use_cases\": [\"a\", \"b\"]}]}", "\"sections\": {\"pain\": [{\"title\": \"X\", \"use_cases\": [\"a\"]}]}",
    "changed pain Pain “X” · Use cases: “a; b” became “a”\n" },
  { "\"sections\": {\"differentiation\": [{\"claim\": \"Only us\"}]}", "\"sections\": {\"differentiation\": [{\"claim\": \"Only us\", \"rival\": false}]}",
    "added differentiation Claim “Only us” · Could a rival say this?: no added\n" },
  { "\"sections\": {\"review\": {\"by\": \"2026-11-22\"}}", "\"sections\": {\"review\": {\"by\": \"2027-02-22\"}}",
    "changed review Review · Next review: 22 Nov 2026 became 22 Feb 2027\n" },
  /* Of long texts only what differs is quoted. */
  { "\"sections\": {\"value\": {\"summary\": \"Companies that run three warehouses or more with robots of two makers, and lose shifts.\"}}",
    "\"sections\": {\"value\": {\"summary\": \"Companies that run three warehouses or more with robots of four makers, and lose shifts.\"}}",
    "changed value Value framework · The customer, in one paragraph: “…two…” became “…four…”\n" },
  { "\"sections\": {\"value\": {\"summary\": \"Companies that run three warehouses or more with robots of two makers, and lose shifts.\"}}",
    "\"sections\": {\"value\": {\"summary\": \"Companies that run three warehouses or more with robots of two makers, and often lose shifts.\"}}",
    "changed value Value framework · The customer, in one paragraph: “…lose…” became “…often lose…”\n" },
  { "\"sections\": {\"market\": {\"average_spend\": 99000, \"currency\": \"EUR\"}}",
    "\"sections\": {\"market\": {\"average_spend\": 1250.5, \"currency\": \"EUR\"}}",
    "changed market Market · Average spend a year: €99,000 became €1,250.5\n" },
  /* An amount that stays is no change when its currency is another; two that read alike are one. */
  { "\"sections\": {\"market\": {\"average_spend\": 9, \"currency\": \"EUR\"}}",
    "\"sections\": {\"market\": {\"average_spend\": 9, \"currency\": \"SEK\"}}", "changed market Market · Currency: “EUR” became “SEK”\n" },
  { "\"sections\": {\"market\": {\"share_we_can_win\": 0.25}}", "\"sections\": {\"market\": {\"share_we_can_win\": 0.250001}}",
    "changed market Market · Share we can win: 25 % became 25.0001 %\n" },
  { "\"sections\": {\"gut_check\": {\"problem\": true}}", "\"sections\": {\"gut_check\": {\"size\": true}}",
    "added gut_check Gut check · Company size ticked\nremoved gut_check Gut check · Problem no longer ticked\n" },
  { "\"unheard\": 1", "\"unheard\": 2", "changed - Something else in the document changed\n" },
};

static char *
say (GPtrArray *changes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const CxProfileChange *change = changes->pdata[i];

      g_string_append_printf (text, "%s %s %s\n", cx_profile_change_kind_to_name (change->kind),
                              change->section ? change->section : "-", change->text);
    }
  return g_string_free (text, FALSE);
}

static CxProfile *
profile_with (const char *members)
{
  g_autofree char *json = g_strdup_printf ("{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"P\", %s}", members);

  return parse (json);
}

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CxProfile) before = profile_with (rows[i].before), after = profile_with (rows[i].after);
      g_autoptr(GPtrArray) changes = cx_profile_diff (before, after, look_up, NULL);
      g_autofree char *text = say (changes);

      g_assert_cmpstr (text, ==, rows[i].lines);
    }
}

static void
test_name (void)
{
  g_autoptr(CxProfile) before = cx_profile_new ("A"), after = cx_profile_new ("B");
  g_autoptr(GPtrArray) changes = cx_profile_diff (before, after, NULL, NULL);
  g_autofree char *text = say (changes);

  g_assert_cmpstr (text, ==, "changed - “A” is now called “B”\n");
}

/* Where there is little room. */
static void
test_short (void)
{
  g_autoptr(CxProfile) before = profile_with (rows[0].before), after = profile_with (rows[0].after);
  g_autoptr(GPtrArray) changes = cx_profile_diff (before, after, NULL, NULL);
  const CxProfileChange *change = changes->pdata[0];

  g_assert_cmpstr (change->subject, ==, "employees");
  g_assert_cmpstr (change->from, ==, "50–500");
  g_assert_cmpstr (change->to, ==, "200–2000");
}

/* Each section comes once, in the order in which a team fills them; its criteria before the rest. */
static void
test_order (void)
{
  g_autoptr(CxProfile) before = cx_profile_new ("A");
  g_autoptr(CxProfile) after = profile_with (
    "\"thresholds\": [80, 50, 25], \"criteria\": [{\"id\": \"k\", \"section\": \"behaviour\", \"label\": \"K\", \"field\": \"x\", "
    "\"op\": \"known\", \"importance\": \"strong\"}, " RETAIL "], \"sections\": {\"value\": {\"statement\": \"T\"}, "
    "\"questions\": [{\"question\": \"Q\"}], \"pain\": [{\"title\": \"X\"}], \"gut_check\": {\"size\": true}, \"review\": {\"by\": \"2027-01-01\"}}");
  g_autoptr(GPtrArray) changes = cx_profile_diff (before, after, look_up, NULL);
  g_autoptr(GString) order = g_string_new (NULL);
  const char *last = "";

  for (guint i = 0; i < changes->len; i++)
    {
      const char *section = ((const CxProfileChange *) changes->pdata[i])->section;

      if (g_strcmp0 (section, last) != 0)
        g_string_append_printf (order, "%s ", section ? section : "-");
      last = section;
    }
  g_assert_cmpstr (order->str, ==, "- value firmographics behaviour pain gut_check review ");
}

/* ── random documents ───────────────────────────────────────────────────── */

static const char *
random_text (GRand *rand)
{
  static const char *const texts[] = { "", "a", "b", "Ä ö", "A longer text that has more than sixty characters in it, so that it is cut",
                                       "A longer text that has more than sixty letters in it, so that it is cut" };

  return texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))];
}

static CxProfile *
with_random_member (GRand     *rand,
                    CxProfile *profile)
{
  guint n_parts = 0, n_members = 0;
  const CxPart *part;
  const CxMember *member;
  const char *lines[] = { random_text (rand), random_text (rand), NULL };
  int entry = CX_NO_ENTRY;

  while (cx_part_get (n_parts))
    n_parts++;
  part = cx_part_get (g_rand_int_range (rand, 0, n_parts));
  while (part->members[n_members].key)
    n_members++;
  member = &part->members[g_rand_int_range (rand, 0, n_members)];
  if (part->entry && cx_profile_get_n_entries (profile, part->key) == 0)
    return cx_profile_with_entry (profile, part->key, 0);
  if (part->entry)
    entry = g_rand_int_range (rand, 0, cx_profile_get_n_entries (profile, part->key));
  switch (member->kind)
    {
    case CX_MEMBER_LINES:
      return cx_profile_with_lines (profile, part->key, entry, member->key, lines);
    case CX_MEMBER_ANSWER:
    case CX_MEMBER_CHECK:
      return cx_profile_with_answer (profile, part->key, entry, member->key, g_rand_int_range (rand, -1, 2));
    case CX_MEMBER_MONEY:
    case CX_MEMBER_SHARE:
    case CX_MEMBER_COUNT:
      return cx_profile_with_number (profile, part->key, entry, member->key, g_rand_double (rand));
    case CX_MEMBER_CHOICE:
      return cx_profile_with_text (profile, part->key, entry, member->key, member->choices[g_rand_int_range (rand, 0, 2)].value);
    case CX_MEMBER_DATE:
      return cx_profile_with_text (profile, part->key, entry, member->key, g_rand_boolean (rand) ? "2026-11-22" : "2027-01-01");
    case CX_MEMBER_CURRENCY:
      return cx_profile_with_text (profile, part->key, entry, member->key, g_rand_boolean (rand) ? "EUR" : "SEK");
    default:
      return cx_profile_with_text (profile, part->key, entry, member->key, random_text (rand));
    }
}

static CxProfile *
with_random_entry (GRand     *rand,
                   CxProfile *profile)
{
  static const char *const lists[] = { "questions", "pain", "differentiation", "buying_circle", "proof", "readiness" };
  const char *part = lists[g_rand_int_range (rand, 0, G_N_ELEMENTS (lists))];
  guint n = cx_profile_get_n_entries (profile, part);

  if (n == 0 || g_rand_int_range (rand, 0, 4) == 0)
    return cx_profile_with_entry (profile, part, g_rand_int_range (rand, 0, n + 1));
  if (g_rand_boolean (rand))
    return cx_profile_with_entry_move (profile, part, g_rand_int_range (rand, 0, n), g_rand_int_range (rand, 0, n));
  return g_rand_boolean (rand) ? cx_profile_with_entry_copy (profile, part, g_rand_int_range (rand, 0, n))
                               : cx_profile_without_entry (profile, part, g_rand_int_range (rand, 0, n));
}

static CxProfile *
with_random_criterion (GRand     *rand,
                       CxProfile *profile)
{
  guint n = cx_profile_get_n_criteria (profile), i = g_rand_int_range (rand, 0, n + 1);
  char *values[] = { (char *) "a", (char *) (g_rand_boolean (rand) ? "b" : "c"), NULL };
  CxCriterion criterion = {
    .id = (char *) "", .label = (char *) (g_rand_boolean (rand) ? "L" : "M"), .section = (char *) "firmographics",
    .field = (char *) (g_rand_boolean (rand) ? "f" : "g"), .op = g_rand_int_range (rand, 0, CX_N_OPERATORS), .values = values,
    .low = g_rand_int_range (rand, 0, 3), .high = 5, .flag = g_rand_boolean (rand), .days = g_rand_int_range (rand, 1, 3),
    .importance = g_rand_int_range (rand, 0, 4), .weight = g_rand_int_range (rand, 0, 3),
  };

  if (i < n && g_rand_boolean (rand))
    return g_rand_boolean (rand) ? cx_profile_without_criterion (profile, i) : cx_profile_with_move (profile, i, g_rand_int_range (rand, 0, n));
  if (i < n)
    criterion.id = cx_profile_get_criterion (profile, i)->id;
  return cx_profile_with_criterion (profile, i, &criterion);
}

static CxProfile *
with_random_edit (GRand     *rand,
                  CxProfile *profile)
{
  const double thresholds[3] = { 75 + g_rand_int_range (rand, 0, 2), 50, 25 };

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      return cx_profile_with_name (profile, g_rand_boolean (rand) ? "P" : "Q");
    case 1:
      return cx_profile_with_thresholds (profile, thresholds);
    case 2:
    case 3:
      return with_random_criterion (rand, profile);
    case 4:
    case 5:
      return with_random_entry (rand, profile);
    default:
      return with_random_member (rand, profile);
    }
}

static void
assert_changes (CxProfile *before,
                CxProfile *after)
{
  g_autoptr(GPtrArray) changes = cx_profile_diff (before, after, NULL, NULL);

  g_assert_cmpint (changes->len == 0, ==, cx_profile_equal (before, after));
  for (guint i = 0; i < changes->len; i++)
    {
      const CxProfileChange *change = changes->pdata[i];

      g_assert_true (g_utf8_validate (change->text, -1, NULL) && *change->text);
      g_assert_true (change->section == NULL || cx_section_find (change->section) || cx_part_find (change->section));
      g_assert_cmpstr (change->text, !=, "Something else in the document changed");
    }
}

static void
test_random (void)
{
  for (guint seed = 0; seed < 60; seed++)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr(CxProfile) first = cx_profile_new ("P");
      g_autoptr(CxProfile) now = cx_profile_new ("P");

      for (guint i = 0; i < 60; i++)
        {
          g_autoptr(CxProfile) before = g_steal_pointer (&now);

          now = with_random_edit (rand, before);
          assert_changes (before, now);
          assert_changes (now, before);
          assert_changes (first, now);
          if (i == 30)
            {
              cx_profile_unref (first);
              first = cx_profile_ref (now);
            }
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/profile/diff/words", test_words);
  g_test_add_func ("/profile/diff/name", test_name);
  g_test_add_func ("/profile/diff/short", test_short);
  g_test_add_func ("/profile/diff/order", test_order);
  g_test_add_func ("/profile/diff/random", test_random);
  return g_test_run ();
}
