import Glibc

/// The account that this process runs under.
enum Account {
  /// Its name, or its number where the machine has no name for it.
  static var name: String {
    let number = geteuid()
    // The entry is the C library's own and is copied before anything else is asked of it.
    guard let entry = unsafe getpwuid(number), let name = unsafe entry.pointee.pw_name else {
      return String(number)
    }
    return unsafe String(cString: name)
  }
}
