/* Which accounts a list is about: the value, its text form, and asking it of every account. */
#include "cx-account-filter.h"

#include "cx-account-data.h"
#include "cx-error.h"
#include "cx-journey-questions.h"
#include "cx-text.h"

#include <string.h>

typedef struct {
  char      *name;
  GPtrArray *values;   /* sorted texts, then NULL */
} Question;

struct _CxAccountFilter {
  GPtrArray *questions;   /* in printing order */
  char      *search;
};

#define FIELD_PREFIX "field:"

static const char *const known_questions[] = { "tier", "stage", "owner", "territory", "flag", "reached", "passed", "seen" };
/* Beside the flags of a fit there is one of the account. */
#define FLAG_SAID_NO (1u << 31)

static const struct {
  const char *name;
  guint       flag;
} flag_names[] = {
  { "needs-data", CX_FLAG_NEEDS_DATA },
  { "could-move", CX_FLAG_COULD_MOVE },
  { "pinned", CX_FLAG_PINNED },
  { "said-no", FLAG_SAID_NO },
};

static const char *const tier_names[CX_N_TIERS] = { "outside", "1", "2", "3" };

static Question *
question_new (const char *name)
{
  Question *self = g_new0 (Question, 1);

  self->name = g_strdup (name);
  self->values = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  return self;
}

static void
question_free (Question *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->values);
  g_free (self);
}

/* Known questions first, in their order, then fields by key. Returns G_MAXUINT for a name that is no question. */
static guint
question_order (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_questions); i++)
    if (strcmp (known_questions[i], name) == 0)
      return i;
  if (g_str_has_prefix (name, FIELD_PREFIX) && name[strlen (FIELD_PREFIX)] != '\0')
    return G_N_ELEMENTS (known_questions);
  return G_MAXUINT;
}

static int
compare_questions (const char *a,
                   const char *b)
{
  guint x = question_order (a), y = question_order (b);

  return x != y ? (x < y ? -1 : 1) : strcmp (a, b);
}

static Question *
find_question (const CxAccountFilter *self,
               const char            *name,
               guint                 *at)
{
  guint i;

  for (i = 0; i < self->questions->len; i++)
    {
      Question *question = g_ptr_array_index (self->questions, i);
      int order = compare_questions (question->name, name);

      if (order == 0)
        {
          if (at != NULL)
            *at = i;
          return question;
        }
      if (order > 0)
        break;
    }
  if (at != NULL)
    *at = i;
  return NULL;
}

static gboolean
find_value (Question   *question,
            const char *value,
            guint      *at)
{
  guint i;

  for (i = 0; i < question->values->len; i++)
    {
      int order = strcmp (g_ptr_array_index (question->values, i), value);

      if (order >= 0)
        {
          *at = i;
          return order == 0;
        }
    }
  *at = i;
  return FALSE;
}

CxAccountFilter *
cx_account_filter_new (void)
{
  CxAccountFilter *self = g_new0 (CxAccountFilter, 1);

  self->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) question_free);
  self->search = g_strdup ("");
  return self;
}

CxAccountFilter *
cx_account_filter_copy (const CxAccountFilter *self)
{
  CxAccountFilter *copy = cx_account_filter_new ();

  g_return_val_if_fail (self != NULL, copy);

  for (guint i = 0; i < self->questions->len; i++)
    {
      Question *question = g_ptr_array_index (self->questions, i);

      for (guint v = 0; v < question->values->len; v++)
        cx_account_filter_set (copy, question->name, g_ptr_array_index (question->values, v), TRUE);
    }
  cx_account_filter_set_search (copy, self->search);
  return copy;
}

void
cx_account_filter_free (CxAccountFilter *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->questions);
  g_free (self->search);
  g_free (self);
}

gboolean
cx_account_filter_equal (const CxAccountFilter *a,
                         const CxAccountFilter *b)
{
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  x = cx_account_filter_print (a);
  y = cx_account_filter_print (b);
  return strcmp (x, y) == 0;
}

gboolean
cx_account_filter_is_empty (const CxAccountFilter *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->questions->len == 0 && self->search[0] == '\0';
}

void
cx_account_filter_set (CxAccountFilter *self,
                       const char      *question,
                       const char      *value,
                       gboolean         on)
{
  Question *found;
  guint at, value_at;

  g_return_if_fail (self != NULL && value != NULL);
  g_return_if_fail (question != NULL && question_order (question) != G_MAXUINT);

  found = find_question (self, question, &at);
  if (found == NULL && !on)
    return;
  if (found == NULL)
    {
      found = question_new (question);
      g_ptr_array_insert (self->questions, at, found);
    }
  if (find_value (found, value, &value_at) != on)
    {
      if (on)
        g_ptr_array_insert (found->values, value_at, g_strdup (value));
      else
        g_ptr_array_remove_index (found->values, value_at);
    }
  if (found->values->len == 0)
    g_ptr_array_remove_index (self->questions, at);
}

gboolean
cx_account_filter_has (const CxAccountFilter *self,
                       const char            *question,
                       const char            *value)
{
  Question *found;
  guint at;

  g_return_val_if_fail (self != NULL && question != NULL && value != NULL, FALSE);

  found = find_question (self, question, NULL);
  return found != NULL && find_value (found, value, &at);
}

void
cx_account_filter_clear (CxAccountFilter *self,
                         const char      *question)
{
  guint at;

  g_return_if_fail (self != NULL);

  if (question == NULL)
    {
      g_ptr_array_set_size (self->questions, 0);
      cx_account_filter_set_search (self, "");
    }
  else if (find_question (self, question, &at) != NULL)
    g_ptr_array_remove_index (self->questions, at);
}

const char *const *
cx_account_filter_get_values (const CxAccountFilter *self,
                              const char            *question)
{
  static const char *const none[] = { NULL };
  Question *found;

  g_return_val_if_fail (self != NULL && question != NULL, none);

  found = find_question (self, question, NULL);
  return found != NULL ? (const char *const *) found->values->pdata : none;
}

char **
cx_account_filter_get_questions (const CxAccountFilter *self)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->questions->len; i++)
    g_strv_builder_add (names, ((Question *) g_ptr_array_index (self->questions, i))->name);
  return g_strv_builder_end (names);
}

void
cx_account_filter_set_search (CxAccountFilter *self,
                              const char      *search)
{
  g_autofree char *stripped = NULL;

  g_return_if_fail (self != NULL && search != NULL);

  stripped = g_strstrip (g_strdup (search));
  g_set_str (&self->search, stripped);
}

const char *
cx_account_filter_get_search (const CxAccountFilter *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->search;
}

/* ── as text ─────────────────────────────────────────────────────────────── */

static void
append_pair (GString    *text,
             const char *name,
             char      **values)
{
  if (text->len > 0)
    g_string_append_c (text, '&');
  g_string_append_uri_escaped (text, name, ":", TRUE);
  g_string_append_c (text, '=');
  for (guint i = 0; values[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      g_string_append_uri_escaped (text, values[i], NULL, TRUE);
    }
}

char *
cx_account_filter_print (const CxAccountFilter *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->questions->len; i++)
    {
      Question *question = g_ptr_array_index (self->questions, i);

      append_pair (text, question->name, (char **) question->values->pdata);
    }
  if (self->search[0] != '\0')
    append_pair (text, "search", (char *[]) { self->search, NULL });
  return g_strdup (text->str);
}

static guint
flag_of (const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (flag_names); i++)
    if (strcmp (flag_names[i].name, value) == 0)
      return flag_names[i].flag;
  return 0;
}

static gboolean
value_is_known (const char *question,
                const char *value)
{
  gint32 from, to;

  if (strcmp (question, "tier") == 0)
    return g_strv_contains ((const char *[]) { "1", "2", "3", "outside", NULL }, value);
  if (strcmp (question, "flag") == 0)
    return flag_of (value) != 0;
  if (strcmp (question, "seen") == 0)
    return cx_period_read (value, &from, &to);
  return TRUE;
}

static gboolean
fail_syntax (GError    **error,
             const char *text,
             const char *part)
{
  g_set_error (error, CX_ERROR, CX_ERROR_SYNTAX,
               "Filter “%s”: “%s” is no question and answer; write for example “tier=1,2&stage=MQL”", text, part);
  return FALSE;
}

static gboolean
parse_pair (CxAccountFilter *self,
            const char      *text,
            const char      *part,
            GError         **error)
{
  const char *equals = strchr (part, '=');
  g_autofree char *name = equals ? g_uri_unescape_segment (part, equals, NULL) : NULL;
  g_auto(GStrv) values = NULL;

  if (name == NULL)
    return fail_syntax (error, text, part);
  values = equals[1] != '\0' ? g_strsplit (equals + 1, ",", -1) : g_strdupv ((char *[]) { "", NULL });
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *value = g_uri_unescape_string (values[i], NULL);

      if (value == NULL || !g_utf8_validate (value, -1, NULL))
        return fail_syntax (error, text, part);
      if (strcmp (name, "search") == 0)
        cx_account_filter_set_search (self, value);
      else if (question_order (name) != G_MAXUINT && value_is_known (name, value))
        cx_account_filter_set (self, name, value, TRUE);
      else
        return fail_syntax (error, text, part);
    }
  return TRUE;
}

CxAccountFilter *
cx_account_filter_parse (const char *text,
                         GError    **error)
{
  g_autoptr(CxAccountFilter) self = cx_account_filter_new ();
  g_auto(GStrv) parts = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  parts = g_strsplit (text, "&", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0' && !parse_pair (self, text, parts[i], error))
      return NULL;
  return g_steal_pointer (&self);
}

/* ── asking every account ────────────────────────────────────────────────── */

static void
ask_tier (Question   *question,
          CxSnapshot *snapshot,
          int         profile,
          guint8     *found,
          guint       n)
{
  guint wanted = 0;

  for (guint v = 0; v < question->values->len; v++)
    for (guint tier = 0; tier < CX_N_TIERS; tier++)
      if (strcmp (tier_names[tier], g_ptr_array_index (question->values, v)) == 0)
        wanted |= 1u << tier;
  for (guint a = 0; a < n; a++)
    found[a] &= wanted >> cx_account_fit (snapshot, profile, a)->tier & 1;
}

static void
ask_flag (Question   *question,
          CxSnapshot *snapshot,
          int         profile,
          guint8     *found,
          guint       n)
{
  CxSaidNos *said_nos = cx_snapshot_get_said_nos (snapshot);
  guint wanted = 0;

  for (guint v = 0; v < question->values->len; v++)
    wanted |= flag_of (g_ptr_array_index (question->values, v));
  for (guint a = 0; a < n; a++)
    found[a] &= (cx_account_fit (snapshot, profile, a)->flags & wanted) != 0 ||
                ((wanted & FLAG_SAID_NO) != 0 && cx_said_nos_has (said_nos, a));
}

static void
ask_stage (Question   *question,
           CxSnapshot *snapshot,
           guint8     *found,
           guint       n)
{
  CxJourney *journey = cx_snapshot_get_journey (snapshot);
  gboolean wanted[256] = { FALSE };

  for (guint v = 0; v < question->values->len; v++)
    {
      const char *value = g_ptr_array_index (question->values, v);
      int stage = cx_journey_find_stage (journey, value);

      if (strcmp (value, "none") == 0)
        wanted[CX_NO_STAGE] = TRUE;
      else if (stage >= 0)
        wanted[stage] = TRUE;
    }
  for (guint a = 0; a < n; a++)
    found[a] &= wanted[cx_journey_get_current (journey, a)];
}

static gboolean
any_code (const CxColumn *column,
          const guint8   *wanted,
          guint           account)
{
  for (guint32 i = column->offsets[account]; i < column->offsets[account + 1]; i++)
    if (wanted[column->items[i]])
      return TRUE;
  return FALSE;
}

/* Texts and lists by their dictionary, each distinct text once. */
static void
ask_dictionary (GHashTable     *wanted,
                const CxColumn *column,
                guint8         *found,
                guint           n)
{
  g_autofree guint8 *codes = g_new0 (guint8, column->n_texts + 1);
  gboolean missing = g_hash_table_contains (wanted, "");

  for (guint c = 0; c < column->n_texts; c++)
    codes[c] = g_hash_table_contains (wanted, cx_column_get_folded (column)[c]);
  for (guint a = 0; a < n; a++)
    {
      if (!found[a])
        continue;
      if (column->codes != NULL)
        found[a] = cx_column_code (column, a) == CX_NO_CODE ? missing : codes[cx_column_code (column, a)];
      else if (column->offsets[a] == column->offsets[a + 1])
        found[a] = missing;
      else
        found[a] = any_code (column, codes, a);
    }
}

static void
ask_numbers (GHashTable     *wanted,
             const CxColumn *column,
             guint8         *found,
             guint           n)
{
  for (guint a = 0; a < n; a++)
    if (found[a])
      {
        g_autofree char *text = cx_column_get_text (column, a);
        g_autofree char *folded = cx_text_fold (text ? text : "", -1);

        found[a] = g_hash_table_contains (wanted, folded);
      }
}

static void
ask_field (Question  *question,
           CxColumns *columns,
           guint8    *found,
           guint      n)
{
  const CxColumn *column = g_str_has_prefix (question->name, FIELD_PREFIX)
                             ? cx_columns_find (columns, question->name + strlen (FIELD_PREFIX))
                             : cx_columns_find_role (columns, question->name);
  g_autoptr(GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint v = 0; v < question->values->len; v++)
    g_hash_table_add (wanted, cx_text_fold (g_ptr_array_index (question->values, v), -1));
  if (column == NULL)
    {
      if (!g_hash_table_contains (wanted, ""))
        memset (found, 0, n);
    }
  else if (column->codes != NULL || column->offsets != NULL)
    ask_dictionary (wanted, column, found, n);
  else
    ask_numbers (wanted, column, found, n);
}

guint8 *
cx_account_filter_find (const CxAccountFilter *self,
                        CxSnapshot            *snapshot,
                        int                    profile)
{
  CxColumns *columns = cx_snapshot_get_columns (snapshot);
  guint n = cx_columns_get_n_accounts (columns);
  guint8 *found = g_malloc (n + 1);

  if (self->search[0] != '\0')
    cx_search_find (cx_columns_get_search (columns), self->search, found);
  else
    memset (found, 1, n);
  for (guint i = 0; i < self->questions->len; i++)
    {
      Question *question = g_ptr_array_index (self->questions, i);

      switch (question_order (question->name))
        {
        case 0:
          ask_tier (question, snapshot, profile, found, n);
          break;
        case 1:
          ask_stage (question, snapshot, found, n);
          break;
        case 4:
          ask_flag (question, snapshot, profile, found, n);
          break;
        case 5:
          cx_ask_reached (cx_snapshot_get_journey (snapshot), (const char *const *) question->values->pdata, found);
          break;
        case 6:
          cx_ask_passed (cx_snapshot_get_journey (snapshot), (const char *const *) question->values->pdata, found);
          break;
        case 7:
          cx_ask_seen (cx_snapshot_get_journey (snapshot), (const char *const *) question->values->pdata, found);
          break;
        default:
          ask_field (question, columns, found, n);
        }
    }
  return found;
}
