/* The sections of the page: a heading, and entries that are put down whole or not at all. */
#include "cx-page-private.h"
#include "cx-page-words.h"

#include <string.h>

/* Signs of a grade are 9 units wide, and the text stands beside them. */
#define GRADE_RADIUS 3.8
#define PILL_HEIGHT 14.0
#define FAINT_SIZE (10.3 / 11.6)

void
cx_page_block_clear (CxPageBlock *self)
{
  g_clear_pointer (&self->sheet, cx_drawing_free);
}

/* ── signs ── */

void
cx_page_put_grade (CxDrawing    *sheet,
                   CxPageGrade grade,
                   double      x,
                   double      middle)
{
  if (grade == CX_GRADE_NONE)
    return;
  if (grade == CX_GRADE_DATA)
    cx_drawing_disc (sheet, x + 4.5, middle, GRADE_RADIUS + 0.5, CX_TIER1_INK);
  else
    cx_drawing_circle (sheet, x + 4.5, middle, GRADE_RADIUS, 1, 0, CX_TIER1_INK);
  if (grade == CX_GRADE_SAID)
    cx_drawing_half_disc (sheet, x + 4.5, middle, GRADE_RADIUS, CX_TIER1_INK);
}

/* A must is a full pill, a never and a question are empty ones: told apart without colour too. */
static void
put_pill (CxDrawing    *sheet,
          CxPagePill  pill,
          double      middle,
          double      width)
{
  PangoLayout *word = cx_drawing_layout (sheet, CX_TEXT_PILL, cx_page_words_pill (pill), -1, FALSE);
  double height = PILL_HEIGHT * cx_drawing_get_scale (sheet), word_width, word_height;
  gboolean hollow = pill == CX_PILL_NEVER || pill == CX_PILL_ASK;
  guint color = pill == CX_PILL_MUST ? CX_PAPER_COLOR : hollow ? CX_FAINT_INK : CX_TIER1_INK;

  cx_layout_get_size (word, &word_width, &word_height, NULL);
  if (hollow)
    cx_drawing_frame (sheet, 0, middle - height / 2, width, height, height / 2, 1, CX_PILL_LINE);
  else
    cx_drawing_box (sheet, 0, middle - height / 2, width, height, height / 2,
                  pill == CX_PILL_MUST ? CX_TIER1_INK : CX_PILL);
  cx_drawing_place_as (sheet, "Lbl", word, (width - word_width) / 2, middle - word_height / 2, color);
}

/* ── runs ── */

static void
add_attribute (PangoAttrList  *list,
               PangoAttribute *attribute,
               gsize           start,
               gsize           end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (list, attribute);
}

static void
style_run (PangoAttrList *list,
           CxRunStyle     style,
           gboolean       small,
           gsize          start,
           gsize          end)
{
  if (style == CX_RUN_STRONG)
    add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
  if (style != CX_RUN_FAINT)
    return;
  if (!small)
    add_attribute (list, pango_attr_scale_new (FAINT_SIZE), start, end);
  add_attribute (list, pango_attr_foreground_new ((CX_FAINT_INK >> 16 & 0xff) * 257, (CX_FAINT_INK >> 8 & 0xff) * 257,
                                                  (CX_FAINT_INK & 0xff) * 257), start, end);
}

PangoLayout *
cx_page_layout_runs (CxDrawing    *sheet,
                     CxTextStyle style,
                     GArray     *runs,
                     double      width)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(PangoAttrList) list = NULL;
  PangoLayout *layout;

  for (guint i = 0; i < runs->len; i++)
    g_string_append_printf (text, "%s%s", i ? " " : "", g_array_index (runs, CxPageRun, i).text);
  layout = cx_drawing_layout (sheet, style, text->str, width, FALSE);
  list = pango_attr_list_copy (pango_layout_get_attributes (layout));
  for (gsize i = 0, start = 0; i < runs->len; i++)
    {
      const CxPageRun *run = &g_array_index (runs, CxPageRun, i);
      gsize end = start + strlen (run->text);

      style_run (list, run->style, style == CX_TEXT_CAPTION, start, end);
      start = end + 1;
    }
  pango_layout_set_attributes (layout, list);
  return layout;
}

/* ── columns of a section ── */

/* What stands before the texts of a section's entries, as wide as the widest of them. */
typedef struct {
  double grade, pill, key;
} Indents;

static CxTextStyle
key_style (const CxPageEntry *entry)
{
  return entry->quiet ? CX_TEXT_CAPTION : CX_TEXT_STRONG;
}

static double
width_of (CxDrawing    *sheet,
          CxTextStyle style,
          const char *text)
{
  g_autoptr(PangoLayout) layout = cx_drawing_layout (sheet, style, text, -1, FALSE);
  double width;

  cx_layout_get_size (layout, &width, NULL, NULL);
  return width;
}

static double
pill_width (CxDrawing *sheet)
{
  double widest = 45 * cx_drawing_get_scale (sheet);

  for (CxPagePill pill = CX_PILL_MUST; pill <= CX_PILL_ASK; pill++)
    {
      double own = width_of (sheet, CX_TEXT_PILL, cx_page_words_pill (pill)) + 12;

      widest = MAX (widest, own);
    }
  return widest;
}

/* Keys take no more than a third. */
static Indents
indents_of (CxDrawing             *sheet,
            const CxPageSection *section,
            double               width)
{
  Indents indents = { 0 };

  for (guint i = 0; i < section->entries->len; i++)
    {
      const CxPageEntry *entry = section->entries->pdata[i];

      if (entry->grade != CX_GRADE_NONE)
        indents.grade = CX_PAGE_GRADE_INDENT;
      if (entry->pill != CX_PILL_NONE && indents.pill == 0)
        indents.pill = pill_width (sheet) + 8;
      if (entry->key)
        {
          double own = width_of (sheet, key_style (entry), entry->key) + 8;

          indents.key = MAX (indents.key, own);
        }
    }
  indents.key = MIN (indents.key, width / 3);
  return indents;
}

/* ── an entry ── */

typedef struct {
  CxDrawing           *sheet;
  const CxPageEntry *entry;
  double             width;
  PangoLayout       *text, *end;
  double             x, end_width;
  gboolean           end_below;
} Line;

static CxTextStyle
end_style (CxPageEnd kind)
{
  return kind == CX_END_COUNT ? CX_TEXT_COUNT : kind == CX_END_PLAIN ? CX_TEXT_BODY : CX_TEXT_COUNT_STRONG;
}

static guint
end_color (CxPageEnd kind)
{
  return kind == CX_END_COUNT ? CX_FAINT_INK : kind == CX_END_GAIN ? CX_GAIN_INK : CX_INK;
}

/* What stands at the end takes at most half of the line, unless the text leaves it more; else it stands below. */
static void
set_line (Line *line)
{
  const CxPageEntry *entry = line->entry;
  double room = line->width - line->x, text_width;

  line->text = cx_page_layout_runs (line->sheet, CX_TEXT_BODY, entry->text, -1);
  cx_layout_get_size (line->text, &text_width, NULL, NULL);
  if (entry->end)
    line->end_width = width_of (line->sheet, end_style (entry->end_kind), entry->end);
  line->end_below = entry->end && line->end_width > room / 2 && text_width + 8 + line->end_width > room;
  if (entry->end)
    line->end = cx_drawing_layout (line->sheet, end_style (entry->end_kind), entry->end, line->end_below ? room : -1,
                                 FALSE);
  g_object_unref (line->text);
  if (line->end && !line->end_below)
    room -= line->end_width + 8;
  line->text = cx_page_layout_runs (line->sheet, CX_TEXT_BODY, entry->text, room);
}

static double
first_line_height (PangoLayout *layout)
{
  double height;

  cx_layout_get_size (layout, NULL, &height, NULL);
  return height / pango_layout_get_line_count (layout);
}

static double
put_key (Line         *line,
         const Indents *indents,
         double         y,
         double         baseline)
{
  const CxPageEntry *entry = line->entry;
  PangoLayout *key = cx_drawing_layout (line->sheet, key_style (entry), entry->key, indents->key - 8, FALSE);
  double own;

  cx_layout_get_size (key, NULL, NULL, &own);
  return cx_drawing_place_as (line->sheet, "Lbl", key, indents->grade, y + baseline - own,
                            entry->quiet ? CX_FAINT_INK : CX_INK);
}

/* Text first, then what stands at its end: that is how it is read aloud and copied. Returns the y below. */
static double
put_line (Line  *line,
          double y,
          double baseline)
{
  const CxPageEntry *entry = line->entry;
  double below = cx_drawing_place_as (line->sheet, "P", line->text, line->x, y, CX_INK), own, end_below;

  if (line->end == NULL)
    return below;
  cx_layout_get_size (line->end, NULL, NULL, &own);
  if (line->end_below)
    return cx_drawing_place_as (line->sheet, "P", line->end, line->x, entry->text->len > 0 ? below : y,
                              end_color (entry->end_kind));
  end_below = cx_drawing_place_as (line->sheet, "P", line->end, line->width - line->end_width, y + baseline - own,
                                 end_color (entry->end_kind));
  return MAX (below, end_below);
}

static double
put_detail (CxDrawing           *sheet,
            const CxPageEntry *entry,
            double             x,
            double             y,
            double             width)
{
  return cx_drawing_place_as (sheet, "P", cx_page_layout_runs (sheet, CX_TEXT_CAPTION, entry->detail, width - x), x, y,
                            CX_DETAIL_INK);
}

/* The line, where there is one, and the detail below. */
static double
put_body (Line          *line,
          const Indents *indents,
          double         y,
          double         baseline)
{
  cx_drawing_begin (line->sheet, "LBody");
  if (line->text)
    y = put_line (line, y, baseline);
  if (line->entry->detail->len > 0)
    y = put_detail (line->sheet, line->entry, indents->grade, y, line->width);
  cx_drawing_end (line->sheet, "LBody");
  return y;
}

static double
put_entry (CxDrawing           *sheet,
           const CxPageEntry *entry,
           const Indents     *indents,
           double             y,
           double             width)
{
  Line line = { .sheet = sheet, .entry = entry, .width = width };
  double baseline, middle, key_below, below;

  if (entry->text->len == 0 && entry->key == NULL && entry->end == NULL)
    return put_body (&line, indents, y, 0);
  line.x = indents->grade + (entry->pill ? indents->pill : 0) + (entry->key ? indents->key : 0);
  set_line (&line);
  cx_layout_get_size (line.text, NULL, NULL, &baseline);
  middle = y + first_line_height (line.text) / 2;
  cx_page_put_grade (sheet, entry->grade, 0, middle);
  if (entry->pill)
    put_pill (sheet, entry->pill, middle, indents->pill - 8);
  key_below = entry->key ? put_key (&line, indents, y, baseline) : y;
  below = put_body (&line, indents, y, baseline);
  return MAX (below, key_below);
}

/* ── a section ── */

/* The page has no room for what only facts say. */
static gboolean
is_for_page (const CxPageEntry *entry)
{
  return entry->text->len > 0 || entry->detail->len > 0 || entry->end || entry->key;
}

static CxPageBlock
block_of (CxDrawing             *page,
          const CxPageSection *section,
          const CxPageEntry   *entry,
          const Indents       *indents,
          double               width,
          gboolean             first)
{
  CxPageBlock block = { cx_drawing_new_part (page), 0 };
  double pad = (section->place == CX_PLACE_WIDE ? 5 : 2.6) * cx_drawing_get_scale (page);

  if (!first)
    cx_drawing_box (block.sheet, 0, 0, width, 0.75, 0, CX_HAIRLINE);
  cx_drawing_begin (block.sheet, "LI");
  block.height = put_entry (block.sheet, entry, indents, pad + (first ? 0 : 0.75), width) + pad;
  cx_drawing_end (block.sheet, "LI");
  return block;
}

static CxPageBlock
heading_of (CxDrawing             *page,
            const CxPageSection *section,
            double               width)
{
  CxPageBlock block = { cx_drawing_new_part (page), 0 };
  PangoLayout *owner = section->owner ? cx_drawing_layout (page, CX_TEXT_CAPTION, section->owner, -1, FALSE) : NULL;
  PangoLayout *heading;
  double owner_width = 0, baseline, own;

  if (owner)
    cx_layout_get_size (owner, &owner_width, NULL, &own);
  if (owner_width > width / 2)
    {
      g_object_unref (owner);
      owner_width = width / 2;
      owner = cx_drawing_layout (page, CX_TEXT_CAPTION, section->owner, owner_width, TRUE);
    }
  heading = cx_drawing_layout (page, CX_TEXT_HEADING, section->heading, width - owner_width - (owner ? 8 : 0), FALSE);
  cx_layout_get_size (heading, NULL, NULL, &baseline);
  block.height = cx_drawing_place_as (block.sheet, "H2", heading, 0, 0, CX_TIER1_INK);
  if (owner)
    {
      double below = cx_drawing_place_as (block.sheet, "P", owner, width - owner_width, baseline - own, CX_FAINT_INK);

      block.height = MAX (block.height, below);
    }
  block.height += 5 * cx_drawing_get_scale (page) - 2.6;
  return block;
}

CxPageStack *
cx_page_stack_new (CxPageLayout        *page,
                   const CxPageSection *section,
                   double               width,
                   double               limit)
{
  CxPageStack *self = g_new0 (CxPageStack, 1);
  Indents indents = indents_of (page->sheet, section, width);
  double height = 0;

  self->section = section;
  self->width = width;
  self->heading = heading_of (page->sheet, section, width);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (CxPageBlock));
  g_array_set_clear_func (self->blocks, (GDestroyNotify) cx_page_block_clear);
  for (guint i = 0; i < section->entries->len; i++)
    {
      const CxPageEntry *entry = section->entries->pdata[i];
      CxPageBlock block;

      if (!is_for_page (entry))
        continue;
      self->n_all++;
      if (height > limit)
        continue;
      block = block_of (page->sheet, section, entry, &indents, width, self->n_all == 1);
      height += block.height;
      g_array_append_val (self->blocks, block);
    }
  self->n = self->blocks->len;
  return self;
}

void
cx_page_stack_free (CxPageStack *self)
{
  cx_page_block_clear (&self->heading);
  g_array_unref (self->blocks);
  g_free (self);
}

double
cx_page_stack_height (const CxPageStack *self)
{
  double height = self->n > 0 ? self->heading.height : 0;

  for (guint i = 0; i < self->n; i++)
    height += g_array_index (self->blocks, CxPageBlock, i).height;
  return height;
}

double
cx_page_stack_put (CxPageStack  *self,
                   CxPageLayout *page,
                   double        x,
                   double        y)
{
  if (self->n == 0)
    return y;
  cx_drawing_begin (page->sheet, "Sect");
  cx_drawing_add (page->sheet, self->heading.sheet, x, y);
  y += self->heading.height;
  cx_drawing_begin (page->sheet, "L");
  for (guint i = 0; i < self->n; i++)
    {
      const CxPageBlock *block = &g_array_index (self->blocks, CxPageBlock, i);

      cx_drawing_add (page->sheet, block->sheet, x, y);
      y += block->height;
    }
  cx_drawing_end (page->sheet, "L");
  cx_drawing_end (page->sheet, "Sect");
  return y;
}
