/* What an export will write, and has written, in words. Knows no widgets. */
#pragma once

#include "cx-export.h"

G_BEGIN_DECLS

/** cx_export_words_written: "612 accounts in one file", "120,000 accounts in 3 files". Returns: (transfer full) */
char *cx_export_words_written  (CxExport *export);

/** cx_export_words_files: the names of the files, as many as people read. Returns: (transfer full) */
char *cx_export_words_files    (CxExport *export);

/** cx_export_words_left_out: Returns: (transfer full) (nullable): %NULL when nothing is left out */
char *cx_export_words_left_out (CxExport *export);

/** cx_export_words_why_left_out: "10 without a record ID · 2 whose ID another account has". Returns: (transfer full) */
char *cx_export_words_why_left_out (CxExport *export);

/** cx_export_words_repaired: Returns: (transfer full) (nullable) */
char *cx_export_words_repaired (CxExport *export);

/** cx_export_words_stages: Returns: (transfer full) (nullable): how many stages stay as the CRM has them */
char *cx_export_words_stages   (CxExport *export);

/** cx_export_words_not_cleared: Returns: (transfer full) (nullable): how many tiers HubSpot will keep */
char *cx_export_words_not_cleared (CxExport *export);

/** cx_export_words_not_undone: Returns: (transfer full) (nullable): columns that the undo file leaves as they are */
char *cx_export_words_not_undone (CxExport *export);

/** cx_export_words_done: "612 accounts exported", "612 accounts exported, 12 left out". Returns: (transfer full) */
char *cx_export_words_done     (CxExport *export);

G_END_DECLS
