/* A profile with its versions, as commands name them: "3", "draft". */
#pragma once

#include "cx-cli.h"
#include "cx-version-table.h"

G_BEGIN_DECLS

/** CxVersionChoice: one state of the profile. @version: 0: the draft */
typedef struct {
  int        version;
  CxProfile *profile;
} CxVersionChoice;

/**
 * CxVersions:
 * @row: of @rows
 * @published: (element-type CxVersionRow): newest first
 * @choices: (element-type CxVersionChoice): as many, and the draft
 */
typedef struct {
  GPtrArray          *rows;
  const CxProfileRow *row;
  GPtrArray          *published;
  GPtrArray          *choices;
} CxVersions;

/** cx_versions_load: @profile: (nullable): name or rank; %NULL: the only one */
CxVersions *cx_versions_load (CxStore *store, const char *profile, GError **error);
void        cx_versions_free (CxVersions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxVersions, cx_versions_free)

/**
 * cx_versions_choose:
 * @text: (nullable): a number, "draft", or %NULL: what is in force; then @choice is %NULL before the first version
 */
gboolean    cx_versions_choose (const CxVersions *self, const char *text, const CxVersionChoice **choice, GError **error);

/** cx_versions_name: "version 3", "draft". Returns: (transfer full) */
char       *cx_versions_name (const CxVersionChoice *choice);

/** cx_versions_set_choice: 3, "draft", or null without one. */
void        cx_versions_set_choice (JsonObject *object, const char *member, const CxVersionChoice *choice);

G_END_DECLS
