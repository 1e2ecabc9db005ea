/* Which accounts the tagged list has, and in which order. */
#include "cx-tagged.h"

#include "cx-error.h"
#include "cx-tags.h"
#include "cx-text.h"

#include <math.h>
#include <string.h>

/* ── which accounts ── */

/* What a query asks, made ready to be asked once an account. */
typedef struct {
  CxTags          tags;
  int             tier;
  gboolean        by_stage;
  guint8          stage;
  const CxColumn *owner_column, *territory_column;
  char           *owner, *territory;
  const char     *flag;
  CxFilter       *where;
} Question;

static void
question_clear (Question *self)
{
  g_free (self->owner);
  g_free (self->territory);
  g_clear_pointer (&self->where, cx_filter_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, question_clear)

static gboolean
ask_stage (Question   *self,
           const char *stage,
           GError    **error)
{
  int found = -1;

  self->by_stage = stage != NULL;
  self->stage = CX_NO_STAGE;
  if (stage == NULL || g_ascii_strcasecmp (stage, "none") == 0)
    return TRUE;
  found = cx_journey_find_stage (self->tags.journey, stage);
  if (found < 0)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "no stage “%s”; “stages” lists them", stage);
      return FALSE;
    }
  self->stage = (guint8) found;
  return TRUE;
}

static gboolean
ask_text (const CxColumn  *column,
          const char      *role,
          const char      *text,
          const CxColumn **asked,
          char           **folded,
          GError         **error)
{
  if (text == NULL)
    return TRUE;
  if (column == NULL || column->codes == NULL)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND,
                   "no field has the role %s; give one to a field with “field set KEY --role %s”", role, role);
      return FALSE;
    }
  *asked = column;
  *folded = cx_text_fold (text, -1);
  return TRUE;
}

static gboolean
text_holds (const CxColumn *column,
            const char     *folded,
            guint           account)
{
  guint32 code;

  if (column == NULL)
    return TRUE;
  code = cx_column_code (column, account);
  return code != CX_NO_CODE && g_str_equal (cx_column_get_folded (column)[code], folded);
}

static gboolean
question_holds (const Question *self,
                guint           account)
{
  if (self->tier >= 0 && cx_tags_get_fit (&self->tags, account)->tier != self->tier)
    return FALSE;
  if (self->by_stage && cx_journey_get_current (self->tags.journey, account) != self->stage)
    return FALSE;
  if (self->flag != NULL && !cx_tags_has_flag (&self->tags, account, self->flag))
    return FALSE;
  return text_holds (self->owner_column, self->owner, account) &&
         text_holds (self->territory_column, self->territory, account) &&
         (self->where == NULL || cx_filter_holds (self->where, account));
}

static gboolean
question_init (Question            *self,
               CxSnapshot          *snapshot,
               const CxTaggedQuery *query,
               GError             **error)
{
  cx_tags_init (&self->tags, snapshot, query->profile);
  self->tier = query->tier;
  self->flag = query->flag;
  if (self->flag != NULL && !cx_tags_check_flag (self->flag, error))
    return FALSE;
  if (!ask_stage (self, query->stage, error) ||
      !ask_text (self->tags.owner, "owner", query->owner, &self->owner_column, &self->owner, error) ||
      !ask_text (self->tags.territory, "territory", query->territory, &self->territory_column, &self->territory, error))
    return FALSE;
  if (query->where == NULL)
    return TRUE;
  self->where = cx_filter_parse (query->where, self->tags.columns, error);
  return self->where != NULL;
}

/* ── in which order ── */

/* What an account is sorted by: a text or one or two numbers. */
typedef struct {
  guint       account;
  gboolean    missing;
  double      first, second;
  const char *text;
} Place;

typedef struct {
  const CxTags *tags;
  gboolean      descending;
  GStringChunk *texts;
} Order;

static const char *
folded_name (const CxTags *tags,
             guint         account)
{
  guint32 code = tags->name != NULL && tags->name->codes != NULL ? cx_column_code (tags->name, account) : CX_NO_CODE;

  return code != CX_NO_CODE ? cx_column_get_folded (tags->name)[code] : cx_columns_get_key (tags->columns, account);
}

static int
tier_place (const CxFit *fit)
{
  return fit->tier == CX_TIER_OUTSIDE ? CX_N_TIERS : fit->tier;
}

static int
compare_default (const CxTags *tags,
                 guint         a,
                 guint         b)
{
  const CxFit *fit_a = cx_tags_get_fit (tags, a), *fit_b = cx_tags_get_fit (tags, b);
  int result;

  if (fit_a->tier != fit_b->tier)
    return tier_place (fit_a) - tier_place (fit_b);
  if (fit_a->low != fit_b->low)
    return fit_a->low > fit_b->low ? -1 : 1;
  result = strcmp (folded_name (tags, a), folded_name (tags, b));
  if (result == 0)
    result = strcmp (cx_columns_get_key (tags->columns, a), cx_columns_get_key (tags->columns, b));
  return result;
}

static int
compare_values (const Place *a,
                const Place *b)
{
  if (a->text != NULL)
    return strcmp (a->text, b->text);
  if (a->first != b->first)
    return a->first < b->first ? -1 : 1;
  return (a->second > b->second) - (a->second < b->second);
}

static int
compare_places (gconstpointer left,
                gconstpointer right,
                gpointer      user_data)
{
  const Place *a = left, *b = right;
  const Order *order = user_data;
  int result;

  if (a->missing != b->missing)
    return a->missing ? 1 : -1;
  result = a->missing ? 0 : compare_values (a, b);
  if (result != 0)
    return order->descending ? -result : result;
  return compare_default (order->tags, a->account, b->account);
}

static void
place_text (Place      *place,
            Order      *order,
            const char *text)
{
  place->missing = text == NULL;
  place->text = text ? g_string_chunk_insert (order->texts, text) : NULL;
}

static void
place_cell (Place          *place,
            Order          *order,
            const CxColumn *column)
{
  guint account = place->account;

  if (column->offsets != NULL)
    {
      g_autofree char *text = cx_column_get_text (column, account);
      g_autofree char *folded = text ? cx_text_fold (text, -1) : NULL;

      place_text (place, order, folded);
    }
  else if (column->codes != NULL)
    {
      place->missing = cx_column_code (column, account) == CX_NO_CODE;
      place->text = place->missing ? NULL : cx_column_get_folded (column)[cx_column_code (column, account)];
    }
  else
    {
      place->missing = isnan (column->low[account]);
      place->first = column->low[account];
      place->second = column->high[account];
    }
}

static void
place_stage (Place *place,
             Order *order)
{
  guint8 stage = cx_journey_get_current (order->tags->journey, place->account);

  place->missing = stage == CX_NO_STAGE;
  place->first = stage;
}

static void
place_segment (Place *place,
               Order *order)
{
  place_text (place, order, cx_tags_get_segment (order->tags, place->account));
}

static void
place_tier (Place *place,
            Order *order)
{
  place->first = tier_place (cx_tags_get_fit (order->tags, place->account));
}

static void
place_low (Place *place,
           Order *order)
{
  place->first = cx_tags_get_fit (order->tags, place->account)->low;
}

static void
place_high (Place *place,
            Order *order)
{
  place->first = cx_tags_get_fit (order->tags, place->account)->high;
}

static void
place_key (Place *place,
           Order *order)
{
  place->text = cx_columns_get_key (order->tags->columns, place->account);
}

static void
place_name (Place *place,
            Order *order)
{
  place->text = folded_name (order->tags, place->account);
}

typedef void (*PlaceFunc) (Place *place, Order *order);

static const struct {
  const char *name;
  PlaceFunc   place;
} tag_orders[] = {
  { "tier", place_tier },   { "fit", place_low }, { "low", place_low },     { "high", place_high },
  { "stage", place_stage }, { "key", place_key }, { "name", place_name },   { "segment", place_segment },
};

static PlaceFunc
find_tag_order (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tag_orders); i++)
    if (g_str_equal (tag_orders[i].name, name))
      return tag_orders[i].place;
  return NULL;
}

/* A tag's name means the tag; then comes a field's key; then the role owner or territory. */
static gboolean
find_order (const CxTags    *tags,
            const char      *name,
            PlaceFunc       *place,
            const CxColumn **column,
            GError         **error)
{
  *place = find_tag_order (name);
  *column = *place ? NULL : cx_columns_find (tags->columns, name);
  if (*place == NULL && *column == NULL && g_str_equal (name, "owner"))
    *column = tags->owner;
  if (*place == NULL && *column == NULL && g_str_equal (name, "territory"))
    *column = tags->territory;
  if (*place != NULL || *column != NULL)
    return TRUE;
  g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND,
               "cannot sort by “%s”: no such field; “fields” lists them, and there are tier, fit, low, high, stage, segment, name, key",
               name);
  return FALSE;
}

/* Cuts ":desc" or ":asc" off. */
static char *
split_direction (const char *sort,
                 gboolean   *descending)
{
  *descending = g_str_has_suffix (sort, ":desc");
  if (*descending)
    return g_strndup (sort, strlen (sort) - strlen (":desc"));
  return g_strndup (sort, strlen (sort) - (g_str_has_suffix (sort, ":asc") ? strlen (":asc") : 0));
}

static gboolean
sort_rows (const CxTags *tags,
           GArray       *rows,
           const char   *sort,
           GError      **error)
{
  g_autoptr(GStringChunk) texts = g_string_chunk_new (4096);
  g_autoptr(GArray) places = g_array_sized_new (FALSE, TRUE, sizeof (Place), rows->len);
  Order order = { tags, FALSE, texts };
  g_autofree char *name = split_direction (sort, &order.descending);
  const CxColumn *column;
  PlaceFunc place_tag;

  if (!find_order (tags, name, &place_tag, &column, error))
    return FALSE;
  g_array_set_size (places, rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      place->account = g_array_index (rows, guint, i);
      if (place_tag != NULL)
        place_tag (place, &order);
      else
        place_cell (place, &order, column);
    }
  g_array_sort_with_data (places, compare_places, &order);
  for (guint i = 0; i < rows->len; i++)
    g_array_index (rows, guint, i) = g_array_index (places, Place, i).account;
  return TRUE;
}

GArray *
cx_tagged_select (CxSnapshot          *snapshot,
                  const CxTaggedQuery *query,
                  GError             **error)
{
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto(Question) question = { 0 };
  guint n;

  g_return_val_if_fail (snapshot != NULL && query != NULL, NULL);

  if (!question_init (&question, snapshot, query, error))
    return NULL;
  n = cx_columns_get_n_accounts (question.tags.columns);
  for (guint account = 0; account < n; account++)
    if (question_holds (&question, account))
      g_array_append_val (rows, account);
  if (!sort_rows (&question.tags, rows, query->sort ? query->sort : "tier", error))
    return NULL;
  if (query->limit > 0 && rows->len > query->limit)
    g_array_set_size (rows, query->limit);
  return g_steal_pointer (&rows);
}
