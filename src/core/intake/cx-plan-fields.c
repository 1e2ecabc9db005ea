/* The fields that the columns of a file become, as long as nobody says anything else. */
#include "cx-plan-private.h"

#include "cx-kind.h"
#include "cx-own-headers.h"
#include "cx-text.h"

#include <string.h>

static gboolean
key_is_taken (CxPlanner  *self,
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
free_key (CxPlanner  *self,
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
choose_type (const CxDraft *draft)
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

const char *
cx_draft_choose_unit (const CxDraft *draft,
                      CxFieldType    type)
{
  const char *currency = draft->seen->unit.currency[0] ? draft->seen->unit.currency : cx_guess_currency (draft->seen->guess);

  if ((type != CX_FIELD_MONEY && type != CX_FIELD_RANGE) || *currency == '\0')
    return NULL;
  return currency;
}

static CxField *
make_stage_field (CxPlanner     *self,
                  const CxDraft *draft,
                  const char    *stage)
{
  g_autofree char *slug = cx_text_slug (cx_draft_get_header (draft));
  g_autofree char *key = free_key (self, slug);
  g_autofree char *role = g_strconcat ("entered:", stage, NULL);

  return cx_field_new (key, draft->seen->header, CX_FIELD_DATE, role, NULL, draft->seen->header);
}

CxField *
cx_planner_make_field (CxPlanner     *self,
                       const CxDraft *draft,
                       guint          i)
{
  g_autofree char *stage = cx_header_stage (cx_draft_get_header (draft));
  g_autofree char *slug = cx_text_slug (cx_draft_get_header (draft));
  g_autofree char *key = NULL;
  g_autofree char *label = NULL;
  gboolean by_system = draft->alias != NULL && draft->rank < CX_GENERIC_RANK;
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
    label = by_system ? g_strdup (draft->alias->label) : make_label (draft->fact ? draft->fact : cx_header_unwrap (draft->seen->name));
  return cx_field_new (key, label, type, draft->alias ? draft->alias->role : NULL, cx_draft_choose_unit (draft, type), draft->seen->header);
}

static CxField *
reuse_field (const CxPlanner *self,
             const CxDraft   *draft)
{
  CxField *field = cx_field_copy (draft->existing);

  if (!self->own_list)
    g_set_str (&field->header, draft->seen->header);
  if (!cx_planner_is_of_accounts (self))
    field->unit = g_strdup (cx_draft_choose_unit (draft, field->type));
  return field;
}

static CxField *
make_measure_field (CxPlanner     *self,
                    const CxDraft *draft)
{
  g_autofree char *slug = cx_text_slug (draft->seen->header);
  g_autofree char *key = free_key (self, slug);
  g_autofree char *role = g_strconcat (CX_KIND_MEASURE, draft->seen->header, NULL);

  return cx_field_new (key, draft->seen->header, CX_FIELD_NUMBER, role, NULL, draft->seen->header);
}

/* Whether a column names the measure, or holds its values: then there is none a measure. */
static gboolean
has_measures (CxPlanner *self)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      const CxDraft *draft = self->drafts->pdata[i];

      if (draft->existing != NULL && (g_str_equal (draft->existing->key, "measure") || g_str_equal (draft->existing->key, "value")))
        return TRUE;
    }
  return FALSE;
}

/* What is no member of a contact, a deal or an event is left out. */
static CxField *
make_kind_field (CxPlanner     *self,
                 const CxDraft *draft)
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
is_known_header (const CxDraft *draft)
{
  g_autofree char *header = g_strstrip (g_strdup (draft->seen->header));

  return draft->alias != NULL && (draft->rank < CX_GENERIC_RANK || g_str_equal (draft->seen->name, header));
}

static gboolean
has_role (const CxDraft *draft,
          const char    *role)
{
  return g_strcmp0 (draft->existing ? draft->existing->role : draft->alias ? draft->alias->role : NULL, role) == 0;
}

/* Whether the file went to a CRM, so that all of it but the record id is answers. */
void
cx_planner_look_for_tags (CxPlanner *self)
{
  guint n = self->drafts->len;
  g_autofree const char **headers = g_new (const char *, n + 1);
  g_autofree gboolean *named = g_new (gboolean, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const CxDraft *draft = self->drafts->pdata[i];

      headers[i] = draft->seen->header;
      named[i] = has_role (draft, "name") || has_role (draft, "domain");
    }
  self->for_crm = cx_headers_are_for_crm (headers, named, n);
}

/* In a list of our own, what an account is called stands beside the facts, and most often among them too. */
static gboolean
is_identity (CxPlanner     *self,
             const CxDraft *draft)
{
  static const char *const roles[] = { "name", "domain", "record_id" };

  for (guint r = 0; r < G_N_ELEMENTS (roles); r++)
    {
      if (!has_role (draft, roles[r]))
        continue;
      for (guint i = 0; i < self->drafts->len; i++)
        if (self->drafts->pdata[i] != draft && has_role (self->drafts->pdata[i], roles[r]))
          return FALSE;
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_tag (CxPlanner     *self,
        const CxDraft *draft)
{
  if (self->own_list)
    return draft->fact == NULL && !is_identity (self, draft);
  return cx_header_is_own (draft->seen->header) || (self->for_crm && !has_role (draft, "record_id"));
}

static CxField *
choose_field (CxPlanner     *self,
              const CxDraft *draft,
              guint          i)
{
  if (cx_draft_is_empty (draft) || is_tag (self, draft))
    return NULL;
  if (draft->existing != NULL)
    return reuse_field (self, draft);
  return cx_planner_is_of_accounts (self) ? cx_planner_make_field (self, draft, i) : make_kind_field (self, draft);
}

void
cx_planner_add_column (CxPlanner     *self,
                       const CxDraft *draft,
                       guint          i)
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
