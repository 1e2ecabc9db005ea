/* The smells that the program points out in a one-pager. Knows nothing of how they are shown; what the page holds is
 * said by cx-section.h. */
#include "cx-config.h"

#include "cx-smells.h"

#include "cx-everyone.h"
#include "cx-readiness.h"
#include "cx-stale-name.h"
#include "cx-value.h"
#include "cx-verdicts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct {
  GPtrArray *found;
  CxProfile *profile;
} Finding;

static const char *const code_names[] = {
  [CX_SMELL_NOT_SEARCHABLE] = "not-searchable",
  [CX_SMELL_NAME] = "name",
  [CX_SMELL_NOT_TIGHT] = "not-tight",
  [CX_SMELL_NO_MATCH] = "no-match",
  [CX_SMELL_NO_WEIGHT] = "no-weight",
  [CX_SMELL_EVERYONE] = "everyone",
  [CX_SMELL_NO_EVIDENCE] = "no-evidence",
  [CX_SMELL_RIVAL] = "rival",
  [CX_SMELL_GUESS] = "guess",
  [CX_SMELL_PRECISION] = "precision",
  [CX_SMELL_UNTOUCHED] = "untouched",
  [CX_SMELL_REVIEW] = "review",
};

const char *
cx_smell_code_to_name (CxSmellCode code)
{
  g_return_val_if_fail (code < G_N_ELEMENTS (code_names), NULL);

  return code_names[code];
}

const char *
cx_smells_get_occasion (guint i)
{
  static const char *const occasions[] = {
    N_("a new market segment"), N_("a new geography"), N_("a new price or packaging"), N_("a new competitor"),
    N_("falling conversion"),
  };

  return i < G_N_ELEMENTS (occasions) ? _(occasions[i]) : NULL;
}

static void
smell_free (CxSmell *smell)
{
  g_free (smell->criterion);
  g_free (smell->text);
  g_free (smell);
}

/* Takes @criterion and @text of @smell. */
static void
find (Finding *self,
      CxSmell  smell)
{
  g_ptr_array_add (self->found, g_memdup2 (&smell, sizeof smell));
}

/* ── what the accounts say ── */

static void
find_criterion (Finding           *self,
                const CxCriterion *criterion,
                CxColumns         *columns)
{
  const CxColumn *column = criterion->field ? cx_columns_find (columns, criterion->field) : NULL;
  CxSmell smell = { .code = CX_SMELL_NOT_SEARCHABLE, .section = criterion->section, .entry = CX_NO_ENTRY };

  if (cx_verdicts_searchable (criterion, columns))
    return;
  smell.criterion = g_strdup (criterion->id);
  if (column != NULL)
    /* Translators: label of a criterion, label of a field */
    smell.text = g_strdup_printf (_("“%s” cannot be searched: its test does not fit what “%s” holds. Choose another test."),
                                  criterion->label, column->field->label);
  else
    /* Translators: label of a criterion, key of a field */
    smell.text = g_strdup_printf (_("“%s” cannot be searched: no import has brought a field “%s”. Import one, or ask it in "
                                    "the first call."), criterion->label, criterion->field ? criterion->field : "");
  find (self, smell);
}

static void
find_tightness (Finding           *self,
                const CxFitCounts *counts)
{
  guint inside = counts->tiers[1] + counts->tiers[2];
  CxSmell smell = { .section = "firmographics", .entry = CX_NO_ENTRY };

  if (inside == 0)
    {
      smell.code = CX_SMELL_NO_MATCH;
      smell.text = g_strdup (_("No account is in tier 1 or 2. Look at the criterion that most accounts miss, or import the "
                               "market that you mean."));
      find (self, smell);
    }
  else if (inside > CX_TIGHT_SHARE * counts->accounts)
    {
      smell.code = CX_SMELL_NOT_TIGHT;
      smell.text = g_strdup_printf (_("Tiers 1 and 2 hold %.0f %% of the accounts. A profile of more than %.0f %% of the market "
                                      "is not tight: ask for more."), floor (100.0 * inside / counts->accounts),
                                    100 * CX_TIGHT_SHARE);
      find (self, smell);
    }
}

static void
find_in_accounts (Finding      *self,
                  CxEvaluation *evaluation)
{
  const CxFitCounts *counts = cx_evaluation_get_counts (evaluation);

  if (counts->accounts == 0)
    return;
  for (guint i = 0; i < cx_profile_get_n_criteria (self->profile); i++)
    find_criterion (self, cx_profile_get_criterion (self->profile, i), cx_evaluation_get_columns (evaluation));
  if (cx_profile_get_n_criteria (cx_evaluation_get_profile (evaluation)) > 0)
    find_tightness (self, counts);
}

/* ── what the page says ── */

/* The page states a criterion by its name, which a person may have written for another test. */
static void
find_names (Finding   *self,
            CxProfile *published)
{
  for (guint i = 0; i < cx_profile_get_n_criteria (self->profile); i++)
    {
      const CxCriterion *criterion = cx_profile_get_criterion (self->profile, i);
      int at = cx_profile_find_criterion (published, criterion->id);
      const CxCriterion *was = at < 0 ? NULL : cx_profile_get_criterion (published, (guint) at);
      CxSmell smell = { .code = CX_SMELL_NAME, .section = criterion->section, .entry = CX_NO_ENTRY };

      if (cx_stale_name_has_other_numbers (criterion))
        smell.text = g_strdup_printf (_("“%s” says other numbers than its test: rename it, or the page states what is not tested."),
                                      criterion->label);
      else if (was && g_strcmp0 (was->label, criterion->label) == 0 && g_strcmp0 (criterion->label, criterion->field) != 0 &&
               !cx_criterion_same_test (was, criterion))
        smell.text = g_strdup_printf (_("The test of “%s” changed since it was published, its name did not: see that it still "
                                        "says so."), criterion->label);
      else
        continue;
      smell.criterion = g_strdup (criterion->id);
      find (self, smell);
    }
}

static void
find_weight (Finding *self)
{
  guint n = cx_profile_get_n_criteria (self->profile);

  for (guint i = 0; i < n; i++)
    {
      CxImportance importance = cx_profile_get_criterion (self->profile, i)->importance;

      if (importance == CX_IMPORTANCE_MUST || importance == CX_IMPORTANCE_STRONG)
        return;
    }
  if (n > 0)
    find (self, (CxSmell) {
      .code = CX_SMELL_NO_WEIGHT, .section = "firmographics", .entry = CX_NO_ENTRY,
      .text = g_strdup (_("No criterion is a must or strong, so nothing tells the best accounts from the rest. Raise what "
                          "matters most.")) });
}

static void
find_everyone (Finding    *self,
               const char *text,
               CxSmell     smell)
{
  g_autofree char *phrase = cx_everyone_find (text);

  if (phrase == NULL)
    return;
  smell.code = CX_SMELL_EVERYONE;
  smell.criterion = g_strdup (smell.criterion);
  /* Translators: what the page says: "everyone" */
  smell.text = g_strdup_printf (_("“%s” as the answer means nobody: name those who gain most."), phrase);
  find (self, smell);
}

/* Where the page says whom it is about. */
static void
find_everybody (Finding *self)
{
  static const struct { const char *part, *member; } places[] = {
    { "value", "statement" }, { "value", "summary" }, { "pain", "who" }, { "buying_circle", "title" },
  };

  find_everyone (self, cx_profile_get_name (self->profile), (CxSmell) { .entry = CX_NO_ENTRY });
  for (guint i = 0; i < cx_profile_get_n_criteria (self->profile); i++)
    {
      const CxCriterion *criterion = cx_profile_get_criterion (self->profile, i);

      find_everyone (self, criterion->label, (CxSmell) { .section = criterion->section, .criterion = criterion->id,
                                                         .entry = CX_NO_ENTRY });
    }
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const char *part = places[i].part, *member = places[i].member;
      CxSmell smell = { .section = cx_section_of_part (part)->key, .part = part, .member = member };
      gboolean list = cx_part_find (part)->entry != NULL;
      int n = list ? (int) cx_profile_get_n_entries (self->profile, part) : 1;

      for (int k = 0; k < n; k++)
        {
          smell.entry = list ? k : CX_NO_ENTRY;
          find_everyone (self, cx_profile_get_text (self->profile, part, smell.entry, member), smell);
        }
    }
}

/* Whether an entry says anything but how well it is known. */
static gboolean
says_something (CxProfile    *profile,
                const CxPart *part,
                int           entry)
{
  for (const CxMember *member = part->members; member->key; member++)
    if (g_strcmp0 (member->key, "grade") != 0 && cx_profile_has_member (profile, part->key, entry, member->key))
      return TRUE;
  return FALSE;
}

static void
find_evidence (Finding      *self,
               const CxPart *part,
               int           entry,
               const char   *grade)
{
  g_autofree char *name = entry == CX_NO_ENTRY ? g_strdup (_(cx_section_of_part (part->key)->title))
                                               : cx_entry_name (self->profile, part, (guint) entry);
  const CxMember *member = cx_part_find_member (part, "grade");
  CxSmell smell = { .code = CX_SMELL_NO_EVIDENCE, .section = cx_section_of_part (part->key)->key, .part = part->key,
                    .entry = entry, .member = "evidence" };

  if (cx_part_find_member (part, "evidence") == NULL || cx_profile_has_member (self->profile, part->key, entry, "evidence"))
    return;
  if (grade != NULL && g_strcmp0 (grade, "assumption") != 0 && cx_member_choice_label (member, grade) != NULL)
    /* Translators: a claim, and its grade: Data-backed */
    smell.text = g_strdup_printf (_("“%s” is graded “%s” without evidence: say what it rests on, or grade it an assumption."),
                                  name, _(cx_member_choice_label (member, grade)));
  else
    smell.text = g_strdup_printf (_("“%s” has no evidence yet: ask customers, or look it up."), name);
  find (self, smell);
}

static void
find_rival (Finding      *self,
            const CxPart *part,
            int           entry)
{
  g_autofree char *name = NULL;

  if (cx_part_find_member (part, "rival") == NULL || cx_profile_get_answer (self->profile, part->key, entry, "rival") != 1)
    return;
  name = cx_entry_name (self->profile, part, (guint) entry);
  find (self, (CxSmell) {
    .code = CX_SMELL_RIVAL, .section = cx_section_of_part (part->key)->key, .part = part->key, .entry = entry, .member = "rival",
    .text = g_strdup_printf (_("“%s”: a rival could also say this. Make it more specific, or leave it out."), name) });
}

typedef struct {
  guint graded, assumed;
} Grades;

static void
find_in_entry (Finding      *self,
               const CxPart *part,
               int           entry,
               Grades       *grades)
{
  const char *grade = cx_profile_get_text (self->profile, part->key, entry, "grade");

  if (!says_something (self->profile, part, entry))
    return;
  grades->graded += grade != NULL;
  grades->assumed += g_strcmp0 (grade, "assumption") == 0;
  find_evidence (self, part, entry, grade);
  find_rival (self, part, entry);
}

static void
find_in_parts (Finding *self)
{
  Grades grades = { 0 };

  for (guint i = 0; cx_part_get (i); i++)
    {
      const CxPart *part = cx_part_get (i);
      guint n = part->entry ? cx_profile_get_n_entries (self->profile, part->key) : 1;

      if (cx_part_find_member (part, "grade") == NULL)
        continue;
      for (guint k = 0; k < n; k++)
        find_in_entry (self, part, part->entry ? (int) k : CX_NO_ENTRY, &grades);
    }
  if (grades.graded > 0 && grades.assumed == grades.graded)
    find (self, (CxSmell) {
      .code = CX_SMELL_GUESS, .entry = CX_NO_ENTRY,
      .text = g_strdup (_("Everything that is graded is an assumption. A first version is an informed guess: mark it so when "
                          "you publish it, then ask customers.")) });
}

/* ── what the calendar says ── */

static void
find_age (Finding *self,
          gint32   day,
          gint32   published_day)
{
  gint64 days = (gint64) day - published_day;
  gulong months = (gulong) MAX (days * 12 / CX_UNTOUCHED_DAYS, 0);
  CxSmell smell = { .part = "review", .entry = CX_NO_ENTRY, .member = "by" };

  if (published_day == CX_SMELLS_NEVER || days <= CX_PRECISION_DAYS)
    return;
  if (days > CX_UNTOUCHED_DAYS)
    {
      smell.code = CX_SMELL_UNTOUCHED;
      smell.text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Published %lu month ago: about once a year a profile is due for "
                                                 "another look. Go through it, then publish.", "Published %lu months ago: about once a "
                                                 "year a profile is due for another look. Go through it, then publish.", months), months);
    }
  else
    {
      smell.code = CX_SMELL_PRECISION;
      smell.text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Published %lu month ago: if a large study is behind it, that "
                                                 "has lost precision by now. Ask a few customers again.",
                                                 "Published %lu months ago: if a large study is behind it, that has lost "
                                                 "precision by now. Ask a few customers again.", months), months);
    }
  find (self, smell);
}

static void
find_review (Finding *self,
             gint32   day)
{
  const char *by = cx_profile_get_text (self->profile, "review", CX_NO_ENTRY, "by");
  gint32 due;
  g_autoptr(GDateTime) date = NULL;
  g_autofree char *words = NULL;

  if (by == NULL || !cx_date_parse (by, CX_DATE_DAY_FIRST, &due) || due >= day)
    return;
  date = g_date_time_new_from_unix_utc ((gint64) due * 86400);
  /* Translators: a date: day, short name of the month, year (see g_date_time_format) */
  words = date ? g_date_time_format (date, _("%-d %b %Y")) : g_strdup (by);
  find (self, (CxSmell) {
    .code = CX_SMELL_REVIEW, .part = "review", .entry = CX_NO_ENTRY, .member = "by",
    .text = g_strdup_printf (_("The review was due on %s: look at the page again, then set the next date."), words) });
}

/* Where a section stands on the page; what is about the whole page comes last. */
static guint
section_number (const CxSmell *smell)
{
  guint i = 0;

  while (i < CX_N_SECTIONS && g_strcmp0 (cx_section_get (i)->key, smell->section) != 0)
    i++;
  return i;
}

static int
compare_sections (gconstpointer a,
                  gconstpointer b)
{
  return (int) section_number (*(const CxSmell *const *) a) - (int) section_number (*(const CxSmell *const *) b);
}

GPtrArray *
cx_smells_find (CxProfile    *profile,
                CxEvaluation *evaluation,
                CxProfile    *published,
                gint32        day,
                gint32        published_day)
{
  Finding finding = { .profile = profile };

  g_return_val_if_fail (profile != NULL, NULL);

  finding.found = g_ptr_array_new_with_free_func ((GDestroyNotify) smell_free);
  if (evaluation != NULL)
    find_in_accounts (&finding, evaluation);
  find_names (&finding, published);
  find_weight (&finding);
  find_everybody (&finding);
  find_in_parts (&finding);
  find_age (&finding, day, published_day);
  find_review (&finding, day);
  g_ptr_array_sort (finding.found, compare_sections);
  return finding.found;
}
