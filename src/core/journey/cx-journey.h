/* Where every account is and has been: the stage events in memory. */
#pragma once

#include "cx-stage.h"

G_BEGIN_DECLS

#define CX_NO_STAGE 0xff
#define CX_MAX_STAGES 16

/**
 * CxStageEvent: the account came to a stage.
 * @day: since 1970-01-01
 * @stage: an index into the stages
 * @known: whether it came on that day; else it was first seen there on that day
 */
typedef struct {
  gint32 day;
  guint8 stage;
  guint8 known;
} CxStageEvent;

/** CxJourney: immutable, reference counted, safe across threads. Rows as in its columns. */
typedef struct _CxJourney CxJourney;

CxJourney *cx_journey_ref   (CxJourney *self);
void       cx_journey_unref (CxJourney *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxJourney, cx_journey_unref)

/** cx_journey_load: as it is on the day @today: what a file dates later did not happen yet. */
CxJourney           *cx_journey_load         (CxStore *store, CxColumns *columns, gint32 today, GCancellable *cancellable, GError **error);
guint                cx_journey_get_n_accounts (CxJourney *self);
guint                cx_journey_get_n_stages (CxJourney *self);
const CxStage       *cx_journey_get_stage    (CxJourney *self, guint stage);
/** cx_journey_get_values: what the data calls its stages: see cx_stage_map_list(). (transfer none) (element-type CxStageValue) */
GPtrArray           *cx_journey_get_values   (CxJourney *self);
/** cx_journey_count_undecided: how many of them have no stage yet, and nobody decided that they should not. */
guint                cx_journey_count_undecided (CxJourney *self);
int                  cx_journey_find_stage   (CxJourney *self, const char *code);          /* folded; -1 when none */
/** cx_journey_find_revenue: the stage from which on an account is a customer (CxStage.revenue), whatever its name; -1 when none is. */
int                  cx_journey_find_revenue (CxJourney *self);
/** cx_journey_get_mark: the colour and shape of a stage, below %CX_STAGE_MARKS; CX_NO_STAGE of CX_NO_STAGE. */
guint8               cx_journey_get_mark     (CxJourney *self, guint8 stage);
guint8               cx_journey_get_current  (CxJourney *self, guint account);             /* or CX_NO_STAGE */
gint32               cx_journey_get_since    (CxJourney *self, guint account);             /* day of the current stage; G_MININT32 unknown */
/** cx_journey_get_newest_day: of the last event of the account; G_MININT32 when there is none. A move is of that day or a later one. */
gint32               cx_journey_get_newest_day (CxJourney *self, guint account);
/** cx_journey_get_furthest: the furthest stage that the account is or has ever been at; -1 when none. */
int                  cx_journey_get_furthest (CxJourney *self, guint account);
const CxStageEvent  *cx_journey_get_events   (CxJourney *self, guint account, guint *n);   /* by day */

/** cx_journey_with_move: the same journey after one move (to CX_NO_STAGE: out of the journey), without reading the file again. */
CxJourney           *cx_journey_with_move    (CxJourney *self, guint account, guint8 stage, gint32 day);

G_END_DECLS
