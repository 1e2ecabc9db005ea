/* How a picture looks where it is shown. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CxLook:
 * @dark: light on dark
 * @high_contrast: nothing is faint, and fills have a line
 * @ink: colour of texts, 0xRRGGBB
 */
typedef struct {
  gboolean dark, high_contrast;
  guint    ink;
} CxLook;

/** CX_LOOK_PAPER: of what is printed, and of files: dark ink on white in every theme. */
#define CX_LOOK_PAPER ((CxLook) { .ink = 0x1c1b20 })

/** CX_FAINT: opacity of a text that is less than another. */
#define CX_FAINT 0.68

/** cx_look_faint: that opacity, or all of it in high contrast. */
static inline double
cx_look_faint (CxLook look)
{
  return look.high_contrast ? 1 : CX_FAINT;
}

G_END_DECLS
