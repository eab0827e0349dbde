import HTTPTypes
import Intake

/// Why a request is not answered with what it asked for. A faulty document is no trouble: its
/// faults are findings of its report.
enum Trouble: Error, Hashable {
  case noFile
  case tooLarge
  case tooManyFiles
  case nameTooLong
  case wrongKind
  case brokenForm
  /// The field that holds no instant.
  case notAnInstant(String)
  case notAReport
  case notALanguage
  /// Too many checks from one address; one more in so many seconds.
  case tooOften(Int)
  /// Too much is being judged; in so many seconds there may be room.
  case busy(Int)
  case fromElsewhere
  case otherHost
  case notFound
  case wrongMethod(allowed: String)
  case broken
}

extension Trouble {
  var status: HTTPResponse.Status {
    switch self {
    case .noFile, .nameTooLong, .notAnInstant, .notAReport, .notALanguage: .unprocessableContent
    case .tooLarge, .tooManyFiles: .contentTooLarge
    case .wrongKind: .unsupportedMediaType
    case .brokenForm: .badRequest
    case .tooOften: .tooManyRequests
    case .busy: .serviceUnavailable
    case .fromElsewhere: .forbidden
    case .otherHost: .misdirectedRequest
    case .notFound: .notFound
    case .wrongMethod: .methodNotAllowed
    case .broken: .internalServerError
    }
  }

  /// Its name for programs; never changes.
  var name: String {
    switch self {
    case .noFile: "no-file"
    case .tooLarge: "too-large"
    case .tooManyFiles: "too-many-files"
    case .nameTooLong: "name-too-long"
    case .wrongKind: "wrong-kind"
    case .brokenForm: "broken-form"
    case .notAnInstant: "not-an-instant"
    case .notAReport: "not-a-report"
    case .notALanguage: "not-a-language"
    case .tooOften: "too-often"
    case .busy: "busy"
    case .fromElsewhere: "from-elsewhere"
    case .otherHost: "other-host"
    case .notFound: "not-found"
    case .wrongMethod: "wrong-method"
    case .broken: "broken"
    }
  }

  var headers: HTTPFields {
    switch self {
    case .tooOften(let seconds), .busy(let seconds): [.retryAfter: String(seconds)]
    case .wrongMethod(let allowed): [.allow: allowed]
    default: [:]
    }
  }

  /// Whether the form can be filled in once more right away.
  var isMendedInForm: Bool {
    switch self {
    case .noFile, .tooLarge, .tooManyFiles, .nameTooLong, .brokenForm, .notAnInstant, .notAReport,
      .notALanguage, .wrongKind:
      true
    default: false
    }
  }
}
