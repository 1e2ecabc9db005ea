/* The tagged list: which accounts, in which order, with which columns, as CSV or JSON. */
#pragma once

#include "cx-filter.h"
#include "cx-snapshot.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CxTaggedQuery: every member may be unset.
 * @profile: rank index, or -1: tiers of the workspace
 * @tier: 0…3, or -1: any
 * @stage: code; "none" for accounts in no stage
 * @sort: field key, or `tier fit low high name key stage owner territory`, with `:desc` for descending
 * @limit: 0: all
 */
typedef struct {
  int         profile, tier;
  const char *stage, *owner, *territory, *where, *sort;
  guint       limit;
} CxTaggedQuery;

/** cx_tagged_select: default order: tier (outside last), fit descending, name, key. Returns: (transfer full) (element-type guint) rows */
GArray  *cx_tagged_select (CxSnapshot *snapshot, const CxTaggedQuery *query, GError **error);

/** cx_tagged_json: the array of `accounts --json`. @columns: (nullable): field keys; %NULL: all. */
JsonNode *cx_tagged_json (CxSnapshot *snapshot, int profile, GArray *rows, const char *const *columns, GError **error);

/**
 * cx_tagged_write_csv:
 *
 * Key, name, domain, tier, segment, fit, low, high, stage, flags, then the fields. UTF-8, CRLF, cells
 * that a spreadsheet would run (`= + - @` TAB CR first in a text cell) prefixed with an apostrophe. Same
 * input, same bytes.
 */
gboolean cx_tagged_write_csv (CxSnapshot *snapshot, int profile, GArray *rows, const char *const *columns, GOutputStream *stream,
                              GCancellable *cancellable, GError **error);

G_END_DECLS
