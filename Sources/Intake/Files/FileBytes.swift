import IntakeCore
public import IntakeFiles
public import IntakeReading

/// Reads whole files and streams, with the reason in plain words where it cannot.
public enum FileBytes {
  /// Reads a regular file, at most `limit` bytes and one more: a longer one is recognised as
  /// such, and no memory is spent on the rest.
  public static func read(_ path: String, limit: Int = .max) throws(Failure) -> [UInt8] {
    try read(Array(path.utf8), shown: path, limit: limit)
  }

  /// Reads the file at a path of any bytes, called `shown` in messages.
  public static func read(
    _ path: [UInt8], shown: String, limit: Int = .max
  ) throws(Failure) -> [UInt8] {
    do throws(FileError) {
      return try FileReading.read(path, shown: shown, limit: limit)
    } catch {
      throw Failure(reading: error)
    }
  }

  /// The same, but a large regular file that may be one document piece by piece.
  public static func content(
    _ path: [UInt8], shown: String, limits: Limits
  ) throws(Failure) -> FileContent {
    do throws(FileError) {
      return try FileReading.content(
        path, shown: shown, limit: limits.fileBytes, pieces: limits.documentBytes)
    } catch {
      throw Failure(reading: error)
    }
  }

  /// Reads standard input to its end.
  public static func readStandardInput(limit: Int = .max) throws(Failure) -> [UInt8] {
    do throws(FileError) {
      return try FileReading.readStandardInput(limit: limit)
    } catch {
      throw Failure(reading: error)
    }
  }
}

extension FilePieces: DocumentPieces {
  /// The bytes of the whole file, as they are now.
  func bytes(limit: Int) throws(Failure) -> [UInt8] {
    do throws(FileError) {
      return try wholeBytes(limit: limit)
    } catch {
      throw Failure(error)
    }
  }
}

extension Failure {
  /// A folder where a file was meant: the message says what to write instead.
  fileprivate init(reading error: FileError) {
    guard error.isFolder else {
      self.init(error)
      return
    }
    let path = error.path
    self.init(
      .incomplete,
      Localized(
        vi: "Không đọc được “\(path)”: là thư mục; hãy nêu từng tệp, như \(path)/*.xml.",
        en: "Could not read “\(path)”: it is a folder; name its files, such as \(path)/*.xml."))
  }
}
