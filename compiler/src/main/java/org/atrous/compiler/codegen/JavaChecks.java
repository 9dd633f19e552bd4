package org.atrous.compiler.codegen;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;

/** Finds what is a sound network, but can't become Java. */
public final class JavaChecks {
  private final Diagnostics diagnostics;
  private final Map<String, String> owners = new HashMap<>();

  private JavaChecks(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /**
   * Checks the names of classes.
   *
   * @param generator of the spec
   */
  public static void check(
      JavaGenerator generator, List<PlannedNetwork> networks, Diagnostics diagnostics) {
    JavaChecks checks = new JavaChecks(diagnostics);
    checks.owners.put(key(generator.specClass()), "the spec itself");
    for (PlannedNetwork network : networks) {
      String name = network.network().name();
      String type = JavaGenerator.networkClass(name);
      checks.own(List.of(type, type + TestGenerator.SUFFIX), network.network());
    }
  }

  /** Gives classes to a network, the first one that is somebody else's is reported. */
  private void own(List<String> types, Network network) {
    for (String type : types) {
      String other = owners.putIfAbsent(key(type), "`" + network.name() + "`");
      if (other != null) {
        diagnostics.report(
            Code.DUPLICATE,
            network.span(),
            "the class `%s` of the network `%s` would also be that of %s"
                .formatted(type, network.name(), other),
            "",
            "give the network another name");
        return;
      }
    }
  }

  /** On some machines, names of files that differ in case alone are one name. */
  private static String key(String type) {
    return type.toLowerCase(Locale.ROOT);
  }
}
