/* The place Funnel: conversion from stage to stage, compared. */
#pragma once

#include "cx-place.h"

G_BEGIN_DECLS

#define CX_TYPE_FUNNEL_PLACE (cx_funnel_place_get_type ())
G_DECLARE_FINAL_TYPE (CxFunnelPlace, cx_funnel_place, CX, FUNNEL_PLACE, CxPlace)

GtkWidget *cx_funnel_place_new (void);

G_END_DECLS
