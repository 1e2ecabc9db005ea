/* What the rows of a file can be besides accounts. */
#include "cx-kind.h"

#include "cx-config.h"
#include "cx-headers.h"
#include "cx-text.h"
#include "cx-value.h"

#include <glib/gi18n-lib.h>

/* Fewer headers than this that only one kind of rows has are chance. */
#define FEWEST_MARKS 2

typedef struct {
  const char *key, *label;
  CxFieldType type;
} Member;

#define ACCOUNT_MEMBERS                                                                                                \
  { "account_id", N_("Record ID of the account"), CX_FIELD_ID },                                                       \
  { "account_domain", N_("Domain of the account"), CX_FIELD_TEXT },                                                    \
  { "account_name", N_("Name of the account"), CX_FIELD_TEXT },                                                        \
  { "account_country", N_("Country of the account"), CX_FIELD_CATEGORY }

static const Member contact_members[] = {
  { "record_id", N_("Record ID of the contact"), CX_FIELD_ID },
  ACCOUNT_MEMBERS,
  { "first_name", N_("First name"), CX_FIELD_TEXT },
  { "last_name", N_("Last name"), CX_FIELD_TEXT },
  { "name", N_("Full name"), CX_FIELD_TEXT },
  { "title", N_("Job title"), CX_FIELD_TEXT },
  { "email", N_("Email"), CX_FIELD_TEXT },
  { "phone", N_("Phone"), CX_FIELD_TEXT },
  { "buying_role", N_("Buying role"), CX_FIELD_TEXT },
  { "seniority", N_("Seniority"), CX_FIELD_CATEGORY },
  { "updated", N_("Last updated"), CX_FIELD_DATE },
  { "created", N_("Created"), CX_FIELD_DATE },
  { NULL, NULL, 0 },
};

static const Member deal_members[] = {
  { "record_id", N_("Record ID of the deal"), CX_FIELD_ID },
  ACCOUNT_MEMBERS,
  { "name", N_("Name of the deal"), CX_FIELD_TEXT },
  { "amount", N_("Amount"), CX_FIELD_MONEY },
  { "currency", N_("Currency"), CX_FIELD_CATEGORY },
  { "stage", N_("Stage"), CX_FIELD_CATEGORY },
  { "status", N_("Status"), CX_FIELD_CATEGORY },
  { "is_won", N_("Is won"), CX_FIELD_BOOLEAN },
  { "is_closed", N_("Is closed"), CX_FIELD_BOOLEAN },
  { "pipeline", N_("Pipeline"), CX_FIELD_CATEGORY },
  { "created", N_("Created"), CX_FIELD_DATE },
  { "closed", N_("Closed"), CX_FIELD_DATE },
  { "won_on", N_("Won on"), CX_FIELD_DATE },
  { "lost_on", N_("Lost on"), CX_FIELD_DATE },
  { "stage_date", N_("Stage entered on"), CX_FIELD_DATE },
  { "probability", N_("Probability"), CX_FIELD_NUMBER },
  { "reason", N_("Reason lost"), CX_FIELD_TEXT },
  { "won_reason", N_("Reason won"), CX_FIELD_TEXT },
  { "owner", N_("Owner"), CX_FIELD_CATEGORY },
  { "type", N_("Type"), CX_FIELD_CATEGORY },
  { NULL, NULL, 0 },
};

static const Member event_members[] = {
  { "record_id", N_("Record ID of the event"), CX_FIELD_ID },
  ACCOUNT_MEMBERS,
  { "date", N_("Date"), CX_FIELD_DATE },
  { "measure", N_("Measure"), CX_FIELD_CATEGORY },
  { "value", N_("Value"), CX_FIELD_NUMBER },
  { NULL, NULL, 0 },
};

static const Member *
members_of (CxImportKind kind)
{
  switch (kind)
    {
    case CX_IMPORT_CONTACTS:
      return contact_members;
    case CX_IMPORT_DEALS:
      return deal_members;
    case CX_IMPORT_EVENTS:
      return event_members;
    case CX_IMPORT_ACCOUNTS:
    default:
      return NULL;
    }
}

GPtrArray *
cx_kind_fields (CxImportKind kind)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_field_free);

  for (const Member *member = members_of (kind); member != NULL && member->key != NULL; member++)
    g_ptr_array_add (fields, cx_field_new (member->key, _(member->label), member->type, member->key, NULL, NULL));
  return fields;
}

gboolean
cx_kind_takes (CxImportKind   kind,
               const CxField *field)
{
  if (kind == CX_IMPORT_DEALS && field->role != NULL && g_str_has_prefix (field->role, CX_KIND_ENTERED))
    return field->type == CX_FIELD_DATE;
  if (kind == CX_IMPORT_EVENTS && field->role != NULL && g_str_has_prefix (field->role, CX_KIND_MEASURE))
    return field->type == CX_FIELD_NUMBER;
  for (const Member *member = members_of (kind); member != NULL && member->key != NULL; member++)
    if (g_str_equal (member->key, field->key))
      return TRUE;
  return FALSE;
}

CxRecordKind
cx_kind_record (CxImportKind kind)
{
  return kind == CX_IMPORT_CONTACTS ? CX_RECORD_CONTACT : kind == CX_IMPORT_DEALS ? CX_RECORD_DEAL : CX_RECORD_EVENT;
}

/* ── guessing ───────────────────────────────────────────────────────────── */

/* Headers that describe a company rather than a person, a deal or a use. */
static gboolean
count_account_marks (char  **headers,
                     guint  *n,
                     GError **error)
{
  static const char *const roles[] = { "domain", "industry", "employees", "revenue", "technologies", "territory", "arr", NULL };
  g_autoptr(GPtrArray) presets = cx_headers_load (error);

  *n = 0;
  if (presets == NULL)
    return FALSE;
  for (guint i = 0; headers[i] != NULL; i++)
    {
      guint rank;
      const CxHeaderAlias *alias = cx_headers_find (presets->pdata[presets->len - 1], headers[i], &rank);

      *n += alias != NULL && alias->role != NULL && g_strv_contains (roles, alias->role);
    }
  return TRUE;
}

/* What a column of a table of use is; one that is told says something of the account, a person or a deal. */
typedef enum {
  COLUMN_ACCOUNT,
  COLUMN_PERIOD,
  COLUMN_EVENT,
  COLUMN_TOLD,
  COLUMN_MEASURE,
  COLUMN_OTHER,
  N_COLUMNS
} Column;

static gboolean
means (const CxHeaders *names,
       const char      *header,
       const char      *key)
{
  guint rank;
  const CxHeaderAlias *alias = cx_headers_find (names, header, &rank);

  return alias != NULL && g_str_equal (alias->key, key);
}

static gboolean
has_word (const CxHeaders *usage,
          const char      *header,
          const char      *key)
{
  g_autofree char *slug = cx_text_slug (header);
  g_auto(GStrv) words = g_strsplit (slug, "_", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (means (usage, words[i], key))
      return TRUE;
  return FALSE;
}

static gboolean
is_known (GPtrArray  *sets,
          const char *header)
{
  guint rank;

  for (guint i = 0; i < sets->len; i++)
    if (cx_headers_find (sets->pdata[i], header, &rank) != NULL)
      return TRUE;
  return FALSE;
}

static Column
look_at_column (const CxHeaders *usage,
                GPtrArray       *sets,
                const char      *header)
{
  if (means (usage, header, "account"))
    return COLUMN_ACCOUNT;
  if (means (usage, header, "period"))
    return COLUMN_PERIOD;
  if (means (usage, header, "event"))
    return COLUMN_EVENT;
  if (is_known (sets, header) || has_word (usage, header, "text"))
    return COLUMN_TOLD;
  return means (usage, header, "measure") || has_word (usage, header, "measure") ? COLUMN_MEASURE : COLUMN_OTHER;
}

/* All that columns of accounts, contacts and deals are called. */
static GPtrArray *
load_told (GError **error)
{
  g_autoptr(GPtrArray) sets = cx_headers_load (error);

  for (CxImportKind i = CX_IMPORT_CONTACTS; sets != NULL && i <= CX_IMPORT_DEALS; i++)
    {
      CxHeaders *names = cx_headers_load_kind (cx_import_kind_get_name (i), error);

      if (names == NULL)
        return NULL;
      g_ptr_array_add (sets, names);
    }
  return g_steal_pointer (&sets);
}

/* ── by the values ── */

static const char *
cell_of (GPtrArray *rows,
         guint      row,
         guint      column)
{
  char **cells = rows->pdata[row];

  return column < g_strv_length (cells) ? cells[column] : "";
}

/* Whether there is nothing in these columns but numbers, and blanks. */
static gboolean
has_numbers (GPtrArray *rows,
             guint      column)
{
  guint n = 0;

  for (guint row = 0; row < rows->len; row++)
    {
      const char *cell = cell_of (rows, row, column);
      char currency[4];
      double value;

      if (cell[0] == '\0')
        continue;
      if (!cx_number_parse (cell, &value, currency))
        return FALSE;
      n++;
    }
  return n > 0;
}

static gboolean
repeats (GPtrArray *rows,
         guint      column)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint row = 0; row < rows->len; row++)
    if (cell_of (rows, row, column)[0] != '\0' && !g_hash_table_add (seen, (gpointer) cell_of (rows, row, column)))
      return TRUE;
  return FALSE;
}

/* Months and weeks, which say nothing of when an account was made or met. */
static gboolean
has_periods (GPtrArray *rows,
             guint      column)
{
  gint32 day;

  for (guint row = 0; row < rows->len; row++)
    if (!cx_period_parse (cell_of (rows, row, column), &day))
      return FALSE;
  return rows->len > 0;
}

/* Rows in which accounts come back, or that are of months, and that are numbers but for that. */
static gboolean
has_counts (const Column *columns,
            guint         n,
            GPtrArray    *rows)
{
  gboolean dated = FALSE;

  for (guint i = 0; i < n; i++)
    {
      dated = dated || (columns[i] == COLUMN_ACCOUNT && repeats (rows, i)) || (columns[i] == COLUMN_PERIOD && has_periods (rows, i));
      if (columns[i] != COLUMN_ACCOUNT && columns[i] != COLUMN_PERIOD && !has_numbers (rows, i))
        return FALSE;
    }
  return dated;
}

/* A table of use: an account, a time, and what was counted: two columns of three are known to be counts, or look so. */
static gboolean
is_usage (char     **headers,
          GPtrArray *rows,
          gboolean  *usage,
          GError   **error)
{
  g_autoptr(CxHeaders) names = cx_headers_load_usage (error);
  g_autoptr(GPtrArray) sets = names ? load_told (error) : NULL;
  guint n = g_strv_length (headers), counts[N_COLUMNS] = { 0 };
  g_autofree Column *columns = g_new (Column, n + 1);

  if (sets == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    counts[columns[i] = look_at_column (names, sets, headers[i])]++;
  *usage = counts[COLUMN_ACCOUNT] > 0 && counts[COLUMN_PERIOD] == 1 && counts[COLUMN_TOLD] == 0 &&
           counts[COLUMN_MEASURE] + counts[COLUMN_OTHER] > 0 &&
           (counts[COLUMN_MEASURE] >= MAX (2 * counts[COLUMN_OTHER], 1) || has_counts (columns, n, rows));
  return TRUE;
}

gboolean
cx_kind_guess (char        **headers,
               GPtrArray    *rows,
               CxImportKind *kind,
               GError      **error)
{
  gboolean usage;
  guint most;

  *kind = CX_IMPORT_ACCOUNTS;
  if (!count_account_marks (headers, &most, error))
    return FALSE;
  most = MAX (most, FEWEST_MARKS);
  for (CxImportKind i = CX_IMPORT_CONTACTS; i <= CX_IMPORT_EVENTS; i++)
    {
      g_autoptr(CxHeaders) names = cx_headers_load_kind (cx_import_kind_get_name (i), error);
      guint n = names ? cx_headers_count_marks (names, headers) : 0;

      if (names == NULL)
        return FALSE;
      if (n < most)
        continue;
      most = n + 1;
      *kind = i;
    }
  if (*kind != CX_IMPORT_ACCOUNTS)
    return TRUE;
  if (!is_usage (headers, rows, &usage, error))
    return FALSE;
  *kind = usage ? CX_IMPORT_EVENTS : CX_IMPORT_ACCOUNTS;
  return TRUE;
}
