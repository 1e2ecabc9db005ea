/* The journeys that a team can start from, as data/presets/stages.json has them. */
#pragma once

#include "cx-stage.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** CxStageTemplate: @id: "r2r", "tofu", "lead-to-cash", "aarrr"; @stages: (element-type CxStage), in order of the journey */
typedef struct {
  char      *id;
  GPtrArray *stages;
  GPtrArray *phases;   /* of each stage: what it is in any journey: "find", "warm", "close", "pay", "stay", "refer" */
} CxStageTemplate;

void       cx_stage_template_free (CxStageTemplate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxStageTemplate, cx_stage_template_free)

/** cx_stage_template_list: a new workspace has the first. Returns: (transfer full) (element-type CxStageTemplate) */
GPtrArray  *cx_stage_template_list (GError **error);

/**
 * cx_stage_template_match:
 * @templates: (element-type CxStageTemplate): all of them
 *
 * Which stage of @self does what the stage with @code does: the one with that code, else the one of the same phase.
 *
 * Returns: (nullable): its code; %NULL when the template has none like it, or the stage is the team's own
 */
const char *cx_stage_template_match (const CxStageTemplate *self, GPtrArray *templates, const char *code);

/** cx_stage_load_preset: the whole file. Returns: (transfer full) (nullable) */
JsonNode   *cx_stage_load_preset (GError **error);

G_END_DECLS
