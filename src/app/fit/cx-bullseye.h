/* The bullseye: concentric rings, sectors, one mark an account, by pointer and by keyboard. */
#pragma once

#include "cx-fit-picture.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CxBullseye:
 *
 * Shows a #CxFitPicture; draws its marks off the main thread. The keyboard walks ring, sector and
 * account: arrows move, Enter chooses and goes in, Escape goes back. Each step is a focusable
 * accessible child that says where it is.
 *
 * The part that has the focus, or that is clicked twice, is shown from nearer; + and − do so by steps,
 * Ctrl and the wheel at the pointer; 0, Escape or cx_bullseye_show_all() go back. Dragging over all of it
 * chooses the accounts in a rectangle, dragging over a part of it moves the part.
 *
 * Properties:
 * - `zoomed` (boolean, read-only): whether less than all is shown
 * - `fullest` (uint, read-only): accounts in the fullest cell of a density; 0: there are marks; %G_MAXUINT: not known yet
 *
 * Signals:
 * - `box-chosen` (region pointer to #CxFitRegion): a rectangle was drawn
 * - `region-chosen` (tier int, sector int; -1 any): a ring, a sector or both was clicked
 * - `account-chosen` (row uint): a mark was clicked
 * - `account-opened` (row uint): a mark was clicked twice, or Enter pressed on the chosen account
 * - `account-menu` (row uint, x double, y double): a mark was clicked with the secondary button or held, or Menu pressed on it
 */
#define CX_TYPE_BULLSEYE (cx_bullseye_get_type ())
G_DECLARE_FINAL_TYPE (CxBullseye, cx_bullseye, CX, BULLSEYE, GtkWidget)

GtkWidget *cx_bullseye_new         (void);
/** cx_bullseye_set_picture: @picture: (nullable) */
void       cx_bullseye_set_picture (CxBullseye *self, CxFitPicture *picture);
/** cx_bullseye_set_region: the part that is outlined, because the list beside shows it. */
void       cx_bullseye_set_region  (CxBullseye *self, CxFitRegion region);
/** cx_bullseye_set_account: the row of the account that is ringed; -1: none. */
void       cx_bullseye_set_account (CxBullseye *self, int row);
guint      cx_bullseye_get_fullest (CxBullseye *self);
/** cx_bullseye_set_twin: from now on both show the same part of their rings, for as long as both are there. */
void       cx_bullseye_set_twin    (CxBullseye *self, CxBullseye *twin);
/** cx_bullseye_show_all: goes back from what was zoomed to. */
void       cx_bullseye_show_all    (CxBullseye *self);

G_END_DECLS
