/* One profile in the list of the dialog Profiles. */
#pragma once

#include "cx-tiering.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CxProfileRankRow:
 *
 * Signals:
 *
 * - `asked` (string): what a person asks of it: "rename", "duplicate", "export", "replace", "retire"
 * - `move` (int): by how many places: −1 up, 1 down
 * - `dropped` (#CxProfileRankRow, boolean): the row that was dragged onto this one, and whether it shall come below it
 */
#define CX_TYPE_PROFILE_RANK_ROW (cx_profile_rank_row_get_type ())
G_DECLARE_FINAL_TYPE (CxProfileRankRow, cx_profile_rank_row, CX, PROFILE_RANK_ROW, AdwActionRow)

GtkWidget *cx_profile_rank_row_new     (void);

/** cx_profile_rank_row_show: @ranked is only read now; @n_profiles: how many there are */
void       cx_profile_rank_row_show    (CxProfileRankRow *self, const CxRanked *ranked, guint n_profiles);

gint64     cx_profile_rank_row_get_id  (CxProfileRankRow *self);
int        cx_profile_rank_row_get_rank (CxProfileRankRow *self);

G_END_DECLS
