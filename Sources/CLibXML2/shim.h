#ifndef DEXUAT_CLIBXML2_SHIM_H
#define DEXUAT_CLIBXML2_SHIM_H

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/catalog.h>
#include <libxml/xmlIO.h>

#endif
