/* The accounts of one column of the board as a list model. */
#include "cx-board-list.h"

#include "cx-account-data.h"
#include "cx-glyphs.h"

#include <glib/gi18n.h>
#include <math.h>

/* ── one account ────────────────────────────────────────────────────────── */

struct _CxBoardItem {
  GObject      parent_instance;

  CxBoardEntry entry;
  CxSnapshot  *snapshot;
  int          profile;
  guint8       stage;
};

G_DEFINE_FINAL_TYPE (CxBoardItem, cx_board_item, G_TYPE_OBJECT)

static void
cx_board_item_finalize (GObject *object)
{
  cx_snapshot_unref (CX_BOARD_ITEM (object)->snapshot);
  G_OBJECT_CLASS (cx_board_item_parent_class)->finalize (object);
}

static void
cx_board_item_class_init (CxBoardItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_board_item_finalize;
}

static void
cx_board_item_init (CxBoardItem *self)
{
}

const CxBoardEntry *
cx_board_item_get_entry (CxBoardItem *self)
{
  return &self->entry;
}

CxSnapshot *
cx_board_item_get_snapshot (CxBoardItem *self)
{
  return self->snapshot;
}

CxColumns *
cx_board_item_get_columns (CxBoardItem *self)
{
  return cx_snapshot_get_columns (self->snapshot);
}

guint8
cx_board_item_get_stage_index (CxBoardItem *self)
{
  return self->stage;
}

const CxStage *
cx_board_item_get_stage (CxBoardItem *self)
{
  return self->stage == CX_NO_STAGE ? NULL : cx_journey_get_stage (cx_snapshot_get_journey (self->snapshot), self->stage);
}

gboolean
cx_board_item_get_days (CxBoardItem *self,
                        int         *days)
{
  gint32 today = cx_snapshot_get_day (self->snapshot);

  if (self->entry.since == G_MININT32 || self->entry.since > today)
    return FALSE;
  *days = today - self->entry.since;
  return TRUE;
}

const double *
cx_board_item_get_thresholds (CxBoardItem *self)
{
  CxTiering *tiering = cx_snapshot_get_tiering (self->snapshot);
  int profile = self->profile < 0 ? cx_tiering_get_segment (tiering, self->entry.account) : self->profile;

  if (profile < 0 || (guint) profile >= cx_tiering_get_n_profiles (tiering))
    return NULL;
  return cx_profile_get_thresholds (cx_evaluation_get_profile (cx_tiering_get_profile (tiering, profile)->evaluation));
}

gint64
cx_board_item_get_id (CxBoardItem *self)
{
  return cx_columns_get_id (cx_board_item_get_columns (self), self->entry.account);
}

const char *
cx_board_item_get_name (CxBoardItem *self)
{
  return cx_columns_get_name (cx_board_item_get_columns (self), self->entry.account);
}

char *
cx_board_item_describe (CxBoardItem *self)
{
  const CxStage *stage = cx_board_item_get_stage (self);
  const char *owner = cx_account_text (cx_columns_find_role (cx_board_item_get_columns (self), "owner"), self->entry.account);
  int days;
  g_autoptr(GString) text = g_string_new (NULL);

  /* Translators: name of an account, its tier, its fit (0 to 100), its stage */
  g_string_append_printf (text, _("%s, %s, fit %.0f, %s"), cx_board_item_get_name (self), cx_tier_label (self->entry.fit.tier),
                          self->entry.fit.low, stage ? stage->label : _("no stage"));
  if (self->entry.fit.flags & CX_FLAG_PINNED)
    g_string_append_printf (text, ", %s", _("pinned"));
  if (owner != NULL)
    g_string_append_printf (text, ", %s", owner);
  if (cx_board_item_get_days (self, &days))
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, ngettext ("%d day in stage", "%d days in stage", days), days);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ── all of a stage ─────────────────────────────────────────────────────── */

struct _CxBoardList {
  GObject     parent_instance;

  guint8      stage;
  CxSnapshot *snapshot;
  int         profile;
  GArray     *entries;
};

static GType
get_item_type (GListModel *model)
{
  return CX_TYPE_BOARD_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return CX_BOARD_LIST (model)->entries->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  CxBoardList *self = CX_BOARD_LIST (model);
  CxBoardItem *item;

  if (position >= self->entries->len)
    return NULL;
  item = g_object_new (CX_TYPE_BOARD_ITEM, NULL);
  item->entry = g_array_index (self->entries, CxBoardEntry, position);
  item->snapshot = cx_snapshot_ref (self->snapshot);
  item->profile = self->profile;
  item->stage = self->stage;
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CxBoardList, cx_board_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
cx_board_list_finalize (GObject *object)
{
  CxBoardList *self = CX_BOARD_LIST (object);

  g_clear_pointer (&self->snapshot, cx_snapshot_unref);
  g_array_unref (self->entries);
  G_OBJECT_CLASS (cx_board_list_parent_class)->finalize (object);
}

static void
cx_board_list_class_init (CxBoardListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cx_board_list_finalize;
}

static void
cx_board_list_init (CxBoardList *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (CxBoardEntry));
}

CxBoardList *
cx_board_list_new (guint8 stage)
{
  CxBoardList *self = g_object_new (CX_TYPE_BOARD_LIST, NULL);

  self->stage = stage;
  return self;
}

/* How many entries are the same from one end; over other accounts none is. */
static guint
count_same (const GArray *a,
            const GArray *b,
            guint         most,
            gboolean      from_end)
{
  guint n = 0;

  while (n < most && cx_board_entry_equal (&g_array_index (a, CxBoardEntry, from_end ? a->len - 1 - n : n),
                                           &g_array_index (b, CxBoardEntry, from_end ? b->len - 1 - n : n)))
    n++;
  return n;
}

void
cx_board_list_show (CxBoardList         *self,
                    const CxBoardAnswer *answer)
{
  const CxBoardStage *stage = &answer->stages[self->stage == CX_NO_STAGE ? answer->n_stages : self->stage];
  g_autoptr(GArray) before = g_steal_pointer (&self->entries);
  gboolean same = self->snapshot != NULL && self->profile == answer->profile &&
                  cx_snapshot_get_columns (self->snapshot) == cx_snapshot_get_columns (answer->snapshot);
  guint most = same ? MIN (before->len, stage->entries->len) : 0;
  guint head = count_same (before, stage->entries, most, FALSE);
  guint tail = count_same (before, stage->entries, most - head, TRUE);

  g_clear_pointer (&self->snapshot, cx_snapshot_unref);
  self->snapshot = cx_snapshot_ref (answer->snapshot);
  self->profile = answer->profile;
  self->entries = g_array_ref (stage->entries);
  if (before->len != self->entries->len || head < before->len)
    g_list_model_items_changed (G_LIST_MODEL (self), head, before->len - head - tail, self->entries->len - head - tail);
}

guint
cx_board_list_find (CxBoardList *self,
                    gint64       id)
{
  guint account;

  if (self->snapshot == NULL || !cx_account_find_id (cx_snapshot_get_columns (self->snapshot), id, &account))
    return G_MAXUINT;
  for (guint i = 0; i < self->entries->len; i++)
    if (g_array_index (self->entries, CxBoardEntry, i).account == account)
      return i;
  return G_MAXUINT;
}
