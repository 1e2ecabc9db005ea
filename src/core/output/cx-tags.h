/* What Concentric says of one account: tier, segment, fit, stage, flags. Private to this folder. */
#pragma once

#include "cx-snapshot.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** CxTags: where the tags of a snapshot's accounts come from; borrows from the snapshot. @profile: rank index, or -1: the workspace. */
typedef struct {
  CxColumns      *columns;
  CxTiering      *tiering;
  CxJourney      *journey;
  CxSaidNos      *said_nos;
  int             profile;
  const CxColumn *name, *domain, *owner, *territory;
} CxTags;

#define CX_N_FLAGS 5

void         cx_tags_init          (CxTags *self, CxSnapshot *snapshot, int profile);
const CxFit *cx_tags_get_fit       (const CxTags *self, guint account);
const char  *cx_tags_get_segment   (const CxTags *self, guint account);   /* (nullable) */
int          cx_tags_get_version   (const CxTags *self, guint account);   /* of the segment's profile in force; 0 the draft, -1 no profile */
const char  *cx_tags_get_stage     (const CxTags *self, guint account);   /* (nullable) code */

/** cx_tags_has_flag: whether the account has the flag of that name. */
gboolean     cx_tags_has_flag      (const CxTags *self, guint account, const char *flag);
/** cx_tags_check_flag: fails with %CX_ERROR_NOT_FOUND for what is no flag's name. */
gboolean     cx_tags_check_flag    (const char *flag, GError **error);
/** cx_tags_get_flags: names of the flags that hold. Returns: how many */
guint        cx_tags_get_flags     (const CxTags *self, guint account, const char *flags[CX_N_FLAGS]);

/** cx_tags_get_said_no: (nullable): the newest deal of the account that was said no to, of one day the one recorded last. */
const CxSaidNo *cx_tags_get_said_no (const CxTags *self, guint account);

/** cx_tags_columns: the columns of some field keys; of all fields when @keys is %NULL. Returns: (transfer container) (element-type CxColumn) */
GPtrArray   *cx_tags_columns       (const CxTags *self, const char *const *keys, GError **error);

/** cx_tags_account_to_json: an element of `accounts --json`. @columns: (element-type CxColumn): its fields. Returns: (transfer full) */
JsonObject  *cx_tags_account_to_json (const CxTags *self, GPtrArray *columns, guint account);

/** cx_tags_pin_to_json: the pin of the account, with what it scores; null without one. Returns: (transfer full) */
JsonNode    *cx_tags_pin_to_json   (const CxTags *self, guint account);

/** cx_said_nos_to_json: every deal of the account that was said no to, in order of recording. Returns: (transfer full) */
JsonArray   *cx_said_nos_to_json   (CxSaidNos *self, guint account);

G_END_DECLS
