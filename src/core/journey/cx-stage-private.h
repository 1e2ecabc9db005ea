/* What the files of the stages share among each other. */
#pragma once

#include "cx-stage.h"

G_BEGIN_DECLS

/** cx_stage_check_code: fails with %CX_ERROR_NOT_FOUND unless @code is %NULL or a stage. */
gboolean cx_stage_check_code (CxStore *store, const char *code, GError **error);

/** cx_stage_write: makes @stage, or changes the one with its code, and puts it at @position. */
gboolean cx_stage_write (CxDatabase *database, const CxStage *stage, guint position, GError **error);

/** cx_stage_expression: the stage value of an account as SQL text, e.g. `a.f_7`. Returns: (transfer full) (nullable): %NULL without such a field */
char    *cx_stage_expression (GPtrArray *fields);

/** cx_stage_entered: (nullable): what a CRM calls the stage whose dates @field holds; %NULL: another field. */
const char *cx_stage_entered (const CxField *field);

/** cx_stage_map_list_in: cx_stage_map_list() of accounts that are in memory. */
GPtrArray *cx_stage_map_list_in (CxStore *store, CxColumns *columns, GError **error);

/**
 * cx_stage_remember: before an import, keeps the values of accounts that were moved by hand, so that
 * cx_stage_follow() can tell whether the file says something new of them.
 */
gboolean cx_stage_remember  (CxStore *store, GError **error);

/**
 * cx_stage_follow:
 * @import: id of the import, or 0: the mapping changed
 *
 * Brings events and stages up to what the fields say, inside the caller's transaction.
 */
gboolean cx_stage_follow    (CxStore *store, gint64 import, gint32 day, GError **error);

/* What deals say of stages; the temporary tables are those of cx_stage_follow(). */

/** cx_stage_has_deals: @any: (out): whether there are deals at all. */
gboolean cx_stage_has_deals       (CxDatabase *database, gboolean *any, GError **error);

/** cx_stage_add_deal_values: adds what deals call their stages to the values. */
gboolean cx_stage_add_deal_values (CxDatabase *database, GError **error);

/** cx_stage_add_deal_events: adds the days on which accounts came to a stage by their first deal there. */
gboolean cx_stage_add_deal_events (CxDatabase *database, gint64 import, GError **error);

/** cx_stage_target_by_deals: @expression: as cx_stage_expression() gives it; adds the accounts that are as far as an open deal. */
gboolean cx_stage_target_by_deals (CxDatabase *database, const char *expression, gint64 import, gint32 day, GError **error);

/** cx_stage_end_transaction: commits what is @done, else takes all of it back. */
gboolean cx_stage_end_transaction (CxDatabase *database, gboolean done, GError **error);

G_END_DECLS
