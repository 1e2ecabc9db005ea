/* Geometry of the bullseye: rings, sectors, marks, and what lies under a point. Draws nothing. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CX_RINGS_MAX_SECTORS 12
/** CX_RINGS_DENSITY_FROM: from so many marks on, density takes the place of marks, however large the rings are. */
#define CX_RINGS_DENSITY_FROM 4000
/** cx_rings_density_from: the same for rings of a radius: marks need room, 32 square units each. @radius: unzoomed. */
guint    cx_rings_density_from (double radius);

/** CxRingsInput: what the picture shows of one account. @sector < n_sectors; @tier as in method §3; @measure ≥ 0. */
typedef struct {
  const char *key;
  double      low, high;
  guint8      tier;
  guint8      stage;      /* its mark (colour and shape), or 0xff */
  guint8      sector;
  guint8      could_move : 1, pinned : 1, needs_data : 1;
  double      measure;
} CxRingsInput;

/** CxRingsFunc: fills in @account what number @i of the accounts is; a million of them are asked for one by one, not kept. */
typedef void (*CxRingsFunc) (gpointer data, guint i, CxRingsInput *account);

/** CxRingsMark: where it is drawn. Points relative to the middle, y down. (tip_x, tip_y): the end of its smear. */
typedef struct {
  guint  account;         /* index into the input */
  guint8 stage;           /* its shape, as in the input */
  double x, y, radius;
  double tip_x, tip_y;
} CxRingsMark;

/**
 * CxRingsView: a part of the picture, seen from nearer: points relative to the middle of the rings.
 * @zoom: how much larger than all of the picture the rings are; cells stay as large as they are
 */
typedef struct {
  double zoom;
  double left, top, right, bottom;
} CxRingsView;

/** CxRingsSector: degrees, counter-clockwise from 3 o'clock; start < end, below 0 where right-to-left goes past it. */
typedef struct {
  char  *label;
  guint  accounts, tier1;
  double start, end;
} CxRingsSector;

/** CxRingsCell: a density cell: @level 0…9. */
typedef struct {
  double x, y, radius;
  guint8 level;
  guint  accounts;
} CxRingsCell;

/** CxRingsIndex: what lies where; private to the layout. */
typedef struct _CxRingsIndex CxRingsIndex;

/**
 * CxRings: the laid-out picture.
 * @ring: radii of the three thresholds, tier 1 first
 * @cell_accounts: accounts in the fullest cell
 */
typedef struct {
  double         radius;
  double         ring[3];
  double         thresholds[3];
  double         step;
  double         measure_max;
  gboolean       rtl;
  guint          n_sectors;
  CxRingsSector *sectors;
  GArray        *marks;   /* CxRingsMark, in order of drawing; empty when density */
  GArray        *cells;   /* CxRingsCell; empty when marks */
  guint          cell_accounts;
  double         zoom;
  CxRingsIndex  *index;
} CxRings;

/** cx_rings_radius: R · (1 − fit / 100)^0.7. */
double   cx_rings_radius (double fit, double radius);

/**
 * cx_rings_new:
 * @get, @data: says what the @n accounts are
 * @labels: (array length=n_sectors): in the order to draw: largest first
 * @step: 100 / Σ weights: one step of the score, the radial spread
 * @rtl: whether the axis is at 9 o'clock
 * @view: (nullable): the part that is seen: when it has few enough accounts they have marks, though all would be a density
 */
CxRings *cx_rings_new  (CxRingsFunc get, gpointer data, guint n, const char *const *labels, guint n_sectors,
                        const double thresholds[3], double step, double radius, gboolean rtl, const CxRingsView *view);
/**
 * cx_rings_new_bare: the same places without marks, cells or what can be found: rings and sectors only. O(@n_sectors).
 * @accounts, @tier1: (array length=n_sectors): how many there are in each sector, and of them in tier 1
 */
CxRings *cx_rings_new_bare (const char *const *labels, const guint *accounts, const guint *tier1, guint n_sectors,
                            const double thresholds[3], double step, double radius, gboolean rtl);
void     cx_rings_free (CxRings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxRings, cx_rings_free)

/** cx_rings_place: where an account lies on a laid-out picture, marks or density; @mark's account is left alone. O(1). */
void     cx_rings_place (CxRings *self, const CxRingsInput *account, CxRingsMark *mark);

/**
 * cx_rings_sort_sectors:
 * @counts: (array length=n): accounts per value
 * @labels: (array length=n): what ties go by
 * @max: at most so many sectors, 1 … %CX_RINGS_MAX_SECTORS
 * @sectors: (out) (array length=n): the sector of each value: largest first; when there are more
 *   values than @max, the smallest share the last sector, *Other*
 *
 * Returns: the number of sectors; values without accounts get none of their own
 */
guint    cx_rings_sort_sectors (const guint *counts, const char *const *labels, guint n, guint max, guint8 *sectors);

/** cx_rings_find: the uppermost mark whose shape has the point, else the nearest within 9 px; -1 when none. Index into marks. O(1). */
int      cx_rings_find      (CxRings *self, double x, double y);
/** cx_rings_find_cell: the density cell under a point; -1 when none. Index into cells. O(1). */
int      cx_rings_find_cell (CxRings *self, double x, double y);
/** cx_rings_get_edges: radii between which the ring of a tier lies. */
void     cx_rings_get_edges (const CxRings *self, guint8 tier, double *inner, double *outer);
/** cx_rings_find_ring: tier of the ring under the point (1, 2, 3, 0 for the outside band), -1 beyond; @sector: index or -1 in a gap. */
int      cx_rings_find_ring (CxRings *self, double x, double y, int *sector);

G_END_DECLS
