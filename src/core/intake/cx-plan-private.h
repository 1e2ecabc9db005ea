/* A plan of an import while it is made: what is known of each column. Only the plan's own files see it. */
#pragma once

#include "cx-import.h"

#include "cx-headers.h"
#include "cx-mapping-memory.h"
#include "cx-mapping.h"
#include "cx-survey.h"

G_BEGIN_DECLS

/** CX_GENERIC_RANK: meanings that only the generic preset knows rank behind all that the system's own preset knows. */
#define CX_GENERIC_RANK 1000

/**
 * CxDraft: one column.
 * @fact: (nullable): the key of the field that it holds, in a list that this program wrote
 * @mapped: by a person
 */
typedef struct {
  const CxSurveyColumn *seen;
  const char           *fact;
  const CxHeaderAlias  *alias;
  guint                 rank;
  const CxField        *existing;
  gboolean              mapped;
} CxDraft;

/**
 * CxPlanner:
 * @presets: (element-type CxHeaders): the generic one last
 * @preset: (nullable): the one that was recognised
 * @drafts: (element-type CxDraft): a column each
 * @for_crm: the file went to a CRM: see cx_headers_are_for_crm()
 * @own_list: see cx_headers_are_own_list()
 */
typedef struct {
  CxImportPlan    *plan;
  CxSurvey        *survey;
  GPtrArray       *presets;
  const CxHeaders *preset;
  GPtrArray       *drafts;
  CxMapping       *mapping;
  gboolean         for_crm, own_list;
  CxRemembered    *remembered; /* (nullable) */
} CxPlanner;

static inline gboolean
cx_planner_is_of_accounts (const CxPlanner *self)
{
  return self->plan->kind == CX_IMPORT_ACCOUNTS;
}

static inline gboolean
cx_draft_is_empty (const CxDraft *draft)
{
  return cx_guess_get_filled (draft->seen->guess) == 0;
}

/** cx_draft_get_header: what the column is called, whoever wrote the file */
static inline const char *
cx_draft_get_header (const CxDraft *draft)
{
  return draft->fact ? draft->fact : draft->seen->header;
}

/** cx_draft_choose_unit: Returns: (nullable): the currency of amounts */
const char *cx_draft_choose_unit      (const CxDraft *draft, CxFieldType type);

/** cx_planner_look_for_tags: whether the file went to a CRM, so that all of it but the record id is answers. */
void        cx_planner_look_for_tags  (CxPlanner *self);

/** cx_planner_make_field: a new field for column @i. Returns: (transfer full) */
CxField    *cx_planner_make_field     (CxPlanner *self, const CxDraft *draft, guint i);

/** cx_planner_add_column: what column @i becomes when nobody says anything. */
void        cx_planner_add_column     (CxPlanner *self, const CxDraft *draft, guint i);

/** cx_planner_apply_mappings: what a person says, or said the last time, of the columns. Fails as cx_import_plan_new() does. */
gboolean    cx_planner_apply_mappings (CxPlanner *self, GError **error);

G_END_DECLS
