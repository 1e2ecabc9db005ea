/* The rings that stand for a tier beside its word. */
#include "cx-tier-sign.h"

#include "cx-evaluation.h"
#include "cx-palette.h"

static void
put_outside (CxDrawing *drawing,
             double     x,
             double     y,
             double     k,
             guint      faint,
             gboolean   dark)
{
  cx_drawing_circle (drawing, x - 0.75 * k, y + 0.75 * k, 4.2 * k, 0.75 * k, 1.5 * k, faint);
  cx_drawing_circle (drawing, x - 0.75 * k, y + 0.75 * k, 2 * k, 0.75 * k, 0, faint);
  cx_drawing_disc (drawing, x + 4.05 * k, y - 4.05 * k, 1.5 * k, cx_palette_tier (CX_TIER_OUTSIDE, CX_TIER_TEXT, dark));
}

void
cx_tier_sign_put (CxDrawing *drawing,
                  guint8     tier,
                  double     x,
                  double     y,
                  double     k,
                  gboolean   dark)
{
  const guint faint = dark ? 0x76727b : 0xb0adb4, mark = cx_palette_tier (tier, CX_TIER_MARK, dark);

  if (tier == CX_TIER_OUTSIDE)
    {
      put_outside (drawing, x, y, k, faint, dark);
      return;
    }
  if (tier == 3)
    cx_drawing_circle (drawing, x, y, 4.7 * k, 1.95 * k, 0, mark);
  else
    cx_drawing_circle (drawing, x, y, 5.2 * k, 0.75 * k, 0, faint);
  if (tier == 2)
    cx_drawing_circle (drawing, x, y, 3.1 * k, 1.95 * k, 0, mark);
  else
    cx_drawing_circle (drawing, x, y, (tier == 1 ? 3.75 : 2.4) * k, 0.75 * k, 0, faint);
  cx_drawing_disc (drawing, x, y, (tier == 1 ? 2.4 : 0.75) * k, tier == 1 ? mark : faint);
}
