/* Rows that were read ahead. Knows nothing of what they are for. */
#pragma once

#include "cx-row.h"

G_BEGIN_DECLS

typedef struct _CxRowStore CxRowStore;

CxRowStore  *cx_row_store_new      (void);
void         cx_row_store_free     (CxRowStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxRowStore, cx_row_store_free)

/** cx_row_store_add: keeps a copy of @row. */
void         cx_row_store_add      (CxRowStore *self, const CxRow *row);

guint        cx_row_store_get_n    (CxRowStore *self);
gsize        cx_row_store_get_size (CxRowStore *self);   /* bytes of all rows, about */
const CxRow *cx_row_store_get      (CxRowStore *self, guint i);

G_END_DECLS
