/* Which verdicts one value of a field can give together. The criteria are run over values that stand for all:
 *
 *   numbers, days    each bound, and the next below and above it
 *   ranges           from each of these, and from no bound, to each
 *   texts            each text that `in` names, and one that nothing names, to which parts that `contains` names can be
 *                    added; so they can to an address, behind its domain
 *   lists            each item that a criterion names is in it or not, beside one that nothing names */
#include "cx-answers.h"

#include "cx-columns-private.h"
#include "cx-combinations.h"
#include "cx-text.h"
#include "cx-value.h"
#include "cx-verdicts.h"

#include <math.h>
#include <string.h>

/* A text that nobody writes: a code point for private use. */
#define OTHER "\356\200\200"

/* 1 January of year 1, 31 December of year 9999. */
#define FIRST_DAY (-719162)
#define LAST_DAY 2932896

/* So many texts or lists that none stands for are followed; of more, each criterion is answered by itself. */
#define MAX_ENDS 4096

typedef struct {
  const GArray  *asks;
  const char    *key;
  gint32         reference_day;
  CxCombinations found;
} Search;

static const CxAsk *
ask_of (const Search *self,
        guint         i)
{
  return &g_array_index (self->asks, CxAsk, i);
}

static guint64
bit_of (const CxAsk *ask)
{
  return G_GUINT64_CONSTANT (1) << (2 * ask->number);
}

/* ── values, as columns that criteria can be run over ── */

static CxColumns *
columns_new (const char  *key,
             CxFieldType  type,
             guint        n)
{
  CxColumns *columns = g_new0 (CxColumns, 1);

  g_atomic_ref_count_init (&columns->refs);
  columns->n_accounts = n;
  columns->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_field_free);
  columns->columns = g_new0 (CxColumn, 1);
  columns->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  columns->arenas = g_ptr_array_new_with_free_func ((GDestroyNotify) cx_arena_free);
  g_ptr_array_add (columns->fields, cx_field_new (key, key, type, NULL, NULL, NULL));
  columns->columns->field = columns->fields->pdata[0];
  g_hash_table_insert (columns->by_key, columns->columns->field->key, columns->columns);
  return columns;
}

/* One account for each of @texts; of lists, with that item alone. */
static CxColumns *
columns_of_texts (const char  *key,
                  CxFieldType  type,
                  GPtrArray   *texts)
{
  CxColumns *columns = columns_new (key, type, texts->len);
  CxColumn *column = columns->columns;
  CxArena *arena = cx_arena_new ();
  guint32 *codes = g_new (guint32, texts->len + 1);

  g_ptr_array_add (columns->arenas, arena);
  column->n_texts = texts->len;
  column->texts = g_new (char *, texts->len + 1);
  for (guint i = 0; i < texts->len; i++)
    column->texts[i] = cx_arena_copy (arena, texts->pdata[i], strlen (texts->pdata[i]));
  for (guint i = 0; i <= texts->len; i++)
    codes[i] = i;
  column->code_bytes = sizeof (guint32);
  if (type == CX_FIELD_LIST)
    {
      column->offsets = codes;
      column->items = g_memdup2 (codes, (texts->len + 1) * sizeof (guint32));
    }
  else
    column->codes = codes;
  return columns;
}

/* Runs every criterion over the values. Returns: (transfer full): for each value the masks of a combination */
static guint64 *
judge (const Search *self,
       CxColumns    *columns)
{
  guint n = cx_columns_get_n_accounts (columns), width = self->found.width;
  guint64 *masks = g_new0 (guint64, (gsize) n * width + 1);
  g_autofree guint8 *verdicts = g_malloc (n + 1);

  for (guint i = 0; i < self->asks->len; i++)
    {
      const CxAsk *ask = ask_of (self, i);
      CxCriterion criterion = *ask->criterion;
      g_autoptr(CxTest) test = NULL;

      criterion.field = (char *) self->key;
      /* Of one item it tells whether that is asked for. */
      if (criterion.op == CX_OP_HAS_ALL)
        criterion.op = CX_OP_HAS_ANY;
      test = cx_test_new (&criterion, columns, self->reference_day);
      cx_test_run (test, 0, n, verdicts);
      for (guint v = 0; v < n; v++)
        masks[v * width + ask->profile] |= (guint64) verdicts[v] << (2 * ask->number);
    }
  return masks;
}

/* ── numbers, days, yes and no, ranges ── */

static void
add_point (GArray      *points,
           CxFieldType  type,
           double       point)
{
  if (isfinite (point) && (type != CX_FIELD_DATE || (point >= FIRST_DAY && point <= LAST_DAY)))
    g_array_append_val (points, point);
}

static void
add_bound (GArray      *points,
           CxFieldType  type,
           double       bound)
{
  double day = floor (bound);
  double below = type == CX_FIELD_DATE ? day - 1 : nextafter (bound, -INFINITY);
  double above = type == CX_FIELD_DATE ? day + 1 : nextafter (bound, INFINITY);

  add_point (points, type, below);
  add_point (points, type, type == CX_FIELD_DATE ? day : bound);
  add_point (points, type, above);
}

static int
compare_points (gconstpointer a,
                gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static void
drop_equal_points (GArray *points)
{
  guint kept = 0;

  g_array_sort (points, compare_points);
  for (guint i = 0; i < points->len; i++)
    if (i == 0 || g_array_index (points, double, i) != g_array_index (points, double, kept - 1))
      g_array_index (points, double, kept++) = g_array_index (points, double, i);
  g_array_set_size (points, kept);
}

static GArray *
find_points (const Search *self,
             CxFieldType   type)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (double));

  add_point (points, type, 0);
  if (type == CX_FIELD_BOOLEAN)
    add_point (points, type, 1);
  if (type == CX_FIELD_DATE)
    {
      add_point (points, type, FIRST_DAY);
      add_point (points, type, LAST_DAY);
    }
  for (guint i = 0; i < self->asks->len; i++)
    {
      const CxCriterion *criterion = ask_of (self, i)->criterion;
      gboolean within = criterion->op == CX_OP_WITHIN_DAYS;

      if (type == CX_FIELD_BOOLEAN || !cx_criterion_fits (criterion, type) || criterion->op == CX_OP_KNOWN)
        continue;
      add_bound (points, type, within ? (double) self->reference_day - criterion->days : criterion->low);
      add_bound (points, type, within ? self->reference_day : criterion->high);
    }
  drop_equal_points (points);
  return points;
}

static void
add_numbers (Search      *self,
             CxFieldType  type)
{
  g_autoptr(GArray) points = find_points (self, type);
  g_autoptr(GArray) lows = g_array_new (FALSE, FALSE, sizeof (double)), highs = g_array_new (FALSE, FALSE, sizeof (double));
  const double open[] = { -INFINITY, INFINITY };
  g_autoptr(CxColumns) columns = NULL;
  g_autofree guint64 *masks = NULL;

  if (type == CX_FIELD_RANGE)
    g_array_append_vals (points, open, G_N_ELEMENTS (open));
  for (guint i = 0; i < points->len; i++)
    for (guint k = type == CX_FIELD_RANGE ? 0 : i; k < (type == CX_FIELD_RANGE ? points->len : i + 1); k++)
      {
        double low = g_array_index (points, double, i), high = g_array_index (points, double, k);

        if (low > high || low == INFINITY || high == -INFINITY)
          continue;
        g_array_append_val (lows, low);
        g_array_append_val (highs, high);
      }
  columns = columns_new (self->key, type, lows->len);
  columns->columns->low = (double *) (gpointer) g_array_steal (lows, NULL);
  columns->columns->high = (double *) (gpointer) g_array_steal (highs, NULL);
  masks = judge (self, columns);
  for (guint v = 0; v < columns->n_accounts; v++)
    cx_combinations_add (&self->found, masks + (gsize) v * self->found.width);
}

/* ── texts and lists ── */

/* What a part or an item does to verdicts: it turns @matches into matches and @misses into misses when it is there, and
 * @lacks into misses when it is not. */
typedef struct {
  guint64 *matches, *misses, *lacks;
} Atom;

static void
atom_clear (Atom *atom)
{
  g_free (atom->matches);
  g_free (atom->misses);
  g_free (atom->lacks);
}

/* @hit: the masks of a value that is the part or the item alone */
static Atom
atom_new (const Search  *self,
          const guint64 *hit)
{
  guint width = self->found.width;
  Atom atom = { g_new0 (guint64, width), g_new0 (guint64, width), g_new0 (guint64, width) };

  for (guint i = 0; i < self->asks->len; i++)
    {
      const CxAsk *ask = ask_of (self, i);
      CxVerdict verdict = cx_mask_get (hit[ask->profile], ask->number);

      if ((ask->criterion->op == CX_OP_CONTAINS || ask->criterion->op == CX_OP_HAS_ANY) && verdict == CX_VERDICT_MATCH)
        atom.matches[ask->profile] |= bit_of (ask);
      else if (ask->criterion->op == CX_OP_HAS_NONE && verdict == CX_VERDICT_MISS)
        atom.misses[ask->profile] |= bit_of (ask);
      else if (ask->criterion->op == CX_OP_HAS_ALL && verdict == CX_VERDICT_MATCH)
        atom.lacks[ask->profile] |= bit_of (ask);
    }
  return atom;
}

/* Every combination with and without the atom. A better one stays at least as good whatever comes in. */
static void
branch (CxCombinations *ends,
        const Atom     *atom,
        gboolean        best)
{
  guint n = cx_combinations_count (ends), width = ends->width;

  for (guint i = 0; i < n; i++)
    {
      g_autofree guint64 *with = g_memdup2 (cx_combinations_get (ends, i), width * sizeof (guint64));
      guint64 *without = cx_combinations_get (ends, i);

      for (guint p = 0; p < width; p++)
        {
          with[p] = (with[p] | atom->matches[p]) & ~atom->misses[p];
          without[p] &= ~atom->lacks[p];
        }
      cx_combinations_add (ends, with);
    }
  cx_combinations_keep_ends (ends, best);
  if (cx_combinations_count (ends) > MAX_ENDS)
    cx_combinations_merge (ends, best);
}

static void
add_with_atoms (Search        *self,
                const guint64 *start,
                const GArray  *atoms)
{
  for (int best = 0; best <= 1; best++)
    {
      CxCombinations ends;

      cx_combinations_init (&ends, self->found.width, self->found.nevers);
      cx_combinations_add (&ends, start);
      for (guint i = 0; i < atoms->len; i++)
        branch (&ends, &g_array_index (atoms, Atom, i), best);
      for (guint i = 0; i < cx_combinations_count (&ends); i++)
        cx_combinations_add (&self->found, cx_combinations_get (&ends, i));
      cx_combinations_clear (&ends);
    }
}

/* The text as it is compared: identifiers as they stand, all others folded. */
static char *
comparable (const char  *text,
            CxFieldType  type)
{
  return type == CX_FIELD_ID ? g_strstrip (g_strdup (text)) : cx_text_fold (text, -1);
}

/* Adds what criteria ask for, parts of texts or whole ones and items, each once by how it is compared. */
static void
collect_values (const Search *self,
                CxFieldType   type,
                gboolean      parts,
                GPtrArray    *texts)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->asks->len; i++)
    {
      const CxCriterion *criterion = ask_of (self, i)->criterion;

      if (!cx_criterion_fits (criterion, type) || (criterion->op == CX_OP_CONTAINS) != parts)
        continue;
      for (guint v = 0; criterion->values && criterion->values[v]; v++)
        {
          g_autofree char *text = comparable (criterion->values[v], type);

          if (*text == '\0' || g_hash_table_contains (seen, text))
            continue;
          g_ptr_array_add (texts, g_strdup (type == CX_FIELD_ID ? text : criterion->values[v]));
          g_hash_table_add (seen, g_steal_pointer (&text));
        }
    }
}

/* An address whose domain is that of @text, and to which anything can be added. */
static char *
open_address (const char *text)
{
  g_autofree char *domain = cx_domain_registrable (text);

  return domain ? g_strconcat (domain, "/", OTHER, NULL) : NULL;
}

static void
add_texts (Search      *self,
           CxFieldType  type)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GArray) atoms = g_array_new (FALSE, FALSE, sizeof (Atom));
  g_autoptr(CxColumns) columns = NULL;
  g_autofree guint64 *masks = NULL;
  guint n_wholes, n_starts, width = self->found.width;

  collect_values (self, type, FALSE, texts);
  n_wholes = texts->len;
  g_ptr_array_add (texts, g_strdup (OTHER));
  for (guint i = 0; i < n_wholes && type == CX_FIELD_DOMAIN; i++)
    {
      char *address = open_address (texts->pdata[i]);

      if (address != NULL)
        g_ptr_array_add (texts, address);
    }
  n_starts = texts->len;
  collect_values (self, type, TRUE, texts);
  columns = columns_of_texts (self->key, type, texts);
  masks = judge (self, columns);
  g_array_set_clear_func (atoms, (GDestroyNotify) atom_clear);
  for (guint v = n_starts; v < texts->len; v++)
    {
      Atom atom = atom_new (self, masks + (gsize) v * width);

      g_array_append_val (atoms, atom);
    }
  for (guint v = 0; v < n_wholes; v++)
    cx_combinations_add (&self->found, masks + (gsize) v * width);
  for (guint v = n_wholes; v < n_starts; v++)
    add_with_atoms (self, masks + (gsize) v * width, atoms);
}

/* Whatever it lacks is still to come. */
static void
expect_all_items (const Search *self,
                  guint64      *start)
{
  for (guint i = 0; i < self->asks->len; i++)
    {
      const CxAsk *ask = ask_of (self, i);

      if (ask->criterion->op == CX_OP_HAS_ALL)
        start[ask->profile] |= bit_of (ask);
    }
}

static void
add_lists (Search *self)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GArray) atoms = g_array_new (FALSE, FALSE, sizeof (Atom));
  g_autoptr(CxColumns) columns = NULL;
  g_autofree guint64 *masks = NULL;

  g_ptr_array_add (items, g_strdup (OTHER));
  collect_values (self, CX_FIELD_LIST, FALSE, items);
  columns = columns_of_texts (self->key, CX_FIELD_LIST, items);
  masks = judge (self, columns);
  g_array_set_clear_func (atoms, (GDestroyNotify) atom_clear);
  for (guint v = 1; v < items->len; v++)
    {
      Atom atom = atom_new (self, masks + (gsize) v * self->found.width);

      g_array_append_val (atoms, atom);
    }
  expect_all_items (self, masks);
  add_with_atoms (self, masks, atoms);
}

/* ── together ── */

static void
add_type (Search      *self,
          CxFieldType  type)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->asks->len && !any; i++)
    any = cx_criterion_fits (ask_of (self, i)->criterion, type);
  if (!any)
    return;
  if (type == CX_FIELD_LIST)
    add_lists (self);
  else if (cx_field_type_is_text (type))
    add_texts (self, type);
  else
    add_numbers (self, type);
}

/* The ends first, each once, then all. */
static CxAnswers *
answers_of (CxCombinations *found)
{
  CxAnswers *self = g_new0 (CxAnswers, 1);
  CxCombinations all;

  cx_combinations_distinct (found);
  cx_combinations_init (&all, found->width, found->nevers);
  for (int best = 0; best <= 1; best++)
    {
      CxCombinations ends = { found->width, found->nevers, g_array_copy (found->masks) };

      cx_combinations_keep_ends (&ends, best);
      g_array_append_vals (all.masks, ends.masks->data, ends.masks->len);
      cx_combinations_clear (&ends);
    }
  cx_combinations_distinct (&all);
  self->n_profiles = found->width;
  self->n_ends = cx_combinations_count (&all);
  g_array_append_vals (all.masks, found->masks->data, found->masks->len);
  self->n = cx_combinations_count (&all);
  self->masks = (guint64 *) (gpointer) g_array_free (g_steal_pointer (&all.masks), FALSE);
  return self;
}

CxAnswers *
cx_answers_new (const GArray  *asks,
                guint          n_profiles,
                const char    *key,
                const CxField *field,
                gint32         reference_day)
{
  g_autofree guint64 *nevers = g_new0 (guint64, n_profiles + 1);
  Search search = { .asks = asks, .key = key, .reference_day = reference_day };
  CxAnswers *self;

  for (guint i = 0; i < asks->len; i++)
    if (ask_of (&search, i)->criterion->importance == CX_IMPORTANCE_NEVER)
      nevers[ask_of (&search, i)->profile] |= bit_of (ask_of (&search, i));
  cx_combinations_init (&search.found, n_profiles, nevers);
  for (guint type = 0; type < CX_N_FIELD_TYPES; type++)
    if (field == NULL || type == field->type)
      add_type (&search, type);
  self = answers_of (&search.found);
  cx_combinations_clear (&search.found);
  return self;
}

void
cx_answers_free (CxAnswers *self)
{
  if (self == NULL)
    return;
  g_free (self->masks);
  g_free (self);
}
