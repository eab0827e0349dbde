#ifndef DEXUAT_CXLSXWRITER_SHIM_H
#define DEXUAT_CXLSXWRITER_SHIM_H

#include <xlsxwriter.h>

// Glibc declares it for GNU sources only.
extern int memfd_create(const char *name, unsigned int flags);

#endif
