/* What accounts have several of: contacts, deals and usage events, one table each, with a journal of every value that
 * an import replaced, so that it can be taken back exactly. Knows nothing of files, and no meaning. */
#pragma once

#include "cx-account-table.h"

G_BEGIN_DECLS

/** CxRecordKind: which table; its rows belong to accounts. */
typedef enum {
  CX_RECORD_CONTACT,
  CX_RECORD_DEAL,
  CX_RECORD_EVENT,
} CxRecordKind;

#define CX_N_RECORD_KINDS (CX_RECORD_EVENT + 1)

/** cx_record_kind_table: the table's name: "contact", "deal", "usage_event". */
const char        *cx_record_kind_table   (CxRecordKind kind);

/** cx_record_kind_columns: what a row holds beside id, account and added_by; %NULL-terminated. */
const char *const *cx_record_kind_columns (CxRecordKind kind);

/** cx_record_kind_column: the place of @name among them. */
guint              cx_record_kind_column  (CxRecordKind kind, const char *name);

/**
 * CxRecordWriter:
 *
 * Finds and writes the rows of one table inside the caller's transaction. A row of cells has one cell for each of
 * cx_record_kind_columns(), in their order.
 */
typedef struct _CxRecordWriter CxRecordWriter;

/** cx_record_writer_new: @import: what rows are added and changed by. */
CxRecordWriter *cx_record_writer_new  (CxStore *store, CxRecordKind kind, gint64 import, GError **error);
void            cx_record_writer_free (CxRecordWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxRecordWriter, cx_record_writer_free)

/**
 * cx_record_writer_find:
 * @id: (out): 0 when there is none
 *
 * The row that @cells are about: of the same record id; else, unless both have one, of the same account and e-mail,
 * or the same account and name (contacts), the same account, name and day of creation (deals), the same account, measure
 * and day (events). The oldest of several.
 */
gboolean cx_record_writer_find    (CxRecordWriter *self, gint64 account, const CxStoredCell *cells, gint64 *id, GError **error);
gboolean cx_record_writer_insert  (CxRecordWriter *self, gint64 account, const CxStoredCell *cells, gint64 *id, GError **error);

/**
 * cx_record_writer_merge:
 * @line: of the file
 * @fill: values only fill gaps; otherwise they replace what is there, and the row comes to belong to @account
 * @changed: (out): whether anything differed and was written
 *
 * Missing cells never change anything. What is replaced goes into the journal; a row that only fills gaps, and each of its
 * values that is not taken, into import_spare; the currency of a deal fills no gap beside an amount that is another one.
 */
gboolean cx_record_writer_merge   (CxRecordWriter *self, gint64 line, gint64 id, gint64 account, const CxStoredCell *cells,
                                   gboolean fill, gboolean *changed, GError **error);

/** cx_record_writer_add_spare: @what of line @line, about something of @account, was not taken. */
gboolean cx_record_writer_add_spare (CxRecordWriter *self, gint64 line, gint64 account, const char *what, const CxStoredCell *cell,
                                     GError **error);

/**
 * cx_record_writer_add_day:
 * @text: what a CRM calls a stage
 * @changed: (out): whether it was not known, or another day
 *
 * Deal @id came to the stage @text on @day.
 */
gboolean cx_record_writer_add_day (CxRecordWriter *self, gint64 id, const char *text, gint64 day, gboolean fill, gboolean *changed,
                                   GError **error);

/** cx_record_writer_spare_day: line @line tells in @told that it was on @day; into import_spare, when that is not what is there. */
gboolean cx_record_writer_spare_day (CxRecordWriter *self, gint64 line, gint64 id, const char *text, gint64 day, const char *told,
                                     GError **error);

/** cx_record_writer_add_unread: a cell of @member that could not be read; the row is in, the value unknown. */
gboolean cx_record_writer_add_unread (CxRecordWriter *self, gint64 line, const char *member, const char *text, gsize length,
                                      GError **error);

/**
 * cx_records_undo:
 *
 * Takes back what import @import did to contacts, deals and events, inside the caller's transaction, so that their
 * tables are as if it had never been. Fails with %CX_ERROR_DEPENDS, changing nothing, when a later import changed one of
 * the same values or a row that this one added, or gave contacts, deals or events to an account that it added. Does nothing for
 * an import that brought none.
 */
gboolean cx_records_undo  (CxStore *store, gint64 import, GError **error);

/** cx_records_are_known: @known: (out): %FALSE of an older file that is only read, and so has none of these tables. */
gboolean cx_records_are_known (CxStore *store, gboolean *known, GError **error);

/** CxRecordCounts: rows of each table, by #CxRecordKind. */
typedef struct {
  gint64 rows[CX_N_RECORD_KINDS];
} CxRecordCounts;

gboolean cx_records_count (CxStore *store, CxRecordCounts *counts, GError **error);

G_END_DECLS
