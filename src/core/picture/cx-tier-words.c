/* The words for tiers. */
#include "cx-config.h"

#include "cx-tier-words.h"

#include <glib/gi18n-lib.h>

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
