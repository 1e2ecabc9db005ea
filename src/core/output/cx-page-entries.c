/* The entries of the page: what of each part of the document stands where in its line. */
#include "cx-config.h"

#include "cx-page-entry.h"
#include "cx-page-words.h"

#include <glib/gi18n-lib.h>

/* ── one function a part; what it does not tell becomes a fact ── */

/* "Head of automation, every shift." */
static char *
who_words (CxPageReader *reader)
{
  g_autofree char *who = cx_page_reader_tell (reader, "who");
  g_autofree char *often = cx_page_reader_tell (reader, "often");

  if (who && often)
    /* Translators: who has a pain, and how often */
    return cx_page_text_sentence (g_strdup_printf (_("%s, %s"), who, often));
  return cx_page_text_sentence (who ? g_steal_pointer (&who) : g_steal_pointer (&often));
}

/* "Lower cost: €310k a site and year"; without words for how much, the money. */
static char *
gain_words (CxPageReader *reader)
{
  g_autofree char *moves = cx_page_reader_tell (reader, "moves");
  g_autofree char *by = cx_page_reader_tell (reader, "by");

  if (by == NULL)
    {
      g_autofree char *amount = cx_page_reader_tell (reader, "amount");

      by = amount ? cx_page_words_a_year (amount) : NULL;
    }
  if (moves && by)
    /* Translators: the bottom line that a pain moves, and by how much */
    return g_strdup_printf (_("%s: %s"), moves, by);
  return moves ? g_steal_pointer (&moves) : g_steal_pointer (&by);
}

static void
add_labelled (GArray     *runs,
              CxRunStyle  style,
              const char *label,
              char       *text)
{
  if (text)
    cx_page_runs_add (runs, style, label);
  cx_page_runs_take (runs, CX_RUN_PLAIN, cx_page_text_sentence (text));
}

static void
read_pain (CxPageReader *reader,
           CxPageEntry  *entry)
{
  cx_page_runs_take (entry->text, CX_RUN_STRONG, cx_page_reader_tell (reader, "title"));
  cx_page_runs_take (entry->detail, CX_RUN_STRONG, who_words (reader));
  add_labelled (entry->detail, CX_RUN_PLAIN, _("Today:"), cx_page_reader_tell (reader, "today"));
  add_labelled (entry->detail, CX_RUN_STRONG, _("With us:"), cx_page_reader_tell (reader, "with_us"));
  add_labelled (entry->detail, CX_RUN_STRONG, _("Use cases:"), cx_page_reader_tell (reader, "use_cases"));
  entry->end = gain_words (reader);
  entry->end_kind = CX_END_GAIN;
}

static void
read_claim (CxPageReader *reader,
            CxPageEntry  *entry)
{
  g_autofree char *against = NULL;

  cx_page_runs_take (entry->text, CX_RUN_STRONG, cx_page_text_sentence (cx_page_reader_tell (reader, "kind")));
  cx_page_runs_take (entry->text, CX_RUN_PLAIN, cx_page_text_sentence (cx_page_reader_tell (reader, "claim")));
  against = cx_page_reader_tell (reader, "against");
  if (against)
    /* Translators: the rival against whom a claim holds */
    cx_page_runs_take (entry->text, CX_RUN_FAINT, cx_page_text_sentence (g_strdup_printf (_("Against %s"), against)));
  cx_page_runs_take (entry->text, CX_RUN_FAINT, cx_page_text_sentence (cx_page_reader_tell (reader, "evidence")));
}

static void
read_role (CxPageReader *reader,
           CxPageEntry  *entry)
{
  g_autofree char *title = cx_page_reader_tell (reader, "title");
  g_autofree char *wants = cx_page_reader_tell (reader, "wants");
  g_autofree char *budget = cx_page_reader_tell (reader, "budget");
  const char *between = wants && budget ? "; " : "";

  entry->key = cx_page_reader_tell (reader, "role");
  if (title && (wants || budget))
    /* Translators: the title of a role, before what it wants */
    cx_page_runs_take (entry->text, CX_RUN_PLAIN, g_strdup_printf (_("%s:"), title));
  else
    cx_page_runs_add (entry->text, CX_RUN_PLAIN, title);
  if (wants || budget)
    cx_page_runs_take (entry->text, CX_RUN_FAINT, g_strconcat (wants ? wants : "", between, budget, NULL));
}

static void
read_story (CxPageReader *reader,
            CxPageEntry  *entry)
{
  entry->key = cx_page_reader_tell (reader, "industry");
  entry->quiet = TRUE;
  cx_page_runs_take (entry->text, CX_RUN_STRONG, cx_page_reader_tell (reader, "customer"));
  entry->end = cx_page_reader_tell (reader, "story");
}

static void
read_need (CxPageReader *reader,
           CxPageEntry  *entry)
{
  g_autofree char *theme = NULL, *when = NULL;

  cx_page_runs_take (entry->text, CX_RUN_STRONG, cx_page_text_sentence (cx_page_reader_tell (reader, "need")));
  cx_page_runs_take (entry->text, CX_RUN_PLAIN, cx_page_text_sentence (cx_page_reader_tell (reader, "gap")));
  theme = cx_page_reader_tell (reader, "theme");
  when = cx_page_reader_tell (reader, "when");
  if (theme && when)
    /* Translators: the theme of the roadmap that a need is in, and when it is due */
    cx_page_runs_take (entry->text, CX_RUN_FAINT, g_strdup_printf (_("Theme: %s, %s"), theme, when));
  else if (theme)
    cx_page_runs_take (entry->text, CX_RUN_FAINT, g_strdup_printf (_("Theme: %s"), theme));
  else
    cx_page_runs_take (entry->text, CX_RUN_FAINT, g_steal_pointer (&when));
}

static void
read_question (CxPageReader *reader,
               CxPageEntry  *entry)
{
  entry->pill = CX_PILL_ASK;
  cx_page_runs_take (entry->text, CX_RUN_PLAIN, cx_page_reader_tell (reader, "question"));
  cx_page_runs_take (entry->text, CX_RUN_FAINT, cx_page_text_sentence (cx_page_reader_tell (reader, "why")));
}

static void
read_value (CxPageReader *reader,
            CxPageEntry  *entry)
{
  cx_page_runs_take (entry->text, CX_RUN_STRONG, cx_page_reader_tell (reader, "statement"));
  cx_page_runs_take (entry->detail, CX_RUN_FAINT, cx_page_reader_tell (reader, "evidence"));
  g_free (cx_page_reader_tell (reader, "summary"));  /* stands in the head */
}

static const struct {
  const char *part;
  void      (*read) (CxPageReader *reader, CxPageEntry *entry);
} readers[] = {
  { "value", read_value },
  { "questions", read_question },
  { "pain", read_pain },
  { "differentiation", read_claim },
  { "buying_circle", read_role },
  { "proof", read_story },
  { "readiness", read_need },
};

/* ── parts ── */

static void
add_entry (GPtrArray   *entries,
           CxPageEntry *entry)
{
  if (cx_page_entry_is_empty (entry) && entry->key == NULL)
    cx_page_entry_free (entry);
  else
    g_ptr_array_add (entries, entry);
}

static void
read_entry (CxProfile    *profile,
            const CxPart *part,
            int           i,
            GPtrArray    *entries)
{
  CxPageReader reader = { profile, part, i, 0 };
  CxPageEntry *entry = cx_page_entry_new ();

  entry->grade = cx_page_reader_grade (&reader);
  for (guint k = 0; k < G_N_ELEMENTS (readers); k++)
    if (g_str_equal (readers[k].part, part->key))
      readers[k].read (&reader, entry);
  cx_page_reader_tell_rest (&reader, entry->facts);
  add_entry (entries, entry);
}

/* An object of questions: each that is answered is a small line. */
static void
read_answers (CxProfile    *profile,
              const CxPart *part,
              GPtrArray    *entries)
{
  for (const CxMember *member = part->members; member->key; member++)
    {
      CxPageReader reader = { profile, part, CX_NO_ENTRY, 0 };
      g_autofree char *answer = cx_page_reader_tell (&reader, member->key);
      CxPageEntry *entry;

      if (answer == NULL)
        continue;
      entry = cx_page_entry_new ();
      cx_page_runs_add (entry->detail, CX_RUN_FAINT, _(member->label));
      cx_page_runs_take (entry->detail, CX_RUN_PLAIN, cx_page_text_sentence (g_steal_pointer (&answer)));
      g_ptr_array_add (entries, entry);
    }
}

static void
read_part (const CxPageContext *context,
           const CxPart        *part,
           GPtrArray           *entries)
{
  CxProfile *profile = cx_evaluation_get_profile (context->evaluation);
  CxPageReader market = { profile, part, CX_NO_ENTRY, 0 };

  if (part->entry)
    for (guint i = 0; i < cx_profile_get_n_entries (profile, part->key); i++)
      read_entry (profile, part, (int) i, entries);
  else if (g_str_equal (part->key, "market"))
    cx_page_read_market (context, &market, entries);
  else if (g_str_equal (part->key, "value"))
    read_entry (profile, part, CX_NO_ENTRY, entries);
  else
    read_answers (profile, part, entries);
}

CxPageSection *
cx_page_read_section (const CxPageContext *context,
                      const CxSection     *section,
                      CxPagePlace          place)
{
  CxProfile *profile = cx_evaluation_get_profile (context->evaluation);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_page_entry_free);
  CxPageSection *self;

  if (section->criteria)
    cx_page_read_criteria (context, section->key, entries);
  for (guint i = 0; section->parts[i]; i++)
    read_part (context, section->parts[i], entries);
  if (entries->len == 0)
    return NULL;
  self = g_new0 (CxPageSection, 1);
  self->key = section->key;
  self->heading = _(section->heading);
  self->owner = cx_page_text_clean (cx_profile_get_text (profile, "owners", CX_NO_ENTRY, section->key));
  self->place = place;
  self->entries = g_steal_pointer (&entries);
  return self;
}

void
cx_page_section_free (CxPageSection *self)
{
  g_free (self->owner);
  g_ptr_array_unref (self->entries);
  g_free (self);
}
