package org.atrous.compiler.instantiate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ir.Origin;
import org.atrous.compiler.program.FileScope;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.value.Type;
import org.atrous.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The names of one body: its parameters, loop variables and taps. A nested block sees those around
 * it; a called component doesn't.
 */
final class Frame {
  private final FileScope file;
  private final @Nullable Frame outer;
  private final @Nullable Frame caller;
  private final @Nullable Span declared;
  private final List<Diagnostic.Trail> trail;
  private final Map<String, Value> values = new LinkedHashMap<>();
  private final Map<String, Origin> origins = new LinkedHashMap<>();
  private final Map<String, Type> types = new HashMap<>();
  private final int input;

  private Frame(
      FileScope file,
      @Nullable Frame outer,
      @Nullable Frame caller,
      @Nullable Span declared,
      List<Diagnostic.Trail> trail,
      int input) {
    this.file = file;
    this.outer = outer;
    this.caller = caller;
    this.declared = declared;
    this.trail = trail;
    this.input = input;
  }

  /** The frame of a file's top level, where only its declarations are seen. */
  static Frame ofFile(FileScope file) {
    return new Frame(file, null, null, null, List.of(), 0);
  }

  /** The frame of a component, backbone or network called from here. */
  Frame call(Callable.OfModule callee, Span from, int callInput) {
    return call(callee, callee.declaredName(), from, callInput);
  }

  /** The frame of a callee that goes by another name. */
  Frame call(Callable.OfModule callee, String name, Span from, int callInput) {
    List<Diagnostic.Trail> longer = new ArrayList<>();
    longer.add(new Diagnostic.Trail(name, from));
    longer.addAll(trail);
    Span at = callee.module().name().span();
    return new Frame(callee.home(), null, this, at, List.copyOf(longer), callInput);
  }

  /** Whether this body belongs to a module, or is run, however far down, by one. */
  boolean isInside(Declaration.Module module) {
    for (Frame frame = this; frame != null; frame = frame.caller) {
      if (module.name().span().equals(frame.declared)) {
        return true;
      }
    }
    return false;
  }

  /** A block nested in this body. */
  Frame nested() {
    return new Frame(file, this, caller, declared, trail, input);
  }

  /** The body of a block, which is a step of the way to what it instantiates. */
  Frame inBlock(String name, Span from) {
    List<Diagnostic.Trail> longer = new ArrayList<>();
    longer.add(new Diagnostic.Trail(name, from));
    longer.addAll(trail);
    return new Frame(file, this, caller, declared, List.copyOf(longer), input);
  }

  FileScope file() {
    return file;
  }

  List<Diagnostic.Trail> trail() {
    return trail;
  }

  /** The feature that flowed into the component. */
  int input() {
    return input;
  }

  void set(String name, Value value) {
    values.put(name, value);
  }

  /** Sets a parameter. */
  void bind(String name, Sourced argument) {
    values.put(name, argument.value());
    origins.put(name, argument.origin());
  }

  /** Says of which type a parameter is declared. */
  void declare(String name, Type type) {
    types.put(name, type);
  }

  /** The declared type of a parameter, or null for every other name. */
  @Nullable Type declared(String name) {
    Type type = types.get(name);
    return type != null || outer == null || values.containsKey(name) ? type : outer.declared(name);
  }

  @Nullable Value find(String name) {
    Value value = values.get(name);
    return value != null || outer == null ? value : outer.find(name);
  }

  /** All names in sight, the nearest first. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>(values.keySet());
    if (outer != null) {
      names.addAll(outer.names());
    }
    return names;
  }

  /** The values of this frame alone, in the order in which they were set. */
  Map<String, Value> own() {
    return new LinkedHashMap<>(values);
  }

  /** Where this frame's parameters got their values. */
  Map<String, Origin> origins() {
    return new LinkedHashMap<>(origins);
  }
}
