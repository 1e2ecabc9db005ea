/* What stands beside the bullseye: the same accounts, sectors and sizes under what is in force of a profile. */
#include "cx-fit-comparison.h"

#include "cx-fit-maker.h"

#include <glib/gi18n.h>

struct _CxFitComparison {
  GObject             parent_instance;

  CxFitComparisonFunc changed;
  gpointer            data;
  CxFitMaker         *maker;
  CxFitQuestion      *asked;
  gint64              profile;
};

G_DEFINE_FINAL_TYPE (CxFitComparison, cx_fit_comparison, G_TYPE_OBJECT)

static void
on_made (CxFitPicture *picture,
         gpointer      data)
{
  CxFitComparison *self = data;
  g_autoptr(CxFitPicture) made = picture;

  if (self->asked != NULL && self->asked->snapshot == made->question->snapshot)
    self->changed (made, self->data);
}

static void
cx_fit_comparison_dispose (GObject *object)
{
  CxFitComparison *self = CX_FIT_COMPARISON (object);

  if (self->maker)
    cx_fit_maker_stop (self->maker);
  g_clear_object (&self->maker);
  g_clear_pointer (&self->asked, cx_fit_question_free);
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

void
cx_fit_comparison_stop (CxFitComparison *self)
{
  g_return_if_fail (CX_IS_FIT_COMPARISON (self));

  cx_fit_maker_stop (self->maker);
  g_clear_pointer (&self->asked, cx_fit_question_free);
}

void
cx_fit_comparison_choose (CxFitComparison *self,
                          gint64           profile)
{
  g_return_if_fail (CX_IS_FIT_COMPARISON (self));

  self->profile = profile;
  cx_fit_comparison_stop (self);
}

gint64
cx_fit_comparison_get_chosen (CxFitComparison *self)
{
  g_return_val_if_fail (CX_IS_FIT_COMPARISON (self), 0);

  return self->profile;
}

void
cx_fit_comparison_follow (CxFitComparison     *self,
                          const CxFitQuestion *question)
{
  g_autoptr(CxFitQuestion) beside = NULL;
  const CxRanked *ranked;

  g_return_if_fail (CX_IS_FIT_COMPARISON (self) && question != NULL);

  if (self->profile == 0)
    return;
  ranked = cx_tiering_find_id (cx_snapshot_get_tiering (question->snapshot), self->profile);
  if (ranked == NULL)
    {
      cx_fit_comparison_choose (self, 0);
      self->changed (NULL, self->data);
      return;
    }
  beside = cx_fit_question_new (question->snapshot, ranked->evaluation, ranked->evaluation, question->sectors, question->size);
  if (self->asked != NULL && cx_fit_question_equal (self->asked, beside))
    return;
  g_clear_pointer (&self->asked, cx_fit_question_free);
  self->asked = cx_fit_question_copy (beside);
  cx_fit_maker_ask (self->maker, g_steal_pointer (&beside));
}

char *
cx_fit_comparison_describe (const CxRanked *ranked)
{
  const char *name = cx_profile_get_name (ranked->draft);

  if (ranked->version == 0)
    /* Translators: a profile that was never published */
    return g_strdup_printf (_("%s, draft"), name);
  /* Translators: a profile and the version of it that is in force */
  return g_strdup_printf (_("%s, version %d"), name, ranked->version);
}

GMenuModel *
cx_fit_comparison_make_menu (CxSnapshot *snapshot)
{
  CxTiering *tiering = cx_snapshot_get_tiering (snapshot);
  g_autoptr(GMenu) choices = g_menu_new ();
  GMenu *menu = g_menu_new ();

  g_menu_append (choices, C_("compare with", "_Nothing"), "fit.compare::0");
  for (guint i = 0; i < cx_tiering_get_n_profiles (tiering); i++)
    {
      const CxRanked *ranked = cx_tiering_get_profile (tiering, i);
      g_autofree char *label = cx_fit_comparison_describe (ranked);
      g_autofree char *action = g_strdup_printf ("fit.compare::%" G_GINT64_FORMAT, ranked->id);
      g_autoptr(GMenuItem) item = g_menu_item_new (label, action);

      g_menu_append_item (choices, item);
    }
  g_menu_append_section (menu, _("Compare With"), G_MENU_MODEL (choices));
  return G_MENU_MODEL (menu);
}
