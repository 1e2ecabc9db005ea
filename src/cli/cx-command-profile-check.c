/* profile check: what the draft of a profile lacks, and what smells. */
#include "cx-cli.h"
#include "cx-error.h"
#include "cx-readiness.h"
#include "cx-smells.h"
#include "cx-table.h"

#include <stdio.h>

/* What is known of a draft. */
typedef struct {
  const CxRanked *ranked;
  CxEvaluation   *evaluation;
  CxReadiness    *readiness;
  GPtrArray      *smells;
} Check;

static void
check_clear (Check *self)
{
  g_clear_pointer (&self->evaluation, cx_evaluation_unref);
  g_clear_pointer (&self->readiness, cx_readiness_free);
  g_clear_pointer (&self->smells, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Check, check_clear)

static const CxRanked *
choose (CxTiering  *tiering,
        const char *text,
        GError    **error)
{
  guint n = cx_tiering_get_n_profiles (tiering);
  int profile;

  if (!cx_cli_find_profile (tiering, text, &profile, error))
    return NULL;
  if (profile < 0 && n == 0)
    g_set_error_literal (error, CX_ERROR, CX_ERROR_NOT_FOUND, "no profile yet; “profile import” reads one");
  else if (profile < 0 && n > 1)
    cx_cli_usage_error (error, "there are %u profiles; say which one", n);
  else
    return cx_tiering_get_profile (tiering, (guint) MAX (profile, 0));
  return NULL;
}

static void
look (Check      *self,
      CxSnapshot *snapshot)
{
  const CxRanked *ranked = self->ranked;

  self->evaluation = cx_evaluation_new (cx_snapshot_get_columns (snapshot), ranked->draft, cx_snapshot_get_day (snapshot),
                                        ranked->evaluation);
  self->readiness = cx_readiness_new (ranked->draft, self->evaluation);
  self->smells = cx_smells_find (ranked->draft, self->evaluation,
                                 ranked->version > 0 ? cx_evaluation_get_profile (ranked->evaluation) : NULL,
                                 cx_snapshot_get_day (snapshot),
                                 ranked->version > 0 ? ranked->published_day : CX_SMELLS_NEVER);
}

/* The field of a criterion that cannot be searched; NULL when no import has brought it. */
static gboolean
is_unsearchable (const Check        *self,
                 guint               i,
                 const CxCriterion **criterion,
                 const CxColumn    **column)
{
  CxColumns *columns = cx_evaluation_get_columns (self->evaluation);

  *criterion = cx_profile_get_criterion (self->ranked->draft, i);
  *column = (*criterion)->field ? cx_columns_find (columns, (*criterion)->field) : NULL;
  return cx_columns_get_n_accounts (columns) > 0 && !cx_evaluation_is_searchable (self->evaluation, i);
}

/* ── JSON ── */

static void
set_entry (JsonObject *object,
           int         entry)
{
  if (entry == CX_NO_ENTRY)
    json_object_set_null_member (object, "entry");
  else
    json_object_set_int_member (object, "entry", entry);
}

static JsonArray *
missing_json (const CxReadiness *readiness,
              const char        *section)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < readiness->items->len; i++)
    {
      const CxReadinessItem *item = readiness->items->pdata[i];
      JsonObject *object;

      if (item->done || !g_str_equal (item->section, section))
        continue;
      object = json_object_new ();
      cx_cli_set_text (object, "part", item->part);
      set_entry (object, item->entry);
      cx_cli_set_text (object, "member", item->member);
      cx_cli_set_text (object, "criterion", item->criterion);
      cx_cli_set_text (object, "name", item->name);
      json_object_set_string_member (object, "words", item->words);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
count_json (CxReadinessCount count)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "done", count.done);
  json_object_set_int_member (object, "total", count.total);
  return object;
}

static JsonArray *
sections_json (const CxReadiness *readiness)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < CX_N_SECTIONS; i++)
    {
      const CxSection *section = cx_section_get (i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "section", section->key);
      json_object_set_int_member (object, "done", readiness->sections[i].done);
      json_object_set_int_member (object, "total", readiness->sections[i].total);
      json_object_set_array_member (object, "missing", missing_json (readiness, section->key));
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
smells_json (GPtrArray *smells)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < smells->len; i++)
    {
      const CxSmell *smell = smells->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "code", cx_smell_code_to_name (smell->code));
      cx_cli_set_text (object, "section", smell->section);
      cx_cli_set_text (object, "part", smell->part);
      set_entry (object, smell->entry);
      cx_cli_set_text (object, "member", smell->member);
      cx_cli_set_text (object, "criterion", smell->criterion);
      json_object_set_string_member (object, "text", smell->text);
      json_array_add_object_element (array, object);
    }
  return array;
}

/* @misfits: those with a field of another type, rather than without one. */
static JsonArray *
unsearchable_json (const Check *self,
                   gboolean     misfits)
{
  JsonArray *array = json_array_new ();
  const CxCriterion *criterion;
  const CxColumn *column;

  for (guint i = 0; i < cx_profile_get_n_criteria (self->ranked->draft); i++)
    {
      JsonObject *object;

      if (!is_unsearchable (self, i, &criterion, &column) || (column != NULL) != misfits)
        continue;
      object = json_object_new ();
      json_object_set_string_member (object, "criterion", criterion->id);
      json_object_set_string_member (object, "label", criterion->label);
      cx_cli_set_text (object, "field", criterion->field);
      json_object_set_string_member (object, "op", cx_operator_to_name (criterion->op));
      cx_cli_set_text (object, "type", column ? cx_field_type_to_name (column->field->type) : NULL);
      json_array_add_object_element (array, object);
    }
  return array;
}

static void
print_json (const Check *self)
{
  const CxReadiness *readiness = self->readiness;
  JsonObject *object = json_object_new (), *gut_check = json_object_new ();

  json_object_set_string_member (object, "name", cx_profile_get_name (self->ranked->draft));
  json_object_set_int_member (object, "rank", self->ranked->rank);
  json_object_set_int_member (object, "version", self->ranked->version);
  json_object_set_int_member (object, "percent", readiness->percent);
  json_object_set_int_member (object, "done", readiness->all.done);
  json_object_set_int_member (object, "total", readiness->all.total);
  json_object_set_array_member (object, "sections", sections_json (readiness));
  json_object_set_object_member (gut_check, "answers", count_json (readiness->answers));
  json_object_set_object_member (gut_check, "ticks", count_json (readiness->ticks));
  json_object_set_object_member (object, "gut_check", gut_check);
  json_object_set_array_member (object, "smells", smells_json (self->smells));
  json_object_set_array_member (object, "not_searchable", unsearchable_json (self, FALSE));
  json_object_set_array_member (object, "misfits", unsearchable_json (self, TRUE));
  cx_cli_print_object (object);
}

/* ── text ── */

static void
print_counts (const CxReadiness *readiness)
{
  static const char *const headers[] = { "Section", ">Done", ">Of", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);

  for (guint i = 0; i < CX_N_SECTIONS; i++)
    {
      cx_table_add (table, cx_section_get (i)->title);
      cx_table_count (table, readiness->sections[i].done);
      cx_table_count (table, readiness->sections[i].total);
    }
  cx_table_print (table, 0);
  printf ("Gut check: %u of %u answered, %u of %u ticked\n", readiness->answers.done, readiness->answers.total,
          readiness->ticks.done, readiness->ticks.total);
}

/* Each thing a line, below its section: "Fleets block each other: How often". */
static void
print_missing (const CxReadiness *readiness)
{
  const char *section = NULL;

  if (readiness->percent < 100)
    puts ("\nMissing:");
  for (guint i = 0; i < readiness->items->len; i++)
    {
      const CxReadinessItem *item = readiness->items->pdata[i];
      gboolean named = item->name != NULL && item->part != NULL;

      if (item->done)
        continue;
      if (g_strcmp0 (section, item->section) != 0)
        printf ("  %s\n", cx_section_find (item->section)->title);
      section = item->section;
      printf ("    %s%s%s\n", named ? item->name : "", named ? ": " : "", item->words);
    }
}

static void
print_text (const Check *self)
{
  const CxReadiness *readiness = self->readiness;

  printf ("%s · rank %d · draft\nReady: %u %% (%u of %u)\n", cx_profile_get_name (self->ranked->draft), self->ranked->rank,
          readiness->percent, readiness->all.done, readiness->all.total);
  print_counts (readiness);
  print_missing (readiness);
  if (self->smells->len > 0)
    puts ("\nLook at:");
  for (guint i = 0; i < self->smells->len; i++)
    printf ("  %s\n", ((const CxSmell *) self->smells->pdata[i])->text);
}

gboolean
cx_command_profile_check (CxCli   *cli,
                          int      argc,
                          char   **argv,
                          GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "print one JSON document", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxSnapshot) snapshot = NULL;
  g_auto(Check) check = { 0 };

  if (!cx_cli_parse (&argc, &argv, "[PROFILE]",
                     "Says of a profile’s draft how ready it is, what it lacks, and what smells. It is a report: the exit\n"
                     "code is 0.", entries, 0, 1, error))
    return FALSE;
  snapshot = cx_cli_load (cli, error);
  check.ranked = snapshot ? choose (cx_snapshot_get_tiering (snapshot), argc > 1 ? argv[1] : NULL, error) : NULL;
  if (check.ranked == NULL)
    return FALSE;
  look (&check, snapshot);
  if (json)
    print_json (&check);
  else
    print_text (&check);
  return TRUE;
}
