/* Undo and redo of a draft, and what it changes, without a workspace. */
#include "cx-draft.h"
#include "cx-profile-changes.h"

#include <math.h>

static CxProfile *
named (const char *name)
{
  return cx_profile_new (name);
}

static void
edit (CxDraft    *draft,
      const char *name,
      guint       merge)
{
  g_autoptr(CxProfile) profile = named (name);

  cx_draft_edit (draft, profile, merge);
}

static void
assert_name (CxDraft    *draft,
             const char *name)
{
  g_assert_cmpstr (cx_profile_get_name (cx_draft_get_profile (draft)), ==, name);
}

/* Each line: what is done, and what the draft is then. e: an edit, m: an edit that merges, u: undo, r: redo */
static void
test_steps (void)
{
  static const struct {
    const char *steps, *name;
    gboolean    can_undo, can_redo;
  } cases[] = {
    { "", "0", FALSE, FALSE },
    { "e", "1", TRUE, FALSE },
    { "ee", "2", TRUE, FALSE },
    { "eeu", "1", TRUE, TRUE },
    { "eeuu", "0", FALSE, TRUE },
    { "eeuuu", "0", FALSE, TRUE },
    { "eeuur", "1", TRUE, TRUE },
    { "eeuurr", "2", TRUE, FALSE },
    { "eeuurrr", "2", TRUE, FALSE },
    { "eeue", "3", TRUE, FALSE },
    { "eeueu", "1", TRUE, TRUE },
    { "mmm", "3", TRUE, FALSE },
    { "mmmu", "0", FALSE, TRUE },
    { "mmmur", "3", TRUE, FALSE },
    { "mem", "3", TRUE, FALSE },
    { "memu", "2", TRUE, TRUE },
    { "memuu", "1", TRUE, TRUE },
    { "mmum", "3", TRUE, FALSE },
    { "mmumu", "0", FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CxProfile) first = named ("0");
      g_autoptr(CxDraft) draft = cx_draft_new (first);
      guint n = 0;

      for (const char *step = cases[i].steps; *step; step++)
        {
          g_autofree char *name = g_strdup_printf ("%u", n + 1);

          if (*step == 'u')
            cx_draft_undo (draft);
          else if (*step == 'r')
            cx_draft_redo (draft);
          else
            {
              edit (draft, name, *step == 'm' ? 7 : 0);
              n++;
            }
        }
      g_test_message ("%s", cases[i].steps);
      assert_name (draft, cases[i].name);
      g_assert_true (cx_draft_can_undo (draft) == cases[i].can_undo);
      g_assert_true (cx_draft_can_redo (draft) == cases[i].can_redo);
    }
}

static void
test_same_is_no_step (void)
{
  g_autoptr(CxProfile) first = named ("0");
  g_autoptr(CxProfile) same = named ("0");
  g_autoptr(CxDraft) draft = cx_draft_new (first);

  g_assert_false (cx_draft_edit (draft, same, 0));
  g_assert_false (cx_draft_can_undo (draft));
}

static void
test_saved (void)
{
  g_autoptr(CxProfile) first = named ("0");
  g_autoptr(CxProfile) second = named ("1");
  g_autoptr(CxDraft) draft = cx_draft_new (first);

  g_assert_true (cx_draft_is_saved (draft));
  g_assert_true (cx_draft_edit (draft, second, 0));
  g_assert_false (cx_draft_is_saved (draft));
  cx_draft_set_saved (draft, second);
  g_assert_true (cx_draft_is_saved (draft));
  cx_draft_undo (draft);
  g_assert_false (cx_draft_is_saved (draft));
}

/* ── how much a draft differs ───────────────────────────────────────────── */

static CxProfile *
with (CxProfile  *profile,
      guint       i,
      const char *id,
      double      low)
{
  CxCriterion criterion = {
    .id = (char *) id, .label = (char *) "", .section = (char *) "firmographics", .field = (char *) "employees",
    .op = CX_OP_AT_LEAST, .values = (char *[]) { NULL }, .low = low, .high = INFINITY,
    .importance = CX_IMPORTANCE_NICE, .weight = 1,
  };

  return cx_profile_with_criterion (profile, i, &criterion);
}

static void
test_changes (void)
{
  const double thresholds[3] = { 80, 50, 25 };
  g_autoptr(CxProfile) empty = named ("0");
  g_autoptr(CxProfile) one = with (empty, 0, "a", 1);
  g_autoptr(CxProfile) two = with (one, 1, "b", 2);
  g_autoptr(CxProfile) other = with (two, 0, "a", 3);
  g_autoptr(CxProfile) moved = cx_profile_with_move (two, 0, 1);
  g_autoptr(CxProfile) stricter = cx_profile_with_thresholds (other, thresholds);

  g_assert_cmpuint (cx_profile_changes_count (two, two), ==, 0);
  g_assert_cmpuint (cx_profile_changes_count (empty, two), ==, 2);
  g_assert_cmpuint (cx_profile_changes_count (two, one), ==, 1);
  g_assert_cmpuint (cx_profile_changes_count (two, other), ==, 1);
  g_assert_cmpuint (cx_profile_changes_count (two, moved), ==, 0);
  g_assert_cmpuint (cx_profile_changes_count (two, stricter), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draft/steps", test_steps);
  g_test_add_func ("/draft/same-is-no-step", test_same_is_no_step);
  g_test_add_func ("/draft/saved", test_saved);
  g_test_add_func ("/draft/changes", test_changes);
  return g_test_run ();
}
