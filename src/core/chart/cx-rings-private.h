/* What the parts of the bullseye's geometry share: layout, density, hit test. */
#pragma once

#include "cx-rings.h"

G_BEGIN_DECLS

/**
 * CxRingsIndex:
 * @origin, @columns: the grid of squares of %CX_RINGS_SQUARE over the marks
 * @squares: (array length=columns² + 1): where each square's marks begin in @marks
 * @cell, @n_rings: height of a density cell, and how many rings of cells there are
 * @cells: (array): per sector, ring and slot the index into cells + 1, or 0
 * @offsets: (array): per sector and ring the first of its slots in @cells
 */
struct _CxRingsIndex {
  double   origin;
  guint    columns;
  guint32 *squares, *marks;
  double   cell;
  guint    n_rings;
  guint32 *cells, *offsets;
};

/** CX_RINGS_SQUARE: side of a square of the grid: the farthest hit beside a mark. */
#define CX_RINGS_SQUARE 9.0

/** cx_rings_across: where between the edges of its sector an account lies, 0 to 1: the hash of its key. */
double cx_rings_across    (const char *key);
/** cx_rings_drawn_fit: the fit at which an account is drawn: spread over one step, inside the ring of its tier. */
double cx_rings_drawn_fit (CxRings *self, const CxRingsInput *account);
/** cx_rings_degrees: the angle at the share @across of a sector, counted from the sector's edge next to the axis. */
double cx_rings_degrees   (CxRings *self, guint sector, double across);
/** cx_rings_find_sector: the sector at an angle in degrees and the share across it; -1 in a gap. */
int    cx_rings_find_sector (CxRings *self, double degrees, double *across);

void   cx_rings_fill_cells (CxRings *self, CxRingsFunc get, gpointer data, guint n);
void   cx_rings_fill_index (CxRings *self);

G_END_DECLS
