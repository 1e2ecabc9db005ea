/* Which account a row is about. */
#include "cx-identity.h"

#include "cx-account-set.h"
#include "cx-hash.h"
#include "cx-id-index.h"
#include "cx-text.h"
#include "cx-value.h"

#include <string.h>

/* What an account is known by; hashes, 0 for none. */
typedef struct {
  guint64 match, record_id, domain, name;
  guint32 country;
} Known;

/*
 * The accounts that share an identifier, by which stronger ones they have; each list is in order of age. An account can
 * gain an identifier while it is in a list: then it no longer belongs there, and is dropped when met.
 */
typedef enum {
  BY_MATCH,
  BY_DOMAIN_UNMATCHED,
  BY_NAME_ALONE,
  BY_DOMAIN_MATCHED,
  BY_NAME_MATCHED,
  BY_NAME_IN_DOMAIN,
  BY_NAME_MATCHED_IN_DOMAIN,
  N_LISTS,
} List;

/* Which rows ask for a list: all, those without a match, those without a domain. The others are loaded when the first
 * such row comes. */
typedef enum {
  FOR_ALL,
  FOR_UNMATCHED,
  FOR_NAMES,
  N_GROUPS,
} Group;

static const Group group_of[N_LISTS] = {
  [BY_DOMAIN_MATCHED] = FOR_UNMATCHED,
  [BY_NAME_MATCHED] = FOR_UNMATCHED,
  [BY_NAME_IN_DOMAIN] = FOR_NAMES,
  [BY_NAME_MATCHED_IN_DOMAIN] = FOR_NAMES,
};

struct _CxIdentities {
  CxStore    *store;
  CxField    *key;                /* (nullable) */
  CxIdIndex  *lists[N_LISTS];
  gboolean    loaded[N_GROUPS];
  Group       loading;
  CxIdIndex  *record_ids;         /* of a keyed import; otherwise they are the matches */
  CxIdIndex  *keys;               /* those that are not the account's record id */
  GHashTable *moved;              /* id → Known, of accounts whose identifiers changed */
  GArray     *countries;          /* hash by id, of accounts that are in a list of names */
  GByteArray *touched;            /* a bit an account */
  GString    *scratch;
  gint64      next_id;
  Known       before;             /* of the account that is about to change */
  guint64     missed;             /* the match that was asked for last and that no account has */
};

/* ── what the texts stand for ───────────────────────────────────────────── */

/* Another one in every run: nobody can make two texts that share a hash. */
static guint64
get_seed (void)
{
  static guint64 seed = 0;
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      seed = (guint64) g_random_int () << 32 | g_random_int ();
      g_once_init_leave (&made, 1);
    }
  return seed;
}

CxIdText
cx_id_text (const char *text)
{
  return (CxIdText) { text, text ? cx_hash_bytes (text, strlen (text), get_seed ()) : 0 };
}

static guint64
hash_of (const char *text)
{
  return cx_id_text (text).hash;
}

char *
cx_identity_fold (const char *text)
{
  g_autofree char *folded = text ? cx_text_fold (text, -1) : NULL;

  return folded && *folded ? g_steal_pointer (&folded) : NULL;
}

static guint64
hash_of_folded (const char *text)
{
  g_autofree char *folded = cx_identity_fold (text);

  return hash_of (folded);
}

char *
cx_identity_domain (const char *text)
{
  return text ? cx_domain_registrable (text) : NULL;
}

static guint64
hash_of_domain (const char *text)
{
  g_autofree char *domain = cx_identity_domain (text);

  return hash_of (domain);
}

gboolean
cx_row_identity_is_known (const CxRowIdentity *self)
{
  return self->match.text != NULL || hash_of_domain (self->domain) != 0 || hash_of_folded (self->name) != 0;
}

/* ── lists ──────────────────────────────────────────────────────────────── */

/* The hash under which @known stands in @list; 0 when it does not belong there. */
static guint64
place_in (const Known *known,
          List         list)
{
  switch (list)
    {
    case BY_MATCH:
      return known->match;
    case BY_DOMAIN_UNMATCHED:
      return known->match ? 0 : known->domain;
    case BY_DOMAIN_MATCHED:
      return known->match ? known->domain : 0;
    case BY_NAME_ALONE:
      return known->match || known->domain ? 0 : known->name;
    case BY_NAME_MATCHED:
      return known->match && !known->domain ? known->name : 0;
    case BY_NAME_IN_DOMAIN:
      return !known->match && known->domain ? known->name : 0;
    case BY_NAME_MATCHED_IN_DOMAIN:
      return known->match && known->domain ? known->name : 0;
    case N_LISTS:
    default:
      return 0;
    }
}

static gboolean
belongs (CxIdentities *self,
         List          list,
         guint64       hash,
         guint32       id)
{
  const Known *known = g_hash_table_size (self->moved) > 0 ? g_hash_table_lookup (self->moved, GUINT_TO_POINTER (id)) : NULL;

  return known == NULL || place_in (known, list) == hash;
}

static void
keep_country (CxIdentities *self,
              guint32       id,
              guint32       country)
{
  if (self->countries->len <= id)
    g_array_set_size (self->countries, MAX (id + 1, self->countries->len * 5 / 4));
  g_array_index (self->countries, guint32, id) = country;
}

static guint32
country_of (CxIdentities *self,
            guint32       id)
{
  return id < self->countries->len ? g_array_index (self->countries, guint32, id) : 0;
}

/* The oldest of those that still belong there. */
static guint32
list_first (CxIdentities *self,
            List          list,
            guint64       hash)
{
  const guint32 *ids;
  guint n;

  while ((ids = cx_id_index_look_up (self->lists[list], hash, &n)) != NULL)
    {
      if (belongs (self, list, hash, *ids))
        return *ids;
      cx_id_index_drop_first (self->lists[list], hash);
    }
  return CX_NO_ACCOUNT;
}

/* Of those of one name, the oldest of the same country; else the oldest whose country, or the row's, is unknown. */
static guint32
list_first_in_country (CxIdentities *self,
                       List          list,
                       guint64       hash,
                       guint32       country)
{
  guint32 maybe = CX_NO_ACCOUNT;
  const guint32 *ids;
  guint n;

  list_first (self, list, hash);
  ids = cx_id_index_look_up (self->lists[list], hash, &n);
  for (guint i = 0; i < n; i++)
    {
      guint32 known = country_of (self, ids[i]);

      if (!belongs (self, list, hash, ids[i]))
        continue;
      if (known == country)
        return ids[i];
      if (maybe == CX_NO_ACCOUNT && (known == 0 || country == 0))
        maybe = ids[i];
    }
  return maybe;
}

/* Enters the account wherever it belongs now and did not before. */
static void
enter (CxIdentities *self,
       guint32       id,
       const Known  *known,
       const Known  *before)
{
  for (List list = 0; list < N_LISTS; list++)
    {
      guint64 hash = self->loaded[group_of[list]] ? place_in (known, list) : 0;

      if (hash != 0 && (before == NULL || place_in (before, list) != hash))
        cx_id_index_add (self->lists[list], hash, id);
      if (hash != 0 && hash == known->name && known->country != country_of (self, id))
        keep_country (self, id, known->country);
    }
}

/* ── loading ────────────────────────────────────────────────────────────── */

static Known
known_of (const CxAccountIdentity *identity)
{
  return (Known) {
    hash_of (identity->match), hash_of (identity->record_id), hash_of_domain (identity->domain), hash_of_folded (identity->name),
    (guint32) hash_of_folded (identity->country),
  };
}

/* Of the accounts that have a match, domains and names are looked at only for the lists that need them. */
static Known
known_for (Group                    group,
           const CxAccountIdentity *identity)
{
  if (group != FOR_ALL || identity->match == NULL)
    return known_of (identity);
  return (Known) { .match = hash_of (identity->match), .record_id = hash_of (identity->record_id) };
}

static void
load_account (gint64                   id,
              const CxAccountIdentity *identity,
              gpointer                 user_data)
{
  CxIdentities *self = user_data;
  Known known = known_for (self->loading, identity);

  for (List list = 0; list < N_LISTS; list++)
    if (group_of[list] == self->loading && place_in (&known, list) != 0)
      {
        cx_id_index_add (self->lists[list], place_in (&known, list), id);
        if (place_in (&known, list) == known.name)
          keep_country (self, id, known.country);
      }
  if (self->loading != FOR_ALL)
    return;
  if (self->key != NULL && known.record_id != 0)
    cx_id_index_add (self->record_ids, known.record_id, id);
  if (g_strcmp0 (identity->key, identity->record_id) != 0)
    cx_id_index_add (self->keys, hash_of (identity->key), id);
  self->next_id = id + 1;
}

static gboolean
load_group (CxIdentities *self,
            Group         group,
            GError      **error)
{
  if (self->loaded[group])
    return TRUE;
  self->loading = group;
  self->loaded[group] = cx_account_table_identities (self->store, self->key, load_account, self, error);
  return self->loaded[group];
}

CxIdentities *
cx_identities_load (CxStore       *store,
                    const CxField *key,
                    GError       **error)
{
  g_autoptr(CxIdentities) self = g_new0 (CxIdentities, 1);

  self->store = store;
  self->key = key ? cx_field_copy (key) : NULL;
  for (List list = 0; list < N_LISTS; list++)
    self->lists[list] = cx_id_index_new ();
  self->record_ids = key ? cx_id_index_new () : self->lists[BY_MATCH];
  self->keys = cx_id_index_new ();
  self->moved = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->countries = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->touched = g_byte_array_new ();
  self->scratch = g_string_new (NULL);
  self->next_id = 1;
  return load_group (self, FOR_ALL, error) ? g_steal_pointer (&self) : NULL;
}

void
cx_identities_free (CxIdentities *self)
{
  if (self == NULL)
    return;
  if (self->key != NULL)
    cx_id_index_free (self->record_ids);
  for (List list = 0; list < N_LISTS; list++)
    cx_id_index_free (self->lists[list]);
  cx_id_index_free (self->keys);
  g_hash_table_unref (self->moved);
  g_array_unref (self->countries);
  g_byte_array_unref (self->touched);
  g_string_free (self->scratch, TRUE);
  cx_field_free (self->key);
  g_free (self);
}

/* ── finding ────────────────────────────────────────────────────────────── */

static guint32
find_by_domain (CxIdentities        *self,
                const CxRowIdentity *row,
                guint64              domain)
{
  guint32 id = list_first (self, BY_DOMAIN_UNMATCHED, domain);

  if (id == CX_NO_ACCOUNT && row->match.text == NULL)
    id = list_first (self, BY_DOMAIN_MATCHED, domain);
  return id;
}

/* Only accounts for which the name is the strongest identifier that they share with the row. */
static guint32
find_by_name (CxIdentities        *self,
              const CxRowIdentity *row,
              gboolean             has_domain)
{
  const struct {
    List     list;
    gboolean shares;
  } lists[] = {
    { BY_NAME_ALONE, TRUE },
    { BY_NAME_IN_DOMAIN, !has_domain },
    { BY_NAME_MATCHED, row->match.text == NULL },
    { BY_NAME_MATCHED_IN_DOMAIN, row->match.text == NULL && !has_domain },
  };
  guint64 name = 0;
  guint32 country = 0, id = CX_NO_ACCOUNT;

  for (guint i = 0; i < G_N_ELEMENTS (lists) && id == CX_NO_ACCOUNT; i++)
    {
      if (!lists[i].shares || cx_id_index_is_empty (self->lists[lists[i].list]))
        continue;
      if (name == 0)
        {
          name = hash_of_folded (row->name);
          country = (guint32) hash_of_folded (row->country);
        }
      if (name == 0)
        break;
      id = list_first_in_country (self, lists[i].list, name, country);
    }
  return id;
}

/* Without the match. */
static gboolean
find_otherwise (CxIdentities        *self,
                const CxRowIdentity *row,
                guint32             *id,
                GError             **error)
{
  guint64 domain;

  if (row->match.text == NULL && !load_group (self, FOR_UNMATCHED, error))
    return FALSE;
  /* A new record id among accounts that all have one: nothing else can tell. */
  if (row->match.text != NULL && cx_id_index_is_empty (self->lists[BY_DOMAIN_UNMATCHED]) &&
      cx_id_index_is_empty (self->lists[BY_NAME_ALONE]))
    return TRUE;
  domain = hash_of_domain (row->domain);
  if (domain == 0 && !load_group (self, FOR_NAMES, error))
    return FALSE;
  if (domain != 0)
    *id = find_by_domain (self, row, domain);
  if (*id == CX_NO_ACCOUNT)
    *id = find_by_name (self, row, domain != 0);
  return TRUE;
}

void
cx_identities_expect (CxIdentities        *self,
                      const CxRowIdentity *row)
{
  if (row->match.text != NULL)
    cx_id_index_prefetch (self->lists[BY_MATCH], row->match.hash);
}

gboolean
cx_identities_find (CxIdentities        *self,
                    const CxRowIdentity *row,
                    gint64              *id,
                    GError             **error)
{
  guint32 found = row->match.text ? list_first (self, BY_MATCH, row->match.hash) : CX_NO_ACCOUNT;

  self->missed = found == CX_NO_ACCOUNT ? row->match.hash : 0;
  if (found == CX_NO_ACCOUNT && !find_otherwise (self, row, &found, error))
    return FALSE;
  *id = found;
  return TRUE;
}

/* ── adding and merging ─────────────────────────────────────────────────── */

static gboolean
is_taken (CxIdentities *self,
          guint64       record_id)
{
  const guint32 *ids;
  guint n;

  if (self->key == NULL && record_id == self->missed)
    return FALSE;
  ids = cx_id_index_look_up (self->record_ids, record_id, &n);
  for (guint i = 0; i < n; i++)
    {
      const Known *known = g_hash_table_lookup (self->moved, GUINT_TO_POINTER (ids[i]));

      if (known == NULL || known->record_id == record_id)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_key (CxIdentities *self,
        guint64       hash)
{
  guint n;

  if (cx_id_index_look_up (self->keys, hash, &n) != NULL)
    return TRUE;
  return (self->key != NULL || hash != self->missed) && cx_id_index_look_up (self->record_ids, hash, &n) != NULL;
}

/* What a key is made of when there is no match: the domain, else the name. */
static char *
key_base (const CxRowIdentity *row)
{
  g_autofree char *domain = cx_identity_domain (row->domain);
  g_autofree char *name = NULL, *country = NULL;

  if (domain != NULL)
    return g_steal_pointer (&domain);
  name = cx_identity_fold (row->name);
  country = cx_identity_fold (row->country);
  return country ? g_strconcat (name, "|", country, NULL) : g_steal_pointer (&name);
}

static const char *
unique_key (CxIdentities        *self,
            const CxRowIdentity *row)
{
  g_autofree char *base = NULL;

  if (row->match.text != NULL && !is_key (self, row->match.hash))
    return row->match.text;
  base = row->match.text ? g_strdup (row->match.text) : key_base (row);
  g_string_assign (self->scratch, base);
  for (guint n = 2; is_key (self, hash_of (self->scratch->str)); n++)
    g_string_printf (self->scratch, "%s#%u", base, n);
  return self->scratch->str;
}

static gboolean
asks_for_more (CxIdentities        *self,
               const CxRowIdentity *row)
{
  return row->match.text == NULL || self->loaded[FOR_UNMATCHED] || self->loaded[FOR_NAMES];
}

gint64
cx_identities_add (CxIdentities        *self,
                   const CxRowIdentity *row,
                   const char         **key,
                   const char         **record_id)
{
  gint64 id = self->next_id++;
  gboolean is_free = row->record_id.text != NULL && !is_taken (self, row->record_id.hash);
  Known known = { .match = row->match.hash, .record_id = is_free ? row->record_id.hash : 0 };

  if (asks_for_more (self, row))
    {
      known.domain = hash_of_domain (row->domain);
      known.name = hash_of_folded (row->name);
      known.country = (guint32) hash_of_folded (row->country);
    }
  *key = unique_key (self, row);
  *record_id = is_free ? row->record_id.text : NULL;
  enter (self, id, &known, NULL);
  if (self->key != NULL && is_free)
    cx_id_index_add (self->record_ids, known.record_id, id);
  if (*key != *record_id)
    cx_id_index_add (self->keys, hash_of (*key), id);
  return id;
}

const char *
cx_identities_choose_record_id (CxIdentities            *self,
                                const CxAccountIdentity *stored,
                                const CxRowIdentity     *row,
                                gboolean                 fill)
{
  const char *offered = row->record_id.text;

  if (offered == NULL || (fill && stored->record_id != NULL) || g_strcmp0 (offered, stored->record_id) == 0 ||
      is_taken (self, row->record_id.hash))
    return stored->record_id;
  return offered;
}

void
cx_identities_leave (CxIdentities            *self,
                     const CxAccountIdentity *stored)
{
  self->before = known_of (stored);
}

void
cx_identities_enter (CxIdentities            *self,
                     gint64                   id,
                     const CxAccountIdentity *stored)
{
  const Known known = known_of (stored), before = self->before;

  if (known.match == before.match && known.record_id == before.record_id && known.domain == before.domain &&
      known.name == before.name && known.country == before.country)
    return;
  enter (self, id, &known, &before);
  if (self->key != NULL && known.record_id != before.record_id)
    cx_id_index_add (self->record_ids, known.record_id, id);
  if (known.record_id != before.record_id)
    cx_id_index_add (self->keys, hash_of (stored->key), id);
  g_hash_table_insert (self->moved, GUINT_TO_POINTER ((guint32) id), g_memdup2 (&known, sizeof known));
}

gboolean
cx_identities_touch (CxIdentities *self,
                     gint64        id)
{
  guint byte = id / 8, bit = 1u << id % 8, length = self->touched->len;

  if (byte >= length)
    {
      g_byte_array_set_size (self->touched, MAX (byte + 1, length * 5 / 4));
      memset (self->touched->data + length, 0, self->touched->len - length);
    }
  if (self->touched->data[byte] & bit)
    return FALSE;
  self->touched->data[byte] |= bit;
  return TRUE;
}

GBytes *
cx_identities_seen (CxIdentities *self)
{
  g_autoptr(CxAccountSetBuilder) builder = cx_account_set_builder_new ();

  for (guint byte = 0; byte < self->touched->len; byte++)
    for (guint bit = 0; bit < 8 && self->touched->data[byte] != 0; bit++)
      if (self->touched->data[byte] & 1u << bit)
        cx_account_set_builder_add (builder, (gint64) byte * 8 + bit);
  return cx_account_set_builder_end (builder);
}
