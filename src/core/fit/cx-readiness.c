/* What the one-pager asks for, and what of it is there. Knows neither how it is edited nor printed; which members
 * there are is said by cx-section.h. */
#include "cx-config.h"

#include "cx-readiness.h"

#include "cx-criterion-words.h"
#include "cx-verdicts.h"

#include <glib/gi18n-lib.h>

/* As much of a text as names an entry. */
#define MOST_CHARACTERS 80

typedef struct {
  CxReadiness     *result;
  CxProfile       *profile;
  CxColumns       *columns;   /* NULL without accounts */
  guint            number;    /* of the section */
  const CxSection *section;
} Asking;

static void
item_free (CxReadinessItem *item)
{
  g_free (item->criterion);
  g_free (item->name);
  g_free (item->words);
  g_free (item);
}

void
cx_readiness_free (CxReadiness *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->items);
  g_free (self);
}

/* One line that names something must not be the whole of it. */
static char *
shorten (const char *text)
{
  g_autofree char *line = g_strstrip (g_strdelimit (g_strdup (text), "\r\n\t", ' '));
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= MOST_CHARACTERS)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, MOST_CHARACTERS - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

char *
cx_entry_name (CxProfile    *profile,
               const CxPart *part,
               guint         entry)
{
  const CxMember *first;
  const char *text;

  g_return_val_if_fail (part != NULL && part->entry != NULL, NULL);

  first = &part->members[0];
  text = cx_profile_get_text (profile, part->key, (int) entry, first->key);
  if (text != NULL && first->kind == CX_MEMBER_CHOICE)
    text = _(cx_member_choice_label (first, text));
  if (text != NULL)
    return shorten (text);
  /* Translators: an entry without a name, and its number: Pain 2 */
  return g_strdup_printf (_("%s %u"), _(part->entry), entry + 1);
}

static void
count (CxReadinessCount *counted,
       gboolean          done)
{
  counted->total++;
  counted->done += done != 0;
}

/* Takes @criterion, @name and @words of @item. */
static void
ask (Asking          *self,
     CxReadinessItem  item)
{
  item.section = self->section->key;
  g_ptr_array_add (self->result->items, g_memdup2 (&item, sizeof item));
  count (&self->result->sections[self->number], item.done);
  count (&self->result->all, item.done);
}

/* ── parts ── */

static gboolean
is_there (CxProfile      *profile,
          const CxPart   *part,
          int             entry,
          const CxMember *member)
{
  if (member->kind == CX_MEMBER_CHECK)
    return cx_profile_get_answer (profile, part->key, entry, member->key) == 1;
  return cx_profile_has_member (profile, part->key, entry, member->key);
}

static void
ask_members (Asking       *self,
             const CxPart *part,
             int           entry)
{
  for (const CxMember *member = part->members; member->key; member++)
    if (member->wanted)
      ask (self, (CxReadinessItem) {
        .part = part->key,
        .member = member->key,
        .entry = entry,
        .name = entry == CX_NO_ENTRY ? NULL : cx_entry_name (self->profile, part, (guint) entry),
        .words = g_strdup (_(member->label)),
        .done = is_there (self->profile, part, entry, member),
      });
}

/* In a section with criteria a list is another way to answer, and need not have entries. */
static void
ask_part (Asking       *self,
          const CxPart *part)
{
  guint n;

  if (part->entry == NULL)
    {
      ask_members (self, part, CX_NO_ENTRY);
      return;
    }
  n = cx_profile_get_n_entries (self->profile, part->key);
  if (!self->section->criteria)
    ask (self, (CxReadinessItem) {
      .part = part->key, .entry = CX_NO_ENTRY, .words = g_strdup (_(part->add)), .done = n > 0 });
  for (guint i = 0; i < n; i++)
    ask_members (self, part, (int) i);
}

/* ── criteria ── */

static gboolean
has_section (const CxCriterion *criterion,
             const CxSection   *section)
{
  return g_strcmp0 (criterion->section, section->key) == 0;
}

static void
ask_criterion (Asking            *self,
               const CxCriterion *criterion)
{
  CxReadinessItem item = { .entry = CX_NO_ENTRY };

  item.criterion = g_strdup (criterion->id);
  item.name = g_strdup (criterion->label);
  /* Translators: a criterion, and what it lacks: Employees: a value to test */
  item.words = g_strdup_printf (_("%s: a value to test"), criterion->label);
  item.done = cx_criterion_is_complete (criterion);
  ask (self, item);
  if (self->columns == NULL)
    return;
  item.criterion = g_strdup (criterion->id);
  item.name = g_strdup (criterion->label);
  /* Translators: a criterion, and what it lacks: Runs Snowflake: a field that your accounts have */
  item.words = g_strdup_printf (_("%s: a field that your accounts have"), criterion->label);
  item.done = cx_verdicts_searchable (criterion, self->columns);
  ask (self, item);
}

static void
ask_criteria (Asking *self)
{
  guint n = 0, n_weighty = 0, n_entries = 0;

  for (guint i = 0; i < cx_profile_get_n_criteria (self->profile); i++)
    {
      const CxCriterion *criterion = cx_profile_get_criterion (self->profile, i);

      if (!has_section (criterion, self->section))
        continue;
      n++;
      n_weighty += criterion->importance == CX_IMPORTANCE_MUST || criterion->importance == CX_IMPORTANCE_STRONG;
    }
  for (guint i = 0; self->section->parts[i]; i++)
    n_entries += cx_profile_get_n_entries (self->profile, self->section->parts[i]->key);
  if (self->section->parts[0] != NULL)
    ask (self, (CxReadinessItem) { .entry = CX_NO_ENTRY, .done = n + n_entries > 0,
                                   .words = g_strdup (_("A criterion, or a question for the first call")) });
  else
    {
      ask (self, (CxReadinessItem) { .entry = CX_NO_ENTRY, .done = n > 0, .words = g_strdup (_("At least one criterion")) });
      ask (self, (CxReadinessItem) { .entry = CX_NO_ENTRY, .done = n_weighty > 0,
                                     .words = g_strdup (_("A criterion that is a must or strong")) });
    }
  for (guint i = 0; i < cx_profile_get_n_criteria (self->profile); i++)
    if (has_section (cx_profile_get_criterion (self->profile, i), self->section))
      ask_criterion (self, cx_profile_get_criterion (self->profile, i));
}

static void
count_gut_check (CxReadiness *self,
                 CxProfile   *profile)
{
  const CxPart *part = cx_part_find ("gut_check");

  for (const CxMember *member = part->members; member->key; member++)
    count (member->kind == CX_MEMBER_CHECK ? &self->ticks : &self->answers,
           is_there (profile, part, CX_NO_ENTRY, member));
}

CxReadiness *
cx_readiness_new (CxProfile    *profile,
                  CxEvaluation *evaluation)
{
  CxReadiness *self;
  Asking asking;

  g_return_val_if_fail (profile != NULL, NULL);

  self = g_new0 (CxReadiness, 1);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  asking = (Asking) { .result = self, .profile = profile };
  if (evaluation != NULL && cx_evaluation_get_counts (evaluation)->accounts > 0)
    asking.columns = cx_evaluation_get_columns (evaluation);
  for (guint i = 0; i < CX_N_SECTIONS; i++)
    {
      asking.number = i;
      asking.section = cx_section_get (i);
      if (asking.section->criteria)
        ask_criteria (&asking);
      for (guint k = 0; asking.section->parts[k]; k++)
        ask_part (&asking, asking.section->parts[k]);
    }
  count_gut_check (self, profile);
  self->percent = 100 * self->all.done / self->all.total;
  return self;
}
