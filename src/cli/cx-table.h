/* Columns of text, aligned by the width that they have on a terminal. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** CxTable: rows of cells. Control characters in cells print as spaces, long cells end in "…". */
typedef struct _CxTable CxTable;

/** cx_table_new: @headers: %NULL-terminated; one that starts with ">" is of a column of numbers, at the right. All "" : no header line. */
CxTable *cx_table_new   (const char *const *headers);
void     cx_table_free  (CxTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxTable, cx_table_free)

/** cx_table_add: one cell more; a row is full with as many as there are headers. %NULL is "–". */
void     cx_table_add   (CxTable *self, const char *cell);
void     cx_table_take  (CxTable *self, char *cell);
void     cx_table_count (CxTable *self, gint64 number);

/** cx_table_print: to standard output, @indent columns in. */
void     cx_table_print (CxTable *self, guint indent);

/** cx_table_width: columns that a text takes on a terminal. */
guint    cx_table_width (const char *text);

G_END_DECLS
