/* The buying circle, the deals and the usage of an account as rows of its receipt. */
#include "cx-receipt-records.h"

#include "cx-amount.h"
#include "cx-format.h"
#include "cx-section.h"

#include <glib/gi18n.h>
#include <math.h>

/* More rows than this are only counted. */
#define MOST_ROWS 12

static const char *
role_label (const char *role)
{
  const CxMember *member = cx_part_find_member (cx_part_find ("buying_circle"), "role");
  const char *label = role ? cx_member_choice_label (member, role) : NULL;

  return label ? _(label) : NULL;
}

static const char *
seniority_label (CxSeniority seniority)
{
  static const char *const labels[] = {
    NULL, N_("C-level"), N_("Vice president"), N_("Director"), N_("Manager"), N_("Individual contributor"),
  };

  return seniority == CX_SENIORITY_UNKNOWN ? NULL : _(labels[seniority]);
}

static GtkWidget *
add_row (AdwExpanderRow *expander,
         GPtrArray      *rows,
         const char     *title,
         const char     *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle ? subtitle : "");
  adw_expander_row_add_row (expander, row);
  g_ptr_array_add (rows, row);
  return row;
}

static void
add_more (AdwExpanderRow *expander,
          GPtrArray      *rows,
          guint           n)
{
  g_autofree char *text = NULL;

  if (n <= MOST_ROWS)
    return;
  text = g_strdup_printf (ngettext ("%u more", "%u more", n - MOST_ROWS), n - MOST_ROWS);
  gtk_widget_add_css_class (add_row (expander, rows, text, NULL), "quiet");
}

void
cx_receipt_records_clear (AdwExpanderRow *expander,
                          GPtrArray      *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_expander_row_remove (expander, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (expander), FALSE);
}

/* Takes @subtitle. */
static void
show (AdwExpanderRow *expander,
      char           *subtitle)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (expander), FALSE);
  adw_expander_row_set_subtitle (expander, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (expander), TRUE);
  g_free (subtitle);
}

/* Takes @part; a dot between parts. */
static void
append_part (GString *text,
             char    *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, text->len > 0 ? " · %s" : "%s", part);
  g_free (part);
}

/* ── buying circle ──────────────────────────────────────────────────────── */

static gboolean
has_role (GPtrArray  *people,
          const char *role)
{
  for (guint i = 0; i < people->len; i++)
    if (g_strcmp0 (((const CxPerson *) people->pdata[i])->role, role) == 0)
      return TRUE;
  return FALSE;
}

/* "4 of 7 roles · missing: Security, Procurement" */
static char *
coverage (GPtrArray *people,
          CxProfile *profile)
{
  g_autofree const char **wanted = cx_circle_roles (profile);
  g_autoptr(GString) missing = g_string_new (NULL);
  g_autofree char *known = NULL;
  guint n = 0, found = 0;

  for (; wanted[n] != NULL; n++)
    if (has_role (people, wanted[n]))
      found++;
    else
      g_string_append_printf (missing, missing->len > 0 ? ", %s" : "%s", role_label (wanted[n]));
  /* Translators: how many roles of a buying circle somebody is known in */
  known = g_strdup_printf (ngettext ("%u of %u role", "%u of %u roles", n), found, n);
  if (missing->len == 0)
    return g_steal_pointer (&known);
  /* Translators: %1$s is "4 of 7 roles", %2$s a list of roles */
  return g_strdup_printf (_("%1$s · missing: %2$s"), known, missing->str);
}

/* "Known since 12 Mar 2024: may have moved" */
static char *
shelf_text (const CxPerson *person,
            gint32          day)
{
  g_autofree char *since = person->dated == G_MININT32 ? NULL : cx_format_day (person->dated, day);

  switch (person->shelf)
    {
    case CX_SHELF_MAY_HAVE_MOVED:
      /* Translators: of a contact; %s is a day */
      return g_strdup_printf (_("as of %s, may have moved"), since);
    case CX_SHELF_PROBABLY_MOVED:
      /* Translators: of a contact; %s is a day */
      return g_strdup_printf (_("as of %s, probably moved"), since);
    case CX_SHELF_UNKNOWN:
    case CX_SHELF_FRESH:
    default:
      return NULL;
    }
}

static void
add_person (AdwExpanderRow *expander,
            GPtrArray      *rows,
            const CxPerson *person,
            gint32          day)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const char *label = role_label (person->role);
  GtkWidget *row, *role;

  append_part (text, g_strdup (person->title));
  append_part (text, g_strdup (seniority_label (person->seniority)));
  append_part (text, shelf_text (person, day));
  row = add_row (expander, rows, person->name ? person->name : person->email ? person->email : _("Unnamed contact"), text->str);
  role = gtk_label_new (label ? label : _("No role"));
  gtk_widget_add_css_class (role, "caption");
  if (label == NULL || person->shelf == CX_SHELF_PROBABLY_MOVED)
    gtk_widget_add_css_class (role, "quiet");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), role);
}

void
cx_receipt_circle_fill (AdwExpanderRow *expander,
                        GPtrArray      *rows,
                        GPtrArray      *people,
                        CxProfile      *profile,
                        gint32          day)
{
  cx_receipt_records_clear (expander, rows);
  if (people->len == 0)
    return;
  show (expander, coverage (people, profile));
  for (guint i = 0; i < MIN (people->len, MOST_ROWS); i++)
    add_person (expander, rows, people->pdata[i], day);
  add_more (expander, rows, people->len);
}

/* ── deals ──────────────────────────────────────────────────────────────── */

static const char *
outcome_label (const CxDeal *deal)
{
  if (deal->declined)
    return _("Declined");
  switch (deal->outcome)
    {
    case CX_OUTCOME_OPEN:
      return _("Open");
    case CX_OUTCOME_WON:
      return _("Won");
    case CX_OUTCOME_LOST:
      return _("Lost");
    case CX_OUTCOME_UNKNOWN:
    default:
      return NULL;
    }
}

/* "3 open · 5 won · 2 lost" */
static char *
deals_text (const CxDealRate *rate)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint lost = rate->lost - rate->declined;

  append_part (text, rate->open == 0 ? NULL : g_strdup_printf (ngettext ("%u open", "%u open", rate->open), rate->open));
  append_part (text, rate->won == 0 ? NULL : g_strdup_printf (ngettext ("%u won", "%u won", rate->won), rate->won));
  append_part (text, lost == 0 ? NULL : g_strdup_printf (ngettext ("%u lost", "%u lost", lost), lost));
  append_part (text, rate->declined == 0 ? NULL : g_strdup_printf (ngettext ("%u declined", "%u declined", rate->declined), rate->declined));
  return g_strdup (text->str);
}

static void
add_deal (AdwExpanderRow *expander,
          GPtrArray      *rows,
          const CxDeal   *deal,
          gint32          day)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const char *name = deal->name ? deal->name : deal->record_id;
  GtkWidget *row, *outcome;

  append_part (text, isnan (deal->amount) ? NULL : cx_format_money (deal->amount, deal->currency, TRUE));
  append_part (text, g_strdup (deal->stage));
  append_part (text, deal->closed == G_MININT32 ? NULL : cx_format_day (deal->closed, day));
  append_part (text, g_strdup (deal->reason));
  row = add_row (expander, rows, name ? name : _("Unnamed deal"), text->str);
  outcome = gtk_label_new (outcome_label (deal));
  gtk_widget_add_css_class (outcome, "caption");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), outcome);
}

void
cx_receipt_deals_fill (AdwExpanderRow *expander,
                       GPtrArray      *rows,
                       GPtrArray      *deals,
                       gint32          day)
{
  g_autoptr(GPtrArray) rates = NULL;

  cx_receipt_records_clear (expander, rows);
  if (deals->len == 0)
    return;
  rates = cx_deal_rates (deals, NULL, NULL, NULL);
  show (expander, deals_text (rates->pdata[0]));
  for (guint i = 0; i < MIN (deals->len, MOST_ROWS); i++)
    add_deal (expander, rows, deals->pdata[i], day);
  add_more (expander, rows, deals->len);
}

/* ── usage ──────────────────────────────────────────────────────────────── */

static void
add_usage (AdwExpanderRow *expander,
           GPtrArray      *rows,
           const CxUsage  *usage,
           gint32          day)
{
  g_autofree char *last = cx_format_day (usage->last_day, day);
  g_autofree char *total = isnan (usage->total) ? NULL : cx_format_number (usage->total, 1);
  g_autofree char *events = g_strdup_printf (ngettext ("%d event", "%d events", (gulong) usage->events), (int) usage->events);
  g_autofree char *text = NULL;
  GtkWidget *row, *label;

  /* Translators: %1$s is "12 events", %2$s a day */
  text = g_strdup_printf (_("%1$s, the last on %2$s"), events, last);
  row = add_row (expander, rows, usage->measure, text);
  if (total == NULL)
    return;
  label = gtk_label_new (total);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}

void
cx_receipt_usage_fill (AdwExpanderRow *expander,
                       GPtrArray      *rows,
                       GPtrArray      *usage,
                       gint32          day)
{
  cx_receipt_records_clear (expander, rows);
  if (usage->len == 0)
    return;
  show (expander, g_strdup_printf (ngettext ("%u measure", "%u measures", usage->len), usage->len));
  for (guint i = 0; i < MIN (usage->len, MOST_ROWS); i++)
    add_usage (expander, rows, usage->pdata[i], day);
  add_more (expander, rows, usage->len);
}
