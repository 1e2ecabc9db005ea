/* The team's own stages: their names, teams, order, colours, and which there are. */
#pragma once

#include "cx-stage.h"

G_BEGIN_DECLS

/** CxStageUse: what stands at a stage. @events: where accounts were, and by moves came from; @values: of the stage column that mean it */
typedef struct {
  gint64 accounts, events, values;
} CxStageUse;

/** cx_stage_count_use: one pass over accounts and events. */
gboolean cx_stage_count_use (CxStore *store, const char *code, CxStageUse *use, GError **error);

/** cx_stage_make_code: a short code for a new stage with @label that none of @stages has: "Trial", "Trial2". (transfer full) */
char    *cx_stage_make_code (GPtrArray *stages, const char *label);

/**
 * cx_stage_edit:
 * @stages: (element-type CxStage): all stages as they shall be, in order; one with an unknown code is made
 * @moves: (nullable): for the code of each stage that goes, where its accounts, its events, the values that mean it and what the
 *  map says of it go: the code of one that stays, or "": accounts leave the journey, and only the map forgets what it said
 * @edit: (out): what cx_stage_unedit() takes back
 *
 * Makes the stages of the workspace those of @stages. One transaction. Fails with %CX_ERROR_INVALID when stages have no or the same
 * name, or are none or too many, and with %CX_ERROR_DEPENDS when something stands at a stage that goes and @moves does not
 * say where it goes to.
 */
gboolean cx_stage_edit   (CxStore *store, GPtrArray *stages, GHashTable *moves, gint64 *edit, GError **error);

/**
 * cx_stage_unedit:
 *
 * Takes the last cx_stage_edit() of this connection back: accounts and events return to stages that went, unless they came
 * elsewhere since then. One transaction. Fails with %CX_ERROR_DEPENDS when there was another edit, or when something
 * has come to a stage that the edit made.
 */
gboolean cx_stage_unedit (CxStore *store, gint64 edit, GError **error);

G_END_DECLS
