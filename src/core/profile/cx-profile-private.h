/* What the files of the document share: its state, and how an edit is made. Inside the profile layer only. */
#pragma once

#include "cx-profile-read.h"

G_BEGIN_DECLS

struct _CxProfile {
  gatomicrefcount refs;
  JsonNode       *root; /* canonical; never touched again, so threads may read it */
  char           *text;
  CxProfileParts  parts;
};

/** cx_profile_thaw: the document as a tree of its own: json-glib's trees are not counted atomically, so an edit works on one read afresh. (transfer full) */
JsonNode  *cx_profile_thaw   (CxProfile *self);

/** cx_profile_freeze: the profile of an edited tree (transfer full), which must be valid. */
CxProfile *cx_profile_freeze (JsonNode *root);

G_END_DECLS
