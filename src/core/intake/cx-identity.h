/* Which account a row is about: record id, then registrable domain, then name and country. All
 * accounts are in memory, so that asking costs no query. */
#pragma once

#include "cx-account-table.h"

G_BEGIN_DECLS

/**
 * CxRowIdentity: what a row says of which account it is about; each may be %NULL.
 * @match: the strongest identifier: the key that the import was told to use, else the record id; never folded
 * @record_id: what is stored as record id
 * @domain: registrable
 * @name, @country: folded
 */
typedef struct {
  const char *match, *record_id, *domain, *name, *country;
} CxRowIdentity;

/** CxIdentities: every account of a workspace and what it is known by. */
typedef struct _CxIdentities CxIdentities;

/** cx_identities_load: @key: (nullable): the field whose values match before all else, rather than record ids. */
CxIdentities *cx_identities_load (CxStore *store, const CxField *key, GError **error);
void          cx_identities_free (CxIdentities *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxIdentities, cx_identities_free)

/** CxAccountSlot: an account in memory, or %CX_NO_ACCOUNT. */
typedef guint CxAccountSlot;
#define CX_NO_ACCOUNT G_MAXUINT

/**
 * cx_identities_find:
 *
 * Two rows are the same account when they agree on the strongest identifier that both have. Names agree
 * unless the countries of both are known and differ. When several accounts qualify, the one that is known
 * by no more than the row goes first, then the one of the same country, then the oldest.
 */
CxAccountSlot cx_identities_find (CxIdentities *self, const CxRowIdentity *row);

/** cx_identities_add: a new account; @identity receives its key, unique and for good, and what to store. */
CxAccountSlot cx_identities_add  (CxIdentities *self, const CxRowIdentity *row, CxAccountIdentity *identity);

/**
 * cx_identities_merge:
 * @fill: identifiers only fill gaps
 * @identity: (out): what the account is known by now
 *
 * Returns: whether that differs from before
 */
gboolean      cx_identities_merge (CxIdentities *self, CxAccountSlot slot, const CxRowIdentity *row, gboolean fill, CxAccountIdentity *identity);

gint64        cx_identities_get_id (CxIdentities *self, CxAccountSlot slot);

/** cx_identities_touch: Returns: whether this is the first time that the account is touched. */
gboolean      cx_identities_touch  (CxIdentities *self, CxAccountSlot slot);

G_END_DECLS
