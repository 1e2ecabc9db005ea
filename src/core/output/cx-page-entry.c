/* The pieces that the content of the page is put together from. */
#include "cx-page-entry.h"

/* ── runs and facts ── */

static void
run_clear (CxPageRun *run)
{
  g_free (run->text);
}

static void
fact_clear (CxPageFact *fact)
{
  g_free (fact->text);
}

static GArray *
runs_new (void)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (CxPageRun));

  g_array_set_clear_func (runs, (GDestroyNotify) run_clear);
  return runs;
}

void
cx_page_runs_take (GArray    *runs,
                   CxRunStyle style,
                   char      *text)
{
  CxPageRun run = { style, text };

  if (text)
    g_array_append_val (runs, run);
}

void
cx_page_runs_add (GArray     *runs,
                  CxRunStyle  style,
                  const char *text)
{
  cx_page_runs_take (runs, style, g_strdup (text));
}

void
cx_page_facts_take (GArray     *facts,
                    const char *label,
                    char       *text,
                    gboolean    link)
{
  CxPageFact fact = { label, text, link };

  if (text)
    g_array_append_val (facts, fact);
}

/* ── entries ── */

CxPageEntry *
cx_page_entry_new (void)
{
  CxPageEntry *self = g_new0 (CxPageEntry, 1);

  self->text = runs_new ();
  self->detail = runs_new ();
  self->facts = g_array_new (FALSE, FALSE, sizeof (CxPageFact));
  g_array_set_clear_func (self->facts, (GDestroyNotify) fact_clear);
  return self;
}

void
cx_page_entry_free (CxPageEntry *self)
{
  g_free (self->key);
  g_array_unref (self->text);
  g_array_unref (self->detail);
  g_free (self->end);
  g_array_unref (self->facts);
  g_free (self);
}

gboolean
cx_page_entry_is_empty (const CxPageEntry *self)
{
  return self->text->len == 0 && self->detail->len == 0 && self->end == NULL && self->facts->len == 0;
}

/* ── texts ── */

/* Not the spaces that keep words together. */
static gboolean
is_breaking_space (gunichar c)
{
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* What closes an embedding or override (U+202C) or an isolate (U+2069) that @c opens; 0 when it opens nothing. */
static gunichar
closing_of (gunichar c)
{
  if (c == 0x202a || c == 0x202b || c == 0x202d || c == 0x202e)
    return 0x202c;
  return c >= 0x2066 && c <= 0x2068 ? 0x2069 : 0;
}

char *
cx_page_text_clean (const char *text)
{
  g_autoptr(GString) clean = g_string_new (NULL);
  g_autoptr(GArray) open = g_array_new (FALSE, FALSE, sizeof (gunichar));
  gboolean space = FALSE;

  for (const char *p = text ? text : ""; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p), closing = closing_of (c);

      if (is_breaking_space (c))
        space = TRUE;
      if (is_breaking_space (c) || g_unichar_iscntrl (c))
        continue;
      if (space && clean->len > 0)
        g_string_append_c (clean, ' ');
      space = FALSE;
      if (closing)
        g_array_append_val (open, closing);
      else if (open->len > 0 && c == g_array_index (open, gunichar, open->len - 1))
        g_array_set_size (open, open->len - 1);
      g_string_append_unichar (clean, c);
    }
  for (guint i = open->len; i > 0; i--)
    g_string_append_unichar (clean, g_array_index (open, gunichar, i - 1));
  return clean->len > 0 ? g_string_free (g_steal_pointer (&clean), FALSE) : NULL;
}

/* The stop of the script that a text ends in. */
static const char *
stop_of (gunichar last)
{
  switch (g_unichar_get_script (last))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
      return "。";
    case G_UNICODE_SCRIPT_DEVANAGARI:
      return "।";
    default:
      return ".";
    }
}

char *
cx_page_text_sentence (char *text)
{
  static const char *const ends = ".!?…:;。！？：；．؟۔।";
  gunichar last;
  char *sentence;

  if (text == NULL)
    return NULL;
  last = g_utf8_get_char (g_utf8_find_prev_char (text, text + strlen (text)));
  if (g_utf8_strchr (ends, -1, last))
    return text;
  sentence = g_strconcat (text, stop_of (last), NULL);
  g_free (text);
  return sentence;
}
