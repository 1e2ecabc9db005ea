/* The sections of the one-pager that are lists of things, read from the document. */
#include "cx-config.h"

#include "cx-page-sections.h"

#include <glib/gi18n-lib.h>

#define FAINT "#6b6670"

/* ── grades ── */

static const char *const grades[] = {
  [CX_GRADE_DATA] = "data-backed",
  [CX_GRADE_SAID] = "customer-said",
  [CX_GRADE_ASSUMED] = "assumption",
};

CxPageGrade
cx_page_grade_read (const char *name)
{
  for (guint i = CX_GRADE_DATA; i <= CX_GRADE_ASSUMED; i++)
    if (g_strcmp0 (name, grades[i]) == 0)
      return (CxPageGrade) i;
  return CX_GRADE_NONE;
}

const char *
cx_page_grade_words (CxPageGrade grade)
{
  switch (grade)
    {
    case CX_GRADE_DATA:
      return _("Data-backed");
    case CX_GRADE_SAID:
      return _("Customer-said");
    case CX_GRADE_ASSUMED:
      return _("Assumption");
    case CX_GRADE_NONE:
    default:
      return "";
    }
}

/* ── reading ── */

static const char *
text_of (JsonObject *object,
         const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  const char *text = node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
                       ? json_node_get_string (node) : NULL;

  return text && *text ? text : NULL;
}

/* "must win" begins a sentence as "Must win". */
static char *
capital (const char *text)
{
  gunichar first = g_utf8_get_char (text);
  char upper[7] = "";

  g_unichar_to_utf8 (g_unichar_totitle (first), upper);
  return g_strconcat (upper, g_utf8_next_char (text), NULL);
}

/* Adds @text and @after as markup, in the tag @open and its closing one, and @before it unless it is the first. */
static void
add (GString    *markup,
     const char *before,
     const char *open,
     const char *text,
     const char *after)
{
  g_autofree char *escaped = text ? g_markup_escape_text (text, -1) : NULL;
  const char *close = open == NULL ? "" : open[1] == 'b' ? "</b>" : "</span>";

  if (text == NULL)
    return;
  if (markup->len > 0)
    g_string_append (markup, before);
  g_string_append_printf (markup, "%s%s%s%s", open ? open : "", escaped, after, close);
}

#define BOLD "<b>"
#define DIM "<span size=\"89%\" foreground=\"" FAINT "\">"

static CxPageEntry *
entry_new (JsonObject *object,
           GString    *markup)
{
  CxPageEntry *entry = g_new0 (CxPageEntry, 1);

  entry->grade = cx_page_grade_read (text_of (object, "grade"));
  entry->markup = g_string_free (markup, FALSE);
  return entry;
}

static void
entry_free (CxPageEntry *self)
{
  g_free (self->key);
  g_free (self->markup);
  g_free (self->detail);
  g_free (self->end);
  g_free (self);
}

/* ── one reader a section; each returns %NULL when its object says nothing ── */

static CxPageEntry *
read_pain (JsonObject *object)
{
  GString *markup = g_string_new (NULL), *detail = g_string_new (NULL);
  g_autofree char *moves = text_of (object, "moves") ? capital (text_of (object, "moves")) : NULL;
  const char *by = text_of (object, "by");
  g_autofree char *who = text_of (object, "who") && text_of (object, "often")
                           ? g_strdup_printf ("%s, %s", text_of (object, "who"), text_of (object, "often"))
                           : g_strdup (text_of (object, "who"));
  CxPageEntry *entry;

  add (markup, "", BOLD, text_of (object, "title"), "");
  add (detail, " ", BOLD, who, ".");
  if (text_of (object, "today"))
    add (detail, " ", NULL, _("Today:"), "");
  add (detail, " ", NULL, text_of (object, "today"), ".");
  if (text_of (object, "with_us"))
    add (detail, " ", BOLD, _("With us:"), "");
  add (detail, " ", NULL, text_of (object, "with_us"), ".");
  entry = entry_new (object, markup);
  entry->detail = g_string_free (detail, FALSE);
  if (moves && by)
    entry->end = g_strdup_printf ("%s: %s", moves, by);
  else
    entry->end = g_strdup (moves ? moves : by);
  return entry;
}

static CxPageEntry *
read_claim (JsonObject *object)
{
  GString *markup = g_string_new (NULL);
  g_autofree char *kind = text_of (object, "kind") ? capital (text_of (object, "kind")) : NULL;

  add (markup, "", BOLD, kind, ".");
  add (markup, " ", NULL, text_of (object, "claim"), "");
  add (markup, " ", DIM, text_of (object, "evidence"), "");
  return entry_new (object, markup);
}

static CxPageEntry *
read_role (JsonObject *object)
{
  GString *markup = g_string_new (NULL);
  CxPageEntry *entry;

  add (markup, "", NULL, text_of (object, "title"), text_of (object, "wants") ? ":" : "");
  add (markup, " ", DIM, text_of (object, "wants"), "");
  entry = entry_new (object, markup);
  if (text_of (object, "role"))
    entry->key = capital (text_of (object, "role"));
  return entry;
}

static CxPageEntry *
read_story (JsonObject *object)
{
  GString *markup = g_string_new (NULL);
  CxPageEntry *entry;

  add (markup, "", BOLD, text_of (object, "customer"), "");
  entry = entry_new (object, markup);
  entry->key = g_strdup (text_of (object, "industry"));
  entry->quiet = TRUE;
  entry->end = g_strdup (text_of (object, "story"));
  return entry;
}

static CxPageEntry *
read_need (JsonObject *object)
{
  GString *markup = g_string_new (NULL);
  const char *theme = text_of (object, "theme"), *when = text_of (object, "when");
  g_autofree char *plan = theme && when ? g_strdup_printf (_("Theme: %s, %s"), theme, when)
                          : theme       ? g_strdup_printf (_("Theme: %s"), theme)
                                        : g_strdup (when);

  add (markup, "", BOLD, text_of (object, "need"), ".");
  add (markup, " ", NULL, text_of (object, "gap"), ".");
  add (markup, " ", DIM, plan, "");
  return entry_new (object, markup);
}

/* ── sections ── */

static const struct {
  const char  *member, *heading;
  gboolean     wide;
  CxPageEntry *(*read) (JsonObject *object);
} readers[] = {
  { "pain", N_("Pains and use cases"), TRUE, read_pain },
  { "differentiation", N_("Why us"), FALSE, read_claim },
  { "buying_circle", N_("Who buys"), FALSE, read_role },
  { "proof", N_("Proof"), FALSE, read_story },
  { "readiness", N_("Ready to serve them"), FALSE, read_need },
};

static void
section_free (CxPageSection *self)
{
  g_ptr_array_unref (self->entries);
  g_free (self);
}

static void
read_section (JsonObject *sections,
              guint       i,
              GPtrArray  *read)
{
  JsonNode *node = json_object_get_member (sections, readers[i].member);
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  CxPageSection *section;

  for (guint k = 0; array && k < json_array_get_length (array); k++)
    {
      JsonNode *element = json_array_get_element (array, k);
      CxPageEntry *entry = JSON_NODE_HOLDS_OBJECT (element) ? readers[i].read (json_node_get_object (element)) : NULL;

      if (entry && *entry->markup)
        g_ptr_array_add (entries, entry);
      else if (entry)
        entry_free (entry);
    }
  if (entries->len == 0)
    return;
  section = g_new0 (CxPageSection, 1);
  section->heading = _(readers[i].heading);
  section->wide = readers[i].wide;
  section->entries = g_steal_pointer (&entries);
  g_ptr_array_add (read, section);
}

GPtrArray *
cx_page_sections_read (CxProfile *profile)
{
  GPtrArray *read = g_ptr_array_new_with_free_func ((GDestroyNotify) section_free);
  g_autofree char *json = cx_profile_to_json (profile);
  g_autoptr(JsonNode) root = json_from_string (json, NULL);
  JsonObject *document = root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *sections = document ? json_object_get_member (document, "sections") : NULL;

  if (sections && JSON_NODE_HOLDS_OBJECT (sections))
    for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
      read_section (json_node_get_object (sections), i, read);
  return read;
}
