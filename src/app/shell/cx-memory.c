/* Giving memory back to the system. Only the GNU C library has to be told. */
#include "cx-memory.h"

#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

#define LARGE_ARRAY (1024 * 1024)

void
cx_memory_set_up (void)
{
#ifdef M_MMAP_THRESHOLD
  mallopt (M_MMAP_THRESHOLD, LARGE_ARRAY);
#endif
}

void
cx_memory_give_back (void)
{
#ifdef M_MMAP_THRESHOLD
  malloc_trim (0);
#endif
}
