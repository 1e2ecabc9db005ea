/* What the window says of files and of what their rows are. Knows no widgets. */
#pragma once

#include "cx-import.h"

G_BEGIN_DECLS

/** CX_IMPORT_N_ENCODINGS: those that a person can choose from. */
#define CX_IMPORT_N_ENCODINGS 18

/** cx_import_encoding_get: (transfer none): as iconv calls it, "WINDOWS-1252"; %NULL behind the last. */
const char *cx_import_encoding_get   (guint i);

/** cx_import_encoding_label: "Western European (Windows-1252)"; of one that is not in the list its name. Returns: (transfer full) */
char       *cx_import_encoding_label (const char *encoding);

/** cx_import_sign_label: of a delimiter or quote: "Comma", "Tab", "“^”"; of 0 "None". Returns: (transfer full) */
char       *cx_import_sign_label     (char sign);

/** cx_import_format_label: (transfer none): "CSV", "Excel workbook (XLSX)". */
const char *cx_import_format_label   (CxFormat format);

/** cx_import_form_words: one line: "Delimited text (CSV) · Unicode (UTF-8)". Returns: (transfer full) */
char       *cx_import_form_words     (const CxReadForm *form);

/** cx_import_kind_label: (transfer none): "Accounts". */
const char *cx_import_kind_label     (CxImportKind kind);

/** cx_import_kind_name_label: the same of its name, "accounts". (transfer none) */
const char *cx_import_kind_name_label (const char *name);

/** cx_import_kind_of_name: the kind with that name; accounts when there is none. */
CxImportKind cx_import_kind_of_name  (const char *name);

/** cx_import_counts_words: "930 new · 50 updated · 10 set aside"; what is 0 is left out. Returns: (transfer full) */
char       *cx_import_counts_words   (const CxImportCounts *counts);

/** cx_import_merged_words: (transfer none) (nullable): which rows are merged: "Further rows about the same contact". */
const char *cx_import_merged_words   (CxImportKind kind);

/** cx_import_new_words: "4 accounts are new", "1 contact is new"; when none is, "50 rows brought other values". Returns: (transfer full) */
char       *cx_import_new_words      (CxImportKind kind, const CxImportCounts *counts);

/** cx_import_left_words: "40 seconds left", "about 3 minutes left". Returns: (transfer full) */
char       *cx_import_left_words     (double seconds);

/** cx_import_when: day and time of @at (Unix seconds) here: "22 Nov, 14:05". Returns: (transfer full) */
char       *cx_import_when           (gint64 at, gint32 today);

/** cx_import_remembered_words: "As imported on 15 Nov": why columns are what they are; %NULL: for no such reason. Returns: (transfer full) */
char       *cx_import_remembered_words (const CxImportPlan *plan, gint32 today);

G_END_DECLS
