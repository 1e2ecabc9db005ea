/* When a profile is to be looked at again, and the banner that says so. */
#include "cx-review.h"

#include "cx-format.h"

#include <glib/gi18n.h>

struct _CxReviewBanner {
  AdwBin        parent_instance;

  CxWorkspace  *workspace;
  GSignalGroup *signals;
  gboolean      on_one_pager;
  guint         profile;        /* that it is about */

  AdwBanner    *banner;
};

G_DEFINE_FINAL_TYPE (CxReviewBanner, cx_review_banner, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* ── the day ────────────────────────────────────────────────────────────── */

gboolean
cx_review_find_day (const CxRanked *ranked,
                    gint32         *day)
{
  return ranked->version > 0 && cx_review_day (cx_evaluation_get_profile (ranked->evaluation), day);
}

gboolean
cx_review_is_due (CxSnapshot     *snapshot,
                  const CxRanked *ranked)
{
  gint32 day;

  return cx_review_find_day (ranked, &day) && day - cx_snapshot_get_day (snapshot) <= CX_REVIEW_NOTICE_DAYS;
}

char *
cx_review_words (const char *name,
                 gint32      day,
                 gint32      today)
{
  g_autofree char *date = cx_format_day (day, today);
  int left = day - today;

  if (left < 0)
    /* Translators: the name of a profile, a day in the past */
    return g_strdup_printf (_("Review of “%s” was due on %s"), name, date);
  if (left == 0)
    return g_strdup_printf (_("Review of “%s” is due today"), name);
  return g_strdup_printf (ngettext ("Review of “%s” is due in %d day", "Review of “%s” is due in %d days", left), name, left);
}

/* ── the banner ─────────────────────────────────────────────────────────── */

/* The profile with the earliest day among those that are due. */
static gboolean
find_due (CxSnapshot *snapshot,
          guint      *profile,
          gint32     *day)
{
  CxTiering *tiering = cx_snapshot_get_tiering (snapshot);
  gboolean found = FALSE;

  for (guint i = 0; i < cx_tiering_get_n_profiles (tiering); i++)
    {
      const CxRanked *ranked = cx_tiering_get_profile (tiering, i);
      gint32 its;

      if (!cx_review_is_due (snapshot, ranked) || !cx_review_find_day (ranked, &its) || (found && its >= *day))
        continue;
      *profile = i;
      *day = its;
      found = TRUE;
    }
  return found;
}

static gboolean
is_there (CxReviewBanner *self)
{
  return self->on_one_pager && cx_workspace_get_profile (self->workspace) == self->profile;
}

static void
update (CxReviewBanner *self)
{
  CxSnapshot *snapshot = self->workspace ? cx_workspace_get_snapshot (self->workspace) : NULL;
  const CxRanked *ranked;
  g_autofree char *words = NULL;
  gint32 day;

  if (snapshot == NULL || !find_due (snapshot, &self->profile, &day))
    {
      adw_banner_set_revealed (self->banner, FALSE);
      return;
    }
  ranked = cx_tiering_get_profile (cx_snapshot_get_tiering (snapshot), self->profile);
  words = cx_review_words (cx_profile_get_name (ranked->draft), day, cx_snapshot_get_day (snapshot));
  adw_banner_set_use_markup (self->banner, FALSE);
  adw_banner_set_title (self->banner, words);
  adw_banner_set_button_label (self->banner, is_there (self) ? _("_Publish…") : _("_Review"));
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
on_clicked (CxReviewBanner *self)
{
  if (is_there (self))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.publish", NULL);
      return;
    }
  cx_workspace_set_profile (self->workspace, self->profile);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.place", "s", "one-pager");
}

static void
cx_review_banner_dispose (GObject *object)
{
  CxReviewBanner *self = CX_REVIEW_BANNER (object);

  if (self->signals)
    g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (cx_review_banner_parent_class)->dispose (object);
}

static void
cx_review_banner_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (prop_id == PROP_WORKSPACE)
    g_value_set_object (value, CX_REVIEW_BANNER (object)->workspace);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
cx_review_banner_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  CxReviewBanner *self = CX_REVIEW_BANNER (object);

  if (prop_id != PROP_WORKSPACE)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  if (!g_set_object (&self->workspace, g_value_get_object (value)))
    return;
  g_signal_group_set_target (self->signals, self->workspace);
  update (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
cx_review_banner_class_init (CxReviewBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cx_review_banner_dispose;
  object_class->get_property = cx_review_banner_get_property;
  object_class->set_property = cx_review_banner_set_property;
  props[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, CX_TYPE_WORKSPACE,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cx_review_banner_init (CxReviewBanner *self)
{
  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->banner));
  g_signal_connect_swapped (self->banner, "button-clicked", G_CALLBACK (on_clicked), self);
  self->signals = g_signal_group_new (CX_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->signals, "notify::snapshot", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "notify::profile", G_CALLBACK (update), self);
}

GtkWidget *
cx_review_banner_new (gboolean on_one_pager)
{
  CxReviewBanner *self = g_object_new (CX_TYPE_REVIEW_BANNER, NULL);

  self->on_one_pager = on_one_pager;
  return GTK_WIDGET (self);
}
