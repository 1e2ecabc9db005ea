/* The button that takes win stories from a file. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CX_TYPE_STORY_BUTTON (cx_story_button_get_type ())
G_DECLARE_FINAL_TYPE (CxStoryButton, cx_story_button, CX, STORY_BUTTON, AdwBin)

/** cx_story_button_new: reads into the draft of the place's workspace that it stands in. */
GtkWidget *cx_story_button_new  (void);

/** cx_story_button_read: what happens once a file is chosen. */
void       cx_story_button_read (CxStoryButton *self, const char *path);

G_END_DECLS
