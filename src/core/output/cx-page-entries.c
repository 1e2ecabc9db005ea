/* The sections of the page that are lists of things: where their entries stand. */
#include "cx-page-private.h"

/* Signs of a grade are 9 units wide, and the text stands beside them. */
#define GRADE_RADIUS 3.8
#define GRADE_INDENT 13.0

void
cx_page_put_grade (CxPageLayout *page,
                   CxPageGrade   grade,
                   double        x,
                   double        middle)
{
  if (grade == CX_GRADE_NONE)
    return;
  if (grade == CX_GRADE_DATA)
    cx_sheet_disc (page->sheet, x + 4.5, middle, GRADE_RADIUS + 0.5, CX_TIER1_INK);
  else
    cx_sheet_circle (page->sheet, x + 4.5, middle, GRADE_RADIUS, 1, 0, CX_TIER1_INK);
  if (grade == CX_GRADE_SAID)
    cx_sheet_half_disc (page->sheet, x + 4.5, middle, GRADE_RADIUS, CX_TIER1_INK);
}

void
cx_page_put_grades (CxPageLayout *page,
                    double        x,
                    double        y)
{
  for (CxPageGrade grade = CX_GRADE_DATA; grade <= CX_GRADE_ASSUMED; grade++)
    {
      PangoLayout *words = cx_sheet_layout (page->sheet, CX_TEXT_CAPTION, cx_page_grade_words (grade), -1, FALSE);
      double width, height;

      cx_layout_get_size (words, &width, &height, NULL);
      cx_page_put_grade (page, grade, x, y + height / 2);
      cx_sheet_place (page->sheet, words, x + GRADE_INDENT, y, CX_FAINT_INK);
      x += GRADE_INDENT + width + 15;
    }
}

static CxTextStyle
key_style (const CxPageEntry *entry)
{
  return entry->quiet ? CX_TEXT_CAPTION : CX_TEXT_STRONG;
}

static double
put_entry (CxPageLayout      *page,
           const CxPageEntry *entry,
           double             x,
           double             y,
           double             width,
           double             key_width)
{
  double indent = entry->grade != CX_GRADE_NONE ? GRADE_INDENT : key_width, end_width = 0, height, below;
  CxTextStyle end_style = entry->detail ? CX_TEXT_STRONG : CX_TEXT_BODY;
  PangoLayout *end = entry->end ? cx_sheet_layout (page->sheet, end_style, entry->end, -1, FALSE) : NULL;
  PangoLayout *text;

  if (end)
    cx_layout_get_size (end, &end_width, NULL, NULL);
  if (end_width > width / 2)
    {
      g_object_unref (end);
      end = cx_sheet_layout (page->sheet, end_style, entry->end, width / 2, TRUE);
      end_width = width / 2;
    }
  if (entry->key)
    cx_sheet_text (page->sheet, key_style (entry), entry->key, x, y + (entry->quiet ? 1 : 0), key_width - 8,
                   entry->quiet ? CX_FAINT_INK : CX_INK);
  text = cx_sheet_markup (page->sheet, CX_TEXT_BODY, entry->markup, width - indent - (end ? end_width + 8 : 0));
  cx_layout_get_size (text, NULL, &height, NULL);
  cx_page_put_grade (page, entry->grade, x, y + height / 2 / pango_layout_get_line_count (text));
  below = cx_sheet_place (page->sheet, text, x + indent, y, CX_INK);
  if (end)
    {
      double end_below = cx_sheet_place (page->sheet, end, x + width - end_width, y,
                                         entry->detail ? CX_GAIN_INK : CX_INK);

      below = MAX (below, end_below);
    }
  if (entry->detail && *entry->detail)
    below = cx_sheet_place (page->sheet, cx_sheet_markup (page->sheet, CX_TEXT_CAPTION, entry->detail, width), x,
                            below + 1, CX_INK);
  return below;
}

/* As wide as the widest key, but no more than two fifths. */
static double
key_column (CxPageLayout        *page,
            const CxPageSection *section,
            double               width)
{
  double widest = 0;

  for (guint i = 0; i < section->entries->len; i++)
    {
      const CxPageEntry *entry = section->entries->pdata[i];
      g_autoptr(PangoLayout) key = NULL;
      double own;

      if (entry->key == NULL)
        continue;
      key = cx_sheet_layout (page->sheet, key_style (entry), entry->key, -1, FALSE);
      cx_layout_get_size (key, &own, NULL, NULL);
      widest = MAX (widest, own);
    }
  return widest > 0 ? MIN (widest + 8, width * 0.4) : 0;
}

static double
put_section (CxPageLayout        *page,
             const CxPageSection *section,
             double               x,
             double               y,
             double               width)
{
  double key_width = key_column (page, section, width);

  y = cx_page_put_heading (page, section->heading, x, y, width, TRUE);
  for (guint i = 0; i < section->entries->len; i++)
    {
      double pad = (section->wide ? 4 : 2.6) * page->scale;

      if (i > 0)
        cx_sheet_box (page->sheet, x, y, width, 0.75, 0, CX_HAIRLINE);
      y = put_entry (page, section->entries->pdata[i], x, y + pad, width, key_width) + pad;
    }
  return y + 8 * page->scale;
}

double
cx_page_put_entries (CxPageLayout *page,
                     double        y)
{
  double below = y;
  gboolean second = FALSE;

  for (guint i = 0; i < page->sections->len; i++)
    {
      const CxPageSection *section = page->sections->pdata[i];
      double x = CX_PAGE_MARGIN_X + (second ? CX_PAGE_COLUMN + CX_PAGE_GUTTER : 0), own_below;

      if (section->wide || !second)
        y = below;
      own_below = put_section (page, section, x, y, section->wide ? CX_PAGE_CONTENT : CX_PAGE_COLUMN);
      below = MAX (below, own_below);
      second = !section->wide && !second;
    }
  return below;
}
