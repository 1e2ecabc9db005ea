/* What stands beside the bullseye: the same accounts, sectors and sizes under what is in force of a profile, or under
 * an earlier version. A version is evaluated once for the same accounts; its picture waits for that. */
#include "cx-fit-comparison.h"

#include "cx-fit-maker.h"
#include "cx-menu.h"
#include "cx-picture-words.h"
#include "cx-version-table.h"

#include <glib/gi18n.h>

struct _CxFitComparison {
  GObject             parent_instance;

  CxFitComparisonFunc changed;
  gpointer            data;
  CxFitMaker         *maker;
  CxFitQuestion      *asked;

  char               *choice;
  gint64              profile;     /* 0: nothing */
  int                 version;     /* 0: what is in force */
  CxEvaluation       *evaluation;  /* of @version */
  GCancellable       *evaluating;
  CxFitQuestion      *waiting;     /* for @evaluating: what it stands beside */
};

G_DEFINE_FINAL_TYPE (CxFitComparison, cx_fit_comparison, G_TYPE_OBJECT)

static void
on_made (CxFitPicture *picture,
         gpointer      data)
{
  CxFitComparison *self = data;
  g_autoptr(CxFitPicture) made = picture;

  if (self->asked != NULL && self->asked->snapshot == made->question->snapshot)
    self->changed (made, NULL, self->data);
}

static void
cx_fit_comparison_dispose (GObject *object)
{
  CxFitComparison *self = CX_FIT_COMPARISON (object);

  if (self->maker)
    cx_fit_comparison_stop (self);
  g_clear_object (&self->maker);
  g_clear_pointer (&self->choice, g_free);
  G_OBJECT_CLASS (cx_fit_comparison_parent_class)->dispose (object);
}

static void
cx_fit_comparison_class_init (CxFitComparisonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_fit_comparison_dispose;
}

static void
cx_fit_comparison_init (CxFitComparison *self)
{
  self->maker = cx_fit_maker_new (on_made, self);
  self->choice = g_strdup (CX_FIT_COMPARE_NOTHING);
}

CxFitComparison *
cx_fit_comparison_new (CxFitComparisonFunc changed,
                       gpointer            data)
{
  CxFitComparison *self = g_object_new (CX_TYPE_FIT_COMPARISON, NULL);

  self->changed = changed;
  self->data = data;
  return self;
}

/* ── what is chosen ───────────────────────────────────────────────────── */

static void
stop_evaluating (CxFitComparison *self)
{
  g_cancellable_cancel (self->evaluating);
  g_clear_object (&self->evaluating);
  g_clear_pointer (&self->waiting, cx_fit_question_free);
}

void
cx_fit_comparison_stop (CxFitComparison *self)
{
  g_return_if_fail (CX_IS_FIT_COMPARISON (self));

  stop_evaluating (self);
  cx_fit_maker_stop (self->maker);
  g_clear_pointer (&self->evaluation, cx_evaluation_unref);
  g_clear_pointer (&self->asked, cx_fit_question_free);
}

void
cx_fit_comparison_choose (CxFitComparison *self,
                          const char      *choice)
{
  char *end;

  g_return_if_fail (CX_IS_FIT_COMPARISON (self) && choice != NULL);

  g_set_str (&self->choice, choice);
  self->profile = g_ascii_strtoll (choice, &end, 10);
  self->version = *end == ':' ? (int) g_ascii_strtoll (end + 1, NULL, 10) : 0;
  cx_fit_comparison_stop (self);
}

const char *
cx_fit_comparison_get_chosen (CxFitComparison *self)
{
  g_return_val_if_fail (CX_IS_FIT_COMPARISON (self), NULL);

  return self->choice;
}

gboolean
cx_fit_comparison_is_on (CxFitComparison *self)
{
  g_return_val_if_fail (CX_IS_FIT_COMPARISON (self), FALSE);

  return self->profile != 0;
}

/* ── its picture ──────────────────────────────────────────────────────── */

static void
leave (CxFitComparison *self,
       const GError    *error)
{
  cx_fit_comparison_choose (self, CX_FIT_COMPARE_NOTHING);
  self->changed (NULL, error, self->data);
}

static gboolean
fits (CxEvaluation        *evaluation,
      const CxFitQuestion *question)
{
  return evaluation != NULL && cx_evaluation_get_columns (evaluation) == cx_snapshot_get_columns (question->snapshot) &&
         cx_evaluation_get_reference_day (evaluation) == cx_snapshot_get_day (question->snapshot);
}

static void
ask (CxFitComparison     *self,
     const CxFitQuestion *question,
     CxEvaluation        *evaluation)
{
  g_autoptr(CxFitQuestion) beside =
    cx_fit_question_new (question->snapshot, evaluation, evaluation, question->sectors, question->size);

  if (self->asked != NULL && cx_fit_question_equal (self->asked, beside))
    return;
  g_clear_pointer (&self->asked, cx_fit_question_free);
  self->asked = cx_fit_question_copy (beside);
  cx_fit_maker_ask (self->maker, g_steal_pointer (&beside));
}

/* Of other accounts than those that are shown by now: then the question about these is under way. */
static void
on_evaluated (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(CxFitComparison) self = data;
  g_autoptr(CxFitQuestion) waiting = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CxEvaluation) evaluation = cx_workspace_evaluate_version_finish (CX_WORKSPACE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->evaluating)
    return;
  g_clear_object (&self->evaluating);
  waiting = g_steal_pointer (&self->waiting);
  if (evaluation == NULL)
    {
      leave (self, error);
      return;
    }
  g_clear_pointer (&self->evaluation, cx_evaluation_unref);
  self->evaluation = g_steal_pointer (&evaluation);
  if (fits (self->evaluation, waiting))
    ask (self, waiting, self->evaluation);
}

static void
evaluate_version (CxFitComparison     *self,
                  CxWorkspace         *workspace,
                  const CxFitQuestion *question)
{
  gboolean under_way = self->waiting != NULL &&
                       cx_snapshot_get_columns (self->waiting->snapshot) == cx_snapshot_get_columns (question->snapshot) &&
                       cx_snapshot_get_day (self->waiting->snapshot) == cx_snapshot_get_day (question->snapshot);

  if (!under_way)
    {
      stop_evaluating (self);
      self->evaluating = g_cancellable_new ();
      cx_workspace_evaluate_version_async (workspace, self->profile, self->version, self->evaluating, on_evaluated, g_object_ref (self));
    }
  g_clear_pointer (&self->waiting, cx_fit_question_free);
  self->waiting = cx_fit_question_copy (question);
}

void
cx_fit_comparison_follow (CxFitComparison     *self,
                          CxWorkspace         *workspace,
                          const CxFitQuestion *question)
{
  const CxRanked *ranked;

  g_return_if_fail (CX_IS_FIT_COMPARISON (self) && CX_IS_WORKSPACE (workspace) && question != NULL);

  if (self->profile == 0)
    return;
  ranked = cx_tiering_find_id (cx_snapshot_get_tiering (question->snapshot), self->profile);
  if (ranked == NULL)
    leave (self, NULL);
  else if (self->version == 0 || self->version == ranked->version)
    ask (self, question, ranked->evaluation);
  else if (fits (self->evaluation, question))
    ask (self, question, self->evaluation);
  else
    evaluate_version (self, workspace, question);
}

/* ── words ────────────────────────────────────────────────────────────── */

static char *
describe (const CxRanked *ranked,
          int             version)
{
  const char *name = cx_profile_get_name (ranked->draft);

  if (version == 0)
    /* Translators: a profile that was never published */
    return g_strdup_printf (_("%s, draft"), name);
  /* Translators: a profile and a version of it */
  return g_strdup_printf (_("%s, version %d"), name, version);
}

char *
cx_fit_comparison_describe (CxFitComparison *self,
                            CxSnapshot      *snapshot)
{
  const CxRanked *ranked;

  g_return_val_if_fail (CX_IS_FIT_COMPARISON (self) && snapshot != NULL, NULL);

  ranked = cx_tiering_find_id (cx_snapshot_get_tiering (snapshot), self->profile);
  return ranked ? describe (ranked, self->version > 0 ? self->version : ranked->version) : NULL;
}

static void
add_profiles (GMenu     *menu,
              CxTiering *tiering)
{
  for (guint i = 0; i < cx_tiering_get_n_profiles (tiering); i++)
    {
      const CxRanked *ranked = cx_tiering_get_profile (tiering, i);
      g_autofree char *label = describe (ranked, ranked->version);
      g_autofree char *choice = g_strdup_printf ("%" G_GINT64_FORMAT, ranked->id);

      cx_menu_append_choice (menu, label, "fit.compare", choice);
    }
}

/* Returns: whether @chosen is among them */
static gboolean
add_versions (GMenu          *menu,
              const CxRanked *ranked,
              GPtrArray      *versions,
              const char     *chosen)
{
  gboolean found = FALSE;
  int added = 0;

  for (guint i = 0; i < versions->len && added < CX_FIT_COMPARE_VERSIONS; i++)
    {
      const CxVersionRow *row = versions->pdata[i];
      g_autofree char *day = cx_words_day (row->day);
      /* Translators: a version and when it was published: "Version 1 · 22 Nov 2026" */
      g_autofree char *label = g_strdup_printf (_("Version %d · %s"), row->version, day);
      g_autofree char *choice = g_strdup_printf ("%" G_GINT64_FORMAT ":%d", ranked->id, row->version);

      if (row->version >= ranked->version)
        continue;
      cx_menu_append_choice (menu, label, "fit.compare", choice);
      found = found || g_str_equal (choice, chosen);
      added++;
    }
  return found;
}

/* What is compared with stays among the choices when the window is about another profile by now. */
GMenuModel *
cx_fit_comparison_make_menu (CxFitComparison *self,
                             CxSnapshot      *snapshot,
                             gint64           profile,
                             GPtrArray       *versions)
{
  CxTiering *tiering = cx_snapshot_get_tiering (snapshot);
  const CxRanked *ranked = cx_tiering_find_id (tiering, profile);
  g_autoptr(GMenu) choices = g_menu_new (), earlier = g_menu_new ();
  g_autofree char *chosen = self->version > 0 ? cx_fit_comparison_describe (self, snapshot) : NULL;
  GMenu *menu = g_menu_new ();
  gboolean found = FALSE;

  g_menu_append (choices, C_("compare with", "_Nothing"), "fit.compare::" CX_FIT_COMPARE_NOTHING);
  add_profiles (choices, tiering);
  if (ranked != NULL && versions != NULL)
    found = add_versions (earlier, ranked, versions, self->choice);
  if (chosen != NULL && !found)
    cx_menu_append_choice (earlier, chosen, "fit.compare", self->choice);
  g_menu_append_section (menu, _("Compare With"), G_MENU_MODEL (choices));
  if (g_menu_model_get_n_items (G_MENU_MODEL (earlier)) > 0)
    g_menu_append_section (menu, _("Earlier Versions"), G_MENU_MODEL (earlier));
  return G_MENU_MODEL (menu);
}
