/* What the files of a drawing share: its items. */
#pragma once

#include "cx-drawing.h"

G_BEGIN_DECLS

typedef enum {
  CX_ITEM_TEXT,
  CX_ITEM_BOX,
  CX_ITEM_CIRCLE,
  CX_ITEM_HALF_DISC,
  CX_ITEM_POLYGON,
  CX_ITEM_MARK,
  CX_ITEM_PICTURE,
  CX_ITEM_BEGIN,
  CX_ITEM_END,
} CxDrawingItemKind;

/* What a drawing function of others needs, shared by the drawings that it was put on. */
typedef struct {
  CxDrawFunc      draw;
  gpointer        data;
  GDestroyNotify  destroy;
  gatomicrefcount ref_count;
} CxDrawingPicture;

/* Shapes with a line of 0 are filled. A circle's box is the square around it; the points of a polygon
 * are from 0 to @width. */
typedef struct {
  CxDrawingItemKind kind;
  double            x, y, width, height;
  double            radius, line, dash;
  guint             color;
  double            opacity;
  guint8            mark;
  PangoLayout      *layout;
  GArray           *points;
  CxDrawingPicture *picture;
  const char       *tag;
} CxDrawingItem;

struct _CxDrawing {
  double        width, scale;
  gboolean      rtl;
  double        opacity;
  char         *family;
  PangoContext *pango;
  GArray       *items;
};

G_END_DECLS
