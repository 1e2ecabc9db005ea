/* The funnel as a picture that stands alone. */
#pragma once

#include "cx-funnel-answer.h"
#include "cx-picture.h"

G_BEGIN_DECLS

/** cx_funnel_picture_new: any thread; the picture is that thread's. */
CxPicture *cx_funnel_picture_new (const CxFunnelAnswer *answer, gboolean rtl);

G_END_DECLS
