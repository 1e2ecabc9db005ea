/* A profile with its versions, as commands name them. */
#include "cx-versions.h"

#include "cx-error.h"

static void
choice_free (gpointer data)
{
  CxVersionChoice *self = data;

  cx_profile_unref (self->profile);
  g_free (self);
}

static gboolean
add_choice (CxVersions *self,
            int         version,
            const char *document,
            GError    **error)
{
  CxProfile *profile = cx_profile_parse (document, -1, self->row->name, error);
  CxVersionChoice *choice;

  if (profile == NULL)
    return FALSE;
  choice = g_new0 (CxVersionChoice, 1);
  choice->version = version;
  choice->profile = profile;
  g_ptr_array_add (self->choices, choice);
  return TRUE;
}

CxVersions *
cx_versions_load (CxStore    *store,
                  const char *profile,
                  GError    **error)
{
  g_autoptr(CxVersions) self = g_new0 (CxVersions, 1);

  self->choices = g_ptr_array_new_with_free_func (choice_free);
  self->rows = cx_profile_table_list (store, error);
  self->row = self->rows ? cx_cli_find_profile_row (self->rows, profile, error) : NULL;
  self->published = self->row ? cx_version_table_list (store, self->row->id, error) : NULL;
  if (self->published == NULL || !add_choice (self, 0, self->row->document, error))
    return NULL;
  for (guint i = 0; i < self->published->len; i++)
    {
      const CxVersionRow *row = self->published->pdata[i];

      if (!add_choice (self, row->version, row->document, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
cx_versions_free (CxVersions *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->published, g_ptr_array_unref);
  g_ptr_array_unref (self->choices);
  g_free (self);
}

gboolean
cx_versions_choose (const CxVersions       *self,
                    const char             *text,
                    const CxVersionChoice **choice,
                    GError                **error)
{
  guint64 version = text ? G_MAXUINT : (guint64) self->row->version;

  *choice = NULL;
  if (text == NULL && version == 0)
    return TRUE;
  if (text != NULL && g_str_equal (text, "draft"))
    version = 0;
  else if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT, &version, NULL))
    return cx_cli_usage_error (error, "“%s” is no version; say a number, or “draft”", text);
  for (guint i = 0; i < self->choices->len; i++)
    {
      const CxVersionChoice *is = self->choices->pdata[i];

      if ((guint64) is->version == version)
        {
          *choice = is;
          return TRUE;
        }
    }
  g_set_error (error, CX_ERROR, CX_ERROR_NOT_FOUND, "“%s” has no version %s; “profile versions” lists them", self->row->name, text);
  return FALSE;
}

char *
cx_versions_name (const CxVersionChoice *choice)
{
  if (choice == NULL)
    return g_strdup ("nothing");
  return choice->version == 0 ? g_strdup ("draft") : g_strdup_printf ("version %d", choice->version);
}

void
cx_versions_set_choice (JsonObject            *object,
                        const char            *member,
                        const CxVersionChoice *choice)
{
  if (choice == NULL)
    json_object_set_null_member (object, member);
  else if (choice->version == 0)
    json_object_set_string_member (object, member, "draft");
  else
    json_object_set_int_member (object, member, choice->version);
}
