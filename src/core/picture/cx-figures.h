/* A table of texts: the numbers of a picture for who would rather read them. Knows nothing of what they are about. */
#pragma once

#include "cx-drawing.h"
#include "cx-look.h"

G_BEGIN_DECLS

/**
 * CxFigures:
 * @title: what they are, for who cannot see where they stand
 * @columns: (element-type utf8): heads; the first is that of the names of rows
 * @rows: (element-type GPtrArray): of cells, one a column: see cx_figures_get()
 * @prose: whether cells are sentences rather than numbers: these begin at the start of their column
 */
typedef struct {
  char      *title;
  GPtrArray *columns;
  GPtrArray *rows;
  gboolean   prose;
} CxFigures;

/** cx_figures_new: with the heads of @columns, up to %NULL. */
CxFigures  *cx_figures_new     (const char *title, ...) G_GNUC_NULL_TERMINATED;
void        cx_figures_free    (CxFigures *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxFigures, cx_figures_free)

/** cx_figures_add_column: one more, before there are rows. */
void        cx_figures_add_column (CxFigures *self, const char *column);
/** cx_figures_add_row: begins a row. */
void        cx_figures_add_row (CxFigures *self, const char *name);
/** cx_figures_take: the next cell of the last row. @text: (transfer full) */
void        cx_figures_take    (CxFigures *self, char *text);
/**
 * cx_figures_dress: how the last cell looks where width is dear: in two lines, say
 * @markup: (transfer full): the same numbers as Pango markup
 * @note: (transfer full) (nullable): what explains it, in words
 */
void        cx_figures_dress   (CxFigures *self, char *markup, char *note);
/** cx_figures_count: takes a number, as the locale groups digits. */
void        cx_figures_count   (CxFigures *self, guint n);

guint       cx_figures_get_n_columns (const CxFigures *self);
guint       cx_figures_get_n_rows    (const CxFigures *self);
/** cx_figures_get: a cell; "" when the row has none there. (transfer none) */
const char *cx_figures_get     (const CxFigures *self, guint row, guint column);
/* What cx_figures_dress() gave it. (transfer none) (nullable) */
const char *cx_figures_get_markup (const CxFigures *self, guint row, guint column);
const char *cx_figures_get_note   (const CxFigures *self, guint row, guint column);

/** cx_figures_to_tabs: as tab-separated text, heads first, which spreadsheets paste as cells. Returns: (transfer full) */
char       *cx_figures_to_tabs (const CxFigures *self);

/**
 * cx_figures_put:
 *
 * Puts the table down, with the structure of one. Columns of numbers are as wide as they need; the first takes what is left.
 *
 * Returns: the y below
 */
double      cx_figures_put     (const CxFigures *self, CxDrawing *drawing, double x, double y, double width, CxLook look);

G_END_DECLS
