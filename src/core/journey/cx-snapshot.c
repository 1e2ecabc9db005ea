/* Everything that a screen or a command shows, at one moment. Knows how accounts, tiers and journey
 * are asked together, and computes none of them. */
#include "cx-snapshot.h"

#include "cx-grouping.h"
#include "cx-value.h"

#include <string.h>

struct _CxSnapshot {
  gatomicrefcount refs;
  char           *name;
  gint32          day;
  CxColumns      *columns;
  CxTiering      *tiering;
  CxJourney      *journey;
  CxSaidNos      *said_nos;
};

G_DEFINE_BOXED_TYPE (CxSnapshot, cx_snapshot, cx_snapshot_ref, cx_snapshot_unref)

CxSnapshot *
cx_snapshot_ref (CxSnapshot *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cx_snapshot_unref (CxSnapshot *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->name);
  g_clear_pointer (&self->columns, cx_columns_unref);
  g_clear_pointer (&self->tiering, cx_tiering_unref);
  g_clear_pointer (&self->journey, cx_journey_unref);
  g_clear_pointer (&self->said_nos, cx_said_nos_unref);
  g_free (self);
}

gint32
cx_snapshot_read_day (CxStore *store)
{
  g_autofree char *text = cx_store_get_property (store, CX_SNAPSHOT_DAY_PROPERTY, NULL);
  gint32 day;

  return text != NULL && cx_date_parse (text, CX_DATE_DAY_FIRST, &day) ? day : cx_date_today ();
}

CxSnapshot *
cx_snapshot_load_over (CxStore      *store,
                       CxColumns    *columns,
                       CxSnapshot   *previous,
                       gboolean      same_journey,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autoptr(CxSnapshot) self = g_new0 (CxSnapshot, 1);
  gboolean same = previous != NULL && previous->columns == columns;

  g_atomic_ref_count_init (&self->refs);
  self->name = cx_store_get_name (store);
  self->day = cx_snapshot_read_day (store);
  self->columns = cx_columns_ref (columns);
  self->tiering = cx_tiering_load (store, columns, self->day, same ? previous->tiering : NULL, error);
  if (self->tiering == NULL)
    return NULL;
  self->said_nos = cx_said_nos_load (store, columns, error);
  if (self->said_nos == NULL)
    return NULL;
  same = same && same_journey && previous->day == self->day;
  self->journey = same ? cx_journey_ref (previous->journey) : cx_journey_load (store, columns, self->day, cancellable, error);
  return self->journey ? g_steal_pointer (&self) : NULL;
}

CxSnapshot *
cx_snapshot_load (CxStore      *store,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr(CxColumns) columns = cx_columns_load (store, cancellable, error);

  return columns ? cx_snapshot_load_over (store, columns, NULL, FALSE, cancellable, error) : NULL;
}

/* Another one of the same accounts; what is handed in is taken. */
static CxSnapshot *
snapshot_like (CxSnapshot *self,
               CxTiering  *tiering,
               CxJourney  *journey,
               CxSaidNos  *said_nos)
{
  CxSnapshot *other = g_new0 (CxSnapshot, 1);

  g_atomic_ref_count_init (&other->refs);
  other->name = g_strdup (self->name);
  other->day = self->day;
  other->columns = cx_columns_ref (self->columns);
  other->tiering = tiering;
  other->journey = journey;
  other->said_nos = said_nos;
  return other;
}

CxSnapshot *
cx_snapshot_with_move (CxSnapshot *self,
                       guint       account,
                       guint8      stage,
                       gint32      day)
{
  return snapshot_like (self, cx_tiering_ref (self->tiering), cx_journey_with_move (self->journey, account, stage, day),
                        cx_said_nos_ref (self->said_nos));
}

CxSnapshot *
cx_snapshot_with_pins (CxSnapshot *self,
                       GArray     *changes)
{
  g_autoptr(CxPins) pins = cx_pins_with (cx_tiering_get_pins (self->tiering), changes);

  return snapshot_like (self, cx_tiering_with_pins (self->tiering, pins), cx_journey_ref (self->journey),
                        cx_said_nos_ref (self->said_nos));
}

CxSnapshot *
cx_snapshot_with_overrides (CxSnapshot *self,
                            CxTiering  *tiering,
                            CxSaidNos  *said_nos)
{
  g_return_val_if_fail (tiering == NULL || cx_tiering_get_columns (tiering) == self->columns, cx_snapshot_ref (self));

  return snapshot_like (self, cx_tiering_ref (tiering ? tiering : self->tiering), cx_journey_ref (self->journey),
                        cx_said_nos_ref (said_nos ? said_nos : self->said_nos));
}

const char *
cx_snapshot_get_name (CxSnapshot *self)
{
  return self->name;
}

gint32
cx_snapshot_get_day (CxSnapshot *self)
{
  return self->day;
}

gboolean
cx_snapshot_name_field (const char  *key,
                        CxFieldName *name,
                        gpointer     snapshot)
{
  const CxColumn *column = cx_columns_find (((CxSnapshot *) snapshot)->columns, key);

  if (column == NULL)
    return FALSE;
  *name = (CxFieldName) { column->field->label, column->field->type, column->field->unit };
  return TRUE;
}

CxColumns *
cx_snapshot_get_columns (CxSnapshot *self)
{
  return self->columns;
}

CxTiering *
cx_snapshot_get_tiering (CxSnapshot *self)
{
  return self->tiering;
}

CxJourney *
cx_snapshot_get_journey (CxSnapshot *self)
{
  return self->journey;
}

CxSaidNos *
cx_snapshot_get_said_nos (CxSnapshot *self)
{
  return self->said_nos;
}

/* Tier 1, 2, 3, outside: groups 0 … 3. */
static guint32
group_of_tier (guint8 tier)
{
  return tier == CX_TIER_OUTSIDE ? 3 : tier - 1;
}

CxFunnel *
cx_snapshot_funnel_by_tier (CxSnapshot        *self,
                            int                profile,
                            CxFunnelDefinition definition,
                            gint32             from,
                            gint32             to)
{
  static const char *const names[] = { "1", "2", "3", "outside" };
  guint n = cx_columns_get_n_accounts (self->columns);
  g_autofree guint32 *group_of = g_new (guint32, n + 1);

  for (guint a = 0; a < n; a++)
    group_of[a] = group_of_tier (cx_tiering_get_fit_under (self->tiering, profile, a)->tier);
  return cx_funnel_new (self->journey, definition, group_of, names, G_N_ELEMENTS (names), from, to);
}

/* One group while groups are made: where it was first met, and how many accounts it has. */
typedef struct {
  const char *name;
  guint       met, accounts;
} Group;

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const Group *x = a, *y = b;
  gboolean none_x = x->name == NULL, none_y = y->name == NULL;

  if (none_x != none_y)
    return none_x ? 1 : -1;
  if (x->accounts != y->accounts)
    return x->accounts > y->accounts ? -1 : 1;
  return g_strcmp0 (x->name, y->name);
}

/* Orders @groups, whose places @group_of names, largest first, and makes a funnel of them. */
static CxFunnel *
funnel_of_groups (CxSnapshot        *self,
                  GArray            *groups,
                  guint32           *group_of,
                  CxFunnelDefinition definition,
                  gint32             from,
                  gint32             to)
{
  guint n = cx_columns_get_n_accounts (self->columns);
  g_autofree guint32 *place = g_new (guint32, groups->len + 1);
  g_autofree const char **names = g_new0 (const char *, groups->len + 1);

  for (guint a = 0; a < n; a++)
    g_array_index (groups, Group, group_of[a]).accounts++;
  g_array_sort (groups, compare_groups);
  while (groups->len > 0 && g_array_index (groups, Group, groups->len - 1).accounts == 0)
    g_array_set_size (groups, groups->len - 1);
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);

      place[group->met] = i;
      names[i] = group->name;
    }
  for (guint a = 0; a < n; a++)
    group_of[a] = place[group_of[a]];
  return cx_funnel_new (self->journey, definition, group_of, names, groups->len, from, to);
}

static guint32
add_group (GArray     *groups,
           const char *name)
{
  Group group = { .name = name, .met = groups->len };

  g_array_append_val (groups, group);
  return group.met;
}

int
cx_snapshot_get_segment (CxSnapshot *self,
                         guint       account)
{
  if (cx_tiering_get_fit (self->tiering, account)->tier == CX_TIER_OUTSIDE)
    return -1;
  return cx_tiering_get_segment (self->tiering, account);
}

static CxFunnel *
funnel_by_segment (CxSnapshot        *self,
                   CxFunnelDefinition definition,
                   gint32             from,
                   gint32             to)
{
  guint n = cx_columns_get_n_accounts (self->columns), n_profiles = cx_tiering_get_n_profiles (self->tiering);
  g_autofree guint32 *group_of = g_new (guint32, n + 1);
  g_autoptr(GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));

  for (guint i = 0; i < n_profiles; i++)
    add_group (groups, cx_profile_get_name (cx_tiering_get_profile (self->tiering, i)->draft));
  add_group (groups, NULL);
  for (guint a = 0; a < n; a++)
    {
      int segment = cx_snapshot_get_segment (self, a);

      group_of[a] = segment < 0 ? n_profiles : (guint32) segment;
    }
  return funnel_of_groups (self, groups, group_of, definition, from, to);
}

CxFunnel *
cx_snapshot_funnel_by (CxSnapshot        *self,
                       const char        *field,
                       CxFunnelDefinition definition,
                       gint32             from,
                       gint32             to,
                       GError           **error)
{
  guint n = cx_columns_get_n_accounts (self->columns);
  g_autofree guint32 *group_of = g_new (guint32, n + 1);
  g_autoptr(CxGrouping) grouping = NULL;
  g_autoptr(GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));
  const CxColumn *column = cx_columns_find (self->columns, field);

  if (column == NULL && strcmp (field, "segment") == 0)
    return funnel_by_segment (self, definition, from, to);
  if (column == NULL)
    column = cx_columns_find_role (self->columns, field);
  if (column == NULL)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "no field “%s”; “fields” lists them", field);
      return NULL;
    }
  if (column->codes == NULL)
    {
      g_set_error (error, CX_ERROR, CX_ERROR_INVALID, "field “%s” is a %s and has no texts to group by; choose a category",
                   field, cx_field_type_to_name (column->field->type));
      return NULL;
    }
  grouping = cx_grouping_new (column);
  for (guint i = 0; i < grouping->n; i++)
    add_group (groups, grouping->names[i]);
  for (guint a = 0; a < n; a++)
    group_of[a] = cx_grouping_find (grouping, a);
  return funnel_of_groups (self, groups, group_of, definition, from, to);
}
