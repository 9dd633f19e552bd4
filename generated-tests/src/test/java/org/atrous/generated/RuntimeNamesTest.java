package org.atrous.generated;

import static com.google.common.truth.Truth.assertThat;

import java.util.stream.Stream;
import org.atrous.compiler.codegen.RuntimeNames;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The compiler knows the runtime only by the names of its classes: each of them must exist. */
final class RuntimeNamesTest {
  @TestFactory
  Stream<DynamicTest> namesAClassOfTheRuntime() {
    return RuntimeNames.all().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> assertThat(load(name)).isNotNull()));
  }

  private static Class<?> load(String name) throws ClassNotFoundException {
    return Class.forName(name, false, RuntimeNamesTest.class.getClassLoader());
  }
}
