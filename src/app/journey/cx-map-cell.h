/* One cell of the journey map: a text that is typed in place. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** CxMapCell: signal `said` (string): what the person wrote, when the cell loses the focus. Escape takes back what was typed. */
#define CX_TYPE_MAP_CELL (cx_map_cell_get_type ())
G_DECLARE_FINAL_TYPE (CxMapCell, cx_map_cell, CX, MAP_CELL, GtkBox)

/** cx_map_cell_new: @title: the element; @name: for a screen reader, with the stage; @hint: while it is empty */
GtkWidget  *cx_map_cell_new      (const char *title, const char *name, const char *hint);

/** cx_map_cell_set_text: shows what is stored; a text that is being typed stays. */
void        cx_map_cell_set_text (CxMapCell *self, const char *text);

/** cx_map_cell_set_note: a remark under the text; "": none. */
void        cx_map_cell_set_note (CxMapCell *self, const char *note);

GtkTextView *cx_map_cell_get_view (CxMapCell *self);

G_END_DECLS
