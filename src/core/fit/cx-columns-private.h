/* What the loader fills and the snapshot keeps; inside the fit layer only. */
#pragma once

#include "cx-columns.h"
#include "cx-dictionary.h"

G_BEGIN_DECLS

/** CX_IDENTITY_ROLES: of the fields whose values name an account, best first. */
#define CX_IDENTITY_ROLES { "record_id", "domain", "name" }

struct _CxColumns {
  gatomicrefcount refs;
  guint           n_accounts;
  char           *state;   /* of the file: cx_fit_table_read_state() */
  gint64         *ids;
  char          **keys;
  GPtrArray      *fields;  /* CxField */
  CxColumn       *columns; /* one a field, in the same order */
  GHashTable     *by_key;  /* key → CxColumn */
  const CxColumn *name;    /* (nullable) the column with that role */
  GPtrArray      *arenas;  /* all texts */
  struct _CxSearch *search;     /* worked out when they are first asked for */
  guint32          *name_ranks;
};

G_END_DECLS
