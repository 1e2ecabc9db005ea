/* The one-pager as an immutable document. The JSON tree is the truth; criteria and thresholds are
 * read from it once. Knows nothing of accounts. */
#include "cx-profile.h"

#include "cx-json.h"
#include "cx-profile-private.h"

#include <math.h>

G_DEFINE_BOXED_TYPE (CxProfile, cx_profile, cx_profile_ref, cx_profile_unref)

/* Takes a tree that nobody else holds. */
static CxProfile *
profile_take (JsonNode   *root,
              const char *file,
              GError    **error)
{
  g_autoptr(JsonNode) given = root;
  g_autoptr(CxProfile) self = g_new0 (CxProfile, 1);

  g_atomic_ref_count_init (&self->refs);
  if (!cx_profile_read (given, file, &self->parts, error))
    return NULL;
  self->root = cx_profile_write (given, &self->parts);
  self->text = cx_json_print (self->root);
  return g_steal_pointer (&self);
}

CxProfile *
cx_profile_ref (CxProfile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cx_profile_unref (CxProfile *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->root, json_node_unref);
  g_free (self->text);
  cx_profile_parts_clear (&self->parts);
  g_free (self);
}

CxProfile *
cx_profile_new (const char *name)
{
  g_autoptr(CxProfile) empty = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  empty = cx_profile_parse ("{\"format\": \"concentric-profile\", \"version\": 1, \"name\": \"?\"}", -1, NULL, NULL);
  return cx_profile_with_name (empty, name);
}

CxProfile *
cx_profile_parse (const char *json,
                  gssize      length,
                  const char *file,
                  GError    **error)
{
  JsonNode *root;

  g_return_val_if_fail (json != NULL, NULL);

  root = cx_json_parse (json, length, file, error);
  return root ? profile_take (root, file, error) : NULL;
}

char *
cx_profile_to_json (CxProfile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup (self->text);
}

const char *
cx_profile_get_name (CxProfile *self)
{
  return self->parts.name;
}

const double *
cx_profile_get_thresholds (CxProfile *self)
{
  return self->parts.thresholds;
}

guint
cx_profile_get_n_criteria (CxProfile *self)
{
  return self->parts.criteria->len;
}

const CxCriterion *
cx_profile_get_criterion (CxProfile *self,
                          guint      i)
{
  g_return_val_if_fail (i < self->parts.criteria->len, NULL);

  return self->parts.criteria->pdata[i];
}

int
cx_profile_find_criterion (CxProfile  *self,
                           const char *id)
{
  for (guint i = 0; self != NULL && i < self->parts.criteria->len; i++)
    if (g_strcmp0 (cx_profile_get_criterion (self, i)->id, id) == 0)
      return (int) i;
  return -1;
}

gboolean
cx_profile_equal (CxProfile *a,
                  CxProfile *b)
{
  return a == b || g_str_equal (a->text, b->text);
}

/* ── edits ─────────────────────────────────────────────────────────────────── */

JsonNode *
cx_profile_thaw (CxProfile *self)
{
  return cx_json_parse (self->text, -1, NULL, NULL);
}

/* What is written back is valid by construction. */
CxProfile *
cx_profile_freeze (JsonNode *root)
{
  g_autoptr(GError) error = NULL;
  CxProfile *profile = profile_take (root, NULL, &error);

  g_assert_no_error (error);
  return profile;
}

CxProfile *
cx_profile_with_name (CxProfile  *self,
                      const char *name)
{
  g_autofree char *plain = NULL;
  JsonNode *root;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  plain = g_strstrip (g_utf8_make_valid (name, -1));
  if (*plain == '\0')
    return cx_profile_ref (self);
  root = cx_profile_thaw (self);
  json_object_set_string_member (json_node_get_object (root), "name", plain);
  return cx_profile_freeze (root);
}

CxProfile *
cx_profile_with_thresholds (CxProfile   *self,
                            const double thresholds[3])
{
  JsonNode *root;
  JsonArray *array;
  double above = 100;

  g_return_val_if_fail (self != NULL, NULL);

  root = cx_profile_thaw (self);
  array = json_array_new ();
  for (guint i = 0; i < 3; i++)
    {
      above = isnan (thresholds[i]) ? above : CLAMP (thresholds[i], 0, above);
      json_array_add_double_element (array, above);
    }
  json_object_set_array_member (json_node_get_object (root), "thresholds", array);
  return cx_profile_freeze (root);
}

static double
held (double value,
      double low,
      double high,
      double fallback)
{
  return isnan (value) ? fallback : CLAMP (value, low, high);
}

static char *
plain_text (const char *text)
{
  return g_utf8_make_valid (text ? text : "", -1);
}

static void
hold_bounds (CxCriterion *criterion)
{
  double low = isnan (criterion->low) ? -INFINITY : criterion->low;
  double high = isnan (criterion->high) ? INFINITY : criterion->high;

  if (criterion->dates && isfinite (low))
    low = cx_day_hold (low);
  if (criterion->dates && isfinite (high))
    high = cx_day_hold (high);
  criterion->low = MIN (low, high);
  criterion->high = MAX (low, high);
}

/* A copy of @criterion that a document can hold. */
static CxCriterion *
hold (CxProfile         *self,
      const CxCriterion *criterion)
{
  CxCriterion *copy = g_memdup2 (criterion, sizeof *criterion);
  gboolean behaviour = g_strcmp0 (criterion->section, "behaviour") == 0;

  copy->id = criterion->id && *criterion->id ? plain_text (criterion->id) : cx_criteria_fresh_id (self->parts.criteria);
  copy->label = plain_text (criterion->label);
  copy->section = g_strdup (behaviour ? "behaviour" : "firmographics");
  copy->field = plain_text (criterion->field);
  copy->values = g_new0 (char *, (criterion->values ? g_strv_length (criterion->values) : 0) + 1);
  for (guint i = 0; criterion->values && criterion->values[i]; i++)
    copy->values[i] = plain_text (criterion->values[i]);
  if (criterion->op == CX_OP_BETWEEN || criterion->op == CX_OP_AT_LEAST || criterion->op == CX_OP_AT_MOST)
    hold_bounds (copy);
  copy->days = CLAMP (criterion->days, 0, 366000);
  copy->weight = criterion->importance == CX_IMPORTANCE_NEVER
                   ? 0
                   : held (criterion->weight, 0, 10, cx_importance_default_weight (criterion->importance));
  return copy;
}

/* An id that another criterion has already is exchanged for a fresh one. */
static void
keep_ids_apart (CxProfile   *self,
                guint        at,
                CxCriterion *criterion)
{
  for (guint i = 0; i < self->parts.criteria->len; i++)
    if (i != at && g_str_equal (cx_profile_get_criterion (self, i)->id, criterion->id))
      {
        g_free (criterion->id);
        criterion->id = cx_criteria_fresh_id (self->parts.criteria);
        return;
      }
}

static JsonArray *
get_criteria (JsonNode *root)
{
  return json_object_get_array_member (json_node_get_object (root), "criteria");
}

/* The criteria without number @leave, and @node put in so that it gets number @at. */
static void
rebuild (JsonNode *root,
         guint     leave,
         guint     at,
         JsonNode *node)
{
  JsonArray *old = get_criteria (root);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < json_array_get_length (old); i++)
    {
      if (i == leave)
        continue;
      if (node != NULL && json_array_get_length (array) == at)
        json_array_add_element (array, g_steal_pointer (&node));
      json_array_add_element (array, json_node_copy (json_array_get_element (old, i)));
    }
  if (node != NULL)
    json_array_add_element (array, node);
  json_object_set_array_member (json_node_get_object (root), "criteria", array);
}

CxProfile *
cx_profile_with_criterion (CxProfile         *self,
                           guint              i,
                           const CxCriterion *criterion)
{
  guint n = cx_profile_get_n_criteria (self);
  g_autoptr(CxCriterion) held_criterion = NULL;
  JsonNode *root;
  JsonObject *old;

  g_return_val_if_fail (i <= n && criterion != NULL, NULL);

  if (i == CX_MAX_CRITERIA)
    return cx_profile_ref (self);
  held_criterion = hold (self, criterion);
  keep_ids_apart (self, i, held_criterion);
  root = cx_profile_thaw (self);
  old = i < n ? json_array_get_object_element (get_criteria (root), i) : NULL;
  rebuild (root, i, i, cx_criterion_write (held_criterion, old));
  return cx_profile_freeze (root);
}

CxProfile *
cx_profile_without_criterion (CxProfile *self,
                              guint      i)
{
  JsonNode *root;

  g_return_val_if_fail (i < cx_profile_get_n_criteria (self), NULL);

  root = cx_profile_thaw (self);
  json_array_remove_element (get_criteria (root), i);
  return cx_profile_freeze (root);
}

CxProfile *
cx_profile_with_move (CxProfile *self,
                      guint      from,
                      guint      to)
{
  JsonNode *root;

  g_return_val_if_fail (from < cx_profile_get_n_criteria (self) && to < cx_profile_get_n_criteria (self), NULL);

  root = cx_profile_thaw (self);
  rebuild (root, from, to, json_node_copy (json_array_get_element (get_criteria (root), from)));
  return cx_profile_freeze (root);
}
