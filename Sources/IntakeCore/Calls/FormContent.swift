/// What stands in a filled-in form, apart from how it is written down: the common ground of the
/// form writers, of `convert` and of the rules' examples.
///
/// Texts are as the XML form has them: codes, decimal numbers, ISO dates and months. A text that
/// is none of these is carried as it is.
public struct FormContent: Sendable, Hashable {
  public var form: FormKind
  /// The id of the call it says it was made for; nil to say nothing.
  public var call: String?
  /// As in the XML attribute (`million`); nil leaves it out.
  public var unit: String?
  public var submitter: [Entry]
  public var tasks: [Task]

  /// One field that is there, perhaps blank.
  public struct Entry: Sendable, Hashable {
    public var field: String
    public var text: String

    public init(_ field: String, _ text: String) {
      self.field = field
      self.text = text
    }
  }

  public struct Task: Sendable, Hashable {
    public var fields: [Entry]
    public var activities: [[Entry]]
    public var contributions: [[Entry]]

    public init(fields: [Entry], activities: [[Entry]] = [], contributions: [[Entry]] = []) {
      self.fields = fields
      self.activities = activities
      self.contributions = contributions
    }
  }

  public init(
    form: FormKind, call: String?, unit: String?, submitter: [Entry], tasks: [Task]
  ) {
    self.form = form
    self.call = call
    self.unit = unit
    self.submitter = submitter
    self.tasks = tasks
  }
}

/// A filled-in form written down: its bytes, and where each field came to stand.
public struct WrittenForm: Sendable {
  public var bytes: [UInt8]
  /// The place and path of each record and field, by keys such as `submitter`, `task[1]`,
  /// `task[1].total`, `task[1].activity[2].state`, `task[1].contribution[1].target`.
  public var places: [String: Location]

  public struct Location: Sendable, Hashable {
    public var place: Place
    public var path: String?
    /// What stands there: the text of a cell, the whole element of a field; nil for a record.
    public var text: String?

    public init(place: Place, path: String?, text: String? = nil) {
      self.place = place
      self.path = path
      self.text = text
    }
  }

  public init(bytes: [UInt8], places: [String: Location]) {
    self.bytes = bytes
    self.places = places
  }
}
