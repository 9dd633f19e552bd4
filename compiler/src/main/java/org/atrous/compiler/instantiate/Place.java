package org.atrous.compiler.instantiate;

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
    String scope, Kind kind, @Nullable UnitCounter units, OpenBranches extras, String role) {

  /** What a body belongs to. */
  enum Kind {
    NETWORK,
    BACKBONE,
    BLOCK,
    COMPONENT
  }

  static Place network() {
    return new Place("", Kind.NETWORK, null, OpenBranches.none(), "");
  }

  static Place component(String scope, OpenBranches extras) {
    return new Place(scope, Kind.COMPONENT, null, extras, "");
  }

  static Place backbone(String scope) {
    return new Place(scope, Kind.BACKBONE, null, OpenBranches.none(), "");
  }

  static Place block(String scope, UnitCounter units) {
    return new Place(scope, Kind.BLOCK, units, OpenBranches.none(), "");
  }

  Place withRole(String newRole) {
    return new Place(scope, kind, units, extras, newRole);
  }

  /** The same place, where calls are no units: in a residual or a join. */
  Place withoutUnits() {
    return new Place(scope, kind, null, extras, role);
  }

  String child(String segment) {
    return scope.isEmpty() ? segment : segment.isEmpty() ? scope : scope + "/" + segment;
  }
}
