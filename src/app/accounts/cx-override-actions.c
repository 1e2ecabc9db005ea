/* Pinning tiers and saying no, as a person does it. */
#include "cx-override-actions.h"

#include "cx-config.h"
#include "cx-format.h"
#include "cx-glyphs.h"
#include "cx-pin-dialog.h"
#include "cx-place.h"
#include "cx-said-no-dialog.h"

#include <glib/gi18n.h>

/* What is under way, and what its Undo needs. @undo: (element-type CxPin) */
typedef struct {
  GtkWidget   *from;
  CxWorkspace *workspace;
  CxSnapshot  *snapshot;
  GArray      *rows;
  CxPin        pin;
  GArray      *undo;
  CxSaidNo    *said;
} Override;

static Override *
override_new (GtkWidget   *from,
              CxWorkspace *workspace,
              CxSnapshot  *snapshot,
              GArray      *rows)
{
  Override *self = g_new0 (Override, 1);

  self->from = g_object_ref (from);
  self->workspace = g_object_ref (workspace);
  self->snapshot = snapshot ? cx_snapshot_ref (snapshot) : NULL;
  self->rows = rows ? g_array_ref (rows) : NULL;
  return self;
}

static void
override_free (gpointer data)
{
  Override *self = data;

  g_object_unref (self->from);
  g_object_unref (self->workspace);
  g_clear_pointer (&self->snapshot, cx_snapshot_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->pin.reason, g_ref_string_release);
  g_clear_pointer (&self->pin.author, g_ref_string_release);
  g_clear_pointer (&self->undo, g_array_unref);
  g_clear_pointer (&self->said, cx_said_no_free);
  g_free (self);
}

static void
closure_free (gpointer  data,
              GClosure *closure)
{
  override_free (data);
}

/* ── who is asked ── */

static char *
find_author (void)
{
  g_autoptr(GSettings) settings = g_settings_new (CX_APP_ID);
  g_autofree char *author = g_settings_get_string (settings, "author");
  const char *real = g_get_real_name ();

  return g_strdup (*author == '\0' && g_strcmp0 (real, "Unknown") != 0 ? real : author);
}

static void
remember_author (const char *author)
{
  g_autoptr(GSettings) settings = g_settings_new (CX_APP_ID);

  g_settings_set_string (settings, "author", author);
}

/* To stand in a sentence. */
static char *
name_of (const Override *self)
{
  CxColumns *columns = cx_snapshot_get_columns (self->snapshot);

  return cx_format_isolate (cx_columns_get_name (columns, g_array_index (self->rows, guint, 0)));
}

/* ── pins ── */

static void
on_repinned (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GtkWidget) from = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) undo = cx_workspace_pin_finish (CX_WORKSPACE (source), result, &error);

  if (undo == NULL)
    cx_place_toast_error (from, error);
}

static gboolean
undo_pins (gpointer data)
{
  Override *self = data;

  cx_workspace_repin_async (self->workspace, self->undo, on_repinned, g_object_ref (self->from));
  return G_SOURCE_REMOVE;
}

static char *
say_pinned (const Override *self)
{
  g_autofree char *n = cx_format_number (self->rows->len, 0);
  g_autofree char *name = name_of (self);

  if (self->rows->len == 1)
    /* Translators: %1$s is an account, %2$s a tier, e.g. "Tier 1" */
    return g_strdup_printf (_("%1$s pinned to %2$s"), name, cx_tier_label (self->pin.tier));
  /* Translators: %1$s is a number, %2$s a tier, e.g. "Tier 1" */
  return g_strdup_printf (ngettext ("%1$s account pinned to %2$s", "%1$s accounts pinned to %2$s", self->rows->len), n,
                          cx_tier_label (self->pin.tier));
}

static guint
count_pins (GArray *pins)
{
  guint n = 0;

  for (guint i = 0; i < pins->len; i++)
    n += g_array_index (pins, CxPin, i).reason != NULL;
  return n;
}

static char *
say_lifted (const Override *self,
            guint           lifted)
{
  g_autofree char *n = cx_format_number (lifted, 0);
  g_autofree char *name = name_of (self);

  if (self->rows->len == 1)
    /* Translators: %s is an account */
    return g_strdup_printf (_("Pin of %s lifted"), name);
  return g_strdup_printf (ngettext ("%s pin lifted", "%s pins lifted", lifted), n);
}

static void
on_pinned (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Override *self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *said = NULL;
  guint lifted;

  self->undo = cx_workspace_pin_finish (CX_WORKSPACE (source), result, &error);
  if (self->undo == NULL)
    {
      cx_place_toast_error (self->from, error);
      override_free (self);
      return;
    }
  lifted = self->pin.reason ? 0 : count_pins (self->undo);
  if (self->pin.reason == NULL && lifted == 0)
    {
      cx_place_toast (self->from, _("None of these accounts is pinned"), NULL, NULL, NULL);
      override_free (self);
      return;
    }
  said = self->pin.reason ? say_pinned (self) : say_lifted (self, lifted);
  cx_place_toast_done (self->from, said, undo_pins, self, override_free);
}

static void
on_pin_answered (CxPinDialog *dialog,
                 const CxPin *pin,
                 Override    *asked)
{
  Override *self = override_new (asked->from, asked->workspace, asked->snapshot, asked->rows);

  self->pin = *pin;
  self->pin.reason = g_ref_string_acquire (pin->reason);
  self->pin.author = g_ref_string_acquire (pin->author);
  self->pin.day = cx_snapshot_get_day (self->snapshot);
  remember_author (pin->author);
  cx_workspace_pin_async (self->workspace, self->snapshot, self->rows, &self->pin, on_pinned, self);
}

static char *
about_pin (const Override *self)
{
  CxTiering *tiering = cx_snapshot_get_tiering (self->snapshot);
  g_autofree char *n = cx_format_number (self->rows->len, 0);
  g_autofree char *name = name_of (self);

  if (self->rows->len == 1)
    /* Translators: %1$s is an account, %2$s the tier that its score gives it, e.g. "Tier 1" */
    return g_strdup_printf (_("%1$s is in %2$s by its score"), name,
                            cx_tier_label (cx_tiering_get_scored_fit (tiering, -1, g_array_index (self->rows, guint, 0))->tier));
  return g_strdup_printf (ngettext ("%s account gets this tier.", "%s accounts get this tier.", self->rows->len), n);
}

void
cx_override_pin (GtkWidget   *from,
                 CxWorkspace *workspace,
                 CxSnapshot  *snapshot,
                 GArray      *rows)
{
  CxTiering *tiering = cx_snapshot_get_tiering (snapshot);
  g_autofree char *author = find_author ();
  g_autofree char *about = NULL;
  const CxPin *pin;
  AdwDialog *dialog;
  Override *self;
  guint first;

  g_return_if_fail (rows != NULL && rows->len > 0);

  first = g_array_index (rows, guint, 0);
  pin = rows->len == 1 ? cx_tiering_get_pin (tiering, first) : NULL;
  self = override_new (from, workspace, snapshot, rows);
  about = about_pin (self);
  dialog = cx_pin_dialog_new (about, rows->len == 1 ? cx_tiering_get_fit (tiering, first)->tier : 1, pin ? pin->reason : NULL, author);
  g_signal_connect_data (dialog, "answered", G_CALLBACK (on_pin_answered), self, closure_free, 0);
  adw_dialog_present (dialog, from);
}

void
cx_override_lift (GtkWidget   *from,
                  CxWorkspace *workspace,
                  CxSnapshot  *snapshot,
                  GArray      *rows)
{
  Override *self;

  g_return_if_fail (rows != NULL && rows->len > 0);

  self = override_new (from, workspace, snapshot, rows);
  cx_workspace_pin_async (workspace, snapshot, rows, &self->pin, on_pinned, self);
}

/* ── said no ── */

static void
on_unsaid_again (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(GtkWidget) from = data;
  g_autoptr(GError) error = NULL;

  if (!cx_workspace_unsay_no_finish (CX_WORKSPACE (source), result, &error))
    cx_place_toast_error (from, error);
}

static gboolean
undo_say_no (gpointer data)
{
  Override *self = data;

  cx_workspace_unsay_no_async (self->workspace, self->said, on_unsaid_again, g_object_ref (self->from));
  return G_SOURCE_REMOVE;
}

static void
on_said (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Override *self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *words = NULL;
  g_autofree char *name = name_of (self);

  g_clear_pointer (&self->said, cx_said_no_free);
  self->said = cx_workspace_say_no_finish (CX_WORKSPACE (source), result, &error);
  if (self->said == NULL)
    {
      cx_place_toast_error (self->from, error);
      override_free (self);
      return;
    }
  /* Translators: %s is an account whose deal was declined, or taken although it is outside */
  words = g_strdup_printf (self->said->taken ? _("%s: taken anyway") : _("%s: declined"), name);
  cx_place_toast_done (self->from, words, undo_say_no, self, override_free);
}

static void
on_said_answered (CxSaidNoDialog *dialog,
                  const CxSaidNo *said,
                  Override       *asked)
{
  Override *self = override_new (asked->from, asked->workspace, asked->snapshot, asked->rows);

  self->said = cx_said_no_copy (said);
  self->said->account = cx_columns_get_id (cx_snapshot_get_columns (self->snapshot), g_array_index (self->rows, guint, 0));
  self->said->day = cx_snapshot_get_day (self->snapshot);
  remember_author (said->author);
  cx_workspace_say_no_async (self->workspace, self->said, on_said, self);
}

void
cx_override_say_no (GtkWidget   *from,
                    CxWorkspace *workspace,
                    CxSnapshot  *snapshot,
                    guint        account)
{
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *author = find_author ();
  g_autofree char *about = NULL;
  g_autofree char *name = NULL;
  AdwDialog *dialog;
  Override *self;

  g_array_append_val (rows, account);
  self = override_new (from, workspace, snapshot, rows);
  name = name_of (self);
  /* Translators: %s is an account */
  about = g_strdup_printf (_("A deal with %s that does not fit the profile"), name);
  dialog = cx_said_no_dialog_new (about, cx_said_nos_currency (cx_snapshot_get_columns (snapshot)), author);
  g_signal_connect_data (dialog, "answered", G_CALLBACK (on_said_answered), self, closure_free, 0);
  adw_dialog_present (dialog, from);
}

static void
on_said_again (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(GtkWidget) from = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CxSaidNo) said = cx_workspace_say_no_finish (CX_WORKSPACE (source), result, &error);

  if (said == NULL)
    cx_place_toast_error (from, error);
}

static gboolean
undo_unsay_no (gpointer data)
{
  Override *self = data;

  cx_workspace_say_no_async (self->workspace, self->said, on_said_again, g_object_ref (self->from));
  return G_SOURCE_REMOVE;
}

static void
on_unsaid (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Override *self = data;
  g_autoptr(GError) error = NULL;

  if (cx_workspace_unsay_no_finish (CX_WORKSPACE (source), result, &error))
    {
      cx_place_toast_done (self->from, self->said->taken ? _("Deal taken anyway removed") : _("Declined deal removed"),
                           undo_unsay_no, self, override_free);
      return;
    }
  cx_place_toast_error (self->from, error);
  override_free (self);
}

void
cx_override_unsay_no (GtkWidget      *from,
                      CxWorkspace    *workspace,
                      const CxSaidNo *said)
{
  Override *self = override_new (from, workspace, NULL, NULL);

  self->said = cx_said_no_copy (said);
  cx_workspace_unsay_no_async (workspace, said, on_unsaid, self);
}
