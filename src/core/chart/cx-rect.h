/* A rectangle in px. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  double x, y, width, height;
} CxRect;

G_END_DECLS
