/* The commands about profiles as documents: profile list, show, import, export. */
#include "cx-cli.h"
#include "cx-error.h"
#include "cx-profile-table.h"
#include "cx-table.h"
#include "cx-value.h"

#include <stdio.h>
#include <stdlib.h>

/* What is in force: the newest version, else the draft. */
static const char *
document_of (const CxProfileRow *row,
             gboolean            draft)
{
  return row->published != NULL && !draft ? row->published : row->document;
}

static CxProfile *
parse (const CxProfileRow *row,
       gboolean            draft,
       GError            **error)
{
  return cx_profile_parse (document_of (row, draft), -1, row->name, error);
}

static gboolean
draft_differs (const CxProfileRow *row)
{
  return row->published != NULL && g_strcmp0 (row->published, row->document) != 0;
}

/* ── profile list ── */

static gboolean
list_json (GPtrArray *rows,
           GError   **error)
{
  g_autoptr(JsonArray) array = json_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      const CxProfileRow *row = rows->pdata[i];
      g_autoptr(CxProfile) profile = parse (row, FALSE, error);
      JsonObject *object;

      if (profile == NULL)
        return FALSE;
      object = json_object_new ();
      json_object_set_string_member (object, "name", row->name);
      if (row->rank > 0)
        json_object_set_int_member (object, "rank", row->rank);
      else
        json_object_set_null_member (object, "rank");
      json_object_set_int_member (object, "version", row->version);
      cx_cli_set_day (object, "published", row->version > 0 ? row->published_day : G_MININT32);
      json_object_set_int_member (object, "criteria", cx_profile_get_n_criteria (profile));
      json_object_set_boolean_member (object, "draft_differs", draft_differs (row));
      json_object_set_boolean_member (object, "retired", row->rank == 0);
      json_array_add_object_element (array, object);
    }
  cx_cli_print_array (g_steal_pointer (&array));
  return TRUE;
}

static gboolean
list_table (GPtrArray *rows,
            GError   **error)
{
  static const char *const headers[] = { ">Rank", "Profile", ">Criteria", ">Version", "Published", "Draft", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);

  for (guint i = 0; i < rows->len; i++)
    {
      const CxProfileRow *row = rows->pdata[i];
      g_autoptr(CxProfile) profile = parse (row, FALSE, error);

      if (profile == NULL)
        return FALSE;
      cx_table_take (table, row->rank > 0 ? cx_cli_count (row->rank) : g_strdup ("–"));
      cx_table_add (table, row->name);
      cx_table_count (table, cx_profile_get_n_criteria (profile));
      cx_table_take (table, row->version > 0 ? cx_cli_count (row->version) : g_strdup ("–"));
      cx_table_take (table, row->version > 0 ? cx_date_format (row->published_day) : g_strdup ("–"));
      cx_table_add (table, row->rank == 0 ? "retired" : row->version == 0 ? "in force" : draft_differs (row) ? "changed" : "");
    }
  if (rows->len == 0)
    puts ("No profiles yet: “profile import” reads one.");
  else
    cx_table_print (table, 0);
  return TRUE;
}

gboolean
cx_command_profile_list (CxCli   *cli,
                         int      argc,
                         char   **argv,
                         GError **error)
{
  gboolean json = FALSE, all = FALSE;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, "the retired ones too, behind the others", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "print one JSON document", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxStore) store = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GPtrArray) retired = NULL;

  if (!cx_cli_parse (&argc, &argv, "", "Lists the profiles by rank.", entries, 0, 0, error))
    return FALSE;
  store = cx_cli_open (cli, FALSE, error);
  rows = store ? cx_profile_table_list (store, error) : NULL;
  retired = rows && all ? cx_profile_table_list_retired (store, error) : NULL;
  if (rows == NULL || (all && retired == NULL))
    return FALSE;
  if (retired != NULL)
    g_ptr_array_extend_and_steal (rows, g_steal_pointer (&retired));
  return json ? list_json (rows, error) : list_table (rows, error);
}

/* ── profile show, export ── */

static void
append_bound (GString           *text,
              const CxCriterion *criterion,
              double             bound)
{
  if (criterion->dates)
    {
      g_autofree char *date = cx_date_format ((gint32) bound);

      g_string_append (text, date);
    }
  else
    g_string_append_printf (text, "%.15g", bound);
}

static char *
describe_values (const CxCriterion *criterion)
{
  g_autoptr(GString) text = g_string_new (NULL);

  switch (criterion->op)
    {
    case CX_OP_BETWEEN:
      append_bound (text, criterion, criterion->low);
      g_string_append (text, "…");
      append_bound (text, criterion, criterion->high);
      break;
    case CX_OP_AT_LEAST:
      append_bound (text, criterion, criterion->low);
      break;
    case CX_OP_AT_MOST:
      append_bound (text, criterion, criterion->high);
      break;
    case CX_OP_IS:
      g_string_append (text, criterion->flag ? "yes" : "no");
      break;
    case CX_OP_WITHIN_DAYS:
      g_string_append_printf (text, "%d", criterion->days);
      break;
    default:
      return criterion->values ? g_strjoinv (", ", criterion->values) : g_strdup ("");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
print_profile (const CxProfileRow *row,
               CxProfile          *profile,
               gboolean            draft)
{
  static const char *const headers[] = { "Importance", ">Weight", "Criterion", "Field", "Test", "Values", NULL };
  g_autoptr(CxTable) table = cx_table_new (headers);
  const double *thresholds = cx_profile_get_thresholds (profile);

  printf ("%s · rank %d · ", row->name, row->rank);
  if (draft || row->version == 0)
    puts ("draft");
  else
    printf ("version %d\n", row->version);
  printf ("Tier 1 from %g, tier 2 from %g, tier 3 from %g\n", thresholds[0], thresholds[1], thresholds[2]);
  for (guint i = 0; i < cx_profile_get_n_criteria (profile); i++)
    {
      const CxCriterion *criterion = cx_profile_get_criterion (profile, i);

      cx_table_add (table, cx_importance_to_name (criterion->importance));
      cx_table_take (table, criterion->importance == CX_IMPORTANCE_NEVER ? g_strdup ("") : g_strdup_printf ("%g", criterion->weight));
      cx_table_add (table, criterion->label);
      cx_table_add (table, criterion->field);
      cx_table_add (table, cx_operator_to_name (criterion->op));
      cx_table_take (table, describe_values (criterion));
    }
  cx_table_print (table, 0);
}

gboolean
cx_command_profile_show (CxCli   *cli,
                         int      argc,
                         char   **argv,
                         GError **error)
{
  gboolean json = FALSE, draft = FALSE;
  const GOptionEntry entries[] = {
    { "draft", 0, 0, G_OPTION_ARG_NONE, &draft, "the draft, rather than the newest version", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "print the document", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxStore) store = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(CxProfile) profile = NULL;
  const CxProfileRow *row;

  if (!cx_cli_parse (&argc, &argv, "[PROFILE]", "Shows a profile, named by name or rank.", entries, 0, 1, error))
    return FALSE;
  store = cx_cli_open (cli, FALSE, error);
  rows = store ? cx_profile_table_list (store, error) : NULL;
  row = rows ? cx_cli_find_profile_row (rows, argc > 1 ? argv[1] : NULL, error) : NULL;
  profile = row ? parse (row, draft, error) : NULL;
  if (profile == NULL)
    return FALSE;
  if (json)
    {
      g_autofree char *text = cx_profile_to_json (profile);

      fputs (text, stdout);
    }
  else
    print_profile (row, profile, draft);
  return TRUE;
}

gboolean
cx_command_profile_export (CxCli   *cli,
                           int      argc,
                           char   **argv,
                           GError **error)
{
  gboolean draft = FALSE;
  g_autofree char *out = NULL;
  const GOptionEntry entries[] = {
    { "draft", 0, 0, G_OPTION_ARG_NONE, &draft, "the draft, rather than the newest version", NULL },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &out, "write to this file; else, and for -, to standard output", "FILE" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(CxStore) store = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(CxProfile) profile = NULL;
  g_autofree char *text = NULL;
  const CxProfileRow *row;

  if (!cx_cli_parse (&argc, &argv, "[PROFILE]", "Writes a profile’s document, which “profile import” reads.", entries, 0, 1, error))
    return FALSE;
  store = cx_cli_open (cli, FALSE, error);
  rows = store ? cx_profile_table_list (store, error) : NULL;
  row = rows ? cx_cli_find_profile_row (rows, argc > 1 ? argv[1] : NULL, error) : NULL;
  profile = row ? parse (row, draft, error) : NULL;
  if (profile == NULL)
    return FALSE;
  text = cx_profile_to_json (profile);
  if (out != NULL && !g_str_equal (out, "-"))
    return g_file_set_contents (out, text, -1, error);
  fputs (text, stdout);
  return TRUE;
}

/* ── profile import ── */

/* Criteria that no field can answer: every account would be unknown. */
static void
warn_about_fields (CxCli     *cli,
                   CxStore   *store,
                   CxProfile *profile)
{
  g_autoptr(GPtrArray) fields = cx_field_table_list (store, NULL);

  for (guint i = 0; fields != NULL && fields->len > 0 && i < cx_profile_get_n_criteria (profile); i++)
    {
      const CxCriterion *criterion = cx_profile_get_criterion (profile, i);
      const CxField *field = cx_field_list_find (fields, criterion->field);

      if (field == NULL)
        cx_cli_say (cli, "“%s” is not searchable: no import has brought a field “%s”.", criterion->label, criterion->field);
      else if (!cx_criterion_fits (criterion, field->type))
        cx_cli_say (cli, "“%s” is not searchable: “%s” cannot test “%s”, which holds a %s.", criterion->label,
                    cx_operator_to_name (criterion->op), criterion->field, cx_field_type_to_name (field->type));
    }
}

static gboolean
save_document (CxCli     *cli,
               CxStore   *store,
               CxProfile *profile,
               GError   **error)
{
  g_autoptr(GPtrArray) rows = cx_profile_table_list (store, error);
  g_autofree char *document = cx_profile_to_json (profile);
  const char *name = cx_profile_get_name (profile);
  const CxProfileRow *row = rows ? cx_cli_find_profile_name (rows, name) : NULL;
  gint64 id = row ? row->id : 0;

  if (rows == NULL)
    return FALSE;
  if (!cx_profile_table_save (store, &id, name, document, error))
    return FALSE;
  cx_cli_say (cli, row ? "The draft of “%s” is replaced." : "“%s” is added; its draft is in force until it is published.", name);
  return TRUE;
}

gboolean
cx_command_profile_import (CxCli   *cli,
                           int      argc,
                           char   **argv,
                           GError **error)
{
  g_autofree char *json = NULL;
  g_autoptr(CxProfile) profile = NULL;
  g_autoptr(CxStore) store = NULL;
  gsize length;

  if (!cx_cli_parse (&argc, &argv, "FILE",
                     "Reads a profile document. It becomes the draft of the profile with its name; else a new profile, ranked last.", NULL,
                     1, 1, error))
    return FALSE;
  store = cx_cli_open (cli, TRUE, error);
  if (store == NULL || (json = cx_cli_read_file (argv[1], &length, error)) == NULL)
    return FALSE;
  profile = cx_profile_parse (json, length, argv[1], error);
  if (profile == NULL || !save_document (cli, store, profile, error))
    return FALSE;
  warn_about_fields (cli, store, profile);
  return TRUE;
}
