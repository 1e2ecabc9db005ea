/* What changed from one state of a profile to another, in words. */
#pragma once

#include "cx-criterion-words.h"
#include "cx-section.h"

G_BEGIN_DECLS

/**
 * CxProfileChangeKind:
 * @CX_PROFILE_CHANGED: something says something else
 * @CX_PROFILE_ADDED, @CX_PROFILE_REMOVED: a criterion, an entry of a list, an answer
 * @CX_PROFILE_MOVED: a criterion or an entry stands at another place
 */
typedef enum {
  CX_PROFILE_CHANGED,
  CX_PROFILE_ADDED,
  CX_PROFILE_REMOVED,
  CX_PROFILE_MOVED,
} CxProfileChangeKind;

const char *cx_profile_change_kind_to_name (CxProfileChangeKind kind);   /* "changed", "added", "removed", "moved" */

/**
 * CxProfileChange:
 * @section: (nullable): key of the section it is in, or of a part beside the nine (`gut_check`); %NULL: name, thresholds
 * @text: the change in words: "Weight of “Runs Snowflake” 1 → 3"
 * @subject, @from, @to: (nullable): the same where there is little room: "Runs Snowflake", "1", "3"
 */
typedef struct {
  CxProfileChangeKind kind;
  const char         *section;
  char               *text;
  char               *subject, *from, *to;
} CxProfileChange;

/** cx_profile_change_section_title: what a change's section is called, for people. (transfer none) */
const char *cx_profile_change_section_title (const char *section);

void       cx_profile_change_free (CxProfileChange *self);

/**
 * cx_profile_diff:
 * @lookup: (nullable): what fields are called; without it by their keys
 *
 * Name and thresholds, then section by section its criteria and everything that cx-section.h asks for, then the parts beside
 * the nine. Criteria are paired by id,
 * by what they test, by label; entries of a list by being equal, by what they are known by, by place. Empty exactly
 * when cx_profile_equal().
 *
 * Returns: (transfer full) (element-type CxProfileChange)
 */
GPtrArray *cx_profile_diff (CxProfile *before, CxProfile *after, CxFieldLookup lookup, gpointer lookup_data);

G_END_DECLS
