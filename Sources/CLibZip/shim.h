#ifndef DEXUAT_CLIBZIP_SHIM_H
#define DEXUAT_CLIBZIP_SHIM_H

#include <zip.h>

#endif
