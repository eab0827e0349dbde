public import IntakeCore

/// Writes a filled-in form as XML, in the namespace `urn:dexuat:forms:1`.
///
/// Fields come in the order of the form's tables, whatever their order in the content; fields that
/// the form does not have come last. What XML cannot hold (controls) stands as U+FFFD.
public enum XMLFormWriter {
  public static func write(_ content: FormContent, call: Call) -> WrittenForm {
    var page = XMLFormPage(form: call.form(content.form))
    page.write(content)
    return WrittenForm(bytes: Array(page.text.utf8), places: page.places)
  }
}

/// A form being written, with its place kept.
private struct XMLFormPage {
  let form: Form?
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private(set) var places: [String: WrittenForm.Location] = [:]
  private var line = 2

  init(form: Form?) {
    self.form = form
  }

  mutating func write(_ content: FormContent) {
    let root = content.form.rawValue
    var attributes: XMLText = " xmlns=\"urn:dexuat:forms:1\""
    if let call = content.call { attributes = attributes + " call=\"\(call)\"" }
    if let unit = content.unit { attributes = attributes + " unit=\"\(unit)\"" }
    text += "<\(root)\(attributes.text)>\n"
    line += 1
    record(.submitter, content.submitter, key: "submitter", path: "/\(root)/submitter")
    for (position, task) in content.tasks.enumerated() {
      let isOnly = content.form == .appendix2 && position == 0
      write(
        task, key: "task[\(position + 1)]",
        path: "/\(root)/" + (isOnly ? "task" : "task[\(position + 1)]"))
    }
    text += "</\(root)>\n"
  }

  private mutating func write(_ task: FormContent.Task, key: String, path: String) {
    open("task", depth: 1, key: key, path: path)
    fields(.task, task.fields, depth: 2, key: key, path: path)
    for (kind, children) in [
      (TableKind.activity, task.activities), (.contribution, task.contributions),
    ] {
      for (position, entries) in children.enumerated() {
        let step = "\(kind.rawValue)[\(position + 1)]"
        record(kind, entries, depth: 2, key: "\(key).\(step)", path: "\(path)/\(step)")
      }
    }
    end("task", depth: 1)
  }

  private mutating func record(
    _ kind: TableKind, _ entries: [FormContent.Entry], depth: Int = 1, key: String, path: String
  ) {
    open(kind.rawValue, depth: depth, key: key, path: path)
    fields(kind, entries, depth: depth + 1, key: key, path: path)
    end(kind.rawValue, depth: depth)
  }

  private mutating func fields(
    _ kind: TableKind, _ entries: [FormContent.Entry], depth: Int, key: String, path: String
  ) {
    let known = form?.table(kind)?.fields ?? []
    for field in known {
      for entry in entries where entry.field == field.id {
        leaf(field.xmlName, entry, depth: depth, key: key, path: path)
      }
    }
    for entry in entries where !known.contains(where: { $0.id == entry.field }) {
      leaf(entry.field, entry, depth: depth, key: key, path: path)
    }
  }

  private mutating func leaf(
    _ name: String, _ entry: FormContent.Entry, depth: Int, key: String, path: String
  ) {
    let value: XMLText = "\(entry.text)"
    let element = "<\(name)>\(value.text)</\(name)>"
    remember("\(key).\(entry.field)", path: "\(path)/\(name)", depth: depth, text: element)
    indent(depth)
    text += element + "\n"
    line += 1 + entry.text.unicodeScalars.count { $0 == "\n" }
  }

  private mutating func open(_ name: String, depth: Int, key: String, path: String) {
    remember(key, path: path, depth: depth)
    indent(depth)
    text += "<\(name)>\n"
    line += 1
  }

  private mutating func end(_ name: String, depth: Int) {
    indent(depth)
    text += "</\(name)>\n"
    line += 1
  }

  private mutating func indent(_ depth: Int) {
    text += String(repeating: "  ", count: depth)
  }

  /// The first of several elements of one name keeps the key.
  private mutating func remember(
    _ key: String, path: String, depth: Int, text: String? = nil
  ) {
    guard places[key] == nil else { return }
    let place = Place.text(line: line, column: depth * 2 + 1)
    places[key] = WrittenForm.Location(place: place, path: path, text: text)
  }
}
