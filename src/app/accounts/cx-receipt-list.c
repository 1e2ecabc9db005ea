/* The parts of a receipt as widgets. */
#include "cx-receipt-list.h"

#include "cx-account-cell.h"
#include "cx-format.h"
#include "cx-glyphs.h"
#include "cx-receipt-text.h"

#include <glib/gi18n.h>

static GtkWidget *
label_new (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* ── criteria ────────────────────────────────────────────────────────────── */

static GtkWidget *
verdict_image_new (const CxReceiptLine *line)
{
  gboolean never = line->criterion->importance == CX_IMPORTANCE_NEVER;
  GtkWidget *image = gtk_image_new ();
  const char *icon = "cx-unknown-symbolic", *css_class = "warning";

  if (line->verdict != CX_VERDICT_UNKNOWN)
    {
      gboolean good = (line->verdict == CX_VERDICT_MATCH) != never;

      icon = good ? "cx-match-symbolic" : "cx-miss-symbolic";
      css_class = never ? (good ? "quiet" : "error") : (good ? "success" : "quiet");
    }
  gtk_image_set_from_icon_name (GTK_IMAGE (image), icon);
  gtk_widget_add_css_class (image, css_class);
  gtk_widget_set_tooltip_text (image, cx_receipt_verdict (line->criterion, line->verdict));
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  cx_receipt_verdict (line->criterion, line->verdict), -1);
  return image;
}

static char *
points_text (const CxReceiptLine *line,
             double               points,
             double               possible)
{
  g_autofree char *got = cx_format_points (points);
  g_autofree char *could = cx_format_points (possible);

  if (line->criterion->importance == CX_IMPORTANCE_NEVER)
    return g_strdup ("");
  if (line->verdict == CX_VERDICT_UNKNOWN)
    /* Translators: points that count, and those that could come, e.g. "0 + 16.7" */
    return g_strdup_printf (C_("points", "%s + %s"), got, could);
  return g_steal_pointer (&got);
}

static char *
title_markup (const CxCriterion *criterion,
              CxColumns         *columns)
{
  g_autofree char *title = g_markup_escape_text (cx_receipt_title (criterion, columns), -1);

  if (criterion->importance == CX_IMPORTANCE_MUST)
    /* Translators: a criterion that has to be met */
    return g_strdup_printf (_("<b>%s</b> · must"), title);
  if (criterion->importance == CX_IMPORTANCE_NEVER)
    /* Translators: a criterion that rules an account out when it is met */
    return g_strdup_printf (_("<b>%s</b> · never"), title);
  return g_strdup_printf ("<b>%s</b>", title);
}

static void
describe_row (GtkWidget           *row,
              const CxReceiptLine *line,
              CxColumns           *columns,
              const char          *value,
              const char          *points)
{
  const char *title = cx_receipt_title (line->criterion, columns);
  const char *verdict = cx_receipt_verdict (line->criterion, line->verdict);
  g_autofree char *text = NULL;

  if (points[0] == '\0')
    /* Translators: a line of a receipt: criterion, verdict, value that it read */
    text = g_strdup_printf (_("%s: %s. Value: %s."), title, verdict, value);
  else
    /* Translators: a line of a receipt: criterion, verdict, value that it read, points */
    text = g_strdup_printf (_("%s: %s. Value: %s. Points: %s."), title, verdict, value, points);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* @title, and below it @text: what was read, and where that came from. */
static GtkWidget *
titled_new (GtkWidget  *title,
            const char *text,
            GtkWidget **caption)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  *caption = label_new (text, "caption");
  gtk_widget_add_css_class (*caption, "quiet");
  gtk_label_set_wrap (GTK_LABEL (*caption), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (*caption), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (*caption), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (*caption), 3);
  gtk_widget_set_visible (*caption, text != NULL);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), *caption);
  return box;
}

/* @value, @field: (nullable): what the row says of the account, and the key of where that stands */
static GtkWidget *
row_new (GtkWidget  *child,
         GtkWidget  *caption,
         const char *value,
         const char *field)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  g_object_set_data (G_OBJECT (row), "caption", caption);
  g_object_set_data_full (G_OBJECT (row), "value", g_strdup (value), g_free);
  g_object_set_data_full (G_OBJECT (row), "field", g_strdup (field), g_free);
  return row;
}

static GtkWidget *
criterion_row_new (const CxReceiptLine *line,
                   double               points,
                   double               possible,
                   CxSnapshot          *snapshot,
                   guint                account)
{
  CxColumns *columns = cx_snapshot_get_columns (snapshot);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *markup = title_markup (line->criterion, columns);
  g_autofree char *value = cx_receipt_value (line->criterion, columns, account, cx_snapshot_get_day (snapshot));
  g_autofree char *sum = points_text (line, points, possible);
  GtkWidget *title = label_new (NULL, NULL), *points_label = label_new (sum, "numeric");
  GtkWidget *row, *caption;

  gtk_label_set_markup (GTK_LABEL (title), markup);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (points_label), 1);
  gtk_label_set_width_chars (GTK_LABEL (points_label), 4);
  gtk_widget_add_css_class (points_label, points > 0 || line->verdict == CX_VERDICT_UNKNOWN ? "strong" : "quiet");
  gtk_box_append (GTK_BOX (box), verdict_image_new (line));
  gtk_box_append (GTK_BOX (box), titled_new (title, value, &caption));
  gtk_box_append (GTK_BOX (box), points_label);
  row = row_new (box, caption, value, line->criterion->field);
  if (line->verdict == CX_VERDICT_UNKNOWN)
    gtk_widget_add_css_class (row, "unknown");
  describe_row (row, line, columns, value, sum);
  return row;
}

static GtkWidget *
sum_row_new (double fit)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *number = cx_format_fit (fit);
  /* Translators: the sum of the points, e.g. "61.1 of 100" */
  g_autofree char *text = g_strdup_printf (_("%s of 100"), number);
  GtkWidget *title = label_new (_("Sum"), "strong"), *sum = label_new (text, "strong"), *row, *caption;
  g_autofree char *words = g_strdup_printf ("%s: %s", _("Sum"), text);

  gtk_widget_add_css_class (sum, "numeric");
  gtk_box_append (GTK_BOX (box), titled_new (title, NULL, &caption));
  gtk_box_append (GTK_BOX (box), sum);
  row = row_new (box, caption, NULL, NULL);
  gtk_widget_add_css_class (row, "sum");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return row;
}

void
cx_receipt_list_fill (GtkListBox      *list,
                      const CxReceipt *receipt,
                      CxSnapshot      *snapshot,
                      guint            account)
{
  g_autoptr(CxReceiptPoints) points = cx_receipt_points_new (receipt);

  gtk_list_box_remove_all (list);
  for (guint i = 0; i < receipt->n_lines; i++)
    gtk_list_box_append (list, criterion_row_new (&receipt->lines[i], points->points[i], points->possible[i], snapshot, account));
  if (receipt->n_lines > 0)
    gtk_list_box_append (list, sum_row_new (points->fit));
  gtk_widget_set_visible (GTK_WIDGET (list), receipt->n_lines > 0);
}

/* ── where values came from ──────────────────────────────────────────────── */

static const CxValueSource *
source_of (GtkWidget  *row,
           GHashTable *sources)
{
  const char *field = g_object_get_data (G_OBJECT (row), "field");

  return field != NULL ? g_hash_table_lookup (sources, field) : NULL;
}

/* The import that all values of the list came with, or %NULL. */
static const CxValueSource *
find_only_source (GtkListBox *list,
                  GHashTable *sources)
{
  const CxValueSource *only = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      const CxValueSource *source = source_of (row, sources);

      if (source != NULL && only != NULL && source->import != only->import)
        return NULL;
      only = only != NULL ? only : source;
    }
  return only;
}

/* "2,400 · HubSpot, 14 Oct"; of the sum, where all values came from. Returns: (transfer full) (nullable) */
static char *
caption_of (GtkWidget           *row,
            const CxValueSource *source,
            const CxValueSource *only,
            gint32               today)
{
  const char *value = g_object_get_data (G_OBJECT (row), "value");
  g_autofree char *text = source != NULL ? cx_receipt_source (source, today) : NULL;

  if (value == NULL)
    /* Translators: %s is where all values came from ("HubSpot, 14 Oct") */
    return text != NULL ? g_strdup_printf (_("All values from %s"), text) : NULL;
  return text != NULL && only == NULL ? g_strdup_printf ("%s · %s", value, text) : g_strdup (value);
}

/* @only: (nullable): the import that all values came with */
static void
show_source (GtkWidget           *row,
             const CxValueSource *source,
             const CxValueSource *only,
             gint32               today)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (row), "caption");
  g_autofree char *caption = caption_of (row, source, only, today);
  g_autofree char *words = source != NULL ? cx_receipt_source_long (source, today) : NULL;

  gtk_label_set_text (GTK_LABEL (label), caption != NULL ? caption : "");
  gtk_widget_set_visible (label, caption != NULL);
  gtk_widget_set_tooltip_text (row, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words != NULL ? words : "", -1);
}

void
cx_receipt_list_show_sources (GtkListBox *list,
                              GHashTable *sources,
                              CxSnapshot *snapshot)
{
  const CxValueSource *only = find_only_source (list, sources);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      gboolean is_sum = g_object_get_data (G_OBJECT (row), "field") == NULL;

      show_source (row, is_sum ? only : source_of (row, sources), only, cx_snapshot_get_day (snapshot));
    }
}

/* ── sentences and notes ─────────────────────────────────────────────────── */

static void
remove_children (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
add_line (GtkBox     *box,
          const char *icon,
          const char *css_class,
          const char *markup)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *label = label_new (NULL, NULL);

  gtk_widget_add_css_class (image, css_class);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), image);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (box, line);
}

void
cx_receipt_sentences_fill (GtkBox          *box,
                           const CxReceipt *receipt,
                           CxSnapshot      *snapshot)
{
  CxColumns *columns = cx_snapshot_get_columns (snapshot);
  gint32 today = cx_snapshot_get_day (snapshot);

  remove_children (box);
  if (receipt->lift != NULL)
    {
      g_autofree char *lift = cx_receipt_sentence (receipt->lift, receipt, columns, today);

      add_line (box, "go-up-symbolic", "success", lift);
    }
  if (receipt->drop != NULL)
    {
      g_autofree char *drop = cx_receipt_sentence (receipt->drop, receipt, columns, today);

      add_line (box, "go-down-symbolic", "quiet", drop);
    }
  gtk_widget_set_visible (GTK_WIDGET (box), receipt->lift != NULL || receipt->drop != NULL);
}

void
cx_receipt_notes_fill (GtkBox      *box,
                       const CxFit *fit)
{
  static const struct {
    CxFitFlags  flag;
    const char *icon, *css_class;
  } notes[] = {
    { CX_FLAG_NEEDS_DATA, "cx-unknown-symbolic", "warning" },
    { CX_FLAG_CAPPED, "changes-prevent-symbolic", "quiet" },
  };
  gboolean any = FALSE;

  remove_children (box);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *words = cx_flag_words (fit, notes[i].flag);
      g_autofree char *markup = words != NULL ? g_markup_escape_text (words, -1) : NULL;

      if (markup != NULL)
        add_line (box, notes[i].icon, notes[i].css_class, markup);
      any = any || markup != NULL;
    }
  gtk_widget_set_visible (GTK_WIDGET (box), any);
}

/* ── stages ──────────────────────────────────────────────────────────────── */

static GtkWidget *
stage_new (const CxStage *stage,
           guint8         number,
           const char    *day)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), cx_stage_glyph_new (number));
  gtk_box_append (GTK_BOX (box), label_new (stage->code, "strong"));
  if (day != NULL)
    gtk_box_append (GTK_BOX (box), label_new (day, "quiet"));
  gtk_widget_set_tooltip_text (box, stage->label);
  return box;
}

static void
append_stage (AdwWrapBox *box,
              GtkWidget  *stage,
              gboolean    first)
{
  if (!first)
    {
      GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

      gtk_image_set_pixel_size (GTK_IMAGE (arrow), 12);
      gtk_widget_add_css_class (arrow, "quiet");
      gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      adw_wrap_box_append (box, arrow);
    }
  adw_wrap_box_append (box, stage);
}

void
cx_receipt_stages_fill (AdwWrapBox *box,
                        CxSnapshot *snapshot,
                        guint       account)
{
  CxJourney *journey = cx_snapshot_get_journey (snapshot);
  guint8 current = cx_journey_get_current (journey, account);
  guint n;
  const CxStageEvent *events = cx_journey_get_events (journey, account, &n);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    adw_wrap_box_remove (box, child);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *day = cx_format_day (events[i].day, cx_snapshot_get_day (snapshot));
      guint8 mark = cx_journey_get_mark (journey, events[i].stage);

      append_stage (box, stage_new (cx_journey_get_stage (journey, events[i].stage), mark, day), i == 0);
    }
  if (current != CX_NO_STAGE && (n == 0 || events[n - 1].stage != current))
    append_stage (box, stage_new (cx_journey_get_stage (journey, current), cx_journey_get_mark (journey, current), NULL), n == 0);
  else if (n == 0)
    adw_wrap_box_append (box, label_new (_("No stage yet"), "quiet"));
}

static void
on_move_clicked (GtkWidget *button)
{
  GtkWidget *popover = gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static GtkWidget *
move_new (const CxStage *stage,
          guint8         number)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = label_new (stage->label, NULL);
  g_autofree char *words = g_strdup_printf ("%s · %s", stage->code, stage->label);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), cx_stage_glyph_new (number));
  gtk_box_append (GTK_BOX (box), label_new (stage->code, "strong"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", stage->code);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "receipt.move");
  g_signal_connect (button, "clicked", G_CALLBACK (on_move_clicked), NULL);
  return button;
}

GtkWidget *
cx_receipt_moves_new (CxSnapshot *snapshot,
                      guint       account)
{
  CxJourney *journey = cx_snapshot_get_journey (snapshot);
  guint8 current = cx_journey_get_current (journey, account);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint s = 0; s < cx_journey_get_n_stages (journey); s++)
    if (s != current)
      gtk_box_append (GTK_BOX (box), move_new (cx_journey_get_stage (journey, s), cx_journey_get_mark (journey, (guint8) s)));
  return box;
}

/* ── fields ──────────────────────────────────────────────────────────────── */

GPtrArray *
cx_receipt_fields_new (CxSnapshot *snapshot,
                       guint       account)
{
  CxColumns *columns = cx_snapshot_get_columns (snapshot);
  GPtrArray *fields = cx_columns_get_fields (columns);
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < fields->len; i++)
    {
      const CxField *field = g_ptr_array_index (fields, i);
      const CxColumn *column = cx_columns_find (columns, field->key);
      g_autofree char *value = column != NULL ? cx_format_value (column, account, cx_snapshot_get_day (snapshot), FALSE) : NULL;
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), field->label);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value != NULL ? value : _("not known"));
      adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
      gtk_widget_add_css_class (row, "property");
      g_ptr_array_add (rows, row);
    }
  return rows;
}
