/* What the board and the map give away. */
#include "cx-journey-output.h"

#include "cx-account-data.h"
#include "cx-board-words.h"

#include <glib/gi18n.h>

CxStageTotals *
cx_journey_totals (const CxBoardAnswer *answer)
{
  CxStageTotals *self = cx_stage_totals_new (answer->snapshot);
  CxColumns *columns = cx_snapshot_get_columns (answer->snapshot);
  const CxColumn *money = cx_account_money (columns);

  self->money = money ? money->field : NULL;
  if (answer->accounts < cx_columns_get_n_accounts (columns))
    self->filter = cx_board_describe_shown (answer);
  for (guint stage = 0; stage <= answer->n_stages; stage++)
    {
      const CxBoardStage *from = &answer->stages[stage];
      CxStageTotal *to = &self->stages[stage];

      memcpy (to->tiers, from->tiers, sizeof to->tiers);
      to->accounts = from->entries->len;
      to->median_days = from->median_days;
      to->n_dated = from->n_dated;
      to->worth = from->sum;
      to->n_worth = from->n_summed;
    }
  return self;
}

CxFigures *
cx_journey_figures (const CxBoardAnswer *answer,
                    gboolean             map)
{
  g_autoptr(CxStageTotals) totals = NULL;

  if (map)
    return cx_map_figures (cx_snapshot_get_journey (answer->snapshot));
  totals = cx_journey_totals (answer);
  return cx_stages_figures (totals);
}

char *
cx_journey_title (const CxBoardAnswer *answer,
                  gboolean             map)
{
  g_autoptr(CxStageTotals) totals = NULL;

  if (map || answer->accounts == 0)
    return cx_board_describe_way (cx_snapshot_get_journey (answer->snapshot));
  totals = cx_journey_totals (answer);
  return cx_stage_totals_title (totals);
}

const char *
cx_journey_segment (const CxBoardAnswer *answer)
{
  CxTiering *tiering = cx_snapshot_get_tiering (answer->snapshot);

  if ((guint) answer->profile >= cx_tiering_get_n_profiles (tiering))
    return NULL;
  return cx_profile_get_name (cx_tiering_get_profile (tiering, (guint) answer->profile)->draft);
}

/* ── pictures ── */

/* @segment: of the map */
typedef struct {
  CxStageTotals *totals;
  char          *segment;
} Board;

static void
board_free (gpointer data)
{
  Board *self = data;

  cx_stage_totals_free (self->totals);
  g_free (self->segment);
  g_free (self);
}

static CxPicture *
make_board (gpointer  data,
            gboolean  rtl,
            GError  **error)
{
  return cx_stages_picture_new (((Board *) data)->totals, rtl);
}

static CxPicture *
make_map (gpointer  data,
          gboolean  rtl,
          GError  **error)
{
  Board *self = data;

  return cx_map_picture_new (self->totals->snapshot, self->segment, rtl);
}

void
cx_journey_picture (const CxBoardAnswer *answer,
                    gboolean             map,
                    CxPictureSource     *source)
{
  const char *workspace = cx_snapshot_get_name (answer->snapshot);
  Board *board = g_new (Board, 1);

  *board = (Board) { cx_journey_totals (answer), g_strdup (cx_journey_segment (answer)) };
  *source = (CxPictureSource) {
    .make = map ? make_map : make_board,
    .data = board,
    .free = board_free,
    .name = map ? g_strdup_printf (_("Journey map of %s"), workspace) : g_strdup_printf (_("Stages of %s"), workspace),
  };
}
