/* Which account a row is about: record id, then registrable domain, then name and country. What accounts are known by is
 * in memory as hashes, so that asking costs no query and a million accounts are some ten megabytes. */
#pragma once

#include "cx-account-table.h"

G_BEGIN_DECLS

/** cx_identity_fold: (transfer full) (nullable): the text of a name or country as it is compared; %NULL when nothing is left of it. */
char *cx_identity_fold   (const char *text);

/** cx_identity_domain: (transfer full) (nullable): the registrable domain of an address, unless many share it. */
char *cx_identity_domain (const char *text);

/** CxIdText: an identifier and its hash; %NULL: there is none. */
typedef struct {
  const char *text;
  guint64     hash;
} CxIdText;

/** cx_id_text: @text: (nullable): must live as long as what is returned. */
CxIdText cx_id_text (const char *text);

/**
 * CxRowIdentity: what a row says of which account it is about.
 * @match: the strongest identifier: the key that the import was told to use, else the record id; never folded
 * @record_id: what is stored as record id
 * @domain, @name, @country: (nullable): as the row has them; what they stand for is worked out only when it is asked for
 */
typedef struct {
  CxIdText    match, record_id;
  const char *domain, *name, *country;
} CxRowIdentity;

/** cx_row_identity_is_known: whether the row says who it is about: a match, a domain that is not shared, or a name. */
gboolean cx_row_identity_is_known (const CxRowIdentity *self);

/** CxIdentities: every account of a workspace and what it is known by. Lists that no row asks for are never made. */
typedef struct _CxIdentities CxIdentities;

/**
 * cx_identities_load:
 * @key: (nullable): the field whose values match before all else, rather than record ids
 *
 * @store must outlive what is returned, and hold by then whatever was added or merged.
 */
CxIdentities *cx_identities_load (CxStore *store, const CxField *key, GError **error);
void          cx_identities_free (CxIdentities *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxIdentities, cx_identities_free)

/** CX_NO_ACCOUNT: no account has this id. */
#define CX_NO_ACCOUNT 0

/** cx_identities_expect: @row will be asked for soon; makes that faster. */
void          cx_identities_expect (CxIdentities *self, const CxRowIdentity *row);

/**
 * cx_identities_find:
 * @id: (out): the account, or %CX_NO_ACCOUNT
 *
 * Two rows are the same account when they agree on the strongest identifier that both have. Names agree
 * unless the countries of both are known and differ. When several accounts qualify, the one that is known
 * by no more than the row goes first, then the one of the same country, then the oldest. Reads @store when the first row
 * without record id, or without domain, comes.
 */
gboolean      cx_identities_find (CxIdentities *self, const CxRowIdentity *row, gint64 *id, GError **error);

/**
 * cx_identities_add: a new account.
 * @key: (out): unique and for good, until the next call
 * @record_id: (out) (nullable): what to store: record ids are unique, one that another account has is left to it
 *
 * Returns: its id
 */
gint64        cx_identities_add  (CxIdentities *self, const CxRowIdentity *row, const char **key, const char **record_id);

/**
 * cx_identities_choose_record_id:
 * @stored: what the account is known by in the store
 *
 * Returns: (nullable): the record id to store when @row is merged into the account; unless @fill, the row's replaces what is
 *   there; one that another account has is left to it
 */
const char   *cx_identities_choose_record_id (CxIdentities *self, const CxAccountIdentity *stored, const CxRowIdentity *row, gboolean fill);

/** cx_identities_leave: account @id is about to change; @stored: what it is known by until then. cx_identities_enter() follows. */
void          cx_identities_leave (CxIdentities *self, const CxAccountIdentity *stored);

/** cx_identities_enter: @stored: what the account that was left is known by from now on. */
void          cx_identities_enter (CxIdentities *self, gint64 id, const CxAccountIdentity *stored);

/** cx_identities_touch: Returns: whether this is the first time that the account is touched. */
gboolean      cx_identities_touch  (CxIdentities *self, gint64 id);

/** cx_identities_seen: (transfer full): the accounts that were touched, as #CxAccountSetBuilder writes them. */
GBytes       *cx_identities_seen   (CxIdentities *self);

G_END_DECLS
