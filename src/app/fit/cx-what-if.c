/* The what-if: tier counts against what is in force, and sliders for weights and thresholds. */
#include "cx-what-if.h"

#include "cx-fit-words.h"
#include "cx-format.h"
#include "cx-glyphs.h"
#include "cx-slider-row.h"

#include <glib/gi18n.h>
#include <math.h>

#define N_CUTS 3

/* From the best tier outwards, as they are listed. */
static const guint8 listed[CX_N_TIERS] = { 1, 2, 3, 0 };

struct _CxWhatIf {
  AdwBin      parent_instance;

  GtkWidget  *tier_bar, *tier_grid, *could_move, *against;
  GtkWidget  *weights_group, *weights, *cuts, *moves_row, *reset_button, *apply_button;
  GtkWidget  *counts[CX_N_TIERS], *deltas[CX_N_TIERS];
  GtkWidget  *cut_rows[N_CUTS];
  GPtrArray  *weight_rows;     /* one a criterion that is weighed, else NULL */

  CxProfile  *draft, *base;
  GHashTable *tried;           /* criterion id → double: weights that differ from the draft's */
  double      tried_cuts[N_CUTS]; /* NaN: as in the draft */
};

G_DEFINE_FINAL_TYPE (CxWhatIf, cx_what_if, ADW_TYPE_BIN)

enum {
  CHANGED,
  APPLIED,
  MOVES_SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ── what is tried ────────────────────────────────────────────────────── */

static double
get_weight (CxWhatIf          *self,
            const CxCriterion *criterion)
{
  const double *tried = g_hash_table_lookup (self->tried, criterion->id);

  return tried ? *tried : criterion->weight;
}

static void
get_cuts (CxWhatIf *self,
          double    cuts[N_CUTS])
{
  const double *draft = cx_profile_get_thresholds (self->draft);

  for (guint i = 0; i < N_CUTS; i++)
    cuts[i] = isnan (self->tried_cuts[i]) ? draft[i] : self->tried_cuts[i];
}

static gboolean
is_as_in_draft (gpointer id,
                gpointer weight,
                gpointer data)
{
  int at = cx_profile_find_criterion (data, id);

  return at < 0 || cx_profile_get_criterion (data, (guint) at)->weight == *(double *) weight;
}

static void
drop_what_the_draft_says (CxWhatIf *self)
{
  const double *cuts = cx_profile_get_thresholds (self->draft);
  double wanted[N_CUTS];

  g_hash_table_foreach_remove (self->tried, is_as_in_draft, self->draft);
  for (guint i = 0; i < N_CUTS; i++)
    if (self->tried_cuts[i] == cuts[i])
      self->tried_cuts[i] = NAN;
  /* A threshold that moved in the draft may have passed one that is tried. */
  get_cuts (self, wanted);
  if (wanted[0] < wanted[1] || wanted[1] < wanted[2])
    for (guint i = 0; i < N_CUTS; i++)
      self->tried_cuts[i] = NAN;
}

static gboolean
is_trying (CxWhatIf *self)
{
  return g_hash_table_size (self->tried) > 0 || !isnan (self->tried_cuts[0]) || !isnan (self->tried_cuts[1])
         || !isnan (self->tried_cuts[2]);
}

/* ── the sliders ──────────────────────────────────────────────────────── */

static void
update_sliders (CxWhatIf *self)
{
  const double *base_cuts = cx_profile_get_thresholds (self->base);
  double cuts[N_CUTS];

  for (guint i = 0; i < self->weight_rows->len; i++)
    {
      const CxCriterion *criterion = cx_profile_get_criterion (self->draft, i);
      int at = cx_profile_find_criterion (self->base, criterion->id);
      double weight = get_weight (self, criterion);

      if (g_ptr_array_index (self->weight_rows, i) != NULL)
        cx_slider_row_set_value (g_ptr_array_index (self->weight_rows, i), weight,
                                 at < 0 ? weight : cx_profile_get_criterion (self->base, (guint) at)->weight);
    }
  get_cuts (self, cuts);
  for (guint i = 0; i < N_CUTS; i++)
    cx_slider_row_set_value (CX_SLIDER_ROW (self->cut_rows[i]), cuts[i], base_cuts[i]);
  gtk_widget_set_sensitive (self->reset_button, is_trying (self));
  gtk_widget_set_sensitive (self->apply_button, is_trying (self));
}

static void
try_changed (CxWhatIf *self)
{
  drop_what_the_draft_says (self);
  update_sliders (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_weight_moved (CxSliderRow *row,
                 double       weight,
                 CxWhatIf    *self)
{
  guint i;

  if (!g_ptr_array_find (self->weight_rows, row, &i))
    return;
  g_hash_table_insert (self->tried, g_strdup (cx_profile_get_criterion (self->draft, i)->id),
                       g_memdup2 (&weight, sizeof weight));
  try_changed (self);
}

/* Thresholds keep their order: one that is moved takes along those in its way. */
static void
on_cut_moved (CxSliderRow *row,
              double       cut,
              CxWhatIf    *self)
{
  guint moved = 0;

  while (self->cut_rows[moved] != GTK_WIDGET (row))
    moved++;
  get_cuts (self, self->tried_cuts);
  self->tried_cuts[moved] = cut;
  for (guint i = 0; i < N_CUTS; i++)
    if (i < moved)
      self->tried_cuts[i] = MAX (self->tried_cuts[i], cut);
    else
      self->tried_cuts[i] = MIN (self->tried_cuts[i], cut);
  try_changed (self);
}

static gboolean
is_only_one_on_its_field (CxProfile         *profile,
                          const CxCriterion *criterion)
{
  for (guint i = 0; i < cx_profile_get_n_criteria (profile); i++)
    {
      const CxCriterion *other = cx_profile_get_criterion (profile, i);

      if (other != criterion && other->importance != CX_IMPORTANCE_NEVER && g_strcmp0 (other->field, criterion->field) == 0)
        return FALSE;
    }
  return TRUE;
}

/* "Warehouses" for "Three warehouses or more", where no other criterion is about them: the pane is narrow. */
static GtkWidget *
make_weight_row (CxWhatIf          *self,
                 const CxCriterion *criterion,
                 CxColumns         *columns)
{
  const CxColumn *column = cx_columns_find (columns, criterion->field);
  const char *label = *criterion->label ? criterion->label : criterion->field;
  gboolean by_field = column != NULL && is_only_one_on_its_field (self->draft, criterion);
  GtkWidget *row = cx_slider_row_new (by_field ? column->field->label : label, label, NULL, 10, 1);

  g_signal_connect (row, "moved", G_CALLBACK (on_weight_moved), self);
  return row;
}

static void
make_weight_rows (CxWhatIf  *self,
                  CxColumns *columns)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->weight_rows, 0);
  while ((child = gtk_widget_get_first_child (self->weights)) != NULL)
    gtk_box_remove (GTK_BOX (self->weights), child);
  for (guint i = 0; i < cx_profile_get_n_criteria (self->draft); i++)
    {
      const CxCriterion *criterion = cx_profile_get_criterion (self->draft, i);
      GtkWidget *row = NULL;

      if (criterion->importance != CX_IMPORTANCE_NEVER)
        {
          row = make_weight_row (self, criterion, columns);
          gtk_box_append (GTK_BOX (self->weights), row);
        }
      g_ptr_array_add (self->weight_rows, row);
    }
  gtk_widget_set_visible (self->weights_group, gtk_widget_get_first_child (self->weights) != NULL);
}

static gboolean
has_same_rows (CxProfile *a,
               CxProfile *b)
{
  if (a == NULL || cx_profile_get_n_criteria (a) != cx_profile_get_n_criteria (b))
    return FALSE;
  for (guint i = 0; i < cx_profile_get_n_criteria (a); i++)
    {
      const CxCriterion *x = cx_profile_get_criterion (a, i), *y = cx_profile_get_criterion (b, i);

      if (g_strcmp0 (x->id, y->id) != 0 || g_strcmp0 (x->label, y->label) != 0 || g_strcmp0 (x->field, y->field) != 0
          || (x->importance == CX_IMPORTANCE_NEVER) != (y->importance == CX_IMPORTANCE_NEVER))
        return FALSE;
    }
  return TRUE;
}

static void
make_cut_rows (CxWhatIf *self)
{
  const char *names[N_CUTS] = { _("Tier 1 from"), _("Tier 2 from"), _("Tier 3 from") };

  for (guint i = 0; i < N_CUTS; i++)
    {
      self->cut_rows[i] = cx_slider_row_new (names[i], names[i], cx_tier_glyph_new (i + 1), 100, 1);
      g_signal_connect (self->cut_rows[i], "moved", G_CALLBACK (on_cut_moved), self);
      gtk_box_append (GTK_BOX (self->cuts), self->cut_rows[i]);
    }
}

/* ── the counts ───────────────────────────────────────────────────────── */

static void
make_count_rows (CxWhatIf *self)
{
  for (guint i = 0; i < CX_N_TIERS; i++)
    {
      guint8 tier = listed[i];
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", cx_tier_label (tier), "xalign", 0.0f, "hexpand", TRUE, NULL);

      self->counts[tier] = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0f, NULL);
      self->deltas[tier] = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0f, "width-chars", 6, NULL);
      gtk_widget_add_css_class (label, "heading");
      gtk_widget_add_css_class (self->counts[tier], "heading");
      gtk_widget_add_css_class (self->counts[tier], "numeric");
      gtk_widget_add_css_class (self->deltas[tier], "numeric");
      gtk_widget_add_css_class (self->deltas[tier], "quiet");
      gtk_grid_attach (GTK_GRID (self->tier_grid), cx_tier_glyph_new (tier), 0, i, 1, 1);
      gtk_grid_attach (GTK_GRID (self->tier_grid), label, 1, i, 1, 1);
      gtk_grid_attach (GTK_GRID (self->tier_grid), self->counts[tier], 2, i, 1, 1);
      gtk_grid_attach (GTK_GRID (self->tier_grid), self->deltas[tier], 3, i, 1, 1);
    }
}

static char *
format_delta (gint64 delta)
{
  g_autofree char *text = NULL;

  if (delta == 0)
    return cx_format_from_left ("±0");
  text = g_strdup_printf (delta > 0 ? "+%'" G_GINT64_MODIFIER "d" : "−%'" G_GINT64_MODIFIER "d", ABS (delta));
  return cx_format_from_left (text);
}

void
cx_what_if_set_counts (CxWhatIf          *self,
                       const CxFitCounts *counts,
                       const CxFitCounts *base)
{
  g_autofree char *could_move = NULL;

  g_return_if_fail (CX_IS_WHAT_IF (self));

  cx_tier_bar_set_counts (CX_TIER_BAR (self->tier_bar), counts->tiers);
  for (guint tier = 0; tier < CX_N_TIERS; tier++)
    {
      g_autofree char *count = g_strdup_printf ("%'u", counts->tiers[tier]);
      g_autofree char *delta = format_delta ((gint64) counts->tiers[tier] - base->tiers[tier]);

      gtk_label_set_label (GTK_LABEL (self->counts[tier]), count);
      gtk_label_set_label (GTK_LABEL (self->deltas[tier]), delta);
    }
  could_move = g_strdup_printf (ngettext ("%'u could move", "%'u could move", counts->could_move), counts->could_move);
  gtk_label_set_label (GTK_LABEL (self->could_move), could_move);
}

void
cx_what_if_set_moves (CxWhatIf *self,
                      guint     up,
                      guint     down)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%'u account changes tier", "%'u accounts change tier", up + down),
                                            up + down);
  /* Translators: "11 up, 21 down": accounts that get a better or a worse tier */
  g_autofree char *subtitle = g_strdup_printf (_("%'u up, %'u down"), up, down);

  g_return_if_fail (CX_IS_WHAT_IF (self));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->moves_row), up + down > 0 ? title : _("No account changes tier"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->moves_row), up + down > 0 ? subtitle : "");
  gtk_widget_set_sensitive (self->moves_row, up + down > 0);
}

/* ── buttons ──────────────────────────────────────────────────────────── */

static void
on_reset_clicked (CxWhatIf *self)
{
  cx_what_if_forget (self);
  try_changed (self);
}

static void
on_apply_clicked (CxWhatIf *self)
{
  g_signal_emit (self, signals[APPLIED], 0);
}

static void
on_moves_activated (CxWhatIf *self)
{
  g_signal_emit (self, signals[MOVES_SHOWN], 0);
}

/* ── the class ────────────────────────────────────────────────────────── */

static void
cx_what_if_dispose (GObject *object)
{
  CxWhatIf *self = CX_WHAT_IF (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_WHAT_IF);
  g_clear_pointer (&self->weight_rows, g_ptr_array_unref);
  g_clear_pointer (&self->draft, cx_profile_unref);
  g_clear_pointer (&self->base, cx_profile_unref);
  g_clear_pointer (&self->tried, g_hash_table_unref);
  G_OBJECT_CLASS (cx_what_if_parent_class)->dispose (object);
}

static void
cx_what_if_class_init (CxWhatIfClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cx_what_if_dispose;
  signals[CHANGED] = g_signal_new ("changed", CX_TYPE_WHAT_IF, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[APPLIED] = g_signal_new ("applied", CX_TYPE_WHAT_IF, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVES_SHOWN] = g_signal_new ("moves-shown", CX_TYPE_WHAT_IF, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);

  g_type_ensure (CX_TYPE_TIER_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-what-if.ui");
  gtk_widget_class_bind_template_child (widget_class, CxWhatIf, tier_bar);
  gtk_widget_class_bind_template_child (widget_class, CxWhatIf, tier_grid);
  gtk_widget_class_bind_template_child (widget_class, CxWhatIf, could_move);
  gtk_widget_class_bind_template_child (widget_class, CxWhatIf, against);
  gtk_widget_class_bind_template_child (widget_class, CxWhatIf, weights_group);
  gtk_widget_class_bind_template_child (widget_class, CxWhatIf, weights);
  gtk_widget_class_bind_template_child (widget_class, CxWhatIf, cuts);
  gtk_widget_class_bind_template_child (widget_class, CxWhatIf, moves_row);
  gtk_widget_class_bind_template_child (widget_class, CxWhatIf, reset_button);
  gtk_widget_class_bind_template_child (widget_class, CxWhatIf, apply_button);
  gtk_widget_class_bind_template_callback (widget_class, on_reset_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_apply_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_moves_activated);
}

static void
cx_what_if_init (CxWhatIf *self)
{
  self->tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->weight_rows = g_ptr_array_new ();
  cx_what_if_forget (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  make_count_rows (self);
  make_cut_rows (self);
  cx_what_if_set_moves (self, 0, 0);
}

void
cx_what_if_forget (CxWhatIf *self)
{
  g_return_if_fail (CX_IS_WHAT_IF (self));

  g_hash_table_remove_all (self->tried);
  for (guint i = 0; i < N_CUTS; i++)
    self->tried_cuts[i] = NAN;
}

void
cx_what_if_set_profiles (CxWhatIf  *self,
                         CxProfile *draft,
                         CxProfile *base,
                         int        version,
                         CxColumns *columns)
{
  gboolean same_rows;
  g_autofree char *against = NULL;

  g_return_if_fail (CX_IS_WHAT_IF (self) && draft != NULL && base != NULL);

  same_rows = has_same_rows (self->draft, draft);
  cx_profile_ref (draft);
  cx_profile_ref (base);
  g_clear_pointer (&self->draft, cx_profile_unref);
  g_clear_pointer (&self->base, cx_profile_unref);
  self->draft = draft;
  self->base = base;
  drop_what_the_draft_says (self);
  if (!same_rows)
    make_weight_rows (self, columns);
  update_sliders (self);
  against = version > 0 ? g_strdup_printf (_("against version %d"), version) : g_strdup (_("against the draft"));
  gtk_label_set_label (GTK_LABEL (self->against), against);
}

CxProfile *
cx_what_if_get_trial (CxWhatIf *self)
{
  g_autoptr(CxProfile) trial = NULL;
  double cuts[N_CUTS];

  g_return_val_if_fail (CX_IS_WHAT_IF (self), NULL);

  if (self->draft == NULL)
    return NULL;
  get_cuts (self, cuts);
  trial = is_trying (self) ? cx_profile_with_thresholds (self->draft, cuts) : cx_profile_ref (self->draft);
  for (guint i = 0; i < cx_profile_get_n_criteria (self->draft); i++)
    {
      g_autoptr(CxCriterion) criterion = cx_criterion_copy (cx_profile_get_criterion (self->draft, i));
      g_autoptr(CxProfile) before = NULL;

      if (!g_hash_table_contains (self->tried, criterion->id))
        continue;
      criterion->weight = get_weight (self, criterion);
      before = g_steal_pointer (&trial);
      trial = cx_profile_with_criterion (before, i, criterion);
    }
  return g_steal_pointer (&trial);
}
