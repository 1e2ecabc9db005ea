/* What a person says of the columns of a file, or said the last time. */
#include "cx-plan-private.h"

#include "cx-kind.h"

static gboolean
keep_type (const CxField        *existing,
           const CxMappingEntry *entry,
           GError              **error)
{
  if (!entry->has_type || entry->type == existing->type)
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_INVALID, "mapping: field “%s” is a %s already and cannot become a %s; choose another key",
               existing->key, cx_field_type_to_name (existing->type), cx_field_type_to_name (entry->type));
  return FALSE;
}

/* The role that a key of the generic preset stands for: mapping to "name" makes a column the name. */
static const CxHeaderAlias *
find_canonical (CxPlanner  *self,
                const char *key)
{
  const CxHeaders *generic = self->presets->pdata[self->presets->len - 1];
  guint rank;
  const CxHeaderAlias *alias = cx_headers_find (generic, key, &rank);

  return alias != NULL && g_str_equal (alias->key, key) ? alias : NULL;
}

static void
replace_text (char      **text,
              const char *with)
{
  if (with == NULL)
    return;
  g_free (*text);
  *text = g_strdup (with);
}

static CxField *
make_mapped_field (CxPlanner            *self,
                   const CxDraft        *draft,
                   const CxMappingEntry *entry,
                   guint                 i)
{
  const CxHeaderAlias *canonical = find_canonical (self, entry->key);
  CxField *field = cx_planner_make_field (self, draft, i);

  if (*entry->key != '\0' && !g_str_equal (entry->key, field->key))
    {
      replace_text (&field->key, entry->key);
      g_clear_pointer (&field->role, g_free);
    }
  if (canonical != NULL && canonical->role != NULL)
    {
      replace_text (&field->role, canonical->role);
      if (canonical->has_type)
        field->type = canonical->type;
    }
  replace_text (&field->role, entry->role);
  replace_text (&field->label, entry->label);
  if (entry->has_type)
    field->type = entry->type;
  return field;
}

static gboolean
fail_member (CxPlanner            *self,
             const CxMappingEntry *entry,
             GError              **error)
{
  g_autoptr(GString) keys = g_string_new (NULL);

  for (guint i = 0; i < self->plan->fields->len; i++)
    g_string_append_printf (keys, i ? ", %s" : "%s", ((const CxField *) self->plan->fields->pdata[i])->key);
  g_set_error (error, CX_ERROR, CX_ERROR_INVALID, "mapping: “%s” is no member of %s; they are %s", entry->key,
               cx_import_kind_get_name (self->plan->kind), keys->str);
  return FALSE;
}

static gboolean
apply_mapping (CxPlanner *self,
               guint      i,
               GError   **error)
{
  CxDraft *draft = self->drafts->pdata[i];
  CxPlanColumn *column = self->plan->columns->pdata[i];
  const CxMappingEntry *entry = cx_mapping_find (self->mapping, draft->seen->header, draft->seen->occurrence);
  const CxField *existing;

  if (entry == NULL)
    return TRUE;
  draft->mapped = TRUE;
  column->guessed = FALSE;
  existing = draft->existing;
  if (entry->key != NULL && *entry->key != '\0')
    existing = cx_field_list_find (self->plan->fields, entry->key);
  column->existing = existing != NULL;
  g_clear_pointer (&column->field, cx_field_free);
  if (entry->key == NULL)
    return TRUE;
  if (existing == NULL)
    {
      column->field = make_mapped_field (self, draft, entry, i);
      return cx_planner_is_of_accounts (self) || cx_kind_takes (self->plan->kind, column->field) || fail_member (self, entry, error);
    }
  if (!keep_type (existing, entry, error))
    return FALSE;
  column->field = cx_field_copy (existing);
  replace_text (&column->field->header, draft->seen->header);
  if (!cx_planner_is_of_accounts (self))
    {
      replace_text (&column->field->unit, cx_draft_choose_unit (draft, existing->type));
      return TRUE;
    }
  replace_text (&column->field->role, entry->role);
  replace_text (&column->field->label, entry->label);
  return TRUE;
}

/* A role that a person gave to one column is taken from the column that the program had given it to; a member of a contact,
 * deal or event is that role and nothing else. */
static void
settle_roles (CxPlanner  *self,
              guint       mapped,
              const char *role)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      const CxDraft *draft = self->drafts->pdata[i];
      CxPlanColumn *column = self->plan->columns->pdata[i];

      if (i == mapped || draft->mapped || column->field == NULL || g_strcmp0 (column->field->role, role) != 0 ||
          g_str_has_prefix (role, "entered:"))
        continue;
      if (cx_planner_is_of_accounts (self))
        g_clear_pointer (&column->field->role, g_free);
      else
        g_clear_pointer (&column->field, cx_field_free);
    }
}

/* Events that name their measure have no column a measure, unless a person said so. */
static void
settle_measures (CxPlanner *self)
{
  gboolean named = FALSE;

  for (guint i = 0; i < self->plan->columns->len; i++)
    {
      const CxPlanColumn *column = self->plan->columns->pdata[i];

      named |= column->field != NULL && (g_str_equal (column->field->key, "measure") || g_str_equal (column->field->key, "value"));
    }
  for (guint i = 0; named && i < self->plan->columns->len; i++)
    {
      const CxDraft *draft = self->drafts->pdata[i];
      CxPlanColumn *column = self->plan->columns->pdata[i];

      if (!draft->mapped && column->field != NULL && column->field->role != NULL && g_str_has_prefix (column->field->role, CX_KIND_MEASURE))
        g_clear_pointer (&column->field, cx_field_free);
    }
}

static gboolean
is_remembered_field (CxPlanner  *self,
                     const char *key)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      const CxPlanColumn *column = self->plan->columns->pdata[i];

      if (((const CxDraft *) self->drafts->pdata[i])->mapped && column->field != NULL && g_str_equal (column->field->key, key))
        return TRUE;
    }
  return FALSE;
}

/* Nobody is asked about what is remembered: a new column that would be taken for the same field gets one of its own. */
static void
settle_keys (CxPlanner *self)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      CxDraft *draft = self->drafts->pdata[i];
      CxPlanColumn *column = self->plan->columns->pdata[i];

      if (draft->mapped || column->field == NULL || !is_remembered_field (self, column->field->key))
        continue;
      draft->existing = NULL;
      draft->alias = NULL;
      g_clear_pointer (&column->field, cx_field_free);
      column->field = cx_planner_make_field (self, draft, i);
      column->existing = FALSE;
      column->guessed = TRUE;
    }
}

gboolean
cx_planner_apply_mappings (CxPlanner *self,
                           GError   **error)
{
  for (guint i = 0; i < self->drafts->len; i++)
    if (!apply_mapping (self, i, error))
      return FALSE;
  if (self->remembered != NULL)
    settle_keys (self);
  for (guint i = 0; i < self->drafts->len; i++)
    {
      const CxDraft *draft = self->drafts->pdata[i];
      const CxPlanColumn *column = self->plan->columns->pdata[i];

      if (draft->mapped && column->field != NULL && column->field->role != NULL)
        settle_roles (self, i, column->field->role);
    }
  if (self->plan->kind == CX_IMPORT_EVENTS)
    settle_measures (self);
  return cx_mapping_check (self->mapping, error);
}
