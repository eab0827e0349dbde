internal import IntakeCore

/// The values of a definition's attributes.
extension CallElement {
  func integer(_ name: String, in range: ClosedRange<Int>) throws -> Int {
    let text = try required(name)
    guard let value = Int(text), range.contains(value) else {
      throw mistake(
        .badValue(
          text, of: name,
          expected: Localized(
            vi: "số từ \(range.lowerBound) đến \(range.upperBound)",
            en: "a number from \(range.lowerBound) to \(range.upperBound)")))
    }
    return value
  }

  /// Small letters, digits and single hyphens, at most 64.
  func identifier(_ name: String) throws -> String {
    let text = try required(name)
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isSound =
      text.utf8.count <= 64
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
      }
    guard isSound else {
      throw mistake(.badValue(text, of: name, expected: .expectsIdentifier))
    }
    return text
  }

  func day(_ name: String) throws -> CalendarDay {
    let text = try required(name)
    guard let day = CalendarDay(iso: text) else {
      throw mistake(.badValue(text, of: name, expected: .expectsDay))
    }
    return day
  }

  func dayIfAny(_ name: String) throws -> CalendarDay? {
    attribute(name) == nil ? nil : try day(name)
  }

  func month(_ name: String) throws -> CalendarMonth {
    let text = try required(name)
    guard let month = CalendarMonth(iso: text) else {
      throw mistake(.badValue(text, of: name, expected: .expectsMonth))
    }
    return month
  }

  /// A local time of the call's zone, which it must not name.
  func localTime(_ name: String, zone: ZoneOffset) throws -> Instant {
    let text = try required(name)
    guard text.utf8.count == 19, let instant = Instant(iso: text, zone: zone) else {
      throw mistake(.badValue(text, of: name, expected: .expectsLocalTime))
    }
    return instant
  }

  func decimal(_ name: String) throws -> String {
    let text = try required(name)
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let isSound =
      (1...2).contains(parts.count)
      && parts.allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
      }
    guard isSound else { throw mistake(.badValue(text, of: name, expected: .expectsDecimal)) }
    return text
  }

  func decimalIfAny(_ name: String) throws -> String? {
    attribute(name) == nil ? nil : try decimal(name)
  }
}

extension Localized {
  static let expectsSha256 = Self(
    vi: "64 chữ số thập lục phân viết thường (SHA-256)",
    en: "64 small hexadecimal digits (SHA-256)")
  static let expectsZone = Self(vi: "độ lệch giờ như +07:00", en: "an offset such as +07:00")
  static let expectsSeverity = Self(
    vi: "error, review, warning hoặc note", en: "error, review, warning or note")
  static let expectsDong = Self(vi: "số nguyên đồng", en: "whole đồng")
  fileprivate static let expectsIdentifier = Self(
    vi: "chữ thường không dấu, chữ số và gạch nối", en: "small letters, digits and hyphens")
  fileprivate static let expectsDay = Self(
    vi: "ngày có thật như 2023-04-30", en: "a real day such as 2023-04-30")
  fileprivate static let expectsMonth = Self(
    vi: "tháng như 2024-01", en: "a month such as 2024-01")
  fileprivate static let expectsLocalTime = Self(
    vi: "giờ địa phương như 2023-04-30T00:00:00", en: "a local time such as 2023-04-30T00:00:00")
  fileprivate static let expectsDecimal = Self(
    vi: "số thập phân như 4.5", en: "a decimal such as 4.5")
}
