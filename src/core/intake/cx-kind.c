/* What the rows of a file can be besides accounts. */
#include "cx-kind.h"

#include "cx-config.h"
#include "cx-headers.h"
#include "cx-text.h"

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

/* What columns there are beside the account and the time. */
typedef struct {
  guint accounts, periods, measures, others;
  gboolean told; /* one says something of the account, a person or a deal */
} Columns;

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

static void
look_at_column (const CxHeaders *usage,
                GPtrArray       *sets,
                const char      *header,
                Columns         *columns)
{
  if (means (usage, header, "account"))
    columns->accounts++;
  else if (means (usage, header, "period"))
    columns->periods++;
  else if (means (usage, header, "event"))
    return;
  else if (is_known (sets, header) || has_word (usage, header, "text"))
    columns->told = TRUE;
  else if (means (usage, header, "measure") || has_word (usage, header, "measure"))
    columns->measures++;
  else
    columns->others++;
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

/* A table of use: an account, a time, and what was counted; two columns of three are known to be counts. */
static gboolean
is_usage (char    **headers,
          gboolean *usage,
          GError  **error)
{
  g_autoptr(CxHeaders) names = cx_headers_load_usage (error);
  g_autoptr(GPtrArray) sets = names ? load_told (error) : NULL;
  Columns columns = { 0 };

  if (sets == NULL)
    return FALSE;
  for (guint i = 0; headers[i] != NULL; i++)
    look_at_column (names, sets, headers[i], &columns);
  *usage = columns.accounts > 0 && columns.periods == 1 && !columns.told && columns.measures > 0 &&
           columns.measures >= 2 * columns.others;
  return TRUE;
}

gboolean
cx_kind_guess (char        **headers,
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
  if (!is_usage (headers, &usage, error))
    return FALSE;
  *kind = usage ? CX_IMPORT_EVENTS : CX_IMPORT_ACCOUNTS;
  return TRUE;
}
