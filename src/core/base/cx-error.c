/* The error domain of Concentric. */
#include "cx-error.h"

G_DEFINE_QUARK (cx-error-quark, cx_error)
