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
 * @flag: `needs_data could_move capped pinned said_no`
 * @sort: field key, or `tier fit low high name key stage owner territory segment`, with `:desc` for descending;
 *   what is missing comes last either way
 * @limit: 0: all
 */
typedef struct {
  int         profile, tier;
  const char *stage, *owner, *territory, *flag, *where, *sort;
  guint       limit;
} CxTaggedQuery;

/** cx_tagged_select: default order: tier (outside last), fit descending, name, key. Returns: (transfer full) (element-type guint) rows */
GArray  *cx_tagged_select (CxSnapshot *snapshot, const CxTaggedQuery *query, GError **error);

/** cx_tagged_json: the array of `accounts --json`. @columns: (nullable): field keys; %NULL: all. */
JsonNode *cx_tagged_json (CxSnapshot *snapshot, int profile, GArray *rows, const char *const *columns, GError **error);

/**
 * cx_tagged_write_csv:
 * @columns: (nullable): field keys; %NULL: all
 *
 * The key, then the name and the domain under the headers that they were imported with, then tier,
 * segment, fit, low, high, stage, flags and what people decided (pin, said no), then the other fields. Headers of tags
 * begin with %CX_IMPORT_OWN_PREFIX; a field whose header names a scale ("($ millions)") is written in it. UTF-8, CRLF, text cells that a
 * spreadsheet would run made harmless (cx_cell_append_text()). Importing the file again changes nothing.
 * Same input, same bytes.
 */
gboolean cx_tagged_write_csv (CxSnapshot *snapshot, int profile, GArray *rows, const char *const *columns, GOutputStream *stream,
                              GCancellable *cancellable, GError **error);

G_END_DECLS
