/* Everything that a screen or a command shows, at one moment: accounts, tiers and journey, immutable. */
#pragma once

#include "cx-criterion-words.h"
#include "cx-funnel.h"
#include "cx-said-nos.h"
#include "cx-tiering.h"

G_BEGIN_DECLS

/**
 * CX_SNAPSHOT_DAY_PROPERTY:
 *
 * The property of a workspace that plays on one day ("2026-11-22"), as the sample does: the reference date
 * of within-days is then that day, else today.
 */
#define CX_SNAPSHOT_DAY_PROPERTY "reference_day"

/** CxSnapshot: reference counted, safe across threads, replaced whole when the data changes. */
typedef struct _CxSnapshot CxSnapshot;
#define CX_TYPE_SNAPSHOT (cx_snapshot_get_type ())
GType       cx_snapshot_get_type (void);

CxSnapshot *cx_snapshot_ref   (CxSnapshot *self);
void        cx_snapshot_unref (CxSnapshot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxSnapshot, cx_snapshot_unref)

/** cx_snapshot_load: reads all of it. Worker thread. */
CxSnapshot *cx_snapshot_load (CxStore *store, GCancellable *cancellable, GError **error);

/**
 * cx_snapshot_load_over: the same of accounts that were read already.
 * @previous: (nullable): of use when of the same @columns: then unchanged tiers, and with @same_journey the journey, are taken over
 */
CxSnapshot *cx_snapshot_load_over (CxStore *store, CxColumns *columns, CxSnapshot *previous, gboolean same_journey,
                                   GCancellable *cancellable, GError **error);

/** cx_snapshot_with_move: the same, one account at another stage. */
CxSnapshot *cx_snapshot_with_move (CxSnapshot *self, guint account, guint8 stage, gint32 day);

/** cx_snapshot_with_pins: the same after @changes (element-type CxPin), each of another account. O(pins · profiles). */
CxSnapshot *cx_snapshot_with_pins (CxSnapshot *self, GArray *changes);

/** cx_snapshot_with_overrides: the same, but for what people decided. @tiering: (nullable) of the same columns; @said_nos: (nullable) likewise */
CxSnapshot *cx_snapshot_with_overrides (CxSnapshot *self, CxTiering *tiering, CxSaidNos *said_nos);

/** cx_snapshot_read_day: the day that the workspace plays on now, for what is dated by it. */
gint32      cx_snapshot_read_day (CxStore *store);

/** cx_snapshot_name_field: a #CxFieldLookup; @snapshot: the #CxSnapshot */
gboolean    cx_snapshot_name_field (const char *key, CxFieldName *name, gpointer snapshot);

const char *cx_snapshot_get_name    (CxSnapshot *self);   /* of the workspace */
gint32      cx_snapshot_get_day     (CxSnapshot *self);   /* the reference date of within-days */
CxColumns  *cx_snapshot_get_columns (CxSnapshot *self);
CxTiering  *cx_snapshot_get_tiering (CxSnapshot *self);

/** cx_snapshot_get_segment: the profile that gives an account its tier; -1 when it is outside of all. */
int         cx_snapshot_get_segment (CxSnapshot *self, guint account);
CxJourney  *cx_snapshot_get_journey (CxSnapshot *self);
CxSaidNos  *cx_snapshot_get_said_nos (CxSnapshot *self);

/** cx_snapshot_funnel_by_tier: groups "1", "2", "3", "outside", then "all". @profile: rank index, or -1: the workspace tier. */
CxFunnel   *cx_snapshot_funnel_by_tier (CxSnapshot *self, int profile, CxFunnelDefinition definition, gint32 from, gint32 to);

/**
 * cx_snapshot_funnel_by:
 * @field: key or role of a field with texts, or "segment": the profile that gives an account its tier
 *
 * Groups by folded value, largest first; accounts without a value are the group "none", then "all". Fails with
 * %CX_ERROR_NOT_FOUND, or %CX_ERROR_INVALID when the field has no texts to group by.
 */
CxFunnel   *cx_snapshot_funnel_by (CxSnapshot *self, const char *field, CxFunnelDefinition definition, gint32 from, gint32 to, GError **error);

G_END_DECLS
