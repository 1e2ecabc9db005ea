/* The colours of the data, light and dark. */
#include "cx-palette.h"

#include "cx-evaluation.h"

#define N_STAGES 5
#define N_LEVELS 10

/* One hue; lightness alone carries the order. Outside is 0, as wherever tiers are numbers. */
static const guint32 tiers[2][CX_N_TIERS][4] = {
  {
    { 0xd5d1d9, 0x66616b, 0xfbf9fc, 0xddd4e3 },
    { 0x5a2d82, 0x5a2d82, 0xdfcbee, 0x7e4fa6 },
    { 0x9560b8, 0x7d459f, 0xecdff5, 0xab83c8 },
    { 0xc9a9dc, 0x775790, 0xf5eefa, 0xcdb3df },
  },
  {
    { 0x504c54, 0xb3afb8, 0x222024, 0x403a45 },
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

guint32
cx_palette_tier (guint8      tier,
                 CxTierColor part,
                 gboolean    dark)
{
  return tiers[dark != FALSE][tier < CX_N_TIERS ? tier : CX_TIER_OUTSIDE][part];
}

/* Journeys with more stages than colours start over; the shape starts over with them. */
guint32
cx_palette_stage (guint8   stage,
                  gboolean dark)
{
  if (stage == 0xff)
    return cx_palette_tier (CX_TIER_OUTSIDE, CX_TIER_MARK, dark);
  return stages[dark != FALSE][stage % N_STAGES];
}

guint32
cx_palette_density (guint8   level,
                    gboolean dark)
{
  return levels[dark != FALSE][MIN (level, N_LEVELS - 1)];
}

guint32
cx_palette_unknown (gboolean dark)
{
  return dark ? 0xffc252 : 0x905400;
}

guint32
cx_palette_all (gboolean dark)
{
  return dark ? 0xb3afb8 : 0x66616b;
}

guint32
cx_palette_paper (gboolean dark)
{
  return dark ? 0x1d1d20 : 0xffffff;
}

guint32
cx_palette_ink (gboolean dark)
{
  return dark ? 0xffffff : 0x1c1b20;
}

void
cx_palette_set_source (cairo_t *cr,
                       guint32  color,
                       double   alpha)
{
  cairo_set_source_rgba (cr, (color >> 16 & 0xff) / 255.0, (color >> 8 & 0xff) / 255.0, (color & 0xff) / 255.0, alpha);
}
