/* What the bullseye, its table and the list beside it say of one evaluation: every account with its
 * sector and measure, and the counts. Made in any thread, immutable; knows no widgets. */
#pragma once

#include "cx-rings.h"
#include "cx-snapshot.h"

G_BEGIN_DECLS

/** CX_FIT_BY_STAGE: stands for a field: sectors by the stage of the journey. */
#define CX_FIT_BY_STAGE "@stage"

/**
 * CxFitQuestion:
 * @evaluation: what is shown
 * @base: what it is compared with: what is in force
 * @sectors: key of a category field, %CX_FIT_BY_STAGE, or "": one sector
 * @size: key of a number or money field, or ""
 */
typedef struct {
  CxSnapshot   *snapshot;
  CxEvaluation *evaluation, *base;
  char         *sectors, *size;
} CxFitQuestion;

CxFitQuestion *cx_fit_question_new  (CxSnapshot *snapshot, CxEvaluation *evaluation, CxEvaluation *base,
                                     const char *sectors, const char *size);
CxFitQuestion *cx_fit_question_copy (const CxFitQuestion *self);
gboolean       cx_fit_question_equal (const CxFitQuestion *a, const CxFitQuestion *b);
void           cx_fit_question_free (CxFitQuestion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxFitQuestion, cx_fit_question_free)

/** CxFitBox: a rectangle laid over the rings: from their middle, y down, in radii; @rtl: of rings whose axis is at 9 o'clock. */
typedef struct {
  double   left, top, right, bottom;
  gboolean rtl;
} CxFitBox;

/**
 * CxFitRegion: a part of the picture: -1 is any tier, any sector
 * @moved: only accounts whose tier changes
 * @boxed: only accounts that are drawn in @box
 */
typedef struct {
  int      tier, sector;
  gboolean moved, boxed;
  CxFitBox box;
} CxFitRegion;

#define CX_FIT_EVERYWHERE ((CxFitRegion) { .tier = -1, .sector = -1 })

gboolean cx_fit_region_equal (CxFitRegion a, CxFitRegion b);

/**
 * CxFitPicture:
 * @sectors: their names, in order
 * @sector_of: per row the number of its sector
 * @counts: by sector and tier
 * @pinned, @needs_data: how many are marked so
 * @no_stage: how many are at no stage
 * @up, @down: accounts whose tier is better, or worse, than under what is in force
 * @size: (nullable): what the marks are as large as
 * @measure_low, @measure_high: the smallest and largest measure above 0; both 0 without a size
 * @tier1_customers: of the customers, those in tier 1
 * @customer: the first stage of customers, %CX_NO_STAGE when the journey has none
 */
typedef struct {
  CxFitQuestion *question;
  guint          n_accounts;
  char         **sectors;
  guint          n_sectors;
  guint8        *sector_of;
  const CxColumn *size;
  CxTierCounts   counts[CX_RINGS_MAX_SECTORS];
  guint          could_move, pinned, needs_data, no_stage, up, down;
  double         measure_low, measure_high;
  guint8         customer;
  guint          n_customers, tier1_customers;
  gatomicrefcount ref_count;
} CxFitPicture;

/** cx_fit_picture_new: O(accounts). @question's evaluation must be over its snapshot's columns. */
CxFitPicture *cx_fit_picture_new   (const CxFitQuestion *question);
CxFitPicture *cx_fit_picture_ref   (CxFitPicture *self);
void          cx_fit_picture_unref (CxFitPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxFitPicture, cx_fit_picture_unref)

/** cx_fit_picture_get: what a row of the columns is in the picture. */
CxRingsInput  cx_fit_picture_get     (const CxFitPicture *self, guint account);

/** cx_fit_picture_get_stage: its stage, by index of the journey, or %CX_NO_STAGE; the input has the mark of it. */
guint8        cx_fit_picture_get_stage (const CxFitPicture *self, guint account);

/** cx_fit_picture_lay_out: the rings of it. @view: (nullable): the part that is seen. O(accounts). */
CxRings      *cx_fit_picture_lay_out (CxFitPicture *self, double radius, gboolean rtl, const CxRingsView *view);

/** CX_CUSTOMER_MARK: the mark of a stage whose colour the points of customers have. */
#define CX_CUSTOMER_MARK 4
/** cx_fit_picture_shows_customers: whether a density has them as points: not when they would hide it. */
gboolean      cx_fit_picture_shows_customers (const CxFitPicture *self);

gboolean      cx_fit_picture_is_in   (CxFitPicture *self, guint account, CxFitRegion region);

/** cx_fit_picture_find: rows of the accounts in a region, best fit first, then largest measure. Returns: (transfer full) (element-type guint) */
GArray       *cx_fit_picture_find    (CxFitPicture *self, CxFitRegion region);

/** cx_fit_picture_count_sectors: by sector of this picture the tiers that @evaluation, of the same accounts, gives. */
void          cx_fit_picture_count_sectors (const CxFitPicture *self, CxEvaluation *evaluation, CxTierCounts *counts);

/** cx_fit_picture_count: accounts in a region, and of them those in tier 1; of the counts, so moved is not asked. */
guint         cx_fit_picture_count   (CxFitPicture *self, int tier, int sector);

G_END_DECLS
