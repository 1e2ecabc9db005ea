/* Tiers that people pinned to accounts: one an account, with why, who and when. Knows no scores. */
#pragma once

#include "cx-store.h"

G_BEGIN_DECLS

/**
 * CxPin: the tier that a person gave an account.
 * @account: its id
 * @day: since 1970-01-01
 * @tier: 1, 2, 3, or 0: outside
 * @reason: %NULL: no pin at all, as an element of a list of changes; then @author is %NULL too
 *
 * Pins that were set together share their texts.
 */
typedef struct {
  gint64      account;
  gint32      day;
  guint8      tier;
  GRefString *reason, *author;
} CxPin;

/** cx_pin_list_new: an empty list. Returns: (transfer full) (element-type CxPin) */
GArray  *cx_pin_list_new (void);

/** cx_pin_list_add: appends a copy of @pin, as of @account. */
void     cx_pin_list_add (GArray *list, gint64 account, const CxPin *pin);

/** cx_pin_table_list: all of them, by account. Returns: (transfer full) (element-type CxPin) */
GArray  *cx_pin_table_list (CxStore *store, GError **error);

/**
 * cx_pin_table_write:
 * @changes: (element-type CxPin): each pins its account, or without a reason lifts its pin
 *
 * All of it in one transaction, or nothing. Fails with %CX_ERROR_NOT_FOUND when an account is gone.
 */
gboolean cx_pin_table_write (CxStore *store, GArray *changes, GError **error);

G_END_DECLS
