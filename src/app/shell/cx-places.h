/* Which places the sidebar has, in order. Adding one is a line in cx-places.c. */
#pragma once

#include "cx-place.h"

G_BEGIN_DECLS

/**
 * CxPlaceInfo:
 * @id: for actions, settings and scripts
 * @title, @group: to be translated with gettext()
 * @icon: name of a symbolic icon
 * @get_type: of a #CxPlace
 */
typedef struct {
  const char *id, *title, *group, *icon;
  GType     (*get_type) (void);
} CxPlaceInfo;

/** cx_places_get: (transfer none): the place at @i, or %NULL behind the last. */
const CxPlaceInfo *cx_places_get (guint i);

G_END_DECLS
