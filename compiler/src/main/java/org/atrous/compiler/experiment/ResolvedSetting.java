package org.atrous.compiler.experiment;

import org.atrous.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A setting of a recipe or evaluation as it was resolved, and where it came from.
 *
 * @param text what stands behind its name, with the values of parameters put in
 * @param owner the declaration that says it, or one of {@link #ARGUMENT}, {@link #BY_HAND} and
 *     {@link #DEFAULT}
 * @param span where it is written; null for a default
 */
public record ResolvedSetting(String name, String text, String owner, @Nullable Span span) {
  /** Given where the recipe or evaluation is used: {@code like voc(batch: 8)}. */
  public static final String ARGUMENT = "argument";

  /** Given on the command line. */
  public static final String BY_HAND = "--set";

  /** Said nowhere. */
  public static final String DEFAULT = "default";
}
