package org.atrous.compiler.ast;

import org.atrous.compiler.source.Span;

/** A name as written, and where. */
public record Identifier(String text, Span span) {}
