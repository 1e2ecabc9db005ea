/* What changed from one state of a profile to another: pairing what belongs together, and what is neither a criterion
 * nor in a section. Knows no versions. */
#include "cx-config.h"

#include "cx-profile-diff-private.h"

#include <glib/gi18n-lib.h>

const char *
cx_profile_change_kind_to_name (CxProfileChangeKind kind)
{
  static const char *const names[] = { "changed", "added", "removed", "moved" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}

const char *
cx_profile_change_section_title (const char *key)
{
  const CxSection *section = key ? cx_section_find (key) : NULL;

  if (section)
    return _(section->title);
  if (g_strcmp0 (key, "gut_check") == 0)
    return _("Gut check");
  if (g_strcmp0 (key, "owners") == 0)
    return _("Section owners");
  return key ? _("Review") : _("The profile");
}

void
cx_profile_change_free (CxProfileChange *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->subject);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

CxProfileChange *
cx_diff_take (CxDiff             *self,
              CxProfileChangeKind kind,
              const char         *section,
              char               *text)
{
  CxProfileChange *change = g_new0 (CxProfileChange, 1);

  change->kind = kind;
  change->section = section;
  change->text = text;
  g_ptr_array_add (self->changes, change);
  return change;
}

void
cx_diff_set_short (CxProfileChange *change,
                   const char      *subject,
                   char            *from,
                   char            *to)
{
  change->subject = g_strdup (subject);
  change->from = from;
  change->to = to;
}

/* ── pairs ──────────────────────────────────────────────────────────────── */

void
cx_pairs_init (CxPairs *pairs,
               guint    n_before,
               guint    n_after)
{
  *pairs = (CxPairs) { n_before, n_after, g_new (int, n_before + 1), g_new (int, n_after + 1) };
  for (guint i = 0; i < n_before; i++)
    pairs->after_of[i] = CX_DIFF_NONE;
  for (guint i = 0; i < n_after; i++)
    pairs->before_of[i] = CX_DIFF_NONE;
}

void
cx_pairs_clear (CxPairs *pairs)
{
  g_clear_pointer (&pairs->after_of, g_free);
  g_clear_pointer (&pairs->before_of, g_free);
}

void
cx_pairs_match (CxPairs      *pairs,
                CxDiff       *diff,
                CxPairFunc    belong,
                gconstpointer data)
{
  for (guint b = 0; b < pairs->n_before; b++)
    for (guint a = 0; a < pairs->n_after && pairs->after_of[b] == CX_DIFF_NONE; a++)
      if (pairs->before_of[a] == CX_DIFF_NONE && belong (diff, b, a, data))
        {
          pairs->after_of[b] = (int) a;
          pairs->before_of[a] = (int) b;
        }
}

/* What is in the longest rising run of old places stayed; the others moved. */
gboolean *
cx_pairs_find_moved (const CxPairs *pairs)
{
  guint n = pairs->n_after;
  gboolean *moved = g_new0 (gboolean, n + 1);
  g_autofree guint *length = g_new0 (guint, n + 1);
  g_autofree int *previous = g_new (int, n + 1);
  int last = CX_DIFF_NONE;

  for (guint i = 0; i < n; i++)
    {
      moved[i] = pairs->before_of[i] != CX_DIFF_NONE;
      previous[i] = CX_DIFF_NONE;
      if (!moved[i])
        continue;
      length[i] = 1;
      for (guint k = 0; k < i; k++)
        if (moved[k] && pairs->before_of[k] < pairs->before_of[i] && length[k] + 1 > length[i])
          {
            length[i] = length[k] + 1;
            previous[i] = (int) k;
          }
      if (last == CX_DIFF_NONE || length[i] > length[last])
        last = (int) i;
    }
  for (; last != CX_DIFF_NONE; last = previous[last])
    moved[last] = FALSE;
  return moved;
}

/* ── the profile itself ─────────────────────────────────────────────────── */

static void
diff_name (CxDiff *self)
{
  const char *was = cx_profile_get_name (self->before), *is = cx_profile_get_name (self->after);

  if (g_strcmp0 (was, is) != 0)
    cx_diff_take (self, CX_PROFILE_CHANGED, NULL, g_strdup_printf (_("“%s” is now called “%s”"), was, is));
}

static void
diff_thresholds (CxDiff *self)
{
  const double *was = cx_profile_get_thresholds (self->before), *is = cx_profile_get_thresholds (self->after);

  for (guint i = 0; i < 3; i++)
    if (was[i] != is[i])
      {
        g_autofree char *subject = g_strdup_printf (_("Tier %u"), i + 1);
        CxProfileChange *change = cx_diff_take (self, CX_PROFILE_CHANGED, NULL,
                                                /* Translators: number of a tier, its threshold before and after */
                                                g_strdup_printf (_("Tier %u from %.15g → %.15g"), i + 1, was[i], is[i]));

        cx_diff_set_short (change, subject, g_strdup_printf ("%.15g", was[i]), g_strdup_printf ("%.15g", is[i]));
      }
}

/* ── the order ──────────────────────────────────────────────────────────── */

/* The document as a whole, the nine sections, the parts beside them. */
static guint
rank (const char *section)
{
  const CxPart *part;
  guint n = 1;

  if (section == NULL)
    return 0;
  for (guint i = 0; i < CX_N_SECTIONS; i++, n++)
    if (g_str_equal (cx_section_get (i)->key, section))
      return n;
  for (guint i = 0; (part = cx_part_get (i)) != NULL && !g_str_equal (part->key, section); i++)
    n++;
  return n;
}

static int
compare_sections (gconstpointer a,
                  gconstpointer b)
{
  const CxProfileChange *const *first = a, *const *second = b;

  return (int) rank ((*first)->section) - (int) rank ((*second)->section);
}

GPtrArray *
cx_profile_diff (CxProfile    *before,
                 CxProfile    *after,
                 CxFieldLookup lookup,
                 gpointer      lookup_data)
{
  CxDiff self = { before, after, lookup, lookup_data, g_ptr_array_new_with_free_func ((GDestroyNotify) cx_profile_change_free) };

  g_return_val_if_fail (before != NULL && after != NULL, self.changes);

  if (cx_profile_equal (before, after))
    return self.changes;
  diff_name (&self);
  diff_thresholds (&self);
  cx_diff_criteria (&self);
  cx_diff_sections (&self);
  /* A document may hold what this program does not know. */
  if (self.changes->len == 0)
    cx_diff_take (&self, CX_PROFILE_CHANGED, NULL, g_strdup (_("Something else in the document changed")));
  /* Stable: within a section the criteria stay before the rest. */
  g_ptr_array_sort (self.changes, compare_sections);
  return self.changes;
}
