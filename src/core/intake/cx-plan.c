/* The plan of an import: what each column of a file becomes. */
#include "cx-import.h"

#include "cx-csv.h"
#include "cx-guess.h"
#include "cx-headers.h"
#include "cx-mapping.h"
#include "cx-source.h"
#include "cx-text.h"

#include <string.h>

/* All of the first rows are the sample, and one in so many of the others. */
#define SAMPLE_ROWS 1000
#define SAMPLE_STRIDE 100

#define PREVIEW_ROWS 20

/* Meanings that only the generic preset knows rank behind all that the system's own preset knows. */
#define GENERIC_RANK 1000

/* One column while the plan is made. */
typedef struct {
  char                *header, *name; /* as in the file; without its unit */
  CxHeaderUnit         unit;
  guint                occurrence;    /* among the columns with this header, from 1 */
  CxGuess             *guess;
  const CxHeaderAlias *alias;
  guint                rank;
  const CxField       *existing;
  gboolean             mapped;        /* by a person */
} Draft;

typedef struct {
  CxImportPlan     *plan;
  GPtrArray        *presets;
  const CxHeaders  *preset;
  GPtrArray        *drafts;
  CxMapping        *mapping;
  guint             n_sampled;
} Planner;

static void
draft_free (Draft *draft)
{
  g_free (draft->header);
  g_free (draft->name);
  cx_guess_free (draft->guess);
  g_free (draft);
}

static void
column_free (CxPlanColumn *column)
{
  g_free (column->header);
  cx_field_free (column->field);
  g_strfreev (column->samples);
  g_free (column);
}

void
cx_import_plan_free (CxImportPlan *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->source);
  g_free (self->format);
  g_free (self->encoding);
  g_free (self->preset);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->preview, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static void
planner_clear (Planner *self)
{
  g_clear_pointer (&self->plan, cx_import_plan_free);
  g_clear_pointer (&self->presets, g_ptr_array_unref);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_clear_pointer (&self->mapping, cx_mapping_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Planner, planner_clear)

/* ── what the file holds ────────────────────────────────────────────────── */

static guint
count_occurrence (GPtrArray  *drafts,
                  const char *header)
{
  guint n = 1;

  for (guint i = 0; i < drafts->len; i++)
    {
      const Draft *draft = drafts->pdata[i];

      n += g_str_equal (draft->header, header);
    }
  return n;
}

static void
read_header (Planner        *self,
             const CxCsvRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      Draft *draft = g_new0 (Draft, 1);

      draft->header = g_strstrip (g_strndup (row->cells[i].text, row->cells[i].length));
      draft->name = cx_header_split_unit (draft->header, &draft->unit);
      draft->occurrence = count_occurrence (self->drafts, draft->header);
      draft->guess = cx_guess_new ();
      g_ptr_array_add (self->drafts, draft);
    }
}

static void
add_preview (CxImportPlan   *plan,
             const CxCsvRow *row)
{
  char **cells = g_new0 (char *, row->n_cells + 1);

  for (guint i = 0; i < row->n_cells; i++)
    cells[i] = g_strndup (row->cells[i].text, row->cells[i].length);
  g_ptr_array_add (plan->preview, cells);
}

static void
look_at_row (Planner        *self,
             const CxCsvRow *row,
             gboolean        sampled)
{
  for (guint i = 0; i < MIN (row->n_cells, self->drafts->len); i++)
    {
      const CxCell *cell = &row->cells[i];
      Draft *draft = self->drafts->pdata[i];

      /* Beyond the sample there are two questions left: whether a column is empty, and the order of dates. */
      if (sampled || (cell->length > 0 && cx_guess_get_filled (draft->guess) == 0))
        cx_guess_add (draft->guess, cell->text, cell->length);
      else if (cell->length > 0)
        cx_guess_add_order (draft->guess, cell->text, cell->length);
    }
}

static gboolean
survey (Planner *self,
        CxCsv   *csv,
        GError **error)
{
  CxCsvRow row;
  gsize n = 0;

  while (cx_csv_next (csv, &row))
    {
      gboolean sampled = n < SAMPLE_ROWS || n % SAMPLE_STRIDE == 0;

      n++;
      /* Rows that will be set aside say nothing about columns. */
      if (row.problem != NULL || row.n_cells > self->drafts->len)
        continue;
      look_at_row (self, &row, sampled);
      self->n_sampled += sampled;
      if (self->plan->preview->len < PREVIEW_ROWS)
        add_preview (self->plan, &row);
    }
  if (n > 0)
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_EMPTY, "%s: a header but no rows; export the accounts again", self->plan->path);
  return FALSE;
}

static gboolean
read_file (Planner *self,
           char     delimiter,
           GError **error)
{
  CxImportPlan *plan = self->plan;
  g_autoptr(CxCsv) csv = NULL;
  const char *data;
  CxCsvRow row;
  gsize length;

  plan->bytes = cx_source_read (plan->path, error);
  if (plan->bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (plan->bytes, &length);
  csv = cx_csv_new (data, length, delimiter);
  plan->delimiter = cx_csv_get_delimiter (csv);
  if (!cx_csv_next (csv, &row))
    {
      g_set_error (error, CX_ERROR, CX_ERROR_EMPTY, "%s: the file holds no text; export it again", plan->path);
      return FALSE;
    }
  if (row.problem != NULL)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX, "%s: line %" G_GINT64_FORMAT ": the header cannot be read: %s", plan->path,
                   row.line, row.problem);
      return FALSE;
    }
  read_header (self, &row);
  return survey (self, csv, error);
}

/* ── what the columns mean ──────────────────────────────────────────────── */

static void
detect_preset (Planner *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) headers = NULL;

  for (guint i = 0; i < self->drafts->len; i++)
    {
      const Draft *draft = self->drafts->pdata[i];

      g_strv_builder_add (builder, draft->header);
    }
  headers = g_strv_builder_end (builder);
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
    draft->alias = cx_headers_find (self->preset, draft->name, &draft->rank);
  if (draft->alias != NULL)
    return;
  draft->alias = cx_headers_find (generic, draft->name, &draft->rank);
  draft->rank += GENERIC_RANK;
}

static gboolean
is_empty (const Draft *draft)
{
  return cx_guess_get_filled (draft->guess) == 0;
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

      if (g_strcmp0 (field->header, draft->header) == 0 && !is_claimed (self, field))
        return field;
    }
  return NULL;
}

static const CxField *
find_by_meaning (Planner     *self,
                 const Draft *draft)
{
  GPtrArray *fields = self->plan->fields;
  g_autofree char *slug = cx_text_slug (draft->header);
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

      if (*draft->header != '\0')
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
  type = cx_guess_type (draft->guess, draft->name);
  if (type == CX_FIELD_NUMBER && draft->alias != NULL && g_strcmp0 (draft->alias->role, "revenue") == 0)
    return CX_FIELD_MONEY;
  if (type == CX_FIELD_MONEY && draft->alias != NULL && g_strcmp0 (draft->alias->role, "employees") == 0)
    return CX_FIELD_NUMBER;
  if (type == CX_FIELD_NUMBER && draft->unit.currency[0] != '\0')
    return CX_FIELD_MONEY;
  return type;
}

static const char *
choose_unit (const Draft *draft,
             CxFieldType  type)
{
  const char *currency = draft->unit.currency[0] ? draft->unit.currency : cx_guess_currency (draft->guess);

  if ((type != CX_FIELD_MONEY && type != CX_FIELD_RANGE) || *currency == '\0')
    return NULL;
  return currency;
}

static CxField *
make_stage_field (Planner     *self,
                  const Draft *draft,
                  const char  *stage)
{
  g_autofree char *slug = cx_text_slug (draft->header);
  g_autofree char *key = free_key (self, slug);
  g_autofree char *role = g_strconcat ("entered:", stage, NULL);

  return cx_field_new (key, draft->header, CX_FIELD_DATE, role, NULL, draft->header);
}

static CxField *
make_field (Planner     *self,
            const Draft *draft,
            guint        i)
{
  g_autofree char *stage = cx_header_stage (draft->header);
  g_autofree char *slug = cx_text_slug (draft->header);
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
  if (*draft->name == '\0')
    label = g_strdup_printf ("Column %u", i + 1);
  else
    label = by_system ? g_strdup (draft->alias->label) : make_label (draft->name);
  return cx_field_new (key, label, type, draft->alias ? draft->alias->role : NULL, choose_unit (draft, type), draft->header);
}

static CxField *
reuse_field (const Draft *draft)
{
  CxField *field = cx_field_copy (draft->existing);

  g_free (field->header);
  field->header = g_strdup (draft->header);
  return field;
}

static void
add_column (Planner     *self,
            const Draft *draft,
            guint        i)
{
  CxPlanColumn *column = g_new0 (CxPlanColumn, 1);

  column->header = g_strdup (draft->header);
  column->existing = draft->existing != NULL;
  column->guessed = draft->existing == NULL && (draft->alias == NULL || draft->rank >= GENERIC_RANK);
  column->filled = self->n_sampled > 0 ? MIN (1, (double) cx_guess_get_filled (draft->guess) / self->n_sampled) : 0;
  column->samples = cx_guess_get_samples (draft->guess);
  column->date_order = cx_guess_date_order (draft->guess);
  column->separator = cx_guess_separator (draft->guess);
  if (!is_empty (draft) && !g_str_has_prefix (draft->header, CX_IMPORT_OWN_PREFIX))
    column->field = draft->existing ? reuse_field (draft) : make_field (self, draft, i);
  column->scale = draft->unit.scale;
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
apply_mapping (Planner *self,
               guint    i,
               GError **error)
{
  Draft *draft = self->drafts->pdata[i];
  CxPlanColumn *column = self->plan->columns->pdata[i];
  const CxMappingEntry *entry = cx_mapping_find (self->mapping, draft->header, draft->occurrence);
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
      return TRUE;
    }
  if (!keep_type (existing, entry, error))
    return FALSE;
  column->field = cx_field_copy (existing);
  replace_text (&column->field->header, draft->header);
  replace_text (&column->field->role, entry->role);
  replace_text (&column->field->label, entry->label);
  return TRUE;
}

/* A role that a person gave to one column is taken from the column that the program had given it to. */
static void
settle_roles (Planner    *self,
              guint       mapped,
              const char *role)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      const Draft *draft = self->drafts->pdata[i];
      CxPlanColumn *column = self->plan->columns->pdata[i];

      if (i != mapped && !draft->mapped && column->field != NULL && g_strcmp0 (column->field->role, role) == 0 &&
          !g_str_has_prefix (role, "entered:"))
        g_clear_pointer (&column->field->role, g_free);
    }
}

static gboolean
apply_mappings (Planner *self,
                GError **error)
{
  for (guint i = 0; i < self->drafts->len; i++)
    if (!apply_mapping (self, i, error))
      return FALSE;
  for (guint i = 0; i < self->drafts->len; i++)
    {
      const Draft *draft = self->drafts->pdata[i];
      const CxPlanColumn *column = self->plan->columns->pdata[i];

      if (draft->mapped && column->field != NULL && column->field->role != NULL)
        settle_roles (self, i, column->field->role);
    }
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
  for (guint i = 0; i < self->drafts->len; i++)
    add_column (self, self->drafts->pdata[i], i);
  return apply_mappings (self, error);
}

/* ── public ─────────────────────────────────────────────────────────────── */

static void
name_source (CxImportPlan *plan,
             const char   *source)
{
  if (source != NULL)
    plan->source = g_strdup (source);
  else if (plan->preset != NULL)
    plan->source = g_strdup (plan->preset);
  else
    plan->source = g_path_get_basename (plan->path);
  plan->format = g_strdup (plan->delimiter == '\t' ? "tsv" : "csv");
  plan->encoding = g_strdup ("UTF-8");
}

CxImportPlan *
cx_import_plan_new (CxStore    *store,
                    const char *path,
                    const char *source,
                    char        delimiter,
                    const char *mapping,
                    GError    **error)
{
  g_auto(Planner) self = { 0 };
  CxImportPlan *plan = self.plan = g_new0 (CxImportPlan, 1);

  g_return_val_if_fail (store != NULL && path != NULL, NULL);

  plan->path = g_strdup (path);
  plan->key_column = -1;
  plan->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  plan->preview = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self.drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) draft_free);
  self.mapping = cx_mapping_parse (mapping, error);
  if (self.mapping == NULL)
    return NULL;
  self.presets = cx_headers_load (error);
  if (self.presets == NULL)
    return NULL;
  plan->fields = cx_field_table_list (store, error);
  if (plan->fields == NULL || !read_file (&self, delimiter, error))
    return NULL;
  detect_preset (&self);
  if (!make_columns (&self, error))
    return NULL;
  name_source (plan, source);
  return g_steal_pointer (&self.plan);
}

static gboolean
is_called (const CxPlanColumn *column,
           const char         *key)
{
  return column->field != NULL && (g_str_equal (column->field->key, key) || g_str_equal (column->header, key));
}

static gboolean
role_is_taken (CxImportPlan *self,
               const char   *role)
{
  if (cx_field_list_find_role (self->fields, role) != NULL)
    return TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const CxPlanColumn *column = self->columns->pdata[i];

      if (column->field != NULL && g_strcmp0 (column->field->role, role) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
cx_import_plan_set_key (CxImportPlan *self,
                        const char   *key,
                        GError      **error)
{
  g_return_val_if_fail (self != NULL && key != NULL, FALSE);

  for (guint i = 0; i < self->columns->len; i++)
    {
      CxPlanColumn *column = self->columns->pdata[i];

      if (!is_called (column, key))
        continue;
      self->key_column = (int) i;
      /* So that later files find the accounts without being told again. */
      if (column->field->role == NULL && !role_is_taken (self, "record_id"))
        column->field->role = g_strdup ("record_id");
      return TRUE;
    }
  g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "%s: no column becomes field “%s”; map one to it, or choose another key",
               self->path, key);
  return FALSE;
}

void
cx_import_plan_set_field (CxImportPlan  *self,
                          guint          i,
                          const CxField *field)
{
  const CxField *existing = field ? cx_field_list_find (self->fields, field->key) : NULL;
  CxPlanColumn *column;

  g_return_if_fail (i < self->columns->len);

  column = self->columns->pdata[i];
  g_clear_pointer (&column->field, cx_field_free);
  column->existing = existing != NULL;
  column->guessed = FALSE;
  if (field == NULL)
    return;
  column->field = cx_field_copy (existing ? existing : field);
  replace_text (&column->field->header, column->header);
}

gboolean
cx_import_plan_has_identity (CxImportPlan *self)
{
  static const char *const roles[] = { "record_id", "domain", "name", NULL };

  for (guint i = 0; i < self->columns->len; i++)
    {
      const CxPlanColumn *column = self->columns->pdata[i];

      if (column->field != NULL && ((int) i == self->key_column ||
                                    (column->field->role != NULL && g_strv_contains (roles, column->field->role))))
        return TRUE;
    }
  return FALSE;
}
