/* Which class of field fits a member. */
#include "cx-member-kinds.h"

static guint
count_choices (const CxMember *member)
{
  guint n = 0;

  while (member->choices && member->choices[n].value)
    n++;
  return n;
}

static GType
type_for (const CxMember *member)
{
  switch (member->kind)
    {
    case CX_MEMBER_TEXT:
      return CX_TYPE_TEXT_FIELD;
    case CX_MEMBER_CHOICE:
      return count_choices (member) <= CX_MAX_TOGGLES ? CX_TYPE_TOGGLES_FIELD : CX_TYPE_CHOICE_FIELD;
    case CX_MEMBER_ANSWER:
      return CX_TYPE_TOGGLES_FIELD;
    case CX_MEMBER_LINES:
      return CX_TYPE_LINES_FIELD;
    case CX_MEMBER_CHECK:
      return CX_TYPE_CHECK_FIELD;
    case CX_MEMBER_MONEY:
    case CX_MEMBER_SHARE:
    case CX_MEMBER_COUNT:
      return CX_TYPE_NUMBER_FIELD;
    case CX_MEMBER_DATE:
      return CX_TYPE_DATE_FIELD;
    case CX_MEMBER_LINE:
    case CX_MEMBER_LINK:
    case CX_MEMBER_CURRENCY:
    default:
      return CX_TYPE_LINE_FIELD;
    }
}

CxMemberField *
cx_member_field_new (const CxPart   *part,
                     const CxMember *member)
{
  CxMemberField *self;

  g_return_val_if_fail (part != NULL && member != NULL, NULL);

  self = g_object_new (type_for (member), NULL);
  cx_member_field_set_up (self, part, member);
  return self;
}

gboolean
cx_member_is_short (const CxMember *member)
{
  switch (member->kind)
    {
    case CX_MEMBER_SHARE:
    case CX_MEMBER_COUNT:
      /* What may be left empty says there what was counted. */
      return member->wanted;
    case CX_MEMBER_MONEY:
    case CX_MEMBER_CURRENCY:
    case CX_MEMBER_DATE:
      return TRUE;
    case CX_MEMBER_CHOICE:
      return count_choices (member) > CX_MAX_TOGGLES;
    default:
      return FALSE;
    }
}

const char *
cx_grade_sign (const char *value)
{
  static const char *const signs[][2] = {
    { "data-backed", "●" },
    { "customer-said", "◐" },
    { "assumption", "○" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_strcmp0 (signs[i][0], value) == 0)
      return signs[i][1];
  return NULL;
}
