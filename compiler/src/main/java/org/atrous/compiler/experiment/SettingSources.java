package org.atrous.compiler.experiment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atrous.compiler.ast.Setting;

/** Lists all settings of a use with their origins: the one that counts for each, then defaults. */
final class SettingSources {
  /** Its parts are inherited one by one. */
  private static final String BATCH_NORM = "batch_norm";

  private SettingSources() {}

  /**
   * The settings, {@code data} first, in the order of {@code defaults}.
   *
   * @param defaults by name, for those that are left out
   */
  static List<ResolvedSetting> of(ResolvedUse use, Map<String, String> defaults) {
    List<ResolvedSetting> sources = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>(List.of("data"));
    names.addAll(defaults.keySet());
    for (String name : names) {
      ResolvedUse.Given given = use.find(name);
      if (given == null) {
        sources.add(
            new ResolvedSetting(
                name, defaults.getOrDefault(name, ""), ResolvedSetting.DEFAULT, null));
      } else if (name.equals(BATCH_NORM)) {
        sources.addAll(batchNorm(use));
      } else {
        sources.add(source(given, given.setting().groups()));
      }
    }
    return sources;
  }

  private static List<ResolvedSetting> batchNorm(ResolvedUse use) {
    List<ResolvedSetting> sources = new ArrayList<>();
    Set<String> said = new LinkedHashSet<>();
    for (ResolvedUse.Given given : use.settings()) {
      if (given.setting().name().text().equals(BATCH_NORM)) {
        List<Setting.Group> groups =
            SettingReader.groups(given.setting()).stream()
                .filter(group -> said.add(part(group)))
                .toList();
        if (!groups.isEmpty()) {
          sources.add(source(given, groups));
        }
      }
    }
    return sources;
  }

  /** Decay, epsilon, or which of frozen and trained. */
  private static String part(Setting.Group group) {
    Phrase phrase = Phrase.of(group, List.of());
    String word = phrase == null ? "" : phrase.word();
    return word.equals("decay") || word.equals("epsilon") ? word : "frozen";
  }

  private static ResolvedSetting source(ResolvedUse.Given given, List<Setting.Group> groups) {
    return new ResolvedSetting(
        given.setting().name().text(),
        SettingText.of(groups),
        given.owner(),
        given.setting().span());
  }
}
