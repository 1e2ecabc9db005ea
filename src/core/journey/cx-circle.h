/* The buying circle of an account as its contacts fill it: who has which role, how high up, and whether they may have
 * moved on. Knows nothing of files. */
#pragma once

#include "cx-titles.h"
#include "cx-snapshot.h"

G_BEGIN_DECLS

/**
 * CX_SHELF_SHORT, CX_SHELF_LONG:
 *
 * Months after which people may have, and probably have, another job: "contacts change jobs every 15–24 months" [S],
 * method §8.
 */
#define CX_SHELF_SHORT 15
#define CX_SHELF_LONG 24

/** CxShelf: how far what is known of a person can be trusted. */
typedef enum {
  CX_SHELF_UNKNOWN,
  CX_SHELF_FRESH,
  CX_SHELF_MAY_HAVE_MOVED,
  CX_SHELF_PROBABLY_MOVED,
} CxShelf;

/** cx_shelf_get_name: "unknown", "fresh", "may have moved", "probably moved". */
const char *cx_shelf_get_name (CxShelf shelf);

/** cx_shelf_of: @dated: when the contact was last touched, or %G_MININT32; @day: the reference day. */
CxShelf     cx_shelf_of (gint32 dated, gint32 day);

/**
 * CxPerson: one contact.
 * @role: (nullable): of the buying circle, as cx_titles_role() says; @by_crm: whether the CRM said so
 * @dated: when it was last changed, else made; %G_MININT32 unknown
 */
typedef struct {
  gint64      id, account;
  char       *account_key, *record_id, *name, *title, *email, *phone;
  const char *role;
  gboolean    by_crm;
  CxSeniority seniority;
  gint32      dated;
  CxShelf     shelf;
} CxPerson;

void       cx_person_free (CxPerson *self);

/**
 * cx_person_list:
 * @account: 0: of all accounts
 * @day: the reference day
 *
 * By account; there by role in the order of cx_titles_roles(), then by seniority, then by name.
 *
 * Returns: (transfer full) (element-type CxPerson)
 */
GPtrArray *cx_person_list (CxStore *store, gint64 account, gint32 day, GError **error);

/**
 * cx_circle_roles:
 * @profile: (nullable): whose buying circle to look for; without one, or when it names nobody, the roles of method §2 but
 *   blocker
 *
 * Returns: (transfer container): the roles that a circle should have, in the order of cx_titles_roles(); %NULL-terminated
 */
const char **cx_circle_roles (CxProfile *profile);

G_END_DECLS
