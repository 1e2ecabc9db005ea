/* Which account a row is about. */
#include "cx-identity.h"

#include <string.h>

/* Between folded name and folded country: in no text. */
#define SEPARATOR "\037"

typedef struct {
  gint64      id;
  const char *match, *record_id, *domain, *name, *country, *name_key;
  gboolean    touched;
} Known;

/*
 * The accounts that share an identifier and lack stronger ones; each list is in order of age. An account
 * can gain an identifier while it is in a list: then it no longer belongs there, and is dropped when met.
 */
typedef enum {
  BY_MATCH,
  BY_DOMAIN,
  BY_DOMAIN_WITHOUT_MATCH,
  BY_NAME,
  BY_NAME_WITHOUT_MATCH,
  BY_NAME_WITHOUT_DOMAIN,
  BY_NAME_ALONE,
  N_LISTS,
} List;

typedef struct {
  CxAccountSlot slot;
  guint         next;  /* index into nodes, or G_MAXUINT */
} Node;

typedef struct {
  guint first, last;   /* indices into nodes */
} Chain;

struct _CxIdentities {
  GArray       *accounts;         /* Known, by slot */
  GArray       *nodes;
  GHashTable   *lists[N_LISTS];   /* text → Chain */
  GHashTable   *keys;
  GHashTable   *record_ids;
  GStringChunk *texts;
  gint64        next_id;
  gboolean      keyed;
};

static Known *
known_at (CxIdentities *self,
          CxAccountSlot slot)
{
  return &g_array_index (self->accounts, Known, slot);
}

/* ── lists ──────────────────────────────────────────────────────────────── */

/* The text under which @known stands in @list; NULL when it does not belong there. */
static const char *
place_in (const Known *known,
          List         list)
{
  switch (list)
    {
    case BY_MATCH:
      return known->match;
    case BY_DOMAIN:
      return known->domain;
    case BY_DOMAIN_WITHOUT_MATCH:
      return known->match ? NULL : known->domain;
    case BY_NAME:
      return known->name;
    case BY_NAME_WITHOUT_MATCH:
      return known->match ? NULL : known->name;
    case BY_NAME_WITHOUT_DOMAIN:
      return known->domain ? NULL : known->name;
    case BY_NAME_ALONE:
      return known->match || known->domain ? NULL : known->name;
    case N_LISTS:
    default:
      return NULL;
    }
}

static void
list_add (CxIdentities *self,
          List          list,
          const char   *text,
          CxAccountSlot slot)
{
  Chain *chain = g_hash_table_lookup (self->lists[list], text);
  Node node = { slot, G_MAXUINT };

  g_array_append_val (self->nodes, node);
  if (chain == NULL)
    {
      chain = g_new (Chain, 1);
      chain->first = self->nodes->len - 1;
      g_hash_table_insert (self->lists[list], (gpointer) text, chain);
    }
  else
    g_array_index (self->nodes, Node, chain->last).next = self->nodes->len - 1;
  chain->last = self->nodes->len - 1;
}

static gboolean
belongs (CxIdentities *self,
         List          list,
         const char   *text,
         CxAccountSlot slot)
{
  return g_strcmp0 (place_in (known_at (self, slot), list), text) == 0;
}

/* The chain of @text without what has left it at its front; NULL when nothing is left. */
static Chain *
list_look_up (CxIdentities *self,
              List          list,
              const char   *text)
{
  Chain *chain = g_hash_table_lookup (self->lists[list], text);

  while (chain != NULL)
    {
      Node first = g_array_index (self->nodes, Node, chain->first);

      if (belongs (self, list, text, first.slot))
        return chain;
      if (first.next == G_MAXUINT)
        {
          g_hash_table_remove (self->lists[list], text);
          return NULL;
        }
      chain->first = first.next;
    }
  return NULL;
}

static CxAccountSlot
list_first (CxIdentities *self,
            List          list,
            const char   *text)
{
  Chain *chain = list_look_up (self, list, text);

  return chain ? g_array_index (self->nodes, Node, chain->first).slot : CX_NO_ACCOUNT;
}

/* Of those of one name, the oldest of the same country; else the oldest whose country, or the row's, is unknown. */
static CxAccountSlot
list_first_in_country (CxIdentities *self,
                       List          list,
                       const char   *name,
                       const char   *country)
{
  Chain *chain = list_look_up (self, list, name);
  CxAccountSlot maybe = CX_NO_ACCOUNT;
  guint next = chain ? chain->first : G_MAXUINT;

  while (next != G_MAXUINT)
    {
      Node node = g_array_index (self->nodes, Node, next);
      const Known *known = known_at (self, node.slot);

      next = node.next;
      if (!belongs (self, list, name, node.slot))
        continue;
      if (g_strcmp0 (known->country, country) == 0)
        return node.slot;
      if (maybe == CX_NO_ACCOUNT && (known->country == NULL || country == NULL))
        maybe = node.slot;
    }
  return maybe;
}

/* Enters the account wherever it belongs now and did not before. */
static void
enter (CxIdentities *self,
       CxAccountSlot slot,
       const Known  *before)
{
  const Known *known = known_at (self, slot);

  for (List list = 0; list < N_LISTS; list++)
    {
      const char *text = place_in (known, list);

      if (text != NULL && (before == NULL || g_strcmp0 (place_in (before, list), text) != 0))
        list_add (self, list, text, slot);
    }
}

/* ── loading ────────────────────────────────────────────────────────────── */

static const char *
keep (CxIdentities *self,
      const char   *text)
{
  return text ? g_string_chunk_insert (self->texts, text) : NULL;
}

static void
split_name_key (CxIdentities *self,
                Known        *known)
{
  const char *separator = known->name_key ? strstr (known->name_key, SEPARATOR) : NULL;

  if (separator == NULL)
    return;
  if (separator > known->name_key)
    known->name = g_string_chunk_insert_len (self->texts, known->name_key, separator - known->name_key);
  known->country = separator[1] ? separator + 1 : NULL;
}

static void
load_account (gint64                   id,
              const CxAccountIdentity *identity,
              const char              *extra,
              gpointer                 user_data)
{
  CxIdentities *self = user_data;
  Known known = {
    .id = id,
    .record_id = keep (self, identity->record_id),
    .domain = keep (self, identity->domain),
    .name_key = keep (self, identity->name_key),
  };

  known.match = self->keyed ? keep (self, extra) : known.record_id;
  split_name_key (self, &known);
  g_array_append_val (self->accounts, known);
  g_hash_table_add (self->keys, (gpointer) keep (self, identity->key));
  if (known.record_id != NULL)
    g_hash_table_add (self->record_ids, (gpointer) known.record_id);
  enter (self, self->accounts->len - 1, NULL);
  self->next_id = id + 1;
}

CxIdentities *
cx_identities_load (CxStore       *store,
                    const CxField *key,
                    GError       **error)
{
  g_autoptr(CxIdentities) self = g_new0 (CxIdentities, 1);

  self->accounts = g_array_new (FALSE, FALSE, sizeof (Known));
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->keys = g_hash_table_new (g_str_hash, g_str_equal);
  self->record_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->texts = g_string_chunk_new (64 * 1024);
  self->next_id = 1;
  self->keyed = key != NULL;
  for (List list = 0; list < N_LISTS; list++)
    self->lists[list] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  if (!cx_account_table_identities (store, key, load_account, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
cx_identities_free (CxIdentities *self)
{
  if (self == NULL)
    return;
  for (List list = 0; list < N_LISTS; list++)
    g_hash_table_unref (self->lists[list]);
  g_hash_table_unref (self->keys);
  g_hash_table_unref (self->record_ids);
  g_string_chunk_free (self->texts);
  g_array_unref (self->accounts);
  g_array_unref (self->nodes);
  g_free (self);
}

/* ── finding ────────────────────────────────────────────────────────────── */

static char *
make_name_key (const char *name,
               const char *country)
{
  return name || country ? g_strconcat (name ? name : "", SEPARATOR, country ? country : "", NULL) : NULL;
}

static CxAccountSlot
find_by_domain (CxIdentities        *self,
                const CxRowIdentity *row)
{
  CxAccountSlot slot;

  if (row->domain == NULL)
    return CX_NO_ACCOUNT;
  slot = list_first (self, BY_DOMAIN_WITHOUT_MATCH, row->domain);
  if (slot == CX_NO_ACCOUNT && row->match == NULL)
    slot = list_first (self, BY_DOMAIN, row->domain);
  return slot;
}

/* Only accounts for which the name is the strongest identifier that they share with the row. */
static CxAccountSlot
find_by_name (CxIdentities        *self,
              const CxRowIdentity *row)
{
  const struct {
    List     list;
    gboolean shares;
  } lists[] = {
    { BY_NAME_ALONE, TRUE },
    { BY_NAME_WITHOUT_MATCH, row->domain == NULL },
    { BY_NAME_WITHOUT_DOMAIN, row->match == NULL },
    { BY_NAME, row->match == NULL && row->domain == NULL },
  };
  CxAccountSlot slot = CX_NO_ACCOUNT;

  for (guint i = 0; i < G_N_ELEMENTS (lists) && slot == CX_NO_ACCOUNT && row->name != NULL; i++)
    if (lists[i].shares)
      slot = list_first_in_country (self, lists[i].list, row->name, row->country);
  return slot;
}

CxAccountSlot
cx_identities_find (CxIdentities        *self,
                    const CxRowIdentity *row)
{
  CxAccountSlot slot = CX_NO_ACCOUNT;

  if (row->match != NULL)
    slot = list_first (self, BY_MATCH, row->match);
  if (slot == CX_NO_ACCOUNT)
    slot = find_by_domain (self, row);
  if (slot == CX_NO_ACCOUNT)
    slot = find_by_name (self, row);
  return slot;
}

/* ── adding and merging ─────────────────────────────────────────────────── */

static const char *
unique_key (CxIdentities        *self,
            const CxRowIdentity *row)
{
  g_autofree char *base = NULL;
  g_autofree char *key = NULL;

  if (row->match != NULL || row->domain != NULL)
    base = g_strdup (row->match ? row->match : row->domain);
  else
    base = row->country ? g_strconcat (row->name, "|", row->country, NULL) : g_strdup (row->name);
  key = g_strdup (base);
  for (guint n = 2; g_hash_table_contains (self->keys, key); n++)
    {
      g_free (key);
      key = g_strdup_printf ("%s#%u", base, n);
    }
  return keep (self, key);
}

/* Record ids are unique in a workspace; one that another account has is left to it. */
static const char *
claim_record_id (CxIdentities *self,
                 const char   *record_id)
{
  if (record_id == NULL || g_hash_table_contains (self->record_ids, record_id))
    return NULL;
  record_id = keep (self, record_id);
  g_hash_table_add (self->record_ids, (gpointer) record_id);
  return record_id;
}

CxAccountSlot
cx_identities_add (CxIdentities        *self,
                   const CxRowIdentity *row,
                   CxAccountIdentity   *identity)
{
  g_autofree char *name_key = make_name_key (row->name, row->country);
  Known known = {
    .id = self->next_id++,
    .match = keep (self, row->match),
    .record_id = claim_record_id (self, row->record_id),
    .domain = keep (self, row->domain),
    .name = keep (self, row->name),
    .country = keep (self, row->country),
    .name_key = keep (self, name_key),
  };

  identity->key = unique_key (self, row);
  g_hash_table_add (self->keys, (gpointer) identity->key);
  identity->record_id = known.record_id;
  identity->domain = known.domain;
  identity->name_key = known.name_key;
  g_array_append_val (self->accounts, known);
  enter (self, self->accounts->len - 1, NULL);
  return self->accounts->len - 1;
}

static gboolean
replace (CxIdentities *self,
         const char  **known,
         const char   *text,
         gboolean      fill)
{
  if (text == NULL || (fill && *known != NULL) || g_strcmp0 (*known, text) == 0)
    return FALSE;
  *known = keep (self, text);
  return TRUE;
}

static gboolean
replace_record_id (CxIdentities *self,
                   Known        *known,
                   const char   *record_id,
                   gboolean      fill)
{
  const char *before = known->record_id;
  const char *claimed;

  if (record_id == NULL || (fill && before != NULL) || g_strcmp0 (before, record_id) == 0)
    return FALSE;
  claimed = claim_record_id (self, record_id);
  if (claimed == NULL)
    return FALSE;
  if (before != NULL)
    g_hash_table_remove (self->record_ids, before);
  known->record_id = claimed;
  return TRUE;
}

gboolean
cx_identities_merge (CxIdentities        *self,
                     CxAccountSlot        slot,
                     const CxRowIdentity *row,
                     gboolean             fill,
                     CxAccountIdentity   *identity)
{
  Known *known = known_at (self, slot);
  Known before = *known;
  gboolean changed = replace_record_id (self, known, row->record_id, fill);
  gboolean rematched = replace (self, &known->match, row->match, fill);
  gboolean renamed;

  changed |= replace (self, &known->domain, row->domain, fill);
  renamed = replace (self, &known->name, row->name, fill);
  renamed |= replace (self, &known->country, row->country, fill);
  if (renamed)
    {
      g_autofree char *name_key = make_name_key (known->name, known->country);

      known->name_key = keep (self, name_key);
    }
  if (changed || rematched || renamed)
    enter (self, slot, &before);
  *identity = (CxAccountIdentity) { NULL, known->record_id, known->domain, known->name_key };
  return changed || renamed;
}

gint64
cx_identities_get_id (CxIdentities *self,
                      CxAccountSlot slot)
{
  return known_at (self, slot)->id;
}

gboolean
cx_identities_touch (CxIdentities *self,
                     CxAccountSlot slot)
{
  Known *known = known_at (self, slot);
  gboolean first = !known->touched;

  known->touched = TRUE;
  return first;
}
