/* Everything that stands on the one-pager, in reading order. */
#include "cx-page-entry.h"
#include "cx-page-language.h"
#include "cx-page-words.h"
#include "cx-picture-words.h"

/* ── direction and language ── */

/* The texts that say what the page is about, the most telling first. */
static void
read_telling_texts (CxProfile  *profile,
                    const char *texts[3])
{
  texts[0] = cx_profile_get_name (profile);
  texts[1] = cx_profile_get_text (profile, "value", CX_NO_ENTRY, "statement");
  texts[2] = cx_profile_get_text (profile, "value", CX_NO_ENTRY, "summary");
}

/* What most of them say; of two that disagree, the first. */
static gboolean
runs_right_to_left (CxProfile *profile)
{
  const char *texts[3];
  int sum = 0, first = 0;

  read_telling_texts (profile, texts);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      int sign = cx_words_direction (texts[i]);

      first = first ? first : sign;
      sum += sign;
    }
  return sum != 0 ? sum > 0 : first > 0;
}

static gboolean
is_right_to_left (const CxPageContext *context,
                  CxProfile           *profile)
{
  if (context->direction == CX_PAGE_BY_TEXT)
    return runs_right_to_left (profile);
  return context->direction == CX_PAGE_RIGHT_TO_LEFT;
}

static char *
language_of (CxProfile *profile)
{
  const char *texts[3];

  read_telling_texts (profile, texts);
  return cx_page_language_of (texts, G_N_ELEMENTS (texts));
}

/* ── the whole ── */

/* In the order of the page, which shows the market beside what it is made of. */
static const struct {
  const char *key;
  CxPagePlace place;
} places[] = {
  { "firmographics", CX_PLACE_CRITERIA },
  { "behaviour", CX_PLACE_CRITERIA },
  { "market", CX_PLACE_CRITERIA },
  { "pain", CX_PLACE_WIDE },
  { "differentiation", CX_PLACE_PAIR },
  { "buying_circle", CX_PLACE_PAIR },
  { "proof", CX_PLACE_PAIR },
  { "readiness", CX_PLACE_PAIR },
};

static void
read_sections (CxPageContent       *self,
               const CxPageContext *context)
{
  self->value = cx_page_read_section (context, cx_section_find ("value"), CX_PLACE_WIDE);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      CxPageSection *section = cx_page_read_section (context, cx_section_find (places[i].key), places[i].place);

      if (section)
        g_ptr_array_add (self->sections, section);
    }
}

static void
read_tiers (CxPageContent       *self,
            const CxPageContext *context)
{
  static const guint8 tiers[CX_PAGE_N_TIERS] = { 1, 2, 3, CX_TIER_OUTSIDE };
  const double *thresholds = cx_profile_get_thresholds (cx_evaluation_get_profile (context->evaluation));
  const CxFitCounts *counts = cx_evaluation_get_counts (context->evaluation);

  for (guint i = 0; i < CX_PAGE_N_TIERS; i++)
    self->tiers[i] = (CxPageTier) { tiers[i], tiers[i] == CX_TIER_OUTSIDE ? 0 : thresholds[tiers[i] - 1],
                                    cx_page_words_tier (tiers[i]), counts->tiers[tiers[i]] };
  self->accounts = counts->accounts;
}

static void
look_for_signs (CxPageContent       *self,
                const CxPageSection *section)
{
  self->has_owners |= section->owner != NULL;
  for (guint i = 0; i < section->entries->len; i++)
    self->has_grades |= ((const CxPageEntry *) section->entries->pdata[i])->grade != CX_GRADE_NONE;
}

CxPageContent *
cx_page_content_new (const CxPageContext *context)
{
  CxPageContent *self = g_new0 (CxPageContent, 1);
  CxProfile *profile;
  g_autofree char *place = NULL;
  char *title;

  g_return_val_if_fail (context != NULL && context->evaluation != NULL, NULL);

  profile = cx_evaluation_get_profile (context->evaluation);
  place = cx_page_words_place (context);
  self->language = language_of (profile);
  self->rtl = is_right_to_left (context, profile);
  self->day = context->day;
  self->place = cx_page_text_clean (place);
  title = cx_page_text_clean (cx_profile_get_name (profile));
  self->title = title ? title : g_strdup ("");
  self->state = cx_page_words_state (context);
  self->summary = cx_page_text_clean (cx_profile_get_text (profile, "value", CX_NO_ENTRY, "summary"));
  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_page_section_free);
  read_tiers (self, context);
  read_sections (self, context);
  if (self->value)
    look_for_signs (self, self->value);
  for (guint i = 0; i < self->sections->len; i++)
    look_for_signs (self, self->sections->pdata[i]);
  return self;
}

void
cx_page_content_free (CxPageContent *self)
{
  g_free (self->language);
  g_free (self->place);
  g_free (self->title);
  g_free (self->state);
  g_free (self->summary);
  g_clear_pointer (&self->value, cx_page_section_free);
  g_ptr_array_unref (self->sections);
  g_free (self);
}
