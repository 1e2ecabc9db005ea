/* The edits that the one-pager makes to the draft. */
#include "cx-criteria-edit.h"

#include "cx-define-view.h"

#include <math.h>

typedef struct {
  CxWorkspace *workspace;
  gint64       profile;
  guint        at;
  CxCriterion *criterion;
} Removed;

guint
cx_criteria_merge (void)
{
  static guint last = 0;

  return ++last;
}

/* ── changes ── */

static char *
own_words (CxCatalogue       *catalogue,
           const CxCriterion *criterion)
{
  CxFieldName name = cx_catalogue_name (catalogue, criterion);

  return cx_criterion_words (criterion, &name);
}

gboolean
cx_criteria_is_named (CxCatalogue       *catalogue,
                   const CxCriterion *criterion)
{
  g_autofree char *words = own_words (catalogue, criterion);

  return criterion->label && *criterion->label && !g_str_equal (criterion->label, words) &&
         g_strcmp0 (criterion->label, criterion->field) != 0;
}

void
cx_criteria_change (CxWorkspace       *workspace,
                 CxCatalogue       *catalogue,
                 const CxCriterion *changed,
                 guint              merge)
{
  CxProfile *draft = cx_workspace_get_draft (workspace);
  int at = cx_profile_find_criterion (draft, changed->id);
  g_autoptr(CxProfile) edited = NULL;
  g_autoptr(CxCriterion) criterion = NULL;
  const CxCriterion *old;

  if (at < 0)
    return;
  old = cx_profile_get_criterion (draft, (guint) at);
  criterion = cx_criterion_copy (changed);
  if (g_strcmp0 (changed->label, "") == 0 ||
      (g_strcmp0 (changed->label, old->label) == 0 && !cx_criteria_is_named (catalogue, old)))
    {
      g_free (criterion->label);
      criterion->label = own_words (catalogue, criterion);
    }
  edited = cx_profile_with_criterion (draft, (guint) at, criterion);
  if (!cx_profile_equal (draft, edited))
    cx_workspace_edit (workspace, edited, merge);
}

/* What an operator takes when nothing is chosen yet. */
static void
clear_values (CxCriterion *criterion)
{
  g_strfreev (criterion->values);
  criterion->values = g_new0 (char *, 1);
  criterion->low = -INFINITY;
  criterion->high = INFINITY;
  criterion->flag = TRUE;
  criterion->days = 30;
}

void
cx_criteria_set_operator (CxCriterion *criterion,
                       CxOperator   op,
                       CxFieldType  type)
{
  double low = criterion->low, high = criterion->high;

  if (!cx_operator_takes_values (op) || !cx_operator_takes_values (criterion->op))
    clear_values (criterion);
  /* "At least 5" becomes "at most 5"; "between" gives up the end that is no longer asked about. */
  if (cx_operator_takes_low (op))
    criterion->low = isfinite (low) || cx_operator_takes_high (op) ? low : isfinite (high) ? high : -INFINITY;
  if (cx_operator_takes_high (op))
    criterion->high = isfinite (high) || cx_operator_takes_low (op) ? high : isfinite (low) ? low : INFINITY;
  criterion->op = op;
  criterion->dates = type == CX_FIELD_DATE && (cx_operator_takes_low (op) || cx_operator_takes_high (op));
}

/* Fields of one kind hold values that can stand for each other. */
static guint
kind_of (CxFieldType type)
{
  switch (type)
    {
    case CX_FIELD_NUMBER:
    case CX_FIELD_RANGE:
      return 1;
    case CX_FIELD_MONEY:
      return 2;
    case CX_FIELD_DATE:
      return 3;
    case CX_FIELD_BOOLEAN:
      return 4;
    default:
      return 0;
    }
}

void
cx_criteria_set_field (CxCriterion *criterion,
                    CxCatalogue *catalogue,
                    const char  *field)
{
  CxFieldType before = cx_catalogue_name (catalogue, criterion).type, type;
  CxOperator op = criterion->op;
  guint n;

  if (g_strcmp0 (criterion->field, field) == 0)
    return;
  g_free (criterion->field);
  criterion->field = g_strdup (field);
  type = cx_catalogue_name (catalogue, criterion).type;
  if (kind_of (before) != kind_of (type) || kind_of (type) == 0)
    clear_values (criterion);
  if (!cx_type_has_operator (type, op))
    op = cx_type_operators (type, &n)[0];
  cx_criteria_set_operator (criterion, op, type);
}

/* ── adding and taking away ── */

char *
cx_criteria_add (CxWorkspace *workspace,
              CxCatalogue *catalogue,
              const char  *section,
              const char  *field)
{
  CxProfile *draft = cx_workspace_get_draft (workspace);
  guint n = cx_profile_get_n_criteria (draft), n_operators;
  CxCriterion criterion = { .id = (char *) "", .section = (char *) section, .field = (char *) field,
                            .importance = CX_IMPORTANCE_STRONG, .weight = 3 };
  CxFieldName name = cx_catalogue_name (catalogue, &criterion);
  g_autoptr(CxProfile) edited = NULL;

  if (n >= CX_MAX_CRITERIA)
    return NULL;
  criterion.label = (char *) name.label;
  clear_values (&criterion);
  cx_criteria_set_operator (&criterion, cx_type_operators (name.type, &n_operators)[0], name.type);
  criterion.label = cx_criterion_words (&criterion, &name);
  edited = cx_profile_with_criterion (draft, n, &criterion);
  g_free (criterion.label);
  g_strfreev (criterion.values);
  cx_workspace_edit (workspace, edited, 0);
  return g_strdup (cx_profile_get_criterion (edited, n)->id);
}

char *
cx_criteria_copy (CxWorkspace *workspace,
               const char  *id)
{
  CxProfile *draft = cx_workspace_get_draft (workspace);
  guint n = cx_profile_get_n_criteria (draft);
  int at = cx_profile_find_criterion (draft, id);
  g_autoptr(CxCriterion) copy = NULL;
  g_autoptr(CxProfile) longer = NULL, edited = NULL;

  if (at < 0 || n >= CX_MAX_CRITERIA)
    return NULL;
  copy = cx_criterion_copy (cx_profile_get_criterion (draft, (guint) at));
  g_free (copy->id);
  copy->id = g_strdup ("");
  longer = cx_profile_with_criterion (draft, n, copy);
  edited = cx_profile_with_move (longer, n, (guint) at + 1);
  cx_workspace_edit (workspace, edited, 0);
  return g_strdup (cx_profile_get_criterion (edited, (guint) at + 1)->id);
}

gpointer
cx_criteria_remove (CxWorkspace *workspace,
                 const char  *id)
{
  CxProfile *draft = cx_workspace_get_draft (workspace);
  int at = cx_profile_find_criterion (draft, id);
  g_autoptr(CxProfile) edited = NULL;
  Removed *removed;

  if (at < 0)
    return NULL;
  removed = g_new0 (Removed, 1);
  removed->workspace = g_object_ref (workspace);
  removed->profile = cx_define_profile_id (workspace);
  removed->at = (guint) at;
  removed->criterion = cx_criterion_copy (cx_profile_get_criterion (draft, (guint) at));
  edited = cx_profile_without_criterion (draft, (guint) at);
  cx_workspace_edit (workspace, edited, 0);
  return removed;
}

gboolean
cx_criteria_restore (gpointer data)
{
  Removed *removed = data;
  CxProfile *draft = cx_workspace_get_draft (removed->workspace);
  g_autoptr(CxProfile) longer = NULL, edited = NULL;
  guint n;

  if (draft == NULL || removed->profile != cx_define_profile_id (removed->workspace) ||
      cx_profile_find_criterion (draft, removed->criterion->id) >= 0)
    return G_SOURCE_REMOVE;
  n = cx_profile_get_n_criteria (draft);
  if (n >= CX_MAX_CRITERIA)
    return G_SOURCE_REMOVE;
  longer = cx_profile_with_criterion (draft, n, removed->criterion);
  edited = cx_profile_with_move (longer, n, MIN (removed->at, n));
  cx_workspace_edit (removed->workspace, edited, 0);
  return G_SOURCE_REMOVE;
}

void
cx_criteria_removed_free (gpointer data)
{
  Removed *removed = data;

  g_object_unref (removed->workspace);
  cx_criterion_free (removed->criterion);
  g_free (removed);
}

void
cx_criteria_move (CxWorkspace *workspace,
               const char  *id,
               const char  *section,
               const char  *before)
{
  CxProfile *draft = cx_workspace_get_draft (workspace);
  int from = cx_profile_find_criterion (draft, id);
  int to = before ? cx_profile_find_criterion (draft, before) : (int) cx_profile_get_n_criteria (draft);
  g_autoptr(CxProfile) placed = NULL, edited = NULL;
  g_autoptr(CxCriterion) criterion = NULL;

  if (from < 0 || to < 0)
    return;
  if (to > from)
    to--;
  criterion = cx_criterion_copy (cx_profile_get_criterion (draft, (guint) from));
  g_set_str (&criterion->section, section);
  placed = cx_profile_with_criterion (draft, (guint) from, criterion);
  edited = cx_profile_with_move (placed, (guint) from, (guint) to);
  cx_workspace_edit (workspace, edited, 0);
}
