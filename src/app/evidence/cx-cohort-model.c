/* The customers of a cohort view as a list; an item stands for a position and is made when it is asked for. */
#include "cx-cohort-model.h"

struct _CxCohortItem {
  GObject parent_instance;

  guint   position;
};

G_DEFINE_FINAL_TYPE (CxCohortItem, cx_cohort_item, G_TYPE_OBJECT)

static void
cx_cohort_item_class_init (CxCohortItemClass *klass)
{
}

static void
cx_cohort_item_init (CxCohortItem *self)
{
}

guint
cx_cohort_item_get_position (CxCohortItem *self)
{
  return self->position;
}

struct _CxCohortModel {
  GObject parent_instance;

  guint   n;
};

static GType
get_item_type (GListModel *model)
{
  return CX_TYPE_COHORT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return CX_COHORT_MODEL (model)->n;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  CxCohortItem *item;

  if (position >= CX_COHORT_MODEL (model)->n)
    return NULL;
  item = g_object_new (CX_TYPE_COHORT_ITEM, NULL);
  item->position = position;
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CxCohortModel, cx_cohort_model, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
cx_cohort_model_class_init (CxCohortModelClass *klass)
{
}

static void
cx_cohort_model_init (CxCohortModel *self)
{
}

GListModel *
cx_cohort_model_new (CxCohortView *view)
{
  CxCohortModel *self = g_object_new (CX_TYPE_COHORT_MODEL, NULL);

  self->n = view->cohorts->customers->len;
  return G_LIST_MODEL (self);
}
