/* The report for the board as HTML and Markdown: one file each, that refers to no other. */
#include "cx-config.h"

#include "cx-board-report.h"

#include "cx-funnel-draw.h"
#include "cx-funnel-words.h"
#include "cx-page-language.h"
#include "cx-page-private.h"
#include "cx-page-words.h"
#include "cx-pages.h"
#include "cx-rings-picture.h"
#include "cx-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ── HTML: pictures ── */

#define PICTURE_WIDTH 720.0
#define RINGS_HEIGHT 560.0

static double
put_rings (CxBoardReport *self,
           CxDrawing     *drawing)
{
  guint fullest = cx_rings_put (self->fit, drawing, 0, 0, PICTURE_WIDTH, RINGS_HEIGHT);

  return cx_rings_put_legend (self->fit, fullest, drawing, 16, RINGS_HEIGHT + 6, PICTURE_WIDTH - 32) + 12;
}

static double
put_funnel (CxBoardReport *self,
            CxDrawing     *drawing)
{
  return cx_funnel_draw (drawing, self->funnel, PICTURE_WIDTH, CX_LOOK_PAPER);
}

/* What is copied out of it are words and numbers, without marks unless its lines need them. @text: (transfer full) */
static char *
finish (const CxBoardReport *self,
        GString             *text)
{
  char *words = g_string_free_and_steal (text);

  return self->rtl ? words : cx_text_drop_marks (words);
}

static void
draw (cairo_t *cr,
      guint    page,
      gpointer drawing)
{
  cairo_scale (cr, 72.0 / 96, 72.0 / 96);
  cx_drawing_draw (drawing, cr);
}

static gboolean
add_picture (GString       *html,
             CxBoardReport *self,
             double       (*put) (CxBoardReport *, CxDrawing *),
             const char    *title,
             GError       **error)
{
  g_autoptr(CxDrawing) drawing = cx_drawing_new (PICTURE_WIDTH, 1, self->rtl, self->language);
  CxPages pages = { .width = PICTURE_WIDTH * 72 / 96, .height = put (self, drawing) * 72 / 96, .n_pages = 1, .title = title,
                    .day = self->day, .draw = draw, .data = drawing };
  g_autoptr(GBytes) svg = cx_pages_to_svg (&pages, error);
  g_autofree char *data = svg ? g_base64_encode (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg)) : NULL;
  g_autofree char *markup = g_markup_printf_escaped ("<img alt=\"%s\" src=\"data:image/svg+xml;base64,", title);

  if (svg == NULL)
    return FALSE;
  g_string_append_printf (html, "%s%s\">\n", markup, data);
  return TRUE;
}

/* ── HTML: words and tables ── */

/* Adds printf-formatted text; every %s is escaped. */
static void G_GNUC_PRINTF (2, 3)
add (GString    *html,
     const char *format,
     ...)
{
  g_autofree char *markup = NULL;
  va_list arguments;

  va_start (arguments, format);
  markup = g_markup_vprintf_escaped (format, arguments);
  va_end (arguments);
  g_string_append (html, markup);
}

static void
add_figures (GString         *html,
             const CxFigures *figures)
{
  add (html, "<table aria-label=\"%s\">\n<thead><tr>", figures->title);
  for (guint column = 0; column < cx_figures_get_n_columns (figures); column++)
    add (html, "<th scope=\"col\" class=\"%s\">%s</th>", column > 0 ? "end" : "", (const char *) figures->columns->pdata[column]);
  g_string_append (html, "</tr></thead>\n<tbody>\n");
  for (guint row = 0; row < cx_figures_get_n_rows (figures); row++)
    {
      add (html, "<tr><th scope=\"row\" dir=\"auto\">%s</th>", cx_figures_get (figures, row, 0));
      for (guint column = 1; column < cx_figures_get_n_columns (figures); column++)
        add (html, "<td class=\"end\">%s</td>", cx_figures_get (figures, row, column));
      g_string_append (html, "</tr>\n");
    }
  g_string_append (html, "</tbody>\n</table>\n");
}

static void
add_section (GString         *html,
             const char      *title,
             const CxFigures *figures)
{
  add (html, "<section>\n<h2>%s</h2>\n", title);
  add_figures (html, figures);
  g_string_append (html, "</section>\n");
}

static void
add_findings (GString             *html,
              const CxBoardReport *self)
{
  add (html, "<section>\n<h2>%s</h2>\n", _("Findings"));
  for (guint i = 0; i < self->findings->len; i++)
    {
      const CxBoardFinding *finding = self->findings->pdata[i];

      add (html, "<h3>%s</h3>\n<p>%s</p>\n<p class=\"faint\">%s</p>\n", finding->title, finding->text, finding->rule);
    }
  if (self->no_finding)
    add (html, "<p>%s</p>\n", self->no_finding);
  g_string_append (html, "</section>\n");
}

static const char *const more_style =
  "img { display: block; width: 100%; max-width: 48rem; height: auto; margin: .8rem auto; background: #fff; border-radius: .7rem; }\n"
  "h3 { margin: .8rem 0 0; font-size: 1rem; }\n"
  "@media print { section.second { break-before: page; border: 0; } img { max-height: 105mm; width: auto; } }\n";

static void
add_head (GString             *html,
          const CxBoardReport *self)
{
  g_autofree char *language = cx_page_language_of_interface ();

  add (html, "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
       "<meta name=\"generator\" content=\"Concentric\">\n<title>%s</title>\n", language, self->rtl ? "rtl" : "ltr", self->title);
  g_string_append_printf (html, "<style>\n%s%s</style>\n</head>\n<body>\n<main>\n", cx_page_html_style (), more_style);
  /* Each name in its own direction, whatever marks are dropped of what is copied. */
  add (html, "<p class=\"place\"><bdi>%s</bdi> · <bdi>%s</bdi></p>\n<h1>%s</h1>\n<p class=\"state\">%s</p>\n", self->workspace, self->profile,
       self->title, self->state);
}

char *
cx_board_report_to_html (CxBoardReport *self,
                         GError       **error)
{
  g_autoptr(GString) html = g_string_new (NULL);

  add_head (html, self);
  g_string_append (html, "<section>\n");
  if (!add_picture (html, self, put_rings, self->title, error))
    return NULL;
  add_figures (html, self->tiers);
  if (self->tiers_note)
    add (html, "<p class=\"faint\">%s</p>\n", self->tiers_note);
  add (html, "</section>\n<section class=\"second\">\n<h2>%s</h2>\n", self->funnel_title);
  g_string_append_printf (html, "<p class=\"faint\">%s</p>\n", cx_funnel_words_definition (self->funnel->definition));
  if (!add_picture (html, self, put_funnel, self->funnel_title, error))
    return NULL;
  add (html, "<p class=\"faint\">%s</p>\n", self->funnel_scale);
  add_figures (html, self->bars);
  for (guint i = 0; i < self->funnel_notes->len; i++)
    g_string_append_printf (html, "<p class=\"faint\">%s</p>\n", (const char *) self->funnel_notes->pdata[i]);
  add_figures (html, self->steps);
  g_string_append (html, "</section>\n");
  add_findings (html, self);
  add_section (html, self->sectors_title, self->sectors);
  if (self->segments)
    add_section (html, self->segments->title, self->segments);
  add (html, "</main>\n<footer><p>%s</p></footer>\n</body>\n</html>\n", cx_page_words_made_with ());
  return finish (self, g_steal_pointer (&html));
}

/* ── Markdown ── */

/* Any ASCII punctuation may be escaped (CommonMark 2.4). */
static void
add_text (GString    *text,
          const char *words)
{
  for (const char *p = words; *p; p++)
    {
      if (strchr ("\\`*_[]<>#|~&!$", *p))
        g_string_append_c (text, '\\');
      g_string_append_c (text, *p == '\n' ? ' ' : *p);
    }
}

static void
add_paragraph (GString    *text,
               const char *before,
               const char *words)
{
  g_string_append (text, before);
  add_text (text, words);
  g_string_append (text, "\n\n");
}

static void
add_row (GString         *text,
         const CxFigures *figures,
         int              row)
{
  g_string_append_c (text, '|');
  for (guint column = 0; column < cx_figures_get_n_columns (figures); column++)
    {
      g_string_append_c (text, ' ');
      add_text (text, row < 0 ? figures->columns->pdata[column] : cx_figures_get (figures, (guint) row, column));
      g_string_append (text, " |");
    }
  g_string_append_c (text, '\n');
}

static void
add_table (GString         *text,
           const CxFigures *figures)
{
  add_row (text, figures, -1);
  g_string_append (text, "|---|");
  for (guint column = 1; column < cx_figures_get_n_columns (figures); column++)
    g_string_append (text, "--:|");
  g_string_append_c (text, '\n');
  for (guint row = 0; row < cx_figures_get_n_rows (figures); row++)
    add_row (text, figures, (int) row);
  g_string_append_c (text, '\n');
}

static void
add_note (GString    *text,
          const char *markup)
{
  g_autofree char *plain = NULL;

  if (pango_parse_markup (markup, -1, 0, NULL, &plain, NULL, NULL))
    add_paragraph (text, "", plain);
}

char *
cx_board_report_to_markdown (const CxBoardReport *self)
{
  GString *text = g_string_new (NULL);

  add_paragraph (text, "# ", self->title);
  add_paragraph (text, "", self->place);
  add_paragraph (text, "", self->state);
  add_table (text, self->tiers);
  if (self->tiers_note)
    add_paragraph (text, "", self->tiers_note);
  add_paragraph (text, "## ", self->funnel_title);
  add_note (text, cx_funnel_words_definition (self->funnel->definition));
  add_table (text, self->bars);
  for (guint i = 0; i < self->funnel_notes->len; i++)
    add_note (text, self->funnel_notes->pdata[i]);
  add_table (text, self->steps);
  add_paragraph (text, "## ", _("Findings"));
  for (guint i = 0; i < self->findings->len; i++)
    {
      const CxBoardFinding *finding = self->findings->pdata[i];

      add_paragraph (text, "### ", finding->title);
      add_paragraph (text, "", finding->text);
      add_paragraph (text, "", finding->rule);
    }
  if (self->no_finding)
    add_paragraph (text, "", self->no_finding);
  add_paragraph (text, "## ", self->sectors_title);
  add_table (text, self->sectors);
  if (self->segments)
    {
      add_paragraph (text, "## ", self->segments->title);
      add_table (text, self->segments);
    }
  g_string_append (text, "---\n\n");
  add_text (text, cx_page_words_made_with ());
  g_string_append_c (text, '\n');
  return finish (self, text);
}
