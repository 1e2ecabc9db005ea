/* One stage in the dialog that edits them: its names, team, mark, and whether accounts are customers there. */
#include "cx-stage-row.h"

#include "cx-format.h"
#include "cx-glyphs.h"

#include <glib/gi18n.h>

struct _CxStageRow {
  AdwExpanderRow parent_instance;

  CxStage       *stage;
  gint64         accounts;
  guint          place;
  gboolean       filling;

  GtkWidget     *glyph;
  GtkEditable   *label;
  GtkEditable   *customer;
  GtkEditable   *team;
  AdwComboRow   *mark;
  AdwSwitchRow  *revenue;
  GtkWidget     *up;
  GtkWidget     *down;
};

G_DEFINE_FINAL_TYPE (CxStageRow, cx_stage_row, ADW_TYPE_EXPANDER_ROW)

enum { EDITED, MOVE, REMOVE, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
update_face (CxStageRow *self)
{
  g_autofree char *number = cx_format_number (MAX (self->accounts, 0), 0);
  g_autofree char *accounts = self->accounts < 0 ? g_strdup (_("new")) :
                              g_strdup_printf (ngettext ("%s account", "%s accounts", self->accounts), number);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) parts = NULL;
  g_autofree char *subtitle = NULL;

  if (*self->stage->customer != '\0')
    g_strv_builder_add (builder, self->stage->customer);
  if (*self->stage->team != '\0')
    g_strv_builder_add (builder, self->stage->team);
  g_strv_builder_add (builder, accounts);
  parts = g_strv_builder_end (builder);
  subtitle = g_strjoinv (" · ", parts);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), *self->stage->label != '\0' ? self->stage->label : _("Stage without a name"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  cx_stage_glyph_set_stage (CX_STAGE_GLYPH (self->glyph),
                            (guint8) (self->stage->mark >= 0 ? self->stage->mark : (int) (self->place % CX_STAGE_MARKS)));
}

static char *
read_text (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

static void
on_edited (CxStageRow *self)
{
  if (self->filling)
    return;
  g_free (self->stage->label);
  g_free (self->stage->customer);
  g_free (self->stage->team);
  self->stage->label = read_text (self->label);
  self->stage->customer = read_text (self->customer);
  self->stage->team = read_text (self->team);
  self->stage->mark = (int) adw_combo_row_get_selected (self->mark) - 1;
  self->stage->revenue = adw_switch_row_get_active (self->revenue);
  update_face (self);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *by)
{
  g_signal_emit (widget, signals[MOVE], 0, g_variant_get_int32 (by));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_signal_emit (widget, signals[REMOVE], 0);
}

static void
fill (CxStageRow *self)
{
  const char *const marks[] = { _("By place"), _("Gray ring"), _("Blue disc"), _("Orange triangle"), _("Green square"), _("Yellow star"), NULL };
  g_autoptr(GtkStringList) list = gtk_string_list_new (marks);

  self->filling = TRUE;
  adw_combo_row_set_model (self->mark, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->mark, (guint) (self->stage->mark + 1));
  gtk_editable_set_text (self->label, self->stage->label);
  gtk_editable_set_text (self->customer, self->stage->customer);
  gtk_editable_set_text (self->team, self->stage->team);
  adw_switch_row_set_active (self->revenue, self->stage->revenue);
  self->filling = FALSE;
  update_face (self);
}

static void
cx_stage_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CX_TYPE_STAGE_ROW);
  g_clear_pointer (&CX_STAGE_ROW (object)->stage, cx_stage_free);
  G_OBJECT_CLASS (cx_stage_row_parent_class)->dispose (object);
}

static void
cx_stage_row_class_init (CxStageRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CX_TYPE_STAGE_GLYPH);
  G_OBJECT_CLASS (klass)->dispose = cx_stage_row_dispose;
  signals[EDITED] = g_signal_new ("edited", CX_TYPE_STAGE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVE] = g_signal_new ("move", CX_TYPE_STAGE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[REMOVE] = g_signal_new ("remove", CX_TYPE_STAGE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-stage-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CxStageRow, glyph);
  gtk_widget_class_bind_template_child (widget_class, CxStageRow, label);
  gtk_widget_class_bind_template_child (widget_class, CxStageRow, customer);
  gtk_widget_class_bind_template_child (widget_class, CxStageRow, team);
  gtk_widget_class_bind_template_child (widget_class, CxStageRow, mark);
  gtk_widget_class_bind_template_child (widget_class, CxStageRow, revenue);
  gtk_widget_class_bind_template_child (widget_class, CxStageRow, up);
  gtk_widget_class_bind_template_child (widget_class, CxStageRow, down);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_install_action (widget_class, "stage-row.move", "i", move_action);
  gtk_widget_class_install_action (widget_class, "stage-row.remove", NULL, remove_action);
}

static void
cx_stage_row_init (CxStageRow *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cx_stage_row_new (const CxStage *stage,
                  gint64         accounts)
{
  CxStageRow *self = g_object_new (CX_TYPE_STAGE_ROW, NULL);

  self->stage = cx_stage_copy (stage);
  self->accounts = accounts;
  fill (self);
  return GTK_WIDGET (self);
}

const CxStage *
cx_stage_row_get_stage (CxStageRow *self)
{
  g_return_val_if_fail (CX_IS_STAGE_ROW (self), NULL);

  return self->stage;
}

void
cx_stage_row_set_code (CxStageRow *self,
                       const char *code)
{
  g_return_if_fail (CX_IS_STAGE_ROW (self));

  g_set_str (&self->stage->code, code);
}

void
cx_stage_row_set_accounts (CxStageRow *self,
                           gint64      accounts)
{
  g_return_if_fail (CX_IS_STAGE_ROW (self));

  self->accounts = accounts;
  update_face (self);
}

void
cx_stage_row_clear_revenue (CxStageRow *self)
{
  g_return_if_fail (CX_IS_STAGE_ROW (self));

  self->filling = TRUE;
  self->stage->revenue = FALSE;
  adw_switch_row_set_active (self->revenue, FALSE);
  self->filling = FALSE;
}

void
cx_stage_row_set_place (CxStageRow *self,
                        guint       place,
                        guint       n)
{
  g_return_if_fail (CX_IS_STAGE_ROW (self));

  self->place = place;
  gtk_widget_set_sensitive (self->up, place > 0);
  gtk_widget_set_sensitive (self->down, place + 1 < n);
  update_face (self);
}

void
cx_stage_row_focus_move (CxStageRow *self,
                         int         by)
{
  GtkWidget *button = by < 0 ? self->up : self->down;

  g_return_if_fail (CX_IS_STAGE_ROW (self));

  gtk_widget_grab_focus (gtk_widget_get_sensitive (button) ? button : by < 0 ? self->down : self->up);
}

void
cx_stage_row_focus_name (CxStageRow *self)
{
  g_return_if_fail (CX_IS_STAGE_ROW (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->label));
}
