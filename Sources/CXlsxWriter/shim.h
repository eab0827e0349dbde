#ifndef DEXUAT_CXLSXWRITER_SHIM_H
#define DEXUAT_CXLSXWRITER_SHIM_H

#include <stdlib.h>
#include <xlsxwriter.h>

// Glibc declares it for GNU sources only.
extern int memfd_create(const char *name, unsigned int flags);

// Notes that cells of several rows are one, and writes none of them. `worksheet_merge_range` writes
// them all at once, which a sheet that is laid down row by row does not allow. The library frees the
// note with the sheet.
static inline lxw_error worksheet_note_merge(lxw_worksheet *sheet, lxw_row_t first_row,
                                             lxw_col_t first_column, lxw_row_t last_row,
                                             lxw_col_t last_column) {
  lxw_merged_range *range = (lxw_merged_range *)calloc(1, sizeof(lxw_merged_range));
  if (range == NULL) return LXW_ERROR_MEMORY_MALLOC_FAILED;
  range->first_row = first_row;
  range->first_col = first_column;
  range->last_row = last_row;
  range->last_col = last_column;
  STAILQ_INSERT_TAIL(sheet->merged_ranges, range, list_pointers);
  sheet->merged_range_count++;
  return LXW_NO_ERROR;
}

#endif
