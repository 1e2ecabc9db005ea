/* An impact as JSON: what scripts read, and what a published version keeps. Knows how members are called. */
#include "cx-impact.h"

static const guint8 tiers[CX_N_TIERS] = { 1, 2, 3, CX_TIER_OUTSIDE };
static const char *const tier_names[CX_N_TIERS] = { "1", "2", "3", "outside" };

static JsonObject *
tiers_to_json (const guint counts[CX_N_TIERS])
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < CX_N_TIERS; i++)
    json_object_set_int_member (object, tier_names[i], counts[tiers[i]]);
  return object;
}

static JsonObject *
matrix_to_json (const CxImpact *self)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < CX_N_TIERS; i++)
    json_object_set_object_member (object, tier_names[i], tiers_to_json (self->matrix[tiers[i]]));
  return object;
}

static JsonObject *
row_to_json (const CxImpact    *self,
             const CxImpactRow *row)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "key", cx_columns_get_key (self->columns, row->account));
  json_object_set_string_member (object, "name", cx_columns_get_name (self->columns, row->account));
  json_object_set_int_member (object, "from", row->from);
  json_object_set_int_member (object, "to", row->to);
  if (row->stage == CX_NO_STAGE)
    json_object_set_null_member (object, "stage");
  else
    json_object_set_string_member (object, "stage", cx_journey_get_stage (self->journey, row->stage)->code);
  return object;
}

static JsonArray *
rows_to_json (const CxImpact      *self,
              const CxImpactGroup *group)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < group->changed; i++)
    json_array_add_object_element (array, row_to_json (self, &self->rows[group->rows[i]]));
  return array;
}

static JsonObject *
group_to_json (const CxImpact      *self,
               const CxImpactGroup *group,
               gboolean             rows)
{
  JsonObject *object = json_object_new ();

  if (group->name == NULL)
    json_object_set_null_member (object, "name");
  else
    json_object_set_string_member (object, "name", group->name);
  json_object_set_int_member (object, "accounts", group->accounts);
  json_object_set_int_member (object, "before", group->before);
  json_object_set_int_member (object, "before_changed", group->before_changed);
  json_object_set_double_member (object, "share", group->share);
  json_object_set_int_member (object, "changed", group->changed);
  json_object_set_int_member (object, "up", group->up);
  json_object_set_int_member (object, "down", group->down);
  json_object_set_int_member (object, "customers", group->customers);
  json_object_set_int_member (object, "deals", group->deals);
  if (rows)
    json_object_set_array_member (object, "rows", rows_to_json (self, group));
  return object;
}

/* What is kept with a version is about those whose accounts moved. */
static JsonArray *
groups_to_json (const CxImpact       *self,
                const CxImpactGroups *groups,
                gboolean              rows)
{
  JsonArray *array = json_array_new ();

  for (guint g = 0; g < groups->n; g++)
    if (rows || groups->groups[g].changed > 0)
      json_array_add_object_element (array, group_to_json (self, &groups->groups[g], rows));
  return array;
}

JsonObject *
cx_impact_to_json (const CxImpact *self,
                   gboolean        rows)
{
  JsonObject *object = json_object_new (), *workspace = json_object_new ();

  json_object_set_int_member (object, "accounts", self->accounts);
  json_object_set_int_member (object, "changed", self->changed);
  json_object_set_int_member (object, "up", self->up);
  json_object_set_int_member (object, "down", self->down);
  json_object_set_int_member (object, "customers", self->customers);
  json_object_set_int_member (object, "deals", self->deals);
  json_object_set_int_member (object, "pinned", self->pinned);
  if (self->first)
    {
      json_object_set_null_member (object, "before");
      json_object_set_object_member (object, "after", tiers_to_json (self->after));
      json_object_set_null_member (object, "matrix");
    }
  else
    {
      json_object_set_object_member (object, "before", tiers_to_json (self->before));
      json_object_set_object_member (object, "after", tiers_to_json (self->after));
      json_object_set_object_member (object, "matrix", matrix_to_json (self));
    }
  json_object_set_int_member (workspace, "profiles", self->n_profiles);
  json_object_set_int_member (workspace, "changed", self->workspace_changed);
  json_object_set_object_member (object, "workspace", workspace);
  json_object_set_array_member (object, "owners", groups_to_json (self, &self->owners, rows));
  json_object_set_array_member (object, "territories", groups_to_json (self, &self->territories, rows));
  return object;
}
