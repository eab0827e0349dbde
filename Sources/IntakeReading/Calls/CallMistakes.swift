internal import IntakeCore

/// What can be wrong with a call definition, in words.
extension Localized {
  static func notXML(_ reason: Localized) -> Self {
    Self(vi: "sai cú pháp XML: \(reason.vi)", en: "not well-formed XML: \(reason.en)")
  }

  static func unknownElement(_ name: String, within parent: String) -> Self {
    Self(
      vi: "không có phần tử <\(name)> trong <\(parent)>",
      en: "there is no element <\(name)> in <\(parent)>")
  }

  static func repeatedElement(_ name: String, within parent: String) -> Self {
    Self(
      vi: "<\(name)> chỉ được đứng một lần trong <\(parent)>",
      en: "<\(name)> may stand only once in <\(parent)>")
  }

  static func missingElement(_ name: String, within parent: String) -> Self {
    Self(vi: "<\(parent)> thiếu <\(name)>", en: "<\(parent)> lacks <\(name)>")
  }

  static func emptyElement(_ name: String) -> Self {
    Self(vi: "<\(name)> để trống", en: "<\(name)> is empty")
  }

  static func strayText(within parent: String) -> Self {
    Self(vi: "có chữ lạc trong <\(parent)>", en: "there is stray text in <\(parent)>")
  }

  static func foreignElement(_ name: String) -> Self {
    Self(
      vi: "<\(name)> không thuộc không gian tên \(CallReader.namespaceName)",
      en: "<\(name)> is not in the namespace \(CallReader.namespaceName)")
  }

  static func unknownAttribute(_ name: String, of element: String) -> Self {
    Self(
      vi: "<\(element)> không có thuộc tính “\(name)”",
      en: "<\(element)> has no attribute “\(name)”")
  }

  static func missingAttribute(_ name: String, of element: String) -> Self {
    Self(
      vi: "<\(element)> thiếu thuộc tính “\(name)”",
      en: "<\(element)> lacks the attribute “\(name)”")
  }

  static func missingLanguage(_ name: String, _ language: Language) -> Self {
    Self(
      vi:
        "<\(name)> phải có một bản lang=\"vi\" rồi một bản lang=\"en\"; thiếu \(language.rawValue)",
      en: "<\(name)> needs lang=\"vi\", then lang=\"en\"; \(language.rawValue) is missing")
  }

  static func badValue(_ value: String, of name: String, expected: Localized) -> Self {
    Self(
      vi: "“\(value)” không dùng được cho \(name): cần \(expected.vi)",
      en: "“\(value)” cannot be used for \(name): \(expected.en) is needed")
  }

  static func repeated(_ what: String, _ value: String) -> Self {
    Self(vi: "\(what) “\(value)” đã có ở trên", en: "\(what) “\(value)” stands above already")
  }

  static func unknownName(_ what: String, _ value: String) -> Self {
    Self(vi: "không có \(what) “\(value)”", en: "there is no \(what) “\(value)”")
  }

  static func twoMeanings(_ label: String, _ one: String, _ other: String) -> Self {
    Self(
      vi: "tên “\(label)” chỉ cả \(one) lẫn \(other)",
      en: "the name “\(label)” means both \(one) and \(other)")
  }

  static func notAdjustable(_ code: Code) -> Self {
    Self(
      vi: "mức của \(code) không được đổi theo đợt", en: "the severity of \(code) is not adjustable"
    )
  }

  static func notEmpty(_ name: String) -> Self {
    Self(
      vi: "<\(name)> đã dùng from=\"…\" nên phải để trống",
      en: "<\(name)> uses from=\"…\" and must be empty otherwise")
  }

  static func unknownSource(_ id: String) -> Self {
    Self(
      vi: "không tìm thấy đợt “\(id)” mà from=\"…\" nhắc tới",
      en: "the call “\(id)” that from=\"…\" names was not found")
  }

  static func chain(_ name: String, _ id: String) -> Self {
    Self(
      vi: "<\(name)> của đợt “\(id)” lại lấy từ đợt khác",
      en: "<\(name)> of call “\(id)” is borrowed itself")
  }

  static let reversed = Self(vi: "đầu sau cuối", en: "the start is after the end")

  static func wrongOrder(_ number: Int) -> Self {
    Self(
      vi: "định hướng phải đánh số 1, 2, 3… liền nhau; ở đây cần số \(number)",
      en: "orientations are numbered 1, 2, 3… without a gap; \(number) is needed here")
  }

  static func wrongId(_ id: String, folder: String) -> Self {
    Self(
      vi: "id “\(id)” khác tên thư mục “\(folder)”",
      en: "the id “\(id)” differs from the folder's name “\(folder)”")
  }

  static func outsideProgramme(_ year: Int) -> Self {
    Self(
      vi: "năm kế hoạch \(year) nằm ngoài giai đoạn của chương trình",
      en: "the plan year \(year) is outside the programme's period")
  }
}
