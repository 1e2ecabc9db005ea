/* Whether a row belongs to the table below a header. Knows nothing of formats and of what the cells mean. */
#pragma once

#include "cx-row.h"

G_BEGIN_DECLS

/** CxRowCheck: what is known of the table, and of the rows before. */
typedef struct _CxRowCheck CxRowCheck;

/**
 * cx_row_check_new:
 * @header: must outlive the check
 * @has_values: (transfer full) (nullable): for each column, whether values stand in it
 */
CxRowCheck *cx_row_check_new   (char *const *header, guint8 *has_values);
void        cx_row_check_free  (CxRowCheck *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxRowCheck, cx_row_check_free)

/** cx_row_check_blank: the next row stands below one without text. */
void        cx_row_check_blank (CxRowCheck *self);

/**
 * cx_row_check_row:
 *
 * Gives @row a problem when it cannot be used: too many or too few cells, the footer of a report, the header once more, or a
 * row of another table that follows the first. Empty cells beyond the header are left out.
 */
void        cx_row_check_row   (CxRowCheck *self, CxRow *row);

G_END_DECLS
