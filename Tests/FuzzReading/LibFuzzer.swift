// The entry of libFuzzer; only `scripts/fuzz` builds it.
#if FUZZING
  import Foundation
  import IntakeCore
  import IntakeReading

  private let target = FuzzTarget(rawValue: ProcessInfo.processInfo.environment["FUZZ"] ?? "")
  private let judging = FuzzTarget.Judging(readCall())

  private func readCall() -> Call {
    let folder = ProcessInfo.processInfo.environment["DEXUAT_TEMPLATES"] ?? "templates"
    func bytes(_ id: String) throws -> [UInt8] {
      [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(id)/call.xml")))
    }
    do {
      return try CallReader.read(
        bytes("889-2024"), file: "call.xml", digest: { _ in String(repeating: "0", count: 64) },
        fetch: { ("call.xml", try bytes($0)) })
    } catch {
      fatalError("\(error)")
    }
  }

  private let office = Result {
    let folder = ProcessInfo.processInfo.environment["DEXUAT_TEMPLATES"] ?? "templates"
    return try FuzzOffice(readCall(), checkout: folder + "/..")
  }

  private func ready() -> FuzzOffice {
    do { return try office.get() } catch { fatalError("\(error)") }
  }

  @_cdecl("LLVMFuzzerTestOneInput")
  public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let target else { fatalError("FUZZ names no target") }
    // libFuzzer's bytes live through the call, which copies them.
    target.run(unsafe Array(UnsafeBufferPointer(start: start, count: count)), judging, ready)
    return 0
  }
#endif
