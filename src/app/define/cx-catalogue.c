/* The fields that criteria can ask about, and the values that the data has. */
#include "cx-catalogue.h"

#include "cx-text.h"

#include <glib/gi18n.h>
#include <math.h>

/* All distinct values of one field, most frequent first. Immutable once made. */
typedef struct {
  const char *text, *folded;  /* of the column's dictionary */
  guint       accounts;
} Distinct;

struct _CxCatalogue {
  GObject       parent_instance;

  CxColumns    *columns;
  GPtrArray    *choices;   /* CxFieldChoice */

  GMutex        mutex;
  GHashTable   *distinct;  /* field key → GArray of Distinct; guarded by mutex */
};

enum {
  FILLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CxCatalogue, cx_catalogue, G_TYPE_OBJECT)

/* What most teams ask about (method §2), offered before the data has it. */
static const struct {
  const char *key, *label;
  CxFieldType type;
} well_known[] = {
  { "industry", N_("Industry"), CX_FIELD_CATEGORY },
  { "employees", N_("Employees"), CX_FIELD_NUMBER },
  { "revenue", N_("Annual revenue"), CX_FIELD_MONEY },
  { "country", N_("Country"), CX_FIELD_CATEGORY },
  { "business_model", N_("Business model"), CX_FIELD_CATEGORY },
  { "technologies", N_("Technologies"), CX_FIELD_LIST },
  { "site_visits", N_("Site visits last month"), CX_FIELD_NUMBER },
  { "events", N_("Events attended"), CX_FIELD_LIST },
  { "last_hire", N_("Last hire for the role"), CX_FIELD_DATE },
};

/* ── fields ── */

static void
choice_free (CxFieldChoice *self)
{
  g_free (self->key);
  g_free (self->label);
  g_free (self->unit);
  g_free (self);
}

static void
add_choice (CxCatalogue *self,
            const char  *key,
            const char  *label,
            const char  *unit,
            CxFieldType  type,
            gboolean     imported)
{
  CxFieldChoice *choice = g_new0 (CxFieldChoice, 1);

  choice->key = g_strdup (key);
  choice->label = g_strdup (label && *label ? label : key);
  choice->unit = g_strdup (unit);
  choice->type = type;
  choice->imported = imported;
  choice->fill = -1;
  g_ptr_array_add (self->choices, choice);
}

static void
add_choices (CxCatalogue *self)
{
  GPtrArray *fields = self->columns ? cx_columns_get_fields (self->columns) : NULL;

  for (guint i = 0; fields && i < fields->len; i++)
    {
      const CxField *field = fields->pdata[i];

      add_choice (self, field->key, field->label, field->unit, field->type, TRUE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (well_known); i++)
    if (cx_catalogue_find (self, well_known[i].key) == NULL)
      add_choice (self, well_known[i].key, _(well_known[i].label), NULL, well_known[i].type, FALSE);
}

/* ── how full they are ── */

static guint
count_filled (const CxColumn *column,
              guint           n)
{
  guint filled = 0;

  for (guint a = 0; a < n; a++)
    if (column->codes)
      filled += cx_column_code (column, a) != CX_NO_CODE;
    else if (column->offsets)
      filled += column->offsets[a + 1] > column->offsets[a];
    else
      filled += !isnan (column->low[a]);
  return filled;
}

static void
fill_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  CxColumns *columns = data;
  GPtrArray *fields = cx_columns_get_fields (columns);
  guint n = cx_columns_get_n_accounts (columns);
  double *fill = g_new0 (double, fields->len + 1);

  for (guint i = 0; i < fields->len && n > 0; i++)
    {
      const CxField *field = fields->pdata[i];

      fill[i] = (double) count_filled (cx_columns_find (columns, field->key), n) / n;
    }
  g_task_return_pointer (task, fill, g_free);
}

static void
on_filled (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  CxCatalogue *self = CX_CATALOGUE (source);
  g_autofree double *fill = g_task_propagate_pointer (G_TASK (result), NULL);

  for (guint i = 0; fill && i < cx_columns_get_fields (self->columns)->len; i++)
    ((CxFieldChoice *) self->choices->pdata[i])->fill = fill[i];
  g_signal_emit (self, signals[FILLED], 0);
}

static void
count_fill (CxCatalogue *self)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, on_filled, NULL);

  g_task_set_task_data (task, cx_columns_ref (self->columns), (GDestroyNotify) cx_columns_unref);
  g_task_run_in_thread (task, fill_thread);
}

/* ── values ── */

typedef struct {
  char *key, *search;
  guint limit;
} Question;

static void
question_free (Question *self)
{
  g_free (self->key);
  g_free (self->search);
  g_free (self);
}

static void
value_count_free (CxValueCount *self)
{
  g_free (self->text);
  g_free (self);
}

void
cx_value_counts_free (CxValueCounts *self)
{
  g_ptr_array_unref (self->values);
  g_free (self);
}

static int
by_accounts (gconstpointer a,
             gconstpointer b)
{
  const Distinct *left = a, *right = b;

  if (left->accounts != right->accounts)
    return left->accounts > right->accounts ? -1 : 1;
  return strcmp (left->folded, right->folded);
}

/* How often each code of the dictionary stands in the column. */
static guint *
count_codes (const CxColumn *column,
             guint           n)
{
  guint *counts = g_new0 (guint, column->n_texts + 1);

  for (guint a = 0; a < n; a++)
    if (column->codes && cx_column_code (column, a) != CX_NO_CODE)
      counts[cx_column_code (column, a)]++;
    else if (column->offsets)
      for (guint32 i = column->offsets[a]; i < column->offsets[a + 1]; i++)
        counts[column->items[i]]++;
  return counts;
}

/* Spellings that fold to the same are one value, called as its first spelling. */
static GArray *
count_distinct (const CxColumn *column,
                guint           n)
{
  GArray *distinct = g_array_new (FALSE, FALSE, sizeof (Distinct));
  g_autofree guint *counts = count_codes (column, n);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint code = 0; code < column->n_texts; code++)
    {
      Distinct value = { column->texts[code], cx_column_get_folded (column)[code], counts[code] };
      gpointer at;

      if (g_hash_table_lookup_extended (seen, value.folded, NULL, &at))
        {
          g_array_index (distinct, Distinct, GPOINTER_TO_UINT (at)).accounts += value.accounts;
          continue;
        }
      g_hash_table_insert (seen, (gpointer) value.folded, GUINT_TO_POINTER (distinct->len));
      g_array_append_val (distinct, value);
    }
  g_array_sort (distinct, by_accounts);
  return distinct;
}

static GArray *
distinct_of (CxCatalogue *self,
             const char  *key)
{
  const CxColumn *column = self->columns ? cx_columns_find (self->columns, key) : NULL;
  GArray *distinct;

  g_mutex_lock (&self->mutex);
  distinct = g_hash_table_lookup (self->distinct, key);
  g_mutex_unlock (&self->mutex);
  if (distinct || column == NULL || column->n_texts == 0)
    return distinct;
  distinct = count_distinct (column, cx_columns_get_n_accounts (self->columns));
  g_mutex_lock (&self->mutex);
  if (g_hash_table_contains (self->distinct, key))
    g_array_unref (distinct);
  else
    g_hash_table_insert (self->distinct, g_strdup (key), distinct);
  distinct = g_hash_table_lookup (self->distinct, key);
  g_mutex_unlock (&self->mutex);
  return distinct;
}

static void
values_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Question *question = data;
  GArray *distinct = distinct_of (source, question->key);
  g_autofree char *wanted = cx_text_fold (question->search ? question->search : "", -1);
  CxValueCounts *found = g_new0 (CxValueCounts, 1);

  found->values = g_ptr_array_new_with_free_func ((GDestroyNotify) value_count_free);
  for (guint i = 0; distinct && i < distinct->len; i++)
    {
      const Distinct *value = &g_array_index (distinct, Distinct, i);
      CxValueCount *count;

      if (value->accounts == 0 || strstr (value->folded, wanted) == NULL)
        continue;
      if (found->values->len == question->limit)
        {
          found->more++;
          continue;
        }
      count = g_new0 (CxValueCount, 1);
      count->text = g_strdup (value->text);
      count->accounts = value->accounts;
      g_ptr_array_add (found->values, count);
    }
  g_task_return_pointer (task, found, (GDestroyNotify) cx_value_counts_free);
}

/* ── object ── */

static void
cx_catalogue_finalize (GObject *object)
{
  CxCatalogue *self = CX_CATALOGUE (object);

  g_clear_pointer (&self->distinct, g_hash_table_unref);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->columns, cx_columns_unref);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (cx_catalogue_parent_class)->finalize (object);
}

static void
cx_catalogue_class_init (CxCatalogueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cx_catalogue_finalize;
  signals[FILLED] = g_signal_new ("filled", CX_TYPE_CATALOGUE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cx_catalogue_init (CxCatalogue *self)
{
  g_mutex_init (&self->mutex);
  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) choice_free);
  self->distinct = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
}

CxCatalogue *
cx_catalogue_new (CxColumns *columns)
{
  CxCatalogue *self = g_object_new (CX_TYPE_CATALOGUE, NULL);

  self->columns = columns ? cx_columns_ref (columns) : NULL;
  add_choices (self);
  if (columns)
    count_fill (self);
  return self;
}

CxColumns *
cx_catalogue_get_columns (CxCatalogue *self)
{
  g_return_val_if_fail (CX_IS_CATALOGUE (self), NULL);

  return self->columns;
}

guint
cx_catalogue_get_n (CxCatalogue *self)
{
  g_return_val_if_fail (CX_IS_CATALOGUE (self), 0);

  return self->choices->len;
}

const CxFieldChoice *
cx_catalogue_get (CxCatalogue *self,
                  guint        i)
{
  g_return_val_if_fail (CX_IS_CATALOGUE (self) && i < self->choices->len, NULL);

  return self->choices->pdata[i];
}

const CxFieldChoice *
cx_catalogue_find (CxCatalogue *self,
                   const char  *key)
{
  g_return_val_if_fail (CX_IS_CATALOGUE (self), NULL);

  for (guint i = 0; i < self->choices->len; i++)
    {
      const CxFieldChoice *choice = self->choices->pdata[i];

      if (g_strcmp0 (choice->key, key) == 0)
        return choice;
    }
  return NULL;
}

/* "works_council" reads as "Works council". Interned: there are few, and names are borrowed. */
static const char *
readable (const char *key)
{
  g_autofree char *spaced = g_strdelimit (g_strdup (key), "_", ' ');
  gunichar first = g_utf8_get_char (spaced);
  g_autofree char *label = NULL;
  char upper[7] = "";

  if (first == 0)
    return "";
  g_unichar_to_utf8 (g_unichar_toupper (first), upper);
  label = g_strconcat (upper, g_utf8_next_char (spaced), NULL);
  return g_intern_string (label);
}

CxFieldName
cx_catalogue_name (CxCatalogue       *self,
                   const CxCriterion *criterion)
{
  const CxFieldChoice *choice = cx_catalogue_find (self, criterion->field);

  if (choice)
    return (CxFieldName) { choice->label, choice->type, choice->unit };
  return (CxFieldName) { readable (criterion->field), cx_operator_type (criterion->op), NULL };
}

void
cx_catalogue_find_values_async (CxCatalogue         *self,
                                const char          *key,
                                const char          *search,
                                guint                limit,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->key = g_strdup (key);
  question->search = g_strdup (search);
  question->limit = limit;
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  g_task_run_in_thread (task, values_thread);
}

CxValueCounts *
cx_catalogue_find_values_finish (CxCatalogue   *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
