/* The one-pager, laid out: what stands where on the page, how it shrinks to fit, and what is left out. */
#include "cx-page-private.h"
#include "cx-page-words.h"

#include <math.h>
#include <string.h>

#define UNITS_A_POINT (96.0 / 72.0)
#define MARGIN_TOP 40.0
#define FOOTER_HEIGHT 55.0
#define COLUMN_SECTIONS 2

/* From full size down to 76 %: body text of 6.6 pt is the least that can be read on paper. Before type becomes small,
 * sections are set closer. */
static const struct {
  double   scale;
  gboolean stacked;
} tries[] = {
  { 1, FALSE },   { 0.96, FALSE }, { 0.92, FALSE }, { 0.88, FALSE }, { 0.84, FALSE },
  { 0.88, TRUE }, { 0.84, TRUE },  { 0.8, TRUE },   { 0.76, TRUE },
};

/* ── paper ── */

static const struct {
  const char *name;
  double      width, height;
} papers[] = {
  [CX_PAPER_A4] = { "a4", 595.28, 841.89 },
  [CX_PAPER_LETTER] = { "letter", 612, 792 },
};

void
cx_paper_get_size (CxPaper paper,
                   double *width,
                   double *height)
{
  *width = papers[paper].width;
  *height = papers[paper].height;
}

const char *
cx_paper_to_name (CxPaper paper)
{
  return papers[paper].name;
}

gboolean
cx_paper_from_name (const char *name,
                    CxPaper    *paper)
{
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_ascii_strcasecmp (papers[i].name, name) == 0)
      {
        *paper = (CxPaper) i;
        return TRUE;
      }
  return FALSE;
}

CxPaper
cx_paper_nearest (double width,
                  double height)
{
  double proportion = width > 0 ? height / width : 0;
  double a4 = papers[CX_PAPER_A4].height / papers[CX_PAPER_A4].width;
  double letter = papers[CX_PAPER_LETTER].height / papers[CX_PAPER_LETTER].width;

  return fabs (proportion - letter) < fabs (proportion - a4) ? CX_PAPER_LETTER : CX_PAPER_A4;
}

/* ── one try at the page ── */

/* One or two columns beside each other, of one section or two. */
typedef struct {
  guint        n_columns;
  CxPageStack *columns[2][COLUMN_SECTIONS];
} Band;

typedef struct {
  CxPageLayout layout;
  CxPageBlock  head, value;
  GArray      *bands;     /* Band */
  gboolean     stacked;   /* the pairs of sections share one band */
  gboolean     cut_name;
} Try;

struct _CxPage {
  CxPageContent *content;
  double         width, height;  /* in points */
  double         scale;
  CxDrawing       *sheet;
  GPtrArray     *left_out;
};

static void
rest_free (CxPageRest *self)
{
  g_free (self->words);
  g_free (self);
}

static void
band_clear (Band *band)
{
  for (guint c = 0; c < 2; c++)
    for (guint i = 0; i < COLUMN_SECTIONS; i++)
      g_clear_pointer (&band->columns[c][i], cx_page_stack_free);
}

static void
try_free (Try *self)
{
  cx_page_block_clear (&self->head);
  cx_page_block_clear (&self->value);
  g_array_unref (self->bands);
  g_clear_pointer (&self->layout.sheet, cx_drawing_free);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Try, try_free)

/* ── bands ── */

/* @first: how many of them stand in the first column */
static void
add_band (Try                        *self,
          const CxPageSection *const *sections,
          guint                       n,
          guint                       first)
{
  Band band = { .n_columns = n > 1 ? 2 : 1 };
  double width = self->layout.content_width;

  if (n == 0)
    return;
  if (band.n_columns == 2)
    width = (width - CX_PAGE_GUTTER) / 2;
  for (guint i = 0; i < n; i++)
    band.columns[i >= first][i >= first ? i - first : i] =
      cx_page_stack_new (&self->layout, sections[i], width, self->layout.height);
  g_array_append_val (self->bands, band);
}

/* The criteria share a band with the market; the sections behind the pains stand two and two, or, which takes less
 * of the page when one of them is long, as two columns. */
static void
add_bands (Try *self)
{
  const CxPageSection *waiting[4];
  guint n = 0, n_pair = self->stacked ? 4 : 2;

  for (guint i = 0; i < self->layout.content->sections->len; i++)
    {
      const CxPageSection *section = self->layout.content->sections->pdata[i];
      gboolean same = n > 0 && section->place != CX_PLACE_WIDE && waiting[0]->place == section->place;

      if (!same || n == (section->place == CX_PLACE_PAIR ? n_pair : 3))
        {
          add_band (self, waiting, n, n == 4 ? 2 : 1);
          n = 0;
        }
      waiting[n++] = section;
    }
  add_band (self, waiting, n, n == 4 ? 2 : 1);
}

static double
column_height (const Band *band,
               guint       column,
               double      scale)
{
  double height = 0;

  for (guint i = 0; i < COLUMN_SECTIONS; i++)
    {
      const CxPageStack *stack = band->columns[column][i];
      double own = stack ? cx_page_stack_height (stack) : 0;

      if (own > 0)
        height += (height > 0 ? 11 : 9) * scale + own;
    }
  return height > 0 ? height + 8 * scale : 0;
}

static double
band_height (const Band *band,
             double      scale)
{
  double first = column_height (band, 0, scale), second = column_height (band, 1, scale);

  return MAX (first, second);
}

static Try *
try_new (const CxPageContext *context,
         const CxPageContent *content,
         double               width,
         double               height,
         double               scale,
         gboolean             stacked)
{
  Try *self = g_new0 (Try, 1);

  self->layout = (CxPageLayout) { .context = context, .content = content, .scale = scale, .height = height,
                                  .content_width = width - 2 * CX_PAGE_MARGIN_X };
  self->stacked = stacked;
  self->layout.sheet = cx_drawing_new (width, scale, content->rtl, content->language);
  self->bands = g_array_new (FALSE, FALSE, sizeof (Band));
  g_array_set_clear_func (self->bands, (GDestroyNotify) band_clear);
  self->head = cx_page_head_new (&self->layout, &self->cut_name);
  self->value = cx_page_value_new (&self->layout);
  add_bands (self);
  return self;
}

/* ── what is left out ── */

static void
add_rest (GPtrArray  *left_out,
          const char *section,
          guint       n,
          char       *words)
{
  CxPageRest *rest = g_new (CxPageRest, 1);

  *rest = (CxPageRest) { section, n, words };
  g_ptr_array_add (left_out, rest);
}

static GPtrArray *
left_out_of (Try *self)
{
  GPtrArray *left_out = g_ptr_array_new_with_free_func ((GDestroyNotify) rest_free);

  if (self->cut_name)
    add_rest (left_out, NULL, 1, g_strdup (cx_page_words_name ()));
  if (self->layout.no_summary)
    add_rest (left_out, NULL, 1, g_strdup (cx_page_words_summary ()));
  if (self->layout.no_value)
    add_rest (left_out, "value", 1, g_strdup (self->layout.content->value->heading));
  for (guint b = 0; b < self->bands->len; b++)
    for (guint k = 0; k < 2 * COLUMN_SECTIONS; k++)
      {
        const CxPageStack *stack = g_array_index (self->bands, Band, b).columns[k / 2][k % 2];
        guint n = stack ? stack->n_all - stack->n : 0;

        if (n > 0)
          add_rest (left_out, stack->section->key, n, cx_page_words_left_out (n, stack->section->heading));
      }
  return left_out;
}

char *
cx_page_rest_words (GPtrArray *left_out)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_null_terminated (left_out->len, NULL, TRUE);

  for (guint i = 0; i < left_out->len; i++)
    g_ptr_array_add (words, ((const CxPageRest *) left_out->pdata[i])->words);
  return words->len > 0 ? g_strjoinv (", ", (char **) words->pdata) : NULL;
}

/* What the foot of the page says of it; nothing when everything is there. */
static PangoLayout *
notice_of (Try *self)
{
  g_autoptr(GPtrArray) left_out = left_out_of (self);
  g_autofree char *words = cx_page_rest_words (left_out);
  g_autofree char *notice = words ? cx_page_words_not_on_page (words) : NULL;

  return notice ? cx_drawing_layout (self->layout.sheet, CX_TEXT_CAPTION_STRONG, notice, self->layout.content_width, FALSE)
                : NULL;
}

static double
height_of (Try *self)
{
  g_autoptr(PangoLayout) notice = notice_of (self);
  double height = MARGIN_TOP + self->head.height + self->value.height + FOOTER_HEIGHT, own = 0;

  for (guint i = 0; i < self->bands->len; i++)
    height += band_height (&g_array_index (self->bands, Band, i), self->layout.scale);
  if (notice)
    cx_layout_get_size (notice, NULL, &own, NULL);
  return height + own + (notice ? 4 : 0);
}

static gboolean
is_complete (Try *self)
{
  g_autoptr(GPtrArray) left_out = left_out_of (self);

  return left_out->len == 0;
}

/* The tallest section of those that make their band as high as it is. One that would be left with nothing only
 * when all would, or when its only entry takes more than half of the page from all the others. */
static CxPageStack *
stack_to_shorten (Try     *self,
                  guint    least)
{
  CxPageStack *tallest = NULL;
  double most = 0;

  for (guint b = 0; b < self->bands->len; b++)
    {
      const Band *band = &g_array_index (self->bands, Band, b);
      double height = band_height (band, self->layout.scale);

      for (guint k = 0; k < 2 * COLUMN_SECTIONS; k++)
        {
          CxPageStack *stack = band->columns[k / 2][k % 2];
          double own = stack ? cx_page_stack_height (stack) : 0;

          if (own > most && (stack->n > least || own > self->layout.height / 2) &&
              column_height (band, k / 2, self->layout.scale) >= height)
            {
              most = own;
              tallest = stack;
            }
        }
    }
  return tallest;
}

/* Leaves one more thing out. Returns: %FALSE when there is nothing left to leave out */
static gboolean
leave_out (Try *self)
{
  CxPageStack *stack = stack_to_shorten (self, 1);

  if (stack == NULL)
    stack = stack_to_shorten (self, 0);
  if (stack)
    stack->n--;
  else if (self->layout.content->summary && !self->layout.no_summary)
    {
      self->layout.no_summary = TRUE;
      cx_page_block_clear (&self->head);
      self->head = cx_page_head_new (&self->layout, &self->cut_name);
    }
  else if (self->layout.content->value && !self->layout.no_value)
    {
      self->layout.no_value = TRUE;
      cx_page_block_clear (&self->value);
      self->value = cx_page_value_new (&self->layout);
    }
  else
    return FALSE;
  return TRUE;
}

/* ── putting it down ── */

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
put_frame (Try        *self,
           const char *section,
           double      x,
           double      y,
           double      width,
           double      height)
{
  if (g_strcmp0 (self->layout.context->edited, section) == 0)
    cx_drawing_frame (self->layout.sheet, x - 7, y - 7, width + 14, height + 14, 6, 3,
                    accent_color (self->layout.context));
}

static void
put_column (Try        *self,
            const Band *band,
            guint       column,
            double      x,
            double      y)
{
  double scale = self->layout.scale;
  gboolean first = TRUE;

  for (guint i = 0; i < COLUMN_SECTIONS; i++)
    {
      CxPageStack *stack = band->columns[column][i];
      double top;

      if (stack == NULL || stack->n == 0)
        continue;
      if (first)
        cx_drawing_box (self->layout.sheet, x, y, stack->width, 1.25, 0, CX_RULE);
      y += (first ? 9 : 11) * scale;
      top = y;
      y = cx_page_stack_put (stack, &self->layout, x, y);
      put_frame (self, stack->section->key, x, top - 3, stack->width, y - top + 4);
      first = FALSE;
    }
}

static void
put_bands (Try   *self,
           double y)
{
  for (guint b = 0; b < self->bands->len; b++)
    {
      const Band *band = &g_array_index (self->bands, Band, b);

      for (guint c = 0; c < band->n_columns; c++)
        {
          const CxPageStack *stack = band->columns[c][0];

          put_column (self, band, c, CX_PAGE_MARGIN_X + (c > 0 ? stack->width + CX_PAGE_GUTTER : 0), y);
        }
      y += band_height (band, self->layout.scale);
    }
}

/* What the signs mean, in a row. */
static void
put_grades (CxDrawing *sheet,
            double   x,
            double   y)
{
  for (CxPageGrade grade = CX_GRADE_DATA; grade <= CX_GRADE_ASSUMED; grade++)
    {
      PangoLayout *words = cx_drawing_layout (sheet, CX_TEXT_CAPTION, cx_page_grade_words (grade), -1, FALSE);
      double width, height;

      cx_layout_get_size (words, &width, &height, NULL);
      cx_page_put_grade (sheet, grade, x, y + height / 2);
      cx_drawing_place (sheet, words, x + CX_PAGE_GRADE_INDENT, y, CX_FAINT_INK);
      x += CX_PAGE_GRADE_INDENT + width + 15;
    }
}

/* Stays the same whatever the type of the page does. */
static void
put_footer (Try     *self,
            CxDrawing *sheet)
{
  const CxPageContent *content = self->layout.content;
  double top = self->layout.height - FOOTER_HEIGHT, width;
  g_autofree char *words = content->has_owners
                             ? g_strjoin (" · ", cx_page_words_owners (), cx_page_words_made_with (), NULL)
                             : g_strdup (cx_page_words_made_with ());
  PangoLayout *end = cx_drawing_layout (sheet, CX_TEXT_CAPTION, words, -1, FALSE);

  cx_layout_get_size (end, &width, NULL, NULL);
  cx_drawing_box (sheet, CX_PAGE_MARGIN_X, top, self->layout.content_width, 1.25, 0, CX_RULE);
  cx_drawing_begin (sheet, "P");
  if (content->has_grades)
    put_grades (sheet, CX_PAGE_MARGIN_X, top + 9);
  else if (content->sections->len > 0)
    cx_drawing_text (sheet, CX_TEXT_CAPTION, cx_page_words_legend (), CX_PAGE_MARGIN_X, top + 9,
                   self->layout.content_width - width - 20, CX_FAINT_INK);
  cx_drawing_place (sheet, end, CX_PAGE_MARGIN_X + self->layout.content_width - width, top + 9, CX_FAINT_INK);
  cx_drawing_end (sheet, "P");
}

static void
put_notice (Try *self)
{
  PangoLayout *notice = notice_of (self);
  double height;

  if (notice == NULL)
    return;
  cx_layout_get_size (notice, NULL, &height, NULL);
  cx_drawing_place_as (self->layout.sheet, "P", notice, CX_PAGE_MARGIN_X,
                     self->layout.height - FOOTER_HEIGHT - height - 4, CX_INK);
}

static void
put_all (Try *self)
{
  CxDrawing *sheet = self->layout.sheet;
  g_autoptr(CxDrawing) footer = cx_drawing_new (self->layout.content_width + 2 * CX_PAGE_MARGIN_X, 1,
                                            self->layout.content->rtl, self->layout.content->language);
  double y = MARGIN_TOP;

  cx_drawing_begin (sheet, "Document");
  cx_drawing_add (sheet, self->head.sheet, CX_PAGE_MARGIN_X, y);
  y += self->head.height;
  cx_drawing_add (sheet, self->value.sheet, CX_PAGE_MARGIN_X, y);
  if (self->value.height > 0)
    put_frame (self, "value", CX_PAGE_MARGIN_X, y, self->layout.content_width,
               self->value.height - 13 * self->layout.scale);
  put_bands (self, y + self->value.height);
  put_notice (self);
  put_footer (self, footer);
  cx_drawing_add (sheet, footer, 0, 0);
  cx_drawing_end (sheet, "Document");
}

/* ── the whole ── */

/* The first try that holds everything, or the last one. */
static Try *
find_best (const CxPageContext *context,
           const CxPageContent *content,
           double               width,
           double               height)
{
  Try *best = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      g_clear_pointer (&best, try_free);
      best = try_new (context, content, width, height, tries[i].scale, tries[i].stacked);
      if (height_of (best) <= height && is_complete (best))
        break;
    }
  return best;
}

CxPage *
cx_page_new (const CxPageContext *context,
             CxPageContent       *content)
{
  CxPage *self;
  g_autoptr(Try) best = NULL;

  g_return_val_if_fail (context != NULL && content != NULL, NULL);

  self = g_new0 (CxPage, 1);
  self->content = content;
  cx_paper_get_size (context->paper, &self->width, &self->height);
  best = find_best (context, content, self->width * UNITS_A_POINT, self->height * UNITS_A_POINT);
  while (height_of (best) > best->layout.height && leave_out (best))
    continue;
  put_all (best);
  self->scale = best->layout.scale;
  self->left_out = left_out_of (best);
  self->sheet = g_steal_pointer (&best->layout.sheet);
  return self;
}

void
cx_page_free (CxPage *self)
{
  cx_page_content_free (self->content);
  cx_drawing_free (self->sheet);
  g_ptr_array_unref (self->left_out);
  g_free (self);
}

const CxPageContent *
cx_page_get_content (CxPage *self)
{
  return self->content;
}

void
cx_page_get_size (CxPage *self,
                  double *width,
                  double *height)
{
  *width = self->width;
  *height = self->height;
}

double
cx_page_get_scale (CxPage *self)
{
  return self->scale;
}

GPtrArray *
cx_page_get_left_out (CxPage *self)
{
  return self->left_out;
}

void
cx_page_draw (CxPage  *self,
              cairo_t *cr)
{
  g_return_if_fail (self != NULL && cr != NULL);

  cairo_save (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, self->width, self->height);
  cairo_fill (cr);
  cairo_scale (cr, 1 / UNITS_A_POINT, 1 / UNITS_A_POINT);
  cx_drawing_draw (self->sheet, cr);
  cairo_restore (cr);
}
