/* The one-pager as CommonMark, with the tables that most readers know; all of the document. */
#include "cx-config.h"

#include "cx-page-content.h"
#include "cx-page-words.h"

#include "cx-amount.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ── escaping ── */

/* Whether the text would begin a list, a heading or a line at its start: "- ", "+ ", "1. ", "2) ", "===". */
static const char *
start_to_escape (const char *text)
{
  const char *p = text;

  if (strchr ("-+=", *text))
    return text;
  while (g_ascii_isdigit (*p))
    p++;
  return p > text && (*p == '.' || *p == ')') ? p : NULL;
}

/* Any ASCII punctuation may be escaped (CommonMark 2.4); the texts have no line ends (cx_page_text_clean()). */
static void
add_text (GString    *text,
          const char *words)
{
  const char *start = *words ? start_to_escape (words) : NULL;

  for (const char *p = words; *p; p++)
    {
      if (strchr ("\\`*_[]<>#|~&!$", *p) || p == start)
        g_string_append_c (text, '\\');
      g_string_append_c (text, *p);
    }
}

static void
add_runs (GString *text,
          GArray  *runs)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const CxPageRun *run = &g_array_index (runs, CxPageRun, i);
      const char *mark = run->style == CX_RUN_STRONG ? "**" : "";

      g_string_append_printf (text, "%s%s", i ? " " : "", mark);
      add_text (text, run->text);
      g_string_append (text, mark);
    }
}

static void
add_grade (GString    *text,
           CxPageGrade grade)
{
  if (grade)
    g_string_append_printf (text, " (%s %s)", cx_page_grade_sign (grade), cx_page_grade_words (grade));
}

/* ── sections ── */

static void
add_facts (GString    *text,
           GArray     *facts,
           const char *before)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const CxPageFact *fact = &g_array_index (facts, CxPageFact, i);

      g_string_append (text, before);
      add_text (text, fact->label);
      g_string_append (text, ": ");
      add_text (text, fact->text);
    }
}

static void
add_row (GString           *text,
         const CxPageEntry *entry,
         gboolean           pills)
{
  if (pills)
    g_string_append_printf (text, "| %s ", cx_page_words_pill (entry->pill));
  g_string_append (text, "| ");
  add_runs (text, entry->text);
  add_grade (text, entry->grade);
  add_facts (text, entry->facts, " · ");
  g_string_append (text, " | ");
  add_text (text, entry->end ? entry->end : "");
  g_string_append (text, " |\n");
}

static void
add_table (GString             *text,
           const CxPageSection *section)
{
  gboolean pills = FALSE;

  for (guint i = 0; i < section->entries->len; i++)
    pills |= ((const CxPageEntry *) section->entries->pdata[i])->pill != CX_PILL_NONE;
  if (pills)
    g_string_append_printf (text, "| %s | %s | %s |\n|---|---|--:|\n", _("Importance"), _("Criterion"), _("Accounts"));
  else
    g_string_append_printf (text, "| %s | %s |\n|---|--:|\n", _("Figure"), _("Amount"));
  for (guint i = 0; i < section->entries->len; i++)
    add_row (text, section->entries->pdata[i], pills);
}

static void
add_item (GString           *text,
          const CxPageEntry *entry)
{
  gboolean any = entry->key || entry->text->len > 0;

  g_string_append (text, "- ");
  if (entry->key)
    {
      g_string_append (text, entry->quiet ? "" : "**");
      add_text (text, entry->key);
      g_string_append (text, entry->quiet ? ":" : ":**");
      g_string_append_c (text, ' ');
    }
  add_runs (text, entry->text);
  if (entry->end)
    {
      g_string_append (text, any ? " – " : "");
      add_text (text, entry->end);
    }
  add_grade (text, entry->grade);
  if (entry->detail->len > 0)
    {
      g_string_append (text, any || entry->end ? "\n  " : "");
      add_runs (text, entry->detail);
    }
  add_facts (text, entry->facts, "\n  - ");
  g_string_append_c (text, '\n');
}

static void
add_heading (GString             *text,
             const CxPageSection *section)
{
  g_string_append (text, "\n## ");
  add_text (text, section->heading);
  g_string_append (text, "\n\n");
  if (section->owner == NULL)
    return;
  g_string_append_printf (text, "%s: ", cx_page_words_owner ());
  add_text (text, section->owner);
  g_string_append (text, "\n\n");
}

static void
add_section (GString             *text,
             const CxPageSection *section)
{
  add_heading (text, section);
  if (section->place == CX_PLACE_CRITERIA)
    add_table (text, section);
  else
    for (guint i = 0; i < section->entries->len; i++)
      add_item (text, section->entries->pdata[i]);
}

static void
add_value (GString             *text,
           const CxPageSection *value)
{
  const CxPageEntry *entry = value->entries->pdata[0];

  add_heading (text, value);
  add_runs (text, entry->text);
  g_string_append (text, entry->text->len > 0 && (entry->detail->len > 0 || entry->grade) ? "\n\n" : "");
  add_runs (text, entry->detail);
  add_grade (text, entry->grade);
  add_facts (text, entry->facts, "\n- ");
  g_string_append_c (text, '\n');
}

/* ── the whole ── */

static void
add_paragraph (GString    *text,
               const char *words)
{
  if (words == NULL)
    return;
  add_text (text, words);
  g_string_append (text, "\n\n");
}

static void
add_tiers (GString             *text,
           const CxPageContent *content)
{
  g_string_append_printf (text, "| %s | %s | %s |\n|---|--:|--:|\n", _("Tier"), _("Fit from"), _("Accounts"));
  for (guint i = 0; i < CX_PAGE_N_TIERS; i++)
    {
      const CxPageTier *tier = &content->tiers[i];
      g_autofree char *from = cx_format_number (tier->from, 2), *n = cx_page_words_number (tier->n);

      g_string_append_printf (text, "| %s | %s | %s |\n", tier->words, from, n);
    }
}

char *
cx_page_to_markdown (const CxPageContent *content)
{
  g_autoptr(GString) text = g_string_new ("# ");

  g_return_val_if_fail (content != NULL, NULL);

  add_paragraph (text, content->title);
  add_paragraph (text, content->place);
  add_paragraph (text, content->state);
  add_paragraph (text, content->summary);
  add_tiers (text, content);
  if (content->value)
    add_value (text, content->value);
  for (guint i = 0; i < content->sections->len; i++)
    add_section (text, content->sections->pdata[i]);
  g_string_append (text, "\n---\n\n");
  add_paragraph (text, cx_page_words_made_with ());
  g_string_truncate (text, text->len - 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
