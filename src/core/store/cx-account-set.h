/* A set of accounts in few bytes, as import.seen keeps it: varints of (gap, run length) pairs, ascending. A million
 * accounts in one run are six bytes. Knows nothing of what the accounts are in it for. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** CxAccountSetBuilder: makes a set from ids one after the other. */
typedef struct _CxAccountSetBuilder CxAccountSetBuilder;

CxAccountSetBuilder *cx_account_set_builder_new  (void);
void                 cx_account_set_builder_free (CxAccountSetBuilder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CxAccountSetBuilder, cx_account_set_builder_free)

/** cx_account_set_builder_add: @id: above 0 and not below the one before; the same one again changes nothing. */
void                 cx_account_set_builder_add  (CxAccountSetBuilder *self, gint64 id);

/** cx_account_set_builder_end: (transfer full): the set; empty bytes for the empty set. The builder can begin anew. */
GBytes              *cx_account_set_builder_end  (CxAccountSetBuilder *self);

/** CxAccountSetIter: walks a set run by run; on the stack, private. */
typedef struct {
  const guint8 *at, *end;
  guint64       from;
} CxAccountSetIter;

/** cx_account_set_iter_init: @set: (nullable): %NULL is the empty set; must outlive the iterator. */
void     cx_account_set_iter_init (CxAccountSetIter *self, GBytes *set);

/**
 * cx_account_set_iter_next:
 * @first: (out): the first id of the run
 * @last: (out): its last one
 *
 * Returns: %FALSE at the end, which in damaged bytes is where they make no sense
 */
gboolean cx_account_set_iter_next (CxAccountSetIter *self, gint64 *first, gint64 *last);

/** cx_account_set_is_sound: whether the bytes are a set to their end. */
gboolean cx_account_set_is_sound  (GBytes *set);

/** cx_account_set_count: how many accounts are in it; linear in the runs. */
gint64   cx_account_set_count     (GBytes *set);

/** cx_account_set_intersect: (transfer full): the accounts that are in both; linear in the runs of both. */
GBytes  *cx_account_set_intersect (GBytes *a, GBytes *b);

/** cx_account_set_unite: (transfer full): the accounts that are in either; linear in the runs of both. */
GBytes  *cx_account_set_unite     (GBytes *a, GBytes *b);

G_END_DECLS
