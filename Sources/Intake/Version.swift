/// The product's version, as reports and the register carry it.
public enum Version {
  public static let current = "0.1.0"
}
