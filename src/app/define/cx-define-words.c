/* Words that the one-pager's editor makes of the table. A part that is new in the table gets general ones
 * until its own are put here, because plurals cannot be made of a word. */
#include "cx-define-words.h"

#include <glib/gi18n.h>

#define GIST_MEMBERS 3

char *
cx_part_count_words (const CxPart *part,
                     guint         n)
{
  const char *key = part->key;

  if (g_str_equal (key, "pain"))
    return g_strdup_printf (ngettext ("%u pain", "%u pains", n), n);
  if (g_str_equal (key, "differentiation"))
    return g_strdup_printf (ngettext ("%u claim", "%u claims", n), n);
  if (g_str_equal (key, "buying_circle"))
    return g_strdup_printf (ngettext ("%u role", "%u roles", n), n);
  if (g_str_equal (key, "proof"))
    return g_strdup_printf (ngettext ("%u win story", "%u win stories", n), n);
  if (g_str_equal (key, "readiness"))
    return g_strdup_printf (ngettext ("%u need", "%u needs", n), n);
  if (g_str_equal (key, "questions"))
    return g_strdup_printf (ngettext ("%u question", "%u questions", n), n);
  return g_strdup_printf (ngettext ("%u entry", "%u entries", n), n);
}

typedef struct {
  const char *key, *words;
} Words;

static const char *
find_words (const Words  *table,
            const CxPart *part,
            const char   *otherwise)
{
  for (; table->key; table++)
    if (g_str_equal (table->key, part->key))
      return _(table->words);
  return otherwise;
}

const char *
cx_part_new_words (const CxPart *part)
{
  static const Words table[] = {
    { "pain", N_("New pain") },
    { "differentiation", N_("New claim") },
    { "buying_circle", N_("New role") },
    { "proof", N_("New win story") },
    { "readiness", N_("New need") },
    { "questions", N_("New question") },
    { 0 },
  };

  return find_words (table, part, _("New entry"));
}

const char *
cx_part_prompt_words (const CxPart *part)
{
  static const Words table[] = {
    { "pain", N_("What hurts them, how they cope today, and what it is worth to mend it.") },
    { "differentiation", N_("What only you can say, the rival it holds against, and what it rests on.") },
    { "buying_circle", N_("Who takes part in the purchase, what they want, and how they judge.") },
    { "proof", N_("A customer who won with you. Look-alike accounts will be shown it.") },
    { "readiness", N_("What they need that you lack, and what you do about it.") },
    { "questions", N_("What no search can tell, but one conversation can.") },
    { 0 },
  };

  return find_words (table, part, "");
}

const char *
cx_part_heading_words (const CxPart *part)
{
  static const Words table[] = {
    { "questions", N_("Questions for the first call") },
    { "buying_questions", N_("The circle as a whole") },
    { 0 },
  };

  return find_words (table, part, "");
}

char *
cx_member_words (CxProfile      *profile,
                 const CxPart   *part,
                 int             entry,
                 const CxMember *member)
{
  const char *text = cx_profile_get_text (profile, part->key, entry, member->key);
  const char *label = text && member->kind == CX_MEMBER_CHOICE ? cx_member_choice_label (member, text) : NULL;

  if (label)
    return g_strdup (_(label));
  return text ? g_strdelimit (g_strdup (text), "\r\n", ' ') : NULL;
}

char *
cx_entry_words (CxProfile    *profile,
                const CxPart *part,
                guint         entry)
{
  char *words = cx_member_words (profile, part, (int) entry, part->members);

  return words ? words : g_strdup (cx_part_new_words (part));
}

char *
cx_entry_gist (CxProfile    *profile,
               const CxPart *part,
               guint         entry)
{
  g_autoptr(GString) gist = g_string_new (NULL);
  guint n = 0;

  for (const CxMember *member = part->members + 1; member->key && n < GIST_MEMBERS; member++)
    {
      gboolean grade = g_str_equal (member->key, "grade");
      g_autofree char *words = grade ? NULL : cx_member_words (profile, part, (int) entry, member);

      if (words == NULL)
        continue;
      g_string_append_printf (gist, "%s%s", n++ > 0 ? " · " : "", words);
    }
  return g_string_free_and_steal (g_steal_pointer (&gist));
}

char *
cx_missing_words (guint n)
{
  return g_strdup_printf (ngettext ("%u to fill in", "%u to fill in", n), n);
}
