/* The one-pager as plain text, in the order in which the page is read. */
#include "cx-page-content.h"
#include "cx-page-words.h"

static void
add_runs (GString    *text,
          GArray     *runs,
          const char *before)
{
  for (guint i = 0; i < runs->len; i++)
    g_string_append_printf (text, "%s%s", i ? " " : before, g_array_index (runs, CxPageRun, i).text);
}

static void
add_end (GString           *text,
         const CxPageEntry *entry)
{
  if (entry->end && entry->end_kind == CX_END_COUNT)
    g_string_append_printf (text, " (%s)", entry->end);
  else if (entry->end)
    g_string_append_printf (text, "%s%s", entry->text->len > 0 ? " – " : "", entry->end);
}

static void
add_entry (GString           *text,
           const CxPageEntry *entry)
{
  if (entry->text->len == 0 && entry->detail->len == 0 && entry->end == NULL && entry->key == NULL)
    return;
  if (entry->pill)
    g_string_append_printf (text, "%s: ", cx_page_words_pill (entry->pill));
  if (entry->key)
    g_string_append_printf (text, "%s: ", entry->key);
  add_runs (text, entry->text, "");
  add_end (text, entry);
  add_runs (text, entry->detail, entry->text->len > 0 || entry->end ? "\n" : "");
  if (entry->grade)
    g_string_append_printf (text, " (%s)", cx_page_grade_words (entry->grade));
  g_string_append_c (text, '\n');
}

static void
add_section (GString             *text,
             const CxPageSection *section)
{
  g_string_append_printf (text, "\n%s", section->heading);
  if (section->owner)
    g_string_append_printf (text, " (%s)", section->owner);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < section->entries->len; i++)
    add_entry (text, section->entries->pdata[i]);
}

char *
cx_page_describe (const CxPageContent *content)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_return_val_if_fail (content != NULL, NULL);

  g_string_append_printf (text, "%s\n%s\n%s\n", content->place, content->title, content->state);
  if (content->summary)
    g_string_append_printf (text, "%s\n", content->summary);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < CX_PAGE_N_TIERS; i++)
    {
      g_autofree char *number = cx_page_words_number (content->tiers[i].n);

      g_string_append_printf (text, "%s: %s\n", content->tiers[i].words, number);
    }
  if (content->value)
    add_section (text, content->value);
  for (guint i = 0; i < content->sections->len; i++)
    add_section (text, content->sections->pdata[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
