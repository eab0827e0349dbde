public import IntakeCore
import IntakeFiles
import IntakeReading

/// Finds call definitions and reads them.
///
/// Ids are looked up in one folder of definitions: what `DEXUAT_TEMPLATES` names, else beside the
/// executable, in a checkout or an installation. The working directory plays no part.
public struct CallStore: Sendable {
  public static let defaultCall = "889-2024"
  private let templates: String?

  /// - Parameters:
  ///   - executable: the path of the running executable, links resolved.
  ///   - environment: the value of `DEXUAT_TEMPLATES`; blank counts as not set.
  public init(executable: String?, environment: String?) {
    let named = environment.flatMap { $0.isEmpty ? nil : $0 }
    templates = named ?? executable.flatMap(Self.templates(beside:))
  }

  /// The store of this process.
  public static func ofThisProcess(environment: String?) -> CallStore {
    CallStore(executable: executablePath, environment: environment)
  }

  /// Nil where the system does not tell.
  private static var executablePath: String? {
    do {
      return try Folder.wholePath(of: "/proc/self/exe")
    } catch {
      return nil
    }
  }

  /// Reads the call with this id, or the definition at this path.
  ///
  /// - Throws: `Failure` with exit 64: an unknown call, or a mistake in its definition told with
  ///   its line.
  public func call(_ idOrPath: String) throws(Failure) -> Call {
    let (file, bytes) = try definition(idOrPath)
    let siblings = idOrPath.contains("/") ? parent(of: parent(of: file)) : templates
    do {
      return try CallReader.read(
        bytes, file: file, digest: { Digest.hexadecimal($0) },
        fetch: { id in
          let path = "\(siblings ?? ".")/\(id)/call.xml"
          if exists(path) { return (path, try FileBytes.read(path)) }
          guard let templates, exists("\(templates)/\(id)/call.xml") else { return nil }
          return ("\(templates)/\(id)/call.xml", try FileBytes.read("\(templates)/\(id)/call.xml"))
        })
    } catch let error as CallError {
      throw Failure(.usage, error.described)
    } catch let error as Failure {
      throw error
    } catch {
      throw Failure(.usage, CallError(file: file, line: 0, problem: .unreadableCall).described)
    }
  }

  /// The ids that the store has, in byte order.
  public var ids: [String] {
    guard let templates, let names = folderNames(templates) else { return [] }
    return names.filter { exists("\(templates)/\($0)/call.xml") }.sorted()
  }

  private func definition(_ idOrPath: String) throws(Failure) -> (String, [UInt8]) {
    if idOrPath.contains("/") || idOrPath.hasSuffix(".xml") {
      let file = isFolder(idOrPath) ? idOrPath + "/call.xml" : idOrPath
      guard exists(file) else { throw unknownCall(idOrPath) }
      return (file, try FileBytes.read(file))
    }
    guard let templates else { throw .noTemplates }
    let file = "\(templates)/\(idOrPath)/call.xml"
    guard !idOrPath.isEmpty, exists(file) else { throw unknownCall(idOrPath) }
    return (file, try FileBytes.read(file))
  }

  private func unknownCall(_ name: String) -> Failure {
    let known = ids
    let near = Suggestion.question(about: name, among: known)
    let list = known.joined(separator: ", ")
    return Failure(
      .usage,
      Localized(
        vi: "Không có đợt kêu gọi “\(name)”.\(near.vi) Các đợt hiện có: \(list).",
        en: "There is no call “\(name)”.\(near.en) The calls at hand: \(list)."))
  }

  private static func templates(beside executable: String) -> String? {
    var folder = parent(of: executable)
    for candidate in ["\(folder)/../share/dexuat/templates"]
    where exists(candidate + "/call.xsd") {
      return candidate
    }
    while true {
      if exists(folder + "/templates/call.xsd") { return folder + "/templates" }
      guard folder != "/", folder.contains("/") else { return nil }
      folder = parent(of: folder)
    }
  }
}

extension CallError {
  fileprivate var described: Localized {
    let place = line > 0 ? "\(file):\(line)" : file
    return Localized(vi: "\(place): \(problem.vi)", en: "\(place): \(problem.en)")
  }
}

extension Localized {
  fileprivate static let unreadableCall = Localized(
    vi: "không đọc được định nghĩa đợt kêu gọi", en: "the call definition cannot be read")
}

extension Failure {
  fileprivate static let noTemplates = Failure(
    .usage,
    Localized(
      vi: "Không tìm thấy thư mục templates cạnh chương trình; hãy đặt biến DEXUAT_TEMPLATES.",
      en: "No templates folder found beside the program; set DEXUAT_TEMPLATES."))
}

private func parent(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

private func exists(_ path: String) -> Bool { kind(path) != nil }

private func isFolder(_ path: String) -> Bool { kind(path) == .folder }

/// Nil where there is nothing, or nothing that may be looked at.
private func kind(_ path: String) -> FileStatus.Kind? {
  do {
    return try FileStatus.of(FileName(path))?.kind
  } catch {
    return nil
  }
}

private func folderNames(_ path: String) -> [String]? {
  do {
    return try Folder.open(path).names().map(\.description).filter { !$0.hasPrefix(".") }
  } catch {
    return nil
  }
}
