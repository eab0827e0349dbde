import IntakeCore

/// `changes.csv` where the earlier plan is of another call: a row per task that goes on, is new, or is
/// gone. The columns are those of `ChangesCSV`.
enum SuccessionCSV {
  static func write(_ succession: PlanSuccession) -> [UInt8] {
    ChangesCSV.columns.csv(rows(succession))
  }

  private static func rows(_ succession: PlanSuccession) -> [ChangesCSV.Row] {
    succession.continued.map { continued in
      var row = ChangesCSV.Row("chuyển tiếp", continued.line)
      row.field = ChangeWords.field("total")
      row.from = continued.earlier.values["total"] ?? ""
      row.to = continued.line.total.decimal
      row.reason = SuccessionWords.remark(continued)
      return row
    }
      + succession.new.map { new in
        var row = ChangesCSV.Row("mới", new.line)
        row.reason = SuccessionWords.remark(new)
        return row
      }
      + succession.gone.map { line in
        ChangesCSV.Row(
          kind: "không còn", submitter: line.values["submitter"] ?? "",
          number: line.values["number"] ?? "", title: line.values["title"] ?? "", entry: line.entry)
      }
  }
}

/// What a person may want to ask about where plans of two calls are compared.
enum SuccessionWords {
  static func remark(_ continued: PlanSuccession.Continued) -> String {
    continued.isSaid ? "" : "Có trong danh mục trước nhưng đơn vị không ghi “Chuyển tiếp”"
  }

  static func remark(_ new: PlanSuccession.New) -> String {
    new.isSaidToContinue
      ? "Đơn vị ghi “Chuyển tiếp” nhưng danh mục trước không có nhiệm vụ này" : ""
  }
}
