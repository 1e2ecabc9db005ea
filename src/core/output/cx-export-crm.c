/* The narrow lists that go back to a CRM: ids in its own form, headers that its importer finds, and what the CRM had before. */
#include "cx-config.h"

#include "cx-export-private.h"
#include "cx-record-id.h"
#include "cx-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The property that HubSpot ships with; its choices are Tier 1, Tier 2 and Tier 3. */
#define HUBSPOT_TIER "Ideal Customer Profile Tier"

gboolean
cx_export_id_append (GString       *out,
                     CxExportTarget target,
                     const char    *text)
{
  return target == CX_EXPORT_HUBSPOT ? cx_hubspot_id_repair (out, text) : cx_salesforce_id_repair (out, text);
}

/* ── cells ── */

static const char *
text_of (const CxColumn *column,
         guint           account)
{
  if (column == NULL || column->codes == NULL || cx_column_code (column, account) == CX_NO_CODE)
    return NULL;
  return column->texts[cx_column_code (column, account)];
}

/* Accounts without an id of that CRM are in no list that has this column. */
static void
set_id (CxExportTable        *table,
        const CxExportColumn *column,
        guint                 account,
        CxExportTarget        target,
        CxExportCell         *cell)
{
  const char *text = text_of (column->field, account);

  if (text != NULL && cx_export_id_append (table->scratch, target, text))
    *cell = (CxExportCell) { CX_EXPORT_TEXT, table->scratch->str, 0 };
}

static void
hubspot_id (CxExportTable        *table,
            const CxExportColumn *column,
            guint                 account,
            CxExportCell         *cell)
{
  set_id (table, column, account, CX_EXPORT_HUBSPOT, cell);
}

static void
salesforce_id (CxExportTable        *table,
               const CxExportColumn *column,
               guint                 account,
               CxExportCell         *cell)
{
  set_id (table, column, account, CX_EXPORT_SALESFORCE, cell);
}

/* HubSpot has no choice for outside. */
static void
hubspot_tier (CxExportTable        *table,
              const CxExportColumn *column,
              guint                 account,
              CxExportCell         *cell)
{
  if (cx_tags_get_fit (&table->tags, account)->tier != CX_TIER_OUTSIDE)
    cx_export_tier (table, column, account, cell);
}

static void
reason_cell (CxExportTable        *table,
             const CxExportColumn *column,
             guint                 account,
             CxExportCell         *cell)
{
  *cell = (CxExportCell) { CX_EXPORT_TEXT, cx_reasons_get (table->reasons, account), 0 };
}

/* In the form that every importer reads, whatever its locale. */
static void
day_cell (CxExportTable        *table,
          const CxExportColumn *column,
          guint                 account,
          CxExportCell         *cell)
{
  *cell = (CxExportCell) { CX_EXPORT_DATE, NULL, cx_snapshot_get_day (table->snapshot) };
}

static gboolean
tells_stage (CxExportTable  *table,
             CxLifecycleMove move)
{
  return move == CX_LIFECYCLE_FORWARD || (move == CX_LIFECYCLE_BACKWARD && table->allow_backward);
}

/* An empty cell leaves the CRM's stage as it is. */
static void
hubspot_stage (CxExportTable        *table,
               const CxExportColumn *column,
               guint                 account,
               CxExportCell         *cell)
{
  if (tells_stage (table, cx_lifecycle_get_move (table->lifecycle, account)))
    *cell = (CxExportCell) { CX_EXPORT_TEXT, cx_lifecycle_hubspot_label (cx_tags_get_stage (&table->tags, account)), 0 };
}

static void
salesforce_stage (CxExportTable        *table,
                  const CxExportColumn *column,
                  guint                 account,
                  CxExportCell         *cell)
{
  CxLifecycleMove move = cx_lifecycle_get_move (table->lifecycle, account);

  if (move != CX_LIFECYCLE_NONE && (move == CX_LIFECYCLE_SAME || tells_stage (table, move)))
    *cell = (CxExportCell) { CX_EXPORT_TEXT, cx_tags_get_stage (&table->tags, account), 0 };
}

/* ── columns ── */

/* @hubspot, @salesforce: (nullable): the header; %NULL: no such column */
typedef struct {
  const char  *name, *hubspot, *salesforce;
  CxExportLook look;
  CxExportFunc hubspot_func, salesforce_func;
} CrmColumn;

static const CrmColumn crm_columns[] = {
  { "id", "Record ID", "Id", CX_EXPORT_LOOK_ID, hubspot_id, salesforce_id },
  { "tier", HUBSPOT_TIER, "Concentric_Tier__c", CX_EXPORT_LOOK_TIER, hubspot_tier, cx_export_tier },
  { "own_tier", CX_IMPORT_OWN_PREFIX "tier", NULL, CX_EXPORT_LOOK_TIER, cx_export_tier, NULL },
  { "segment", CX_IMPORT_OWN_PREFIX "segment", "Concentric_Segment__c", CX_EXPORT_LOOK_TEXT, cx_export_segment, cx_export_segment },
  { "fit", CX_IMPORT_OWN_PREFIX "fit", "Concentric_Fit__c", CX_EXPORT_LOOK_SCORE, cx_export_fit, cx_export_fit },
  { "reason", CX_IMPORT_OWN_PREFIX "reason", "Concentric_Reason__c", CX_EXPORT_LOOK_PROSE, reason_cell, reason_cell },
  { "version", CX_IMPORT_OWN_PREFIX "version", "Concentric_Version__c", CX_EXPORT_LOOK_TEXT, cx_export_version, cx_export_version },
  { "date", CX_IMPORT_OWN_PREFIX "date", "Concentric_Date__c", CX_EXPORT_LOOK_DATE, day_cell, day_cell },
  { "stage", "Lifecycle Stage", "Concentric_Stage__c", CX_EXPORT_LOOK_TEXT, hubspot_stage, salesforce_stage },
};

static const CrmColumn *
find_crm_column (const char *name,
                 gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (crm_columns); i++)
    if (strlen (crm_columns[i].name) == length && strncmp (crm_columns[i].name, name, length) == 0)
      return &crm_columns[i];
  return NULL;
}

static gboolean
check_headers (const char *const *headers,
               GError           **error)
{
  for (guint i = 0; headers != NULL && headers[i] != NULL; i++)
    {
      const char *equals = strchr (headers[i], '=');

      if (equals == NULL || equals[1] == '\0' || find_crm_column (headers[i], (gsize) (equals - headers[i])) == NULL)
        {
          g_set_error (error, CX_ERROR, CX_ERROR_INVALID,
                       "“%s” names no column; write it like tier=ICP_Tier__c; there are id, tier, own_tier, segment, fit, reason, "
                       "version, date and stage", headers[i]);
          return FALSE;
        }
    }
  return TRUE;
}

/* The header that a person gave, else the one that the CRM's importer expects. */
static const char *
header_for (const CrmColumn       *column,
            const CxExportOptions *options)
{
  gsize length = strlen (column->name);

  for (guint i = 0; options->headers != NULL && options->headers[i] != NULL; i++)
    if (strncmp (options->headers[i], column->name, length) == 0 && options->headers[i][length] == '=')
      return options->headers[i] + length + 1;
  return options->target == CX_EXPORT_HUBSPOT ? column->hubspot : column->salesforce;
}

CxExportTable *
cx_export_crm_new (CxSnapshot            *snapshot,
                   const CxExportOptions *options,
                   GError               **error)
{
  CxExportTable *self;
  gboolean hubspot = options->target == CX_EXPORT_HUBSPOT;

  if (!check_headers (options->headers, error))
    return NULL;
  self = cx_export_table_new (snapshot, options->profile);
  self->spelt_tiers = TRUE;
  self->reasons = cx_reasons_new (self->tags.tiering, options->profile);
  self->lifecycle = cx_lifecycle_new (snapshot);
  self->allow_backward = options->allow_backward;
  for (guint i = 0; i < G_N_ELEMENTS (crm_columns); i++)
    {
      const CrmColumn *column = &crm_columns[i];
      CxExportFunc func = hubspot ? column->hubspot_func : column->salesforce_func;

      if (func == NULL || (g_str_equal (column->name, "stage") && !options->stage))
        continue;
      cx_export_table_add (self, header_for (column, options), column->look, func)->field =
        i == 0 ? cx_columns_find_role (self->tags.columns, "record_id") : NULL;
    }
  return self;
}

/* ── what the CRM had ── */

/* "Ideal Customer Profile Tier" and "ideal_customer_profile_tier" are one. */
static char *
normalise (const char *header)
{
  char *slug = cx_text_slug (header), *out = slug;

  for (const char *p = slug; *p; p++)
    if (*p != '_')
      *out++ = *p;
  *out = '\0';
  return slug;
}

static const CxColumn *
find_imported (CxColumns  *columns,
               const char *header)
{
  GPtrArray *fields = cx_columns_get_fields (columns);
  g_autofree char *wanted = normalise (header);

  for (guint i = 0; i < fields->len; i++)
    {
      const CxField *field = fields->pdata[i];
      g_autofree char *normalised = normalise (field->header ? field->header : field->label);

      if (g_str_equal (normalised, wanted))
        return cx_columns_find (columns, field->key);
    }
  return NULL;
}

const CxColumn *
cx_export_find_hubspot_tier (CxSnapshot *snapshot)
{
  const CxColumn *column = find_imported (cx_snapshot_get_columns (snapshot), HUBSPOT_TIER);

  return column != NULL && column->codes != NULL ? column : NULL;
}

CxExportTable *
cx_export_undo_new (CxExportTable         *table,
                    const CxExportOptions *options,
                    char                ***unknown,
                    GError               **error)
{
  g_autoptr(CxExportTable) self = cx_export_table_new (table->snapshot, options->profile);
  g_autoptr(GStrvBuilder) missing = g_strv_builder_new ();
  const CxExportColumn *id = table->columns->pdata[0];

  cx_export_table_add (self, id->header, id->look, id->func)->field = id->field;
  for (guint i = 1; i < table->columns->len; i++)
    {
      const CxExportColumn *column = table->columns->pdata[i];
      const CxColumn *field = find_imported (table->tags.columns, column->header);

      if (field == NULL)
        g_strv_builder_add (missing, column->header);
      else
        cx_export_table_add_named_field (self, field, column->header);
    }
  *unknown = g_strv_builder_end (missing);
  if (self->columns->len > 1)
    return g_steal_pointer (&self);
  g_clear_pointer (unknown, g_strfreev);
  g_set_error_literal (error, CX_ERROR, CX_ERROR_NOT_FOUND,
                       "no undo file: no import brought what the CRM has in these columns; import them as fields first, then export again");
  return NULL;
}

/* ── who is left out ── */

static void
why_cell (CxExportTable        *table,
          const CxExportColumn *column,
          guint                 account,
          CxExportCell         *cell)
{
  static const char *const words[] = {
    [CX_EXPORT_LEFT_NO_ID] = N_("no record ID"),
    [CX_EXPORT_LEFT_BAD_ID] = N_("the record ID is not one of this CRM"),
    [CX_EXPORT_LEFT_TWICE] = N_("another account has the same record ID"),
  };
  guint why = GPOINTER_TO_UINT (g_hash_table_lookup (table->left, GUINT_TO_POINTER (account)));

  *cell = (CxExportCell) { CX_EXPORT_TEXT, _(words[why]), 0 };
}

CxExportTable *
cx_export_left_new (CxSnapshot            *snapshot,
                    const CxExportOptions *options,
                    GHashTable            *why)
{
  CxExportTable *self = cx_export_table_new (snapshot, options->profile);
  const CxColumn *id = cx_columns_find_role (self->tags.columns, "record_id");

  self->spelt_tiers = TRUE;
  self->left = g_hash_table_ref (why);
  cx_export_table_add_identity (self);
  if (id != NULL)
    cx_export_table_add_field (self, id);
  cx_export_table_add (self, CX_IMPORT_OWN_PREFIX "left out", CX_EXPORT_LOOK_TEXT, why_cell);
  cx_export_table_add (self, CX_IMPORT_OWN_PREFIX "tier", CX_EXPORT_LOOK_TIER, cx_export_tier);
  cx_export_table_add (self, CX_IMPORT_OWN_PREFIX "segment", CX_EXPORT_LOOK_TEXT, cx_export_segment);
  cx_export_table_add (self, CX_IMPORT_OWN_PREFIX "fit", CX_EXPORT_LOOK_SCORE, cx_export_fit);
  return self;
}
