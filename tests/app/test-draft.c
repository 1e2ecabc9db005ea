/* Undo and redo of a draft without a workspace. */
#include "cx-draft.h"


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

/* What is amended is no step: undo and redo lead where they led before, and typing on begins a new step. */
static void
test_amend (void)
{
  g_autoptr(CxProfile) first = named ("0"), amended = named ("amended");
  g_autoptr(CxDraft) draft = cx_draft_new (first);

  cx_draft_amend (draft, amended);
  assert_name (draft, "amended");
  g_assert_false (cx_draft_can_undo (draft));
  edit (draft, "1", 7);
  edit (draft, "2", 0);
  cx_draft_undo (draft);
  cx_draft_amend (draft, first);
  g_assert_true (cx_draft_can_redo (draft));
  edit (draft, "3", 7);
  cx_draft_amend (draft, amended);
  edit (draft, "4", 7);
  cx_draft_undo (draft);
  assert_name (draft, "amended");
  cx_draft_undo (draft);
  assert_name (draft, "0");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draft/steps", test_steps);
  g_test_add_func ("/draft/same-is-no-step", test_same_is_no_step);
  g_test_add_func ("/draft/amend", test_amend);
  g_test_add_func ("/draft/saved", test_saved);
  return g_test_run ();
}
