/* One chart as a picture that stands alone: with its message, its legend and its numbers, on paper. Knows no charts. */
#pragma once

#include "cx-figures.h"

G_BEGIN_DECLS

/**
 * CxPictureWords: what stands around the chart. All of it is borrowed.
 * @title: the message
 * @about: "Northwind Robotics · 22 Nov 2026"
 * @notes: (array zero-terminated=1): lines below it, as Pango markup
 */
typedef struct {
  const char        *title, *about;
  const char *const *notes;
} CxPictureWords;

/** CxPictureBody: puts the chart down from the origin on, @width wide. Returns: its height */
typedef double (*CxPictureBody) (CxDrawing *drawing, double width, gpointer data);

/**
 * CxPicture: belongs to the thread that made it, as Pango's fonts do.
 * @width, @height: in units of 1/96 inch
 * @figures: the same numbers
 */
typedef struct {
  char      *title, *about;
  gint32     day;
  double     width, height;
  CxDrawing *drawing;
  CxFigures *figures;
} CxPicture;

/**
 * cx_picture_new:
 * @width: of all of it
 * @day: of what it shows
 * @figures: (transfer full)
 */
CxPicture *cx_picture_new  (const CxPictureWords *words, double width, gint32 day, gboolean rtl, CxPictureBody body, gpointer data,
                            CxFigures *figures);
void       cx_picture_free (CxPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxPicture, cx_picture_free)

/** CxPictureFormat: PNG at one and at two pixels for 1/96 inch. */
typedef enum {
  CX_PICTURE_SVG,
  CX_PICTURE_PNG,
  CX_PICTURE_PNG_2X,
  CX_PICTURE_PDF,
} CxPictureFormat;

#define CX_N_PICTURE_FORMATS (CX_PICTURE_PDF + 1)

/** cx_picture_format_get_suffix: how files of it end: "svg", "png", "png", "pdf". */
const char *cx_picture_format_get_suffix (CxPictureFormat format);
/** cx_picture_format_of_file: by how its name ends, in any case; @format stays when that says the same. */
gboolean    cx_picture_format_of_file    (const char *path, CxPictureFormat *format);

/** cx_picture_write: as the bytes of a file, which are the same for the same picture. Fails with %CX_ERROR_IO. */
GBytes     *cx_picture_write             (CxPicture *self, CxPictureFormat format, GError **error);

G_END_DECLS
