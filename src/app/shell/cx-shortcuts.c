/* The accelerators of the window, with the words for them. */
#include "cx-shortcuts.h"

#include <glib/gi18n.h>

static const CxShortcut shortcuts[] = {
  { N_("Places"), N_("One-Pager"), "win.place::one-pager", { "<Control>1" } },
  { N_("Places"), N_("Accounts"), "win.place::accounts", { "<Control>2" } },
  { N_("Places"), N_("Fit"), "win.place::fit", { "<Control>3" } },
  { N_("Places"), N_("Journey"), "win.place::journey", { "<Control>4" } },
  { N_("Places"), N_("Funnel"), "win.place::funnel", { "<Control>5" } },
  { N_("Places"), N_("History"), "win.place::history", { "<Control>6" } },
  { N_("Places"), N_("Evidence"), "win.place::evidence", { "<Control>7" } },

  { N_("Profile"), N_("Undo an edit of the draft, a move or a pin"), "win.undo", { "<Control>z" } },
  { N_("Profile"), N_("Redo an edit of the draft"), "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { N_("Profile"), N_("Move a criterion or an entry up"), NULL, { "<Alt>Up" } },
  { N_("Profile"), N_("Move a criterion or an entry down"), NULL, { "<Alt>Down" } },
  { N_("Profile"), N_("Publish the draft"), "win.publish", { "<Control><Shift>p" } },
  { N_("Profile"), N_("Print the one-pager"), NULL, { "<Control>p" } },

  { N_("Journey"), N_("Move an account to the next stage"), NULL, { "<Shift><Alt>Right" } },
  { N_("Journey"), N_("Move an account to the stage before"), NULL, { "<Shift><Alt>Left" } },

  { N_("Picture"), N_("Copy the picture of a place"), NULL, { "<Control><Shift>c" } },
  { N_("Picture"), N_("See a ring or a sector from nearer"), NULL, { "plus" } },
  { N_("Picture"), N_("See the rings from farther"), NULL, { "minus" } },
  { N_("Picture"), N_("See all rings"), NULL, { "0" } },

  { N_("Workspace"), N_("Import accounts"), "win.import", { "<Control>i" } },
  { N_("Workspace"), N_("New workspace"), "win.new-workspace", { "<Control>n" } },
  { N_("Workspace"), N_("Open a copy"), "win.open-copy", { "<Control>o" } },
  { N_("Workspace"), N_("Save a copy"), "win.save-copy", { "<Control><Shift>s" } },

  { N_("General"), N_("Open the main menu"), NULL, { "F10" } },
  { N_("General"), N_("Show keyboard shortcuts"), "win.shortcuts", { "<Control>question" } },
  { N_("General"), N_("Close the window"), "window.close", { "<Control>w" } },
  { N_("General"), N_("Quit"), "app.quit", { "<Control>q" } },
};

const CxShortcut *
cx_shortcuts_get (guint i)
{
  return i < G_N_ELEMENTS (shortcuts) ? &shortcuts[i] : NULL;
}
