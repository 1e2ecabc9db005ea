/* The edits that the one-pager makes to the draft, each one step of undo. Knows no widgets. */
#pragma once

#include "cx-catalogue.h"
#include "cx-workspace.h"

G_BEGIN_DECLS

/** cx_criteria_merge: a number for cx_workspace_edit() that no other run of typing has. */
guint    cx_criteria_merge  (void);

/**
 * cx_criteria_change:
 * @changed: takes the place of the criterion of its id
 *
 * A label that was made of the criterion's parts is made anew; one that a person wrote stays. An
 * empty label is made of the parts from then on.
 */
void     cx_criteria_change (CxWorkspace *workspace, CxCatalogue *catalogue, const CxCriterion *changed, guint merge);

/** cx_criteria_is_named: whether a person wrote the label. */
gboolean cx_criteria_is_named (CxCatalogue *catalogue, const CxCriterion *criterion);

/** cx_criteria_add: a criterion over @field at the end of @section. Returns: (transfer full) (nullable): its id, %NULL when the profile is full */
char    *cx_criteria_add    (CxWorkspace *workspace, CxCatalogue *catalogue, const char *section, const char *field);

/** cx_criteria_copy: the same criterion once more, behind itself. Returns: (transfer full) (nullable): its id */
char    *cx_criteria_copy   (CxWorkspace *workspace, const char *id);

/** cx_criteria_remove: Returns: (transfer full) (nullable): what brings it back: for cx_criteria_restore() */
gpointer cx_criteria_remove (CxWorkspace *workspace, const char *id);

/** cx_criteria_restore: a #GSourceFunc over what cx_criteria_remove() returned; does nothing when another profile is shown by now. */
gboolean cx_criteria_restore      (gpointer removed);
void     cx_criteria_removed_free (gpointer removed);

/** cx_criteria_move: puts criterion @id into @section, before criterion @before of it, or behind all when %NULL. */
void     cx_criteria_move   (CxWorkspace *workspace, const char *id, const char *section, const char *before);

/** cx_criteria_set_field: gives @criterion another field: its test stays when it can, its values only between fields of one kind. */
void     cx_criteria_set_field    (CxCriterion *criterion, CxCatalogue *catalogue, const char *field);
/** cx_criteria_set_operator: gives @criterion another test; what both tests take stays. */
void     cx_criteria_set_operator (CxCriterion *criterion, CxOperator op, CxFieldType type);

G_END_DECLS
