/* The colours of the data, light and dark, and the words for tiers. */
#include "cx-glyphs.h"

#include <glib/gi18n.h>

#define N_STAGES 5
#define N_LEVELS 10

/* One hue; lightness alone carries the order. Outside is 0, as wherever tiers are numbers. */
static const guint32 tiers[2][CX_N_TIERS][4] = {
  {
    { 0xd5d1d9, 0x66616b, 0xfbf9fc, 0xddd4e3 },
    { 0x5a2d82, 0x5a2d82, 0xdfcbee, 0x7e4fa6 },
    { 0x9560b8, 0x7d459f, 0xecdff5, 0xab83c8 },
    { 0xc9a9dc, 0x7a5a90, 0xf5eefa, 0xcdb3df },
  },
  {
    { 0x5a565e, 0xb3afb8, 0x222024, 0x403a45 },
    { 0xdcb8f7, 0xe2c6f9, 0x3a2a4a, 0xa97fce },
    { 0xb07fd6, 0xc9a2e6, 0x302539, 0x7b5499 },
    { 0x7b5499, 0xb793d2, 0x28222e, 0x584069 },
  },
};

static const guint32 stages[2][N_STAGES] = {
  { 0x737179, 0x1c6fd0, 0xc64600, 0x00614f, 0xf0b310 },
  { 0x9a9996, 0x62a0ea, 0xff7b3d, 0x5be3c8, 0xf8cf4a },
};

static const guint32 levels[2][N_LEVELS] = {
  { 0xe3d2ee, 0xd6bee6, 0xc8a9dd, 0xba94d3, 0xab7fc8, 0x9a6abb, 0x8857ac, 0x74449b, 0x613589, 0x4c2374 },
  { 0x3a2c46, 0x4a3560, 0x5b3f78, 0x6d4a90, 0x8058a7, 0x9469bb, 0xa97dcd, 0xbe95dd, 0xd4b1ec, 0xecd5fa },
};

static GdkRGBA
rgb (guint32 hex)
{
  return (GdkRGBA) { (hex >> 16 & 0xff) / 255.f, (hex >> 8 & 0xff) / 255.f, (hex & 0xff) / 255.f, 1 };
}

static gboolean
is_dark (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ());
}

GdkRGBA
cx_palette_tier_for (guint8      tier,
                     CxTierColor part,
                     gboolean    dark)
{
  return rgb (tiers[dark != FALSE][tier < CX_N_TIERS ? tier : CX_TIER_OUTSIDE][part]);
}

/* Journeys with more stages than colours start over; the shape starts over with them. */
GdkRGBA
cx_palette_stage_for (guint8   stage,
                      gboolean dark)
{
  if (stage == 0xff)
    return rgb (dark ? 0x5a565e : 0xd5d1d9);
  return rgb (stages[dark != FALSE][stage % N_STAGES]);
}

GdkRGBA
cx_palette_density_for (guint8   level,
                        gboolean dark)
{
  return rgb (levels[dark != FALSE][MIN (level, N_LEVELS - 1)]);
}

GdkRGBA
cx_palette_unknown_for (gboolean dark)
{
  return rgb (dark ? 0xffc252 : 0x905400);
}

GdkRGBA
cx_palette_tier (guint8      tier,
                 CxTierColor part)
{
  return cx_palette_tier_for (tier, part, is_dark ());
}

GdkRGBA
cx_palette_stage (guint8 stage)
{
  return cx_palette_stage_for (stage, is_dark ());
}

GdkRGBA
cx_palette_density (guint8 level)
{
  return cx_palette_density_for (level, is_dark ());
}

const char *
cx_tier_label (guint8 tier)
{
  switch (tier)
    {
    case 1:
      return _("Tier 1");
    case 2:
      return _("Tier 2");
    case 3:
      return _("Tier 3");
    default:
      return _("Outside");
    }
}

const char *
cx_tier_name (guint8 tier)
{
  switch (tier)
    {
    case 1:
      return _("Bullseye");
    case 2:
      return _("Strong fit");
    case 3:
      return _("Caution");
    default:
      return _("Outside");
    }
}
