/* What a person chooses in the place Fit: a part of the rings, an account, the fields of the picture. */
#include "cx-fit-place-private.h"

#include "cx-fit-menu.h"

static void
set_region (CxFitPlace  *self,
            CxFitRegion  region)
{
  self->region = region;
  cx_fit_place_show_region (self);
}

static void
show_accounts (CxFitPlace *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->pane_stack), "accounts");
  if (!adw_overlay_split_view_get_collapsed (ADW_OVERLAY_SPLIT_VIEW (self->split)))
    adw_overlay_split_view_set_show_sidebar (ADW_OVERLAY_SPLIT_VIEW (self->split), TRUE);
}

static void
on_region_chosen (CxFitPlace *self,
                  int         tier,
                  int         sector)
{
  self->account = -1;
  set_region (self, (CxFitRegion) { .tier = tier, .sector = sector });
  if (tier >= 0 || sector >= 0)
    show_accounts (self);
}

static void
on_region_cleared (CxFitPlace *self)
{
  self->of_other = FALSE;
  set_region (self, CX_FIT_EVERYWHERE);
}

static void
on_box_chosen (CxFitPlace        *self,
               const CxFitRegion *region)
{
  self->account = -1;
  set_region (self, *region);
  show_accounts (self);
}

static void
on_moves_shown (CxFitPlace *self)
{
  self->of_other = FALSE;
  set_region (self, (CxFitRegion) { .tier = -1, .sector = -1, .moved = TRUE });
  show_accounts (self);
}

/* The list goes where the account is, unless it shows the account already. */
static void
on_account_chosen (CxFitPlace *self,
                   guint       row)
{
  CxFitPicture *picture = self->of_other ? self->beside_picture : self->picture;
  CxRingsInput account = cx_fit_picture_get (picture, row);
  CxFitRegion region = { .tier = account.tier, .sector = account.sector };

  self->account = row;
  if (cx_fit_region_equal (self->region, CX_FIT_EVERYWHERE) || !cx_fit_picture_is_in (picture, row, self->region))
    self->region = region;
  cx_fit_place_show_region (self);
  show_accounts (self);
}

static void
on_account_chosen_in_list (CxFitPlace *self,
                           guint       row)
{
  self->account = row;
  cx_bullseye_set_account (self->bullseye, row);
  cx_bullseye_set_account (self->other, row);
}

static void
on_account_opened (CxFitPlace *self,
                   guint       row)
{
  if (self->columns != NULL && row < cx_columns_get_n_accounts (self->columns))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-account", "s", cx_columns_get_key (self->columns, row));
}

/* Of the accounts that are shown: while others come, there is no menu. */
static void
on_account_menu (CxFitPlace *self,
                 guint       row,
                 double      x,
                 double      y)
{
  CxSnapshot *snapshot = cx_fit_place_get_snapshot (self);

  if (snapshot != NULL && cx_snapshot_get_columns (snapshot) == self->columns && row < cx_columns_get_n_accounts (self->columns))
    cx_fit_menu_open (GTK_WIDGET (self->of_other ? self->other : self->bullseye), cx_place_get_workspace (CX_PLACE (self)), row, x, y);
}

static void
choose_field (CxFitPlace *self,
              GVariant   *key,
              char      **field)
{
  if (self->columns == NULL || !g_set_str (field, g_variant_get_string (key, NULL)))
    return;
  cx_fit_place_update_choices (self);
  cx_fit_place_update_picture (self);
}

static void
sectors_action (GSimpleAction *action,
                GVariant      *key,
                gpointer       data)
{
  CxFitPlace *self = data;

  choose_field (self, key, &self->sectors);
}

static void
size_action (GSimpleAction *action,
             GVariant      *key,
             gpointer       data)
{
  CxFitPlace *self = data;

  choose_field (self, key, &self->size);
}

static void
compare_action (GSimpleAction *action,
                GVariant      *choice,
                gpointer       data)
{
  cx_fit_place_compare (data, g_variant_get_string (choice, NULL));
}

static const GActionEntry actions[] = {
  { .name = "compare", .activate = compare_action, .parameter_type = "s", .state = "'" CX_FIT_COMPARE_NOTHING "'" },
  { .name = "sectors", .activate = sectors_action, .parameter_type = "s", .state = "''" },
  { .name = "size", .activate = size_action, .parameter_type = "s", .state = "''" },
};

/* What is chosen next is chosen in this picture, or in the one beside. */
static void
on_chosen_here (CxFitPlace *self)
{
  self->of_other = FALSE;
}

static void
on_chosen_beside (CxFitPlace *self)
{
  self->of_other = TRUE;
}

static void
connect_bullseye (CxFitPlace *self,
                  CxBullseye *bullseye,
                  GCallback   first)
{
  const struct { const char *signal; GCallback then; } rows[] = {
    { "region-chosen", G_CALLBACK (on_region_chosen) },   { "box-chosen", G_CALLBACK (on_box_chosen) },
    { "account-chosen", G_CALLBACK (on_account_chosen) }, { "account-opened", G_CALLBACK (on_account_opened) },
    { "account-menu", G_CALLBACK (on_account_menu) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_signal_connect_swapped (bullseye, rows[i].signal, first, self);
      g_signal_connect_swapped (bullseye, rows[i].signal, rows[i].then, self);
    }
}

static void
connect_signals (CxFitPlace *self)
{
  connect_bullseye (self, self->bullseye, G_CALLBACK (on_chosen_here));
  connect_bullseye (self, self->other, G_CALLBACK (on_chosen_beside));
  g_signal_connect_swapped (self->table, "region-chosen", G_CALLBACK (on_chosen_here), self);
  g_signal_connect_swapped (self->table, "region-chosen", G_CALLBACK (on_region_chosen), self);
  g_signal_connect_swapped (self->accounts, "region-cleared", G_CALLBACK (on_region_cleared), self);
  g_signal_connect_swapped (self->accounts, "account-chosen", G_CALLBACK (on_account_chosen_in_list), self);
  g_signal_connect_swapped (self->accounts, "account-opened", G_CALLBACK (on_account_opened), self);
  g_signal_connect_swapped (self->what_if, "moves-shown", G_CALLBACK (on_moves_shown), self);
}

void
cx_fit_place_init_choosing (CxFitPlace *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "fit", G_ACTION_GROUP (self->actions));
  connect_signals (self);
}
