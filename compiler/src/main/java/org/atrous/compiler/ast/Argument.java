package org.atrous.compiler.ast;

import org.atrous.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** An argument of a call: positional where {@code name} is null. */
public record Argument(@Nullable Identifier name, Expression value, Span span) {}
