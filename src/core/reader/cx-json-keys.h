/* Which column a key of a record belongs to. Records of one file name their keys in the same order most of the time, so
 * the key that came next the last time is tried first. Knows nothing of values. */
#pragma once

#include "cx-json-scan.h"

G_BEGIN_DECLS

/** CX_JSON_MAX_COLUMNS: a table with more is no table. */
#define CX_JSON_MAX_COLUMNS 65536

typedef struct _CxJsonLevel CxJsonLevel;

/**
 * CxJsonKey: one key as it is spelt in the file, of one level of objects.
 * @column: -1: not asked for yet; -2: there is none
 * @below: (nullable): the level of the objects that are its values
 */
typedef struct {
  char        *spelling;
  gsize        length;
  char        *name;       /* with those of the levels above, joined with dots */
  int          column;
  CxJsonLevel *below;
} CxJsonKey;

/** CxJsonLevel: the keys of the objects at one place of a record. */
struct _CxJsonLevel {
  char       *prefix;      /* "address.", or "" */
  GPtrArray  *keys;        /* of CxJsonKey */
  GHashTable *places;      /* (nullable): spelling → place + 1, once there are many */
  guint       next;        /* the key that is expected */
};

/**
 * CxJsonKeys:
 * @names: the header
 * @filled: (element-type guint8): for each column, whether a record had something in it
 */
typedef struct {
  GPtrArray   *names;
  GByteArray  *filled;
  GHashTable  *columns;    /* name → column + 1 */
  CxJsonLevel *top;
  gboolean     fixed;
  guint        n_keys;
  gsize        n_bytes;
} CxJsonKeys;

/**
 * cx_json_keys_new:
 * @header: (nullable): the columns that there are; %NULL: every key that comes makes one
 */
CxJsonKeys  *cx_json_keys_new         (char **header);
void         cx_json_keys_free        (CxJsonKeys *self);

/** cx_json_keys_find: Returns: (nullable): the key that @spelling is; %NULL when there are too many */
CxJsonKey   *cx_json_keys_find        (CxJsonKeys *self, CxJsonLevel *level, const CxJsonString *spelling);

/** cx_json_keys_get_column: the column of @key, made when there is none and the header is not fixed; or -2 */
int          cx_json_keys_get_column  (CxJsonKeys *self, CxJsonKey *key);

/** cx_json_keys_add_column: Returns: the column called @name, made if there was none */
int          cx_json_keys_add_column  (CxJsonKeys *self, const char *name);

/** cx_json_keys_get_below: the level of the objects that are values of @key. */
CxJsonLevel *cx_json_keys_get_below   (CxJsonKeys *self, CxJsonKey *key);

/**
 * cx_json_keys_dup_header:
 *
 * The names of all columns, but for those that were only ever null where other records have an object.
 *
 * Returns: (transfer full)
 */
char       **cx_json_keys_dup_header  (CxJsonKeys *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxJsonKeys, cx_json_keys_free)

G_END_DECLS
