/* The palette as the window takes it: light or dark as the style manager says. */
#include "cx-glyphs.h"

static gboolean
is_dark (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ());
}

GdkRGBA
cx_rgba (guint32 color)
{
  return (GdkRGBA) { (color >> 16 & 0xff) / 255.f, (color >> 8 & 0xff) / 255.f, (color & 0xff) / 255.f, 1 };
}

GdkRGBA
cx_rgba_tier (guint8      tier,
              CxTierColor part)
{
  return cx_rgba (cx_palette_tier (tier, part, is_dark ()));
}

GdkRGBA
cx_rgba_stage (guint8 stage)
{
  return cx_rgba (cx_palette_stage (stage, is_dark ()));
}

