/* The bullseye as a picture that stands alone, or two of them side by side, and what belongs to it on paper: legend and numbers. */
#pragma once

#include "cx-fit-picture.h"
#include "cx-picture.h"

G_BEGIN_DECLS

/** cx_rings_figures: accounts by sector and tier, and their sums. Returns: (transfer full) */
CxFigures *cx_rings_figures     (CxFitPicture *picture);

/** cx_rings_put: puts the bullseye and its names down. O(accounts). Returns: accounts in the fullest cell; 0: there are marks */
guint      cx_rings_put         (CxFitPicture *picture, CxDrawing *drawing, double x, double y, double width, double height);

/** cx_rings_put_legend: what its marks mean, in rows. @fullest: what cx_rings_put() returned. Returns: the y below */
double     cx_rings_put_legend  (CxFitPicture *picture, guint fullest, CxDrawing *drawing, double x, double y, double width);

/** cx_rings_picture_new: any thread; the picture is that thread's. */
CxPicture *cx_rings_picture_new (CxFitPicture *picture, gboolean rtl);

/** CxRingsSide: one of two that are compared. @caption: whose it is: "Mid-market logistics, version 1" */
typedef struct {
  CxFitPicture *picture;
  const char   *caption;
} CxRingsSide;

/** cx_rings_pair_picture_new: @sides: (array fixed-size=2): as they stand side by side, of the same accounts. Any thread; the picture is that thread's. */
CxPicture *cx_rings_pair_picture_new (const CxRingsSide *sides, gboolean rtl);

G_END_DECLS
