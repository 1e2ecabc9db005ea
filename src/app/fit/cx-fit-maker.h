/* Makes pictures in a thread, one at a time; of the questions that come meanwhile only the newest counts. */
#pragma once

#include "cx-fit-picture.h"

G_BEGIN_DECLS

/** CxFitMakerFunc: @picture: (transfer full) */
typedef void (*CxFitMakerFunc) (CxFitPicture *picture, gpointer data);

/** CxFitMaker: */
#define CX_TYPE_FIT_MAKER (cx_fit_maker_get_type ())
G_DECLARE_FINAL_TYPE (CxFitMaker, cx_fit_maker, CX, FIT_MAKER, GObject)

/** cx_fit_maker_new: @made: called on the main thread with each picture, until cx_fit_maker_stop(). */
CxFitMaker *cx_fit_maker_new  (CxFitMakerFunc made, gpointer data);
/** cx_fit_maker_ask: @question: (transfer full) */
void        cx_fit_maker_ask  (CxFitMaker *self, CxFitQuestion *question);
/** cx_fit_maker_stop: drops what is under way; nothing is called for it. */
void        cx_fit_maker_stop (CxFitMaker *self);

G_END_DECLS
