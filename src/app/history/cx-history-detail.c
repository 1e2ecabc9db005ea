/* One published version, and how it differs from another or from the draft. */
#include "cx-history-detail.h"

#include "cx-change-list.h"
#include "cx-format.h"
#include "cx-history-row.h"
#include "cx-version-table.h"
#include "cx-warning-card.h"

#include <glib/gi18n.h>

struct _CxHistoryDetail {
  AdwBin        parent_instance;

  CxWorkspace  *workspace;
  GPtrArray    *versions;       /* (element-type CxVersionRow): newest first */
  GPtrArray    *profiles;       /* (element-type CxProfile): of each, NULL when it cannot be read */
  guint         shown;
  gboolean      filling;

  GtkLabel     *reason_label;
  GtkLabel     *facts_label;
  GtkLabel     *moved_label;
  GtkBox       *warnings_box;
  GtkDropDown  *other_drop;
  GtkLabel     *direction_label;
  CxChangeList *changes;
};

G_DEFINE_FINAL_TYPE (CxHistoryDetail, cx_history_detail, ADW_TYPE_BIN)

/* ── what it says ───────────────────────────────────────────────────────── */

static const CxVersionRow *
get_version (CxHistoryDetail *self)
{
  return self->versions->pdata[self->shown];
}

static gint32
today_of (CxHistoryDetail *self)
{
  return cx_snapshot_get_day (cx_workspace_get_snapshot (self->workspace));
}

static void
show_facts (CxHistoryDetail *self)
{
  const CxVersionRow *version = get_version (self);
  CxProfile *profile = self->profiles->pdata[self->shown];
  g_autofree char *day = cx_format_day (version->day, today_of (self));
  /* Translators: the day of a publication, and who published */
  g_autofree char *facts = g_strdup_printf (_("Published %s by %s"), day, version->author);
  g_autofree char *review_day = NULL;
  g_autofree char *review = NULL;
  gint32 by;

  if (profile && cx_review_day (profile, &by))
    {
      review_day = cx_format_day (by, today_of (self));
      review = g_strdup_printf (_("%s. Review by %s."), facts, review_day);
    }
  gtk_label_set_text (self->reason_label, version->reason);
  gtk_label_set_text (self->facts_label, review ? review : facts);
}

static void
show_moved (CxHistoryDetail *self)
{
  const CxMoved moved = cx_moved_read (get_version (self));
  g_autofree char *words = cx_moved_words (&moved);
  g_autofree char *customers = g_strdup_printf (ngettext ("%'u customer", "%'u customers", moved.customers), moved.customers);
  g_autofree char *deals = g_strdup_printf (ngettext ("%'u open deal", "%'u open deals", moved.deals), moved.deals);
  /* Translators: what a version moved, then customers and open deals among it */
  g_autofree char *text = moved.changed > 0 ? g_strdup_printf (_("%s. Among them %s and %s."), words, customers, deals)
                                            : g_strdup (words);

  gtk_label_set_text (self->moved_label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->moved_label), text != NULL);
}

static void
show_warnings (CxHistoryDetail *self)
{
  g_autoptr(GPtrArray) warnings = cx_whiplash_from_json (get_version (self)->warnings);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->warnings_box))))
    gtk_box_remove (self->warnings_box, child);
  for (guint i = 0; i < warnings->len; i++)
    gtk_box_append (self->warnings_box, cx_warning_card_new (warnings->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->warnings_box), warnings->len > 0);
}

/* ── what it is compared with ───────────────────────────────────────────── */

/* The first of the list is the draft, then all versions but this one. */
static CxProfile *
find_other (CxHistoryDetail *self,
            int             *version)
{
  guint selected = gtk_drop_down_get_selected (self->other_drop), i;

  *version = G_MAXINT;
  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return cx_workspace_get_draft (self->workspace);
  i = selected - 1 < self->shown ? selected - 1 : selected;
  *version = ((const CxVersionRow *) self->versions->pdata[i])->version;
  return self->profiles->pdata[i];
}

static char *
name_of (int version)
{
  return version == G_MAXINT ? g_strdup (_("the draft")) : g_strdup_printf (_("version %d"), version);
}

static void
say_direction (CxHistoryDetail *self,
               int              from,
               int              to,
               guint            n)
{
  g_autofree char *was = name_of (from), *is = name_of (to);
  g_autofree char *changes = g_strdup_printf (ngettext ("%u change", "%u changes", n), n);
  g_autofree char *text = n > 0 ? g_strdup_printf (_("From %s to %s: %s"), was, is, changes)
                                : g_strdup_printf (_("From %s to %s nothing changed."), was, is);

  gtk_label_set_text (self->direction_label, text);
}

/* Whatever is compared, it is told from the older to the newer. */
static void
show_changes (CxHistoryDetail *self)
{
  CxProfile *profile, *other;
  int version;
  gboolean newer;
  g_autoptr(GPtrArray) changes = NULL;

  if (self->filling || self->versions == NULL)
    return;
  profile = self->profiles->pdata[self->shown];
  other = find_other (self, &version);
  if (profile == NULL || other == NULL)
    return;
  newer = version > get_version (self)->version;
  changes = cx_profile_diff (newer ? profile : other, newer ? other : profile, cx_snapshot_name_field,
                             cx_workspace_get_snapshot (self->workspace));
  say_direction (self, newer ? get_version (self)->version : version, newer ? version : get_version (self)->version, changes->len);
  cx_change_list_set_changes (self->changes, changes);
}

/* The version before, where there is one. */
static void
fill_others (CxHistoryDetail *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("The Draft"));
  for (guint i = 0; i < self->versions->len; i++)
    if (i != self->shown)
      gtk_string_list_take (names, g_strdup_printf (_("Version %d"), ((const CxVersionRow *) self->versions->pdata[i])->version));
  self->filling = TRUE;
  gtk_drop_down_set_model (self->other_drop, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->other_drop, self->shown + 1 < self->versions->len ? self->shown + 1 : 0);
  self->filling = FALSE;
  g_object_unref (names);
}

/* ── the class ──────────────────────────────────────────────────────────── */

static void
profile_free (gpointer data)
{
  if (data)
    cx_profile_unref (data);
}

static void
cx_history_detail_dispose (GObject *object)
{
  CxHistoryDetail *self = CX_HISTORY_DETAIL (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_HISTORY_DETAIL);
  G_OBJECT_CLASS (cx_history_detail_parent_class)->dispose (object);
}

static void
cx_history_detail_class_init (CxHistoryDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_history_detail_dispose;
  g_type_ensure (CX_TYPE_CHANGE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-history-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, CxHistoryDetail, reason_label);
  gtk_widget_class_bind_template_child (widget_class, CxHistoryDetail, facts_label);
  gtk_widget_class_bind_template_child (widget_class, CxHistoryDetail, moved_label);
  gtk_widget_class_bind_template_child (widget_class, CxHistoryDetail, warnings_box);
  gtk_widget_class_bind_template_child (widget_class, CxHistoryDetail, other_drop);
  gtk_widget_class_bind_template_child (widget_class, CxHistoryDetail, direction_label);
  gtk_widget_class_bind_template_child (widget_class, CxHistoryDetail, changes);
  gtk_widget_class_bind_template_callback (widget_class, show_changes);
}

static void
cx_history_detail_init (CxHistoryDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
parse_versions (CxHistoryDetail *self)
{
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  self->profiles = g_ptr_array_new_with_free_func (profile_free);
  for (guint i = 0; i < self->versions->len; i++)
    g_ptr_array_add (self->profiles, cx_profile_parse (((const CxVersionRow *) self->versions->pdata[i])->document, -1, NULL, NULL));
}

void
cx_history_detail_show (CxHistoryDetail *self,
                        CxWorkspace     *workspace,
                        GPtrArray       *versions,
                        guint            i)
{
  g_return_if_fail (CX_IS_HISTORY_DETAIL (self) && CX_IS_WORKSPACE (workspace) && i < versions->len);

  g_set_object (&self->workspace, workspace);
  if (self->versions != versions)
    {
      g_ptr_array_ref (versions);
      g_clear_pointer (&self->versions, g_ptr_array_unref);
      self->versions = versions;
      parse_versions (self);
    }
  self->shown = i;
  show_facts (self);
  show_moved (self);
  show_warnings (self);
  fill_others (self);
  show_changes (self);
}

void
cx_history_detail_update (CxHistoryDetail *self)
{
  g_return_if_fail (CX_IS_HISTORY_DETAIL (self));

  if (gtk_drop_down_get_selected (self->other_drop) == 0)
    show_changes (self);
}

CxProfile *
cx_history_detail_get_profile (CxHistoryDetail *self)
{
  g_return_val_if_fail (CX_IS_HISTORY_DETAIL (self), NULL);

  return self->profiles ? self->profiles->pdata[self->shown] : NULL;
}
