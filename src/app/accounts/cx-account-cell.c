/* One cell of the table of accounts: few widgets, read again when another account stands at the row. */
#include "cx-account-cell.h"

#include "cx-account-data.h"
#include "cx-format.h"
#include "cx-glyphs.h"

#include <glib/gi18n.h>

#define N_SIGNS 4

struct _CxAccountCell {
  GtkWidget parent_instance;

  CxAccountList *list;
  CxAccountRow  *row;
  gulong         changed;
  CxCellKind     kind;
  char          *field;

  /* What a kind does not need is NULL. */
  GtkWidget *glyph;
  GtkWidget *text;
  GtkWidget *bar;
  GtkWidget *signs[N_SIGNS];
};

G_DEFINE_FINAL_TYPE (CxAccountCell, cx_account_cell, GTK_TYPE_WIDGET)

static const struct {
  CxFitFlags  flag;
  const char *icon;
} signs[N_SIGNS] = {
  { CX_FLAG_PINNED, "cx-pin-symbolic" },
  { CX_FLAG_NEEDS_DATA, "cx-unknown-symbolic" },
  { CX_FLAG_COULD_MOVE, "cx-lift-symbolic" },
  { CX_FLAG_CAPPED, "changes-prevent-symbolic" },
};

char *
cx_flag_words (const CxFit *fit,
               CxFitFlags   flag)
{
  if (!(fit->flags & flag))
    return NULL;
  switch (flag)
    {
    case CX_FLAG_NEEDS_DATA:
      return g_strdup (_("Needs data: a must is not known"));
    case CX_FLAG_COULD_MOVE:
      /* Translators: %s is a tier, e.g. "Tier 1" */
      return g_strdup_printf (_("Could move to %s when all is known"), cx_tier_label (fit->high_tier));
    case CX_FLAG_CAPPED:
      return g_strdup (_("Held below its score by a must or a never"));
    case CX_FLAG_PINNED:
      return g_strdup (_("Pinned: a person gave it this tier"));
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
set_text (CxAccountCell *self,
          const char    *text)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (self->text), text);
}

static void
update_tier (CxAccountCell *self,
             const CxFit   *fit)
{
  cx_tier_glyph_set_tier (CX_TIER_GLYPH (self->glyph), fit->tier);
  set_text (self, cx_tier_label (fit->tier));
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      g_autofree char *words = cx_flag_words (fit, signs[i].flag);

      gtk_widget_set_visible (self->signs[i], words != NULL);
      if (words != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (self->signs[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
    }
}

static void
update_fit (CxAccountCell *self,
            CxSnapshot    *snapshot,
            guint          account)
{
  CxTiering *tiering = cx_snapshot_get_tiering (snapshot);
  int profile = cx_account_list_get_profile (self->list);
  const CxFit *fit = cx_account_fit (snapshot, profile, account);
  g_autofree char *text = cx_format_fit (fit->low);

  if (profile < 0)
    profile = cx_tiering_get_segment (tiering, account);
  set_text (self, text);
  gtk_widget_set_visible (self->bar, profile >= 0);
  if (profile >= 0)
    {
      CxProfile *document = cx_evaluation_get_profile (cx_tiering_get_profile (tiering, profile)->evaluation);

      cx_fit_bar_set_fit (CX_FIT_BAR (self->bar), fit, cx_profile_get_thresholds (document));
    }
}

static void
update_stage (CxAccountCell *self,
              CxJourney     *journey,
              guint          account)
{
  guint8 stage = cx_journey_get_current (journey, account);

  cx_stage_glyph_set_stage (CX_STAGE_GLYPH (self->glyph), cx_journey_get_mark (journey, stage));
  set_text (self, stage == CX_NO_STAGE ? "" : cx_journey_get_stage (journey, stage)->code);
}

static void
update_segment (CxAccountCell *self,
                CxTiering     *tiering,
                guint          account)
{
  int segment = cx_tiering_get_segment (tiering, account);

  set_text (self, segment < 0 ? "" : cx_profile_get_name (cx_tiering_get_profile (tiering, segment)->draft));
}

static void
update_best (CxAccountCell *self,
             CxTiering     *tiering,
             guint          account)
{
  guint8 tier = cx_tiering_get_fit (tiering, account)->tier;

  cx_tier_glyph_set_tier (CX_TIER_GLYPH (self->glyph), tier);
  set_text (self, cx_tier_label (tier));
}

static void
update_field (CxAccountCell *self,
              CxSnapshot    *snapshot,
              guint          account)
{
  const CxColumn *column = cx_columns_find (cx_snapshot_get_columns (snapshot), self->field);
  g_autofree char *text = column != NULL ? cx_format_value (column, account, cx_snapshot_get_day (snapshot), TRUE) : NULL;

  set_text (self, text ? text : "");
}

static void
update (CxAccountCell *self)
{
  CxSnapshot *snapshot = cx_account_list_get_snapshot (self->list);
  guint account = cx_account_list_get_account (self->list, cx_account_row_get_position (self->row));

  switch (self->kind)
    {
    case CX_CELL_NAME:
      set_text (self, cx_columns_get_name (cx_snapshot_get_columns (snapshot), account));
      break;
    case CX_CELL_TIER:
      update_tier (self, cx_account_fit (snapshot, cx_account_list_get_profile (self->list), account));
      break;
    case CX_CELL_FIT:
      update_fit (self, snapshot, account);
      break;
    case CX_CELL_STAGE:
      update_stage (self, cx_snapshot_get_journey (snapshot), account);
      break;
    case CX_CELL_SEGMENT:
      update_segment (self, cx_snapshot_get_tiering (snapshot), account);
      break;
    case CX_CELL_BEST:
      update_best (self, cx_snapshot_get_tiering (snapshot), account);
      break;
    case CX_CELL_FIELD:
      update_field (self, snapshot, account);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* ── what the pointer is told ────────────────────────────────────────────── */

/* What a sign means; the name of a stage; and in full what may be cut off. */
static char *
find_tooltip (CxAccountCell *self,
              int            x,
              int            y)
{
  CxSnapshot *snapshot = cx_account_list_get_snapshot (self->list);
  guint account = cx_account_list_get_account (self->list, cx_account_row_get_position (self->row));
  GtkWidget *under = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  CxJourney *journey;
  guint8 stage;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (under != NULL && under == self->signs[i])
      return cx_flag_words (cx_account_fit (snapshot, cx_account_list_get_profile (self->list), account), signs[i].flag);
  switch (self->kind)
    {
    case CX_CELL_STAGE:
      journey = cx_snapshot_get_journey (snapshot);
      stage = cx_journey_get_current (journey, account);
      return stage == CX_NO_STAGE ? NULL : g_strdup (cx_journey_get_stage (journey, stage)->label);
    case CX_CELL_NAME:
    case CX_CELL_SEGMENT:
    case CX_CELL_FIELD:
      return g_strdup (gtk_inscription_get_text (GTK_INSCRIPTION (self->text)));
    default:
      return NULL;
    }
}

/* Asked for when it is wanted: to set the text of a tooltip asks the display where the pointer is, for every cell. */
static gboolean
cx_account_cell_query_tooltip (GtkWidget  *widget,
                               int         x,
                               int         y,
                               gboolean    keyboard,
                               GtkTooltip *tooltip)
{
  CxAccountCell *self = CX_ACCOUNT_CELL (widget);
  g_autofree char *text = self->row != NULL ? find_tooltip (self, x, y) : NULL;

  if (text == NULL || *text == '\0')
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
cx_account_cell_dispose (GObject *object)
{
  CxAccountCell *self = CX_ACCOUNT_CELL (object);
  GtkWidget *child;

  cx_account_cell_set_row (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->list);
  g_clear_pointer (&self->field, g_free);
  G_OBJECT_CLASS (cx_account_cell_parent_class)->dispose (object);
}

static void
cx_account_cell_class_init (CxAccountCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_account_cell_dispose;
  widget_class->query_tooltip = cx_account_cell_query_tooltip;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "accountcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
cx_account_cell_init (CxAccountCell *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
}

static GtkWidget *
add (CxAccountCell *self,
     GtkWidget     *child)
{
  gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  return child;
}

static void
add_text (CxAccountCell *self,
          guint          min_chars,
          guint          chars,
          gboolean       number)
{
  self->text = add (self, gtk_inscription_new (NULL));
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (self->text), min_chars);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (self->text), chars);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (self->text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (self->text), number ? 1 : 0);
  gtk_widget_set_hexpand (self->text, TRUE);
  if (number)
    gtk_widget_add_css_class (self->text, "numeric");
}

static void
add_signs (CxAccountCell *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      self->signs[i] = add (self, gtk_image_new_from_icon_name (signs[i].icon));
      gtk_image_set_pixel_size (GTK_IMAGE (self->signs[i]), 12);
      gtk_widget_add_css_class (self->signs[i], signs[i].flag == CX_FLAG_NEEDS_DATA ? "warning" : "dimmed");
      gtk_widget_set_visible (self->signs[i], FALSE);
    }
}

static const CxColumn *
find_column (CxAccountCell *self)
{
  CxSnapshot *snapshot = cx_account_list_get_snapshot (self->list);

  return snapshot != NULL ? cx_columns_find (cx_snapshot_get_columns (snapshot), self->field) : NULL;
}

static gboolean
field_is_number (const CxColumn *column)
{
  return column != NULL && (column->field->type == CX_FIELD_NUMBER || column->field->type == CX_FIELD_MONEY ||
                            column->field->type == CX_FIELD_RANGE);
}

/* The column that stands last. */
static gboolean
field_is_money (CxAccountCell *self)
{
  const CxColumn *column = find_column (self);

  return column != NULL && column == cx_account_money (cx_snapshot_get_columns (cx_account_list_get_snapshot (self->list)));
}

/* The text beside a glyph says it already. */
static void
add_glyph (CxAccountCell *self,
           GtkWidget     *glyph)
{
  self->glyph = add (self, glyph);
  gtk_accessible_update_state (GTK_ACCESSIBLE (glyph), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
}

static void
build (CxAccountCell *self)
{
  switch (self->kind)
    {
    case CX_CELL_TIER:
      add_glyph (self, cx_tier_glyph_new (CX_TIER_OUTSIDE));
      add_text (self, 5, 7, FALSE);
      gtk_widget_set_hexpand (self->text, FALSE);
      add_signs (self);
      break;
    case CX_CELL_BEST:
      add_glyph (self, cx_tier_glyph_new (CX_TIER_OUTSIDE));
      add_text (self, 5, 7, FALSE);
      break;
    case CX_CELL_FIT:
      add_text (self, 5, 5, TRUE);
      gtk_widget_set_hexpand (self->text, FALSE);
      self->bar = add (self, cx_fit_bar_new ());
      gtk_widget_set_hexpand (self->bar, TRUE);
      gtk_widget_set_size_request (self->bar, 60, -1);
      break;
    case CX_CELL_STAGE:
      add_glyph (self, cx_stage_glyph_new (CX_NO_STAGE));
      add_text (self, 3, 4, FALSE);
      break;
    case CX_CELL_NAME:
      add_text (self, 14, 24, FALSE);
      gtk_widget_add_css_class (GTK_WIDGET (self), "name");
      break;
    case CX_CELL_SEGMENT:
      add_text (self, 5, 13, FALSE);
      break;
    case CX_CELL_FIELD:
      add_text (self, 4, 13, field_is_number (find_column (self)));
      if (field_is_money (self))
        gtk_widget_add_css_class (GTK_WIDGET (self), "money");
      break;
    default:
      g_assert_not_reached ();
    }
}

GtkWidget *
cx_account_cell_new (CxAccountList *list,
                     CxCellKind     kind,
                     const char    *field)
{
  CxAccountCell *self = g_object_new (CX_TYPE_ACCOUNT_CELL, NULL);

  self->list = g_object_ref (list);
  self->kind = kind;
  self->field = g_strdup (field);
  build (self);
  return GTK_WIDGET (self);
}

void
cx_account_cell_set_row (CxAccountCell *self,
                         CxAccountRow  *row)
{
  g_return_if_fail (CX_IS_ACCOUNT_CELL (self));

  if (self->row != NULL)
    g_clear_signal_handler (&self->changed, self->row);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;
  self->changed = g_signal_connect_swapped (row, "changed", G_CALLBACK (update), self);
  update (self);
}
