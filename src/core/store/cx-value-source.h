/* Where the values of one account came from: the import that wrote each of them last. */
#pragma once

#include "cx-store.h"

G_BEGIN_DECLS

/**
 * CxValueSource: the import that wrote a value last.
 * @source: the system that the file came from, as the person who imported it called it
 * @day: on which day it was imported: days since 1970-01-01
 */
typedef struct {
  gint64 import;
  char  *source, *file;
  gint32 day;
} CxValueSource;

/**
 * cx_value_sources_read:
 * @account: its id
 *
 * A value came with the newest import that changed it, else with the one that added the account; an import that found it as
 * it was, or was not trusted to overwrite it, did not write it. A few look-ups by key, however many accounts there are.
 *
 * Returns: (transfer full) (element-type utf8 CxValueSource): by key of the field; none of fields without a value
 */
GHashTable *cx_value_sources_read (CxStore *store, gint64 account, GError **error);

G_END_DECLS
