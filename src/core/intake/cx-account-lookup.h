/* Which account a contact, deal or event belongs to. Knows nothing of files, and adds no account. */
#pragma once

#include "cx-store.h"

G_BEGIN_DECLS

/**
 * CxAccountHint: what a row says of the account that it belongs to; each may be %NULL.
 * @id: a record id or key of an account; several with `;` between
 * @domain: registrable, of the account
 * @email_domain: registrable, of somebody there
 * @name, @country: folded
 * @said: the name as the file has it
 */
typedef struct {
  const char *id, *domain, *email_domain, *name, *country, *said;
} CxAccountHint;

/** CxAccountLookup: what the accounts of a workspace are known by: 16 bytes an identifier. */
typedef struct _CxAccountLookup CxAccountLookup;

CxAccountLookup *cx_account_lookup_new  (CxStore *store, GError **error);
void             cx_account_lookup_free (CxAccountLookup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxAccountLookup, cx_account_lookup_free)

/**
 * cx_account_lookup_find:
 * @account: (out): 0 when there is none, or could be several
 * @why: (out) (transfer full): then the reason, for people
 *
 * By record id (Salesforce's 15 characters are their 18), then domain, then the domain of an e-mail address, then
 * name and country. A record id that no account has rules out the accounts that have another one. Several accounts of
 * one domain are told apart by name; several of one name, by country.
 *
 * Returns: %FALSE on error
 */
gboolean         cx_account_lookup_find (CxAccountLookup *self, const CxAccountHint *hint, gint64 *account, char **why, GError **error);

G_END_DECLS
