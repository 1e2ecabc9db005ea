/* What the funnel says about the profile, as cards. The words come from core. */
#include "cx-funnel-findings.h"

#include "cx-finding-words.h"
#include "cx-funnel-accounts.h"
#include "cx-funnel-words.h"

#include <glib/gi18n.h>

struct _CxFunnelFindings {
  AdwBin     parent_instance;

  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (CxFunnelFindings, cx_funnel_findings, ADW_TYPE_BIN)

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text,
           const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, class);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
icon_of (CxFindingKind kind)
{
  static const char *const icons[] = { "cx-fit-symbolic", "system-users-symbolic", "cx-funnel-symbolic", "cx-unknown-symbolic" };
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icons[kind], "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "valign", GTK_ALIGN_START, NULL);

  gtk_widget_add_css_class (icon, "finding-icon");
  return icon;
}

static GtkWidget *
make_link (const CxFunnelAnswer *answer,
           const CxFinding      *finding,
           const char           *title)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *text = cx_finding_link (finding);
  g_autofree char *accounts = cx_funnel_accounts_of_finding (answer, finding);
  /* Translators: "97 accounts", and the title of the finding that they are behind */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), text, title);

  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "pixel-size", 12, NULL));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "finding-link");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, _("Show These Accounts"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", accounts);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-accounts");
  return button;
}

static void
on_rule_toggled (GtkToggleButton *button,
                 GtkWidget       *rule)
{
  gboolean shown = gtk_toggle_button_get_active (button);

  gtk_widget_set_visible (rule, shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, shown, -1);
}

static GtkWidget *
make_rule_button (const char *title)
{
  GtkWidget *button = gtk_toggle_button_new ();
  /* Translators: the title of a finding */
  g_autofree char *name = g_strdup_printf (_("Rule that fired: %s"), title);

  gtk_button_set_icon_name (GTK_BUTTON (button), "help-about-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, _("Rule That Fired"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  return button;
}

static GtkWidget *
make_finding (const CxFunnelAnswer *answer,
              const CxFinding      *finding,
              const char           *title)
{
  CxJourney *journey = cx_snapshot_get_journey (answer->snapshot);
  g_autofree char *text = cx_finding_text (journey, finding);
  g_autofree char *rule = cx_finding_rule (journey, finding, answer->revenue);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *button = make_rule_button (title), *label;

  gtk_widget_set_hexpand (words, TRUE);
  add_label (words, title, "heading");
  add_label (words, text, "board-small");
  gtk_box_append (GTK_BOX (foot), make_link (answer, finding, title));
  gtk_box_append (GTK_BOX (foot), button);
  gtk_box_append (GTK_BOX (words), foot);
  label = add_label (words, rule, "finding-rule");
  gtk_widget_set_visible (label, FALSE);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_rule_toggled), label, 0);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_CONTROLS, label, NULL, -1);
  gtk_box_append (GTK_BOX (row), icon_of (finding->kind));
  gtk_box_append (GTK_BOX (row), words);
  gtk_widget_add_css_class (row, "finding");
  return row;
}

static void
add_row (CxFunnelFindings *self,
         GtkWidget        *child,
         const char       *name)
{
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", child, "activatable", FALSE, "focusable", FALSE, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
add_finding (CxFunnelFindings     *self,
             const CxFunnelAnswer *answer,
             const CxFinding      *finding)
{
  g_autofree char *title = cx_finding_title (cx_snapshot_get_journey (answer->snapshot), finding);

  add_row (self, make_finding (answer, finding, title), title);
}

/* ── the widget ── */

static void
cx_funnel_findings_class_init (CxFunnelFindingsClass *klass)
{
}

static void
cx_funnel_findings_init (CxFunnelFindings *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Findings"), -1);
  adw_bin_set_child (ADW_BIN (self), self->list);
}

void
cx_funnel_findings_show (CxFunnelFindings     *self,
                         const CxFunnelAnswer *answer)
{
  g_return_if_fail (CX_IS_FUNNEL_FINDINGS (self));

  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < answer->findings->len; i++)
    add_finding (self, answer, &g_array_index (answer->findings, CxFinding, i));
  if (answer->findings->len == 0)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

      add_label (box, cx_funnel_words_no_finding (answer), "quiet");
      gtk_widget_add_css_class (box, "finding");
      add_row (self, box, cx_funnel_words_no_finding (answer));
    }
}
