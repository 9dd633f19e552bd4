package org.atrous.compiler.instantiate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.ir.Origin;
import org.atrous.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A dialect with everything that it inherits: one set of the details in which implementations of
 * the same network differ.
 *
 * @param name of the dialect
 * @param entries by key; a setting with several groups has a key for each, {@code batch_norm.decay}
 */
public record Dialect(String name, Map<String, Entry> entries) {
  public Dialect {
    entries = Map.copyOf(entries);
  }

  /**
   * A setting and where it was made.
   *
   * @param value as written
   * @param origin the name of the dialect that says it, or {@link Origin#BY_HAND}
   * @param frame in which its names are looked up
   * @param setting the whole line; null for one given by hand
   */
  record Entry(Expression value, String origin, Frame frame, @Nullable Setting setting) {
    /** The value of a key as it is written. */
    Span written(String key) {
      if (setting == null || !setting.name().text().equals(key)) {
        return value.span();
      }
      List<Setting.Group> groups = setting.groups();
      return groups.get(0).span().to(groups.get(groups.size() - 1).span());
    }

    /** Where a key's value came from. */
    Origin origin(String key) {
      return new Origin(Origin.Kind.DIALECT, key, origin, written(key));
    }
  }

  @Nullable Entry find(String key) {
    return entries.get(key);
  }

  Set<String> keys() {
    return entries.keySet();
  }
}
