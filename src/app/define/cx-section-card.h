/* A section of the one-pager as a card that opens: its number or a check mark, its name, the question
 * that leads it, and how far it is. Knows nothing of what it holds. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** CxSectionCard: property `expanded` (boolean). */
#define CX_TYPE_SECTION_CARD (cx_section_card_get_type ())
G_DECLARE_FINAL_TYPE (CxSectionCard, cx_section_card, CX, SECTION_CARD, AdwBin)

/** cx_section_card_set_up: @number: its place among the sections, from 1 */
void     cx_section_card_set_up       (CxSectionCard *self, guint number, const char *title, const char *question);
/** cx_section_card_set_body: @body: (nullable): what it holds; may come as late as `expanded` notifies */
void     cx_section_card_set_body     (CxSectionCard *self, GtkWidget *body);

/**
 * cx_section_card_set_state:
 * @done: whether there is nothing left to do
 * @note: "7 criteria"
 * @warning: (nullable): "1 not searchable": takes the place of the note
 */
void     cx_section_card_set_state    (CxSectionCard *self, gboolean done, const char *note, const char *warning);

/** cx_section_card_open: opens it at once: what slides open cannot take the focus yet. */
void     cx_section_card_open         (CxSectionCard *self);
void     cx_section_card_set_expanded (CxSectionCard *self, gboolean expanded);
gboolean cx_section_card_get_expanded (CxSectionCard *self);

G_END_DECLS
