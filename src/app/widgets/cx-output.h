/* What the window gives away as files and on paper. Files are made and written in a thread. Knows nothing of what is in them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CxOutputKind: one kind of file, in some formats.
 * @title: of the dialog; @done: what the message says when the file is written; both to be translated
 * @get_suffix: how files of a format end
 * @get_filter: what files of a format are called; translated
 * @find_format: by how a name ends; leaves @format alone, and returns %FALSE, when that says nothing
 * @make: in a thread. @left_out: (out) (nullable): what is not in it
 * @free: of the data
 */
typedef struct {
  const char *title, *done;
  const char *(*get_suffix)  (int format);
  const char *(*get_filter)  (int format);
  gboolean    (*find_format) (const char *name, int *format);
  GBytes     *(*make)        (gpointer data, int format, char **left_out, GError **error);
  void        (*free)        (gpointer data);
} CxOutputKind;

/** cx_output_write_async: makes the file in a thread; it appears whole or not at all. @data: (transfer full) */
void     cx_output_write_async  (const CxOutputKind *kind, gpointer data, int format, GFile *file, GAsyncReadyCallback callback,
                                 gpointer user_data);
/** cx_output_write_finish: @left_out: (out) (nullable) (transfer full) */
gboolean cx_output_write_finish (GAsyncResult *result, char **left_out, GError **error);

/**
 * cx_output_save:
 * @from: whose window the dialog is over and the message in
 * @data: (transfer full)
 * @name: of the file, to begin with
 *
 * Asks for the name of the file, writes it, and offers to open it. A name that says another format means it.
 */
void     cx_output_save         (GtkWidget *from, const CxOutputKind *kind, gpointer data, int format, const char *name);

/** cx_output_name: @words as the stem of a file's name: without what such a name must not have. Returns: (transfer full) */
char    *cx_output_name         (const char *words);

/**
 * CxPrintKind: pages on paper.
 * @lay_out: on paper of about @width × @height points, upright; %NULL when that does not matter. Replaces what was laid out before
 * @get_size: of a page, in points
 * @draw: a point a unit
 * @free: of the data
 */
typedef struct {
  guint n_pages;
  void (*lay_out)  (gpointer data, double width, double height);
  void (*get_size) (gpointer data, double *width, double *height);
  void (*draw)     (gpointer data, cairo_t *cr, guint page);
  void (*free)     (gpointer data);
} CxPrintKind;

/** cx_print_operation_new: prints pages on any paper, scaled to fill it; not yet run. @data: (transfer full). Returns: (transfer full) */
GtkPrintOperation *cx_print_operation_new (const CxPrintKind *kind, gpointer data, const char *name);
/** cx_print_operation_run: with the dialog, over the window of @from. */
void               cx_print_operation_run (GtkPrintOperation *operation, GtkWidget *from);

G_END_DECLS
