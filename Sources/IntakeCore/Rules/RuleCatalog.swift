/// Every rule, in the order of the codes.
public enum RuleCatalog {
  /// Raised whenever a rule decides otherwise than before: a judgement tells by which edition it
  /// was made, through the hash of its rule set. A test notices where it was forgotten.
  public static let edition = 11

  public static let all: [Rule] = [
    .requiredFieldMissing,  // A001
    .tooLong,  // A002
    .notInCodeList,  // A003
    .notADate,  // A004
    .noContact,  // A005
    .unusualDispatchNumber,  // A006
    .unknownProvince,  // A007
    .wrongTaskNumber,  // A008
    .placeholderAnswer,  // A009
    .unusualIdentifier,  // A010
    .malformed,  // F001
    .noForm,  // F002
    .emptyDocument,  // F003
    .doubtfulEncoding,  // F004
    .unknownElement,  // F005
    .madeForAnotherCall,  // F006
    .outOfPlace,  // F007
    .monthFirstPeriod,  // F008
    .otherSubmitter,  // F009
    .containerUnreadable,  // F010
    .formulaWithoutResult,  // F011
    .limitReached,  // L001
    .doctypeFound,  // L002
    .hiddenCharacters,  // L003
    .containerLimit,  // L004
    .totalIsNotTheSum,  // M001
    .noMoney,  // M002
    .ambiguousAmount,  // M003
    .likelyUnitSlip,  // M004
    .otherSourceMissing,  // M005
    .wrongTotalRow,  // M006
    .activitiesDoNotAddUp,  // M007
    .aboveCeiling,  // M008
    .notAnAmount,  // M009
    .blankOtherIsZero,  // M010
    .orientationMissing,  // O001
    .unknownOrientation,  // O002
    .unclearOrientation,  // O003
    .orientationRequirementMissing,  // O004
    .orientationDoubtful,  // O005
    .receivedBefore,  // R001
    .superseded,  // R002
    .similarTask,  // R003
    .sameTaskTwice,  // R004
    .likelySubmitter,  // R005
    .tasksLeftOut,  // R006
    .unorderedVersions,  // R007
    .receivedLate,  // T001
    .contestedReceipt,  // T002
    .noReceiptEvidence,  // T003
    .periodOutsidePlanYear,  // T004
    .endsBeforeStart,  // T005
    .outsideProgramme,  // T006
    .implausibleDispatchDate,  // T007
    .impossibleReceipt,  // T008
    .outlineMissing,  // X001
    .strayOutline,  // X002
    .titlesDiffer,  // X003
    .orientationsDiffer,  // X004
    .moneyDiffers,  // X005
    .periodsDiffer,  // X006
    .submittersDiffer,  // X007
    .numberContradictsTitle,  // X008
  ]

  /// The rule with a code; nil where there is none.
  public static func rule(_ code: Code) -> Rule? {
    all.first { $0.code == code }
  }
}

extension RuleSet {
  /// The rules of this release.
  public init() { self.init(RuleCatalog.all) }
}
