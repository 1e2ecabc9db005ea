/* A published version as a row of a list. */
#pragma once

#include "cx-version-table.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** CxMoved: what a version says that it moved. @known: whether it says anything */
typedef struct {
  gboolean known;
  guint    changed, up, down, customers, deals;
} CxMoved;

CxMoved    cx_moved_read (const CxVersionRow *version);

/** cx_moved_words: "98 accounts changed tier: 26 up, 72 down"; %NULL when nothing is known. Returns: (transfer full) (nullable) */
char      *cx_moved_words (const CxMoved *moved);

/** cx_history_row_new: @today: of the workspace; @in_force: whether accounts are scored by it */
GtkWidget *cx_history_row_new (const CxVersionRow *version, gint32 today, gboolean in_force);

G_END_DECLS
