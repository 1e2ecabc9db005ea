/* What a job title, and what a CRM says of a person, mean for a purchase: role in the buying circle, and seniority.
 * Knows nothing of files and accounts. */
#pragma once

#include "cx-store.h"

G_BEGIN_DECLS

/** CxSeniority: how high up somebody is. */
typedef enum {
  CX_SENIORITY_UNKNOWN,
  CX_SENIORITY_C_LEVEL,
  CX_SENIORITY_VP,
  CX_SENIORITY_DIRECTOR,
  CX_SENIORITY_MANAGER,
  CX_SENIORITY_INDIVIDUAL,
} CxSeniority;

/** cx_seniority_get_name: (nullable): "c-level", "vp", "director", "manager", "individual"; %NULL when it is unknown. */
const char *cx_seniority_get_name (CxSeniority seniority);

/**
 * CxTitles:
 *
 * The rules, immutable: lists of words in order, the first that a title holds counts. A document of theirs:
 * `{"format": "concentric-titles", "version": 1, "roles": [{"role": "champion", "words": ["head of", "*leiter"]}],
 * "crm_roles": {"CHAMPION": "champion", "OTHER": null}, "seniority": [{"seniority": "director", "words": […]}],
 * "crm_seniority": {"VP-Level": "vp"}}`. Roles are those of the one-pager's buying circle. A `*` stands for any letters.
 */
typedef struct _CxTitles CxTitles;

/** cx_titles_load: those of the workspace, else those that ship (data/presets/titles.json). */
CxTitles   *cx_titles_load  (CxStore *store, GError **error);

/** cx_titles_parse: Fails with %CX_ERROR_SYNTAX, %CX_ERROR_NEWER_DOCUMENT, or %CX_ERROR_INVALID (no such role or seniority). */
CxTitles   *cx_titles_parse (const char *json, GError **error);
void        cx_titles_free  (CxTitles *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxTitles, cx_titles_free)

/** cx_titles_get_document: the rules as JSON text. */
const char *cx_titles_get_document (const CxTitles *self);

/** cx_titles_store: from now on, @json are the rules of this workspace; %NULL: those that ship. Fails as cx_titles_parse(). */
gboolean    cx_titles_store (CxStore *store, const char *json, GError **error);

/**
 * cx_titles_role:
 * @title, @crm: (nullable): job title, and what the CRM calls the role; several with `;` between
 * @by_crm: (out) (optional): whether the CRM said so
 *
 * What the CRM says goes before what the title suggests.
 *
 * Returns: (nullable): a role of the buying circle, "economic buyer"
 */
const char *cx_titles_role (const CxTitles *self, const char *title, const char *crm, gboolean *by_crm);

/** cx_titles_seniority: @title, @crm: (nullable): job title, and what the CRM calls the seniority. */
CxSeniority cx_titles_seniority (const CxTitles *self, const char *title, const char *crm);

/** cx_titles_roles: the roles of a buying circle, in the order in which they are named. %NULL-terminated */
const char *const *cx_titles_roles (void);

G_END_DECLS
