/* The criteria of one section as rows, and the button that adds one. */
#pragma once

#include "cx-catalogue.h"
#include "cx-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_CRITERIA_LIST (cx_criteria_list_get_type ())
G_DECLARE_FINAL_TYPE (CxCriteriaList, cx_criteria_list, CX, CRITERIA_LIST, AdwBin)

/** cx_criteria_list_set_up: @section: of the document; @title, @text: the prompt while it is empty */
void  cx_criteria_list_set_up      (CxCriteriaList *self, const char *section, const char *title, const char *text);
void  cx_criteria_list_set_source  (CxCriteriaList *self, CxWorkspace *workspace, CxCatalogue *catalogue);

/** cx_criteria_list_show: shows the section's criteria of @draft; rows of the same criterion stay. */
void  cx_criteria_list_show        (CxCriteriaList *self, CxProfile *draft, CxProfile *published);
void  cx_criteria_list_show_counts (CxCriteriaList *self, CxEvaluation *evaluation);

/** cx_criteria_list_begin: takes the person to criterion @id, or with %NULL to the button that adds one. */
void  cx_criteria_list_begin       (CxCriteriaList *self, const char *id);

G_END_DECLS
