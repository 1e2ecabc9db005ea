/* What the window says of files and of what their rows are. */
#include "cx-import-words.h"

#include "cx-format.h"

#include <glib/gi18n.h>
#include <math.h>

/* ── files ──────────────────────────────────────────────────────────────── */

static const struct {
  const char *name, *label;
} encodings[CX_IMPORT_N_ENCODINGS] = {
  { "UTF-8", N_("Unicode (UTF-8)") },
  { "UTF-16LE", N_("Unicode (UTF-16, low byte first)") },
  { "UTF-16BE", N_("Unicode (UTF-16, high byte first)") },
  { "WINDOWS-1252", N_("Western European (Windows-1252)") },
  { "ISO-8859-1", N_("Western European (ISO-8859-1)") },
  { "ISO-8859-15", N_("Western European (ISO-8859-15)") },
  { "MACINTOSH", N_("Western European (Mac Roman)") },
  { "WINDOWS-1250", N_("Central European (Windows-1250)") },
  { "ISO-8859-2", N_("Central European (ISO-8859-2)") },
  { "WINDOWS-1251", N_("Cyrillic (Windows-1251)") },
  { "KOI8-R", N_("Cyrillic (KOI8-R)") },
  { "WINDOWS-1253", N_("Greek (Windows-1253)") },
  { "WINDOWS-1254", N_("Turkish (Windows-1254)") },
  { "GB18030", N_("Chinese, simplified (GB18030)") },
  { "BIG5", N_("Chinese, traditional (Big5)") },
  { "SHIFT_JIS", N_("Japanese (Shift-JIS)") },
  { "EUC-JP", N_("Japanese (EUC-JP)") },
  { "EUC-KR", N_("Korean (EUC-KR)") },
};

const char *
cx_import_encoding_get (guint i)
{
  return i < G_N_ELEMENTS (encodings) ? encodings[i].name : NULL;
}

char *
cx_import_encoding_label (const char *encoding)
{
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (g_ascii_strcasecmp (encodings[i].name, encoding) == 0)
      return g_strdup (_(encodings[i].label));
  return g_strdup (encoding);
}

char *
cx_import_sign_label (char sign)
{
  switch (sign)
    {
    case 0:
    case '\n':
      return g_strdup (C_("no such sign", "None"));
    case ',':
      return g_strdup (_("Comma"));
    case ';':
      return g_strdup (_("Semicolon"));
    case '\t':
      return g_strdup (_("Tab"));
    case '|':
      return g_strdup (_("Vertical bar"));
    case ':':
      return g_strdup (_("Colon"));
    case ' ':
      return g_strdup (_("Space"));
    case '"':
      return g_strdup (_("Double quote"));
    case '\'':
      return g_strdup (_("Single quote"));
    default:
      return g_ascii_isprint (sign) ? g_strdup_printf (_("“%c”"), sign) : g_strdup_printf (_("Sign %d"), (guchar) sign);
    }
}

const char *
cx_import_format_label (CxFormat format)
{
  switch (format)
    {
    case CX_FORMAT_CSV:
      return _("Delimited text (CSV)");
    case CX_FORMAT_TSV:
      return _("Tab-separated text (TSV)");
    case CX_FORMAT_JSON:
      return _("JSON");
    case CX_FORMAT_NDJSON:
      return _("JSON, one record a line");
    case CX_FORMAT_XLSX:
      return _("Excel workbook (XLSX)");
    case CX_FORMAT_XLS:
      return _("Excel 97 workbook (XLS)");
    case CX_FORMAT_ODS:
      return _("OpenDocument spreadsheet (ODS)");
    case CX_FORMAT_AUTO:
    default:
      return "";
    }
}

char *
cx_import_form_words (const CxReadForm *form)
{
  g_autofree char *encoding = cx_import_encoding_label (form->encoding ? form->encoding : "UTF-8");

  if (form->format == CX_FORMAT_CSV || form->format == CX_FORMAT_TSV)
    return g_strdup_printf ("%s · %s", cx_import_format_label (form->format), encoding);
  if (form->sheet && form->sheets && g_strv_length (form->sheets) > 1)
    return g_strdup_printf ("%s · %s", cx_import_format_label (form->format), form->sheet);
  return g_strdup (cx_import_format_label (form->format));
}

/* ── rows ───────────────────────────────────────────────────────────────── */

const char *
cx_import_kind_label (CxImportKind kind)
{
  static const char *const labels[] = { N_("Accounts"), N_("Contacts"), N_("Deals"), N_("Usage events") };

  g_return_val_if_fail (kind < G_N_ELEMENTS (labels), "");

  return _(labels[kind]);
}

const char *
cx_import_kind_name_label (const char *name)
{
  for (guint kind = CX_IMPORT_ACCOUNTS; kind <= CX_IMPORT_EVENTS; kind++)
    if (g_strcmp0 (cx_import_kind_get_name (kind), name) == 0)
      return cx_import_kind_label (kind);
  return name ? name : cx_import_kind_label (CX_IMPORT_ACCOUNTS);
}

CxImportKind
cx_import_kind_of_name (const char *name)
{
  for (guint kind = CX_IMPORT_ACCOUNTS; kind <= CX_IMPORT_EVENTS; kind++)
    if (g_strcmp0 (cx_import_kind_get_name (kind), name) == 0)
      return kind;
  return CX_IMPORT_ACCOUNTS;
}

char *
cx_import_counts_words (const CxImportCounts *counts)
{
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();
  g_autofree char *inserted = cx_format_number ((double) counts->inserted, 0);
  g_autofree char *updated = cx_format_number ((double) counts->updated, 0);
  g_autofree char *unchanged = cx_format_number ((double) counts->unchanged, 0);
  g_autofree char *merged = cx_format_number ((double) counts->merged, 0);
  g_autofree char *rejected = cx_format_number ((double) counts->rejected, 0);
  g_auto(GStrv) parts = NULL;

  /* Translators: counts of rows, in a list such as "930 new · 50 updated · 10 set aside" */
  if (counts->inserted > 0)
    g_strv_builder_take (words, g_strdup_printf (C_("rows", "%s new"), inserted));
  if (counts->updated > 0)
    g_strv_builder_take (words, g_strdup_printf (C_("rows", "%s updated"), updated));
  if (counts->unchanged > 0)
    g_strv_builder_take (words, g_strdup_printf (C_("rows", "%s unchanged"), unchanged));
  if (counts->merged > 0)
    g_strv_builder_take (words, g_strdup_printf (C_("rows", "%s merged"), merged));
  if (counts->rejected > 0)
    g_strv_builder_take (words, g_strdup_printf (C_("rows", "%s set aside"), rejected));
  parts = g_strv_builder_end (words);
  return parts[0] ? g_strjoinv (" · ", parts) : g_strdup (_("No rows"));
}

const char *
cx_import_merged_words (CxImportKind kind)
{
  static const char *const words[] = {
    N_("Further rows about the same account"), N_("Further rows about the same contact"), N_("Further rows about the same deal"),
    N_("Added to others of the same day"),
  };

  return kind < G_N_ELEMENTS (words) ? _(words[kind]) : NULL;
}

char *
cx_import_new_words (CxImportKind          kind,
                     const CxImportCounts *counts)
{
  gint64 n = counts->inserted > 0 ? counts->inserted : counts->updated;
  g_autofree char *number = cx_format_number ((double) n, 0);

  if (counts->inserted == 0)
    return g_strdup_printf (ngettext ("%s row brought other values", "%s rows brought other values", n), number);
  switch (kind)
    {
    case CX_IMPORT_CONTACTS:
      return g_strdup_printf (ngettext ("%s contact is new", "%s contacts are new", n), number);
    case CX_IMPORT_DEALS:
      return g_strdup_printf (ngettext ("%s deal is new", "%s deals are new", n), number);
    case CX_IMPORT_EVENTS:
      return g_strdup_printf (ngettext ("%s event is new", "%s events are new", n), number);
    case CX_IMPORT_ACCOUNTS:
    default:
      return g_strdup_printf (ngettext ("%s account is new", "%s accounts are new", n), number);
    }
}

/* ── time ───────────────────────────────────────────────────────────────── */

char *
cx_import_left_words (double seconds)
{
  int minutes = (int) ceil (seconds / 60);

  if (seconds < 5)
    return g_strdup (_("a few seconds left"));
  if (seconds < 60)
    return g_strdup_printf (ngettext ("%d second left", "%d seconds left", (int) seconds), (int) seconds);
  return g_strdup_printf (ngettext ("about %d minute left", "about %d minutes left", minutes), minutes);
}

/* The day of a time here, or NULL when there is no such time. */
static char *
format_day_of (GDateTime *time,
               gint32     today)
{
  g_autoptr(GDateTime) epoch = g_date_time_new_utc (1970, 1, 1, 0, 0, 0);
  g_autoptr(GDateTime) date = NULL;

  if (time == NULL)
    return NULL;
  date = g_date_time_new_utc (g_date_time_get_year (time), g_date_time_get_month (time), g_date_time_get_day_of_month (time), 0, 0, 0);
  return cx_format_day ((gint32) (g_date_time_difference (date, epoch) / G_TIME_SPAN_DAY), today);
}

char *
cx_import_when (gint64 at,
                gint32 today)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (at);
  g_autofree char *day = format_day_of (time, today);
  g_autofree char *clock = NULL;

  if (day == NULL)
    return g_strdup ("");
  clock = g_date_time_format (time, "%H:%M");
  /* Translators: a day and a time of that day, "22 Nov, 14:05" */
  return g_strdup_printf (_("%s, %s"), day, clock);
}

char *
cx_import_remembered_words (const CxImportPlan *plan,
                            gint32              today)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (plan->remembered_at);
  g_autofree char *day = format_day_of (time, today);

  if (!plan->remembered)
    return NULL;
  /* Translators: a day, "15 Nov" */
  return day ? g_strdup_printf (_("As imported on %s"), day) : g_strdup (_("As in the last import of such a file"));
}
