/* What the team says of each stage in the journey map. Knows no accounts. */
#include "cx-journey-map.h"

#include "cx-stage-private.h"
#include "cx-text.h"

/* As the file calls them; the names of the stage stand with it. */
static const char *const names[CX_N_ELEMENTS] = { NULL, NULL, "know", "feel", "content", "channel", "action" };

static int
find_element (const char *name)
{
  for (int i = 0; i < CX_N_ELEMENTS; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return i;
  return -1;
}

static int
find_stage (GPtrArray  *stages,
            const char *code)
{
  for (guint i = 0; i < stages->len; i++)
    if (g_str_equal (((CxStage *) stages->pdata[i])->code, code))
      return (int) i;
  return -1;
}

static GPtrArray *
start_from_names (GPtrArray *stages)
{
  GPtrArray *said = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < stages->len; i++)
    for (guint element = 0; element < CX_N_ELEMENTS; element++)
      {
        const CxStage *stage = stages->pdata[i];

        g_ptr_array_add (said, g_strdup (element == CX_ELEMENT_PROCESS ? stage->label :
                                         element == CX_ELEMENT_COGNITION ? stage->customer : ""));
      }
  return said;
}

GPtrArray *
cx_journey_map_load (CxStore   *store,
                     GPtrArray *stages,
                     GError   **error)
{
  g_autoptr(GPtrArray) said = start_from_names (stages);
  g_autoptr(CxStatement) select =
    cx_database_prepare (cx_store_get_database (store), "SELECT stage, element, text FROM journey_cell", error);
  gboolean has_row = TRUE;

  if (select == NULL)
    return NULL;
  while (has_row)
    {
      int stage, element;

      if (!cx_statement_step (select, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      stage = find_stage (stages, cx_statement_get_text (select, 0));
      element = find_element (cx_statement_get_text (select, 1));
      if (stage < 0 || element < 0)
        continue;
      g_free (said->pdata[stage * CX_N_ELEMENTS + element]);
      said->pdata[stage * CX_N_ELEMENTS + element] = g_strdup (cx_statement_get_text (select, 2));
    }
  return g_steal_pointer (&said);
}

/* ── writing ────────────────────────────────────────────────────────────── */

static gboolean
check_label (CxStore    *store,
             const char *code,
             const char *label,
             GError    **error)
{
  g_autoptr(GPtrArray) stages = cx_stage_list (store, error);
  g_autofree char *folded = cx_text_fold (label, -1);

  if (stages == NULL)
    return FALSE;
  if (*folded == '\0')
    {
      g_set_error (error, CX_ERROR, CX_ERROR_INVALID, "stage “%s” needs a name; give it one", code);
      return FALSE;
    }
  for (guint i = 0; i < stages->len; i++)
    {
      const CxStage *stage = stages->pdata[i];
      g_autofree char *other = cx_text_fold (stage->label, -1);

      if (g_str_equal (folded, other) && !g_str_equal (stage->code, code))
        {
          g_set_error (error, CX_ERROR, CX_ERROR_INVALID, "two stages would be called “%s”; give one another name", label);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
write_text (CxStore    *store,
            const char *sql,
            const char *stage,
            const char *text,
            const char *element,
            GError    **error)
{
  g_autoptr(CxStatement) statement = cx_database_prepare (cx_store_get_database (store), sql, error);

  if (statement == NULL)
    return FALSE;
  cx_statement_bind_text (statement, 1, stage, -1);
  cx_statement_bind_text (statement, 2, text, -1);
  if (element != NULL)
    cx_statement_bind_text (statement, 3, element, -1);
  return cx_statement_run (statement, error);
}

gboolean
cx_journey_map_set (CxStore         *store,
                    const char      *stage,
                    CxJourneyElement element,
                    const char      *text,
                    GError         **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  if (!cx_stage_check_code (store, stage, error))
    return FALSE;
  if (element == CX_ELEMENT_PROCESS)
    return check_label (store, stage, trimmed, error) &&
           write_text (store, "UPDATE stage SET label = ?2 WHERE code = ?1", stage, trimmed, NULL, error);
  if (element == CX_ELEMENT_COGNITION)
    return write_text (store, "UPDATE stage SET customer = ?2 WHERE code = ?1", stage, trimmed, NULL, error);
  if (*trimmed == '\0')
    return write_text (store, "DELETE FROM journey_cell WHERE stage = ?1 AND element = ?2", stage, names[element], NULL, error);
  return write_text (store,
                     "INSERT INTO journey_cell (stage, text, element) VALUES (?1, ?2, ?3)"
                     " ON CONFLICT (stage, element) DO UPDATE SET text = excluded.text", stage, trimmed, names[element], error);
}

guint
cx_journey_map_count_pieces (const char *content)
{
  g_auto(GStrv) lines = g_strsplit (content, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += *g_strstrip (lines[i]) != '\0';
  return n;
}
