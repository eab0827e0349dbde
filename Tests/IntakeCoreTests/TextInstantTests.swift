import Testing

@testable import IntakeCore

@Suite struct TextInstantTests {
  private let zone = ZoneOffset(minutes: 420)

  @Test(arguments: [
    ("2023-04-12T08:30:00+00:00", "2023-04-12T15:30:00+07:00"),
    ("2023-04-12 08:30", "2023-04-12T08:30:00+07:00"),
    ("2023-04-12", "2023-04-12T23:59:59+07:00"),
    ("28/4/2023 16:00", "2023-04-28T16:00:00+07:00"),
    ("28/04/2023 16:00:05", "2023-04-28T16:00:05+07:00"),
    ("28-4-2023 16.00", nil),
    ("28.4.2023", "2023-04-28T23:59:59+07:00"),
    ("12/4/2023 8h30", "2023-04-12T08:30:00+07:00"),
    ("8h30 ngày 12/4/2023", "2023-04-12T08:30:00+07:00"),
    ("8 h 30', ngày 12/4/2023", "2023-04-12T08:30:00+07:00"),
    ("8h ngày 12/4/2023", "2023-04-12T08:00:00+07:00"),
    ("8h 12/4/2023", "2023-04-12T08:00:00+07:00"),
    ("8g30 - 12/4/2023", "2023-04-12T08:30:00+07:00"),
    ("12/4/2023 2:30 CH", "2023-04-12T14:30:00+07:00"),
    ("28/04/2023 4:00 CH", "2023-04-28T16:00:00+07:00"),
    ("28/04/2023 4:00:00 PM", "2023-04-28T16:00:00+07:00"),
    ("28/04/2023 12:05 SA", "2023-04-28T00:05:00+07:00"),
    ("28/04/2023 12:05 CH", "2023-04-28T12:05:00+07:00"),
    ("4h chiều ngày 28/4/2023", "2023-04-28T16:00:00+07:00"),
    ("16 giờ 30 phút ngày 28 tháng 4 năm 2023", "2023-04-28T16:30:00+07:00"),
    ("vào hồi 16 giờ 00, thứ Sáu, ngày 28 tháng 4 năm 2023", "2023-04-28T16:00:00+07:00"),
    ("Thứ Năm, 27/04/2023 16:00", "2023-04-27T16:00:00+07:00"),
    ("28/4/23 16:00", "2023-04-28T16:00:00+07:00"),
    ("2023/4/28 16:00", "2023-04-28T16:00:00+07:00"),
    ("45044", "2023-04-28T23:59:59+07:00"), ("45044.6666666667", "2023-04-28T16:00:00+07:00"),
    ("45044,354166", "2023-04-28T08:30:00+07:00"),
  ])
  func momentsAreRead(_ text: String, _ moment: String?) {
    guard let moment else {
      #expect(InstantReader.read(text, zone: zone) == nil)
      return
    }
    guard case .instant(let instant, _)? = InstantReader.read(text, zone: zone) else {
      Issue.record("\(text) is not read")
      return
    }
    #expect(instant.iso(in: zone) == moment)
  }

  @Test(arguments: [
    "", "yesterday", "12/4", "4/2023", "16:00", "8h30", "31/4/2023", "12/4/2023 25:00",
    "12/4/2023 8:60", "12/4/2023 8:", "12/4/2023 13:00 SA", "12/4-2023", "1/2/2023 3/4/2023",
    "12/4/2023 8h30 9h30", "123456", "12/4/2023?", "12 4 2023", "45044.6.1",
  ])
  func otherTextsAreNone(_ text: String) {
    #expect(InstantReader.read(text, zone: zone) == nil)
  }

  @Test(arguments: [
    ("4/5/2023 8:00", true), ("5/5/2023 8:00", false), ("28/4/2023 8:00", false),
    ("2023-04-05 08:00", false), ("8h ngày 4 tháng 5 năm 2023", false), ("45044", false),
  ])
  func aDayMayBeMeantTheOtherWayRound(_ text: String, _ isAmbiguous: Bool) {
    guard case .instant(_, isAmbiguous)? = InstantReader.read(text, zone: zone) else {
      Issue.record("\(text) is read otherwise")
      return
    }
  }

  @Test func aMonthMayStandFirst() {
    guard case .monthFirst(let instant)? = InstantReader.read("4/13/2023 2:00 PM", zone: zone)
    else {
      Issue.record("it is read otherwise")
      return
    }
    #expect(instant.iso(in: zone) == "2023-04-13T14:00:00+07:00")
  }
}
