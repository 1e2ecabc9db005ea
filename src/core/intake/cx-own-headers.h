/* Which columns of a file are tags that this program wrote: an answer must not come back as a fact. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** cx_header_is_own: whether a header is of such a tag: "Concentric tier", or as Salesforce names it, "Concentric_Tier__c". */
gboolean cx_header_is_own       (const char *header);

/**
 * cx_headers_are_for_crm:
 * @headers: (array length=n): of all columns
 * @named: (array length=n): whether a column says what an account is called: its name or its domain
 *
 * Whether this is a file that `export --for` wrote: with tags, but without anything that says what an account is called. Beside
 * the record id all its columns are tags, also those that the CRM named ("Ideal Customer Profile Tier").
 */
gboolean cx_headers_are_for_crm (const char *const *headers, const gboolean *named, guint n);

/**
 * cx_headers_are_own_list:
 * @headers: of all columns; %NULL-terminated
 *
 * Whether this is a list of accounts that was written as JSON: tags, and the facts behind cx_header_fact().
 */
gboolean    cx_headers_are_own_list (const char *const *headers);

/** cx_header_fact: (nullable): the key of the field that a column of such a list holds: "industry" of "fields.industry". */
const char *cx_header_fact          (const char *header);

G_END_DECLS
