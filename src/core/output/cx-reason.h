/* Why an account is in its tier, in a few words that fit into a field of a CRM. Private to this folder. */
#pragma once

#include "cx-tiering.h"

G_BEGIN_DECLS

/** CX_REASON_LONGEST: characters; as many as a text field of Salesforce holds. */
#define CX_REASON_LONGEST 255

/** CxReasons: the words for every account of a tiering; those of accounts with the same verdicts are made once. */
typedef struct _CxReasons CxReasons;

/** cx_reasons_new: keeps @tiering. @profile: rank index, or -1: of the profile that gives each account its tier */
CxReasons  *cx_reasons_new  (CxTiering *tiering, int profile);
void        cx_reasons_free (CxReasons *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxReasons, cx_reasons_free)

/**
 * cx_reasons_get:
 *
 * "Matches: Moves goods; Runs Snowflake · Misses: 200–2,000 people · Unknown: Revenue", the weightiest criteria first; "Excluded:
 * Government" where a criterion that must never match does.
 *
 * Returns: until the next call; "" without criteria
 */
const char *cx_reasons_get  (CxReasons *self, guint account);

G_END_DECLS
