package org.atrous.compiler.source;

import org.jspecify.annotations.Nullable;

/**
 * The stable codes of all diagnostics: AT00xx files, AT01xx spelling, AT02xx meaning, AT03xx
 * geometry, AT04xx data, recipes and sweeps.
 */
public enum Code {
  FILE_NOT_FOUND("AT0001"),
  NOT_UTF8("AT0002"),
  EMPTY_FILE("AT0003"),
  FILE_UNREADABLE("AT0004"),

  SYNTAX("AT0101"),
  MALFORMED_NUMBER("AT0102"),
  UNEXPECTED_CHARACTER("AT0103"),
  UNTERMINATED_STRING("AT0104"),
  TOO_DEEP("AT0105"),

  UNKNOWN_NAME("AT0201"),
  WRONG_TYPE("AT0202"),
  UNKNOWN_ARGUMENT("AT0203"),
  MISSING_ARGUMENT("AT0204"),
  DUPLICATE("AT0205"),
  IMPORT_NOT_FOUND("AT0206"),
  IMPORT_CYCLE("AT0207"),
  UNKNOWN_BLOCK("AT0208"),
  RECURSION("AT0209"),
  WRONG_PLACE("AT0210"),
  BAD_VALUE("AT0211"),
  ARITHMETIC("AT0212"),
  SHADOWED("AT0213"),
  TOO_LARGE("AT0214"),
  UNUSED_ALLOWANCE("AT0215", Severity.WARNING),

  CHANNEL_MISMATCH("AT0301"),
  STRIDE_MISMATCH("AT0302"),
  OUTPUT_STRIDE("AT0303"),
  STRIDE_AND_RATE("AT0304"),
  SIZE_MISMATCH("AT0305"),
  MULTIGRID("AT0306"),
  NO_LOGITS("AT0307"),
  EMPTY_MAP("AT0308"),
  CENTRE_ONLY("AT0312", Severity.WARNING),
  SHRINKING_WINDOW("AT0313", Severity.WARNING),

  UNKNOWN_SETTING("AT0401"),
  MISSING_SETTING("AT0402"),
  SLOW_AVERAGES("AT0411", Severity.WARNING),
  CLASS_COUNT("AT0412", Severity.WARNING),
  UNALIGNED_CROP("AT0413", Severity.WARNING),
  SMALL_BATCH("AT0414", Severity.WARNING),
  SINGLE_VALUE("AT0415", Severity.WARNING),
  UNDECLARED_LABEL("AT0416", Severity.WARNING),
  CLASS_WITHOUT_LABEL("AT0417", Severity.WARNING),
  INVALID_CELL("AT0421"),
  TABLE("AT0422"),
  UNUSED_VARIABLE("AT0423"),
  HALVING("AT0424");

  /** Whether a finding stops the compilation. */
  public enum Severity {
    ERROR,
    WARNING
  }

  private final String id;
  private final Severity severity;

  Code(String id) {
    this(id, Severity.ERROR);
  }

  Code(String id, Severity severity) {
    this.id = id;
    this.severity = severity;
  }

  /** The code as it is printed, for example {@code AT0312}. */
  public String id() {
    return id;
  }

  /** The way out that is right for every finding of the code, or null where there is none. */
  public @Nullable String usualCure() {
    return switch (this) {
      case DUPLICATE -> "take one of them away";
      case SHADOWED -> "choose another name";
      case IMPORT_CYCLE -> "move what both files need into a third one";
      case ARITHMETIC -> "take smaller numbers, or such that divide without a rest";
      case EMPTY_MAP -> "take a smaller window, or pad it: `padding: same`";
      default -> null;
    };
  }

  public Severity severity() {
    return severity;
  }
}
