/* Why an account is in its tier, in a few words. */
#include "cx-config.h"

#include "cx-reason.h"

#include <glib/gi18n-lib.h>

/* More criteria than this of one verdict are only counted. */
#define MOST_NAMED 3

/* Words are kept for profiles with fewer distinct sets of verdicts than this; memory stays small. */
#define MOST_KEPT 65536

/* @order: the criteria that have a weight, the weightiest first. @kept: (nullable): per group of accounts */
typedef struct {
  CxEvaluation *evaluation;
  guint         n;
  guint         order[CX_MAX_CRITERIA];
  char        **kept;
} Words;

struct _CxReasons {
  CxTiering *tiering;
  int        profile;
  guint      n;
  Words     *words;
  GString   *made;
};

/* ── which criteria ── */

static gboolean
goes_before (const CxCriterion *a,
             const CxCriterion *b)
{
  gboolean must_a = a->importance == CX_IMPORTANCE_MUST, must_b = b->importance == CX_IMPORTANCE_MUST;

  return must_a != must_b ? must_a : a->weight > b->weight;
}

static void
words_init (Words        *self,
            CxEvaluation *evaluation)
{
  CxProfile *profile = cx_evaluation_get_profile (evaluation);

  self->evaluation = evaluation;
  for (guint i = 0; i < cx_profile_get_n_criteria (profile); i++)
    {
      const CxCriterion *criterion = cx_profile_get_criterion (profile, i);
      guint at = self->n;

      if (criterion->importance == CX_IMPORTANCE_NEVER || criterion->weight <= 0)
        continue;
      for (; at > 0 && goes_before (criterion, cx_profile_get_criterion (profile, self->order[at - 1])); at--)
        self->order[at] = self->order[at - 1];
      self->order[at] = i;
      self->n++;
    }
  if (cx_evaluation_get_n_groups (evaluation) < MOST_KEPT)
    self->kept = g_new0 (char *, cx_evaluation_get_n_groups (evaluation) + 1);
}

/* ── the words ── */

/* Labels of one verdict while they are gathered. */
typedef struct {
  GString *names;
  guint    n;
} Part;

static void
name_criterion (Part       *part,
                const char *label)
{
  if (part->n++ >= MOST_NAMED)
    return;
  if (part->names->len > 0)
    g_string_append (part->names, "; ");
  g_string_append (part->names, label);
}

/* "Matches: A; B; C and 2 more" */
static void
append_part (GString    *out,
             const char *head,
             Part       *part)
{
  guint unnamed = part->n - MIN (part->n, MOST_NAMED);

  if (part->n > 0)
    g_string_append_printf (out, "%s%s %s", out->len > 0 ? " · " : "", head, part->names->str);
  if (unnamed > 0)
    g_string_append_printf (out, g_dngettext (GETTEXT_PACKAGE, " and %u more", " and %u more", unnamed), unnamed);
  g_string_free (part->names, TRUE);
}

static void
append_excluded (GString      *out,
                 CxEvaluation *evaluation,
                 guint         account)
{
  CxProfile *profile = cx_evaluation_get_profile (evaluation);
  Part excluded = { g_string_new (NULL), 0 };

  for (guint i = 0; i < cx_profile_get_n_criteria (profile); i++)
    {
      const CxCriterion *criterion = cx_profile_get_criterion (profile, i);

      if (criterion->importance == CX_IMPORTANCE_NEVER &&
          cx_evaluation_get_verdict (evaluation, account, i) == CX_VERDICT_MATCH)
        name_criterion (&excluded, criterion->label);
    }
  /* Translators: criteria follow that put an account outside, because they must never match */
  append_part (out, _("Excluded:"), &excluded);
}

static void
append_verdicts (GString     *out,
                 const Words *words,
                 guint        account)
{
  CxProfile *profile = cx_evaluation_get_profile (words->evaluation);
  Part parts[] = {
    [CX_VERDICT_MISS] = { g_string_new (NULL), 0 },
    [CX_VERDICT_MATCH] = { g_string_new (NULL), 0 },
    [CX_VERDICT_UNKNOWN] = { g_string_new (NULL), 0 },
  };

  for (guint i = 0; i < words->n; i++)
    name_criterion (&parts[cx_evaluation_get_verdict (words->evaluation, account, words->order[i])],
                    cx_profile_get_criterion (profile, words->order[i])->label);
  /* Translators: names of criteria that an account matches follow */
  append_part (out, _("Matches:"), &parts[CX_VERDICT_MATCH]);
  /* Translators: names of criteria that an account misses follow */
  append_part (out, _("Misses:"), &parts[CX_VERDICT_MISS]);
  /* Translators: names of criteria that cannot be told for want of data follow */
  append_part (out, _("Unknown:"), &parts[CX_VERDICT_UNKNOWN]);
}

static void
tidy (GString *out)
{
  for (char *p = out->str; *p; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  if (g_utf8_strlen (out->str, -1) > CX_REASON_LONGEST)
    {
      g_string_truncate (out, (gsize) (g_utf8_offset_to_pointer (out->str, CX_REASON_LONGEST - 1) - out->str));
      g_string_append (out, "…");
    }
}

static void
make_words (GString     *out,
            const Words *words,
            guint        account)
{
  g_string_truncate (out, 0);
  append_excluded (out, words->evaluation, account);
  append_verdicts (out, words, account);
  tidy (out);
}

/* What a person said goes before what the criteria say, which did not give the tier. */
static const char *
make_pinned (GString     *out,
             const CxPin *pin)
{
  /* Translators: %1$s is a person who gave an account its tier, %2$s why */
  g_string_printf (out, _("Pinned by %1$s: %2$s"), pin->author, pin->reason);
  tidy (out);
  return out->str;
}

/* ── public ── */

CxReasons *
cx_reasons_new (CxTiering *tiering,
                int        profile)
{
  CxReasons *self = g_new0 (CxReasons, 1);

  self->tiering = cx_tiering_ref (tiering);
  self->profile = profile;
  self->n = cx_tiering_get_n_profiles (tiering);
  self->words = g_new0 (Words, self->n + 1);
  self->made = g_string_new (NULL);
  for (guint i = 0; i < self->n; i++)
    words_init (&self->words[i], cx_tiering_get_profile (tiering, i)->evaluation);
  return self;
}

void
cx_reasons_free (CxReasons *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n; i++)
    for (guint k = 0; self->words[i].kept != NULL && k < cx_evaluation_get_n_groups (self->words[i].evaluation); k++)
      g_free (self->words[i].kept[k]);
  for (guint i = 0; i < self->n; i++)
    g_free (self->words[i].kept);
  g_free (self->words);
  g_string_free (self->made, TRUE);
  cx_tiering_unref (self->tiering);
  g_free (self);
}

const char *
cx_reasons_get (CxReasons *self,
                guint      account)
{
  int profile = self->profile < 0 ? cx_tiering_get_segment (self->tiering, account) : self->profile;
  const CxPin *pin = cx_tiering_get_pin (self->tiering, account);
  Words *words;
  char **kept;

  if (pin != NULL)
    return make_pinned (self->made, pin);
  if (profile < 0)
    return "";
  words = &self->words[profile];
  kept = words->kept ? &words->kept[cx_evaluation_get_group (words->evaluation, account)] : NULL;
  if (kept != NULL && *kept != NULL)
    return *kept;
  make_words (self->made, words, account);
  if (kept != NULL)
    *kept = g_strdup (self->made->str);
  return self->made->str;
}
