/* The guided definition in a real window: every member of the table through its field, entries as rows,
 * what is missing, hints, the gut check, stories from a file, and what a keystroke costs. */
#include "cx-entry-edit.h"
#include "cx-entry-list.h"
#include "cx-entry-match.h"
#include "cx-gut-check-dialog.h"
#include "cx-hint-list.h"
#include "cx-member-form.h"
#include "cx-readiness-button.h"
#include "cx-story-button.h"

#include "define-world.h"

#include <math.h>

static CxProfile *
draft_of (World *world)
{
  return cx_workspace_get_draft (world->workspace);
}

/* ── typing into fields ── */

static GtkWidget *
editable_of (CxMemberField *field)
{
  return nth (GTK_WIDGET (field), GTK_TYPE_ENTRY, 0);
}

static void
type_text (CxMemberField *field,
           const char    *text)
{
  GtkWidget *view = nth (GTK_WIDGET (field), GTK_TYPE_TEXT_VIEW, 0);

  if (view)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (editable_of (field)), text);
}

/* What a person enters into a field of each kind, and what the document holds then. */
static void
enter (CxMemberField *field)
{
  switch (cx_member_field_get_member (field)->kind)
    {
    case CX_MEMBER_LINE:
    case CX_MEMBER_TEXT:
      type_text (field, " Something said ");
      break;
    case CX_MEMBER_LINK:
      type_text (field, "https://example.com/story");
      break;
    case CX_MEMBER_LINES:
      type_text (field, "First");
      gtk_editable_set_text (GTK_EDITABLE (nth (GTK_WIDGET (field), GTK_TYPE_ENTRY, 1)), "Second");
      break;
    case CX_MEMBER_MONEY:
      type_text (field, "310,000.5");
      break;
    case CX_MEMBER_COUNT:
      type_text (field, "213");
      break;
    case CX_MEMBER_SHARE:
      type_text (field, "29 %");
      break;
    case CX_MEMBER_CURRENCY:
      type_text (field, "eur");
      break;
    case CX_MEMBER_DATE:
      type_text (field, "2027-02-22");
      break;
    case CX_MEMBER_CHECK:
      gtk_check_button_set_active (GTK_CHECK_BUTTON (nth (GTK_WIDGET (field), GTK_TYPE_CHECK_BUTTON, 0)), TRUE);
      break;
    case CX_MEMBER_ANSWER:
      adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (nth (GTK_WIDGET (field), ADW_TYPE_TOGGLE_GROUP, 0)), "no");
      break;
    case CX_MEMBER_CHOICE:
      if (nth (GTK_WIDGET (field), ADW_TYPE_TOGGLE_GROUP, 0))
        adw_toggle_group_set_active (ADW_TOGGLE_GROUP (nth (GTK_WIDGET (field), ADW_TYPE_TOGGLE_GROUP, 0)), 1);
      else
        gtk_drop_down_set_selected (GTK_DROP_DOWN (nth (GTK_WIDGET (field), GTK_TYPE_DROP_DOWN, 0)), 2);
      break;
    }
}

static void
assert_entered (CxProfile      *draft,
                const char     *part,
                int             entry,
                const CxMember *member)
{
  const char *text = cx_profile_get_text (draft, part, entry, member->key);

  switch (member->kind)
    {
    case CX_MEMBER_LINE:
    case CX_MEMBER_TEXT:
      g_assert_cmpstr (text, ==, "Something said");
      break;
    case CX_MEMBER_LINK:
      g_assert_cmpstr (text, ==, "https://example.com/story");
      break;
    case CX_MEMBER_LINES:
      g_assert_cmpuint (cx_profile_get_n_lines (draft, part, entry, member->key), ==, 2);
      g_assert_cmpstr (cx_profile_get_line (draft, part, entry, member->key, 1), ==, "Second");
      break;
    case CX_MEMBER_MONEY:
      g_assert_cmpfloat (cx_profile_get_number (draft, part, entry, member->key), ==, 310000.5);
      break;
    case CX_MEMBER_COUNT:
      g_assert_cmpfloat (cx_profile_get_number (draft, part, entry, member->key), ==, 213);
      break;
    case CX_MEMBER_SHARE:
      g_assert_cmpfloat (cx_profile_get_number (draft, part, entry, member->key), ==, 0.29);
      break;
    case CX_MEMBER_CURRENCY:
      g_assert_cmpstr (text, ==, "EUR");
      break;
    case CX_MEMBER_DATE:
      g_assert_cmpstr (text, ==, "2027-02-22");
      break;
    case CX_MEMBER_CHECK:
      g_assert_cmpint (cx_profile_get_answer (draft, part, entry, member->key), ==, 1);
      break;
    case CX_MEMBER_ANSWER:
      g_assert_cmpint (cx_profile_get_answer (draft, part, entry, member->key), ==, 0);
      break;
    case CX_MEMBER_CHOICE:
      g_assert_cmpstr (text, ==, member->choices[1].value);
      break;
    }
}

/* Enters into each field of a form, and takes each entry back and brings it again. */
static void
fill_form (World        *world,
           const CxPart *part,
           int           entry)
{
  CxMemberForm *form = g_object_ref_sink (cx_member_form_new (part, CX_EVERY_KIND));

  cx_member_form_set_workspace (form, world->workspace);
  cx_member_form_show (form, draft_of (world), entry);
  for (const CxMember *member = part->members; member->key; member++)
    {
      CxMemberField *field = cx_member_form_find (form, member->key);

      g_test_message ("%s.%s", part->key, member->key);
      g_assert_false (cx_profile_has_member (draft_of (world), part->key, entry, member->key));
      enter (field);
      assert_entered (draft_of (world), part->key, entry, member);
      cx_member_form_show (form, draft_of (world), entry);
      assert_entered (draft_of (world), part->key, entry, member);
      while (cx_profile_has_member (draft_of (world), part->key, entry, member->key))
        cx_workspace_undo (world->workspace);
      cx_member_form_show (form, draft_of (world), entry);
      g_assert_false (cx_profile_has_member (draft_of (world), part->key, entry, member->key));
      enter (field);
      assert_entered (draft_of (world), part->key, entry, member);
      cx_member_form_show (form, draft_of (world), entry);
    }
  g_object_unref (form);
}

static void
test_every_member (World        *world,
                   gconstpointer data)
{
  const CxPart *part;

  for (guint i = 0; (part = cx_part_get (i)); i++)
    {
      if (part->entry)
        {
          g_autoptr(CxProfile) longer = cx_profile_with_entry (draft_of (world), part->key, 0);

          cx_workspace_edit (world->workspace, longer, 0);
        }
      fill_form (world, part, part->entry ? 0 : CX_NO_ENTRY);
    }
  settle (world);
}

/* ── the place ── */

static CxEntryList *
list_of (World      *world,
         const char *part)
{
  GtkWidget *list;

  for (guint i = 0; (list = nth (world->place, CX_TYPE_ENTRY_LIST, i)); i++)
    if (cx_entry_list_get_part (CX_ENTRY_LIST (list)) == cx_part_find (part))
      return CX_ENTRY_LIST (list);
  return NULL;
}

static CxEntryRow *
entry_row (World      *world,
           const char *part,
           guint       n)
{
  return CX_ENTRY_ROW (nth (GTK_WIDGET (list_of (world, part)), CX_TYPE_ENTRY_ROW, n));
}

static void
press_add (World      *world,
           const char *part)
{
  CxEntryList *list = list_of (world, part);
  GtkWidget *button;

  for (guint i = 0; (button = nth (GTK_WIDGET (list), GTK_TYPE_BUTTON, i)); i++)
    if (nth (button, ADW_TYPE_BUTTON_CONTENT, 0))
      {
        g_signal_emit_by_name (button, "clicked");
        return;
      }
  g_assert_not_reached ();
}

static CxMemberField *
field_of (GtkWidget  *from,
          const char *key)
{
  GtkWidget *field;

  for (guint i = 0; (field = nth (from, CX_TYPE_MEMBER_FIELD, i)); i++)
    if (g_str_equal (cx_member_field_get_member (CX_MEMBER_FIELD (field))->key, key))
      return CX_MEMBER_FIELD (field);
  return NULL;
}

static gboolean
offers (GtkWidget      *card,
        const CxMember *member)
{
  GtkWidget *field;

  for (guint i = 0; (field = nth (card, CX_TYPE_MEMBER_FIELD, i)); i++)
    if (cx_member_field_get_member (CX_MEMBER_FIELD (field)) == member)
      return g_str_equal (cx_member_field_get_label (CX_MEMBER_FIELD (field)), member->label);
  return FALSE;
}

/* Each card offers a field for every member of its parts, and one for its owner, named by its label. */
static void
test_cards (World        *world,
            gconstpointer data)
{
  for (guint i = 0; i < CX_N_SECTIONS; i++)
    {
      const CxSection *section = cx_section_get (i);
      GtkWidget *card = GTK_WIDGET (card_of (world, i));

      gtk_test_accessible_assert_role (card, GTK_ACCESSIBLE_ROLE_GROUP);
      gtk_test_accessible_assert_property (card, GTK_ACCESSIBLE_PROPERTY_LABEL, section->title);
      g_assert_true (shows (card, section->question));
      g_assert_true (shows (card, section->help));
      g_assert_nonnull (field_of (card, section->key));
      for (guint k = 0; section->parts[k]; k++)
        {
          if (section->parts[k]->entry)
            press_add (world, section->parts[k]->key);
          for (const CxMember *member = section->parts[k]->members; member->key; member++)
            {
              g_test_message ("%s.%s", section->parts[k]->key, member->key);
              g_assert_true (offers (card, member));
            }
        }
    }
  settle (world);
}

/* A run of typing is one step; what is typed keeps its blanks and its cursor while the draft is evaluated. */
static void
test_typing (World        *world,
             gconstpointer data)
{
  CxMemberField *field;
  GtkEditable *entry;
  int at = 0;

  press_add (world, "pain");
  field = field_of (GTK_WIDGET (entry_row (world, "pain", 0)), "title");
  entry = GTK_EDITABLE (editable_of (field));
  g_assert_true (gtk_widget_is_focus (nth (GTK_WIDGET (entry), GTK_TYPE_TEXT, 0)));
  for (const char *c = "Fleets meet "; *c; c++)
    gtk_editable_insert_text (entry, c, 1, &at);
  gtk_editable_set_position (entry, 3);
  settle (world);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "Fleets meet ");
  g_assert_cmpint (gtk_editable_get_position (entry), ==, 3);
  g_assert_cmpstr (cx_profile_get_text (draft_of (world), "pain", 0, "title"), ==, "Fleets meet");
  g_assert_true (shows (GTK_WIDGET (entry_row (world, "pain", 0)), "Fleets meet"));
  cx_workspace_undo (world->workspace);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  g_assert_cmpuint (cx_profile_get_n_entries (draft_of (world), "pain"), ==, 1);
  cx_workspace_redo (world->workspace);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "Fleets meet");
  settle (world);
}

static void
test_bad_numbers (World        *world,
                  gconstpointer data)
{
  static const struct {
    const char *member, *typed, *then;   /* typed anew, or with a + behind what is there */
    double      number;
    const char *wrong;
  } cases[] = {
    { "vendors", "4", "4", 4, NULL },
    { "vendors", "+ of them", "4 of them", 4, "This is not a number" },
    { "vendors", "4", "4", 4, NULL },
    { "vendors", "+.5", "4.5", 4, "A whole number, without a fraction" },
    { "vendors", "-1", "-1", NAN, "A number from 0 on" },
    { "vendors", "5", "5", 5, NULL },
    { "vendors", "", "", NAN, NULL },
    { "share_we_can_win", "25", "25", 0.25, NULL },
    { "share_we_can_win", "+5 %", "255 %", 0.25, "A share from 0 to 100 %" },
    { "share_we_can_win", "7.5%", "7.5%", 0.075, NULL },
    { "average_spend", "99,000", "99,000", 99000, NULL },
    { "average_spend", "1.2M", "1.2M", 1200000, NULL },
    { "average_spend", "+ apples", "1.2M apples", 1200000, "This is not a number" },
  };
  GtkWidget *card = GTK_WIDGET (card_of (world, 7));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CxMemberField *field = field_of (card, cases[i].member);
      GtkEditable *entry = GTK_EDITABLE (editable_of (field));
      int at = (int) g_utf8_strlen (gtk_editable_get_text (entry), -1);
      double number;

      g_test_message ("%s: %s", cases[i].member, cases[i].typed);
      if (*cases[i].typed == '+')
        gtk_editable_insert_text (entry, cases[i].typed + 1, -1, &at);
      else
        gtk_editable_set_text (entry, cases[i].typed);
      settle (world);
      number = cx_profile_get_number (draft_of (world), "market", CX_NO_ENTRY, cases[i].member);
      g_assert_true (number == cases[i].number || (isnan (number) && isnan (cases[i].number)));
      g_assert_cmpstr (gtk_editable_get_text (entry), ==, cases[i].then);
      g_assert_cmpint (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"), ==, cases[i].wrong != NULL);
      g_assert_true (cases[i].wrong == NULL || shows (GTK_WIDGET (field), cases[i].wrong));
    }
}

/* A text is seen whole: when its card first opens, and when the window is narrowed. */
static void
test_text_fits (World        *world,
                gconstpointer data)
{
  static const int widths[] = { 1000, 320, 1000 };
  GtkTextView *view;
  g_autoptr(CxProfile) edited =
    cx_profile_with_text (draft_of (world), "value", CX_NO_ENTRY, "summary",
                          "Companies that run three warehouses or more with robots of two makers, and lose shifts when the "
                          "fleets meet. The head of automation feels it, the chief operating officer pays for it.");

  cx_workspace_edit (world->workspace, edited, 0);
  g_object_set (world->place, "workspace", NULL, NULL);
  g_object_set (world->place, "workspace", world->workspace, NULL);
  view = GTK_TEXT_VIEW (nth (GTK_WIDGET (field_of (GTK_WIDGET (card_of (world, 0)), "summary")), GTK_TYPE_TEXT_VIEW, 0));
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      gint64 end = g_get_monotonic_time () + 700 * 1000;
      GtkTextIter last;
      int y, height, margins = gtk_text_view_get_top_margin (view) + gtk_text_view_get_bottom_margin (view);

      gtk_window_set_default_size (GTK_WINDOW (world->window), widths[i], 700);
      while (g_get_monotonic_time () < end)
        g_main_context_iteration (NULL, FALSE);
      gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &last);
      gtk_text_view_get_line_yrange (view, &last, &y, &height);
      g_test_message ("%d px: %d px of text in %d", widths[i], y + height, gtk_widget_get_height (GTK_WIDGET (view)));
      g_assert_cmpint (height, >, 30);
      g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (view)), ==, y + height + margins);
    }
}

/* ── entries ── */

static void
add_pains (World             *world,
           const char *const *titles)
{
  g_autoptr(CxProfile) edited = cx_profile_ref (draft_of (world));

  for (int i = 0; titles[i]; i++)
    {
      g_autoptr(CxProfile) longer = cx_profile_with_entry (edited, "pain", (guint) i);

      cx_profile_unref (edited);
      edited = cx_profile_with_text (longer, "pain", i, "title", titles[i]);
    }
  cx_workspace_edit (world->workspace, edited, 0);
}

static void
assert_pains (World      *world,
              const char *titles)
{
  g_autoptr(GString) said = g_string_new (NULL), shown = g_string_new (NULL);
  GtkWidget *row;

  for (guint i = 0; i < cx_profile_get_n_entries (draft_of (world), "pain"); i++)
    g_string_append (said, cx_profile_get_text (draft_of (world), "pain", (int) i, "title"));
  for (guint i = 0; (row = GTK_WIDGET (entry_row (world, "pain", i))); i++)
    {
      GtkWidget *label;

      g_assert_cmpuint (cx_entry_row_get_entry (CX_ENTRY_ROW (row)), ==, i);
      for (guint k = 0; (label = nth (row, GTK_TYPE_LABEL, k)); k++)
        if (strlen (gtk_label_get_text (GTK_LABEL (label))) == 1)
          {
            g_string_append (shown, gtk_label_get_text (GTK_LABEL (label)));
            break;
          }
    }
  g_assert_cmpstr (said->str, ==, titles);
  g_assert_cmpstr (shown->str, ==, titles);
}

static void
drop_on (GtkWidget *onto,
         GtkWidget *dragged,
         gboolean   below)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (onto);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
      g_auto(GValue) value = G_VALUE_INIT;
      gboolean taken;

      if (!GTK_IS_DROP_TARGET (controller))
        continue;
      g_value_init (&value, CX_TYPE_ENTRY_ROW);
      g_value_set_object (&value, dragged);
      g_signal_emit_by_name (controller, "drop", &value, 1.0, below ? 10000.0 : 0.0, &taken);
      g_assert_true (taken);
    }
}

static void
act (CxEntryRow *row,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (row), action, NULL));
}

/* Rows stay with their entries: moved by menu, by drag, back by undo, beside entries that say the same. */
static void
test_rows_stay (World        *world,
                gconstpointer data)
{
  const char *const titles[] = { "A", "B", "C", "A", NULL };
  CxEntryRow *a, *b, *c, *twin;
  GtkWidget *entry;

  add_pains (world, titles);
  a = entry_row (world, "pain", 0), b = entry_row (world, "pain", 1), c = entry_row (world, "pain", 2);
  twin = entry_row (world, "pain", 3);
  cx_entry_row_begin (b, "who");
  entry = editable_of (field_of (GTK_WIDGET (b), "who"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Shift lead");
  gtk_editable_set_position (GTK_EDITABLE (entry), 5);

  act (b, "entry.move-up");
  assert_pains (world, "BACA");
  act (b, "entry.move-up");
  assert_pains (world, "BACA");
  act (twin, "entry.move-up");
  assert_pains (world, "BAAC");
  g_assert_true (entry_row (world, "pain", 2) == twin && entry_row (world, "pain", 1) == a);
  drop_on (GTK_WIDGET (c), GTK_WIDGET (b), TRUE);
  assert_pains (world, "AACB");
  drop_on (GTK_WIDGET (twin), GTK_WIDGET (c), FALSE);
  assert_pains (world, "ACAB");
  g_assert_true (entry_row (world, "pain", 3) == b && entry_row (world, "pain", 1) == c);
  g_assert_true (cx_entry_row_get_expanded (b) && !cx_entry_row_get_expanded (a));
  g_assert_true (gtk_widget_is_focus (nth (entry, GTK_TYPE_TEXT, 0)));
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (entry)), ==, 5);

  for (guint i = 0; i < 3; i++)
    cx_workspace_undo (world->workspace);
  assert_pains (world, "BACA");
  g_assert_true (entry_row (world, "pain", 0) == b);
  g_assert_true (gtk_widget_is_focus (nth (entry, GTK_TYPE_TEXT, 0)));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Nobody");
  g_assert_cmpstr (cx_profile_get_text (draft_of (world), "pain", 0, "who"), ==, "Nobody");
  settle (world);
}

static void
test_copy_and_remove (World        *world,
                      gconstpointer data)
{
  const char *const titles[] = { "A", "B", "C", NULL };
  CxEntryRow *a, *b, *c;

  add_pains (world, titles);
  a = entry_row (world, "pain", 0), b = entry_row (world, "pain", 1), c = entry_row (world, "pain", 2);
  act (a, "entry.duplicate");
  assert_pains (world, "AABC");
  g_assert_true (entry_row (world, "pain", 0) == a && entry_row (world, "pain", 2) == b);
  g_assert_true (cx_entry_row_get_expanded (entry_row (world, "pain", 1)));
  act (a, "entry.remove");
  assert_pains (world, "ABC");
  g_assert_true (entry_row (world, "pain", 0) != a && entry_row (world, "pain", 1) == b);
  cx_workspace_undo (world->workspace);
  assert_pains (world, "AABC");
  g_assert_true (entry_row (world, "pain", 2) == b && entry_row (world, "pain", 3) == c);
  settle (world);
}

/* What was removed comes back by its toast, whole, also when something else was edited since. */
static void
test_restore (World        *world,
              gconstpointer data)
{
  const CxPart *part = cx_part_find ("pain");
  const char *const titles[] = { "A", "B", NULL };

  add_pains (world, titles);
  cx_entry_row_set_expanded (entry_row (world, "pain", 0), TRUE);
  for (const CxMember *member = part->members + 1; member->key; member++)
    enter (field_of (GTK_WIDGET (entry_row (world, "pain", 0)), member->key));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(CxProfile) before = NULL, other = NULL;
      gpointer removed;

      before = cx_profile_ref (draft_of (world));
      removed = cx_entry_remove (world->workspace, part, 0);
      assert_pains (world, "B");
      other = cx_profile_with_text (draft_of (world), "pain", 0, "title", i == 0 ? "B" : "C");
      cx_workspace_edit (world->workspace, other, 0);
      cx_entry_restore (removed);
      cx_entry_removed_free (removed);
      assert_pains (world, i == 0 ? "AB" : "AC");
      g_assert_true (cx_profile_entry_equal (before, "pain", 0, draft_of (world), 0));
    }
  settle (world);
}

/* A pain for each letter. */
static CxProfile *
profile_of (const char *titles)
{
  CxProfile *profile = cx_profile_new ("Test");

  for (guint i = 0; titles[i]; i++)
    {
      g_autoptr(CxProfile) before = profile;
      g_autoptr(CxProfile) longer = cx_profile_with_entry (before, "pain", i);
      const char title[] = { titles[i], '\0' };

      profile = cx_profile_with_text (longer, "pain", (int) i, "title", title);
    }
  return profile;
}

/* What is expected is the number that each entry had before. */
static void
test_match (void)
{
  static const struct {
    const char *before, *after;
    int         from[5];
  } cases[] = {
    { "", "AB", { -1, -1 } },
    { "ABC", "ABC", { 0, 1, 2 } },
    { "ABC", "AXC", { 0, 1, 2 } },
    { "ABC", "BCA", { 1, 2, 0 } },
    { "ABC", "AC", { 0, 2 } },
    { "ABC", "ABXC", { 0, 1, -1, 2 } },
    { "AAA", "AAAA", { 0, 1, 2, -1 } },
    { "ABAC", "BAAC", { 1, 0, 2, 3 } },
    { "AB", "XYZ", { 0, 1, -1 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CxProfile) before = profile_of (cases[i].before);
      g_autoptr(CxProfile) after = profile_of (cases[i].after);
      g_autofree int *from = cx_entry_match (before, after, "pain");

      g_test_message ("%s to %s", cases[i].before, cases[i].after);
      for (guint n = 0; cases[i].after[n]; n++)
        g_assert_cmpint (from[n], ==, cases[i].from[n]);
    }
}

/* ── readiness, hints, gut check, stories ── */

static void
test_readiness (World        *world,
                gconstpointer data)
{
  GtkWidget *button = nth (world->place, CX_TYPE_READINESS_BUTTON, 0);
  GtkWidget *popover = nth (button, GTK_TYPE_POPOVER, 0), *item;
  const char *const titles[] = { "A", NULL };
  GtkWidget *entry;

  add_pains (world, titles);
  settle (world);
  for (guint i = 0; i < CX_N_SECTIONS; i++)
    cx_section_card_set_expanded (card_of (world, i), FALSE);
  gtk_menu_button_popup (GTK_MENU_BUTTON (nth (button, GTK_TYPE_MENU_BUTTON, 0)));
  for (guint i = 0; (item = nth (popover, GTK_TYPE_BUTTON, i)); i++)
    if (shows (item, "A: Who has it"))
      break;
  g_assert_nonnull (item);
  g_signal_emit_by_name (item, "clicked");
  settle (world);
  g_assert_true (cx_section_card_get_expanded (card_of (world, 3)));
  entry = editable_of (field_of (GTK_WIDGET (entry_row (world, "pain", 0)), "who"));
  g_assert_true (gtk_widget_is_focus (nth (entry, GTK_TYPE_TEXT, 0)));
  g_assert_true (shows (GTK_WIDGET (card_of (world, 3)), "12 to fill in"));
}

static void
test_hints (World        *world,
            gconstpointer data)
{
  GtkWidget *card = GTK_WIDGET (card_of (world, 0));
  g_autoptr(CxProfile) edited =
    cx_profile_with_text (draft_of (world), "value", CX_NO_ENTRY, "summary", "We sell to everyone.");
  GtkWidget *hints = nth (card, CX_TYPE_HINT_LIST, 0);

  g_assert_false (gtk_widget_get_visible (hints));
  cx_workspace_edit (world->workspace, edited, 0);
  g_assert_true (gtk_widget_get_visible (hints));
  g_signal_emit_by_name (nth (hints, GTK_TYPE_BUTTON, 0), "clicked");
  g_assert_true (gtk_widget_is_focus (nth (GTK_WIDGET (field_of (card, "summary")), GTK_TYPE_TEXT_VIEW, 0)));
  cx_workspace_undo (world->workspace);
  g_assert_false (gtk_widget_get_visible (hints));
  settle (world);
}

static void
test_gut_check (World        *world,
                gconstpointer data)
{
  AdwDialog *dialog;

  gtk_widget_activate_action (world->place, "define.gut-check", NULL);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (world->window));
  g_assert_true (CX_IS_GUT_CHECK_DIALOG (dialog));
  g_assert_true (shows (GTK_WIDGET (dialog), "0 of 5 answered · 0 of 6 covered"));
  enter (field_of (GTK_WIDGET (dialog), "objections"));
  enter (field_of (GTK_WIDGET (dialog), "size"));
  g_assert_true (shows (GTK_WIDGET (dialog), "1 of 5 answered · 1 of 6 covered"));
  cx_workspace_undo (world->workspace);
  g_assert_true (shows (GTK_WIDGET (dialog), "1 of 5 answered · 0 of 6 covered"));
  adw_dialog_force_close (dialog);
  settle (world);
}

static void
test_stories (World        *world,
              gconstpointer data)
{
  static const char file[] = "Customer,Industry,Story\nVaartzicht,Logistics,+12 % picks\nPenhallow,Grocery,fewer temps\n";
  g_autofree char *path = g_build_filename (world->folder, "stories.csv", NULL);
  CxStoryButton *button = CX_STORY_BUTTON (nth (world->place, CX_TYPE_STORY_BUTTON, 0));
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  g_assert_true (g_file_set_contents (path, file, -1, NULL));
  cx_story_button_read (button, path);
  while (cx_profile_get_n_entries (draft_of (world), "proof") == 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (cx_profile_get_n_entries (draft_of (world), "proof"), ==, 2);
  g_assert_cmpstr (cx_profile_get_text (draft_of (world), "proof", 1, "customer"), ==, "Penhallow");
  cx_workspace_undo (world->workspace);
  g_assert_cmpuint (cx_profile_get_n_entries (draft_of (world), "proof"), ==, 0);
  g_unlink (path);
  settle (world);
}

/* ── what a keystroke costs ── */

#define KEYSTROKES 40

/* Until the evaluation of the keystroke is shown. Returns: the longest that the main loop was busy, in µs */
static gint64
settle_timed (World *world)
{
  gint64 longest = 0, end = g_get_monotonic_time () + 60 * 1000;

  while (g_get_monotonic_time () < end)
    {
      gint64 began = g_get_monotonic_time ();

      if (g_main_context_iteration (NULL, FALSE))
        longest = MAX (longest, g_get_monotonic_time () - began);
    }
  settle (world);
  return longest;
}

/* The whole of a keystroke on the main thread but drawing, in a pain of a full document of 40 entries, all of
 * them open. Slow machines and sanitizers get a wide margin; the figure is told. */
static void
test_keystroke (World        *world,
                gconstpointer data)
{
  const char *const titles[] = { "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", NULL };
  const char *const lists[] = { "pain", "differentiation", "buying_circle", "proof", "readiness" };
  CxMemberField *field;
  gint64 began, longest = 0, all = 0, busy = 0;

  add_pains (world, titles);
  for (guint i = 1; i < G_N_ELEMENTS (lists); i++)
    for (guint k = 0; k < 8; k++)
      press_add (world, lists[i]);
  cx_entry_row_begin (entry_row (world, "pain", 4), "who");
  settle (world);
  field = field_of (GTK_WIDGET (entry_row (world, "pain", 4)), "who");
  for (int i = 0, at = 0; i < KEYSTROKES; i++)
    {
      gint64 took;

      began = g_get_monotonic_time ();
      gtk_editable_insert_text (GTK_EDITABLE (editable_of (field)), "x", 1, &at);
      took = g_get_monotonic_time () - began;
      all += took;
      longest = MAX (longest, took);
      busy = MAX (busy, settle_timed (world));
    }
  g_test_message ("keystroke: %.1f ms in the mean, %.1f ms at most; then counts, page and drawing: %.1f ms at most",
                  all / 1000.0 / KEYSTROKES, longest / 1000.0, busy / 1000.0);
  g_test_minimized_result (all / 1000.0 / KEYSTROKES, "ms a keystroke");
  g_assert_cmpint (all / KEYSTROKES, <, 100 * 1000);
}

int
main (int   argc,
      char *argv[])
{
  static const struct {
    const char *path;
    void      (*test) (World *, gconstpointer);
  } tests[] = {
    { "/define-forms/every-member", test_every_member },
    { "/define-forms/cards", test_cards },
    { "/define-forms/typing", test_typing },
    { "/define-forms/bad-numbers", test_bad_numbers },
    { "/define-forms/text-fits", test_text_fits },
    { "/define-forms/rows-stay", test_rows_stay },
    { "/define-forms/copy-and-remove", test_copy_and_remove },
    { "/define-forms/restore", test_restore },
    { "/define-forms/readiness", test_readiness },
    { "/define-forms/hints", test_hints },
    { "/define-forms/gut-check", test_gut_check },
    { "/define-forms/stories", test_stories },
    { "/define-forms/keystroke", test_keystroke },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/define-forms/match", test_match);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, World, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
