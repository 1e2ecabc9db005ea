/* The rows of a file, read and typed in a thread of their own, while whoever asks for them stores those before. Knows
 * nothing of what is stored already. */
#pragma once

#include "cx-cells.h"
#include "cx-digest.h"
#include "cx-identity.h"
#include "cx-reader.h"
#include "cx-repair.h"

G_BEGIN_DECLS

/**
 * CxFeedTarget: one column of the file on its way into one field.
 * @column: of the file
 * @cell: the first of its stored cells
 */
typedef struct {
  guint      column, cell;
  CxCellRule rule;
} CxFeedTarget;

/**
 * CxFeedPlan: what is read.
 * @n_cells: stored cells of a row
 * @match, @record_id, @domain, @name, @country: indices of targets, or -1
 * @repair: (nullable): of a file of rejects; whoever plans does not touch it meanwhile
 */
typedef struct {
  CxSource           *source;
  const CxReadForm   *form;
  const CxFeedTarget *targets;
  guint               n_targets, n_cells;
  int                 match, record_id, domain, name, country;
  CxRepair           *repair;
} CxFeedPlan;

/** CxUnreadCell: a cell that is not of its field's type. @target: its index. */
typedef struct {
  guint       target;
  gint64      line;
  const char *text;
  gsize       length;
} CxUnreadCell;

/**
 * CxFeedRow:
 * @problem: (nullable): why the row is set aside; then only @raw, @raw_length and @json, its cells as a JSON array, are set
 * @cells: as cx_account_writer_insert() takes them
 * @n_unread: of the batch's unread cells, this row's are the next
 */
typedef struct {
  gint64              line;
  CxRowIdentity       identity;
  const CxStoredCell *cells;
  guint               n_unread;
  const char         *problem, *raw, *json;
  gsize               raw_length;
} CxFeedRow;

/**
 * CxFeedBatch: some rows after another. All memory is the batch's.
 * @filled: by target: cells with a value, of rows that are not set aside
 * @position, @length: how far the file is read
 */
typedef struct {
  GArray  *rows;    /* CxFeedRow */
  GArray  *unread;  /* CxUnreadCell */
  gint64  *filled;
  guint64  position, length;
} CxFeedBatch;

/** CxFeed: made, asked and freed by one thread. */
typedef struct _CxFeed CxFeed;

/** cx_feed_new: begins to read at once. @plan: copied, but what it points at must live until cx_feed_free(). */
CxFeed            *cx_feed_new  (const CxFeedPlan *plan);

/** cx_feed_next: waits for rows; those before are gone then. Returns: (nullable): %NULL at the end, or with @error set */
const CxFeedBatch *cx_feed_next (CxFeed *self, GError **error);

/** cx_feed_get_digest: of the bytes of the file; whole once cx_feed_next() has come to the end. */
CxFileDigest       cx_feed_get_digest (CxFeed *self);

/** cx_feed_free: ends the reading, wherever it is. */
void               cx_feed_free (CxFeed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxFeed, cx_feed_free)

G_END_DECLS
