package org.atrous.compiler.ir;

import org.atrous.compiler.source.Span;

/**
 * Where the value of an argument came from.
 *
 * @param key the dialect's setting that a default names; else empty
 * @param owner the dialect that makes the setting ({@link #BY_HAND} where the network does), or the
 *     block that gives its units their stride and rate; else empty
 * @param span where it is written
 */
public record Origin(Kind kind, String key, String owner, Span span) {
  /**
   * The owner of a dialect's setting that the network gives itself: {@code in paper(stem: ...)}.
   */
  public static final String BY_HAND = "the network";

  /** What gave the value. */
  public enum Kind {
    /** The command line. */
    OVERRIDE,
    /** The call, or the name by which it is called: {@code backbone a = b(...)}. */
    ARGUMENT,
    /** The parameter's default. */
    DEFAULT,
    /** The parameter's default, which is a setting of the dialect. */
    DIALECT,
    /** The step of a block, or of the block after it. */
    STEP,
    /** A multi-grid. */
    MULTIGRID,
    /** The residual whose shortcut it is. */
    RESIDUAL
  }

  /** Of a kind that has neither key nor owner. */
  public static Origin of(Kind kind, Span span) {
    return new Origin(kind, "", "", span);
  }
}
