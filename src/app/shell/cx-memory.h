/* Giving memory back to the system: what is large comes and goes with every import and question. */
#pragma once

/** cx_memory_set_up: has arrays over a million accounts go back as soon as they are freed. Before the first thread. */
void cx_memory_set_up    (void);

/** cx_memory_give_back: gives back what the small pieces that are free lie in. Some milliseconds: after a long job, in its thread. */
void cx_memory_give_back (void);
