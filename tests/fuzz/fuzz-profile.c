/* Any bytes are input to the reader of profile documents: nothing crashes it, what it reads prints as
 * bytes that read back the same, and no edit leaves the documents that it accepts. */
#include "cx-profile.h"
#include "cx-section.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
check_same_again (CxProfile *profile)
{
  g_autofree char *json = cx_profile_to_json (profile);
  g_autoptr(GError) error = NULL;
  g_autoptr(CxProfile) again = cx_profile_parse (json, -1, NULL, &error);
  g_autofree char *printed = NULL;

  g_assert_no_error (error);
  printed = cx_profile_to_json (again);
  g_assert_cmpstr (json, ==, printed);
}

/* Takes @edited. */
static void
check_edit (CxProfile *edited)
{
  check_same_again (edited);
  cx_profile_unref (edited);
}

static void
check_part (CxProfile    *profile,
            const CxPart *part,
            const char   *text)
{
  guint n = cx_profile_get_n_entries (profile, part->key);
  int entry = part->entry ? (int) n - 1 : CX_NO_ENTRY;

  for (const CxMember *member = part->members; member->key; member++)
    {
      check_edit (cx_profile_with_text (profile, part->key, entry, member->key, text));
      check_edit (cx_profile_with_number (profile, part->key, entry, member->key, (double) n));
    }
  if (part->entry == NULL)
    return;
  check_edit (cx_profile_with_entry (profile, part->key, n / 2));
  if (n == 0)
    return;
  check_edit (cx_profile_with_entry_copy (profile, part->key, n - 1));
  check_edit (cx_profile_with_entry_move (profile, part->key, 0, n - 1));
  check_edit (cx_profile_without_entry (profile, part->key, 0));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CxProfile) profile = cx_profile_parse ((const char *) data, (gssize) size, "f", &error);
  const CxPart *part;

  if (profile == NULL)
    {
      g_assert_true (g_str_has_prefix (error->message, "f: ") && g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  check_same_again (profile);
  for (guint i = 0; (part = cx_part_get (i)); i++)
    check_part (profile, part, cx_profile_get_name (profile));
  return 0;
}
