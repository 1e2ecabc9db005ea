/* One criterion as a value: the names of its parts, copies, comparison. Knows nothing of accounts. */
#include "cx-profile.h"

static const char *const operators[CX_N_OPERATORS] = {
  [CX_OP_IN] = "in",
  [CX_OP_NOT_IN] = "not-in",
  [CX_OP_CONTAINS] = "contains",
  [CX_OP_BETWEEN] = "between",
  [CX_OP_AT_LEAST] = "at-least",
  [CX_OP_AT_MOST] = "at-most",
  [CX_OP_HAS_ANY] = "has-any",
  [CX_OP_HAS_ALL] = "has-all",
  [CX_OP_HAS_NONE] = "has-none",
  [CX_OP_IS] = "is",
  [CX_OP_WITHIN_DAYS] = "within-days",
  [CX_OP_KNOWN] = "known",
};

static const char *const importances[] = {
  [CX_IMPORTANCE_MUST] = "must",
  [CX_IMPORTANCE_STRONG] = "strong",
  [CX_IMPORTANCE_NICE] = "nice",
  [CX_IMPORTANCE_NEVER] = "never",
};

static int
find_name (const char *const *names,
           guint              n,
           const char        *name)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (names[i], name))
      return (int) i;
  return -1;
}

const char *
cx_operator_to_name (CxOperator op)
{
  g_return_val_if_fail (op < CX_N_OPERATORS, NULL);

  return operators[op];
}

gboolean
cx_operator_from_name (const char *name,
                       CxOperator *op)
{
  int at;

  g_return_val_if_fail (name != NULL, FALSE);

  at = find_name (operators, CX_N_OPERATORS, name);
  if (at < 0)
    return FALSE;
  *op = (CxOperator) at;
  return TRUE;
}

const char *
cx_importance_to_name (CxImportance importance)
{
  g_return_val_if_fail (importance < G_N_ELEMENTS (importances), NULL);

  return importances[importance];
}

gboolean
cx_importance_from_name (const char   *name,
                         CxImportance *importance)
{
  int at;

  g_return_val_if_fail (name != NULL, FALSE);

  at = find_name (importances, G_N_ELEMENTS (importances), name);
  if (at < 0)
    return FALSE;
  *importance = (CxImportance) at;
  return TRUE;
}

double
cx_importance_default_weight (CxImportance importance)
{
  switch (importance)
    {
    case CX_IMPORTANCE_MUST:
    case CX_IMPORTANCE_STRONG:
      return 3;
    case CX_IMPORTANCE_NICE:
      return 1;
    default:
      return 0;
    }
}

CxCriterion *
cx_criterion_copy (const CxCriterion *self)
{
  CxCriterion *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->label = g_strdup (self->label);
  copy->section = g_strdup (self->section);
  copy->field = g_strdup (self->field);
  copy->values = g_strdupv (self->values);
  return copy;
}

void
cx_criterion_free (CxCriterion *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->label);
  g_free (self->section);
  g_free (self->field);
  g_strfreev (self->values);
  g_free (self);
}

static gboolean
same_values (char *const *a,
             char *const *b)
{
  static char *const none[] = { NULL };

  return g_strv_equal ((const char *const *) (a ? a : none), (const char *const *) (b ? b : none));
}

gboolean
cx_criterion_same_test (const CxCriterion *a,
                        const CxCriterion *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->op != b->op || g_strcmp0 (a->field, b->field) != 0)
    return FALSE;
  switch (a->op)
    {
    case CX_OP_BETWEEN:
    case CX_OP_AT_LEAST:
    case CX_OP_AT_MOST:
      return a->low == b->low && a->high == b->high && a->dates == b->dates;
    case CX_OP_IS:
      return !a->flag == !b->flag;
    case CX_OP_WITHIN_DAYS:
      return a->days == b->days;
    case CX_OP_KNOWN:
      return TRUE;
    default:
      return same_values (a->values, b->values);
    }
}

gboolean
cx_criterion_equal (const CxCriterion *a,
                    const CxCriterion *b)
{
  return cx_criterion_same_test (a, b) && g_strcmp0 (a->id, b->id) == 0 && g_strcmp0 (a->label, b->label) == 0 &&
         g_strcmp0 (a->section, b->section) == 0 && a->importance == b->importance && a->weight == b->weight;
}

gboolean
cx_criterion_fits (const CxCriterion *self,
                   CxFieldType        type)
{
  switch (self->op)
    {
    case CX_OP_IN:
    case CX_OP_NOT_IN:
    case CX_OP_CONTAINS:
      return cx_field_type_is_text (type);
    case CX_OP_BETWEEN:
    case CX_OP_AT_LEAST:
    case CX_OP_AT_MOST:
      return cx_field_type_is_numeric (type) && (!self->dates || type == CX_FIELD_DATE);
    case CX_OP_HAS_ANY:
    case CX_OP_HAS_ALL:
    case CX_OP_HAS_NONE:
      return type == CX_FIELD_LIST;
    case CX_OP_IS:
      return type == CX_FIELD_BOOLEAN;
    case CX_OP_WITHIN_DAYS:
      return type == CX_FIELD_DATE;
    default:
      return TRUE;
    }
}
