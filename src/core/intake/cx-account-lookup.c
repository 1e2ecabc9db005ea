/* Which account a contact, deal or event belongs to. */
#include "cx-account-lookup.h"

#include "cx-cells.h"
#include "cx-hash.h"
#include "cx-identity.h"

#include <string.h>

/* Of accounts that a row could belong to, so many are named. */
#define MOST_NAMED 3

typedef enum {
  BY_ID,
  BY_KEY,
  BY_DOMAIN,
  BY_NAME,
} List;

/* An identifier of an account. Different texts may share a hash: what is found is compared with the file. */
typedef struct {
  guint64 hash;
  gint64  account;
} Entry;

/* An account that may be the one. */
typedef struct {
  gint64 id;
  char  *key, *record_id, *domain, *name, *country;
} Candidate;

struct _CxAccountLookup {
  GArray       *entries;   /* Entry, sorted */
  CxStatement  *select;
  CxCellReader *cells;
};

static void
candidate_free (Candidate *candidate)
{
  g_free (candidate->key);
  g_free (candidate->record_id);
  g_free (candidate->domain);
  g_free (candidate->name);
  g_free (candidate->country);
  g_free (candidate);
}

/* ── loading ────────────────────────────────────────────────────────────── */

static guint64
hash_text (List        list,
           const char *text)
{
  return cx_hash_bytes (text, strlen (text), list);
}

/* @text: (nullable) */
static void
add_entry (CxAccountLookup *self,
           List             list,
           const char      *text,
           gint64           account)
{
  const Entry entry = { text ? hash_text (list, text) : 0, account };

  if (text != NULL)
    g_array_append_val (self->entries, entry);
}

static void
load_account (gint64                   id,
              const CxAccountIdentity *identity,
              gpointer                 user_data)
{
  CxAccountLookup *self = user_data;
  g_autofree char *domain = cx_identity_domain (identity->domain);
  g_autofree char *name = cx_identity_fold (identity->name);

  add_entry (self, BY_KEY, identity->key, id);
  add_entry (self, BY_ID, identity->record_id, id);
  add_entry (self, BY_DOMAIN, domain, id);
  add_entry (self, BY_NAME, name, id);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *x = a, *y = b;

  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;
  return (x->account > y->account) - (x->account < y->account);
}

CxAccountLookup *
cx_account_lookup_new (CxStore *store,
                       GError **error)
{
  g_autoptr(CxAccountLookup) self = g_new0 (CxAccountLookup, 1);

  g_return_val_if_fail (store != NULL, NULL);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->cells = cx_cell_reader_new ();
  self->select = cx_account_table_prepare (store, error);
  if (self->select == NULL || !cx_account_table_identities (store, NULL, load_account, self, error))
    return NULL;
  g_array_sort (self->entries, compare_entries);
  return g_steal_pointer (&self);
}

void
cx_account_lookup_free (CxAccountLookup *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->entries);
  cx_statement_free (self->select);
  cx_cell_reader_free (self->cells);
  g_free (self);
}

/* ── candidates ─────────────────────────────────────────────────────────── */

static Candidate *
read_candidate (CxAccountLookup *self,
                gint64           id)
{
  const CxAccountIdentity identity = cx_account_table_read (self->select);
  Candidate *candidate = g_new0 (Candidate, 1);

  candidate->id = id;
  candidate->key = g_strdup (identity.key);
  candidate->record_id = g_strdup (identity.record_id);
  candidate->domain = cx_identity_domain (identity.domain);
  candidate->name = cx_identity_fold (identity.name);
  candidate->country = cx_identity_fold (identity.country);
  return candidate;
}

static const char *
identifier_in (const Candidate *candidate,
               List             list)
{
  switch (list)
    {
    case BY_ID:
      return candidate->record_id;
    case BY_KEY:
      return candidate->key;
    case BY_DOMAIN:
      return candidate->domain;
    case BY_NAME:
    default:
      return candidate->name;
    }
}

static guint
first_entry (CxAccountLookup *self,
             guint64          hash)
{
  guint low = 0, high = self->entries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->entries, Entry, middle).hash < hash)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
has_candidate (GPtrArray *candidates,
               gint64     id)
{
  for (guint i = 0; i < candidates->len; i++)
    if (((const Candidate *) candidates->pdata[i])->id == id)
      return TRUE;
  return FALSE;
}

/* Adds the accounts that are known by @text. */
static gboolean
collect (CxAccountLookup *self,
         List             list,
         const char      *text,
         GPtrArray       *candidates,
         GError         **error)
{
  guint64 hash = hash_text (list, text);

  for (guint i = first_entry (self, hash); i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      Candidate *candidate;

      if (entry->hash != hash)
        break;
      if (has_candidate (candidates, entry->account))
        continue;
      cx_statement_bind_int (self->select, 1, entry->account);
      if (!cx_statement_step (self->select, NULL, error))
        return FALSE;
      candidate = read_candidate (self, entry->account);
      cx_statement_reset (self->select);
      if (g_strcmp0 (identifier_in (candidate, list), text) == 0)
        g_ptr_array_add (candidates, candidate);
      else
        candidate_free (candidate);
    }
  return TRUE;
}

typedef gboolean (*Keep) (const Candidate *candidate, const CxAccountHint *hint);

static void
keep_those (GPtrArray           *candidates,
            Keep                 keep,
            const CxAccountHint *hint)
{
  for (guint i = candidates->len; i > 0; i--)
    if (!keep (candidates->pdata[i - 1], hint))
      g_ptr_array_remove_index (candidates, i - 1);
}

/* Drops the others when there are several and some qualify. */
static void
prefer_those (GPtrArray           *candidates,
              Keep                 keep,
              const CxAccountHint *hint)
{
  guint n = 0;

  for (guint i = 0; i < candidates->len; i++)
    n += keep (candidates->pdata[i], hint);
  if (candidates->len > 1 && n > 0)
    keep_those (candidates, keep, hint);
}

static gboolean
has_no_record_id (const Candidate     *candidate,
                  const CxAccountHint *hint)
{
  return candidate->record_id == NULL;
}

static gboolean
has_name (const Candidate     *candidate,
          const CxAccountHint *hint)
{
  return hint->name != NULL && g_strcmp0 (candidate->name, hint->name) == 0;
}

static gboolean
has_country (const Candidate     *candidate,
             const CxAccountHint *hint)
{
  return hint->country != NULL && g_strcmp0 (candidate->country, hint->country) == 0;
}

/* Where both are known, they are the same. */
static gboolean
agrees (const Candidate     *candidate,
        const CxAccountHint *hint)
{
  if (candidate->country != NULL && hint->country != NULL && !g_str_equal (candidate->country, hint->country))
    return FALSE;
  return candidate->domain == NULL || hint->domain == NULL || g_str_equal (candidate->domain, hint->domain);
}

/* ── finding ────────────────────────────────────────────────────────────── */

static gboolean
collect_id (CxAccountLookup *self,
            char            *id,
            GPtrArray       *candidates,
            GError         **error)
{
  const CxCellRule rule = { .type = CX_FIELD_ID, .salesforce_id = TRUE };
  guint before = candidates->len;
  g_autofree char *other = NULL;
  CxStoredCell stored;

  if (!collect (self, BY_ID, id, candidates, error) || !collect (self, BY_KEY, id, candidates, error))
    return FALSE;
  if (candidates->len > before)
    return TRUE;
  cx_cell_reader_begin (self->cells);
  /* Trees of Salesforce records refer to each other so. */
  if (*id == '@')
    other = g_strdup (id + 1);
  else if (strlen (id) == 18)
    other = g_strndup (id, 15);
  else if (cx_cell_reader_read (self->cells, &rule, &(CxCell) { id, strlen (id) }, &stored) && stored.kind == CX_CELL_TEXT)
    other = g_strndup (stored.text, stored.length);
  return other == NULL || g_str_equal (other, id) || collect (self, BY_ID, other, candidates, error);
}

static gboolean
collect_ids (CxAccountLookup     *self,
             const CxAccountHint *hint,
             GPtrArray           *candidates,
             GError             **error)
{
  g_auto(GStrv) ids = g_strsplit (hint->id ? hint->id : "", ";", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    if (*g_strstrip (ids[i]) != '\0' && !collect_id (self, ids[i], candidates, error))
      return FALSE;
  return TRUE;
}

static gboolean
collect_domain (CxAccountLookup     *self,
                const CxAccountHint *hint,
                const char          *domain,
                GPtrArray           *candidates,
                GError             **error)
{
  if (candidates->len > 0 || domain == NULL)
    return TRUE;
  if (!collect (self, BY_DOMAIN, domain, candidates, error))
    return FALSE;
  if (hint->id != NULL)
    keep_those (candidates, has_no_record_id, hint);
  prefer_those (candidates, has_name, hint);
  prefer_those (candidates, has_country, hint);
  return TRUE;
}

static gboolean
collect_name (CxAccountLookup     *self,
              const CxAccountHint *hint,
              GPtrArray           *candidates,
              GError             **error)
{
  if (candidates->len > 0 || hint->name == NULL)
    return TRUE;
  if (!collect (self, BY_NAME, hint->name, candidates, error))
    return FALSE;
  if (hint->id != NULL)
    keep_those (candidates, has_no_record_id, hint);
  keep_those (candidates, agrees, hint);
  prefer_those (candidates, has_country, hint);
  return TRUE;
}

static char *
say_several (GPtrArray *candidates)
{
  GString *why = g_string_new (NULL);

  g_string_printf (why, "could belong to %u accounts: ", candidates->len);
  for (guint i = 0; i < MIN (candidates->len, MOST_NAMED); i++)
    g_string_append_printf (why, i ? ", %s" : "%s", ((const Candidate *) candidates->pdata[i])->key);
  if (candidates->len > MOST_NAMED)
    g_string_append (why, ", …");
  return g_string_free_and_steal (why);
}

static char *
say_none (const CxAccountHint *hint)
{
  if (hint->id != NULL)
    return g_strdup_printf ("no account has the record id “%s”", hint->id);
  if (hint->domain != NULL && hint->name != NULL)
    return g_strdup_printf ("no account has the domain “%s” or the name “%s”", hint->domain, hint->said);
  if (hint->domain != NULL)
    return g_strdup_printf ("no account has the domain “%s”", hint->domain);
  if (hint->name != NULL)
    return g_strdup_printf ("no account has the name “%s”", hint->said);
  if (hint->email_domain != NULL)
    return g_strdup_printf ("no account has the domain “%s” of the email address", hint->email_domain);
  return g_strdup ("no record id, domain or name says which account this belongs to");
}

gboolean
cx_account_lookup_find (CxAccountLookup     *self,
                        const CxAccountHint *hint,
                        gint64              *account,
                        char               **why,
                        GError             **error)
{
  g_autoptr(GPtrArray) candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) candidate_free);

  g_return_val_if_fail (self != NULL && hint != NULL, FALSE);

  *account = 0;
  *why = NULL;
  if (!collect_ids (self, hint, candidates, error) ||
      !collect_domain (self, hint, hint->domain, candidates, error) ||
      !collect_domain (self, hint, hint->email_domain, candidates, error) ||
      !collect_name (self, hint, candidates, error))
    return FALSE;
  if (candidates->len == 1)
    *account = ((const Candidate *) candidates->pdata[0])->id;
  else
    *why = candidates->len > 0 ? say_several (candidates) : say_none (hint);
  return TRUE;
}
