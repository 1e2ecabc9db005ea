/* What type a column is. */
#include "cx-guess.h"

#include "cx-number.h"
#include "cx-text.h"

#include <stdlib.h>
#include <string.h>

/* Values longer than this are prose. */
#define LONGEST_VALUE 200

/* More distinct values than this are not counted: the column is no category. */
#define MOST_DISTINCT 1000

#define N_SAMPLES 5

/* Between these "2026-03" is a month. */
#define FIRST_YEAR 1990
#define LAST_YEAR 2099

struct _CxGuess {
  guint       filled, numbers, ranges, booleans, bits, crosses, dates, hosts, domains, pages, leading_zeros, longs;
  guint       semicolons, bars;
  guint       day_first, month_first, slashed, ordered;
  guint       named_currency;
  gboolean    many_currencies;
  char        currency[4];
  char       *base;         /* (nullable): domain of the last address */
  gsize       total_length;
  GHashTable *distinct;
  GPtrArray  *samples;
};

CxGuess *
cx_guess_new (void)
{
  CxGuess *self = g_new0 (CxGuess, 1);

  self->distinct = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->samples = g_ptr_array_new ();
  return self;
}

void
cx_guess_free (CxGuess *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->samples);
  g_hash_table_unref (self->distinct);
  g_free (self->base);
  g_free (self);
}

/* ── evidence ───────────────────────────────────────────────────────────── */

/* Copies the trimmed cell; FALSE when it is too long to be anything but text. */
static gboolean
copy_value (const char *text,
            gsize       length,
            char        value[LONGEST_VALUE + 1])
{
  while (length > 0 && g_ascii_isspace (*text))
    text++, length--;
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  if (length > LONGEST_VALUE)
    return FALSE;
  memcpy (value, text, length);
  value[length] = '\0';
  return TRUE;
}

static void
add_currency (CxGuess    *self,
              const char *currency)
{
  if (currency[0] == '\0')
    return;
  self->named_currency++;
  if (self->currency[0] == '\0')
    memcpy (self->currency, currency, sizeof self->currency);
  else if (strcmp (self->currency, currency) != 0)
    self->many_currencies = TRUE;
}

static void
add_number (CxGuess    *self,
            const char *value)
{
  CxNumber number;
  double low, high;

  if (cx_number_scan (value, strlen (value), &number))
    {
      self->numbers++;
      self->leading_zeros += value[0] == '0' && g_ascii_isdigit (value[1]);
      add_currency (self, number.currency);
    }
  else if (cx_range_parse (value, &low, &high))
    self->ranges++;
}

static void
add_order (CxGuess    *self,
           const char *value)
{
  int order = cx_date_order_of (value);

  self->day_first += order > 0;
  self->month_first += order < 0;
}

/* "03/2026" or "1888-12": two numbers that need not be a month. */
static gboolean
is_vague_month (const char *value)
{
  gsize first = strspn (value, "0123456789");
  gsize second = value[first] ? strspn (value + first + 1, "0123456789") : 0;
  int year = atoi (value);

  if (second == 0 || value[first + 1 + second] != '\0')
    return FALSE;
  return value[first] != '-' || year < FIRST_YEAR || year > LAST_YEAR;
}

static void
add_date (CxGuess    *self,
          const char *value)
{
  gint32 day = G_MININT32, other = G_MININT32;

  /* Plain digits are more often a number than a day. */
  if (strspn (value, "0123456789") == strlen (value) || is_vague_month (value))
    return;
  if (!cx_date_parse (value, CX_DATE_DAY_FIRST, &day) && cx_period_parse (value, &day))
    other = day;
  cx_date_parse (value, CX_DATE_MONTH_FIRST, &other);
  if (day == G_MININT32 && other == G_MININT32)
    return;
  self->ordered += day != other;
  self->dates++;
  self->slashed += strchr (value, '/') != NULL;
  add_order (self, value);
}

/* Whether an address is of a page or a picture. Where one site has them all, its domain says nothing. */
static gboolean
has_path (const char *value)
{
  const char *host = strstr (value, "://");
  const char *slash = strchr (host ? host + 3 : value, '/');

  return slash != NULL && slash[1] != '\0';
}

static void
add_address (CxGuess    *self,
             const char *value)
{
  g_autofree char *base = NULL;

  if (strchr (value, '.') == NULL || strpbrk (value, " @") != NULL)
    return;
  base = cx_domain_base (value);
  self->hosts += base != NULL;
  self->domains += base != NULL && !cx_domain_is_shared (base);
  self->pages += base != NULL && has_path (value) && g_strcmp0 (base, self->base) == 0;
  g_set_str (&self->base, base);
}

static void
add_distinct (CxGuess    *self,
              const char *value)
{
  char *copy;

  if (g_hash_table_size (self->distinct) >= MOST_DISTINCT || g_hash_table_contains (self->distinct, value))
    return;
  copy = g_strdup (value);
  g_hash_table_add (self->distinct, copy);
  if (self->samples->len < N_SAMPLES)
    g_ptr_array_add (self->samples, copy);
}

void
cx_guess_add (CxGuess    *self,
              const char *text,
              gsize       length)
{
  char value[LONGEST_VALUE + 1];
  gboolean flag;

  if (cx_text_is_missing (text, length))
    return;
  self->filled++;
  self->total_length += length;
  if (!copy_value (text, length, value))
    {
      self->longs++;
      return;
    }
  add_distinct (self, value);
  if (value[strcspn (value, "0123456789")] != '\0')
    {
      add_number (self, value);
      add_date (self, value);
    }
  add_address (self, value);
  self->booleans += cx_boolean_parse (value, &flag);
  self->bits += g_str_equal (value, "0") || g_str_equal (value, "1");
  self->crosses += g_ascii_strcasecmp (value, "x") == 0;
  if (value[0] != '{' && value[0] != '[')
    {
      self->semicolons += strchr (value, ';') != NULL;
      self->bars += strchr (value, '|') != NULL;
    }
}

/* Whether there are dates that an order would make other days of, and nothing tells it yet. */
static gboolean
is_order_open (const CxGuess *self)
{
  return self->ordered > 0 && self->day_first == self->month_first;
}

gboolean
cx_guess_is_open (const CxGuess *self)
{
  return self->filled == 0 || is_order_open (self);
}

void
cx_guess_add_order (CxGuess    *self,
                    const char *text,
                    gsize       length)
{
  char value[LONGEST_VALUE + 1];

  if (!is_order_open (self) || !copy_value (text, length, value))
    return;
  add_order (self, value);
}

/* ── verdict ────────────────────────────────────────────────────────────── */

static gboolean
most (const CxGuess *self,
      guint          n)
{
  return n * 10 >= self->filled * 9;
}

/* "MonthlyCharges" and "monthly_charges" are the same two words. */
static char **
header_words (const char *header)
{
  g_autoptr(GString) spaced = g_string_new (NULL);
  g_autofree char *slug = NULL;

  for (const char *p = header; *p; p++)
    {
      if (p > header && g_ascii_isupper (*p) && g_ascii_islower (p[-1]))
        g_string_append_c (spaced, ' ');
      g_string_append_c (spaced, *p);
    }
  slug = cx_text_slug (spaced->str);
  return g_strsplit (slug, "_", -1);
}

static gboolean
has_word (const char        *header,
          const char *const *wanted)
{
  g_auto(GStrv) words = header_words (header);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_strv_contains (wanted, words[i]))
      return TRUE;
  return FALSE;
}

/* Digits that are names, not quantities. */
static gboolean
names_a_code (const char *header)
{
  static const char *const codes[] = { "zip",  "postal", "postcode", "postalcode", "plz",  "phone", "telephone", "tel",   "mobile",
                                       "fax",  "sic",    "naics",    "cik",        "duns", "isin",  "iban",      "vat",   "ein",
                                       "code", "codes",  NULL };

  return has_word (header, codes);
}

/* "Parent Company ID", "ParentId", "company_id", "GUID"; "owner_id.name" is a name. */
static gboolean
names_an_id (const char *header)
{
  static const char *const ids[] = { "id", "ids", "guid", "uuid", NULL };
  const char *dot = strrchr (header, '.');

  return has_word (dot != NULL && dot[1] != '\0' ? dot + 1 : header, ids);
}

/* "City", "address_country": there an X hides a name. */
static gboolean
names_a_place (const char *header)
{
  static const char *const places[] = { "city", "town", "locality", "street", "address", "country", "state", "province", "county",
                                        "region", "place", "location", "district", NULL };

  return has_word (header, places);
}

static gboolean
names_money (const char *header)
{
  static const char *const money[] = { "revenue", "revenues", "amount", "arr",    "mrr",     "acv",    "tcv",     "price", "cost",
                                       "costs",   "charges",  "spend",  "budget", "salary",  "turnover", "profit", "funding", "raised",
                                       "income",  "wallet",   "ebitda", "umsatz", "gmv",     "value",  "valuation", "cap",  "sales",
                                       NULL };

  return has_word (header, money);
}

static gboolean
is_boolean (const CxGuess *self,
            const char    *header)
{
  if (self->booleans < self->filled || (self->crosses == self->filled && names_a_place (header)))
    return FALSE;
  if (self->bits == self->filled)
    return self->filled >= 20 && g_hash_table_size (self->distinct) == 2;
  return TRUE;
}

static gboolean
is_list (const CxGuess *self)
{
  guint n = MAX (self->semicolons, self->bars);

  return n * 10 >= self->filled && self->longs == 0 && self->total_length < (gsize) self->filled * 120;
}

static gboolean
is_category (const CxGuess *self)
{
  guint distinct = g_hash_table_size (self->distinct);

  return self->longs == 0 && distinct < MOST_DISTINCT && distinct * 2 <= self->filled &&
         self->total_length < (gsize) self->filled * 60;
}

static CxFieldType
guess_quantity (const CxGuess *self,
                const char    *header)
{
  if (self->ranges * 50 >= self->filled)
    return CX_FIELD_RANGE;
  if (names_a_code (header) || (self->leading_zeros > 0 && self->leading_zeros * 50 >= self->filled))
    return CX_FIELD_TEXT;
  if (self->named_currency * 2 >= self->filled || names_money (header))
    return CX_FIELD_MONEY;
  return CX_FIELD_NUMBER;
}

CxFieldType
cx_guess_type (const CxGuess *self,
               const char    *header)
{
  if (self->filled == 0)
    return CX_FIELD_TEXT;
  if (is_boolean (self, header))
    return CX_FIELD_BOOLEAN;
  if (names_an_id (header))
    return CX_FIELD_ID;
  if (most (self, self->dates))
    return CX_FIELD_DATE;
  if (most (self, self->numbers + self->ranges))
    return guess_quantity (self, header);
  if (most (self, self->hosts) && self->domains * 2 >= self->filled && self->pages * 2 < self->filled)
    return CX_FIELD_DOMAIN;
  if (is_list (self))
    return CX_FIELD_LIST;
  return is_category (self) ? CX_FIELD_CATEGORY : CX_FIELD_TEXT;
}

guint
cx_guess_get_filled (const CxGuess *self)
{
  return self->filled;
}

char **
cx_guess_get_samples (const CxGuess *self)
{
  char **samples = g_new0 (char *, self->samples->len + 1);

  for (guint i = 0; i < self->samples->len; i++)
    samples[i] = g_strdup (self->samples->pdata[i]);
  return samples;
}

const char *
cx_guess_currency (const CxGuess *self)
{
  return self->many_currencies ? "" : self->currency;
}

char
cx_guess_separator (const CxGuess *self)
{
  if (self->semicolons == 0 && self->bars == 0)
    return ',';
  return self->semicolons >= self->bars ? ';' : '|';
}

CxDateOrder
cx_guess_date_order (const CxGuess *self)
{
  if (self->day_first != self->month_first)
    return self->day_first > self->month_first ? CX_DATE_DAY_FIRST : CX_DATE_MONTH_FIRST;
  return self->slashed * 2 > self->dates ? CX_DATE_MONTH_FIRST : CX_DATE_DAY_FIRST;
}
