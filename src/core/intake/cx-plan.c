/* The plan of an import: what each column of a file becomes. */
#include "cx-import.h"

#include "cx-headers.h"
#include "cx-kind.h"
#include "cx-mapping-memory.h"
#include "cx-mapping.h"
#include "cx-own-headers.h"
#include "cx-survey.h"
#include "cx-text.h"

#include <string.h>

/* Meanings that only the generic preset knows rank behind all that the system's own preset knows. */
#define GENERIC_RANK 1000

/* One column while the plan is made. */
typedef struct {
  const CxSurveyColumn *seen;
  const CxHeaderAlias  *alias;
  guint                 rank;
  const CxField        *existing;
  gboolean              mapped; /* by a person */
} Draft;

typedef struct {
  CxImportPlan     *plan;
  CxSurvey         *survey;
  GPtrArray        *presets;
  const CxHeaders  *preset;
  GPtrArray        *drafts;
  CxMapping        *mapping;
  gboolean          for_crm;  /* the file went to a CRM: see cx_headers_are_for_crm() */
  CxRemembered     *remembered; /* (nullable) */
} Planner;

static void
planner_clear (Planner *self)
{
  g_clear_pointer (&self->plan, cx_import_plan_free);
  g_clear_pointer (&self->survey, cx_survey_free);
  g_clear_pointer (&self->presets, g_ptr_array_unref);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_clear_pointer (&self->mapping, cx_mapping_free);
  g_clear_pointer (&self->remembered, cx_remembered_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Planner, planner_clear)

static gboolean
is_of_accounts (const Planner *self)
{
  return self->plan->kind == CX_IMPORT_ACCOUNTS;
}

/* ── what the columns mean ──────────────────────────────────────────────── */

static void
detect_preset (Planner *self)
{
  char **headers = self->plan->form->header;

  if (!is_of_accounts (self))
    {
      self->plan->preset = g_strdup (cx_headers_find_system (self->presets->pdata[0], headers));
      return;
    }
  self->preset = cx_headers_detect (self->presets, headers);
  if (self->preset != NULL)
    self->plan->preset = g_strdup (cx_headers_get_name (self->preset));
}

static void
find_alias (Planner *self,
            Draft   *draft)
{
  const CxHeaders *generic = self->presets->pdata[self->presets->len - 1];

  if (self->preset != NULL)
    draft->alias = cx_headers_find (self->preset, draft->seen->name, &draft->rank);
  if (draft->alias != NULL)
    return;
  draft->alias = cx_headers_find (generic, draft->seen->name, &draft->rank);
  draft->rank += GENERIC_RANK;
}

static gboolean
is_empty (const Draft *draft)
{
  return cx_guess_get_filled (draft->seen->guess) == 0;
}

/* Several columns can mean the same: a filled one goes before an empty one, then the better header. */
static gboolean
means_it_better (const Draft *draft,
                 const Draft *other)
{
  if (is_empty (draft) != is_empty (other))
    return !is_empty (draft);
  return draft->rank < other->rank;
}

static void
settle_aliases (Planner *self)
{
  for (guint i = 0; i < self->drafts->len; i++)
    for (guint k = 0; k < i; k++)
      {
        Draft *a = self->drafts->pdata[k], *b = self->drafts->pdata[i];

        if (a->alias == NULL || b->alias == NULL || !g_str_equal (a->alias->key, b->alias->key))
          continue;
        if (means_it_better (b, a))
          a->alias = NULL;
        else
          b->alias = NULL;
      }
}

static gboolean
is_claimed (Planner       *self,
            const CxField *field)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      const Draft *draft = self->drafts->pdata[i];

      if (draft->existing == field)
        return TRUE;
    }
  return FALSE;
}

/* The field that was made from, or last fed by, a column with this header. */
static const CxField *
find_by_header (Planner     *self,
                const Draft *draft)
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
find_by_meaning (Planner     *self,
                 const Draft *draft)
{
  GPtrArray *fields = self->plan->fields;
  g_autofree char *slug = cx_text_slug (draft->seen->header);
  const CxField *field = NULL;

  if (draft->alias != NULL && draft->alias->role != NULL)
    field = cx_field_list_find_role (fields, draft->alias->role);
  if (field == NULL)
    field = cx_field_list_find (fields, draft->alias ? draft->alias->key : slug);
  return field != NULL && !is_claimed (self, field) ? field : NULL;
}

static void
claim_existing (Planner *self)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      Draft *draft = self->drafts->pdata[i];

      if (*draft->seen->header != '\0')
        draft->existing = find_by_header (self, draft);
    }
  for (guint i = 0; i < self->drafts->len; i++)
    {
      Draft *draft = self->drafts->pdata[i];

      if (draft->existing == NULL)
        draft->existing = find_by_meaning (self, draft);
    }
}

/* ── fields ─────────────────────────────────────────────────────────────── */

static gboolean
key_is_taken (Planner    *self,
              const char *key)
{
  if (cx_field_list_find (self->plan->fields, key) != NULL)
    return TRUE;
  for (guint i = 0; i < self->plan->columns->len; i++)
    {
      const CxPlanColumn *column = self->plan->columns->pdata[i];

      if (column->field != NULL && g_str_equal (column->field->key, key))
        return TRUE;
    }
  return FALSE;
}

static char *
free_key (Planner    *self,
          const char *wanted)
{
  g_autofree char *key = g_strdup (wanted);

  for (guint n = 2; key_is_taken (self, key); n++)
    {
      g_free (key);
      key = g_strdup_printf ("%s_%u", wanted, n);
    }
  return g_steal_pointer (&key);
}

/* "Annual revenue" of "AnnualRevenue", "Num of employees" of "num_of_employees"; words with spaces stay. */
static char *
make_label (const char *name)
{
  GString *label = g_string_new (NULL);
  gsize length = strlen (name);

  if (g_str_has_suffix (name, "__c"))
    length -= 3;
  if (memchr (name, ' ', length) != NULL)
    return g_string_free_and_steal (g_string_append_len (label, name, length));
  for (gsize i = 0; i < length; i++)
    {
      gboolean word = i > 0 && g_ascii_isupper (name[i]) && g_ascii_islower (name[i - 1]);

      if (word)
        g_string_append_c (label, ' ');
      if (name[i] == '_')
        g_string_append_c (label, ' ');
      else if (word && i + 1 < length && g_ascii_islower (name[i + 1]))
        g_string_append_c (label, g_ascii_tolower (name[i]));
      else
        g_string_append_c (label, i == 0 ? g_ascii_toupper (name[i]) : name[i]);
    }
  g_strstrip (label->str);
  return g_string_free_and_steal (label);
}

static CxFieldType
choose_type (const Draft *draft)
{
  CxFieldType type;

  if (draft->alias != NULL && draft->alias->has_type)
    return draft->alias->type;
  type = cx_guess_type (draft->seen->guess, draft->seen->name);
  if (type == CX_FIELD_NUMBER && draft->alias != NULL && g_strcmp0 (draft->alias->role, "revenue") == 0)
    return CX_FIELD_MONEY;
  if (type == CX_FIELD_MONEY && draft->alias != NULL && g_strcmp0 (draft->alias->role, "employees") == 0)
    return CX_FIELD_NUMBER;
  if (type == CX_FIELD_NUMBER && draft->seen->unit.currency[0] != '\0')
    return CX_FIELD_MONEY;
  return type;
}

static const char *
choose_unit (const Draft *draft,
             CxFieldType  type)
{
  const char *currency = draft->seen->unit.currency[0] ? draft->seen->unit.currency : cx_guess_currency (draft->seen->guess);

  if ((type != CX_FIELD_MONEY && type != CX_FIELD_RANGE) || *currency == '\0')
    return NULL;
  return currency;
}

static CxField *
make_stage_field (Planner     *self,
                  const Draft *draft,
                  const char  *stage)
{
  g_autofree char *slug = cx_text_slug (draft->seen->header);
  g_autofree char *key = free_key (self, slug);
  g_autofree char *role = g_strconcat ("entered:", stage, NULL);

  return cx_field_new (key, draft->seen->header, CX_FIELD_DATE, role, NULL, draft->seen->header);
}

static CxField *
make_field (Planner     *self,
            const Draft *draft,
            guint        i)
{
  g_autofree char *stage = cx_header_stage (draft->seen->header);
  g_autofree char *slug = cx_text_slug (draft->seen->header);
  g_autofree char *key = NULL;
  g_autofree char *label = NULL;
  gboolean by_system = draft->alias != NULL && draft->rank < GENERIC_RANK;
  CxFieldType type = choose_type (draft);

  if (stage != NULL)
    return make_stage_field (self, draft, stage);
  if (*slug == '\0')
    {
      g_free (slug);
      slug = g_strdup_printf ("column_%u", i + 1);
    }
  key = free_key (self, draft->alias ? draft->alias->key : slug);
  if (*draft->seen->name == '\0')
    label = g_strdup_printf ("Column %u", i + 1);
  else
    label = by_system ? g_strdup (draft->alias->label) : make_label (draft->seen->name);
  return cx_field_new (key, label, type, draft->alias ? draft->alias->role : NULL, choose_unit (draft, type), draft->seen->header);
}

static CxField *
reuse_field (const Planner *self,
             const Draft   *draft)
{
  CxField *field = cx_field_copy (draft->existing);

  g_free (field->header);
  field->header = g_strdup (draft->seen->header);
  if (!is_of_accounts (self))
    field->unit = g_strdup (choose_unit (draft, field->type));
  return field;
}

static CxField *
make_measure_field (Planner     *self,
                    const Draft *draft)
{
  g_autofree char *slug = cx_text_slug (draft->seen->header);
  g_autofree char *key = free_key (self, slug);
  g_autofree char *role = g_strconcat (CX_KIND_MEASURE, draft->seen->header, NULL);

  return cx_field_new (key, draft->seen->header, CX_FIELD_NUMBER, role, NULL, draft->seen->header);
}

/* Whether a column names the measure, or holds its values: then there is none a measure. */
static gboolean
has_measures (Planner *self)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      const Draft *draft = self->drafts->pdata[i];

      if (draft->existing != NULL && (g_str_equal (draft->existing->key, "measure") || g_str_equal (draft->existing->key, "value")))
        return TRUE;
    }
  return FALSE;
}

/* What is no member of a contact, a deal or an event is left out. */
static CxField *
make_kind_field (Planner     *self,
                 const Draft *draft)
{
  g_autofree char *stage = cx_header_stage (draft->seen->header);
  CxFieldType type = cx_guess_type (draft->seen->guess, draft->seen->name);

  if (self->plan->kind == CX_IMPORT_DEALS && stage != NULL)
    return make_stage_field (self, draft, stage);
  if (self->plan->kind == CX_IMPORT_EVENTS && (type == CX_FIELD_NUMBER || type == CX_FIELD_MONEY) && *draft->seen->header != '\0' &&
      !has_measures (self))
    return make_measure_field (self, draft);
  return NULL;
}

/* One that a system writes, or one of everyday use that says no unit besides. */
static gboolean
is_known_header (const Draft *draft)
{
  g_autofree char *header = g_strstrip (g_strdup (draft->seen->header));

  return draft->alias != NULL && (draft->rank < GENERIC_RANK || g_str_equal (draft->seen->name, header));
}

static gboolean
has_role (const Draft *draft,
          const char  *role)
{
  return g_strcmp0 (draft->existing ? draft->existing->role : draft->alias ? draft->alias->role : NULL, role) == 0;
}

/* Whether the file went to a CRM, so that all of it but the record id is answers. */
static void
look_for_tags (Planner *self)
{
  guint n = self->drafts->len;
  g_autofree const char **headers = g_new (const char *, n + 1);
  g_autofree gboolean *named = g_new (gboolean, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const Draft *draft = self->drafts->pdata[i];

      headers[i] = draft->seen->header;
      named[i] = has_role (draft, "name") || has_role (draft, "domain");
    }
  self->for_crm = cx_headers_are_for_crm (headers, named, n);
}

static gboolean
is_tag (Planner     *self,
        const Draft *draft)
{
  return cx_header_is_own (draft->seen->header) || (self->for_crm && !has_role (draft, "record_id"));
}

static CxField *
choose_field (Planner     *self,
              const Draft *draft,
              guint        i)
{
  if (is_empty (draft) || is_tag (self, draft))
    return NULL;
  if (draft->existing != NULL)
    return reuse_field (self, draft);
  return is_of_accounts (self) ? make_field (self, draft, i) : make_kind_field (self, draft);
}

static void
add_column (Planner     *self,
            const Draft *draft,
            guint        i)
{
  CxPlanColumn *column = g_new0 (CxPlanColumn, 1);

  column->header = g_strdup (draft->seen->header);
  column->existing = draft->existing != NULL;
  column->guessed = draft->existing == NULL && !is_known_header (draft);
  column->filled = self->survey->n_sampled > 0 ? MIN (1, (double) cx_guess_get_filled (draft->seen->guess) / self->survey->n_sampled) : 0;
  column->samples = cx_guess_get_samples (draft->seen->guess);
  column->date_order = cx_guess_date_order (draft->seen->guess);
  column->separator = cx_guess_separator (draft->seen->guess);
  column->field = choose_field (self, draft, i);
  column->scale = draft->seen->unit.scale;
  g_ptr_array_add (self->plan->columns, column);
}

/* ── what a person says ─────────────────────────────────────────────────── */

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
find_canonical (Planner    *self,
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
make_mapped_field (Planner              *self,
                   const Draft          *draft,
                   const CxMappingEntry *entry,
                   guint                 i)
{
  const CxHeaderAlias *canonical = find_canonical (self, entry->key);
  CxField *field = make_field (self, draft, i);

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
fail_member (Planner              *self,
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
apply_mapping (Planner *self,
               guint    i,
               GError **error)
{
  Draft *draft = self->drafts->pdata[i];
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
      return is_of_accounts (self) || cx_kind_takes (self->plan->kind, column->field) || fail_member (self, entry, error);
    }
  if (!keep_type (existing, entry, error))
    return FALSE;
  column->field = cx_field_copy (existing);
  replace_text (&column->field->header, draft->seen->header);
  if (!is_of_accounts (self))
    {
      replace_text (&column->field->unit, choose_unit (draft, existing->type));
      return TRUE;
    }
  replace_text (&column->field->role, entry->role);
  replace_text (&column->field->label, entry->label);
  return TRUE;
}

/* A role that a person gave to one column is taken from the column that the program had given it to; a member of a contact,
 * deal or event is that role and nothing else. */
static void
settle_roles (Planner    *self,
              guint       mapped,
              const char *role)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      const Draft *draft = self->drafts->pdata[i];
      CxPlanColumn *column = self->plan->columns->pdata[i];

      if (i == mapped || draft->mapped || column->field == NULL || g_strcmp0 (column->field->role, role) != 0 ||
          g_str_has_prefix (role, "entered:"))
        continue;
      if (is_of_accounts (self))
        g_clear_pointer (&column->field->role, g_free);
      else
        g_clear_pointer (&column->field, cx_field_free);
    }
}

/* Events that name their measure have no column a measure, unless a person said so. */
static void
settle_measures (Planner *self)
{
  gboolean named = FALSE;

  for (guint i = 0; i < self->plan->columns->len; i++)
    {
      const CxPlanColumn *column = self->plan->columns->pdata[i];

      named |= column->field != NULL && (g_str_equal (column->field->key, "measure") || g_str_equal (column->field->key, "value"));
    }
  for (guint i = 0; named && i < self->plan->columns->len; i++)
    {
      const Draft *draft = self->drafts->pdata[i];
      CxPlanColumn *column = self->plan->columns->pdata[i];

      if (!draft->mapped && column->field != NULL && column->field->role != NULL && g_str_has_prefix (column->field->role, CX_KIND_MEASURE))
        g_clear_pointer (&column->field, cx_field_free);
    }
}

static gboolean
is_remembered_field (Planner    *self,
                     const char *key)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      const CxPlanColumn *column = self->plan->columns->pdata[i];

      if (((const Draft *) self->drafts->pdata[i])->mapped && column->field != NULL && g_str_equal (column->field->key, key))
        return TRUE;
    }
  return FALSE;
}

/* Nobody is asked about what is remembered: a new column that would be taken for the same field gets one of its own. */
static void
settle_keys (Planner *self)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      Draft *draft = self->drafts->pdata[i];
      CxPlanColumn *column = self->plan->columns->pdata[i];

      if (draft->mapped || column->field == NULL || !is_remembered_field (self, column->field->key))
        continue;
      draft->existing = NULL;
      draft->alias = NULL;
      g_clear_pointer (&column->field, cx_field_free);
      column->field = make_field (self, draft, i);
      column->existing = FALSE;
      column->guessed = TRUE;
    }
}

static gboolean
apply_mappings (Planner *self,
                GError **error)
{
  for (guint i = 0; i < self->drafts->len; i++)
    if (!apply_mapping (self, i, error))
      return FALSE;
  if (self->remembered != NULL)
    settle_keys (self);
  for (guint i = 0; i < self->drafts->len; i++)
    {
      const Draft *draft = self->drafts->pdata[i];
      const CxPlanColumn *column = self->plan->columns->pdata[i];

      if (draft->mapped && column->field != NULL && column->field->role != NULL)
        settle_roles (self, i, column->field->role);
    }
  if (self->plan->kind == CX_IMPORT_EVENTS)
    settle_measures (self);
  return cx_mapping_check (self->mapping, error);
}

static gboolean
make_columns (Planner *self,
              GError **error)
{
  for (guint i = 0; i < self->drafts->len; i++)
    find_alias (self, self->drafts->pdata[i]);
  settle_aliases (self);
  claim_existing (self);
  look_for_tags (self);
  for (guint i = 0; i < self->drafts->len; i++)
    add_column (self, self->drafts->pdata[i], i);
  return apply_mappings (self, error);
}

/* ── public ─────────────────────────────────────────────────────────────── */

static void
take_survey (Planner *self)
{
  CxImportPlan *plan = self->plan;

  plan->form = cx_read_form_copy (self->survey->form);
  plan->preview = g_ptr_array_ref (self->survey->preview);
  for (guint i = 0; i < self->survey->columns->len; i++)
    {
      Draft *draft = g_new0 (Draft, 1);

      draft->seen = self->survey->columns->pdata[i];
      g_ptr_array_add (self->drafts, draft);
    }
}

/* What a person says, else what the same columns became the last time. */
static gboolean
take_mapping (Planner               *self,
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
take_key (Planner    *self,
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
name_source (Planner    *self,
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
plan_new (const char   *path,
          CxImportKind  kind)
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
load_meanings (Planner *self,
               CxStore *store,
               GError **error)
{
  CxHeaders *headers;

  if (is_of_accounts (self))
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
look_at_file (Planner             *self,
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
  g_auto(Planner) self = { 0 };

  g_return_val_if_fail (store != NULL && path != NULL, NULL);

  options = options ? options : &none;
  self.plan = plan_new (path, options->kind);
  self.drafts = g_ptr_array_new_with_free_func (g_free);
  if (!load_meanings (&self, store, error) || !look_at_file (&self, &options->read, error) ||
      !cx_kind_guess (self.plan->form->header, &self.plan->likely, error) || !take_mapping (&self, store, options, error))
    return NULL;
  detect_preset (&self);
  if (!make_columns (&self, error) || !take_key (&self, options->key, error))
    return NULL;
  name_source (&self, options->source);
  return g_steal_pointer (&self.plan);
}
