/// The words of the product (instants, calls, verdicts, texts in two languages) are those of
/// `IntakeCore`; who comes in by one of the two doors needs no other import.
@_exported public import IntakeCore
