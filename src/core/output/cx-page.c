/* The one-pager, laid out: what stands where on the page, and how it shrinks to fit. */
#include "cx-page-private.h"

#include "cx-rings.h"

#define MARGIN_TOP 40.0
#define FOOTER_TOP (CX_PAGE_HEIGHT - 62)
#define RINGS_RADIUS 46.0

/* From full size down to 76 %: body text of 6.6 pt is the least that can be read on paper. */
static const double scales[] = { 1, 0.94, 0.88, 0.82, 0.76 };

/* ── head ── */

static void
put_glyph (CxPageLayout *page,
           guint8        tier,
           double        x,
           double        y)
{
  CxSheet *sheet = page->sheet;
  const guint faint = 0xb0adb4;

  if (tier == CX_TIER_OUTSIDE)
    {
      cx_sheet_circle (sheet, x - 0.75, y + 0.75, 4.2, 0.75, 1.5, faint);
      cx_sheet_circle (sheet, x - 0.75, y + 0.75, 2, 0.75, 0, faint);
      cx_sheet_disc (sheet, x + 4.05, y - 4.05, 1.5, 0x66616b);
      return;
    }
  if (tier == 3)
    cx_sheet_circle (sheet, x, y, 4.7, 1.95, 0, 0xc9a9dc);
  else
    cx_sheet_circle (sheet, x, y, 5.2, 0.75, 0, faint);
  if (tier == 2)
    cx_sheet_circle (sheet, x, y, 3.1, 1.95, 0, 0x9560b8);
  else
    cx_sheet_circle (sheet, x, y, tier == 1 ? 3.75 : 2.4, 0.75, 0, faint);
  cx_sheet_disc (sheet, x, y, tier == 1 ? 2.4 : 0.75, tier == 1 ? CX_TIER1_INK : faint);
}

static void
put_rings (CxPageLayout *page,
           double        x,
           double        y)
{
  static const guint fills[] = { CX_TIER1_INK, 0xc9a9dc, 0xece0f4 };
  const double *thresholds = cx_profile_get_thresholds (page->profile);

  cx_sheet_disc (page->sheet, x, y, RINGS_RADIUS, 0xfbf9fc);
  cx_sheet_circle (page->sheet, x, y, RINGS_RADIUS, 0.8, 0, 0xcdb3df);
  for (int i = 2; i >= 0; i--)
    {
      double radius = cx_rings_radius (thresholds[i], RINGS_RADIUS);

      cx_sheet_disc (page->sheet, x, y, radius, fills[i]);
      cx_sheet_circle (page->sheet, x, y, radius, 0.8, 0, 0xcdb3df);
    }
}

static double
put_tiers (CxPageLayout *page,
           double        x,
           double        y,
           double        width)
{
  static const guint8 tiers[] = { 1, 2, 3, CX_TIER_OUTSIDE };

  for (guint i = 0; i < G_N_ELEMENTS (tiers); i++)
    {
      g_autofree char *number = cx_page_words_number (page->counts->tiers[tiers[i]]);
      PangoLayout *count = cx_sheet_layout (page->sheet, CX_TEXT_COUNT_STRONG, number, -1, FALSE);
      double count_width, height, below;

      cx_layout_get_size (count, &count_width, &height, NULL);
      put_glyph (page, tiers[i], x + 6, y + height / 2);
      below = cx_sheet_text (page->sheet, CX_TEXT_BODY, cx_page_words_tier (tiers[i]), x + 18, y,
                             width - 18 - count_width - 6, CX_INK);
      cx_sheet_place (page->sheet, count, x + width - count_width, y, CX_INK);
      y = below + 3;
    }
  return y;
}

static double
put_head (CxPageLayout *page,
          double        y)
{
  const double side = 166, rings = 2 * RINGS_RADIUS + 4;
  double width = CX_PAGE_CONTENT - side - 14 - rings - 18;
  g_autofree char *place = cx_page_words_place (page->context);
  g_autofree char *state = cx_page_words_state (page->context);
  double below, tiers;

  below = cx_sheet_text (page->sheet, CX_TEXT_CAPTION_STRONG, place, CX_PAGE_MARGIN_X, y, width, CX_FAINT_INK) + 1;
  below = cx_sheet_text (page->sheet, CX_TEXT_TITLE, cx_profile_get_name (page->profile), CX_PAGE_MARGIN_X, below,
                         width, CX_INK) + 3;
  below = cx_sheet_text (page->sheet, CX_TEXT_CAPTION, state, CX_PAGE_MARGIN_X, below, width, CX_FAINT_INK);
  put_rings (page, CX_PAGE_MARGIN_X + CX_PAGE_CONTENT - side - 14 - rings / 2, y + RINGS_RADIUS + 2);
  tiers = put_tiers (page, CX_PAGE_MARGIN_X + CX_PAGE_CONTENT - side, y + 12, side);
  return MAX (MAX (below, tiers), y + rings);
}

/* ── sections ── */

static gboolean
is_edited (CxPageLayout *page,
           const char   *section)
{
  return g_strcmp0 (page->context->edited, section) == 0;
}

static guint
accent_color (const CxPageContext *context)
{
  guint color = 0;

  for (guint i = 0; i < 3; i++)
    color = color << 8 | (guint) (CLAMP (context->accent[i], 0, 1) * 255 + 0.5);
  return color;
}

/* The frame around what is being edited: 3 px, 4 px away from it. */
static void
put_frame (CxPageLayout *page,
           double        x,
           double        y,
           double        width,
           double        height)
{
  cx_sheet_frame (page->sheet, x - 7, y - 7, width + 14, height + 14, 6, 3, accent_color (page->context));
}

/* Sets a text for the band of the value and adds its height, and @gap, to @height. */
static PangoLayout *
band_text (CxPageLayout *page,
           CxTextStyle   style,
           const char   *text,
           double        width,
           double        gap,
           double       *height)
{
  PangoLayout *layout = cx_sheet_layout (page->sheet, style, text, width, FALSE);
  double own;

  cx_layout_get_size (layout, NULL, &own, NULL);
  *height += own + gap;
  return layout;
}

/* The value in a band of its own; without a statement there is no band. */
static double
put_value (CxPageLayout *page,
           double        y)
{
  const char *statement = cx_profile_get_text (page->profile, "value", CX_NO_ENTRY, "statement");
  const char *evidence = cx_profile_get_text (page->profile, "value", CX_NO_ENTRY, "evidence");
  CxPageGrade grade = cx_page_grade_read (cx_profile_get_text (page->profile, "value", CX_NO_ENTRY, "grade"));
  const double x = CX_PAGE_MARGIN_X + 15, width = CX_PAGE_CONTENT - 30, indent = grade != CX_GRADE_NONE ? 13 : 0;
  PangoLayout *question, *sentence, *proof = NULL;
  double height = 23, top = y + 11;

  if (statement == NULL || *statement == '\0')
    return y;
  question = band_text (page, CX_TEXT_CAPTION_STRONG, cx_page_words_question (), width, 2, &height);
  sentence = band_text (page, CX_TEXT_STATEMENT, statement, width, 0, &height);
  if (evidence && *evidence)
    proof = band_text (page, CX_TEXT_CAPTION, evidence, width - indent, 4, &height);
  cx_sheet_box (page->sheet, CX_PAGE_MARGIN_X, y, CX_PAGE_CONTENT, height, 9, CX_BAND);
  top = cx_sheet_place (page->sheet, question, x, top, CX_TIER1_INK) + 2;
  top = cx_sheet_place (page->sheet, sentence, x, top, CX_INK) + 4;
  if (proof)
    {
      cx_page_put_grade (page, grade, x, top + 7 * page->scale);
      cx_sheet_place (page->sheet, proof, x + indent, top, CX_FAINT_INK);
    }
  if (is_edited (page, "value"))
    put_frame (page, CX_PAGE_MARGIN_X, y, CX_PAGE_CONTENT, height);
  return y + height + 13 * page->scale;
}

double
cx_page_put_heading (CxPageLayout *page,
                     const char   *heading,
                     double        x,
                     double        y,
                     double        width,
                     gboolean      ruled)
{
  if (ruled)
    cx_sheet_box (page->sheet, x, y, width, 1.25, 0, CX_RULE);
  y += ruled ? 9 * page->scale : 0;
  return cx_sheet_text (page->sheet, CX_TEXT_HEADING, heading, x, y, width, CX_TIER1_INK) + 4 * page->scale;
}

static double
pill_width (CxPageLayout *page)
{
  double widest = 45 * page->scale;

  for (CxImportance i = CX_IMPORTANCE_MUST; i <= CX_IMPORTANCE_NEVER; i++)
    {
      g_autoptr(PangoLayout) word = cx_sheet_layout (page->sheet, CX_TEXT_PILL, cx_page_words_importance (i), -1, FALSE);
      double width;

      cx_layout_get_size (word, &width, NULL, NULL);
      widest = MAX (widest, width + 12);
    }
  return widest;
}

/* A must is a full pill, a never an empty one: told apart without colour too. */
static void
put_pill (CxPageLayout *page,
          CxImportance  importance,
          double        x,
          double        middle,
          double        width)
{
  PangoLayout *word = cx_sheet_layout (page->sheet, CX_TEXT_PILL, cx_page_words_importance (importance), -1, FALSE);
  double height = 14 * page->scale, word_width, word_height;
  guint color = importance == CX_IMPORTANCE_MUST ? CX_PAPER
                : importance == CX_IMPORTANCE_NEVER ? CX_FAINT_INK : CX_TIER1_INK;

  cx_layout_get_size (word, &word_width, &word_height, NULL);
  if (importance == CX_IMPORTANCE_NEVER)
    cx_sheet_frame (page->sheet, x, middle - height / 2, width, height, height / 2, 1, 0xb9b3be);
  else
    cx_sheet_box (page->sheet, x, middle - height / 2, width, height, height / 2,
                  importance == CX_IMPORTANCE_MUST ? CX_TIER1_INK : CX_PILL);
  cx_sheet_place (page->sheet, word, x + (width - word_width) / 2, middle - word_height / 2, color);
}

/* A text and what stands at its end, on one baseline. */
typedef struct {
  PangoLayout *text, *end;
  double       width, end_width, height, baseline_gap;
} Line;

static Line
set_line (CxPageLayout *page,
          CxTextStyle   style,
          const char   *text,
          CxTextStyle   end_style,
          const char   *end,
          double        width)
{
  Line line = { .end = cx_sheet_layout (page->sheet, end_style, end, -1, FALSE), .width = width };
  double end_baseline;

  cx_layout_get_size (line.end, &line.end_width, NULL, &end_baseline);
  line.text = cx_sheet_layout (page->sheet, style, text, MAX (width - line.end_width - 8, 20), FALSE);
  cx_layout_get_size (line.text, NULL, &line.height, &line.baseline_gap);
  line.baseline_gap -= end_baseline;
  return line;
}

/* Puts the line down, the text first: that is how it is read aloud and copied. Returns the y below. */
static double
put_line (CxPageLayout *page,
          Line         *line,
          double        x,
          double        y,
          guint         end_color)
{
  double below = cx_sheet_place (page->sheet, line->text, x, y, CX_INK);

  cx_sheet_place (page->sheet, line->end, x + line->width - line->end_width, y + line->baseline_gap, end_color);
  return below;
}

static double
put_criterion (CxPageLayout      *page,
               const CxCriterion *criterion,
               guint              i,
               double             x,
               double             y,
               double             width,
               double             pill)
{
  const char *label = criterion->label && *criterion->label ? criterion->label : criterion->field;
  guint match = cx_evaluation_count_verdicts (page->context->evaluation, i).match;
  g_autofree char *of = page->counts->accounts > 0 ? cx_page_words_of (match, page->counts->accounts) : g_strdup ("");
  double pad = 2.6 * page->scale;
  Line line = set_line (page, CX_TEXT_STRONG, label, CX_TEXT_COUNT, of, width - pill - 8);

  put_pill (page, criterion->importance, x, y + pad + line.height / 2, pill);
  return put_line (page, &line, x + pill + 8, y + pad, CX_FAINT_INK) + pad;
}

static gboolean
is_in_section (const CxCriterion *criterion,
               const char        *section)
{
  return g_strcmp0 (criterion->section, "behaviour") == 0 ? g_str_equal (section, "behaviour")
                                                          : g_str_equal (section, "firmographics");
}

static gboolean
has_section (CxProfile  *profile,
             const char *section)
{
  for (guint i = 0; i < cx_profile_get_n_criteria (profile); i++)
    if (is_in_section (cx_profile_get_criterion (profile, i), section))
      return TRUE;
  return FALSE;
}

static double
put_criteria (CxPageLayout *page,
              const char   *heading,
              const char   *section,
              double        x,
              double        y,
              double        width)
{
  double top = y, pill = pill_width (page);
  gboolean first = TRUE;

  if (!has_section (page->profile, section))
    return y;
  y = cx_page_put_heading (page, heading, x, y, width, TRUE);
  for (guint i = 0; i < cx_profile_get_n_criteria (page->profile); i++)
    {
      const CxCriterion *criterion = cx_profile_get_criterion (page->profile, i);

      if (!is_in_section (criterion, section))
        continue;
      if (!first)
        cx_sheet_box (page->sheet, x, y, width, 0.75, 0, CX_HAIRLINE);
      first = FALSE;
      y = put_criterion (page, criterion, i, x, y, width, pill);
    }
  if (is_edited (page, section))
    put_frame (page, x, top, width, y - top);
  return y + 10 * page->scale;
}

static double
put_market (CxPageLayout *page,
            double        x,
            double        y,
            double        width,
            gboolean      ruled)
{
  g_autofree char *share = cx_page_words_share (page->counts->tiers[1] + page->counts->tiers[2], page->counts->accounts);
  Line line;

  y = cx_page_put_heading (page, cx_page_words_market (), x, y, width, ruled) + 2.6 * page->scale;
  line = set_line (page, CX_TEXT_BODY, cx_page_words_in_profile (), CX_TEXT_COUNT_STRONG, share, width);
  y = put_line (page, &line, x, y, CX_INK);
  y = cx_sheet_text (page->sheet, CX_TEXT_CAPTION, cx_page_words_tight (), x, y, width, CX_FAINT_INK);
  return y + 10 * page->scale;
}

/* Who they are at the start; what they do, and the market, at the end. */
static double
put_columns (CxPageLayout *page,
             double        y)
{
  const double width = CX_PAGE_COLUMN, second = CX_PAGE_MARGIN_X + width + CX_PAGE_GUTTER;
  gboolean who = has_section (page->profile, "firmographics");
  gboolean what = has_section (page->profile, "behaviour");
  double left, right;

  if (!who && !what)
    return y;
  left = who ? put_criteria (page, cx_page_words_who (), "firmographics", CX_PAGE_MARGIN_X, y, width)
             : put_criteria (page, cx_page_words_what (), "behaviour", CX_PAGE_MARGIN_X, y, width);
  right = who ? put_criteria (page, cx_page_words_what (), "behaviour", second, y, width) : y;
  if (page->counts->accounts > 0)
    right = put_market (page, second, right, width, !(who && what));
  return MAX (left, right);
}

static gboolean
has_grades (CxPageLayout *page)
{
  gboolean graded = cx_page_grade_read (cx_profile_get_text (page->profile, "value", CX_NO_ENTRY, "grade")) != CX_GRADE_NONE;

  for (guint i = 0; i < page->sections->len; i++)
    {
      const CxPageSection *section = page->sections->pdata[i];

      for (guint k = 0; k < section->entries->len; k++)
        graded |= ((const CxPageEntry *) section->entries->pdata[k])->grade != CX_GRADE_NONE;
    }
  return graded;
}

static void
put_footer (CxPageLayout *page)
{
  double top = FOOTER_TOP + 9, width;
  PangoLayout *end = cx_sheet_layout (page->sheet, CX_TEXT_CAPTION, cx_page_words_made_with (), -1, FALSE);

  cx_layout_get_size (end, &width, NULL, NULL);
  cx_sheet_box (page->sheet, CX_PAGE_MARGIN_X, FOOTER_TOP, CX_PAGE_CONTENT, 1.25, 0, CX_RULE);
  if (has_grades (page))
    cx_page_put_grades (page, CX_PAGE_MARGIN_X, top);
  else if (cx_profile_get_n_criteria (page->profile) > 0)
    cx_sheet_text (page->sheet, CX_TEXT_CAPTION, cx_page_words_legend (), CX_PAGE_MARGIN_X, top,
                   CX_PAGE_CONTENT - width - 20, CX_FAINT_INK);
  cx_sheet_place (page->sheet, end, CX_PAGE_MARGIN_X + CX_PAGE_CONTENT - width, top, CX_FAINT_INK);
}

/* ── the whole ── */

static CxSheet *
lay_out (const CxPageContext *context,
         GPtrArray           *sections,
         double               scale,
         gboolean            *fits)
{
  g_autoptr(CxSheet) sheet = cx_sheet_new (CX_PAGE_WIDTH, scale, context->rtl);
  CxPageLayout page = { context, cx_evaluation_get_profile (context->evaluation),
                        cx_evaluation_get_counts (context->evaluation), sections, sheet, scale };
  double y;

  y = put_head (&page, MARGIN_TOP) + 13 * scale;
  y = put_value (&page, y);
  y = put_columns (&page, y);
  y = cx_page_put_entries (&page, y);
  *fits = y <= FOOTER_TOP;
  return g_steal_pointer (&sheet);
}

/* The footer stays the same whatever the type of the page does. */
static void
draw_footer (cairo_t             *cr,
             const CxPageContext *context,
             GPtrArray           *sections)
{
  g_autoptr(CxSheet) sheet = cx_sheet_new (CX_PAGE_WIDTH, 1, context->rtl);
  CxPageLayout page = { context, cx_evaluation_get_profile (context->evaluation), NULL, sections, sheet, 1 };

  put_footer (&page);
  cx_sheet_draw (sheet, cr);
}

gboolean
cx_page_draw (cairo_t             *cr,
              const CxPageContext *context)
{
  g_autoptr(GPtrArray) sections = NULL;
  g_autoptr(CxSheet) sheet = NULL;
  gboolean fits = FALSE;

  g_return_val_if_fail (cr != NULL && context != NULL && context->evaluation != NULL, FALSE);

  sections = cx_page_sections_read (cx_evaluation_get_profile (context->evaluation));
  for (guint i = 0; i < G_N_ELEMENTS (scales) && !fits; i++)
    {
      g_clear_pointer (&sheet, cx_sheet_free);
      sheet = lay_out (context, sections, scales[i], &fits);
    }
  cairo_save (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, CX_PAGE_WIDTH, CX_PAGE_HEIGHT);
  cairo_fill (cr);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, CX_PAGE_WIDTH, FOOTER_TOP);
  cairo_clip (cr);
  cx_sheet_draw (sheet, cr);
  cairo_restore (cr);
  draw_footer (cr, context, sections);
  cairo_restore (cr);
  return fits;
}
