/* Which stage a CRM may be told that an account is at. */
#include "cx-lifecycle.h"

#include "cx-text.h"

/* What a text of the stage column means when it is no stage: by decision, or because nobody decided. */
#define NO_STAGE (-1)

struct _CxLifecycle {
  CxJourney      *journey;
  const CxColumn *column;    /* (nullable) */
  int            *stage_of;  /* per code of the column */
};

/* The labels that HubSpot ships with and data/presets/stages.json reads as these stages. */
static const struct {
  const char *code, *label;
} hubspot[] = {
  { "RL", "Lead" },
  { "MQL", "Marketing Qualified Lead" },
  { "SQL", "Sales Qualified Lead" },
  { "Rev", "Customer" },
  { "Ret", "Evangelist" },
};

static GHashTable *
stages_by_value (CxJourney *journey)
{
  GPtrArray *values = cx_journey_get_values (journey);
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < values->len; i++)
    {
      const CxStageValue *value = values->pdata[i];
      int stage = value->stage ? cx_journey_find_stage (journey, value->stage) : NO_STAGE;

      g_hash_table_replace (table, cx_text_fold (value->value, -1), GINT_TO_POINTER (stage + 1));
    }
  return table;
}

CxLifecycle *
cx_lifecycle_new (CxSnapshot *snapshot)
{
  CxLifecycle *self = g_new0 (CxLifecycle, 1);
  g_autoptr(GHashTable) stages = NULL;

  self->journey = cx_snapshot_get_journey (snapshot);
  self->column = cx_columns_find_role (cx_snapshot_get_columns (snapshot), "stage");
  if (self->column == NULL || self->column->codes == NULL)
    {
      self->column = NULL;
      return self;
    }
  stages = stages_by_value (self->journey);
  self->stage_of = g_new (int, self->column->n_texts + 1);
  for (guint i = 0; i < self->column->n_texts; i++)
    self->stage_of[i] = GPOINTER_TO_INT (g_hash_table_lookup (stages, cx_column_get_folded (self->column)[i])) - 1;
  return self;
}

void
cx_lifecycle_free (CxLifecycle *self)
{
  if (self == NULL)
    return;
  g_free (self->stage_of);
  g_free (self);
}

static guint32
code_of (const CxLifecycle *self,
         guint              account)
{
  return self->column ? cx_column_code (self->column, account) : CX_NO_CODE;
}

CxLifecycleMove
cx_lifecycle_get_move (const CxLifecycle *self,
                       guint              account)
{
  guint8 ours = cx_journey_get_current (self->journey, account);
  guint32 code = code_of (self, account);
  int theirs;

  if (ours == CX_NO_STAGE)
    return CX_LIFECYCLE_NONE;
  if (code == CX_NO_CODE)
    return CX_LIFECYCLE_FORWARD;
  theirs = self->stage_of[code];
  if (theirs == NO_STAGE || theirs > ours)
    return CX_LIFECYCLE_BACKWARD;
  return theirs == ours ? CX_LIFECYCLE_SAME : CX_LIFECYCLE_FORWARD;
}

const char *
cx_lifecycle_get_crm_value (const CxLifecycle *self,
                            guint              account)
{
  guint32 code = code_of (self, account);

  return code == CX_NO_CODE ? NULL : self->column->texts[code];
}

const char *
cx_lifecycle_get_crm_stage (const CxLifecycle *self,
                            guint              account)
{
  guint32 code = code_of (self, account);

  if (code == CX_NO_CODE || self->stage_of[code] == NO_STAGE)
    return NULL;
  return cx_journey_get_stage (self->journey, (guint) self->stage_of[code])->code;
}

const char *
cx_lifecycle_hubspot_label (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (hubspot); i++)
    if (g_str_equal (hubspot[i].code, code))
      return hubspot[i].label;
  return NULL;
}
