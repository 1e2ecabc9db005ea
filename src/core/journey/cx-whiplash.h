/* Warnings before a publication: sales people cannot have their patch changed every few weeks. Source: method §3. */
#pragma once

#include "cx-impact.h"

G_BEGIN_DECLS

/**
 * CxWhiplashLimits: kept with the workspace.
 * @days: how long a version should hold; 0: no limit
 * @share: how much of an owner's tier 1 and 2 may change, 0…1; 1: no limit
 */
typedef struct {
  int    days;
  double share;
} CxWhiplashLimits;

/* The method's defaults. */
#define CX_WHIPLASH_DAYS 90
#define CX_WHIPLASH_SHARE 0.1

/** cx_whiplash_limits_load: what the workspace says, else the defaults. */
CxWhiplashLimits cx_whiplash_limits_load (CxStore *store);
gboolean         cx_whiplash_limits_save (CxStore *store, const CxWhiplashLimits *limits, GError **error);

/** cx_whiplash_is_above: whether so much of what the group has in tier 1 and 2 changes that it is above the limit. */
gboolean         cx_whiplash_is_above (const CxImpactGroup *group, const CxWhiplashLimits *limits);

/**
 * CxWhiplashKind:
 * @CX_WHIPLASH_YOUNG: the version in force is younger than it should hold
 * @CX_WHIPLASH_OWNERS: of at least one owner more of tier 1 and 2 changes than may
 */
typedef enum {
  CX_WHIPLASH_YOUNG,
  CX_WHIPLASH_OWNERS,
} CxWhiplashKind;

const char *cx_whiplash_kind_to_name (CxWhiplashKind kind);   /* "young", "owners" */

/** CxWhiplash: one warning. @title, @text: for people */
typedef struct {
  CxWhiplashKind kind;
  char          *title, *text;
} CxWhiplash;

void       cx_whiplash_free (CxWhiplash *self);

/**
 * cx_whiplash_find:
 * @version: what is in force; 0: nothing yet, and so no warnings
 * @published, @today: days since 1970-01-01
 *
 * Returns: (transfer full) (element-type CxWhiplash)
 */
GPtrArray *cx_whiplash_find (const CxImpact *impact, int version, gint32 published, gint32 today, const CxWhiplashLimits *limits);

/** cx_whiplash_to_json: `[{"code", "title", "text"}]`. Returns: (transfer full) */
JsonArray *cx_whiplash_to_json (GPtrArray *warnings);

/** cx_whiplash_from_json: reads them again; what is not one is left out. Returns: (transfer full) (element-type CxWhiplash) */
GPtrArray *cx_whiplash_from_json (const char *json);

G_END_DECLS
