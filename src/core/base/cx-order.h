/* Orders of many things at once: texts as readers of the user's language expect them, numbers stably. Knows nothing of accounts. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CxOrderKind:
 * @CX_ORDER_COLLATED: as g_utf8_collate() orders; texts of which none has a letter (telephone numbers) by their bytes
 * @CX_ORDER_BYTES: by their bytes: what is for machines, as identifiers and domains
 */
typedef enum {
  CX_ORDER_COLLATED,
  CX_ORDER_BYTES,
} CxOrderKind;

/**
 * cx_order_rank_texts:
 * @ties: (nullable): what tells equal texts apart, byte by byte; else, and between equal ones, the lower index comes first
 *
 * In two threads when they are many.
 *
 * Returns: (transfer full) (array length=n): per text its rank from 0, all different
 */
guint32 *cx_order_rank_texts (const char *const *texts, const char *const *ties, guint n, CxOrderKind kind);

/** CxOrderItem: a row and what it is ordered by. */
typedef struct {
  guint64 key;
  guint32 row;
} CxOrderItem;

/** cx_order_sort: by key, ascending; stable; O(n × bytes of the key that differ). */
void     cx_order_sort       (CxOrderItem *items, guint n);

/** cx_order_key: a number as a key: ascending, or descending; NaN behind all others, either way. */
guint64  cx_order_key        (double value, gboolean descending);

G_END_DECLS
