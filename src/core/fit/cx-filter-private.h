/* The parts of a `--where` expression; inside the fit layer only. */
#pragma once

#include "cx-filter.h"

G_BEGIN_DECLS

typedef enum {
  CX_NODE_AND,
  CX_NODE_OR,
  CX_NODE_NOT,
  CX_NODE_KNOWN,
  CX_NODE_TEXT,
  CX_NODE_LIST,
  CX_NODE_NUMBER,
} CxNodeKind;

typedef enum {
  CX_COMPARE_EQUAL,
  CX_COMPARE_DIFFERENT,
  CX_COMPARE_BELOW,
  CX_COMPARE_AT_MOST,
  CX_COMPARE_ABOVE,
  CX_COMPARE_AT_LEAST,
  CX_COMPARE_CONTAINS,
  CX_COMPARE_LACKS,
} CxCompare;

/**
 * CxNode:
 * @children: and, or, not
 * @column: known, text, list, number
 * @table: text, list: per dictionary code whether it is wanted
 * @negated: list: holds when no item is wanted, rather than when one is
 * @compare, @number: number
 */
typedef struct {
  CxNodeKind      kind;
  GPtrArray      *children;
  const CxColumn *column;
  guint8         *table;
  gboolean        negated;
  CxCompare       compare;
  double          number;
} CxNode;

CxNode *cx_node_new   (CxNodeKind kind, const CxColumn *column);
void    cx_node_free  (CxNode *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxNode, cx_node_free)

/** cx_node_parse: the whole of @expression. */
CxNode *cx_node_parse (const char *expression, CxColumns *columns, GError **error);

G_END_DECLS
