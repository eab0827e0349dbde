/// The titles of a call's orientations, for telling which one is nearly written.
final class OrientationTitles: Sendable {
  private let titles: NearestNames
  private let numbers: [Int]

  init(_ orientations: [Orientation]) {
    titles = NearestNames(
      orientations.flatMap { [$0.title.vi, $0.title.en, $0.short.vi, $0.short.en] })
    numbers = orientations.flatMap { repeatElement($0.number, count: 4) }
  }

  func nearest(to text: String) -> Int? {
    Nearest.position(to: text, among: titles).map { numbers[$0] }
  }
}
