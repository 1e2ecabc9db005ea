/* Who is affected: owners or territories. Knows how groups are shown, and counts nothing. */
#include "cx-impact-table.h"

#include "cx-amount.h"
#include "cx-impact-accounts.h"
#include "cx-share-bar.h"

#include <glib/gi18n.h>

/* How many accounts an open row shows, and how many groups are shown at first. */
#define N_ACCOUNTS 4
#define N_GROUPS 50

/* Columns that are as wide in every row. */
enum {
  COLUMN_TOP,
  COLUMN_SHARE,
  COLUMN_COUNT,
  COLUMN_CUSTOMERS,
  COLUMN_DEALS,
  N_COLUMNS
};

struct _CxImpactTable {
  AdwBin        parent_instance;

  CxOutlook    *outlook;
  gboolean      territories;
  gboolean      compact;
  guint         n_shown;
  GtkSizeGroup *columns[N_COLUMNS];

  GtkWidget    *box;
};

G_DEFINE_FINAL_TYPE (CxImpactTable, cx_impact_table, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_COMPACT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

enum {
  SIGNAL_MORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void fill (CxImpactTable *self);

static const CxImpactGroups *
get_groups (CxImpactTable *self)
{
  return self->territories ? &self->outlook->impact->territories : &self->outlook->impact->owners;
}

/* ── cells ──────────────────────────────────────────────────────────────── */

static void
append_cell (CxImpactTable *self,
             GtkWidget     *box,
             GtkWidget     *cell,
             guint          column)
{
  gtk_size_group_add_widget (self->columns[column], cell);
  gtk_box_append (GTK_BOX (box), cell);
}

static GtkWidget *
text_cell (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static GtkWidget *
count_cell (guint n)
{
  g_autofree char *text = n > 0 ? g_strdup_printf ("%'u", n) : g_strdup ("–");

  return text_cell (text, n > 0 ? "strong-count" : "quiet");
}

static const char *
group_title (const CxImpactGroup *group)
{
  /* Translators: accounts that have no owner, or no territory */
  return group->name ? group->name : C_("group", "None");
}

static void
append_name (CxImpactTable       *self,
             GtkWidget           *box,
             const CxImpactGroup *group,
             gboolean             above)
{
  GtkWidget *label = gtk_label_new (group_title (group));

  if (!self->territories && !self->compact && group->name)
    gtk_box_append (GTK_BOX (box), adw_avatar_new (22, group->name, TRUE));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, group_title (group));
  gtk_widget_set_hexpand (label, TRUE);
  if (above)
    gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
}

/* Bar, share and count stand under one head. */
static GtkWidget *
top_cell (CxImpactTable       *self,
          const CxImpactGroup *group,
          gboolean             above)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *percent = g_strdup_printf (_("%.0f %%"), 100 * group->share);
  g_autofree char *of = g_strdup_printf ("%'u/%'u", group->before_changed, group->before);

  if (!self->compact)
    gtk_box_append (GTK_BOX (box), cx_share_bar_new (group->share, self->outlook->limits.share, above));
  append_cell (self, box, text_cell (percent, above ? "above" : "body"), COLUMN_SHARE);
  append_cell (self, box, text_cell (of, "quiet"), COLUMN_COUNT);
  return box;
}

static GtkWidget *
make_line (CxImpactTable       *self,
           const CxImpactGroup *group,
           gboolean             above)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, self->compact ? 6 : 8);

  gtk_widget_add_css_class (box, "impact-line");
  append_name (self, box, group, above);
  append_cell (self, box, top_cell (self, group, above), COLUMN_TOP);
  append_cell (self, box, count_cell (group->customers), COLUMN_CUSTOMERS);
  append_cell (self, box, count_cell (group->deals), COLUMN_DEALS);
  return box;
}

static char *
group_words (const CxImpactGroup *group,
             gboolean             above)
{
  g_autofree char *n_customers = cx_format_number (group->customers, 0), *n_deals = cx_format_number (group->deals, 0);
  g_autofree char *customers = g_strdup_printf (ngettext ("%s customer", "%s customers", group->customers), n_customers);
  g_autofree char *deals = g_strdup_printf (ngettext ("%s open deal", "%s open deals", group->deals), n_deals);
  g_autofree char *changed = cx_format_number (group->before_changed, 0), *before = cx_format_number (group->before, 0);
  /* Translators: an owner, the share of accounts in tier 1 and 2 that change, how many of how many, customers, open deals */
  g_autofree char *words = g_strdup_printf (_("%s: %.0f %%, %s of %s in tier 1 and 2 change; %s, %s"), group_title (group),
                                            100 * group->share, changed, before, customers, deals);

  return above ? g_strdup_printf (_("%s; above the limit"), words) : g_steal_pointer (&words);
}

/* ── an open row ────────────────────────────────────────────────────────── */

static void
on_more (GtkButton     *button,
         CxImpactTable *self)
{
  g_signal_emit (self, signals[SIGNAL_MORE], 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "group")));
}

static GtkWidget *
more_button (CxImpactTable *self,
             guint          number,
             guint          n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%'u more", "%'u more", n), n);
  GtkWidget *button = gtk_button_new (), *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  gtk_box_append (GTK_BOX (content), gtk_label_new (text));
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "link-like");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (button), "group", GUINT_TO_POINTER (number));
  g_signal_connect (button, "clicked", G_CALLBACK (on_more), self);
  return button;
}

static GtkWidget *
make_accounts (CxImpactTable *self,
               guint          number)
{
  const CxImpactGroup *group = &get_groups (self)->groups[number];
  /* One more is as short as the button that would ask for it. */
  guint n = group->changed <= N_ACCOUNTS + 1 ? group->changed : N_ACCOUNTS;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "impact-open");
  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (box), cx_impact_account_row (self->outlook->impact, &self->outlook->impact->rows[group->rows[i]]));
  if (group->changed > n)
    gtk_box_append (GTK_BOX (box), more_button (self, number, group->changed - n));
  return box;
}

static void
set_open (CxImpactTable *self,
          GtkWidget     *row,
          gboolean       open)
{
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  GtkWidget *accounts = gtk_widget_get_next_sibling (gtk_widget_get_first_child (box));
  guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "group"));

  if (accounts)
    gtk_box_remove (GTK_BOX (box), accounts);
  if (open)
    gtk_box_append (GTK_BOX (box), make_accounts (self, number));
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

static void
on_row_activated (GtkListBox    *list,
                  GtkListBoxRow *row,
                  CxImpactTable *self)
{
  GtkWidget *line = gtk_widget_get_first_child (gtk_list_box_row_get_child (row));

  set_open (self, GTK_WIDGET (row), gtk_widget_get_next_sibling (line) == NULL);
}

/* ── the table ──────────────────────────────────────────────────────────── */

static GtkWidget *
make_row (CxImpactTable *self,
          guint          number)
{
  const CxImpactGroup *group = &get_groups (self)->groups[number];
  gboolean above = group->name != NULL && cx_whiplash_is_above (group, &self->outlook->limits);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *words = group_words (group, above);

  gtk_box_append (GTK_BOX (box), make_line (self, group, above));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "group", GUINT_TO_POINTER (number));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  if (above)
    gtk_widget_add_css_class (row, "above");
  return row;
}

static GtkWidget *
make_head (CxImpactTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, self->compact ? 6 : 8);
  GtkWidget *who = gtk_label_new (self->territories ? _("Territory") : _("Owner"));
  GtkWidget *of = gtk_label_new (self->compact ? _("Tier 1–2") : _("Of tier 1 and 2"));

  gtk_widget_add_css_class (box, "impact-head");
  gtk_label_set_xalign (GTK_LABEL (who), 0);
  gtk_label_set_ellipsize (GTK_LABEL (who), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (who, TRUE);
  gtk_label_set_xalign (GTK_LABEL (of), self->compact ? 1 : 0);
  gtk_box_append (GTK_BOX (box), who);
  append_cell (self, box, of, COLUMN_TOP);
  append_cell (self, box, gtk_label_new (_("Customers")), COLUMN_CUSTOMERS);
  append_cell (self, box, gtk_label_new (_("Deals")), COLUMN_DEALS);
  return box;
}

static void
on_show_all (CxImpactTable *self)
{
  self->n_shown = G_MAXUINT;
  fill (self);
}

static void
append_foot (CxImpactTable *self,
             const char    *text,
             gboolean       button)
{
  GtkWidget *foot = button ? gtk_button_new_with_label (text) : gtk_label_new (text);

  if (button)
    g_signal_connect_swapped (foot, "clicked", G_CALLBACK (on_show_all), self);
  else
    gtk_label_set_wrap (GTK_LABEL (foot), TRUE);
  gtk_widget_add_css_class (foot, button ? "flat" : "quiet");
  gtk_widget_add_css_class (foot, "impact-foot");
  gtk_box_append (GTK_BOX (self->box), foot);
}

/* Groups that nothing moves in are only counted. */
static void
append_feet (CxImpactTable *self,
             guint          moved,
             guint          still)
{
  g_autofree char *rest = NULL;

  if (moved > self->n_shown)
    {
      g_autofree char *all = g_strdup_printf (ngettext ("Show All %u", "Show All %u", moved), moved);

      append_foot (self, all, TRUE);
    }
  if (!get_groups (self)->known)
    rest = g_strdup (self->territories ? _("The accounts have no territory.") : _("The accounts have no owner."));
  else if (still > 0 && self->territories)
    rest = g_strdup_printf (ngettext ("%u territory keeps all its tiers", "%u territories keep all their tiers", still), still);
  else if (still > 0)
    rest = g_strdup_printf (ngettext ("%u owner keeps all their tiers", "%u owners keep all their tiers", still), still);
  if (rest)
    append_foot (self, rest, FALSE);
}

static GtkWidget *
make_list (CxImpactTable *self,
           guint         *moved)
{
  const CxImpactGroups *groups = get_groups (self);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "impact-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Who Is Affected"), -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (on_row_activated), self);
  *moved = 0;
  for (guint g = 0; g < groups->n; g++)
    if (groups->groups[g].changed > 0 && (*moved)++ < self->n_shown)
      gtk_list_box_append (GTK_LIST_BOX (list), make_row (self, g));
  return list;
}

static void
fill (CxImpactTable *self)
{
  GtkWidget *child, *list;
  GtkListBoxRow *first;
  guint moved;

  while ((child = gtk_widget_get_first_child (self->box)))
    gtk_box_remove (GTK_BOX (self->box), child);
  if (self->outlook == NULL)
    return;
  list = make_list (self, &moved);
  if (moved > 0)
    gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_box_append (GTK_BOX (self->box), list);
  gtk_widget_set_visible (list, moved > 0);
  append_feet (self, moved, get_groups (self)->n - moved);
  first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0);
  if (first && gtk_widget_has_css_class (GTK_WIDGET (first), "above"))
    set_open (self, GTK_WIDGET (first), TRUE);
}

/* ── virtual functions ──────────────────────────────────────────────────── */

static void
cx_impact_table_finalize (GObject *object)
{
  CxImpactTable *self = CX_IMPACT_TABLE (object);

  g_clear_pointer (&self->outlook, cx_outlook_unref);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_clear_object (&self->columns[i]);
  G_OBJECT_CLASS (cx_impact_table_parent_class)->finalize (object);
}

static void
cx_impact_table_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (prop_id == PROP_COMPACT)
    g_value_set_boolean (value, CX_IMPACT_TABLE (object)->compact);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
cx_impact_table_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  CxImpactTable *self = CX_IMPACT_TABLE (object);

  if (prop_id != PROP_COMPACT)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  if (self->compact == g_value_get_boolean (value))
    return;
  self->compact = g_value_get_boolean (value);
  fill (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
cx_impact_table_class_init (CxImpactTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cx_impact_table_finalize;
  object_class->get_property = cx_impact_table_get_property;
  object_class->set_property = cx_impact_table_set_property;
  props[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SIGNAL_MORE] = g_signal_new ("more", CX_TYPE_IMPACT_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "impacttable");
}

static void
cx_impact_table_init (CxImpactTable *self)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    self->columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->n_shown = N_GROUPS;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

void
cx_impact_table_set_outlook (CxImpactTable *self,
                             CxOutlook     *outlook,
                             gboolean       territories)
{
  g_return_if_fail (CX_IS_IMPACT_TABLE (self) && outlook != NULL);

  cx_outlook_ref (outlook);
  g_clear_pointer (&self->outlook, cx_outlook_unref);
  self->outlook = outlook;
  self->territories = territories;
  self->n_shown = N_GROUPS;
  fill (self);
}
