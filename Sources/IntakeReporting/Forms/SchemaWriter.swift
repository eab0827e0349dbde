public import IntakeCore

/// Writes the XML Schema (1.0) of a call's form from its field tables.
///
/// What a schema cannot say well is left to the rules: uniqueness, conditions between fields, sums.
/// Lengths are counted as rule A002 counts them: white space in a row once, combining marks
/// (U+0300–036F) not at all.
public enum SchemaWriter {
  public static func write(_ form: Form, _ call: Call) -> [UInt8] {
    var page = SchemaPage(types: SchemaTypes(call: call))
    page.write(form, call)
    return Array(page.text.utf8)
  }
}

/// A schema being written: the root element first, then the types that it used.
private struct SchemaPage {
  var types: SchemaTypes
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private var depth = 0

  init(types: SchemaTypes) {
    self.types = types
  }

  mutating func write(_ form: Form, _ call: Call) {
    let names: XMLText =
      "xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns=\"urn:dexuat:forms:1\""
    open(
      "xs:schema \(names) targetNamespace=\"urn:dexuat:forms:1\" elementFormDefault=\"qualified\"")
    annotation(
      [form.title, Self.origin(call)] + form.notes)
    root(form)
    for type in types.used { simpleType(type) }
    close("xs:schema")
  }

  private static func origin(_ call: Call) -> Localized {
    Localized(
      vi: "Đợt kêu gọi \(call.id). Do “dexuat template” sinh ra từ call.xml; không sửa tay.",
      en: "Call \(call.id). Generated from call.xml by “dexuat template”; not to be edited.")
  }

  // MARK: Elements

  private mutating func root(_ form: Form) {
    open("xs:element name=\"\(form.kind.rawValue)\"")
    annotation([form.title])
    open("xs:complexType")
    open("xs:sequence")
    if let table = form.table(.submitter) { record(table, "") }
    if let table = form.table(.task) {
      let isList = form.kind == .appendix1
      record(table, isList ? " maxOccurs=\"unbounded\"" : "", children: form)
    }
    close("xs:sequence")
    open("xs:attribute name=\"unit\" use=\"required\"")
    annotation([Localized(vi: "Đơn vị tính của mọi số tiền", en: "The unit of all amounts")])
    simpleTypeBody(SchemaTypes.unit)
    close("xs:attribute")
    open("xs:attribute name=\"call\" type=\"xs:token\"")
    annotation([Localized(vi: "Mã đợt kêu gọi", en: "The id of the call")])
    close("xs:attribute")
    close("xs:complexType")
    close("xs:element")
  }

  /// - Parameter children: the form whose activities and contributions follow the fields.
  private mutating func record(_ table: FieldTable, _ occurs: XMLText, children: Form? = nil) {
    open("xs:element name=\"\(table.kind.rawValue)\"" + occurs)
    open("xs:complexType")
    open("xs:sequence")
    for field in table.fields { element(field) }
    if let children, children.kind == .appendix2 {
      if let table = children.table(.activity) { record(table, " maxOccurs=\"unbounded\"") }
      if let table = children.table(.contribution) {
        record(table, " minOccurs=\"0\" maxOccurs=\"unbounded\"")
      }
    }
    close("xs:sequence")
    close("xs:complexType")
    close("xs:element")
  }

  private mutating func element(_ field: Field) {
    let occurs: XMLText = field.mustBeThere ? "" : " minOccurs=\"0\""
    let type = types.name(for: field)
    open("xs:element name=\"\(field.xmlName)\" type=\"\(type)\"" + occurs)
    annotation([field.label])
    close("xs:element")
  }

  // MARK: Types

  private mutating func simpleType(_ type: SchemaTypes.Definition) {
    open("xs:simpleType name=\"\(type.name)\"")
    if type.mayBeEmpty {
      open("xs:union")
      simpleTypeBody(type)
      open("xs:simpleType")
      open("xs:restriction base=\"xs:token\"")
      leaf("xs:length value=\"0\"")
      close("xs:restriction")
      close("xs:simpleType")
      close("xs:union")
    } else {
      restriction(type)
    }
    close("xs:simpleType")
  }

  private mutating func simpleTypeBody(_ type: SchemaTypes.Definition) {
    open("xs:simpleType")
    restriction(type)
    close("xs:simpleType")
  }

  private mutating func restriction(_ type: SchemaTypes.Definition) {
    open("xs:restriction base=\"\(type.base)\"")
    for facet in type.facets { leaf("xs:\(facet.name) value=\"\(facet.value)\"") }
    for item in type.values {
      open("xs:enumeration value=\"\(item.code)\"")
      annotation([item.label])
      close("xs:enumeration")
    }
    close("xs:restriction")
  }

  // MARK: Tags

  private mutating func annotation(_ texts: [Localized]) {
    open("xs:annotation")
    for language in Language.allCases {
      for text in texts {
        let tag = "xs:documentation"
        line("<\(tag) xml:lang=\"\(language.rawValue)\">\(text[language])</\(tag)>")
      }
    }
    close("xs:annotation")
  }

  private mutating func open(_ tag: XMLText) {
    line("<" + tag + ">")
    depth += 1
  }

  private mutating func close(_ name: XMLText) {
    depth -= 1
    line("</" + name + ">")
  }

  private mutating func leaf(_ tag: XMLText) {
    line("<" + tag + "/>")
  }

  private mutating func line(_ content: XMLText) {
    text += String(repeating: "  ", count: depth) + content.text + "\n"
  }
}

extension Field {
  /// Whether the schema asks for it. A blank amount from other sources counts as nothing, so it
  /// may be missing; conditions are left to the rules.
  var mustBeThere: Bool {
    required == .always && !(known == .other && type == .amount)
  }
}
