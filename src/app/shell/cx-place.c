/* The base of the places in the sidebar. */
#include "cx-place.h"

#include <glib/gi18n.h>

typedef struct {
  CxWorkspace *workspace;
} CxPlacePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CxPlace, cx_place, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
set_workspace (CxPlace     *self,
               CxWorkspace *workspace)
{
  CxPlacePrivate *priv = cx_place_get_instance_private (self);

  if (!g_set_object (&priv->workspace, workspace))
    return;
  if (CX_PLACE_GET_CLASS (self)->workspace_changed)
    CX_PLACE_GET_CLASS (self)->workspace_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WORKSPACE]);
}

static void
cx_place_dispose (GObject *object)
{
  CxPlacePrivate *priv = cx_place_get_instance_private (CX_PLACE (object));

  g_clear_object (&priv->workspace);
  G_OBJECT_CLASS (cx_place_parent_class)->dispose (object);
}

static void
cx_place_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  if (prop_id == PROP_WORKSPACE)
    g_value_set_object (value, cx_place_get_workspace (CX_PLACE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
cx_place_set_property (GObject      *object,
                       guint         prop_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  if (prop_id == PROP_WORKSPACE)
    set_workspace (CX_PLACE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
cx_place_class_init (CxPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cx_place_dispose;
  object_class->get_property = cx_place_get_property;
  object_class->set_property = cx_place_set_property;

  props[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, CX_TYPE_WORKSPACE,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cx_place_init (CxPlace *self)
{
}

CxWorkspace *
cx_place_get_workspace (CxPlace *self)
{
  CxPlacePrivate *priv = cx_place_get_instance_private (self);

  g_return_val_if_fail (CX_IS_PLACE (self), NULL);

  return priv->workspace;
}

void
cx_place_present (CxPlace *self)
{
  g_return_if_fail (CX_IS_PLACE (self));

  if (CX_PLACE_GET_CLASS (self)->present)
    CX_PLACE_GET_CLASS (self)->present (self);
}

/* ── toasts ─────────────────────────────────────────────────────────────── */

/* @done_on: the overlay that knows what was done, as long as the toast can be seen; %NULL: the key of Undo does not press it */
typedef struct {
  GSourceFunc      pressed;
  gpointer         data;
  GDestroyNotify   destroy;
  AdwToastOverlay *done_on;
} Button;

static void
button_clear (gpointer data)
{
  Button *button = data;

  if (button->destroy)
    button->destroy (button->data);
}

static void
button_unref (gpointer data)
{
  g_rc_box_release_full (data, button_clear);
}

static void
button_closed (gpointer  data,
               GClosure *closure)
{
  button_unref (data);
}

static AdwToastOverlay *
find_overlay_below (GtkWidget *widget)
{
  AdwToastOverlay *found = NULL;

  if (ADW_IS_TOAST_OVERLAY (widget))
    return ADW_TOAST_OVERLAY (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_overlay_below (child);
  return found;
}

/* The overlay around @from, else (from within a dialog) the window's. */
static AdwToastOverlay *
find_overlay (GtkWidget *from)
{
  GtkWidget *around = gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY);
  GtkRoot *root = gtk_widget_get_root (from);

  if (around)
    return ADW_TOAST_OVERLAY (around);
  return root ? find_overlay_below (GTK_WIDGET (root)) : NULL;
}

/* What was done, the last at the end: it can be taken back by key long after its toast has gone. (element-type Button) */
#define DONE "cx-done"
#define MOST_DONE 50

static GPtrArray *
get_done (AdwToastOverlay *overlay)
{
  GPtrArray *done = g_object_get_data (G_OBJECT (overlay), DONE);

  if (done == NULL)
    {
      done = g_ptr_array_new_with_free_func (button_unref);
      g_object_set_data_full (G_OBJECT (overlay), DONE, done, (GDestroyNotify) g_ptr_array_unref);
    }
  return done;
}

static void
add_done (Button *button)
{
  GPtrArray *done = get_done (button->done_on);

  if (done->len == MOST_DONE)
    g_ptr_array_remove_index (done, 0);
  g_ptr_array_add (done, g_rc_box_acquire (button));
}

static void
button_clicked (AdwToast *toast,
                Button   *button)
{
  g_rc_box_acquire (button);
  if (button->done_on)
    g_ptr_array_remove (get_done (button->done_on), button);
  button->pressed (button->data);
  button_unref (button);
}

/* The toast with a button that an overlay shows, or will show. */
#define BUTTON_TOAST "cx-button-toast"

static void
on_dismissed (AdwToast        *toast,
              AdwToastOverlay *overlay)
{
  if (g_object_get_data (G_OBJECT (overlay), BUTTON_TOAST) == toast)
    g_object_set_data (G_OBJECT (overlay), BUTTON_TOAST, NULL);
}

static void
forget_button (AdwToastOverlay *overlay)
{
  AdwToast *toast = g_object_get_data (G_OBJECT (overlay), BUTTON_TOAST);

  if (toast)
    adw_toast_dismiss (toast);
}

/* What a button would take back is what was done last: an older one goes. */
static void
add_toast (AdwToastOverlay *overlay,
           AdwToast        *toast)
{
  if (adw_toast_get_button_label (toast))
    {
      forget_button (overlay);
      g_object_set_data (G_OBJECT (overlay), BUTTON_TOAST, toast);
      g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_dismissed), overlay, 0);
    }
  adw_toast_overlay_add_toast (overlay, toast);
}

void
cx_place_forget_toast (GtkWidget *from)
{
  AdwToastOverlay *overlay;

  g_return_if_fail (GTK_IS_WIDGET (from));

  overlay = find_overlay (from);
  if (overlay)
    forget_button (overlay);
}

gboolean
cx_place_can_undo_done (GtkWidget *from)
{
  AdwToastOverlay *overlay;

  g_return_val_if_fail (GTK_IS_WIDGET (from), FALSE);

  overlay = find_overlay (from);
  return overlay != NULL && get_done (overlay)->len > 0;
}

/* The toast that is shown, if any, is of what was done last. */
void
cx_place_undo_done (GtkWidget *from)
{
  AdwToastOverlay *overlay;
  Button *button;

  g_return_if_fail (cx_place_can_undo_done (from));

  overlay = find_overlay (from);
  button = g_ptr_array_steal_index (get_done (overlay), get_done (overlay)->len - 1);
  forget_button (overlay);
  button->pressed (button->data);
  button_unref (button);
}

void
cx_place_pass_done (GtkWidget *from)
{
  AdwToastOverlay *overlay;

  g_return_if_fail (GTK_IS_WIDGET (from));

  overlay = find_overlay (from);
  if (overlay)
    g_ptr_array_set_size (get_done (overlay), 0);
}

static void
show_toast (GtkWidget      *from,
            const char     *title,
            const char     *label,
            gboolean        by_key,
            GSourceFunc     pressed,
            gpointer        data,
            GDestroyNotify  destroy)
{
  AdwToastOverlay *overlay;
  AdwToast *toast;
  Button *button;

  g_return_if_fail (GTK_IS_WIDGET (from) && title != NULL);

  overlay = find_overlay (from);
  toast = adw_toast_new (title);
  adw_toast_set_use_markup (toast, FALSE);
  button = g_rc_box_new (Button);
  *button = (Button) { pressed, data, destroy, by_key ? overlay : NULL };
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (button_clicked), button, button_closed, 0);
  if (pressed)
    adw_toast_set_button_label (toast, label);
  if (button->done_on)
    add_done (button);
  if (overlay)
    add_toast (overlay, toast);
  else
    g_object_unref (g_object_ref_sink (toast));
}

void
cx_place_toast_button (GtkWidget      *from,
                       const char     *title,
                       const char     *label,
                       GSourceFunc     pressed,
                       gpointer        data,
                       GDestroyNotify  destroy)
{
  show_toast (from, title, label, FALSE, pressed, data, destroy);
}

void
cx_place_toast_done (GtkWidget      *from,
                     const char     *title,
                     GSourceFunc     undo,
                     gpointer        data,
                     GDestroyNotify  destroy)
{
  show_toast (from, title, _("_Undo"), TRUE, undo, data, destroy);
}

void
cx_place_toast (GtkWidget      *from,
                const char     *title,
                GSourceFunc     undo,
                gpointer        data,
                GDestroyNotify  destroy)
{
  if (undo)
    cx_place_pass_done (from);
  cx_place_toast_button (from, title, _("_Undo"), undo, data, destroy);
}

void
cx_place_toast_error (GtkWidget    *from,
                      const GError *error)
{
  g_return_if_fail (error != NULL);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cx_place_toast (from, error->message, NULL, NULL, NULL);
}
