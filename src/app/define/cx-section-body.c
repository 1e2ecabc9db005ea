/* What a section holds. What only one section has (results of the market, a file of win stories) is put
 * beside its part here. */
#include "cx-section-body.h"

#include "cx-criteria-list.h"
#include "cx-define-words.h"
#include "cx-entry-list.h"
#include "cx-hint-list.h"
#include "cx-market-results.h"
#include "cx-member-form.h"
#include "cx-story-button.h"

#include <glib/gi18n.h>

#define MAX_PARTS 4

struct _CxSectionBody {
  AdwBin           parent_instance;

  const CxSection *section;
  GtkBox          *box;
  CxHintList      *hints;
  CxCriteriaList  *criteria;           /* (nullable) */
  CxEntryList     *lists[MAX_PARTS];   /* by number of the part: (nullable) */
  CxMemberForm    *forms[MAX_PARTS];   /* by number of the part: (nullable) */
  CxMarketResults *results;            /* (nullable): of the market */
  CxMemberField   *owner;
};

G_DEFINE_FINAL_TYPE (CxSectionBody, cx_section_body, ADW_TYPE_BIN)

/* ── what it is made of ── */

static void
add_label (CxSectionBody *self,
           const char    *text,
           const char    *class_name)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class_name);
  gtk_box_append (self->box, label);
}

static void
add_criteria (CxSectionBody *self)
{
  gboolean facts = g_str_equal (self->section->key, "firmographics");

  self->criteria = g_object_new (CX_TYPE_CRITERIA_LIST, NULL);
  cx_criteria_list_set_up (self->criteria, self->section->key, _("No criteria yet"),
                           facts ? _("A criterion is a test over a fact that a search can find. For example: "
                                     "Industry is any of Logistics, Retail; Employees at least 200.")
                                 : _("What gives them away before they buy? For example: "
                                     "Site visits last month at least 3; Last hire for the role in the last 180 days."));
  gtk_box_append (self->box, GTK_WIDGET (self->criteria));
}

static void
add_form (CxSectionBody *self,
          guint          i)
{
  self->forms[i] = cx_member_form_new (self->section->parts[i], CX_EVERY_KIND);
  gtk_widget_add_css_class (GTK_WIDGET (self->forms[i]), "section-form");
  gtk_box_append (self->box, GTK_WIDGET (self->forms[i]));
}

static void
add_list (CxSectionBody *self,
          guint          i)
{
  const CxPart *part = self->section->parts[i];

  self->lists[i] = cx_entry_list_new (part);
  if (g_str_equal (part->key, "proof"))
    cx_entry_list_add_button (self->lists[i], cx_story_button_new ());
  gtk_box_append (self->box, GTK_WIDGET (self->lists[i]));
}

static void
add_parts (CxSectionBody *self)
{
  for (guint i = 0; self->section->parts[i] && i < MAX_PARTS; i++)
    {
      if (i > 0 || self->criteria)
        add_label (self, cx_part_heading_words (self->section->parts[i]), "section-heading");
      if (self->section->parts[i]->entry)
        add_list (self, i);
      else
        add_form (self, i);
    }
  if (g_str_equal (self->section->key, "market"))
    {
      self->results = CX_MARKET_RESULTS (cx_market_results_new ());
      gtk_box_append (self->box, GTK_WIDGET (self->results));
    }
}

static void
add_owner (CxSectionBody *self)
{
  const CxPart *owners = cx_part_find ("owners");
  const CxMember *member = owners ? cx_part_find_member (owners, self->section->key) : NULL;

  if (member == NULL)
    return;
  self->owner = cx_member_field_new (owners, member);
  cx_member_field_set_words (self->owner, _("Owner"), _(self->section->owner));
  gtk_widget_add_css_class (GTK_WIDGET (self->owner), "section-owner");
  gtk_box_append (self->box, GTK_WIDGET (self->owner));
}

/* ── object ── */

static void
cx_section_body_class_init (CxSectionBodyClass *klass)
{
}

static void
cx_section_body_init (CxSectionBody *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/* ── public ── */

GtkWidget *
cx_section_body_new (const CxSection *section)
{
  CxSectionBody *self = g_object_new (CX_TYPE_SECTION_BODY, NULL);

  g_return_val_if_fail (section != NULL, NULL);

  self->section = section;
  add_label (self, _(section->help), "section-help");
  self->hints = CX_HINT_LIST (cx_hint_list_new ());
  gtk_box_append (self->box, GTK_WIDGET (self->hints));
  if (section->criteria)
    add_criteria (self);
  add_parts (self);
  add_owner (self);
  return GTK_WIDGET (self);
}

static void
show_market (CxSectionBody      *self,
             const CxDefineView *view)
{
  CxMarket market = cx_define_view_market (view);

  cx_market_results_show (self->results, &market);
  cx_market_show_counted (self->forms[0], &market);
}

void
cx_section_body_show (CxSectionBody      *self,
                      const CxDefineView *view)
{
  g_return_if_fail (CX_IS_SECTION_BODY (self) && view != NULL);

  cx_hint_list_show (self->hints, view->smells, self->section->key);
  if (self->criteria)
    {
      cx_criteria_list_set_source (self->criteria, view->workspace, view->catalogue);
      cx_criteria_list_show (self->criteria, view->draft, view->published);
      cx_criteria_list_show_counts (self->criteria, view->evaluation);
    }
  for (guint i = 0; i < MAX_PARTS; i++)
    {
      if (self->lists[i])
        cx_entry_list_show (self->lists[i], view);
      if (self->forms[i])
        {
          cx_member_form_set_workspace (self->forms[i], view->workspace);
          cx_member_form_show (self->forms[i], view->draft, CX_NO_ENTRY);
        }
    }
  if (self->results)
    show_market (self, view);
  if (self->owner)
    {
      cx_member_field_set_workspace (self->owner, view->workspace);
      cx_member_field_show (self->owner, view->draft, CX_NO_ENTRY);
    }
}

void
cx_section_body_begin (CxSectionBody *self,
                       const char    *part,
                       int            entry,
                       const char    *key)
{
  g_return_if_fail (CX_IS_SECTION_BODY (self));

  if (part == NULL && self->criteria)
    cx_criteria_list_begin (self->criteria, key);
  for (guint i = 0; part && self->section->parts[i] && i < MAX_PARTS; i++)
    {
      CxMemberField *field;

      if (!g_str_equal (self->section->parts[i]->key, part))
        continue;
      field = self->forms[i] && key ? cx_member_form_find (self->forms[i], key) : NULL;
      if (field)
        gtk_widget_grab_focus (GTK_WIDGET (field));
      if (self->lists[i])
        cx_entry_list_begin (self->lists[i], entry, key);
    }
}
