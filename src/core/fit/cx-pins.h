/* The tiers that people pinned, in memory: by account, and what a change makes of them. Knows no scores. */
#pragma once

#include "cx-pin-table.h"

G_BEGIN_DECLS

/** CxPins: immutable, reference counted, safe across threads. */
typedef struct _CxPins CxPins;

CxPins      *cx_pins_ref   (CxPins *self);
void         cx_pins_unref (CxPins *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxPins, cx_pins_unref)

CxPins      *cx_pins_load  (CxStore *store, GError **error);
guint        cx_pins_get_n (CxPins *self);
const CxPin *cx_pins_get   (CxPins *self, guint i);              /* in order of account id */
const CxPin *cx_pins_find  (CxPins *self, gint64 account);       /* (nullable) */

/** cx_pins_with: the pins after @changes (element-type CxPin), each of another account, in any order. O(pins + changes · log changes). */
CxPins      *cx_pins_with  (CxPins *self, GArray *changes);

/** cx_pins_undo: the changes that take @changes back: what stood there before. Returns: (transfer full) (element-type CxPin) */
GArray      *cx_pins_undo  (CxPins *self, GArray *changes);

G_END_DECLS
