/* The entries of a list as rows. What this list itself does to the entries it knows for sure; what comes
 * from elsewhere (undo, another profile) is matched by what the entries say. */
#include "cx-entry-list.h"

#include "cx-define-words.h"
#include "cx-entry-edit.h"
#include "cx-entry-match.h"
#include "cx-place.h"

#include <glib/gi18n.h>

struct _CxEntryList {
  AdwBin            parent_instance;

  GtkBox           *rows;
  GtkLabel         *prompt;
  AdwWrapBox       *buttons;
  GtkWidget        *add;
  AdwButtonContent *add_content;

  const CxPart     *part;
  CxWorkspace      *workspace;
  CxProfile        *shown;     /* (nullable) */
  GPtrArray        *order;     /* (element-type CxEntryRow): borrowed: row of each entry of what is shown */
  int              *planned;   /* (nullable): for the edit on its way: see cx_entry_match() */
};

G_DEFINE_FINAL_TYPE (CxEntryList, cx_entry_list, ADW_TYPE_BIN)

static guint
count (CxEntryList *self)
{
  return self->order->len;
}

/* ── edits ── */

/* Sends @edited (transfer full), in which entry i was number @from[i] (transfer full). */
static void
send (CxEntryList *self,
      CxProfile   *edited,
      int         *from)
{
  self->planned = from;
  cx_workspace_edit (self->workspace, edited, 0);
  g_clear_pointer (&self->planned, g_free);
  cx_profile_unref (edited);
}

static void
insert_entry (CxEntryList *self,
              CxProfile   *edited,
              guint        at)
{
  int *from = g_new (int, count (self) + 1);

  for (guint i = 0; i <= count (self); i++)
    from[i] = i == at ? -1 : (int) (i < at ? i : i - 1);
  send (self, edited, from);
  if (at < count (self))
    cx_entry_row_begin (self->order->pdata[at], NULL);
}

static void
move_entry (CxEntryList *self,
            guint        old,
            guint        new)
{
  int *from;

  if (old == new || new >= count (self))
    return;
  from = g_new (int, count (self));
  for (guint i = 0; i < count (self); i++)
    {
      if (i == new)
        from[i] = (int) old;
      else if (old < new)
        from[i] = (int) (i >= old && i < new ? i + 1 : i);
      else
        from[i] = (int) (i > new && i <= old ? i - 1 : i);
    }
  send (self, cx_profile_with_entry_move (cx_workspace_get_draft (self->workspace), self->part->key, old, new), from);
}

static void
on_add (CxEntryList *self)
{
  guint at = count (self);

  if (self->workspace)
    insert_entry (self, cx_profile_with_entry (cx_workspace_get_draft (self->workspace), self->part->key, at), at);
}

static void
on_duplicate (CxEntryList *self,
              CxEntryRow  *row)
{
  guint i = cx_entry_row_get_entry (row);

  insert_entry (self, cx_profile_with_entry_copy (cx_workspace_get_draft (self->workspace), self->part->key, i), i + 1);
}

static void
on_move (CxEntryList *self,
         int          step,
         CxEntryRow  *row)
{
  int to = (int) cx_entry_row_get_entry (row) + step;

  if (to >= 0)
    move_entry (self, cx_entry_row_get_entry (row), (guint) to);
}

static void
on_dropped (CxEntryList *self,
            CxEntryRow  *dragged,
            gboolean     below,
            CxEntryRow  *onto)
{
  guint old = cx_entry_row_get_entry (dragged);
  guint new = cx_entry_row_get_entry (onto) + (below ? 1 : 0);

  move_entry (self, old, new > old ? new - 1 : new);
}

static void
on_remove (CxEntryList *self,
           CxEntryRow  *row)
{
  guint i = cx_entry_row_get_entry (row);
  g_autofree char *words = cx_entry_words (self->shown, self->part, i);
  g_autofree char *title = g_strdup_printf (_("“%s” removed"), words);
  gpointer removed;

  self->planned = g_new (int, MAX (count (self), 1));
  for (guint k = 0; k + 1 < count (self); k++)
    self->planned[k] = (int) (k < i ? k : k + 1);
  removed = cx_entry_remove (self->workspace, self->part, i);
  g_clear_pointer (&self->planned, g_free);
  cx_place_toast (GTK_WIDGET (self), title, cx_entry_restore, removed, cx_entry_removed_free);
  gtk_widget_grab_focus (count (self) > 0 ? GTK_WIDGET (self->order->pdata[MIN (i, count (self) - 1)]) : self->add);
}

/* ── rows ── */

static CxEntryRow *
make_row (CxEntryList *self)
{
  CxEntryRow *row = cx_entry_row_new (self->part, self->workspace);

  g_signal_connect_swapped (row, "move", G_CALLBACK (on_move), self);
  g_signal_connect_swapped (row, "duplicate", G_CALLBACK (on_duplicate), self);
  g_signal_connect_swapped (row, "remove", G_CALLBACK (on_remove), self);
  g_signal_connect_swapped (row, "dropped", G_CALLBACK (on_dropped), self);
  gtk_box_append (self->rows, GTK_WIDGET (row));
  return row;
}

/* Brings rows into the order of the entries: those that stay keep focus, cursor and what is open. */
static void
arrange (CxEntryList *self,
         const int   *from,
         guint        n)
{
  g_autoptr(GPtrArray) before = g_steal_pointer (&self->order);
  GtkWidget *previous = NULL;

  self->order = g_ptr_array_sized_new (n);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = from[i] >= 0 ? before->pdata[from[i]] : GTK_WIDGET (make_row (self));

      if (from[i] >= 0)
        before->pdata[from[i]] = NULL;
      if (gtk_widget_get_prev_sibling (row) != previous)
        gtk_box_reorder_child_after (self->rows, row, previous);
      g_ptr_array_add (self->order, row);
      previous = row;
    }
  for (guint i = 0; i < before->len; i++)
    if (before->pdata[i])
      gtk_box_remove (self->rows, before->pdata[i]);
}

/* ── object ── */

static gboolean
cx_entry_list_grab_focus (GtkWidget *widget)
{
  CxEntryList *self = CX_ENTRY_LIST (widget);

  return gtk_widget_grab_focus (count (self) > 0 ? GTK_WIDGET (self->order->pdata[0]) : self->add);
}

static void
cx_entry_list_dispose (GObject *object)
{
  CxEntryList *self = CX_ENTRY_LIST (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->shown, cx_profile_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), CX_TYPE_ENTRY_LIST);
  G_OBJECT_CLASS (cx_entry_list_parent_class)->dispose (object);
}

static void
cx_entry_list_finalize (GObject *object)
{
  g_ptr_array_unref (CX_ENTRY_LIST (object)->order);
  G_OBJECT_CLASS (cx_entry_list_parent_class)->finalize (object);
}

static void
cx_entry_list_class_init (CxEntryListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cx_entry_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = cx_entry_list_finalize;
  widget_class->grab_focus = cx_entry_list_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/concentric_app/Concentric/cx-entry-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CxEntryList, rows);
  gtk_widget_class_bind_template_child (widget_class, CxEntryList, prompt);
  gtk_widget_class_bind_template_child (widget_class, CxEntryList, buttons);
  gtk_widget_class_bind_template_child (widget_class, CxEntryList, add);
  gtk_widget_class_bind_template_child (widget_class, CxEntryList, add_content);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
}

static void
cx_entry_list_init (CxEntryList *self)
{
  self->order = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* ── public ── */

CxEntryList *
cx_entry_list_new (const CxPart *part)
{
  CxEntryList *self = g_object_new (CX_TYPE_ENTRY_LIST, NULL);

  g_return_val_if_fail (part != NULL && part->entry != NULL, NULL);

  self->part = part;
  adw_button_content_set_label (self->add_content, _(part->add));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, _(part->add), -1);
  gtk_label_set_label (self->prompt, cx_part_prompt_words (part));
  return self;
}

const CxPart *
cx_entry_list_get_part (CxEntryList *self)
{
  g_return_val_if_fail (CX_IS_ENTRY_LIST (self), NULL);

  return self->part;
}

void
cx_entry_list_show (CxEntryList        *self,
                    const CxDefineView *view)
{
  guint n = cx_profile_get_n_entries (view->draft, self->part->key);
  g_autofree int *from = NULL;
  g_autofree char *name = cx_part_count_words (self->part, n);

  g_return_if_fail (CX_IS_ENTRY_LIST (self));

  g_set_object (&self->workspace, view->workspace);
  if (self->shown != view->draft)
    {
      from = self->planned ? g_steal_pointer (&self->planned) : cx_entry_match (self->shown, view->draft, self->part->key);
      arrange (self, from, n);
      g_clear_pointer (&self->shown, cx_profile_unref);
      self->shown = cx_profile_ref (view->draft);
    }
  for (guint i = 0; i < n; i++)
    cx_entry_row_show (self->order->pdata[i], view->draft, i, cx_define_view_missing (view, self->part->key, (int) i));
  gtk_widget_set_visible (GTK_WIDGET (self->prompt), n == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), n > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
cx_entry_list_add_button (CxEntryList *self,
                          GtkWidget   *button)
{
  g_return_if_fail (CX_IS_ENTRY_LIST (self));

  adw_wrap_box_append (self->buttons, button);
}

void
cx_entry_list_begin (CxEntryList *self,
                     int          entry,
                     const char  *key)
{
  g_return_if_fail (CX_IS_ENTRY_LIST (self));

  if (entry >= 0 && (guint) entry < count (self))
    cx_entry_row_begin (self->order->pdata[entry], key);
  else
    gtk_widget_grab_focus (self->add);
}
