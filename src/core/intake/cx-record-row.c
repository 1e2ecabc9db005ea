/* What the members of one row come to as a row of their table. */
#include "cx-record-row.h"

#include "cx-headers.h"
#include "cx-number.h"
#include "cx-text.h"
#include "cx-value.h"

#include <string.h>

typedef struct {
  CxRecordRow         *row;
  const CxMemberCells *members;
  CxRecordKind         kind;
} Filling;

CxRecordRow *
cx_record_row_new (void)
{
  CxRecordRow *self = g_new0 (CxRecordRow, 1);

  self->days = g_array_new (FALSE, FALSE, sizeof (CxDealDay));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
cx_record_row_free (CxRecordRow *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->days);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

const CxStoredCell *
cx_member_cells_find (const CxMemberCells *self,
                      const char          *key)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (((const CxField *) self->fields->pdata[i])->key, key))
      return &self->cells[i];
  return NULL;
}

/* ── reading members, setting columns ───────────────────────────────────── */

/* Takes @text; NULL stays NULL, blank becomes it. */
static const char *
keep (Filling *self,
      char    *text)
{
  if (text == NULL || *g_strstrip (text) == '\0')
    {
      g_free (text);
      return NULL;
    }
  g_ptr_array_add (self->row->texts, text);
  return text;
}

static const char *
text_of (Filling    *self,
         const char *key)
{
  const CxStoredCell *cell = cx_member_cells_find (self->members, key);

  return cell != NULL && cell->kind == CX_CELL_TEXT ? keep (self, g_strndup (cell->text, cell->length)) : NULL;
}

static const char *
folded_text_of (Filling    *self,
                const char *key)
{
  const char *text = text_of (self, key);

  return text ? keep (self, cx_text_fold (text, -1)) : NULL;
}

static gboolean
has (Filling    *self,
     const char *key)
{
  const CxStoredCell *cell = cx_member_cells_find (self->members, key);

  return cell != NULL && cell->kind != CX_CELL_MISSING;
}

/* -1 when there is no such column, or it says nothing. */
static int
flag_of (Filling    *self,
         const char *key)
{
  return has (self, key) ? cx_member_cells_find (self->members, key)->integer != 0 : -1;
}

static CxStoredCell *
column (Filling    *self,
        const char *name)
{
  return &self->row->cells[cx_record_kind_column (self->kind, name)];
}

static void
set_text (Filling    *self,
          const char *name,
          const char *text)
{
  CxStoredCell *cell = column (self, name);

  cell->kind = text ? CX_CELL_TEXT : CX_CELL_MISSING;
  cell->text = text;
  cell->length = text ? strlen (text) : 0;
}

/* The member as it is. */
static void
copy (Filling    *self,
      const char *name,
      const char *key)
{
  if (has (self, key))
    *column (self, name) = *cx_member_cells_find (self->members, key);
}

static void
set_name (Filling    *self,
          const char *name)
{
  set_text (self, "name", name);
  set_text (self, "name_key", name ? keep (self, cx_text_fold (name, -1)) : NULL);
}

static const char *
domain_of (Filling    *self,
           const char *text)
{
  return text ? keep (self, cx_domain_registrable (text)) : NULL;
}

static void
fill_hint (Filling    *self,
           const char *email)
{
  self->row->hint = (CxAccountHint) {
    .id = text_of (self, "account_id"),
    .domain = domain_of (self, text_of (self, "account_domain")),
    .email_domain = domain_of (self, email),
    .name = folded_text_of (self, "account_name"),
    .country = folded_text_of (self, "account_country"),
    .said = text_of (self, "account_name"),
  };
}

/* ── contacts ───────────────────────────────────────────────────────────── */

/* The first of several addresses, in small letters; NULL when it is none. */
static const char *
read_email (Filling *self)
{
  const char *text = text_of (self, "email");
  g_auto(GStrv) addresses = text ? g_strsplit_set (text, ";, ", 2) : NULL;
  const char *address = addresses ? addresses[0] : NULL;
  const char *at = address ? strchr (address, '@') : NULL;

  if (at == NULL || at == address || at[1] == '\0')
    return NULL;
  return keep (self, g_utf8_strdown (address, -1));
}

static const char *
read_full_name (Filling *self)
{
  const char *name = text_of (self, "name"), *first = text_of (self, "first_name"), *last = text_of (self, "last_name");

  if (name != NULL || first == NULL || last == NULL)
    return name ? name : first ? first : last;
  return keep (self, g_strconcat (first, " ", last, NULL));
}

static const char *
fill_contact (Filling *self)
{
  const char *email = read_email (self), *name = read_full_name (self);

  fill_hint (self, email);
  copy (self, "record_id", "record_id");
  set_text (self, "email", email);
  set_name (self, name);
  copy (self, "title", "title");
  copy (self, "phone", "phone");
  copy (self, "buying_role", "buying_role");
  copy (self, "seniority", "seniority");
  copy (self, "created", "created");
  copy (self, "updated", "updated");
  return email || name || has (self, "record_id") ? NULL : "no record id, email or name says who this is";
}

/* ── deals ──────────────────────────────────────────────────────────────── */

/* Salesforce leaves a flag that is not set blank: a column of them says something where a cell does not. */
static CxOutcome
outcome_of_flags (Filling *self)
{
  gboolean has_won = cx_member_cells_find (self->members, "is_won") != NULL;
  const CxStoredCell *probability = cx_member_cells_find (self->members, "probability");

  if (flag_of (self, "is_closed") != 1)
    return CX_OUTCOME_UNKNOWN;
  if (has_won)
    return CX_OUTCOME_LOST;
  if (probability == NULL || probability->kind != CX_CELL_REAL)
    return CX_OUTCOME_UNKNOWN;
  return probability->real > 0 ? CX_OUTCOME_WON : CX_OUTCOME_LOST;
}

/* The first that speaks: status, flag of winning, stage, flag of closing, date of winning or losing; else it is open. */
static CxOutcome
read_outcome (Filling           *self,
              const CxDealWords *words)
{
  CxOutcome outcome = cx_deal_words_outcome (words, text_of (self, "status"));

  if (outcome == CX_OUTCOME_UNKNOWN && flag_of (self, "is_won") == 1)
    outcome = CX_OUTCOME_WON;
  if (outcome == CX_OUTCOME_UNKNOWN)
    outcome = cx_deal_words_outcome (words, text_of (self, "stage"));
  if (outcome == CX_OUTCOME_UNKNOWN)
    outcome = outcome_of_flags (self);
  if (outcome == CX_OUTCOME_UNKNOWN && has (self, "won_on"))
    outcome = CX_OUTCOME_WON;
  if (outcome == CX_OUTCOME_UNKNOWN && has (self, "lost_on"))
    outcome = CX_OUTCOME_LOST;
  if (outcome == CX_OUTCOME_UNKNOWN && (has (self, "stage") || has (self, "status") || cx_member_cells_find (self->members, "is_won")))
    outcome = CX_OUTCOME_OPEN;
  return outcome;
}

static void
add_told_day (Filling            *self,
              const char         *text,
              const CxStoredCell *cell,
              const char         *told)
{
  CxDealDay day = { text, cell ? cell->integer : 0, told };

  if (cell == NULL || cell->kind != CX_CELL_INTEGER || text == NULL)
    return;
  /* Several pipelines can have a stage of one name, and a deal is in one of them. */
  for (guint i = 0; i < self->row->days->len; i++)
    if (g_str_equal (g_array_index (self->row->days, CxDealDay, i).text, text))
      return;
  g_array_append_val (self->row->days, day);
}

static void
add_day (Filling            *self,
         const char         *text,
         const CxStoredCell *cell)
{
  add_told_day (self, text, cell, NULL);
}

static void
add_entered_days (Filling *self)
{
  for (guint i = 0; i < self->members->fields->len; i++)
    {
      const CxField *field = self->members->fields->pdata[i];

      if (field->role != NULL && g_str_has_prefix (field->role, CX_KIND_ENTERED))
        add_told_day (self, field->role + strlen (CX_KIND_ENTERED), &self->members->cells[i], field->role);
    }
}

/* A lost deal says nothing of its account: there may be others. */
static void
add_days (Filling           *self,
          const CxDealWords *words,
          CxOutcome          outcome)
{
  const char *stage = text_of (self, "stage");

  add_entered_days (self);
  add_day (self, CX_DEAL_CREATED, cx_member_cells_find (self->members, "created"));
  if (outcome == CX_OUTCOME_WON)
    add_day (self, cx_deal_words_outcome (words, stage) == CX_OUTCOME_WON ? stage : CX_DEAL_WON, column (self, "closed"));
  else if (outcome == CX_OUTCOME_OPEN)
    add_day (self, stage, cx_member_cells_find (self->members, "stage_date"));
}

/* "eur" and "EUR" are one; names stay as they are. */
static const char *
currency_of_row (Filling *self)
{
  const char *currency = text_of (self, "currency");

  return currency != NULL && strlen (currency) == 3 ? keep (self, g_ascii_strup (currency, -1)) : currency;
}

/* "Amount (USD)" */
static const char *
currency_of_header (Filling *self)
{
  for (guint i = 0; i < self->members->fields->len; i++)
    {
      const CxField *field = self->members->fields->pdata[i];
      CxHeaderUnit unit;

      if (!g_str_equal (field->key, "amount") || field->header == NULL)
        continue;
      g_free (cx_header_split_unit (field->header, &unit));
      return keep (self, g_strdup (unit.currency));
    }
  return NULL;
}

/* Whether the sign that @code was read from is that of @other too, where the rest of the row says which one is meant. */
static gboolean
is_shared_sign (const char *amount,
                const char *code,
                const char *other)
{
  static const struct {
    const char *code, *spelled, *others;
  } signs[] = {
    { "USD", "us", "ARS AUD BMD CAD CLP COP HKD MXN NZD SGD TWD" },
    { "JPY", "jpy", "CNY" },
    { "SEK", "sek", "DKK ISK NOK" },
    { "INR", "inr", "LKR MUR NPR PKR" },
  };
  g_autofree char *folded = g_ascii_strdown (amount, -1);

  for (guint i = 0; other != NULL && i < G_N_ELEMENTS (signs); i++)
    if (g_str_equal (signs[i].code, code))
      return strlen (other) == 3 && strstr (signs[i].others, other) != NULL && strstr (folded, signs[i].spelled) == NULL;
  return FALSE;
}

/* What the amount says itself, then the row, then the header: what other rows say of theirs does not count. */
static const char *
read_currency (Filling *self)
{
  const char *other = currency_of_row (self), *plain;
  g_autofree char *amount = NULL;
  CxNumber number;

  if (!has (self, "amount"))
    return other;
  amount = g_strndup (self->members->amount.text, self->members->amount.length);
  plain = amount + (*amount == '\'');
  if (other == NULL)
    other = currency_of_header (self);
  if (!cx_number_scan (plain, strlen (plain), &number) || number.currency[0] == '\0' || is_shared_sign (plain, number.currency, other))
    return other;
  return keep (self, g_strdup (number.currency));
}

static const char *
fill_deal (Filling           *self,
           const CxDealWords *words)
{
  CxOutcome outcome = read_outcome (self, words);

  fill_hint (self, NULL);
  copy (self, "record_id", "record_id");
  set_name (self, text_of (self, "name"));
  copy (self, "amount", "amount");
  set_text (self, "currency", read_currency (self));
  copy (self, "stage", has (self, "stage") ? "stage" : "status");
  set_text (self, "outcome", cx_outcome_get_name (outcome));
  copy (self, "pipeline", "pipeline");
  copy (self, "created", "created");
  copy (self, "closed", "closed");
  if (outcome == CX_OUTCOME_WON)
    copy (self, "closed", "won_on");
  if (outcome == CX_OUTCOME_LOST)
    copy (self, "closed", "lost_on");
  copy (self, "probability", "probability");
  if (outcome != CX_OUTCOME_WON)
    copy (self, "reason", "reason");
  else
    copy (self, "reason", "won_reason");
  copy (self, "owner", "owner");
  copy (self, "type", "type");
  add_days (self, words, outcome);
  return has (self, "record_id") || has (self, "name") || has (self, "created") ? NULL
                                                                               : "no record id, name or day of creation tells this deal from others";
}

/* ── events ─────────────────────────────────────────────────────────────── */

/* Without a column that names the measure, the column of values does. */
static const char *
name_measure (Filling *self)
{
  for (guint i = 0; i < self->members->fields->len; i++)
    {
      const CxField *field = self->members->fields->pdata[i];

      if (g_str_equal (field->key, "value"))
        return field->header;
    }
  return NULL;
}

static void
fill_value (Filling *self)
{
  copy (self, "value", "value");
  /* An event without a column of values has happened once. */
  if (cx_member_cells_find (self->members, "value") == NULL)
    *column (self, "value") = (CxStoredCell) { .kind = CX_CELL_REAL, .real = 1 };
}

static const char *
fill_event (Filling *self,
            int      measure)
{
  const char *name;

  fill_hint (self, text_of (self, "account_domain"));
  copy (self, "day", "date");
  if (measure >= 0)
    {
      name = ((const CxField *) self->members->fields->pdata[measure])->role + strlen (CX_KIND_MEASURE);
      *column (self, "value") = self->members->cells[measure];
    }
  else
    {
      copy (self, "record_id", "record_id");
      name = cx_member_cells_find (self->members, "measure") ? text_of (self, "measure") : name_measure (self);
      fill_value (self);
    }
  set_text (self, "measure", name);
  set_text (self, "measure_key", name ? keep (self, cx_text_fold (name, -1)) : NULL);
  if (column (self, "day")->kind == CX_CELL_MISSING)
    return "no date says when this happened";
  return name ? NULL : "no measure says what happened";
}

const char *
cx_record_row_fill (CxRecordRow         *self,
                    const CxMemberCells *members,
                    const CxDealWords   *words,
                    int                  measure)
{
  Filling filling = { self, members, cx_kind_record (members->kind) };

  memset (self->cells, 0, sizeof self->cells);
  g_array_set_size (self->days, 0);
  g_ptr_array_set_size (self->texts, 0);
  switch (members->kind)
    {
    case CX_IMPORT_CONTACTS:
      return fill_contact (&filling);
    case CX_IMPORT_DEALS:
      return fill_deal (&filling, words);
    case CX_IMPORT_EVENTS:
    case CX_IMPORT_ACCOUNTS:
    default:
      return fill_event (&filling, measure);
    }
}
