import Foundation
import IntakeTesting

/// What a careful official would make of a document (Fixtures/reading/<case>/expected.json).
struct ExpectedReading: Decodable {
  /// The rule of reading that the case stands for.
  let right: String
  /// Why it is not met yet; to be removed with the mending.
  let known: String?
  let outcome: Outcome

  /// One acceptable outcome; `or` another one.
  final class Outcome: Decodable, Sendable {
    let verdicts: [String]?
    /// The keys that matter of each task, in order; `null` where no value may be read.
    let tasks: [[String: ReportValue]]?
    let findings: [ExpectedFinding]?
    /// Codes and severities that must not occur.
    let absent: [String]?
    let atMost: [String: Int]?
    let submitter: String?
    /// What the report for people says.
    let shown: [String]?
    let or: Outcome?
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    right = try container.decode(String.self, forKey: .right)
    known = try container.decodeIfPresent(String.self, forKey: .known)
    outcome = try Outcome(from: decoder)
  }

  private enum CodingKeys: String, CodingKey {
    case right, known
  }

  static func read(_ folder: String) throws -> ExpectedReading {
    let bytes = try Checkout.bytes("\(folder)/expected.json")
    return try JSONDecoder().decode(ExpectedReading.self, from: Data(bytes))
  }
}

/// A finding that must be there: where a cell or a row is named, at it.
struct ExpectedFinding: Decodable {
  let code: String
  let severity: String?
  let cell: String?
  let row: Int?

  func fits(_ finding: ReportedReading.Finding) -> Bool {
    finding.code == code && (severity ?? finding.severity) == finding.severity
      && (cell ?? finding.cell) == finding.cell && (row ?? finding.row) == finding.row
  }
}

/// What the JSON report says of one document, as far as it is compared.
struct ReportedReading: Decodable {
  let verdict: String
  let submitter: String?
  let tasks: [[String: ReportValue]]
  let findings: [Finding]

  struct Finding: Decodable {
    let code: String
    let severity: String
    let cell: String?

    /// The row of the cell.
    var row: Int? { cell.flatMap { Int($0.drop(while: \.isLetter)) } }
  }

  private struct Report: Decodable {
    let documents: [ReportedReading]
  }

  static func first(of output: String) throws -> ReportedReading? {
    try JSONDecoder().decode(Report.self, from: Data(output.utf8)).documents.first
  }
}

/// A text or number of a report, or none.
enum ReportValue: Decodable, Equatable {
  case text(String)
  case number(Int)
  case none

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .none
    } else if let number = try? container.decode(Int.self) {
      self = .number(number)
    } else {
      self = .text(try container.decode(String.self))
    }
  }
}

extension ExpectedReading.Outcome {
  /// How a report differs from this outcome; nothing where it meets it, or `or`.
  func differences(from reading: ReportedReading, shown text: String) -> [String] {
    let found =
      verdictDifferences(reading) + findingDifferences(reading) + taskDifferences(reading)
      + (shown ?? []).filter { !text.contains($0) }.map { "not shown: \($0)" }
    if let or, !found.isEmpty {
      let others = or.differences(from: reading, shown: text)
      return others.isEmpty ? [] : found + others
    }
    return found
  }

  private func verdictDifferences(_ reading: ReportedReading) -> [String] {
    var found: [String] = []
    if let verdicts, !verdicts.contains(reading.verdict) {
      found.append("verdict \(reading.verdict), not \(verdicts.joined(separator: " or "))")
    }
    if let submitter, submitter != reading.submitter {
      found.append("submitter \(reading.submitter ?? "none")")
    }
    return found
  }

  private func findingDifferences(_ reading: ReportedReading) -> [String] {
    let missing = (findings ?? []).filter { !reading.findings.contains(where: $0.fits) }
      .map { "no \($0.code) at \($0.cell ?? $0.row.map(String.init) ?? "any place")" }
    let unwanted = reading.findings
      .filter { finding in
        (absent ?? []).contains { $0 == finding.code || $0 == finding.severity }
      }
      .map { "\($0.code) \($0.severity) at \($0.cell ?? "no cell")" }
    let repeated = (atMost ?? [:]).compactMap { code, most in
      let count = reading.findings.count { $0.code == code }
      return count > most ? "\(count) times \(code)" : nil
    }
    return missing + unwanted + repeated.sorted()
  }

  private func taskDifferences(_ reading: ReportedReading) -> [String] {
    guard let tasks else { return [] }
    guard tasks.count == reading.tasks.count else {
      return ["\(reading.tasks.count) tasks, not \(tasks.count)"]
    }
    return zip(tasks, reading.tasks).enumerated().flatMap { index, pair in
      pair.0.sorted { $0.key < $1.key }.compactMap { key, value in
        // A key that the report does not have for any task is not compared.
        guard reading.tasks.contains(where: { $0[key] != nil }) else { return nil }
        let said = pair.1[key] ?? .none
        return said == value ? nil : "task \(index + 1): \(key) is \(said), not \(value)"
      }
    }
  }
}
