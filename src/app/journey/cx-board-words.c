/* The words around the board. Knows no widgets. */
#include "cx-board-words.h"

#include "cx-format.h"

#include <glib/gi18n.h>

char *
cx_board_describe_undecided (CxSnapshot *snapshot)
{
  const CxColumn *column = cx_columns_find_role (cx_snapshot_get_columns (snapshot), "stage");
  guint n = cx_journey_count_undecided (cx_snapshot_get_journey (snapshot));

  if (n == 0)
    return column ? g_strdup_printf (_("Every value of “%s” has a stage"), column->field->label) : g_strdup (_("Every value has a stage"));
  if (column != NULL)
    return g_strdup_printf (ngettext ("%u value of “%s” has no stage yet", "%u values of “%s” have no stage yet", n), n,
                            column->field->label);
  return g_strdup_printf (ngettext ("%u value has no stage yet", "%u values have no stage yet", n), n);
}

char *
cx_board_describe_shown (const CxBoardAnswer *answer)
{
  guint all = cx_columns_get_n_accounts (cx_snapshot_get_columns (answer->snapshot));
  g_autofree char *total = cx_format_number (all, 0), *found = cx_format_number (answer->accounts, 0);

  if (answer->accounts == all)
    return g_strdup_printf (ngettext ("%s account", "%s accounts", all), total);
  return g_strdup_printf (ngettext ("%s of %s account", "%s of %s accounts", all), found, total);
}

char *
cx_board_describe_way (CxJourney *journey)
{
  guint n = cx_journey_get_n_stages (journey);
  g_autofree char *last = n > 0 ? g_utf8_strdown (cx_journey_get_stage (journey, n - 1)->label, -1) : NULL;

  if (n == 0)
    return g_strdup ("");
  /* Translators: from the first stage of the journey to the last: “Raw lead to retention” */
  return g_strdup_printf (_("%s to %s"), cx_journey_get_stage (journey, 0)->label, last);
}
