public import IntakeCore

/// One place of an office file in which a form stands: a sheet, or one of the successive forms of a
/// Word document.
public struct FormStep: Sendable, Hashable {
  /// As people call it: the sheet's name, a form's number. Two steps of one file differ in it.
  public var name: String
  /// Its position among the sheets or forms of the file, from 1.
  public var number: Int
  /// Whether the program that shows the file hides it.
  public var isHidden: Bool

  public init(name: String, number: Int, isHidden: Bool) {
    self.name = name
    self.number = number
    self.isHidden = isHidden
  }
}

/// The forms that an office file holds, in its order.
public struct FormSteps: Sendable {
  /// Nil where the file is no office file that is read.
  public var format: DocumentFormat?
  public var steps: [FormStep]
  /// What is wrong with the file as a whole: it cannot be opened, or none of its places is a form.
  public var findings: [Finding]
  /// Whether a label of a form stands somewhere in it: without one the file was never meant as one.
  public var holdsLabel = false
  /// Whether nothing stands in it.
  public var isBlank = true

  public init(format: DocumentFormat?, steps: [FormStep], findings: [Finding]) {
    self.format = format
    self.steps = steps
    self.findings = findings
  }
}
