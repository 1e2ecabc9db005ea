/* The ways of entering a member of the one-pager: a class each. */
#pragma once

#include "cx-member-field.h"

G_BEGIN_DECLS

/* A line: texts, links, currencies. */
#define CX_TYPE_LINE_FIELD (cx_line_field_get_type ())
G_DECLARE_FINAL_TYPE (CxLineField, cx_line_field, CX, LINE_FIELD, CxMemberField)

/* A text of a few lines, which grows. */
#define CX_TYPE_TEXT_FIELD (cx_text_field_get_type ())
G_DECLARE_FINAL_TYPE (CxTextField, cx_text_field, CX, TEXT_FIELD, CxMemberField)

/* One of a few, all seen at once: short choices, grades, answers. */
#define CX_TYPE_TOGGLES_FIELD (cx_toggles_field_get_type ())
G_DECLARE_FINAL_TYPE (CxTogglesField, cx_toggles_field, CX, TOGGLES_FIELD, CxMemberField)

/* One of many, in a drop-down. */
#define CX_TYPE_CHOICE_FIELD (cx_choice_field_get_type ())
G_DECLARE_FINAL_TYPE (CxChoiceField, cx_choice_field, CX, CHOICE_FIELD, CxMemberField)

/* A list of short texts. */
#define CX_TYPE_LINES_FIELD (cx_lines_field_get_type ())
G_DECLARE_FINAL_TYPE (CxLinesField, cx_lines_field, CX, LINES_FIELD, CxMemberField)

/* Amounts, counts and shares, as the user's language writes numbers. */
#define CX_TYPE_NUMBER_FIELD (cx_number_field_get_type ())
G_DECLARE_FINAL_TYPE (CxNumberField, cx_number_field, CX, NUMBER_FIELD, CxMemberField)

/* A day, with a calendar. */
#define CX_TYPE_DATE_FIELD (cx_date_field_get_type ())
G_DECLARE_FINAL_TYPE (CxDateField, cx_date_field, CX, DATE_FIELD, CxMemberField)

/* A tick. */
#define CX_TYPE_CHECK_FIELD (cx_check_field_get_type ())
G_DECLARE_FINAL_TYPE (CxCheckField, cx_check_field, CX, CHECK_FIELD, CxMemberField)

/** CX_MAX_TOGGLES: choices up to which all are seen at once. */
#define CX_MAX_TOGGLES 3

/** cx_member_field_new: a field of the class that fits the member's kind. */
CxMemberField *cx_member_field_new (const CxPart *part, const CxMember *member);

/** cx_member_is_short: whether its field needs half a line only. */
gboolean       cx_member_is_short  (const CxMember *member);

/** cx_grade_sign: "●", "◐" or "○" for the value of a grade; %NULL for other values. */
const char    *cx_grade_sign       (const char *value);

G_END_DECLS
