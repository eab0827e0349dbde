/// One year's invitation to propose tasks: everything about it that is not code.
///
/// Read from `templates/<call-id>/call.xml` by `CallReader`; see `docs/call-definition.md`.
public struct Call: Sendable {
  public var id: String
  /// SHA-256 of the definition, in hexadecimal. A definition that uses parts of another one
  /// has the hash of both hashes, so it changes when either does.
  public var sha256: String
  /// The hashes of earlier versions of the definition that asked the same of submitters, as
  /// `sha256` has them: a register that was begun with one of them goes on without an amendment.
  public var earlierEditions: Set<String> = []
  public var planYear: Int
  public var zone: ZoneOffset
  public var title: Localized
  public var dispatch: Dispatch
  public var programme: Programme
  /// Nil where the call does not say.
  public var receiver: Receiver?
  public var agency: Agency
  /// The years besides `planYear` that documents may name without blame.
  public var blamelessYears: [Int]
  /// Nil where the call sets no deadline.
  public var deadline: Deadline?
  public var orientations: [Orientation]
  public var codeLists: [CodeList]
  public var provinces: Provinces
  public var forms: [Form]
  public var targets: [Target]
  /// Severities that the call sets otherwise than the rules do.
  public var severities: [Code: Severity]
  public var parameters: [RuleParameter]
  /// Who was invited, where the call has a list.
  public var expected: [ExpectedSubmitter]
  /// What the definition says of its own gaps, for people.
  public var notes: [Localized]
  /// The files that it was read from; nil where it was put together otherwise.
  public var definition: Definition?

  /// The bytes of a call's definition, from which another process can read it again.
  public struct Definition: Sendable {
    /// Its own file, by the name `own`, and those of its lenders by their ids.
    public var files: [String: [UInt8]]

    public static let own = ""

    public init(files: [String: [UInt8]]) {
      self.files = files
    }
  }

  public struct Dispatch: Sendable {
    /// `1469/BCT-TKNL`; nil where the call rests on no numbered dispatch.
    public var number: String?
    public var date: CalendarDay?
    public var issuer: Localized
    /// What it is, where it has no number: a conference, a plan.
    public var about: Localized?

    public init(
      number: String?, date: CalendarDay?, issuer: Localized, about: Localized? = nil
    ) {
      self.number = number
      self.date = date
      self.issuer = issuer
      self.about = about
    }
  }

  public struct Programme: Sendable {
    public var decision: String
    public var date: CalendarDay?
    public var from: CalendarMonth
    public var to: CalendarMonth
    public var title: Localized
    /// The programmes that it follows: a document that names one of them is made for an earlier
    /// call.
    public var predecessors: [Predecessor]

    /// An earlier programme.
    public struct Predecessor: Sendable, Hashable {
      /// `76/QĐ-TTg`.
      public var decision: String
      public var date: CalendarDay?

      public init(decision: String, date: CalendarDay?) {
        self.decision = decision
        self.date = date
      }
    }

    public init(
      decision: String, date: CalendarDay?, from: CalendarMonth, to: CalendarMonth,
      title: Localized, predecessors: [Predecessor] = []
    ) {
      self.predecessors = predecessors
      self.decision = decision
      self.date = date
      self.from = from
      self.to = to
      self.title = title
    }
  }

  /// The unit that proposals are handed to.
  public struct Receiver: Sendable {
    public var name: Localized
    public var address: Localized?

    public init(name: Localized, address: Localized?) {
      self.name = name
      self.address = address
    }
  }

  /// Who issues the plan: the lines at the head and the foot of the printed annex.
  public struct Agency: Sendable {
    /// The body above (`BỘ CÔNG THƯƠNG`); nil where there is none.
    public var parent: Localized?
    /// The unit that issues (`VỤ …`).
    public var unit: Localized
    /// The place in "Hà Nội, ngày …".
    public var seat: Localized
    /// Who signs, from left to right.
    public var signatures: [Signature]

    public struct Signature: Sendable, Hashable {
      public var role: Localized
      /// What stands under the role: "(Ký, họ tên)".
      public var hint: Localized?

      public init(role: Localized, hint: Localized? = nil) {
        self.role = role
        self.hint = hint
      }
    }

    public init(
      parent: Localized?, unit: Localized, seat: Localized, signatures: [Signature]
    ) {
      self.parent = parent
      self.unit = unit
      self.seat = seat
      self.signatures = signatures
    }
  }

  public init(
    id: String, sha256: String, planYear: Int, zone: ZoneOffset, title: Localized,
    dispatch: Dispatch, programme: Programme, receiver: Receiver?, agency: Agency,
    blamelessYears: [Int] = [], deadline: Deadline?, orientations: [Orientation],
    codeLists: [CodeList], provinces: Provinces, forms: [Form], targets: [Target] = [],
    severities: [Code: Severity] = [:], parameters: [RuleParameter] = [],
    expected: [ExpectedSubmitter] = [], notes: [Localized] = []
  ) {
    self.id = id
    self.sha256 = sha256
    self.planYear = planYear
    self.zone = zone
    self.title = title
    self.dispatch = dispatch
    self.programme = programme
    self.receiver = receiver
    self.agency = agency
    self.blamelessYears = blamelessYears
    self.deadline = deadline
    self.orientations = orientations
    self.codeLists = codeLists
    self.provinces = provinces
    self.forms = forms
    self.targets = targets
    self.severities = severities
    self.parameters = parameters
    self.expected = expected
    self.notes = notes
  }

  public func form(_ kind: FormKind) -> Form? {
    forms.first { $0.kind == kind }
  }

  public func orientation(_ number: Int) -> Orientation? {
    orientations.first { $0.number == number }
  }

  public func codeList(_ id: String) -> CodeList? {
    codeLists.first { $0.id == id }
  }

  public func target(_ id: String) -> Target? {
    targets.first { $0.id == id }
  }

  /// A rule's parameter as a number; nil where the call does not set it.
  public func parameter(_ code: Code, _ name: String) -> Int128? {
    parameters.first { $0.code == code && $0.name == name }?.value
  }
}

/// One who was invited to propose.
public struct ExpectedSubmitter: Sendable, Hashable {
  public var name: String
  public var kind: String
  public var province: String?
  public var code: String?

  public init(name: String, kind: String, province: String?, code: String?) {
    self.name = name
    self.kind = kind
    self.province = province
    self.code = code
  }
}

/// A number that a call gives to a rule, such as the ceiling of M008 in đồng.
public struct RuleParameter: Sendable, Hashable {
  public var code: Code
  public var name: String
  public var value: Int128

  public init(code: Code, name: String, value: Int128) {
    self.code = code
    self.name = name
    self.value = value
  }
}

/// One of the call's priority orientations.
public struct Orientation: Sendable, Hashable {
  public var number: Int
  public var title: Localized
  /// A short label for tables and charts.
  public var short: Localized
  /// The ids of the fields that a task under it must fill (the sector, for orientation 3 of 889-2024).
  public var requires: [String]
  /// Phrases that speak for this orientation.
  public var words: [String]

  public init(
    number: Int, title: Localized, short: Localized, requires: [String] = [],
    words: [String] = []
  ) {
    self.number = number
    self.title = title
    self.short = short
    self.requires = requires
    self.words = words
  }
}

/// A list of codes with their names.
public struct CodeList: Sendable, Hashable {
  public var id: String
  public var items: [Item]

  public struct Item: Sendable, Hashable {
    public var code: String
    public var label: Localized
    public var aliases: [String]

    public init(code: String, label: Localized, aliases: [String] = []) {
      self.code = code
      self.label = label
      self.aliases = aliases
    }
  }

  public init(id: String, items: [Item]) {
    self.id = id
    self.items = items
  }

  public func item(_ code: String) -> Item? {
    items.first { $0.code == code }
  }
}

/// A target of the programme or plan, to which tasks may contribute.
public struct Target: Sendable, Hashable {
  public var id: String
  public var title: Localized
  /// What its value counts: `percent`, `models`, `MW` …
  public var unit: String
  /// The unit as printed: `%`.
  public var unitText: Localized
  public var by: Int?
  public var value: String?
  public var valueTo: String?
  public var aliases: [String]

  public init(
    id: String, title: Localized, unit: String, unitText: Localized? = nil, by: Int? = nil,
    value: String? = nil, valueTo: String? = nil, aliases: [String] = []
  ) {
    self.unitText = unitText ?? Localized(same: unit)
    self.aliases = aliases
    self.id = id
    self.title = title
    self.unit = unit
    self.by = by
    self.value = value
    self.valueTo = valueTo
  }
}

/// The provinces, with the dates between which each code meant what it says.
///
/// The same code means another province in another scheme (15 was Yên Bái and is Lào Cai from
/// 2025-07-01), so a code is read by the document's date.
public struct Provinces: Sendable, Hashable {
  public var items: [Province]

  public init(_ items: [Province]) {
    self.items = items
  }

  /// The provinces that existed on a day.
  public func valid(on day: CalendarDay) -> [Province] {
    items.filter { $0.isValid(on: day) }
  }
}

public struct Province: Sendable, Hashable {
  public var code: String
  public var name: String
  public var aliases: [String]
  /// Towns and former provinces by which people may mean it: suggested, never decided.
  public var places: [String]
  public var from: CalendarDay?
  /// The first day on which it no longer stood.
  public var until: CalendarDay?

  public init(
    code: String, name: String, aliases: [String] = [], places: [String] = [],
    from: CalendarDay? = nil, until: CalendarDay? = nil
  ) {
    self.code = code
    self.name = name
    self.aliases = aliases
    self.places = places
    self.from = from
    self.until = until
  }

  public func isValid(on day: CalendarDay) -> Bool {
    (from.map { $0 <= day } ?? true) && (until.map { day < $0 } ?? true)
  }
}

/// When proposals had to be received, as the call reads its own words.
public struct Deadline: Sendable, Hashable {
  public var wording: Localized
  /// The reading that decides.
  public var reading: Reading
  /// The readings under which a late receipt becomes contested.
  public var otherReadings: [Reading]
  public var nonWorkingDays: [NonWorkingDay]

  /// One way to understand the wording: received before the cut-off is on time.
  public struct Reading: Sendable, Hashable {
    public var id: String
    public var cutoff: Instant
    public var meaning: Localized
    /// The clause that speaks for this reading.
    public var basis: Localized?

    public init(id: String, cutoff: Instant, meaning: Localized, basis: Localized? = nil) {
      self.id = id
      self.cutoff = cutoff
      self.meaning = meaning
      self.basis = basis
    }
  }

  public struct NonWorkingDay: Sendable, Hashable {
    public var day: CalendarDay
    public var reason: Localized

    public init(day: CalendarDay, reason: Localized) {
      self.day = day
      self.reason = reason
    }
  }

  public init(
    wording: Localized, reading: Reading, otherReadings: [Reading] = [],
    nonWorkingDays: [NonWorkingDay] = []
  ) {
    self.wording = wording
    self.reading = reading
    self.otherReadings = otherReadings
    self.nonWorkingDays = nonWorkingDays
  }
}

extension Call {
  /// Whether a register that was begun with a version of the definition goes on with this one.
  public func isEdition(of sha256: String) -> Bool {
    sha256 == self.sha256 || earlierEditions.contains(sha256)
  }
}
