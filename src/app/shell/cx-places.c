/* Which places the sidebar has. */
#include "cx-places.h"

#include "cx-accounts-place.h"
#include "cx-define-place.h"
#include "cx-evidence-place.h"
#include "cx-fit-place.h"
#include "cx-funnel-place.h"
#include "cx-history-place.h"
#include "cx-journey-place.h"

#include <glib/gi18n.h>

static const CxPlaceInfo places[] = {
  /* id, title, group, icon, type */
  { "one-pager", N_("One-Pager"), N_("Define"), "cx-one-pager-symbolic", cx_define_place_get_type },
  { "accounts", N_("Accounts"), N_("Apply"), "cx-accounts-symbolic", cx_accounts_place_get_type },
  { "fit", N_("Fit"), N_("Apply"), "cx-fit-symbolic", cx_fit_place_get_type },
  { "journey", N_("Journey"), N_("Apply"), "cx-journey-symbolic", cx_journey_place_get_type },
  { "funnel", N_("Funnel"), N_("Apply"), "cx-funnel-symbolic", cx_funnel_place_get_type },
  { "evidence", N_("Evidence"), N_("Learn"), "cx-evidence-symbolic", cx_evidence_place_get_type },
  { "history", N_("History"), N_("Learn"), "cx-history-symbolic", cx_history_place_get_type },
  { NULL },
};

const CxPlaceInfo *
cx_places_get (guint i)
{
  return i < G_N_ELEMENTS (places) && places[i].id ? &places[i] : NULL;
}
