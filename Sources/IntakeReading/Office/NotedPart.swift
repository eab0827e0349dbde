/// A part of an office file that is read on until it is over. What is wrong with it ends it and is
/// noted, so that whoever asks for rows needs no case for it.
struct NotedPart {
  private let part: XMLPart?
  private let faults: OfficeFaults

  /// - Parameter name: of the entry.
  init(_ package: OfficePackage, _ name: String, events: any XMLEvents, faults: OfficeFaults) {
    self.faults = faults
    do throws(OfficeFault) {
      part = try XMLPart(package, try package.entry(name), events: events)
    } catch {
      faults.note(error)
      part = nil
    }
  }

  /// Reads on; false where the part is over.
  func advance() -> Bool {
    do throws(OfficeFault) {
      return try part?.advance() ?? false
    } catch {
      faults.note(error)
      return false
    }
  }
}
