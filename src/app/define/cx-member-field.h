/* One member of a part of the one-pager as a field: its label, its input, whether it is still to fill in,
 * and what is wrong with what was typed. A subclass for each way of entering; each follows the document
 * and never makes its input anew. Knows nothing of sections. */
#pragma once

#include "cx-section.h"
#include "cx-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_MEMBER_FIELD (cx_member_field_get_type ())
G_DECLARE_DERIVABLE_TYPE (CxMemberField, cx_member_field, CX, MEMBER_FIELD, AdwBin)

/* Property `example` (string, read-only): what stands in the empty input. */

/**
 * CxMemberFieldClass:
 * @set_up: makes the input for the member; called once
 * @show: brings the input to what @profile says, unless it says that already
 * @apply: Returns: (transfer full) (nullable): @draft with what stands in the input; %NULL: it cannot be read
 */
struct _CxMemberFieldClass {
  AdwBinClass parent_class;

  void       (*set_up) (CxMemberField *self);
  void       (*show)   (CxMemberField *self, CxProfile *profile, const char *part, int entry);
  CxProfile *(*apply)  (CxMemberField *self, CxProfile *draft, const char *part, int entry);
};

/** cx_member_field_set_up: what it is about; once, before anything else. See cx_member_field_new() in cx-member-kinds.h. */
void            cx_member_field_set_up        (CxMemberField *self, const CxPart *part, const CxMember *member);
const CxMember *cx_member_field_get_member    (CxMemberField *self);

/** cx_member_field_set_words: another label and example than the table's; before anything is shown. */
void            cx_member_field_set_words     (CxMemberField *self, const char *label, const char *example);
/** cx_member_field_set_example: what stands in the empty input; %NULL: the table's */
void            cx_member_field_set_example   (CxMemberField *self, const char *example);

void            cx_member_field_set_workspace (CxMemberField *self, CxWorkspace *workspace);

/** cx_member_field_show: @entry: of the part in @profile, or %CX_NO_ENTRY. What is being typed stays as it was typed. */
void            cx_member_field_show          (CxMemberField *self, CxProfile *profile, int entry);

/* For subclasses. */

/** cx_member_field_set_input: @named: the widget inside @input that bears the accessible name */
void            cx_member_field_set_input     (CxMemberField *self, GtkWidget *input, GtkWidget *named);
/** cx_member_field_add_named: names a further widget like the first, and lets it begin steps of undo. */
void            cx_member_field_add_named     (CxMemberField *self, GtkWidget *named);
/** cx_member_field_add_button: beside the label. */
void            cx_member_field_add_button    (CxMemberField *self, GtkWidget *button);
/** cx_member_field_hide_label: for an input that bears its own label. */
void            cx_member_field_hide_label    (CxMemberField *self);
const char     *cx_member_field_get_label     (CxMemberField *self);
const char     *cx_member_field_get_example   (CxMemberField *self);   /* never %NULL */
/** cx_member_field_edited: sends what stands in the input through the workspace: one step of undo while the focus stays, or always with @step. */
void            cx_member_field_edited        (CxMemberField *self, gboolean step);
/** cx_member_field_set_error: @words: what is wrong with the input, or %NULL */
void            cx_member_field_set_error     (CxMemberField *self, const char *words);

G_END_DECLS
