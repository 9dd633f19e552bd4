package org.atrous.compiler.report;

import java.util.List;

/**
 * What a network was resolved to, and where each value came from.
 *
 * @param network its name
 * @param place where it is declared, {@code file:line:column}
 * @param arguments of the network itself
 * @param dialect its name
 * @param settings of the dialect that the network depends on, sorted by key
 * @param idle keys of the dialect that make no difference to this network
 * @param input the normalisation of the image
 * @param components the backbone, the components of the head, then auxiliary heads
 */
public record Explanation(
    String network,
    String place,
    List<Setting> arguments,
    String dialect,
    List<Setting> settings,
    List<String> idle,
    Setting input,
    List<Component> components) {
  public Explanation {
    arguments = List.copyOf(arguments);
    settings = List.copyOf(settings);
    idle = List.copyOf(idle);
    components = List.copyOf(components);
  }

  /**
   * A name with its value.
   *
   * @param value as a spec would write it
   * @param origin what gave it, in a few words: {@code argument}, {@code dialect.stem of paper}
   * @param place where that is written, {@code file:line:column}
   */
  public record Setting(String name, String value, String origin, String place) {}

  /**
   * A call of a component, or several in a row that are alike in everything.
   *
   * @param path scope of its variables; of the last one behind {@code ..} where there are several
   * @param kind what it is an instance of: a backbone, a block, one of the head's parts, an
   *     auxiliary head
   * @param name of the component or block
   * @param times how often in a row
   * @param place where it is called
   * @param arguments in the order of declaration
   * @param components that it calls
   */
  public record Component(
      String path,
      String kind,
      String name,
      int times,
      String place,
      List<Setting> arguments,
      List<Component> components) {
    public Component {
      arguments = List.copyOf(arguments);
      components = List.copyOf(components);
    }
  }
}
