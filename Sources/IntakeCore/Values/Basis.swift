/// Why a field means what it means, where its own text does not plainly say it.
public enum Basis: Sendable, Hashable {
  /// An amount whose own cell names its unit.
  case ownUnit
  /// An amount that two ways of writing give two meanings, and what left one of them.
  case numberStyle(StyleEvidence)
  /// Words of a list, of an orientation or of a target, in the place of a code or number.
  case words
  /// A month that a year, a quarter or a period stands for.
  case wholePeriod
  /// A month whose year stands at the other end of its period only.
  case otherEnd
  /// A month of the plan year, since no year is named.
  case planYear
  /// A date or month behind the number by which a spreadsheet counts days.
  case serialNumber
  /// A year of two figures.
  case shortYear
  /// A province by another name than its own.
  case usualName
  /// A word for “none”, which counts as zero.
  case none
  /// A task's number with that of its group before it; its own as written.
  case groupNumber(String)
  /// What stands in the row of its group, above it.
  case groupRow
  /// What stands in a merged cell that reaches over its row.
  case mergedCell
  /// What stands in the row above, by the mark of a ditto: `nt`, `″`.
  case rowAbove
  /// What the letterhead or the lines above the table say.
  case officialBlock
  /// An amount that is the sum of several columns.
  case columns
  /// A number that the program shows by itself: the order of the rows.
  case rowOrder
  /// An amount with the mark of a note behind it, which is no part of it.
  case noteMark

  /// What decided between two ways of writing a number.
  public enum StyleEvidence: Sendable, Hashable {
    /// Other amounts of the sheet, which can be read in one way only.
    case otherAmounts
    /// Total = state + other holds in one way only.
    case ownSum
    /// The activities add up in one way only.
    case activities
  }
}

/// The basis of one field's meaning.
public struct Based: Sendable, Hashable {
  public var position: Int
  public var basis: Basis

  public init(position: Int, basis: Basis) {
    self.position = position
    self.basis = basis
  }
}

extension Basis {
  /// Its name in machine reports and in the register.
  public var id: String {
    switch self {
    case .ownUnit: "own-unit"
    case .numberStyle(.otherAmounts): "other-amounts"
    case .numberStyle(.ownSum): "own-sum"
    case .numberStyle(.activities): "activities"
    case .words: "words"
    case .wholePeriod: "whole-period"
    case .otherEnd: "other-end"
    case .planYear: "plan-year"
    case .serialNumber: "serial-number"
    case .shortYear: "short-year"
    case .usualName: "usual-name"
    case .none: "none"
    case .groupNumber: "group-number"
    case .groupRow: "group-row"
    case .mergedCell: "merged-cell"
    case .rowAbove: "row-above"
    case .officialBlock: "official-block"
    case .columns: "columns"
    case .rowOrder: "row-order"
    case .noteMark: "note-mark"
    }
  }
}
