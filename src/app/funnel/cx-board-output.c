/* The report for the board out of the window. */
#include "cx-board-output.h"

#include "cx-output.h"
#include "cx-page-output.h"

#include <glib/gi18n.h>

/* ── files ── */

static GBytes *
make_file (gpointer context,
           int      format,
           char   **left_out,
           GError **error)
{
  return cx_report_new_board (context, (CxReportFormat) format, error);
}

static void
free_context (gpointer context)
{
  cx_board_context_free (context);
}

static const CxOutputKind kind_of_board = {
  N_("Export Board Report"), N_("Board report exported"), cx_page_output_get_suffix, cx_page_output_get_filter,
  cx_page_output_find_format, make_file, free_context,
};

/* ── paper ── */

/* The pages as they were drawn in a thread: what GTK asks for while it prints is no work any more. */
typedef struct {
  double           width, height;
  cairo_surface_t *pages[CX_BOARD_PAGES];
} Sheets;

static void
sheets_free (gpointer data)
{
  Sheets *self = data;

  for (guint page = 0; page < CX_BOARD_PAGES; page++)
    cairo_surface_destroy (self->pages[page]);
  g_free (self);
}

static void
get_size (gpointer data,
          double  *width,
          double  *height)
{
  *width = ((Sheets *) data)->width;
  *height = ((Sheets *) data)->height;
}

static void
draw_sheet (gpointer data,
            cairo_t *cr,
            guint    page)
{
  cairo_set_source_surface (cr, ((Sheets *) data)->pages[page], 0, 0);
  cairo_paint (cr);
}

static Sheets *
make_sheets (const CxBoardContext *context,
             GError              **error)
{
  g_autoptr(CxBoardReport) report = cx_board_report_new (context, error);
  g_autoptr(CxBoardSheets) sheets = report ? cx_board_sheets_new (report) : NULL;
  Sheets *self;

  if (sheets == NULL)
    return NULL;
  self = g_new0 (Sheets, 1);
  cx_paper_get_size (context->paper, &self->width, &self->height);
  for (guint page = 0; page < CX_BOARD_PAGES; page++)
    {
      const cairo_rectangle_t extents = { 0, 0, self->width, self->height };
      cairo_t *cr;

      self->pages[page] = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
      cr = cairo_create (self->pages[page]);
      cx_board_sheets_draw (sheets, cr, page);
      cairo_destroy (cr);
    }
  return self;
}

static const CxPrintKind kind_of_sheets = { CX_BOARD_PAGES, NULL, get_size, draw_sheet, sheets_free };

static void
lay_out_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      context,
                   GCancellable *cancellable)
{
  GError *error = NULL;
  Sheets *sheets = make_sheets (context, &error);

  if (sheets)
    g_task_return_pointer (task, sheets, sheets_free);
  else
    g_task_return_error (task, error);
}

static void
on_laid_out (GObject      *place,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  Sheets *sheets = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr(GtkPrintOperation) operation = NULL;

  if (sheets == NULL)
    {
      cx_place_toast_error (GTK_WIDGET (place), error);
      return;
    }
  operation = cx_print_operation_new (&kind_of_sheets, sheets, _("Board report"));
  cx_print_operation_run (operation, GTK_WIDGET (place));
}

static void
print_report (CxPlace        *place,
              CxBoardContext *context)
{
  g_autoptr(GTask) task = g_task_new (place, NULL, on_laid_out, NULL);
  g_autoptr(GtkPaperSize) paper = gtk_paper_size_new (NULL);

  context->paper = cx_paper_nearest (gtk_paper_size_get_width (paper, GTK_UNIT_POINTS), gtk_paper_size_get_height (paper, GTK_UNIT_POINTS));
  g_task_set_task_data (task, context, free_context);
  g_task_run_in_thread (task, lay_out_in_thread);
}

/* ── actions ── */

/* What waits for the version before. */
typedef struct {
  CxPlace *place;
  gboolean print;
  int      format;
} Wish;

static void
wish_free (Wish *self)
{
  g_object_unref (self->place);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static char *
name_of (const CxBoardContext *context,
         int                   format)
{
  const CxRanked *ranked = cx_tiering_get_profile (cx_snapshot_get_tiering (context->snapshot), (guint) context->profile);
  g_autofree char *stem = cx_output_name (cx_profile_get_name (ranked->draft));

  /* Translators: a file's name: profile, and how the file ends */
  return g_strdup_printf (_("%s board report.%s"), stem, cx_page_output_get_suffix (format));
}

static void
on_context (GObject      *workspace,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Wish) wish = user_data;
  g_autoptr(GError) error = NULL;
  CxBoardContext *context = cx_workspace_board_finish (CX_WORKSPACE (workspace), result, &error);
  g_autofree char *name = NULL;

  if (context == NULL)
    {
      cx_place_toast_error (GTK_WIDGET (wish->place), error);
      return;
    }
  context->rtl = gtk_widget_get_direction (GTK_WIDGET (wish->place)) == GTK_TEXT_DIR_RTL;
  if (wish->print)
    {
      print_report (wish->place, context);
      return;
    }
  name = name_of (context, wish->format);
  cx_output_save (GTK_WIDGET (wish->place), &kind_of_board, context, wish->format, name);
}

static void
start (CxPlace *place,
       gboolean print,
       int      format)
{
  CxWorkspace *workspace = cx_place_get_workspace (place);
  Wish *wish;

  if (workspace == NULL || cx_workspace_get_ranked (workspace) == NULL)
    return;
  wish = g_new (Wish, 1);
  *wish = (Wish) { g_object_ref (place), print, format };
  cx_workspace_board_async (workspace, NULL, on_context, wish);
}

static void
print_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       place)
{
  start (place, TRUE, 0);
}

static void
export_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       place)
{
  CxReportFormat format;

  if (cx_report_format_from_name (g_variant_get_string (parameter, NULL), &format))
    start (place, FALSE, (int) format);
}

static void
add_section (GMenu *menu)
{
  static const char *const labels[CX_N_REPORT_FORMATS] = { N_("P_DF…"), N_("_SVG…"), N_("_Web Page…"), N_("_Markdown…") };
  g_autoptr(GMenu) section = g_menu_new (), formats = g_menu_new ();

  g_menu_append (section, _("P_rint Board Report…"), "board.print");
  for (int i = 0; i < CX_N_REPORT_FORMATS; i++)
    {
      g_autofree char *action = g_strdup_printf ("board.export::%s", cx_report_format_to_name ((CxReportFormat) i));

      g_menu_append (formats, _(labels[i]), action);
    }
  g_menu_append_submenu (section, _("_Export Board Report"), G_MENU_MODEL (formats));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

void
cx_board_output_install (CxPlace *place,
                         GMenu   *menu)
{
  static const GActionEntry entries[] = {
    { .name = "print", .activate = print_action },
    { .name = "export", .activate = export_action, .parameter_type = "s" },
  };
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_return_if_fail (CX_IS_PLACE (place) && G_IS_MENU (menu));

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), place);
  gtk_widget_insert_action_group (GTK_WIDGET (place), "board", G_ACTION_GROUP (actions));
  add_section (menu);
}
