package org.atrous.compiler.instantiate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in the network a body stands.
 *
 * @param scope full name of the scope that its variables lie in
 * @param kind what the body belongs to
 * @param units counts the units where the body is a block's; else null
 * @param extras features that the caller adds to the component's open join
 * @param role what the features made here are to the code around them
 */
record Place(
    String scope, Kind kind, @Nullable UnitCounter units, List<Integer> extras, String role) {

  /** What a body belongs to. */
  enum Kind {
    NETWORK,
    BACKBONE,
    BLOCK,
    COMPONENT
  }

  static Place network() {
    return new Place("", Kind.NETWORK, null, List.of(), "");
  }

  static Place component(String scope, List<Integer> extras) {
    return new Place(scope, Kind.COMPONENT, null, extras, "");
  }

  static Place backbone(String scope) {
    return new Place(scope, Kind.BACKBONE, null, List.of(), "");
  }

  static Place block(String scope, UnitCounter units) {
    return new Place(scope, Kind.BLOCK, units, List.of(), "");
  }

  Place withRole(String newRole) {
    return new Place(scope, kind, units, extras, newRole);
  }

  String child(String segment) {
    return scope.isEmpty() ? segment : segment.isEmpty() ? scope : scope + "/" + segment;
  }
}
