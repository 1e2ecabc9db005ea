/* The list beside the bullseye: the accounts of the ring, the sector or the part of both that was chosen. */
#pragma once

#include "cx-fit-picture.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CxFitAccounts:
 *
 * Signals:
 * - `region-cleared`: all accounts are wanted
 * - `account-chosen` (row uint): selected in the list
 * - `account-opened` (row uint): its receipt is wanted
 */
#define CX_TYPE_FIT_ACCOUNTS (cx_fit_accounts_get_type ())
G_DECLARE_FINAL_TYPE (CxFitAccounts, cx_fit_accounts, CX, FIT_ACCOUNTS, AdwBin)

/** cx_fit_accounts_show: lists a region of @picture (nullable), best fit first, @account (or -1) selected. Sorted off the main thread. */
void cx_fit_accounts_show (CxFitAccounts *self, CxFitPicture *picture, CxFitRegion region, int account);

G_END_DECLS
