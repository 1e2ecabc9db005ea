/* Undo and redo of random edits: whatever was done, going back and forth gives the same documents, byte by byte. */
#include "cx-draft.h"

#include "../core/profile/random-page.h"

#define N_SEQUENCES 12
#define N_STEPS 60

/* What the draft should be: the documents that undo and redo walk over, and where they stand. */
typedef struct {
  GPtrArray *texts;
  guint      at, merge;
} Model;

static void
model_edit (Model     *model,
            CxProfile *profile,
            guint      merge)
{
  gboolean merges = merge != 0 && merge == model->merge;

  g_ptr_array_set_size (model->texts, (int) model->at + (merges ? 0 : 1));
  g_ptr_array_add (model->texts, cx_profile_to_json (profile));
  model->at = model->texts->len - 1;
  model->merge = merge;
}

static void
check (CxDraft     *draft,
       const Model *model)
{
  g_autofree char *text = cx_profile_to_json (cx_draft_get_profile (draft));
  g_autoptr(GError) error = NULL;
  g_autoptr(CxProfile) again = cx_profile_parse (text, -1, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, model->texts->pdata[model->at]);
  g_assert_cmpint (cx_draft_can_undo (draft), ==, model->at > 0);
  g_assert_cmpint (cx_draft_can_redo (draft), ==, model->at + 1 < model->texts->len);
}

static void
step (CxDraft *draft,
      Model   *model)
{
  guint what = pick (8);

  if (what == 0)
    {
      g_assert_cmpint (cx_draft_undo (draft), ==, model->at > 0);
      model->merge = model->at > 0 ? 0 : model->merge;
      model->at -= model->at > 0;
    }
  else if (what == 1)
    {
      gboolean can = model->at + 1 < model->texts->len;

      g_assert_cmpint (cx_draft_redo (draft), ==, can);
      model->merge = can ? 0 : model->merge;
      model->at += can;
    }
  else
    {
      Edit edit;
      g_autoptr(CxProfile) edited = random_edit (cx_draft_get_profile (draft), &edit);
      guint merge = chance (3) ? 1 + pick (2) : 0;

      if (cx_draft_edit (draft, edited, merge))
        model_edit (model, edited, merge);
    }
  check (draft, model);
}

static void
test_sequences (void)
{
  for (guint s = 0; s < N_SEQUENCES; s++)
    {
      g_autoptr(CxProfile) first = chance (4) ? cx_profile_new ("Empty") : random_profile ();
      g_autoptr(CxDraft) draft = cx_draft_new (first);
      Model model = { .texts = g_ptr_array_new_with_free_func (g_free) };

      g_ptr_array_add (model.texts, cx_profile_to_json (first));
      for (guint i = 0; i < N_STEPS; i++)
        step (draft, &model);
      /* All the way back, and all the way forth. */
      for (; cx_draft_undo (draft); check (draft, &model))
        model.at--;
      g_assert_cmpuint (model.at, ==, 0);
      g_assert_true (cx_profile_equal (cx_draft_get_profile (draft), first));
      for (; cx_draft_redo (draft); check (draft, &model))
        model.at++;
      g_assert_cmpuint (model.at, ==, model.texts->len - 1);
      g_ptr_array_unref (model.texts);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draft/property/sequences", test_sequences);
  return g_test_run ();
}
