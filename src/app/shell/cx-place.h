/* What the window asks of each place in the sidebar. */
#pragma once

#include "cx-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CxPlace:
 *
 * The base of a place: an #AdwBin with a `workspace` property (read-write, nullable). A subclass
 * overrides `workspace_changed`, which is called whenever another workspace is shown (or none), and
 * `present`, called each time the place comes into view. A place fills the content side of the
 * window, header bar included (an #AdwToolbarView). While it is not in view it may wait with work.
 *
 * The window offers these actions to places:
 * - `win.import` · `win.publish` · `win.undo` · `win.redo`
 * - `win.show-account` (s: account key): opens Accounts with that account selected
 * - `win.show-accounts` (s: filter, see cx-account-filter.h): opens Accounts with that filter only
 * and cx_place_toast() for messages with an optional Undo.
 */
#define CX_TYPE_PLACE (cx_place_get_type ())
G_DECLARE_DERIVABLE_TYPE (CxPlace, cx_place, CX, PLACE, AdwBin)

struct _CxPlaceClass {
  AdwBinClass parent_class;

  void (*workspace_changed) (CxPlace *self);
  void (*present)           (CxPlace *self);
};

CxWorkspace *cx_place_get_workspace (CxPlace *self);   /* (transfer none) (nullable) */

/** cx_place_present: for the window. */
void         cx_place_present (CxPlace *self);

/**
 * cx_place_toast:
 * @undo: (nullable): called when the person presses Undo; with @data, which @destroy frees
 *
 * With one, the key of Undo no longer takes back what was done before.
 */
void         cx_place_toast   (GtkWidget *from, const char *title, GSourceFunc undo, gpointer data, GDestroyNotify destroy);

/**
 * cx_place_toast_done:
 * @undo: called when the person presses Undo, or its key; with @data, which @destroy frees
 *
 * What was done stands outside of the draft, which has steps of undo of its own. Its key goes on to work when the message has
 * gone, and takes back what was done before then, until cx_place_pass_done().
 */
void         cx_place_toast_done (GtkWidget *from, const char *title, GSourceFunc undo, gpointer data, GDestroyNotify destroy);

/**
 * cx_place_toast_button: a message with a button, e.g. "Open", which takes the place of an older one.
 * @label: with a mnemonic
 * @pressed: called with @data, which @destroy frees
 */
void         cx_place_toast_button (GtkWidget *from, const char *title, const char *label, GSourceFunc pressed, gpointer data, GDestroyNotify destroy);

/** cx_place_forget_toast: takes a message with a button away: what it was about was done in another way. */
void         cx_place_forget_toast (GtkWidget *from);

/** cx_place_can_undo_done: whether anything of cx_place_toast_done() can be taken back, and nothing else was done since. */
gboolean     cx_place_can_undo_done (GtkWidget *from);
/** cx_place_undo_done: takes back the last of it. */
void         cx_place_undo_done (GtkWidget *from);
/** cx_place_pass_done: something else was done last, or the data are others: the key of Undo is about that. */
void         cx_place_pass_done (GtkWidget *from);

/** cx_place_toast_error: shows an error where a person can act on it. */
void         cx_place_toast_error (GtkWidget *from, const GError *error);

G_END_DECLS
