/* What changed in the sections of a profile, in words: walks the table of cx-section.h, and knows none of its members. */
#include "cx-config.h"

#include "cx-profile-diff-private.h"

#include "cx-amount.h"
#include "cx-value.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Texts up to this many characters are quoted whole. */
#define N_WHOLE 60

/* Decimals of numbers that read alike with fewer. */
#define N_EXACT 9

/* One value: of a member of an entry (or of a part that is an object) of a document. */
typedef struct {
  CxProfile      *profile;
  const CxPart   *part;
  int             entry;
  const CxMember *member;
} Value;

/* ── values in words ────────────────────────────────────────────────────── */

static char *
join_lines (const Value *value)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint n = cx_profile_get_n_lines (value->profile, value->part->key, value->entry, value->member->key);

  for (guint i = 0; i < n; i++)
    {
      g_string_append (text, i > 0 ? "; " : "");
      g_string_append (text, cx_profile_get_line (value->profile, value->part->key, value->entry, value->member->key, i));
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static char *
text_words (const Value *value)
{
  const char *text = cx_profile_get_text (value->profile, value->part->key, value->entry, value->member->key);
  const char *label = text && value->member->kind == CX_MEMBER_CHOICE ? cx_member_choice_label (value->member, text) : NULL;
  g_autoptr(GDateTime) date = NULL;
  gint32 day;

  if (text && value->member->kind == CX_MEMBER_DATE && cx_date_parse (text, CX_DATE_DAY_FIRST, &day))
    date = g_date_time_new_from_unix_utc ((gint64) day * 86400);
  if (date)
    return g_date_time_format (date, _("%-d %b %Y"));
  return g_strdup (label ? _(label) : text);
}

static gboolean
is_number (const CxMember *member)
{
  return member->kind == CX_MEMBER_MONEY || member->kind == CX_MEMBER_SHARE || member->kind == CX_MEMBER_COUNT;
}

static double
get_number (const Value *value)
{
  return cx_profile_get_number (value->profile, value->part->key, value->entry, value->member->key);
}

/* @decimals: of a share and of a plain number. */
static char *
number_words (const Value *value,
              int          decimals)
{
  double number = get_number (value);
  g_autofree char *percent = NULL;

  if (isnan (number))
    return NULL;
  if (value->member->kind == CX_MEMBER_MONEY && decimals <= 2)
    return cx_format_money (number, cx_profile_get_text (value->profile, value->part->key, value->entry, "currency"), FALSE);
  if (value->member->kind != CX_MEMBER_SHARE)
    return cx_format_number (number, decimals);
  percent = cx_format_number (100 * number, decimals);
  return g_strdup_printf (_("%s %%"), percent);
}

static char *
answer_words (const Value *value)
{
  int answer = cx_profile_get_answer (value->profile, value->part->key, value->entry, value->member->key);

  return answer < 0 ? NULL : g_strdup (answer > 0 ? _("yes") : _("no"));
}

/* %NULL: nothing is said. */
static char *
value_words (const Value *value)
{
  switch (value->member->kind)
    {
    case CX_MEMBER_LINES:
      return join_lines (value);
    case CX_MEMBER_ANSWER:
    case CX_MEMBER_CHECK:
      return answer_words (value);
    case CX_MEMBER_MONEY:
    case CX_MEMBER_SHARE:
    case CX_MEMBER_COUNT:
      return number_words (value, 2);
    default:
      return text_words (value);
    }
}

/* ── long texts ─────────────────────────────────────────────────────────── */

/* How many bytes both begin with, up to the end of a word. */
static gsize
common_start (const char *a,
              const char *b)
{
  gsize n = 0, word = 0;

  for (; a[n] != '\0' && a[n] == b[n]; n++)
    if (a[n] == ' ')
      word = n + 1;
  return word;
}

/* How many bytes both end with, from the start of a word. */
static gsize
common_end (const char *a,
            const char *b)
{
  gsize length_a = strlen (a), length_b = strlen (b), n = 0, word = 0;

  for (; n < MIN (length_a, length_b) && a[length_a - n - 1] == b[length_b - n - 1]; n++)
    if (a[length_a - n - 1] == ' ')
      word = n + 1;
  return word;
}

/* Of long texts only what differs is quoted. */
static void
shorten (char **a,
         char **b)
{
  gsize start, end, length_a = strlen (*a), length_b = strlen (*b);
  char *short_a, *short_b;

  if (g_utf8_strlen (*a, -1) <= N_WHOLE && g_utf8_strlen (*b, -1) <= N_WHOLE)
    return;
  start = common_start (*a, *b);
  end = MIN (common_end (*a + start, *b + start), MIN (length_a, length_b) - start);
  /* Where words were only added, some of what stood there is quoted too. */
  if (start + end == MIN (length_a, length_b))
    end = 0;
  short_a = g_strdup_printf ("%s%.*s%s", start ? "…" : "", (int) (length_a - start - end), *a + start, end ? "…" : "");
  short_b = g_strdup_printf ("%s%.*s%s", start ? "…" : "", (int) (length_b - start - end), *b + start, end ? "…" : "");
  g_free (*a);
  g_free (*b);
  *a = short_a;
  *b = short_b;
}

/* ── members ────────────────────────────────────────────────────────────── */

/* A part beside the nine sections stands for itself. */
static const char *
section_of (const CxPart *part)
{
  const CxSection *section = cx_section_of_part (part->key);

  return section ? section->key : part->key;
}

/* Words of the document's authors stand in quotes, numbers, days and answers do not. */
static gboolean
is_quoted (const CxMember *member)
{
  return !is_number (member) && member->kind != CX_MEMBER_DATE && member->kind != CX_MEMBER_ANSWER;
}

static void
quote (char **words)
{
  char *quoted = *words ? g_strdup_printf (_("“%s”"), *words) : NULL;

  g_free (*words);
  *words = quoted;
}

/* @title: what the member belongs to: "Pain “X”", "Value framework". */
static void
take_member (CxDiff         *self,
             const CxPart   *part,
             const CxMember *member,
             const char     *title,
             char           *was,
             char           *is)
{
  const char *label = _(member->label), *section = section_of (part);

  if (was == NULL)
    /* Translators: an entry of a section, what is asked of it, the answer */
    cx_diff_take (self, CX_PROFILE_ADDED, section, g_strdup_printf (_("%s · %s: %s added"), title, label, is));
  else if (is == NULL)
    cx_diff_take (self, CX_PROFILE_REMOVED, section, g_strdup_printf (_("%s · %s: %s removed"), title, label, was));
  else
    cx_diff_take (self, CX_PROFILE_CHANGED, section,
                  /* Translators: an entry of a section, what is asked of it, the answer before and after */
                  g_strdup_printf (_("%s · %s: %s became %s"), title, label, was, is));
}

static void
take_tick (CxDiff         *self,
           const CxPart   *part,
           const CxMember *member,
           const char     *title,
           gboolean        ticked)
{
  /* Translators: a part of the page, and a line of its checklist */
  char *text = ticked ? g_strdup_printf (_("%s · %s ticked"), title, _(member->label))
                      : g_strdup_printf (_("%s · %s no longer ticked"), title, _(member->label));

  cx_diff_take (self, ticked ? CX_PROFILE_ADDED : CX_PROFILE_REMOVED, section_of (part), text);
}

/* Numbers are compared as such: those that read alike may differ, and one in another currency is the same. */
static gboolean
diff_number (const Value *before,
             const Value *after,
             char       **was,
             char       **is)
{
  double a = get_number (before), b = get_number (after);

  if (a == b || (isnan (a) && isnan (b)))
    return FALSE;
  if (g_strcmp0 (*was, *is) != 0)
    return TRUE;
  g_free (*was);
  g_free (*is);
  *was = number_words (before, N_EXACT);
  *is = number_words (after, N_EXACT);
  return TRUE;
}

/* Returns: whether the member differs. */
static gboolean
diff_member (CxDiff         *self,
             const CxPart   *part,
             const CxMember *member,
             const char     *title,
             int             before,
             int             after)
{
  const Value old = { self->before, part, before, member }, new = { self->after, part, after, member };
  g_autofree char *was = value_words (&old), *is = value_words (&new);

  if (is_number (member) ? !diff_number (&old, &new, &was, &is) : g_strcmp0 (was, is) == 0)
    return FALSE;
  if (member->kind == CX_MEMBER_CHECK)
    {
      take_tick (self, part, member, title, cx_profile_get_answer (self->after, part->key, after, member->key) > 0);
      return TRUE;
    }
  if (was && is)
    shorten (&was, &is);
  if (is_quoted (member))
    {
      quote (&was);
      quote (&is);
    }
  take_member (self, part, member, title, was, is);
  return TRUE;
}

static void
diff_object (CxDiff       *self,
             const CxPart *part)
{
  for (const CxMember *member = part->members; member->key; member++)
    diff_member (self, part, member, cx_profile_change_section_title (section_of (part)), CX_NO_ENTRY, CX_NO_ENTRY);
}

/* ── entries ────────────────────────────────────────────────────────────── */

static char *
known_by (CxProfile    *profile,
          const CxPart *part,
          guint         entry)
{
  return value_words (&(Value) { profile, part, (int) entry, part->members });
}

/* "Pain “X”"; "Pain 2" while it has no title. */
static char *
entry_title (CxProfile    *profile,
             const CxPart *part,
             guint         entry)
{
  g_autofree char *name = known_by (profile, part, entry);

  /* Translators: what an entry is (Pain) and what it is known by, or its number */
  return name ? g_strdup_printf (_("%s “%s”"), _(part->entry), name) : g_strdup_printf (_("%s %u"), _(part->entry), entry + 1);
}

static gboolean
are_equal (CxDiff       *self,
           guint         before,
           guint         after,
           gconstpointer part)
{
  return cx_profile_entry_equal (self->before, ((const CxPart *) part)->key, before, self->after, after);
}

static gboolean
are_known_alike (CxDiff       *self,
                 guint         before,
                 guint         after,
                 gconstpointer part)
{
  g_autofree char *was = known_by (self->before, part, before), *is = known_by (self->after, part, after);

  return was && g_strcmp0 (was, is) == 0;
}

static gboolean
stand_alike (CxDiff       *self,
             guint         before,
             guint         after,
             gconstpointer part)
{
  return before == after;
}

static void
diff_entry (CxDiff       *self,
            const CxPart *part,
            guint         before,
            guint         after)
{
  g_autofree char *title = entry_title (self->before, part, before);
  gboolean found = FALSE;

  for (const CxMember *member = part->members; member->key; member++)
    if (diff_member (self, part, member, title, (int) before, (int) after))
      found = TRUE;
  if (!found && !are_equal (self, before, after, part))
    cx_diff_take (self, CX_PROFILE_CHANGED, section_of (part), g_strdup_printf (_("%s: something else changed"), title));
}

static void
take_entry (CxDiff             *self,
            CxProfileChangeKind kind,
            const CxPart       *part,
            CxProfile          *profile,
            guint               entry)
{
  g_autofree char *title = entry_title (profile, part, entry);

  switch (kind)
    {
    case CX_PROFILE_ADDED:
      cx_diff_take (self, kind, section_of (part), g_strdup_printf (_("%s added"), title));
      break;
    case CX_PROFILE_REMOVED:
      cx_diff_take (self, kind, section_of (part), g_strdup_printf (_("%s removed"), title));
      break;
    default:
      cx_diff_take (self, kind, section_of (part), g_strdup_printf (_("%s moved to place %u"), title, entry + 1));
    }
}

static void
diff_list (CxDiff       *self,
           const CxPart *part)
{
  g_auto(CxPairs) pairs = { 0 };
  g_autofree gboolean *moved = NULL;

  cx_pairs_init (&pairs, cx_profile_get_n_entries (self->before, part->key), cx_profile_get_n_entries (self->after, part->key));
  cx_pairs_match (&pairs, self, are_equal, part);
  cx_pairs_match (&pairs, self, are_known_alike, part);
  cx_pairs_match (&pairs, self, stand_alike, part);
  moved = cx_pairs_find_moved (&pairs);
  for (guint a = 0; a < pairs.n_after; a++)
    {
      if (pairs.before_of[a] == CX_DIFF_NONE)
        take_entry (self, CX_PROFILE_ADDED, part, self->after, a);
      else
        diff_entry (self, part, pairs.before_of[a], a);
      if (moved[a])
        take_entry (self, CX_PROFILE_MOVED, part, self->after, a);
    }
  for (guint b = 0; b < pairs.n_before; b++)
    if (pairs.after_of[b] == CX_DIFF_NONE)
      take_entry (self, CX_PROFILE_REMOVED, part, self->before, b);
}

void
cx_diff_sections (CxDiff *self)
{
  const CxPart *part;

  for (guint i = 0; (part = cx_part_get (i)) != NULL; i++)
    if (part->entry)
      diff_list (self, part);
    else
      diff_object (self, part);
}
