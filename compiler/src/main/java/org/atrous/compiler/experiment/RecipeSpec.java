package org.atrous.compiler.experiment;

import org.atrous.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A recipe, every setting resolved.
 *
 * @param after the recipe whose weights it starts from, or null
 */
public record RecipeSpec(
    String name, DataUse data, TrainingSpec training, @Nullable RecipeSpec after, Span span) {

  /** What makes it another training than another one: all but names and places. */
  public String identity() {
    RecipeSpec first = after;
    return (first == null ? "" : first.identity() + " then ") + data + " " + training;
  }
}
