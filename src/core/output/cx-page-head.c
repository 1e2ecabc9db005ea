/* The top of the page: whose profile it is, its rings and tiers, and the band of the value. */
#include "cx-page-private.h"
#include "cx-page-words.h"

#include "cx-rings.h"
#include "cx-tier-sign.h"

#define RINGS_RADIUS 46.0
#define TIERS_WIDTH 152.0
#define NAME_LINES 3

/* ── the rings, and what they mean ── */

static void
put_rings (CxDrawing             *sheet,
           const CxPageContent *content,
           double               x,
           double               y)
{
  static const guint fills[] = { CX_TIER1_INK, 0xc9a9dc, 0xece0f4 };

  cx_drawing_disc (sheet, x, y, RINGS_RADIUS, 0xfbf9fc);
  cx_drawing_circle (sheet, x, y, RINGS_RADIUS, 0.8, 0, 0xcdb3df);
  for (int i = 2; i >= 0; i--)
    {
      double radius = cx_rings_radius (content->tiers[i].from, RINGS_RADIUS);

      cx_drawing_disc (sheet, x, y, radius, fills[i]);
      cx_drawing_circle (sheet, x, y, radius, 0.8, 0, 0xcdb3df);
    }
}

static double
put_tier (CxDrawing          *sheet,
          const CxPageTier *tier,
          double            x,
          double            y)
{
  g_autofree char *number = cx_page_words_number (tier->n);
  PangoLayout *count = cx_drawing_layout (sheet, CX_TEXT_COUNT_STRONG, number, -1, FALSE), *words;
  double count_width, height, below;

  cx_layout_get_size (count, &count_width, &height, NULL);
  cx_drawing_begin (sheet, "LI");
  cx_drawing_begin (sheet, "LBody");
  cx_tier_sign_put (sheet, tier->tier, x + 6, y + height / 2, 1, FALSE);
  words = cx_drawing_layout (sheet, CX_TEXT_BODY, tier->words, TIERS_WIDTH - 19 - count_width - 6, FALSE);
  below = cx_drawing_place_as (sheet, "P", words, x + 19, y, CX_INK);
  cx_drawing_place_as (sheet, "P", count, x + TIERS_WIDTH - count_width, y, CX_INK);
  cx_drawing_end (sheet, "LBody");
  cx_drawing_end (sheet, "LI");
  return below + 2.6;
}

/* ── the head ── */

static PangoLayout *
name_layout (CxDrawing    *sheet,
             const char *name,
             double      width,
             gboolean   *cut)
{
  PangoLayout *layout = cx_drawing_layout (sheet, CX_TEXT_TITLE, name, width, FALSE);

  pango_layout_set_height (layout, -NAME_LINES);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  *cut = pango_layout_is_ellipsized (layout);
  return layout;
}

CxPageBlock
cx_page_head_new (CxPageLayout *page,
                  gboolean     *cut)
{
  const CxPageContent *content = page->content;
  CxDrawing *sheet = cx_drawing_new_part (page->sheet);
  const double rings = 2 * RINGS_RADIUS + 4, tiers_x = page->content_width - TIERS_WIDTH;
  const double width = tiers_x - 14 - rings - 18;
  double y, tiers_y = 14;

  y = cx_drawing_place_as (sheet, "P", cx_drawing_layout (sheet, CX_TEXT_CAPTION_STRONG, content->place, width, FALSE), 0,
                         0, CX_FAINT_INK) + 3;
  y = cx_drawing_place_as (sheet, "H1", name_layout (sheet, content->title, width, cut), 0, y, CX_INK) + 5;
  y = cx_drawing_place_as (sheet, "P", cx_drawing_layout (sheet, CX_TEXT_CAPTION, content->state, width, FALSE), 0, y,
                         CX_FAINT_INK);
  if (content->summary && !page->no_summary)
    y = cx_drawing_place_as (sheet, "P", cx_drawing_layout (sheet, CX_TEXT_SUMMARY, content->summary, width, FALSE), 0,
                           y + 8 * page->scale, CX_INK);
  put_rings (sheet, content, tiers_x - 14 - rings / 2, RINGS_RADIUS + 2);
  cx_drawing_begin (sheet, "L");
  for (guint i = 0; i < CX_PAGE_N_TIERS; i++)
    tiers_y = put_tier (sheet, &content->tiers[i], tiers_x, tiers_y);
  cx_drawing_end (sheet, "L");
  return (CxPageBlock) { sheet, MAX (MAX (y, tiers_y), rings) + 13 * page->scale };
}

/* ── the value ── */

static double
put_question (CxDrawing             *sheet,
              const CxPageSection *value,
              double               x,
              double               y,
              double               width)
{
  PangoLayout *owner = value->owner ? cx_drawing_layout (sheet, CX_TEXT_CAPTION, value->owner, -1, FALSE) : NULL;
  PangoLayout *question;
  double below, owner_width = 0;

  if (owner)
    cx_layout_get_size (owner, &owner_width, NULL, NULL);
  question = cx_drawing_layout (sheet, CX_TEXT_CAPTION_STRONG, value->heading, MAX (width - owner_width - 8, width / 3),
                              FALSE);
  below = cx_drawing_place_as (sheet, "H2", question, x, y, CX_TIER1_INK);
  if (owner)
    cx_drawing_place_as (sheet, "P", owner, x + width - owner_width, y, CX_FAINT_INK);
  return below;
}

static double
put_evidence (CxDrawing           *sheet,
              const CxPageEntry *entry,
              double             x,
              double             y,
              double             width)
{
  double indent = entry->grade != CX_GRADE_NONE ? CX_PAGE_GRADE_INDENT : 0, height;
  const char *text = g_array_index (entry->detail, CxPageRun, 0).text;
  PangoLayout *layout = cx_drawing_layout (sheet, CX_TEXT_CAPTION, text, width - indent, FALSE);

  cx_layout_get_size (layout, NULL, &height, NULL);
  cx_page_put_grade (sheet, entry->grade, x, y + height / pango_layout_get_line_count (layout) / 2);
  return cx_drawing_place_as (sheet, "P", layout, x + indent, y, CX_FAINT_INK);
}

CxPageBlock
cx_page_value_new (CxPageLayout *page)
{
  const CxPageSection *value = page->content->value;
  CxPageBlock block = { cx_drawing_new_part (page->sheet), 0 };
  g_autoptr(CxDrawing) texts = cx_drawing_new_part (page->sheet);
  const double x = 15, width = page->content_width - 30;
  const CxPageEntry *entry;
  double y = 11;

  if (value == NULL || page->no_value)
    return block;
  entry = value->entries->pdata[0];
  y = put_question (texts, value, x, y, width) + 2;
  if (entry->text->len > 0)
    y = cx_drawing_place_as (texts, "P", cx_page_layout_runs (texts, CX_TEXT_STATEMENT, entry->text, width), x, y, CX_INK);
  if (entry->detail->len > 0)
    y = put_evidence (texts, entry, x, y + 4, width);
  y += 12;
  cx_drawing_box (block.sheet, 0, 0, page->content_width, y, 9, CX_BAND);
  cx_drawing_add (block.sheet, texts, 0, 0);
  block.height = y + 13 * page->scale;
  return block;
}
