/* The members of a part of the document, as people read them. */
#include "cx-config.h"

#include "cx-page-entry.h"
#include "cx-page-words.h"
#include "cx-picture-words.h"

#include "cx-amount.h"
#include "cx-value.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static char *
lines_words (CxPageReader   *self,
             const CxMember *member)
{
  guint n = cx_profile_get_n_lines (self->profile, self->part->key, self->entry, member->key);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_null_terminated (n, g_free, TRUE);

  for (guint i = 0; i < n; i++)
    {
      char *line =
        cx_page_text_clean (cx_profile_get_line (self->profile, self->part->key, self->entry, member->key, i));

      if (line)
        g_ptr_array_add (lines, line);
    }
  /* Translators: what stands between the things of a list, e.g. use cases */
  return lines->len > 0 ? g_strjoinv (C_("list", ", "), (char **) lines->pdata) : NULL;
}

static char *
number_words (CxPageReader   *self,
              const CxMember *member)
{
  double number = cx_profile_get_number (self->profile, self->part->key, self->entry, member->key);

  if (isnan (number))
    return NULL;
  if (member->kind == CX_MEMBER_MONEY)
    return cx_format_money (number, cx_profile_get_text (self->profile, self->part->key, self->entry, "currency"),
                            FALSE);
  if (member->kind == CX_MEMBER_SHARE)
    return cx_page_words_percent (number);
  return cx_format_number (number, 2);
}

static char *
answer_words (CxPageReader   *self,
              const CxMember *member)
{
  int answer = cx_profile_get_answer (self->profile, self->part->key, self->entry, member->key);

  return answer < 0 ? NULL : g_strdup (answer ? _("yes") : _("no"));
}

static char *
text_words (CxPageReader   *self,
            const CxMember *member)
{
  const char *text = cx_profile_get_text (self->profile, self->part->key, self->entry, member->key);
  const char *label = text && member->kind == CX_MEMBER_CHOICE ? cx_member_choice_label (member, text) : NULL;
  gint32 day;

  if (label)
    return g_strdup (_(label));
  if (text && member->kind == CX_MEMBER_DATE && cx_date_parse (text, CX_DATE_DAY_FIRST, &day))
    return cx_words_day (day);
  return cx_page_text_clean (text);
}

static char *
member_words (CxPageReader   *self,
              const CxMember *member)
{
  switch (member->kind)
    {
    case CX_MEMBER_LINES:
      return lines_words (self, member);
    case CX_MEMBER_MONEY:
    case CX_MEMBER_SHARE:
    case CX_MEMBER_COUNT:
      return number_words (self, member);
    case CX_MEMBER_ANSWER:
    case CX_MEMBER_CHECK:
      return answer_words (self, member);
    case CX_MEMBER_LINE:
    case CX_MEMBER_TEXT:
    case CX_MEMBER_LINK:
    case CX_MEMBER_CHOICE:
    case CX_MEMBER_CURRENCY:
    case CX_MEMBER_DATE:
    default:
      return text_words (self, member);
    }
}

char *
cx_page_reader_tell (CxPageReader *self,
                     const char   *key)
{
  const CxMember *member = cx_part_find_member (self->part, key);

  g_return_val_if_fail (member != NULL, NULL);

  self->told |= G_GUINT64_CONSTANT (1) << (member - self->part->members);
  return member_words (self, member);
}

CxPageGrade
cx_page_reader_grade (CxPageReader *self)
{
  const CxMember *member = cx_part_find_member (self->part, "grade");
  const char *grade;

  if (member == NULL)
    return CX_GRADE_NONE;
  self->told |= G_GUINT64_CONSTANT (1) << (member - self->part->members);
  grade = cx_profile_get_text (self->profile, self->part->key, self->entry, "grade");
  return cx_page_grade_read (grade);
}

/* A currency is told with its money. */
void
cx_page_reader_tell_rest (CxPageReader *self,
                          GArray       *facts)
{
  for (const CxMember *member = self->part->members; member->key; member++)
    if (!(self->told >> (member - self->part->members) & 1) && member->kind != CX_MEMBER_CURRENCY)
      cx_page_facts_take (facts, _(member->label), member_words (self, member), member->kind == CX_MEMBER_LINK);
}
