import IntakeCore
import IntakeTesting
import Testing

@testable import IntakeReporting

/// The schemas against `xmllint`, which no one here wrote.
@Suite struct SchemaWriterTests {
  let call = SampleCall.call

  @Test func golden() throws {
    for form in call.forms {
      try Golden.expect(SchemaWriter.write(form, call), is: "\(form.kind.rawValue).xsd")
    }
  }

  private func accepts(_ content: FormContent) throws -> Bool {
    let form = try #require(call.form(content.form))
    let result = try Tool.xmllint(
      XMLFormWriter.write(content, call: call).bytes, schema: SchemaWriter.write(form, call))
    #expect([0, 3].contains(result.code), "\(result.output)")
    return result.code == 0
  }

  /// The sound list with one task, a field of it set otherwise; nil takes it out.
  private func list(_ field: String, _ text: String?) -> FormContent {
    var content = SampleCall.list
    content.tasks.removeLast()
    content.tasks[0].fields.removeAll { $0.field == field }
    if let text { content.tasks[0].fields.append(.init(field, text)) }
    return content
  }

  @Test func soundForms() throws {
    #expect(try accepts(list("note", nil)))
    #expect(try accepts(SampleCall.outline))
    #expect(try !accepts(SampleCall.list), "the second task has a month 13")
  }

  @Test(arguments: [
    ("title", ""), ("title", " \n\t"), ("total", ""), ("total", "1,500"), ("total", "1e3"),
    ("total", "1234567890123456"), ("total", "1.0123456789"), ("total", "."), ("start", "2024"),
    ("start", "0999-01"), ("start", "2024-1"), ("orientation", "2"), ("orientation", ""),
    ("sector", "gold"), ("status", "NEW"), ("surprise", "x"),
  ])
  func refused(_ field: String, _ text: String) throws {
    #expect(try !accepts(list(field, text)))
  }

  @Test(arguments: [
    ("title", " hai  đầu có khoảng trắng\n"), ("total", " +1500.000000000 "), ("total", ".5"),
    ("total", "-1."), ("other", ""), ("start", "2999-12Z"), ("start", " 2024-01-07:00 "),
    ("orientation", " 10 "), ("sector", ""), ("status", " "), ("note", ""), ("partners", "x"),
  ])
  func accepted(_ field: String, _ text: String) throws {
    #expect(try accepts(list(field, text)))
  }

  @Test func missingFields() throws {
    #expect(try !accepts(list("title", nil)))
    #expect(try !accepts(list("total", nil)))
    #expect(try accepts(list("other", nil)))
    #expect(try accepts(list("sector", nil)))
  }

  @Test func lengthsAreCountedAsTheRuleDoes() throws {
    let letter = "e\u{302}\u{301}"
    #expect(try accepts(list("title", String(repeating: letter, count: 500))))
    #expect(try !accepts(list("title", String(repeating: letter, count: 501))))
    #expect(try accepts(list("title", String(repeating: "a", count: 498) + " \n  b ")))
    #expect(try !accepts(list("title", String(repeating: "a", count: 499) + " b")))
    #expect(try accepts(list("objective", String(repeating: letter, count: 20_000))))
    #expect(try !accepts(list("objective", String(repeating: letter, count: 20_001))))
  }

  @Test func numbersOfRecords() throws {
    var content = SampleCall.outline
    content.tasks[0].activities = []
    #expect(try !accepts(content))
    content = SampleCall.outline
    content.tasks[0].contributions = []
    #expect(try accepts(content))
    content.tasks.append(content.tasks[0])
    #expect(try !accepts(content), "an outline has one task")
    content = list("note", nil)
    content.tasks = []
    #expect(try !accepts(content))
  }

  @Test func units() throws {
    var content = list("note", nil)
    content.unit = nil
    #expect(try !accepts(content))
    content.unit = "VND"
    #expect(try !accepts(content))
    content.unit = "billion"
    content.call = nil
    #expect(try accepts(content))
  }

  @Test func emptyListsAcceptNothing() throws {
    var call = call
    call.targets = []
    let form = try #require(call.form(.appendix2))
    let result = try Tool.xmllint(
      XMLFormWriter.write(SampleCall.outline, call: call).bytes,
      schema: SchemaWriter.write(form, call))
    #expect(result.code == 3)
    #expect(result.output.contains("target"))
  }
}
