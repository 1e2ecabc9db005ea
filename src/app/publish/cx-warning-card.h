/* A warning of a publication as a card. */
#pragma once

#include "cx-whiplash.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** cx_warning_card_new: title and text beside a sign. Role ALERT. */
GtkWidget *cx_warning_card_new (const CxWhiplash *warning);

G_END_DECLS
