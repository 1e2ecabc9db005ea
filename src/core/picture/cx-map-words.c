/* The words of the journey map: titles, hints, and the sentence that a team completes (method §6). */
#include "cx-config.h"

#include "cx-map-words.h"

#include "cx-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *
cx_map_element_title (CxJourneyElement element)
{
  static const char *const titles[CX_N_ELEMENTS] = {
    N_("Sales process"), N_("Customer’s cognition"), N_("Customer comes to know"), N_("Customer feels"),
    N_("Content"), N_("Channel"), N_("Action"),
  };

  return _(titles[element]);
}

static const char *
hint_content (const char *customer)
{
  g_autofree char *folded = cx_text_fold (customer, -1);

  if (strstr (folded, "ask") != NULL)
    return _("White papers convert best here");
  if (strstr (folded, "aware") != NULL || strstr (folded, "appeal") != NULL)
    return _("Articles convert best here");
  return strstr (folded, "act") != NULL ? _("Case studies convert best here") : _("A piece a line");
}

const char *
cx_map_element_hint (CxJourneyElement element,
                     const char      *customer)
{
  static const char *const hints[CX_N_ELEMENTS] = {
    N_("Name of the stage"), N_("Aware, appeal, ask, act or advocate"), N_("What they learn"), N_("How it feels to them"), NULL,
    N_("Where they meet it"), N_("What they do then"),
  };

  return element == CX_ELEMENT_CONTENT ? hint_content (customer) : _(hints[element]);
}

/* Bold when it was said, else a blank; lines are a list. */
static char *
piece (CxJourney       *journey,
       guint            stage,
       CxJourneyElement element)
{
  g_auto(GStrv) lines = g_strsplit (cx_journey_get_said (journey, stage, element), "\n", -1);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) kept = NULL;
  g_autofree char *list = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_strv_builder_add (builder, lines[i]);
  kept = g_strv_builder_end (builder);
  list = g_strjoinv (", ", kept);
  return *list != '\0' ? g_markup_printf_escaped ("<b>%s</b>", list) : g_strdup ("<span alpha='60%'>___</span>");
}

char *
cx_map_sentence (CxJourney  *journey,
                 guint       stage,
                 const char *segment)
{
  g_autofree char *process = piece (journey, stage, CX_ELEMENT_PROCESS), *cognition = piece (journey, stage, CX_ELEMENT_COGNITION);
  g_autofree char *content = piece (journey, stage, CX_ELEMENT_CONTENT), *channel = piece (journey, stage, CX_ELEMENT_CHANNEL);
  g_autofree char *know = piece (journey, stage, CX_ELEMENT_KNOW), *feel = piece (journey, stage, CX_ELEMENT_FEEL);
  g_autofree char *action = piece (journey, stage, CX_ELEMENT_ACTION);
  g_autofree char *whom = segment != NULL ? g_markup_printf_escaped ("<b>%s</b>", segment) : g_strdup ("<span alpha='60%'>___</span>");

  /* Translators: in this order: stage of the sales process, stage of the customer’s cognition, content, channel, segment,
   * what customers know, what they feel, what they do */
  return g_strdup_printf (_("In the %s stage of the sales process, matching the %s stage of the customer’s cognition, we bring %s content"
                            " through %s to %s; they come to know %s and feel %s, and therefore do %s, which moves the sale to its next"
                            " stage."),
                          process, cognition, content, channel, whom, know, feel, action);
}

char *
cx_map_pieces (const char *content)
{
  guint n = cx_journey_map_count_pieces (content);

  /* Translators: good pieces of content for a stage */
  return n < CX_GOOD_PIECES ? g_strdup_printf (_("%u of about %d good pieces"), n, CX_GOOD_PIECES) :
                              g_strdup_printf (ngettext ("%u piece; about %d good ones do", "%u pieces; about %d good ones do", n), n,
                                               CX_GOOD_PIECES);
}
