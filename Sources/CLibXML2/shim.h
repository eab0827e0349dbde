#ifndef DEXUAT_CLIBXML2_SHIM_H
#define DEXUAT_CLIBXML2_SHIM_H

// libxml2's headers would pull in ICU's, which clash with those of Foundation. Only the end of
// xmlCharEncodingHandler depends on it, and nothing here looks into that.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/catalog.h>
#include <libxml/xmlIO.h>

#endif
