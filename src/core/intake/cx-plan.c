/* The plan of an import: what each column of a file becomes. */
#include "cx-plan-private.h"

#include "cx-kind.h"
#include "cx-own-headers.h"
#include "cx-text.h"

static void
planner_clear (CxPlanner *self)
{
  g_clear_pointer (&self->plan, cx_import_plan_free);
  g_clear_pointer (&self->survey, cx_survey_free);
  g_clear_pointer (&self->presets, g_ptr_array_unref);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_clear_pointer (&self->mapping, cx_mapping_free);
  g_clear_pointer (&self->remembered, cx_remembered_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CxPlanner, planner_clear)

/* ── what the columns mean ──────────────────────────────────────────────── */

static void
detect_preset (CxPlanner *self)
{
  char **headers = self->plan->form->header;

  if (!cx_planner_is_of_accounts (self))
    {
      self->plan->preset = g_strdup (cx_headers_find_system (self->presets->pdata[0], headers));
      return;
    }
  self->preset = cx_headers_detect (self->presets, headers);
  if (self->preset != NULL)
    self->plan->preset = g_strdup (cx_headers_get_name (self->preset));
}

static void
find_alias (CxPlanner *self,
            CxDraft   *draft)
{
  const CxHeaders *generic = self->presets->pdata[self->presets->len - 1];
  const char *name = draft->fact ? draft->fact : draft->seen->name;

  if (self->preset != NULL)
    draft->alias = cx_headers_find (self->preset, name, &draft->rank);
  if (draft->alias != NULL)
    return;
  draft->alias = cx_headers_find (generic, name, &draft->rank);
  draft->rank += CX_GENERIC_RANK * (self->own_list && draft->fact == NULL ? 2 : 1);
}

/* Several columns can mean the same: a filled one goes before an empty one, then the better header. */
static gboolean
means_it_better (const CxDraft *draft,
                 const CxDraft *other)
{
  if (cx_draft_is_empty (draft) != cx_draft_is_empty (other))
    return !cx_draft_is_empty (draft);
  return draft->rank < other->rank;
}

static void
settle_aliases (CxPlanner *self)
{
  for (guint i = 0; i < self->drafts->len; i++)
    for (guint k = 0; k < i; k++)
      {
        CxDraft *a = self->drafts->pdata[k], *b = self->drafts->pdata[i];

        if (a->alias == NULL || b->alias == NULL || !g_str_equal (a->alias->key, b->alias->key))
          continue;
        if (means_it_better (b, a))
          a->alias = NULL;
        else
          b->alias = NULL;
      }
}

static gboolean
is_claimed (CxPlanner     *self,
            const CxField *field)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      const CxDraft *draft = self->drafts->pdata[i];

      if (draft->existing == field)
        return TRUE;
    }
  return FALSE;
}

/* The field that was made from, or last fed by, a column with this header. */
static const CxField *
find_by_header (CxPlanner     *self,
                const CxDraft *draft)
{
  for (guint i = 0; i < self->plan->fields->len; i++)
    {
      const CxField *field = self->plan->fields->pdata[i];

      if (g_strcmp0 (field->header, draft->seen->header) == 0 && !is_claimed (self, field))
        return field;
    }
  return NULL;
}

static const CxField *
find_by_meaning (CxPlanner     *self,
                 const CxDraft *draft)
{
  GPtrArray *fields = self->plan->fields;
  g_autofree char *slug = cx_text_slug (cx_draft_get_header (draft));
  const CxField *field = NULL;

  if (draft->alias != NULL && draft->alias->role != NULL)
    field = cx_field_list_find_role (fields, draft->alias->role);
  if (field == NULL)
    field = cx_field_list_find (fields, draft->alias ? draft->alias->key : slug);
  return field != NULL && !is_claimed (self, field) ? field : NULL;
}

static void
claim_existing (CxPlanner *self)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      CxDraft *draft = self->drafts->pdata[i];

      if (draft->fact != NULL)
        draft->existing = cx_field_list_find (self->plan->fields, draft->fact);
      else if (*draft->seen->header != '\0' && !self->own_list)
        draft->existing = find_by_header (self, draft);
    }
  for (guint i = 0; i < self->drafts->len; i++)
    {
      CxDraft *draft = self->drafts->pdata[i];

      if (draft->existing == NULL)
        draft->existing = find_by_meaning (self, draft);
    }
}

static gboolean
make_columns (CxPlanner *self,
              GError   **error)
{
  for (guint i = 0; i < self->drafts->len; i++)
    find_alias (self, self->drafts->pdata[i]);
  settle_aliases (self);
  claim_existing (self);
  cx_planner_look_for_tags (self);
  for (guint i = 0; i < self->drafts->len; i++)
    cx_planner_add_column (self, self->drafts->pdata[i], i);
  return cx_planner_apply_mappings (self, error);
}

/* ── public ─────────────────────────────────────────────────────────────── */

static void
take_survey (CxPlanner *self)
{
  CxImportPlan *plan = self->plan;

  plan->form = cx_read_form_copy (self->survey->form);
  plan->preview = g_ptr_array_ref (self->survey->preview);
  self->own_list = cx_planner_is_of_accounts (self) && cx_headers_are_own_list ((const char *const *) plan->form->header);
  for (guint i = 0; i < self->survey->columns->len; i++)
    {
      CxDraft *draft = g_new0 (CxDraft, 1);

      draft->seen = self->survey->columns->pdata[i];
      draft->fact = self->own_list ? cx_header_fact (draft->seen->header) : NULL;
      g_ptr_array_add (self->drafts, draft);
    }
}

/* What a person says, else what the same columns became the last time. */
static gboolean
take_mapping (CxPlanner             *self,
              CxStore               *store,
              const CxImportOptions *options,
              GError               **error)
{
  const CxImportPlan *plan = self->plan;

  if (options->mapping == NULL &&
      !cx_mapping_memory_find (store, plan->kind, (const char *const *) plan->form->header, &self->remembered, error))
    return FALSE;
  self->plan->remembered = self->remembered != NULL;
  self->plan->remembered_at = self->remembered ? self->remembered->at : 0;
  self->mapping = cx_mapping_parse (self->remembered ? self->remembered->mapping : options->mapping, error);
  return self->mapping != NULL;
}

/* A key that is remembered, but of no column now, is nobody's wish. */
static gboolean
take_key (CxPlanner  *self,
          const char *key,
          GError    **error)
{
  if (key != NULL)
    return cx_import_plan_set_key (self->plan, key, error);
  if (self->remembered != NULL && self->remembered->key != NULL)
    cx_import_plan_set_key (self->plan, self->remembered->key, NULL);
  return TRUE;
}

static void
name_source (CxPlanner  *self,
             const char *source)
{
  CxImportPlan *plan = self->plan;

  if (source != NULL)
    plan->source = g_strdup (source);
  else if (self->remembered != NULL && self->remembered->source != NULL)
    plan->source = g_strdup (self->remembered->source);
  else if (plan->preset != NULL)
    plan->source = g_strdup (plan->preset);
  else
    plan->source = g_path_get_basename (plan->path);
}

static CxImportPlan *
plan_new (const char  *path,
          CxImportKind kind)
{
  CxImportPlan *plan = g_new0 (CxImportPlan, 1);

  plan->path = g_strdup (path);
  plan->kind = kind;
  plan->key_column = -1;
  plan->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_plan_column_free);
  return plan;
}

/* What the columns can become, and what they are called. */
static gboolean
load_meanings (CxPlanner *self,
               CxStore   *store,
               GError   **error)
{
  CxHeaders *headers;

  if (cx_planner_is_of_accounts (self))
    {
      self->presets = cx_headers_load (error);
      self->plan->fields = self->presets ? cx_field_table_list (store, error) : NULL;
      return self->plan->fields != NULL;
    }
  headers = cx_headers_load_kind (cx_import_kind_get_name (self->plan->kind), error);
  if (headers == NULL)
    return FALSE;
  self->presets = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_headers_free);
  g_ptr_array_add (self->presets, headers);
  self->plan->fields = cx_kind_fields (self->plan->kind);
  return TRUE;
}

static gboolean
look_at_file (CxPlanner           *self,
              const CxReadOptions *options,
              GError             **error)
{
  self->plan->file = cx_source_open (self->plan->path, error);
  self->survey = self->plan->file ? cx_survey_source (self->plan->file, options, error) : NULL;
  if (self->survey == NULL)
    return FALSE;
  take_survey (self);
  return TRUE;
}

CxImportPlan *
cx_import_plan_new (CxStore               *store,
                    const char            *path,
                    const CxImportOptions *options,
                    GError               **error)
{
  const CxImportOptions none = { 0 };
  g_auto(CxPlanner) self = { 0 };

  g_return_val_if_fail (store != NULL && path != NULL, NULL);

  options = options ? options : &none;
  self.plan = plan_new (path, options->kind);
  self.drafts = g_ptr_array_new_with_free_func (g_free);
  if (!load_meanings (&self, store, error) || !look_at_file (&self, &options->read, error) ||
      !cx_kind_guess (self.plan->form->header, self.plan->preview, &self.plan->likely, error) || !take_mapping (&self, store, options, error))
    return NULL;
  detect_preset (&self);
  if (!make_columns (&self, error) || !take_key (&self, options->key, error))
    return NULL;
  name_source (&self, options->source);
  return g_steal_pointer (&self.plan);
}
