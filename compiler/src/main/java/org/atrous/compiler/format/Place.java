package org.atrous.compiler.format;

/** Where a statement stands: what a blank before a parenthesis means depends on it. */
enum Place {
  /** The top level of a file. */
  FILE,
  /** The body of a component, backbone or network. */
  BODY,
  /** The settings of a declaration. */
  SETTINGS,
  /** Inside parentheses, or in a condition. */
  EXPRESSION
}
