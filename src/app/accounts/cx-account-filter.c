/* Which accounts a list is about: the value and its text form. What is asked is said elsewhere. */
#include "cx-account-filter.h"

#include "cx-account-questions.h"
#include "cx-error.h"
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

static int
compare_questions (const char *a,
                   const char *b)
{
  guint x = cx_account_question_order (a), y = cx_account_question_order (b);

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
  g_return_if_fail (question != NULL && cx_account_question_order (question) != G_MAXUINT);

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
      else if (cx_account_question_order (name) != G_MAXUINT && cx_account_question_takes (name, value))
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
      const Question *question = g_ptr_array_index (self->questions, i);

      cx_account_question_ask (question->name, (const char *const *) question->values->pdata, snapshot, profile, found);
    }
  return found;
}
