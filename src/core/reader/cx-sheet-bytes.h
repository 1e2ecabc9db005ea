/* Numbers as old workbooks hold them: the lowest byte first, at any address. */
#pragma once

#include <glib.h>
#include <string.h>

static inline guint16
cx_get_u16 (const guint8 *p)
{
  return (guint16) (p[0] | p[1] << 8);
}

static inline guint32
cx_get_u32 (const guint8 *p)
{
  return p[0] | (guint32) p[1] << 8 | (guint32) p[2] << 16 | (guint32) p[3] << 24;
}

static inline double
cx_get_double (const guint8 *p)
{
  guint64 bits = cx_get_u32 (p) | (guint64) cx_get_u32 (p + 4) << 32;
  double value;

  memcpy (&value, &bits, sizeof value);
  return value;
}
