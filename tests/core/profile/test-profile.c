/* The profile document: reading, printing, editing. */
#include "cx-error.h"
#include "cx-json.h"
#include "cx-profile.h"

#include <math.h>

/* As a person writes it: members in any order, defaults left out, members that nobody knows. */
static const char *const by_hand =
  "{ \"name\": \"Mid-market logistics\", \"version\": 1, \"format\": \"concentric-profile\",\n"
  "  \"x-owner\": {\"team\": \"growth\", \"share\": 0.1},\n"
  "  \"sections\": {\"x-notes\": [1, [2, {}]], \"pain\": [], \"value\": {\"statement\": \"We alone \\\"count\\\" \\u00e9\"}},\n"
  "  \"criteria\": [\n"
  "    {\"op\": \"in\", \"field\": \"industry\", \"values\": [\"Logistics\"], \"importance\": \"must\", \"x-why\": null},\n"
  "    {\"id\": \"c1\", \"field\": \"founded\", \"op\": \"between\", \"values\": [\"2001-02-28\", null], \"importance\": \"nice\","
  "     \"weight\": 2.50, \"section\": \"behaviour\", \"label\": \"Young\"},\n"
  "    {\"field\": \"kind\", \"op\": \"known\", \"values\": [], \"importance\": \"never\", \"weight\": 4}]}";

static const char *const canonical = "{\n"
                                     "  \"format\": \"concentric-profile\",\n"
                                     "  \"version\": 1,\n"
                                     "  \"name\": \"Mid-market logistics\",\n"
                                     "  \"thresholds\": [75, 50, 25],\n"
                                     "  \"criteria\": [\n"
                                     "    {\n"
                                     "      \"id\": \"c2\",\n"
                                     "      \"label\": \"industry\",\n"
                                     "      \"section\": \"firmographics\",\n"
                                     "      \"field\": \"industry\",\n"
                                     "      \"op\": \"in\",\n"
                                     "      \"values\": [\"Logistics\"],\n"
                                     "      \"importance\": \"must\",\n"
                                     "      \"weight\": 3,\n"
                                     "      \"x-why\": null\n"
                                     "    },\n"
                                     "    {\n"
                                     "      \"id\": \"c1\",\n"
                                     "      \"label\": \"Young\",\n"
                                     "      \"section\": \"behaviour\",\n"
                                     "      \"field\": \"founded\",\n"
                                     "      \"op\": \"between\",\n"
                                     "      \"values\": [\"2001-02-28\", null],\n"
                                     "      \"importance\": \"nice\",\n"
                                     "      \"weight\": 2.5\n"
                                     "    },\n"
                                     "    {\n"
                                     "      \"id\": \"c3\",\n"
                                     "      \"label\": \"kind\",\n"
                                     "      \"section\": \"firmographics\",\n"
                                     "      \"field\": \"kind\",\n"
                                     "      \"op\": \"known\",\n"
                                     "      \"importance\": \"never\"\n"
                                     "    }\n"
                                     "  ],\n"
                                     "  \"sections\": {\n"
                                     "    \"value\": {\n"
                                     "      \"statement\": \"We alone \\\"count\\\" é\"\n"
                                     "    },\n"
                                     "    \"pain\": [],\n"
                                     "    \"x-notes\": [\n"
                                     "      1,\n"
                                     "      [\n"
                                     "        2,\n"
                                     "        {}\n"
                                     "      ]\n"
                                     "    ]\n"
                                     "  },\n"
                                     "  \"x-owner\": {\n"
                                     "    \"team\": \"growth\",\n"
                                     "    \"share\": 0.1\n"
                                     "  }\n"
                                     "}\n";

static CxProfile *
parse (const char *json)
{
  g_autoptr(GError) error = NULL;
  CxProfile *profile = cx_profile_parse (json, -1, NULL, &error);

  g_assert_no_error (error);
  return profile;
}

static void
test_canonical (void)
{
  g_autoptr(CxProfile) profile = parse (by_hand);
  g_autofree char *once = cx_profile_to_json (profile);
  g_autoptr(CxProfile) again = parse (once);
  g_autofree char *twice = cx_profile_to_json (again);

  g_assert_cmpstr (once, ==, canonical);
  g_assert_cmpstr (twice, ==, canonical);
  g_assert_true (cx_profile_equal (profile, again));
}

static void
test_reading (void)
{
  g_autoptr(CxProfile) profile = parse (by_hand);
  const CxCriterion *logistics = cx_profile_get_criterion (profile, 0);
  const CxCriterion *young = cx_profile_get_criterion (profile, 1);
  const CxCriterion *kind = cx_profile_get_criterion (profile, 2);

  g_assert_cmpstr (cx_profile_get_name (profile), ==, "Mid-market logistics");
  g_assert_cmpfloat (cx_profile_get_thresholds (profile)[1], ==, 50);
  g_assert_cmpuint (cx_profile_get_n_criteria (profile), ==, 3);
  g_assert_cmpstr (logistics->values[0], ==, "Logistics");
  g_assert_null (logistics->values[1]);
  g_assert_cmpfloat (logistics->weight, ==, 3);
  g_assert_true (young->dates);
  g_assert_cmpfloat (young->low, ==, 11381); /* `date -d 2001-02-28 +%s` / 86400 */
  g_assert_true (isinf (young->high) && young->high > 0);
  g_assert_cmpfloat (kind->weight, ==, 0);
  g_assert_cmpstr (cx_profile_get_text (profile, "value", CX_NO_ENTRY, "statement"), ==, "We alone \"count\" é");
  g_assert_null (cx_profile_get_text (profile, "value", CX_NO_ENTRY, "proof"));
  g_assert_null (cx_profile_get_text (profile, "pain", CX_NO_ENTRY, "statement"));
  g_assert_null (cx_profile_get_text (profile, "market", CX_NO_ENTRY, "tam"));
}

static void
test_names (void)
{
  CxImportance importance;
  CxOperator op;

  for (guint i = 0; i < CX_N_OPERATORS; i++)
    {
      g_assert_true (cx_operator_from_name (cx_operator_to_name ((CxOperator) i), &op));
      g_assert_cmpuint (op, ==, i);
    }
  for (guint i = 0; i <= CX_IMPORTANCE_NEVER; i++)
    {
      g_assert_true (cx_importance_from_name (cx_importance_to_name ((CxImportance) i), &importance));
      g_assert_cmpuint (importance, ==, i);
    }
  g_assert_false (cx_operator_from_name ("has_any", &op));
  g_assert_false (cx_importance_from_name ("Must", &importance));
}

static void
test_numbers_print_shortest (void)
{
  static const struct {
    const char *from, *to;
  } cases[] = {
    { "3.0", "3" },   { "0.1", "0.1" },   { "-0.0", "0" },    { "1e2", "100" },
    { "2.50", "2.5" }, { "1e-7", "1e-07" }, { "0.3333333333333333", "0.3333333333333333" },
    { "123456789012345678", "123456789012345678" }, { "1e20", "1e+20" }, { "5e-324", "4.94065645841247e-324" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JsonNode) node = cx_json_parse (cases[i].from, -1, NULL, NULL);
      g_autofree char *text = cx_json_print (node);
      g_autofree char *expected = g_strconcat (cases[i].to, "\n", NULL);
      g_autoptr(JsonNode) again = cx_json_parse (text, -1, NULL, NULL);

      g_assert_cmpstr (text, ==, expected);
      g_assert_cmpfloat (json_node_get_double (again), ==, json_node_get_double (node));
    }
}

static void
test_strings_print_escaped (void)
{
  g_autoptr(JsonNode) node = json_node_init_string (json_node_alloc (), "a\"\\/\b\f\n\r\t\x01\x7f é€😀");
  g_autofree char *text = cx_json_print (node);
  g_autoptr(JsonNode) again = cx_json_parse (text, -1, NULL, NULL);

  g_assert_cmpstr (text, ==, "\"a\\\"\\\\/\\u0008\\u000c\\n\\r\\t\\u0001\x7f é€😀\"\n");
  g_assert_cmpstr (json_node_get_string (again), ==, json_node_get_string (node));
}

static void
assert_json (CxProfile  *profile,
             const char *json)
{
  g_autofree char *text = cx_profile_to_json (profile);

  g_assert_cmpstr (text, ==, json);
}

static void
test_new (void)
{
  g_autoptr(CxProfile) profile = cx_profile_new (" Ideal customer ");

  assert_json (profile, "{\n  \"format\": \"concentric-profile\",\n  \"version\": 1,\n  \"name\": \"Ideal customer\",\n"
                        "  \"thresholds\": [75, 50, 25],\n  \"criteria\": []\n}\n");
}

/* Each edit and its reverse give the bytes back, and the original never changes. */
static void
test_edits_reverse (void)
{
  g_autoptr(CxProfile) profile = parse (by_hand);
  g_autoptr(CxProfile) named = cx_profile_with_name (profile, "Other");
  g_autoptr(CxProfile) renamed = cx_profile_with_name (named, "Mid-market logistics");
  g_autoptr(CxProfile) moved = cx_profile_with_move (profile, 0, 2);
  g_autoptr(CxProfile) back = cx_profile_with_move (moved, 2, 0);
  g_autoptr(CxProfile) texted = cx_profile_with_text (profile, "market", CX_NO_ENTRY, "evidence", "12");
  g_autoptr(CxProfile) untexted = cx_profile_with_text (texted, "market", CX_NO_ENTRY, "evidence", NULL);
  g_autoptr(CxProfile) same = cx_profile_with_criterion (profile, 1, cx_profile_get_criterion (profile, 1));
  g_autoptr(CxProfile) set = cx_profile_with_thresholds (profile, (double[]) { 90, 60.5, 0 });
  g_autoptr(CxProfile) reset = cx_profile_with_thresholds (set, (double[]) { 75, 50, 25 });

  g_assert_cmpstr (cx_profile_get_name (named), ==, "Other");
  g_assert_cmpstr (cx_profile_get_criterion (moved, 0)->id, ==, "c1");
  g_assert_cmpstr (cx_profile_get_criterion (moved, 2)->id, ==, "c2");
  g_assert_cmpstr (cx_profile_get_text (texted, "market", CX_NO_ENTRY, "evidence"), ==, "12");
  g_assert_cmpfloat (cx_profile_get_thresholds (set)[1], ==, 60.5);
  g_assert_false (cx_profile_equal (profile, named));
  assert_json (renamed, canonical);
  assert_json (back, canonical);
  assert_json (untexted, canonical);
  assert_json (same, canonical);
  assert_json (reset, canonical);
  assert_json (profile, canonical);
}

static void
test_criterion_edits (void)
{
  g_autoptr(CxProfile) profile = parse (by_hand);
  g_autoptr(CxCriterion) criterion = cx_criterion_copy (cx_profile_get_criterion (profile, 0));
  g_autoptr(CxProfile) replaced = NULL, appended = NULL, shorter = NULL, clash = NULL;
  g_autofree char *json = NULL;

  criterion->weight = 7;
  replaced = cx_profile_with_criterion (profile, 0, criterion);
  json = cx_profile_to_json (replaced);
  g_assert_nonnull (strstr (json, "\"x-why\": null"));
  g_assert_cmpfloat (cx_profile_get_criterion (replaced, 0)->weight, ==, 7);
  g_assert_false (cx_criterion_equal (cx_profile_get_criterion (profile, 0), cx_profile_get_criterion (replaced, 0)));
  g_assert_true (cx_criterion_same_test (cx_profile_get_criterion (profile, 0), cx_profile_get_criterion (replaced, 0)));

  g_clear_pointer (&criterion->id, g_free);
  appended = cx_profile_with_criterion (profile, 3, criterion);
  g_assert_cmpuint (cx_profile_get_n_criteria (appended), ==, 4);
  g_assert_cmpstr (cx_profile_get_criterion (appended, 3)->id, ==, "c4");

  criterion->id = g_strdup ("c1");
  clash = cx_profile_with_criterion (profile, 3, criterion);
  g_assert_cmpstr (cx_profile_get_criterion (clash, 3)->id, ==, "c4");

  shorter = cx_profile_without_criterion (profile, 1);
  g_assert_cmpuint (cx_profile_get_n_criteria (shorter), ==, 2);
  g_assert_cmpstr (cx_profile_get_criterion (shorter, 1)->id, ==, "c3");
}

static void
test_edits_hold_what_a_document_can (void)
{
  char *values[] = { (char *) "a\xff", NULL };
  CxCriterion odd = {
    .id = (char *) "", .op = CX_OP_BETWEEN, .low = 900, .high = 1, .importance = CX_IMPORTANCE_NICE, .weight = NAN,
  };
  CxCriterion never = {
    .field = (char *) "f", .op = CX_OP_IN, .values = values, .importance = CX_IMPORTANCE_NEVER, .weight = 5,
    .section = (char *) "elsewhere",
  };
  CxCriterion days = {
    .field = (char *) "d", .op = CX_OP_AT_LEAST, .low = 1e300, .high = INFINITY, .dates = TRUE,
    .importance = CX_IMPORTANCE_STRONG, .weight = 99,
  };
  g_autoptr(CxProfile) profile = cx_profile_new ("P");
  g_autoptr(CxProfile) blank = cx_profile_with_name (profile, "  ");
  g_autoptr(CxProfile) one = cx_profile_with_criterion (profile, 0, &odd);
  g_autoptr(CxProfile) two = cx_profile_with_criterion (one, 1, &never);
  g_autoptr(CxProfile) three = cx_profile_with_criterion (two, 2, &days);
  g_autoptr(CxProfile) thresholds = cx_profile_with_thresholds (profile, (double[]) { 120, NAN, 130 });
  g_autoptr(CxProfile) list = parse (by_hand), left = cx_profile_with_text (list, "pain", CX_NO_ENTRY, "who", "x");
  g_autofree char *text = cx_profile_to_json (three);
  g_autoptr(CxProfile) again = parse (text);

  g_assert_cmpstr (cx_profile_get_name (blank), ==, "P");
  g_assert_cmpfloat (cx_profile_get_criterion (one, 0)->low, ==, 1);
  g_assert_cmpfloat (cx_profile_get_criterion (one, 0)->high, ==, 900);
  g_assert_cmpfloat (cx_profile_get_criterion (one, 0)->weight, ==, 1);
  g_assert_cmpfloat (cx_profile_get_criterion (two, 1)->weight, ==, 0);
  g_assert_cmpstr (cx_profile_get_criterion (two, 1)->section, ==, "firmographics");
  g_assert_cmpstr (cx_profile_get_criterion (two, 1)->values[0], ==, "a\xef\xbf\xbd");
  g_assert_cmpfloat (cx_profile_get_criterion (three, 2)->low, ==, 2932896); /* 9999-12-31 */
  g_assert_cmpfloat (cx_profile_get_criterion (three, 2)->weight, ==, 10);
  g_assert_cmpfloat (cx_profile_get_thresholds (thresholds)[0], ==, 100);
  g_assert_cmpfloat (cx_profile_get_thresholds (thresholds)[2], ==, 100);
  g_assert_true (cx_profile_equal (list, left));
  g_assert_true (cx_profile_equal (three, again));
}

static void
test_no_more_than_32 (void)
{
  CxCriterion criterion = { .field = (char *) "f", .op = CX_OP_KNOWN, .weight = 1 };
  g_autoptr(CxProfile) profile = cx_profile_new ("P");

  for (guint i = 0; i < CX_MAX_CRITERIA; i++)
    {
      CxProfile *next = cx_profile_with_criterion (profile, i, &criterion);

      cx_profile_unref (profile);
      profile = next;
    }
  g_assert_cmpuint (cx_profile_get_n_criteria (profile), ==, 32);
  g_assert_cmpstr (cx_profile_get_criterion (profile, 31)->id, ==, "c32");
  {
    g_autoptr(CxProfile) full = cx_profile_with_criterion (profile, 32, &criterion);

    g_assert_true (cx_profile_equal (full, profile));
  }
}

/* @text with a few bytes changed, taken away or doubled. */
static char *
mutate (const char *text,
        gsize      *length)
{
  g_autoptr(GString) mutated = g_string_new (text);

  for (int n = g_test_rand_int_range (1, 4); n > 0 && mutated->len > 1; n--)
    {
      gssize at = g_test_rand_int_range (0, (gint32) mutated->len - 1);
      gssize span = g_test_rand_int_range (1, (gint32) MIN (12, (gssize) mutated->len - at) + 1);
      g_autofree char *copy = g_strndup (mutated->str + at, span);

      switch (g_test_rand_int_range (0, 4))
        {
        case 0:
          mutated->str[at] = "{}[],:\"0-9.eE x\\\x80tn"[g_test_rand_int_range (0, 20)];
          break;
        case 1:
          g_string_erase (mutated, at, span);
          break;
        case 2:
          g_string_insert_len (mutated, at, copy, span);
          break;
        default:
          mutated->str[at] ^= 1 << g_test_rand_int_range (0, 8);
        }
    }
  *length = mutated->len;
  return g_string_free_and_steal (g_steal_pointer (&mutated));
}

/* Whatever the bytes are, they are refused with a reason or read into something that prints stably. */
static void
test_any_bytes (void)
{
  guint accepted = 0;

  for (guint i = 0; i < 5000; i++)
    {
      gsize length;
      g_autofree char *text = mutate (i % 2 ? by_hand : canonical, &length);
      g_autoptr(GError) error = NULL;
      g_autoptr(CxProfile) profile = cx_profile_parse (text, (gssize) length, NULL, &error);
      g_autofree char *printed = NULL;
      g_autoptr(CxProfile) again = NULL;

      if (profile == NULL)
        {
          g_assert_true (error->domain == CX_ERROR);
          continue;
        }
      g_assert_no_error (error);
      printed = cx_profile_to_json (profile);
      again = parse (printed);
      g_assert_true (cx_profile_equal (profile, again));
      accepted++;
    }
  g_assert_cmpuint (accepted, >, 100);
}

static gpointer
edit_in_thread (gpointer data)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      g_autoptr(CxProfile) other = cx_profile_with_name (data, name);

      g_assert_cmpstr (cx_profile_get_text (other, "value", CX_NO_ENTRY, "statement"), ==, cx_profile_get_text (data, "value", CX_NO_ENTRY, "statement"));
    }
  return NULL;
}

static void
test_threads_share_a_profile (void)
{
  g_autoptr(CxProfile) profile = parse (by_hand);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new (NULL, edit_in_thread, profile);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

/* ── sections ── */

/* One of each kind, and what it cannot hold. */
static void
test_members (void)
{
  static const char *const lines[] = { "one", " ", "two\nthree", NULL };
  g_autoptr(CxProfile) empty = cx_profile_new ("P");
  g_autoptr(CxProfile) a = cx_profile_with_entry (empty, "pain", 0);
  g_autoptr(CxProfile) b = cx_profile_with_text (a, "pain", 0, "title", "A\nB");
  g_autoptr(CxProfile) c = cx_profile_with_text (b, "pain", 0, "today", "A\nB");
  g_autoptr(CxProfile) d = cx_profile_with_lines (c, "pain", 0, "whys", lines);
  g_autoptr(CxProfile) e = cx_profile_with_number (d, "market", CX_NO_ENTRY, "share_we_can_win", 1.5);
  g_autoptr(CxProfile) f = cx_profile_with_number (e, "market", CX_NO_ENTRY, "vendors", 3.6);
  g_autoptr(CxProfile) g = cx_profile_with_answer (f, "gut_check", CX_NO_ENTRY, "size", 1);
  g_autoptr(CxProfile) unticked = cx_profile_with_answer (g, "gut_check", CX_NO_ENTRY, "size", 0);
  g_autofree char *text = cx_profile_to_json (g);
  g_autoptr(CxProfile) again = parse (text);
  const struct { const char *part; int entry; const char *key, *text; } refused[] = {
    { "pain", 0, "moves", "more fun" },
    { "pain", 0, "currency", "euro" },
    { "pain", 0, "amount", "3" },
    { "pain", 0, "whys", "x" },
    { "pain", 0, "nothing", "x" },
    { "pain", CX_NO_ENTRY, "title", "x" },
    { "pain", 7, "title", "x" },
    { "market", 0, "evidence", "x" },
    { "review", CX_NO_ENTRY, "by", "2026-02-30" },
    { "nothing", CX_NO_ENTRY, "x", "x" },
  };

  g_assert_cmpuint (cx_profile_get_n_entries (a, "pain"), ==, 1);
  g_assert_cmpstr (cx_profile_get_text (g, "pain", 0, "title"), ==, "A B");
  g_assert_cmpstr (cx_profile_get_text (g, "pain", 0, "today"), ==, "A\nB");
  g_assert_cmpuint (cx_profile_get_n_lines (g, "pain", 0, "whys"), ==, 2);
  g_assert_cmpstr (cx_profile_get_line (g, "pain", 0, "whys", 1), ==, "two three");
  g_assert_cmpfloat (cx_profile_get_number (g, "market", CX_NO_ENTRY, "share_we_can_win"), ==, 1);
  g_assert_cmpfloat (cx_profile_get_number (g, "market", CX_NO_ENTRY, "vendors"), ==, 4);
  g_assert_cmpint (cx_profile_get_answer (g, "gut_check", CX_NO_ENTRY, "size"), ==, 1);
  g_assert_cmpint (cx_profile_get_answer (unticked, "gut_check", CX_NO_ENTRY, "size"), ==, -1);
  g_assert_true (cx_profile_equal (unticked, f));
  g_assert_true (cx_profile_has_member (g, "pain", 0, "whys"));
  g_assert_false (cx_profile_has_member (g, "pain", 0, "who"));
  g_assert_true (isnan (cx_profile_get_number (g, "pain", 0, "title")));
  g_assert_true (cx_profile_equal (g, again));
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(CxProfile) same = cx_profile_with_text (g, refused[i].part, refused[i].entry, refused[i].key, refused[i].text);

      g_assert_true (cx_profile_equal (same, g));
    }
}

static void
assert_titles (CxProfile  *profile,
               const char *titles)
{
  g_autoptr(GString) found = g_string_new (NULL);

  for (guint i = 0; i < cx_profile_get_n_entries (profile, "pain"); i++)
    g_string_append (found, cx_profile_get_text (profile, "pain", (int) i, "title"));
  g_assert_cmpstr (found->str, ==, titles);
}

static void
test_entries (void)
{
  g_autoptr(CxProfile) empty = cx_profile_new ("P");
  g_autoptr(CxProfile) abc = parse ("{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"P\", \"sections\":"
                                    " {\"pain\": [{\"title\": \"a\", \"x\": [{}]}, {\"title\": \"b\"}, {\"title\": \"c\"}]}}");
  g_autoptr(CxProfile) bca = cx_profile_with_entry_move (abc, "pain", 0, 2);
  g_autoptr(CxProfile) back = cx_profile_with_entry_move (bca, "pain", 2, 0);
  g_autoptr(CxProfile) aabc = cx_profile_with_entry_copy (abc, "pain", 0);
  g_autoptr(CxProfile) changed = cx_profile_with_text (aabc, "pain", 1, "title", "z");
  g_autoptr(CxProfile) abc_again = cx_profile_without_entry (changed, "pain", 1);
  g_autoptr(CxProfile) b = cx_profile_without_entry (abc, "pain", 0);
  g_autoptr(CxProfile) c = cx_profile_without_entry (b, "pain", 0);
  g_autoptr(CxProfile) none = cx_profile_without_entry (c, "pain", 0);

  assert_titles (bca, "bca");
  assert_titles (aabc, "aabc");
  assert_titles (changed, "azbc");
  g_assert_true (cx_profile_equal (back, abc));
  g_assert_true (cx_profile_equal (abc_again, abc));
  g_assert_true (cx_profile_entry_equal (aabc, "pain", 0, abc, 0));
  g_assert_false (cx_profile_entry_equal (abc, "pain", 0, abc, 1));
  g_assert_true (cx_profile_equal (none, empty));
}

/* What a reader of JSON would drop without a word: the rest of a text, the first of two members. */
static void
test_json_loses_nothing (void)
{
#define TEXT(json) json, sizeof json - 1
  static const struct { const char *json; gssize length; const char *says; } cases[] = {
    { TEXT ("{\"a\":\n \"x\\u0000y\"}"), "p.json: line 2, column 4: “\\u0000” cannot be kept in a text; remove it" },
    { TEXT ("{\"é\\u0000\": 1}"), "p.json: line 1, column 4: “\\u0000” cannot be kept in a text; remove it" },
    { TEXT ("{\"a\": \"x\\\\\\u0000\"}"), "p.json: line 1, column 11: “\\u0000” cannot be kept in a text; remove it" },
    { TEXT ("{\"a\": \"x\\\\u0000\"}"), NULL },
    { TEXT ("{\"a\": \"\\u0001\\u00001\"}"), "p.json: line 1, column 14: “\\u0000” cannot be kept in a text; remove it" },
    { TEXT ("{\"a\": \"\\u0041\\n\"}"), NULL },
    { TEXT ("{\"a\": \"x\0y\"}"), "p.json: line 1, column 9: a NUL byte, which no text holds; save the document as UTF-8 without it" },
    { TEXT ("{}\0"), "p.json: line 1, column 3: a NUL byte, which no text holds; save the document as UTF-8 without it" },
    { TEXT ("\xff\xfe{\0}\0"), "p.json: line 1, column 1: not UTF-8 text (byte 0xFF); save the document as UTF-8" },
    { TEXT ("{\0}\0"), "p.json: line 1, column 2: a NUL byte, which no text holds; save the document as UTF-8 without it" },
    { TEXT ("{\n\"é\": \"caf\xe9\"}"), "p.json: line 2, column 10: not UTF-8 text (byte 0xE9); save the document as UTF-8" },
    { TEXT ("{\"a\": 1,\n \"b\": 2, \"a\": 3}"), "p.json: line 2, column 15: “a” ends here for the second time in one object; keep one" },
    { TEXT ("{\"a\": 1, \"\\u0061\": 1}"), "p.json: line 1, column 20: “a” ends here for the second time in one object; keep one" },
    { TEXT ("[{}, {\"x\": {\"b\": {}, \"b\": {}}}]"), "p.json: line 1, column 28: “b” ends here for the second time in one object; keep one" },
    { TEXT ("{\"a\": {\"a\": [{\"a\": 1}, {\"a\": 1}]}, \"b\": {}, \"A\": {}}"), NULL },
    { TEXT ("{\"a\": 1, \"a\": 2"), "p.json: line 1, column" },
  };
#undef TEXT

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) node = cx_json_parse (cases[i].json, cases[i].length, "p.json", &error);

      g_assert_true ((node != NULL) == (cases[i].says == NULL));
      if (node != NULL)
        continue;
      g_assert_error (error, CX_ERROR, CX_ERROR_SYNTAX);
      if (!g_str_has_prefix (error->message, cases[i].says))
        g_error ("case %u says: %s", i, error->message);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/profile/canonical", test_canonical);
  g_test_add_func ("/profile/reading", test_reading);
  g_test_add_func ("/profile/names", test_names);
  g_test_add_func ("/profile/numbers-print-shortest", test_numbers_print_shortest);
  g_test_add_func ("/profile/strings-print-escaped", test_strings_print_escaped);
  g_test_add_func ("/profile/json-loses-nothing", test_json_loses_nothing);
  g_test_add_func ("/profile/new", test_new);
  g_test_add_func ("/profile/edits-reverse", test_edits_reverse);
  g_test_add_func ("/profile/criterion-edits", test_criterion_edits);
  g_test_add_func ("/profile/edits-hold-what-a-document-can", test_edits_hold_what_a_document_can);
  g_test_add_func ("/profile/no-more-than-32", test_no_more_than_32);
  g_test_add_func ("/profile/any-bytes", test_any_bytes);
  g_test_add_func ("/profile/threads-share-a-profile", test_threads_share_a_profile);
  g_test_add_func ("/profile/members", test_members);
  g_test_add_func ("/profile/entries", test_entries);
  return g_test_run ();
}
