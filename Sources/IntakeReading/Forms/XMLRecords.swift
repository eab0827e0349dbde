internal import IntakeCore

/// Makes records of a form's elements as they end, and says what does not belong in it.
final class XMLRecords: XMLEvents {
  /// The walk ahead of the parser: it knows where each start tag stands.
  var scan: XMLScan
  /// Whether nothing that follows can matter: no form, or a limit is reached.
  private(set) var isDone = false
  private let forms: [ElementNames]
  private let call: Call
  private let limits: Limits
  private let sink: any RecordSink
  private let desk: FindingDesk

  private var names: ElementNames?
  /// The records that stand right below the root.
  private var recordTables: [ElementNames.Table] = []
  private var root = Opened(place: .document, path: "")
  /// The open records: the submitter, or a task and what stands in it.
  private var frames: [XMLFrame] = []
  private var field: OpenField?
  private var text: [UInt8] = []
  /// The open elements within something that is skipped, itself included.
  private var skipped = 0
  private var saidStrayText = false
  private var saidNamespace = false
  private var tasks = 0
  private var hasSubmitter = false
  /// Tasks that came before the submitter: they wait for it.
  private var early: [RawRecord] = []

  private struct Opened {
    var place: Place
    var path: String
  }

  private struct OpenField {
    var position: Int
    var place: Place
    var isCut = false
  }

  init(
    scan: XMLScan, forms: [ElementNames], call: Call, limits: Limits, sink: any RecordSink
  ) {
    self.scan = scan
    self.forms = forms
    self.call = call
    self.limits = limits
    self.sink = sink
    desk = FindingDesk(sink: sink, call: call, limits: limits)
  }

  /// The path of the innermost open element that the form knows.
  var path: String? {
    guard names != nil else { return nil }
    guard let frame = frames.last else { return root.path }
    return field.map { pathOfField($0.position) } ?? frame.record.path
  }

  func report(_ code: Code, at place: Place, _ make: () -> Finding) {
    desk.report(code, at: place, make)
  }

  /// Ends a task that a fault of the file has cut short.
  func endTask() {
    desk.endTask(number: frames.first?.record.text(.number))
  }

  func start(_ name: Span<UInt8>, namespace: Span<UInt8>, attributes: [XMLAttribute]) {
    guard !isDone else { return }
    guard let place = scan.nextTag() else {
      preconditionFailure("the parser met a start tag that the walk before it did not")
    }
    saidStrayText = false
    guard skipped == 0 else {
      skipped += 1
      return
    }
    let isOurs =
      equal(namespace, ElementNames.namespace)
      || names != nil && isOfForm(name, at: place)
    if names == nil {
      startRoot(name, isOurs, attributes, at: place)
    } else if field != nil {
      skip(name, known: [], at: place)
    } else if frames.isEmpty {
      startRecord(name, isOurs, attributes, at: place)
    } else {
      startWithin(name, isOurs, attributes, at: place)
    }
  }

  func end() {
    guard !isDone else { return }
    saidStrayText = false
    if skipped > 0 {
      skipped -= 1
    } else if let field {
      close(field)
    } else if let frame = frames.popLast() {
      close(frame)
    } else {
      endRoot()
    }
  }

  func text(_ bytes: Span<UInt8>) {
    guard !isDone, skipped == 0 else { return }
    if field != nil {
      append(bytes)
    } else if !saidStrayText, !isBlank(bytes) {
      saidStrayText = true
      let place = frames.last?.record.place ?? root.place
      let said = String(bytes)
      unknown(said.trimmed, .text, known: [], at: place, path: path)
    }
  }
}

// MARK: - The root and its records

extension XMLRecords {
  private func startRoot(
    _ name: Span<UInt8>, _ isOurs: Bool, _ attributes: [XMLAttribute], at place: Place
  ) {
    let found = isOurs ? forms.first { equal(name, $0.root) } : nil
    guard let found else {
      report("F002", at: .document) { .noForm(.root) }
      isDone = true
      return
    }
    names = found
    recordTables = [.submitter, .task].compactMap(found.table)
    root = Opened(place: place, path: "/" + found.form.kind.rawValue)
    var header = DocumentHeader(notation: .exact, unit: nil, place: place, path: root.path)
    var unit: String?
    for attribute in attributes where !attribute.isSchemaHint {
      let text = String(decoding: attribute.value.trimmed, as: UTF8.self)
      switch (attribute.namespace, attribute.name) {
      case (nil, "unit"): unit = text
      case (nil, "call"):
        header.callId = .init(text: text, place: place, path: root.path + "/@call")
      default: unknownAttribute(attribute, known: ["unit", "call"], at: place, path: root.path)
      }
    }
    header.unit = unit.flatMap(MoneyUnit.init)
    if header.unit == nil {
      report("F007", at: place) {
        .unit(found: unit, at: place, path: root.path, call: call, form: found.form)
      }
    }
    sink.begin(found.form, header)
  }

  private func startRecord(
    _ name: Span<UInt8>, _ isOurs: Bool, _ attributes: [XMLAttribute], at place: Place
  ) {
    let kinds = recordTables
    guard isOurs, let table = kinds.first(where: { equal(name, $0.element) }) else {
      skip(name, known: kinds.map(\.table.kind.rawValue), at: place)
      return
    }
    switch table.table.kind {
    case .submitter: startSubmitter(table, at: place)
    default: startTask(table, at: place)
    }
    if let frame = frames.last { refuse(attributes, at: place, path: frame.record.path) }
  }

  private func startSubmitter(_ table: ElementNames.Table, at place: Place) {
    let path = root.path + "/submitter"
    if hasSubmitter {
      outOfPlace("submitter", repeated: true, at: place, path: path)
      skipped = 1
      return
    }
    if tasks > 0 { outOfPlace("submitter", repeated: false, at: place, path: path) }
    hasSubmitter = true
    frames = [
      XMLFrame(
        table, RawRecord(table: table.table, place: place, index: 1, path: path, notation: .exact))
    ]
  }

  private func startTask(_ table: ElementNames.Table, at place: Place) {
    let isOnly = names?.form.kind == .appendix2
    let path = root.path + (isOnly && tasks == 0 ? "/task" : "/task[\(tasks + 1)]")
    if isOnly, tasks > 0 {
      outOfPlace("task", repeated: true, at: place, path: path)
      skipped = 1
      return
    }
    guard tasks < limits.rows else {
      report("L001", at: place) {
        .limit(.rows, value: limits.rows, at: place, path: root.path)
      }
      isDone = true
      return
    }
    tasks += 1
    desk.startTask(tasks)
    frames = [
      XMLFrame(
        table,
        RawRecord(table: table.table, place: place, index: tasks, path: path, notation: .exact))
    ]
  }

  private func close(_ frame: XMLFrame) {
    switch frame.record.table.kind {
    case .submitter:
      sink.submitter(frame.record)
      for task in early { sink.task(task) }
      early = []
    case .task:
      if hasSubmitter {
        sink.task(frame.record)
      } else {
        early.append(frame.record)
      }
      desk.endTask(number: frame.record.text(.number))
    case .activity, .contribution:
      frames[frames.count - 1].record.children.append(frame.record)
    }
  }

  /// Hands over the tasks of a form that never had a submitter: the rules say that it is missing.
  private func endRoot() {
    for task in early { sink.task(task) }
    early = []
  }
}

// MARK: - Within a record

extension XMLRecords {
  private func startWithin(
    _ name: Span<UInt8>, _ isOurs: Bool, _ attributes: [XMLAttribute], at place: Place
  ) {
    let frame = frames[frames.count - 1]
    if isOurs, let position = frame.names.position(of: name, after: frame.order.last) {
      startField(position, attributes, at: place)
    } else if isOurs, frame.record.table.kind == .task, let table = childTable(name) {
      startChild(table, attributes, at: place)
    } else {
      let fields = frame.record.table.fields.map(\.xmlName)
      skip(name, known: fields, at: place)
    }
  }

  private func childTable(_ name: Span<UInt8>) -> ElementNames.Table? {
    [TableKind.activity, .contribution].compactMap { names?.table($0) }
      .first { equal(name, $0.element) }
  }

  private func startField(_ position: Int, _ attributes: [XMLAttribute], at place: Place) {
    let current = frames.count - 1
    let isRepeated = !frames[current].record.slots[position].isAbsent
    let previous = frames[current].order.last
    let isLate = !frames[current].order.take(position)
    let name = frames[current].record.table.fields[position].xmlName
    if isRepeated {
      outOfPlace(name, repeated: true, at: place, path: pathOfField(position))
      skipped = 1
      return
    }
    if isLate {
      let before = previous < 0 ? nil : previousName(of: position, in: frames[current])
      outOfPlace(name, repeated: false, after: before, at: place, path: pathOfField(position))
    }
    if !attributes.isEmpty { refuse(attributes, at: place, path: pathOfField(position)) }
    field = OpenField(position: position, place: place)
    text.removeAll(keepingCapacity: true)
  }

  private func pathOfField(_ position: Int) -> String? {
    guard let record = frames.last?.record else { return nil }
    return (record.path ?? "") + "/" + record.table.fields[position].xmlName
  }

  private func previousName(of position: Int, in frame: XMLFrame) -> String? {
    position == 0 ? nil : frame.record.table.fields[position - 1].xmlName
  }

  private func startChild(
    _ table: ElementNames.Table, _ attributes: [XMLAttribute], at place: Place
  ) {
    let current = frames.count - 1
    let kind = table.table.kind
    let index = frames[current].record.children.count { $0.table.kind == kind } + 1
    let path = (frames[current].record.path ?? "") + "/\(kind.rawValue)[\(index)]"
    let rank = frames[current].record.table.fields.count + (kind == .activity ? 0 : 1)
    if !frames[current].order.take(rank, again: true) {
      outOfPlace(kind.rawValue, repeated: false, at: place, path: path)
    }
    refuse(attributes, at: place, path: path)
    frames.append(
      XMLFrame(
        table,
        RawRecord(table: table.table, place: place, index: index, path: path, notation: .exact)))
  }

  private func append(_ bytes: Span<UInt8>) {
    guard field?.isCut == false else { return }
    ByteScan.append(bytes, to: &text)
    guard text.count > limits.fieldBytes, let place = field?.place else { return }
    text.cut(to: limits.fieldBytes)
    field?.isCut = true
    report("L001", at: place) {
      .limit(.fieldBytes, value: limits.fieldBytes, at: place, path: path)
    }
  }

  private func close(_ open: OpenField) {
    frames[frames.count - 1].record.set(open.position, to: text.trimmed, at: open.place)
    field = nil
  }
}

// MARK: - What does not belong

extension XMLRecords {
  private func skip(_ name: Span<UInt8>, known: @autoclosure () -> [String], at place: Place) {
    skipped = 1
    if desk.count("F005", at: place) { return }
    let name = String(name)
    unknown(name, .element, known: known(), at: place, path: (path ?? "") + "/" + name)
  }

  /// Whether an element without the form's namespace has a name of the form: it is read as the form's,
  /// and the first one says what is wrong.
  private func isOfForm(_ name: Span<UInt8>, at place: Place) -> Bool {
    let tables = names?.tables ?? []
    guard
      tables.contains(where: {
        equal(name, $0.element) || $0.position(of: name, after: -1) != nil
      })
    else { return false }
    if !saidNamespace {
      saidNamespace = true
      let name = String(name)
      let path = (path ?? "") + "/" + name
      report("F005", at: place) {
        .foreignNamespace(name, at: place, path: path, call: call, form: names?.form)
      }
    }
    return true
  }

  private func refuse(_ attributes: [XMLAttribute], at place: Place, path: String?) {
    for attribute in attributes where !attribute.isSchemaHint {
      unknownAttribute(attribute, known: [], at: place, path: path)
    }
  }

  private func unknownAttribute(
    _ attribute: XMLAttribute, known: [String], at place: Place, path: String?
  ) {
    unknown(
      attribute.name, .attribute, known: known, at: place,
      path: (path ?? "") + "/@" + attribute.name)
  }

  private func unknown(
    _ name: String, _ kind: UnknownKind, known: [String], at place: Place, path: String?
  ) {
    report("F005", at: place) {
      .unknownElement(
        name: name, kind: kind, known: known, at: place, path: path, call: call,
        form: names?.form)
    }
  }

  private func outOfPlace(
    _ name: String, repeated: Bool, after: String? = nil, at place: Place, path: String?
  ) {
    report("F007", at: place) {
      .outOfPlace(
        name: name, repeated: repeated, expectedAfter: after, at: place, path: path, call: call,
        form: names?.form)
    }
  }
}

/// A record whose element is open.
struct XMLFrame {
  let names: ElementNames.Table
  var record: RawRecord
  var order = Order()

  init(_ names: ElementNames.Table, _ record: RawRecord) {
    self.names = names
    self.record = record
  }

  /// How far the elements of a record have come in the form's order.
  struct Order {
    private(set) var last = -1

    /// Notes an element; says no where one that belongs behind it has come before.
    mutating func take(_ rank: Int, again: Bool = false) -> Bool {
      guard rank > last || again && rank == last else { return false }
      last = rank
      return true
    }
  }
}

extension XMLAttribute {
  /// Whether it only tells a tool where a schema lies.
  var isSchemaHint: Bool {
    namespace == "http://www.w3.org/2001/XMLSchema-instance"
      && (name == "schemaLocation" || name == "noNamespaceSchemaLocation")
  }
}
