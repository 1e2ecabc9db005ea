#include "cx-encoding-rate.h"
const char *
cx_encoding_find_best (const char *text, gsize length)
{
  return "WINDOWS-1252";
}
