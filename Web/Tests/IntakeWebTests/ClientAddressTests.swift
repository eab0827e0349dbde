import Testing

@testable import IntakeWeb

@Suite struct ClientAddressTests {
  @Test func theLogNamesNobody() {
    #expect(ClientAddress("203.0.113.77").shortened == "203.0.113.0/24")
    #expect(ClientAddress("2001:db8:1:2:3:4:5:6").shortened == "2001:db8:1::/48")
    #expect(ClientAddress("2001:db8::6").shortened == "2001:db8:0::/48")
    #expect(ClientAddress(nil).shortened == "-")
  }

  @Test func aLineIsCountedAsOne() {
    #expect(ClientAddress("203.0.113.77").line == "203.0.113.77")
    #expect(ClientAddress("2001:db8:1:2:3:4:5:6").line == "2001:db8:1:2")
    #expect(ClientAddress("2001:db8:1:2::9").line == "2001:db8:1:2")
    #expect(ClientAddress("::ffff:203.0.113.77").line == "::ffff:203.0.113.77")
  }

  @Test func thisMachineIsKnown() {
    for text in ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"] {
      #expect(ClientAddress(text).isLoopback)
    }
    for text in ["128.0.0.1", "::2", "fe80::1"] { #expect(!ClientAddress(text).isLoopback) }
    #expect(!ClientAddress(nil).isLoopback)
  }
}
