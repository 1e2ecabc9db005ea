/* What stands in each cell of a list that is exported. */
#include "cx-export-table.h"

#include "cx-headers.h"

#include <math.h>

static void
column_free (gpointer data)
{
  CxExportColumn *column = data;

  g_free (column->header);
  g_free (column->unit);
  g_free (column);
}

CxExportTable *
cx_export_table_new (CxSnapshot *snapshot,
                     int         profile)
{
  CxExportTable *self = g_new0 (CxExportTable, 1);

  self->snapshot = cx_snapshot_ref (snapshot);
  cx_tags_init (&self->tags, snapshot, profile);
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->scratch = g_string_sized_new (256);
  return self;
}

void
cx_export_table_free (CxExportTable *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->columns);
  g_clear_pointer (&self->reasons, cx_reasons_free);
  g_clear_pointer (&self->lifecycle, cx_lifecycle_free);
  g_clear_pointer (&self->left, g_hash_table_unref);
  g_string_free (self->scratch, TRUE);
  cx_snapshot_unref (self->snapshot);
  g_free (self);
}

CxExportColumn *
cx_export_table_add (CxExportTable *self,
                     const char    *header,
                     CxExportLook   look,
                     CxExportFunc   func)
{
  CxExportColumn *column = g_new0 (CxExportColumn, 1);

  column->header = g_strdup (header);
  column->look = look;
  column->func = func;
  g_ptr_array_add (self->columns, column);
  return column;
}

void
cx_export_table_get (CxExportTable *self,
                     guint          i,
                     guint          account,
                     CxExportCell  *cell)
{
  const CxExportColumn *column = self->columns->pdata[i];

  *cell = (CxExportCell) { 0 };
  g_string_truncate (self->scratch, 0);
  column->func (self, column, account, cell);
  if (cell->kind == CX_EXPORT_TEXT && (cell->text == NULL || *cell->text == '\0'))
    cell->kind = CX_EXPORT_EMPTY;
}

/* ── fields ── */

const char *
cx_export_header_of (const CxColumn *field)
{
  return field->field->header ? field->field->header : field->field->label;
}

static void
field_cell (CxExportTable        *table,
            const CxExportColumn *column,
            guint                 account,
            CxExportCell         *cell)
{
  cx_cell_get (column->field, account, column->scale, table->scratch, cell);
}

static CxExportLook
look_of (CxFieldType type)
{
  switch (type)
    {
    case CX_FIELD_NUMBER:
      return CX_EXPORT_LOOK_NUMBER;
    case CX_FIELD_MONEY:
      return CX_EXPORT_LOOK_MONEY;
    case CX_FIELD_DATE:
      return CX_EXPORT_LOOK_DATE;
    case CX_FIELD_ID:
      return CX_EXPORT_LOOK_ID;
    default:
      return CX_EXPORT_LOOK_TEXT;
    }
}

void
cx_export_table_add_named_field (CxExportTable  *self,
                                 const CxColumn *field,
                                 const char     *header)
{
  CxExportColumn *column = cx_export_table_add (self, header, look_of (field->field->type), field_cell);

  column->field = field;
  column->unit = g_strdup (field->field->unit);
}

void
cx_export_table_add_field (CxExportTable  *self,
                           const CxColumn *field)
{
  const char *header = cx_export_header_of (field);
  CxHeaderUnit unit;
  g_autofree char *bare = cx_header_split_unit (header, &unit);

  cx_export_table_add_named_field (self, field, header);
  ((CxExportColumn *) self->columns->pdata[self->columns->len - 1])->scale = unit.scale;
}

/* ── tags ── */

void
cx_export_tier (CxExportTable        *table,
                const CxExportColumn *column,
                guint                 account,
                CxExportCell         *cell)
{
  static const char *const names[2][CX_N_TIERS] = { { "outside", "1", "2", "3" }, { "Outside", "Tier 1", "Tier 2", "Tier 3" } };
  const CxFit *fit = cx_tags_get_fit (&table->tags, account);

  *cell = (CxExportCell) { CX_EXPORT_TEXT, names[table->spelt_tiers != FALSE][fit->tier], 0 };
}

void
cx_export_segment (CxExportTable        *table,
                   const CxExportColumn *column,
                   guint                 account,
                   CxExportCell         *cell)
{
  *cell = (CxExportCell) { CX_EXPORT_TEXT, cx_tags_get_segment (&table->tags, account), 0 };
}

/* To four decimals: exact enough for a spreadsheet, and readable. */
static void
set_score (CxExportCell *cell,
           double        score)
{
  *cell = (CxExportCell) { CX_EXPORT_NUMBER, NULL, round (score * 10000) / 10000 };
}

void
cx_export_fit (CxExportTable        *table,
               const CxExportColumn *column,
               guint                 account,
               CxExportCell         *cell)
{
  set_score (cell, cx_tags_get_fit (&table->tags, account)->low);
}

static void
high_cell (CxExportTable        *table,
           const CxExportColumn *column,
           guint                 account,
           CxExportCell         *cell)
{
  set_score (cell, cx_tags_get_fit (&table->tags, account)->high);
}

void
cx_export_version (CxExportTable        *table,
                   const CxExportColumn *column,
                   guint                 account,
                   CxExportCell         *cell)
{
  int version = cx_tags_get_version (&table->tags, account);

  if (version < 0)
    return;
  if (version == 0)
    g_string_assign (table->scratch, "draft");
  else
    g_string_append_printf (table->scratch, "%d", version);
  *cell = (CxExportCell) { CX_EXPORT_TEXT, table->scratch->str, 0 };
}

static void
stage_cell (CxExportTable        *table,
            const CxExportColumn *column,
            guint                 account,
            CxExportCell         *cell)
{
  *cell = (CxExportCell) { CX_EXPORT_TEXT, cx_tags_get_stage (&table->tags, account), 0 };
}

static void
flags_cell (CxExportTable        *table,
            const CxExportColumn *column,
            guint                 account,
            CxExportCell         *cell)
{
  const char *flags[CX_N_FLAGS];
  guint n = cx_tags_get_flags (&table->tags, account, flags);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (table->scratch, "%s%s", i > 0 ? ";" : "", flags[i]);
  *cell = (CxExportCell) { CX_EXPORT_TEXT, table->scratch->str, 0 };
}

static void
pin_cell (CxExportTable        *table,
          const CxExportColumn *column,
          guint                 account,
          CxExportCell         *cell)
{
  static const char *const names[CX_N_TIERS] = { "outside", "1", "2", "3" };
  const CxPin *pin = cx_tiering_get_pin (table->tags.tiering, account);

  if (pin != NULL)
    *cell = (CxExportCell) { CX_EXPORT_TEXT, names[pin->tier], 0 };
}

static void
pin_reason_cell (CxExportTable        *table,
                 const CxExportColumn *column,
                 guint                 account,
                 CxExportCell         *cell)
{
  const CxPin *pin = cx_tiering_get_pin (table->tags.tiering, account);

  if (pin != NULL)
    *cell = (CxExportCell) { CX_EXPORT_TEXT, pin->reason, 0 };
}

static void
pin_author_cell (CxExportTable        *table,
                 const CxExportColumn *column,
                 guint                 account,
                 CxExportCell         *cell)
{
  const CxPin *pin = cx_tiering_get_pin (table->tags.tiering, account);

  if (pin != NULL)
    *cell = (CxExportCell) { CX_EXPORT_TEXT, pin->author, 0 };
}

static void
pin_date_cell (CxExportTable        *table,
               const CxExportColumn *column,
               guint                 account,
               CxExportCell         *cell)
{
  const CxPin *pin = cx_tiering_get_pin (table->tags.tiering, account);

  if (pin != NULL)
    *cell = (CxExportCell) { CX_EXPORT_DATE, NULL, pin->day };
}

static void
said_no_reason_cell (CxExportTable        *table,
                     const CxExportColumn *column,
                     guint                 account,
                     CxExportCell         *cell)
{
  const CxSaidNo *said = cx_tags_get_said_no (&table->tags, account);

  if (said != NULL)
    *cell = (CxExportCell) { CX_EXPORT_TEXT, said->reason, 0 };
}

static void
said_no_author_cell (CxExportTable        *table,
                     const CxExportColumn *column,
                     guint                 account,
                     CxExportCell         *cell)
{
  const CxSaidNo *said = cx_tags_get_said_no (&table->tags, account);

  if (said != NULL)
    *cell = (CxExportCell) { CX_EXPORT_TEXT, said->author, 0 };
}

static void
said_no_date_cell (CxExportTable        *table,
                   const CxExportColumn *column,
                   guint                 account,
                   CxExportCell         *cell)
{
  const CxSaidNo *said = cx_tags_get_said_no (&table->tags, account);

  if (said != NULL)
    *cell = (CxExportCell) { CX_EXPORT_DATE, NULL, said->day };
}

/* What people decided stands beside what the criteria say. */
static void
add_flags (CxExportTable *self)
{
  cx_export_table_add (self, CX_IMPORT_OWN_PREFIX "flags", CX_EXPORT_LOOK_TEXT, flags_cell);
  cx_export_table_add (self, CX_IMPORT_OWN_PREFIX "pinned", CX_EXPORT_LOOK_TIER, pin_cell);
  cx_export_table_add (self, CX_IMPORT_OWN_PREFIX "pin reason", CX_EXPORT_LOOK_PROSE, pin_reason_cell);
  cx_export_table_add (self, CX_IMPORT_OWN_PREFIX "pin author", CX_EXPORT_LOOK_TEXT, pin_author_cell);
  cx_export_table_add (self, CX_IMPORT_OWN_PREFIX "pin date", CX_EXPORT_LOOK_DATE, pin_date_cell);
  cx_export_table_add (self, CX_IMPORT_OWN_PREFIX "said no reason", CX_EXPORT_LOOK_PROSE, said_no_reason_cell);
  cx_export_table_add (self, CX_IMPORT_OWN_PREFIX "said no author", CX_EXPORT_LOOK_TEXT, said_no_author_cell);
  cx_export_table_add (self, CX_IMPORT_OWN_PREFIX "said no date", CX_EXPORT_LOOK_DATE, said_no_date_cell);
}

static void
key_cell (CxExportTable        *table,
          const CxExportColumn *column,
          guint                 account,
          CxExportCell         *cell)
{
  *cell = (CxExportCell) { CX_EXPORT_TEXT, cx_columns_get_key (table->tags.columns, account), 0 };
}

static void
verdict_cell (CxExportTable        *table,
              const CxExportColumn *column,
              guint                 account,
              CxExportCell         *cell)
{
  CxEvaluation *evaluation = cx_tiering_get_profile (table->tags.tiering, column->profile)->evaluation;

  *cell = (CxExportCell) { CX_EXPORT_TEXT, cx_verdict_to_name (cx_evaluation_get_verdict (evaluation, account, column->criterion)), 0 };
}

/* ── lists ── */

/* The name and the domain stand under the headers of their source. */
void
cx_export_table_add_identity (CxExportTable *self)
{
  cx_export_table_add (self, CX_IMPORT_OWN_PREFIX "key", CX_EXPORT_LOOK_ID, key_cell);
  if (self->tags.name != NULL)
    cx_export_table_add_field (self, self->tags.name);
  if (self->tags.domain != NULL)
    cx_export_table_add_field (self, self->tags.domain);
}

CxExportTable *
cx_export_list_new (CxSnapshot        *snapshot,
                    int                profile,
                    const char *const *keys,
                    GError           **error)
{
  g_autoptr(CxExportTable) self = cx_export_table_new (snapshot, profile);
  g_autoptr(GPtrArray) fields = cx_tags_columns (&self->tags, keys, error);

  if (fields == NULL)
    return NULL;
  cx_export_table_add_identity (self);
  cx_export_table_add (self, CX_IMPORT_OWN_PREFIX "tier", CX_EXPORT_LOOK_TIER, cx_export_tier);
  cx_export_table_add (self, CX_IMPORT_OWN_PREFIX "segment", CX_EXPORT_LOOK_TEXT, cx_export_segment);
  cx_export_table_add (self, CX_IMPORT_OWN_PREFIX "fit", CX_EXPORT_LOOK_SCORE, cx_export_fit);
  cx_export_table_add (self, CX_IMPORT_OWN_PREFIX "low", CX_EXPORT_LOOK_SCORE, cx_export_fit);
  cx_export_table_add (self, CX_IMPORT_OWN_PREFIX "high", CX_EXPORT_LOOK_SCORE, high_cell);
  cx_export_table_add (self, CX_IMPORT_OWN_PREFIX "stage", CX_EXPORT_LOOK_TEXT, stage_cell);
  add_flags (self);
  for (guint i = 0; i < fields->len; i++)
    if (fields->pdata[i] != self->tags.name && fields->pdata[i] != self->tags.domain)
      cx_export_table_add_field (self, fields->pdata[i]);
  return g_steal_pointer (&self);
}

static void
add_verdicts (CxExportTable *self,
              guint          i,
              gboolean       alone)
{
  const CxRanked *ranked = cx_tiering_get_profile (self->tags.tiering, i);
  CxProfile *profile = cx_evaluation_get_profile (ranked->evaluation);

  for (guint k = 0; k < cx_profile_get_n_criteria (profile); k++)
    {
      const char *label = cx_profile_get_criterion (profile, k)->label;
      g_autofree char *header = alone ? g_strconcat (CX_IMPORT_OWN_PREFIX, "verdict: ", label, NULL)
                                      : g_strconcat (CX_IMPORT_OWN_PREFIX, "verdict: ", cx_profile_get_name (ranked->draft),
                                                     ": ", label, NULL);
      CxExportColumn *column = cx_export_table_add (self, header, CX_EXPORT_LOOK_TEXT, verdict_cell);

      column->profile = i;
      column->criterion = k;
    }
}

CxExportTable *
cx_export_fit_new (CxSnapshot *snapshot,
                   int         profile)
{
  CxExportTable *self = cx_export_table_new (snapshot, profile);
  const CxColumn *id = cx_columns_find_role (self->tags.columns, "record_id");
  guint n = cx_tiering_get_n_profiles (self->tags.tiering);

  cx_export_table_add_identity (self);
  if (id != NULL)
    cx_export_table_add_field (self, id);
  cx_export_table_add (self, CX_IMPORT_OWN_PREFIX "tier", CX_EXPORT_LOOK_TIER, cx_export_tier);
  cx_export_table_add (self, CX_IMPORT_OWN_PREFIX "segment", CX_EXPORT_LOOK_TEXT, cx_export_segment);
  cx_export_table_add (self, CX_IMPORT_OWN_PREFIX "version", CX_EXPORT_LOOK_TEXT, cx_export_version);
  cx_export_table_add (self, CX_IMPORT_OWN_PREFIX "fit", CX_EXPORT_LOOK_SCORE, cx_export_fit);
  cx_export_table_add (self, CX_IMPORT_OWN_PREFIX "low", CX_EXPORT_LOOK_SCORE, cx_export_fit);
  cx_export_table_add (self, CX_IMPORT_OWN_PREFIX "high", CX_EXPORT_LOOK_SCORE, high_cell);
  add_flags (self);
  for (guint i = 0; i < n; i++)
    if (profile < 0 || profile == (int) i)
      add_verdicts (self, i, profile >= 0 || n == 1);
  return self;
}
