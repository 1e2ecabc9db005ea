/* The catalogue of fields as it would be without an import. Later imports kept what the catalogue said before them; where
 * that came from the import that goes, it is what was there before that one. */
#include "cx-undo-private.h"

/* What can change of a field. The header is what each file says anew; the others go on from file to file. */
enum { LABEL, TYPE, ROLE, UNIT, HEADER, N_MEMBERS };

#define MEMBERS_OF(json) \
  "json_extract (" json ", '$.label'), json_extract (" json ", '$.type'), json_extract (" json ", '$.role')," \
  "json_extract (" json ", '$.unit'), json_extract (" json ", '$.header')"

/* What a field was before one import, the last of them: what it is now. */
typedef struct {
  gint64 import; /* 0: none */
  char  *members[N_MEMBERS];
} State;

static void
state_free (State *self)
{
  for (guint i = 0; i < N_MEMBERS; i++)
    g_free (self->members[i]);
  g_free (self);
}

static void
state_copy (State       *self,
            const State *from)
{
  for (guint i = 0; i < N_MEMBERS; i++)
    g_set_str (&self->members[i], from->members[i]);
}

static gboolean
state_equal (const State *a,
             const State *b)
{
  for (guint i = 0; i < N_MEMBERS; i++)
    if (g_strcmp0 (a->members[i], b->members[i]) != 0)
      return FALSE;
  return TRUE;
}

/* Column 0 is the import, then the members, then whether they are known. */
static gboolean
read_states (CxUndo     *self,
             GPtrArray  *states,
             GArray     *known,
             gint64      field,
             const char *sql,
             GError    **error)
{
  g_autoptr(CxStatement) select = cx_database_prepare (self->database, sql, error);
  gboolean has_row = TRUE, is_known;

  if (select == NULL)
    return FALSE;
  cx_statement_bind_int (select, 1, self->import);
  cx_statement_bind_int (select, 2, field);
  while (has_row)
    {
      State *state;

      if (!cx_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      state = g_new0 (State, 1);
      state->import = cx_statement_get_int (select, 0);
      for (guint i = 0; i < N_MEMBERS; i++)
        state->members[i] = g_strdup (cx_statement_get_text (select, (int) i + 1));
      is_known = cx_statement_get_int (select, N_MEMBERS + 1) != 0;
      g_ptr_array_add (states, state);
      g_array_append_val (known, is_known);
    }
  return TRUE;
}

/* Before the import and before each later one; last what is now. An import that changed nothing found what the next one found. */
static GPtrArray *
list_states (CxUndo  *self,
             gint64   field,
             GError **error)
{
  g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify) state_free);
  g_autoptr(GArray) known = g_array_new (FALSE, FALSE, sizeof (gboolean));

  if (!read_states (self, states, known, field,
                    "SELECT import, " MEMBERS_OF ("was") ", was IS NOT NULL FROM import_field"
                    " WHERE field = ?2 AND import >= ?1 ORDER BY import", error) ||
      !read_states (self, states, known, field, "SELECT 0, label, type, role, unit, header, ?1 IS NOT NULL FROM field WHERE id = ?2", error))
    return NULL;
  for (guint i = states->len - 1; i-- > 0;)
    if (!g_array_index (known, gboolean, i))
      state_copy (states->pdata[i], states->pdata[i + 1]);
  return g_steal_pointer (&states);
}

static gboolean
write_was (CxUndo      *self,
           gint64       field,
           const State *before,
           const State *after,
           GError     **error)
{
  g_autoptr(CxStatement) update =
    cx_database_prepare (self->database,
                         "UPDATE import_field SET was = CASE WHEN ?1 THEN"
                         " json_object ('label', ?4, 'type', ?5, 'role', ?6, 'unit', ?7, 'header', ?8) END"
                         " WHERE field = ?2 AND import = ?3 AND NOT added", error);

  if (update == NULL)
    return FALSE;
  cx_statement_bind_int (update, 1, !state_equal (before, after));
  cx_statement_bind_int (update, 2, field);
  cx_statement_bind_int (update, 3, before->import);
  for (guint i = 0; i < N_MEMBERS; i++)
    cx_statement_bind_text (update, (int) i + 4, before->members[i], -1);
  return cx_statement_run (update, error);
}

static gboolean
write_field (CxUndo      *self,
             gint64       field,
             const State *state,
             GError     **error)
{
  g_autoptr(CxStatement) update =
    cx_database_prepare (self->database, "UPDATE field SET label = ?2, type = ?3, role = ?4, unit = ?5, header = ?6 WHERE id = ?1", error);

  if (update == NULL)
    return FALSE;
  cx_statement_bind_int (update, 1, field);
  for (guint i = 0; i < N_MEMBERS; i++)
    cx_statement_bind_text (update, (int) i + 2, state->members[i], -1);
  return cx_statement_run (update, error);
}

/* What the import itself said of the field: what differs from it by now was changed by hand. */
static State *
read_said (CxUndo  *self,
           gint64   field,
           GError **error)
{
  g_autoptr(CxStatement) select =
    cx_database_prepare (self->database,
                         "SELECT json_extract (m.value, '$.label'), json_extract (m.value, '$.role')"
                         " FROM import i JOIN json_each (i.mapping) m JOIN field f"
                         " ON m.type = 'object' AND json_extract (m.value, '$.key') = f.key WHERE i.id = ?1 AND f.id = ?2", error);
  State *said;
  gboolean has_row;

  if (select == NULL)
    return NULL;
  cx_statement_bind_int (select, 1, self->import);
  cx_statement_bind_int (select, 2, field);
  if (!cx_statement_step (select, &has_row, error))
    return NULL;
  said = g_new0 (State, 1);
  if (has_row)
    {
      said->members[LABEL] = g_strdup (cx_statement_get_text (select, 0));
      said->members[ROLE] = g_strdup (cx_statement_get_text (select, 1));
    }
  return said;
}

/* What the import left is what is there after it, unless a person said otherwise; an import never changes a type. */
static gboolean
is_of_import (const State *after,
              const State *said,
              guint        k)
{
  return k != TYPE && (said->members[k] == NULL || g_strcmp0 (after->members[k], said->members[k]) == 0);
}

/* What the catalogue says at @i now that the import is gone: what an import did not touch goes on from what was before it. */
static State *
state_without (GPtrArray   *old,
               guint        i,
               const State *before,
               const State *said)
{
  const State *was = old->pdata[i], *was_before = old->pdata[i - 1];
  State *state = g_new0 (State, 1);

  state_copy (state, was);
  state->import = was->import;
  for (guint k = 0; k < N_MEMBERS; k++)
    if (i == 1 ? is_of_import (was, said, k) : k != HEADER && g_strcmp0 (was->members[k], was_before->members[k]) == 0)
      g_set_str (&state->members[k], before->members[k]);
  return state;
}

static gboolean
restore_field (CxUndo  *self,
               gint64   field,
               GError **error)
{
  g_autoptr(GPtrArray) old = list_states (self, field, error);
  g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify) state_free);
  State *said = old ? read_said (self, field, error) : NULL;

  if (said == NULL)
    return FALSE;
  for (guint i = 1; i < old->len; i++)
    g_ptr_array_add (states, state_without (old, i, i == 1 ? old->pdata[0] : states->pdata[i - 2], said));
  state_free (said);
  for (guint i = 0; i + 1 < states->len; i++)
    if (!write_was (self, field, states->pdata[i], states->pdata[i + 1], error))
      return FALSE;
  return write_field (self, field, states->pdata[states->len - 1], error);
}

/* A field that later imports fill too was made by the first of them. */
#define HAND_FIELDS_ON                                                                                         \
  "UPDATE import_field AS l SET added = 1, was = n.was FROM import_field n"                                    \
  " WHERE n.import = ?1 AND n.added AND l.field = n.field"                                                     \
  "  AND l.import = (SELECT min (x.import) FROM import_field x WHERE x.field = n.field AND x.import > ?1)"

gboolean
cx_undo_fields (CxUndo  *self,
                GError **error)
{
  g_autoptr(CxStatement) select =
    cx_database_prepare (self->database, "SELECT field FROM import_field WHERE import = ?1 AND NOT added AND was IS NOT NULL", error);
  gboolean has_row;

  if (select == NULL || !cx_undo_run (self, HAND_FIELDS_ON, NULL, error))
    return FALSE;
  cx_statement_bind_int (select, 1, self->import);
  for (;;)
    {
      if (!cx_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (!restore_field (self, cx_statement_get_int (select, 0), error))
        return FALSE;
      self->counts.refined++;
    }
}
