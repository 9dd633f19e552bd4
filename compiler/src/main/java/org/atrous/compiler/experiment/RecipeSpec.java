package org.atrous.compiler.experiment;

import java.util.List;
import org.atrous.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A recipe, every setting resolved.
 *
 * @param after the recipe whose weights it starts from, or null
 * @param sources where each setting came from
 */
public record RecipeSpec(
    String name,
    DataUse data,
    TrainingSpec training,
    @Nullable RecipeSpec after,
    List<ResolvedSetting> sources,
    Span span) {
  public RecipeSpec {
    sources = List.copyOf(sources);
  }

  /** What makes it another training than another one: all but names and places. */
  public String identity() {
    RecipeSpec first = after;
    return (first == null ? "" : first.identity() + " then ") + data + " " + training;
  }
}
