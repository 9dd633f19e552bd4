package org.atrous.compiler.ir;

import java.util.List;

/**
 * Where a network's surroundings came from: its dialect's settings and its input. Arguments carry
 * their origins themselves ({@link Node.Region#origins}).
 *
 * @param settings of the dialect, sorted by key
 * @param input where the normalisation is written: in the network, or in its dialect
 */
public record Provenance(List<Setting> settings, Origin input) {
  public Provenance {
    settings = List.copyOf(settings);
  }

  /**
   * A setting of the dialect.
   *
   * @param key with a dot where the setting has several parts: {@code batch_norm.decay}
   * @param text its value as written
   * @param isRead whether this network depends on it
   */
  public record Setting(String key, String text, Origin origin, boolean isRead) {}
}
