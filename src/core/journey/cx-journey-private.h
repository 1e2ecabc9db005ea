/* What a journey consists of: for the files that make one and answer from it. */
#pragma once

#include "cx-journey.h"

G_BEGIN_DECLS

/* events[offsets[a] … offsets[a + 1]) are those of account a, by day. */
struct _CxJourney {
  gatomicrefcount refs;
  GPtrArray      *stages, *values, *said;
  guint           n_accounts;
  guint8         *current;
  gint32         *since;
  guint32        *offsets;
  CxStageEvent   *events;
};

/** cx_journey_new: of so many accounts, of which nothing is said yet: the caller fills @current, @since, @offsets and @events. */
CxJourney *cx_journey_new (GPtrArray *stages, GPtrArray *values, GPtrArray *said, guint n_accounts);

G_END_DECLS
