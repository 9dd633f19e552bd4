package org.atrous.compiler.ast;

import org.atrous.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A declared parameter, {@code name: type = default}.
 *
 * @param variadic written {@code type...}: takes the remaining positional arguments as a list
 */
public record Parameter(
    Identifier name,
    TypeReference type,
    boolean variadic,
    @Nullable Expression defaultValue,
    Span span) {}
