/* The one-pager as HTML: one file that refers to no other, for screen and print; all of the document. */
#include "cx-config.h"

#include "cx-page-content.h"
#include "cx-page-language.h"
#include "cx-page-private.h"
#include "cx-page-words.h"

#include "cx-amount.h"
#include "cx-rings.h"

#include <glib/gi18n-lib.h>

/* Colours are the tiers' (mockups/README.md), light and dark; paper is light. */
static const char *const style =
  ":root { color-scheme: light dark; --ink: #1c1b20; --faint: #605b65; --tier: #5a2d82; --gain: #00664f;\n"
  "  --paper: #fff; --band: #f5eefa; --pill: #efe6f6; --rule: #d9cbe4; --line: #ece7f0;\n"
  "  --r0: #fbf9fc; --r3: #ece0f4; --r2: #c9a9dc; --r1: #5a2d82; --ring: #cdb3df; }\n"
  "@media screen and (prefers-color-scheme: dark) { :root { --ink: #f2f0f5; --faint: #b3afb8; --tier: #dcb8f7;\n"
  "  --gain: #7fdcc0; --paper: #1d1b20; --band: #2c2433; --pill: #3a2a4a; --rule: #584069; --line: #332d38;\n"
  "  --r0: #222024; --r3: #302539; --r2: #7b5499; --r1: #dcb8f7; --ring: #584069; } }\n"
  "* { box-sizing: border-box; }\n"
  "body { margin: 0; padding: 2rem 1rem; background: var(--paper); color: var(--ink);\n"
  "  font: 1rem/1.45 'Adwaita Sans', Inter, Cantarell, system-ui, sans-serif; }\n"
  "main, footer { max-width: 60rem; margin: 0 auto; }\n"
  "[dir=auto] { text-align: match-parent; }\n"
  "h1 { margin: 0; font-size: 2.2rem; line-height: 1.15; }\n"
  "h2 { margin: 0; font-size: 1.1rem; color: var(--tier); }\n"
  "p { margin: 0; }\n"
  "header { display: flex; flex-wrap: wrap; gap: 1rem 2rem; justify-content: space-between; align-items: start; }\n"
  ".who { flex: 1 1 22rem; }\n"
  ".tiers { display: flex; gap: 1rem; align-items: center; }\n"
  ".summary { margin-top: .6rem; font-size: 1.08rem; }\n"
  ".place, .state, .owner, .faint, .evidence, footer { color: var(--faint); font-size: .88rem; }\n"
  ".place { font-weight: 700; }\n"
  "section { border-top: 2px solid var(--rule); margin-top: 1.4rem; padding-top: .7rem; }\n"
  "section.value { border: 0; border-radius: .7rem; background: var(--band); padding: .9rem 1.2rem; }\n"
  ".value h2 { font-size: .9rem; }\n"
  ".statement { font-size: 1.35rem; font-weight: 700; line-height: 1.3; }\n"
  ".title { display: flex; flex-wrap: wrap; gap: .5rem 1rem; justify-content: space-between; align-items: baseline; }\n"
  "ul { list-style: none; margin: 0; padding: 0; }\n"
  "li, section td, section th { border-top: 1px solid var(--line); padding: .45rem 0; }\n"
  "li:first-child, section tbody tr:first-child > * { border-top: 0; }\n"
  "table { border-collapse: collapse; }\n"
  "section table { width: 100%; }\n"
  "th { text-align: start; font-weight: 400; vertical-align: baseline; }\n"
  "td { vertical-align: baseline; }\n"
  "thead th { color: var(--faint); font-size: .82rem; }\n"
  "th + th, td + th, th + td, td + td { padding-inline-start: .8rem; }\n"
  "td.end, th.end { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }\n"
  ".amount { font-weight: 700; }\n"
  ".pill { display: inline-block; min-width: 4.2em; padding: 0 .6em; border-radius: 1em; text-align: center;\n"
  "  font-size: .82rem; font-weight: 700; background: var(--pill); color: var(--tier); }\n"
  ".pill.must { background: var(--tier); color: var(--paper); }\n"
  ".pill.never, .pill.ask { background: none; color: var(--faint); box-shadow: inset 0 0 0 1px currentColor; }\n"
  ".line { display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: space-between; }\n"
  ".key { flex: 0 0 9rem; font-weight: 700; }\n"
  ".key.quiet { color: var(--faint); font-weight: 400; }\n"
  ".key + .text { flex: 1 1 14rem; }\n"
  ".gain { color: var(--gain); font-weight: 700; }\n"
  ".detail { font-size: .92rem; }\n"
  ".grade { color: var(--tier); font-size: .82rem; white-space: nowrap; }\n"
  "dl { margin: .2rem 0 0; font-size: .85rem; color: var(--faint); }\n"
  "dl div { display: inline; margin-inline-end: .9rem; }\n"
  "dt, dd { display: inline; margin: 0; }\n"
  "dt::after { content: ':\\00a0'; }\n"
  "dd { color: var(--ink); }\n"
  "a { color: var(--tier); }\n"
  "footer { margin-top: 1.6rem; border-top: 2px solid var(--rule); padding-top: .5rem; }\n"
  "@page { margin: 14mm; }\n"
  "@media print { body { padding: 0; font-size: 9.5pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }\n"
  "  li, tr, section.value { break-inside: avoid; } h2, .title { break-after: avoid; } }\n";

const char *
cx_page_html_style (void)
{
  return style;
}

/* @language: of the page. @document: of what people wrote, where a script cannot tell two languages apart */
typedef struct {
  GString    *text;
  const char *language, *document;
} Html;

/* Adds printf-formatted text; every %s is escaped. */
static void G_GNUC_PRINTF (2, 3)
add (Html       *html,
     const char *format,
     ...)
{
  g_autofree char *markup = NULL;
  va_list arguments;

  va_start (arguments, format);
  markup = g_markup_vprintf_escaped (format, arguments);
  va_end (arguments);
  g_string_append (html->text, markup);
}

/* What a person wrote, as attributes: it runs as it begins, and is of the page's language unless its script is not. */
static void
add_own (Html       *html,
         const char *text)
{
  const char *language = cx_page_language_within (text, html->language, html->document);

  g_string_append (html->text, " dir=\"auto\"");
  if (language)
    add (html, " lang=\"%s\"", language);
}

/* An element that holds only what a person wrote. @open: "<h1" */
static void
add_element (Html       *html,
             const char *open,
             const char *text,
             const char *close)
{
  g_string_append (html->text, open);
  add_own (html, text);
  add (html, ">%s", text);
  g_string_append (html->text, close);
}

/* ── pieces of an entry ── */

static void
add_runs (Html    *html,
          GArray  *runs)
{
  static const char *const opens[] = { "", "<strong>", "<span class=\"faint\">" };
  static const char *const closes[] = { "", "</strong>", "</span>" };

  for (guint i = 0; i < runs->len; i++)
    {
      const CxPageRun *run = &g_array_index (runs, CxPageRun, i);
      const char *language = cx_page_language_within (run->text, html->language, html->document);

      add (html, "%s", i ? " " : "");
      if (language)
        add (html, "<span dir=\"auto\" lang=\"%s\">", language);
      g_string_append (html->text, opens[run->style]);
      add (html, "%s", run->text);
      g_string_append (html->text, closes[run->style]);
      g_string_append (html->text, language ? "</span>" : "");
    }
}

static void
add_grade (Html       *html,
           CxPageGrade grade)
{
  if (grade)
    add (html, " <span class=\"grade\"><span aria-hidden=\"true\">%s</span> %s</span>", cx_page_grade_sign (grade),
         cx_page_grade_words (grade));
}

/* Only what a browser opens as a page becomes a link. */
static gboolean
is_web_address (const char *text)
{
  return g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "http://");
}

static void
add_facts (Html    *html,
           GArray  *facts)
{
  if (facts->len == 0)
    return;
  g_string_append (html->text, "\n<dl>");
  for (guint i = 0; i < facts->len; i++)
    {
      const CxPageFact *fact = &g_array_index (facts, CxPageFact, i);

      add (html, "<div><dt>%s</dt><dd", fact->label);
      add_own (html, fact->text);
      g_string_append (html->text, ">");
      if (fact->link && is_web_address (fact->text))
        add (html, "<a href=\"%s\">%s</a>", fact->text, fact->text);
      else
        add (html, "%s", fact->text);
      g_string_append (html->text, "</dd></div>");
    }
  g_string_append (html->text, "</dl>");
}

static void
add_pill (Html      *html,
          CxPagePill pill)
{
  static const char *const classes[] = { "", "must", "strong", "nice", "never", "ask" };

  add (html, "<span class=\"pill %s\">%s</span>", classes[pill], cx_page_words_pill (pill));
}

/* ── sections ── */

static void
add_title (Html                *html,
           const CxPageSection *section)
{
  add (html, "<div class=\"title\">\n<h2 id=\"%s\">%s</h2>\n", section->key, section->heading);
  if (section->owner)
    {
      add (html, "<p class=\"owner\">%s: ", cx_page_words_owner ());
      add_element (html, "<span", section->owner, "</span></p>\n");
    }
  g_string_append (html->text, "</div>\n");
}

static void
add_row (Html              *html,
         const CxPageEntry *entry,
         gboolean           pills)
{
  g_string_append (html->text, "<tr>");
  if (pills)
    {
      g_string_append (html->text, "<td>");
      if (entry->pill)
        add_pill (html, entry->pill);
      g_string_append (html->text, "</td>");
    }
  g_string_append (html->text, "<th scope=\"row\" dir=\"auto\">");
  add_runs (html, entry->text);
  add_grade (html, entry->grade);
  add_facts (html, entry->facts);
  add (html, "</th><td class=\"end%s\">%s</td></tr>\n", entry->end_kind == CX_END_AMOUNT ? " amount" : "",
       entry->end ? entry->end : "");
}

static gboolean
has_pills (const CxPageSection *section)
{
  for (guint i = 0; i < section->entries->len; i++)
    if (((const CxPageEntry *) section->entries->pdata[i])->pill)
      return TRUE;
  return FALSE;
}

/* What is counted is a table: the criteria with their importance, the market with its figures. */
static void
add_table (Html                *html,
           const CxPageSection *section)
{
  gboolean pills = has_pills (section);

  add (html, "<table aria-labelledby=\"%s\">\n<thead><tr>", section->key);
  if (pills)
    add (html, "<th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\" class=\"end\">%s</th>",
         _("Importance"), _("Criterion"), _("Accounts"));
  else
    add (html, "<th scope=\"col\">%s</th><th scope=\"col\" class=\"end\">%s</th>", _("Figure"), _("Amount"));
  g_string_append (html->text, "</tr></thead>\n<tbody>\n");
  for (guint i = 0; i < section->entries->len; i++)
    add_row (html, section->entries->pdata[i], pills);
  g_string_append (html->text, "</tbody>\n</table>\n");
}

static void
add_item (Html              *html,
          const CxPageEntry *entry)
{
  g_string_append (html->text, "<li>\n<div class=\"line\">");
  if (entry->key)
    add_element (html, entry->quiet ? "<span class=\"key quiet\"" : "<span class=\"key\"", entry->key, "</span> ");
  g_string_append (html->text, "<span class=\"text\" dir=\"auto\">");
  add_runs (html, entry->text);
  add_grade (html, entry->grade);
  g_string_append (html->text, "</span>");
  if (entry->end)
    add_element (html, entry->end_kind == CX_END_GAIN ? " <span class=\"gain\"" : " <span class=\"story\"", entry->end, "</span>");
  g_string_append (html->text, "</div>\n");
  if (entry->detail->len > 0)
    {
      g_string_append (html->text, "<p class=\"detail\" dir=\"auto\">");
      add_runs (html, entry->detail);
      g_string_append (html->text, "</p>");
    }
  add_facts (html, entry->facts);
  g_string_append (html->text, "</li>\n");
}

static void
add_section (Html                *html,
             const CxPageSection *section)
{
  add (html, "<section aria-labelledby=\"%s\">\n", section->key);
  add_title (html, section);
  if (section->place == CX_PLACE_CRITERIA)
    add_table (html, section);
  else
    {
      g_string_append (html->text, "<ul>\n");
      for (guint i = 0; i < section->entries->len; i++)
        add_item (html, section->entries->pdata[i]);
      g_string_append (html->text, "</ul>\n");
    }
  g_string_append (html->text, "</section>\n");
}

static void
add_value (Html                *html,
           const CxPageSection *value)
{
  const CxPageEntry *entry = value->entries->pdata[0];

  g_string_append (html->text, "<section class=\"value\" aria-labelledby=\"value\">\n");
  add_title (html, value);
  if (entry->text->len > 0)
    add_element (html, "<p class=\"statement\"", g_array_index (entry->text, CxPageRun, 0).text, "</p>\n");
  if (entry->detail->len > 0)
    add_element (html, "<p class=\"evidence\"><span", g_array_index (entry->detail, CxPageRun, 0).text, "</span>");
  else if (entry->grade)
    g_string_append (html->text, "<p class=\"evidence\">");
  add_grade (html, entry->grade);
  g_string_append (html->text, entry->detail->len > 0 || entry->grade ? "</p>\n" : "");
  add_facts (html, entry->facts);
  g_string_append (html->text, "</section>\n");
}

/* ── the head ── */

static void
add_circle (Html       *html,
            double      radius,
            const char *color)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.1f", radius);
  add (html, "<circle r=\"%s\" fill=\"var(--%s)\" stroke=\"var(--ring)\" stroke-width=\".8\"/>", number, color);
}

static void
add_rings (Html                *html,
           const CxPageContent *content)
{
  static const char *const colors[] = { "r1", "r2", "r3" };

  g_string_append (html->text, "<svg width=\"96\" height=\"96\" viewBox=\"-48 -48 96 96\" aria-hidden=\"true\">");
  add_circle (html, 46, "r0");
  for (int i = 2; i >= 0; i--)
    add_circle (html, cx_rings_radius (content->tiers[i].from, 46), colors[i]);
  g_string_append (html->text, "</svg>\n");
}

static void
add_tiers (Html                *html,
           const CxPageContent *content)
{
  add (html, "<table aria-label=\"%s\">\n<thead><tr><th scope=\"col\">%s</th><th scope=\"col\" class=\"end\">%s</th>"
       "<th scope=\"col\" class=\"end\">%s</th></tr></thead>\n<tbody>\n", _("Tiers"), _("Tier"), _("Fit from"), _("Accounts"));
  for (guint i = 0; i < CX_PAGE_N_TIERS; i++)
    {
      const CxPageTier *tier = &content->tiers[i];
      g_autofree char *from = cx_format_number (tier->from, 2), *n = cx_page_words_number (tier->n);

      add (html, "<tr><th scope=\"row\">%s</th><td class=\"end\">%s</td><td class=\"end amount\">%s</td></tr>\n",
           tier->words, from, n);
    }
  g_string_append (html->text, "</tbody>\n</table>\n");
}

static void
add_head (Html                *html,
          const CxPageContent *content)
{
  add_element (html, "<header>\n<div class=\"who\">\n<p class=\"place\"", content->place, "</p>\n");
  add_element (html, "<h1", content->title, "</h1>\n");
  add (html, "<p class=\"state\" dir=\"auto\">%s</p>\n", content->state);
  if (content->summary)
    add_element (html, "<p class=\"summary\"", content->summary, "</p>\n");
  g_string_append (html->text, "</div>\n<div class=\"tiers\">\n");
  add_rings (html, content);
  add_tiers (html, content);
  g_string_append (html->text, "</div>\n</header>\n");
}

static void
add_page (Html                *html,
          const CxPageContent *content)
{
  add (html, "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
       "<meta name=\"generator\" content=\"Concentric\">\n<title>%s</title>\n", html->language,
       content->rtl ? "rtl" : "ltr", content->title);
  g_string_append_printf (html->text, "<style>\n%s</style>\n</head>\n<body>\n<main>\n", style);
  add_head (html, content);
  if (content->value)
    add_value (html, content->value);
  for (guint i = 0; i < content->sections->len; i++)
    add_section (html, content->sections->pdata[i]);
  add (html, "</main>\n<footer><p>%s</p></footer>\n</body>\n</html>\n", cx_page_words_made_with ());
}

/* The page's own words are the interface's, so its language is; the document's is told where a script shows it. */
char *
cx_page_to_html (const CxPageContent *content)
{
  g_autofree char *language = NULL;
  Html html;

  g_return_val_if_fail (content != NULL, NULL);

  language = cx_page_language_of_interface ();
  html = (Html) { g_string_new (NULL), language, content->language };
  add_page (&html, content);
  return g_string_free_and_steal (html.text);
}
