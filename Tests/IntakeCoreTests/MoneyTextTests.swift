import Testing

@testable import IntakeCore

@Suite struct MoneyTextTests {
  @Test(
    arguments: [
      (0, "0 đồng", "0 đồng"), (7, "7 đồng", "7 đồng"), (999, "999 đồng", "999 đồng"),
      (1_000, "1.000 đồng", "1,000 đồng"), (-50_000, "-50.000 đồng", "-50,000 đồng"),
      (1_250_000_000, "1.250.000.000 đồng", "1,250,000,000 đồng"),
      (
        1_000_000_000_000_000_000, "1.000.000.000.000.000.000 đồng",
        "1,000,000,000,000,000,000 đồng"
      ),
    ] as [(Int128, String, String)])
  func money(_ dong: Int128, _ vi: String, _ en: String) {
    #expect(Money(dong: dong).text == Localized(vi: vi, en: en))
  }

  @Test func distances() {
    let (small, large) = (Money(dong: 1_000), Money(dong: 6_000))
    #expect(Money.distance(small, from: large).vi == "ít hơn 5.000 đồng")
    #expect(Money.distance(large, from: small).en == "5,000 đồng more")
  }

  @Test func dates() {
    #expect(HandMade.day("2023-04-05").text == "05/04/2023")
    #expect(HandMade.month("2024-01").text == "01/2024")
    #expect(HandMade.day("2023-08-05").dateLine.vi == "ngày 05 tháng 8 năm 2023")
    #expect(HandMade.day("2023-02-01").dateLine.vi == "ngày 01 tháng 02 năm 2023")
    #expect(HandMade.day("2023-12-31").dateLine.vi == "ngày 31 tháng 12 năm 2023")
  }

  @Test func instants() {
    let minute = HandMade.instant("2023-04-12 08:30").text(in: HandMade.zone)
    #expect(minute == Localized(vi: "08:30 ngày 12/04/2023", en: "08:30 on 12/04/2023"))
    let second = HandMade.instant("2023-04-29 23:59:59").text(in: HandMade.zone)
    #expect(second.vi == "23:59:59 ngày 29/04/2023")
  }

  @Test(
    arguments: [
      (183_600, "còn 2 ngày 3 giờ", "2 days 3 hours left"),
      (86_400, "còn 1 ngày", "1 day left"),
      (86_460, "còn 1 ngày", "1 day left"),
      (3_725, "còn 1 giờ 2 phút", "1 hour 2 minutes left"),
      (61, "còn 1 phút 1 giây", "1 minute 1 second left"),
      (1, "còn 1 giây", "1 second left"),
      (0, "đúng vào thời điểm hết hạn", "exactly at the cut-off"),
      (-1, "muộn 1 giây", "late by 1 second"),
      (-727, "muộn 12 phút 7 giây", "late by 12 minutes 7 seconds"),
      (
        -375_301, "muộn 4 ngày 8 giờ 15 phút 1 giây", "late by 4 days 8 hours 15 minutes 1 second"
      ),
      (-896_400, "muộn 10 ngày 9 giờ", "late by 10 days 9 hours"),
    ] as [(Int64, String, String)])
  func margins(_ seconds: Int64, _ vi: String, _ en: String) {
    #expect(Localized.margin(seconds: seconds) == Localized(vi: vi, en: en))
  }

  @Test(
    arguments: [
      (0, "PT0S"), (-727, "PT12M7S"), (86_400, "P1D"), (896_400, "P10DT9H"),
    ] as [(Int64, String)])
  func isoDurations(_ seconds: Int64, _ text: String) {
    #expect(Localized.isoDuration(seconds: seconds) == text)
  }

  @Test func excerpts() {
    #expect("ngắn".excerpt() == "ngắn")
    #expect("một\nhai\r\nba".excerpt() == "một hai ba")
    #expect(String(repeating: "ế", count: 5).excerpt(4) == "ếếếế…")
    #expect("đủ rồi".excerpt(6) == "đủ rồi")
  }
}
