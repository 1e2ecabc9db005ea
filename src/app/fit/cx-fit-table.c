/* The bullseye as a table: sectors by tiers, and their sums. */
#include "cx-fit-table.h"

#include "cx-column-heads.h"
#include "cx-format.h"
#include "cx-glyphs.h"
#include "cx-rings-words.h"

#include <glib/gi18n.h>

/* ── a line ───────────────────────────────────────────────────────────── */

#define CX_TYPE_FIT_TABLE_LINE (cx_fit_table_line_get_type ())
G_DECLARE_FINAL_TYPE (CxFitTableLine, cx_fit_table_line, CX, FIT_TABLE_LINE, GObject)

/* @sector: -1: the sums, or what share of all they are. */
struct _CxFitTableLine {
  GObject  parent_instance;

  int      sector;
  char    *name;
  guint    counts[CX_N_TIERS], all;
  guint    beside[CX_N_TIERS];
  guint    all_beside;
  gboolean has_beside, is_share;
};

G_DEFINE_FINAL_TYPE (CxFitTableLine, cx_fit_table_line, G_TYPE_OBJECT)

static void
cx_fit_table_line_finalize (GObject *object)
{
  g_free (CX_FIT_TABLE_LINE (object)->name);
  G_OBJECT_CLASS (cx_fit_table_line_parent_class)->finalize (object);
}

static void
cx_fit_table_line_class_init (CxFitTableLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_fit_table_line_finalize;
}

static void
cx_fit_table_line_init (CxFitTableLine *self)
{
}

static guint
add_up (const CxFitPicture *picture,
        const CxTierCounts *counts,
        int                 sector,
        guint               tiers[CX_N_TIERS])
{
  guint all = 0;

  for (int s = 0; s < (int) picture->n_sectors; s++)
    for (int tier = 0; tier < CX_N_TIERS && (sector < 0 || s == sector); tier++)
      {
        tiers[tier] += counts[s][tier];
        all += counts[s][tier];
      }
  return all;
}

/* @beside: (nullable) */
static CxFitTableLine *
make_line (CxFitPicture       *picture,
           const CxTierCounts *counts,
           CxFitPicture       *beside,
           int                 sector)
{
  CxFitTableLine *line = g_object_new (CX_TYPE_FIT_TABLE_LINE, NULL);

  line->sector = sector;
  line->name = g_strdup (sector < 0 ? _("All accounts") : picture->sectors[sector]);
  line->all = add_up (picture, counts, sector, line->counts);
  line->has_beside = beside != NULL && beside->n_sectors == picture->n_sectors;
  if (line->has_beside)
    line->all_beside = add_up (beside, beside->counts, sector, line->beside);
  return line;
}

static CxFitTableLine *
make_shares (CxFitPicture       *picture,
             const CxTierCounts *counts,
             CxFitPicture       *beside)
{
  CxFitTableLine *line = make_line (picture, counts, beside, -1);

  g_set_str (&line->name, _("Share of all accounts"));
  line->is_share = TRUE;
  return line;
}

/* ── the table ────────────────────────────────────────────────────────── */

#define COLUMN_NAME (-2)
#define COLUMN_ALL  (-1)

struct _CxFitTable {
  AdwBin        parent_instance;

  GtkWidget    *title, *view, *note;
  GListStore   *lines;
  CxFitPicture *picture, *beside;
  CxTierCounts  counts[CX_RINGS_MAX_SECTORS];
};

G_DEFINE_FINAL_TYPE (CxFitTable, cx_fit_table, ADW_TYPE_BIN)

enum {
  REGION_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  column)
{
  gboolean is_name = GPOINTER_TO_INT (column) == COLUMN_NAME;
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", is_name ? 0.0f : 1.0f, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static char *
format_one (const CxFitTableLine *line,
            guint                 count,
            guint                 all)
{
  return line->is_share ? cx_rings_describe_share (count, all) : cx_format_number (count, 0);
}

static char *
format_count (const CxFitTableLine *line,
              int                   which)
{
  g_autofree char *count = format_one (line, which >= 0 ? line->counts[which] : line->all, line->all), *beside = NULL;

  if (!line->has_beside || which < 0)
    return g_steal_pointer (&count);
  beside = format_one (line, line->beside[which], line->all_beside);
  /* Translators: a number or a share, and in parentheses what it is in the picture beside */
  return g_strdup_printf (_("%s (%s)"), count, beside);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  column)
{
  const CxFitTableLine *line = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  int which = GPOINTER_TO_INT (column);
  g_autofree char *count = which == COLUMN_NAME ? NULL : format_count (line, which);

  gtk_label_set_label (GTK_LABEL (label), which == COLUMN_NAME ? line->name : count);
  if (line->sector < 0 && !line->is_share)
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");
}

static void
add_column (CxFitTable *self,
            const char *title,
            int         which)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GINT_TO_POINTER (which));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GINT_TO_POINTER (which));
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, which == COLUMN_NAME);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
  if (which != COLUMN_NAME)
    cx_column_heads_align_end (GTK_COLUMN_VIEW (self->view));
}

static void
on_activate (CxFitTable *self,
             guint       position)
{
  g_autoptr(CxFitTableLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), position);

  if (line != NULL)
    g_signal_emit (self, signals[REGION_CHOSEN], 0, -1, line->sector);
}

static void
cx_fit_table_dispose (GObject *object)
{
  CxFitTable *self = CX_FIT_TABLE (object);

  g_clear_object (&self->lines);
  g_clear_pointer (&self->picture, cx_fit_picture_unref);
  g_clear_pointer (&self->beside, cx_fit_picture_unref);
  G_OBJECT_CLASS (cx_fit_table_parent_class)->dispose (object);
}

static void
cx_fit_table_class_init (CxFitTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cx_fit_table_dispose;
  signals[REGION_CHOSEN] = g_signal_new ("region-chosen", CX_TYPE_FIT_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
}

static void
make_view (CxFitTable *self)
{
  GtkSelectionModel *selection;

  self->lines = g_list_store_new (CX_TYPE_FIT_TABLE_LINE);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->lines))));
  self->view = gtk_column_view_new (selection);
  gtk_column_view_set_single_click_activate (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_column_view_set_tab_behavior (GTK_COLUMN_VIEW (self->view), GTK_LIST_TAB_ITEM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Accounts by sector and tier"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activate), self);
  add_column (self, _("Sector"), COLUMN_NAME);
  add_column (self, cx_tier_label (1), 1);
  add_column (self, cx_tier_label (2), 2);
  add_column (self, cx_tier_label (3), 3);
  add_column (self, cx_tier_label (CX_TIER_OUTSIDE), CX_TIER_OUTSIDE);
  add_column (self, _("All"), COLUMN_ALL);
}

/* A line of words above the table. */
static GtkWidget *
add_words (GtkWidget  *box,
           const char *class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "margin-start", 6,
                                   "margin-end", 6, "margin-top", 9, "margin-bottom", 9, NULL);

  gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
cx_fit_table_init (CxFitTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scrolled = gtk_scrolled_window_new ();

  make_view (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  self->title = add_words (box, "title-4");
  self->note = add_words (box, "caption");
  gtk_widget_set_visible (self->note, FALSE);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
cx_fit_table_new (void)
{
  return g_object_new (CX_TYPE_FIT_TABLE, NULL);
}

static void
show_lines (CxFitTable *self)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  CxFitPicture *picture = self->picture;

  if (picture != NULL)
    {
      for (guint sector = 0; sector < picture->n_sectors; sector++)
        g_ptr_array_add (lines, make_line (picture, self->counts, self->beside, (int) sector));
      if (picture->n_sectors > 1)
        g_ptr_array_add (lines, make_line (picture, self->counts, self->beside, -1));
      g_ptr_array_add (lines, make_shares (picture, self->counts, self->beside));
    }
  g_list_store_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)), lines->pdata, lines->len);
}

static void
hold (CxFitPicture **held,
      CxFitPicture  *picture)
{
  if (picture)
    cx_fit_picture_ref (picture);
  g_clear_pointer (held, cx_fit_picture_unref);
  *held = picture;
}

void
cx_fit_table_set_counts (CxFitTable         *self,
                         CxFitPicture       *picture,
                         const CxTierCounts *counts)
{
  g_autofree char *message = picture ? cx_rings_describe_message (picture) : NULL;

  g_return_if_fail (CX_IS_FIT_TABLE (self));

  hold (&self->picture, picture);
  gtk_label_set_label (GTK_LABEL (self->title), message ? message : "");
  if (picture != NULL)
    memcpy (self->counts, counts, sizeof self->counts);
  show_lines (self);
}

void
cx_fit_table_set_picture (CxFitTable   *self,
                          CxFitPicture *picture)
{
  cx_fit_table_set_counts (self, picture, picture ? picture->counts : NULL);
}

void
cx_fit_table_set_beside (CxFitTable   *self,
                         CxFitPicture *beside,
                         const char   *caption)
{
  g_autofree char *note = NULL;

  g_return_if_fail (CX_IS_FIT_TABLE (self));

  hold (&self->beside, beside);
  if (caption != NULL)
    /* Translators: "In parentheses: Mid-market logistics, version 2" */
    note = g_strdup_printf (_("In parentheses: %s"), caption);
  gtk_label_set_label (GTK_LABEL (self->note), note ? note : "");
  gtk_widget_set_visible (self->note, note != NULL);
  show_lines (self);
}
