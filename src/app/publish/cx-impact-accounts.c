/* Accounts that change their tier. Knows how one is shown, not why it changes. */
#include "cx-impact-accounts.h"

#include "cx-glyphs.h"

#include <glib/gi18n.h>

/* ── one account ────────────────────────────────────────────────────────── */

static const char *
stage_code (const CxImpact    *impact,
            const CxImpactRow *row)
{
  return row->stage == CX_NO_STAGE ? NULL : cx_journey_get_stage (impact->journey, row->stage)->code;
}

char *
cx_impact_account_words (const CxImpact    *impact,
                         const CxImpactRow *row)
{
  const char *name = cx_columns_get_name (impact->columns, row->account), *code = stage_code (impact, row);

  if (code)
    /* Translators: an account, its stage, its tier before and after */
    return g_strdup_printf (_("%s, %s: %s to %s"), name, code, cx_tier_label (row->from), cx_tier_label (row->to));
  return g_strdup_printf (_("%s: %s to %s"), name, cx_tier_label (row->from), cx_tier_label (row->to));
}

static GtkWidget *
stage_box (const CxImpact    *impact,
           const CxImpactRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (stage_code (impact, row));
  GtkWidget *glyph = cx_stage_glyph_new (cx_journey_get_mark (impact->journey, row->stage));

  gtk_widget_set_valign (glyph, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 4);
  gtk_widget_add_css_class (label, "quiet");
  gtk_box_append (GTK_BOX (box), glyph);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* "1" of the tier that is left, "Tier 2" of the one that follows. */
static GtkWidget *
tiers_box (const CxImpactRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *number = row->from == CX_TIER_OUTSIDE ? g_strdup ("–") : g_strdup_printf ("%u", row->from);
  GtkWidget *from = gtk_label_new (number), *to = gtk_label_new (cx_tier_label (row->to));
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  GtkWidget *glyphs[] = { cx_tier_glyph_new (row->from), cx_tier_glyph_new (row->to) };

  gtk_image_set_pixel_size (GTK_IMAGE (arrow), 10);
  gtk_widget_add_css_class (arrow, "quiet");
  gtk_label_set_xalign (GTK_LABEL (to), 0);
  gtk_label_set_width_chars (GTK_LABEL (to), 7);
  gtk_widget_add_css_class (to, "heading");
  for (guint i = 0; i < G_N_ELEMENTS (glyphs); i++)
    gtk_widget_set_valign (glyphs[i], GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), glyphs[0]);
  gtk_box_append (GTK_BOX (box), from);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_box_append (GTK_BOX (box), glyphs[1]);
  gtk_box_append (GTK_BOX (box), to);
  return box;
}

GtkWidget *
cx_impact_account_row (const CxImpact    *impact,
                       const CxImpactRow *row)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 12, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *name = gtk_label_new (cx_columns_get_name (impact->columns, row->account));
  g_autofree char *words = cx_impact_account_words (impact, row);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), stage_box (impact, row));
  gtk_box_append (GTK_BOX (box), tiers_box (row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return box;
}

/* ── the rows of a list, made on demand ─────────────────────────────────── */

#define CX_TYPE_IMPACT_MODEL (cx_impact_model_get_type ())
G_DECLARE_FINAL_TYPE (CxImpactModel, cx_impact_model, CX, IMPACT_MODEL, GObject)

struct _CxImpactModel {
  GObject   parent_instance;

  CxImpact *impact;
  GArray   *rows;
};

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return CX_IMPACT_MODEL (model)->rows->len;
}

/* An item is a number: the row that it stands for. */
static gpointer
get_item (GListModel *model,
          guint       position)
{
  CxImpactModel *self = CX_IMPACT_MODEL (model);
  GObject *item;

  if (position >= self->rows->len)
    return NULL;
  item = g_object_new (G_TYPE_OBJECT, NULL);
  g_object_set_data (item, "row", GUINT_TO_POINTER (g_array_index (self->rows, guint, position)));
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CxImpactModel, cx_impact_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
cx_impact_model_finalize (GObject *object)
{
  CxImpactModel *self = CX_IMPACT_MODEL (object);

  g_clear_pointer (&self->impact, cx_impact_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  G_OBJECT_CLASS (cx_impact_model_parent_class)->finalize (object);
}

static void
cx_impact_model_class_init (CxImpactModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_impact_model_finalize;
}

static void
cx_impact_model_init (CxImpactModel *self)
{
}

/* ── the page ───────────────────────────────────────────────────────────── */

static void
bind_row (GtkListItemFactory *factory,
          GtkListItem        *item,
          CxImpactModel      *model)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (gtk_list_item_get_item (item), "row"));
  const CxImpactRow *row = &model->impact->rows[i];
  g_autofree char *words = cx_impact_account_words (model->impact, row);

  gtk_list_item_set_child (item, cx_impact_account_row (model->impact, row));
  gtk_list_item_set_accessible_label (item, words);
}

static GtkWidget *
make_list (CxImpactModel *model)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list, *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_scrollable_new ();

  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row), model, 0);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (model)))), factory);
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (list), GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (list, "impact-accounts");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Accounts That Change Tier"), -1);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), 640);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), list);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  return scrolled;
}

AdwNavigationPage *
cx_impact_accounts_page (CxImpact   *impact,
                         const char *title,
                         GArray     *rows)
{
  g_autoptr(CxImpactModel) model = g_object_new (CX_TYPE_IMPACT_MODEL, NULL);
  g_autofree char *count = g_strdup_printf (ngettext ("%'u account changes tier", "%'u accounts change tier", rows->len), rows->len);
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new ();

  model->impact = cx_impact_ref (impact);
  model->rows = g_array_ref (rows);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (title, count));
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_list (model));
  return adw_navigation_page_new (view, title);
}
