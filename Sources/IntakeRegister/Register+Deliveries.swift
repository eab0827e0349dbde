extension Register {
  /// How each entry came, by its number.
  public func deliveries() throws -> [Int: EntryDossier.Delivery] {
    try read { database in
      let rows = try database.all(
        "SELECT \(Self.entryColumns), \(Self.deliveryColumns) FROM \(Self.entries)")
      return Dictionary(
        uniqueKeysWithValues: try rows.map { (try $0["number"], try EntryDossier.Delivery($0)) })
    }
  }

  /// The whole paths of the inboxes that files were ever taken from.
  public func inboxes() throws -> [String] {
    try read { database in
      try database.column("inbox", "SELECT DISTINCT inbox FROM delivery ORDER BY inbox")
    }
  }
}
