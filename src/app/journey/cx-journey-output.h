/* What the board and the map give away: their numbers as a table, and their pictures. */
#pragma once

#include "cx-board-answer.h"
#include "cx-picture-menu.h"
#include "cx-stages-picture.h"

G_BEGIN_DECLS

/** cx_journey_totals: what the columns of the board add up to. Returns: (transfer full) */
CxStageTotals *cx_journey_totals  (const CxBoardAnswer *answer);

/** cx_journey_title: the message of the board; of the map from where to where it goes. Returns: (transfer full) */
char          *cx_journey_title   (const CxBoardAnswer *answer, gboolean map);

/** cx_journey_figures: of the board, or of the map. Returns: (transfer full) */
CxFigures     *cx_journey_figures (const CxBoardAnswer *answer, gboolean map);

/** cx_journey_segment: (nullable): to whom the map's sentences speak: the profile that is shown. (transfer none) */
const char    *cx_journey_segment (const CxBoardAnswer *answer);

/** cx_journey_picture: fills in what makes the picture of the board, or of the map. */
void           cx_journey_picture (const CxBoardAnswer *answer, gboolean map, CxPictureSource *source);

G_END_DECLS
