// swift-tools-version: 6.2
import PackageDescription

/// One set of rules for every target of this package: the strict side of Swift 6.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "dexuat",
  products: [
    .library(name: "Intake", targets: ["Intake"]),
    .executable(name: "dexuat", targets: ["dexuat"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .target(name: "IntakeCore", swiftSettings: settings),
    .target(name: "IntakeArchives", dependencies: ["CLibZip"], swiftSettings: settings),
    .target(
      name: "IntakeFiles",
      dependencies: ["IntakeCore", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: settings),
    .target(name: "CFence", cSettings: [.treatAllWarnings(as: .error)]),
    .target(
      name: "IntakeReading", dependencies: ["IntakeCore", "IntakeArchives", "CLibXML2"],
      swiftSettings: settings),
    .target(
      name: "IntakeFence", dependencies: ["CFence", "IntakeCore", "IntakeReading"],
      swiftSettings: settings),
    .target(
      name: "IntakeRegister",
      dependencies: [
        "IntakeCore", "IntakeFiles",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .target(
      name: "IntakeReporting", dependencies: ["IntakeCore", "IntakeArchives", "CXlsxWriter"],
      swiftSettings: settings),
    .target(
      name: "Intake",
      dependencies: [
        "IntakeArchives", "IntakeCore", "IntakeFence", "IntakeFiles", "IntakeReading",
        "IntakeRegister", "IntakeReporting",
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "dexuat",
      dependencies: [
        "Intake",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .target(
      name: "IntakeTesting", dependencies: ["IntakeArchives"], path: "Tests/IntakeTesting",
      swiftSettings: settings),
    .testTarget(
      name: "IntakeCoreTests", dependencies: ["IntakeCore", "IntakeTesting"],
      swiftSettings: settings),
    .testTarget(
      name: "IntakeArchivesTests", dependencies: ["IntakeArchives"], swiftSettings: settings),
    .testTarget(
      name: "IntakeReadingTests",
      dependencies: ["IntakeArchives", "IntakeCore", "IntakeReading", "IntakeTesting"],
      swiftSettings: settings),
    .target(
      name: "FuzzReading",
      dependencies: [
        "Intake", "IntakeArchives", "IntakeCore", "IntakeFence", "IntakeFiles", "IntakeReading",
        "IntakeRegister", "IntakeReporting",
      ],
      path: "Tests/FuzzReading", swiftSettings: settings),
    .testTarget(
      name: "FuzzReadingTests",
      dependencies: ["FuzzReading", "IntakeCore", "IntakeReading", "IntakeTesting"],
      swiftSettings: settings),
    .executableTarget(
      name: "FenceProbe", dependencies: ["IntakeFence"], path: "Tests/FenceProbe",
      swiftSettings: settings),
    .testTarget(
      name: "IntakeFenceTests",
      dependencies: [
        "FenceProbe", "dexuat", "IntakeArchives", "IntakeCore", "IntakeFence", "IntakeReading",
        "IntakeTesting",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "IntakeRegisterTests",
      dependencies: [
        "IntakeCore", "IntakeFiles", "IntakeRegister",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "IntakeReportingTests",
      dependencies: ["IntakeCore", "IntakeReading", "IntakeReporting", "IntakeTesting"],
      swiftSettings: settings),
    .testTarget(
      name: "IntakeTests",
      dependencies: [
        "FenceProbe", "dexuat", "Intake", "IntakeArchives", "IntakeCore", "IntakeFence",
        "IntakeFiles", "IntakeRegister", "IntakeReporting", "IntakeTesting",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
  ]
)

// libFuzzer needs a library to link with its own start (scripts/fuzz).
if Context.environment["DEXUAT_FUZZ"] != nil {
  package.products.append(
    .library(name: "FuzzReading", type: .static, targets: ["FuzzReading"]))
}
