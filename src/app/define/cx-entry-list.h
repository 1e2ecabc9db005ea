/* The entries of a list of the one-pager as rows that open, are moved, copied and taken away. A row stays
 * with its entry through edits, moves and undo. */
#pragma once

#include "cx-define-view.h"
#include "cx-entry-row.h"

G_BEGIN_DECLS

#define CX_TYPE_ENTRY_LIST (cx_entry_list_get_type ())
G_DECLARE_FINAL_TYPE (CxEntryList, cx_entry_list, CX, ENTRY_LIST, AdwBin)

CxEntryList  *cx_entry_list_new        (const CxPart *part);
const CxPart *cx_entry_list_get_part   (CxEntryList *self);
void          cx_entry_list_show       (CxEntryList *self, const CxDefineView *view);

/** cx_entry_list_add_button: one more beside the one that adds an entry. */
void          cx_entry_list_add_button (CxEntryList *self, GtkWidget *button);

/** cx_entry_list_begin: takes the person to a member of an entry; @entry may be %CX_NO_ENTRY: the button that adds one; @key: (nullable) */
void          cx_entry_list_begin      (CxEntryList *self, int entry, const char *key);

G_END_DECLS
