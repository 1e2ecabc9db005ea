/* From the hash of an identifier to the accounts that have it, twelve bytes an account and a little more. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** CxIdIndex: several accounts can share an identifier; they stay in the order in which they were added. */
typedef struct _CxIdIndex CxIdIndex;

CxIdIndex     *cx_id_index_new        (void);
void           cx_id_index_free       (CxIdIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxIdIndex, cx_id_index_free)

gboolean       cx_id_index_is_empty   (CxIdIndex *self);
void           cx_id_index_add        (CxIdIndex *self, guint64 hash, guint32 id);

/** cx_id_index_prefetch: brings the place of @hash near, for a look-up that comes soon. */
void           cx_id_index_prefetch   (CxIdIndex *self, guint64 hash);

/** cx_id_index_look_up: (nullable): the @n accounts, until something is added or dropped; %NULL when there are none. */
const guint32 *cx_id_index_look_up    (CxIdIndex *self, guint64 hash, guint *n);

/** cx_id_index_drop_first: forgets the account that was added first, of several or the only one. */
void           cx_id_index_drop_first (CxIdIndex *self, guint64 hash);

G_END_DECLS
