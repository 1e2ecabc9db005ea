/* Who moves from which tier to which, as a table of numbers. Knows no owners. */
#include "cx-impact-matrix.h"

#include "cx-glyphs.h"

#include <glib/gi18n.h>

struct _CxImpactMatrix {
  AdwBin        parent_instance;

  GtkGrid      *grid;
  GtkSizeGroup *columns;       /* of the tiers, all as wide */
  GPtrArray    *column_heads;  /* (element-type GtkBox), borrowed */
  gboolean      compact;
};

G_DEFINE_FINAL_TYPE (CxImpactMatrix, cx_impact_matrix, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_COMPACT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const guint8 order[CX_N_TIERS] = { 1, 2, 3, CX_TIER_OUTSIDE };

/* ── cells ──────────────────────────────────────────────────────────────── */

static char *
cell_name (guint8 from,
           guint8 to,
           guint  n)
{
  g_autofree char *accounts = g_strdup_printf (ngettext ("%'u account", "%'u accounts", n), n);

  if (from == to)
    /* Translators: a tier, and how many accounts keep it: Tier 1 stays: 62 accounts */
    return g_strdup_printf (_("%s stays: %s"), cx_tier_label (from), accounts);
  /* Translators: from a tier to another, and how many accounts: Tier 1 to Tier 2: 9 accounts */
  return g_strdup_printf (_("%s to %s: %s"), cx_tier_label (from), cx_tier_label (to), accounts);
}

static GtkWidget *
number_label (guint n)
{
  g_autofree char *text = g_strdup_printf ("%'u", n);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static void
on_cell_clicked (GtkButton      *button,
                 CxImpactMatrix *self)
{
  guint cell = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "cell"));

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, cell / CX_N_TIERS, cell % CX_N_TIERS);
}

static GtkWidget *
moving_cell (CxImpactMatrix *self,
             guint8          from,
             guint8          to,
             guint           n)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  gboolean up = cx_impact_tier_depth (to) < cx_impact_tier_depth (from);
  GtkWidget *arrow = gtk_image_new_from_icon_name (up ? "pan-up-symbolic" : "pan-down-symbolic");

  gtk_accessible_update_property (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  gtk_box_append (GTK_BOX (box), number_label (n));
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, up ? "up" : "down");
  gtk_widget_set_tooltip_text (button, _("Show These Accounts"));
  g_object_set_data (G_OBJECT (button), "cell", GUINT_TO_POINTER (from * CX_N_TIERS + to));
  g_signal_connect (button, "clicked", G_CALLBACK (on_cell_clicked), self);
  return button;
}

static GtkWidget *
make_cell (CxImpactMatrix *self,
           guint8          from,
           guint8          to,
           guint           n)
{
  g_autofree char *name = cell_name (from, to, n);
  GtkWidget *cell = from != to && n > 0 ? moving_cell (self, from, to, n) : number_label (n);

  gtk_widget_add_css_class (cell, "impact-cell");
  if (from == to)
    gtk_widget_add_css_class (cell, "stay");
  else if (n == 0)
    gtk_widget_add_css_class (cell, "none");
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return cell;
}

/* ── heads and totals ───────────────────────────────────────────────────── */

static GtkWidget *
quiet_label (const char *text,
             double      xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), (float) xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "quiet");
  gtk_widget_add_css_class (label, "caption");
  return label;
}

static GtkWidget *
tier_head (guint8   tier,
           gboolean of_column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4), *label = gtk_label_new (cx_tier_label (tier));
  GtkWidget *glyph = cx_tier_glyph_new (tier);

  gtk_widget_set_valign (glyph, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (glyph, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_box_append (GTK_BOX (box), glyph);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_halign (box, of_column ? GTK_ALIGN_CENTER : GTK_ALIGN_START);
  return box;
}

static GtkWidget *
total_label (const char *of,
             guint       n,
             double      xalign)
{
  GtkWidget *label = number_label (n);
  g_autofree char *accounts = g_strdup_printf (ngettext ("%'u account", "%'u accounts", n), n);
  g_autofree char *name = g_strdup_printf ("%s: %s", of, accounts);

  gtk_widget_add_css_class (label, "quiet");
  gtk_label_set_xalign (GTK_LABEL (label), (float) xalign);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return label;
}

/* Where there is little room the glyph stands above its word. */
static void
turn_heads (CxImpactMatrix *self)
{
  for (guint i = 0; i < self->column_heads->len; i++)
    gtk_orientable_set_orientation (self->column_heads->pdata[i],
                                    self->compact ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
attach_heads (CxImpactMatrix *self)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  /* Translators: heads a table: what stands at the start of a row goes to what stands above. Leave the arrows as they are:
   * the second string is that of a table that runs from right to left. */
  gtk_grid_attach (self->grid, quiet_label (mirrored ? _("from ↓ to ←") : _("from ↓ to →"), 0), 0, 0, 1, 1);
  for (int i = 0; i < CX_N_TIERS; i++)
    {
      GtkWidget *head = tier_head (order[i], TRUE);

      gtk_size_group_add_widget (self->columns, head);
      g_ptr_array_add (self->column_heads, head);
      gtk_grid_attach (self->grid, head, i + 1, 0, 1, 1);
      gtk_grid_attach (self->grid, tier_head (order[i], FALSE), 0, i + 1, 1, 1);
    }
  /* Translators: heads the totals of what is in force */
  gtk_grid_attach (self->grid, quiet_label (_("now"), 1), CX_N_TIERS + 1, 0, 1, 1);
}

static void
attach_totals (CxImpactMatrix *self,
               const CxImpact *impact,
               int             version)
{
  g_autofree char *then = g_strdup_printf (_("version %d"), version);
  GtkWidget *all = total_label (_("All"), impact->accounts, 1);

  gtk_grid_attach (self->grid, quiet_label (then, 0), 0, CX_N_TIERS + 1, 1, 1);
  for (int i = 0; i < CX_N_TIERS; i++)
    {
      g_autofree char *before = g_strdup_printf (_("%s now"), cx_tier_label (order[i]));
      g_autofree char *after = g_strdup_printf (_("%s in version %d"), cx_tier_label (order[i]), version);

      gtk_grid_attach (self->grid, total_label (before, impact->before[order[i]], 1), CX_N_TIERS + 1, i + 1, 1, 1);
      gtk_grid_attach (self->grid, total_label (after, impact->after[order[i]], 0.5), i + 1, CX_N_TIERS + 1, 1, 1);
    }
  gtk_widget_remove_css_class (all, "quiet");
  gtk_widget_add_css_class (all, "heading");
  gtk_grid_attach (self->grid, all, CX_N_TIERS + 1, CX_N_TIERS + 1, 1, 1);
}

/* ── the class ──────────────────────────────────────────────────────────── */

static void
cx_impact_matrix_finalize (GObject *object)
{
  CxImpactMatrix *self = CX_IMPACT_MATRIX (object);

  g_clear_object (&self->columns);
  g_clear_pointer (&self->column_heads, g_ptr_array_unref);
  G_OBJECT_CLASS (cx_impact_matrix_parent_class)->finalize (object);
}

static void
cx_impact_matrix_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (prop_id == PROP_COMPACT)
    g_value_set_boolean (value, CX_IMPACT_MATRIX (object)->compact);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
cx_impact_matrix_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  CxImpactMatrix *self = CX_IMPACT_MATRIX (object);

  if (prop_id != PROP_COMPACT)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  self->compact = g_value_get_boolean (value);
  turn_heads (self);
}

static void
cx_impact_matrix_class_init (CxImpactMatrixClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cx_impact_matrix_finalize;
  object_class->get_property = cx_impact_matrix_get_property;
  object_class->set_property = cx_impact_matrix_set_property;
  props[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "impactmatrix");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", CX_TYPE_IMPACT_MATRIX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                         G_TYPE_UINT, G_TYPE_UINT);
}

static void
cx_impact_matrix_init (CxImpactMatrix *self)
{
  self->grid = GTK_GRID (gtk_grid_new ());
  self->columns = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->column_heads = g_ptr_array_new ();
  gtk_grid_set_column_spacing (self->grid, 3);
  gtk_grid_set_row_spacing (self->grid, 3);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->grid));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Accounts From Tier to Tier"), -1);
}

void
cx_impact_matrix_set_impact (CxImpactMatrix *self,
                             const CxImpact *impact,
                             int             version)
{
  GtkWidget *child;

  g_return_if_fail (CX_IS_IMPACT_MATRIX (self) && impact != NULL);

  g_ptr_array_set_size (self->column_heads, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))))
    gtk_grid_remove (self->grid, child);
  attach_heads (self);
  turn_heads (self);
  for (int from = 0; from < CX_N_TIERS; from++)
    for (int to = 0; to < CX_N_TIERS; to++)
      gtk_grid_attach (self->grid, make_cell (self, order[from], order[to], impact->matrix[order[from]][order[to]]), to + 1, from + 1, 1,
                       1);
  attach_totals (self, impact, version);
}
