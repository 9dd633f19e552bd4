package org.atrous.compiler.instantiate;

import org.atrous.compiler.ast.Expression;

/** An argument that was given by hand, outside any spec: {@code --set classes=11}. */
public record GivenArgument(String name, Expression value) {}
