/* The figures of others, to be edited. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** cx_benchmark_dialog_new: writes what is edited to the setting `benchmarks` as it is edited. */
AdwDialog *cx_benchmark_dialog_new (void);

G_END_DECLS
